"""Whom a verb is about: what stands before it, the subject of an earlier clause, or whom the text is about.

`read_before` reads what stands before a verb and may take a list whose members are set apart by commas, or a subject
some clauses back; `subject_of` finds whom a sentence is about.
"""

import re
from dataclasses import replace
from functools import cache

from pipeline.clausesubjects import (
    ONCE_IN,
    SHE,
    clause_starts,
    named_subject,
    names_subject,
    unknown_name,
    unknown_names,
)
from pipeline.honorees import read_list
from pipeline.members import (
    CLASSES,
    GROUP,
    NAMED,
    ORGANISATION,
    PERSON,
    WORK,
    Grammar,
    Honoree,
    ends_member,
    governed,
    grammar_of,
    is_phrase,
    phrase_at,
    read_groups,
    without_adverbs,
)
from pipeline.records import Findings, Span
from pipeline.rules import SLOTS, Rules
from pipeline.slots import Slotted

_P, _O, _W = SLOTS["person"], SLOTS["organisation"], SLOTS["work"]
_Q, _N, _D = SLOTS["quoted"], SLOTS["number"], SLOTS["date"]
_AND_THE_NEXT = re.compile(",(?:以及|及|和|与|还有)")
# 多位个人, 一批集体: some, without a number and a name.
_SOME = re.compile(
    "(?:[多数][位名个支家批项件篇部门人所份首款幅本座对组类种]|(?:若干|众多|不少|许多|更多|一批|大批)(?:位|名|个|支|家|批)?的?)(?=[^0-9,;:。!?、“《]{2,8}$)"
)
_OWN_WORK = re.compile(f"{_D}?(?:研究|科研|教学)?(?:成果|作品|论文|项目|课题|著作|专著){_D}?")
_HIS_WORK = re.compile("[他她其][^,;。]{0,6}(?:主持|完成|研发|创作|领衔|设计|撰写|主编|编写|制作|发明)[^,;。]{0,10}的")
_WHERE_HE_WAS = re.compile(
    f"(?:[他她]们?|{_P})?(?:生前)?所在的?(?:[一-龥]{{0,4}}(?:班|排|连|连队|营|团|部队|支队|大队|中队|支部|团队|班组|车间|单位|学校|学院|村|社区|科室|集体))$"
)
_THIS_PIECE = re.compile(
    "(?:这部|这本|这首|这出|该部|该)[一-龥]{0,3}?(?:剧|片|书|曲|歌|戏|诗|影|小说|散文|专著|教材|舞蹈|小品|节目|报道|绘本)"
)
_THIS_WRITTEN = re.compile(
    "(?:该|此|这部|这本|这首)(?:片|剧|书|作|曲|歌|文|戏|诗|影片|电影|短片|纪录片|电视剧|舞剧|话剧|歌剧|小说|散文|图书|专著|著作|教材|论文|歌曲|舞蹈|小品|节目|报道|文章|漫画|游戏|绘本)(?:曾|也|还|先后|已)?[于在]?$"
)
_THING_MADE = re.compile(
    f"(?:研发|研制|生产|设计|开发|打造|出品|创作|选送|制造|制作|发明|推出|培育|种植|酿造|报送)的(?P<name>{_Q})(?P<thing>[一-龥]{{1,8}})$"
)
_IS_BODY = re.compile("[队班组社团店厂会馆园村所校院]$|公司|中心|支部|家庭|工作室|基地|品牌|服务站|合作社")
_TITLE_OF_WORK = re.compile("《([^《》\n]{1,40})》")
_FAR_BACK = 200
_HE_ALONE = re.compile(r"\s*(?:[他她](?!们)|其?本人)")
_IS_NO_WORK = re.compile(f"[{_P}{_N}]|获|入选|评为")
_STUDY_MADE = re.compile(
    f"(?:完成|撰写|提交|申报|研发|创作|设计|制作|承担)的(?P<work>(?![多各几两数][项个篇种]|有关|相关|这)[{_Q}一-龥A-Za-z0-9、]{{8,40}}"
    "(?:对策|研究|分析|探索|实践|模式|策略|路径|机制|方案|调查|构建|应用|建议|思考|启示))$"
)
_WORK_ALONE = re.compile(f"{_O}[^,;。{_O}{_P}{_N}{_W}{_Q}]{{0,6}}的[{_W}{_Q}]")  # 甲厂的“某技术”;乙厂的…等9个项目荣获
_A_TEAM = f"(?:{_O}|[^的在从由以对向是有、和与,;:。{_P}{_O}{_W}{_Q}{_N}{_D}]{{2,8}}队)"
_TEAMS = re.compile(f"{_A_TEAM}(?:、{_A_TEAM})*[和与]{_A_TEAM}(?:、{_A_TEAM})*")
_I = re.compile("我(?:也|还|又|先后|们班|被|曾|于|在|因|和|的)")
_ENDS_IN_WORK = re.compile(
    f"(?![^,]*(?:因|由于|根据|围绕))(?![凭以对在为]|通过|参加)(?:.*[的、和与及])?[^{_O}{_P},的]{{0,8}}{_W}$"
)
_NAME_LIKE_SHORT = re.compile("[一-龥A-Za-z0-9·]{2,8}")
_THIS_WORK = re.compile(
    "(?:这|那|此|该)[次场项部首篇台件种届轮](?!同)|(?:该|这|此)[个本出档]?(?:剧|片|书|歌|曲|画|诗|项目|成果|作品|论文|课题|影片|节目|栏目|产品|案例|技术|研究)"
)
_OWNS = re.compile("(?:拥有|建有|设有|现有|建成|下辖|承担)[^;。]*$")
_WIDE = 120
_BY_MEANS = re.compile("凭借|凭着|依靠|依托|凭(?=[其着])")
_MEANS_ALONE = re.compile(
    f"(?:此前|已经?|曾经?|也|又|还|先后|近日|今年|{_D})*(?:凭借|凭着|依靠|依托|凭|以)(?![上下前后来及])[^,;:。{_P}{_O}{_W}{_Q}{_N}]+"
)  # how, not who
_MEMBER = re.compile(
    f"[^,;:。{_P}{_N}{_W}]{{0,24}}{_P}(?:[、和与及][^,;:。{_P}{_N}{_W}]{{0,16}}{_P})*(?:同志|教授|老师)?"
)
_COUNTED_LAST = re.compile(f"{_N}(?![一-龥]*[选获奖榜])[一-龥]{{1,8}}$")  # 9名教师,|12名医生获得
_CONGRATULATED = re.compile("(?:祝贺|恭喜|恭贺)[他她]$")
# Verbs before the number of those who then win: 县里评出5名教师,被授予.
_SENDS = frozenset(("有", "共有", "来自", "组织", "选派", "派", "评出", "选出", "评选", "推选", "表彰", "产生", "推荐"))
_ANY_OF_KIND = re.compile("的|[一多数几两][位名个]|一批|有的|不少|许多|^其|每")
_TOGETHER = re.compile("[并还也又]?[与和同](?!时)")
_TAKES_PART = re.compile(
    "(?:代表[^,;。、的]{1,12}?)?(?:参加|参与|出战|出征)[^,;。、的]{2,30}?(?:赛|展演|汇演|评选|运动会)$"
)  # no subject, but where it won
_ALL = re.compile("分别|均|双双|都|各|一并|共同|依次|全部|一同|一起|一道|携手")


@cache
def _made(rules: Rules) -> "re.Pattern[str]":
    """What makes a number one of things that the honoured made or have: 发表论文20篇,被评为…."""
    return re.compile(rules.alternation("honours.made"))


def read_before(
    slotted: Slotted, start: int, end: int, rules: Rules, found: Findings, topic: list[Honoree]
) -> list[Honoree]:
    """The honorees that stand before a verb at `end`; a clause without any looks back as far as `start`, then to `topic`."""
    grammar = grammar_of(rules)
    text = slotted.text
    clauses = clause_starts(text, start, end)
    if not clauses:
        return topic
    a, b = clauses[-1]
    stripped = without_adverbs(text, a, b, grammar)
    once = ONCE_IN.match(text, a, b)
    stripped = a if once and once.end() == stripped else stripped
    takes_part = _TAKES_PART.search(text, a, stripped)
    stripped = takes_part.start() if takes_part else stripped
    if text[a : a + 2] == f"、{_Q}" and text[a + 2 : a + 3] in (
        "并",
        "且",
        "还",
        "同",
    ):  # the rest of a list of titles: “甲”、“乙”并当选
        stripped = a
    thing = _THING_MADE.search(text, a, stripped)
    if thing and not _IS_BODY.search(thing["thing"]):  # 甲公司自主研发的“海燕”水下滑翔机荣获
        i = thing.start("name")
        first, last = slotted.starts[i] + 1, slotted.ends[i] - 1
        return [Honoree(WORK, first, last, slotted.document.article.text[first:last].strip(), index=i)]
    congratulated = _CONGRATULATED.search(text, a, stripped)
    if congratulated and (last := text.rfind(_P, start, congratulated.start())) >= 0:  # 会见了某某并祝贺他荣获
        return read_list(slotted, last, last + 1, rules, found)
    stripped = a if _MEANS_ALONE.fullmatch(text, a, stripped) else stripped
    means = _BY_MEANS.search(text, a, stripped)
    if means:  # 某牌空调凭借低碳技术荣获
        named = read_list(slotted, a, means.start(), rules, found)
        unknown = None if named else unknown_name(slotted, a, means.start(), grammar, sure=True)
        if unknown is not None:
            return [unknown]
        if named:
            return named
    study = _STUDY_MADE.search(text, a, stripped)
    if study:  # 某某等同学完成的山地茶园节水模式探索
        return [phrase_at(slotted, WORK, *study.span("work"))]
    honorees = (
        _teams(slotted, a, stripped, grammar) or read_list(slotted, a, stripped, rules, found) if stripped > a else []
    )
    if len(honorees) == 1 and honorees[0].kind == WORK and honorees[0].size is not None and len(clauses) > 1:
        return _works_with_notes(slotted, clauses, honorees[0]) + honorees
    if len(honorees) == 1 and honorees[0].kind == GROUP and honorees[0].index == a and len(clauses) > 1:
        joined = text[clauses[-2][1]] == "," and not _made(grammar.rules).search(text, *clauses[-2])
        counted = _COUNTED_LAST.search(text, *clauses[-2]) if joined else None
        return (read_groups(slotted, counted.start(), counted.end(), grammar) if counted else []) + honorees
    if honorees:
        kinds = {h.kind for h in honorees}
        for c, d in reversed(clauses[:-1]):
            next_work = text[d : d + 1] == ";" and kinds == {WORK} and _WORK_ALONE.fullmatch(text, c, d)
            if not next_work and (
                text[d : d + 1] != ","
                or not _is_member(slotted, c, d, kinds, grammar, sized=honorees[-1].size is not None)
            ):
                break
            size = honorees[-1].size if honorees[-1].kind != GROUP else None
            honorees = [replace(h, size=size) for h in read_list(slotted, c, d, rules, found)] + honorees
        if _TOGETHER.match(text, a, b) and "共同" in text[stripped:b]:  # …,并与乙共同获得: the last subject too
            honorees = [h for h in topic if h.name not in {other.name for other in honorees}] + honorees
        return honorees
    if _THIS_WRITTEN.match(text, a, stripped) and (work := _work_before(slotted, a)):
        return [work]
    if grammar.pronoun.match(text[a:stripped].lstrip()):
        for c, d in reversed(clauses[:-1]):
            subject = named_subject(slotted, c, d, rules, found, grammar)
            if _HE_ALONE.match(text, a):  # …课程《某某》被评为T,他个人被评为U
                subject = [h for h in subject if h.kind == PERSON]
            if subject:
                return subject
        things = [h for h in topic if h.kind != PERSON]
        return things or (topic if _OWN_WORK.fullmatch(text, a + 1, stripped) else []) if text[a] == "该" else topic
    unit = _WHERE_HE_WAS.search(text, a, stripped)
    if unit:  # 他生前所在连队被命名为
        return [phrase_at(slotted, ORGANISATION, unit.start(), stripped)]
    maker = _HIS_WORK.search(text, a, stripped)
    if maker and _ends_generic(slotted, a, stripped, grammar) and grammar.work_before.search(text, a, stripped):
        return topic
    if _I.match(text, a):
        return []  # 我被评为: whoever tells it
    if _OWN_WORK.fullmatch(text, a, stripped) and [h.kind for h in topic] == [PERSON]:
        return topic  # 研究成果获得: whose it is the text says
    if _ends_generic(slotted, a, stripped, grammar):
        return _meant(slotted, start, (a, stripped), topic, found, grammar)
    if (
        text[a : a + 1] == _O
        and not NAMED.search(text, a + 1, stripped)
        and grammar.post_end.search(text, a + 1, stripped)
    ):
        return []  # 我校作者获得: nobody is named
    subject = named_subject(slotted, a, stripped, rules, found, grammar)
    if subject:
        return subject
    unknown = unknown_name(slotted, a, stripped, grammar)
    if unknown is not None:
        return [unknown]
    if "、" in text[a:stripped] and (unknowns := unknown_names(slotted, a, stripped, grammar)):
        return unknowns
    if _is_bare_noun(slotted, a, stripped, grammar):
        return []  # 某某获得: somebody, but nobody known
    persons = _persons_before(slotted, clauses, rules, found) if stripped <= a else []
    if persons:
        return persons
    works = _works_before(slotted, clauses, rules, found) if stripped <= a else []
    if works:
        return works
    if len(clauses) > 2 and text[clauses[-2][1] - 1] == _W and text[clauses[-3][1] - 1] == _W:  # …《甲》,…《乙》,…版面
        return read_before(slotted, start, clauses[-2][1], rules, found, topic)
    if len(clauses) > 1:
        c, d = clauses[-2]
        if stripped <= a and _ALL.search(text, a, b):
            behind = grammar.listed.search(text, c, d)
            honorees = read_list(slotted, c, behind.start() if behind else d, rules, found)
            if honorees and all(h.kind == GROUP for h in honorees):
                return _groups_before(slotted, clauses[:-2], grammar) + honorees
            if honorees:
                return honorees
        groups = _last_groups(slotted, c, d, grammar) if stripped <= a and text[d : d + 1] == "," else []
        if groups:
            return _groups_before(slotted, clauses[:-2], grammar) + groups
    for c, d in reversed(clauses[:-1]):
        if text[d : d + 1] in ";。!?" and (topic or not _elides(slotted, max(start, d + 1), end, grammar)):
            start = max(start, d + 1)
            break
        if text[c] in "、和与及":  # the rest of a list of titles
            continue
        if _THIS_WORK.match(text, c, d):  # 该剧讲述…甲的一生,入选
            work = _work_before(slotted, c) if _THIS_PIECE.match(text, c, d) else None
            return [h for h in topic if h.kind != PERSON] or ([work] if work else [])
        subject = named_subject(slotted, c, d, rules, found, grammar)
        if subject:
            return _with_those_before(slotted, subject, clauses, (c, d), rules, found)
    while text[start : start + 1] == ";":
        start += 1
    return topic if not names_subject(slotted, start, end, grammar) else []


def _groups_before(slotted: Slotted, clauses: list[Span], grammar: Grammar) -> list[Honoree]:
    """The numbers at the end of the clauses before, parted by commas (22名党员,6名党务工作者和12个党组织,分别被授予)."""
    groups: list[Honoree] = []
    for a, b in reversed(clauses):
        counted = _COUNTED_LAST.search(slotted.text, a, b) if slotted.text[b : b + 1] == "," else None
        if counted is None or _made(grammar.rules).search(slotted.text, a, counted.start()):
            break
        groups = read_groups(slotted, *counted.span(), grammar) + groups
    return groups


def _works_with_notes(slotted: Slotted, clauses: list[Span], last: Honoree) -> list[Honoree]:
    """The works of the clauses before the last of a counted list, each with a note behind it (甲(作者:某),乙(作者:某)等8项)."""
    works: list[Honoree] = []
    for a, b in reversed(clauses[:-1]):
        if slotted.text[b] != "," or len(works) + 1 >= (last.size or 0):
            break
        noted = slotted.document.folded[slotted.ends[b - 1] : slotted.starts[b]].strip()
        if not (noted.startswith("(") and noted.endswith(")")) or _IS_NO_WORK.search(slotted.text, a, b):
            break
        works.insert(0, replace(phrase_at(slotted, WORK, a, b), size=last.size))
    return works


def _work_before(slotted: Slotted, a: int) -> Honoree | None:
    """The work in 《》 that is named last before index a of the sentence, in it or shortly before it; None without one."""
    end = slotted.starts[a]
    named = list(_TITLE_OF_WORK.finditer(slotted.document.folded, max(0, end - _FAR_BACK), end))
    if not named:
        return None
    start, stop = named[-1].span(1)
    return Honoree(WORK, start, stop, slotted.document.article.text[start:stop].strip(), index=a)


def _with_those_before(
    slotted: Slotted, subject: list[Honoree], clauses: list[Span], own: Span, rules: Rules, found: Findings
) -> list[Honoree]:
    """A subject with the persons of the clauses before it that are members of the same list (甲院某某,乙院某某从…中脱颖而出)."""
    if subject[0].kind != PERSON or not _MEMBER.match(slotted.text, *own):
        return subject
    for a, b in reversed(clauses[: clauses.index(own)]):
        if slotted.text[b] != "," or not _MEMBER.fullmatch(slotted.text, a, b):
            break
        a += slotted.text[a] == "由"  # 由甲、乙,丙、丁组成的
        subject = [h for h in read_list(slotted, a, b, rules, found) if h.kind == PERSON] + subject
    return subject


def _meant(
    slotted: Slotted, start: int, noun_at: Span, topic: list[Honoree], found: Findings, grammar: Grammar
) -> list[Honoree]:
    """The organisation that a bare 公司, 学校 means: the one the text is about, if it is one of that kind, else the last of
    that kind which an earlier clause names, else the only one that the text has named of it so far."""
    a, b = noun_at
    noun = re.sub(f"^[{_D},]+", "", slotted.text[a:b]).removeprefix("该")
    if len(noun) < 2:
        return []
    nouns = grammar.rules.words["honours.body_nouns"]
    ends = tuple(nouns[noun].split()) if noun in nouns else (noun,)
    if len(topic) == 1 and topic[0].kind == ORGANISATION and topic[0].name.endswith(ends):
        return topic
    for i in range(a - 1, start - 1, -1):
        if slotted.text[i] == _O and slotted.written(i, i + 1).endswith(ends):
            first, last = slotted.span(i, i + 1)
            return (
                []
                if governed(slotted, start, i, grammar)
                else [Honoree(ORGANISATION, first, last, slotted.written(i, i + 1), index=i)]
            )
    if noun not in nouns:
        return []
    named = {m.name or "" for m in found.organisations if m.start < slotted.starts[a]}
    named = {name for name in named if name.endswith(ends) and len(name) > len(noun) + 1}
    written = phrase_at(slotted, ORGANISATION, b - len(noun), b)
    return [replace(written, name=named.pop())] if len(named) == 1 else []


def _ends_generic(slotted: Slotted, a: int, b: int, grammar: Grammar) -> bool:
    """Whether the subject right before the verb is a general noun (公司, 作品) of which the text does not say which."""
    text = slotted.text
    some = _SOME.search(text, a, b)
    if some and "在" not in text[a : some.start()]:  # 在众多选手中获得: out of whom, not who
        return True
    last = next((word for k in range(max(a, b - 6), b) if (word := slotted.words.get(k)) and word[1] == b), None)
    if last is None:
        return False
    if last[0] in grammar.generic:
        return True
    if last[2].startswith("n") and _ANY_OF_KIND.search(text, a, b) and ends_member(text[a:b], grammar):
        return not NAMED.search(text, text.rfind("的", a, b) + 1 or a, b)  # 他培养的研究生获…: nobody is named
    slot = max(text.rfind(_P, a, b), text.rfind(_O, a, b))
    behind = grammar.honorific.match(text, slot + 1)
    team = grammar.team.match(text, behind.end()) if behind else None  # 甲家庭|以良好的家风
    tail = team.end() if team else behind.end() if behind else b
    described = slot >= 0 and "的" in text[slot:b] and not grammar.openers.match(text, tail)
    return described and last[2].startswith("n") and last[0] not in grammar.closers


def _elides(slotted: Slotted, start: int, end: int, grammar: Grammar) -> bool:
    """Whether a stretch behind a semicolon says 他, or none of its clauses begins with a noun: still about the same one."""
    if SHE.search(slotted.text, start, end):
        return True
    for a, b in clause_starts(slotted.text, start, end):
        lead = grammar.leads.match(slotted.text, a, b)
        word = slotted.words.get(lead.end() if lead else a)
        if (lead.end() if lead else a) < b and (word is None or word[2][:1] not in ("p", "v", "d", "c", "t")):
            return False
    return True


def _last_groups(slotted: Slotted, start: int, end: int, grammar: Grammar) -> list[Honoree]:
    """The numbers of a clause that a verb in the next clause is about: 全省共有3名党员、2个支部,分别被授予…"""
    start += slotted.text[start : start + 2] == f"{_O}{_N}"  # 某大学|6名教师和12个支部
    if NAMED.search(slotted.text, start, end):
        return []
    first = slotted.text.find(_N, start, end)
    if _OWNS.search(slotted.text, max(0, start - _WIDE), start):  # 拥有9支团队,5个实验区,获得…
        return []
    if re.search(f"[奖章]{_N}", slotted.text[start:end]):  # 荣获甲奖2项,乙奖3项,荣获…
        return []
    if _made(grammar.rules).search(slotted.text, start, max(start, first)):
        return []
    if _are_objects(slotted, start, max(start, first), end):
        return []
    groups = read_groups(slotted, start, end, grammar)
    units = {number.unit for h in groups if (number := slotted.number(h.index))}
    return groups if groups and units <= grammar.group_units else []


def _are_objects(slotted: Slotted, start: int, first: int, end: int) -> bool:
    """Whether the numbers of a clause, of which the first stands at `first`, are what somebody did or has, not who won:
    带动就业650余人, 社员有120户."""
    verbs = [word for k in range(start, first) if (word := slotted.words.get(k)) and word[2] == "v"]
    last = max(slotted.text.rfind(_N, start, end), first)
    return any(word[0] not in _SENDS for word in verbs) or (last == end - 1 > start and first > start)


def _is_member(slotted: Slotted, a: int, b: int, kinds: set[str], grammar: Grammar, *, sized: bool) -> bool:
    """Whether a clause is nothing but a member of the list that the next clause goes on with."""
    text = slotted.text[a:b].rstrip()
    if not text or len(text) > 60:
        return False
    if PERSON in kinds and text[-1] != _P and not re.search(f"{_P}(?:同志|同学|老师|教授|选手|等)?$", text):
        return False
    if kinds == {WORK}:
        joined = _AND_THE_NEXT.match(slotted.text, b) is not None  # …的项目“甲”,以及…的项目“乙”荣获
        return text[-1] == _W or (joined and text[-1] == _Q)
    if kinds & {GROUP, WORK}:
        return False
    if kinds == {ORGANISATION} and not re.fullmatch(f"[{_O}、和与及]+", text):
        if text.endswith(CLASSES) and re.search("\\d级", text):
            return True
        return sized and is_phrase(slotted, b - len(text.lstrip(_O)), b, grammar) and len(text) <= 20
    return not any(
        word[0] in grammar.breaks and word[0] not in ("的", "和", "与", "及")
        for k in range(a, b)
        if (word := slotted.words.get(k))
    )


def _persons_before(slotted: Slotted, clauses: list[Span], rules: Rules, found: Findings) -> list[Honoree]:
    """The persons of several clauses that each end with one: 甲学院某某,乙学院某某、某某,获得."""
    persons: list[Honoree] = []
    members = 0
    for c, d in reversed(clauses[:-1]):
        if slotted.text[d] != "," or not _MEMBER.fullmatch(slotted.text, c, d):
            break
        persons = [h for h in read_list(slotted, c, d, rules, found) if h.kind == PERSON] + persons
        members += 1
    return persons if members > 1 else []


def _works_before(slotted: Slotted, clauses: list[Span], rules: Rules, found: Findings) -> list[Honoree]:
    """The works that the clause before ends with: 反映…的《甲》和讲述…的《乙》,同时获得."""
    text = slotted.text
    if len(clauses) < 2 or text[clauses[-2][1]] != "," or not _ENDS_IN_WORK.match(text[slice(*clauses[-2])]):
        return []
    return [h for h in read_list(slotted, *clauses[-2], rules, found) if h.kind == WORK]


def _is_bare_noun(slotted: Slotted, a: int, b: int, grammar: Grammar) -> bool:
    """Whether text[a:b] is two to eight characters of nouns without a name that anybody recognised: a subject of its own."""
    lead = grammar.leads.match(slotted.text, a, b)
    begin = lead.end() if lead else a
    phrase = slotted.text[begin:b]
    if not 2 <= len(phrase) <= 8 or not _NAME_LIKE_SHORT.fullmatch(phrase) or grammar.pronoun.match(phrase):
        return False
    words = [word for k in range(begin, b) if (word := slotted.words.get(k))]
    nouns = all(w[2][:1] in ("n", "a", "b", "j", "") and w[2] != "ad" for w in words)
    return bool(words) and nouns and words[-1][1] == b and words[-1][0] not in grammar.closers


def _teams(slotted: Slotted, a: int, b: int, grammar: Grammar) -> list[Honoree]:
    """Teams joined by 和 or 与 that nobody recognised and that are all that stands before the verb (甲队和乙队分获)."""
    lead = grammar.leads.match(slotted.text, a, b)
    begin = lead.end() if lead else a
    if "队" not in slotted.text[begin:b] or not _TEAMS.fullmatch(slotted.text, begin, b):
        return []
    return [
        phrase_at(slotted, ORGANISATION, *team.span()) for team in re.compile(_A_TEAM).finditer(slotted.text, begin, b)
    ]

"""Who is meant by a phrase: the persons, organisations, works and numbers of a list in a slot string.

The words that decide stand in rules/honours.yaml. `read_list` reads one clause, `read_before` what stands before a verb
and may take a list whose members are set apart by commas, or a subject some clauses back.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from pipeline.names import is_name, name_model
from pipeline.records import Findings, Span
from pipeline.rules import SLOTS, Rules
from pipeline.slots import Slotted

PERSON, ORGANISATION, GROUP, WORK = "person", "organisation", "group", "work"
_P, _O, _W = SLOTS["person"], SLOTS["organisation"], SLOTS["work"]
_Q, _N, _D = SLOTS["quoted"], SLOTS["number"], SLOTS["date"]
_CLAUSE = re.compile(r"[,;:。!?]")
_WORKS = re.compile(f"{_W}(?:[、和与及]?{_W})+")
# 多位个人, 一批集体: some, without a number and a name.
_SOME = re.compile("(?:多|数|若干|众多|不少|许多|一批)(?:位|名|个|支|家|批)?(?=[^0-9,;:。!?、“《]{2,8}$)")
_NAMED = re.compile(f"[{_P}{_O}{_W}{_Q}]")
_ANY_SLOT = re.compile(f"[{''.join(SLOTS.values())}]")
_YEARS_OF_CLASS = re.compile(f"[、/](?<=\\d[、/])(?:\\d{{2,4}}|[{_D}{_N}])[级届]")  # 2014、2015级硕士生
_LONGEST_PHRASE = 40
_HOST = re.compile(f"{_O}(?:系统|系|地区|辖区|全系统|机关|代表队|下属|所属|旗下|各地)?$")  # 甲系统5个项目: five of them
_CLASS_OF = re.compile("(?:19|20)\\d{2}级$")
_CLASSES = ("班", "支部", "班级")
_SHORTEST_TORN = 4
_A_NAME = re.compile("(?![获荣被夺摘斩入当在是有])[一-龥]{2,4}$")
_CLASSMATE = re.compile("(?:专业|本科生|硕士生|博士生|研究生|[0-9]班)([一-龥]{2,3})$")
_WORK_OF = re.compile(
    f"{_O}[^{_Q}{_W},;]{{0,12}}的[^{_Q}{_W},;]{{0,12}}(?:{_W}|{_Q}(?:项目|作品|课题|论文|成果|案例|研究))"
)
_IN_THE_ROLE = re.compile("作为[^,;。]*(?:参与|合作|完成|主持|承担|牵头|申报)[^,;。]*的")
_HIS_WORK = re.compile(
    f"(?:{_P}|[他她其])[^,;。]{{0,6}}(?:主持|完成|研发|创作|领衔|设计|撰写|主编|编写|制作|发明)[^,;。]{{0,10}}的"
)
_AT = re.compile("(?:任|任职|就读|就职|毕业|考入|进入|加入|调任|来到|回到|前往|供职|受聘)于?$")
_MADE_UP = re.compile("(?:组成|组建|派出|选送|推荐|选派)的")
_SHE = re.compile("(?:^|[,;])[他她](?!们)")
_MADE_BY = re.compile(f"[{_O}{_P}][^{_W}{_Q}、]*的[^{_W}{_Q}、的]*[{_W}{_Q}]$")
_BEATS = re.compile("战胜|击败|力克|击退|淘汰|打败|逆转|负于|险胜|不敌|力压|完胜|横扫|携手|搭档|领先")
_BECAUSE = re.compile("(?:因|由于|因为|凭|凭借|以|通过|根据|按照|随着|围绕)$")
_MADE = re.compile(
    "发表|出版|主持|承担|完成|撰写|培养|授权|申请|提交|获得?|取得|参与|派出|投入|主编|编写|研发|创作|指导|带领|帮助|救"
)
_ANY_OF_KIND = re.compile("的|[一多数几两][位名个]|一批|有的|不少|许多|^其|每")
_CREW = re.compile(f"{_W}[^{_W}、]{{1,8}}{_P}")
_OURS = re.compile("我(?:[校院县市省区镇乡村局所厂队社馆]|公司|集团|单位|支队)")  # where nothing says which
_NOTE = re.compile(r"[(（].*")  # 30名（组）
GROUP_UNITS = {"名", "位", "人", "个", "家", "所", "支", "户", "项", "件", "篇", "部", "幅", "组", "村"}
_TIME = re.compile("季度|月|小时|星期|学期|年头|赛季|奖|国家|省|地区|城市参")


@dataclass(frozen=True, slots=True)
class Honoree:
    """One who is honoured: kind, place in the document, name as written, and the N of 等N名 where the phrase says it."""

    kind: str
    start: int
    end: int
    name: str
    size: int | None = None
    index: int = 0

    @property
    def span(self) -> Span:
        """Where the honoree stands in the document."""
        return self.start, self.end


@dataclass(frozen=True, slots=True, eq=False)
class _Grammar:
    prepositions: frozenset[str]
    closers: frozenset[str]
    adverbs: "re.Pattern[str]"
    openers: "re.Pattern[str]"
    leads: "re.Pattern[str]"
    honorific: "re.Pattern[str]"
    persons: "re.Pattern[str]"
    person_end: "re.Pattern[str]"
    organisation_end: "re.Pattern[str]"
    team: "re.Pattern[str]"
    team_end: "re.Pattern[str]"
    work_end: "re.Pattern[str]"
    work_before: "re.Pattern[str]"
    post_end: "re.Pattern[str]"
    generic: frozenset[str]
    breaks: frozenset[str]
    short: "re.Pattern[str]"
    pronoun: "re.Pattern[str]"
    body_role: "re.Pattern[str]"
    listed: "re.Pattern[str]"
    rules: Rules


@cache
def _grammar(rules: Rules) -> _Grammar:
    def words(name: str) -> str:
        return rules.alternation(f"honours.{name}")

    def listed(name: str) -> frozenset[str]:
        return frozenset(rules.words[f"honours.{name}"])

    return _Grammar(
        listed("prepositions"),
        listed("closers"),
        re.compile(rf"(?:{words('adverbs')}|{_D})+$"),
        re.compile(rf"{words('openers')}|{_D}"),
        re.compile(rf"(?:{words('leads')}|{_D})+"),
        re.compile(rf"(?:{words('honorifics')})*"),
        re.compile(words("person_classes")),
        re.compile(rf"(?:{words('honorifics')}|{words('person_classes')}|{words('teams')})$"),
        re.compile(rf"{words('organisation_ends')}$"),
        re.compile(rf"{words('teams')}"),
        re.compile(rf"(?:{words('teams')}|课程组|攻关组|教学组|编写组|课题组|突击队|服务队)$"),
        re.compile(rf"^(?:等)?(?:{words('work_ends')})"),
        re.compile(rf"(?:{words('work_ends')})$"),
        re.compile(rf"{words('post_ends')}$"),
        listed("generic"),
        listed("breaks"),
        re.compile(r"^[\u4e00-\u9fff]{2,4}$"),
        re.compile(rf"^(?:{words('pronouns')})$"),
        re.compile(words("body_roles")),
        re.compile(words("listed")),
        rules,
    )


_TOGETHER = re.compile("[并还也又]?[与和同](?!时)")
_ALL = re.compile("分别|均|双双|都|各|一并|共同|依次|全部")
_OFFICE = {"担任", "任", "出任", "时任", "聘任", "聘请", "任命", "邀请", "采访", "看望", "表彰", "祝贺"}
_SIZE = re.compile(rf"(?P<etc>等)?(?:共|共计|一共)?(?P<number>{_N})(?P<rest>[^{_N}{_P}{_O},;。]{{0,24}})$")


def read_list(slotted: Slotted, start: int, end: int, rules: Rules, found: Findings) -> list[Honoree]:
    """The honorees of the clause text[start:end] in a slot string, in order; none: an empty list."""
    grammar = _grammar(rules)
    text = slotted.text
    end = _without_adverbs(text, start, end, grammar)
    etc = re.search("等$", text[start:end])
    if etc and end - start > 1:
        end -= 1
    size, kind = None, ""
    sized = _SIZE.search(text, start, end)
    if sized and sized["etc"] is None:
        before = text[start : sized.start()]
        named = re.findall(f"[{_P}{_O}{_W}]", before)
        alone = not named or re.search("[有共的中内里,]$", before) or (len(named) == 1 and _HOST.search(before))
        alone = alone and not before.endswith(_Q)  # “甲”、“乙”两件作品
        if alone and not re.search(f"[{_P}{_O}{_W}{_Q}]", sized["rest"]):
            return _groups(slotted, start, end, grammar)
    if sized and sized.start() > start and (sized["etc"] or _counts_honorees(slotted, sized.start("number"))):
        number = slotted.number(sized.start("number"))
        unit = number.unit if number else ""
        kind = _class(unit, sized["rest"], grammar)
        if sized["etc"] and number and number.value is not None:
            size = int(number.value)
        end = sized.start()
        if text[end - 1 : end] == "等" and not sized["etc"]:
            end -= 1
    items = _items(slotted, start, end, grammar)
    honorees: list[Honoree] = []
    tail = _shared_tail(slotted, items, grammar)
    for n, (a, b) in enumerate(items):
        honoree = _item(slotted, a, b, grammar, kind, start)
        if tail and n + 1 < len(items) and _is_place(slotted, a, b):
            place = _phrase(slotted, ORGANISATION, a, b)
            honoree = replace(place, name=place.name + tail)
        if honoree is None:
            continue
        if honoree.kind == WORK and n + 1 < len(items) and _CREW.match(slotted.text, *items[n + 1]):
            continue  # 《甲》及《乙》总制片人某某: works of a person, who is honoured
        if honoree.kind in (ORGANISATION, WORK) and _is_post(slotted, b, items[n + 1 :], found, grammar):
            continue
        honorees.append(replace(honoree, size=size))
    if honorees and all(h.kind == GROUP for h in honorees) and _NAMED.search(text, start, end):
        return []
    if len(honorees) > 1 and honorees[-1].kind == WORK and _MADE_BY.search(text, start, honorees[-1].index + 1):
        return [h for h in honorees if h.kind == WORK]  # 甲公司与乙公司联合摄制的《某片》
    if any(h.kind == PERSON for h in honorees):  # a place by its name, a person in a list of persons
        honorees = [replace(h, kind=PERSON) if _may_be_name(slotted, h, grammar) else h for h in honorees]
    if kind == PERSON and any(h.kind == PERSON for h in honorees):
        return [h for h in honorees if h.kind == PERSON]
    if kind == WORK and any(h.kind == WORK for h in honorees):  # 甲支部“某活动”等5个活动: the works, not their makers
        return [h for h in honorees if h.kind == WORK]
    return honorees


def _counts_honorees(slotted: Slotted, i: int) -> bool:
    """Whether the number at i may count those of a list (甲、乙2人), unlike 某某一角."""
    number = slotted.number(i)
    return number is None or not number.unit or _NOTE.sub("", number.unit) in GROUP_UNITS


def _may_be_name(slotted: Slotted, honoree: Honoree, grammar: _Grammar) -> bool:
    """Whether what was taken for a place without a word of rank may be a person's name (江波)."""
    if honoree.kind != ORGANISATION or not grammar.short.match(honoree.name):
        return False
    tokens = [t for t in slotted.document.tokens(*honoree.span) if t.start == honoree.start and t.end == honoree.end]
    return any(t.tag.startswith("ns") for t in tokens) and not grammar.organisation_end.search(honoree.name)


def read_before(
    slotted: Slotted, start: int, end: int, rules: Rules, found: Findings, topic: list[Honoree]
) -> list[Honoree]:
    """The honorees that stand before a verb at `end`; a clause without any looks back as far as `start`, then to `topic`."""
    grammar = _grammar(rules)
    text = slotted.text
    clauses = _clauses(text, start, end)
    if not clauses:
        return topic
    a, b = clauses[-1]
    stripped = _without_adverbs(text, a, b, grammar)
    honorees = read_list(slotted, a, stripped, rules, found) if stripped > a else []
    if honorees:
        kinds = {h.kind for h in honorees}
        for c, d in reversed(clauses[:-1]):
            if text[d : d + 1] != "," or not _is_member(
                slotted, c, d, kinds, grammar, sized=honorees[-1].size is not None
            ):
                break
            size = honorees[-1].size if honorees[-1].kind != GROUP else None
            honorees = [replace(h, size=size) for h in read_list(slotted, c, d, rules, found)] + honorees
        if _TOGETHER.match(text, a, b) and "共同" in text[stripped:b]:  # …,并与乙共同获得: the last subject too
            honorees = [h for h in topic if h.name not in {other.name for other in honorees}] + honorees
        return honorees
    if grammar.pronoun.match(text[a:stripped].lstrip()):
        for c, d in reversed(clauses[:-1]):
            subject = _subject(slotted, c, d, rules, found, grammar)
            if subject:
                return subject
        return [h for h in topic if h.kind != PERSON] if text[a] == "该" else topic
    maker = _HIS_WORK.search(text, a, stripped)
    if maker and _ends_generic(slotted, a, stripped, grammar) and grammar.work_before.search(text, a, stripped):
        return (
            read_list(slotted, maker.start(), maker.start() + 1, rules, found) if text[maker.start()] == _P else topic
        )
    if _ends_generic(slotted, a, stripped, grammar):
        return _meant(slotted, a, stripped, topic)
    subject = _subject(slotted, a, stripped, rules, found, grammar)
    if subject:
        return subject
    if len(clauses) > 2 and text[clauses[-2][1] - 1] == _W and text[clauses[-3][1] - 1] == _W:  # …《甲》,…《乙》,…版面
        return read_before(slotted, start, clauses[-2][1], rules, found, topic)
    if len(clauses) > 1:
        c, d = clauses[-2]
        if stripped <= a and _ALL.search(text, a, b):
            named = grammar.listed.search(text, c, d)
            honorees = read_list(slotted, c, named.start() if named else d, rules, found)
            if honorees:
                return honorees
        groups = _last_groups(slotted, c, d, grammar) if stripped <= a else []
        if groups:
            return groups
    for c, d in reversed(clauses[:-1]):
        if text[d : d + 1] in ";。!?":
            start = max(start, d + 1)
            break
        subject = _subject(slotted, c, d, rules, found, grammar)
        if subject:
            return subject
    while text[start : start + 1] == ";":
        start += 1
    return topic if not _has_subject(slotted, start, end, grammar) else []


def _meant(slotted: Slotted, a: int, b: int, topic: list[Honoree]) -> list[Honoree]:
    """The organisation that a bare 公司, 学校 means: the one the text is about, if it is one of that kind."""
    noun = re.sub(f"^[{_D},]+", "", slotted.text[a:b])
    is_kind = len(topic) == 1 and topic[0].kind == ORGANISATION and len(noun) > 1
    return topic if is_kind and topic[0].name.endswith(noun.removeprefix("该")) else []


def _ends_generic(slotted: Slotted, a: int, b: int, grammar: _Grammar) -> bool:
    """Whether the subject right before the verb is a general noun (公司, 作品) of which the text does not say which."""
    text = slotted.text
    if _SOME.search(text, a, b):
        return True
    last = next((word for k in range(max(a, b - 6), b) if (word := slotted.words.get(k)) and word[1] == b), None)
    if last is None:
        return False
    if last[0] in grammar.generic:
        return True
    if last[2].startswith("n") and _ANY_OF_KIND.search(text, a, b) and _ends_member(text[a:b], grammar):
        return not _NAMED.search(text, text.rfind("的", a, b) + 1 or a, b)  # 他培养的研究生获…: nobody is named
    slot = max(text.rfind(_P, a, b), text.rfind(_O, a, b))
    described = slot >= 0 and "的" in text[slot:b] and not grammar.openers.match(text, slot + 1)
    return described and last[2].startswith("n") and last[0] not in grammar.closers


def _has_subject(slotted: Slotted, start: int, end: int, grammar: _Grammar) -> bool:
    """Whether a sentence begins, before its verb at `end`, with a noun of its own and so is not about the subject of the
    sentence before."""
    text = slotted.text
    while start < end and text[start] in ",;。、 ":
        start += 1
    lead = grammar.leads.match(text, start, end)
    begin = lead.end() if lead else start
    if begin >= end or _SHE.search(text, start, end):
        return False
    if text[begin] == _O and not (lead and lead[0].endswith("任")) and text[begin + 1] not in "的,":
        return not grammar.post_end.search(text, begin + 1, begin + 6)
    word = slotted.words.get(begin)
    return word is not None and (word[2].startswith("n") or not word[2]) and not grammar.pronoun.match(word[0])


def has_subject(slotted: Slotted, end: int, rules: Rules) -> bool:
    """Whether the sentence begins with a noun of its own, other than a general one, before the verb at `end`."""
    grammar = _grammar(rules)
    first = slotted.words.get(0)
    return not (first and first[0] in grammar.generic) and _has_subject(slotted, 0, end, grammar)


def is_pronoun(text: str, rules: Rules) -> bool:
    """Whether a phrase is nothing but a pronoun (他, 他们, 其)."""
    return bool(_grammar(rules).pronoun.match(text))


def phrase_of_organisation(slotted: Slotted, start: int, end: int, rules: Rules) -> bool:
    """Whether text[start:end] is a noun phrase that ends like the name of an organisation."""
    grammar = _grammar(rules)
    phrase = slotted.text[start:end]
    ended = grammar.organisation_end.search(phrase) or phrase.endswith(("联", "政府", "总局", "总会"))
    return bool(ended) and phrase not in grammar.generic and _is_noun_phrase(slotted, start, end)


def subject_of(slotted: Slotted, rules: Rules, found: Findings) -> list[Honoree]:
    """Whom a sentence is about: the person, else the organisation, at the head of its first clauses."""
    grammar = _grammar(rules)
    for a, b in _clauses(slotted.text, 0, len(slotted.text))[:2]:
        subject = _subject(slotted, a, b, rules, found, grammar)
        if subject:
            return subject
    return []


def _clauses(text: str, start: int, end: int) -> list[Span]:
    found = []
    begin = start
    for sign in _CLAUSE.finditer(text, start, end):
        if sign.start() > begin:
            found.append((begin, sign.start()))
        begin = sign.end()
    found.append((begin, end))
    return found


def _without_adverbs(text: str, start: int, end: int, grammar: _Grammar) -> int:
    """The index at which adverbs and dates at the end of text[start:end] begin."""
    match = grammar.adverbs.search(text[max(start, end - 40) : end])
    return max(start, end - 40) + match.start() if match else end


def _items(slotted: Slotted, start: int, end: int, grammar: _Grammar) -> list[Span]:
    """The members of a list: pieces between 、 and joining words that are words of their own and join two members."""
    text = slotted.text
    found = []
    begin = start
    i = start
    while i < end:
        width = 0
        if text[i] in "、 /" and not _YEARS_OF_CLASS.match(text, i):
            width = 1
        elif text[i] in (_W, _Q) and i > begin and text[i - 1] in (_W, _Q):
            found.append((begin, i))
            begin = i
        elif text[i] in "和与及暨" and i > begin:
            near = _ANY_SLOT.match(text[i - 1]) or (i + 1 < end and _ANY_SLOT.match(text[i + 1]))
            word = slotted.words.get(i)
            if near or (word and word[1] == i + 1):
                width = 1 if _may_be_member(text[begin:i], grammar) else 0
        elif text.startswith("以及", i) and i > begin:
            width = 2
        if width:
            if i > begin:
                found.append((begin, i))
            begin = i + width
            i += width
        else:
            i += 1
    if end > begin:
        found.append((begin, end))
    return found


def _may_be_member(piece: str, grammar: _Grammar) -> bool:
    """Whether what stands before 和, 与 is a member of its own: 甲村和乙村, but not 化学学院材料与能源工程班."""
    if len(piece) <= _SHORTEST_TORN or _ANY_SLOT.match(piece[-1]):
        return True
    return _O not in piece[piece.rfind("的") + 1 :] or _ends_member(piece, grammar)


def _ends_member(piece: str, grammar: _Grammar) -> bool:
    ends = (grammar.organisation_end, grammar.work_end, grammar.post_end, grammar.person_end)
    return any(end.search(piece) for end in ends)


def _last_groups(slotted: Slotted, start: int, end: int, grammar: _Grammar) -> list[Honoree]:
    """The numbers of a clause that a verb in the next clause is about: 全省共有3名党员、2个支部,分别被授予…"""
    if _NAMED.search(slotted.text, start, end):
        return []
    first = slotted.text.find(_N, start, end)
    if _MADE.search(slotted.text, start, max(start, first)):  # 发表论文20篇,被评为…: not the papers
        return []
    groups = _groups(slotted, start, end, grammar)
    units = {number.unit for h in groups if (number := slotted.number(h.index))}
    return groups if groups and units <= GROUP_UNITS else []


def _class(unit: str, rest: str, grammar: _Grammar) -> str:
    """Person or organisation by the classifier and the noun of 等N名同志, empty where they do not say."""
    if grammar.work_end.match(rest) or grammar.work_before.search(rest):
        return WORK
    if unit in ("名", "位", "人") or grammar.persons.search(rest):
        return PERSON
    if unit in ("家", "所", "支") or grammar.organisation_end.search(rest) or unit == "个":
        return ORGANISATION
    return ""


def _shared_tail(slotted: Slotted, items: list[Span], grammar: _Grammar) -> str:
    """What the members of 甲省、乙省代表队 share: the last one without its place; empty where they share nothing."""
    if len(items) < 2:
        return ""
    a, b = items[-1]
    text = slotted.document.folded[slotted.starts[a] : slotted.ends[b - 1]]
    words = list(slotted.document.tokens(slotted.starts[a], slotted.ends[b - 1]))
    first = next((word for word in words if word.start == slotted.starts[a]), None)
    if first is None or not first.tag.startswith("ns") or not grammar.organisation_end.search(text):
        return ""
    tail = text[len(first.text) :]
    return tail if 1 < len(tail) <= 12 else ""


def _is_place(slotted: Slotted, a: int, b: int) -> bool:
    """Whether a member is nothing but the name of a place."""
    start, end = slotted.span(a, b)
    return any(
        token.start == start and token.end == end and token.tag.startswith("ns")
        for token in slotted.document.tokens(start, end)
    )


def _groups(slotted: Slotted, start: int, end: int, grammar: _Grammar) -> list[Honoree]:
    """Groups of which only the number is given: 30名队员, 甲类2家和乙类3家."""
    groups = []
    for i in range(start, end):
        number = slotted.number(i)
        if slotted.text[i] != _N or number is None or number.value is None or number.kind == "ratio":
            continue
        if (
            _NOTE.sub("", number.unit) not in GROUP_UNITS
            or _TIME.match(slotted.text, i + 1)
            or _governed(slotted, start, i, grammar)
        ):
            continue
        if re.search("连续|第|每|共计?有?关|历经", slotted.text[max(start, i - 2) : i]):
            continue
        a, b = slotted.span(i, i + 1)
        groups.append(Honoree(GROUP, a, b, "", int(number.value), i))
    return groups


def _item(slotted: Slotted, a: int, b: int, grammar: _Grammar, kind: str, scope: int) -> Honoree | None:
    text = slotted.text
    lead = grammar.leads.match(text, a, b)
    if lead:
        a = lead.end()
    a = _behind_dates(text, a, b)
    for i in range(b - 1, a - 1, -1):
        if text[i] in (_P, _O, _W, _Q):
            honoree = _named(slotted, a, i, b, grammar, kind, scope)
            if honoree is None and text[i] in (_P, _O) and "的" in text[i + 1 : b]:
                return _plain(slotted, text.rindex("的", i, b) + 1, b, grammar, kind)
            if honoree is not None or text[i] in (_P, _O):
                return honoree
        elif text[i] == _N:
            if _NAMED.search(text, a, i):
                continue
            groups = _groups(slotted, i, i + 1, grammar)
            return groups[0] if groups else None
    return _plain(slotted, a, b, grammar, kind)


def _behind_dates(text: str, a: int, b: int) -> int:
    while a < b and text[a] == _D:
        a += 1
    return a


def _named(slotted: Slotted, a: int, i: int, b: int, grammar: _Grammar, kind: str, scope: int) -> Honoree | None:
    """The honoree of a member whose last name stands at index i."""
    text = slotted.text
    behind = text[i + 1 : b]
    slot = text[i]
    opener = grammar.openers.match(behind)
    if opener and _IN_THE_ROLE.match(behind):  # 甲校作为合作单位参与完成的项目还获…: not the school
        return None
    tail = "" if opener else behind
    start, end = slotted.span(i, i + 1)
    if slot == _P:
        if _governed(slotted, scope, i, grammar):
            return None
        earlier = text.rfind(_P, a, i)
        if earlier >= 0 and _BEATS.search(text, earlier, i):  # 甲力克乙摘得金牌: the first is the subject
            i = earlier
            start, end = slotted.span(i, i + 1)
            tail = ""
        person = slotted.person(i)
        name = person.name if person else slotted.written(i, i + 1)
        if kind == ORGANISATION and not tail and len(name) > 2 and grammar.organisation_end.search(name):
            return Honoree(ORGANISATION, start, end, name, index=i)
        rest = tail[_match_length(grammar.honorific, tail) :]
        if not rest:
            return Honoree(PERSON, start, end, name, index=i)
        if grammar.team.match(rest):
            team = grammar.team.match(rest)
            stop = i + 1 + (len(tail) - len(rest)) + (team.end() if team else 0)
            if stop == b:
                return _phrase(slotted, ORGANISATION, i, b)
        if grammar.post_end.search(rest) and len(rest) <= 16:
            return Honoree(PERSON, start, end, name, index=i)
        return None
    if slot == _O:
        if _governed(slotted, scope, i, grammar):
            return None
        year = _CLASS_OF.search(text, a, i)
        if year and tail.endswith(_CLASSES) and _is_phrase(slotted, i + 1, b, grammar):  # 2010级商学院本科生班
            return _phrase(slotted, ORGANISATION, year.start(), b)
        if not tail:
            before = text[max(a, i - 6) : i]
            return Honoree(ORGANISATION, start, end, slotted.written(i, i + 1), index=i) if before != "由" else None
        if _is_phrase(slotted, i + 1, i + 1 + len(tail), grammar):
            if grammar.work_before.search(tail):
                return _phrase(slotted, WORK, i, b)
            unknown = _behind_post(slotted, i + 1, b, grammar)
            if unknown is not None:
                return unknown
            start = _trailing_name(slotted, i + 1, b, grammar) if kind == PERSON else -1
            if start >= 0:  # 甲学院2008级材料专业某某等5名学生
                return _phrase(slotted, PERSON, start, b)
            if kind == PERSON or grammar.post_end.search(tail):
                return None
            if grammar.organisation_end.search(tail) or kind == ORGANISATION or _is_noun_phrase(slotted, i + 1, b):
                return _phrase(slotted, ORGANISATION, i, b)
        return None
    inside = (start + 1, end - 1)
    name = slotted.document.article.text[inside[0] : inside[1]].strip()
    if _governed(slotted, scope, i, grammar, but="与"):  # 在全国“某某”活动中, 凭借《某某》
        return None
    if slot == _W:
        return Honoree(WORK, *inside, name, index=i) if name else None
    before = text[a:i]
    if kind == WORK and tail and before and _is_phrase(slotted, i + 1, b, grammar):  # 中医服务“走出去”新模式
        return _phrase(slotted, WORK, _phrase_start(slotted, a, i, grammar), b)
    if tail and grammar.team_end.search(tail) and _is_phrase(slotted, i + 1, b, grammar):
        return _phrase(slotted, ORGANISATION, _phrase_start(slotted, a, i, grammar), b)
    if grammar.work_end.match(tail) or grammar.work_before.search(before) or kind == WORK:
        return Honoree(WORK, *inside, name, index=i)
    if tail and grammar.work_before.search(tail) and _is_phrase(slotted, i + 1, b, grammar):  # “某主题”系列活动
        return Honoree(WORK, *inside, name, index=i)
    if not tail and (kind == ORGANISATION or grammar.team.search(before[-6:])):
        return Honoree(ORGANISATION, *inside, name, index=i)
    if not tail and re.search("(?:团队|班组|班|小组|工作室|队|社|支部)$", name):
        return Honoree(ORGANISATION, *inside, name, index=i)
    if tail and grammar.organisation_end.search(tail) and _is_phrase(slotted, i + 1, b, grammar):
        return _phrase(slotted, ORGANISATION, _phrase_start(slotted, a, i, grammar), b)
    if (
        not tail
        and (len(name) >= 6 or (len(name) > 2 and (not before or re.search("[的使让]$", before))))
        and not _governed(slotted, a, i, grammar)
    ):
        return Honoree(WORK, *inside, name, index=i)
    return None


def _match_length(pattern: "re.Pattern[str]", text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0


def _phrase(slotted: Slotted, kind: str, a: int, b: int) -> Honoree:
    start, end = slotted.span(a, b)
    return Honoree(kind, start, end, slotted.document.article.text[start:end], index=a)


def _phrase_start(slotted: Slotted, a: int, end: int, grammar: _Grammar) -> int:
    """Where the noun phrase that ends at `end` begins: behind the last word that no name holds."""
    begin, text = a, slotted.text
    for i in range(a, end):
        word = slotted.words.get(i)
        if word and word[0] in grammar.breaks and word[1] <= end:
            if (
                word[0] in ("和", "与", "及")
                and i - begin > _SHORTEST_TORN
                and not _ends_member(text[begin:i], grammar)
            ):
                continue
            begin = word[1]
    return begin


def _is_phrase(slotted: Slotted, a: int, b: int, grammar: _Grammar) -> bool:
    return _phrase_start(slotted, a, b, grammar) == a and not _ANY_SLOT.search(slotted.text, a, b)


def _trailing_name(slotted: Slotted, a: int, b: int, grammar: _Grammar) -> int:
    """Where a person's name that nobody recognised begins behind a noun or post at the end of text[a:b]; -1 for none."""
    model = name_model(grammar.rules, slotted.document.segmenter)
    for size in (3, 2, 4):
        if b - a > size + 1 and is_name(model, slotted.text[b - size : b], 1.5):
            word = next((w for k in range(a, b) if (w := slotted.words.get(k)) and w[1] == b - size), None)
            if word is not None and (word[2].startswith("n") or grammar.post_end.search(word[0])):
                return b - size
    return -1


def _is_known_name(slotted: Slotted, a: int, b: int, phrase: str) -> bool:
    """Whether a phrase that begins with a place and holds no verb is told of again: the name of a firm without suffix."""
    words = [word for k in range(a, b) if (word := slotted.words.get(k))]
    nouns = bool(words) and words[0][2] == "ns" and all(not w[2].startswith(("v", "p", "d", "u", "c")) for w in words)
    return nouns and words[0][1] < b and slotted.document.folded.count(phrase) > 1


def _behind_post(slotted: Slotted, a: int, b: int, grammar: _Grammar) -> Honoree | None:
    """A person whose name nobody recognised but who stands behind a post: 甲公司培训师某某某."""
    text = slotted.text
    if grammar.organisation_end.search(text, a, b):
        return None
    for size in (3, 2, 4):
        if b - size > a and grammar.post_end.search(text, a, b - size) and _A_NAME.match(text[b - size : b]):
            return _phrase(slotted, PERSON, b - size, b)
    return None


def _is_noun_phrase(slotted: Slotted, a: int, b: int) -> bool:
    """Whether text[a:b] is short and holds nothing but nouns and their like."""
    words = [word for k in range(a, b) if (word := slotted.words.get(k))]
    return b - a <= 12 and bool(words) and words[-1][1] == b and all(w[2][:1] in ("n", "a", "b", "") for w in words)


def _plain(slotted: Slotted, a: int, b: int, grammar: _Grammar, kind: str) -> Honoree | None:
    """An honoree without a name that was found before: a village, a team, a family, a work; a person where N名 says so."""
    text = slotted.text
    begin = _phrase_start(slotted, a, b, grammar)
    phrase = text[begin:b]
    if begin > a and _BECAUSE.search(text, a, begin):  # 甲因积极回应提案而: why, not who
        return None
    if not phrase or len(phrase) > _LONGEST_PHRASE or _ANY_SLOT.search(phrase) or phrase in grammar.generic:
        return None
    if kind == WORK and len(phrase) > _SHORTEST_TORN:
        return _phrase(slotted, WORK, begin, b)
    if kind == PERSON:
        start = _trailing_name(slotted, begin, b, grammar)
        if start < 0 and (classmate := _CLASSMATE.search(phrase)):
            start = begin + classmate.start(1)
        if start >= 0:
            return _phrase(slotted, PERSON, start, b)
        return _phrase(slotted, PERSON, begin, b) if grammar.short.match(phrase) else None
    if grammar.post_end.search(phrase) or grammar.pronoun.match(phrase):
        return None
    if _OURS.fullmatch(phrase):
        return _phrase(slotted, ORGANISATION, begin, b)
    if begin == a and 4 <= len(phrase) <= 12 and _is_known_name(slotted, a, b, phrase):
        return _phrase(slotted, ORGANISATION, begin, b)
    if grammar.work_before.search(phrase) and kind != ORGANISATION:
        return _phrase(slotted, WORK, begin, b) if len(phrase) > 4 else None
    ended = grammar.organisation_end.search(phrase)
    if (
        not ended
        and 2 < len(phrase) <= 4
        and is_name(name_model(grammar.rules, slotted.document.segmenter), phrase, 2.0)
    ):
        return _phrase(slotted, PERSON, begin, b)
    start = _trailing_name(slotted, begin, b, grammar)
    if start >= 0:
        return _phrase(slotted, PERSON, start, b)
    if _is_place(slotted, begin, b):
        return _phrase(slotted, ORGANISATION, begin, b)
    if kind == ORGANISATION or (grammar.organisation_end.search(phrase) and len(phrase) > 2):
        team = [m for m in grammar.team.finditer(phrase) if m.end() < len(phrase)]
        if team and kind == ORGANISATION and not grammar.organisation_end.search(phrase):
            begin += team[-1].end()
        return _phrase(slotted, ORGANISATION, begin, b)
    return None


def _governed(slotted: Slotted, a: int, i: int, grammar: _Grammar, but: str = "") -> bool:
    """Whether the name at i stands under a preposition (由, 对, 在 …) that nothing has closed before it."""
    text = slotted.text
    preposition = -1
    for k in range(max(a, i - 60), i):
        word = slotted.words.get(k)
        if word is None:
            continue
        if word[0] in grammar.prepositions and word[0] != but:
            preposition = k
        elif preposition >= 0 and (word[0] in grammar.closers or text[k] in ",;"):
            preposition = -1
    if preposition < 0:
        return False
    return not re.search(r"[的中上下里]", text[preposition + 1 : i])


def _is_post(slotted: Slotted, end: int, later: Iterable[Span], found: Findings, grammar: _Grammar) -> bool:
    """Whether the member that ends at `end` is a post of the person who ends a later member (县医院院长、主任医师甲)."""
    here = slotted.ends[end - 1]
    is_post = any(post.end == here for post in found.posts if abs(post.end - here) <= 1)
    is_post = is_post or bool(grammar.post_end.search(slotted.text[max(0, end - 8) : end]))
    return is_post and any(_P in slotted.text[a:b] for a, b in later)


def _is_member(slotted: Slotted, a: int, b: int, kinds: set[str], grammar: _Grammar, *, sized: bool) -> bool:
    """Whether a clause is nothing but a member of the list that the next clause goes on with."""
    text = slotted.text[a:b].rstrip()
    if not text or len(text) > 60:
        return False
    if PERSON in kinds and text[-1] != _P and not re.search(f"{_P}(?:同志|等)?$", text):
        return False
    if kinds == {WORK}:
        return text[-1] == _W
    if kinds & {GROUP, WORK}:
        return False
    if kinds == {ORGANISATION} and not re.fullmatch(f"[{_O}、和与及]+", text):
        if text.endswith(_CLASSES) and re.search("\\d级", text):
            return True
        return sized and _is_phrase(slotted, b - len(text.lstrip(_O)), b, grammar) and len(text) <= 20
    return not any(
        word[0] in grammar.breaks and word[0] not in ("的", "和", "与", "及")
        for k in range(a, b)
        if (word := slotted.words.get(k))
    )


def _subject(slotted: Slotted, a: int, b: int, rules: Rules, found: Findings, grammar: _Grammar) -> list[Honoree]:
    """The subject of an earlier clause: the list of persons or the organisation that it begins with."""
    text = slotted.text
    lead = grammar.leads.match(text, a, b)
    begin = lead.end() if lead else a
    for i in range(begin, b):
        if text[i] == _P and not _governed(slotted, begin, i, grammar) and not _behind_verb(slotted, begin, i, grammar):
            if _in_speech(text, i):
                return []
            if text[b - 1] == _W and "的" in text[i:b]:  # 甲、乙采写的通讯《某某》
                return read_list(slotted, b - 1, b, rules, found)
            stop = i + 1
            while stop + 1 < b and text[stop] in "、和与及" and _P in text[stop + 1 : b]:
                following = text.index(_P, stop + 1, b)
                if following - stop > 30:
                    break
                stop = following + 1
            return read_list(slotted, begin, stop, rules, found)
    for i in range(begin, min(b, begin + 3)):
        if (
            text[i] in (_O, _W)
            and not _governed(slotted, begin, i, grammar)
            and not _behind_verb(slotted, begin, i, grammar)
        ):
            if grammar.body_role.search(text[i + 1 : b]) or _AT.search(text, a, i):
                return []
            work = _WORK_OF.match(text, i, b)
            if work:  # 甲学院的“某装置”项目在…
                return read_list(slotted, i, work.end(), rules, found)
            made = _MADE_UP.search(text, i, b)
            if made:  # 由甲学院4名学生组成的某团队
                return read_list(slotted, made.end(), b, rules, found)
            works = _WORKS.match(text, i, b)
            if works:
                return read_list(slotted, i, works.end(), rules, found)
            if text[i + 1 : i + 2] == _N:  # 甲校4名学生从…中脱颖而出: not the school, and who they are is not said
                return []
            end = i + 1
            while end < b and text[end] not in "、,在于以被为从通" and end - i < 12 and _phrase_ok(slotted, end):
                end += 1
            behind = read_list(slotted, i, end, rules, found) if end > i + 1 else []
            if behind:
                return behind
            if grammar.post_end.search(text, i + 1, end):  # 我校作者: nobody is named
                return []
            return [] if _is_noun_phrase(slotted, i + 1, end) else read_list(slotted, i, i + 1, rules, found)
    return _plain_subject(slotted, begin, b, rules, found, grammar)


def _plain_subject(slotted: Slotted, a: int, b: int, rules: Rules, found: Findings, grammar: _Grammar) -> list[Honoree]:
    """A subject without a name that was found before (中国代表队经过…): what stands before the first adverbial of the clause."""
    for k in range(a + 2, min(b, a + _LONGEST_PHRASE)):
        word = slotted.words.get(k)
        if word is not None and grammar.openers.fullmatch(word[0]):
            honorees = read_list(slotted, a, k, rules, found)
            return honorees if len(honorees) == 1 and honorees[0].kind in (PERSON, ORGANISATION) else []
    return []


def _behind_verb(slotted: Slotted, a: int, i: int, grammar: _Grammar) -> bool:
    """Whether a verb stands between a and i, so that the name at i is an object; verbs inside a post are none."""
    text = slotted.text
    if grammar.post_end.search(text, a, i) and not re.search("[了到着过把被]|先后", text[a:i]):
        return any(word[0] in _OFFICE for k in range(a, i) if (word := slotted.words.get(k)))
    return any(
        word[2].startswith("v") and word[1] <= i and (word[1] == i or text[word[1]] not in "人者员师长")
        for k in range(a, i)
        if (word := slotted.words.get(k))
    )


def _phrase_ok(slotted: Slotted, i: int) -> bool:
    word = slotted.words.get(i)
    return not _ANY_SLOT.match(slotted.text[i]) and (
        word is None or not word[2].startswith(("v", "p", "d", "c", "u", "t", "r", "m", "f"))
    )


def _in_speech(text: str, i: int) -> bool:
    return bool(re.match("说|表示|介绍|指出|认为|强调", text[i + 1 : i + 4]))

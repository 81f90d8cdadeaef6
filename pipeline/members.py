"""One honoree: the person, organisation, work or number that a member of a list in a slot string stands for.

The words that decide stand in rules/honours.yaml. `read_member` reads one member, `read_groups` the numbers of a stretch.
"""

import re
from dataclasses import dataclass
from functools import cache

from pipeline.names import is_name, is_word, name_model
from pipeline.places import places
from pipeline.records import Span
from pipeline.rules import SLOTS, Rules
from pipeline.slots import Slotted

PERSON, ORGANISATION, GROUP, WORK = "person", "organisation", "group", "work"
_P, _O, _W = SLOTS["person"], SLOTS["organisation"], SLOTS["work"]
_Q, _N, _D = SLOTS["quoted"], SLOTS["number"], SLOTS["date"]
NAMED = re.compile(f"[{_P}{_O}{_W}{_Q}]")
ANY_SLOT = re.compile(f"[{''.join(SLOTS.values())}]")
LONGEST_PHRASE = 40
THIS_KIND = (
    "村|社区|街道|镇|乡|县|市|区|州|旗|家庭|班级|班|店|合作社|农场|景区|村委会|居委会|小区|园区|车间|工厂|书店|农家乐"
)
_CLASS_OF = re.compile("(?:19|20)\\d{2}级$")
DELEGATION = re.compile("代表[队团]")  # 6个代表团: no persons, although 代表 are
CLASSES = ("班", "支部", "班级")
_IDIOM = 4
_NOT_DONE = (
    "政府",
    "法院",
    "大学",
    "学院",
    "公司",
    "集团",
    "协会",
    "部门",
    "单位",
    "团体",
    "人员",
    "群众",
    "人民",
    "分子",
)
SHORTEST_TORN = 4
ONE_FIELD = re.compile(
    "与[一-龥]{1,8}(?:学科|专业|学院|系|研究所|研究室|教研室|实验室|班|课题组)"
)  # 环境科学|与|工程学科
TEAM_ENDS = ("队", "小组", "组合", "合唱团", "艺术团", "服务团", "支教团", "实践团", "宣讲团", "团队")
_A_NAME = re.compile("(?![获荣被夺摘斩入当在是有])[一-龥]{2,4}$")
_CLASSMATE = re.compile(
    "(?:专业|本科生|硕士生|博士生|研究生|[0-9]班)(?!毕业|学习|任教|工作|在读|导师|教育|团队|培养|代表|会|招生|课程|党)([一-龥]{2,3})$"
)
_IN_A_PLACE = re.compile("[省市县区镇乡][一-龥]{1,3}[村镇乡]$")  # 某镇白沙村: no 白某某
IN_THE_ROLE = re.compile("作为[^,;。]*(?:参与|合作|完成|主持|承担|牵头|申报)[^,;。]*的")
_BECAUSE = re.compile("(?:因|由于|因为|凭|凭借|以|通过|根据|按照|随着|围绕)$")
_THIS = re.compile(
    f"(?:该|本)(?:{THIS_KIND})(?:[^{_P}{_O}{_W}{_Q}{_N}{_D},;:。、的在于]{{0,8}}(?:支部|委员会|委|党委|总支|队|社|小学|学校|中心))?$"
)
_BEARS_HIS_NAME = re.compile("奖学金|奖教金|奖章|杯(?![^,;。]{0,2}[获夺])|班(?=[、,和]|荣获|获)")
_FAMILY = re.compile("(?:[他她]家|[他她]的家庭|[他她]们?一家|全家|一家人)$")
_ACTS = re.compile(
    "^(?:[一-龥]{1,2}着|全部|所有|几年来|战胜|实现|谈到|提到|击败|打败|力克|成为|进入|来到|走进|推动|促进|获得|取得|参加|参与|组织|率领|带领|开展|举办|建成|打造|坚持)|着力|大力|积极|不断|努力|持续|深入|切实|充分"
)
_JOINS_SUBJECTS = re.compile(
    "与[一-龥]{1,10}?(?:专业|学院|工程|学科|科学|研究|实验室|研究所|研究院|中心|系)"
    f"|(?<={_O})与{_O}(?!联合|合作|共同|携手|签|共建|主办|举办|承办|的|之间|在|于)"
)  # 物理与化学专业, 甲局与乙局荣获
_ADVERBIAL = re.compile("在|以(?!来)|从|凭|因|经过|通过")
_NAMED_SO = re.compile(f"{_P}(?:同志|老师|教授|同学|博士|院士|医生|先生|女士)?$")
_BESIDE = re.compile(f"与[^,;。的在{_P}{_N}]{{0,16}}{_P}")
_WITHIN = re.compile("在[^,;:。]{0,30}的[^,;:。]{0,12}$")
_CLOSES = re.compile("[^,;:。在于以从凭]{0,16}?(?:中|上|期间)(?:[,共获荣夺]|$)")
_PAIR = re.compile("的?(?:混双|男双|女双|双打|双人)?(?:组合|搭档)$")
_BEFORE_PARTNER = re.compile(f"{_P}[、/和与及]?$")
_PLACE_OF_OURS = re.compile("我[省市县区州旗](?=[一-龥]{2,}(?:[区县镇乡村]|街道|社区)$)")
_OURS = re.compile("我(?:[校院县市省区镇乡村局所厂队社馆]|公司|集团|单位|支队)")  # where nothing says which
NOTE = re.compile(r"[(（].*")  # 30名（组）
_SENT_WORKS = re.compile("(?:选送|报送|推荐|申报|送审)的?(?:作品|节目|项目|稿件|论文|新闻)")
_WHICH_ONE = re.compile("[0-9一二两三四五六七八九十多]*[项个篇件]?(?:科技|科研|学生|教师|师生|研究|教学|合作|优秀)*")
_SOMEBODY = re.compile(
    "^.{0,4}$|(?:学生|师生|教师|教授|学子|作者|选手|同学)(?:的|合作)?$"
)  # 南开学生|作品: which one is not said
_VERSION = r"(?<=[\u4e00-\u9fff])(?:[Vv][0-9]+|[0-9]+\.[0-9])[0-9.]*版?"  # 某监测平台V2.0
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
class Grammar:
    """The words of rules/honours.yaml as sets and expressions."""

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
    contest_end: "re.Pattern[str]"
    group_units: frozenset[str]
    generic: frozenset[str]
    breaks: frozenset[str]
    short: "re.Pattern[str]"
    pronoun: "re.Pattern[str]"
    body_role: "re.Pattern[str]"
    listed: "re.Pattern[str]"
    rules: Rules


@cache
def grammar_of(rules: Rules) -> Grammar:
    """The expressions that honorees are read with."""

    def words(name: str) -> str:
        return rules.alternation(f"honours.{name}")

    def listed(name: str) -> frozenset[str]:
        return frozenset(rules.words[f"honours.{name}"])

    return Grammar(
        listed("prepositions"),
        listed("closers"),
        re.compile(
            rf"(?:{words('adverbs')}|(?<![兵营旅团])一连|(?<![兵营旅团一二三四五六七八九十])连|{_D}|(?<=[{_P}{_W}{_Q}])同)+$"
        ),
        re.compile(rf"(?!代表[队团])(?:{words('openers')}|{_D})"),
        re.compile(rf"(?!由于)(?:{words('leads')}|{_D})+"),
        re.compile(rf"(?:{words('honorifics')})*"),
        re.compile(words("person_classes")),
        re.compile(rf"(?:{words('honorifics')}|{words('person_classes')}|{words('teams')})$"),
        re.compile(rf"{words('organisation_ends')}$"),
        re.compile(rf"{words('teams')}"),
        re.compile(rf"(?:{words('teams')}|课程组|攻关组|教学组|编写组|课题组|突击队|服务队)$"),
        re.compile(rf"^[等的]?(?:{words('work_ends')})"),
        re.compile(rf"(?:{words('work_ends')}|{_VERSION})$"),
        re.compile(rf"{words('post_ends')}$"),
        re.compile(rf"{words('contests')}$"),
        listed("group_units"),
        listed("generic"),
        listed("breaks"),
        re.compile(r"^[\u4e00-\u9fff]{2,4}$"),
        re.compile(rf"^(?:{words('pronouns')})$"),
        re.compile(words("body_roles")),
        re.compile(words("listed")),
        rules,
    )


def is_pronoun(text: str, rules: Rules) -> bool:
    """Whether a phrase is nothing but a pronoun (他, 他们, 其)."""
    return bool(grammar_of(rules).pronoun.match(text))


def phrase_of_organisation(slotted: Slotted, start: int, end: int, rules: Rules) -> bool:
    """Whether text[start:end] is a noun phrase that ends like the name of an organisation."""
    grammar = grammar_of(rules)
    phrase = slotted.text[start:end]
    ended = grammar.organisation_end.search(phrase) or phrase.endswith(("联", "政府", "总局", "总会"))
    return bool(ended) and phrase not in grammar.generic and is_noun_phrase(slotted, start, end)


def without_adverbs(text: str, start: int, end: int, grammar: Grammar) -> int:
    """The index at which adverbs and dates at the end of text[start:end] begin."""
    match = grammar.adverbs.search(text[max(start, end - 40) : end])
    return max(start, end - 40) + match.start() if match else end


def ends_member(piece: str, grammar: Grammar) -> bool:
    """Whether a piece ends like an honoree: in a unit, work, post or honorific."""
    ends = (grammar.organisation_end, grammar.work_end, grammar.post_end, grammar.person_end)
    return any(end.search(piece) for end in ends)


def class_of(unit: str, rest: str, grammar: Grammar) -> str:
    """Person or organisation by the classifier and the noun of 等N名同志, empty where they do not say."""
    if grammar.work_end.match(rest) or grammar.work_before.search(rest):
        return WORK
    if unit in ("名", "位", "人") or (grammar.persons.search(rest) and not DELEGATION.search(rest)):
        return PERSON
    if unit in ("家", "所", "支") or grammar.organisation_end.search(rest) or unit == "个":
        return ORGANISATION
    return ""


def is_idiom(word: tuple[str, int, str]) -> bool:
    """Whether a word is an idiom that tells what somebody did (不负众望, 过关斩将), unlike 人民政府."""
    return len(word[0]) == _IDIOM and word[2] in ("i", "l") and not word[0].endswith(_NOT_DONE)


def is_place(slotted: Slotted, a: int, b: int) -> bool:
    """Whether a member is nothing but the name of a place."""
    start, end = slotted.span(a, b)
    return any(
        token.start == start and token.end == end and token.tag.startswith("ns")
        for token in slotted.document.tokens(start, end)
    )


def read_groups(slotted: Slotted, start: int, end: int, grammar: Grammar) -> list[Honoree]:
    """Groups of which only the number is given: 30名队员, 甲类2家和乙类3家."""
    groups = []
    for i in range(start, end):
        number = slotted.number(i)
        if slotted.text[i] != _N or number is None or number.value is None or number.kind == "ratio":
            continue
        if (
            NOTE.sub("", number.unit) not in grammar.group_units
            or _TIME.match(slotted.text, i + 1)
            or governed(slotted, start, i, grammar)
        ):
            continue
        if re.search("连续|第|每|共计?有?关|历经|前进|上升|提升|跃升|后退|下降", slotted.text[max(start, i - 2) : i]):
            continue
        a, b = slotted.span(i, i + 1)
        groups.append(Honoree(GROUP, a, b, "", int(number.value), i))
    return groups


def read_member(slotted: Slotted, a: int, b: int, grammar: Grammar, kind: str, scope: int) -> Honoree | None:
    """Whom the member text[a:b] of a list stands for; `kind` says what 等N名 counts, `scope` where its clause begins."""
    text = slotted.text
    lead = grammar.leads.match(text, a, b)
    if lead:
        a = lead.end()
    a = _behind_dates(text, a, b)
    if text[a : a + 1] == _P and text.count(_P, a, b) == 1 and grammar.post_end.search(text, a + 1, b):
        return _named(slotted, a, a, a + 1, grammar, kind, scope)  # 某某(女)甲医院护士长
    for i in range(b - 1, a - 1, -1):
        if text[i] in (_P, _O, _W, _Q):
            honoree = _named(slotted, a, i, b, grammar, kind, scope)
            if honoree is None and text[i] in (_P, _O) and "的" in text[i + 1 : b]:
                return _plain(slotted, text.rindex("的", i, b) + 1, b, grammar, kind, scope)
            if honoree is not None or text[i] in (_P, _O):
                return honoree
        elif text[i] == _N:
            if NAMED.search(text, a, i):
                continue
            number = slotted.number(i)
            if (
                number and number.unit == "队" and i == b - 1 and i > a and is_phrase(slotted, a, i, grammar)
            ):  # 机关二队
                return phrase_at(slotted, ORGANISATION, a, b)
            groups = read_groups(slotted, i, i + 1, grammar)
            return groups[0] if groups else None
    return _plain(slotted, a, b, grammar, kind, scope)


def _behind_dates(text: str, a: int, b: int) -> int:
    while a < b and text[a] == _D:
        a += 1
    return a


@cache
def _beats(rules: Rules) -> "re.Pattern[str]":
    """What makes the first of two persons the subject: 甲力克乙摘得金牌."""
    return re.compile(rules.alternation("honours.beats"))


def _named(slotted: Slotted, a: int, i: int, b: int, grammar: Grammar, kind: str, scope: int) -> Honoree | None:
    """The honoree of a member whose last name stands at index i."""
    text = slotted.text
    behind = text[i + 1 : b]
    slot = text[i]
    opener = grammar.openers.match(behind)
    if opener and IN_THE_ROLE.match(behind):  # 甲校作为参加者完成的某项目又获…: not the school
        return None
    tail = "" if opener else behind
    start, end = slotted.span(i, i + 1)
    if slot == _P:
        if governed(slotted, scope, i, grammar):
            return None
        earlier = text.rfind(_P, a, i)
        if earlier >= 0 and _beats(grammar.rules).search(text, earlier, i):
            i = earlier
            start, end = slotted.span(i, i + 1)
            tail = ""
        person = slotted.person(i)
        name = person.name if person else slotted.written(i, i + 1)
        if kind == ORGANISATION and not tail and len(name) > 2 and grammar.organisation_end.search(name):
            return Honoree(ORGANISATION, start, end, name, index=i)
        if _BEARS_HIS_NAME.match(text, i + 1):  # 周某某|奖学金3人
            return None
        rest = tail[_match_length(grammar.honorific, tail) :]
        if not rest or (rest != tail and _ADVERBIAL.match(rest)):  # 甲同志|在评选中…
            return Honoree(PERSON, start, end, name, index=i)
        if _PAIR.match(text, i + 1, b) and _BEFORE_PARTNER.search(text, a and a - 2, i):  # 甲、乙组合: both
            return Honoree(PERSON, start, end, name, index=i)
        if grammar.team.match(rest):
            team = grammar.team.match(rest)
            stop = i + 1 + (len(tail) - len(rest)) + (team.end() if team else 0)
            if stop == b:
                return phrase_at(slotted, ORGANISATION, i, b)
        if grammar.post_end.search(rest) and len(rest) <= 16:
            return Honoree(PERSON, start, end, name, index=i)
        return None
    if slot == _O:
        if governed(slotted, scope, i, grammar):
            return None
        year = _CLASS_OF.search(text, a, i)
        if year and tail.endswith(CLASSES) and is_phrase(slotted, i + 1, b, grammar):  # 2010级商学院本科生班
            return phrase_at(slotted, ORGANISATION, year.start(), b)
        if not tail:
            before = text[max(a, i - 6) : i]
            return Honoree(ORGANISATION, start, end, slotted.written(i, i + 1), index=i) if before != "由" else None
        if is_phrase(slotted, i + 1, i + 1 + len(tail), grammar):
            if tail.endswith("工程"):  # 某体育馆工程
                return phrase_at(slotted, WORK, i, b)
            if grammar.work_before.search(tail):  # 我校专利, 某校两成果: which one is not said
                which = _WHICH_ONE.match(tail)
                general = grammar.work_before.match(tail, which.end() if which else 0)
                return None if general else phrase_at(slotted, WORK, i, b)
            unknown = behind_post(slotted, i + 1, b, grammar)
            if unknown is not None:
                return unknown
            if kind == PERSON and tail.endswith(TEAM_ENDS):  # 某校龙舟队、某某等10名同学
                return phrase_at(slotted, ORGANISATION, i, b)
            start = _trailing_name(slotted, i + 1, b, grammar) if kind == PERSON else -1
            if start >= 0:  # 甲学院2008级材料专业某某等5名学生
                return phrase_at(slotted, PERSON, start, b)
            if kind == PERSON or grammar.post_end.search(tail):
                return None
            if grammar.organisation_end.search(tail) or kind == ORGANISATION or is_noun_phrase(slotted, i + 1, b):
                return phrase_at(slotted, ORGANISATION, i, b)
        return None
    inside = (start + 1, end - 1)
    name = slotted.document.article.text[inside[0] : inside[1]].strip()
    if governed(slotted, scope, i, grammar, but="与"):  # 在全国“某某”活动中, 凭借《某某》
        return None
    if slot == _W:
        sent = _SENT_WORKS.match(tail)  # 《某报》选送作品: not the paper
        return Honoree(WORK, *inside, name, index=i) if name and not sent else None
    before = text[a:i]
    if tail.startswith("牌") and len(tail) > 1 and is_phrase(slotted, i + 1, b, grammar):  # “甲”牌腊肉
        return phrase_at(slotted, WORK, i, b)
    if kind == WORK and tail and before and is_phrase(slotted, i + 1, b, grammar):  # 中医服务“走出去”新模式
        return phrase_at(slotted, WORK, _phrase_start(slotted, a, i, grammar), b)
    if tail and grammar.team_end.search(tail) and is_phrase(slotted, i + 1, b, grammar):
        return phrase_at(slotted, ORGANISATION, _phrase_start(slotted, a, i, grammar), b)
    if grammar.work_end.match(tail) or grammar.work_before.search(before) or kind == WORK:
        return Honoree(WORK, *inside, name, index=i)
    if tail and grammar.work_before.search(tail) and is_phrase(slotted, i + 1, b, grammar):  # “某主题”系列活动
        return Honoree(WORK, *inside, name, index=i)
    if not tail and (kind == ORGANISATION or (grammar.team.search(before[-6:]) and not before.endswith("的"))):
        return Honoree(ORGANISATION, *inside, name, index=i)
    if not tail and re.search("(?:团队|班组|班|小组|工作室|队|社|支部)$", name):
        return Honoree(ORGANISATION, *inside, name, index=i)
    if tail and grammar.organisation_end.search(tail) and is_phrase(slotted, i + 1, b, grammar):
        return phrase_at(slotted, ORGANISATION, _phrase_start(slotted, a, i, grammar), b)
    if (
        not tail
        and (len(name) >= 6 or (len(name) > 2 and (not before or re.search("[的使让该]$", before))))
        and not governed(slotted, a, i, grammar)
    ):
        return Honoree(WORK, *inside, name, index=i)
    return None


def _match_length(pattern: "re.Pattern[str]", text: str) -> int:
    match = pattern.match(text)
    return match.end() if match else 0


def phrase_at(slotted: Slotted, kind: str, a: int, b: int) -> Honoree:
    """text[a:b] as written as an honoree."""
    start, end = slotted.span(a, b)
    return Honoree(kind, start, end, slotted.document.article.text[start:end], index=a)


def _phrase_start(slotted: Slotted, a: int, end: int, grammar: Grammar) -> int:
    """Where the noun phrase that ends at `end` begins: behind the last word that no name holds."""
    begin, text = a, slotted.text
    for i in range(a, end):
        word = slotted.words.get(i)
        if word and word[0] in grammar.breaks and word[1] <= end:
            long = i - begin > SHORTEST_TORN or ONE_FIELD.match(text, i, end)
            if word[0] in ("和", "与", "及") and long and not ends_member(text[begin:i], grammar):
                continue
            begin = word[1]
    return begin


def is_phrase(slotted: Slotted, a: int, b: int, grammar: Grammar) -> bool:
    """Whether text[a:b] is one noun phrase without names."""
    return _phrase_start(slotted, a, b, grammar) == a and not ANY_SLOT.search(slotted.text, a, b)


def _trailing_name(slotted: Slotted, a: int, b: int, grammar: Grammar) -> int:
    """Where a person's name that nobody recognised begins behind a noun or post at the end of text[a:b]; -1 for none."""
    model = name_model(grammar.rules, slotted.document.segmenter)
    if slotted.text[b - 1] in "村镇乡连营旅" or slotted.text[b - 2 : b] in ("学科", "专业"):  # 川西白沙村, 日本史学科
        return -1
    for size in (3, 2, 4):
        if b - a > size + 1 and is_name(model, slotted.text[b - size : b], 1.5):
            if slotted.words.get(b - size, ("", 0, ""))[2] == "v":  # 研究生|毕业
                return -1
            word = next((w for k in range(a, b) if (w := slotted.words.get(k)) and w[1] == b - size), None)
            if word is not None and (word[2].startswith("n") or grammar.post_end.search(word[0])):
                return b - size
    return -1


def _is_known_name(slotted: Slotted, a: int, b: int, phrase: str) -> bool:
    """Whether a phrase that begins with a place and holds no verb is told of again: the name of a firm without suffix."""
    words = [word for k in range(a, b) if (word := slotted.words.get(k))]
    nouns = bool(words) and words[0][2] == "ns" and all(not w[2].startswith(("v", "p", "d", "u", "c")) for w in words)
    return nouns and words[0][1] < b and slotted.document.folded.count(phrase) > 1


def behind_post(slotted: Slotted, a: int, b: int, grammar: Grammar) -> Honoree | None:
    """A person whose name nobody recognised but who stands behind a post: 甲公司培训师某某某."""
    text = slotted.text
    if grammar.organisation_end.search(text, a, b):
        return None
    no_names = grammar.rules.words["persons.not_names"]
    for size in (3, 2, 4):
        words = [
            w
            for k in range(b - size, b)
            if (w := slotted.words.get(k)) and 1 < len(w[0]) < size + (w[0] in no_names or w[2][:1] in ("l", "i"))
        ]
        is_said = any(w[2][:1] in ("v", "d", "i", "l", "p") for w in words)  # 队员咬紧牙关
        named = _A_NAME.match(text[b - size : b]) and not grammar.post_end.search(text, b - size, b) and not is_said
        if b - size > a and named and grammar.post_end.search(text, a, b - size):
            return phrase_at(slotted, PERSON, b - size, b)
    return None


def is_noun_phrase(slotted: Slotted, a: int, b: int) -> bool:
    """Whether text[a:b] is short and holds nothing but nouns and their like, short names of bodies (管委会) too."""
    words = [word for k in range(a, b) if (word := slotted.words.get(k))]
    nouns = all(w[2][:1] in ("n", "a", "b", "") or (w[2] == "j" and w[0].endswith(("委", "会"))) for w in words)
    return b - a <= 12 and bool(words) and words[-1][1] == b and nouns


def _plain(slotted: Slotted, a: int, b: int, grammar: Grammar, kind: str, scope: int) -> Honoree | None:
    """An honoree without a name that was found before: a village, a team, a family, a work; a person where N名 says so."""
    text = slotted.text
    this = _THIS.search(text, a, b)
    if this and not governed(slotted, scope, this.start(), grammar):  # 该村, 该村党支部: which one is said by resolve
        return phrase_at(slotted, ORGANISATION, this.start(), b)
    begin = _phrase_start(slotted, a, b, grammar)
    since = slotted.words.get(begin + 1) if text[begin : begin + 1] == "自" else None
    begin += since is not None and since[2] == "ns"  # 自|某市入选某试点后
    ours = _PLACE_OF_OURS.match(text, begin, b)
    begin = ours.end() if ours else begin  # 我市|某区某村
    family = _FAMILY.search(text, a, b)
    if family:
        return phrase_at(slotted, ORGANISATION, family.start(), b)
    phrase = text[begin:b]
    if begin > a and _BECAUSE.search(text, a, begin):  # 甲因积极回应提案而: why, not who
        return None
    if governed(slotted, scope, begin, grammar, but="与"):  # 在全国、某市举办的征文比赛中
        return None
    if not phrase or len(phrase) > LONGEST_PHRASE or ANY_SLOT.search(phrase) or phrase in grammar.generic:
        return None
    if _ACTS.search(phrase) or phrase.startswith(
        ("一批", "部分", "许多", "一些", "不少", "多个", "众多")
    ):  # 战胜所有强队, 实现媒体…: no name
        return None
    if grammar.contest_end.search(phrase):  # 在…办的竞赛、论坛中
        return None
    if kind == WORK and len(phrase) > SHORTEST_TORN:
        return phrase_at(slotted, WORK, begin, b)
    if kind == PERSON:
        start = _trailing_name(slotted, begin, b, grammar)
        if start < 0 and (classmate := _CLASSMATE.search(phrase)):
            start = begin + classmate.start(1)
        if start >= 0:
            return phrase_at(slotted, PERSON, start, b)
        named = grammar.short.match(phrase) and not is_word(
            name_model(grammar.rules, slotted.document.segmenter), phrase
        )
        return phrase_at(slotted, PERSON, begin, b) if named else None
    if grammar.post_end.search(phrase) or grammar.pronoun.match(phrase):
        return None
    words = [word for k in range(begin, b) if (word := slotted.words.get(k))]
    if len(words) == 1 and words[0][2] == "nt" and len(phrase) > 2:  # 中国女排
        return phrase_at(slotted, ORGANISATION, begin, b)
    if _OURS.fullmatch(phrase):
        return phrase_at(slotted, ORGANISATION, begin, b)
    if begin == a and 4 <= len(phrase) <= 12 and _is_known_name(slotted, a, b, phrase):
        return phrase_at(slotted, ORGANISATION, begin, b)
    if (work := grammar.work_before.search(phrase)) and kind != ORGANISATION:
        told = len(phrase) > SHORTEST_TORN and not _SOMEBODY.search(phrase, 0, work.start())
        return phrase_at(slotted, WORK, begin, b) if told else None
    ended = grammar.organisation_end.search(phrase)
    if (
        not ended
        and 2 < len(phrase) <= 4
        and is_name(name_model(grammar.rules, slotted.document.segmenter), phrase, 2.0)
    ):
        return phrase_at(slotted, PERSON, begin, b)
    start = _trailing_name(slotted, begin, b, grammar) if kind != ORGANISATION else -1  # 某镇兰溪村等10个村
    if start >= 0 and text[start:b] in places(grammar.rules).full:  # 成都市|武侯区
        start = -1
    if start >= 0 and not _IN_A_PLACE.search(text, begin, b):
        return phrase_at(slotted, PERSON, start, b)
    if is_place(slotted, begin, b):
        return phrase_at(slotted, ORGANISATION, begin, b)
    if kind == ORGANISATION or (ended and (len(phrase) > 2 or phrase[0].isdigit())):
        team = [m for m in grammar.team.finditer(phrase) if m.end() < len(phrase)]
        if team and kind == ORGANISATION and not grammar.organisation_end.search(phrase):
            begin += team[-1].end()
        return phrase_at(slotted, ORGANISATION, begin, b)
    return None


def governed(slotted: Slotted, a: int, i: int, grammar: Grammar, but: str = "") -> bool:
    """Whether the name at i stands under a preposition (由, 对, 在 …) that nothing has closed before it."""
    text = slotted.text
    preposition = -1
    for k in range(max(a, i - 60), i):
        word = slotted.words.get(k)
        if word is None:
            continue
        if word[0] in grammar.prepositions and word[0] != but and not _JOINS_SUBJECTS.match(text, k):
            beside = _BESIDE.match(text, k) if _NAMED_SO.search(text, a, k) else None
            if beside and beside.end() == i + 1:  # 教师甲|与|某院医生乙
                continue
            preposition = k
        elif preposition >= 0 and (word[0] in grammar.closers or text[k] in ",;"):
            preposition = -1
    if preposition < 0:
        return "在" not in but and _WITHIN.search(text[a:i]) is not None and _CLOSES.match(text, i + 1) is not None
    return not re.search(r"[的中上下里]", text[preposition + 1 : i])

"""Who is meant by a list: its members in a slot string, what they share and what 等N名 behind them says.

`read_list` reads one clause; what a single member stands for is read by members.py.
"""

import re
from collections.abc import Iterable
from dataclasses import replace

from pipeline.members import (
    ANY_SLOT,
    DELEGATION,
    GROUP,
    NAMED,
    NOTE,
    ONE_FIELD,
    ORGANISATION,
    PERSON,
    SHORTEST_TORN,
    TEAM_ENDS,
    WORK,
    Grammar,
    Honoree,
    class_of,
    ends_member,
    grammar_of,
    is_noun_phrase,
    is_place,
    phrase_at,
    read_groups,
    read_member,
    without_adverbs,
)
from pipeline.names import is_name, name_model
from pipeline.records import Findings, Span
from pipeline.rules import SLOTS, Rules
from pipeline.slots import Slotted

_P, _O, _W = SLOTS["person"], SLOTS["organisation"], SLOTS["work"]
_Q, _N, _D = SLOTS["quoted"], SLOTS["number"], SLOTS["date"]
_YEARS_OF_CLASS = re.compile(f"[、/](?<=\\d[、/])(?:\\d{{2,4}}|[{_D}{_N}])[级届]")  # 2014、2015级硕士生
_HOST = re.compile(f"{_O}(?:系统|系|地区|辖区|全系统|机关|代表队|下属|所属|旗下|各地)?$")  # 甲系统5个项目: five of them
_MADE_BY = re.compile(
    f"(?:[{_O}{_P}][^{_W}{_Q}、]*|[一-龥]{{1,3}}(?:撰写|制作|创作|拍摄|采写|编写|编辑|设计|完成|主创))的[^{_W}{_Q}、的]*[{_W}{_Q}]$"
)
_CREW = re.compile(f"{_W}[^{_W}、]{{1,8}}{_P}")
_PARTED = re.compile(f"等{_N}[^{_N}{_P}{_O}{_W}{_Q}的、,;。]{{0,12}}(?P<sign>[、和与及])(?=[^,;。]{{0,60}}{_N})")
_OF_THEIRS = re.compile(f"的[{_W}{_Q}]$")
_AND_SOME = re.compile(f"等(?:一批|一大批|多位|多名|多个|多家|众多|数位|数名|若干)[^{_P}{_O}{_W}{_N},;。]{{0,20}}$")
_ON_BEHALF = re.compile(f"代表(?:{_O}|我?[校院国省市县区队])$")  # 甲、乙代表某大学|获得
_WHERE_WON = re.compile(  # “甲模式”|在某所主办的大赛中
    f"[{_P}{_O}{_W}{_Q}](?:项目|作品|团队|课题|论文|案例|节目|同学|老师|教授)?(?=在[^,;。]{{2,60}}(?:中|上|里|期间)$)"
)
_AWARD = re.compile("(?:奖|奖学金|称号|奖章|标兵|模范|先进个人)$")  # a list of awards, not of works
_SURE_NAME = 2.0  # evidence that three characters are a name
_STUDY = re.compile(
    "[一-龥A-Za-z0-9]{6,40}(?<!主持)(?<!完成)(?<!承担)(?<!开展)(?<!领衔)(?<!负责)(?<!从事)的(?:研究|应用|开发|研制|研发|设计|构建)(?:及应用|与应用|与实践)?"
)
_A_LIST, _LONGEST_WORK, _LONGEST_PLAIN = 3, 24, 6
_WROTE = re.compile("(?:发表|出版|撰写|申请|授权|主持|承担)[^,;。]{0,12}$")
_FIRMS = re.compile("(?:企业|公司|机构|厂商|商家|医院|高校|学校)$")
_NAME_OF_FIRM = re.compile("[一-龥A-Za-z0-9·]{3,12}")
_UNITS_OF_NAMES = frozenset(("村", "镇", "乡", "社区", "街道"))  # what counts several is the end of each name too
_PLAIN_NAMES = re.compile(f"(?:^|(?<=,))(?:(?:{_O}|[一-龥A-Za-z0-9·]{{2,12}})、)+(?:{_O}|[一-龥A-Za-z0-9·]{{2,12}})$")
_TWO_UNITS = re.compile(f"{_O}、{_O}[^{_O}{_P}、和与]{{2,10}}{_P}")
_MADE_UP_OF = re.compile(
    f"(?:{_P}[^,;。的]{{0,30}}?|{_N}[^,;。的{_O}{_P}]{{0,10}})(?:组成|组建|领衔|带领|率领|搭档组成)的(?P<team>{_O}|{_Q}(?:队|团队|战队|组合|小组)|[^,;。、的{_P}{_W}{_N}{_Q}]{{2,16}}?(?:队|团队|组合|小组|课题组|合唱团|代表团))(?=$|经过|历经|力克|不敌|惜败|最终)"
)
_NAMELESS_TEAMS = re.compile(
    f"(?:组成|组建)的(?:{_N}(?:团队|队伍|代表队|参赛队|小组|队)?|(?:参赛|代表|学生|师生|创业|科研)?(?:队伍|团队|小组|组合|参赛队))$"
)
_ANOTHER_TEAM = re.compile("(?:队|组合|小组|课题组|团)[、和与及][^,;。]{0,20}$")
_DEFEATS = re.compile("(?:以[0-9]{1,2}(?:[:比][0-9]{1,2}))?(?:战胜|击败|力克|击退|淘汰|打败|逆转|险胜|力压|完胜|横扫)")
_TEAM_BEFORE = re.compile("[队团](?:点球|加时|主场|客场|苦战[一-龥]{0,4})?$")
_HOW_BEATEN = re.compile("(?:点球|加时|主场|客场|苦战[一-龥]{0,4})$")
_THEIR_WORK = re.compile(
    f"{_P}(?P<behind>(?:同志|教授|老师|同学|博士|院士)?(?:等(?:人|同学|老师|{_N})?)?)"
    f"(?:所?(?:共同|联合|合作)?(?:领衔|主持|完成|研发|创作|设计|撰写|主编|编写|制作|发明|指导|合著|提交|报送){{1,2}}(?:完成|研发)?)?"
    f"的[^{_P}{_O}{_W}{_Q}{_N},;。的]{{0,8}}$"
)
_COUPLE = re.compile(f"{_P}[、和与]{_P}(?:夫妇|夫妻)?(?:家庭|一家)$")
_PROJECTS = re.compile("^(?:非遗)?(?:项目|课题|案例|作品|剧目|节目)$")
_PLAIN_WORK = re.compile(f"[一-龥{_P}]{{1,8}}")
_CLASS_BEFORE = re.compile(f"[0-9]级[一-龥0-9{_N}]{{0,16}}(?:班|支部)$")
_SIZE = re.compile(rf"(?P<etc>等)?(?:共|共计|一共)?(?P<number>{_N})(?P<rest>[^{_N}{_P}{_O},;。]{{0,24}})$")


def read_list(slotted: Slotted, start: int, end: int, rules: Rules, found: Findings) -> list[Honoree]:
    """The honorees of the clause text[start:end] in a slot string, in order; none: an empty list."""
    grammar = grammar_of(rules)
    text = slotted.text
    end = without_adverbs(text, start, end, grammar)
    behalf = _ON_BEHALF.search(text, start, end)
    end = behalf.start() if behalf else end
    where = _WHERE_WON.search(text, start, end)
    end = where.end() if where else end
    parted = _PARTED.search(text, start, end)
    if parted and parted.end() < end:  # 甲等8个单位、乙等20名同志和丙等5户家庭
        first = read_list(slotted, start, parted.start("sign"), rules, found)
        rest = read_list(slotted, parted.end(), end, rules, found)
        if first and rest:
            return first + rest
    couple = _COUPLE.search(text, start, end)
    if couple:  # 甲、乙夫妇家庭
        return [phrase_at(slotted, ORGANISATION, *couple.span())]
    teams = _NAMELESS_TEAMS.search(text, start, end)
    if teams:  # 由甲、乙,丙、丁组成的两支团队: who is in which is not said; 甲、乙组成的队伍
        begin = max(start, text.rfind("由", start, teams.start()) + 1)
        return [h for h in read_list(slotted, begin, teams.start(), rules, found) if h.kind == PERSON]
    team = team_made_up(text, start, end)
    if team:  # 由甲、乙和丙组成的中国队
        return [phrase_at(slotted, ORGANISATION, *team)]
    beaten = _DEFEATS.search(text, start, end)
    if beaten and (NAMED.search(text, start, beaten.start()) or _TEAM_BEFORE.search(text, start, beaten.start())):
        how = _HOW_BEATEN.search(text, start, beaten.start())
        end = how.start() if how else beaten.start()  # 甲/乙力克丙/丁夺得; 中国队点球战胜乙队
    theirs = _THEIR_WORK.search(text, start, end)
    if theirs and grammar.work_before.search(
        text, theirs.end("behind"), end
    ):  # 甲、乙等人的作品: which one is not said
        end = theirs.end("behind")
    some = _AND_SOME.search(text, start, end)
    firms = some is not None and _FIRMS.search(some[0]) is not None
    if some:  # 甲、乙等一批青年作家
        end = some.start() + 1
    etc = re.search("等$", text[start:end])
    if etc and end - start > 1:
        end -= 1
    size, kind, as_many, number = None, "", False, None
    sized = _SIZE.search(text, start, end)
    if sized and not sized["etc"] and _W in sized["rest"]:  # 另外3部作品《甲》《乙》《丙》
        sized = None
    if sized and _OF_THEIRS.search(sized["rest"]):  # 由甲等17名学生提出的“乙提案”: as many made it
        sized = None
    if sized and sized["etc"] is None:
        before = text[start : sized.start()]
        named = re.findall(f"[{_P}{_O}{_W}]", before)
        alone = not named or re.search("[有共的中内里,]$", before) or (len(named) == 1 and _HOST.search(before))
        alone = alone and not before.endswith((_Q, _W))  # “甲”、“乙”两件作品
        alone = alone and not _CLASS_BEFORE.search(before)  # 某学院2010级本科生班|3个班集体
        as_many = _is_as_many(slotted, before, sized, grammar)
        firms, alone = firms or as_many, alone and not as_many
        if alone and not re.search(f"[{_P}{_O}{_W}{_Q}]", sized["rest"]):
            if _WROTE.search(before):  # 发表论文8篇并获: not the papers
                return []
            return read_groups(slotted, start, end, grammar)
    if sized and sized.start() > start and (sized["etc"] or _counts_honorees(slotted, sized.start("number"), grammar)):
        number = slotted.number(sized.start("number"))
        unit = number.unit if number else ""
        kind = class_of(unit, sized["rest"], grammar)
        if sized["etc"] and number and number.value is not None:
            size = int(number.value)
        firms = firms or unit == "家" or _FIRMS.search(sized["rest"]) is not None  # 宏远轴承、天工锻造2家企业
        end = sized.start()
        if text[end - 1 : end] == "等" and not sized["etc"]:
            end -= 1
    study = _STUDY.fullmatch(text, start, end)
    opening = slotted.words.get(start)
    if study and opening and opening[2][:1] in ("n", "", "a", "b") and not grammar.pronoun.match(opening[0]):
        return [phrase_at(slotted, WORK, start, end)]  # 电极材料与反应机制的研究
    items = _items(slotted, start, end, grammar)
    if (
        kind == WORK
        and number
        and number.value == len(items) > 1
        and all(_PLAIN_WORK.fullmatch(text, *i) for i in items)
    ):
        return [phrase_at(slotted, WORK, a, b) for a, b in items]  # 苏绣、缂丝两个项目
    if len(items) > 1 and not NAMED.search(text, *items[-1]) and grammar.post_end.search(text, *items[-1]):
        items = [item for item in items if not is_place(slotted, *item)]  # 甲国和乙国选手: nobody is named
    honorees: list[Honoree] = []
    tail = _shared_tail(slotted, items, grammar)
    for n, (a, b) in enumerate(items):
        honoree = read_member(slotted, a, b, grammar, kind, start)
        if tail and n + 1 < len(items) and is_place(slotted, a, b):
            place = phrase_at(slotted, ORGANISATION, a, b)
            honoree = replace(place, name=place.name + tail)
        if honoree is None and firms and _NAME_OF_FIRM.fullmatch(text, a, b):
            honoree = phrase_at(slotted, ORGANISATION, a, b)
        if honoree is None and as_many and number is not None and number.unit in _UNITS_OF_NAMES:
            honoree = phrase_at(slotted, ORGANISATION, a, b)
            honoree = replace(honoree, name=honoree.name + number.unit)  # 荷田、下坪两村
        if honoree is None:
            continue
        if honoree.kind == WORK and n + 1 < len(items) and _CREW.match(slotted.text, *items[n + 1]):
            continue  # 《甲》及《乙》总制片人某某: works of a person, who is honoured
        if honoree.kind == WORK and _AWARD.search(honoree.name):
            continue  # “某奖章”、“某标兵”: what somebody got
        if honoree.kind in (ORGANISATION, WORK) and _is_post(slotted, b, items[n + 1 :], found, grammar):
            continue
        honorees.append(replace(honoree, size=size))
    honorees = _with_plain(slotted, items, _with_unknown(slotted, items, honorees), grammar)
    if honorees and all(h.kind == GROUP for h in honorees) and NAMED.search(text, start, end):
        return []
    if len(honorees) > 1 and honorees[-1].kind == WORK and _MADE_BY.search(text, start, honorees[-1].index + 1):
        return [h for h in honorees if h.kind == WORK]  # 甲公司与乙公司联合摄制的《某片》
    if len(honorees) == len(items) == 2 and _TWO_UNITS.fullmatch(text, items[0][0], items[1][1]):
        honorees = honorees[1:]  # 甲学院、乙研究院博士后某某: both units are his
    if any(h.kind == PERSON for h in honorees):  # a place by its name, a person in a list of persons
        honorees = [replace(h, kind=PERSON) if _may_be_name(slotted, h, grammar) else h for h in honorees]
    if kind == PERSON and any(h.kind == PERSON for h in honorees):
        return [h for h in honorees if h.kind == PERSON or (h.kind == ORGANISATION and h.name.endswith(TEAM_ENDS))]
    if kind == WORK and any(h.kind == WORK for h in honorees):  # 甲支部“某活动”等5个活动: the works, not their makers
        return [h for h in honorees if h.kind == WORK]
    return honorees


def _is_as_many(slotted: Slotted, before: str, sized: "re.Match[str]", grammar: Grammar) -> bool:
    """Whether a number counts the firms or units whose plain names stand before it: 宏远轴承、天工锻造|2家企业."""
    number = slotted.number(sized.start("number"))
    names = _PLAIN_NAMES.search(before)
    if number is None or names is None or number.value != names[0].count("、") + 1:
        return False
    if number.unit in _UNITS_OF_NAMES:  # 荷田、下坪|两村
        return True
    rest = sized["rest"]
    return any(kind.search(rest) is not None for kind in (grammar.organisation_end, _FIRMS, DELEGATION, _PROJECTS))


def team_made_up(text: str, start: int, end: int) -> Span | None:
    """Where the one team stands that text[start:end] says persons make up (甲、乙组成的某队); None for none or several."""
    made_up = _MADE_UP_OF.search(text, start, end)
    several = made_up and _ANOTHER_TEAM.search(text, start, made_up.start())
    return made_up.span("team") if made_up and not several else None


def _with_unknown(slotted: Slotted, items: list[Span], honorees: list[Honoree]) -> list[Honoree]:
    """The members of a list of works with those that no word shows to be one (甲项目、|乙行动、|丙小家、丁项目)."""
    works = sum(h.kind == WORK for h in honorees)
    titled = _W in slotted.text[items[0][0] : items[-1][1]] if items else False
    if titled or len(items) < _A_LIST or 2 * works < len(honorees) or 3 * works < len(items):
        return honorees
    found = []
    for a, b in items:
        known = next((h for h in honorees if a <= h.index < b), None)
        if known is not None:
            found.append(known)
        elif _AWARD.search(slotted.text, a, b):
            return honorees
        elif not ANY_SLOT.search(slotted.text, a, b) and 3 <= b - a <= _LONGEST_WORK:
            found.append(phrase_at(slotted, WORK, a, b))
    return found


def _with_plain(slotted: Slotted, items: list[Span], honorees: list[Honoree], grammar: Grammar) -> list[Honoree]:
    """The members of a list of organisations with those that are nothing but nouns (机关、|商学院、|后勤)."""
    known = {k for k, (a, b) in enumerate(items) if any(a <= h.index < b for h in honorees)}
    if len(items) < _A_LIST or 2 * len(known) < len(items) or any(h.kind != ORGANISATION for h in honorees):
        return honorees
    plain = [
        phrase_at(slotted, ORGANISATION, a, b)
        for k, (a, b) in enumerate(items)
        if k not in known
        and 2 <= b - a <= _LONGEST_PLAIN
        and is_noun_phrase(slotted, a, b)
        and slotted.text[a:b] not in grammar.generic
        and not grammar.post_end.search(slotted.text, a, b)
        and not grammar.person_end.search(slotted.text, a, b)
        and not _AWARD.search(slotted.text, a, b)
    ]
    if len(known) + len(plain) < len(items):
        return honorees
    return sorted([*honorees, *plain], key=lambda h: h.index)


def _counts_honorees(slotted: Slotted, i: int, grammar: Grammar) -> bool:
    """Whether the number at i may count those of a list (甲、乙2人), unlike 某某一角."""
    number = slotted.number(i)
    return number is None or not number.unit or NOTE.sub("", number.unit) in grammar.group_units


def _may_be_name(slotted: Slotted, honoree: Honoree, grammar: Grammar) -> bool:
    """Whether what was taken for a place without a word of rank may be a person's name (江波)."""
    if honoree.kind != ORGANISATION or not grammar.short.match(honoree.name):
        return False
    if len(honoree.name) == 3 and is_name(
        name_model(grammar.rules, slotted.document.segmenter), honoree.name, _SURE_NAME
    ):
        return True  # 周学科: no branch of learning
    tokens = [t for t in slotted.document.tokens(*honoree.span) if t.start == honoree.start and t.end == honoree.end]
    return any(t.tag.startswith("ns") for t in tokens) and not grammar.organisation_end.search(honoree.name)


def _items(slotted: Slotted, start: int, end: int, grammar: Grammar) -> list[Span]:
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
            if text[i] == "与" and ONE_FIELD.match(text, i) and not ends_member(text[begin:i], grammar):
                i += 1  # 环境科学|与|工程学科
                continue
            near = ANY_SLOT.match(text[i - 1]) or (i + 1 < end and ANY_SLOT.match(text[i + 1]))
            word = slotted.words.get(i)
            if near or (word and word[1] == i + 1):
                width = 1 if i - begin > 1 - bool(near) and _may_be_member(text[begin:i], grammar) else 0
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


def _may_be_member(piece: str, grammar: Grammar) -> bool:
    """Whether what stands before 和, 与 is a member of its own: 甲村和乙村, but not 化学学院材料与能源工程班."""
    if len(piece) <= SHORTEST_TORN or ANY_SLOT.match(piece[-1]):
        return True
    tail = piece[piece.rfind("的") + 1 :]
    if tail != piece:  # 甲学院的某技术研发与某材料研究的乙团队
        return len(tail) <= SHORTEST_TORN or ends_member(tail, grammar)
    return _O not in tail or ends_member(piece, grammar)


def _shared_tail(slotted: Slotted, items: list[Span], grammar: Grammar) -> str:
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


def _is_post(slotted: Slotted, end: int, later: Iterable[Span], found: Findings, grammar: Grammar) -> bool:
    """Whether the member that ends at `end` is a post of the person who ends a later member (县医院院长、主任医师甲)."""
    here = slotted.ends[end - 1]
    is_post = any(post.end == here for post in found.posts if abs(post.end - here) <= 1)
    is_post = is_post or bool(grammar.post_end.search(slotted.text[max(0, end - 8) : end]))
    return is_post and any(_P in slotted.text[a:b] for a, b in later)

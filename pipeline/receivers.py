"""The honorees of a frame's match: read from its zone, taken up from before, fitted to the titles."""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import groupby

from pipeline.conferring import DEEDS, Reading
from pipeline.honorees import read_list
from pipeline.members import GROUP, ORGANISATION, PERSON, WORK, Honoree, phrase_at
from pipeline.records import Findings
from pipeline.rules import SLOTS, Rules
from pipeline.slots import Slotted
from pipeline.titles import Title

_O, _N, _W, _D = SLOTS["organisation"], SLOTS["number"], SLOTS["work"], SLOTS["date"]
CHAMPION = re.compile("[冠亚季]军$")
_NAMED_ONE = re.compile(f"[{SLOTS['person']}{_W}]")
_AMONG = re.compile("[^,;。、]{0,6}中(?!学|心|国)")
_MATES = re.compile(
    f"(?<=[与和同])(?:队友|搭档|同伴|伙伴|战友|同学|同事)?(?P<who>[^,;。]{{0,60}}{SLOTS['person']}(?:[、和与][一-龥]{{2,4}})?)(?:同志|老师|教授|同学|医生|博士|院士)?(?:等人)?(?:联手|携手|搭档|一起|一同|一道|联袂|默契配合),?$"
)
_WITH = re.compile("[与同跟和](?=[^,;。]{1,60}$)")  # 甲|与|乙分享
_SO_MANY = re.compile("[两二三四五六2-6]人")
COUNTED_NOUN = re.compile("方案|设计|项目|作品|论文|成果|案例|课题|集体|个人|单位|选手|学生|教师")  # 一等奖项目2个
_COUNTED_FIRST = re.compile(
    rf"(?:{COUNTED_NOUN.pattern})(?:[(（][^()（）]{{1,6}}[)）])?(?:[0-9]{{4}}年度?的?)?"
)  # 248个项目(人选)科学技术奖
_COUNTED_OF_YEAR = re.compile(
    "[一-龥]{2,10}(?:19|20)[0-9]{2}(?:[-—~至](?:19|20)?[0-9]{2})?(?:年度|学年|年)(?!会)"
)  # 5个班2018年度“甲”一等奖
SHORTEST_TITLE = 3
AMONG_THEM = re.compile("包括(?P<who>[^,;。]{1,30})在内")
_CONFERS = re.compile(
    f"(?:[、和与及]{_O})*(?:近日|日前|今天|[向在][^,;。]{{1,16}})*(?:[为给将把对][其他她]|发布|宣传|决定|作出|做出|表彰|授予|颁发|发出|通报|追授|号召|印发|举行|召开)"
)


def without_counted(slotted: Slotted, title: Title) -> Title:
    """A title without the noun that the number before it counts: 科技进步奖 of 32项成果科技进步奖."""
    if slotted.text[title.start - 1 : title.start] != _N or title.quoted:
        return title
    noun = _COUNTED_OF_YEAR.match(title.text) or (
        _COUNTED_FIRST.match(title.text) if title.text.endswith("奖") else None
    )
    if noun is None or len(title.text) - noun.end() < SHORTEST_TITLE:
        return title
    return replace(title, text=title.text[noun.end() :], span=(title.span[0] + noun.end(), title.span[1]))


def is_borne_by(titles: list[Title], honoree: Honoree) -> bool:
    """Whether the award bears the person's name (某某奖学金), so that another one got it."""
    return honoree.kind == PERSON and any(title.text.startswith(honoree.name) for title in titles)


def those_meant(state: Reading, honorees: list[Honoree]) -> list[Honoree]:
    """The honorees, with the persons of the sentence before where a number stands for them (甲和妹妹乙…。两人被评为)."""
    if len(honorees) != 1 or honorees[0].kind != GROUP or honorees[0].size != len(state.company):
        return honorees
    i = honorees[0].index
    opens = i == 0 or state.slotted.text[i - 1] in ",;。"
    return list(state.company) if opens and _SO_MANY.fullmatch(state.slotted.written(i, i + 1)) else honorees


def those_of(state: Reading, honorees: list[Honoree]) -> list[Honoree]:
    """The honorees, with the persons of the clause before where a number stands for them (甲、乙获…,给两人各记功一次)."""
    persons = [h for h in state.last if h.kind == PERSON]
    if len(honorees) != 1 or honorees[0].kind != GROUP or honorees[0].size != len(persons):
        return honorees
    i = honorees[0].index
    return persons if _SO_MANY.fullmatch(state.slotted.written(i, i + 1)) else honorees


def counts_titles(slotted: Slotted, i: int) -> bool:
    """Whether the number at i counts what was won, not who won it (24个世界冠军)."""
    number = slotted.number(i)
    return number is not None and number.unit in ("个", "项", "次", "枚", "块")


def is_a_tally(slotted: Slotted, start: int, end: int, titles: list[Title]) -> bool:
    """Whether numbers stand with the titles (获得一等奖5项): what a place's people won, no honour of the place."""
    text = slotted.text
    return text[end : end + 1] == _N or (text[start] == _N and start < titles[0].start)


def counted_honorees(
    state: Reading, a: int, verb: int, titles: list[Title], rules: Rules
) -> list[tuple[Honoree, Title]]:
    """Groups that numbers with the titles give, where those who got them are told by a common noun alone (学生获一等奖2项)."""
    text = state.slotted.text
    who = _competitors(rules).search(text, state.limit, verb)
    if who is None or _NAMED_ONE.search(text, who.start(), verb) or "其中" in text[state.limit : verb]:
        return []
    groups = []
    for title in titles:
        i = title.end if text[title.end : title.end + 1] == _N else title.start - 1
        number = state.slotted.number(i) if i >= a and text[i : i + 1] == _N else None
        if number is None or number.value is None or number.unit not in rules.words["honours.group_units"]:
            return []
        if CHAMPION.search(title.text) and counts_titles(state.slotted, i):  # 世界冠军24个
            return []
        groups.append((Honoree(GROUP, *state.slotted.span(i, i + 1), "", int(number.value), i), title))
    return groups


@cache
def _competitors(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rf"{rules.alternation('honours.competitors')}(?=[^;。]{{0,40}}$)")


def place_before(slotted: Slotted, end: int) -> list[Honoree]:
    """The place with a word of rank with which a clause before the verb begins (临县红枣…,被命名为“红枣之乡”)."""
    for i in range(end - 1, -1, -1):
        word = slotted.words.get(i) if i == 0 or slotted.text[i - 1] in ",;" else None
        if word and word[2] == "ns" and word[0][-1] in "县市区镇乡村州旗省":
            return [phrase_at(slotted, ORGANISATION, i, word[1])]
    return []


def read_zone(slotted: Slotted, start: int, end: int, rules: Rules, found: Findings) -> list[Honoree]:
    """The honorees of a stretch that may hold an enumeration (一,…的甲;二,…的乙), where the last clause of a member counts."""
    text = slotted.text
    if ";" not in text[start:end]:
        clauses = text[start:end].split(",")
        if len(clauses) > 1 and all(SLOTS["person"] in clause for clause in clauses):
            ends = [start + sum(len(c) + 1 for c in clauses[: n + 1]) - 1 for n in range(len(clauses))]
            begins = [start, *(stop + 1 for stop in ends[:-1])]
            return [h for piece in zip(begins, ends, strict=True) for h in read_list(slotted, *piece, rules, found)]
        commas = [i for i in range(start, end) if text[i] == "," and text[i + 1] in (_O, SLOTS["person"])]
        if commas and text[start] in (_O, SLOTS["person"]):
            pieces = zip([start, *(i + 1 for i in commas)], [*commas, end], strict=True)
            return [h for piece in pieces for h in read_list(slotted, *piece, rules, found)]
        return read_list(slotted, start, end, rules, found)
    honorees: list[Honoree] = []
    while start < end:
        stop = text.find(";", start, end)
        stop = stop if stop >= 0 else end
        begin = max(text.rfind(",", start, stop) + 1, start)
        honorees += read_list(slotted, begin, stop, rules, found)
        start = stop + 1
    return honorees


def works_in(slotted: Slotted, start: int, end: int) -> list[Honoree]:
    """Every work in 《》 of a stretch."""
    written = slotted.document.article.text
    spans = [(i, slotted.starts[i] + 1, slotted.ends[i] - 1) for i in range(start, end) if slotted.text[i] == _W]
    return [Honoree(WORK, a, b, written[a:b].strip(), index=i) for i, a, b in spans if written[a:b].strip()]


def companions(slotted: Slotted, honorees: list[Honoree], end: int, rules: Rules, found: Findings) -> list[Honoree]:
    """Those who share with the only honoree before the verb at `end` (甲与某校乙|分享): 与 is no preposition here."""
    if len(honorees) != 1:
        return []
    joined = _WITH.search(slotted.text, honorees[0].index + 1, end)
    return read_list(slotted, joined.end(), end, rules, found) if joined else []


def mates_of(slotted: Slotted, start: int, end: int, rules: Rules, found: Findings) -> list[Honoree]:
    """Those together with whom the subject won (她与队友甲、乙联手|夺得)."""
    mates = _MATES.search(slotted.text, start, end)
    return read_list(slotted, *mates.span("who"), rules, found) if mates else []


def antecedent_of(state: Reading, before: int, rules: Rules, found: Findings) -> list[Honoree]:
    """Whom 他, 他们 behind the verb mean: the last person, else organisation, that an earlier clause names."""
    slotted, text = state.slotted, state.slotted.text
    end = max(max(text.rfind(sign, state.limit, before) for sign in ",;:。"), state.limit)
    deeds = DEEDS.search(text, state.limit, end)
    if deeds:  # 发布甲站的先进事迹,授予其…
        among = AMONG_THEM.search(text, *deeds.span("who"))  # 包括某某在内的
        honorees = read_list(slotted, *(among or deeds).span("who"), rules, found)
        if honorees:
            return honorees
    for slot in (SLOTS["person"], _O):
        for i in range(end - 1, state.limit - 1, -1):
            if text[i] == slot and not (slot == _O and _CONFERS.match(text, i + 1)):
                return read_list(slotted, i, i + 1, rules, found)
    return []


def inside(honoree: Honoree, title: Title) -> bool:
    """Whether an honoree was read from within the title."""
    return title.span[0] <= honoree.start and honoree.end <= title.span[1]


def chosen_from(slotted: Slotted, i: int) -> bool:
    """Whether the number at i is of those among whom somebody else won: 从…的9名选手中脱颖而出."""
    among = _AMONG.match(slotted.text, i + 1)
    return bool(among) and "从" in slotted.text[max(slotted.text.rfind(sign, 0, i) for sign in ",;。") + 1 : i]


def pairs_of(honorees: list[Honoree], titles: list[Title], *, pairwise: bool) -> Iterator[tuple[Honoree, Title]]:
    """Who gets what: one each where 分别 says so and the numbers agree, else everybody everything."""
    read_out = len({title.span for title in titles}) == 1  # 冠亚军由甲、乙获得: two titles of one word
    grouped = len(titles) == len(honorees) > 1 and (read_out or all(h.kind == GROUP for h in honorees))
    parts = [list(part) for _, part in groupby(honorees, key=lambda h: h.size)]
    if pairwise and 1 < len(titles) == len(parts) < len(honorees):  # 甲、乙等8个单位和丙等5户分别获得T、U
        yield from ((honoree, title) for part, title in zip(parts, titles, strict=True) for honoree in part)
        return
    if (pairwise or grouped) and len(titles) > 1:
        if len(honorees) == len(titles):
            yield from zip(honorees, titles, strict=True)
        elif len(honorees) == 1 and honorees[0].kind != GROUP:
            yield from ((honorees[0], title) for title in titles)
        return
    for honoree in honorees:
        for title in titles:
            yield honoree, title

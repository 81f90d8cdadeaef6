"""Honours of which the text gives a number only (12人被评为先进个人), and the names that it gives beside the number."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from pipeline.conferring import (
    BODIES,
    DATELINE,
    NO_BODY,
    Reading,
    date_of,
    decree_before,
    honour_of,
    honour_with,
    is_of_a_contest,
    is_vetoed,
)
from pipeline.honorees import read_list
from pipeline.members import GROUP, Honoree, is_noun_phrase
from pipeline.receivers import COUNTED_NOUN, SHORTEST_TITLE
from pipeline.records import Findings, Honour
from pipeline.rules import SLOTS, Rules
from pipeline.slots import Slotted
from pipeline.titles import SURE, WEAK, Title, is_opened, read_titles

_O, _N, _W, _D = SLOTS["organisation"], SLOTS["number"], SLOTS["work"], SLOTS["date"]
_LAST_PIECE = re.compile(f"(?:^|[,;:。!?、\\s出了]|{_N})([^,;:。!?、\\s出了{_N}]+)$")
_OF_A_PERSON = re.compile(f"[一-龥]{{0,8}}{SLOTS['person']}")
_MADE_BY = frozenset("由经")
_BY_WHOM = re.compile("[^,;。、]{2,16}的")
_DESCRIBED = re.compile("[一-龥]{2,10}的")
_MEMBER_BEFORE = re.compile("(?:[、和及与])([一-龥]{2,10})$")
_MEMBER_BEHIND = re.compile("[一-龥“”]{4,16}(?=[、,;。和及]|以及|$)")
_NEAR_MEMBER = 24
_AND_SUCH = re.compile(f"{SLOTS['quoted']}?等(?:荣誉)?称号")
_GRADE = re.compile("[特一二三四]等奖(?:学金)?|优秀奖")
_FUTURE = re.compile(
    "将(?:[再还]?安排|投入|拿出|设立|奖励|按|在|于|从|对|由|会|通过|评|表|授|有|分别|继续|产生|举办|举行|设|进行|开展|最终)|拟"
)
_STARTS = re.compile("启动|计划")
_DONE = re.compile("(?:评选|选树|推选|产生|表彰|命名)[了出]|最终|累计|揭晓|[共已](?:有|评|表彰|产生|命名|选)")
_COUNTED_NOUN_AT_END = re.compile(f"(?:{COUNTED_NOUN.pattern})$")  # 某奖授奖|项目36项
_CHOOSES = re.compile("(?:评选出|评出|选出|评选|命名|授予|表彰|评定)了?$")
_WON = re.compile("^获|分获|[荣喜]获|获得|获批|获评|入选")
_WINNERS_BEFORE = re.compile("(?:获得者|得主|获奖者|入选者|称号)[共计各]?$")
_UNITS_OF_PERSONS, _UNITS_OF_TEAMS = (
    frozenset(("人", "名", "位", "人次", "门", "篇", "部", "本")),
    frozenset(("个", "支", "项")),
)
_PLAIN_AWARD = re.compile(f"[一-龥{_O}{SLOTS['quoted']}]{{3,24}}(?<!学位)(?<!职称)(?<!资格)")
# The last word before the parts of a total: 评出9项,其中一等奖2项; 评出9项,含一等奖2项.
_PARTS = re.compile("(?:其中|(?<=[,(])(?:含|包括|包含))(?!.*(?:其中|[,(](?:含|包括|包含)))")
_SHORT_REST = 2  # characters between a title in quotes and its number: “某某”人才
_WINNERS = re.compile("[获得]奖者|获得者|得主|获奖人")
_GIVEN = re.compile("予以|给予|进行|受到")
_SELECTION = re.compile(f"({SLOTS['quoted']}奖?)(?:人物)?(?:评选|奖)")  # “某奖”评选已选出142位得奖者
_OF_THOSE = re.compile(
    f"(?<=[被受])(?:表彰|奖励|命名)的{_N}[^,;。{_N}]{{1,16}}[中里]"
)  # 被表彰的9名典型中: told before
_NEAR_BODY = 60
_PLANNABLE = frozenset(("评选", "选树", "推选", "产生", "表彰", "命名"))
_CALL = re.compile(
    "评选(?:条件|范围|办法|标准|程序|时间)|推荐(?:表|截止|方式)|报名(?:方式|时间|条件|截止)|候选人|启动[^,;。]{0,16}评选|(?:此次|本次)评选将|评选活动从[^。]{2,12}开始"
)
_DECIDED_FOR = re.compile(f"{_O}对|决定对?|(?:会|会议|大会|政府|委|局|[校院县市省])对")  # 甲局决定对|乙等10个单位
_SAYS = re.compile("(?:有关|相关)?(?:负责人|负责同志|发言人|工作人员)?(?:介绍|获悉|了解到|透露|表示|通报说)")
_COMMENDED = re.compile(
    "受到?[^,;。]{0,12}?表彰|获得?[^,;。]{0,8}?表彰|(?:一并|分别|集中|同时)?(?:进行|予以|给予)[^,;。]{0,6}?(?:表彰|表扬|颁奖)|(?<=[个人体位织庭业队员范手兵])颁奖(?![典仪晚大会嘉词礼])"
)


@lru_cache(maxsize=8)
def _calls(folded: str) -> bool:
    """Whether an article invites to a selection that is still to come."""
    return bool(_CALL.search(folded))


def numbered_honours(state: Reading, rules: Rules, found: Findings, honours: list[Honour]) -> list[Honour]:
    """Groups that a list of numbers and titles gives: 表彰了3个先进集体、5名先进个人; 评出一等奖2项."""
    slotted = state.slotted
    text = slotted.text
    if _N not in text:
        return []
    verb = _verb_of_numbers(slotted, rules)
    commended = _COMMENDED.search(text)
    if (not verb and not commended) or (verb and _OF_THOSE.match(text, verb.start())):
        return []
    if verb and verb[0] in _PLANNABLE and _calls(slotted.document.folded) and not _DONE.search(text):
        return []
    taken = [(h.start, h.end) for h in honours] + [(h.award_start, h.award_end) for h in honours]
    start = verb.end() if verb and not (commended and commended.start() <= verb.start()) else 0
    end = len(text) if start else commended.start() if commended else 0
    told = verb.end() if verb else end
    clause = max(text.rfind(sign, 0, told) for sign in ",;:。") + 1
    if (
        is_vetoed(text, verb.start() if start and verb else end, end, rules)
        or _FUTURE.search(text, 0, told)
        or _STARTS.search(text, clause, told)
    ):
        return []
    made: list[Honour] = []
    state.limit = 0
    at = verb.start() if start and verb else end
    date = date_of(state, at, rules)
    clause = max(text.rfind(";", 0, at), at - _NEAR_BODY, 0)
    runs = [r for r in BODIES.finditer(text, clause, at) if not DATELINE.match(text, r.end())] if start else []
    runs = [r for r in runs if not NO_BODY.search(text, max(0, r.start() - 3), r.start())]
    runs = [r for r in runs if not _OF_A_PERSON.match(text, r.end()) and not _SAYS.match(text, r.end())]
    runs = [r for r in runs if not is_of_a_contest(text, r.end(), at, rules)]
    bodies = decree_before(slotted, clause, at)
    if runs and not bodies:
        bodies = tuple(slotted.span(i, i + 1) for i in range(*runs[-1].span()) if text[i] == _O)
    for i in range(start, end):
        number = slotted.number(i)
        if (
            text[i] != _N
            or number is None
            or number.value is None
            or number.unit not in rules.words["honours.group_units"]
        ):
            continue
        if text[i - 1 : i] in _MADE_BY and _BY_WHOM.match(text, i + 1):  # 由21个学生签名的“某奖”: who made it
            continue
        if re.match("[^,;。]{0,20}[,;](?:其中)?(?:包括|包含|有|为)", text[i + 1 : i + 40]):
            continue
        if _obtained(rules).search(
            re.split("[,;:。!?]", text[start:i])[-1]
        ):  # 我校首次获得2项特等奖: a fact of its own
            continue
        span = slotted.span(i, i + 1)
        title = _title_of(slotted, start, i, end, rules) or _plain_title(slotted, i, end, made, rules)
        if (
            title
            and not text.startswith("之一", title.end)
            and not _breaks_down(slotted, i, title, made)
            and not any(a < span[1] and span[0] < b for a, b in taken)
            and not any(a < title.span[1] and title.span[0] < b for a, b in taken)
        ):
            named = _named_of(slotted, start, i, made, rules, found)
            title = _without_class(title, rules) if named else title
            if _is_general(title, rules):  # 26名|同志嘉奖
                continue
            for honoree in named or [Honoree(GROUP, *span, "", int(number.value), i)]:
                given = () if honoree.span in bodies else bodies
                made.append(honour_of(honoree, title, "honours.numbered", given, date))
    return made


def counted_winners(
    slotted: Slotted, start: int, end: int, rules: Rules, evidence: str, *, given: bool = False
) -> list[tuple[Honoree, Title]] | None:
    """The groups of a list of awards that each have the number of those who got it behind them (甲计划8人、乙人才1人).

    None where the numbers count prizes, not persons (一等奖2项), or where most members do not look like awards; a member
    that names only some of its awards (甲计划等人才计划8人) gives none. given: a body confers them on as many of any kind.
    """
    groups: list[tuple[Honoree, Title]] = []
    units, sure, begin = set(), 0, start
    for i in range(start, end):
        number = slotted.number(i) if slotted.text[i] == _N else None
        if number is None:
            continue
        if number.value is None or number.kind == "ratio":
            return None
        units.add(number.unit)
        if "等" in slotted.text[begin:i].replace("等奖", ""):
            begin = i + 2
            continue
        stop = _WINNERS_BEFORE.search(slotted.text, begin, i)
        zone = (begin, stop.start() if stop else i)
        titles = [title for title in read_titles(slotted, *zone, rules, evidence)[0] if title.end <= zone[1]]
        fits = len(titles) == 1 and titles[0].end >= zone[1] - _SHORT_REST
        sure += fits
        if not fits and not _PLAIN_AWARD.fullmatch(slotted.text, *zone):
            return None
        title = titles[0] if fits else Title(*zone, slotted.written(*zone), slotted.span(*zone))
        groups.append((Honoree(GROUP, *slotted.span(i, i + 1), "", int(number.value), i), title))
        begin = i + 2
    persons = units & _UNITS_OF_PERSONS and units <= _UNITS_OF_PERSONS | _UNITS_OF_TEAMS
    counts = units <= set(rules.words["honours.group_units"]) if given else persons
    return groups if counts and (2 * sure > len(groups) or not groups) else None


def _verb_of_numbers(slotted: Slotted, rules: Rules) -> "re.Match[str] | None":
    """The verb of conferring that the first number of those honoured stands behind (评选工作…,评选产生20名), else the first."""
    verbs = list(honour_with(rules).finditer(slotted.text))
    units = rules.words["honours.group_units"]
    counted = (i for i, c in enumerate(slotted.text) if c == _N and (n := slotted.number(i)) and n.unit in units)
    first = next((i for i in counted if verbs and i > verbs[0].end()), 0)
    return next((verb for verb in reversed(verbs) if verb.end() <= first), verbs[0] if verbs else None)


def _without_class(title: Title, rules: Rules) -> Title:
    """A title without the noun that N名 counts: 良师奖 of 甲等10名导师良师奖."""
    noun = re.match(rules.alternation("honours.person_classes"), title.text)
    if not noun or not title.text.endswith("奖") or len(title.text) - noun.end() < SHORTEST_TITLE:
        return title
    return replace(title, text=title.text[noun.end() :], span=(title.span[0] + noun.end(), title.span[1]))


def _is_general(title: Title, rules: Rules) -> bool:
    """Whether a title is only what N名 counts and a general word (同志嘉奖)."""
    noun = re.match(rules.alternation("honours.person_classes"), title.text)
    return noun is not None and title.text[noun.end() :] in rules.words["awards.general"]


def _named_of(slotted: Slotted, start: int, i: int, made: list[Honour], rules: Rules, found: Findings) -> list[Honoree]:
    """Those whom 甲、乙等N个 names before the number at i; none where nobody is named."""
    text = slotted.text
    if text[i - 1 : i] != "等" or i - 1 <= start:
        return []
    begin = max([start] + [text.rfind(sign, start, i) + 1 for sign in ",;:。了"])
    last = max((h.award_end for h in made), default=0)
    while begin < i and slotted.starts[begin] < last:
        begin += 1
    begin = begin + 1 if text[begin : begin + 1] in ("、", "和", "与", "及") else begin
    begin += text[begin] == "对"  # 宣读决定,对|甲等50名优秀教师进行表彰
    decided = _DECIDED_FOR.search(text, begin, i)
    begin = decided.end() if decided else begin
    return [h for h in read_list(slotted, begin, i + 1, rules, found) if h.kind != GROUP]


def _breaks_down(slotted: Slotted, i: int, title: Title, made: list[Honour]) -> bool:
    """Whether the number at i only says how a total of the sentence divides: 评出9项“某奖”,其中一等奖2项."""
    parts = _PARTS.search(slotted.text, 0, i)
    within = parts.start() if parts else -1
    if within <= 0 or _N not in slotted.text[:within]:
        return False
    if _GRADE.fullmatch(title.text) or any(h.start < slotted.starts[within] for h in made):
        return True
    counted = re.search(f"(?:奖|奖章|称号)[^,;。]{{0,6}}{_N}[^,;。]{{0,4}},?$", slotted.text[:within])
    return counted is not None  # 某奖共授奖319项,其中青年奖8项


@cache
def _obtained(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rules.alternation("honours.receive", "honours.obtain") + "(?!得?者)")


def _title_of(slotted: Slotted, start: int, i: int, end: int, rules: Rules) -> Title | None:
    """The title that a number belongs to: behind it (3个先进集体) or before it (一等奖2项)."""
    sign = re.compile(r"[,;:。!?、\s]|" + _N).search(slotted.text, i + 1, end)
    limit = sign.start() if sign else end
    winners = _WINNERS.search(slotted.text, i + 2, limit)
    limit = winners.start() if winners else limit  # 22名某奖学金|获得者
    given = _GIVEN.search(slotted.text, i + 2, limit)
    limit = given.start() if given else limit  # 36名优秀教师|予以通报表扬
    quoted = slotted.text[i + 1 : i + 2] == SLOTS["quoted"]
    titles, _ = read_titles(slotted, i + 1, limit, rules, SURE if quoted else WEAK)
    if not titles and (described := _DESCRIBED.match(slotted.text, i + 1, limit)):  # 30名贡献突出的|劳动模范
        titles, _ = read_titles(slotted, described.end(), limit, rules, WEAK)
    if not titles and _CHOOSES.search(slotted.text, start - 4, start) and is_opened(slotted.text[i + 1 : limit], rules):
        titles, _ = read_titles(slotted, i + 1, limit, rules, SURE)  # 选出20名|优秀中青年医师
        titles = [title for title in titles if title.end == limit]
    if titles and slotted.text[i + 1] not in "和与及":
        won = _WON.search(titles[0].text) or slotted.text.startswith(("获", "入选"), titles[0].end)
        return titles[0] if not won else None  # 两项专利|分获金奖, 示范基地|获批
    if _WINNERS.match(slotted.text, i + 1) and (selection := _SELECTION.search(slotted.text, 0, i)):
        titles, _ = read_titles(slotted, selection.start(1), selection.end(1), rules, SURE)
        return titles[0] if titles else None
    stop = _WINNERS_BEFORE.search(slotted.text, start, i)
    return _title_before(slotted, stop.start() if stop else i, rules)


def _plain_title(slotted: Slotted, i: int, end: int, made: list[Honour], rules: Rules) -> Title | None:
    """The noun phrase of a number in a list of which another member is a title (优秀项目10个、推荐项目8个)."""
    if not made or made[-1].rule != "honours.numbered":
        return None
    text, last = slotted.text, made[-1]
    piece = _MEMBER_BEFORE.search(text, 0, i) if slotted.starts[i] < last.award_end + _NEAR_MEMBER else None
    if piece and last.award_start < last.start and last.award_title[-2:] == piece[1][-2:]:
        return Title(*piece.span(1), slotted.written(*piece.span(1)), slotted.span(*piece.span(1)))
    behind = _MEMBER_BEHIND.match(text, i + 1, end)
    joined = text[i - 1 : i] in ("、", "和", "及") and last.start < last.award_start
    if behind and joined and (is_noun_phrase(slotted, *behind.span()) or is_opened(behind[0], rules)):
        return Title(*behind.span(), slotted.written(*behind.span()), slotted.span(*behind.span()))
    return None


def _title_before(slotted: Slotted, i: int, rules: Rules) -> Title | None:
    """The title that ends at i, or before a verb that ends there (某奖授奖298项)."""
    piece = _LAST_PIECE.search(slotted.text[max(0, i - 30) : i])
    if not piece:
        return None
    begin = i - len(piece[1])
    begin += 2 if piece[1].startswith("以及") else piece[1][0] in "和与及"
    such = _AND_SUCH.match(slotted.text, begin, i)
    begin = such.end() if such else begin
    counted = _COUNTED_NOUN_AT_END.search(slotted.text, begin, i)
    for verb in honour_with(rules).finditer(slotted.text, begin, i):
        if verb.end() == i or (counted and verb.end() == counted.start()):
            i = verb.start()
        else:
            begin = verb.end()
    titles, _ = read_titles(slotted, begin, i, rules, WEAK)
    if not titles and is_opened(slotted.text[begin:i], rules):  # 评选出优秀学生典型100名
        titles, _ = read_titles(slotted, begin, i, rules, SURE)
    text = slotted.text
    return next((t for t in titles if t.end == i or COUNTED_NOUN.fullmatch(text, t.end, i)), None)

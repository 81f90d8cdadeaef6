"""What a clause that confers says beside honoree and title: the body, the date; and what it hands on to the next clause."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import regex

from pipeline.members import Honoree, phrase_of_organisation
from pipeline.records import Honour, Span
from pipeline.rules import SLOTS, Frame, Rules
from pipeline.slots import Slotted
from pipeline.titles import Title
from pipeline.vetoes import veto

_O, _N, _W, _D = SLOTS["organisation"], SLOTS["number"], SLOTS["work"], SLOTS["date"]
BODIES = re.compile(f"{_O}(?:(?:[、和与及, ]|以及|联合)*{_O}|、[一-龥]{{1,4}}{_O})*")
_IN_A_LIST = re.compile(f"[等{SLOTS['quoted']}]")
_LIFE = re.compile("牺牲|逝世|去世|殉职|毕业(?!生)|出生|退役|入伍|退休")  # what a date before it is about
NO_BODY = re.compile("[在向对为给与和从于]$|来自$|来到$|关于$|纪念$|庆祝$|表彰了?$|我[校院市县省]$")
_ROW_OF_DATES = re.compile(f"({_D}(?:[、和及与]{_D})+),?[^,;。{_D}]{{0,24}}?(?:先后|分别|依次|相继)$")
_EACH_YEAR = re.compile(
    f"((?:{_D}[、和与及]){{1,5}}{_D})度?(?:,?[^,;。{_D}]{{1,16}}?(?=两次|两度|(?:先后)?{_N}))?(?:(?:分别|各|两次|两度|先后){_N}?|{_N})(?:被[^,;。]{{0,12}})?$"
)
RESPECTIVELY = re.compile(f"分别于((?:{_D}[、和与及]?)+)(?:先后)?$")
_OF_A_PERSON = re.compile(f"[^,;。、]{{1,8}}{SLOTS['person']}")
_AT_ONCE = re.compile("^[^;。]*[,][^,;。]*同时$|^[^;。]*[,][^,;。]*同时(?:被|获)$")
_SEVERAL = re.compile("[、和与及][^,;。]{1,40}(?:分别|依次)(?:被|由|获|获得|荣获|受到)$")
_EACH_BY = re.compile("(?:分别|依次)(?:被|由|获|获得|荣获|受到)$")
DATELINE = re.compile(f"[^,;。]{{0,6}}{_D}?(?:电|讯|报道)")
_HELD = re.compile("(?:联合|共同)?(?:主办|举办|承办|组织)的?")
_JURY = re.compile(
    "((?:大赛|大会|赛事|评选)?(?:组委会|评委会|组织委员会|评审委员会|评选委员会|评奖委员会))(?:还|则|特|特别)?$"
)
_COMMITTEE = re.compile("[一-龥]{0,8}(?:组委会|评委会|组织委员会|评审委员会|评选委员会|评奖委员会)")
_OTHER_BODY = re.compile(
    "[,;](?!分别|同时|决定|并|还|现|特|又|也|再)[一-龥]{0,10}(?:国|市|县|省|区|方|政府|委员会|学会|协会|大学|委|局|部)$"
)
_BEGAN = re.compile(
    "(?:截至|截止|自|从)$|(?:成立|创办|创建|组建|始建|建立|建成|兴建|出生|毕业|入党|入伍|参军|参加工作|生|退休|退役|入职|开业|投产|注册|设立)(?:于|在|日期)?:?$"
)
_OF_ANOTHER = re.compile("(?:获评|入选|获奖|当选|被评为|评上|命名|认定)的(?=[^,;。]{2})")  # 加上2021年|入选的甲村,
# 2005年被列为试点,|并|被评为T: what the same year brought besides
_ALSO = re.compile("(?:并|且|同时|还|也)+(?:被|获|荣)?")
_DEED = re.compile("(?:又|还|也|再次|首次)?(?:被|获|荣获|荣立|入选|当选|列入|通过)")
DEEDS = re.compile(
    "(?:发布|宣传|推出|推介|介绍|报道|学习)了?(?P<who>[^,;。]{1,40}?)同?志?的?(?:先进|感人|英雄|优秀|典型)*事迹"
)
_SO_MANY_BEST = re.compile(f"等{_N}[^,;。、]{{0,4}}(?:先进|优秀|模范|十佳)")  # 甲局等12个先进单位: those honoured
_PUBLISHES = re.compile("(?:公布|发布|揭晓|表彰|评选|颁发|举行|举办|召开|组织|参加|开展)了?$")
_ONE_AFTER_ANOTHER = re.compile("(?:先后|相继|陆续|多次)(?:被|获|荣|获得)?$")
_RESULT_OF_YEAR = re.compile(
    f"[^,;。{_D}初底末上下春夏秋冬][^,;。{_D}]*?(?:赛|评选|评比|评审|遴选|奖|奖学金|征文|{SLOTS['quoted']})[^,;。{_D}]{{0,10}}"
    "(?:结果|名单|榜单)[^,;。]{0,12}(?:揭晓|公布|出炉|发布)"
)
_ATTRIBUTE = re.compile(
    f"(?:{_D}|年度|首届|的)*{_O}(?:[、和与]{_O})*(?:{_D}|年度|首届|第[^,;。]{{1,3}}届|的)*{SLOTS['quoted']}"
)
_JOINT = re.compile("(?:[、,和与及]|以及|等|荣誉|称号)*")
_OF_THE_BODY = re.compile(f"(?:{_D}|由)*{_O}(?:[、和与]{_O})*的$")


@dataclass(slots=True)
class Reading:
    """The state of reading one sentence. `nobody`: a verb of it has a subject that nobody can name (全体学生获得)."""

    slotted: Slotted
    dates: Mapping[int, str]
    company: tuple[Honoree, ...] = ()
    limit: int = 0
    last: tuple[Honoree, ...] = ()
    bodies: tuple[Span, ...] = ()
    date: str = ""
    after: str = ""
    confers: bool = False
    nobody: bool = False
    matches: dict[str, "regex.Match[str] | None"] = field(default_factory=dict)

    def search(self, frame: Frame, position: int) -> "regex.Match[str] | None":
        """The next match of a frame; one that was found before and is not passed yet is not looked for again."""
        if frame.name in self.matches:
            match = self.matches[frame.name]
            if match is None or match.start() >= position:
                return match
        found = frame.regex.search(self.slotted.text, position)
        self.matches[frame.name] = found
        return found


@cache
def honour_with(rules: Rules) -> "re.Pattern[str]":
    """The verbs of honouring that a number may follow: 表彰了, 评出."""
    return re.compile(rf"{rules.alternation('honours.honour_with')}(?:了|出了|出)?")


def bodies_of_before(state: Reading, between: str) -> tuple[Span, ...]:
    """The bodies of the honour before where this clause goes on with the same conferring (甲被乙会授予T,丙同时被授予U; 乙会授予甲T,丙获U)."""
    goes_on = _AT_ONCE.search(between) or (state.confers and between.startswith(",") and ";" not in between)
    return state.bodies if goes_on and _D not in between else ()


def bodies_are_paired(slotted: Slotted, match: "regex.Match[str]") -> bool:
    """Whether 分别 stands straight before the bodies (分别被甲局、乙会授予T和U): each conferred the title of its place."""
    if "body" not in match.re.groupindex or match.start("body") < 0:
        return False
    if _EACH_BY.search(slotted.text, 0, match.start("body")) is None:
        return False
    first, *others = [slotted.written(i, i + 1) for i in range(*match.span("body")) if slotted.text[i] == _O] or [""]
    # 甲村、乙某分别被党中央、国务院授予T和U: party and government confer together, of two honorees each got one.
    jointly = first.endswith(("委", "中央")) and any(other.endswith(("政府", "国务院")) for other in others)
    return not (jointly and _SEVERAL.search(slotted.text, 0, match.start("body")))


def dates_one_each(state: Reading, verb: int, size: int) -> list[str]:
    """The dates before the verb at `verb` that 分别于 gives the honorees in their order, if there are as many; else none."""
    text = state.slotted.text
    run = RESPECTIVELY.search(text, state.limit, verb)
    if run is None or size < 2 or run[1].count(_D) != size:
        return []
    return [state.dates.get(state.slotted.starts[i], "") for i in range(*run.span(1)) if text[i] == _D]


def dates_of_one(state: Reading, verb: int) -> list[str]:
    """The dates before the verb at `verb` on each of which the same one got the same (1991年和1994年各获一次T); none for one date."""
    run = _EACH_YEAR.search(state.slotted.text, state.limit, verb)
    if run is None:
        return []
    dates = [state.dates.get(state.slotted.starts[i], "") for i in range(*run.span(1)) if state.slotted.text[i] == _D]
    return dates if all(dates) and len(set(dates)) == len(dates) else []


def dates_of_titles(state: Reading, verb: int, size: int) -> list[str]:
    """The dates at the head of the clause, one for each of `size` titles (1993年、2001年,甲先后获三等奖、二等奖); else none."""
    run = _ROW_OF_DATES.search(state.slotted.text, state.limit, verb)
    if size < 2 or run is None or run[1].count(_D) != size:
        return []
    dates = [state.dates.get(state.slotted.starts[i], "") for i in range(*run.span(1)) if state.slotted.text[i] == _D]
    return dates if all(dates) else []


def date_shared(date: str, slotted: Slotted, title: Title, titles: list[Title]) -> str:
    """The date of a list's conferring; empty for a later title with a year of its own (2001年荣获T,2007年U)."""
    return "" if title != titles[0] and slotted.text[title.start - 1] == _D else date


def bodies_of_titles(slotted: Slotted, a: int, titles: list[Title]) -> list[tuple[Span, ...]]:
    """The bodies that stand before each title of a list that begins at `a`. Titles in quotes that follow with nothing but
    signs between have those of the one before (获评甲局“A”“B”); what has words of its own has not (甲局“A”、全国“B”和C)."""
    found: list[tuple[Span, ...]] = []
    begin, carried = a, False
    for title in titles:
        between = slotted.text[begin : title.start] if title.start > begin else ""
        joint = _JOINT.match(between)
        start = begin + (joint.end() if joint else 0)
        own = _attribute_of(slotted, start, title)
        bare = title.quoted and slotted.text[title.start] == SLOTS["quoted"]
        if not own and carried and bare and joint and joint.end() == len(between):
            own = found[-1]
        found.append(own)
        begin, carried = title.end, bool(own) and title.quoted
    return found


def _attribute_of(slotted: Slotted, a: int, title: Title) -> tuple[Span, ...]:
    """The bodies that stand as an attribute of a title: 获评市教育工会“最美集体”, 获得某学会的物理奖."""
    run = _ATTRIBUTE.match(slotted.text, a) if title.quoted else _OF_THE_BODY.match(slotted.text, a, title.start)
    if run is None or run.end() > title.end:
        return ()
    return tuple(slotted.span(i, i + 1) for i in range(*run.span()) if slotted.text[i] == _O)


def is_vetoed(text: str, start: int, end: int, rules: Rules) -> bool:
    """Whether the clause denies the honour or tells of one to come."""
    reason = veto(text, start, end, rules, told=False)
    return reason is not None


def honour_of(honoree: Honoree, title: Title, rule: str, bodies: tuple[Span, ...], date: str) -> Honour:
    """The honour of one honoree and title, its bodies and date as the clause states them."""
    return Honour(
        honoree.start,
        honoree.end,
        title.span[0],
        title.span[1],
        rule,
        honoree.kind,
        honoree.name,
        title.text,
        bodies,
        awarded_on=date,
        group_size=honoree.size,
    )


def bodies_of(
    state: Reading, match: "regex.Match[str]", verb_start: int, taken: set[int], rules: Rules, *, active: bool
) -> tuple[Span, ...]:
    """The awarding bodies: those that the frame names, or with an active verb those before it."""
    slotted = state.slotted
    if "body" in match.re.groupindex and match.start("body") >= 0:
        if _COMMITTEE.fullmatch(match["body"]):
            return (slotted.span(*match.span("body")),)
        named = tuple(slotted.span(i, i + 1) for i in range(*match.span("body")) if slotted.text[i] == _O)
        if is_of_a_contest(slotted.text, match.end("body"), match.end("titles"), rules) and _HELD.match(
            slotted.text, match.end("body")
        ):  # 获甲会主办的某赛一等奖
            return ()
        known = named or not phrase_of_organisation(slotted, *match.span("body"), rules)
        return named if known else (slotted.span(*match.span("body")),)
    if not active:
        return ()
    start = match.start() if match.start() < verb_start else verb_start
    read_out = [m.span("bodies") for m in rules.regex("honours.read_out").finditer(slotted.text, state.limit, start)]
    if read_out:  # 甲局宣读了|乙厅的记功命令: the body is the one whose decision it is
        return tuple(slotted.span(i, i + 1) for i in range(*read_out[-1]) if slotted.text[i] == _O)
    runs = list(BODIES.finditer(slotted.text, state.limit, start))
    told = [deeds.span("who") for deeds in DEEDS.finditer(slotted.text, state.limit, start)]
    for run in reversed(runs):
        before = slotted.text[max(state.limit, run.start() - 3) : run.start()]
        if NO_BODY.search(before) or slotted.text.startswith("的", run.end()):
            continue
        if any(a <= run.start() < b for a, b in told) or _SO_MANY_BEST.match(slotted.text, run.end()):
            continue
        if taken & set(range(*run.span())) or DATELINE.match(slotted.text, run.end()):
            continue
        if state.bodies and _IN_A_LIST.search(slotted.text, run.end(), start):
            continue
        if _OF_A_PERSON.match(slotted.text, run.end()) and ";" in slotted.text[run.end() : start]:
            continue  # 其中甲队|队长某某享受待遇;授予
        return tuple(slotted.span(i, i + 1) for i in range(*run.span()) if slotted.text[i] == _O)
    decree = decree_before(slotted, state.limit, start)
    if not decree and _OTHER_BODY.search(slotted.text[state.limit : start]):  # 1955年,某国授予他
        return ()
    return decree or state.bodies or _unnamed_body(slotted, start, rules)


def _unnamed_body(slotted: Slotted, end: int, rules: Rules) -> tuple[Span, ...]:
    """A body that no mention covers: the short phrase between the last sign or date and the verb, if it ends like one."""
    start = max(slotted.text.rfind(sign, 0, end) for sign in (",", ";", ":", "。", _D)) + 1
    phrase = slotted.text[start:end]
    if jury := _JURY.search(phrase):
        return (slotted.span(start + jury.start(1), start + jury.end(1)),)
    if not 3 <= len(phrase) <= 14 or not phrase_of_organisation(slotted, start, end, rules):
        return ()
    return (slotted.span(start, end),)


def decree_before(slotted: Slotted, start: int, end: int) -> tuple[Span, ...]:
    """The bodies that a title in 《》 names: 《B关于表彰…的决定》."""
    for i in range(end - 1, start - 1, -1):
        if slotted.text[i] == _W:
            a, b = slotted.span(i, i + 1)
            about = slotted.document.folded.find("关于", a, b)
            if about > a:
                return tuple((m.start, m.end) for m in slotted.organisations if a <= m.start and m.end <= about)
    return ()


def patient(
    state: Reading, match: "regex.Match[str]", bodies: tuple[Span, ...], honorees: list[Honoree]
) -> tuple[tuple[Span, ...], list[Honoree]]:
    """甲局将乙表彰为T: the body stands before 将, the honorees behind it."""
    text = state.slotted.text
    marker = max(text.rfind("将", state.limit, match.start()), text.rfind("把", state.limit, match.start()))
    if marker < 0 or bodies or not honorees:
        return bodies, honorees
    runs = list(BODIES.finditer(text, state.limit, marker))
    behind = [h for h in honorees if h.index > marker]
    if not behind or not runs:
        return bodies, honorees
    spans = tuple(state.slotted.span(i, i + 1) for i in range(*runs[-1].span()) if text[i] == _O)
    return spans, behind


def date_of(state: Reading, verb: int, rules: Rules) -> str:
    """The date of conferring that the clause of the verb gives, or a clause before it that is a date or tells of the meeting."""
    slotted, grammar = state.slotted, _date_grammar(rules)
    text = slotted.text
    end = verb
    for n in range(4):
        start = max(text.rfind(sign, state.limit, end) for sign in ",;:。")
        start = max(start + 1, state.limit)
        for i in range(end - 1, start - 1, -1):
            iso = state.dates.get(slotted.starts[i], "") if text[i] == _D else ""
            behind = text[i + 1 : end]
            if text[i] == _D and not iso and slotted.written(i, i + 1).startswith(("今年", "去年", "前年")):
                return ""  # 2015年,…;今年5月,…获: a time that nothing in the text dates
            if iso and behind.startswith("以来") and slotted.written(i, i + 1) == "今年":
                return iso  # 今年以来,…先后获评: in this year
            if (
                not iso
                or _OF_ANOTHER.match(behind)
                or grammar.other.search(behind)
                or _is_of_edition(slotted, i)
                or _BEGAN.search(text, start, i)
            ):
                continue
            if n and len(iso) == len("2014") and (_PUBLISHES.search(text, start, i) or _is_of_contest(slotted, i, end)):
                continue  # 公布2014年某奖获奖名单,甲获; 2014年某赛结果揭晓,评出: the year of the award
            if n and len(iso) == len("2014-05-14") and _ONE_AFTER_ANOTHER.search(text, start, verb):
                return ""  # 5月14日,他处置险情,先后被授予: on days of their own
            then = n == 1 and _ALSO.fullmatch(text, end + 1, verb) and _DEED.match(behind)
            if n == 0 or not behind or then or grammar.occasion.search(text[start:end]):
                return iso
        of_a_life = n and _LIFE.search(text, start, end) and text[end - 1] not in "后际时"  # 甲牺牲4个月后,
        if start <= state.limit or text[start - 1] != "," or of_a_life:
            return ""
        end = start - 1
    return ""


def is_of_a_contest(text: str, start: int, end: int, rules: Rules) -> bool:
    """Whether text[start:end], from a body on to what it might confer, tells of a contest: who holds it or gives it its
    name confers nothing, unless it publishes the result."""
    contest, results = _contests(rules)
    return contest.search(text, start, end) is not None and results.search(text, start, end) is None


@cache
def _contests(rules: Rules) -> "tuple[re.Pattern[str], re.Pattern[str]]":
    results = rules.alternation("honours.selection_results")
    return (
        re.compile(f"(?<!劳动){rules.alternation('honours.contests')}(?!表彰)"),
        re.compile(f"(?:公布|发布)了?[^,;。]{{0,40}}(?:{results}|名单)|颁发|表彰"),
    )


def _is_of_contest(slotted: Slotted, i: int, end: int) -> bool:
    """Whether the year at i is that of the contest or award whose result the clause announces; 今年, 去年 are days of news."""
    stated = slotted.written(i, i + 1)[:2].isdigit()
    return stated and _RESULT_OF_YEAR.match(slotted.text, i + 1, end) is not None


def _is_of_edition(slotted: Slotted, i: int) -> bool:
    """Whether the date at i names the year of an award or contest (2013年度科学技术奖), not a day."""
    start, end = slotted.starts[i], slotted.ends[i]
    folded = slotted.document.folded
    return folded[start:end].endswith(("年度", "学年")) or folded.startswith("度", end)


@dataclass(frozen=True, slots=True, eq=False)
class _DateGrammar:
    occasion: "re.Pattern[str]"
    other: "re.Pattern[str]"


@cache
def _date_grammar(rules: Rules) -> _DateGrammar:
    reports = rules.alternation("honours.reports")
    return _DateGrammar(
        re.compile(rules.alternation("honours.occasions")),
        re.compile(f"{reports}|以来|至今|开始|起$|^起|^至|出生|毕业|牺牲|逝世|去世|殉职"),
    )

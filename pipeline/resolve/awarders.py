"""Who conferred an honour: the bodies that the article names for its award, where the honour's own clause names none."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.records import Findings, Honour, Sentence, Span
from pipeline.resolve.awarded_on import dated_events
from pipeline.resolve.awards import bare_title
from pipeline.resolve.told_around import (
    FAR,
    HEAD,
    LISTED,
    LONG_TEXT,
    MOST,
    NEAR,
    SENTENCE_HEAD,
    SHORTEST_CORE,
    Owners,
    are_media,
    cores_of,
    falls_short_of,
    headed_award,
    is_apart,
    is_earlier,
    is_of_another,
    is_of_other_edition,
    is_of_other_year,
    names_of,
    news_breaks,
    reaches_beyond,
    signature_of,
)
from pipeline.rules import SLOTS, Rules
from pipeline.segment import Document
from pipeline.slots import Slotted, encode, iso_dates

_O, _D, _Q, _W = SLOTS["organisation"], SLOTS["date"], SLOTS["quoted"], SLOTS["work"]
# What the article's own news tells of, however far behind its head.
_OF_THE_NEWS = frozenset((LISTED, "honours.numbered", "honours.announced", "honours.their_representative"))
_REPRESENTS = re.compile("[”’]?[^,;。]{0,6}代表")
_DECREE_ALONE = re.compile(
    r"(?:(?:联合)?(?:印发|下发|发布|公布|颁布|通报|作出|制发|出台)了?的?)?《关于([^《》]{0,60}?(?:表彰|授予|命名|追授|奖励)[^《》]{0,60})》"
)
_PARTY = re.compile("^中共|(?<=[一-龥]{2})(?:党委|委员会)$")
_LONGEST_PRIZE = 8
_LONGEST_SENTENCE = 2000
_SHORTEST_STEM = 6
_QUOTED_PART = re.compile("[“‘]([^“”‘’]{4,})[”’]")
_THIS_ONE = re.compile(
    "(?:此项|该项|这项|这一|本次|此次|该|本届)[\u4e00-\u9fff]{0,4}(?:评选|推选|选树|遴选|寻访|奖项|荣誉|表彰|称号|奖)"
)
_THIS_PRIZE = re.compile("(?:此项?|该项?|这项|这一)(?:奖项|荣誉|称号|奖)")
_CONTEST_WITHIN = 60
_NEAR_BEHIND = 200
_SELECTED_WITHIN = 400
_AT_CONTEST = re.compile("在[^。;\n]{2,40}(?:大赛|竞赛|比赛|锦标赛|运动会)(?:上|中)[^。\n]*$")
_PRIZE_OF = re.compile("([\u4e00-\u9fff]{2,16}(?:奖|评选))(?:活动)?(?:\\([^()]{1,12}\\))?[由是]")
_AT_SELECTION = re.compile("(?:在|揭晓的)([^。;\n]{2,40})(?:评选|评比)(?:活动)?中[^。\n]*$")
_NO_CONTEST = re.compile("(?<=劳动)竞赛")
_DATED_LINE = re.compile("[^,;。]{0,12}(?:电|讯)(?![视影话商力])")
_YEAR = re.compile("(?:19|20)[0-9]{2}年(?!度)")
_GUIDED = "(?:[^,;:。!?]{0,40}由[^,;:。!?]{1,30}(?:指导|支持|主管|批准),)?"


@dataclass(frozen=True, slots=True)
class _Source:
    """Where an article says who confers: the bodies, the bare text about it, how many characters on it holds for awards
    that it does not name (None: to the end), whether it points back to them (此项评选由…主办), whether its lists are
    further on, whether it tells of a list that they publish, the dates of its sentence."""

    bodies: tuple[Span, ...]
    start: int
    text: str
    reach: int | None
    deictic: bool = False
    at: int = 0
    for_lists: bool = False
    published: bool = False
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class _Wording:
    sign: "re.Pattern[str]"
    contest: "re.Pattern[str]"
    announced: "re.Pattern[str]"
    results: "re.Pattern[str]"
    lists: "re.Pattern[str]"
    published: "re.Pattern[str]"
    praised_class: "re.Pattern[str]"
    grade: "re.Pattern[str]"
    this_one: tuple[str, ...]


@cache
def _wording(rules: Rules) -> _Wording:
    """The words of the rules as expressions."""
    results, kinds = rules.alternation("honours.selection_results"), rules.alternation("honours.honoured_kinds")
    return _Wording(
        re.compile(rules.alternation("honours.conferring_signs")),
        re.compile(rules.alternation("honours.contests")),
        re.compile(f"{rules.alternation('honours.selections_told')}|{results}"),
        re.compile(f"[^,;。]{{0,60}}?{results}"),
        re.compile(rules.alternation("honours.selections_and_lists")),
        re.compile(f"(?:发布|公布)了?[^;。]{{0,40}}{rules.alternation('honours.published_lists')}"),
        re.compile(f"{rules.alternation('honours.praised')}{kinds}$"),
        re.compile(f"(?:[\u4e00-\u9fff]{{1,8}}[类组])?{rules.alternation('honours.prize_grades')}"),
        tuple(rules.words["honours.this_one"]),
    )


def with_bodies(
    document: Document, rules: Rules, found: Findings, names: dict[Span, str], honours: list[Honour]
) -> list[Honour]:
    """Honours without a body get the one that the article names for their award."""
    if all(honour.awarders for honour in honours):
        return honours
    sources = [s for s in _sources(document, rules, found) if not are_media(s.bodies, names, rules)][:MOST]
    named = [(source, names_of(document, names, source.bodies)) for source in sources]
    signature = signature_of(document, found)
    owners = Owners.of(names.values())
    breaks = news_breaks(document, rules)
    dates = iso_dates(document)
    named = [(replace(s, dates=_dates_in(document, s.start, dates)), who) for s, who in named]
    occasion = max((event.date[:4] for event in dated_events(document, rules, found, dates)), default="")
    occasion = occasion or (document.article.published_on or "")[:4]
    result = []
    for honour in honours:
        if not honour.awarders:
            owner = owners.of_title(honour.award_title)
            fit = [
                source
                for source, who in named
                if not reaches_beyond(honour.award_title, who, rules) and not is_of_another(owner, who)
            ]
            old = is_of_other_year(document, honour, occasion) or (not owner and _is_aside(document, honour))
            beneath = [source for source, who in named if falls_short_of(honour.award_title, who, rules)]
            if honour.awarded_on:
                fit = [s for s in fit if not _is_of_other_day(document, honour, s) or _names(s, honour, owner, rules)]
            source = _source_for(document, rules, honour, fit, breaks, owner=owner, named_only=old)
            source = _nearer(source, fit, beneath, honour, breaks)
            if source in beneath and not _names_whole(source, honour):
                source = None
            bodies = source.bodies if source else ()
            if bodies and signature and _sign_too(document, names, bodies, signature[0]):
                bodies = signature[0]
            if not bodies and signature and not old and not is_earlier(document, honour, rules):
                bodies = signature[0]
            if bodies and (honour.start, honour.end) not in bodies:
                awarders = names_of(document, names, bodies)
                honour = replace(honour, bodies=bodies, awarders=awarders, basis="inherited")
        result.append(honour)
    return result


def _sign_too(document: Document, names: dict[Span, str], bodies: Sequence[Span], signed: Sequence[Span]) -> bool:
    """Whether the bodies are some of those that sign the decision (经镇党委研究, signed by 中共甲镇委员会 and 甲镇人民政府)."""
    told, signers = ({_PARTY.sub("", n) for n in names_of(document, names, spans)} for spans in (bodies, signed))
    return told < signers


def _dates_in(document: Document, start: int, dates: Mapping[int, str]) -> tuple[str, ...]:
    """The dates, to the month at least, of the sentence at `start`."""
    end = document.sentence_at(start).end
    return tuple(iso for at, iso in dates.items() if start <= at < end and len(iso) >= len("2021-04"))


def _is_of_other_day(document: Document, honour: Honour, source: _Source) -> bool:
    """Whether another sentence tells of a meeting or decision of other days than the one on which the honour was got."""
    if not source.dates or source.start == document.sentence_at(honour.award_start).start:
        return False
    return not any(day.startswith(honour.awarded_on) or honour.awarded_on.startswith(day) for day in source.dates)


# Behind a meeting of any kind: it commends.
_COMMENDS = re.compile(
    "(?:会上|会议|大会|典礼上|仪式上|会上还|期间)[^。;]{0,24}?(?:表彰了|宣读了?[^。;]{0,30}?(?:表彰|嘉奖|记功)[^。;]{0,30}?(?:决定|通报|名单|通知)|对[^。;]{2,60}?(?:进行|予以|给予|作出)了?[^,。;]{0,4}表彰)"
)
_HELD_BY = re.compile("(?:召开|举行|举办)的")  # 在|某局召开的表彰大会上


def _sources(document: Document, rules: Rules, found: Findings) -> list[_Source]:
    sources = []
    wording = _wording(rules)
    folded = document.folded
    for sentence, text in document.iter_sentences():
        if len(text) > _LONGEST_SENTENCE or not wording.sign.search(text):
            continue
        slotted = encode(document, sentence.start, sentence.end, found)
        for name in (
            "decision",
            "ceremony",
            "staff_meeting",
            "meeting",
            "commendation",
            "commended_by",
            "read_out",
            "approved",
            "announcement",
            "selection",
            "within_selection",
            "work_of",
        ):
            within = name == "within_selection"
            selects = within or name in ("selection", "announcement", "work_of")
            for match in rules.regex(f"honours.{name}").finditer(slotted.text):
                a, b = match.span("bodies")
                held = name == "ceremony" and slotted.text[a - 1 : a] == "在" and _HELD_BY.search(match[0])
                if (
                    not held
                    and not within
                    and re.search("[在向对为给从被获]$|出席|参加", slotted.text[max(0, a - 2) : a])
                ):
                    continue
                if _DATED_LINE.match(slotted.text, b):  # 某社香港11月12日电
                    continue
                if name == "meeting" and not _COMMENDS.search(
                    folded, slotted.ends[match.end() - 1], sentence.end + NEAR
                ):
                    continue
                if "meeting" in match.re.groupindex and match["meeting"] and not _is_ceremony(slotted, match):
                    continue
                if within and not wording.lists.search(_written(slotted, match)):
                    continue
                if selects and _is_contest(slotted, match, wording, within=within):
                    continue
                spans = tuple(slotted.span(i, i + 1) for i in range(a, b) if slotted.text[i] == _O)
                commended = name == "commended_by"
                near = _window(slotted, a, match.end()) if selects or commended else text
                reach = _reach(near, text, wording) if selects else _NEAR_BEHIND if commended else None
                reach = _SELECTED_WITHIN if within else reach
                reach = None if name == "announcement" and sentence.start < HEAD else reach
                deictic = selects and bool(_THIS_ONE.search(slotted.text, max(0, a - SENTENCE_HEAD), match.end()))
                reach = max(reach, NEAR) if deictic and reach is not None else reach
                at = slotted.starts[a] if selects or commended else sentence.start
                told = sentence.start < HEAD and reach is not None and reach > 0
                published = selects and wording.published.search(near) is not None
                text_near = _distributed(bare_title(near))
                sources.append(_Source(spans, sentence.start, text_near, reach, deictic, at, told, published))
        sources += _decrees(document, found, sentence)
    return [_in_its_place(source, len(document.folded)) for source in sources]


def _written(slotted: Slotted, match: "re.Match[str]") -> str:
    """The folded text of a match, with what its slots stand for."""
    return slotted.document.folded[slotted.starts[match.start()] : slotted.ends[match.end() - 1]]


_GALA = re.compile("的?[^,;。!?]{0,30}?颁奖(?:典礼|礼|晚会|盛典)")


def _is_contest(slotted: Slotted, match: "re.Match[str]", wording: _Wording, *, within: bool) -> bool:
    """Whether what the bodies hold is a contest or a meeting, which confers nothing; the results of a selection that they
    publish are their own, and 劳动竞赛 is a movement."""
    if match[0].endswith(("命名", "授予")):
        return False
    if match[0].endswith(("公布", "发布")) and wording.results.match(slotted.text, match.end()):
        return False
    if match[0].endswith(("主办", "承办")) and _GALA.match(slotted.text, match.end()):
        return True
    start, end = match.span() if within else (match.end(), match.end() + _CONTEST_WITHIN)
    return any(
        not _NO_CONTEST.match(slotted.text, m.start()) for m in wording.contest.finditer(slotted.text, start, end)
    )


def _in_its_place(source: _Source, size: int) -> _Source:
    """A meeting or decision told of in the middle of a long text does not hold to its end."""
    if source.reach is not None or source.start < HEAD or size < LONG_TEXT:
        return source
    return replace(source, reach=NEAR, for_lists=True)


def _is_ceremony(slotted: Slotted, match: "re.Match[str]") -> bool:
    """Whether the meeting whose name stands in quotes is one that honours (某会“第五届表彰会”在京举行)."""
    i = match.start("meeting")
    return bool(re.search("表彰|颁奖|授奖", slotted.document.folded[slotted.starts[i] : slotted.ends[i]]))


def _reach(near: str, sentence: str, wording: _Wording) -> int | None:
    """How far a selection holds for awards that it does not name: a published one to the end, a general one not at all."""
    if wording.published.search(near):
        return None
    return _SELECTED_WITHIN if wording.announced.search(near) or re.search("评选[^;]*主办", sentence) else 0


def _window(slotted: Slotted, start: int, end: int) -> str:
    """What a verb of selecting is about: its own clause before the bodies, and what follows up to the sentence's end."""
    before = re.search(f"{_GUIDED}[^,;:。!?]*$", slotted.text[max(0, start - 60) : start])
    begin = start - len(before[0]) if before else start
    after = re.match("[^;。!?]{0,60}", slotted.text[end:])
    stop = end + (after.end() if after else 0)
    return slotted.document.folded[slotted.starts[begin] : slotted.ends[stop - 1]]


def _decrees(document: Document, found: Findings, sentence: Sentence) -> list[_Source]:
    """《B关于表彰…的决定》 names its bodies."""
    folded = document.folded
    made = []
    for match in re.finditer(
        r"《([^《》]{2,60}?)关于([^《》]{0,60}?(?:表彰|授予|命名|追授|奖励)[^《》]{0,60})》",
        folded[sentence.start : sentence.end],
    ):
        a = sentence.start + match.start(1)
        b = sentence.start + match.end(1)
        spans = tuple((m.start, m.end) for m in found.organisations if a <= m.start and m.end <= b)
        if spans:
            made.append(_Source(spans, sentence.start, bare_title(match[2]), None))
    for match in _DECREE_ALONE.finditer(folded, sentence.start, sentence.end):
        spans = _run_before(found, folded, sentence.start, match.start())
        if spans:
            made.append(_Source(spans, sentence.start, bare_title(match[1]), NEAR, for_lists=True))
    return made


def _run_before(found: Findings, folded: str, start: int, end: int) -> tuple[Span, ...]:
    """The organisations, joined by 、 or 和, that end at `end`, none of them before `start`."""
    spans: list[Span] = []
    for mention in reversed(found.organisations[: bisect_right(found.organisations, end, key=lambda m: m.start)]):
        if mention.start < start or mention.end > end:
            continue
        if folded[mention.end : end].strip("、和与及 ") or (end - mention.end > 1):
            break
        spans.insert(0, (mention.start, mention.end))
        end = mention.start
    return tuple(spans)


def _source_for(
    document: Document,
    rules: Rules,
    honour: Honour,
    sources: Sequence[_Source],
    breaks: Sequence[int],
    *,
    owner: str,
    named_only: bool,
) -> _Source | None:
    """The source that names the honour's award, else (unless named_only) the last before it that reaches so far."""
    own = document.sentence_at(honour.award_start)
    headed = headed_award(document, honour)
    named = [s for s in sources if _names(s, honour, owner, rules) or (headed and headed in s.text)]
    if _wording(rules).grade.fullmatch(bare_title(honour.award_title)):  # of some other first prize
        named = [s for s in named if s.reach != 0 or s.start == own.start]
    earlier = is_earlier(document, honour, rules)
    if earlier:
        named = [s for s in named if s.start == own.start]
    if named:
        return next((s for s in named if s.start != own.start or s.reach is None), named[0])
    if named_only or earlier:
        return None
    offset = honour.award_start
    sources = [s for s in sources if not is_apart(breaks, s.start, offset)]
    deictic = [
        s for s in sources if s.deictic and offset <= s.start <= offset + NEAR and _points_back(document, offset, s)
    ]
    if deictic:
        return deictic[0]
    near = bare_title(document.folded[max(0, offset - FAR) : offset])
    prized = [s for s in sources if (prize := _PRIZE_OF.search(s.text)) and _tail(prize[1]) in near]
    if prized and _wording(rules).grade.fullmatch(
        bare_title(honour.award_title)
    ):  # “甲奖”16日颁奖,乙获首奖。“甲奖”由丙社主办
        return prized[0]
    if _AT_CONTEST.search(document.folded, own.start, offset):  # 在某大赛上: not what another sentence's body conferred
        sources = [s for s in sources if s.start == own.start]
    elsewhere = _AT_SELECTION.search(document.folded, max(own.start, offset - FAR), offset)
    if elsewhere and not elsewhere[1].startswith(_wording(rules).this_one):
        selection = bare_title(elsewhere[1])[-_LONGEST_PRIZE:]
        sources = [s for s in sources if s.start == own.start or selection in s.text]
    sources = [s for s in sources if not is_of_other_edition(honour.award_title, s.text)]
    listed = honour.rule in _OF_THE_NEWS
    years = _YEAR.search(document.folded, own.start, offset)  # 2020年获评…: not of the list that a body has published
    before = [
        s
        for s in sources
        if max(s.start, s.at) <= offset
        and (s.start == own.start or not (s.published and years))
        and (s.reach is None or (listed and s.for_lists) or offset <= s.start + s.reach)
    ]
    return before[-1] if before else None


def _nearer(
    source: _Source | None,
    sources: Sequence[_Source],
    beneath: Sequence[_Source],
    honour: Honour,
    breaks: Sequence[int],
) -> _Source | None:
    """The selection told straight before a place's own award, where else a body of the state would have conferred it
    because it has an award of the same name (…授予甲全国好人称号。县文明办也公布了评选结果。乙获评某县好人)."""
    if source is None or source not in beneath:
        return source
    offset = honour.award_start
    own = [
        s
        for s in sources
        if s not in beneath
        and source.start < s.start <= offset
        and (s.reach is None or offset <= s.start + s.reach)
        and not is_apart(breaks, s.start, offset)
    ]
    return own[-1] if own else source


def _points_back(document: Document, offset: int, source: _Source) -> bool:
    """Whether what points back (该奖由…) may mean an award at `offset`: a single prize is one of its own paragraph, or where
    it begins one, of the paragraph before; 本次评选 is what the text is about."""
    if not _THIS_PRIZE.search(source.text):
        return True
    start = source.start
    while start and document.folded[start - 1].isspace():
        start -= 1
    return document.folded.find("\n", offset, start) < 0


def _tail(prize: str) -> str:
    """The last characters of a prize's name, without what stands before 的."""
    return prize[prize.rfind("的", 0, -2) + 1 :][-_LONGEST_PRIZE:]


def _is_aside(document: Document, honour: Honour) -> bool:
    """Whether an award only says who somebody is (T获得者甲说), not who spoke for those honoured (T获奖代表甲)."""
    return honour.rule == "honours.winner" and not _REPRESENTS.match(document.folded, honour.award_end)


def _names(source: _Source, honour: Honour, owner: str, rules: Rules) -> bool:
    """Whether a source names the honour's award, or what the award's name holds in quotes."""
    if any(_tells_of(source, core, rules) for core in cores_of(honour.award_title, owner, rules)):
        return True
    return any(bare_title(quoted) in source.text for quoted in _QUOTED_PART.findall(honour.award_title))


def _names_whole(source: _Source, honour: Honour) -> bool:
    """Whether a source names the award with the place that it begins with (甲市五一劳动奖章, not 乙省五一劳动奖章)."""
    return bare_title(honour.award_title) in source.text


def _tells_of(source: _Source, core: str, rules: Rules) -> bool:
    """Whether a source names the award, or that of which it is a kind: 全国扶贫奖 of 全国扶贫贡献奖."""
    if len(core) >= SHORTEST_CORE and core in source.text:
        return True
    kind = _wording(rules).praised_class.search(core)
    if (
        kind and kind.start() >= _SHORTEST_STEM and core[: kind.start()] in source.text
    ):  # 全国某人才|先进集体: 全国某人才表彰活动
        return True
    return core.endswith("奖") and any(
        f"{core[:k]}{word}" in source.text for k in range(4, len(core) - 1) for word in ("奖", "表彰", "评选")
    )


def _distributed(text: str) -> str:
    """X奖状、奖章 as X奖状、奖章 and X奖章, so that either title is found in it."""
    match = re.search(
        r"([\u4e00-\u9fff]{2,12}?)(奖状|奖章|奖牌|集体|个人|单位)[、和](奖章|奖状|奖牌|个人|集体|单位)", text
    )
    return text + f" {match[1]}{match[3]}" if match else text

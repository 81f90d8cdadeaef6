"""Honours whose award the clause leaves to the text: 受表彰代表甲, 同时获奖的还有乙, 10人当选 behind 某奖评选揭晓.

The frames are those of rules/honours.yaml with a value `of`: `article` where the award is the article's only one (or the
only one that the frame's own title may stand for), `selection` where they announce the award of the numbers that follow,
`next` where the sentence names it behind them, `named` where they name one that another clause may point back to, `this` where they point back to the award that was
named last (此奖, 这一荣誉).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import regex

from pipeline.conferring import Reading, date_of
from pipeline.honorees import read_list
from pipeline.members import GROUP, ORGANISATION, PERSON, WORK, Honoree
from pipeline.records import Findings, Honour, Sentence, Span
from pipeline.rules import SLOTS, Frame, Rules
from pipeline.segment import Document
from pipeline.slots import Slotted, encode, iso_dates
from pipeline.subjects import read_before
from pipeline.titles import SURE, Title, looks_like_title, read_titles
from pipeline.vetoes import veto

_N, _D = SLOTS["number"], SLOTS["date"]
_TOLD = re.compile(
    "加上|算上|连同|表彰|领奖|受奖|[获得]奖|获得者|得主|获此|其[他余一]|另|一[位名人个][是为系]|这[0-9一二三四五六七八九十两]+[人名位个家]|[他她它]们(?:分别|依次)?[是为]"
)
_BARE = re.compile(
    f"{_N}(?:(?:{_N}|[0-9一二三四五六七八九十]{{2,3}}岁)以[下上]的?)?(?:[^,;:。!?、{_N}]{{0,12}}?[和、及与]{_N})*[^,;:。!?、{_N}]{{0,12}}?(?:从[^;。!?]{{2,40}}中脱颖而出,?)?(?:最终|光荣|成功)?(当选|入选|上榜|获奖|荣获奖励|获得奖励|获评|受到?表彰|获此殊荣|获此荣誉)(?=[,;。]|$)"
)
_MAY_BE_BARE = re.compile(
    "(?:当选|入选|上榜|榜上有名|名列其中|位列其中|在其?列|荣获奖励|获得奖励|获奖|获评|受到?表彰|获此殊荣|获此荣誉|该名单|该榜单|领奖|受奖|接受表彰)[,;,;。]"
)
_NAMED = re.compile(
    "(?:^|(?<=[,;:。]))([^,;:。!?]{1,80}?)(?:同时|双双|均|也|成功|最终|一同|共同|光荣)*"
    "(?:当选|入选该?名单|入选该?榜单|入选|上榜|榜上有名|名列其中|位列其中|在其?列|获奖|获评|获此殊荣|获此荣誉|获?受?到?表彰|[登上]台(?:领奖|受奖)|现场领奖|接受表彰)(?=[,;。]|$)"
)
_ON_THE_LIST = re.compile("榜上有名|名列其中|位列其中|在其?列")
_THIS_AWARD = re.compile(
    "[立办置发评]以来,?[已共先累至迄有]|(?:[此该]|这一?[个项种]?|[本该此]届|[本此]次)(?:项|个)?(?:奖|大奖|最高荣誉|荣誉|殊荣|称号|桂冠|榜单|名单|名录)"
)
_ANNOUNCES = re.compile(
    "[首届][^,;。]{2,24}获奖(?:代表|者)|[推评]选了?“|寻访“|选树“|颁出|公布|发布|揭晓|出炉|收官|落幕|颁发|颁奖|表彰(?:大会|会|仪式)"
)
_NOTICE = re.compile(
    "《[^《》\n]{0,20}?关于公布(?P<award>[^《》\n]{4,50}?)(?:评选|评审|遴选|认定|推荐|立项|入选|获奖){0,2}(?:结果|名单)的(?:通知|公告|通报|决定)》"
)
_ANNOUNCED_ON = re.compile(f"[^,;。{_D}]{{0,14}}?({_D})[^,;。]{{0,14}}?(?:公布|发布|揭晓|出炉|颁发|颁奖)")
_SELECTS = re.compile("[始立设办]于|开评|按年颁奖|每年奖励|评审|评选|评定|选拔|投票|推荐|设立|增设|已经?颁发")
_EDITION = re.compile("第.{1,3}届|首届")
_FAR_BACK = 400  # characters between an award and what points back to it
# 成为首位获此殊荣的人, 每年有10人获此奖: no conferring of its own.
_SAME_ONE = re.compile("(?:成为|是|系)[^,;。!?]{0,30}$|每[年届次][^,;。]{0,12}$|未|希望")
_ONCE_WON = "honours.winner"  # of a guest: no award of the article
_OF_A_BODY = re.compile("(?:单位|集体|企业|学校|组织|团队|家庭|支部)$")
_OF_ANY_KIND = frozenset(("honours.winners_named", "honours.winning_works"))
_ON_THE_STAGE = frozenset(("honours.representatives", "honours.given_to_winners"))
_OF_WORKS = frozenset(("honours.winning_works",))
_GRADE = re.compile("[特一二三]等奖|[金银铜]奖|优秀奖|提名奖")
_ANY_KIND = (PERSON, ORGANISATION, WORK)
_NEAR = 2  # sentences between the announcement and a name
_FEW = re.compile("其中|其余|另|也|还|仅|未|已[有共]|累计|以来")
_HOW_MANY = re.compile("多|曾|首次|第.次|未|没|如果|希望|为.*颁")
_FAR = 8  # sentences between the announcement and the number
_LONGEST = 1000


def find(document: Document, rules: Rules, found: Findings, honours: Sequence[Honour]) -> list[Honour]:
    """The honours that the text tells of without naming their award again, given those that name it."""
    selected = list(_of_a_selection(document, rules, found, honours))
    selected += _of_this(document, rules, found, [*honours, *selected])
    return [*_of_the_article(document, rules, found, [*honours, *selected]), *selected]


def _frames(rules: Rules, of: str) -> list[Frame]:
    return [f for name, f in rules.frames.items() if name.startswith("honours.") and dict(f.values).get("of") == of]


def _of_the_article(document: Document, rules: Rules, found: Findings, honours: Sequence[Honour]) -> Iterator[Honour]:
    """Persons named as winners of the one award that the article is about."""
    awards = {h.award_title: (h.award_start, h.award_end) for h in honours if h.rule != _ONCE_WON}
    awards = awards or _only_announced(document, rules, found)
    frames = [*_frames(rules, "article"), *_frames(rules, "next"), *_frames(rules, "last"), *_frames(rules, "group")]
    for sentence, text in document.iter_sentences():
        if len(text) > _LONGEST or not _TOLD.search(text):
            continue
        slotted = encode(document, sentence.start, sentence.end, found)
        for frame in frames:
            for match in frame.regex.finditer(slotted.text):
                if dict(frame.values)["of"] == "next":
                    yield from _of_the_next(slotted, match, frame, rules, found, honours)
                    continue
                if dict(frame.values)["of"] != "article":
                    before = [h for h in honours if h.award_start < slotted.starts[match.start()]]
                    if dict(frame.values)["of"] == "group":
                        number = slotted.number(match.start() + 1)
                        size = (
                            number.value
                            if number
                            else len(_winners(slotted, *match.span("honorees"), rules, found, (PERSON,)))
                        )
                        before = [h for h in before if h.honoree_kind == GROUP and h.group_size == size]
                    fit = [max(before, key=lambda h: h.award_start)] if before else []
                    span = match.span("honorees")
                    honorees = _winners(slotted, *span, rules, found, (PERSON,)) if fit else []
                    yield from (
                        _given(honoree, (fit[0].award_start, fit[0].award_end), fit[0].award_title, frame.name)
                        for honoree in honorees
                    )
                    continue
                told = match["titles"] if "titles" in match.re.groupindex else ""
                meant = _without_shorter([title for title in awards if title.endswith(told)])
                if len(meant) > 1 and frame.name in _ON_THE_STAGE:  # what the text tells of later is not meant
                    meant = [title for title in meant if awards[title][0] < slotted.starts[match.start()]] or meant
                near = _named_before(slotted, match.start(), rules, found) if len(meant) != 1 and not told else None
                if near is not None:
                    awards[near.text] = near.span
                    meant = [near.text]
                if len(meant) > 1 and told:  # 奖章获得者中,有…: of the medal told of last
                    earlier = [title for title in meant if awards[title][0] < slotted.starts[match.start()]]
                    meant = [max(earlier, key=lambda title: awards[title])] if earlier else []
                if len(meant) != 1 or (frame.name in _OF_WORKS and _GRADE.fullmatch(meant[0])):
                    continue
                a, b = match.span("honorees")
                kinds = _ANY_KIND if frame.name in _OF_ANY_KIND else (PERSON,)
                if kinds == (PERSON,) and _OF_A_BODY.search(meant[0]):
                    continue  # who speaks for the bodies honoured
                for honoree in _winners(slotted, a, b, rules, found, kinds):
                    yield _given(honoree, awards[meant[0]], meant[0], frame.name)


def _without_shorter(titles: list[str]) -> list[str]:
    """The titles without those that are the same award told without its edition (第十届甲奖, 甲奖)."""
    return [t for t in titles if not any(other != t and _EDITION.fullmatch(other.removesuffix(t)) for other in titles)]


def _of_the_next(
    slotted: Slotted,
    match: "regex.Match[str]",
    frame: Frame,
    rules: Rules,
    found: Findings,
    honours: Sequence[Honour],
) -> Iterator[Honour]:
    """Those who got before what the rest of the sentence tells of (加上去年入选的甲村,已有5个村入选T), else what was told last."""
    begin, end = slotted.starts[match.end() - 1], slotted.ends[-1]
    behind = [h for h in honours if begin < h.award_start < end]
    before = [h for h in honours if 0 < begin - h.award_end < _FAR_BACK]
    if not behind and not before:
        return
    award = min(behind, key=lambda h: h.award_start) if behind else max(before, key=lambda h: h.award_start)
    dates = iso_dates(slotted.document)
    day = next((dates.get(slotted.starts[i], "") for i in range(*match.span()) if slotted.text[i] == _D), "")
    for honoree in _winners(slotted, *match.span("honorees"), rules, found, _ANY_KIND):
        given = _given(honoree, (award.award_start, award.award_end), award.award_title, frame.name)
        yield replace(given, awarded_on=day)


def _named_before(slotted: Slotted, end: int, rules: Rules, found: Findings) -> Title | None:
    """The award that the sentence announces or sets up before `end` (增设“某奖”,获奖者包括…), None without one."""
    announced = _announced(slotted, [*_frames(rules, "selection"), *_frames(rules, "named")], rules, found)
    return announced if announced is not None and announced.end <= end else None


def _only_announced(document: Document, rules: Rules, found: Findings) -> dict[str, tuple[int, int]]:
    """The award that an article announces without a conferring of its own: title and place; none where it tells of nobody."""
    if not _TOLD.search(document.folded) or not _ANNOUNCES.search(document.folded):
        return {}
    for sentence, text in document.iter_sentences():
        if len(text) <= _LONGEST and _ANNOUNCES.search(text):
            slotted = encode(document, sentence.start, sentence.end, found)
            if announced := _announced(slotted, _frames(rules, "selection"), rules, found):
                return {announced.text: announced.span}
    return {}


def _of_this(document: Document, rules: Rules, found: Findings, honours: Sequence[Honour]) -> Iterator[Honour]:
    """Those who got 此奖, 该荣誉: the award that the text conferred or announced last before."""
    if not _THIS_AWARD.search(document.folded):
        return
    frames = _frames(rules, "this")
    told = sorted({(h.award_start, h.award_end, h.award_title) for h in honours if h.rule != _ONCE_WON})
    last: tuple[int, int, str] | None = None
    for sentence, text in document.iter_sentences():
        points_back = _THIS_AWARD.search(text)
        if len(text) > _LONGEST or not (points_back or _ANNOUNCES.search(text) or _SELECTS.search(text)):
            continue
        slotted = encode(document, sentence.start, sentence.end, found)
        announced = _announced(slotted, [*_frames(rules, "selection"), *_frames(rules, "named")], rules, found)
        last = (*announced.span, announced.text) if announced else last
        for frame, match in _matches(frames, slotted) if points_back else ():
            offset = slotted.starts[match.start("verb")]
            before = [award for award in told if award[0] < offset]
            award = max([*before[-1:], *([last] if last and last[0] < offset else [])], default=None)
            if award is None or offset - award[1] > _FAR_BACK or _SAME_ONE.search(slotted.text, 0, match.start("verb")):
                continue
            if "honorees" in match.re.groupindex:
                before_verb = read_list(slotted, *match.span("honorees"), rules, found)
            else:
                before_verb = read_before(slotted, 0, match.start("verb"), rules, found, [])
            if _OF_A_BODY.search(award[2]) and any(_counts_persons(slotted, h) for h in before_verb):
                continue  # …先进集体。N名个人、M个集体获此殊荣: of whom the award told last is none
            for honoree in before_verb or _counted_first(slotted, match.start("verb"), rules):
                if veto(slotted.text, match.start("verb"), match.end(), rules, told=False) is None:
                    yield _given(honoree, award[:2], award[2], frame.name)


def _counts_persons(slotted: Slotted, honoree: Honoree) -> bool:
    number = slotted.number(honoree.index) if honoree.kind == GROUP else None
    return number is not None and number.unit in ("名", "位", "人")


def _matches(frames: Sequence[Frame], slotted: Slotted) -> Iterator[tuple[Frame, "regex.Match[str]"]]:
    return ((frame, match) for frame in frames for match in frame.regex.finditer(slotted.text))


def _counted_first(slotted: Slotted, verb: int, rules: Rules) -> list[Honoree]:
    """The number that the clause of a verb begins with, whatever describes those it counts (100名品学兼优、…的学子获此殊荣)."""
    start = max(slotted.text.rfind(sign, 0, verb) for sign in ",;:。") + 1
    number = slotted.number(start) if slotted.text[start : start + 1] == _N else None
    if number is None or number.value is None or number.unit not in rules.words["honours.group_units"]:
        return []
    return [Honoree(GROUP, *slotted.span(start, start + 1), "", int(number.value), start)]


def _given(honoree: Honoree, award: tuple[int, int], title: str, rule: str) -> Honour:
    span = (honoree.start, honoree.end, *award)
    return Honour(*span, rule, honoree.kind, honoree.name, title, group_size=honoree.size)


def _winners(slotted: Slotted, a: int, b: int, rules: Rules, found: Findings, kinds: Sequence[str]) -> list[Honoree]:
    """Those of a stretch whose clauses may each name some (有甲,也有乙和丙)."""
    named = read_before(slotted, a, b, rules, found, [])
    for start, end in _clauses(slotted.text, a, b):
        named += [h for h in read_list(slotted, start, end, rules, found) if h not in named]
    return [h for h in named if h.kind in kinds]


def _clauses(text: str, a: int, b: int) -> Iterator[tuple[int, int]]:
    start = a
    for sign in re.finditer("[,;]", text[a:b]):
        yield start, a + sign.start()
        start = a + sign.end()
    yield start, b


def _of_a_selection(document: Document, rules: Rules, found: Findings, honours: Sequence[Honour]) -> Iterator[Honour]:
    """Groups that won what a sentence before announces: 第六届某评选日前揭晓。…10人当选."""
    if not _MAY_BE_BARE.search(document.folded):
        return
    taken = {h.start for h in honours}
    counted: set[Span] = set()  # the awards whose first number, the total, was read
    announced: tuple[Title, Sentence] | None = None
    day = ""
    frames = _frames(rules, "selection")
    for sentence, text in document.iter_sentences():
        if len(text) > _LONGEST:
            continue
        opens, bare = _ANNOUNCES.search(text), _MAY_BE_BARE.search(text)
        if not opens and not bare:
            continue
        slotted = encode(document, sentence.start, sentence.end, found)
        title = _announced(slotted, frames, rules, found) if opens else None
        if title:
            announced, day = (title, sentence), _day_announced(slotted, title, rules)
        listed = _ON_THE_LIST.search(text) if bare else None
        if listed and (award := _just_conferred(document, sentence, sentence.start + listed.start(), honours)):
            yield from _named(slotted, *award, taken, rules, found)
        else:
            listed = None
        if not bare or announced is None or sentence.number - announced[1].number > _FAR:
            continue
        if not listed and sentence.number - announced[1].number <= _NEAR:
            yield from (
                replace(h, awarded_on=day)
                for h in _named(slotted, announced[0].span, announced[0].text, taken, rules, found)
            )
        for match in _BARE.finditer(slotted.text):
            if announced[0].span in counted:
                continue
            for i in range(match.start(), match.start(1)):
                group = _group(slotted, i, match.span(1), rules) if slotted.text[i] == _N else None
                if group is not None and group.start not in taken and announced[0].span[1] <= group.start:
                    counted.add(announced[0].span)
                    given = _given(group, announced[0].span, announced[0].text, "honours.announced")
                    yield replace(given, awarded_on=day)


def _just_conferred(
    document: Document, sentence: Sentence, offset: int, honours: Sequence[Honour]
) -> tuple[Span, str] | None:
    """The award that the sentence conferred last on so many before `offset` (“T”有30名,乙在列), else the one that the
    sentence before conferred (授予甲等18所学校T。乙榜上有名); None for several or none."""
    here = [h for h in honours if sentence.start <= h.award_start < offset and h.start < offset]
    last = max(here, key=lambda h: h.award_start, default=None)
    if last is not None and last.group_size is not None:
        return (last.award_start, last.award_end), last.award_title
    if sentence.number < 2:
        return None
    before = document.sentences[sentence.number - 2]
    told = {(h.award_start, h.award_end): h.award_title for h in honours if before.start <= h.award_start < before.end}
    return next(iter(told.items())) if len(told) == 1 else None


def _named(
    slotted: Slotted, award: Span, title: str, taken: set[int], rules: Rules, found: Findings
) -> Iterator[Honour]:
    """Those whom a clause without an award names as winners: 某会颁发某奖,甲和乙获奖."""
    for match in _NAMED.finditer(slotted.text):
        a, b = match.span(1)
        if slotted.ends[b - 1] <= award[1] or _FEW.search(match[1]) or _HOW_MANY.search(match[1]):
            continue
        if veto(slotted.text, b, match.end(), rules, told=False):
            continue
        for honoree in read_list(slotted, a, b, rules, found):
            if honoree.kind != GROUP and honoree.start not in taken and honoree.start > award[1]:
                yield _given(honoree, award, title, "honours.announced")


def _announced(slotted: Slotted, frames: Sequence[Frame], rules: Rules, found: Findings) -> Title | None:
    notice = _NOTICE.search(slotted.document.folded, slotted.starts[0], slotted.ends[-1]) if slotted.text else None
    if notice and (told := _noticed(slotted, notice.span("award"), rules, found)):
        return told
    for frame in frames:
        for match in frame.regex.finditer(slotted.text):
            titles, end = read_titles(slotted, *match.span("titles"), rules, SURE)
            sure = len(titles) == 1 and (titles[0].quoted or looks_like_title(titles[0].text, rules))
            if sure and end >= match.end("titles") - 1:
                return titles[0]
    return None


def _noticed(slotted: Slotted, award: Span, rules: Rules, found: Findings) -> Title | None:
    """The one award whose result the paper announces that the sentence names (《关于公布第二批“某课”名单的通知》)."""
    inner = encode(slotted.document, *award, found)
    titles, _ = read_titles(inner, 0, len(inner.text), rules, SURE)
    i = next((i for i, start in enumerate(slotted.starts) if slotted.ends[i] > award[0]), 0)
    return replace(titles[0], start=i, end=i + 1) if len(titles) == 1 else None


def _day_announced(slotted: Slotted, title: Title, rules: Rules) -> str:
    """The day on which the clause of an award says that it was announced (5月4日,某会公布T; T于5月4日揭晓); empty for less."""
    dates = iso_dates(slotted.document)
    verbs = [m.start() for m in _ANNOUNCES.finditer(slotted.text, 0, title.start)]
    day = date_of(Reading(slotted, dates), verbs[-1] if verbs else title.start, rules)
    behind = _ANNOUNCED_ON.match(slotted.text, title.end)
    day = day or (dates.get(slotted.starts[behind.start(1)], "") if behind else "")
    return day if len(day) == len("2021-04-22") else ""


def _group(slotted: Slotted, i: int, verb: Span, rules: Rules) -> Honoree | None:
    """The number at i that a bare verb is about, unless it is a part of another or denied."""
    number = slotted.number(i)
    if number is None or number.value is None or number.unit not in rules.words["honours.group_units"]:
        return None
    before = re.split("[,;:。!?]", slotted.text[:i])[-1]
    if _FEW.search(before) or veto(slotted.text, *verb, rules, told=False):
        return None
    start, end = slotted.span(i, i + 1)
    return Honoree(GROUP, start, end, "", int(number.value), i)

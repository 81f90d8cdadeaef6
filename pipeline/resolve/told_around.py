"""What the text around an honour says of it: got earlier than what the article is about, in another year, in another
piece of news; whose the award is; who signs the decision."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.records import Findings, Honour, Span
from pipeline.resolve.awards import bare_title, core_of, scope_of
from pipeline.resolve.entities import kind_of
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.text import fold

_EDITION = re.compile(r"第([〇零一二两三四五六七八九十百0-9]+)(?:届|次|期|批|季)|(首)(?:届|次|批|季)")
_CONTEST_OF_YEAR = re.compile(r"((?:19|20)\d{2})年(?!度)[^,;。]{0,24}赛")
_CONTEST_BEHIND = re.compile("[^,;。]{0,24}赛")
MOST = 100  # bodies and occasions of one article that are looked at; real articles name a few dozen at most
LISTED = "honours.name_list"
_OF_OTHER_YEARS = frozenset(("honours.won_since", "honours.winner_of_another_year"))  # not of the news
SHORTEST_CORE, NEAR, SENTENCE_HEAD = 3, 600, 60
HEAD, LONG_TEXT = 700, 2500
_ITEM = re.compile(r"^[ \t\u3000]*(?:[·•◆■▲★◎○▶◇□△☆♦※]|【[^【】\n]{2,12}】(?=[^\s【]))", re.MULTILINE)
_DAY_LINE = re.compile(
    r"^[ \t\u3000]*\[?(?:20\d{2}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/]\d{1,2})\]?[ \t]*$", re.MULTILINE
)
_OF_THE_PROVINCE = re.compile("省(?![直属委厅内外会城])")  # 省五一劳动奖状
_FEWEST_DAYS = 3  # as many lines that are a day make a list of news
_SHORTEST_PLACE, _SHORTEST_OWNER = 3, 3
FAR = 300
_DECIDES = re.compile(
    "决定,?(?:授予|对|给予|表彰|命名|将|追授|认定|评选|奖励|通报)|(?:表彰|授予|命名|追授|嘉奖|奖励|记功|公布|评选|认定|获奖)[^\n。]{0,60}?(?:决定|通报|通知|公告|命令|名单)"
)
_ADDRESSED = re.compile(r"(?:[^\n]{0,80}\n){0,8}?[ \t\u3000]*各[^\n。]{2,90}:[ \t\u3000]*\n")  # 各乡镇党委:
_DAY = re.compile("[日号]|[-./]\\d{1,2}[-./]\\d{1,2}$")
_LONG_AGO = re.compile(
    "[,。]曾[^,;。]{0,8}[获荣被评授][^;。]*$|[生毕]于[^。]*$"
)  # a life told: 曾获甲奖,荣获乙奖,并被评为…
BEFORE_THIS = re.compile(r"\s*(?:此前|在此之前|早在)")
_AFTER_OTHERS = re.compile("成为了?继[^,;。]*$")  # 成为继|王某之后第三位…: others before the one of the news


_LIST_OF = re.compile(
    r"\s*(?P<award>[^\n,;。《》]{4,40}?)(?:获奖者?|获得者|入选|当选|表彰|评选结果|拟表彰对象){0,2}名单[ \t]*\n"
)


@dataclass(frozen=True, slots=True, eq=False)
class _Wording:
    earlier: "re.Pattern[str]"
    more_news: "re.Pattern[str]"
    below: "re.Pattern[str]"
    local: "re.Pattern[str]"
    lower: "re.Pattern[str]"
    national: "re.Pattern[str]"
    above_towns: "re.Pattern[str]"


@cache
def _wording(rules: Rules) -> _Wording:
    """The words of the rules as expressions."""
    earlier = rules.alternation("honours.earlier")
    below = rules.alternation("honours.schools_and_firms")
    national = rf"{rules.alternation('honours.national_heads')}|[\u4e00-\u9fff]{{2,8}}(?<!宣传)(?<!组织)部$"
    return _Wording(
        re.compile(
            f"{earlier}|(?:^|[,。;])(?:此|随|之|事|其)?后[^,;。]{{0,6}}被|(?<!荣)已经?(?:先后)?(?:被|荣获|获评)"
            "|曾(?=[经获荣被先多任在是为参两三二一入当受以因连于与评夺摘斩获])|年前(?=[荣获被])|近期(?=荣获|获得)"
        ),
        re.compile(rules.alternation("honours.more_news")),
        re.compile(below),
        re.compile(f"{below}|[省市县区州镇乡旗]"),
        re.compile(f"{below}|[市县区州旗镇乡](?:委|政|人|局|总|[\u4e00-\u9fff]{{1,6}}(?:局|委|办|会)$)"),
        re.compile(national),
        re.compile(f"{national}|[\u4e00-\u9fff]{{2,3}}(?:省|自治区)(?!会)"),
    )


@dataclass(frozen=True, slots=True)
class Owners:
    """The organisations that an article names, by their bare names: many titles are asked about many of them."""

    by_bare: Mapping[str, str]
    lengths: tuple[int, ...]

    @classmethod
    def of(cls, names: Iterable[str]) -> "Owners":
        """The organisations of these names."""
        by_bare: dict[str, str] = {}
        for name in dict.fromkeys(names):
            if len(name) >= _SHORTEST_OWNER:
                bare = bare_title(name)
                by_bare[bare] = max(by_bare.get(bare, ""), name, key=len)
        lengths = sorted({len(bare) for bare in by_bare}, reverse=True)
        return cls(by_bare, tuple(lengths))

    def of_title(self, title: str) -> str:
        """The organisation that a title begins with: 某大学 of 某大学先进党组织; else empty."""
        bare = bare_title(title)
        begun = (self.by_bare.get(bare[:size], "") for size in self.lengths if size < len(bare))
        return next((name for name in begun if name and len(name) < len(bare)), "")


def is_of_another(owner: str, bodies: Sequence[str]) -> bool:
    """Whether an award names whose it is and none of the bodies is that one or a part of it."""
    return bool(owner) and not any(owner in name or name in owner for name in bodies)


def is_of_other_edition(title: str, text: str) -> bool:
    """Whether a title names an edition of a contest (第十四届…竞赛一等奖) and the text speaks of contests of others only."""
    edition = _EDITION.search(title)
    if edition is None or "赛" not in title or edition[0] in text:
        return False
    return any(_CONTEST_BEHIND.match(text, other.end()) for other in _EDITION.finditer(text))


def names_of(document: Document, names: Mapping[Span, str], spans: Iterable[Span]) -> tuple[str, ...]:
    """The names of the bodies at `spans`, each once."""
    return tuple(dict.fromkeys(names.get(span, document.article.text[slice(*span)]) for span in spans))


def are_media(bodies: Sequence[Span], names: dict[Span, str], rules: Rules) -> bool:
    """Whether the bodies are newspapers and agencies, which tell of honours rather than confer them."""
    named = [names.get(span, "") for span in bodies]
    return all(
        kind_of(name, rules) == "media" and not name.endswith(tuple(rules.words["honours.publishers"]))
        for name in named
    )


def news_breaks(document: Document, rules: Rules) -> list[int]:
    """Where another piece of news begins: the marked or dated items of a digest, 又讯, 另悉."""
    items = [match.start() for match in _ITEM.finditer(document.folded)]
    days = [match.start() for match in _DAY_LINE.finditer(document.folded)]
    breaks = (items if len(items) > 1 else []) + (days if len(days) >= _FEWEST_DAYS else [])
    return sorted(breaks + [m.start() for m in _wording(rules).more_news.finditer(document.folded)])


def is_apart(breaks: Sequence[int], start: int, offset: int) -> bool:
    """Whether another piece of news begins between a source or occasion and an honour."""
    return bisect_right(breaks, start) != bisect_right(breaks, offset)


def headed_award(document: Document, honour: Honour) -> str:
    """The bare award of which an article is the list by its first line (第七届某县道德模范名单), for an honour of such a list."""
    head = _LIST_OF.match(document.folded) if honour.rule == LISTED else None
    return bare_title(head["award"]) if head else ""


def cores_of(title: str, owner: str, rules: Rules) -> set[str]:
    """What two wordings of an award share, also without the organisation that its title begins with."""
    core = core_of(title, rules)
    return {core, bare_title(title).removeprefix(bare_title(owner))} if owner else {core}


def is_earlier(document: Document, honour: Honour, rules: Rules) -> bool:
    """Whether the clause tells of an earlier honour (曾获, 先后, a date of its own), which the article's occasion does not cover."""
    sentence = document.sentence_at(honour.award_start)
    before = document.folded[max(sentence.start, honour.award_start - FAR) : honour.award_start]
    is_other = sentence.start <= honour.start and _AFTER_OTHERS.search(document.folded[sentence.start : honour.start])
    return bool(
        is_other
        or honour.rule in _OF_OTHER_YEARS
        or _wording(rules).earlier.search(before[-40:])
        or _LONG_AGO.search(before)
        or BEFORE_THIS.match(before)
    )


def is_of_other_year(document: Document, honour: Honour, year: str) -> bool:
    """Whether the honour's clause or title names years of which the last lies two or more before the occasion's."""
    clause = re.split("[,;。!?\n]", document.folded[max(0, honour.award_start - 40) : honour.award_start])[-1]
    if len(honour.awarded_on) == len("2020"):  # 2020年,…荣获: told of a year, not of what the article is about
        return bool(year) and honour.awarded_on < year
    contests = [int(y) for y in _CONTEST_OF_YEAR.findall(clause + fold(honour.award_title))]
    if year and contests and not honour.awarded_on and max(contests) < int(year):  # 2009年某大赛一等奖
        return True
    years = [int(y) for y in re.findall(r"(?:19|20)\d{2}(?=年|-|届)", clause + fold(honour.award_title))]
    if honour.awarded_on:
        years.append(int(honour.awarded_on[:4]))
    return bool(year and years) and max(years) < int(year) - 1


@lru_cache(maxsize=4096)
def reaches_beyond(title: str, names: tuple[str, ...], rules: Rules) -> bool:
    """Whether an award's own words place it above all of the bodies: a national or provincial award, a local body or a school."""
    scope = scope_of(re.sub("^本?届", "", _EDITION.sub("", bare_title(title))), rules)
    scope = scope or next(
        (
            name
            for name in rules.words["honours.municipalities"]
            if _EDITION.sub("", bare_title(title)).startswith(name)
        ),
        "",
    )
    scope = scope or ("省" if _OF_THE_PROVINCE.match(bare_title(title)) else "")
    if not scope or scope[0] in "本我" or scope in ("校级", "院级", "全校", "全院"):
        return False
    bodies = [re.sub("^中共", "", name) for name in names]
    wording = _wording(rules)
    provincial = scope.endswith(("省", "自治区"))
    beneath = wording.local if scope in ("全国", "国家", "国家级") else wording.lower if provincial else wording.below
    return bool(bodies) and all(not name.startswith(scope) and bool(beneath.search(name)) for name in bodies)


@lru_cache(maxsize=4096)
def falls_short_of(title: str, names: tuple[str, ...], rules: Rules) -> bool:
    """Whether an award is by its own words that of a place (川西省…, 平川县…) and the bodies are all of the state, or of a
    province where the place is none: they rarely confer it."""
    bare = _EDITION.sub("", bare_title(title))
    municipalities = tuple(rules.words["honours.municipalities"])
    place = scope_of(bare, rules) or next((f"{name}市" for name in municipalities if bare.startswith(name)), "")
    if len(place) < _SHORTEST_PLACE or not place.endswith(("省", "市", "州", "县", "区", "旗")):
        return False
    wording = _wording(rules)
    above = wording.national if place.endswith("省") or place.startswith(municipalities) else wording.above_towns
    bodies = [re.sub("^中共(?!中央)", "", name) for name in names]
    return bool(bodies) and all(place[:-1] not in name and bool(above.match(name)) for name in bodies)


def signature_of(document: Document, found: Findings) -> tuple[tuple[Span, ...], Span] | None:
    """The bodies that sign a decision, and the date under them: a line of their names and a line with a date.

    What a text signs that decides nothing (a notice of jobs, a row of a table) confers nothing."""
    folded = document.folded
    if not _DECIDES.search(folded) and not _ADDRESSED.match(folded):
        return None
    by_start = {m.start: m for m in found.organisations}
    dates = {n.start: n for n in found.numbers if n.disposition == "date"}
    lines = list(document.sentences)
    for i, line in enumerate(lines):
        date = dates.get(line.start)
        if date is None or line.end - date.end > 2 or not _DAY.search(folded, date.start, date.end):
            continue
        bodies: list[Span] = []
        for previous in reversed(lines[max(0, i - 4) : i]):
            spans = []
            position = previous.start
            while position in by_start:
                mention = by_start[position]
                spans.append((mention.start, mention.end))
                position = mention.end
                while position < previous.end and folded[position] in " 、":
                    position += 1
            if not spans or position < previous.end:
                break
            bodies = spans + bodies
        if bodies:
            named = {m.name for m in found.organisations if m.start < min(HEAD, bodies[0][0])}
            known = [span for span in bodies if by_start[span[0]].name in named]
            return tuple(known or bodies), (date.start, date.end)
    return None

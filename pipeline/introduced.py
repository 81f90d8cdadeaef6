"""Names that only the article itself makes known: by a source line, an announced short form, the full name of a company,
quotes before a team, or a list of party branches with their years of entry."""

import re
from collections.abc import Iterator, Mapping

from pipeline.lexicon import Lexicon
from pipeline.records import Span
from pipeline.rules import Rules, alternation
from pipeline.segment import Document

_SHORTEST_STEM = 4
_LONGEST_ITEM = 36
_PUNCTUATION = re.compile(r"[(,。;:“”\n]|[0-9]\.|(?<![0-9级一二三四五])、|、(?![0-9]{4}级?[、级本]|第)")
_BRANCH_ITEM = re.compile(r"[一-龥0-9A-Za-z、—()\-]+")
_YEAR_OF_ENTRY = re.compile(r"[0-9]{4}(?:级|本科|硕士|博士)")
_CONFERRING = re.compile("^.*(?:授予|表彰|其中|以及|分别是|推荐)")
_HEADED = re.compile(r"(?P<committee>[一-龥]{1,16}(?:党委|党总支|党工委))\((?P<branches>[^\n]{3,80}?支部)\)")
_MAGAZINE = re.compile(r"《[^《》\n]{1,12}》(?:杂志社|报社|编辑部|周刊社)")
_NEWSPAPER = re.compile(
    r"(?<=《)[一-龥]{2,12}(?:报|周刊)(?=》(?:社长|记者|总编|主编|编辑|(?:[0-9年月日 ]{0,12})(?:报道|刊发|刊登)|发表|援引))"
)
_AWARDED = re.compile(r"(?:评为|获评|荣获|命名为|认定为|授予)[^,;。\n、]{0,12}$")
_LINE_OF_BRANCH = re.compile(
    r"(?:^|(?<=[\n ])|(?<=[0-9]\.))((?!学院|支部)[一-龥]{2,20}(?:党委|党总支|党支部|团支部))(?= *(?:\r|\n|“|$)|  )"
)
_LEADERS = ("CEO", "首席执行官", "创始人")
_LONGEST_PLACE = 20


def media(document: Document, rules: Rules) -> Iterator[Span]:
    """Media that a dateline or source line names, whatever their names end in, wherever they stand in the article."""
    folded = document.folded
    named = {
        match["media"]
        for name in ("organisations.source", "organisations.source_alone", "organisations.dateline")
        for match in rules.regex(name).finditer(folded)
    }
    if named:
        for use in re.finditer(alternation(sorted(named)), folded):
            yield use.span()


def described(document: Document, rules: Rules) -> Iterator[tuple[Span, str]]:
    """Names whatever they end in that a word beside them makes known (青石云CEO, 社会组织“青石之家”), wherever they stand,
    and units of the armed forces; each with its rule."""
    folded = document.folded
    rules_of_names = [("organisations.quoted_name", "quoted")]
    if any(word in folded for word in _LEADERS):
        rules_of_names.append(("organisations.leader", "leader"))
    for rule, group in rules_of_names:
        named = {match[group] for match in rules.regex(rule).finditer(folded)}
        if named:
            for use in re.finditer(alternation(sorted(named)), folded):
                yield use.span(), rule
    for match in rules.regex("organisations.military").finditer(folded):
        yield match.span(), "organisations.military"
    for rule in ("organisations.unions", "organisations.carriers"):
        for match in rules.regex(rule).finditer(folded):
            yield match.span(), rule


def announced(document: Document, rules: Rules, chosen: Mapping[Span, str]) -> Iterator[Span]:
    """Short forms announced in a bracket behind a name (以下简称…), from there on."""
    folded = document.folded
    ends = {end for _, end in chosen}
    since: dict[str, int] = {}
    for match in rules.regex("organisations.announced").finditer(folded):
        if match.start() in ends:
            since.setdefault(match["short"], match.start())
    if since:
        for use in re.finditer(alternation(sorted(since)), folded):
            if use.start() > since[use[0]]:
                yield use.span()


def stem_of(name: str, lexicon: Lexicon) -> str:
    """The short form of a company's name, without its place and legal form; empty where it has none that is telling."""
    match = lexicon.company_end.search(name)
    if not match:
        return ""
    chain = lexicon.places.chain(name, 0, match.start())
    stem = name[chain[-1][1] if chain else 0 : match.start()]
    stem = stem.partition("(")[0]
    return stem if len(stem) >= _SHORTEST_STEM and re.fullmatch("[一-龥]+", stem) else ""


def stems(folded: str, lexicon: Lexicon, chosen: Mapping[Span, str]) -> Iterator[Span]:
    """Companies by their names without place and legal form: 某市青云科技有限公司, then 青云科技."""
    found = {stem for start, end in chosen if (stem := stem_of(folded[start:end], lexicon))}
    if found:
        for use in re.finditer(alternation(sorted(found)), folded):
            yield use.span()


def quoted(folded: str, lexicon: Lexicon) -> Iterator[Span]:
    """Teams by the name in their quotes (“远航”团队), with the place before it, and every other use of these quotes."""
    teams: set[str] = set()
    for magazine in _MAGAZINE.finditer(folded):
        yield magazine.span()
    for newspaper in _NEWSPAPER.finditer(folded):
        yield newspaper.span()
    for match in lexicon.quoted.finditer(folded):
        if _AWARDED.search(folded, max(match.start() - _LONGEST_PLACE, 0), match.start()):
            continue
        if match["unit"] in lexicon.teams:
            teams.add(match["name"])
        place = lexicon.places_before.search(folded, max(match.start() - _LONGEST_PLACE, 0), match.start())
        yield (place or match).start(), match.end()
    if teams:
        for use in re.finditer(f"(?<=“){alternation(sorted(teams))}(?=”)", folded):
            if not lexicon.quoted.match(folded, use.start() - 1):
                yield use.span()


def branches(folded: str, lexicon: Lexicon) -> Iterator[Span]:
    """Branches in lists of a school: with years of entry (历史学院2014、2015级本科生党支部), and in brackets behind the
    committee to which they belong (后勤党委(退休党支部、车队党支部)), and that committee."""
    for bracket in _HEADED.finditer(folded):
        yield bracket.span("committee")
        yield from _bracketed(folded, lexicon, *bracket.span("branches"))
    yield from (match.span(1) for match in _LINE_OF_BRANCH.finditer(folded))
    for end in (match.end() for match in lexicon.branch_end.finditer(folded)):
        limit = max(end - _LONGEST_ITEM, 0)
        start = limit
        for sign in _PUNCTUATION.finditer(folded, limit, end):
            start = sign.end()
        opening = _CONFERRING.match(folded[start:end])
        if opening:
            start += opening.end()
        item = folded[start:end]
        if start > limit and _YEAR_OF_ENTRY.search(item) and _BRANCH_ITEM.fullmatch(item) and "等" not in item:
            yield start, end


def _bracketed(folded: str, lexicon: Lexicon, start: int, end: int) -> Iterator[Span]:
    """The branches of folded[start:end], the inside of brackets; a 、 between two years parts nothing."""
    begin = start
    for match in lexicon.branch_end.finditer(folded, start, end):
        if match.end() == end or folded[match.end()] == "、":
            if match.start() > begin:
                yield begin, match.end()
            begin = match.end() + 1

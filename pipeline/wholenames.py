"""Names that their two ends make whole, whatever the words between mean: a place and the legal form of a company, a village
and its clinic; and names that an act tells: who gives in quotes, what fund has a president, which firm won an award."""

import re
from collections.abc import Iterable, Iterator

from pipeline.clausewords import Words
from pipeline.introduced import before_ranks, brand_of
from pipeline.lexicon import Lexicon
from pipeline.namewords import ends_name
from pipeline.records import Span, Token
from pipeline.rules import alternation

_LEGAL_FORM = re.compile("(?:有限|责任)公司")
_PHRASE = re.compile(r"(?:[\w·&\-]|\([\w·&\-]{2,8}\))+$")
_LONGEST_COMPANY = 32
_NO_PART = ("p", "c", "u", "r", "y", "d")
_JOINING = frozenset("和与及的了在")
_FORMS = ("公司", "集团", "控股", "股份", "有限", "有限公司", "责任")
_MORE = re.compile("[省市县]")
_FIRM_WORDS = ("企业", "公司", "集团", "董事长", "总经理")
_OFFICERS = ("总裁", "董事长", "总经理", "创始合伙人", "负责人")
_TAGS_OF_BRANDS = ("", "nz", "nt", "nr", "ns", "nrt", "nrfg", "ng", "a", "j")
_LEAST_TIMES = 2
_SHORTEST_BRAND = 3
_PREDICATES = ("v", "p", "d", "u", "c")


def whole_names(words: Words, lexicon: Lexicon) -> Iterator[tuple[Span, str]]:
    """The names of all kinds, each with its rule."""
    folded = words.folded
    for span in _companies(words, lexicon):
        yield span, "organisations.heads"
    if "村" in folded:
        for match in lexicon.rules.regex("organisations.of_village").finditer(folded):
            first = words.following(match.start("unit"), 1)
            if first and first[0].start == match.start("unit") and not _is_no_brand(first[0], lexicon):
                yield match.span("unit"), "organisations.of_village"
    if "捐" in folded:
        yield from _everywhere(folded, lexicon, "organisations.donor", "donor")
    if "基金" in folded:
        yield from _everywhere(folded, lexicon, "organisations.fund", "fund")
    for span in _firms(words, lexicon):
        yield span, "organisations.firm"
    if "院" in folded:
        for match in lexicon.rules.regex("organisations.short_hospital").finditer(folded):
            yield match.span(), "organisations.short_hospital"
    for match in lexicon.rules.regex("organisations.numbered_institute").finditer(folded):
        yield match.span(), "organisations.numbered_institute"


def _is_no_brand(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word begins no name: 授予|某镇某村驻村工作队."""
    known = token.text in lexicon.predicates or token.text in lexicon.stops
    return known or token.tag[:1] in _NO_PART or token.tag == "v"


def _everywhere(folded: str, lexicon: Lexicon, rule: str, group: str) -> Iterator[tuple[Span, str]]:
    """Every use of the names that a rule finds."""
    named = {match[group] for match in lexicon.rules.regex(rule).finditer(folded)}
    if named:
        for use in re.finditer(alternation(sorted(named)), folded):
            yield use.span(), rule


def _companies(words: Words, lexicon: Lexicon) -> Iterator[Span]:
    """Companies by their legal form, from the place or the well-known company that opens their name: 天津|久日新材料|股份有限
    公司, whatever jieba makes of the brand."""
    folded = words.folded
    for form in _LEGAL_FORM.finditer(folded):
        phrase = _PHRASE.search(folded, max(form.end() - _LONGEST_COMPANY, 0), form.end())
        if phrase is None:
            continue
        before = folded.rfind("公司", phrase.start(), form.start())
        begin = before + len("公司") if before >= 0 else phrase.start()
        tokens = [t for t in words.between(begin, form.end()) if t.start >= begin]
        for i, token in enumerate(tokens):
            if token.start >= form.start() or not (end := _opening(folded, lexicon, token)):
                continue
            inner = [t for t in tokens[i:] if t.start >= end and t.end <= form.start()]
            if _is_inner(inner, lexicon, opens=token.start == begin):
                yield token.start, form.end()
            break
        else:
            inner = _behind_small_words([t for t in tokens if t.end <= form.start()], lexicon)
            brand = "".join(t.text for t in inner)
            told = all(t.text in lexicon.general or t.text in _FORMS for t in inner)
            if len(brand) >= _SHORTEST_BRAND and not told and _is_inner(inner, lexicon, opens=True):
                yield inner[0].start, form.end()


def _behind_small_words(tokens: list[Token], lexicon: Lexicon) -> list[Token]:
    """What stands behind the last word that is no part of a brand, without a verb at its head: 与|久木|新材料, 走进|久木."""
    begin = 0
    for i, token in enumerate(tokens):
        if token.tag[:1] in _NO_PART or token.text[0] in _JOINING or token.text in lexicon.predicates:
            begin = i + 1
    while begin < len(tokens) and tokens[begin].tag == "v":
        begin += 1
    return tokens[begin:]


def _opening(folded: str, lexicon: Lexicon, token: Token) -> int:
    """Where the place or well-known company at the beginning of a name ends; 0 where there is none."""
    known = lexicon.names.match(folded, token.start)
    if known and known.end() == token.end and not ends_name(lexicon, token) and len(known[0]) > 2:
        return known.end()
    chain = lexicon.places.chain(folded, token.start)
    if not chain or chain[0][1] < token.end:
        return 0
    place = folded[chain[0][0] : chain[0][1]]
    large = place in lexicon.places.full or any(
        division.level in ("province", "prefecture") for division in lexicon.places.names[place]
    )
    return chain[-1][1] if large else 0


def _is_inner(tokens: list[Token], lexicon: Lexicon, *, opens: bool) -> bool:
    """Whether the words can be what stands between the place of a company and its legal form."""
    if not tokens:
        return False
    for token in tokens:
        if token.text in lexicon.stops or token.text in lexicon.predicates or token.text[0] in _JOINING:
            return False
        if token.tag[:1] in _NO_PART and not opens:
            return False
        if token.text in lexicon.places.full and _MORE.search(token.text[-1]):
            return False
        if lexicon.posts.fullmatch(token.text) or (token.tag == "nr" and len(token.text) == len("李大海")):
            return False
        if len(token.text) > 1 and ends_name(lexicon, token) and not token.text.endswith(_FORMS):
            return False
    return True


def bare_brands(words: Words, lexicon: Lexicon, named: Iterable[str]) -> Iterator[Span]:
    """Uses of the brands of companies that the article names, alone (宏岭有员工千人) or before what another firm of the group
    does (宏岭石化)."""
    folded, known = words.folded, words.document.segmenter.tags
    ranked = before_ranks(folded)
    brands = {brand for name in named if (brand := brand_of(name, lexicon, known)) and brand not in ranked}
    if not brands:
        return
    for use in re.finditer(alternation(sorted(brands)), folded):
        token, *after = words.from_offset(use.start(), 2)
        if (token.start, token.end) != use.span() or folded[use.start() - 1 : use.start()] in lexicon.surnames:
            continue
        following = after[0] if after else None
        if following and lexicon.business_end.fullmatch(following.text) and following.text not in lexicon.general:
            yield use.start(), following.end
        elif following is None or following.tag[:1] in _PREDICATES or lexicon.posts.match(following.text):
            yield use.span()


def _firms(words: Words, lexicon: Lexicon) -> Iterator[Span]:
    """Firms whose name ends in nothing that tells (湖北新兴全力), where one has won an award or has a head and the article
    comes back to it."""
    folded = words.folded
    if not any(word in folded for word in _FIRM_WORDS):
        return
    named: set[str] = set()
    for match in lexicon.rules.regex("organisations.firm").finditer(folded):
        firm, start, end = match["firm"], *match.span("firm")
        place = lexicon.places.pattern.match(firm)
        if place is None or firm in named or folded.count(firm) < _LEAST_TIMES:
            continue
        tokens = [t for t in words.between(start, end) if t.start >= start + place.end()]
        whole = bool(tokens) and tokens[-1].end == end
        if whole and tokens[-1].text in lexicon.stops and folded.count(firm) > _LEAST_TIMES:
            tokens = tokens[:-1]  # 湖北兴业全力: no adverb where it always stands there
        if whole and tokens and not any(_tells_other(token, lexicon) for token in tokens):
            named.add(firm)
    if named:
        for use in re.finditer(alternation(sorted(named)), folded):
            yield use.span()


def of_officers(words: Words, lexicon: Lexicon) -> Iterator[Span]:
    """Firms by their brand, whose president or chairman is named, and every other use of their names."""
    folded = words.folded
    if not any(title in folded for title in _OFFICERS):
        return
    named: set[str] = set()
    for match in lexicon.rules.regex("organisations.officer").finditer(folded):
        start, end = match.span("officer")
        tokens = words.between(start, end)
        whole = tokens and (tokens[0].start, tokens[-1].end) == (start, end)
        trade = lexicon.business_end.search(match["officer"])
        if whole and _is_brand_of_firm(tokens, lexicon) and (trade or not match["head"]):
            named.add(match["officer"])
    if named:
        for use in re.finditer(alternation(sorted(named)), folded):
            yield use.span()


def _is_brand_of_firm(tokens: list[Token], lexicon: Lexicon) -> bool:
    """Whether words are a brand, alone or with what its firm does (青溪|医疗), no kind of firm nor a part of one."""
    first, last = tokens[0], tokens[-1]
    known = first.text in lexicon.general or first.text in lexicon.not_groups or first.text in lexicon.stops
    return (
        not known
        and first.tag in _TAGS_OF_BRANDS
        and not (first.tag == "nr" and len(first.text) == len("李大山"))
        and first.text not in lexicon.places.names
        and last.text[-1] not in "区部国"
        and last.text not in lexicon.lists["fields_of_officers"]
        and not ends_name(lexicon, last)
        and not any(
            lexicon.posts.search(t.text) or t.text in lexicon.predicates or t.tag[:1] in _NO_PART for t in tokens
        )
    )


def _tells_other(token: Token, lexicon: Lexicon) -> bool:
    """Whether a word shows that a phrase is none of a firm but of people, a place, an event or another body."""
    return (
        token.text in lexicon.stops
        or token.text in lexicon.predicates
        or token.text in lexicon.general
        or ends_name(lexicon, token)
        or lexicon.posts.search(token.text) is not None
        or token.tag[:1] in _NO_PART
        or (token.tag[:2] == "nr" and len(token.text) > 1 and token.text[0] in lexicon.surnames)
        or token.text in lexicon.places.full
    )

"""Every numeral of the text, read and classified."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from pipeline.dates import find_dates
from pipeline.numerals import CHINESE, SCALE, Lexicon, Numeral, read
from pipeline.records import Findings, Number
from pipeline.rules import Rules, alternation
from pipeline.segment import Document

_FILE = "not_counts"
_RUN = re.compile(r"[0-9]+(?:[.,][0-9]+)*")
_UNIT_LISTS = (
    ("units.classifiers", "count"),
    ("units.measures", "measure"),
    ("units.ratios", "ratio"),
    ("units.durations", "duration"),
    ("units.ages", "age"),
)


@cache
def lexicon(rules: Rules) -> Lexicon:
    """Units, currencies and words of approximation of the rules."""
    words: dict[str, tuple[str, str]] = {word: ("other", "") for word in rules.words["units.others"]}
    words.update({word: ("noun", "") for word in rules.words["units.nouns"]})
    for name, kind in _UNIT_LISTS:
        words.update({word: ("unit", kind) for word in rules.words[name]})
    words.update({word: ("unit", value) for word, value in rules.words["units.percents"].items()})
    words.update({word: ("currency", value) for word, value in rules.words["units.currencies"].items()})
    qualifiers = {
        word: meaning
        for meaning in ("over", "at_least", "under", "at_most", "about")
        for word in rules.words[f"units.{meaning}"]
    }
    return Lexicon(
        tail=re.compile(rf"[\ \n]{{0,2}}(?P<word>{alternation(words)})"),
        words=words,
        before=rules.regex("units.before"),
        after=rules.regex("units.after"),
        qualifiers={**qualifiers, **rules.words["units.behind"]},
        prefix=rules.regex("units.prefix"),
        currencies=rules.words["units.currency_prefixes"],
        fraction_units={word: Decimal(value) for word, value in rules.words["units.fraction_units"].items()},
    )


@dataclass(frozen=True, slots=True)
class _Claim:
    """A stretch of text that a rule takes for something other than a count."""

    start: int
    end: int
    disposition: str
    rule: str
    reason: str


def find(document: Document, rules: Rules, found: Findings) -> list[Number]:
    """Every numeral of a document once, read and classified, in the order of the text."""
    folded = document.folded
    claims = _without_overlap([*_dates(document), *_claims(folded, rules)])
    starts = [claim.start for claim in claims]
    numbers = [Number(claim.start, claim.end, claim.disposition, claim.rule, claim.reason) for claim in claims]
    for numeral in read(folded, lexicon(rules)):
        i = bisect_right(starts, numeral.end - 1) - 1
        if i >= 0 and claims[i].end > numeral.number_start:
            continue
        number = _classify(document, rules, numeral)
        if number is not None:
            numbers.append(number)
    numbers.sort(key=lambda number: (number.start, number.end))
    return list(_complete(folded, numbers))


def _dates(document: Document) -> Iterator[_Claim]:
    for mention in find_dates(document.folded, document.article.published_on):
        disposition = "period" if mention.kind == "period" else "date"
        yield _Claim(mention.start, mention.end, disposition, f"dates.{mention.kind}", "")


def _claims(folded: str, rules: Rules) -> Iterator[_Claim]:
    for name, pattern in rules.patterns.items():
        if name.partition(".")[0] != _FILE:
            continue
        values = dict(pattern.values)
        if "disposition" not in values:
            continue
        for match in pattern.regex.finditer(folded):
            group = "span" if "span" in pattern.regex.groupindex else 0
            if match.end(group) > match.start(group):
                yield _Claim(match.start(group), match.end(group), values["disposition"], name, pattern.note)


def _without_overlap(claims: list[_Claim]) -> list[_Claim]:
    """The earlier and of two that begin together the longer claim."""
    kept: list[_Claim] = []
    for claim in sorted(claims, key=lambda c: (c.start, -c.end)):
        if not kept or claim.start >= kept[-1].end:
            kept.append(claim)
    return kept


def _number(numeral: Numeral, disposition: str, rule: str, reason: str = "", **more: str) -> Number:
    return Number(
        numeral.start, numeral.end, disposition, rule, reason,
        numeral.value, numeral.low, numeral.high, numeral.qualifier, **more,
    )  # fmt: skip


def _classify(document: Document, rules: Rules, numeral: Numeral) -> Number | None:
    """What a numeral with its unit is; None for Chinese characters that are no number here."""
    folded = document.folded
    written = folded[numeral.number_start : numeral.number_end]
    arabic = any(character in "0123456789" for character in written)
    if numeral.kind == "money":
        return _money(document, rules, numeral)
    if not arabic and _inside_word(document, numeral):
        return None if not numeral.kind else _number(numeral, "name", "numbers.word", "part of a word")
    if numeral.kind == "duration":
        return _number(numeral, "duration", "numbers.duration")
    if numeral.kind == "age":
        return _number(numeral, "age", "numbers.age")
    if numeral.kind == "ratio":
        return _number(numeral, "count", "numbers.ratio", unit=numeral.unit, kind="ratio", basis="stated")
    if numeral.kind in ("count", "measure"):
        return _counted(document, rules, numeral, written, arabic)
    if numeral.kind == "noun":
        return _number(numeral, "count", "numbers.noun", kind="count", basis="stated")
    return _alone(document, rules, numeral, written, arabic)


def _inside_word(document: Document, numeral: Numeral) -> bool:
    """Whether the words of the clause show that the figures are glued into a word: 万昭元, 统一, 三台县, 九寨沟."""
    for token in document.tokens(numeral.number_start, numeral.end):
        if token.start < numeral.number_start < token.end or (
            token.start == numeral.number_start and token.end > numeral.end
        ):
            return token.tag[:1] not in ("m", "") or token.tag == "" and token.start < numeral.number_start
        if token.start >= numeral.number_start:
            break
    return False


def _money(document: Document, rules: Rules, numeral: Numeral) -> Number | None:
    if numeral.bare and not numeral.outer and numeral.qualifier == "exact":
        return _number(numeral, "name", "numbers.bare_money", "a scale word and a currency name no sum")
    basis = "stated"
    return _number(numeral, "amount", "numbers.money", currency=numeral.currency, basis=basis)


def _counted(document: Document, rules: Rules, numeral: Numeral, written: str, arabic: bool) -> Number | None:
    folded = document.folded
    kind = "measure" if numeral.kind == "measure" else "count"
    if written in ("一", "壹") and kind == "count":
        before = folded[max(0, numeral.start - 3) : numeral.start]
        if not re.search("(?:共|仅|只有|仅有|另有|唯)$", before):
            return _number(numeral, "indefinite", "numbers.indefinite", "一 that means a or any")
    if numeral.bare and not numeral.outer and kind == "count" and numeral.unit not in ("名", "位", "余", "人次"):
        return _number(numeral, "idiom", "numbers.bare_scale", "a scale word alone")
    return _number(numeral, "count", "numbers.counted", unit=numeral.unit, kind=kind, basis="stated")


def _alone(document: Document, rules: Rules, numeral: Numeral, written: str, arabic: bool) -> Number | None:
    folded = document.folded
    behind = folded[numeral.end : numeral.end + 1]
    is_scaled = written[-1] in SCALE or written[-1] in "余多"
    if is_scaled and arabic and "\u4e00" <= behind <= "\u9fff":
        return _number(numeral, "count", "numbers.scaled", kind="count", basis="stated")
    if arabic:
        return _number(numeral, "unexplained", "numbers.unexplained")
    return None


def _complete(folded: str, numbers: list[Number]) -> Iterator[Number]:
    """The numbers without overlaps, and an entry for every run of Arabic digits that none of them holds."""
    reach = 0
    for number in numbers:
        if number.start < reach:
            continue
        yield from _left_over(folded, reach, number.start)
        yield number
        reach = number.end
    yield from _left_over(folded, reach, len(folded))


def _left_over(folded: str, start: int, end: int) -> Iterator[Number]:
    for run in _RUN.finditer(folded, start, end):
        yield Number(run.start(), run.end(), "unexplained", "numbers.unexplained", "no rule reads it")

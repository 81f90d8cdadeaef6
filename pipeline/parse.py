"""Numbers of any text, for programs that need nothing else: `find_numerals`, `parse_number`, `parse_money`."""

from dataclasses import replace
from decimal import Decimal
from functools import cache

from pipeline.extract.numbers import lexicon
from pipeline.numerals import Lexicon, Numeral, read
from pipeline.process import default_folder
from pipeline.rules import Rules, load_rules
from pipeline.text import fold


@cache
def _own_rules() -> Rules:
    return load_rules(default_folder("rules"))


def find_numerals(text: str, rules: Rules | None = None) -> list[Numeral]:
    """The written numbers of a text in order, each with value, bounds, qualifier, unit and currency.

    Offsets count code points of `text`; values are exact Decimals. What a number is used for (a date, a rank, a name) is
    not asked here: that is the pipeline's work. `rules` are the rules whose units and currencies hold, the project's own by default.
    """
    folded = fold(text)
    found = read(folded, lexicon(rules or _own_rules()))
    if folded == text:
        return found
    return [replace(numeral, text=text[numeral.start : numeral.end]) for numeral in found]


def parse_number(text: str, rules: Rules | None = None) -> Numeral | None:
    """The one number that a text consists of, words of approximation and blanks apart; None for any other text."""
    found = find_numerals(text, rules)
    if len(found) != 1:
        return None
    words = lexicon(rules or _own_rules())
    folded = fold(text)
    before, after = folded[: found[0].start].strip(), folded[found[0].end :].strip()
    is_alone = _is_hedge(before, words) and _is_hedge(after, words)
    return found[0] if is_alone else None


def parse_money(text: str, rules: Rules | None = None) -> Numeral | None:
    """The one sum of money that a text consists of (约3.5亿元, ￥20, 三块五, 五分); None for any other text."""
    found = parse_number(text, rules)
    if found is None and fold(text).rstrip().endswith("仙"):
        found = parse_number(text.rstrip()[:-1] + "分", rules)
    if found is None or found.currency:
        return found
    return _cents(found, text) if found.unit == "分" else None


def _cents(found: Numeral, text: str) -> Numeral:
    """五分, which is a score elsewhere, as hundredths of 元."""

    def hundredths(number: Decimal | None) -> Decimal | None:
        return None if number is None else number.scaleb(-2)

    value, low, high = map(hundredths, (found.value, found.low, found.high))
    return replace(
        found,
        value=value,
        low=low,
        high=high,
        unit="",
        kind="money",
        currency="CNY",
        text=text[found.start : found.end],
    )


def _is_hedge(words: str, known: Lexicon) -> bool:
    """Whether nothing stands there but a word of approximation."""
    return not words or words in known.qualifiers or words in ("整", "正", "钱", "上")

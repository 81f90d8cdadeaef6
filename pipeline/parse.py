"""Numbers of any text, for programs that need nothing else: `find_numerals`, `parse_number`, `parse_money`."""

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from functools import cache

from pipeline.extract.numbers import lexicon
from pipeline.numerals import CHINESE
from pipeline.process import default_folder
from pipeline.rules import Rules, load_rules
from pipeline.text import fold, variants
from pipeline.units import Lexicon, Numeral, read


@cache
def _own_rules() -> Rules:
    return load_rules(default_folder("rules"))


def find_numerals(text: str, rules: Rules | None = None, *, kind: str = "") -> list[Numeral]:
    """The written numbers of a text in order, each with value, bounds, qualifier, unit and currency.

    Offsets count code points of `text`; values are exact Decimals. What a number is used for (a date, a rank, a name) is
    not asked here: that is the pipeline's work. `rules` are the rules whose units and currencies hold, the project's own
    by default. `kind` keeps those of one kind (money, count, measure, ratio …); of money the text is read only round
    words of currency, which is many times faster and gives the same.
    """
    known = rules or _own_rules()
    if kind == "money":
        return list(_sums(text, known))
    found = read(fold(text), lexicon(known), text)
    return [numeral for numeral in found if numeral.kind == kind] if kind else found


# What may stand in a sum or between the sums of an enumeration, besides words of currency.
_IN_A_SUM = f"0123456789 .,、\n{CHINESE}参幺俩仨几数半负余多来个点又分之和与及以或第等奖至到~-—+:"
_BEFORE, _BEHIND = 24, 12
# No word of currency is longer, with the blanks between it and its number.
_WORD = 10
_FIGURE = re.compile(
    f"[{''.join(variants().get(figure, figure) for figure in '0123456789' + CHINESE)}参參叄几幾数數半]"
)


def _sums(text: str, rules: Rules) -> Iterator[Numeral]:
    """The sums of money, read in windows round the words of currency."""
    words = lexicon(rules)
    sign, inner = _money_signs(rules)
    reach = last = 0
    for anchor in sign.finditer(text):
        if anchor.start() < reach:
            continue
        start, reach = anchor.span()
        while start > 0 and text[start - 1] in inner:
            start -= 1
        while reach < len(text) and text[reach] in inner:
            reach += 1
        at = anchor.start()
        if _FIGURE.search(text, max(start, at - _WORD), min(reach, at + _WORD)) is None:
            continue
        begin = max(0, start - _BEFORE)
        window = text[begin : reach + _BEHIND]
        for one in read(fold(window), words, window, start - begin, reach - begin):
            if one.currency and last <= begin + one.start:
                last = begin + one.end
                yield Numeral(
                    begin + one.start, last, one.text, one.value, one.low, one.high, one.qualifier, one.unit,
                    one.currency, one.kind, begin + one.number_start, begin + one.number_end, one.bare, one.figures,
                    one.outer, one.noun,
                )  # fmt: skip


# Characters of currencies that are frequent elsewhere: a word is looked for by another one where it has one.
_FREQUENT = frozenset("里拉比克特马尔基图第先亚士便金分提格法南印瑞林港塔")


@cache
def _money_signs(rules: Rules) -> tuple["re.Pattern[str]", frozenset[str]]:
    """A pattern of characters one of which every word of currency holds, and what may stand in a sum, unfolded."""
    words = lexicon(rules)
    currencies = {word for word, (kind, _) in words.words.items() if kind == "currency"} | set(words.currencies)
    signs = set("元圆币块钱镑角")
    for word in sorted(currencies, key=lambda word: (len(word), word)):
        if not signs & set(word):
            signs.add(min(word, key=lambda character: (character in _FREQUENT, character)))
    inner = set(_IN_A_SUM) | set("".join(currencies)) | set("".join(words.fraction_units))
    wide = variants()
    unfolded = "".join(sorted("".join(wide.get(sign, sign) for sign in signs)))
    return re.compile(f"[{re.escape(unfolded)}]"), frozenset("".join(wide.get(one, one) for one in inner))


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

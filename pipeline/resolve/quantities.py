"""What amounts and counts say of each other: totals and parts, repetitions, sums and what they paid for."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import TypeVar

from pipeline.records import Amount, Count, Findings, Span
from pipeline.rules import Rules
from pipeline.segment import Document

Quantity = TypeVar("Quantity", Amount, Count)
_LARGE = 20
"""From here on the same number of the same thing is the same fact, also without the same verb."""
_REACH = 120
"""How many characters stand at most between a sum and what it paid for."""
_GAP = 40
"""How many characters stand at most between two parts of a total."""
_PARTS = 24
"""How many parts a total is looked for."""


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """`found` with `part_of`, `repeat_of` and, for counts, `amount` filled in where the text shows them."""
    counts = _with_amounts(document, rules, found.amounts, found.counts)
    amounts = _with_parts(document, rules, _with_repeats(document, found.amounts))
    return replace(found, amounts=amounts, counts=_with_parts(document, rules, _with_repeats(document, counts)))


def _span(quantity: Amount | Count) -> Span:
    return quantity.start, quantity.end


def _unit(quantity: Amount | Count) -> str:
    return quantity.currency if isinstance(quantity, Amount) else quantity.unit


def _noun(quantity: Amount | Count) -> str:
    return (quantity.purpose if isinstance(quantity, Amount) else quantity.object).strip('“”"')


# -- repetitions ----------------------------------------------------------------------------------------------------


def _with_repeats(document: Document, quantities: Sequence[Quantity]) -> tuple[Quantity, ...]:
    """Each quantity with the first one of the article that says the same in another sentence as `repeat_of`."""
    firsts: dict[tuple[object, ...], list[Quantity]] = {}
    linked: list[Quantity] = []
    for quantity in quantities:
        key = (quantity.value, quantity.low, quantity.high, _unit(quantity))
        sentence = document.sentence_at(quantity.start).number
        same = next(
            (
                first
                for first in firsts.get(key, ())
                if document.sentence_at(first.start).number != sentence and _says_the_same(first, quantity)
            ),
            None,
        )
        if same is None:
            if len(firsts.setdefault(key, [])) < _PARTS:
                firsts[key].append(quantity)
            linked.append(quantity)
        else:
            linked.append(replace(quantity, repeat_of=_span(same)))
    return tuple(linked)


def _says_the_same(first: Amount | Count, later: Amount | Count) -> bool:
    """Whether two equal numbers are one fact: the same thing, and either the same verb or a number too large for chance."""
    nouns, actions = (_noun(first), _noun(later)), (first.action, later.action)
    if first.per != later.per or first.change != later.change or (all(not noun for noun in nouns) and not all(actions)):
        return False
    same_noun = nouns[0].endswith(nouns[1]) or nouns[1].endswith(nouns[0])
    if not same_noun:
        return False
    is_ratio = isinstance(first, Count) and first.kind == "ratio"
    if is_ratio:
        return nouns[0] == nouns[1] and actions[0] == actions[1]
    largest = first.value or first.high or Decimal(0)
    is_large = isinstance(first, Amount) or largest >= _LARGE
    return (actions[0] == actions[1] and actions[0] != "") or (is_large and all(nouns))


# -- totals and parts -----------------------------------------------------------------------------------------------


@cache
def _part_pattern(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rf"(?:{rules.alternation('counts.part')})[^,;:。]*$")


@cache
def _sum_pattern(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rf"(?:{rules.alternation('counts.sum')})[^,;:。、]{{0,8}}$")


def _with_parts(document: Document, rules: Rules, quantities: tuple[Quantity, ...]) -> tuple[Quantity, ...]:
    """Each quantity with the total that it is a part of: after 其中, or where the parts add up to the total."""
    totals = _stated_totals(document, rules, quantities)
    for i, quantity in enumerate(quantities):
        for part in _adding_up(document, rules, quantities, i):
            totals.setdefault(part, _span(quantity))
    return tuple(
        replace(quantity, part_of=totals[i]) if i in totals and totals[i] != _span(quantity) else quantity
        for i, quantity in enumerate(quantities)
    )


def _stated_totals(document: Document, rules: Rules, quantities: Sequence[Amount | Count]) -> dict[int, Span]:
    """The totals of parts that 其中 introduces; it reaches as far as the sentence, while the parts fit in the total."""
    found: dict[int, Span] = {}
    total: int | None = None
    end = 0
    for i, quantity in enumerate(quantities):
        sentence = document.sentence_at(quantity.start)
        start = max(sentence.start, quantities[i - 1].end if i else 0)
        if _part_pattern(rules).search(document.folded, start, quantity.start):
            total, end = _total_before(document, quantities, i, found), sentence.end
        elif quantity.start >= min(end, start + _GAP) or document.folded.find(";", start, quantity.start) >= 0:
            total = None
        if total is not None and _fits(quantities[total], quantity):
            found[i] = _span(quantities[total])
    return found


def _total_before(
    document: Document, quantities: Sequence[Amount | Count], i: int, parts: dict[int, Span]
) -> int | None:
    """The nearest quantity before i, in its sentence or the one before, that can be its total."""
    sentence = document.sentence_at(quantities[i].start).number
    for k in range(i - 1, max(i - _PARTS, -1), -1):
        if sentence - document.sentence_at(quantities[k].start).number > 1:
            return None
        if k not in parts and _fits(quantities[k], quantities[i]):
            return k
    return None


_PEOPLE = frozenset({"人", "名", "位"})


def _fits(total: Amount | Count, part: Amount | Count) -> bool:
    """Whether the second can be a part of the first: the same kind of thing and not more of it."""
    if isinstance(part, Count) and (part.kind == "ratio" or (isinstance(total, Count) and total.kind == "ratio")):
        return False
    units = {_unit(total), _unit(part)}
    if (len(units) > 1 and not units <= _PEOPLE) or total.per != part.per:
        return False
    return total.value is not None and part.value is not None and part.value < total.value


def _adding_up(document: Document, rules: Rules, quantities: Sequence[Amount | Count], i: int) -> Sequence[int]:
    """The quantities straight after i, or straight before a total that 共 introduces, that add up to it exactly."""
    total = quantities[i]
    if total.value is None or total.value <= 1:
        return ()
    after = _summing(document, quantities, i, range(i + 1, min(i + _PARTS, len(quantities))))
    if after:
        return after
    sentence = document.sentence_at(total.start)
    start = max(sentence.start, quantities[i - 1].end if i else 0)
    if _sum_pattern(rules).search(document.folded, start, total.start):
        return _summing(document, quantities, i, range(i - 1, max(i - _PARTS, -1), -1))
    return ()


def _summing(document: Document, quantities: Sequence[Amount | Count], i: int, others: range) -> Sequence[int]:
    total, found, rest = quantities[i], [], quantities[i].value or Decimal(0)
    sentence = document.sentence_at(total.start).number
    for k in others:
        part = quantities[k]
        is_same = document.sentence_at(part.start).number == sentence and part.action in ("", total.action)
        if not is_same or not _fits(total, part):
            return ()
        found.append(k)
        rest -= part.value or Decimal(0)
        if rest <= 0:
            return found if rest == 0 and len(found) > 1 else ()
    return ()


# -- sums and what they paid for -------------------------------------------------------------------------------------


def _with_amounts(
    document: Document, rules: Rules, amounts: Sequence[Amount], counts: Sequence[Count]
) -> tuple[Count, ...]:
    """Each count with the sum before it in its sentence that paid for it (投入9亿元,资助学生3万人)."""
    pays, paid = rules.words["amounts.pays"], rules.words["amounts.paid"]
    linked: list[Count] = []
    k = 0
    last: Amount | None = None
    for count in counts:
        while k < len(amounts) and amounts[k].start < count.start:
            last = amounts[k]
            k += 1
        is_paid = (
            last is not None
            and count.kind != "ratio"
            and not last.per
            and last.action in pays
            and any(count.action.startswith(verb) for verb in paid)
            and document.sentence_at(last.start) == document.sentence_at(count.start)
            and count.start - last.end <= _REACH
            and document.folded.find(";", last.end, count.start) < 0
        )
        linked.append(replace(count, amount=_span(last)) if is_paid and last is not None else count)
    return tuple(linked)

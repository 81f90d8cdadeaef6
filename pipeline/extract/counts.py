"""Quantities of named things, measures and ratios."""

from pipeline.clausefacts import doers
from pipeline.periods import period
from pipeline.phrases import phrases
from pipeline.records import Count, Findings
from pipeline.rules import Rules
from pipeline.segment import Document


def find(document: Document, rules: Rules, found: Findings) -> list[Count]:
    """One count for each number that was read as one, with its verb, doer, what is counted, place, period and change."""
    around = phrases(document, rules, found.numbers, doers(found))
    counts = []
    for number in found.numbers:
        if number.disposition != "count":
            continue
        phrase = around[number.start, number.end]
        first, last = period(document, rules, number)
        counts.append(
            Count(
                start=number.start,
                end=number.end,
                rule=number.rule,
                value=number.value,
                low=number.low,
                high=number.high,
                unit=number.unit,
                kind=number.kind,
                qualifier=number.qualifier,
                basis=number.basis or "stated",
                action=phrase.action,
                actor=phrase.actor,
                object=phrase.noun,
                place=phrase.place,
                per=phrase.per,
                change=phrase.change,
                period_start=first,
                period_end=last,
            )
        )
    return counts

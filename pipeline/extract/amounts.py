"""Sums of money with what they were spent on and by whom."""

from pipeline.clausefacts import doers
from pipeline.periods import period
from pipeline.phrases import phrases
from pipeline.records import Amount, Findings
from pipeline.rules import Rules
from pipeline.segment import Document


def find(document: Document, rules: Rules, found: Findings) -> list[Amount]:
    """One amount for each number that was read as one, with its verb, doer, purpose, period and change."""
    around = phrases(document, rules, found.numbers, doers(found))
    amounts = []
    for number in found.numbers:
        if number.disposition != "amount":
            continue
        phrase = around[number.start, number.end]
        first, last = period(document, rules, number)
        amounts.append(
            Amount(
                start=number.start,
                end=number.end,
                rule=number.rule,
                value=number.value,
                low=number.low,
                high=number.high,
                currency=number.currency,
                qualifier=number.qualifier,
                basis=number.basis or "stated",
                action=phrase.action,
                actor=phrase.actor,
                purpose=phrase.noun or phrase.spent_on,
                per=phrase.per,
                change=phrase.change,
                period_start=first,
                period_end=last,
            )
        )
    return amounts

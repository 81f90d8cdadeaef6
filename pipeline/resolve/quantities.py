"""What amounts and counts say of each other: totals and parts, repetitions, sums and what they paid for."""

from pipeline.records import Findings
from pipeline.rules import Rules
from pipeline.segment import Document


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """What amounts and counts say of each other: totals and parts, repetitions, sums and what they paid for."""
    return found

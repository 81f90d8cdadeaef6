"""Sums of money with what they were spent on and by whom."""

from pipeline.records import Amount, Findings
from pipeline.rules import Rules
from pipeline.segment import Document


def find(document: Document, rules: Rules, found: Findings) -> list[Amount]:
    """Sums of money with what they were spent on and by whom of a document, in the order of the text."""
    return []

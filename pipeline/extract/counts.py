"""Quantities of named things, measures and ratios."""

from pipeline.records import Count, Findings
from pipeline.rules import Rules
from pipeline.segment import Document


def find(document: Document, rules: Rules, found: Findings) -> list[Count]:
    """Quantities of named things, measures and ratios of a document, in the order of the text."""
    return []

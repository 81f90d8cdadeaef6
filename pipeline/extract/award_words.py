"""Every award word and what became of it."""

from pipeline.records import AwardWord, Findings
from pipeline.rules import Rules
from pipeline.segment import Document


def find(document: Document, rules: Rules, found: Findings) -> list[AwardWord]:
    """Every award word and what became of it of a document, in the order of the text."""
    return []

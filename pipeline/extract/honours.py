"""Who was honoured with which award."""

from pipeline.records import Findings, Honour
from pipeline.rules import Rules
from pipeline.segment import Document


def find(document: Document, rules: Rules, found: Findings) -> list[Honour]:
    """Who was honoured with which award of a document, in the order of the text."""
    return []

"""Names of persons."""

from pipeline.records import Findings, PersonMention
from pipeline.rules import Rules
from pipeline.segment import Document


def find(document: Document, rules: Rules, found: Findings) -> list[PersonMention]:
    """Names of persons of a document, in the order of the text."""
    return []

"""Every numeral of the text, read and classified."""

from pipeline.records import Findings, Number
from pipeline.rules import Rules
from pipeline.segment import Document


def find(document: Document, rules: Rules, found: Findings) -> list[Number]:
    """Every numeral of the text, read and classified of a document, in the order of the text."""
    return []

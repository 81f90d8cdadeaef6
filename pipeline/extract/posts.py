"""Posts of named persons."""

from pipeline.records import Findings, Post
from pipeline.rules import Rules
from pipeline.segment import Document


def find(document: Document, rules: Rules, found: Findings) -> list[Post]:
    """Posts of named persons of a document, in the order of the text."""
    return []

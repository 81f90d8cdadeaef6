"""The organisation that each mention stands for, and what is known of it."""

from pipeline.records import Findings
from pipeline.rules import Rules
from pipeline.segment import Document


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """The organisation that each mention stands for, and what is known of it."""
    return found

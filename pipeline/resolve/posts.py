"""Posts with the full name of their organisation, each post once."""

from pipeline.records import Findings
from pipeline.rules import Rules
from pipeline.segment import Document


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """Posts with the full name of their organisation, each post once."""
    return found

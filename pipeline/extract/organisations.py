"""Organisation names and their short forms."""

from pipeline.records import Findings, OrganisationMention
from pipeline.rules import Rules
from pipeline.segment import Document


def find(document: Document, rules: Rules, found: Findings) -> list[OrganisationMention]:
    """Organisation names and their short forms of a document, in the order of the text."""
    return []

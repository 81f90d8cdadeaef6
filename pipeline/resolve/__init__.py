"""From mentions to facts: full names, inherited awarding bodies and dates, one row a fact."""

from pipeline.records import Findings
from pipeline.resolve import honours, organisations, posts, quantities
from pipeline.rules import Rules
from pipeline.segment import Document


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """`found` with names and inherited facts filled in and repeated facts made one."""
    found = organisations.resolve(document, rules, found)
    found = posts.resolve(document, rules, found)
    found = honours.resolve(document, rules, found)
    return quantities.resolve(document, rules, found)

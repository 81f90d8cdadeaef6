"""From mentions to facts: full names, inherited awarding bodies and dates, one row a fact."""

from dataclasses import replace

from pipeline.records import Findings
from pipeline.resolve import entities, honours, organisations, posts, quantities
from pipeline.rules import Rules
from pipeline.segment import Document


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """`found` with names and inherited facts filled in and repeated facts made one."""
    found = organisations.resolve(document, rules, found)
    found = posts.resolve(document, rules, found)
    found = _with_hosts(document, rules, found)
    found = honours.resolve(document, rules, found)
    return quantities.resolve(document, rules, found)


def _with_hosts(document: Document, rules: Rules, found: Findings) -> Findings:
    """`found` with the organisations of posts that no mention names in full (学校部 of a committee named before)."""
    known = {entity.name for entity in found.entities}
    hosts = dict.fromkeys(p.organisation_name for p in found.posts if not p.organisation_is_place)
    added = [entities.entity_for(name, document, rules, known) for name in hosts if name and name not in known]
    return replace(found, entities=(*found.entities, *added))

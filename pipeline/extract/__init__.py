"""Extractors: each reads a document and the mentions found before, and returns its own. They do not know each other."""

from dataclasses import replace

from pipeline import namelists
from pipeline.extract import amounts, award_words, counts, honours, numbers, organisations, persons, posts
from pipeline.records import Findings
from pipeline.rules import Rules
from pipeline.segment import Document


def extract(document: Document, rules: Rules) -> Findings:
    """All mentions of a document, as written; `resolve` gives them identities and inherited facts."""
    found = Findings()
    found = replace(found, numbers=tuple(numbers.find(document, rules, found)))
    found = replace(found, organisations=tuple(organisations.find(document, rules, found)))
    found = replace(found, name_lists=tuple(namelists.find(document, rules)))
    found = replace(found, numbers=namelists.with_sizes(found.numbers, found.name_lists))
    found = replace(found, persons=tuple(persons.find(document, rules, found)))
    found = replace(found, amounts=tuple(amounts.find(document, rules, found)))
    found = replace(found, counts=tuple(counts.find(document, rules, found)))
    found = replace(found, posts=tuple(posts.find(document, rules, found)))
    found = replace(found, honours=tuple(honours.find(document, rules, found)))
    return replace(found, award_words=tuple(award_words.find(document, rules, found)))

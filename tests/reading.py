"""What tests share: the pipeline with the project's rules, the honours of a text as pairs, its organisations alone."""

from functools import cache
from pathlib import Path

from pipeline.extract import organisations as extractor
from pipeline.process import Pipeline
from pipeline.records import Article, Findings, Honour
from pipeline.resolve import organisations as resolver
from pipeline.rules import Rules
from pipeline.segment import Document, Segmenter, make_document


@cache
def pipeline() -> Pipeline:
    """The pipeline with the project's own rules."""
    return Pipeline(Path(__file__).parent.parent / "rules")


def honours(text: str, published_on: str | None = "2023-10-20", title: str = "") -> tuple[Honour, ...]:
    """The honours of a text."""
    return pipeline().read(Article("a", text, title=title, published_on=published_on))[1].honours


def pairs(text: str) -> list[tuple[str, str]]:
    """Honoree (of a group its number) and title of each honour of a text, in the order of the text."""
    return [(h.honoree_name or str(h.group_size), h.award_title) for h in honours(text)]


def read(text: str, rules: Rules, segmenter: Segmenter) -> tuple[Document, Findings]:
    """A text and its organisations, found and resolved without anything else."""
    document = make_document(Article("a", text), segmenter)
    found = Findings(organisations=tuple(extractor.find(document, rules, Findings())))
    return document, resolver.resolve(document, rules, found)


def names(text: str, rules: Rules, segmenter: Segmenter) -> list[tuple[str, str]]:
    """(text, name) of each mention of an organisation."""
    _, found = read(text, rules, segmenter)
    return [(text[m.start : m.end], m.name) for m in found.organisations]

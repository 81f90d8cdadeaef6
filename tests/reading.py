"""What tests of honours share: the pipeline with the project's rules, and the honours of a text as pairs."""

from functools import cache
from pathlib import Path

from pipeline.process import Pipeline
from pipeline.records import Article, Honour


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

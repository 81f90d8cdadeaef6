"""The list that is being read in a document, and the document as lists are read from it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from pipeline.cells import CellReader
from pipeline.headings import (
    Grammar,
    Heading,
    HeadingReader,
    grammar_of,
)
from pipeline.listtables import TableReader
from pipeline.records import ListEntry, Span
from pipeline.rules import Rules
from pipeline.segment import Document


@dataclass(frozen=True, slots=True, eq=False)
class Page:
    """A document with the readers of its cells, headings and tables."""

    folded: str
    raw: str
    grammar: Grammar
    cells: CellReader
    headings: HeadingReader
    tables: TableReader
    classes: Mapping[str, str]
    """By the class of units that a list can be of, what its units end in."""
    heads: Mapping[str, str]
    """Of columns."""


def page_of(document: Document, rules: Rules) -> Page:
    """A document made ready to be read."""
    cells, grammar = CellReader(document, rules), grammar_of(rules)
    heads = rules.words["name_lists.column_heads"]
    return Page(
        document.folded,
        document.article.text,
        grammar,
        cells,
        HeadingReader(document, rules, cells),
        TableReader(document, cells, grammar, heads),
        rules.words["name_lists.classes_of_units"],
        heads,
    )


@dataclass(slots=True)
class OpenList:
    """The list that is being read. `odd`: one line in it was no entry. `alone` holds the starts of the entries that fill a line of their own, `labels` what
    headed groups of it, `batch` how many entries the last line had, `number` its level and number. `follows`: its heading
    ended another list of the text. `loose` holds the starts of lines of which only their place says that they are entries."""

    heading: Heading
    outer: tuple[Span, ...]
    entries: list[ListEntry] = field(default_factory=list)
    layout: str = "lines"
    place: Span | None = None
    columns: list[str] = field(default_factory=list)
    end: int = 0
    number: tuple[int, int] = (0, 0)
    alone: set[int] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    batch: int = 1
    odd: bool = False
    follows: bool = False
    loose: set[int] = field(default_factory=set)

    @property
    def is_incomplete(self) -> bool:
        """Whether it still misses names that its heading announces; then an odd line does not end it."""
        return self.heading.size is not None and len(self.entries) < self.heading.size

    @property
    def above(self) -> str:
        """The kind of the last entry."""
        return self.entries[-1].kind if self.entries else ""

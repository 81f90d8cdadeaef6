"""The words of a document clause by clause, as the search for names of organisations needs them."""

from bisect import bisect_right
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from pipeline.lexicon import Lexicon
from pipeline.namewords import name_words
from pipeline.newplaces import new_places
from pipeline.records import Token
from pipeline.segment import Document
from pipeline.text import clauses


class Words:
    """The words of a document, by offset; however long a sentence or clause is, a look-up takes one search."""

    def __init__(self, document: Document) -> None:
        self.document, self.folded = document, document.folded
        self.clauses = [
            span for sentence in document.sentences for span in clauses(self.folded, sentence.start, sentence.end)
        ]
        self._clause_starts = [start for start, _ in self.clauses]
        self._starts: dict[int, list[int]] = {}

    def from_offset(self, offset: int, limit: int) -> list[Token]:
        """The words from the one that holds `offset` on, at most `limit`, none beyond the clause."""
        i = bisect_right(self._clause_starts, offset) - 1
        if i < 0 or offset >= self.clauses[i][1]:
            return []
        tokens = self.document.words(*self.clauses[i])
        if i not in self._starts:
            self._starts[i] = [token.start for token in tokens]
        first = bisect_right(self._starts[i], offset) - 1
        return list(tokens[first : first + limit])

    def between(self, start: int, end: int) -> list[Token]:
        """The words of the clause of `start` that end after it and not after `end`."""
        return [token for token in self.from_offset(start, end - start) if token.end <= end]

    def following(self, offset: int, limit: int) -> list[Token]:
        """The words that begin at or after `offset`, at most `limit`, none beyond the clause."""
        return [token for token in self.from_offset(offset, limit + 1) if token.start >= offset][:limit]


@dataclass(frozen=True, slots=True, eq=False)
class Clause:
    """The words of one clause as names need them."""

    folded: str
    lexicon: Lexicon
    start: int
    end: int
    tokens: Sequence[Token]
    starts: Sequence[int]
    stems: Collection[str]
    """Of places that the document names and no table knows."""
    anchors: dict[int, str] = field(default_factory=dict)
    """By token, as far as they were asked for."""
    belonging: dict[int, bool] = field(default_factory=dict)
    """Whether the token before each one can belong to a name, as far as it was asked for."""


def clause_of(document: Document, lexicon: Lexicon, start: int, end: int) -> Clause:
    """The clause folded[start:end] of a document."""
    tokens = name_words(document, lexicon, start, end)
    stems = new_places(document, lexicon.rules).stems
    return Clause(document.folded, lexicon, start, end, tokens, [token.start for token in tokens], stems)

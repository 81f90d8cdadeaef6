"""The pieces of a clause: words, numbers, quotes and brackets, each of a kind; a number's place among them, and a verb's."""

from dataclasses import dataclass

from pipeline.records import Number, Span

NOUN, VERB, EITHER, WEAK, LINK, ADJECTIVE, ADVERB = "noun", "verb", "either", "weak", "link", "adjective", "adverb"
PREPOSITION, AGENT, UNDERGO, LIGHT, OF, AND, MARK, BREAK = (
    "prep",
    "agent",
    "undergo",
    "light",
    "of",
    "and",
    "mark",
    "break",
)
QUOTE, BRACKET, NUMBER, TIME, PLACE, PRONOUN = "quote", "bracket", "number", "time", "place", "pronoun"
PARTICLE, DETERMINER, LOCALISER, ET_CETERA, SPACE, AROUND = (
    "particle",
    "determiner",
    "localiser",
    "etc",
    "space",
    "around",
)

NOMINAL = frozenset({NOUN, EITHER, QUOTE, PLACE, PRONOUN, ADJECTIVE})
ACTING = frozenset({VERB, WEAK, EITHER, LIGHT})
REACH = 60
"""How many pieces a walk looks at: longer than any phrase of the news, so that hostile clauses stay linear."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, number, quote or bracket of a clause; `kind` says what it can be in a phrase.

    `verbal` marks a noun that is as often a verb, `doer` the name of an organisation or person.
    """

    start: int
    end: int
    text: str
    kind: str
    verbal: bool = False
    doer: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A number in its clause: `first` is the first piece that is its own, `left` the last before it that has meaning."""

    number: Number
    clause: int
    pieces: tuple[Piece, ...]
    first: int
    here: int
    left: int
    noun: Span | None

    @property
    def after(self) -> int:
        """The first piece after the number and its noun."""
        return self.noun[1] if self.noun else self.here + 1


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as pieces start to end of a clause of the sentence."""

    clause: int
    start: int
    end: int


def is_quantity(number: Number) -> bool:
    """Whether a number becomes a row of amounts or counts."""
    return number.disposition in ("amount", "count")

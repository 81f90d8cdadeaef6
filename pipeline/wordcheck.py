"""Whether a word took effect: where the rules, the dictionaries and the user's files have it, and how a text is cut."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.process import Pipeline
from pipeline.records import Article, Span
from pipeline.segment import dictionary_entry
from pipeline.text import fold

_TABLES = (("abbreviations.csv", 0), ("divisions.csv", 1))
_LIST_NAME = re.compile(r"  [a-z][a-z0-9_]*:")


@dataclass(frozen=True, slots=True)
class Source:
    """A place that has the word: `where` is FILE:LINE (or the name of a dictionary), `what` the list or part of speech."""

    where: str
    what: str


@dataclass(frozen=True, slots=True)
class WordReport:
    """What is known of a word. `cut` is the text, or without one the word alone, with / between words; `uses` counts its
    places in it, `whole` those where it is one word, `named` those where it is taken for an organisation or a person."""

    word: str
    sources: tuple[Source, ...]
    cut: str
    uses: int
    whole: int
    named: int

    @property
    def effective(self) -> bool:
        """Whether somebody knows the word and it is one word (or a name) at every place."""
        return bool(self.sources) and self.uses > 0 and max(self.whole, self.named) >= self.uses


def check_words(
    pipeline: Pipeline, words: Sequence[str], text: str | None = None, dictionary: Path | None = None
) -> list[WordReport]:
    """A report for each of `words`, on `text` where one is given, else on the word alone."""
    return [_report(pipeline, fold(word), fold(text) if text else fold(word), dictionary) for word in words]


def _report(pipeline: Pipeline, word: str, text: str, dictionary: Path | None) -> WordReport:
    document, found = pipeline.read(Article("text", text))
    uses = [match.span() for match in re.finditer(re.escape(word), document.folded)]
    tokens = [t for s in document.sentences for t in document.tokens(s.start, s.end)]
    spans = {(token.start, token.end) for token in tokens}
    names: set[Span] = {(m.start, m.end) for m in found.organisations} | {(p.start, p.end) for p in found.persons}
    return WordReport(
        word,
        tuple(_sources(pipeline, word, dictionary)),
        "/".join(token.text for token in tokens),
        len(uses),
        len(spans.intersection(uses)),
        len(names.intersection(uses)),
    )


def _sources(pipeline: Pipeline, word: str, dictionary: Path | None) -> Iterator[Source]:
    """Where the word stands: the user's files first, then the rule files, then jieba's own dictionary."""
    rules = pipeline.rules
    if dictionary is not None:
        for number, line in enumerate(dictionary.read_text("utf-8-sig", "replace").splitlines(), start=1):
            if fold(line.split(" ")[0]) == word:
                yield Source(f"{dictionary}:{number}", line.strip())
    folder = rules.folder
    for path in sorted([*folder.glob("*.yaml"), *folder.glob("*.txt")]):
        yield from (Source(f"{path.name}:{number}", name) for number, name in _lines_of(path, word))
    for name, column in _TABLES:
        path = folder / name
        for number, line in enumerate(path.read_text("utf-8-sig").splitlines() if path.is_file() else (), start=1):
            cells = line.split(",")
            if len(cells) > column and fold(cells[column]) == word:
                yield Source(f"{name}:{number}", line)
    entry = dictionary_entry(word)
    if entry:
        yield Source("jieba", f"{entry[0]} {entry[1]}")


def _lines_of(path: Path, word: str) -> Iterator[tuple[int, str]]:
    """The lines of a file of rules that hold `word` as a word of a list, with the name of the list."""
    list_name = path.stem
    inside = path.suffix == ".txt"
    whole = re.compile(rf"(?<![^\s,\[{{:]){re.escape(word)}(?![^\s,\]}}:])")
    for number, line in enumerate(fold(path.read_text("utf-8")).split("\n"), start=1):
        if path.suffix == ".yaml":
            if not line.startswith(" "):
                inside = line.startswith("words:")
            elif inside and _LIST_NAME.match(line):
                list_name = f"{path.stem}.{line.split(':')[0].strip()}"
        if inside and not line.lstrip().startswith("#") and whole.search(line):
            yield number, list_name

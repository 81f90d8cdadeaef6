"""Why a row is there and why one is not: an article sentence by sentence, with what was found and what was rejected."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.gold import Row, rows_of
from pipeline.process import Pipeline
from pipeline.records import Article, Sentence
from pipeline.rules import Rules
from pipeline.tables import TableBuilder

EXPLAINED_TABLES = ("honours", "posts", "organisation_mentions", "amounts", "counts")
_USED = ("amount", "count", "honour")
_HIDDEN = ("start", "end", "text", "sentence", "rule", "award_start", "award_end", "mentions", "position")


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row with its place: the table, the characters, the columns that are filled, and the rule (`where`: FILE:LINE)."""

    table: str
    start: int
    end: int
    text: str
    columns: tuple[tuple[str, str], ...]
    rule: str
    where: str


@dataclass(frozen=True, slots=True)
class RejectedWord:
    """A numeral or award word that became no row: what it was taken for, why, and by which rule (`where`: with FILE:LINE)."""

    start: int
    end: int
    text: str
    disposition: str
    reason: str
    where: str


@dataclass(frozen=True, slots=True)
class ExplainedSentence:
    """A sentence with the rows and the rejected words that begin in it, each in the order of the text."""

    number: int
    start: int
    end: int
    text: str
    found: tuple[FoundRow, ...]
    rejected: tuple[RejectedWord, ...]


@dataclass(frozen=True, slots=True)
class Explanation:
    """An article explained; `published_on` is the date that relative dates were resolved against, with its basis."""

    article_id: str
    published_on: str
    published_on_basis: str
    sentences: tuple[ExplainedSentence, ...]


def explain(pipeline: Pipeline, article: Article) -> Explanation:
    """Run `pipeline` on one article and say, for each sentence, what became of it."""
    document, findings = pipeline.read(article)
    builder = TableBuilder()
    builder.add(document, findings)
    rows = rows_of(builder.tables())
    found: dict[int, list[FoundRow]] = {}
    for table in EXPLAINED_TABLES:
        for row in rows[table]:
            told = _found_row(table, row, pipeline.rules)
            found.setdefault(document.sentence_at(told.start).number, []).append(told)
    rejected: dict[int, list[RejectedWord]] = {}
    for row in rows["ledger"]:
        if row.cells["disposition"] not in _USED:
            word = _rejected_word(row.cells, pipeline.rules)
            rejected.setdefault(document.sentence_at(word.start).number, []).append(word)
    read = document.article
    sentences = tuple(_explained(read.text, sentence, found, rejected) for sentence in document.sentences)
    return Explanation(read.id, read.published_on or "", read.published_on_basis, sentences)


def _explained(
    text: str,
    sentence: Sentence,
    found: Mapping[int, list[FoundRow]],
    rejected: Mapping[int, list[RejectedWord]],
) -> ExplainedSentence:
    rows = sorted(found.get(sentence.number, ()), key=lambda row: (row.start, row.end, row.table, row.columns))
    words = sorted(rejected.get(sentence.number, ()), key=lambda word: (word.start, word.end))
    written = text[sentence.start : sentence.end]
    return ExplainedSentence(sentence.number, sentence.start, sentence.end, written, tuple(rows), tuple(words))


def _found_row(table: str, row: Row, rules: Rules) -> FoundRow:
    cells = row.cells
    filled = tuple(
        (name, value)
        for name, value in cells.items()
        if value and name not in _HIDDEN and not name.endswith("_id") and value != cells["text"]
    )
    rule = cells.get("rule", "")
    return FoundRow(table, int(cells["start"]), int(cells["end"]), cells["text"], filled, rule, rules.place_of(rule))


def _rejected_word(cells: Mapping[str, str], rules: Rules) -> RejectedWord:
    rule = cells["rule"]
    reason = "" if cells["reason"] == rule else cells["reason"]
    where = f"{rule} {rules.place_of(rule)}".strip()
    return RejectedWord(int(cells["start"]), int(cells["end"]), cells["text"], cells["disposition"], reason, where)


def render_explanation(explanation: Explanation) -> str:
    """The explanation as plain text: each sentence that has something to tell, under it + for rows and - for rejected words."""
    date = f"{explanation.published_on} ({explanation.published_on_basis})" if explanation.published_on else "unknown"
    lines = [f"{explanation.article_id}: {len(explanation.sentences)} sentences, published {date}"]
    for sentence in explanation.sentences:
        if sentence.found or sentence.rejected:
            lines += ["", f"{sentence.number}. {_one_line(sentence.text)}", *_told(sentence)]
    return "\n".join(lines) + "\n"


def render_figures(explanation: Explanation) -> str:
    """How many rows of each table were found in the article and how many words rejected, without naming any."""
    rows = [row.table for sentence in explanation.sentences for row in sentence.found]
    rejected = sum(len(sentence.rejected) for sentence in explanation.sentences)
    figures = ", ".join(f"{table} {rows.count(table)}" for table in EXPLAINED_TABLES)
    return f"{explanation.article_id}: {len(explanation.sentences)} sentences, {figures}, rejected {rejected}\n"


def _told(sentence: ExplainedSentence) -> Iterator[str]:
    for row in sentence.found:
        columns = ", ".join(f"{name}={value}" for name, value in row.columns)
        by = f"{row.rule} {row.where}".strip()
        yield f"   + {row.table} «{_one_line(row.text)}» {row.start}-{row.end}: {columns}  [{by}]"
    for word in sentence.rejected:
        reason = f": {word.reason}" if word.reason else ""
        where = f"  [{word.where}]" if word.where else ""
        yield f"   - «{_one_line(word.text)}» {word.start}-{word.end} {word.disposition}{reason}{where}"


def _one_line(text: str) -> str:
    return text.replace("\r", "").replace("\n", "⏎")

"""The gate: what was right stays right. The standing of every gold row is kept in a file and compared with a new run.

The baseline (`corpus/baseline.csv`) has one line for each gold row, with the figures in which it is right, and one for
each row that was found and is not in gold. Worse is a figure that a row has lost, and a new row that is not in gold.
Rows of articles that are kept for testing stand in it by a digest, and the verdict counts them without naming them.
"""

import csv
import hashlib
import io
from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.gold import GoldError, Row
from pipeline.rules import Problem, Rules
from pipeline.score import SCHEMES, Item, Report, TableScore
from pipeline.text import fold, sentences

FILE = "baseline.csv"
_COLUMNS = ("table", "article_id", "row", "status", "right", "rule")
_KEYS = {
    scheme.table: tuple(c for measure in scheme.measures if measure.name in scheme.key for c in measure.columns)
    for scheme in SCHEMES
}
_PAIR = {scheme.table: scheme.pair for scheme in SCHEMES}
_SPURIOUS = "spurious"
Identity = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Standing:
    """How one row stands: `row` tells it from others of its table and article; `right` are the figures it is right in.

    status: `gold` for a row of the gold set, `spurious` for one that was found and is not there.
    """

    table: str
    article_id: str
    row: str
    status: str
    right: frozenset[str]
    rule: str

    @property
    def identity(self) -> Identity:
        """What the baseline knows it by."""
        return self.table, self.article_id, self.row, self.status


@dataclass(frozen=True, slots=True)
class Change:
    """A row that stands worse or better than in the baseline: the figures concerned, the sentence, the rules before and now."""

    table: str
    article_id: str
    row: str
    figures: tuple[str, ...]
    sentence: str
    rules: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What changed against the baseline; the gate is passed where nothing is worse."""

    worse: tuple[Change, ...]
    better: tuple[Change, ...]


def standings(report: Report, hidden: Collection[str] = ()) -> tuple[Standing, ...]:
    """The standing of every row that counts, in the order of the baseline; rows of `hidden` articles by a digest."""
    found = []
    for score in report.tables:
        seen: dict[Identity, int] = {}
        for item in score.items:
            if item.status == "optional":
                continue
            standing = _standing(score, item)
            times = seen[standing.identity] = seen.get(standing.identity, 0) + 1
            row = standing.row if times == 1 else f"{standing.row} ({times})"
            is_hidden = standing.article_id in hidden
            found.append(
                replace(standing, row=_digest(row) if is_hidden else row, rule="" if is_hidden else standing.rule)
            )
    return tuple(sorted(found, key=lambda standing: standing.identity))


def _standing(score: TableScore, item: Item) -> Standing:
    row = item.gold or item.found
    if row is None:
        raise ValueError("an item has a row of gold or one that was found")
    rule = item.found.cells.get("rule", "") if item.found else ""
    right: set[str] = set()
    if item.gold and item.found:
        right = {figure.name for figure in score.figures if figure.agreeing is not None} - set(item.wrong)
        if item.status in ("right", "columns"):
            right.add(_PAIR[score.table])
    status = "gold" if item.gold else _SPURIOUS
    return Standing(score.table, row.article_id, _named(score.table, row), status, frozenset(right), rule)


def _digest(row: str) -> str:
    return hashlib.sha256(row.encode("utf-8")).hexdigest()[:12]


def _named(table: str, row: Row) -> str:
    if _KEYS[table]:
        return " · ".join(row.cells.get(column, "") for column in _KEYS[table])
    return f"{row.cells['start']}-{row.cells['end']} {row.cells['text']}"


def write_baseline(file: Path, rows: Iterable[Standing]) -> None:
    """Write the standings as the accepted baseline."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_COLUMNS)
    for row in rows:
        writer.writerow((*row.identity, ";".join(sorted(row.right)), row.rule))
    file.write_text(text.getvalue(), encoding="utf-8", newline="")


def read_baseline(file: Path) -> tuple[Standing, ...]:
    """The accepted baseline. Raises GoldError where there is none or it cannot be read."""
    try:
        with file.open(encoding="utf-8", newline="") as lines:
            reader = csv.DictReader(lines)
            if tuple(reader.fieldnames or ()) != _COLUMNS:
                advice = "renew it with --accept"
                raise GoldError([Problem(str(file), 1, 1, f"the columns are not {', '.join(_COLUMNS)}", advice)])
            return tuple(
                Standing(
                    row["table"],
                    row["article_id"],
                    row["row"],
                    row["status"],
                    frozenset(filter(None, row["right"].split(";"))),
                    row["rule"],
                )
                for row in reader
            )
    except (OSError, UnicodeError) as error:
        problem = Problem(str(file), 1, 1, f"there is no baseline: {error}", "make it with --accept")
        raise GoldError([problem]) from error


def judge(before: Iterable[Standing], report: Report, hidden: Collection[str] = ()) -> Verdict:
    """Compare a new report with the baseline; rows that gold no longer has, or did not have then, are left out.

    hidden: the articles whose rows stand in the baseline by their digests.
    """
    known = {standing.identity: standing for standing in before}
    now = {standing.identity: standing for standing in standings(report, hidden)}
    plain = dict(zip(map(_hashed(hidden), named := standings(report)), named, strict=True))
    sentence_of = _sentences(report)
    worse: list[Change] = []
    better: list[Change] = []
    for identity in sorted(known.keys() | now.keys()):
        old, new = known.get(identity), now.get(identity)
        table, article_id, row, status = plain[identity].identity if identity in plain else identity
        found_by = new and (new.rule or plain[identity].rule)
        rules = tuple(dict.fromkeys(rule for rule in (old and old.rule, found_by) if rule))
        sentence = sentence_of.get((table, article_id, row, status), "")
        lost, gained = _moved(old, new)
        for changes, figures in ((worse, lost), (better, gained)):
            if figures:
                changes.append(Change(table, article_id, row, figures, sentence, rules))
    return Verdict(tuple(worse), tuple(better))


def _hashed(hidden: Collection[str]) -> Callable[[Standing], Identity]:
    """What the baseline knows a row by."""

    def identity(standing: Standing) -> Identity:
        row = _digest(standing.row) if standing.article_id in hidden else standing.row
        return standing.table, standing.article_id, row, standing.status

    return identity


def _moved(old: Standing | None, new: Standing | None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The figures that one row has lost and gained."""
    if old and new:
        return tuple(sorted(old.right - new.right)), tuple(sorted(new.right - old.right))
    if new and new.status == _SPURIOUS:
        return ("not in gold",), ()
    if old and old.status == _SPURIOUS:
        return (), ("no longer found",)
    return (), ()


def _sentences(report: Report) -> dict[Identity, str]:
    """The sentence of each row: at its place, or else where the longest of its words first stand."""
    found: dict[Identity, str] = {}
    cut = {article: sentences(fold(text)) for article, text in report.texts.items()}
    for score in report.tables:
        for item in score.items:
            row = item.found or item.gold
            if row is None or item.status == "optional":
                continue
            text = report.texts.get(row.article_id, "")
            at = _offset(score.table, row, text)
            inside = [text[s.start : s.end] for s in cut.get(row.article_id, ()) if s.start <= at < s.end]
            found[_standing(score, item).identity] = inside[0] if inside else ""
    return found


def _offset(table: str, row: Row, text: str) -> int:
    if row.cells.get("start"):
        return int(row.cells["start"])
    words = [cell.split("|")[0] for column in _KEYS[table] if (cell := row.cells.get(column, ""))]
    return max((text.find(word) for word in sorted(words, key=len)), default=-1)


def render_verdict(verdict: Verdict, rules: Rules | None = None, hidden: Collection[str] = ()) -> str:
    """The verdict as plain text: each row that is worse, then each that is better, with its sentence and rules.

    hidden: the articles whose rows are counted only.
    """
    lines = [f"{len(verdict.worse)} worse, {len(verdict.better)} better"]
    counted = [sum(change.article_id in hidden for change in changes) for changes in (verdict.worse, verdict.better)]
    if any(counted):
        lines.append(f"of these in articles kept for testing: {counted[0]} worse, {counted[1]} better (--show-test)")
    for sign, changes in (("-", verdict.worse), ("+", verdict.better)):
        for change in changes:
            if change.article_id in hidden:
                continue
            lines.append(f"{sign} {change.table} {change.article_id} {change.row}: {', '.join(change.figures)}")
            if change.sentence:
                lines.append(f"    {change.sentence}".replace("\r", "").replace("\n", "⏎"))
            if change.rules:
                lines.append(f"    {', '.join(_with_place(name, rules) for name in change.rules)}")
    return "\n".join(lines) + "\n"


def _with_place(name: str, rules: Rules | None) -> str:
    where = rules.place_of(name) if rules else ""
    return f"{name} {where}".rstrip()

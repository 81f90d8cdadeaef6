"""The difference of two runs, row by row: which rows came, which went, and which cells of the others changed."""

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import pyarrow as pa

from pipeline.gold import Row, rows_of
from pipeline.tables import TABLES

KEYS: Mapping[str, tuple[str, ...]] = {
    "articles": (),
    "honours": ("honoree_kind", "honoree_name", "award_title", "start"),
    "honour_awarders": ("honour_id", "position"),
    "awards": ("award_id",),
    "honours_flat": ("honour_id",),
    "persons": ("name",),
    "posts": ("person_name", "organisation_name", "title", "start"),
    "organisations": ("organisation_id",),
    "organisation_mentions": ("start", "end"),
    "amounts": ("start", "end"),
    "counts": ("start", "end"),
    "ledger": ("start", "end"),
    "failures": ("source", "stage"),
}
"""What a row is known by within its article, so that its other cells can be compared."""
_HEAD = ("table", "change", "article_id", "row", "column", "before", "after")


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference: a row that was `added` or `removed` (its cells in `after` or `before`), or one `changed` cell."""

    table: str
    change: str
    article_id: str
    row: str
    column: str
    before: str
    after: str


def differences(before: Mapping[str, pa.Table], after: Mapping[str, pa.Table]) -> list[Difference]:
    """All differences of two runs' tables, in the order of the tables, then of article and key."""
    old, new = rows_of(before), rows_of(after)
    return [item for table in TABLES for item in _of_table(table, old.get(table, ()), new.get(table, ()))]


def _of_table(table: str, before: Sequence[Row], after: Sequence[Row]) -> Iterator[Difference]:
    columns = [column.name for column in TABLES[table] if column.name != "article_id"]
    old, new = _by_key(table, before, columns), _by_key(table, after, columns)
    for key in sorted(old.keys() | new.keys(), key=_in_order):
        gone, come = old.get(key, Counter()), new.get(key, Counter())
        left, right = sorted((gone - come).elements()), sorted((come - gone).elements())
        article_id, name = key[0], " · ".join(key[1:])
        for one, other in zip(left, right, strict=False):
            for column, was, is_now in zip(columns, one, other, strict=True):
                if was != is_now:
                    yield Difference(table, "changed", article_id, name, column, was, is_now)
        for one in left[len(right) :]:
            yield Difference(table, "removed", article_id, name, "", _cells(columns, one), "")
        for other in right[len(left) :]:
            yield Difference(table, "added", article_id, name, "", "", _cells(columns, other))


def _by_key(table: str, rows: Sequence[Row], columns: Sequence[str]) -> dict[tuple[str, ...], Counter[tuple[str, ...]]]:
    grouped: dict[tuple[str, ...], Counter[tuple[str, ...]]] = {}
    for row in rows:
        key = (row.article_id, *(row.cells.get(column, "") for column in KEYS[table]))
        grouped.setdefault(key, Counter())[tuple(row.cells.get(column, "") for column in columns)] += 1
    return grouped


def _in_order(key: tuple[str, ...]) -> tuple[tuple[int, int, str], ...]:
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in key)


def _cells(columns: Sequence[str], row: Sequence[str]) -> str:
    return "; ".join(f"{column}={value}" for column, value in zip(columns, row, strict=True) if value)


def render_differences(found: Sequence[Difference]) -> str:
    """The differences as CSV with a head; nothing but the head where the runs are the same."""
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(_HEAD)
    for item in found:
        writer.writerow((item.table, item.change, item.article_id, item.row, item.column, item.before, item.after))
    return text.getvalue()

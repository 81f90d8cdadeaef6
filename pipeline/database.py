"""All tables as one SQLite database, with keys; datasette opens it as it is."""

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.schema import DECIMAL, FOREIGN_KEYS, INTEGER, PRIMARY_KEYS, TABLES, TEXT, Column
from pipeline.style import BATCH, Style

_LARGEST = 2**63 - 1
# A decimal has no declared type: SQLite then keeps what it is given, and a text of digits stays exact.
_TYPES = {TEXT: "TEXT", INTEGER: "INTEGER", DECIMAL: ""}


def write_sqlite(tables: Mapping[str, pa.Table], file: Path, style: Style) -> None:  # noqa: ARG001 - one form for all
    """Write a database. Whole numbers are INTEGER, others TEXT with all their digits; views `*_real` hold them as REAL.

    Columns have their English names whatever `style` says, so that queries hold. Raises OSError where it cannot be
    written.
    """
    file.unlink(missing_ok=True)
    try:
        with closing(sqlite3.connect(file)) as database, database:
            database.execute("PRAGMA journal_mode = OFF")
            for name, table in tables.items():
                database.execute(_create(name, tables))
                marks = ", ".join("?" * len(TABLES[name]))
                database.executemany(f"INSERT INTO {_quoted(name)} VALUES ({marks})", _rows(name, table))
            for name in tables:
                for statement in _after(name):
                    database.execute(statement)
    except sqlite3.OperationalError as error:
        raise OSError(f"{file}: {error}") from error


def _quoted(name: str) -> str:
    return f'"{name}"'


def _create(name: str, tables: Mapping[str, pa.Table]) -> str:
    lines = [f"{_quoted(column.name)} {_TYPES[column.type]}".rstrip() for column in TABLES[name]]
    if name in PRIMARY_KEYS:
        lines.append(f"PRIMARY KEY ({', '.join(map(_quoted, PRIMARY_KEYS[name]))})")
    for column, target in FOREIGN_KEYS.get(name, {}).items():
        if target in tables:
            lines.append(
                f"FOREIGN KEY ({_quoted(column)}) REFERENCES {_quoted(target)} ({_quoted(PRIMARY_KEYS[target][0])})"
            )
    return f"CREATE TABLE {_quoted(name)} (\n  " + ",\n  ".join(lines) + "\n)"


def _after(name: str) -> Iterator[str]:
    """An index for each foreign key, and the view of the decimals as floating numbers, for sums."""
    for column in FOREIGN_KEYS.get(name, {}):
        yield f"CREATE INDEX {_quoted(f'{name}_{column}')} ON {_quoted(name)} ({_quoted(column)})"
    if any(column.type == DECIMAL for column in TABLES[name]):
        columns = ", ".join(map(_as_real, TABLES[name]))
        yield f"CREATE VIEW {_quoted(f'{name}_real')} AS SELECT {columns} FROM {_quoted(name)}"


def _as_real(column: Column) -> str:
    name = _quoted(column.name)
    return f"CAST({name} AS REAL) AS {name}" if column.type == DECIMAL else name


def _rows(name: str, table: pa.Table) -> Iterator[Sequence[Any]]:
    decimals = [i for i, column in enumerate(TABLES[name]) if column.type == DECIMAL]
    for batch in table.to_batches(BATCH):
        columns = [column.to_pylist() for column in batch.columns]
        for i in decimals:
            columns[i] = [_number(value) for value in columns[i]]
        yield from zip(*columns, strict=True)


def _number(value: Decimal | None) -> int | str | None:
    if value is None:
        return None
    if value == value.to_integral_value() and abs(value) <= _LARGEST:
        return int(value)
    return f"{value:f}".rstrip("0").rstrip(".")

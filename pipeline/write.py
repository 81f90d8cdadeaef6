"""Tables to files: all are written beside their places first and then put there together.

CSV, Parquet and JSON lines hold a table a file; a workbook (XLSX) and a database (SQLite) hold all tables in one.
"""

import csv
import json
import os
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from decimal import Decimal
from importlib import import_module
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from pipeline.schema import DECIMAL, ENUMERATIONS, INTEGER, TABLES, TEXT
from pipeline.style import BATCH, Style, heads

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r", "=", "+", "-", "@")
_REPEATING = ("rule", "currency", "unit", "encoding", "publisher", "published_on_basis")
"""Columns of a few values, which Parquet holds as a dictionary besides those of ENUMERATIONS."""
_INTERRUPTIONS = (signal.SIGINT, signal.SIGTERM)
Tables = Mapping[str, pa.Table]
TableWriter = Callable[[str, pa.Table, Path, Style], None]
BookWriter = Callable[[Tables, Path, Style], None]


def write(
    tables: Tables,
    folder: Path,
    formats: Iterable[str] = ("csv",),
    only: Iterable[str] | None = None,
    style: Style | None = None,
) -> list[Path]:
    """Write the tables named in `only` (None: all) into `folder` in every format of FORMATS; returns the files.

    With CSV goes `datapackage.json`, which says what its columns are. Raises OSError where the files cannot be written;
    the folder then holds what it held before.
    """
    style = style or Style()
    chosen = {name: tables[name] for name in (TABLES if only is None else only)}
    folder.mkdir(parents=True, exist_ok=True)
    _remove_drafts(folder)
    prepared: list[tuple[Path, Path]] = []
    try:
        for form in formats:
            for file, fill in _files(chosen, form, style):
                place = folder / file
                draft = folder / f".{file}.{os.getpid()}.part"
                prepared.append((draft, place))
                fill(draft)
        for draft, _ in prepared:
            _settle(draft)
        with _undisturbed():
            for draft, place in prepared:
                draft.replace(place)
    finally:
        for draft, _ in prepared:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    return [place for _, place in prepared]


def _files(tables: Tables, form: str, style: Style) -> Iterator[tuple[str, Callable[[Path], None]]]:
    """The files of one format, each with what fills it."""
    if form in WRITERS:
        for name, table in tables.items():
            yield f"{name}.{form}", _of_table(WRITERS[form], name, table, style)
    else:
        yield f"honorroll.{form}", _of_all(_book(form), tables, style)
    if form == "csv":
        # What describes the columns is only needed where somebody writes them.
        package = import_module("pipeline.datapackage")
        yield "datapackage.json", _of_all(package.write_datapackage, tables, style)


def _of_table(writer: TableWriter, name: str, table: pa.Table, style: Style) -> Callable[[Path], None]:
    return lambda file: writer(name, table, file, style)


def _of_all(writer: BookWriter, tables: Tables, style: Style) -> Callable[[Path], None]:
    return lambda file: writer(tables, file, style)


def _book(form: str) -> BookWriter:
    """Loaded when asked for: a run that writes CSV pays for no workbook."""
    writer: BookWriter = getattr(import_module(BOOKS[form]), f"write_{form}")
    return writer


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Nobody's Ctrl-C or `kill` comes between the first and the last table; what came meanwhile is done afterwards."""
    if threading.current_thread() is not threading.main_thread():
        yield  # only the main thread may say what a signal does
        return
    came: list[int] = []
    before = {each: signal.signal(each, lambda number, _: came.append(number)) for each in _INTERRUPTIONS}
    try:
        yield
    finally:
        for each, handler in before.items():
            signal.signal(each, signal.SIG_DFL if handler is None else handler)
        for number in came:
            signal.raise_signal(number)


def _settle(file: Path) -> None:
    """See to it that what was written is on the disk before it takes its place."""
    with file.open("rb+") as stream:
        os.fsync(stream.fileno())


def _remove_drafts(folder: Path) -> None:
    """Remove what a run that was killed left behind; drafts of runs that are at work stay."""
    for draft in folder.glob(".*.part"):
        process = draft.name.removesuffix(".part").rpartition(".")[2]
        if process.isdecimal() and not _is_running(int(process)):
            with suppress(OSError):
                draft.unlink(missing_ok=True)


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (OSError, OverflowError):
        return True
    return True


def write_csv(name: str, table: pa.Table, file: Path, style: Style) -> None:
    """Write a table as CSV (RFC 4180) in UTF-8: raw values, decimals as plain digits, empty where nothing is known.

    With `style.excel_safe` a text that a spreadsheet would read as a formula begins with an apostrophe.
    """
    kinds = [column.type for column in TABLES[name]]
    with file.open("w", encoding="utf-8-sig" if style.bom else "utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(heads(name, style.headers))
        for batch in table.to_batches(BATCH):
            columns = [column.to_pylist() for column in batch.columns]
            for i, kind in enumerate(kinds):
                if kind == DECIMAL:
                    columns[i] = [plain(value) for value in columns[i]]
                elif kind == TEXT and style.excel_safe:
                    columns[i] = [harmless(value) for value in columns[i]]
            writer.writerows(zip(*columns, strict=True))


def harmless(text: str | None) -> str | None:
    """The text with an apostrophe before it where a spreadsheet would run it (OWASP, CSV injection)."""
    return f"'{text}" if text and text.startswith(_FORMULA_SIGNS) else text


def plain(value: Decimal | None) -> str:
    """A number in plain digits, without zeros that say nothing and without an exponent: 1970000000, 1.5."""
    if value is None:
        return ""
    digits = f"{value:f}"
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) or "0"


def write_parquet(name: str, table: pa.Table, file: Path, style: Style) -> None:  # noqa: ARG001 - one form for all
    """Write a table as Parquet: text (as a dictionary where values repeat), 64-bit integers and decimal128(38, 6)."""
    table = table.combine_chunks()
    for i, column in enumerate(table.column_names):
        if column in _REPEATING or (name, column) in ENUMERATIONS:
            table = table.set_column(i, column, pc.dictionary_encode(table[column]))
    pq.write_table(table, file, compression="zstd")


def write_jsonl(name: str, table: pa.Table, file: Path, style: Style) -> None:
    """Write a table as JSON lines: an object a row, null where nothing is known, numbers with all their digits."""
    keys = [json.dumps(head, ensure_ascii=False) for head in heads(name, style.headers)]
    kinds = [column.type for column in TABLES[name]]
    with file.open("w", encoding="utf-8", newline="\n") as stream:
        for batch in table.to_batches(BATCH):
            for row in zip(*(column.to_pylist() for column in batch.columns), strict=True):
                stream.write(_json_object(keys, kinds, row))


def _json_object(keys: Sequence[str], kinds: Sequence[str], row: Sequence[Any]) -> str:
    values = []
    for kind, value in zip(kinds, row, strict=True):
        if value is None:
            values.append("null")
        elif kind == DECIMAL:
            values.append(plain(value))
        else:
            values.append(str(value) if kind == INTEGER else json.dumps(value, ensure_ascii=False))
    return "{" + ", ".join(f"{key}: {value}" for key, value in zip(keys, values, strict=True)) + "}\n"


WRITERS: Mapping[str, TableWriter] = {"csv": write_csv, "parquet": write_parquet, "jsonl": write_jsonl}
"""How to write a table to a file of its own, by format."""
BOOKS: Mapping[str, str] = {"xlsx": "pipeline.workbook", "sqlite": "pipeline.database"}
"""The modules that write all tables into one file, by format."""
FORMATS = (*WRITERS, *BOOKS)

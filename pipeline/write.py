"""Tables to files, one a table: all are written beside their places first and then put there together."""

import csv
import os
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.tables import DECIMAL, TABLES

_BATCH = 10_000
Writer = Callable[[str, pa.Table, Path, bool], None]


def write(
    tables: Mapping[str, pa.Table],
    folder: Path,
    formats: Iterable[str] = ("csv",),
    only: Iterable[str] | None = None,
    bom: bool = True,
) -> list[Path]:
    """Write the tables named in `only` (None: all) into `folder`, each in every format; returns the files.

    formats: keys of WRITERS. bom: begin CSV with a byte order mark, which Excel wants. Raises OSError where that is not
    possible; the folder then holds what it held before.
    """
    folder.mkdir(parents=True, exist_ok=True)
    prepared: list[tuple[Path, Path]] = []
    try:
        for name in TABLES if only is None else only:
            for form in formats:
                place = folder / f"{name}.{form}"
                draft = folder / f".{place.name}.{os.getpid()}.part"
                prepared.append((draft, place))
                WRITERS[form](name, tables[name], draft, bom)
        for draft, place in prepared:
            draft.replace(place)
    finally:
        for draft, _ in prepared:
            with suppress(OSError):
                draft.unlink(missing_ok=True)
    return [place for _, place in prepared]


def write_csv(name: str, table: pa.Table, file: Path, bom: bool = True) -> None:
    """Write a table as CSV (RFC 4180) in UTF-8: raw values, decimals as plain digits, empty where nothing is known."""
    decimals = [i for i, column in enumerate(TABLES[name]) if column.type == DECIMAL]
    with file.open("w", encoding="utf-8-sig" if bom else "utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(table.column_names)
        for batch in table.to_batches(_BATCH):
            columns = [column.to_pylist() for column in batch.columns]
            for i in decimals:
                columns[i] = [plain(value) for value in columns[i]]
            writer.writerows(zip(*columns, strict=True))


def plain(value: Decimal | None) -> str:
    """A number in plain digits, without zeros that say nothing and without an exponent: 1970000000, 1.5."""
    if value is None:
        return ""
    digits = f"{value:f}"
    return (digits.rstrip("0").rstrip(".") if "." in digits else digits) or "0"


def write_parquet(name: str, table: pa.Table, file: Path, bom: bool = True) -> None:  # noqa: ARG001 - one form for all
    """Write a table as Parquet: text, 64-bit integers and decimal128(38, 6)."""
    pq.write_table(table.combine_chunks(), file, compression="zstd")


WRITERS: Mapping[str, Writer] = {"csv": write_csv, "parquet": write_parquet}
"""How to write a table, by format."""

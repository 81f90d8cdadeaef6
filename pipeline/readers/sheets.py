"""Tables with an article in each row: CSV, XLSX and Parquet."""

import csv
import io
from collections.abc import Iterator, Mapping
from itertools import chain

from pipeline.encodings import decode
from pipeline.readers.found import Found, Refused, RefusedError
from pipeline.readers.packages import check_package
from pipeline.readers.records import LONGEST, NoColumnError, named, record, rows_to_articles

_DELIMITERS = ",\t;|"
_MOST_ROWS = 1_048_576


def read_csv(data: bytes, columns: Mapping[str, str]) -> Iterator[Found | Refused]:
    """The rows of a CSV or TSV file; its delimiter is the one of , tab ; | that stands most in the first line."""
    text, encoding = decode(data)
    if not text.strip():
        raise RefusedError("NoText", "it holds no rows")
    head = text.lstrip().partition("\n")[0]
    delimiter = max(_DELIMITERS, key=head.count)
    before = csv.field_size_limit(LONGEST)
    try:
        yield from rows_to_articles(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter), columns, encoding)
    except csv.Error as error:
        raise RefusedError("Damaged", f"it cannot be read as CSV: {error}") from None
    finally:
        csv.field_size_limit(before)


def read_xlsx(data: bytes, columns: Mapping[str, str]) -> Iterator[Found | Refused]:
    """The rows of all sheets that have a column of text; the others are notes and figures."""
    from openpyxl import load_workbook

    check_package(data)
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    missing: NoColumnError | None = None
    read = 0
    for sheet in book.worksheets:
        sheet.reset_dimensions()
        rows = sheet.iter_rows(values_only=True, max_row=_MOST_ROWS)
        try:
            name = f"{sheet.title}!" if len(book.worksheets) > 1 else ""
            yield from rows_to_articles(rows, columns, sheet=name)
            read += 1
        except NoColumnError as error:
            missing = missing or error
    if not read:
        raise missing or RefusedError("NoText", "it holds no sheets")


def read_parquet(data: bytes, columns: Mapping[str, str]) -> Iterator[Found | Refused]:
    """The rows of a Parquet file."""
    import pyarrow as pa
    from pyarrow import parquet

    file = parquet.ParquetFile(pa.BufferReader(data))
    names = file.schema_arrow.names
    keys = named(names, columns)
    if "text" not in keys:
        raise NoColumnError(names, columns)
    batches = file.iter_batches(batch_size=64, columns=list(keys.values()))
    rows = chain.from_iterable(batch.to_pylist() for batch in batches)
    empty = True
    for number, fields in enumerate(rows, start=1):
        empty = False
        try:
            yield record(fields, columns, f"#{number}")
        except RefusedError as refused:
            yield Refused(refused.error, refused.message, f"#{number}")
    if empty:
        raise RefusedError("NoText", "it holds no rows")

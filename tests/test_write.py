"""What the files hold: bytes, columns, types; and that a write is all or nothing."""

import csv
from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.records import Amount, Article, Findings
from pipeline.segment import make_document, make_segmenter
from pipeline.tables import TABLES, TableBuilder
from pipeline.write import WRITERS, plain, write

TEXT = '一行,"两"行\r\n三\x00行=1+1'


@pytest.fixture(scope="module")
def tables():
    document = make_document(Article("甲", TEXT, title="=1+1"), make_segmenter("none", {}))
    value = Decimal("1970000000")
    amount = Amount(0, 2, "rule", value, Decimal("1.50"), None, "CNY", "exact")
    builder = TableBuilder()
    builder.add(document, Findings(amounts=(amount,)))
    return builder.tables()


def read_csv(path: Path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.reader(stream))


def test_csv_begins_with_a_mark_and_ends_its_lines_as_the_standard_says(tables, tmp_path):
    written = write(tables, tmp_path)
    assert sorted(path.name for path in written) == sorted(f"{name}.csv" for name in TABLES)
    data = (tmp_path / "honours.csv").read_bytes()
    assert (data[:3], data[-2:]) == (b"\xef\xbb\xbf", b"\r\n")
    write(tables, tmp_path, bom=False)
    assert (tmp_path / "honours.csv").read_bytes() == data[3:]


def test_csv_gives_back_raw_values(tables, tmp_path):
    write(tables, tmp_path)
    head, row = read_csv(tmp_path / "articles.csv")
    assert head == [column.name for column in TABLES["articles"]]
    assert row[head.index("text")] == TEXT
    assert row[head.index("title")] == "=1+1"
    assert row[head.index("url")] == ""


def test_decimals_are_plain_digits_in_csv_and_exact_in_parquet(tables, tmp_path):
    write(tables, tmp_path, ["csv", "parquet"], ["amounts"])
    assert sorted(path.name for path in tmp_path.iterdir()) == ["amounts.csv", "amounts.parquet"]
    head, row = read_csv(tmp_path / "amounts.csv")
    assert [row[head.index(name)] for name in ("value", "low", "high")] == ["1970000000", "1.5", ""]
    table = pq.read_table(tmp_path / "amounts.parquet")
    assert table.schema.field("value").type == pa.decimal128(38, 6)
    assert table["value"].to_pylist() == [Decimal("1970000000")]


def test_an_empty_table_has_its_columns(tmp_path):
    write(TableBuilder().tables(), tmp_path, list(WRITERS))
    assert read_csv(tmp_path / "counts.csv") == [[column.name for column in TABLES["counts"]]]
    assert pq.read_table(tmp_path / "counts.parquet").column_names == [column.name for column in TABLES["counts"]]


def test_a_write_that_fails_leaves_the_old_files_and_no_others(tables, tmp_path):
    write(tables, tmp_path, only=["articles", "honours"])
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    broken = {**tables, "honours": tables["honours"].append_column("x", pa.array([None] * 0)), "counts": None}
    with pytest.raises(AttributeError):
        write(broken, tmp_path, only=["articles", "honours", "counts"])
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_file_where_the_folder_should_be_is_an_error(tables, tmp_path):
    (tmp_path / "out").write_text("")
    with pytest.raises(OSError, match="out"):
        write(tables, tmp_path / "out")


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**30), max_value=10**30))
def test_plain_digits_say_the_same_number(value):
    digits = plain(value)
    assert Decimal(digits) == value
    assert "E" not in digits.upper()
    assert "." not in digits or digits[-1] not in "0."

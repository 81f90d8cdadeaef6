"""What the files hold: bytes, columns, types; and that a write is all or nothing."""

import csv
import json
import os
import pickle
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import datetime
from decimal import Decimal
from pathlib import Path

import frictionless
import openpyxl
import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.gold import read_tables, rows_of
from pipeline.process import Pipeline
from pipeline.records import Amount, Article, Findings
from pipeline.segment import make_document, make_segmenter
from pipeline.style import Style
from pipeline.tables import TABLES, TableBuilder
from pipeline.write import FORMATS, WRITERS, harmless, plain, write

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
    assert sorted(path.name for path in written) == sorted(["datapackage.json", *(f"{name}.csv" for name in TABLES)])
    data = (tmp_path / "honours.csv").read_bytes()
    assert (data[:3], data[-2:]) == (b"\xef\xbb\xbf", b"\r\n")
    write(tables, tmp_path, style=Style(bom=False))
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
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        *("amounts.csv", "amounts.parquet", "datapackage.json"),
    ]
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


@pytest.fixture(scope="module")
def news():
    """The tables of two articles with all kinds of rows."""
    texts = (
        "4月22日,青石县人民政府决定授予丁勇(青石县第二中学教师)等12名同志“先进个人”称号。全县投入3.5亿元,同比增长33.3%,新建12所学校。",
        "=1+1 林若溪荣获“劳动标兵”称号。\r\n捐款1.5万元,其中企业捐款6000元。" + "长" * 40_000,
    )
    articles = [Article(f"a{i}", text, title="=2+2", published_on="2021-04-23") for i, text in enumerate(texts)]
    return Pipeline().arrow(articles)


def test_headers_are_names_or_chinese_titles_and_both_are_read_back(news, tmp_path):
    write(news, tmp_path / "zh", style=Style(headers="zh"))
    assert read_csv(tmp_path / "zh" / "amounts.csv")[0][:3] == ["金额编号", "文章编号", "数值"]
    write(news, tmp_path / "en")
    assert rows_of(read_tables(tmp_path / "zh")) == rows_of(read_tables(tmp_path / "en"))
    for columns in TABLES.values():
        assert len({column.title for column in columns}) == len(columns)


def test_no_text_is_a_formula_in_safe_csv(news, tmp_path):
    write(news, tmp_path, style=Style(excel_safe=True))
    head, first, second = read_csv(tmp_path / "articles.csv")
    assert first[head.index("title")] == "'=2+2"
    assert second[head.index("text")].startswith("'=1+1 ")
    for sign in "=+-@\t\r=+-@":
        assert harmless(f"{sign}1") == f"'{sign}1"
    assert [harmless(text) for text in ("1=1", "", None)] == ["1=1", "", None]


def test_json_lines_keep_every_digit_and_say_null(news, tmp_path):
    write(news, tmp_path, ["jsonl"])
    lines = (tmp_path / "counts.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line, parse_float=Decimal) for line in lines]
    assert list(rows[0]) == [column.name for column in TABLES["counts"]]
    assert Decimal("33.3") in [row["value"] for row in rows]
    assert rows[0]["part_of"] is None
    assert isinstance(rows[0]["start"], int)
    write(news, tmp_path, ["jsonl"], ["counts"], Style(headers="zh"))
    assert "数量编号" in json.loads((tmp_path / "counts.jsonl").read_text(encoding="utf-8").splitlines()[0])


def test_parquet_holds_few_values_as_a_dictionary(news, tmp_path):
    write(news, tmp_path, ["parquet"])
    schema = pq.read_schema(tmp_path / "amounts.parquet")
    assert pa.types.is_dictionary(schema.field("qualifier").type)
    assert pa.types.is_string(schema.field("period_start").type)
    assert rows_of(read_tables(tmp_path)) == rows_of(news)


def test_frictionless_finds_the_package_valid(news, tmp_path):
    for style in (Style(), Style(bom=False, headers="zh")):
        write(news, tmp_path, style=style)
        report = frictionless.Package(tmp_path / "datapackage.json").validate()
        assert report.valid, report.flatten(["name", "type", "note"])
    package = json.loads((tmp_path / "datapackage.json").read_text(encoding="utf-8"))
    field = package["resources"][0]["schema"]["fields"][0]
    assert field["title"] == "文章编号 / article_id"
    assert field["description"].startswith("记录自带的编号")
    amounts = tmp_path / "amounts.csv"
    amounts.write_bytes(amounts.read_bytes().replace(b"350000000", b"lots"))
    assert not frictionless.Package(tmp_path / "datapackage.json").validate().valid


def test_the_workbook_opens_with_real_numbers_and_dates_and_no_formula(news, tmp_path):
    write(news, tmp_path, ["xlsx"])
    book = openpyxl.load_workbook(tmp_path / "honorroll.xlsx")
    assert book.sheetnames[0] == "honours_flat"
    assert book.sheetnames[-1] == "数据说明"
    assert set(book.sheetnames[:-1]) == set(TABLES)
    flat = book["honours_flat"]
    head = [cell.value for cell in flat[1]]
    assert head == [column.title for column in TABLES["honours_flat"]]
    assert flat.freeze_panes == "A2"
    assert flat.auto_filter.ref.startswith("A1:")
    row = dict(zip(head, flat[2], strict=True))
    assert row["获奖者"].value == "丁勇"
    assert row["授予日期"].value == datetime(2021, 4, 22)
    assert row["等N名"].value == 12
    assert row["所在句"].alignment.wrap_text
    articles = {cell.value: column for column in book["articles"].iter_cols() for cell in column[:1]}
    assert articles["标题"][1].value == "=2+2"
    assert len(articles["正文"][2].value) == 32_767
    assert "余下部分" in articles["正文"][2].value
    for sheet in book:
        for cells in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in cells)
    values = {cell.value: column for column in book["amounts"].iter_cols() for cell in column[:1]}["数值"]
    assert values[1].value == 350_000_000
    write(news, tmp_path, ["xlsx"], style=Style(headers="en"))
    assert openpyxl.load_workbook(tmp_path / "honorroll.xlsx")["amounts"]["A1"].value == "amount_id"


def test_libreoffice_opens_the_workbook(news, tmp_path):
    office = shutil.which("soffice")
    if office is None:
        pytest.skip("LibreOffice (soffice) is not installed here")
    write(news, tmp_path, ["xlsx"], ["honours_flat", "amounts"])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    # The filter's options: comma, quotes, UTF-8, from the first line, every sheet to a file of its own.
    convert = [
        "--headless",
        "--convert-to",
        "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1",
    ]
    subprocess.run(
        [office, profile, *convert, "--outdir", tmp_path, tmp_path / "honorroll.xlsx"], check=True, timeout=180
    )
    head, row, *_ = read_csv(tmp_path / "honorroll-honours_flat.csv")
    assert dict(zip(head, row, strict=True))["获奖者"] == "丁勇"
    assert dict(zip(head, row, strict=True))["授予日期"] == "2021-04-22"
    head, *rows = read_csv(tmp_path / "honorroll-amounts.csv")
    assert "350000000" in [row[head.index("数值")] for row in rows]


def test_numbers_that_a_double_cannot_hold_are_text_in_the_workbook(tables, tmp_path):
    exact = Decimal("1234567890123456789.5")
    amounts = tables["amounts"]
    amounts = amounts.set_column(amounts.column_names.index("value"), "value", pa.array([exact], pa.decimal128(38, 6)))
    write({**tables, "amounts": amounts}, tmp_path, ["xlsx", "sqlite"], ["amounts"])
    sheet = openpyxl.load_workbook(tmp_path / "honorroll.xlsx")["amounts"]
    assert sheet["C2"].value == "1234567890123456789.5"
    with closing(sqlite3.connect(tmp_path / "honorroll.sqlite")) as database:
        assert database.execute("SELECT value, low FROM amounts").fetchall() == [("1234567890123456789.5", "1.5")]


def test_the_database_has_keys_that_hold_and_a_view_for_sums(news, tmp_path):
    write(news, tmp_path, ["sqlite"])
    with closing(sqlite3.connect(tmp_path / "honorroll.sqlite")) as database:
        ask = lambda query: database.execute(query).fetchall()  # noqa: E731 - a name for what is asked again and again
        assert {name for (name,) in ask("SELECT name FROM sqlite_master WHERE type = 'table'")} == set(TABLES)
        assert ask("PRAGMA foreign_key_check") == []
        assert ("article_id", "articles") in [(row[3], row[2]) for row in ask("PRAGMA foreign_key_list(honours)")]
        assert [row[1] for row in ask("PRAGMA table_info(honours)") if row[5]] == ["honour_id"]
        assert ask("SELECT typeof(value) FROM amounts WHERE text = '3.5亿元'") == [("integer",)]
        assert ask("SELECT value, typeof(value) FROM counts WHERE text = '33.3%'") == [("33.3", "text")]
        assert ask("SELECT sum(value) FROM amounts_real") == [(350_021_000.0,)]
        joined = "SELECT name FROM honour_awarders JOIN organisations USING (organisation_id)"
        assert ("青石县人民政府",) in ask(joined)
    served = subprocess.run(
        [
            sys.executable,
            "-m",
            "datasette",
            tmp_path / "honorroll.sqlite",
            "--get",
            "/honorroll/honours_flat.json?_shape=array",
        ],
        capture_output=True,
        check=True,
    )
    assert "丁勇" in [row["honoree_name"] for row in json.loads(served.stdout)]


def test_the_database_and_the_workbook_may_hold_a_part_of_the_tables(news, tmp_path):
    write(news, tmp_path, ["sqlite", "xlsx", "csv"], ["honours", "posts"])
    with closing(sqlite3.connect(tmp_path / "honorroll.sqlite")) as database:
        assert database.execute("PRAGMA foreign_key_check").fetchall() == []
    assert openpyxl.load_workbook(tmp_path / "honorroll.xlsx").sheetnames == ["honours", "posts", "数据说明"]
    assert frictionless.Package(tmp_path / "datapackage.json").validate().valid


@pytest.mark.parametrize("form", FORMATS)
def test_the_same_tables_give_the_same_bytes(news, tmp_path, form):
    for folder in ("one", "two"):
        write(news, tmp_path / folder, [form])
    for file in (tmp_path / "one").iterdir():
        assert file.read_bytes() == (tmp_path / "two" / file.name).read_bytes(), file.name


def test_what_a_killed_run_left_is_removed_and_what_another_is_writing_stays(tables, tmp_path):
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    (tmp_path / f".amounts.csv.{ended.pid}.part").write_text("half")
    (tmp_path / f".amounts.csv.{os.getpid()}1.part.mine").write_text("no draft")
    (tmp_path / f".posts.csv.{os.getppid()}.part").write_text("at work")
    write(tables, tmp_path)
    assert sorted(path.name for path in tmp_path.glob(".*")) == [
        f".amounts.csv.{os.getpid()}1.part.mine",
        f".posts.csv.{os.getppid()}.part",
    ]


def test_a_signal_between_two_files_waits_until_all_are_in_place(news, tmp_path):
    class Interrupting(type(tmp_path)):
        """A path at whose replacement by the first table somebody presses Ctrl-C."""

        def replace(self, target):
            if target.name == "articles.csv":
                signal.raise_signal(signal.SIGINT)  # in this thread: one sent by the system may come late
            return super().replace(target)

    write(news, tmp_path)
    old = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    # A shell that starts the tests in the background has Ctrl-C ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        with pytest.raises(KeyboardInterrupt):
            write(news, Interrupting(tmp_path))
    finally:
        signal.signal(signal.SIGINT, before)
    new = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    assert old.keys() == new.keys()
    assert all(old[name] != new[name] for name in old)


@pytest.mark.parametrize("form", FORMATS)
def test_a_full_disk_is_an_error_and_the_old_tables_stay(news, tmp_path, form):
    write(news, tmp_path, [form])
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    code = (
        "import resource, signal, sys, pickle\n"
        "from pathlib import Path\n"
        "from pipeline.write import write\n"
        "tables = pickle.loads(sys.stdin.buffer.read())\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (2000, 2000))\n"
        "try:\n"
        f"    write(tables, Path({str(tmp_path)!r}), [{form!r}])\n"
        "except OSError as error:\n"
        "    sys.exit(7)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], input=pickle.dumps(dict(news)), capture_output=True, check=False
    )
    assert done.returncode == 7, done.stderr.decode()
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before

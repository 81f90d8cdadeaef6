"""Every input format, from real programs where they are there; the text, title, date and source that come out of each."""

import csv
import datetime
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
import samples

from pipeline.read import SUFFIXES, read
from pipeline.readers.html import read_html
from pipeline.readers.pdf import Line, paragraphs, title_of, without_furniture
from pipeline.records import Article, Failure

OFFICE = shutil.which("soffice") or shutil.which("libreoffice")
BROWSER = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")


def one(folder: Path, name: str, data: bytes, **options) -> Article:
    (folder / name).write_bytes(data)
    (article,) = read([str(folder / name)], **options)
    assert isinstance(article, Article), article
    return article


def failures(folder: Path, name: str, data: bytes, **options) -> list[tuple[str, str]]:
    (folder / name).write_bytes(data)
    items = list(read([str(folder / name)], **options))
    assert all(isinstance(item, Failure) and item.message for item in items), items
    return [(item.source.removeprefix(f"{folder}/"), item.error) for item in items]


def test_there_is_a_sample_of_every_format():
    assert set(samples.every_format()) == set(SUFFIXES)


def test_a_folder_of_every_format_is_read(tmp_path):
    for suffix, data in samples.every_format().items():
        (tmp_path / f"{suffix[1:].replace('.', '_')}{suffix}").write_bytes(data)
    items = list(read([str(tmp_path)]))
    assert [item for item in items if isinstance(item, Failure)] == []
    assert sorted(item.id for item in items) == sorted(
        [
            *("txt", "md", "html", "htm", "docx", "pdf", "zip/一/a", "zip/b", "jsonl#1", "jsonl_gz#1", "json#1"),
            *("xlsx#3", "csv#2", "tsv#2", "parquet#1"),
        ]
    )
    texts = {item.id: item.text for item in items}
    for name in ("txt", "html", "htm", "zip/b", "xlsx#3", "csv#2", "tsv#2", "parquet#1", "json#1", "jsonl_gz#1"):
        assert texts[name] == samples.TEXT, name


def test_a_page_has_title_date_publisher_and_only_the_article(tmp_path):
    article = one(tmp_path, "a.html", samples.html().encode())
    assert article.text == samples.TEXT
    assert (article.title, article.publisher) == (samples.TITLE, "清河日报")
    assert (article.published_on, article.published_on_basis) == ("2021-04-24", "page")


@pytest.mark.parametrize(("codec", "name"), [("utf-8", "utf-8"), ("utf-8-sig", "utf-8-sig"), ("gb18030", "gb18030")])
@pytest.mark.parametrize("declared", ["utf-8", "gb2312", "big5", "iso-8859-1", "nonsense"])
def test_a_page_is_decoded_as_it_is_not_as_it_says(codec, name, declared):
    (article,) = read_html(samples.html(declared).encode(codec))
    assert (article.text, article.encoding) == (samples.TEXT, name)


def test_a_page_in_big5(tmp_path):
    page = samples.html("utf-8", f"<p>{samples.TRADITIONAL}</p>" * 2)
    chinese = page.replace("清河县表彰一批先进个人", "清河縣表彰一批先進個人").replace("清河日报", "清河日報")
    data = "".join(c if c.isascii() or c in samples.TRADITIONAL else " " for c in chinese).encode("big5")
    article = one(tmp_path, "a.html", data)
    assert (article.encoding, samples.TRADITIONAL in article.text) == ("big5", True)


@pytest.mark.parametrize("codec", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
@pytest.mark.parametrize("suffix", [".csv", ".json", ".jsonl", ".md"])
def test_encodings_of_text_formats(tmp_path, codec, suffix):
    data = samples.csv("utf-8") if suffix == ".csv" else samples.jsonl()
    data = f"# {samples.TITLE}\n{samples.TEXT}".encode() if suffix == ".md" else data
    article = one(tmp_path, f"a{suffix}", data.decode().encode(codec))
    assert samples.LINES[-1] in article.text
    assert article.title == samples.TITLE
    assert article.encoding == codec


def test_markdown_is_kept_as_it_is(tmp_path):
    text = f"# {samples.TITLE}\r\n\r\n* 甲\r\n* 乙  \r\n"
    article = one(tmp_path, "a.md", text.encode())
    assert (article.text, article.title) == (text, samples.TITLE)


def test_word_has_paragraphs_and_tables_in_their_order(tmp_path):
    article = one(tmp_path, "a.docx", samples.docx())
    rows = [" | ".join(row) for row in (samples.NAMES, *samples.ROWS)]
    assert article.text == "\n".join([samples.TITLE, *samples.LINES, *rows])
    assert article.title == samples.TITLE
    assert one(tmp_path, "b.docx", samples.docx(title=False)).title is None


def test_word_insertions_are_read_and_deletions_are_not(tmp_path):
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    paragraph = document.add_paragraph("县政府")._p
    for xml in (
        "<w:ins {}><w:r><w:t>授予</w:t></w:r></w:ins>",
        "<w:del {}><w:r><w:delText>不授予</w:delText></w:r></w:del>",
        "<w:hyperlink {}><w:r><w:t>李文华</w:t></w:r></w:hyperlink>",
        "<w:r {}><w:tab/><w:t>先进</w:t></w:r>",
    ):
        paragraph.append(parse_xml(xml.format(nsdecls("w"))))
    assert one(tmp_path, "a.docx", samples.saved(document)).text == "县政府授予李文华\t先进"


def test_rows_of_a_workbook(tmp_path):
    article = one(tmp_path, "a.xlsx", samples.xlsx())
    assert (article.title, article.text, article.url) == (samples.TITLE, samples.TEXT, samples.RECORD[4])
    assert (article.published_on, article.published_on_basis, article.publisher) == ("2021-04-24", "record", "清河日报")


def test_sheets_and_cells_of_a_workbook(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.title = "一月"
    for row in (
        ["内容", "日期"],
        ["甲得3元", 44310],
        [None, None],
        ["", 1],
        [2021, datetime.datetime(2021, 4, 24, 9, 5)],
    ):
        sheet.append(row)
    book.create_sheet("说明").append(["本表由某部门编制"])
    (tmp_path / "a.xlsx").write_bytes(samples.saved(book))
    first, second, third = read([str(tmp_path / "a.xlsx")])
    assert (first.id, first.published_on) == ("a#一月!2", "2021-04-24")
    assert (second.source.endswith("#一月!4"), second.error) == (True, "NoText")
    assert (third.text, third.published_on) == ("2021", "2021-04-24 09:05:00")


def test_columns_can_be_named(tmp_path):
    data = "编码,报道,何时\n7,甲得3元,2021/4/2\n".encode()
    assert failures(tmp_path, "a.csv", data) == [("a.csv", "NoTextColumn")]
    article = one(tmp_path, "a.csv", data, columns={"text": "报道", "published_on": "何时", "id": "编码"})
    assert (article.id, article.text, article.published_on) == ("7", "甲得3元", "2021/4/2")
    assert failures(tmp_path, "a.csv", data, columns={"text": "没有"}) == [("a.csv", "NoTextColumn")]
    record = json.dumps({"报道": "甲得3元", "text": "别的"}, ensure_ascii=False).encode()
    assert one(tmp_path, "b.jsonl", record, columns={"text": "报道"}).text == "甲得3元"


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
def test_csv_with_other_delimiters_and_long_cells(tmp_path, delimiter):
    long = "甲村得奖。" * 60_000
    data = f'title{delimiter}text\n题{delimiter}"{long}\n“乙”""丙"""\n'.encode()
    article = one(tmp_path, "a.csv", data)
    assert article.text == long + '\n“乙”"丙"'


def test_json_is_an_object_a_list_or_holds_a_list(tmp_path):
    record = {"content": "甲得3元", "pub_time": "2021-04-24 10:00:00", "来源": "某报"}
    for i, value in enumerate([record, [record], {"total": 1, "data": [record]}]):
        article = one(tmp_path, f"{i}.json", json.dumps(value, ensure_ascii=False).encode())
        assert (article.text, article.published_on, article.publisher) == ("甲得3元", "2021-04-24 10:00:00", "某报")
    assert failures(tmp_path, "x.json", b'[1, {"title": "a"}]') == [("x.json#1", "NotARecord"), ("x.json#2", "NoText")]
    assert failures(tmp_path, "y.json", b"3") == [("y.json", "NotARecord")]
    assert failures(tmp_path, "z.json", b"[") == [("z.json", "NotJson")]


def test_a_pdf_with_text_and_one_that_is_a_scan(tmp_path):
    assert one(tmp_path, "a.pdf", samples.pdf()).text == "Qinghe 2021-04-22\n12 people were honoured"
    assert failures(tmp_path, "b.pdf", samples.scan()) == [("b.pdf", "Scan")]


def test_lines_of_a_pdf_become_paragraphs():
    def line(text, top, left=50, size=10):
        return Line(text, left, left + size * len(text), top, top + size)

    full = "甲" * 40
    pages = [
        [
            line("某报 第1版", 10),
            line("  标题", 30, 180),
            line(full[:38], 60, 70),
            line(full, 75),
            line("到此为止。", 90),
            line("1", 800),
        ],
        [line("某报 第2版", 10), line("乙" * 38, 60, 70), line("- 2 -", 800, 250)],
        [line("某报 第3版", 10), line("丙" * 40, 60), line("3 / 3", 800)],
    ]
    found = list(paragraphs(without_furniture(pages)))
    assert title_of(pages) == ""
    assert title_of([[line("大标题", 10, 180, size=20), *pages[0]]]) == "大标题"
    assert found == ["  标题", full[:38] + full + "到此为止。", "乙" * 38 + "丙" * 40]


def test_members_of_an_archive_are_named_like_files_in_a_folder(tmp_path):
    files = {
        "一/a.txt": b"3\xe5\x85\x83",
        "b/": b"",
        "c.log": b"x",
        "__MACOSX/._d.txt": b"x",
        "e.jsonl": samples.jsonl(),
    }
    (tmp_path / "n.zip").write_bytes(samples.zipped(files))
    items = list(read([str(tmp_path)]))
    assert [(item.id, item.source) for item in items] == [
        ("n/一/a", f"{tmp_path}/n.zip/一/a.txt"),
        ("n/e#1", f"{tmp_path}/n.zip/e.jsonl#1"),
    ]


def test_names_in_archives_from_chinese_windows(tmp_path):
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("xxxx/yy.txt", "3元")
    data = (
        (tmp_path / "a.zip").read_bytes().replace(b"xxxx", "新闻".encode("gb18030")).replace(b"yy", "甲".encode("gbk"))
    )
    assert one(tmp_path, "b.zip", data).id == "b/新闻/甲"


def test_text_needs_none_of_the_large_libraries(tmp_path):
    (tmp_path / "a.txt").write_text("3元", encoding="utf-8")
    code = (
        "import sys; from pipeline.read import read; list(read([sys.argv[1]])); "
        "print([m for m in ('trafilatura', 'lxml', 'docx', 'openpyxl', 'pdfplumber') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


# -- files that real programs have written -----------------------------------------------------------------------------


@pytest.fixture(scope="module")
def office(tmp_path_factory):
    """The sample as a page, converted by LibreOffice to other formats."""
    if not OFFICE:
        pytest.skip("LibreOffice is not installed")
    folder = tmp_path_factory.mktemp("office")
    lines = "".join(f"<p>{line}</p>" for line in samples.LINES)
    (folder / "a.html").write_text(f"<meta charset=utf-8><h1>{samples.TITLE}</h1>{lines}", encoding="utf-8")
    (folder / "t.csv").write_bytes(samples.csv())
    (folder / "d.docx").write_bytes(samples.docx())

    def convert(source: str, target: str, *more: str) -> Path:
        command = [OFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", *more]
        subprocess.run(
            [*command, "--convert-to", target, "--outdir", str(folder / "out"), str(folder / source)],
            check=True, capture_output=True, timeout=180,
        )  # fmt: skip
        return folder / "out" / f"{Path(source).stem}.{target.partition(':')[0]}"

    return convert


def test_word_files_of_libreoffice(office):
    (article,) = read([str(office("a.html", "docx:MS Word 2007 XML", "--writer"))])
    assert samples.TEXT in article.text
    assert article.title == samples.TITLE


def test_pdf_files_of_libreoffice(office):
    (article,) = read([str(office("d.docx", "pdf:writer_pdf_Export"))])
    rows = [" ".join(row) for row in (samples.NAMES, *samples.ROWS)]
    assert article.text.split("\n") == [samples.TITLE, *samples.LINES, *rows]
    assert article.title == samples.TITLE


def test_workbooks_of_libreoffice(office):
    (article,) = read([str(office("t.csv", "xlsx", "--infilter=CSV:44,34,76,1"))])
    assert (article.text, article.title, article.published_on) == (samples.TEXT, samples.TITLE, "2021-04-24")


def chromium(*arguments: str) -> bytes:
    if not BROWSER:
        pytest.skip("Chromium is not installed")
    command = [BROWSER, "--headless", "--no-sandbox", "--disable-gpu", *arguments]
    return subprocess.run(command, check=True, capture_output=True, timeout=120).stdout


@pytest.mark.parametrize(("declared", "codec"), [("utf-8", "utf-8"), ("gb2312", "gb18030")])
def test_pages_saved_by_chromium(tmp_path, declared, codec):
    (tmp_path / "a.html").write_bytes(samples.html(declared).encode(codec))
    article = one(tmp_path, "saved.html", chromium("--dump-dom", (tmp_path / "a.html").as_uri()))
    assert (article.text, article.title, article.published_on) == (samples.TEXT, samples.TITLE, "2021-04-24")


@pytest.mark.parametrize("more", [(), ("--no-pdf-header-footer",)], ids=["with date and address", "without"])
def test_pdf_printed_by_chromium(tmp_path, more):
    lines = "".join(f"<p>{line}</p>" for line in samples.LINES)
    (tmp_path / "a.html").write_text(f"<meta charset=utf-8><h1>{samples.TITLE}</h1>{lines}", encoding="utf-8")
    target = tmp_path / "a.pdf"
    chromium(*more, f"--print-to-pdf={target}", (tmp_path / "a.html").as_uri())
    (article,) = read([str(target)])
    assert article.text.split("\n") == [samples.TITLE, *samples.LINES]


# -- the command -------------------------------------------------------------------------------------------------------


def honorroll(folder: Path, *arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pipeline", *arguments]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, encoding="utf-8", timeout=120)


def test_the_command_reads_every_format_and_names_what_it_refuses(tmp_path):
    folder = tmp_path / "in"
    folder.mkdir()
    for suffix, data in samples.every_format().items():
        (folder / f"{suffix[1:].replace('.', '_')}{suffix}").write_bytes(data)
    (folder / "scan.pdf").write_bytes(samples.scan())
    (folder / "bad.docx").write_bytes(b"no document")
    done = honorroll(tmp_path, "run", "in", "-o", "out", "--only", "articles,honours,failures", "--lang", "zh")
    assert done.returncode == 3
    assert "Traceback" not in done.stdout + done.stderr
    assert "in/scan.pdf: 是扫描件" in done.stderr
    assert "in/bad.docx: 文件已损坏" in done.stderr
    with (tmp_path / "out" / "articles.csv").open(encoding="utf-8-sig", newline="") as stream:
        articles = {row["article_id"]: row for row in csv.DictReader(stream)}
    assert len(articles) == len(samples.every_format()) + 1
    assert (articles["html"]["published_on_basis"], articles["csv#2"]["published_on_basis"]) == ("page", "record")
    assert articles["html"]["publisher"] == "清河日报"


def test_the_command_takes_names_of_columns(tmp_path):
    (tmp_path / "a.csv").write_text("编码,报道\n7,甲县授予李文华“先进个人”称号。\n", encoding="utf-8")
    done = honorroll(tmp_path, "run", "a.csv", "--column", "text=报道", "--column", "id=编码", "-o", "out")
    assert done.returncode == 0, done.stderr
    assert "7,a.csv#2" in (tmp_path / "out" / "articles.csv").read_text("utf-8-sig")
    for wrong in ("text", "what=报道", "text="):
        done = honorroll(tmp_path, "run", "a.csv", "--column", wrong)
        assert (done.returncode, wrong in done.stderr) == (2, True)

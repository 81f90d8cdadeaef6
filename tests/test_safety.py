"""Files that are made to hurt: each is refused with its reason, and the files beside it are read."""

import gzip
import io
import re
import stat
import subprocess
import sys
import time
import zipfile
import zlib
from pathlib import Path

import pytest
import samples

import pipeline.read
from pipeline.messages import TEXTS
from pipeline.read import read
from pipeline.readers import apart, packages
from pipeline.records import Article, Failure

BOMB = "县" * 10_000_000


def refused(folder, name, data):
    """The failures of a file; a text beside it must be read as always."""
    (folder / name).write_bytes(data)
    (folder / "zz.txt").write_text("3元", encoding="utf-8")
    begun = time.monotonic()
    *items, last = read([str(folder)])
    assert time.monotonic() - begun < 60
    assert isinstance(last, Article)
    assert last.text == "3元"
    assert all(isinstance(item, Failure) for item in items), items
    assert all(f"failure.{item.error}" in TEXTS and "\n" not in item.message for item in items)
    return [(item.source.removeprefix(f"{folder}/"), item.error) for item in items]


def repacked(data: bytes, name: str, change) -> bytes:
    """A package with one member changed."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return samples.zipped(
            {n: change(package.read(n)) if n == name else package.read(n) for n in package.namelist()}
        )


# -- archives ----------------------------------------------------------------------------------------------------------


def test_a_zip_bomb(tmp_path):
    assert refused(tmp_path, "a.zip", samples.zipped({"a.txt": BOMB.encode()})) == [("a.zip", "Bomb")]


def test_an_archive_whose_files_overlap(tmp_path):
    data = bytearray(samples.zipped({"a.txt": b"x" * 50, "b.txt": b"y" * 50}))
    second = data.rindex(b"PK\x01\x02")
    data[second + 42 : second + 46] = b"\0\0\0\0"  # the second file is said to lie where the first does
    assert refused(tmp_path, "a.zip", bytes(data)) == [("a.zip", "Bomb")]


def test_an_archive_of_too_many_files(tmp_path, monkeypatch):
    monkeypatch.setattr(packages, "MOST_MEMBERS", 3)
    assert refused(tmp_path, "a.zip", samples.zipped({f"{i}.txt": b"x" for i in range(4)})) == [("a.zip", "Bomb")]


def test_an_archive_that_says_less_than_it_holds(tmp_path):
    data = bytearray(samples.zipped({"a.txt": b"x" * 5000}))
    central = data.rindex(b"PK\x01\x02")
    data[central + 24 : central + 28] = (10).to_bytes(4, "little")
    assert refused(tmp_path, "a.zip", bytes(data)) == [("a.zip/a.txt", "Damaged")]


@pytest.mark.parametrize(
    "name", ["../out.txt", "a/../../out.txt", "/etc/out.txt", "C:/out.txt", "..\\out.txt", "C:out.txt"]
)
def test_paths_that_lead_out_of_an_archive(tmp_path, name):
    (tmp_path / "out.txt").write_text("secret", encoding="utf-8")
    inner = tmp_path / "in"
    inner.mkdir()
    found = refused(inner, "a.zip", samples.zipped({name: b"3\xe5\x85\x83"}))
    assert [error for _, error in found] == ["OutsideInput"]


def test_links_and_locked_files_and_archives_in_an_archive(tmp_path):
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        link = zipfile.ZipInfo("link.txt")
        link.external_attr = (stat.S_IFLNK | 0o777) << 16
        archive.writestr(link, "/etc/passwd")
        archive.writestr("inner.zip", samples.zipped())
        archive.writestr("locked.txt", "3元")
    data = bytearray(sink.getvalue())
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        data[data.rindex(mark) + place] |= 1
    assert refused(tmp_path, "a.zip", bytes(data)) == [
        ("a.zip/link.txt", "NotAFile"),
        ("a.zip/inner.zip", "Nested"),
        ("a.zip/locked.txt", "Encrypted"),
    ]


@pytest.mark.parametrize("data", [b"", b"PK", b"no archive", samples.zipped()[:-30], samples.zipped({"a.log": b"x"})])
def test_what_is_no_archive(tmp_path, data):
    assert [name for name, _ in refused(tmp_path, "a.zip", data)] == ["a.zip"]


def test_a_damaged_file_in_an_archive_fails_alone(tmp_path):
    data = bytearray(samples.zipped({"a.txt": samples.TEXT.encode(), "b.txt": b"3\xe5\x85\x83"}))
    data[60] ^= 0xFF
    (tmp_path / "a.zip").write_bytes(bytes(data))
    first, second = read([str(tmp_path)])
    assert (first.source.endswith("a.zip/a.txt"), second.id) == (True, "a/b")


def test_a_gzip_bomb(tmp_path, monkeypatch):
    monkeypatch.setattr(pipeline.read, "LONGEST", 100_000)
    data = gzip.compress(b" " * 3_000_000 + b"\n" + samples.jsonl())
    assert refused(tmp_path, "a.jsonl.gz", data) == [("a.jsonl.gz", "Bomb")]


# -- office files ------------------------------------------------------------------------------------------------------

LAUGHS = b'<!DOCTYPE lolz [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'


def declared(xml: bytes) -> bytes:
    """Office XML with an entity declaration behind its first line."""
    head, sign, rest = xml.partition(b"?>")
    return head + sign + LAUGHS + rest


def test_entities_in_word_and_workbooks(tmp_path):
    word = repacked(samples.docx(), "word/document.xml", declared)
    assert refused(tmp_path, "a.docx", word) == [("a.docx", "Entities")]
    (tmp_path / "a.docx").unlink()
    book = repacked(samples.xlsx(), "xl/worksheets/sheet1.xml", lambda xml: LAUGHS + xml)
    assert refused(tmp_path, "b.xlsx", book) == [("b.xlsx", "Entities")]
    wide = repacked(samples.docx(), "word/document.xml", lambda xml: declared(xml).decode().encode("utf-16"))
    (tmp_path / "b.xlsx").unlink()
    assert refused(tmp_path, "c.docx", wide) == [("c.docx", "Entities")]


def test_office_files_that_are_bombs(tmp_path):
    word = repacked(samples.docx(), "word/document.xml", lambda xml: xml + b" " * 50_000_000)
    assert refused(tmp_path, "a.docx", word) == [("a.docx", "Bomb")]


def test_a_workbook_that_says_it_is_full(tmp_path):
    far = b'<c r="XFD1048576"><v>1</v></c>'

    def grown(xml: bytes) -> bytes:
        return xml.replace(b"A1:E3", b"A1:XFD1048576").replace(
            b"</sheetData>", b'<row r="1048576">' + far + b"</row></sheetData>"
        )

    (tmp_path / "a.xlsx").write_bytes(repacked(samples.xlsx(), "xl/worksheets/sheet1.xml", grown))
    begun = time.monotonic()
    items = list(read([str(tmp_path)]))
    assert items[0].text == samples.TEXT
    assert time.monotonic() - begun < 60


# -- PDF ---------------------------------------------------------------------------------------------------------------


def test_a_pdf_of_too_many_pages(tmp_path):
    numbers = range(10, 1011)
    kids = b" ".join(b"%d 0 R" % number for number in numbers)
    pages = b"".join(
        b"%d 0 obj\n<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] >>\nendobj\n" % number for number in numbers
    )
    data = samples.pdf().replace(b"/Kids [3 0 R] /Count 1", b"/Kids [%s] /Count 1001" % kids)
    data = data[: data.index(b"xref")] + pages + b"trailer\n<< /Root 1 0 R >>\n"
    assert refused(tmp_path, "a.pdf", data) == [("a.pdf", "TooLong")]


def test_a_pdf_that_takes_for_ever(tmp_path, monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", 8)
    packed = zlib.compress(b"BT /F1 12 Tf (x) Tj ET\n" * 2_000_000)
    data = samples.pdf_of(packed, b"/Font << /F1 5 0 R >>").replace(b"<< /Length", b"<< /Filter /FlateDecode /Length")
    assert refused(tmp_path, "a.pdf", data) == [("a.pdf", "TooSlow")]


def test_a_library_that_finds_no_room_is_a_want_of_memory():
    error = ImportError("/lib/x.so: failed to map segment from shared object")
    assert apart.refusal(".pdf", error).error == "TooLong"
    assert apart.refusal(".pdf", ImportError("No module named x")).error == "Damaged"


@pytest.mark.skipif(sys.platform != "linux", reason="memory is limited on Linux only")
def test_a_pdf_that_takes_all_the_memory(tmp_path, monkeypatch):
    # The libraries alone take about 400 MB of addresses, the page many times what it unpacks to.
    monkeypatch.setattr(apart, "MEMORY", 700 * 2**20)
    packed = zlib.compress(b" " * 300_000_000, 1)
    data = samples.pdf_of(packed, b"/Font << /F1 5 0 R >>").replace(b"<< /Length", b"<< /Filter /FlateDecode /Length")
    assert refused(tmp_path, "a.pdf", data) == [("a.pdf", "TooLong")]


# -- JSON and pages ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "deep", ["[" * 1_000_000, '{"a":' * 1_000_000, '{"text": "3元", "title": ' + "[" * 900 + "]" * 900 + "}"]
)
def test_deep_json(tmp_path, deep):
    for name in ("a.json", "a.jsonl"):
        found = refused(tmp_path, name, deep.encode()) if not deep.endswith("]}") else []
        assert [error for _, error in found] in ([], ["NotJson"])
        (tmp_path / name).write_text(deep, encoding="utf-8")
        assert all(isinstance(item, Article | Failure) for item in read([str(tmp_path / name)]))
        (tmp_path / name).unlink()


@pytest.mark.parametrize(
    "page", ["<div>" * 200_000, "<b>" * 100_000 + "县", "<table><tr><td>" * 20_000, "<a href='" * 50_000]
)
def test_deep_pages(tmp_path, page):
    assert [name for name, _ in refused(tmp_path, "a.html", page.encode())] == ["a.html"]


# -- the process that reads --------------------------------------------------------------------------------------------


def test_the_process_is_started_again_where_it_died(monkeypatch):
    reading = apart.Apart()
    monkeypatch.setattr(apart, "_START", "import os; os._exit(7)")
    with pytest.raises(apart.RefusedError) as died:
        list(reading.read(".html", samples.html().encode(), {}))
    assert died.value.error == "ReaderDied"
    monkeypatch.undo()
    assert [item.text for item in reading.read(".html", samples.html().encode(), {})] == [samples.TEXT]
    reading.close()


def test_nothing_is_left_running_when_the_reading_is_ended(tmp_path, monkeypatch):
    started = []
    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", lambda *args, **more: started.append(popen(*args, **more)) or started[-1])
    for name in ("a.html", "b.html"):
        (tmp_path / name).write_bytes(samples.html().encode())
    items = read([str(tmp_path)])
    next(items)
    assert [process.poll() for process in started] == [None]
    items.close()
    assert [process.poll() is None for process in started] == [False]


def test_every_reason_has_its_sentence_in_both_languages():
    readers = Path(packages.__file__).parent
    source = "".join(path.read_text("utf-8") for path in (*readers.glob("*.py"), readers.parent / "read.py"))
    errors = set(re.findall(r'(?:RefusedError|Refused|Failure)\((?:shown, "read", )?"([A-Z]\w+)"', source))
    assert len(errors) > 15
    assert {f"failure.{error}" for error in errors} <= set(TEXTS)

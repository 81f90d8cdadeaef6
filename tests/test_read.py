"""Reading: every input becomes articles or failures, the text is the file's, names are unique and can be found again."""

import gzip
import json
import os
import sys

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.encodings import NotTextError, decode
from pipeline.read import MetadataError, read, read_metadata
from pipeline.records import Article, Failure

TEXT = "会上，省人民政府授予李文华“先进个人”称号。\r\n全省共投入3.5亿元\n第三行\r第四行"
TRADITIONAL = "會上，省人民政府授予李文華「先進個人」稱號，全省共投入三億元。"


def kinds(items):
    """Article ids and (source name, error) of failures, in order."""
    return [item.id if isinstance(item, Article) else (item.source.rsplit("/", 1)[-1], item.error) for item in items]


def lines(*records, raw=()):
    return "\n".join([*(json.dumps(r, ensure_ascii=False) for r in records), *raw]).encode()


@pytest.mark.parametrize(
    ("codec", "text", "name"),
    [
        ("utf-8", TEXT, "utf-8"),
        ("utf-8-sig", TEXT, "utf-8-sig"),
        ("utf-16", TEXT, "utf-16"),
        ("utf-16-le", TEXT, "utf-16"),
        ("utf-16-be", TEXT, "utf-16"),
        ("gb18030", TEXT, "gb18030"),
        ("gbk", TEXT, "gb18030"),
        ("big5", TRADITIONAL, "big5"),
        ("cp950", TRADITIONAL, "big5"),
        ("gb18030", TRADITIONAL, "gb18030"),
    ],
)
def test_encodings(tmp_path, codec, text, name):
    (tmp_path / "a.txt").write_bytes(text.encode(codec))
    (article,) = read([str(tmp_path / "a.txt")])
    assert (article.id, article.text, article.encoding) == ("a", text, name)


def test_only_the_first_mark_is_removed(tmp_path):
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf\xef\xbb\xbf  \xe5\x85\x83 \n")
    (article,) = read([str(tmp_path / "a.txt")])
    assert article.text == "\ufeff  元 \n"


def test_a_text_with_a_damaged_character_is_read_and_says_so():
    text, name = decode(TEXT.encode() * 3 + b"\xe5")
    assert text == TEXT * 3 + "\ufffd"
    assert name == "utf-8 (1 damaged)"
    assert decode((TEXT * 3).encode("gb18030") + b"\xff")[1] == "gb18030 (1 damaged)"


@pytest.mark.parametrize(
    "data", [bytes(range(256)), b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR", b"\x00" * 100, b"\xff" * 9]
)
def test_what_is_no_text_is_refused(data):
    with pytest.raises(NotTextError):
        decode(data)


@settings(deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_text_or_refused(data):
    try:
        text, _ = decode(data)
    except NotTextError:
        return
    assert isinstance(text, str)


def test_text_is_never_changed(tmp_path):
    text = "  \n\n一\x00二\u3000\xa0\r\n三\u2028\x0c  \n"
    (tmp_path / "a.txt").write_bytes(text.encode())
    (tmp_path / "b.jsonl").write_bytes(lines({"id": "b", "text": text}))
    assert [article.text for article in read([str(tmp_path)])] == [text, text]


def test_a_folder_is_read_with_all_below_it_sorted(tmp_path):
    for name in ("b.txt", "a/z.TXT", "a/b/c.txt", "a.txt", "not.log", "~$c.txt", "._c.txt", "a/.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("3元")
    assert kinds(read([str(tmp_path)])) == ["a/b/c", "a/z", "a", "b"]


def test_names_that_collide_keep_the_suffix_then_the_input(tmp_path):
    for name in ("x/a.txt", "x/a.jsonl", "y/a.txt", "y/b.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_bytes(lines({"text": "3元"}) if name.endswith("l") else "3元".encode())
    inputs = [str(tmp_path / "x"), str(tmp_path / "y")]
    assert kinds(read(inputs)) == ["a.jsonl#1", "x/a.txt", "y/a.txt", "b"]
    assert kinds(read([str(tmp_path / "x")])) == ["a.jsonl#1", "a.txt"]


def test_records(tmp_path):
    data = lines(
        {"id": "one", "text": "甲", "title": "题", "published_on": "2021-04", "source": "报", "url": None, "other": 1},
        {"text": "乙", "published_on": None},
        {"id": 7, "text": "丙", "published_on": 2021},
    )
    (tmp_path / "r.jsonl.gz").write_bytes(gzip.compress(b"\xef\xbb\xbf" + data.replace(b"\n", b"\r\n\r\n")))
    one, two, three = read([str(tmp_path / "r.jsonl.gz")])
    assert (one.id, one.text, one.title, one.published_on, one.source, one.url) == (
        "one",
        "甲",
        "题",
        "2021-04",
        "报",
        None,
    )
    assert (one.published_on_basis, two.published_on_basis, two.id) == ("record", "", "r#3")
    assert two.source.endswith("r.jsonl.gz#3")
    assert (three.id, three.published_on) == ("7", "2021")


def test_bad_records_fail_alone(tmp_path):
    data = lines(
        {"id": "a", "text": "甲"},
        {"id": "a", "text": "乙"},
        {"id": "b"},
        {"id": "c", "text": " \n"},
        {"id": "d", "text": 3},
        raw=[
            "not json",
            "[1]",
            '{"text": "\\ud83d"}',
            '{"text": "甲", "title": "\\udc00"}',
            "[" * 100_000,
            '{"text": ' + "9" * 5000 + "}",
            '{"id": "e", "text": "戊"}',
        ],
    )
    (tmp_path / "r.jsonl").write_bytes(data)
    items = list(read([str(tmp_path / "r.jsonl")]))
    assert kinds(items) == [
        "a",
        ("r.jsonl#2", "SameId"),
        ("r.jsonl#3", "NoText"),
        ("r.jsonl#4", "NoText"),
        ("r.jsonl#5", "NoText"),
        ("r.jsonl#6", "NotJson"),
        ("r.jsonl#7", "NotARecord"),
        ("r.jsonl#8", "HalfCharacter"),
        ("r.jsonl#9", "HalfCharacter"),
        ("r.jsonl#10", "NotJson"),
        ("r.jsonl#11", "NotJson"),
        "e",
    ]
    assert all(item.message and item.stage == "read" for item in items if isinstance(item, Failure))


def test_lines_in_other_encodings(tmp_path):
    (tmp_path / "a.jsonl").write_bytes(lines({"id": "a", "text": TEXT}).decode().encode("gb18030"))
    (tmp_path / "b.jsonl").write_bytes(
        lines({"id": "b", "text": TEXT}, {"id": "c", "text": TEXT}).decode().encode("utf-16")
    )
    articles = list(read([str(tmp_path)]))
    assert [(a.id, a.encoding, a.text) for a in articles] == [
        ("a", "gb18030", TEXT),
        ("b", "utf-16", TEXT),
        ("c", "utf-16", TEXT),
    ]


def test_files_that_cannot_be_read_are_failures(tmp_path):
    packed = gzip.compress(lines({"id": "a", "text": "甲"}, {"id": "b", "text": os.urandom(100_000).hex()}))
    for name, data in {
        "empty.txt": b"",
        "empty.jsonl": b"",
        "junk.txt": bytes(range(256)) * 4,
        "page.log": b"<p>",
        "torn.jsonl.gz": packed[: len(packed) // 2],
        "bad.jsonl.gz": b"no gzip",
    }.items():
        (tmp_path / name).write_bytes(data)
    inputs = ["empty.txt", "empty.jsonl", "junk.txt", "page.log", "torn.jsonl.gz", "bad.jsonl.gz", "gone.txt", "gone"]
    assert kinds(read(str(tmp_path / name) for name in inputs)) == [
        ("empty.txt", "NoText"),
        ("empty.jsonl", "NoText"),
        ("junk.txt", "NotText"),
        ("page.log", "UnknownFormat"),
        "a",
        ("torn.jsonl.gz", "EOFError"),
        ("bad.jsonl.gz", "BadGzipFile"),
        ("gone.txt", "NotFound"),
        ("gone", "NotFound"),
    ]


def test_a_file_named_twice_is_read_once(tmp_path):
    (tmp_path / "a.txt").write_text("3元")
    assert kinds(read([str(tmp_path), str(tmp_path / "a.txt")])) == ["a", ("a.txt", "SameFile")]


@pytest.mark.skipif(sys.platform == "win32", reason="no links and pipes there")
def test_nothing_outside_the_input_and_no_pipe_is_read(tmp_path):
    (tmp_path / "outside.txt").write_text("secret")
    folder = tmp_path / "in"
    folder.mkdir()
    (folder / "inside.txt").write_text("3元")
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "lost.txt").symlink_to(folder / "nothing")
    os.mkfifo(folder / "pipe.txt")
    assert kinds(read([str(folder)])) == [
        "inside",
        ("link.txt", "OutsideInput"),
        ("lost.txt", "NotAFile"),
        ("pipe.txt", "NotAFile"),
    ]


def test_tables_of_a_run_and_what_the_user_names_are_no_inputs(tmp_path):
    for name in ("a.txt", "dates.csv", "out/articles.csv", "old/articles.csv", "old/c.txt"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("article_id,text\nb,3元\n", encoding="utf-8")
    (tmp_path / "old" / "datapackage.json").write_text('{\n "name": "honorroll"', encoding="utf-8")
    items = read([str(tmp_path)], passing=[tmp_path / "dates.csv", tmp_path / "out", tmp_path / "none"])
    assert kinds(items) == ["a", "old/c"]
    assert kinds(read([str(tmp_path / "old" / "articles.csv")])) == ["b"]


def test_an_unreadable_folder_is_a_failure(tmp_path, monkeypatch):
    (tmp_path / "shut").mkdir()
    (tmp_path / "a.txt").write_text("3元")
    scandir = os.scandir

    def guarded(path):
        if str(path).endswith("shut"):
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", guarded)
    assert kinds(read([str(tmp_path)])) == [("shut", "NotAllowed"), "a"]


def test_one_long_line(tmp_path):
    text = "甲" * 7_000_000
    (tmp_path / "long.txt").write_bytes(text.encode())
    (tmp_path / "long.jsonl").write_bytes(lines({"id": "l", "text": text}))
    assert [len(article.text) for article in read([str(tmp_path)])] == [7_000_000, 7_000_000]


def test_metadata_wins_over_the_record(tmp_path):
    (tmp_path / "m.csv").write_bytes(
        "article_id,published_on,title,mine\na,2021-04-24,新题,x\nb,,,\n".encode("gb18030")
    )
    (tmp_path / "r.jsonl").write_bytes(
        lines({"id": "a", "text": "甲", "title": "旧题", "url": "u"}, {"id": "b", "text": "乙", "published_on": "2020"})
    )
    a, b = read([str(tmp_path / "r.jsonl")], read_metadata(tmp_path / "m.csv"))
    assert (a.title, a.url, a.published_on, a.published_on_basis) == ("新题", "u", "2021-04-24", "metadata")
    assert (b.published_on, b.published_on_basis) == ("2020", "record")


@pytest.mark.parametrize(
    "content", [b"id,title\n1,2\n", b"article_id,title\na,x\na,y\n", b'article_id\n"a', b"\x00\x01\xff"]
)
def test_bad_metadata_is_refused(tmp_path, content):
    (tmp_path / "m.csv").write_bytes(content)
    with pytest.raises(MetadataError, match=r"m\.csv"):
        read_metadata(tmp_path / "m.csv")


def test_missing_metadata_is_refused(tmp_path):
    with pytest.raises(MetadataError, match="no such file"):
        read_metadata(tmp_path / "none.csv")

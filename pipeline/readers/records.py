"""Records and rows to articles: which key or column holds the text, the title, the date, the source and the address."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import IO, Any

from pipeline.encodings import NotTextError, decode
from pipeline.readers.found import Found, Refused, RefusedError
from pipeline.text import fold

LONGEST = 256 * 2**20
"""Bytes of a file that is read whole, or of a line of JSON, beyond which it is refused."""
NAMES: Mapping[str, tuple[str, ...]] = {
    "id": ("id", "article_id", "编号", "文章编号", "新闻编号"),
    "text": (
        *(
            "text",
            "正文",
            "内容",
            "全文",
            "文本",
            "文章",
            "新闻正文",
            "新闻内容",
            "正文内容",
            "文章内容",
            "文章正文",
            "报道内容",
        ),
        *("content", "body", "article", "fulltext", "maintext", "articletext", "articlebody", "contenttext"),
    ),
    "title": ("title", "标题", "题目", "题名", "新闻标题", "文章标题", "正文标题", "headline"),
    "published_on": (
        *(
            "published_on",
            "发布时间",
            "发布日期",
            "发表时间",
            "发表日期",
            "发文日期",
            "发文时间",
            "刊发日期",
            "出版日期",
            "见报日期",
            "新闻日期",
        ),
        *(
            "报道日期",
            "报道时间",
            "日期",
            "时间",
            "date",
            "pubdate",
            "publishdate",
            "publishtime",
            "publisheddate",
            "publishedat",
        ),
        *("pubtime", "datepublished", "published", "time"),
    ),
    "source": ("source",),
    "publisher": (
        "publisher",
        "来源",
        "新闻来源",
        "文章来源",
        "信息来源",
        "媒体",
        "媒体名称",
        "发布机构",
        "发布单位",
        "报纸",
        "报刊",
        "media",
        "site",
    ),
    "url": (
        "url",
        "网址",
        "链接",
        "原文链接",
        "文章链接",
        "新闻链接",
        "地址",
        "网页地址",
        "link",
        "href",
        "articleurl",
    ),
}
"""What the parts of an article are called, the first in a table first. Compared without blanks, _, case and width."""
_HEADER_ROWS = 10
_WRAPPERS = ("articles", "data", "items", "records", "rows", "results", "list", "news", "docs", "documents")


def named(keys: Iterable[str], columns: Mapping[str, str]) -> dict[str, str]:
    """For each part of an article the key that holds it. columns: keys that the user named, which win."""
    return dict(_named(tuple(keys), tuple(columns.items())))


@lru_cache(maxsize=256)
def _named(keys: tuple[str, ...], chosen: tuple[tuple[str, str], ...]) -> tuple[tuple[str, str], ...]:
    columns = dict(chosen)
    by_form: dict[str, str] = {}
    for key in keys:
        by_form.setdefault(_form(key), key)
    found: list[tuple[str, str]] = []
    for part, names in NAMES.items():
        if part in columns:
            if columns[part] in keys:
                found.append((part, columns[part]))
        else:
            form = next((form for name in names if (form := _form(name)) in by_form), None)
            if form is not None:
                found.append((part, by_form[form]))
    return tuple(found)


def _form(name: str) -> str:
    return re.sub(r"[\s_\-:*]|\([^()]*\)", "", fold(name)).lower()


def record(fields: Mapping[str, Any], columns: Mapping[str, str], place: str, encoding: str = "") -> Found:
    """A record or row as an article. Raises RefusedError where it has no text."""
    keys = named(fields, columns)
    text = fields.get(keys.get("text", "text"))
    if not isinstance(text, str):
        wanted = columns.get("text", "text")
        raise RefusedError(
            "NoText", f"the record has no text; write it under the key {wanted}, or name its key with --column"
        )
    check_text(text)
    parts = {part: cell(fields[key]) for part, key in keys.items() if part != "text"}
    check_characters(text=text, **parts)
    published_on = parts.get("published_on")
    return Found(
        text,
        place,
        parts.get("id"),
        parts.get("title"),
        published_on,
        parts.get("source") or parts.get("publisher"),
        parts.get("url"),
        parts.get("publisher") or "",
        basis="record" if published_on else "",
        encoding=encoding,
    )


def cell(value: Any) -> str | None:
    """A field of a record as text; null and empty are absent."""
    if value is None or value == "":
        return None
    if isinstance(value, str):
        return value
    if isinstance(value, datetime) and not (value.hour or value.minute or value.second):
        value = value.date()
    if isinstance(value, date):
        return value.isoformat(sep=" ") if isinstance(value, datetime) else value.isoformat()
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    try:
        return json.dumps(value, ensure_ascii=False, default=str)
    except (RecursionError, ValueError):
        raise RefusedError("NotJson", "it is nested too deeply") from None


def check_text(text: str) -> None:
    """Raises RefusedError where there is nothing but blanks."""
    if not text.strip():
        raise RefusedError("NoText", "it holds no text")


def check_characters(**fields: str | None) -> None:
    """Raises RefusedError for a half of a surrogate pair, which no file can hold."""
    for name, value in fields.items():
        try:
            (value or "").encode("utf-8")
        except UnicodeEncodeError as error:
            message = f"{name} holds half a surrogate pair at character {error.start}, which no file can hold"
            raise RefusedError("HalfCharacter", message) from None


# -- JSON ----------------------------------------------------------------------------------------------------------


def json_lines(stream: IO[bytes], columns: Mapping[str, str], most: int | None = None) -> Iterator[Found | Refused]:
    """The records of JSON lines. Raises RefusedError where there is none.

    most: bytes beyond which the file is refused as a bomb.
    """
    empty = True
    for number, (line, encoding) in enumerate(_lines(stream, most), start=1):
        place = f"#{number}"
        if isinstance(line, RefusedError):
            yield Refused(line.error, line.message, place)
        elif line.strip():
            try:
                yield _json_record(line, columns, place, encoding)
            except RefusedError as refused:
                yield Refused(refused.error, refused.message, place)
        else:
            continue
        empty = False
    if empty:
        raise RefusedError("NoText", "it holds no records")


def _lines(stream: IO[bytes], most: int | None) -> Iterator[tuple[str | RefusedError, str]]:
    """The lines of a file with their encoding; only files in UTF-16 or UTF-32 are taken into memory whole."""
    line = stream.readline(LONGEST + 1)
    if line.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
        text, encoding = decode(line + stream.read(LONGEST))
        yield from ((one, encoding) for one in text.split("\n"))
        return
    encoding = "utf-8-sig" if line.startswith(b"\xef\xbb\xbf") else ""
    total = 0
    while line:
        total = _counted(total + len(line), most)
        if len(line) > LONGEST:
            yield RefusedError("TooLong", f"the line is longer than {LONGEST} bytes"), ""
            while line and not line.endswith(b"\n"):
                line = stream.readline(LONGEST)
                total = _counted(total + len(line), most)
        else:
            try:
                text, decoded = decode(line)
                yield text, encoding or decoded
            except NotTextError as error:
                yield RefusedError("NotText", str(error)), ""
        line = stream.readline(LONGEST + 1)


def _counted(total: int, most: int | None) -> int:
    if most is not None and total > most:
        raise RefusedError("Bomb", f"it unpacks to more than {most} bytes, far more than its size; unpack it first")
    return total


def _json_record(line: str, columns: Mapping[str, str], place: str, encoding: str) -> Found:
    try:
        fields = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise RefusedError("NotJson", f"the line is no JSON: {error}") from None
    if not isinstance(fields, dict):
        raise RefusedError("NotARecord", 'the line is no JSON object; write {"text": "…"}')
    return record(fields, columns, place, encoding)


def read_json(data: bytes, columns: Mapping[str, str]) -> Iterator[Found | Refused]:
    """The records of a JSON file: one object, a list of them, or an object that holds such a list."""
    text, encoding = decode(data)
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        message = "it is nested too deeply" if isinstance(error, RecursionError) else str(error)
        raise RefusedError("NotJson", f"the file is no JSON: {message}") from None
    if isinstance(value, dict) and "text" not in named(value, columns):
        value = next((value[key] for key in _WRAPPERS if isinstance(value.get(key), list)), value)
    if isinstance(value, dict):
        yield record(value, columns, "", encoding)
        return
    if not isinstance(value, list):
        raise RefusedError("NotARecord", 'the file is no list of JSON objects; write [{"text": "…"}]')
    if not value:
        raise RefusedError("NoText", "it holds no records")
    for number, item in enumerate(value, start=1):
        place = f"#{number}"
        if not isinstance(item, dict):
            yield Refused("NotARecord", 'this is no JSON object; write {"text": "…"}', place)
            continue
        try:
            yield record(item, columns, place, encoding)
        except RefusedError as refused:
            yield Refused(refused.error, refused.message, place)


# -- rows of tables ------------------------------------------------------------------------------------------------


def rows_to_articles(
    rows: Iterable[Sequence[Any]], columns: Mapping[str, str], encoding: str = "", sheet: str = ""
) -> Iterator[Found | Refused]:
    """The articles of a table, one a row; its header is the first of ten rows that names a column of text.

    `place` is #N, N being the number of the row as a spreadsheet shows it. Raises NoColumnError where there is no header.
    """
    numbered = enumerate(rows, start=1)
    seen: list[str] = []
    for number, row in numbered:
        header = [str(value).strip() if value is not None else "" for value in row]
        keys = named([name for name in header if name], columns)
        if "text" in keys:
            break
        seen += [name for name in header if name]
        if number == _HEADER_ROWS:
            raise NoColumnError(seen, columns)
    else:
        raise NoColumnError(seen, columns)
    for number, row in numbered:
        if all(value is None or not str(value).strip() for value in row):
            continue
        fields = dict(reversed([(name, value) for name, value in zip(header, row, strict=False) if name]))
        try:
            yield record(_as_text(fields, keys), columns, f"#{sheet}{number}", encoding)
        except RefusedError as refused:
            yield Refused(refused.error, refused.message, f"#{sheet}{number}")


class NoColumnError(RefusedError):
    """No column of a table is called as a text is."""

    def __init__(self, seen: Sequence[str], columns: Mapping[str, str]) -> None:
        shown = ", ".join(name[:20] for name in seen[:10]) or "nothing"
        wanted = columns.get("text") or "text, 正文, 内容 …"
        super().__init__(
            "NoTextColumn", f"no column is called {wanted} (there are: {shown}); name it with --column text=NAME"
        )


def _as_text(fields: Mapping[str, Any], keys: Mapping[str, str]) -> dict[str, Any]:
    """The fields with a text that is text (a cell can hold a number) and days that a spreadsheet counts as days."""
    made = dict(fields)
    text = made.get(keys["text"])
    if text is not None and not isinstance(text, str):
        made[keys["text"]] = cell(text) or ""
    elif text is None:
        made[keys["text"]] = ""
    day = made.get(keys.get("published_on", ""))
    if isinstance(day, (int, float)) and not isinstance(day, bool) and 10_000 <= day <= 80_000:
        made[keys["published_on"]] = date(1899, 12, 30) + timedelta(days=int(day))
    return made

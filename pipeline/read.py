"""Inputs to articles: text files, JSON lines, folders and standard input, each named so that it can be found again.

Nothing here raises for a bad input: what cannot be read comes out as a Failure in its place, and the reading goes on.
"""

import csv
import gzip
import io
import json
import os
import stat
import sys
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, Any, cast

from pipeline.encodings import NotTextError, decode
from pipeline.records import Article, Failure

SUFFIXES = (".txt", ".jsonl", ".jsonl.gz")
METADATA_COLUMNS = ("published_on", "title", "source", "url")
LONGEST = 256 * 2**20
"""Bytes of a text file or of a line of JSON beyond which it is refused."""
STANDARD_INPUT = "-"
_RECORD_FIELDS = ("id", "title", "published_on", "source", "url")


class MetadataError(ValueError):
    """The file named by --metadata cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: where it is, how it is shown, and the names it may bear, the shortest first."""

    path: Path
    shown: str
    names: tuple[str, ...]
    suffix: str


class _RefusedError(Exception):
    """Why an input cannot be read: a class of error and a sentence. It never leaves this module."""

    def __init__(self, error: str, message: str) -> None:
        super().__init__(message)
        self.error = error
        self.message = message


def read(
    inputs: Iterable[str], metadata: Mapping[str, Mapping[str, str]] | None = None, base: Path | None = None
) -> Iterator[Article | Failure]:
    """The articles of `inputs` in order, and a Failure for each thing that cannot be read.

    inputs: paths of .txt, .jsonl and .jsonl.gz files, of folders (read with all below them, sorted), or "-" for JSON
    lines on standard input. metadata: see `read_metadata`; it wins over what a record says. base: sources below this
    folder are shown as paths from there, else as they are written.
    """
    taken: set[str] = set()
    for item in _named(_listed(inputs, base)):
        if isinstance(item, Failure):
            yield item
            continue
        for read_item in _guarded(item, taken):
            yield with_metadata(read_item, metadata or {}) if isinstance(read_item, Article) else read_item


def with_metadata(article: Article, metadata: Mapping[str, Mapping[str, str]]) -> Article:
    """`article` with the non-empty cells of its row in `metadata`, which win over its own."""
    row = {name: value for name, value in metadata.get(article.id, {}).items() if value}
    basis = {"published_on_basis": "metadata"} if "published_on" in row else {}
    return replace(article, **row, **basis)


def read_metadata(path: Path) -> dict[str, dict[str, str]]:
    """The rows of a CSV file with `article_id` and any of published_on, title, source and url, by article_id.

    Raises MetadataError where it cannot be used.
    """
    try:
        text, _ = decode(path.read_bytes())
    except (OSError, NotTextError) as error:
        raise MetadataError(f"{path}: {_reason(error)}") from None
    rows: dict[str, dict[str, str]] = {}
    try:
        table = csv.DictReader(io.StringIO(text, newline=""), strict=True)
        if "article_id" not in (table.fieldnames or ()):
            raise MetadataError(f"{path}:1: the first line names no column article_id")
        for row in table:
            cells = {name: (row.get(name) or "").strip() for name in METADATA_COLUMNS}
            if rows.setdefault(row["article_id"], cells) != cells:
                raise MetadataError(f"{path}:{table.line_num}: article_id «{row['article_id']}» is given twice")
    except csv.Error as error:
        raise MetadataError(f"{path}:{table.line_num}: {error}") from None
    return rows


def _listed(inputs: Iterable[str], base: Path | None) -> Iterator[File | Failure]:
    """The files of all inputs, without their final names; a file that is named twice is one failure."""
    seen: set[Path] = set()
    for written in inputs:
        if written == STANDARD_INPUT:
            yield File(Path(written), written, ("stdin",), ".jsonl")
            continue
        for path, below in _below(Path(written)):
            shown = _printable(path.relative_to(base) if base and path.is_relative_to(base) else path)
            if isinstance(below, _RefusedError):
                yield Failure(shown, "read", below.error, below.message)
                continue
            if path.resolve() in seen:
                yield Failure(shown, "read", "SameFile", "this file was named before and is read once")
                continue
            seen.add(path.resolve())
            suffix = _suffix(path)
            name = _printable(below)
            stem = name[: len(name) - len(suffix)]
            root = Path(written)
            is_file = path == root
            longer = (_printable(root),) if is_file else (f"{root.resolve().name}/{name}", shown)
            yield File(path, shown, (stem, name, *longer), suffix)


def _below(root: Path) -> Iterator[tuple[Path, Path | _RefusedError]]:
    """The files to read under an input, each with its path below it, or with why it is refused."""
    try:
        mode = root.stat().st_mode
    except (OSError, ValueError) as error:
        yield root, _RefusedError(*_named_error(error))
        return
    if not stat.S_ISDIR(mode):
        if not _suffix(root):
            yield root, _RefusedError("UnknownFormat", f"the name must end in {', '.join(SUFFIXES)}")
        elif not stat.S_ISREG(mode):
            yield root, _RefusedError("NotAFile", "this is neither a file nor a folder")
        else:
            yield root, Path(root.name)
        return
    unreadable: list[OSError] = []
    found: list[Path] = []
    for folder, _, names in os.walk(root, onerror=unreadable.append):
        found += [Path(folder, name) for name in names if _suffix(Path(name))]
    for trouble in unreadable:
        yield Path(trouble.filename), _RefusedError(*_named_error(trouble))
    outside = root.resolve()
    for path in sorted(found, key=lambda path: path.relative_to(root).parts):
        if not path.resolve().is_relative_to(outside):
            yield path, _RefusedError("OutsideInput", "this link leads out of its input and is not followed")
        elif not path.is_file():
            yield path, _RefusedError("NotAFile", "this is no file, or a link to nothing")
        else:
            yield path, path.relative_to(root)


def _suffix(path: Path) -> str:
    """The suffix of a readable file as it is written, or nothing."""
    name = path.name
    return next((name[-len(s) :] for s in SUFFIXES if name.lower().endswith(s) and len(name) > len(s)), "")


def _named(items: Iterable[File | Failure]) -> list[File | Failure]:
    """The files with one name each: the shortest that no other file bears."""
    listed = list(items)
    files = [item for item in listed if isinstance(item, File)]
    level = dict.fromkeys((file.path for file in files), 0)
    for depth in range(3):
        borne = Counter(_name_at(file, level[file.path]) for file in files)
        for file in files:
            if level[file.path] == depth and borne[_name_at(file, depth)] > 1:
                level[file.path] = depth + 1
    return [
        replace(item, names=item.names[min(level[item.path], len(item.names) - 1) :])
        if isinstance(item, File)
        else item
        for item in listed
    ]


def _name_at(file: File, level: int) -> str:
    return file.names[min(level, len(file.names) - 1)]


def _guarded(file: File, taken: set[str]) -> Iterator[Article | Failure]:
    """The articles of one file; whatever is wrong with it ends it with a Failure."""
    try:
        if file.suffix.lower() == ".txt":
            yield _text_file(file, taken)
        else:
            yield from _json_lines(file, taken)
    except _RefusedError as refused:
        yield Failure(file.shown, "read", refused.error, refused.message)
    except (OSError, EOFError, zlib.error, NotTextError, MemoryError) as error:
        yield Failure(file.shown, "read", *_named_error(error))


def _text_file(file: File, taken: set[str]) -> Article:
    with file.path.open("rb") as stream:
        data = stream.read(LONGEST + 1)
    if len(data) > LONGEST:
        raise _RefusedError("TooLong", f"it is longer than {LONGEST} bytes; cut it into articles")
    text, encoding = decode(data)
    _check_text(text)
    return Article(_free_name(file.names, taken), text, source=file.shown, encoding=encoding)


def _check_text(text: str) -> None:
    if not text.strip():
        raise _RefusedError("NoText", "it holds no text")


def _free_name(names: Iterable[str], taken: set[str]) -> str:
    """The first of `names` that no article bears, which is taken by this."""
    for name in names:
        if name not in taken:
            taken.add(name)
            return name
    raise _RefusedError("SameId", f"an article named «{name}» was read before; give each its own id")


def _json_lines(file: File, taken: set[str]) -> Iterator[Article | Failure]:
    empty = True
    for number, (line, encoding) in enumerate(_lines(file), start=1):
        place = f"{file.shown}#{number}"
        if isinstance(line, _RefusedError):
            yield Failure(place, "read", line.error, line.message)
        elif line.strip():
            try:
                yield _record(line, encoding, number, file, taken)
            except _RefusedError as refused:
                yield Failure(place, "read", refused.error, refused.message)
        else:
            continue
        empty = False
    if empty and file.shown != STANDARD_INPUT:
        raise _RefusedError("NoText", "it holds no records")


def _lines(file: File) -> Iterator[tuple[str | _RefusedError, str]]:
    """The lines of a file with their encoding; only files in UTF-16 or UTF-32 are taken into memory whole."""
    with _opened(file) as stream:
        line = stream.readline(LONGEST + 1)
        if line.startswith((b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")):
            text, encoding = decode(line + stream.read(LONGEST))
            yield from ((one, encoding) for one in text.split("\n"))
            return
        encoding = "utf-8-sig" if line.startswith(b"\xef\xbb\xbf") else ""
        while line:
            if len(line) > LONGEST:
                yield _RefusedError("TooLong", f"the line is longer than {LONGEST} bytes"), ""
                while line and not line.endswith(b"\n"):
                    line = stream.readline(LONGEST)
            else:
                try:
                    text, decoded = decode(line)
                    yield text, encoding or decoded
                except NotTextError as error:
                    yield _RefusedError(*_named_error(error)), ""
            line = stream.readline(LONGEST + 1)


def _opened(file: File) -> AbstractContextManager[IO[bytes]]:
    if file.shown == STANDARD_INPUT:
        return nullcontext(sys.stdin.buffer)
    if file.suffix.lower().endswith(".gz"):
        return cast("AbstractContextManager[IO[bytes]]", gzip.open(file.path, "rb"))
    return file.path.open("rb")


def _record(line: str, encoding: str, number: int, file: File, taken: set[str]) -> Article:
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise _RefusedError("NotJson", f"the line is no JSON: {error}") from None
    if not isinstance(record, dict):
        raise _RefusedError("NotARecord", 'the line is no JSON object; write {"text": "…"}')
    text = record.get("text")
    if not isinstance(text, str):
        raise _RefusedError("NoText", "the record has no text; write it under the key text")
    _check_text(text)
    own, title, published_on, source, url = (_cell(record.get(name)) for name in _RECORD_FIELDS)
    names = [own] if own else [f"{name}#{number}" for name in file.names]
    _check_characters(text=text, id=own, title=title, published_on=published_on, source=source, url=url)
    return Article(
        _free_name(names, taken),
        text,
        title,
        published_on,
        source or f"{file.shown}#{number}",
        url,
        published_on_basis="record" if published_on else "",
        encoding=encoding,
    )


def _cell(value: Any) -> str | None:
    """A field of a record as text; null and empty are absent."""
    if value is None or value == "":
        return None
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def _check_characters(**fields: str | None) -> None:
    for name, value in fields.items():
        try:
            (value or "").encode("utf-8")
        except UnicodeEncodeError as error:
            message = f"{name} holds half a surrogate pair at character {error.start}, which no file can hold"
            raise _RefusedError("HalfCharacter", message) from None


def _printable(path: Path) -> str:
    """A path with / between its parts; bytes of a name that are no UTF-8 become �."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _named_error(error: Exception) -> tuple[str, str]:
    names = {FileNotFoundError: "NotFound", PermissionError: "NotAllowed", NotTextError: "NotText"}
    return names.get(type(error), type(error).__name__), _reason(error)


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "this may not be read; ask for the right to read it"
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__

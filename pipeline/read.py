"""Inputs to articles: files of every format, folders, archives and standard input, each named so that it can be found again.

Nothing here raises for a bad input: what cannot be read comes out as a Failure in its place, and the reading goes on.
"""

import csv
import gzip
import io
import os
import re
import stat
import sys
import zipfile
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import IO, cast

from pipeline.encodings import NotTextError, decode
from pipeline.readers import apart, archives
from pipeline.readers.found import Found, Refused, RefusedError
from pipeline.readers.packages import HIGHEST_RATIO
from pipeline.readers.records import LONGEST, NAMES, check_text, json_lines, read_json
from pipeline.readers.sheets import read_csv
from pipeline.records import Article, Failure
from pipeline.tables import TABLES

TEXTS = (".txt", ".md")
LINES = (".jsonl", ".jsonl.gz")
ARCHIVE = ".zip"
SUFFIXES = (*TEXTS, *LINES, ".json", ".csv", ".tsv", *apart.SUFFIXES, ARCHIVE)
COLUMNS = tuple(NAMES)
"""The parts of an article for which a user can name a column."""
METADATA_COLUMNS = ("published_on", "title", "source", "url")
STANDARD_INPUT = "-"
OUTPUT_MARK = "datapackage.json"
_HEADING = re.compile(r"^ {0,3}#{1,2}[ \t]+(?P<title>\S[^\n\r]{0,118}\S)[ \t#]*\r?$", re.MULTILINE)
_NAMES: Mapping[type[Exception], str] = {FileNotFoundError: "NotFound", PermissionError: "NotAllowed"}
_PASSING = ("._", "~$")
"""How files begin that systems and office programs leave beside the real ones."""


class MetadataError(ValueError):
    """The file named by --metadata cannot be used; the message says why."""


@dataclass(frozen=True, slots=True)
class File:
    """A file to read: where it is, how it is shown, and the names it may bear, the shortest first.

    `member` is its place in the archive at `path`, None where it lies there itself.
    """

    path: Path
    shown: str
    names: tuple[str, ...]
    suffix: str
    member: zipfile.ZipInfo | None = field(default=None, compare=False)


def read(
    inputs: Iterable[str],
    metadata: Mapping[str, Mapping[str, str]] | None = None,
    base: Path | None = None,
    columns: Mapping[str, str] | None = None,
    passing: Iterable[Path] = (),
) -> Iterator[Article | Failure]:
    """The articles of `inputs` in order, and a Failure for each thing that cannot be read.

    inputs: paths of files (see SUFFIXES), of folders (read with all below them, sorted), or "-" for JSON lines on
    standard input. metadata: see `read_metadata`; it wins over what a record says. base: sources below this folder are
    shown as paths from there, else as they are written. columns: the names of columns or keys of records for some of
    COLUMNS, where they are not called as usual. passing: files and folders below the inputs that are none themselves.
    Tables that a run has written into a folder are passed over, too.
    """
    taken: set[str] = set()
    with closing(_Reading(columns or {})) as reading:
        for item in _named(_listed(inputs, base, {path.resolve() for path in passing})):
            if isinstance(item, Failure):
                yield item
                continue
            for read_item in reading.guarded(item, taken):
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


def _listed(inputs: Iterable[str], base: Path | None, passing: Collection[Path]) -> Iterator[File | Failure]:
    """The files of all inputs, without their final names; a file that is named twice is one failure."""
    seen: set[Path] = set()
    for written in inputs:
        if written == STANDARD_INPUT:
            yield File(Path(written), written, ("stdin",), ".jsonl")
            continue
        for path, below in _below(Path(written), passing):
            shown = _printable(path.relative_to(base) if base and path.is_relative_to(base) else path)
            if isinstance(below, RefusedError):
                yield Failure(shown, "read", below.error, below.message)
                continue
            if path.resolve() in seen:
                yield Failure(shown, "read", "SameFile", "this file was named before and is read once")
                continue
            seen.add(path.resolve())
            root = Path(written)
            outer = "" if path == root else f"{root.resolve().name}/"
            file = _file(path, shown, _printable(below), outer or None, _printable(root))
            yield from _members(file, outer) if file.suffix.lower() == ARCHIVE else (file,)


def _file(path: Path, shown: str, name: str, outer: str | None, root: str) -> File:
    suffix = _suffix(name)
    longer = (root,) if outer is None else (outer + name, shown)
    return File(path, shown, (name[: len(name) - len(suffix)], name, *longer), suffix)


def _members(archive: File, outer: str) -> Iterator[File | Failure]:
    """The files in an archive that can be read; they are named as if the archive were a folder of its name."""
    stem, name = archive.names[:2]
    try:
        with zipfile.ZipFile(archive.path) as opened:
            members = opened.infolist()
        found = list(archives.members(members, archive.path.stat().st_size))
    except Exception as error:
        refused = _refusal(archive.suffix, error)
        yield Failure(archive.shown, "read", refused.error, refused.message)
        return
    readable = False
    for member, path in found:
        shown = f"{archive.shown}/{_clean(archives.name_of(member))}"
        if isinstance(path, RefusedError):
            yield Failure(shown, "read", path.error, path.message)
        elif _suffix(path).lower() == ARCHIVE:
            yield Failure(shown, "read", "Nested", "an archive in an archive is not read; unpack it first")
        elif suffix := _suffix(path):
            path = _clean(path)
            names = (
                f"{stem}/{path[: len(path) - len(suffix)]}",
                f"{stem}/{path}",
                f"{name}/{path}",
                f"{outer}{name}/{path}",
                shown,
            )
            yield File(archive.path, shown, names, suffix, member)
        else:
            continue
        readable = True
    if not readable:
        yield Failure(archive.shown, "read", "NoText", "it holds no file that can be read")


def _below(root: Path, passing: Collection[Path]) -> Iterator[tuple[Path, Path | RefusedError]]:
    """The files to read under an input, each with its path below it, or with why it is refused."""
    try:
        mode = root.stat().st_mode
    except (OSError, ValueError) as error:
        yield root, _refusal("", error)
        return
    if not stat.S_ISDIR(mode):
        if not _suffix(root.name):
            yield root, RefusedError("UnknownFormat", f"the name must end in {', '.join(SUFFIXES)}")
        elif not stat.S_ISREG(mode):
            yield root, RefusedError("NotAFile", "this is neither a file nor a folder")
        else:
            yield root, Path(root.name)
        return
    unreadable: list[OSError] = []
    found: list[Path] = []
    for folder, folders, names in os.walk(root, onerror=unreadable.append):
        folders[:] = [name for name in folders if not passing or Path(folder, name).resolve() not in passing]
        tables = {*TABLES, "honorroll", "datapackage"} if _are_written(folder, names) else set()
        files = [Path(folder, name) for name in names if _suffix(name) and name.partition(".")[0] not in tables]
        found += [file for file in files if not passing or file.resolve() not in passing]
    for trouble in unreadable:
        yield Path(trouble.filename), _refusal("", trouble)
    outside = root.resolve()
    for path in sorted(found, key=lambda path: path.relative_to(root).parts):
        if not path.resolve().is_relative_to(outside):
            yield path, RefusedError("OutsideInput", "this link leads out of its input and is not followed")
        elif not path.is_file():
            yield path, RefusedError("NotAFile", "this is no file, or a link to nothing")
        else:
            yield path, path.relative_to(root)


def _are_written(folder: str, names: Collection[str]) -> bool:
    """Whether the tables of an earlier run lie among these files of a folder."""
    if "honorroll.xlsx" in names:
        return True
    try:
        return OUTPUT_MARK in names and b'"name": "honorroll"' in Path(folder, OUTPUT_MARK).read_bytes()[:200]
    except OSError:
        return False


def _suffix(name: str) -> str:
    """The suffix of a readable file as it is written, or nothing."""
    last = name.rpartition("/")[2]
    if last.startswith(_PASSING):
        return ""
    return next((last[-len(s) :] for s in SUFFIXES if last.lower().endswith(s) and len(last) > len(s)), "")


def _named(items: Iterable[File | Failure]) -> list[File | Failure]:
    """The files with one name each: the shortest that no other file bears."""
    listed = list(items)
    files = [item for item in listed if isinstance(item, File)]
    levels = [0] * len(files)
    for depth in range(max((len(file.names) for file in files), default=1) - 1):
        borne = Counter(_name_at(file, level) for file, level in zip(files, levels, strict=True))
        for i, file in enumerate(files):
            if levels[i] == depth and borne[_name_at(file, depth)] > 1:
                levels[i] = depth + 1
    level = iter(levels)
    return [
        replace(item, names=item.names[min(next(level), len(item.names) - 1) :]) if isinstance(item, File) else item
        for item in listed
    ]


def _name_at(file: File, level: int) -> str:
    return file.names[min(level, len(file.names) - 1)]


class _Reading:
    """The reading of file after file: the names of columns, the archive that is open, the process for large libraries."""

    def __init__(self, columns: Mapping[str, str]) -> None:
        self.columns = columns
        self.apart = apart.Apart()
        self.archive: zipfile.ZipFile | None = None

    def close(self) -> None:
        """Leave nothing open."""
        self.apart.close()
        if self.archive is not None:
            self.archive.close()
            self.archive = None

    def guarded(self, file: File, taken: set[str]) -> Iterator[Article | Failure]:
        """The articles of one file; whatever is wrong with it ends it with a Failure."""
        try:
            for item in self._found(file):
                yield _article(item, file, taken) if isinstance(item, Found) else _failure(file, item)
        except Exception as error:
            refused = _refusal(file.suffix, error)
            if file.shown != STANDARD_INPUT or refused.error != "NoText":
                yield _failure(file, Refused(refused.error, refused.message))

    def _found(self, file: File) -> Iterator[Found | Refused]:
        suffix = file.suffix.lower()
        if suffix in LINES:
            with self._opened(file) as stream:
                yield from json_lines(stream, self.columns, _most(file))
            return
        with self._opened(file) as stream:
            data = stream.read(LONGEST + 1)
        if len(data) > LONGEST:
            raise RefusedError("TooLong", f"it is longer than {LONGEST} bytes; cut it into articles")
        if suffix in apart.SUFFIXES:
            yield from self.apart.read(suffix, data, self.columns)
        elif suffix in TEXTS:
            yield _text(data, suffix)
        else:
            yield from (read_json if suffix == ".json" else read_csv)(data, self.columns)

    @contextmanager
    def _opened(self, file: File) -> Iterator[IO[bytes]]:
        if file.shown == STANDARD_INPUT:
            yield sys.stdin.buffer
            return
        with self._member(file) if file.member else file.path.open("rb") as stream:
            if file.suffix.lower().endswith(".gz"):
                with gzip.open(stream) as unpacked:
                    yield cast("IO[bytes]", unpacked)
            else:
                yield stream

    def _member(self, file: File) -> IO[bytes]:
        if self.archive is None or self.archive.filename != str(file.path):
            if self.archive is not None:
                self.archive.close()
            self.archive = zipfile.ZipFile(file.path)
        return self.archive.open(cast("zipfile.ZipInfo", file.member))


def _most(file: File) -> int | None:
    """Bytes that a packed file may unpack to."""
    if not file.suffix.lower().endswith(".gz"):
        return None
    size = file.member.file_size if file.member else file.path.stat().st_size
    return max(LONGEST, HIGHEST_RATIO * size)


def _text(data: bytes, suffix: str) -> Found:
    """A text file: nothing but a byte order mark is taken off. Markdown has its title in the first heading."""
    text, encoding = decode(data)
    check_text(text)
    heading = _HEADING.search(text) if suffix == ".md" else None
    return Found(text, title=heading["title"] if heading else None, encoding=encoding)


def _article(found: Found, file: File, taken: set[str]) -> Article | Failure:
    place = file.shown + found.place
    own = found.id
    name = next((n for n in ([own] if own else [n + found.place for n in file.names]) if n not in taken), None)
    if name is None:
        given = own or file.names[0] + found.place
        message = f"an article named «{given}» was read before; give each its own id"
        return Failure(place, "read", "SameId", message)
    taken.add(name)
    return Article(
        name,
        found.text,
        found.title,
        found.published_on,
        found.source or place,
        found.url,
        published_on_basis=found.basis if found.published_on else "",
        publisher=found.publisher,
        encoding=found.encoding,
    )


def _failure(file: File, refused: Refused) -> Failure:
    return Failure(file.shown + refused.place, "read", refused.error, refused.message)


def _printable(path: Path) -> str:
    """A path with / between its parts; bytes of a name that are no UTF-8 become �."""
    return os.fsencode(path.as_posix()).decode("utf-8", "replace")


def _clean(name: str) -> str:
    """A member's path as it can be written: without half characters and control characters."""
    return "".join(c if c.isprintable() else "�" for c in name)


def _refusal(suffix: str, error: Exception) -> RefusedError:
    """Why an input is refused over which `error` was raised."""
    if isinstance(error, RefusedError):
        return error
    if isinstance(error, gzip.BadGzipFile | EOFError):
        return RefusedError(type(error).__name__, str(error))
    if isinstance(error, OSError) and (type(error) in _NAMES or suffix.lower() != ARCHIVE):
        return RefusedError(_NAMES.get(type(error), type(error).__name__), _reason(error))
    return apart.refusal(suffix.lower(), error)


def _reason(error: Exception) -> str:
    if isinstance(error, FileNotFoundError):
        return "there is no such file or folder"
    if isinstance(error, PermissionError):
        return "this may not be read; ask for the right to read it"
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__

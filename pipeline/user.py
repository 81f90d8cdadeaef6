"""What a user brings along: a list of organisations with identifiers of his own (authority), and words (dictionary).

Both become part of the rules: `with_user` gives rules in which the names of the list and the words stand as if the rule
files held them. What cannot be used is reported at once, with file, line and column.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from pipeline.encodings import NotTextError, decode
from pipeline.rules import Rules
from pipeline.segment import known_tags
from pipeline.text import fold

AUTHORITY = "organisations.authority"
AUTHORITY_IDS = "organisations.authority_ids"
ORGANISATION, PERSON = "nt", "nr"
COLUMNS = ("name", "alias", "id")
_LINE = re.compile(r"(?P<word>.+?)(?:\s+(?P<frequency>[0-9]+))?(?:\s+(?P<tag>[a-z]+))?")
_OTHER_LISTS = {ORGANISATION: "organisations.names", PERSON: "persons.known"}


@dataclass(frozen=True, slots=True)
class UserProblem:
    """Something wrong in a user's file: where, which message tells of it (user.KEY), and what is written there."""

    file: str
    line: int
    column: int
    key: str
    given: str = ""

    def __str__(self) -> str:
        """FILE:LINE:COLUMN: what is wrong, in few words."""
        return f"{self.file}:{self.line}:{self.column}: {self.key}: «{self.given}»"


class UserFileError(ValueError):
    """The user's files cannot be used; `problems` says where and why."""

    def __init__(self, problems: Iterable[UserProblem]) -> None:
        """Hold `problems`; the message has one a line."""
        self.problems = tuple(problems)
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True, slots=True)
class UserWord:
    """A line of a dictionary: a word (folded), its frequency where given, its part of speech, and its line."""

    word: str
    frequency: int | None
    tag: str
    line: int


@dataclass(frozen=True, slots=True)
class Authority:
    """A user's organisations: `names` maps each name and alias (folded) to the name, `ids` a name to its identifier."""

    file: str
    names: Mapping[str, str]
    ids: Mapping[str, str]


def read_authority(path: Path) -> Authority:
    """The organisations of a CSV file with the columns name, alias (several with ; between) and id; the order is free.

    Raises UserFileError with all that is wrong.
    """
    shown = str(path)
    rows = csv.reader(io.StringIO(_text(path), newline=""), strict=True)
    names: dict[str, str] = {}
    ids: dict[str, str] = {}
    problems: list[UserProblem] = []
    try:
        header = [cell.strip() for cell in next(rows, [])]
        missing = [column for column in ("name", "id") if column not in header]
        if missing:
            raise UserFileError([UserProblem(shown, 1, 1, "columns", ", ".join(missing))])
        for row in rows:
            if not any(row):
                continue
            cells = dict(zip(header, (cell.strip() for cell in row), strict=False))
            for column, key, given in _refused(cells, len(row) > len(header), names, ids):
                problems.append(UserProblem(shown, rows.line_num, header.index(column) + 1, key, given))
    except csv.Error as error:
        problems.append(UserProblem(shown, rows.line_num, 1, "csv", str(error)))
    if problems:
        raise UserFileError(problems)
    return Authority(shown, names, ids)


def _refused(
    cells: Mapping[str, str], too_long: bool, names: dict[str, str], ids: dict[str, str]
) -> Iterator[tuple[str, str, str]]:
    """Take one row into `names` and `ids`; what cannot be taken, as column, message and text."""
    name, identifier = fold(cells.get("name", "")), cells.get("id", "")
    if too_long:
        yield "name", "too_many_cells", ",".join(cells.values())
        return
    if len(name) < 2:
        yield "name", "name", name
        return
    if identifier and ids.setdefault(name, identifier) != identifier:
        yield "id", "two_ids", name
        return
    aliases = (fold(alias.strip()) for alias in re.split("[;;]", cells.get("alias", "")))
    for form in dict.fromkeys([name, *filter(None, aliases)]):
        if len(form) < 2:
            yield "alias", "name", form
        elif names.setdefault(form, name) != name:
            yield "alias" if form != name else "name", "two_names", form


def read_dictionary(path: Path) -> tuple[UserWord, ...]:
    """The words of a file in jieba's form, one a line: word, frequency, part of speech; the last two may be left out.

    Raises UserFileError with all that is wrong.
    """
    shown = str(path)
    words: dict[str, UserWord] = {}
    problems: list[UserProblem] = []
    for number, line in enumerate(_text(path).splitlines(), start=1):
        if not line.strip():
            continue
        match = _LINE.fullmatch(line.strip())
        word = fold(match["word"]) if match else ""
        if not match or re.search(r"\s", word):
            problems.append(UserProblem(shown, number, 1, "line", line.strip()))
            continue
        tag = match["tag"] or ""
        if tag and tag not in known_tags():
            problems.append(UserProblem(shown, number, line.rindex(tag) + 1, "tag", tag))
            continue
        read = UserWord(word, int(match["frequency"]) if match["frequency"] else None, tag, number)
        earlier = words.setdefault(word, read)
        if (earlier.frequency, earlier.tag) != (read.frequency, read.tag):
            problems.append(UserProblem(shown, number, 1, "two_words", word))
    if problems:
        raise UserFileError(problems)
    return tuple(words.values())


def _text(path: Path) -> str:
    try:
        return decode(path.read_bytes())[0]
    except OSError as error:
        raise UserFileError([UserProblem(str(path), 1, 1, "unreadable", error.strerror or str(error))]) from None
    except NotTextError:
        raise UserFileError([UserProblem(str(path), 1, 1, "no_text", path.name)]) from None


def with_user(rules: Rules, authority: Authority | None = None, words: Iterable[UserWord] = ()) -> Rules:
    """`rules` with a user's organisations and words: those tagged nt are names of organisations, nr names of persons."""
    words = tuple(words)
    if authority is None and not words:
        return rules
    lists = dict(rules.words)
    lines = dict(rules.word_lines)
    named = dict.fromkeys(authority.names if authority else (), ORGANISATION)
    taught = {w.word: w.tag or "n" for w in words}
    lists["segment.words"] = {**lists.get("segment.words", {}), **named, **taught}
    for tag, name in _OTHER_LISTS.items():
        lists[name] = {**lists.get(name, {}), **{w.word: "" for w in words if w.tag == tag}}
    lists["persons.user"] = {w.word: "" for w in words if w.tag == PERSON}
    if authority is not None:
        lists[AUTHORITY], lists[AUTHORITY_IDS] = authority.names, authority.ids
        lines[AUTHORITY] = (authority.file, 1)
    return replace(rules, words=lists, word_lines=lines)


def frequencies(words: Iterable[UserWord]) -> dict[str, int]:
    """The frequencies that a dictionary states, by word."""
    return {word.word: word.frequency for word in words if word.frequency is not None}

"""The gold set: articles with tables that were labelled by hand, loaded and checked; and any tables as rows of text.

A gold folder holds `articles/*.txt` and `gold/*.csv`. The CSV files have a subset of the columns of `tables.py`, and four
columns of their own: `awarded_by` (of an honour; bodies joined by `;`), `name` (of an organisation mention), `optional`
(1: right with or without the row) and `a|b` in a cell, where either is right. A reference to another row is START-END.
`gold/negatives.csv` names places where a table may have no row; `split.csv` says which articles are kept for testing.
"""

import csv
import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.records import Article
from pipeline.rules import Problem
from pipeline.schema import DATES, DECIMAL, ENUMERATIONS, INTEGER, TABLES, TEXT, Column

OWN_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "honours": ("awarded_by",),
    "organisation_mentions": ("name",),
}
"""Columns that gold files have and the tables of a run do not; `optional` besides in every file."""
NEGATIVES = "negatives"
"""The gold table of places where nothing may be found."""
_NEGATIVE_COLUMNS = (
    Column("article_id", TEXT, "文章编号", "the article", "所在文章"),
    Column("start", INTEGER, "起", "where the place begins", "起"),
    Column("end", INTEGER, "止", "where it ends", "止"),
    Column("text", TEXT, "原文", "what stands there", "原文"),
    Column("table", TEXT, "表", "the table that may have no row here", "这里不得有行的表"),
    Column("reason", TEXT, "理由", "why there is none", "为什么没有"),
)
SPLIT = "split.csv"
"""The file of a gold folder that divides its articles into those to learn from and those to test with."""
DEV, TEST = "dev", "test"
LABELLINGS = ("first", "second")
"""The folders below `labels/` with what two readers labelled before their differences were settled."""
NEGATIVE_TABLES = ("amounts", "counts", "organisation_mentions", "honours", "posts")
REFERENCES: Mapping[str, str] = {"part_of": "", "repeat_of": "", "amount_id": "amounts"}
"""Columns that point to a row of the same article: in the table named, or in their own."""
_QUANTITY = ("article_id", "start", "end", "text", "value", "low", "high")
GOLD_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "articles": ("article_id", "published_on"),
    "amounts": (*_QUANTITY, "currency", "qualifier", "action", "actor", "purpose", "optional"),
    "counts": (*_QUANTITY, "unit", "kind", "qualifier", "action", "actor", "object", "optional"),
    "organisation_mentions": ("article_id", "start", "end", "text", "name", "optional"),
    "honours": (
        *("article_id", "honoree_kind", "honoree_name", "award_title", "awarded_by", "awarded_on", "group_size"),
        "optional",
    ),
    "posts": ("article_id", "person_name", "organisation_name", "title", "optional"),
    NEGATIVES: ("article_id", "start", "end", "text", "table", "reason"),
}
"""The tables and columns that are labelled, in the order of the files."""
_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")
_REQUIRED: Mapping[str, tuple[str, ...]] = {
    "articles": ("article_id",),
    "honours": ("article_id", "honoree_name", "award_title"),
    "posts": ("article_id", "person_name", "title"),
    "organisation_mentions": ("article_id", "start", "end", "text"),
    "amounts": ("article_id", "start", "end", "text"),
    "counts": ("article_id", "start", "end", "text"),
    NEGATIVES: ("article_id", "start", "end", "text", "table", "reason"),
}
_SPANS = (("start", "end", "text"), ("award_start", "award_end", ""))


class GoldError(ValueError):
    """The gold set cannot be used; `problems` says where and why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Hold `problems`; the message has one a line."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table as text: `cells` by column, empty where nothing is stated.

    `optional` rows are right with or without; `line` is the line of the gold file, 0 for a row that a run found.
    """

    article_id: str
    cells: Mapping[str, str]
    optional: bool = False
    line: int = 0


@dataclass(frozen=True, slots=True)
class Gold:
    """A loaded gold set: the articles with their publication dates, and the rows of each labelled table.

    `split` gives `dev` or `test` for each article, and is empty where the set is not divided.
    """

    folder: Path
    articles: tuple[Article, ...]
    tables: Mapping[str, tuple[Row, ...]]
    columns: Mapping[str, tuple[str, ...]]
    split: Mapping[str, str] = field(default_factory=dict)

    def part(self, name: str) -> "Gold":
        """The articles of one part of the split (`dev` or `test`) with their rows."""
        inside = {article_id for article_id, part in self.split.items() if part == name}
        return self.only(inside)

    def only(self, article_ids: Collection[str]) -> "Gold":
        """The set without the articles, and the rows of articles, that are not named."""
        articles = tuple(article for article in self.articles if article.id in article_ids)
        tables = {name: tuple(r for r in rows if r.article_id in article_ids) for name, rows in self.tables.items()}
        split = {article_id: part for article_id, part in self.split.items() if article_id in article_ids}
        return Gold(self.folder, articles, tables, self.columns, split)


class _Cell(NamedTuple):
    value: str
    line: int
    column: int


_FIELD = re.compile(r'"((?:[^"]|"")*)"|([^",\r\n]*)')


def _read_cells(text: str) -> list[list[_Cell]]:
    """The records of a CSV text (RFC 4180), each field with its line and column. Raises ValueError(line, column)."""
    records: list[list[_Cell]] = []
    record: list[_Cell] = []
    position = line_start = 0
    line = 1
    while position < len(text):
        match = _FIELD.match(text, position)
        column = position - line_start + 1
        if match is None:
            raise ValueError(line, column)
        quoted, plain = match.groups()
        record.append(_Cell(plain if quoted is None else quoted.replace('""', '"'), line, column))
        line += match[0].count("\n")
        if "\n" in match[0]:
            line_start = position + match[0].rindex("\n") + 1
        position = match.end()
        if text.startswith(",", position):
            position += 1
            if position == len(text):
                record.append(_Cell("", line, position - line_start + 1))
            continue
        end = next((sign for sign in ("\r\n", "\n", "\r") if text.startswith(sign, position)), "")
        if not end and position < len(text):
            raise ValueError(line, position - line_start + 1)
        position += len(end)
        line += 1
        line_start = position
        records.append(record)
        record = []
    if record:
        records.append(record)
    return records


def load_gold(folder: Path) -> Gold:
    """Read and check a gold folder. Raises GoldError with everything that does not fit, each with file, line and column.

    `folder` holds `articles/` and `gold/`; or it holds tables alone, and a folder above it their `articles/`.
    """
    for above in (folder, *folder.parents[:2]):
        if (above / "articles").is_dir() and not (folder / "gold").is_dir() and folder != above:
            return _Loader(above, folder).load()
    return _Loader(folder, folder / "gold").load()


def load_labels(folder: Path) -> tuple[Gold, Gold] | None:
    """The two labellings that a gold folder was made from; None where they are not kept. Raises GoldError."""
    first, second = (folder / "labels" / name for name in LABELLINGS)
    return (load_gold(first), load_gold(second)) if first.is_dir() and second.is_dir() else None


def read_split(folder: Path) -> dict[str, str]:
    """The split of a gold folder, `dev` or `test` by article; empty where it has none. Raises GoldError."""
    loader = _Loader(folder, folder / "gold")
    split = loader.read_split()
    if loader.problems:
        raise GoldError(loader.problems)
    return split


def columns_of(table: str) -> tuple[Column, ...]:
    """The columns that a gold table may have, but `optional` and its own ones; KeyError where there is no such table."""
    return _NEGATIVE_COLUMNS if table == NEGATIVES else TABLES[table]


class _Loader:
    """Reads one gold folder; collects problems so that all are reported together."""

    def __init__(self, folder: Path, tables_folder: Path) -> None:
        self.folder = folder
        self.tables_folder = tables_folder
        self.problems: list[Problem] = []
        self.texts: dict[str, str] = {}
        self.columns: dict[str, tuple[str, ...]] = {}
        self.tables: dict[str, list[tuple[Row, dict[str, _Cell]]]] = {}

    def load(self) -> Gold:
        for path in (self.folder / "articles", self.tables_folder):
            if not path.is_dir():
                message = f"there is no folder «{path.name}» here"
                self._problem(str(self.folder), None, message, "name a folder that holds it")
        if self.problems:
            raise GoldError(self.problems)
        for path in sorted((self.folder / "articles").glob("*.txt")):
            self._read_article(path)
        if not self.texts and not self.problems:
            self._problem("articles", None, "there are no articles (*.txt) here", "put the labelled texts here")
        for path in sorted(self.tables_folder.glob("*.csv")):
            self._read_table(path)
        for table in self.tables:
            self._check_table(table)
        self._check_negatives()
        split = self._checked_split()
        if self.problems:
            raise GoldError(self.problems)
        rows = {table: tuple(row for row, _ in found) for table, found in self.tables.items()}
        return Gold(self.folder, self._articles(rows.get("articles", ())), rows, self.columns, split)

    def _problem(self, file: str, cell: _Cell | None, message: str, advice: str = "") -> None:
        line, column = (cell.line, cell.column) if cell else (1, 1)
        self.problems.append(Problem(file, line, column, message, advice))

    def _shown(self, table: str) -> str:
        """The file of a table as messages name it: below the folder of the gold set."""
        return f"{self.tables_folder.relative_to(self.folder).as_posix()}/{table}.csv"

    def _articles(self, rows: Sequence[Row]) -> tuple[Article, ...]:
        known = {row.article_id: row.cells for row in rows}
        articles = []
        for article_id, text in self.texts.items():
            cells = known.get(article_id, {})
            published = cells.get("published_on") or None
            basis = "metadata" if published else ""
            source = f"{article_id}.txt"
            title, url = cells.get("title") or None, cells.get("url") or None
            articles.append(Article(article_id, text, title, published, source, url, published_on_basis=basis))
        return tuple(articles)

    def _read_article(self, path: Path) -> None:
        try:
            self.texts[path.stem] = path.read_bytes().decode("utf-8-sig")
        except (OSError, UnicodeError) as error:
            self._problem(f"articles/{path.name}", None, f"cannot be read: {error}", "save the file as UTF-8")

    def _read_table(self, path: Path) -> None:
        file, table = self._shown(path.stem), path.stem
        if table not in TABLES and table != NEGATIVES:
            self._problem(file, None, f"there is no table «{table}»", f"there are {', '.join((*TABLES, NEGATIVES))}")
            return
        known = [column.name for column in columns_of(table)] + [*OWN_COLUMNS.get(table, ()), "optional"]
        read = self._records(path, file, known, _REQUIRED.get(table, ("article_id",)))
        if read is None:
            return
        names, records = read
        self.columns[table] = names
        self.tables[table] = []
        for cells in records:
            record = list(cells.values())
            values = {name: cell.value for name, cell in cells.items()}
            optional = values.pop("optional", "") == "1"
            row = Row(values.pop("article_id"), values, optional, record[0].line)
            self.tables[table].append((row, cells))

    def _records(
        self, path: Path, file: str, known: Sequence[str], required: Sequence[str]
    ) -> tuple[tuple[str, ...], list[dict[str, _Cell]]] | None:
        """The column names of a CSV file and its records by column; None where its first line does not fit."""
        try:
            records = _read_cells(path.read_bytes().decode("utf-8-sig"))
        except (OSError, UnicodeError) as error:
            self._problem(file, None, f"cannot be read: {error}", "save the file as UTF-8")
            return None
        except ValueError as error:
            cell = _Cell("", *error.args)
            advice = 'write "" for a quote in quotes'
            self._problem(file, cell, "a quote is not closed or stands inside a field", advice)
            return None
        header = records[0] if records else []
        if not self._header_fits(file, header, known, required):
            return None
        names = tuple(cell.value for cell in header)
        fitting = []
        for record in records[1:]:
            if len(record) == 1 and not record[0].value:
                continue
            if len(record) != len(names):
                advice = f"write {len(names)} fields, as in the first line"
                self._problem(file, record[0], f"this row has {len(record)} fields", advice)
                continue
            fitting.append(dict(zip(names, record, strict=True)))
        return names, fitting

    def read_split(self) -> dict[str, str]:
        """The split of the folder; what does not fit is added to the problems."""
        path = self.folder / SPLIT
        if not path.is_file():
            return {}
        columns = ("article_id", "split")
        _, records = self._records(path, SPLIT, columns, columns) or ((), [])
        split: dict[str, str] = {}
        for record in records:
            article, part = record["article_id"], record["split"]
            if part.value not in (DEV, TEST):
                self._problem(SPLIT, part, f"the split is «{part.value}»", f"write {DEV} or {TEST}")
            if article.value in split:
                self._problem(SPLIT, article, f"«{article.value}» is given again", "remove one of the two")
            if self.texts and article.value not in self.texts:
                advice = f"put {article.value}.txt into articles/ or mend the id"
                self._problem(SPLIT, article, f"there is no article «{article.value}»", advice)
            split[article.value] = part.value
        return split

    def _checked_split(self) -> dict[str, str]:
        split = self.read_split()
        for article_id in sorted(self.texts.keys() - split.keys()) if split else ():
            self._problem(SPLIT, None, f"the article «{article_id}» is in no part", f"add it as {DEV} or {TEST}")
        return split

    def _check_negatives(self) -> None:
        """No place may be said to hold nothing where a row of gold is."""
        rows: dict[tuple[str, str], list[Row]] = {}
        for table in NEGATIVE_TABLES:
            for row, _ in self.tables.get(table, ()):
                if not row.optional:
                    rows.setdefault((table, row.article_id), []).append(row)
        for negative, cells in self.tables.get(NEGATIVES, ()):
            table, place = negative.cells["table"], _span(negative)
            for row in rows.get((table, negative.article_id), ()):
                span = _span(row)
                if place and span and place[0] < span[1] and span[0] < place[1]:
                    message = f"a row of {table} stands here (line {row.line}), though there may be none"
                    self._problem(self._shown(NEGATIVES), cells["start"], message, "remove one of the two")

    def _header_fits(self, file: str, header: list[_Cell], known: Sequence[str], required: Sequence[str]) -> bool:
        before = len(self.problems)
        names = [cell.value for cell in header]
        for i, cell in enumerate(header):
            if cell.value not in known:
                self._problem(file, cell, f"there is no column «{cell.value}»", f"there are {', '.join(known)}")
            elif cell.value in names[:i]:
                self._problem(file, cell, f"the column «{cell.value}» is given twice", "keep one of the two")
        for name in required:
            if name not in names:
                self._problem(file, header[0] if header else None, f"the column «{name}» is missing", "add it")
        return len(self.problems) == before

    def _check_table(self, table: str) -> None:
        file = self._shown(table)
        seen: dict[tuple[str, ...], int] = {}
        for row, cells in self.tables[table]:
            if row.article_id not in self.texts:
                advice = f"put {row.article_id}.txt into articles/ or mend the id"
                self._problem(file, cells["article_id"], f"there is no article «{row.article_id}»", advice)
                continue
            if "optional" in cells and cells["optional"].value not in ("", "1"):
                self._problem(file, cells["optional"], f"optional is «{cells['optional'].value}»", "write 1 or nothing")
            for column in columns_of(table):
                if column.name in row.cells:
                    self._check_cell(file, table, column.name, column.type, cells[column.name])
            for start, end, text in _SPANS:
                if start in cells and end in cells:
                    self._check_span(file, row, cells, start, end, text)
            for name in REFERENCES:
                if row.cells.get(name):
                    self._check_reference(file, table, row, cells[name], name)
            key = self._key(table, row)
            if key in seen:
                advice = "remove one of the two"
                self._problem(file, cells["article_id"], f"the row of line {seen[key]} is given again", advice)
            seen[key] = row.line

    def _key(self, table: str, row: Row) -> tuple[str, ...]:
        """What no two rows of a table share: the span, or (where a fact has no place) every cell."""
        if {"start", "end"} <= row.cells.keys() and table not in ("honours", "posts", NEGATIVES):
            return row.article_id, row.cells["start"], row.cells["end"]
        return row.article_id, *row.cells.values()

    def _check_cell(self, file: str, table: str, name: str, type_: str, cell: _Cell) -> None:
        allowed = NEGATIVE_TABLES if (table, name) == (NEGATIVES, "table") else ENUMERATIONS.get((table, name))
        for value in filter(None, cell.value.split("|")):
            if allowed and value not in allowed:
                self._problem(file, cell, f"{name} is «{value}»", f"allowed: {', '.join(allowed)}")
            elif type_ == INTEGER and not value.isdecimal():
                self._problem(file, cell, f"{name} is «{value}»", "write a whole number")
            elif type_ == DECIMAL and number(value) is None:
                self._problem(file, cell, f"{name} is «{value}»", "write a number in plain digits")
            elif name in DATES and not _DATE.fullmatch(value):
                self._problem(file, cell, f"{name} is «{value}»", "write 2021, 2021-04 or 2021-04-22")
            elif name == "currency" and not re.fullmatch("[A-Z]{3}", value):
                self._problem(file, cell, f"currency is «{value}»", "write the code of ISO 4217, as CNY")

    def _check_span(
        self, file: str, row: Row, cells: Mapping[str, _Cell], start_name: str, end_name: str, text_name: str
    ) -> None:
        start, end = row.cells[start_name], row.cells[end_name]
        if not (start.isdecimal() and end.isdecimal()):
            if text_name and not (start and end):
                self._problem(file, cells[start_name], "the row has no offsets", "write start and end")
            return
        text = self.texts[row.article_id]
        if not 0 <= int(start) < int(end) <= len(text):
            message = f"{start}-{end} is no span of {row.article_id}, which has {len(text)} characters"
            self._problem(file, cells[start_name], message, "count code points from 0, the end is the place after")
            return
        if text_name not in cells:
            return
        there, written = text[int(start) : int(end)], row.cells[text_name]
        if there != written:
            places = [str(m.start()) for m in re.finditer(re.escape(written), text)] if written else []
            advice = f"it begins at {', '.join(places[:5])}" if places else "copy it from the article"
            self._problem(file, cells[text_name], f"the text at {start}-{end} is «{there}», not «{written}»", advice)

    def _check_reference(self, file: str, table: str, row: Row, cell: _Cell, name: str) -> None:
        target = REFERENCES[name] or table
        spans = {
            f"{other.cells.get('start')}-{other.cells.get('end')}"
            for name_ in {target, *({"amounts", "counts"} if name == "part_of" else ())}
            for other, _ in self.tables.get(name_, ())
            if other.article_id == row.article_id
        }
        for value in cell.value.split("|"):
            if value not in spans:
                advice = f"write START-END of a row of {target} in the same article"
                self._problem(file, cell, f"{name} is «{value}», where no row is", advice)


def _span(row: Row) -> tuple[int, int] | None:
    start, end = row.cells.get("start", ""), row.cells.get("end", "")
    return (int(start), int(end)) if start.isdecimal() and end.isdecimal() else None


def number(text: str) -> Decimal | None:
    """The number that a cell holds in plain digits, None where it holds none."""
    if not re.fullmatch(r"-?\d+(\.\d+)?", text):
        return None
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def cell_text(value: object) -> str:
    """A value of a table as gold writes it: empty for None, numbers in plain digits without idle zeros."""
    if value is None:
        return ""
    if isinstance(value, Decimal):
        plain = f"{value:f}"
        return plain.rstrip("0").rstrip(".") if "." in plain else plain
    return str(value)


def rows_of(tables: Mapping[str, pa.Table]) -> dict[str, tuple[Row, ...]]:
    """The rows of a run's tables as gold writes them: names in place of identifiers, references as START-END.

    An honour has its bodies (`awarded_by`) and what `awards` says of its award; an organisation mention has the columns
    of its organisation.
    """
    written = {name: [_texts(row) for row in table.to_pylist()] for name, table in tables.items()}
    organisations = {row["organisation_id"]: row for row in written.get("organisations", ())}
    awards = {row["award_id"]: row for row in written.get("awards", ())}
    bodies: dict[str, list[str]] = {}
    for row in sorted(written.get("honour_awarders", ()), key=lambda row: (row["honour_id"], int(row["position"]))):
        name = organisations.get(row["organisation_id"], {}).get("name", row["organisation_id"])
        bodies.setdefault(row["honour_id"], []).append(name)
    places = {
        row[key]: f"{row['start']}-{row['end']}"
        for table, key in (("amounts", "amount_id"), ("counts", "count_id"))
        for row in written.get(table, ())
    }
    for row in written.get("honours", ()):
        row["awarded_by"] = ";".join(bodies.get(row["honour_id"], ()))
        row.update(awards.get(row["award_id"], {}))
    for row in written.get("organisation_mentions", ()):
        row.update(organisations.get(row["organisation_id"], {}))
    for table in ("amounts", "counts"):
        for row in written.get(table, ()):
            for name in REFERENCES:
                if name in row and not (table == "amounts" and name == "amount_id"):
                    row[name] = places.get(row[name], row[name])
    return {
        name: tuple(Row(row.get("article_id", ""), {k: v for k, v in row.items() if k != "article_id"}) for row in rows)
        for name, rows in written.items()
    }


def write_rows(folder: Path, article: Article, found: Mapping[str, Sequence[Row]]) -> int:
    """Add an article and its rows to the gold set in `folder`, which is made where there is none; returns their number.

    Raises GoldError where the set has the article already, or its tables have other columns.
    """
    articles, gold = folder / "articles", folder / "gold"
    target = articles / f"{article.id}.txt"
    if target.exists():
        advice = "move it away, or use another folder"
        raise GoldError([Problem(str(target), 1, 1, "this article is in the gold set already", advice)])
    tables = {name: [row for row in found.get(name, ()) if row.article_id == article.id] for name in GOLD_COLUMNS}
    tables["articles"] = [Row(article.id, {"published_on": article.published_on or ""})]
    files = {name: gold / f"{name}.csv" for name, rows in tables.items() if rows or name != NEGATIVES}
    for name, file in files.items():
        _check_columns(file, GOLD_COLUMNS[name])
    target.parent.mkdir(parents=True, exist_ok=True)
    gold.mkdir(exist_ok=True)
    for name, file in files.items():
        _append(file, GOLD_COLUMNS[name], tables[name])
    target.write_bytes(article.text.encode("utf-8"))
    return sum(len(rows) for name, rows in tables.items() if name != "articles")


def _check_columns(file: Path, columns: Sequence[str]) -> None:
    if not file.exists():
        return
    with file.open(encoding="utf-8-sig") as lines:
        head = lines.readline().strip()
    if head != ",".join(columns):
        advice = f"to be added to it needs {','.join(columns)}"
        raise GoldError([Problem(str(file), 1, 1, f"the columns are {head}", advice)])


def _append(file: Path, columns: Sequence[str], rows: Sequence[Row]) -> None:
    is_new = not file.exists()
    with file.open("a", encoding="utf-8", newline="") as lines:
        writer = csv.writer(lines, lineterminator="\n")
        if is_new:
            writer.writerow(columns)
        for row in rows:
            cells = {**row.cells, "article_id": row.article_id, "optional": "1" if row.optional else ""}
            writer.writerow([cells.get(column, "") for column in columns])


def _texts(row: Mapping[str, object]) -> dict[str, str]:
    return {name: cell_text(value) for name, value in row.items()}


def read_tables(folder: Path) -> dict[str, pa.Table]:
    """The tables that a run wrote into `folder`, from Parquet or CSV. Raises GoldError where there are none."""
    found: dict[str, Any] = {}
    for name in TABLES:
        parquet, written = folder / f"{name}.parquet", folder / f"{name}.csv"
        if parquet.is_file():
            found[name] = pq.read_table(parquet)
        elif written.is_file():
            with written.open(encoding="utf-8-sig", newline="") as file:
                rows = list(csv.DictReader(file))
            found[name] = pa.table(
                {
                    column.name: pa.array(
                        [row.get(column.name, row.get(column.title)) or None for row in rows], pa.string()
                    )
                    for column in TABLES[name]
                }
            )
    if not found:
        message = "there are no tables (*.csv, *.parquet) here"
        raise GoldError([Problem(str(folder), 1, 1, message, "name a folder that `honorroll run` wrote")])
    return found

"""Labelled articles in the formats of annotation tools: Label Studio, doccano, langextract, and spaCy's DocBin.

Label Studio and doccano run in a browser, where a character beyond the BMP counts two (UTF-16 units) and a line end as
it is written; langextract and spaCy count code points, as this project does. Label Studio holds every column of a row
beside its region; doccano holds places and kinds only. A row that gold gives no place to (an honour, a post) is put at
its honoree's or holder's name.
"""

import json
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pipeline.gold import GOLD_COLUMNS, NEGATIVES, Gold, GoldError, Row, read_tables, rows_of, write_rows
from pipeline.records import Article
from pipeline.rules import Problem

LABELS: Mapping[str, str] = {
    "amounts": "AMOUNT",
    "counts": "COUNT",
    "organisation_mentions": "ORGANISATION",
    "honours": "HONOUR",
    "posts": "POST",
    NEGATIVES: "NEGATIVE",
}
"""The label of each table in an annotation tool."""
_TABLE_OF = {label: table for table, label in LABELS.items()} | {
    "ORGANIZATION": "organisation_mentions",
    "ORG": "organisation_mentions",
    "HONOR": "honours",
    "MONEY": "amounts",
    **{table.upper(): table for table in LABELS},
}
_UNPLACED: Mapping[str, tuple[str, ...]] = {
    "honours": ("honoree_name", "award_title"),
    "posts": ("person_name", "title"),
}
"""The cells by whose words a row without offsets is placed, the first that stands in the text."""
_PLACE = ("start", "end", "text")
_TEXT, _LABEL = "text", "label"


@dataclass(frozen=True, slots=True)
class Labelled:
    """An article with the rows that somebody or some system gave it, by table."""

    article: Article
    rows: Mapping[str, tuple[Row, ...]]


def of_gold(gold: Gold, tables: Mapping[str, Sequence[Row]] | None = None) -> list[Labelled]:
    """Each article of a gold set with its rows, or with those of `tables` in their place."""
    grouped: dict[str, dict[str, list[Row]]] = {}
    for table, rows in (gold.tables if tables is None else tables).items():
        for row in rows if table in LABELS else ():
            grouped.setdefault(row.article_id, {}).setdefault(table, []).append(row)
    return [
        Labelled(article, {table: tuple(rows) for table, rows in grouped.get(article.id, {}).items()})
        for article in gold.articles
    ]


def place(text: str, table: str, row: Row) -> tuple[int, int]:
    """Where a row stands: its span, else the first place of its name (blanks inside ignored), else the first character."""
    start, end = row.cells.get("start", ""), row.cells.get("end", "")
    if start and end:
        return int(start), int(end)
    for column in _UNPLACED.get(table, ()):
        for name in filter(None, row.cells.get(column, "").split("|")):
            letters = (re.escape(letter) for letter in name if not letter.isspace())
            match = re.search(r"\s*".join(letters), text)
            if match:
                return match.span()
    return 0, min(1, len(text))


class _Units:
    """Offsets of a text in code points and in UTF-16 units."""

    def __init__(self, text: str) -> None:
        self.of_point = [0]
        for letter in text:
            self.of_point.append(self.of_point[-1] + 1 + (letter > "\uffff"))
        self.point_of = {unit: point for point, unit in enumerate(self.of_point)}

    def units(self, span: tuple[int, int]) -> tuple[int, int]:
        return self.of_point[span[0]], self.of_point[span[1]]

    def points(self, start: int, end: int) -> tuple[int, int] | None:
        """The span in code points; None where it leaves the text or halves a character."""
        one, other = self.point_of.get(start), self.point_of.get(end)
        return (one, other) if one is not None and other is not None and one < other else None


def _cells(row: Row) -> dict[str, str]:
    """What a row says besides its place."""
    said = {name: value for name, value in row.cells.items() if value and name not in _PLACE}
    return said | ({"optional": "1"} if row.optional else {})


def label_studio(labelled: Iterable[Labelled], *, predicted: bool = False) -> str:
    """Tasks for Label Studio as JSON: a region for each row, its columns as text areas of the region.

    predicted: as predictions, which a labeller accepts or corrects, in place of annotations.
    """
    return json.dumps([_task(one, predicted) for one in labelled], ensure_ascii=False, indent=1) + "\n"


def _task(labelled: Labelled, predicted: bool) -> dict[str, Any]:
    article = labelled.article
    units = _Units(article.text)
    result: list[dict[str, Any]] = []
    for table, rows in labelled.rows.items():
        for number, row in enumerate(rows, start=1):
            span = place(article.text, table, row)
            start, end = units.units(span)
            common = {"id": f"{table}-{number}", "to_name": _TEXT}
            region = {"start": start, "end": end, "text": article.text[slice(*span)], "labels": [LABELS[table]]}
            result.append({**common, "from_name": _LABEL, "type": "labels", "value": region})
            for name, value in _cells(row).items():
                area = {"start": start, "end": end, "text": [value]}
                result.append({**common, "from_name": name, "type": "textarea", "value": area})
    kind = "predictions" if predicted else "annotations"
    data = {"article_id": article.id, "published_on": article.published_on or "", _TEXT: article.text}
    return {"data": data, kind: [{"result": result}]}


def label_studio_config() -> str:
    """The labelling interface that shows what `label_studio` exports: labels, and a text area for each column."""
    columns = dict.fromkeys(
        name
        for table, names in GOLD_COLUMNS.items()
        if table in LABELS
        for name in names
        if name not in ("article_id", *_PLACE)
    )
    lines = ["<View>", f'  <Labels name="{_LABEL}" toName="{_TEXT}">']
    lines += [f'    <Label value="{label}"/>' for label in LABELS.values()]
    lines += ["  </Labels>", "  <Style>.htx-text {white-space: pre-wrap;}</Style>"]
    lines += [f'  <Text name="{_TEXT}" value="$text" granularity="symbol"/>']
    area = (
        '  <TextArea name="{0}" toName="text" perRegion="true" editable="true" maxSubmissions="1" placeholder="{0}"/>'
    )
    lines += [area.format(name) for name in columns]
    return "\n".join([*lines, "</View>"]) + "\n"


def doccano(labelled: Iterable[Labelled]) -> str:
    """Lines for doccano (JSONL, sequence labelling): places and labels; the columns of the rows are not carried."""
    lines = []
    for one in labelled:
        article, units = one.article, _Units(one.article.text)
        spans = [
            [*units.units(place(article.text, table, row)), LABELS[table]]
            for table, rows in one.rows.items()
            for row in rows
        ]
        record = {"text": article.text, "label": spans, "article_id": article.id}
        lines.append(json.dumps({**record, "published_on": article.published_on or ""}, ensure_ascii=False))
    return "".join(line + "\n" for line in lines)


def not_carried(labelled: Iterable[Labelled]) -> dict[str, int]:
    """How many filled cells of each `table.column` a format of places and labels (doccano) leaves behind."""
    lost: dict[str, int] = {}
    for one in labelled:
        for table, rows in one.rows.items():
            for row in rows:
                for name in _cells(row):
                    lost[f"{table}.{name}"] = lost.get(f"{table}.{name}", 0) + 1
    return lost


def read_labelled(path: Path, form: str = "") -> list[Labelled]:
    """What a file of an annotation tool or of another system says of its articles.

    form: "label-studio", "doccano", "langextract", "tables" (a folder that a run wrote), or empty to tell it from the
    file. Raises GoldError with file and line where the file cannot be read or is of no such form.
    """
    if form == "tables" or (not form and path.is_dir()):
        return _of_tables(path)
    try:
        text = path.read_bytes().decode("utf-8-sig")
    except (OSError, UnicodeError) as error:
        raise _refusal(path, 1, f"cannot be read: {error}", "name a file in UTF-8") from error
    if form == "label-studio" or (not form and text.lstrip().startswith("[")):
        records = [(1, record) for record in _json(path, 1, text, list)]
        return [_of_task(path, line, record) for line, record in records]
    parsed = [(n, _json(path, n, line, dict)) for n, line in enumerate(text.split("\n"), start=1) if line.strip()]
    return [_of_record(path, line, record, form) for line, record in parsed]


def write_gold(folder: Path, labelled: Iterable[Labelled]) -> None:
    """Write a new gold set. Raises GoldError where the folder holds one of the articles already."""
    for one in labelled:
        write_rows(folder, one.article, one.rows)


def _refusal(path: Path, line: int, message: str, advice: str) -> GoldError:
    return GoldError([Problem(str(path), line, 1, message, advice)])


def _json(path: Path, line: int, text: str, kind: type) -> Any:
    try:
        value = json.loads(text)
    except (ValueError, RecursionError) as error:
        raise _refusal(path, line, f"this is no JSON: {error}", "export it again") from error
    if not isinstance(value, kind):
        raise _refusal(path, line, f"this is a JSON {type(value).__name__}, not a {kind.__name__}", "export it again")
    return value


def _of_tables(folder: Path) -> list[Labelled]:
    rows = rows_of(read_tables(folder))
    articles = [
        Article(row.article_id, row.cells.get("text", ""), published_on=row.cells.get("published_on") or None)
        for row in rows.get("articles", ())
    ]
    return of_gold(Gold(folder, tuple(articles), rows, {}))


_Finder = Callable[[Path, int, Mapping[str, Any], str], Iterator[tuple[str, tuple[int, int] | None, dict[str, str]]]]


def _of_task(path: Path, line: int, task: Any) -> Labelled:
    if not isinstance(task, dict) or not isinstance(task.get("data"), dict):
        raise _refusal(path, line, "a task has no «data»", "export from Label Studio as JSON")
    data = task["data"]
    made: dict[str, Any] = next((made for kind in ("annotations", "predictions") for made in task.get(kind) or ()), {})
    return _labelled(path, line, data, {"result": made.get("result") or []}, _regions)


def _of_record(path: Path, line: int, record: Mapping[str, Any], form: str) -> Labelled:
    is_langextract = form == "langextract" or (not form and "extractions" in record)
    if form == "doccano" or not is_langextract:
        if not any(key in record for key in ("label", "labels", "entities")):
            raise _refusal(path, line, "there is no «label», «entities» or «extractions» here", "export it again")
        return _labelled(path, line, record, record, _spans)
    return _labelled(path, line, record, record, _extractions)


def _labelled(path: Path, line: int, data: Mapping[str, Any], labels: Mapping[str, Any], find: _Finder) -> Labelled:
    text = data.get("text")
    if not isinstance(text, str):
        raise _refusal(path, line, "there is no «text» here", "export it with the text")
    meta = data.get("meta") if isinstance(data.get("meta"), dict) else {}
    names = (source.get(key) for key in ("article_id", "document_id", "id") for source in (data, meta or {}))
    article_id = next((str(name) for name in names if name is not None), str(line))
    published = data.get("published_on") or (meta or {}).get("published_on") or None
    rows: dict[str, list[Row]] = {}
    for label, span, cells in find(path, line, labels, text):
        table = _TABLE_OF.get(label.upper())
        if table is None:
            raise _refusal(path, line, f"the label «{label}» is no table", f"there are {', '.join(LABELS.values())}")
        rows.setdefault(table, []).append(_row(article_id, text, table, span, cells))
    article = Article(article_id, text, published_on=published)
    return Labelled(article, {table: tuple(found) for table, found in rows.items()})


def _row(article_id: str, text: str, table: str, span: tuple[int, int] | None, cells: Mapping[str, str]) -> Row:
    said = {name: value for name, value in cells.items() if name != "optional"}
    placed = {} if span is None else {"start": str(span[0]), "end": str(span[1]), "text": text[slice(*span)]}
    names = _UNPLACED.get(table, ())
    if names and said.get("honoree_kind") != "group":
        said = {names[0]: placed.get("text", ""), **said}
    return Row(article_id, {**placed, **said}, cells.get("optional") == "1")


def _regions(
    path: Path, line: int, labels: Mapping[str, Any], text: str
) -> Iterator[tuple[str, tuple[int, int] | None, dict[str, str]]]:
    """The regions of a Label Studio result with their per-region text areas and choices."""
    units = _Units(text)
    regions: dict[str, tuple[str, tuple[int, int]]] = {}
    cells: dict[str, dict[str, str]] = {}
    for item in labels["result"]:
        value, kind, id_ = item.get("value") or {}, item.get("type"), str(item.get("id"))
        if kind == "labels":
            start, end = value.get("start"), value.get("end")
            span = units.points(start, end) if isinstance(start, int) and isinstance(end, int) else None
            if span is None or not value.get("labels"):
                raise _refusal(
                    path, line, f"the region «{id_}» ({start}-{end}) is no span of its text", "label it again"
                )
            regions[id_] = (str(value["labels"][0]), span)
        elif kind in ("textarea", "choices"):
            written = value.get("text" if kind == "textarea" else "choices") or []
            written = [written] if isinstance(written, str) else written
            cells.setdefault(id_, {})[str(item.get("from_name"))] = ";".join(map(str, written))
    for id_, (label, span) in regions.items():
        yield label, span, cells.get(id_, {})


def _spans(
    path: Path, line: int, labels: Mapping[str, Any], text: str
) -> Iterator[tuple[str, tuple[int, int] | None, dict[str, str]]]:
    """The spans of a doccano line: `label` triples, or `entities` with start_offset and end_offset."""
    units = _Units(text)
    for item in labels.get("label") or labels.get("labels") or labels.get("entities") or ():
        if isinstance(item, dict):
            start, end, label = item.get("start_offset"), item.get("end_offset"), item.get("label")
        else:
            start, end, label = item if isinstance(item, list) and len(item) == 3 else (None, None, None)
        span = units.points(start, end) if isinstance(start, int) and isinstance(end, int) else None
        if span is None:
            raise _refusal(path, line, f"the label {item!r} is no span of the text", "write [START, END, LABEL]")
        yield str(label), span, {}


def _extractions(
    path: Path, line: int, labels: Mapping[str, Any], text: str
) -> Iterator[tuple[str, tuple[int, int] | None, dict[str, str]]]:
    """The extractions of a langextract line; one without an interval stands where its text first does, or nowhere."""
    for item in labels.get("extractions") or ():
        if not isinstance(item, dict):
            raise _refusal(path, line, f"the extraction {item!r} is no object", "export it again")
        interval = item.get("char_interval") or {}
        start, end = interval.get("start_pos"), interval.get("end_pos")
        written = str(item.get("extraction_text") or "")
        if not (isinstance(start, int) and isinstance(end, int) and 0 <= start < end <= len(text)):
            start = text.find(written) if written else -1
            end = start + len(written)
        attributes = item.get("attributes") or {}
        cells = {str(name): _cell(value) for name, value in attributes.items()}
        label = str(item.get("extraction_class"))
        named = _UNPLACED.get(_TABLE_OF.get(label.upper(), ""))
        yield label, (start, end) if start >= 0 else None, ({named[0]: written} if named else {}) | cells


def _cell(value: Any) -> str:
    if isinstance(value, list):
        return ";".join(map(_cell, value))
    return "" if value is None else str(value)


def rows_for(gold: Gold, labelled: Iterable[Labelled], source: str) -> dict[str, tuple[Row, ...]]:
    """The rows of another system for the articles of a gold set, known by their id or else by their text.

    Rows of places that have none are left out, since nothing can be paired with them. Raises GoldError where an article
    has another text than gold, or none of them is gold's.
    """
    by_id = {article.id: article for article in gold.articles}
    by_text = {article.text: article for article in gold.articles}
    rows: dict[str, list[Row]] = {}
    known = 0
    for one in labelled:
        article = by_id.get(one.article.id) or by_text.get(one.article.text)
        if article is None:
            continue
        if article.text != one.article.text:
            message = f"«{article.id}» is not the text that gold labels"
            raise GoldError([Problem(source, 1, 1, message, "label the text of gold")])
        known += 1
        for table, found in one.rows.items():
            needs_place = table not in _UNPLACED
            rows.setdefault(table, []).extend(
                Row(article.id, row.cells, row.optional) for row in found if row.cells.get("start") or not needs_place
            )
    if not known:
        raise GoldError([Problem(source, 1, 1, "no article of it is in gold", "give the articles the ids of gold")])
    return {table: tuple(found) for table, found in rows.items()}

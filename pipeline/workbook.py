"""All tables as one workbook for Excel, WPS and LibreOffice: readable first, and nothing in it runs."""

import math
from collections.abc import Iterator, Mapping
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import xlsxwriter
from xlsxwriter.exceptions import FileCreateError
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.datapackage import TITLES
from pipeline.schema import DATES, INTEGER, TABLES, TEXT, Column
from pipeline.style import BATCH, Style, heads

ROWS_A_SHEET = 1_048_575
CHARACTERS_A_CELL = 32_767
_LONG = 24
_LINE = 15
_IDENTIFIER = 20
_MOST_LINES = 12
_WIDEST = 60
_WIDTHS: Mapping[str, int] = {"text": 60, "sentence_text": 60, "message": 50, "reason": 30, "honoree_name": 20}
# A workbook has to say when it was made; the same tables give the same bytes, so it is always the same moment.
_MADE = datetime(2000, 1, 1)
_FIRST = ("honours_flat", "honours", "posts", "amounts", "counts")
_EXACT = Decimal(10) ** 15
_CUT = "……(余下部分见 CSV 或数据库)"
_NOTES = (
    ("说明", ""),
    ("空单元格", "文中没有说明,或不能确定"),
    ("起、止", "在 articles 表正文中的位置,从 0 起按 Unicode 码位计,不含止处"),
    ("规则", "找到这一行的规则,用 honorroll rules list 查看"),
    ("日期", "知道到日的写成日期,只知道年或月的写成文字"),
    ("数值", "超过 15 位有效数字的写成文字,以免失真"),
    ("长文字", "一个单元格最多 32767 字,余下部分见 CSV 或数据库"),
)


def write_xlsx(tables: Mapping[str, pa.Table], file: Path, style: Style) -> None:
    """Write a workbook: `honours_flat` first, then the other tables and a sheet that explains the columns.

    Columns have their Chinese titles unless `style.headers` is en. Raises OSError where it cannot be
    written.
    """
    options = {
        "constant_memory": True,
        "strings_to_formulas": False,
        "strings_to_numbers": False,
        "strings_to_urls": False,
        "in_memory": False,
    }
    try:
        with xlsxwriter.Workbook(str(file), options) as book:
            book.set_properties({"title": "光荣榜 honorroll", "created": _MADE})
            forms = _Forms(book)
            order = [*(name for name in _FIRST if name in tables), *(name for name in tables if name not in _FIRST)]
            for name in order:
                _write_table(book, forms, name, tables[name], style)
            _write_notes(book, forms, order)
    except FileCreateError as error:
        raise OSError(f"{file}: {error}") from error


class _Forms:
    """The formats of the cells."""

    def __init__(self, book: xlsxwriter.Workbook) -> None:
        self.head: Format = book.add_format({"bold": True, "bg_color": "#F5E6E3", "valign": "top", "border": 1})
        self.wrapped: Format = book.add_format({"text_wrap": True, "valign": "top"})
        self.plain: Format = book.add_format({"valign": "top", "num_format": "@"})
        self.date: Format = book.add_format({"valign": "top", "num_format": "yyyy-mm-dd"})
        self.number: Format = book.add_format({"valign": "top", "num_format": "#,##0.######"})
        self.whole: Format = book.add_format({"valign": "top", "num_format": "#,##0"})
        self.integer: Format = book.add_format({"valign": "top", "num_format": "0"})


def _write_table(book: xlsxwriter.Workbook, forms: _Forms, name: str, table: pa.Table, style: Style) -> None:
    """A sheet; a table of more rows than a sheet holds goes on in further ones."""
    names = heads(name, style.headers or "zh")
    sheet = _sheet(book, forms, name, 1, names, min(table.num_rows, ROWS_A_SHEET))
    row, part = 0, 1
    for cells in _rows(table):
        if row == ROWS_A_SHEET:
            part += 1
            row = 0
            sheet = _sheet(
                book, forms, name, part, names, min(table.num_rows - (part - 1) * ROWS_A_SHEET, ROWS_A_SHEET)
            )
        row += 1
        sheet.set_row(row, _LINE * max(map(_lines, TABLES[name], cells)))
        for i, (column, value) in enumerate(zip(TABLES[name], cells, strict=True)):
            if value is not None:
                _write_cell(sheet, forms, row, i, column, value)


def _sheet(book: xlsxwriter.Workbook, forms: _Forms, name: str, part: int, names: list[str], rows: int) -> Worksheet:
    sheet: Worksheet = book.add_worksheet(name if part == 1 else f"{name[:26]} ({part})")
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.autofilter(0, 0, rows, len(names) - 1)
    for i, column in enumerate(TABLES[name]):
        sheet.set_column(i, i, _width(column))
    for i, head in enumerate(names):
        sheet.write_string(0, i, head, forms.head)
    return sheet


def _width(column: Column) -> int:
    wide = _IDENTIFIER if column.name.endswith("_id") else 14
    return _WIDTHS.get(column.name, wide if column.type == TEXT else 10)


def _lines(column: Column, value: Any) -> int:
    """The lines that a cell takes when wrapped, a Chinese character being as wide as two digits; at most twelve."""
    if not isinstance(value, str) or len(value) <= _LONG:
        return 1
    lines = sum(math.ceil(2 * max(len(line), 1) / _width(column)) for line in value[: 12 * _WIDEST].split("\n"))
    return min(lines, _MOST_LINES)


def _rows(table: pa.Table) -> Iterator[tuple[Any, ...]]:
    for batch in table.to_batches(BATCH):
        yield from zip(*(column.to_pylist() for column in batch.columns), strict=True)


def _write_cell(sheet: Worksheet, forms: _Forms, row: int, i: int, column: Column, value: Any) -> None:
    if column.type == INTEGER:
        sheet.write_number(row, i, value, forms.integer)
    elif isinstance(value, Decimal):
        _write_decimal(sheet, forms, row, i, value)
    elif column.name in DATES and (day := _day(value)):
        sheet.write_datetime(row, i, day, forms.date)
    else:
        value = value.replace("\r\n", "\n")
        if len(value) > CHARACTERS_A_CELL:
            value = value[: CHARACTERS_A_CELL - len(_CUT)] + _CUT
        sheet.write_string(row, i, value, forms.wrapped if len(value) > _LONG else forms.plain)


def _write_decimal(sheet: Worksheet, forms: _Forms, row: int, i: int, value: Decimal) -> None:
    """A number where a double holds it exactly as far as it is shown, else its digits as text."""
    digits = len(value.normalize().as_tuple().digits)
    is_whole = value == value.to_integral_value()
    if digits > 15 or abs(value) >= _EXACT:
        sheet.write_string(row, i, f"{value.normalize():f}", forms.plain)
    else:
        sheet.write_number(row, i, float(value), forms.whole if is_whole else forms.number)


def _day(text: str) -> date | None:
    """The day of an ISO date; None where it is known to the month or year only, or lies before Excel's calendar."""
    if len(text) != len("2021-04-22"):
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        return None
    return day if day.year >= 1901 else None


def _write_notes(book: xlsxwriter.Workbook, forms: _Forms, order: list[str]) -> None:
    """The sheet that explains tables and columns, in Chinese with the English names."""
    sheet: Worksheet = book.add_worksheet("数据说明")
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    for i, width in enumerate((24, 22, 20, _WIDEST, _WIDEST)):
        sheet.set_column(i, i, width)
    row = 0
    for title, text in _NOTES:
        sheet.write_string(row, 0, title, forms.head)
        sheet.write_string(row, 1, text, forms.plain)
        row += 1
    row += 1
    for i, head in enumerate(("表", "列(英文)", "列(中文)", "含义", "meaning")):
        sheet.write_string(row, i, head, forms.head)
    for name in order:
        for column in TABLES[name]:
            row += 1
            cells = (f"{name} {TITLES[name][0]}", column.name, column.title, column.meaning_zh, column.meaning)
            for i, cell in enumerate(cells):
                sheet.write_string(row, i, cell, forms.wrapped)

"""How tables are to be written: the names of their columns, and what a spreadsheet needs."""

from dataclasses import dataclass

from pipeline.schema import TABLES

HEADERS = ("en", "zh")
BATCH = 10_000
"""Rows that are held as Python values at once."""


@dataclass(frozen=True, slots=True)
class Style:
    """What the user chose.

    bom: CSV begins with a byte order mark, which Excel wants. headers: the columns' names (`en`) or Chinese titles
    (`zh`); empty: titles in a workbook, else names. excel_safe: no text in CSV is a formula.
    """

    bom: bool = True
    headers: str = ""
    excel_safe: bool = False


def heads(table: str, headers: str) -> list[str]:
    """The names of a table's columns, or their titles in Chinese."""
    return [column.title if headers == "zh" else column.name for column in TABLES[table]]

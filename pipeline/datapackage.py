"""datapackage.json: what the CSV files hold, for machines (Frictionless Data Package v1, https://specs.frictionlessdata.io)."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from pipeline.schema import DATES, DECIMAL, ENUMERATIONS, FOREIGN_KEYS, INTEGER, PRIMARY_KEYS, TABLES, TEXT, Column
from pipeline.style import Style

_TYPES = {TEXT: "string", INTEGER: "integer", DECIMAL: "number"}
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
TITLES: Mapping[str, tuple[str, str]] = {
    "articles": ("文章", "articles"),
    "honours": ("荣誉", "honours"),
    "honour_awarders": ("荣誉的授予单位", "who conferred them"),
    "awards": ("奖项", "awards"),
    "honours_flat": ("荣誉一览", "honours, one wide row each"),
    "persons": ("人员", "persons"),
    "posts": ("职务", "posts"),
    "organisations": ("机构", "organisations"),
    "organisation_mentions": ("提及机构之处", "mentions of organisations"),
    "amounts": ("金额", "amounts"),
    "counts": ("数量", "counts"),
    "ledger": ("数字与表彰用词台账", "ledger of numerals and award words"),
    "failures": ("失败的输入", "failures"),
}
"""What each table is called in Chinese and English."""


def write_datapackage(tables: Mapping[str, pa.Table], file: Path, style: Style) -> None:
    """Write the description of the CSV files of `tables`, with titles and descriptions in Chinese and English."""
    resources = [_resource(name, tables, style) for name in tables]
    package = {
        "name": "honorroll",
        "title": "光荣榜 honorroll",
        "profile": "tabular-data-package",
        "resources": resources,
    }
    file.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", encoding="utf-8", newline="\n")


def _resource(table: str, tables: Mapping[str, pa.Table], style: Style) -> dict[str, Any]:
    name_of = {column.name: column.title if style.headers == "zh" else column.name for column in TABLES[table]}
    schema: dict[str, Any] = {"fields": [_field(table, column, name_of[column.name]) for column in TABLES[table]]}
    if table in PRIMARY_KEYS:
        schema["primaryKey"] = [name_of[name] for name in PRIMARY_KEYS[table]]
    keys = [
        {
            "fields": [name_of[name]],
            # A table names itself by the empty string.
            "reference": {"resource": "" if target == table else target, "fields": [_key_of(target, style)]},
        }
        for name, target in FOREIGN_KEYS.get(table, {}).items()
        if target in tables
    ]
    if keys:
        schema["foreignKeys"] = keys
    title_zh, title = TITLES[table]
    return {
        "name": table,
        "path": f"{table}.csv",
        "profile": "tabular-data-resource",
        "title": f"{title_zh} / {title}",
        "encoding": "utf-8-sig" if style.bom else "utf-8",
        "schema": schema,
    }


def _key_of(table: str, style: Style) -> str:
    (key,) = PRIMARY_KEYS[table]
    return next(c.title if style.headers == "zh" else c.name for c in TABLES[table] if c.name == key)


def _field(table: str, column: Column, name: str) -> dict[str, Any]:
    field: dict[str, Any] = {
        "name": name,
        "type": _TYPES[column.type],
        "title": f"{column.title} / {column.name}",
        "description": f"{column.meaning_zh} / {column.meaning}",
    }
    constraints: dict[str, Any] = {}
    if (table, column.name) in ENUMERATIONS:
        constraints["enum"] = list(ENUMERATIONS[table, column.name])
    if column.name in DATES:
        constraints["pattern"] = _DATE
    if constraints:
        field["constraints"] = constraints
    return field

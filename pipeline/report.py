"""What was measured, as text for the terminal, as Markdown or as JSON: figures with n, rules, and wrong rows in context."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from pipeline.gold import Row
from pipeline.rules import Rules
from pipeline.score import SCHEMES, Figure, Item, Measure, Report, TableScore, wilson

FORMATS = ("table", "md", "json")
_HEAD = ("figure", "right", "gold", "found", "P", "R", "F1", "macro F1", "agree")
_RULE_HEAD = ("rule", "hits", "right", "all right", "wrong", "where")
_AROUND = 25
_COLUMNS_OF = {
    scheme.table: {measure.name: measure.columns for measure in scheme.measures if isinstance(measure, Measure)}
    for scheme in SCHEMES
}


def render(report: Report, form: str = "table", *, errors: bool = False, rules: Rules | None = None) -> str:
    """The report as text. form: "table" (for the terminal), "md" or "json"; any other raises ValueError.

    errors: also name every row that is wrong, with its sentence and columns. rules: to say where a rule stands.
    """
    if form == "json":
        return json.dumps(_as_data(report, errors=errors, rules=rules), ensure_ascii=False, indent=2) + "\n"
    if form not in FORMATS:
        raise ValueError(f"unknown format «{form}»; there are {', '.join(FORMATS)}")
    grid = _markdown if form == "md" else _aligned
    lines = [
        f"{report.articles} articles. P, R and F1 over all rows; in [ ] the 95 % interval; agree: of paired rows.",
        "",
    ]
    for score in report.tables:
        lines += [f"## {score.table}" if form == "md" else score.table, ""] if form == "md" else [score.table]
        lines += grid([_HEAD, *(_figure_cells(figure) for figure in score.figures)])
        if score.rules:
            lines += ["", *grid([_RULE_HEAD, *_rule_cells(score, rules)])]
        if errors:
            shown = list(_errors(report, score))
            lines += ["", *(f"- {line}" if form == "md" else f"  {line}" for line in shown)]
        lines.append("")
    return "\n".join(lines)


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _with_interval(value: float | None, interval: tuple[float, float] | None) -> str:
    if value is None or interval is None:
        return _share(value)
    return f"{value:.3f} [{interval[0]:.2f}–{interval[1]:.2f}]"


def _figure_cells(figure: Figure) -> tuple[str, ...]:
    total = figure.total
    agree = "" if figure.agreeing is None else f"{figure.agreeing}/{figure.paired}"
    return (
        figure.name,
        f"{total.right:g}",
        str(total.gold),
        str(total.found),
        _with_interval(total.precision, wilson(total.right, total.found)),
        _with_interval(total.recall, wilson(total.right, total.gold)),
        _with_interval(total.f1, figure.f1_interval),
        _share(figure.macro[2]),
        agree,
    )


def _rule_cells(score: TableScore, rules: Rules | None) -> Iterator[tuple[str, ...]]:
    for rule in score.rules:
        where = rules.place_of(rule.rule) if rules else ""
        yield rule.rule or "(none)", str(rule.hits), str(rule.right), str(rule.whole), str(rule.wrong), where


def _aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    widths = [max(len(cell) for cell in column) for column in zip(*rows, strict=True)]
    lines = []
    for row in rows:
        cells = [cell.ljust(width) for cell, width in zip(row, widths, strict=True)]
        lines.append(("  " + "  ".join(cells)).rstrip())
    return lines


def _markdown(rows: Sequence[Sequence[str]]) -> list[str]:
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return [head, "|" + "---|" * len(rows[0]), *body]


def in_context(text: str, start: int, end: int) -> str:
    """A span with what stands round it, line ends made visible."""
    before, here, after = text[max(start - _AROUND, 0) : start], text[start:end], text[end : end + _AROUND]
    return f"{before}【{here}】{after}".replace("\r", "").replace("\n", "⏎")


def _place(report: Report, row: Row) -> str:
    start, end = row.cells.get("start"), row.cells.get("end")
    if not (start and end):
        return ""
    return f" {start}-{end} {in_context(report.texts.get(row.article_id, ''), int(start), int(end))}"


def _named(score: TableScore, row: Row) -> str:
    """The cells that tell a row from others: its key where it has one, else what stands in it."""
    columns = [column for names in _COLUMNS_OF[score.table].values() for column in names]
    cells = (f"{name}={row.cells[name]}" for name in dict.fromkeys(columns) if row.cells.get(name))
    return ", ".join(cells)


def _errors(report: Report, score: TableScore) -> Iterator[str]:
    """One line for each row that is wrong: missed, spurious, or with columns that do not agree."""
    for item in score.items:
        row = item.gold or item.found
        if row is None or item.status in ("right", "optional"):
            continue
        rule = item.found.cells.get("rule", "") if item.found else ""
        by = f"  [{rule}]" if rule else ""
        place = _place(report, item.found or row)
        if item.gold and item.found:
            details = "; ".join(_differences(score, item))
            yield f"{item.status} {row.article_id}{place}: {details}{by}"
        else:
            yield f"{item.status} {row.article_id}{place}: {_named(score, row)}{by}"


def _differences(score: TableScore, item: Item) -> Iterator[str]:
    gold, found = item.gold, item.found
    if gold is None or found is None:
        return
    if item.status == "partly" and gold.cells.get("text") and gold.cells["text"] != found.cells.get("text"):
        yield f"the span is «{gold.cells['text']}», found «{found.cells.get('text', '')}»"
    columns = (column for name in item.wrong for column in _COLUMNS_OF[score.table][name])
    for column in dict.fromkeys(columns):
        wanted, there = gold.cells.get(column, ""), found.cells.get(column, "")
        if wanted != there:
            yield f"{column} is «{wanted}», found «{there}»"


def _as_data(report: Report, *, errors: bool, rules: Rules | None) -> dict[str, Any]:
    tables = {}
    for score in report.tables:
        entry: dict[str, Any] = {
            "figures": {figure.name: _figure_data(figure) for figure in score.figures},
            "rules": [
                {
                    "rule": rule.rule,
                    "hits": rule.hits,
                    "right": rule.right,
                    "all_right": rule.whole,
                    "wrong": rule.wrong,
                    "where": rules.place_of(rule.rule) if rules else "",
                }
                for rule in score.rules
            ],
        }
        if errors:
            entry["errors"] = [_item_data(item) for item in score.items if item.status not in ("right", "optional")]
        tables[score.table] = entry
    return {"articles": report.articles, "tables": tables}


def _figure_data(figure: Figure) -> dict[str, Any]:
    total = figure.total
    return {
        "right": total.right,
        "gold": total.gold,
        "found": total.found,
        "precision": total.precision,
        "precision_interval": wilson(total.right, total.found),
        "recall": total.recall,
        "recall_interval": wilson(total.right, total.gold),
        "f1": total.f1,
        "f1_interval": figure.f1_interval,
        "macro": dict(zip(("precision", "recall", "f1"), figure.macro, strict=True)),
        "agreeing": figure.agreeing,
        "paired": figure.paired,
    }


def _item_data(item: Item) -> dict[str, Any]:
    return {
        "status": item.status,
        "wrong": list(item.wrong),
        "gold": _row_data(item.gold),
        "found": _row_data(item.found),
    }


def _row_data(row: Row | None) -> Mapping[str, str] | None:
    return None if row is None else {"article_id": row.article_id, **{k: v for k, v in row.cells.items() if v}}

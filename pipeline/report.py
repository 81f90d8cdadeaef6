"""What was measured, for the terminal, as Markdown, JSON or a page: figures with n, rules, and wrong rows in context."""

import json
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from pipeline.gold import Row
from pipeline.rules import Rules
from pipeline.score import SCHEMES, Figure, Item, Measure, NegativeScore, Part, Report, RuleScore, TableScore, wilson

FORMATS = ("table", "md", "json", "html")
_HEAD = ("figure", "right", "gold", "found", "P", "R", "F1", "macro F1", "agree")
_RULE_HEAD = ("rule", "hits", "right", "all right", "wrong", "where")
MAIN_FIGURES: Mapping[str, tuple[str, ...]] = {
    "amounts": ("span", "bounds", "action", "actor", "purpose"),
    "counts": ("span", "value", "unit", "action", "object"),
    "organisation_mentions": ("span", "name"),
    "honours": ("honoree and title", "body", "date", "whole row"),
    "posts": ("person, organisation and title",),
}
"""The figures of the summary."""
_AROUND = 25
_COLUMNS_OF = {
    scheme.table: {measure.name: measure.columns for measure in scheme.measures if isinstance(measure, Measure)}
    for scheme in SCHEMES
}


def render(
    parts: Sequence[Part],
    form: str = "table",
    *,
    errors: bool = False,
    summary: bool = False,
    rules: Rules | None = None,
) -> str:
    """What was measured, as text. form: "table" (for the terminal), "md", "json" or "html"; any other raises ValueError.

    errors: also name every row that is wrong, with its sentence and columns (never of a hidden part). summary: the main
    figures only, the parts side by side. rules: to say where a rule stands.
    """
    if form not in FORMATS:
        raise ValueError(f"unknown format «{form}»; there are {', '.join(FORMATS)}")
    if form == "json":
        data = {part.name: _as_data(part, errors=errors, rules=rules) for part in parts}
        return json.dumps(data.get("", data), ensure_ascii=False, indent=2) + "\n"
    if form == "html":
        return _page(parts, errors, rules)
    if summary:
        return "\n".join((_markdown if form == "md" else _aligned)(list(_summary(parts)))) + "\n"
    return "\n".join(line for part in parts for line in _part(part, form == "md", errors, rules))


def _part(part: Part, markdown: bool, errors: bool, rules: Rules | None) -> Iterator[str]:
    report = part.report
    grid = _markdown if markdown else _aligned
    name = f"{part.name}: " if part.name else ""
    yield f"{name}{report.articles} articles. P, R and F1 over all rows; in [ ] the 95 % interval; agree: of paired rows."
    if part.hidden:
        yield "Of these articles only figures are shown (--show-test shows all)."
    yield ""
    head = (*_HEAD, "two readers") if part.agreement else _HEAD
    for score in report.tables:
        yield from (f"## {score.table}", "") if markdown else (score.table,)
        yield from grid([head, *(_figure_cells(figure, score.table, part.agreement) for figure in score.figures)])
        if score.rules and not part.hidden:
            yield from ("", *grid([_RULE_HEAD, *_rule_cells(score, rules)]))
        if errors and not part.hidden:
            yield ""
            yield from (f"- {line}" if markdown else f"  {line}" for line in _errors(report, score))
        yield ""
    if report.negatives:
        yield from ("## negatives", "") if markdown else ("negatives: places where nothing may be found",)
        yield from grid([("table", "places", "held"), *_negative_cells(report)])
        if errors and not part.hidden:
            yield ""
            yield from (f"- {line}" if markdown else f"  {line}" for line in _broken(report))
        yield ""


def _page(parts: Sequence[Part], errors: bool, rules: Rules | None) -> str:
    """One page without scripts and links, in which every value is escaped."""
    environment = Environment(loader=PackageLoader("pipeline", ""), autoescape=True, undefined=StrictUndefined)
    shown = [_page_part(part, errors and not part.hidden, rules) for part in parts]
    return environment.get_template("report.html.j2").render(summary=list(_summary(parts)), parts=shown)


def _page_part(part: Part, errors: bool, rules: Rules | None) -> dict[str, Any]:
    report = part.report
    head = (*_HEAD, "two readers") if part.agreement else _HEAD
    tables = [
        {
            "name": score.table,
            "figures": [head, *(_figure_cells(figure, score.table, part.agreement) for figure in score.figures)],
            "rules": [_RULE_HEAD, *_rule_cells(score, rules)] if score.rules and not part.hidden else [],
            "errors": [_page_error(report, score, item) for item in _wrong(score)] if errors else [],
        }
        for score in report.tables
    ]
    title = f"{part.name}: {report.articles} articles" if part.name else f"{report.articles} articles"
    return {"id": part.name or "all", "title": title, "hidden": part.hidden, "tables": tables}


def _page_error(report: Report, score: TableScore, item: Item) -> dict[str, str]:
    shown = item.found or item.gold
    if shown is None:
        raise ValueError("an item has a row of gold or one that was found")
    before, here, after = _round(report, shown) or ("", "", "")
    return {
        "status": item.status,
        "article_id": shown.article_id,
        "before": before,
        "here": here,
        "after": after,
        "details": _what(score, item),
        "rule": item.found.cells.get("rule", "") if item.found else "",
    }


def _negative_cells(report: Report) -> Iterator[tuple[str, ...]]:
    for score in report.negatives:
        yield score.table, str(score.places), str(score.held)


def _broken(report: Report) -> Iterator[str]:
    for score in report.negatives:
        for place, row in score.broken:
            rule = row.cells.get("rule", "")
            yield f"{score.table} {place.article_id}{_place(report, place)}: {place.cells['reason']}  [{rule}]"


def _summary(parts: Sequence[Part]) -> Iterator[tuple[str, ...]]:
    """The main figures: of each part P, R and F1 with its interval and n, and how far two readers agree."""
    heads = [
        (
            f"{part.name or 'all'} ({part.report.articles}): P · R · F1 [95 %] · n",
            *(["two readers"] * bool(part.agreement)),
        )
        for part in parts
    ]
    yield "table", "figure", *(head for group in heads for head in group)
    for table, names in MAIN_FIGURES.items():
        for name in names:
            cells: list[str] = []
            for part in parts:
                figure = _find(part.report, table, name)
                cells.append(_brief(figure))
                if part.agreement:
                    other = _find(part.agreement, table, name)
                    cells.append(_share(other.total.f1) if other else "")
            if any(cells):
                yield table, name, *cells
    for part in parts[:1]:
        for score in part.report.negatives:
            held = (_held(one.report, score.table) for one in parts)
            cells = [
                cell for one, cell in zip(parts, held, strict=True) for cell in (cell, *([""] * bool(one.agreement)))
            ]
            yield score.table, "negatives held", *cells


def _held(report: Report, table: str) -> str:
    return next((f"{score.held} of {score.places}" for score in report.negatives if score.table == table), "")


def _find(report: Report, table: str, name: str) -> Figure | None:
    figures = (figure for score in report.tables if score.table == table for figure in score.figures)
    return next((figure for figure in figures if figure.name == name), None)


def _brief(figure: Figure | None) -> str:
    if figure is None or not figure.total.gold + figure.total.found:
        return ""
    total = figure.total
    shares = f"{_share(total.precision)} · {_share(total.recall)} · {_with_interval(total.f1, figure.f1_interval)}"
    return f"{shares} · {total.gold}"


def _share(value: float | None) -> str:
    return "" if value is None else f"{value:.3f}"


def _with_interval(value: float | None, interval: tuple[float, float] | None) -> str:
    if value is None or interval is None:
        return _share(value)
    return f"{value:.3f} [{interval[0]:.2f}–{interval[1]:.2f}]"


def _figure_cells(figure: Figure, table: str, readers: Report | None) -> tuple[str, ...]:
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
        *((_share(other.total.f1) if (other := _find(readers, table, figure.name)) else "",) if readers else ()),
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


def _cut(text: str, start: int, end: int) -> tuple[str, str, str]:
    parts = text[max(start - _AROUND, 0) : start], text[start:end], text[end : end + _AROUND]
    before, here, after = (part.replace("\r", "").replace("\n", "⏎") for part in parts)
    return before, here, after


def _round(report: Report, row: Row) -> tuple[str, str, str] | None:
    """A row's span with what stands before and after it; None where it has no place."""
    start, end = row.cells.get("start"), row.cells.get("end")
    return _cut(report.texts.get(row.article_id, ""), int(start), int(end)) if start and end else None


def _place(report: Report, row: Row) -> str:
    parts = _round(report, row)
    return f" {row.cells['start']}-{row.cells['end']} {parts[0]}【{parts[1]}】{parts[2]}" if parts else ""


def _named(score: TableScore, row: Row) -> str:
    """The cells that tell a row from others: its key where it has one, else what stands in it."""
    columns = [column for names in _COLUMNS_OF[score.table].values() for column in names]
    cells = (f"{name}={row.cells[name]}" for name in dict.fromkeys(columns) if row.cells.get(name))
    return ", ".join(cells)


def _wrong(score: TableScore) -> Iterator[Item]:
    """The rows that are wrong: missed, spurious, or with columns that do not agree."""
    return (item for item in score.items if item.status not in ("right", "optional"))


def _errors(report: Report, score: TableScore) -> Iterator[str]:
    """One line for each row that is wrong."""
    for item in _wrong(score):
        row = item.found or item.gold
        if row is not None:
            rule = item.found.cells.get("rule", "") if item.found else ""
            by = f"  [{rule}]" if rule else ""
            yield f"{item.status} {row.article_id}{_place(report, row)}: {_what(score, item)}{by}"


def _what(score: TableScore, item: Item) -> str:
    """What is wrong: the cells that differ, or what tells the row from others."""
    if item.gold and item.found:
        return "; ".join(_differences(score, item))
    row = item.gold or item.found
    return _named(score, row) if row else ""


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


def _as_data(part: Part, *, errors: bool, rules: Rules | None) -> dict[str, Any]:
    report = part.report
    data: dict[str, Any] = {"articles": report.articles, "tables": {}}
    for score in report.tables:
        entry = data["tables"][score.table] = {
            "figures": {figure.name: _figure_data(figure) for figure in score.figures},
            "rules": [] if part.hidden else [_rule_data(rule, rules) for rule in score.rules],
        }
        if errors and not part.hidden:
            entry["errors"] = [_item_data(item) for item in _wrong(score)]
    data["negatives"] = {score.table: _negative_data(score, errors and not part.hidden) for score in report.negatives}
    if part.agreement:
        data["agreement"] = {
            score.table: {figure.name: _figure_data(figure) for figure in score.figures}
            for score in part.agreement.tables
        }
    return data


def _rule_data(rule: RuleScore, rules: Rules | None) -> dict[str, Any]:
    return {
        "rule": rule.rule,
        "hits": rule.hits,
        "right": rule.right,
        "all_right": rule.whole,
        "wrong": rule.wrong,
        "where": rules.place_of(rule.rule) if rules else "",
    }


def _negative_data(score: NegativeScore, errors: bool) -> dict[str, Any]:
    data: dict[str, Any] = {"places": score.places, "held": score.held}
    if errors:
        data["broken"] = [{"place": _row_data(place), "found": _row_data(row)} for place, row in score.broken]
    return data


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

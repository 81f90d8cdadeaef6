"""The difference of two runs: rows added and removed, cells changed, and nothing where nothing changed."""

import pyarrow as pa

from pipeline.difference import KEYS, Difference, differences, render_differences
from pipeline.tables import TABLES


def tables(*counts: dict[str, object]) -> dict[str, pa.Table]:
    columns = [column.name for column in TABLES["counts"]]
    return {"counts": pa.table({c: [row.get(c) for row in counts] for c in columns})}


def count(start: int, **cells: object) -> dict[str, object]:
    return {"count_id": f"c{start}", "article_id": "a", "start": start, "end": start + 2, "text": "两名", **cells}


def test_every_table_has_a_key_of_its_own_columns() -> None:
    assert list(KEYS) == list(TABLES)
    for table, key in KEYS.items():
        assert set(key) <= {column.name for column in TABLES[table]}


def test_the_same_run_has_no_difference() -> None:
    run = tables(count(1, unit="名"), count(20))
    assert differences(run, tables(count(20), count(1, unit="名"))) == []
    assert render_differences([]) == "table,change,article_id,row,column,before,after\n"


def test_rows_come_and_go_and_cells_change() -> None:
    before, after = tables(count(1, unit="名"), count(5)), tables(count(1, unit="位"), count(20))
    assert differences(before, after) == [
        Difference("counts", "changed", "a", "1 · 3", "unit", "名", "位"),
        Difference("counts", "removed", "a", "5 · 7", "", "count_id=c5; start=5; end=7; text=两名", ""),
        Difference("counts", "added", "a", "20 · 22", "", "", "count_id=c20; start=20; end=22; text=两名"),
    ]


def test_turned_round_what_came_goes() -> None:
    before, after = tables(count(1, unit="名")), tables(count(1, unit="位"), count(5))
    there = differences(before, after)
    back = differences(after, before)
    assert [(d.after, d.before) for d in there] == [(d.before, d.after) for d in back]
    assert [d.change for d in back] == ["changed", "removed"]


def test_the_differences_are_a_table() -> None:
    text = render_differences(differences(tables(count(1)), tables(count(1, object="a, b"))))
    assert text.splitlines()[1] == 'counts,changed,a,1 · 3,object,,"a, b"'

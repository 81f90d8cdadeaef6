"""Scoring: hand-made cases with known figures, laws, and real gold with one column mutated at a time."""

import json
import math
import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.scorer import Scorer
from spacy.tokens import Doc, Span
from spacy.training import Example

from pipeline.compare import Comparison, load_abbreviations, make_comparison
from pipeline.gold import Gold, GoldError, Row, load_gold
from pipeline.match import best_first, most
from pipeline.process import default_folder
from pipeline.records import Article
from pipeline.report import render
from pipeline.score import SCHEMES, WHOLE, Part, Report, Tally, agreement, evaluate, evaluate_parts, wilson

COLUMNS = {
    "amounts": ("value", "low", "high", "currency", "qualifier", "action", "actor", "purpose"),
    "counts": ("value", "low", "high", "unit", "kind", "qualifier", "action", "actor", "object"),
    "organisation_mentions": ("name",),
    "honours": ("honoree_kind", "honoree_name", "award_title", "awarded_by", "awarded_on", "group_size"),
    "posts": ("person_name", "organisation_name", "title"),
}
PLACED = ("amounts", "counts", "organisation_mentions")


def row(article: str = "a", span: tuple[int, int] | None = None, *, optional: bool = False, **cells: str) -> Row:
    place = {} if span is None else {"start": str(span[0]), "end": str(span[1]), "text": cells.pop("text", "")}
    return Row(article, {**place, **cells}, optional)


def gold(articles: Sequence[str] = ("a",), **tables: Sequence[Row]) -> Gold:
    columns = {name: ("article_id", "start", "end", "text", *COLUMNS[name]) for name in tables}
    texts = tuple(Article(name, "甲" * 99) for name in articles)
    return Gold(Path(), texts, {name: tuple(rows) for name, rows in tables.items()}, columns)


def scored(table: str, right: Sequence[Row], found: Sequence[Row], articles: Sequence[str] = ("a",)) -> Report:
    return evaluate(gold(articles, **{table: right}), {table: found})


def counts_of(report: Report, table: str, figure: str) -> tuple[float, int, int]:
    total = report.table(table).figure(figure).total
    return total.right, total.gold, total.found


def test_spans_overlap_and_values() -> None:
    right = [row(span=(0, 4), value="3"), row(span=(10, 14), value="5"), row(span=(20, 24), value="7")]
    found = [row(span=(0, 4), value="3.0"), row(span=(11, 14), value="5"), row(span=(30, 34), value="7")]
    report = scored("amounts", right, found)
    assert counts_of(report, "amounts", "span") == (1, 3, 3)
    assert counts_of(report, "amounts", "overlap") == (1.5, 3, 3)
    assert counts_of(report, "amounts", "value") == (2, 3, 3)
    assert counts_of(report, "amounts", WHOLE) == (1, 3, 3)
    assert [item.status for item in report.table("amounts").items] == ["right", "partly", "missed", "spurious"]


def test_the_larger_overlap_makes_the_pair() -> None:
    report = scored("counts", [row(span=(0, 10), unit="名")], [row(span=(0, 4)), row(span=(4, 10), unit="名")])
    assert counts_of(report, "counts", "overlap") == (0.5, 1, 2)
    assert counts_of(report, "counts", "unit") == (1, 1, 1)


def test_a_found_row_is_used_once() -> None:
    twice = [row(span=(0, 4)), row(span=(0, 4))]
    assert counts_of(scored("amounts", [row(span=(0, 4))], twice), "amounts", "span") == (1, 1, 2)
    assert counts_of(scored("amounts", twice, [row(span=(0, 4))]), "amounts", "span") == (1, 2, 1)


def test_rows_of_different_articles_do_not_meet() -> None:
    report = scored("amounts", [row("a", (0, 4))], [row("b", (0, 4))], ("a", "b"))
    assert counts_of(report, "amounts", "span") == (0, 1, 1)
    assert counts_of(scored("amounts", [row("a", (0, 4))], [row("c", (0, 4))]), "amounts", "span") == (0, 1, 0)


def test_columns_count_filled_cells_and_agreement_counts_all_pairs() -> None:
    right = [row(span=(0, 1), action="投入"), row(span=(1, 2)), row(span=(2, 3)), row(span=(3, 4), action="给予")]
    found = [row(span=(0, 1), action="投入"), row(span=(1, 2)), row(span=(2, 3), action="有"), row(span=(3, 4))]
    figure = scored("amounts", right, found).table("amounts").figure("action")
    assert (figure.total.right, figure.total.gold, figure.total.found) == (1, 2, 2)
    assert (figure.agreeing, figure.paired) == (2, 4)


def test_bounds_need_both_ends() -> None:
    right = [row(span=(0, 1), low="1", high="2"), row(span=(1, 2), low="1"), row(span=(2, 3), low="1", high="2")]
    found = [row(span=(0, 1), low="1", high="2.000000"), row(span=(1, 2), low="1"), row(span=(2, 3), low="1")]
    assert counts_of(scored("amounts", right, found), "amounts", "bounds") == (2, 3, 3)


def test_optional_rows_leave_both_sides() -> None:
    right = [row(span=(0, 2)), row(span=(2, 4), optional=True), row(span=(4, 6), optional=True)]
    report = scored("amounts", right, [row(span=(0, 2)), row(span=(2, 4)), row(span=(6, 8))])
    assert counts_of(report, "amounts", "span") == (1, 1, 2)
    assert [item.status for item in report.table("amounts").items] == ["right", "optional", "optional", "spurious"]


def test_a_row_that_is_wanted_goes_before_an_optional_one() -> None:
    optional = row(honoree_name="李某", award_title="好人", optional=True)
    needed = row(honoree_name="李某", award_title="好人")
    report = scored("honours", [optional, needed], [row(honoree_name="李某", award_title="好人")])
    assert counts_of(report, "honours", "honoree and title") == (1, 1, 1)


def test_either_alternative_is_right() -> None:
    right = [row(honoree_name="李某|李某某", award_title="好人", awarded_by="甲局|乙局", awarded_on="|2021")]
    found = [row(honoree_name="李某某", award_title="好人", awarded_by="乙局", awarded_on="")]
    report = scored("honours", right, found)
    assert counts_of(report, "honours", WHOLE) == (1, 1, 1)
    assert counts_of(report, "honours", "date") == (0, 0, 0)


def test_alternatives_are_shared_out_so_that_most_rows_are_paired() -> None:
    right = [row(honoree_name="甲|乙", award_title="X"), row(honoree_name="甲", award_title="X")]
    found = [row(honoree_name="甲", award_title="X"), row(honoree_name="乙", award_title="X")]
    for ours in (right, right[::-1]):
        for theirs in (found, found[::-1]):
            assert counts_of(scored("honours", ours, theirs), "honours", "honoree and title") == (2, 2, 2)


def test_honours_by_role() -> None:
    right = [
        row(honoree_name="李某", award_title="好人", awarded_by="甲局;乙局", awarded_on="2021"),
        row(honoree_name="王某", award_title="标兵", awarded_by="甲局", awarded_on="2021"),
    ]
    found = [
        row(honoree_name="李某", award_title="“好人”", awarded_by="乙局;甲局", awarded_on="2021-04"),
        row(honoree_name="王某", award_title="先进", awarded_by="甲局"),
    ]
    report = scored("honours", right, found)
    expected = {
        "honoree and title": (1, 2, 2),
        "honoree": (2, 2, 2),
        "title": (1, 2, 2),
        "title as written": (0, 2, 2),
        "body": (2, 2, 2),
        "date": (0, 2, 1),
        WHOLE: (0, 2, 2),
    }
    assert {name: counts_of(report, "honours", name) for name in expected} == expected


def test_groups_of_one_title_are_told_apart_by_their_size() -> None:
    right = [row(award_title="先进", honoree_kind="group", group_size=size) for size in ("5", "7")]
    assert counts_of(scored("honours", right, right[::-1]), "honours", WHOLE) == (2, 2, 2)


def test_posts_pair_by_most_of_their_key() -> None:
    right = [row(person_name="李某", organisation_name="甲局", title="局长")]
    report = scored("posts", right, [row(person_name="李某", organisation_name="甲局", title="副局长")])
    assert counts_of(report, "posts", "organisation") == (1, 1, 1)
    other = scored("posts", right, [row(person_name="王某", organisation_name="乙局", title="局长")])
    assert counts_of(other, "posts", "title") == (0, 1, 1)


def test_micro_counts_rows_and_macro_articles() -> None:
    right = [row("a", (i, i + 1)) for i in range(4)] + [row("b", (0, 1))]
    found = [row("a", (i, i + 1)) for i in range(4)] + [row("c", (0, 1))]
    figure = scored("amounts", right, found, ("a", "b", "c")).table("amounts").figure("span")
    assert (figure.total.precision, figure.total.recall, figure.total.f1) == (0.8, 0.8, 0.8)
    assert figure.macro == (0.5, 0.5, pytest.approx(1 / 3))


def test_what_is_undefined_is_blank() -> None:
    assert (Tally().precision, Tally().recall, Tally().f1) == (None, None, None)
    assert (Tally(0, 2, 0).precision, Tally(0, 2, 0).recall, Tally(0, 2, 0).f1) == (None, 0, 0)
    assert (Tally(0, 0, 2).precision, Tally(0, 0, 2).recall, Tally(0, 0, 2).f1) == (0, None, 0)
    figure = scored("amounts", [], []).table("amounts").figure("span")
    assert figure.macro == (None, None, None)
    assert figure.f1_interval is None
    assert "  span       0      0     0\n" in render([Part("", scored("amounts", [], []))])


def test_a_table_without_gold_is_not_scored() -> None:
    report = evaluate(gold(amounts=[]), {"counts": [row(span=(0, 1))]})
    assert [score.table for score in report.tables] == ["amounts"]
    with pytest.raises(KeyError):
        report.table("counts")


def test_wilson_intervals_are_those_of_the_books() -> None:
    assert wilson(0, 0) is None
    assert wilson(0, 10) == (0.0, pytest.approx(0.2775, abs=1e-4))
    assert wilson(8, 10) == (pytest.approx(0.4902, abs=1e-4), pytest.approx(0.9433, abs=1e-4))
    assert wilson(10, 10) == (pytest.approx(0.7225, abs=1e-4), 1.0)


def test_the_interval_of_f1_covers_it_and_does_not_change() -> None:
    right = [row(str(i), (0, 1)) for i in range(20)]
    found = [row(str(i), (0, 1 + i % 2)) for i in range(20)]
    ids = [str(i) for i in range(20)]
    figure = scored("amounts", right, found, ids).table("amounts").figure("span")
    interval = figure.f1_interval
    assert interval is not None
    assert interval[0] < 0.5 < interval[1]
    assert scored("amounts", right, found, ids).table("amounts").figure("span").f1_interval == interval


def test_rules_have_hits_and_faults() -> None:
    right = [row(span=(0, 2), value="1"), row(span=(2, 4), value="1"), row(span=(4, 6), optional=True)]
    found = [
        row(span=(0, 2), value="1", rule="amounts.sum"),
        row(span=(2, 4), value="2", rule="amounts.sum"),
        row(span=(8, 9), rule="amounts.sum"),
        row(span=(4, 6), rule="amounts.bare"),
    ]
    (rule,) = scored("amounts", right, found).table("amounts").rules
    assert (rule.rule, rule.hits, rule.right, rule.whole, rule.wrong) == ("amounts.sum", 3, 2, 1, 1)


# Comparing


def compared(table: str, column: str, wanted: str, there: str, mentions: Sequence[Row] = (), **cells: str) -> bool:
    comparison = make_comparison(load_abbreviations(default_folder("rules") / "abbreviations.csv"), mentions)
    (measure,) = [m for s in SCHEMES if s.table == table for m in s.measures if m.columns == (column,)][:1]
    right, found = row(**{column: wanted}, **cells), row(**{column: there}, **cells)
    ours = measure.forms(comparison, right, column, True)
    return not ours.isdisjoint(measure.forms(comparison, found, column, False))


@pytest.mark.parametrize(
    ("table", "column", "wanted", "there", "same"),
    [
        ("amounts", "value", "3000000", "3000000.000000", True),
        ("amounts", "value", "", "", True),
        ("amounts", "value", "", "0", False),
        ("counts", "unit", "台（套）", "台(套)", True),
        ("counts", "object", "“五好”家庭", "五好家庭", True),
        ("honours", "award_title", "首届“甲”奖", "首届“甲” 奖", True),
        ("honours", "award_title", "甲奖", "乙奖", False),
        ("honours", "awarded_by", "中共甲市委;甲市人民政府", "甲市政府;甲市委", True),
        ("honours", "awarded_by", "中共甲市委;甲市人民政府", "甲市委", False),
        ("honours", "awarded_by", "甲市教育委员会", "甲市教委", True),
        ("honours", "awarded_by", "共青团甲市委", "甲团市委", True),
        ("honours", "awarded_by", "共青团甲市委", "甲市团市委", True),
        ("honours", "awarded_by", "共青团甲市委", "团甲市委", True),
        ("honours", "awarded_by", "中共中央宣传部", "中宣部", True),
        ("honours", "awarded_by", "中华全国妇女联合会", "全国妇联", True),
        ("honours", "awarded_on", "2021-04", "2021-04-01", False),
        ("organisation_mentions", "name", "中共甲县委宣传部", "甲县委宣传部", True),
    ],
)
def test_cells_that_say_the_same(table: str, column: str, wanted: str, there: str, same: bool) -> None:
    assert compared(table, column, wanted, there) is same


def test_a_name_may_leave_its_place_out_but_add_none() -> None:
    assert compared("organisation_mentions", "name", "乙省甲市教育局", "甲市教育局", text="市教育局")
    assert compared("organisation_mentions", "name", "甲市教育局", "教育局", text="教育局")
    assert not compared("organisation_mentions", "name", "甲市教育局", "局", text="局")
    assert not compared("organisation_mentions", "name", "甲市教育局", "乙省甲市教育局", text="教育局")
    assert not compared("organisation_mentions", "name", "甲大学团委", "团委", text="团委")


def test_an_actor_is_right_as_written_and_as_resolved() -> None:
    mentions = [row(span=(0, 3), text="市政府", name="甲市人民政府")]
    assert compared("amounts", "actor", "市政府", "甲市人民政府", mentions)
    assert compared("amounts", "actor", "甲市人民政府", "市政府", mentions)
    assert not compared("amounts", "actor", "乙市人民政府", "市政府", mentions)


def test_no_file_of_abbreviations_is_no_error(tmp_path: Path) -> None:
    assert load_abbreviations(tmp_path / "none.csv") == ()
    assert Comparison().body("中共甲县委 ") == "甲县委"


# Matching


@given(st.sets(st.tuples(st.integers(0, 5), st.integers(0, 5)), max_size=20))
def test_most_pairs_as_many_as_can_be(edges: set[tuple[int, int]]) -> None:
    pairs = most((0, left, right) for left, right in edges)
    assert len(set(pairs.values())) == len(pairs)
    assert set(pairs.items()) <= edges
    assert len(pairs) == _largest(sorted({left for left, _ in edges}), edges, frozenset())


def _largest(lefts: list[int], edges: set[tuple[int, int]], taken: frozenset[int]) -> int:
    if not lefts:
        return 0
    free = [right for left, right in edges if left == lefts[0] and right not in taken]
    without = _largest(lefts[1:], edges, taken)
    return max([without, *(1 + _largest(lefts[1:], edges, taken | {right}) for right in free)])


def test_the_best_edge_is_taken_first() -> None:
    assert best_first([(2, 0, 0), (1, 1, 0), (3, 0, 1)]) == {1: 0, 0: 1}


# Laws, on gold without alternatives and optional rows


def _rows(table: str) -> st.SearchStrategy[list[Row]]:
    cell = st.sampled_from(["", "甲", "乙", "丙局"])
    numeric = st.sampled_from(["", "1", "2"])
    cells = {c: numeric if c in ("value", "low", "high", "group_size") else cell for c in COLUMNS[table]}
    spans = st.tuples(st.integers(0, 12), st.integers(1, 4)).map(lambda pair: (pair[0], pair[0] + pair[1]))
    place = spans if table in PLACED else st.none()
    ids = st.sampled_from(["a", "b"])
    return st.lists(
        st.builds(lambda i, span, kw: row(i, span, **kw), ids, place, st.fixed_dictionaries(cells)), max_size=8
    )


ROWS = st.sampled_from([t for t in COLUMNS if t != "organisation_mentions"]).flatmap(
    lambda table: st.tuples(st.just(table), _rows(table), _rows(table))
)


def all_counts(report: Report, table: str) -> dict[str, tuple[float, int, int]]:
    return {figure.name: counts_of(report, table, figure.name) for figure in report.table(table).figures}


@given(ROWS)
@settings(max_examples=200, deadline=None)
def test_swapping_gold_and_found_swaps_precision_and_recall(case: tuple[str, list[Row], list[Row]]) -> None:
    table, right, found = case
    there = all_counts(scored(table, right, found, ("a", "b")), table)
    back = all_counts(scored(table, found, right, ("a", "b")), table)
    assert {name: (n, f, g) for name, (n, g, f) in there.items()} == back


@given(ROWS, st.randoms(use_true_random=False))
@settings(max_examples=200, deadline=None)
def test_order_changes_nothing(case: tuple[str, list[Row], list[Row]], random: "object") -> None:
    table, right, found = case
    before = all_counts(scored(table, right, found, ("a", "b")), table)
    random.shuffle(right)  # type: ignore[attr-defined]
    random.shuffle(found)  # type: ignore[attr-defined]
    assert all_counts(scored(table, right, found, ("a", "b")), table) == before


@given(ROWS)
@settings(max_examples=200, deadline=None)
def test_gold_against_itself_is_one(case: tuple[str, list[Row], list[Row]]) -> None:
    table, right, _ = case
    report = scored(table, right, right, ("a", "b"))
    for figure in report.table(table).figures:
        assert figure.total.f1 in (None, 1.0)
        assert figure.total.right == figure.total.gold == figure.total.found
        assert figure.agreeing in (None, figure.paired)


@given(ROWS)
@settings(max_examples=100, deadline=None)
def test_no_figure_counts_more_than_there_is(case: tuple[str, list[Row], list[Row]]) -> None:
    table, right, found = case
    for n, g, f in all_counts(scored(table, right, found, ("a", "b")), table).values():
        assert 0 <= n <= min(g, f)


# Real gold, one column mutated at a time


def plain_tables(gold_set: Gold) -> dict[str, tuple[Row, ...]]:
    """Gold with the first of each alternatives, as a run would have found it."""
    return {
        name: tuple(replace(r, cells={k: v.split("|")[0] for k, v in r.cells.items()}) for r in rows)
        for name, rows in gold_set.tables.items()
    }


MUTATIONS = [
    (table, measure.name, column)
    for table, columns in COLUMNS.items()
    for scheme in SCHEMES
    if scheme.table == table
    for measure in scheme.measures
    for column in measure.columns
    if column in columns and not measure.name.endswith("as written")
]


@pytest.mark.parametrize(("table", "name", "column"), MUTATIONS)
def test_a_mutated_column_moves_its_own_figure_and_the_whole_row(
    real: Path, table: str, name: str, column: str
) -> None:
    gold_set = load_gold(real / "real")
    found = plain_tables(gold_set)
    before = evaluate(gold_set, found)
    rows = [i for i, r in enumerate(found[table]) if r.cells[column] and not r.optional][::7]
    numeric = column in ("value", "low", "high", "group_size")
    mutated = list(found[table])
    for i in rows:
        mutated[i] = replace(mutated[i], cells={**mutated[i].cells, column: "987654" if numeric else "变异"})
    after = evaluate(gold_set, {**found, table: tuple(mutated)})
    scheme = next(scheme for scheme in SCHEMES if scheme.table == table)
    own = {name, f"{name} as written", WHOLE} | ({scheme.pair} if name in scheme.key else set())
    for old, new in zip(before.table(table).figures, after.table(table).figures, strict=True):
        lost = old.total.right - new.total.right
        assert lost == (len(rows) if old.name in own else 0), old.name
        assert (old.total.gold, old.total.found) == (new.total.gold, new.total.found)
    for other in before.tables:
        if other.table != table:
            assert all_counts(before, other.table) == all_counts(after, other.table)


def test_a_mutated_span_moves_span_overlap_and_whole_row(real: Path) -> None:
    gold_set = load_gold(real / "real")
    found = plain_tables(gold_set)
    rows = found["counts"]
    moved = tuple(
        replace(r, cells={**r.cells, "start": str(int(r.cells["start"]) + 1)}) if i % 9 == 0 else r
        for i, r in enumerate(rows)
    )
    counted = sum(not r.optional for r in rows[::9])
    before, after = evaluate(gold_set, found), evaluate(gold_set, {**found, "counts": moved})
    lost = {name: n - counts_of(after, "counts", name)[0] for name, (n, _, _) in all_counts(before, "counts").items()}
    assert {name: n for name, n in lost.items() if n} == {"span": counted, "overlap": counted / 2, WHOLE: counted}


def test_real_gold_against_itself_is_one(real: Path) -> None:
    for name in ("seed", "real"):
        gold_set = load_gold(real / name)
        for score in evaluate(gold_set, plain_tables(gold_set)).tables:
            for figure in score.figures:
                assert figure.total.f1 in (None, 1), (score.table, figure.name)


# Other scorers, where they measure the same


def perturbed(rows: Sequence[Row]) -> list[Row]:
    """Some rows dropped, some moved by one, some in places where gold has none."""
    found = []
    for i, r in enumerate(rows):
        start, end = int(r.cells["start"]), int(r.cells["end"])
        if i % 5 == 1:
            continue
        moved = replace(r, cells={**r.cells, "start": str(start + 1)}) if i % 5 == 2 and end - start > 2 else r
        found.append(moved)
        if i % 5 == 3:
            found.append(replace(r, cells={**r.cells, "start": str(end), "end": str(end + 1)}))
    return found


def needed(rows: Sequence[Row]) -> list[Row]:
    """The rows that are not optional and do not overlap the one before."""
    kept: list[Row] = []
    for r in sorted(rows, key=lambda r: (r.article_id, int(r.cells["start"]))):
        before = kept[-1] if kept and kept[-1].article_id == r.article_id else None
        if not r.optional and (before is None or int(before.cells["end"]) < int(r.cells["start"])):
            kept.append(r)
    return kept


def spans_of(rows: Sequence[Row], ids: Sequence[str]) -> list[list[tuple[int, int]]]:
    return [[(int(r.cells["start"]), int(r.cells["end"])) for r in rows if r.article_id == i] for i in ids]


@pytest.mark.parametrize("table", PLACED)
def test_nervaluate_agrees(real: Path, table: str) -> None:
    nervaluate = pytest.importorskip("nervaluate")
    gold_set = load_gold(real / "real")
    right = needed(gold_set.tables[table])
    found = perturbed(right)
    ids = sorted({r.article_id for r in right})
    labelled = [
        [[{"label": "X", "start": start, "end": end - 1} for start, end in spans] for spans in spans_of(rows, ids)]
        for rows in (right, found)
    ]
    theirs = nervaluate.Evaluator(*labelled, tags=["X"]).evaluate()["overall"]
    ours = evaluate(replace(gold_set, tables={table: tuple(right)}), {table: found}).table(table)
    for name, figure in (("strict", ours.figure("span")), ("partial", ours.figure("overlap"))):
        assert theirs[name].precision == pytest.approx(figure.total.precision)
        assert theirs[name].recall == pytest.approx(figure.total.recall)
        assert theirs[name].f1 == pytest.approx(figure.total.f1)


def test_spacy_agrees(real: Path) -> None:
    gold_set = load_gold(real / "real")
    ids = [article.id for article in gold_set.articles]
    right = needed(gold_set.tables["counts"])
    found = perturbed(right)
    nlp = spacy.blank("xx")
    examples = []
    for article, wanted, there in zip(gold_set.articles, spans_of(right, ids), spans_of(found, ids), strict=True):
        docs = [Doc(nlp.vocab, words=list(article.text), spaces=[False] * len(article.text)) for _ in range(2)]
        for doc, spans in zip(docs, (there, wanted), strict=True):
            doc.spans["x"] = [Span(doc, start, end, "X") for start, end in spans]
        examples.append(Example(*docs))
    theirs = Scorer.score_spans(
        examples,
        "x",
        getter=lambda doc, key: doc.spans[key],
        has_annotation=lambda doc: "x" in doc.spans,
        allow_overlap=True,
    )
    ours = evaluate(replace(gold_set, tables={"counts": tuple(right)}), {"counts": found}).table("counts")
    figure = ours.figure("span").total
    assert (theirs["x_p"], theirs["x_r"], theirs["x_f"]) == (
        *(pytest.approx(figure.precision), pytest.approx(figure.recall), pytest.approx(figure.f1)),
    )


# The report


def sample() -> Report:
    right = [row(span=(0, 2), value="1", text="一名"), row(span=(4, 6), value="2", text="两名")]
    found = [
        row(span=(0, 2), value="3", text="一名", rule="counts.count"),
        row(span=(8, 9), text="五", rule="counts.bare"),
    ]
    return scored("counts", right, found)


def test_the_report_names_wrong_rows_in_context() -> None:
    text = render([Part("", sample())], errors=True)
    assert "columns a 0-2 【甲甲】" in text
    assert "value is «1», found «3»  [counts.count]" in text
    assert "missed a 4-6" in text
    assert "spurious a 8-9" in text
    assert "missed" not in render([Part("", sample())])


def test_the_report_is_a_table_in_markdown_and_data_in_json() -> None:
    assert "| span | 1 | 2 | 2 | 0.500 [0.09–0.91] |" in render([Part("", sample())], "md")
    data = json.loads(render([Part("", sample())], "json", errors=True))
    span = data["tables"]["counts"]["figures"]["span"]
    assert (span["right"], span["gold"], span["found"], span["precision"]) == (1, 2, 2, 0.5)
    assert math.isclose(span["recall_interval"][0], 0.0945, abs_tol=1e-4)
    assert [item["status"] for item in data["tables"]["counts"]["errors"]] == ["columns", "missed", "spurious"]
    with pytest.raises(ValueError, match="unknown format «xml»"):
        render([Part("", sample())], "xml")


def test_a_thousand_articles_are_scored_in_seconds() -> None:
    ids = [str(i) for i in range(1000)]
    rows = [row(i, (n, n + 1), value=str(n)) for i in ids for n in range(20)]
    names: Mapping[str, Sequence[Row]] = {
        "counts": rows,
        "honours": [row(i, honoree_name=f"甲{n}", award_title="好人") for i in ids for n in range(10)],
    }
    begin = time.process_time()
    evaluate(gold(ids, **names), names)
    assert time.process_time() - begin < 10


NEGATIVES = ("article_id", "start", "end", "text", "table", "reason")


def place(span: tuple[int, int], table: str, **cells: str) -> Row:
    return row(span=span, table=table, reason="slogan", **cells)


def negatives(places: Sequence[Row], **found: Sequence[Row]) -> Report:
    return evaluate(replace(gold(), tables={"negatives": tuple(places)}, columns={"negatives": NEGATIVES}), found)


def test_a_negative_is_broken_by_a_row_of_its_table_that_touches_it() -> None:
    places = [place((0, 4), "counts"), place((10, 14), "counts"), place((20, 24), "amounts")]
    report = negatives(places, counts=[row(span=(3, 5)), row(span=(14, 16)), row(span=(20, 24))])
    assert [(score.table, score.held, score.places) for score in report.negatives] == [
        ("counts", 1, 2),
        ("amounts", 1, 1),
    ]
    assert report.negatives[0].broken[0][0] is places[0]


def test_a_negative_is_broken_by_an_award_and_by_the_holder_of_a_post() -> None:
    award = row(span=(50, 52), award_start="10", award_end="20")
    assert negatives([place((12, 15), "honours")], honours=[award]).negatives[0].held == 0
    assert negatives([place((22, 25), "honours")], honours=[award]).negatives[0].held == 1
    post = row(span=(50, 52), person_name="张三")
    assert negatives([place((0, 2), "posts", text="张三")], posts=[post]).negatives[0].held == 0
    assert negatives([place((0, 2), "posts", text="李四")], posts=[post]).negatives[0].held == 1


def test_broken_negatives_are_named_in_context_but_of_a_hidden_part() -> None:
    report = negatives([place((0, 4), "counts")], counts=[row(span=(0, 4), rule="counts.unit")])
    shown = render([Part("", report)], errors=True)
    assert "counts a 0-4 【甲甲甲甲】" in shown
    assert "slogan  [counts.unit]" in shown
    assert "slogan" not in render([Part("test", report, hidden=True)], errors=True)


def test_two_readers_agree_the_same_either_way_round() -> None:
    first = gold(amounts=[row(span=(0, 4), value="3|4"), row(span=(10, 14), value="5")])
    second = gold(amounts=[row(span=(0, 4), value="4"), row(span=(20, 24), optional=True, value="1")])
    for one, other in ((first, second), (second, first)):
        figure = agreement(one, other).table("amounts").figure("span").total
        assert (figure.right, figure.f1) == (1, 2 / 3)
    assert agreement(first, second).table("amounts").figure("value").agreeing == 1


def test_alternatives_of_either_reader_count() -> None:
    first = gold(posts=[row(person_name="张三", organisation_name="甲校|甲大学", title="教师")])
    second = gold(posts=[row(person_name="张三", organisation_name="甲大学|甲学院", title="教师")])
    assert agreement(first, second).table("posts").figures[0].total.f1 == 1


def test_readers_need_the_same_articles() -> None:
    with pytest.raises(GoldError, match="no article in common"):
        agreement(gold(("a",)), gold(("b",)))
    other = replace(gold(), articles=(Article("a", "乙"),))
    with pytest.raises(GoldError, match="the text of «a» differs"):
        agreement(gold(), other)


def divided() -> Gold:
    right = [row("a", (0, 4)), row("b", (0, 4)), row("b", (10, 14))]
    return replace(gold(("a", "b"), amounts=right), split={"a": "dev", "b": "test"})


def test_each_part_of_the_split_is_scored_by_itself() -> None:
    found = {"amounts": [row("a", (0, 4)), row("b", (0, 4), rule="amounts.secret")]}
    dev, test = evaluate_parts(divided(), found)
    assert [part.report.table("amounts").figures[0].total.recall for part in (dev, test)] == [1, 0.5]
    assert [part.hidden for part in (dev, test)] == [False, True]
    text = render([dev, test], errors=True)
    assert "test: 1 articles" in text
    assert "missed b" not in text
    assert "amounts.secret" not in text
    shown = render(evaluate_parts(divided(), found, show_test=True), errors=True)
    assert "missed b 10-14" in shown
    assert "amounts.secret" in shown
    data = json.loads(render([dev, test], "json", errors=True))
    assert data["test"]["tables"]["amounts"]["figures"]["span"]["right"] == 1
    assert "errors" not in data["test"]["tables"]["amounts"]


def test_the_summary_sets_the_parts_side_by_side() -> None:
    parts = evaluate_parts(divided(), {"amounts": [row("a", (0, 4)), row("b", (0, 4))]})
    head, _, line = render(parts, "md", summary=True).splitlines()[:3]
    assert head == "| table | figure | dev (1): P · R · F1 [95 %] · n | test (1): P · R · F1 [95 %] · n |"
    assert line == "| amounts | span | 1.000 · 1.000 · 1.000 · 1 | 1.000 · 0.500 · 0.667 · 2 |"


def test_the_page_is_one_file_that_escapes_what_it_shows() -> None:
    report = evaluate(
        replace(
            gold(posts=[row(person_name="<b>张三</b>", organisation_name="甲局", title="局长")]),
            articles=(Article("a", "<script>"),),
        ),
        {"posts": []},
    )
    page = render([Part("", report)], "html", errors=True)
    assert "&lt;b&gt;张三&lt;/b&gt;" in page
    assert "<script" not in page
    assert "http" not in page.replace("<!doctype html>", "")
    assert "1 rows that are wrong" in page
    hidden = render([Part("test", report, hidden=True)], "html", errors=True)
    assert "张三" not in hidden
    assert "--show-test" in hidden

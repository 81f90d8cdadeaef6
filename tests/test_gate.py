"""The gate: every row that was right and is no longer is named; gains are told; the baseline is a plain file."""

from pathlib import Path

import pytest

from pipeline.gate import FILE, judge, read_baseline, render_verdict, standings, write_baseline
from pipeline.gold import TEST, Gold, GoldError, Row, load_gold
from pipeline.process import Pipeline, default_folder
from pipeline.records import Article
from pipeline.score import Report, evaluate, found_rows, known_abbreviations

TEXT = "甲县投入3亿元。\n新建12所学校。\n李某荣获“好人”称号。"
COUNT = {"start": "12", "end": "15", "text": "12所"}
AMOUNT = {"start": "4", "end": "7", "text": "3亿元"}
HONOUR = {"honoree_name": "李某", "award_title": "好人"}


def report(*, counts: list[dict[str, str]], honours: list[dict[str, str]]) -> Report:
    gold = {
        "counts": (Row("a", {**COUNT, "unit": "所", "object": "学校"}),),
        "honours": (Row("a", {**HONOUR, "awarded_on": "2021"}),),
    }
    columns = {
        "counts": ("article_id", "start", "end", "text", "unit", "object"),
        "honours": ("article_id", "honoree_name", "award_title", "awarded_on"),
    }
    found = {
        name: [Row("a", {"rule": f"{name}.x", **c}) for c in rows]
        for name, rows in (("counts", counts), ("honours", honours))
    }
    return evaluate(Gold(Path(), (Article("a", TEXT),), gold, columns), found)


RIGHT = report(counts=[{**COUNT, "unit": "所", "object": "学校"}], honours=[{**HONOUR, "awarded_on": "2021"}])
MISSING = report(counts=[{**COUNT, "unit": "所"}], honours=[])
MORE = report(
    counts=[{**COUNT, "unit": "所", "object": "学校"}, {**AMOUNT, "unit": "元"}],
    honours=[{**HONOUR, "awarded_on": "2021"}],
)


def test_nothing_changed_passes() -> None:
    verdict = judge(standings(RIGHT), RIGHT)
    assert (verdict.worse, verdict.better) == ((), ())
    assert render_verdict(verdict) == "0 worse, 0 better\n"


def test_what_is_lost_is_named_with_sentence_and_rules() -> None:
    verdict = judge(standings(RIGHT), MISSING)
    count, honour = verdict.worse
    assert (count.table, count.row, count.figures) == ("counts", "12-15 12所", ("object",))
    assert (count.sentence, count.rules) == ("新建12所学校。", ("counts.x",))
    assert (honour.row, honour.sentence) == ("李某 · 好人", "李某荣获“好人”称号。")
    assert {"honoree", "title", "date", "honoree and title"} <= set(honour.figures)
    assert honour.rules == ("honours.x",)
    assert verdict.better == ()


def test_what_is_gained_is_told() -> None:
    verdict = judge(standings(MISSING), RIGHT)
    assert verdict.worse == ()
    assert [change.row for change in verdict.better] == ["12-15 12所", "李某 · 好人"]


def test_a_new_row_that_is_not_in_gold_is_worse() -> None:
    (change,) = judge(standings(RIGHT), MORE).worse
    assert (change.row, change.figures, change.sentence) == ("4-7 3亿元", ("not in gold",), "甲县投入3亿元。")
    (gone,) = judge(standings(MORE), RIGHT).better
    assert gone.figures == ("no longer found",)
    assert judge(standings(MORE), MORE).worse == ()


def test_rows_that_gold_did_not_have_are_left_out() -> None:
    assert judge((), MISSING).worse == ()
    assert judge((), RIGHT).better == ()


def test_the_baseline_is_written_and_read_back(tmp_path: Path) -> None:
    file = tmp_path / "baseline.csv"
    write_baseline(file, standings(MORE))
    assert read_baseline(file) == standings(MORE)
    first = file.read_bytes()
    write_baseline(file, standings(MORE))
    assert file.read_bytes() == first


def test_a_missing_or_foreign_baseline_is_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match=r"there is no baseline: .* → make it with --accept"):
        read_baseline(tmp_path / "baseline.csv")
    (tmp_path / "baseline.csv").write_text("a,b\n", encoding="utf-8")
    with pytest.raises(GoldError, match="renew it with --accept"):
        read_baseline(tmp_path / "baseline.csv")


def test_the_text_names_all() -> None:
    text = render_verdict(judge(standings(RIGHT), MISSING))
    assert text.startswith("2 worse, 0 better\n- counts a 12-15 12所: object\n    新建12所学校。\n    counts.x\n")


def test_nothing_that_was_right_on_the_corpus_is_wrong_now() -> None:
    pipeline, gold = Pipeline(), load_gold(default_folder("corpus"))
    kept = {article_id for article_id, part in gold.split.items() if part == TEST}
    result = evaluate(gold, found_rows(pipeline, gold), known_abbreviations(pipeline.rules))
    verdict = judge(read_baseline(gold.folder / FILE), result, kept)
    assert not verdict.worse, render_verdict(verdict, hidden=kept)


def test_rows_kept_for_testing_are_counted_and_not_named(tmp_path: Path) -> None:
    write_baseline(tmp_path / FILE, standings(RIGHT, {"a"}))
    written = (tmp_path / FILE).read_text(encoding="utf-8")
    assert "12所" not in written
    assert "好人" not in written
    assert not judge(read_baseline(tmp_path / FILE), RIGHT, {"a"}).worse
    verdict = judge(read_baseline(tmp_path / FILE), MISSING, {"a"})
    hidden = render_verdict(verdict, hidden={"a"})
    assert hidden == ("2 worse, 0 better\nof these in articles kept for testing: 2 worse, 0 better (--show-test)\n")
    shown = render_verdict(verdict)
    assert "- counts a 12-15 12所: object\n    新建12所学校。\n    counts.x\n" in shown
    assert "李某荣获“好人”称号。" in shown

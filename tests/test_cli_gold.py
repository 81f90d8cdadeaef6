"""The commands round the gold set: check, agree and draft it, and what they keep back of the articles for testing."""

import shutil
from pathlib import Path
from unittest.mock import patch

import pytest
from test_cli import honorroll, rows

from pipeline import cli
from pipeline.process import default_folder

DEV = "全县投入3亿元。\n丁勇荣获“好人”称号。"
SECRET = "全市共投入9亿元。\n王芳荣获“标兵”称号。"
AMOUNTS = "article_id,start,end,text,value\ndev,4,7,3亿元,300000000\nkept,5,8,9亿元,900000000\nkept,0,2,全市,1\n"


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    """A gold set of two articles, one of them kept for testing, labelled by two readers who differ in one row."""
    for name, text in (("dev", DEV), ("kept", SECRET)):
        (tmp_path / "articles").mkdir(exist_ok=True)
        (tmp_path / "articles" / f"{name}.txt").write_text(text, encoding="utf-8")
    for folder, tables in (
        ("gold", AMOUNTS),
        ("labels/first", AMOUNTS),
        ("labels/second", AMOUNTS.replace("dev,4", "dev,3")),
    ):
        (tmp_path / folder).mkdir(parents=True)
        tables = tables.replace("3,7,3亿元", "3,7,入3亿元")
        (tmp_path / folder / "amounts.csv").write_text(tables, encoding="utf-8")
    (tmp_path / "split.csv").write_text("article_id,split\ndev,dev\nkept,test\n", encoding="utf-8")
    return tmp_path


def test_check_says_what_is_there_or_wrong_where(gold: Path) -> None:
    done = honorroll("gold", "check", gold, cwd=gold)
    assert (done.returncode, done.stdout) == (0, "The gold set is fine: 2 articles, amounts 3\n")
    (gold / "labels" / "second" / "amounts.csv").write_text(AMOUNTS.replace("dev,4", "dev,1"), encoding="utf-8")
    done = honorroll("gold", "check", gold, cwd=gold)
    assert done.returncode == 2
    assert "labels/second/amounts.csv:2:9: the text at 1-7 is" in done.stderr


def test_agreement_of_two_readers_is_printed_alone_and_beside_the_accuracy(gold: Path) -> None:
    done = honorroll("gold", "agree", "labels/first", "labels/second", "--errors", cwd=gold)
    assert done.returncode == 0
    assert "partly dev 3-7" in done.stdout
    done = honorroll("evaluate", "--gold", gold, cwd=gold)
    assert "two readers" in done.stdout


def test_of_articles_kept_for_testing_evaluate_gives_figures_only(gold: Path) -> None:
    for form in ("table", "md", "json", "html"):
        done = honorroll("evaluate", "--gold", gold, "--errors", "--format", form, cwd=gold)
        assert done.returncode == 0
        assert "全市" not in done.stdout
        shown = honorroll("evaluate", "--gold", gold, "--errors", "--format", form, "--show-test", cwd=gold)
        assert "全市" in shown.stdout
    done = honorroll("evaluate", "--gold", gold, cwd=gold)
    assert "test: 1 articles" in done.stdout
    assert "  span       1      2     1 " in done.stdout
    assert honorroll("evaluate", "--gold", gold, "-j", 2, cwd=gold).stdout == done.stdout


def test_of_articles_kept_for_testing_the_gate_counts_only(gold: Path) -> None:
    assert honorroll("gate", "--gold", gold, "--accept", cwd=gold).returncode == 0
    assert "9亿元" not in (gold / "baseline.csv").read_text(encoding="utf-8")
    assert honorroll("gate", "--gold", gold, cwd=gold).stdout == "0 worse, 0 better\n"
    (gold / "gold" / "amounts.csv").write_text(AMOUNTS.replace("900000000", "9"), encoding="utf-8")
    done = honorroll("gate", "--gold", gold, cwd=gold)
    assert done.returncode == 1
    assert "1 worse, 0 better" in done.stdout
    assert "9亿元" not in done.stdout
    assert "- amounts kept 5-8 9亿元: value" in honorroll("gate", "--gold", gold, "--show-test", cwd=gold).stdout


def test_explain_gives_figures_only_of_an_article_kept_for_testing(gold: Path) -> None:
    done = honorroll("explain", "articles/kept.txt", cwd=gold)
    assert done.stdout.startswith("kept: 2 sentences, honours 1, ")
    assert "王芳" not in done.stdout
    assert "--show-test" in done.stderr
    assert "王芳" in honorroll("explain", "articles/kept.txt", "--show-test", cwd=gold).stdout
    assert "丁勇" in honorroll("explain", "articles/dev.txt", cwd=gold).stdout


def test_a_run_of_the_corpus_leaves_articles_kept_for_testing_out(gold: Path) -> None:
    (gold / "gold" / "articles.csv").write_text("article_id,published_on\ndev,2021\nkept,2021\n", encoding="utf-8")
    with patch.object(cli, "default_folder", lambda name: gold if name == "corpus" else cli.checkout() / name):
        done = honorroll("run", "-o", gold / "out", cwd=gold)
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    assert [row["article_id"] for row in rows(gold / "out" / "articles.csv")] == ["dev"]


def test_a_draft_is_written_for_a_person_to_correct(gold: Path) -> None:
    done = honorroll("gold", "draft", "articles/dev.txt", "--published-on", "2021-04", cwd=gold)
    assert done.returncode == 0, done.stderr
    assert honorroll("gold", "check", "draft", cwd=gold).returncode == 0
    assert [row["text"] for row in rows(gold / "draft" / "gold" / "amounts.csv")] == ["3亿元"]
    again = honorroll("gold", "draft", "articles/dev.txt", cwd=gold)
    assert again.returncode == 2
    assert "is in the gold set already" in again.stderr
    assert honorroll("gold", "draft", "gone.txt", cwd=gold).returncode == 3


@pytest.fixture
def copied_rules(tmp_path: Path) -> Path:
    shutil.copytree(default_folder("rules"), tmp_path / "rules")
    return tmp_path / "rules"


def test_a_rule_that_cannot_be_read_is_caught_by_check_with_its_place(copied_rules: Path) -> None:
    file = copied_rules / "amounts.yaml"
    file.write_text(file.read_text(encoding="utf-8").replace("  pays: [", "  pays: [捐建|, "), encoding="utf-8")
    line = file.read_text(encoding="utf-8").split("捐建|")[0].count("\n") + 1
    done = honorroll("rules", "check", copied_rules, cwd=copied_rules)
    assert done.returncode == 2
    assert f"amounts.yaml:{line}:" in done.stderr


def test_a_rule_that_breaks_its_examples_is_caught_by_test_with_its_place(copied_rules: Path) -> None:
    file = copied_rules / "units.yaml"
    text = file.read_text(encoding="utf-8")
    assert text.count("{元: CNY") == 1
    file.write_text(text.replace("{元: CNY", "{元: USD"), encoding="utf-8")
    assert honorroll("rules", "check", copied_rules, cwd=copied_rules).returncode == 0
    done = honorroll("rules", "test", copied_rules, cwd=copied_rules)
    assert done.returncode == 1
    assert "amounts.yaml:" in done.stdout
    assert "CNY" in done.stdout


def test_a_rule_that_loses_what_was_right_is_caught_by_the_gate_with_item_and_rule(
    copied_rules: Path, tmp_path: Path
) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "a.txt").write_text(DEV, encoding="utf-8")
    (tmp_path / "gold").mkdir()
    honours = "article_id,honoree_name,award_title\na,丁勇,好人\n"
    (tmp_path / "gold" / "honours.csv").write_text(honours, encoding="utf-8")
    arguments = ("gate", "--gold", tmp_path, "--rules", copied_rules)
    assert honorroll(*arguments, "--accept", cwd=tmp_path).returncode == 0
    for file in copied_rules.glob("*.yaml"):
        file.write_text(file.read_text(encoding="utf-8").replace("荣获,", ""), encoding="utf-8")
    done = honorroll(*arguments, cwd=tmp_path)
    assert done.returncode == 1
    assert (
        "- honours a 丁勇 · 好人: honoree, honoree and title, title, title as written\n    丁勇荣获“好人”称号。\n    honours.receive honours.yaml:"
        in done.stdout
    )

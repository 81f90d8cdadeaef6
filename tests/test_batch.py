"""Many articles: the same tables whatever the number of workers, and no article takes the run with it."""

import os

import pytest

from pipeline import Pipeline, batch
from pipeline.process import default_folder
from pipeline.records import Article, Failure
from pipeline.tables import TABLES

SETTINGS = batch.Settings(default_folder("rules"))
TEXT = "会上,省人民政府授予李文华等{}名同志“全省扶贫先进个人”称号。全省共投入{}.5亿元,资助学生2万余人次。"
ARTICLES = [Article(f"a{i}", TEXT.format(i + 2, i)) for i in range(12)]


class Deadly(Article):
    """An article at which a worker dies as soon as it gets hold of it."""

    def __reduce__(self):
        return os._exit, (9,)


def result(items, jobs=1, settings=SETTINGS):
    with batch.run(items, settings, jobs) as tables:
        return {name: table.to_pylist() for name, table in tables.items()}


def test_tasks_hold_everything_once_in_order(monkeypatch):
    items = [*ARTICLES, Failure("x", "read", "NoText", ""), Article("long", "甲" * 400_001), *ARTICLES]
    monkeypatch.setattr(batch, "ARTICLES_A_TASK", 5)
    pieces = list(batch.tasks(items))
    assert [item for piece in pieces for item in piece] == items
    assert max(map(len, pieces)) == 5
    assert pieces[2][-1].id == "long"
    assert list(batch.tasks([])) == []


def test_cutting_into_tasks_changes_nothing(monkeypatch):
    items = [*ARTICLES, Failure("x", "read", "NoText", "why"), ARTICLES[0], Article("b", TEXT.format(2, 0))]
    whole = {name: table.to_pylist() for name, table in Pipeline().arrow(items).items()}
    assert len(whole["failures"]) == 1
    assert [row["article_id"] for row in whole["articles"] if row["duplicate_of"]] == ["b"]
    monkeypatch.setattr(batch, "ARTICLES_A_TASK", 2)
    assert result(items) == whole


def test_two_workers_give_the_same_tables(monkeypatch):
    monkeypatch.setattr(batch, "ARTICLES_A_TASK", 3)
    alone = result(ARTICLES)
    assert len(alone["honours"]) == len(alone["amounts"]) == len(ARTICLES)
    assert result(ARTICLES, jobs=2) == alone


def test_nothing_to_do():
    assert result([]) == {name: [] for name in TABLES}


def test_an_article_that_raises_stands_in_failures():
    found = result([ARTICLES[0], Article("bad", "3元", title=5), Article("half", "\ud800"), ARTICLES[1]])  # type: ignore[arg-type]
    assert [row["article_id"] for row in found["articles"]] == ["a0", "a1"]
    assert [(row["source"], row["stage"]) for row in found["failures"]] == [("bad", "process"), ("half", "process")]
    assert {row["article_id"] for row in found["amounts"]} == {"a0", "a1"}


def test_a_worker_that_dies_takes_one_article_with_it(monkeypatch):
    monkeypatch.setattr(batch, "ARTICLES_A_TASK", 3)
    items = [*ARTICLES[:4], Deadly("deadly", "3元", source="deadly.txt"), *ARTICLES[4:]]
    found = result(items, jobs=2)
    assert [row["article_id"] for row in found["articles"]] == [article.id for article in ARTICLES]
    assert [(row["source"], row["error"]) for row in found["failures"]] == [("deadly.txt", "WorkerDied")]


def test_progress_is_told_of_every_task(monkeypatch):
    monkeypatch.setattr(batch, "ARTICLES_A_TASK", 5)
    told = []
    with batch.run(ARTICLES, SETTINGS, 1, lambda articles, characters: told.append((articles, characters))):
        pass
    assert [articles for articles, _ in told] == [5, 5, 2]
    assert sum(characters for _, characters in told) == sum(len(article.text) for article in ARTICLES)


def test_broken_rules_are_told_before_the_work(tmp_path):
    with pytest.raises(ValueError, match="no rule files"), batch.run(ARTICLES, batch.Settings(tmp_path), 2):
        pass


def test_nothing_is_left_behind(tmp_path):
    with batch.run(ARTICLES[:1], SETTINGS, scratch=tmp_path) as tables:
        assert tables["articles"].num_rows == 1
        assert list(tmp_path.iterdir())
    assert not list(tmp_path.iterdir())

"""The explanation of an article: rows with their rules, rejected words with their reasons."""

from pathlib import Path

import pytest

from pipeline.explain import Explanation, explain, render_explanation
from pipeline.process import Pipeline
from pipeline.records import Article

TEXT = "川北在线讯\n4月22日,甲县共投入3亿元,新建12所学校。\n李秀兰荣获“岗位标兵”称号。王国庆未获奖。\n天气很好。"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture(scope="module")
def explained(pipeline: Pipeline) -> Explanation:
    return explain(pipeline, Article("a", TEXT, published_on="2021-05-01"))


def test_each_sentence_has_its_own_rows(explained: Explanation) -> None:
    tables = [{row.table for row in sentence.found} for sentence in explained.sentences]
    assert [sentence.number for sentence in explained.sentences] == [1, 2, 3, 4, 5]
    assert {"amounts", "counts"} <= tables[1]
    assert "honours" in tables[2]
    assert tables[4] == set()


def test_a_row_says_what_and_by_which_rule(explained: Explanation) -> None:
    (amount,) = [row for row in explained.sentences[1].found if row.table == "amounts"]
    assert (amount.text, TEXT[amount.start : amount.end]) == ("3亿元", "3亿元")
    assert dict(amount.columns)["value"] == "300000000"
    assert amount.where.split(":")[0].endswith(".yaml")
    assert int(amount.where.split(":")[1]) > 0


def test_a_rejected_word_says_why(explained: Explanation) -> None:
    rejected = {word.text: word for word in explained.sentences[1].rejected}
    assert rejected["4月22日"].disposition == "date"
    (refused,) = [word for word in explained.sentences[3].rejected if "获奖" in word.text]
    assert refused.disposition == "negated"
    assert refused.reason


def test_the_text_names_everything_and_is_the_same_each_time(explained: Explanation) -> None:
    text = render_explanation(explained)
    assert text.startswith("a: 5 sentences, published 2021-05-01 (record)\n")
    assert "+ amounts «3亿元»" in text
    assert "- «4月22日»" in text
    assert "天气很好" not in text
    again = explain(Pipeline(), Article("a", TEXT, published_on="2021-05-01"))
    assert render_explanation(again) == text


def test_an_article_without_a_date_or_text_is_explained(pipeline: Pipeline) -> None:
    assert render_explanation(explain(pipeline, Article("a", ""))) == "a: 0 sentences, published unknown\n"
    assert "5所" in render_explanation(explain(pipeline, Article("a", "新建5所\r\n学校。\0")))


def test_real_articles_are_explained(real: Path, pipeline: Pipeline) -> None:
    for path in sorted((real / "real" / "articles").glob("*.txt"))[:5]:
        text = path.read_bytes().decode()
        explanation = explain(pipeline, Article(path.stem, text))
        for sentence in explanation.sentences:
            for item in (*sentence.found, *sentence.rejected):
                assert text[item.start : item.end] == item.text
                assert item.start >= sentence.start

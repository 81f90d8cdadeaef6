"""The corpus: what it holds, that two readers agree on it, and that none of it was copied."""

import csv
from collections import Counter
from pathlib import Path

import pytest

from pipeline.gold import DEV, NEGATIVES, TEST, Gold, load_gold, load_labels
from pipeline.process import checkout
from pipeline.score import agreement
from pipeline.text import fold

PROJECT = checkout()
pytestmark = pytest.mark.skipif(PROJECT is None, reason="the corpus stands in the checkout only")
_COPIED = 24
"""Characters in a row that no two writers hit upon by chance."""


@pytest.fixture(scope="module")
def gold() -> Gold:
    assert PROJECT is not None
    return load_gold(PROJECT / "corpus")


def test_forty_articles_a_third_of_them_kept_for_testing(gold: Gold) -> None:
    assert len(gold.articles) >= 40
    parts = Counter(gold.split.values())
    assert set(parts) == {DEV, TEST}
    assert 0.3 <= parts[TEST] / len(gold.articles) <= 0.36


def test_every_table_is_labelled_in_both_parts_and_negatives_are_many_and_of_many_kinds(gold: Gold) -> None:
    for part in (DEV, TEST):
        for table in ("amounts", "counts", "organisation_mentions", "honours", "posts"):
            assert len(gold.part(part).tables[table]) >= 50
    assert len(gold.tables[NEGATIVES]) >= 120
    assert len({row.cells["reason"] for row in gold.tables[NEGATIVES]}) >= 20
    assert {row.article_id for row in gold.tables[NEGATIVES]} >= {
        name for name, part in gold.split.items() if part == TEST
    }


def test_two_readers_labelled_every_article_and_agree(gold: Gold) -> None:
    first, second = load_labels(gold.folder) or pytest.fail("there are no two labellings")
    report = agreement(first, second)
    assert report.articles == len(gold.articles)
    for score in report.tables:
        assert (score.figures[0].total.f1 or 0) > 0.9, score.table


def test_no_table_in_outputs_is_of_an_article_kept_for_testing(gold: Gold) -> None:
    kept = {name for name, part in gold.split.items() if part == TEST}
    assert PROJECT is not None
    for file in (PROJECT / "outputs").glob("*.csv"):
        with file.open(encoding="utf-8-sig", newline="") as lines:
            rows = list(csv.DictReader(lines))
        assert not kept & {row.get("article_id", "") for row in rows}, file.name


_FORMULAE = ("增强“四个意识”、坚定“四个自信”、做到“两个维护”",)
"""What every such text says in the same words."""


def _runs(text: str) -> set[str]:
    letters = "".join(fold(text).split())
    for formula in _FORMULAE:
        letters = letters.replace(formula, "")
    return {letters[i : i + _COPIED] for i in range(len(letters) - _COPIED + 1)}


def test_no_sentence_was_copied_from_real_documents(gold: Gold, real: Path) -> None:
    copied = {}
    ours = {article.id: _runs(article.text) for article in gold.articles}
    for folder in ("real/articles", "real/unlabelled", "seed/articles"):
        for file in sorted((real / folder).glob("*.txt")):
            theirs = _runs(file.read_text(encoding="utf-8"))
            copied |= {(name, file.name): sorted(runs & theirs)[:3] for name, runs in ours.items() if runs & theirs}
    assert copied == {}

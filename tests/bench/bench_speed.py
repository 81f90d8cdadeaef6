"""Characters a second of the whole run beside jieba.cut on the same text in the same run.

    python tests/bench/bench_speed.py ../shared/real/pool.jsonl.gz [ARTICLES] [SEGMENTER]

One process. The run is timed from articles in memory to tables; jieba cuts the same texts whole with its own dictionary.
Each is measured in turn, three times; the best of each counts. The stages show where the time goes.
"""

import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

import jieba
from rich.console import Console
from rich.table import Table

from pipeline import Article, Pipeline
from pipeline.extract import extract
from pipeline.read import read
from pipeline.resolve import resolve
from pipeline.segment import make_document
from pipeline.tables import TableBuilder

ROUNDS = 3


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


def stages(pipeline: Pipeline, articles: list[Article]) -> dict[str, float]:
    """Seconds of each stage over all articles."""
    spent = dict.fromkeys(("fold, sentences", "extract", "resolve", "tables"), 0.0)
    builder = TableBuilder()
    for article in articles:
        marks = [time.perf_counter()]
        document = make_document(article, pipeline.segmenter)
        marks.append(time.perf_counter())
        found = extract(document, pipeline.rules)
        marks.append(time.perf_counter())
        found = resolve(document, pipeline.rules, found)
        marks.append(time.perf_counter())
        builder.add(document, found)
        marks.append(time.perf_counter())
        for name, begun, ended in zip(spent, marks, marks[1:], strict=False):
            spent[name] += ended - begun
    spent["tables"] += seconds(builder.tables)
    return spent


def main(pool: Path, limit: int = 300, segmenter: str = "jieba") -> None:
    """Print the ratios."""
    jieba.setLogLevel(logging.WARNING)
    jieba.initialize()
    pipeline = Pipeline(segmenter=segmenter)
    articles = []
    for item in read([str(pool)]):
        if isinstance(item, Article):
            articles.append(item)
        if len(articles) >= limit:
            break
    characters = sum(len(article.text) for article in articles)
    pipeline.arrow(articles[:5])
    cut, whole = [], []
    for _ in range(ROUNDS):
        cut.append(seconds(lambda: [jieba.lcut(article.text) for article in articles]))
        whole.append(seconds(lambda: pipeline.arrow(articles)))
    view = Table(title=f"{len(articles)} articles, {characters:,} characters, segmenter {segmenter}")
    for name in ("", "seconds", "characters a second", "share of jieba.cut's speed"):
        view.add_column(name, justify="right" if name else "left")
    for name, spent in {"jieba.cut": min(cut), "whole run": min(whole), **stages(pipeline, articles)}.items():
        view.add_row(name, f"{spent:.2f}", f"{characters / spent:,.0f}", f"{min(cut) / spent:.2f}")
    Console().print(view)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), *(int(a) if a.isdigit() else a for a in sys.argv[2:4]))

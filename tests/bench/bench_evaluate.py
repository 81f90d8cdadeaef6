"""How long `honorroll evaluate` takes on many articles: python tests/bench/bench_evaluate.py [ARTICLES] [JOBS].

The labelled articles of the corpus are repeated under new names until there are ARTICLES (1,000) of them. Printed are the
seconds of the whole command with JOBS (2) processes, of scoring alone (`--tables`), and of jieba.cut on the same text as
the baseline.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from itertools import cycle, islice
from pathlib import Path

import jieba

from pipeline.gold import load_gold, write_rows
from pipeline.process import default_folder
from pipeline.records import Article


def main() -> None:
    articles, jobs = (int(word) for word in [*sys.argv[1:], *("1000", "2")[len(sys.argv) - 1 :]])
    gold = load_gold(default_folder("corpus"))
    rows = {
        article.id: {name: [r for r in found if r.article_id == article.id] for name, found in gold.tables.items()}
        for article in gold.articles
    }
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        characters = 0
        texts = []
        for number, article in enumerate(islice(cycle(gold.articles), articles)):
            copy = Article(f"{article.id}-{number}", article.text, published_on=article.published_on)
            moved = {
                table: [type(row)(copy.id, row.cells, row.optional) for row in found]
                for table, found in rows[article.id].items()
            }
            write_rows(folder, copy, moved)
            characters += len(copy.text)
            texts.append(copy.text)
        jieba.initialize()
        baseline = seconds(lambda: [list(jieba.cut(text)) for text in texts])
        command = [sys.executable, "-m", "pipeline"]
        whole = seconds(lambda: run([*command, "evaluate", "--gold", name, "--summary", "-j", str(jobs)]))
        metadata = str(folder / "gold" / "articles.csv")
        run([*command, "run", str(folder / "articles"), "-o", f"{name}/out", "--metadata", metadata, "-j", str(jobs)])
        scoring = seconds(lambda: run([*command, "evaluate", "--gold", name, "--tables", f"{name}/out", "--summary"]))
    print(f"{articles} articles, {characters} characters")
    print(f"evaluate -j {jobs}: {whole:.1f} s, {whole / baseline:.1f} of jieba.cut on the same text ({baseline:.1f} s)")
    print(f"evaluate --tables: {scoring:.1f} s, {scoring / baseline:.1f} of it")


def run(command: list[str]) -> None:
    subprocess.run(command, check=True, capture_output=True)


def seconds(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


if __name__ == "__main__":
    main()

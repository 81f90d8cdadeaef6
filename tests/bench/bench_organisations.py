"""Mentions of organisations: precision, recall and F1 of ours, beside jieba.posseg on the same documents.

    python tests/bench/bench_organisations.py ../shared/real [FOLDER …]

Each FOLDER is a gold folder (articles/ and gold/). A mention counts where it begins and ends as the gold has it (exact), or
where it overlaps one that no other found mention overlaps (overlap). What the gold calls optional is neither missed nor
wrong. jieba.posseg is read in two ways: words tagged nt or nz alone; and these joined with the places (ns) and nouns (n, j)
around them, as far as the run holds an nt or ends in a word of two characters or more that names a kind of body.
"""

import logging
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import jieba
import jieba.posseg
from rich.console import Console
from rich.table import Table

from pipeline import Article, Pipeline
from pipeline.gold import load_gold
from pipeline.records import Span

_JOINED = ("ns", "n", "j", "nt", "nz", "vn", "nr")
_BODIES = (
    *(
        "大学",
        "学院",
        "学校",
        "中学",
        "小学",
        "公司",
        "集团",
        "医院",
        "委员会",
        "政府",
        "协会",
        "学会",
        "研究所",
        "研究院",
    ),
    *("教育局", "公安局", "检察院", "法院", "总工会", "支部", "党委", "中心", "办公室", "银行", "基金会", "联合会"),
)


@dataclass
class Counts:
    """Found and wanted mentions, and those that fit."""

    wanted: int = 0
    found: int = 0
    exact: int = 0
    overlap: int = 0

    def cells(self, right: int) -> list[str]:
        precision = right / self.found if self.found else 0.0
        recall = right / self.wanted if self.wanted else 0.0
        f1 = 2 * precision * recall / (precision + recall) if right else 0.0
        return [f"{precision:.3f}", f"{recall:.3f}", f"{f1:.3f}"]


def of_jieba(text: str) -> list[Span]:
    """The words that jieba.posseg tags as names of bodies or other proper names."""
    found, position = [], 0
    for word, tag in jieba.posseg.cut(text):
        if tag.startswith(("nt", "nz")):
            found.append((position, position + len(word)))
        position += len(word)
    return found


def of_jieba_joined(text: str) -> list[Span]:
    """Runs of proper names and nouns that hold a body's name or end in a word for a kind of body."""
    found: list[Span] = []
    run: list[tuple[Span, str, str]] = []
    position = 0
    for word, tag in [*jieba.posseg.cut(text), ("", "x")]:
        if tag in _JOINED:
            run.append(((position, position + len(word)), word, tag))
        else:
            last = max((i for i, (_, w, t) in enumerate(run) if t == "nt" or w.endswith(_BODIES)), default=-1)
            if last > 0 or (last == 0 and run[0][2] == "nt"):
                found.append((run[0][0][0], run[last][0][1]))
            run = []
        position += len(word)
    return found


def add(counts: Counts, found: Iterable[Span], wanted: set[Span], optional: set[Span]) -> None:
    """Add the found mentions of one article."""
    spans = [span for span in set(found) if span in wanted or not any(_overlap(span, other) for other in optional)]
    counts.wanted += len(wanted)
    counts.found += len(spans)
    counts.exact += len(wanted.intersection(spans))
    left = sorted(wanted)
    for span in sorted(spans):
        hit = next((other for other in left if _overlap(span, other)), None)
        if hit is not None:
            left.remove(hit)
            counts.overlap += 1


def _overlap(one: Span, other: Span) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def main(folders: list[Path]) -> None:
    """Print precision, recall and F1 of all readers."""
    jieba.setLogLevel(logging.WARNING)
    pipeline = Pipeline()

    def ours(article: Article) -> list[Span]:
        return [(mention.start, mention.end) for mention in pipeline.read(article)[1].organisations]

    readers: dict[str, Callable[[Article], list[Span]]] = {
        "honorroll": ours,
        "jieba nt, nz": lambda article: of_jieba(article.text),
        "jieba joined": lambda article: of_jieba_joined(article.text),
    }
    counts = {name: Counts() for name in readers}
    articles = 0
    for folder in folders:
        gold = load_gold(folder)
        rows = gold.tables["organisation_mentions"]
        for article in gold.articles:
            articles += 1
            of_article = [row for row in rows if row.article_id == article.id]
            spans = {(int(row.cells["start"]), int(row.cells["end"])): row.optional for row in of_article}
            wanted = {span for span, is_optional in spans.items() if not is_optional}
            for name, read in readers.items():
                add(counts[name], read(article), wanted, set(spans) - wanted)
    view = Table(title=f"Mentions of organisations, {articles} articles, n = {counts['honorroll'].wanted:,}")
    for heading in ("", "P exact", "R exact", "F1 exact", "P overlap", "R overlap", "F1 overlap"):
        view.add_column(heading, justify="right" if heading else "left")
    for name, counted in counts.items():
        view.add_row(name, *counted.cells(counted.exact), *counted.cells(counted.overlap))
    Console().print(view)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(argument) for argument in sys.argv[1:]])

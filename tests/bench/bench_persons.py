"""People in honours and posts: how many our person mentions reach, beside jieba.posseg on the same documents.

    python tests/bench/bench_persons.py ../shared/real [FOLDER …]

Each FOLDER is a gold folder (articles/ and gold/). People are the persons of its honours and posts, each once an article,
those of optional rows left out; a person is reached where a mention in the article is exactly the name. Of jieba.posseg
the tags nr, nrfg and nrt count, alone and joined with neighbours of these tags. Places are all places in the text where
one of these names stands, padded ones too; there a mention has to begin and end where the name does.
"""

import logging
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import jieba
import jieba.posseg
from rich.console import Console
from rich.table import Table

from pipeline import Article, Pipeline
from pipeline.gold import Gold, load_gold
from pipeline.records import Span

_BLANK = re.compile(r"\s+")


@dataclass
class Reached:
    """How many of `n` were reached, by us and by jieba."""

    n: int = 0
    ours: int = 0
    jieba: int = 0

    def add(self, ours: bool, theirs: bool) -> None:
        self.n += 1
        self.ours += ours
        self.jieba += theirs


def people(gold: Gold) -> dict[str, dict[str, set[str]]]:
    """The names of the people of each article, by table; the first where the gold has several forms."""
    found: dict[str, dict[str, set[str]]] = {}
    for table, column in (("honours", "honoree_name"), ("posts", "person_name")):
        for row in gold.tables.get(table, ()):
            if row.optional or row.cells.get("honoree_kind", "person") != "person":
                continue
            name = row.cells[column].split("|")[0]
            if name:
                found.setdefault(row.article_id, {}).setdefault(table, set()).add(name)
    return found


def spans_of_jieba(text: str) -> set[Span]:
    """The persons of jieba.posseg: each word with a person's tag, and each run of them joined."""
    found: set[Span] = set()
    position = begin = 0
    for word, tag in jieba.posseg.cut(text):
        end = position + len(word)
        if tag.startswith("nr"):
            found.update(((position, end), (begin, end)))
        else:
            begin = end
        position = end
    return found


def places(text: str, name: str) -> Iterator[Span]:
    """Where a name stands in a text, blanks between its characters included (张　三)."""
    for match in re.finditer(r"[ \t\u00a0\u3000]*".join(map(re.escape, name)), text):
        yield match.span()


def main(folders: list[Path]) -> None:
    """Print the recall of both."""
    jieba.setLogLevel(logging.WARNING)
    pipeline = Pipeline()
    reached = {name: Reached() for name in ("people in honours", "people in posts", "people in either", "their places")}
    articles = 0
    for folder in folders:
        gold = load_gold(folder)
        wanted = people(gold)
        for article in gold.articles:
            articles += 1
            names = wanted.get(article.id)
            if names:
                compare(pipeline, article, names, reached)
    view = Table(title=f"Recall of people in honours and posts, {articles} articles")
    for heading in ("", "n", "honorroll", "jieba.posseg"):
        view.add_column(heading, justify="right" if heading else "left")
    for name, counts in reached.items():
        if counts.n:
            view.add_row(name, f"{counts.n:,}", f"{counts.ours / counts.n:.3f}", f"{counts.jieba / counts.n:.3f}")
    Console().print(view)


def compare(pipeline: Pipeline, article: Article, names: dict[str, set[str]], reached: dict[str, Reached]) -> None:
    """Add what both reach in one article."""
    _, found = pipeline.read(article)
    ours = {(mention.start, mention.end) for mention in found.persons}
    our_names = {mention.name for mention in found.persons}
    theirs = spans_of_jieba(article.text)
    their_names = {_BLANK.sub("", article.text[start:end]) for start, end in theirs}
    for table, members in names.items():
        for name in members:
            reached[f"people in {table}"].add(name in our_names, name in their_names)
    for name in set().union(*names.values()):
        reached["people in either"].add(name in our_names, name in their_names)
        for span in places(article.text, name):
            reached["their places"].add(span in ours, span in theirs)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(argument) for argument in sys.argv[1:]])

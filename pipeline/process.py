"""One article through all stages, and the `Pipeline` that library users hold."""

from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pyarrow as pa

from pipeline.extract import extract
from pipeline.publicationdates import publication_date
from pipeline.records import Article, Failure, Findings
from pipeline.resolve import resolve
from pipeline.rules import Rules, load_rules
from pipeline.segment import Document, make_document, make_segmenter, unwanted_words, user_words
from pipeline.tables import TableBuilder, join, to_pandas
from pipeline.user import frequencies, read_authority, read_dictionary, with_user
from pipeline.wrapping import read_unwrapped

_PACKAGE = Path(__file__).resolve().parent


def checkout() -> Path | None:
    """The project's folder: the one that holds this package, else the current one or one above it; None outside."""
    here = Path.cwd()
    for folder in (_PACKAGE.parent, here, *here.parents):
        settings = folder / "pyproject.toml"
        if (folder / "rules").is_dir() and settings.is_file() and 'name = "honorroll"' in settings.read_text("utf-8"):
            return folder
    return None


def default_folder(name: str) -> Path:
    """The folder `rules` or `corpus` of the checkout, or what the installed package carries in its place."""
    project = checkout()
    return project / name if project else _PACKAGE / "_data" / name


class Pipeline:
    """Extracts tables from articles.

    rules: a folder of rule files, loaded Rules, or None for the project's own. segmenter: "jieba", "rjieba" or "none".
    authority: a CSV file of organisations (name, alias, id) whose names and identifiers win. dictionary: a file of words
    in jieba's form; those tagged nt are names of organisations, nr names of persons. Raises RuleError where the rules
    cannot be used, UserFileError for the user's files, ValueError for an unknown segmenter.
    """

    def __init__(
        self,
        rules: Rules | Path | str | None = None,
        segmenter: str = "jieba",
        authority: Path | str | None = None,
        dictionary: Path | str | None = None,
    ) -> None:
        if not isinstance(rules, Rules):
            rules = load_rules(Path(rules) if rules is not None else default_folder("rules"))
        words = read_dictionary(Path(dictionary)) if dictionary is not None else ()
        known = read_authority(Path(authority)) if authority is not None else None
        self.rules = with_user(rules, known, words)
        self.segmenter = make_segmenter(
            segmenter, user_words(self.rules), frequencies(words), unwanted_words(self.rules)
        )

    def read(self, article: Article) -> tuple[Document, Findings]:
        """An article as a document, with everything found in it."""
        article = dated(article)
        if unwrapped := read_unwrapped(article, self.segmenter):
            document, places = unwrapped
            found = self._found(document)
            return places.document(document, article), places.findings(found)
        document = make_document(article, self.segmenter)
        return document, self._found(document)

    def _found(self, document: Document) -> Findings:
        return resolve(document, self.rules, extract(document, self.rules))

    def arrow(self, articles: Iterable[Article | Failure]) -> dict[str, pa.Table]:
        """The tables of `articles` as Arrow tables; an article that cannot be processed stands in `failures`."""
        builder = TableBuilder()
        for article in articles:
            if isinstance(article, Failure):
                builder.add_failure(article)
                continue
            try:
                _check_characters(article)
                builder.add(*self.read(article))
            except Exception as error:
                source = str(article.source or article.id)
                builder.add_failure(Failure(source, "process", type(error).__name__, str(error)))
        return join([builder.tables()])

    def run(self, articles: Iterable[Article]) -> dict[str, pd.DataFrame]:
        """The tables of `articles` as DataFrames, by name; see `pipeline.tables.TABLES` for their columns."""
        return to_pandas(self.arrow(articles))


def _check_characters(article: Article) -> None:
    for name in ("id", "text", "title", "published_on", "source", "url"):
        try:
            (getattr(article, name) or "").encode("utf-8")
        except UnicodeEncodeError as error:
            message = f"{name} holds half a surrogate pair at character {error.start}, which no file can hold"
            raise ValueError(f"{message}; write the whole character instead") from None


def dated(article: Article) -> Article:
    """`article` with a valid publication date or none, from its record or else from the text's own dateline."""
    written = article.published_on
    if written and not article.published_on_basis:
        article = replace(article, published_on_basis="record")
    return publication_date(article)

"""Dates and periods of the text, resolved against the publication date."""

from pipeline.records import Article


def publication_date(article: Article) -> Article:
    """`article` with its publication date."""
    return article

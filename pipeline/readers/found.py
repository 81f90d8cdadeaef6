"""What a reader gives: articles as they were found in a file, and why something is refused."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Found:
    """One article of a file. `place` says where in the file it is (#3), empty where the file is one article.

    `basis` is where `published_on` comes from: record or page.
    """

    text: str
    place: str = ""
    id: str | None = None
    title: str | None = None
    published_on: str | None = None
    source: str | None = None
    url: str | None = None
    publisher: str = ""
    basis: str = ""
    encoding: str = ""


@dataclass(frozen=True, slots=True)
class Refused:
    """A part of a file that cannot be read; the reading goes on after it."""

    error: str
    message: str
    place: str = ""


class RefusedError(Exception):
    """Why an input cannot be read: a class of error and a sentence. It never leaves the package."""

    def __init__(self, error: str, message: str) -> None:
        super().__init__(error, message)
        self.error = error
        self.message = message

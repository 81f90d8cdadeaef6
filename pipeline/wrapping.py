"""Text whose lines a fixed width broke: read as if the breaks were not there, with every offset led back.

Old agency copy, e-mail and copies from PDF break lines at a width, in the middle of words (西安电影制⏎片厂). Extraction
works on the text without these breaks; what it finds is then placed in the text as it was read, which is never changed.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import fields, replace
from typing import Any

from pipeline.records import Article, Findings, Sentence, Span
from pipeline.segment import Document, Segmenter, make_document

_BREAK = re.compile(r"\r*\n")
# What a line that goes on looks like: cheap to count, so that texts without such breaks cost nothing.
_GOES_ON = re.compile(r"(?<=[\u4e00-\u9fff,，、0-9])\r*\n[ \u3000]*+(?=[\u4e00-\u9fff，。、；：）”0-9０-９])")
_INSIDE_PROSE = re.compile(r"[，。,;；].")
_PARAGRAPH = re.compile(r"[\s\u3000【\[○●◆■]|$")
_BLANKS = re.compile(r"[ \u3000]*")
_LATIN = re.compile(r"[A-Za-z]")
_FEWEST = 4
_NARROWEST = 24
"""Lines narrower than twelve characters are a column or a poem, not prose."""
_RAGGED = 3
"""How much a full line may fall short: no line begins with a comma, and a Latin word is kept whole."""
_STARTS = ("start", "award_start", "name_start")
_ENDS = ("end", "award_end", "name_end")
_ONE_SPAN = ("part_of", "repeat_of", "amount", "organisation")
_MANY_SPANS = ("bodies", "references")


def soft_breaks(text: str) -> tuple[Span, ...]:
    """The line breaks of `text` that its width made and not its writer; none where the lines are of no fixed width."""
    if sum(1 for _ in _GOES_ON.finditer(text)) < _FEWEST:
        return ()
    lines = list(_lines(text))
    margin = _margin(text, lines)
    written = [text[start:end].removeprefix(margin) for start, end, _ in lines]
    by_width = _full([_width(line) for line in written], written)
    by_length = _full([2 * len(line) for line in written], written)
    full = max(by_width, by_length, key=sum)
    return tuple(
        (end, after + len(margin))
        for (_, end, after), is_full in zip(lines, full, strict=False)
        if is_full
        and after > end
        and text.startswith(margin, after)
        and not _PARAGRAPH.match(text, after + len(margin))
    )


def _margin(text: str, lines: Sequence[tuple[int, int, int]]) -> str:
    """The blanks that most lines of a text begin with: a left margin, not the indent of paragraphs."""
    counted = Counter(_BLANKS.match(text, start)[0] for start, end, _ in lines if end > start)  # type: ignore[index]
    margin, times = counted.most_common(1)[0]
    return margin if times * 5 >= sum(counted.values()) * 3 else ""


def _full(widths: Sequence[int], written: Sequence[str]) -> list[bool]:
    """Which lines are as wide as the text allows; empty where there is no such width: lines of other widths, no prose."""
    counted = Counter(width for width in widths if width >= _NARROWEST)
    if not counted:
        return []
    widest = max(counted, key=lambda width: (sum(counted[width - i] for i in range(_RAGGED + 1)), width))
    full = [widest - _RAGGED <= width <= widest for width in widths]
    wider = sum(n for width, n in counted.items() if width > widest)
    prose = sum(1 for line, is_full in zip(written, full, strict=True) if is_full and _INSIDE_PROSE.search(line))
    enough = sum(full) >= _FEWEST and wider * 4 <= sum(full) and prose * 2 >= sum(full)
    return full if enough else []


def _lines(text: str) -> Iterable[tuple[int, int, int]]:
    """Start and end of each line, and where the next one begins."""
    start = 0
    for sign in _BREAK.finditer(text):
        yield start, sign.start(), sign.end()
        start = sign.end()
    yield start, len(text), len(text)


def _width(line: str) -> int:
    """The width of a line in half-width characters; signs of ambiguous width are wide, as in Chinese print."""
    return sum(2 if unicodedata.east_asian_width(character) in "WFA" else 1 for character in line)


def read_unwrapped(article: Article, segmenter: Segmenter) -> "tuple[Document, Places] | None":
    """The document of `article` without its soft breaks, and the way back; None where it has none."""
    breaks = soft_breaks(article.text)
    if not breaks:
        return None
    pieces: list[str] = []
    kept: list[int] = []
    position = 0
    for start, end in (*breaks, (len(article.text), len(article.text))):
        pieces.append(article.text[position:start])
        kept.extend(range(position, start))
        if start and _LATIN.match(article.text, start - 1) and _LATIN.match(article.text, end):
            pieces.append(" ")
            kept.append(start)
        position = end
    return make_document(replace(article, text="".join(pieces)), segmenter), Places(kept)


class Places:
    """Leads offsets of the text without breaks back to the text as read."""

    def __init__(self, kept: Sequence[int]) -> None:
        """kept: of each character without breaks, its offset in the text as read."""
        self._kept = kept

    def span(self, span: Span) -> Span:
        """A span in the text as read; it holds the breaks that lie in it, and none at its ends."""
        start, end = span
        if end <= start:
            place = self._kept[start] if start < len(self._kept) else self._kept[-1] + 1
            return place, place
        return self._kept[start], self._kept[end - 1] + 1

    def document(self, unwrapped: Document, article: Article) -> Document:
        """The document of the text as read, with the sentences of the text without breaks."""
        placed = tuple(Sentence(s.number, *self.span((s.start, s.end))) for s in unwrapped.sentences)
        document = make_document(article, unwrapped.segmenter)
        return replace(document, sentences=placed, _starts=tuple(sentence.start for sentence in placed))

    def findings(self, found: Findings) -> Findings:
        """Findings of the text without breaks, placed in the text as read; name lists, which are done with, are left."""
        kept = {field.name: getattr(found, field.name) for field in fields(found)}
        placed = {
            name: tuple(self._placed(item) for item in items) for name, items in kept.items() if name != "entities"
        }
        return replace(found, **{**placed, "name_lists": ()})

    def _placed(self, item: Any) -> Any:
        names = {field.name for field in fields(item)}
        changes: dict[str, Any] = {}
        for start, end in zip(_STARTS, _ENDS, strict=True):
            if start in names:
                changes[start], changes[end] = self.span((getattr(item, start), getattr(item, end)))
        for name in names.intersection(_ONE_SPAN):
            if (one := getattr(item, name)) is not None:
                changes[name] = self.span(one)
        for name in names.intersection(_MANY_SPANS):
            changes[name] = tuple(self.span(one) for one in getattr(item, name))
        return replace(item, **changes)

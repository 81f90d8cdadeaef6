"""Rows of offices with colons behind them: 院长:甲;副院长:乙、丙;党委书记:丁, of the unit that stands before the row."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from pipeline.offices import Part
from pipeline.officetext import LONGEST_TITLE, OfficeText
from pipeline.records import PersonMention, Span

_LONGEST_BODY = 8
_LONGEST_HEADING = 60
_LEAST_LABELS = 2
_OPENS = "\n\r\t ;:。,*("
_BETWEEN = re.compile(r"(?:\([^()\n]{1,24}\))?[\s;,。、*]*")
_JOINED = re.compile(r"(?:\([^()\n]{1,24}\))?(?:、|[ \t]{1,8})")
_TERM = re.compile(r"第[一二三四五六七八九十\d]{1,4}届")


@dataclass(frozen=True, slots=True)
class _Label:
    """An office with a colon, and the persons behind it."""

    start: int
    title: Span
    body: Span | None
    """The inner unit in front of the title: 党委 of 党委书记."""
    persons: tuple[PersonMention, ...]


def labelled_persons(text: OfficeText) -> Iterator[tuple[PersonMention, Part]]:
    """Each person of such a row with his office; rows without a unit before them give nothing."""
    for row in _label_rows(text):
        unit = _heading_of(text, row[0].start)
        if unit is None:
            continue
        for label in row:
            for person in label.persons:
                yield person, Part(label.title, label.body or unit)


def _label_rows(text: OfficeText) -> Iterator[list[_Label]]:
    labels = [label for i in range(len(text.persons)) if (label := _label(text, i))]
    row = labels[:1]
    for before, label in pairwise(labels):
        if not _BETWEEN.fullmatch(text.folded, before.persons[-1].end, label.start):
            if len(row) >= _LEAST_LABELS:
                yield row
            row = []
        row.append(label)
    if len(row) >= _LEAST_LABELS:
        yield row


def _label(text: OfficeText, i: int) -> _Label | None:
    """The label that stands before a person, None where there is none or it has an organisation of its own."""
    colon = text.blanks_back(text.persons[i].start) - 1
    if text.folded[colon : colon + 1] != ":":
        return None
    end = text.blanks_back(colon)
    title = text.grammar.title_at_end.search(text.folded, max(0, end - LONGEST_TITLE), end)
    if title is None:
        return None
    start = title.start()
    low = max(0, start - _LONGEST_BODY)
    while start > low and text.folded[start - 1] not in _OPENS:
        start -= 1
    if start and text.folded[start - 1] not in _OPENS:
        return None
    body = (start, title.start()) if start < title.start() else None
    if body and not text.grammar.inner_body.fullmatch(text.folded, *body):
        return None
    return _Label(start, title.span(), body, _persons_of(text, i))


def _persons_of(text: OfficeText, i: int) -> tuple[PersonMention, ...]:
    """The persons behind a label, from the i-th on."""
    last = i
    while last + 1 < len(text.persons) and _JOINED.fullmatch(
        text.folded, text.persons[last].end, text.persons[last + 1].start
    ):
        last += 1
    return tuple(text.persons[i : last + 1])


def _heading_of(text: OfficeText, start: int) -> Span | None:
    """The unit that a row is of: the last one named straight before it, without which term it is."""
    mention = text.mention_within(max(0, start - _LONGEST_HEADING), start)
    if mention is None or text.persons_between(mention.end, start):
        return None
    term = _TERM.search(text.folded, mention.start, mention.end)
    return mention.start, term.start() if term and term.start() > mention.start else mention.end

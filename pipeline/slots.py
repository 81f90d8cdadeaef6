"""A sentence as the frames see it: mentions are one character each, notes in brackets are gone.

`encode` makes the string that the frames of rules/*.yaml are matched against, and keeps for every character of it where
it stands in the text and, for a slot, the mention itself. So a biography of two lines between a name and its verb is
no obstacle, and a frame need not know how a name looks.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import TypeVar

from pipeline.dates import DateMention
from pipeline.records import Findings, Number, OrganisationMention, PersonMention, Span
from pipeline.rules import SLOTS
from pipeline.segment import Document
from pipeline.text import DECREE, bracketed

_DATES = ("date", "period")
_QUANTITIES = {"count": "number", "amount": "amount"}
_TORN = re.compile("荣[获膺立登]|喜[获得]|获[得评颁]")  # a verb across the end of a name shows that it is none
_LONGEST_BRACKET = 200
_FEW_DAYS = 6
_HAN = re.compile(r"[\u3400-\u9fff\ue000-\ue002]")
_BEFORE_BLANK = re.compile(rf"{_HAN.pattern}|{SLOTS['quoted']}")
SlotMention = PersonMention | OrganisationMention | Number
_M = TypeVar("_M", PersonMention, OrganisationMention, Number)


@dataclass(frozen=True, eq=False)
class Slotted:
    """A stretch of a document as a slot string; `starts[i], ends[i]` is where character i of `text` stands.

    `mentions` maps the index of a slot to its mention; quoted, work, and bracket slots have none. `organisations` are all
    that stand in the stretch, those inside quotes and brackets too.
    """

    document: Document
    text: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    mentions: Mapping[int, SlotMention]
    organisations: tuple[OrganisationMention, ...] = ()

    def span(self, start: int, end: int) -> Span:
        """Where text[start:end] stands in the document; start < end."""
        return self.starts[start], self.ends[end - 1]

    def written(self, start: int, end: int) -> str:
        """The article's own characters for text[start:end], empty for an empty piece."""
        if start >= end:
            return ""
        first, last = self.span(start, end)
        return self.document.article.text[first:last]

    def person(self, index: int) -> PersonMention | None:
        """The person whose slot stands at `index`, None where there is none."""
        mention = self.mentions.get(index)
        return mention if isinstance(mention, PersonMention) else None

    def organisation(self, index: int) -> OrganisationMention | None:
        """The organisation whose slot stands at `index`, None where there is none."""
        mention = self.mentions.get(index)
        return mention if isinstance(mention, OrganisationMention) else None

    def number(self, index: int) -> Number | None:
        """The number or date whose slot stands at `index`, None where there is none."""
        mention = self.mentions.get(index)
        return mention if isinstance(mention, Number) else None

    @cached_property
    def words(self) -> dict[int, tuple[str, int, str]]:
        """The words of the stretch by the index at which each begins: (word, index after it, tag); slots are no words."""
        index_of = {start: i for i, start in enumerate(self.starts)}
        slot = set(SLOTS.values())
        found: dict[int, tuple[str, int, str]] = {}
        if not self.text:
            return found
        for token in self.document.tokens(self.starts[0], self.ends[-1]):
            i, j = index_of.get(token.start), index_of.get(token.end - 1)
            if i is not None and j is not None and not slot & set(self.text[i : j + 1]):
                found[i] = (token.text, j + 1, token.tag)
        return found


_CLASS_BEFORE = re.compile(r"\d班、$")
_CLASS_BEHIND = re.compile(r"[、和](?:[高初]?[一二三七八九]年?级?)?\d{1,2}班")


def encode(document: Document, start: int, end: int, found: Findings) -> Slotted:
    """The characters start to end of a document as a slot string.

    Notes in round brackets and blanks that separate nothing are left out; the longest mention wins where two overlap,
    quotes hide what is inside them unless a name reaches beyond them.
    """
    folded = document.folded
    skipped = _notes(folded, start, end)
    slots = _slots(document, start, end, found)
    text: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    mentions: dict[int, SlotMention] = {}
    i = start
    while i < end:
        if i in slots:
            stop, kind, mention = slots[i]
            if mention is not None:
                mentions[len(text)] = mention
            text.append(SLOTS[kind])
            starts.append(i)
            ends.append(stop)
            i = stop
        elif i in skipped:
            i = skipped[i]
        else:
            text.append(folded[i])
            starts.append(i)
            ends.append(i + 1)
            i += 1
    named = tuple(_within(found.organisations, start, end))
    return _without_blanks(document, text, starts, ends, mentions, named)


def _notes(folded: str, start: int, end: int) -> dict[int, int]:
    """Start → end of the round brackets to leave out; a bracket that is the whole stretch is none."""
    if "(" not in folded[start:end]:
        return {}
    spans = bracketed(folded, start, end, "(")
    return {a: b for a, b in spans if b - a <= _LONGEST_BRACKET and not (a == start and b >= end - 1)}


def _slots(document: Document, start: int, end: int, found: Findings) -> dict[int, tuple[int, str, SlotMention | None]]:
    """Start → (end, slot, mention) of what stands as one character, without overlaps."""
    folded = document.folded
    candidates: list[tuple[int, int, str, SlotMention | None]] = []
    for opening, kind in (("“", "quoted"), ("《", "work")):
        if opening in folded[start:end]:
            spans = bracketed(folded, start, end, opening)
            candidates += [(a, b, kind, None) for a, b in spans if not DECREE.fullmatch(folded, a, b)]
    candidates += [(m.start, m.end, "organisation", m) for m in _within(found.organisations, start, end)]
    candidates += [
        (m.start, m.end, "person", m)
        for m in _within(found.persons, start, end)
        if not _TORN.match(folded, m.end - 1) and not _TORN.match(folded, m.end - 2)
    ]
    for number in _within(found.numbers, start, end):
        kind = "date" if number.disposition in _DATES else _QUANTITIES.get(number.disposition, "")
        if kind and not (number.unit == "班" and _is_class(folded, number)):
            candidates.append((number.start, number.end, kind, number))
    chosen: dict[int, tuple[int, str, SlotMention | None]] = {}
    reach = start
    for a, b, kind, mention in sorted(candidates, key=lambda c: (c[0], -c[1])):
        if a >= reach and b <= end:
            chosen[a] = (b, kind, mention)
            reach = b
    return chosen


def _is_class(folded: str, number: Number) -> bool:
    """Whether a number is the name of a class: 2010级本科生|2班; 2班、7班获."""
    before = folded[max(0, number.start - 1) : number.start]
    if before and before in "级生业":
        return True
    joined = before == "、" and _CLASS_BEFORE.search(folded, max(0, number.start - 6), number.start)
    return bool(joined) or _CLASS_BEHIND.match(folded, number.end) is not None


def _within(mentions: Sequence[_M], start: int, end: int) -> list[_M]:
    """The mentions inside start to end; they are sorted by their start."""
    low, high = 0, len(mentions)
    while low < high:
        middle = (low + high) // 2
        if mentions[middle].start < start:
            low = middle + 1
        else:
            high = middle
    inside = []
    for i in range(low, len(mentions)):
        mention = mentions[i]
        if mention.start >= end:
            break
        if mention.end <= end:
            inside.append(mention)
    return inside


def _without_blanks(
    document: Document,
    text: list[str],
    starts: list[int],
    ends: list[int],
    mentions: dict[int, SlotMention],
    organisations: tuple[OrganisationMention, ...],
) -> Slotted:
    """Drop the blanks but one between two Chinese characters or slots, where it may stand for a comma."""
    kept: list[int] = []
    for i, character in enumerate(text):
        if not character.isspace():
            kept.append(i)
        elif kept and i + 1 < len(text) and _BEFORE_BLANK.match(text[kept[-1]]) and not text[kept[-1]].isspace():
            following = next((c for c in text[i + 1 : i + 9] if not c.isspace()), "")
            if following and _HAN.match(following):
                kept.append(i)
    moved = {old: new for new, old in enumerate(kept)}
    return Slotted(
        document,
        "".join(" " if text[i].isspace() else text[i] for i in kept),
        tuple(starts[i] for i in kept),
        tuple(ends[i] for i in kept),
        {moved[i]: mention for i, mention in mentions.items()},
        organisations,
    )


def without(slotted: Slotted, dropped: Sequence[int]) -> Slotted:
    """A stretch without the characters at these indices, none of which is a slot."""
    kept = sorted(set(range(len(slotted.text))) - set(dropped))
    moved = {old: new for new, old in enumerate(kept)}
    return replace(
        slotted,
        text="".join(slotted.text[i] for i in kept),
        starts=tuple(slotted.starts[i] for i in kept),
        ends=tuple(slotted.ends[i] for i in kept),
        mentions={moved[i]: mention for i, mention in slotted.mentions.items()},
    )


_SAME_DAY = ("当天", "当日", "同日", "同一天")
_FAR_DAY = 1500


def iso_dates(document: Document) -> dict[int, str]:
    """Where a date begins in a document → the date as ISO string, the month for a few days in a row (11月22日至24日);
    dates that stay open and other periods are left out."""
    found = {}
    published = document.article.published_on or ""
    day: tuple[int, str] = (-_FAR_DAY, "")
    for mention in document.dates():
        iso = mention.iso if mention.kind != "period" else _month_of(mention)
        if not iso and mention.start - day[0] < _FAR_DAY and document.folded[mention.start : mention.end] in _SAME_DAY:
            iso = day[1]  # 当天 in a paragraph of its own
        if iso:
            found[mention.start] = iso
        if len(iso) == len("2021-04-22") and published and iso[: len(published)] <= published:
            day = (mention.start, iso)
    return found


def _month_of(mention: DateMention) -> str:
    days = len(mention.first) == len(mention.last) == len("2021-04-22") and mention.first[:7] == mention.last[:7]
    return mention.first[:7] if days and 0 < int(mention.last[8:]) - int(mention.first[8:]) <= _FEW_DAYS else ""

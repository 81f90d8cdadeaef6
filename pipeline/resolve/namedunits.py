"""The units that one article names, of which a short or elided unit of a post may be one."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from functools import cache

from pipeline.mentionrules import NAMED
from pipeline.records import Findings, OrganisationMention, Span
from pipeline.rules import Rules
from pipeline.segment import Document

_ONLY_RANK = len("县医院")
_LEAST_NAME = 3
_SHORTEST_HEAD = 2
# Ends of inner units that have such heads of their own: 甲协会乙分会会长、秘书长.
_HEADED_THEMSELVES = ("会", "分院", "分社", "分局", "分校")
_MOST_LOOKED_AT = 20
# What parts the columns of a list: 甲中学  |语文教研组.
_PADDING = re.compile(r"(?<=[\u4e00-\u9fff])[ \t\u3000*]+(?=[\u4e00-\u9fff])|^[ \t\u3000]+[*]?")
_OF_THE_LEAGUE = "学校部"


@cache
def party_body_at_end(rules: Rules) -> "re.Pattern[str]":
    """What the name of a party body ends in: 党委 of 某校党委."""
    return re.compile(rf"{rules.alternation('posts.party_bodies')}$")


class NamedUnits:
    """The organisation mentions of one article, by where they stand and by what their names end in."""

    def __init__(self, document: Document, rules: Rules, found: Findings) -> None:
        """Look them up among the organisations of `found`."""
        self.document = document
        self.text = document.article.text
        self.party = party_body_at_end(rules)
        self.mentions = found.organisations
        self._kinds_of = {
            office: tuple(kinds.split()) for office, kinds in rules.words["posts.units_of_office"].items()
        }
        self._heads = frozenset(rules.words["posts.unit_office"])
        self._only_of_kind: dict[tuple[str, ...], str] = {}
        self._own = [m for m in self.mentions if self._is_own(m)]
        self._starts = [mention.start for mention in self.mentions]
        self._by_start: dict[int, list[OrganisationMention]] = {}
        for mention in self.mentions:
            self._by_start.setdefault(mention.start, []).append(mention)
        self.hospital = self._own_hospital(tuple(rules.words["posts.hospitals"]))

    def _is_own(self, mention: OrganisationMention) -> bool:
        """Whether a mention is 我院 or 本局, with a name that is found."""
        written = self.text[mention.start : mention.end]
        return written[:1] in ("我", "本") and mention.name != written

    def _own_hospital(self, ends: tuple[str, ...]) -> str:
        """The hospital that the article calls its own, else the only one it names; empty without one."""
        names = {m.name for m in self.mentions if m.name.endswith(ends) and len(m.name) > _ONLY_RANK}
        own = [m.name for m in self._own if m.name in names]
        if own:
            return own[0]
        return names.pop() if len(names) == 1 else ""

    def written(self, span: Span) -> str:
        """The name of the longest mention at the beginning of `span`, with what the span holds after it."""
        start, end = span
        inside = [mention for mention in self._by_start.get(start, ()) if mention.end <= end]
        if not inside:
            return _PADDING.sub("", self._without_party(start, end))
        if self.text[start:end] == _OF_THE_LEAGUE:
            # An office of the Youth League, not one of the school.
            return self.text[start:end]
        best = max(inside, key=lambda mention: mention.end)
        rest = self.text[best.end : end].removeprefix("原")
        return (best.name or self.text[start : best.end]) + _PADDING.sub("", rest)

    def _without_party(self, start: int, end: int) -> str:
        """What text[start:end] stands for where a mention goes on with a party body: 校 of 校党委."""
        for mention in self._by_start.get(start, ()):
            tail = self.text[end : mention.end]
            if self.party.fullmatch(tail) and mention.name.endswith(tail):
                return mention.name.removesuffix(tail)
        return self.text[start:end]

    def is_well_known(self, span: Span) -> bool:
        """Whether a mention of a well-known name is all of `span`, to which nothing is added (发展中国家科学院)."""
        return any(m.end == span[1] and m.rule == NAMED for m in self._by_start.get(span[0], ()))

    def ending_in(self, written: str, position: int) -> str:
        """The full name of the nearest body before that ends in `written` (该电站, 党委), empty without one."""
        for mention in reversed(self.mentions):
            if mention.end <= position and mention.name.endswith(written) and mention.name != written:
                return mention.name
        return ""

    def between(self, start: int, position: int) -> str:
        """The name of the last mention that stands before `position`, at `start` or later; empty where there is none."""
        return next(self.all_between(start, position), "")

    def all_between(self, start: int, position: int) -> Iterator[str]:
        """The names of the mentions that stand before `position`, at `start` or later, the last first, not all of many."""
        i = bisect_left(self._starts, position) - 1
        for mention in self.mentions[max(0, i - _MOST_LOOKED_AT) : i + 1][::-1]:
            if mention.start >= start:
                yield mention.name

    def of_office(self, office: str, position: int) -> str:
        """The only unit named before that an office can be of (局长: the one 局), empty where there are several."""
        return self.only(self._kinds_of.get(office, (office[0],)), position)

    def can_head(self, office: str, name: str) -> bool:
        """Whether an office can be that of a unit, by what the unit's name ends in: 院长 of a college."""
        return name.endswith(self._kinds_of.get(office, (office[0],)))

    def headed(self, office: str, name: str) -> str:
        """The part of a unit's name that an office is the head of (甲局 of 甲局办公室 for 局长), empty without one."""
        kinds = self._kinds_of.get(office, (office[0],) if office in self._heads else ())
        if not kinds or name.endswith((*kinds, *_HEADED_THEMSELVES)):
            return ""
        end = max((name.rfind(kind) + len(kind) for kind in kinds if kind in name[_SHORTEST_HEAD:]), default=0)
        return name[:end]

    def has(self, kinds: tuple[str, ...]) -> bool:
        """Whether the article names any unit of some kinds."""
        return any(m.name.endswith(kinds) and len(m.name) > _LEAST_NAME for m in self.mentions)

    def only(self, kinds: tuple[str, ...], position: int) -> str:
        """The article's own unit of one of some kinds, else the only one named before; empty where there are several."""
        if kinds not in self._only_of_kind:
            ranked = Counter(m.name for m in self._own if m.name.endswith(kinds)).most_common(1)
            self._only_of_kind[kinds] = ranked[0][0] if ranked else ""
        if self._only_of_kind[kinds]:
            return self._only_of_kind[kinds]
        names = {m.name for m in self.mentions if m.name.endswith(kinds) and len(m.name) > _LEAST_NAME}
        before = [m for m in self.mentions if m.end <= position and m.name in names]
        begins = self.document.sentence_at(position).start
        near = {m.name for m in before if m.start >= begins}
        if len(near) == 1:
            return near.pop()
        return before[-1].name if len(names) == 1 and before else ""

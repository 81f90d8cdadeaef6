"""Titles straight behind a name: 甲医院张三副主任医师, 甲大学张三、李四教授."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.holders import Holders
from pipeline.offices import Part
from pipeline.preceding import Preceding
from pipeline.records import Findings, PersonMention, Span
from pipeline.rules import Rules
from pipeline.segment import Document

_LONGEST_TITLE = 16
_JOINED = re.compile(r"\ ?(?:、|和|与|及|以及)\ ?")
_LONGEST_NOTE = 16


class Behind(Holders, Preceding):
    """Finds the titles straight behind the names of one document, with the unit that stands before the name."""

    def __init__(self, document: Document, rules: Rules, found: Findings) -> None:
        super().__init__(document, rules, found)
        self.behind: Part | None = None
        """The last title behind a name that has its organisation before it."""

    def _row_behind(self, row: Sequence[PersonMention], title: Span) -> bool:
        """Whether the unit before a row and the title behind it are of all in it: 甲大学张三、李四、王五教授."""
        end = self._blanks_back(row[0].start)
        start = self._segment_start(self._limit(end), end)
        if self._before(row[0]):
            return False
        part = self._part(title, start, end)
        if part.organisation is None or part.organisation[1] != end:
            return False
        for person in row:
            self._add(person, [part], "posts.behind")
        return True

    def _continues(self, end: int) -> bool:
        """Whether a title behind a name is rather part of what follows (主任医师 is read whole, 代表团 is none)."""
        return self.folded[end : end + 1] in ("们", "团", "室", "会", "办") and self.folded[end : end + 2] != "团队"

    def _title_behind(self, person: PersonMention, title: Span, before: list[Part]) -> None:
        """甲医院张三副主任医师: the organisation stands before the name, the title after it.

        Where posts stand before the name (甲学院院长张三教授), it is a further one at the organisation of the last.
        """
        if self.folded[slice(*title)] in self.grammar.no_post_behind:
            return
        if before:
            rank = self.folded[slice(*title)]
            if self._blanks_back(person.start) != before[-1].title[1]:
                # 甲协会顾问、乙大学博士张三教授: of which unit, nobody says.
                return
            if rank in self.grammar.ranks and all(self.folded[slice(*part.title)] != rank for part in before):
                parts = [self._inherited(Part(title, None), part) for part in before[-1:] if not part.is_place]
                self._add(person, [part for part in parts if part.organisation], "posts.behind")
            return
        if self.behind is not None and _JOINED.fullmatch(self.folded, self.behind.title[1], person.start):
            # 甲学院张三教授、李四教授: the unit is of both.
            self.behind = self._inherited(Part(title, None), self.behind)
            self._add(person, [self.behind], "posts.behind")
            return
        end = self._blanks_back(person.start)
        if self.folded[end - 1 : end] == "的":
            # 甲医院的张三医生.
            end -= 1
        opening = self._opening(end - 1) if self.folded[end - 1 : end] == ")" else None
        if opening is not None and end - opening <= _LONGEST_NOTE and not self._persons_between(opening, end):
            # 甲研究所(甲所)张三研究员.
            end = opening
        limit = self._limit(end)
        start = self._segment_start(limit, end)
        part = self._part(title, start, end)
        if part.organisation is None:
            return
        gap = self.folded[part.organisation[1] : end]
        if not gap or (len(gap) <= _LONGEST_TITLE and gap.endswith(self.grammar.honorific) and "的" not in gap):
            self._add(person, [*self._listed_before(limit, part), part], "posts.behind")
            self.behind = part

    def _listed_before(self, limit: int, part: Part) -> list[Part]:
        """The same title at the units that stand before its own in a list: 甲学院、|乙研究所张三教授."""
        found: list[Part] = []
        begin = part.organisation[0] if part.organisation else limit
        while begin > limit and self.folded[begin - 1] == "、" and (unit := self._mention_ending(begin - 1, limit)):
            found.insert(0, replace(part, organisation=(unit.start, unit.end)))
            begin = unit.start
        return found

"""Profiles: lines of nothing but posts below a name, and the lines of a curriculum that begin with when."""

import re
from bisect import bisect_left
from dataclasses import replace

from pipeline.holders import Holders
from pipeline.offices import Part
from pipeline.records import PersonMention

_OF_BIRTH = re.compile(
    r"[男女]|[一-龥]{1,6}族|[一-龥]{2,16}人|(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出)?生(?:于[一-龥]{2,16})?|[一-龥]{1,12}[家师者]|(?:中共)?党员|博士|硕士"
)
_LINE_OF_POSTS = re.compile(r"(?:(?<=\n)|^)[ \t]*(?P<posts>[^\n]{6,300})(?=\n|$)")
# Headings under which a life is told in lines that begin with when, and such a line as far as a bracket.
_CURRICULUM = re.compile(r"(?:(?<=\n)|^)[ \t]*(?:[一-龥]{0,4})(?:履历|简历|经历)[ \t]*:?[ \t]*\n\s{0,20}")
_DATED_LINE = re.compile(r"[ \t]*(?P<line>\d{4}[^\n(;。]{4,80})[^\n]{0,300}(?:\n\s{0,20}|$)")
_MOST_LINES = 40
_LONGEST_CAREER_NOTE = 600
_LONGEST_PROFILE = 1500


class Profiles(Holders):
    """Finds the posts in the profiles of one document."""

    def _profile(self) -> None:
        """Lines of nothing but posts below a name that stands alone in its line, as pages of a faculty have them."""
        alone = [p for p in self.persons if self._is_alone(p)]
        starts = [p.start for p in alone]
        known = {(post.start, post.end) for post in self.posts}
        for line in _LINE_OF_POSTS.finditer(self.folded) if alone else ():
            i = bisect_left(starts, line.start()) - 1
            if i < 0 or line.start() - alone[i].end > _LONGEST_PROFILE or self._persons_between(*line.span()):
                continue
            parts: list[Part] = []
            for piece in line[0].split("。")[0].replace(";", ",").split(","):
                start = line.start() + (line[0].find(piece) if piece else 0)
                found = self._pure(start, start + len(piece), "") if piece.strip() else []
                told = not parts and not (found and found[0].organisation)
                if told and (_OF_BIRTH.fullmatch(piece.strip()) or self._is_date(piece)):
                    continue
                if not found or (found[0].organisation is None and not parts):
                    break
                parts += found
            parts = [part for part in parts if part.title not in known and part.organisation is not None]
            if parts:
                self._add(alone[i], parts, "posts.apposition")

    def _curriculum(self) -> None:
        """Lines that begin with when, below a heading, of whom the paragraph before is: 主要履历:⏎1999.07—2003.05 甲局科员."""
        for heading in _CURRICULUM.finditer(self.folded):
            person = self._opening_before(heading.start())
            position = heading.end()
            for _ in range(_MOST_LINES if person else 0):
                line = _DATED_LINE.match(self.folded, position)
                date = line and self.grammar.date.match(self.folded, line.start("line"), line.end("line"))
                if line is None or date is None:
                    break
                position = line.end()
                start = date.end()
                while self.folded[start : start + 1] in (" ", "\t", ",", ":"):
                    start += 1
                parts = self._pure(start, line.end("line"), "")
                if person and parts and parts[0].organisation is not None:
                    ended = not date[0].endswith(("今", "起", "现在"))
                    parts = [replace(part, tenure="former") for part in parts] if ended else parts
                    self._add(person, parts, "posts.curriculum")

    def _opening_before(self, position: int) -> PersonMention | None:
        """The last person before `position` who opens a line, not far away."""
        for i in range(bisect_left(self.person_starts, position) - 1, -1, -1):
            if position - self.persons[i].start > _LONGEST_CAREER_NOTE:
                break
            if self._opens_line(self.persons[i]):
                return self.persons[i]
        return None

    def _is_date(self, piece: str) -> bool:
        """Whether a piece of a line is only when: 1990—1997年."""
        return self.grammar.date.fullmatch(piece.strip()) is not None

    def _is_alone(self, person: PersonMention) -> bool:
        """Whether a person's name is all of its line."""
        after = self.folded[person.end : person.end + 40].split("\n")[0]
        return not after.strip() and self._opens_line(person)

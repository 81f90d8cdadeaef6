"""Names of peoples without surnames, and of monks: three to seven characters between good neighbours."""

import re
from collections.abc import Iterator

from pipeline.foreignnames import ForeignNames
from pipeline.namecues import BIOGRAPHY
from pipeline.names import HAN
from pipeline.neighbours import ACCEPTED, PARTICLES, RANKS, ROLE_BEFORE, RUN, Candidate
from pipeline.records import Span

# What a unit ends in whose characters also stand in transliterated names: 林连玉|基金.
_UNITS = ("基金", "公司", "集团", "大学", "学院", "中心", "银行", "协会")
_SAYING = "说称道"
_MONK = re.compile(f"[{HAN}]{{2}}(?=法师|道长|上人)")


class UnusualNames(ForeignNames):
    """Finds the candidates for names without a surname in one document (扎西加木措)."""

    def _without_surname(self) -> Iterator[Candidate]:
        """Names of three to seven characters without a surname (扎西加木措), between neighbours that speak for a name."""
        for run in RUN.finditer(self.folded):
            first, last = run.span()
            if self.folded[last - 1] in "说称":
                last -= 1
            if last - first < 3:
                continue
            starts = {max(first, last - size) for size in (3, 4, 5, 6)}
            for start in starts:
                if self.foreign.get(self.folded[start], -2.0) + self.foreign.get(self.folded[start + 1], -2.0) >= 0.0:
                    yield from self._strange(start, last)
            if self.foreign.get(self.folded[first], -2.0) + self.foreign.get(self.folded[first + 1], -2.0) >= 0.0:
                for end in range(first + 3, min(first + 7, last)):
                    yield from self._strange(first, end)
            if self._is_told(first, last):
                yield Candidate(first, last, self.folded[first:last], ACCEPTED + 1.0, "persons.no_surname")
        for monk in _MONK.finditer(self.folded):
            if self._before(monk.start()) == ROLE_BEFORE and not self.blocked.overlaps(*monk.span()):
                yield Candidate(*monk.span(), monk[0], ACCEPTED + 2.0, "persons.no_surname")
        for chain in self._chains():
            for start in range(chain[0] - 2, chain[0] + 1):
                for end in range(chain[1], chain[1] + 3):
                    yield from self._strange(start, end)

    def _is_told(self, start: int, end: int) -> bool:
        """Whether folded[start:end], all that stands between two signs, has sex or people in brackets behind it."""
        if not 2 <= end - start <= 5 or not self.folded.startswith("(", end) or not BIOGRAPHY.match(self.folded, end):
            return False
        return self.folded[start - 1 : start] in ("、", "\n", "\r", "\u3000", " ") and self._is_unknown(start, end)

    def _chains(self) -> Iterator[Span]:
        """Stretches of known parts of names with at most one other character between them."""
        begin = end = -9
        for part in self.cues.part.finditer(self.folded):
            if part.start() <= end + 1:
                end = part.end()
                continue
            if end > begin >= 0:
                yield begin, end
            begin, end = part.span()
        if end > begin >= 0:
            yield begin, end

    def _strange(self, start: int, end: int) -> Iterator[Candidate]:
        """A candidate for a name without a surname, where its characters and neighbours are good enough."""
        name = self.folded[max(start, 0) : end]
        if start < 0 or not 2 <= len(name) <= 7 or not RUN.fullmatch(name) or PARTICLES & set(name):
            return
        if name[-1] in self.cues.endings and self._covered(name) < 0.5:
            return
        if (name[-1] in "男女" and BIOGRAPHY.match(self.folded, end - 1)) or name in self.cues.not_names:
            return
        if name.endswith((*RANKS, *_UNITS)) or (name[-1] in _SAYING and self._covered(name) < 1.0):
            return
        covered = self._covered(name)
        if covered < 0.5 and (len(name) < 3 or self._foreignness(name) < 0.3):
            return
        verb = self.cues.after_weak.match(self.folded, end - 1)
        if verb and verb.end() > end and covered < 1.0:
            return
        before, after = self._before(start), self._after(end)
        whole = covered == 1.0 and len(name) > 3 and max(before, after) >= 1.0
        if not whole and (
            min(before, after) < 1.0 or before + after < (2.0 if covered >= 0.5 and len(name) > 2 else 4.5)
        ):
            return
        if self._is_unknown(start, end):
            # The longer of two is the whole name.
            likeness = max(self._foreignness(name), 2.5 * covered)
            score = ACCEPTED - 3.0 + likeness + (before + after) / 2 + len(name) * 0.8
            yield Candidate(start, end, name, score, "persons.no_surname")

    def _is_unknown(self, start: int, end: int) -> bool:
        """Whether no ordinary word of the dictionary stands in folded[start:end] or reaches over its limits."""
        if self.blocked.overlaps(start, end) or self.titles.overlaps(start, end):
            return False
        if end - start > 3 and self._covered(self.folded[start:end]) == 1.0:
            return True  # 扎西|平措 is one, whatever words are in it
        for token in self.document.touching(start, end):
            if token.end <= start or token.start >= end or len(token.text) == 1:
                continue
            if (token.start, token.end) == (start, end) and token.tag.startswith("ns"):
                return False
            known = token.tag and not token.tag.startswith("nr") and not self.cues.part.match(token.text)
            if known and self._foreignness(token.text) < 0.8:
                return False
            if (token.start < start or token.end > end) and known:
                return False
        return True

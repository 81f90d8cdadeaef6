"""Bylines: who wrote, took or edited a text."""

import re
from collections.abc import Iterator

from pipeline.namecues import SIGNS
from pipeline.names import HAN, evidence, is_name, unpadded
from pipeline.neighbours import PADDED, Candidate, Neighbours

_TAKEN_BY = re.compile(rf"(?<![{HAN}])([{HAN}]{{2,4}}|[{HAN}] +[{HAN}])(?=[ /]*摄(?:影)?(?![{HAN}]))")
_TAIL_BRACKET = re.compile(rf"\(([{HAN}·]{{2,12}}(?:[ 、]+[{HAN}·]{{2,12}}){{0,5}})\)(?=[\s】)]*(?:$|\n|\r|【))")


class Bylines(Neighbours):
    """Finds the names of those who wrote, took or edited one document."""

    def _bylines(self) -> list[Candidate]:
        found: list[Candidate] = []
        for match in self.cues.byline.finditer(self.folded):
            found.extend(self._name_run(match.end()))
        for match in _TAIL_BRACKET.finditer(self.folded):
            names = list(self._name_run(match.start(1)))
            if names and names[-1].end == match.end(1):
                found.extend(names)
        found.extend(
            Candidate(*match.span(1), unpadded(match[1]), 20.0, "persons.byline")
            for match in _TAKEN_BY.finditer(self.folded)
            if is_name(self.model, match[1])
        )
        unique: dict[int, Candidate] = {}
        for candidate in found:
            unique.setdefault(candidate.start, candidate)
        ordered = sorted(unique.values(), key=lambda c: c.start)
        return [c for i, c in enumerate(ordered) if i == 0 or ordered[i - 1].end <= c.start]

    def _name_run(self, start: int) -> Iterator[Candidate]:
        """Names from `start` on, with blanks, commas or 、 between them."""
        while start < len(self.folded):
            best: tuple[float, int, int] | None = None
            padded = PADDED.match(self.folded, start)
            if padded and is_name(self.model, padded[1]):
                best = (0.0, start, padded.end(1))
            else:
                for size in (2, 3, 4):
                    end = start + size
                    name = self.folded[start:end]
                    if len(name) < size or not is_name(self.model, name, 0.0, 3.0) or self._words(start, end) <= -3.0:
                        continue
                    follows = self.folded[end : end + 1]
                    weight = evidence(self.model, name) + (4.0 if not follows or follows in SIGNS else 0.0)
                    weight += self._words(start, end) + (2.0 if self.cues.after_weak.match(self.folded, end) else 0.0)
                    if best is None or weight > best[0]:
                        best = (weight, start, end)
            if best is None:
                return
            end = best[2]
            yield Candidate(start, end, unpadded(self.folded[start:end]), 20.0, "persons.byline")
            gap = re.compile(r"(?: {1,4}| ?[、,/] ?)(?:(?:记者|通讯员|摄影|编辑|摄) ?)?").match(self.folded, end)
            if gap is None:
                return
            start = gap.end()

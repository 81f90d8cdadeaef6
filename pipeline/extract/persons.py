"""Persons' names: in roles, lists, before biographies and verbs of honour, and in bylines (rule `persons.byline`).

Each stretch that begins with a surname is weighed: its characters (names.py), the words of the segmentation, and what
stands before and after it. A name that one place makes certain is found at its other places too.
"""

import re
from dataclasses import replace

from pipeline.bylines import Bylines
from pipeline.chinesenames import ChineseNames
from pipeline.neighbours import ACCEPTED, LISTED, Candidate
from pipeline.records import Findings, PersonMention
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.spans import Spans
from pipeline.unusualnames import UnusualNames

# 某某|精神奖: an award that bears a name.
_AWARD_BEARS = re.compile(
    "(?:精神|文学|数学|物理学?|化学|新闻|戏剧|科学|科技|医学|教育|经济学|艺术|国际|慈善|公益|诗歌|小说|散文|纪念|音乐|美术|书法|青年|研究生|学生)*(?:奖(?![励项品])|奖学金|杯|基金)"
)


class _Finder(ChineseNames, UnusualNames, Bylines):
    """Finds the names of one document."""

    def find(self) -> list[PersonMention]:
        bylines = self._bylines()
        certain = self._of_user(self._listed() + bylines)
        taken = Spans([(c.start, c.end) for c in certain])
        candidates = [c for c in self._candidates() if not taken.overlaps(c.start, c.end)]
        chosen = certain + self._best(candidates)
        written_by = {c.name for c in bylines}
        spoken_of = {c.name for c in chosen if c.rule not in ("persons.byline",)}
        chosen = [self._in_full(c, spoken_of) for c in chosen]
        chosen += self._again(chosen, spoken_of | written_by)
        chosen.sort(key=lambda c: c.start)
        return [PersonMention(c.start, c.end, c.rule, c.name) for c in chosen]

    def _in_full(self, candidate: Candidate, names: set[str]) -> Candidate:
        """A name of two characters with the third that it has elsewhere (陶建|国倍感 … 陶建国说)."""
        start, end = candidate.start, candidate.end
        longer = self.folded[start : end + 1]
        if end - start != 2 or len(longer) != 3 or longer not in names or candidate.name != self.folded[start:end]:
            return candidate
        return replace(candidate, end=end + 1, name=longer)

    def _listed(self) -> list[Candidate]:
        return [
            Candidate(e.name_start, e.name_end, e.name, 20.0, "persons.name_list")
            for names in self.found.name_lists
            for e in names.entries
            if e.kind == "person"
        ]

    def _of_user(self, certain: list[Candidate]) -> list[Candidate]:
        """The certain names and those of the user's own words, wherever these are no part of another name."""
        if self.cues.of_user is None:
            return certain
        taken = Spans([(c.start, c.end) for c in certain])
        return certain + [
            Candidate(*match.span(), match[0], 20.0, "persons.known")
            for match in self.cues.of_user.finditer(self.folded)
            if not self.blocked.overlaps(*match.span()) and not taken.overlaps(*match.span())
        ]

    def _best(self, candidates: list[Candidate]) -> list[Candidate]:
        """Those of the candidates that are accepted; of overlapping ones the best. A list lends weight to its members."""
        chosen: list[Candidate] = []
        group: list[Candidate] = []
        reach = 0
        for candidate in candidates:
            if group and candidate.start >= reach:
                chosen.extend(self._choose(group, chosen))
                group = []
            group.append(candidate)
            reach = max(reach, candidate.end)
        chosen.extend(self._choose(group, chosen))
        return sorted(chosen + self._before_chosen(candidates, chosen), key=lambda candidate: candidate.start)

    def _before_chosen(self, candidates: list[Candidate], chosen: list[Candidate]) -> list[Candidate]:
        """Members of a list that stand before a chosen one, and so lend each other weight from its end."""
        starts = {candidate.start for candidate in chosen if candidate.rule != "persons.no_surname"}
        taken = Spans([(candidate.start, candidate.end) for candidate in chosen])
        added: list[Candidate] = []
        for candidate in sorted(candidates, key=lambda c: (-c.end, -c.score)):
            if candidate.score < ACCEPTED - LISTED or self.folded[candidate.end : candidate.end + 1] != "、":
                continue
            if candidate.end + 1 in starts and not taken.overlaps(candidate.start, candidate.end):
                if added and added[-1].start < candidate.end:
                    continue
                starts.add(candidate.start)
                added.append(candidate)
        return added

    def _choose(self, group: list[Candidate], before: list[Candidate]) -> list[Candidate]:
        """The accepted ones of overlapping candidates, the best first; `before` are those already chosen."""
        scored = []
        for candidate in group:
            joined = bool(before) and self._joins(before[-1].end, candidate.start)
            scored.append((candidate.score + (LISTED if joined else 0.0), candidate))
        scored.sort(key=lambda item: (-item[0], item[1].start, item[1].end))
        chosen: list[Candidate] = []
        covered: set[int] = set()
        for score, candidate in scored:
            if score < ACCEPTED:
                break
            if covered.isdisjoint(range(candidate.start, candidate.end)):
                covered.update(range(candidate.start, candidate.end))
                chosen.append(candidate)
        return sorted(chosen, key=lambda candidate: candidate.start)

    def _joins(self, end: int, start: int) -> bool:
        if start - end > 8:
            return False
        between = self.folded[end:start]
        return between.strip() in ("、", "和", "与", "及") or (not between.strip() and 0 < len(between) < 8)

    def _candidates(self) -> list[Candidate]:
        found = list(self._han())
        found.extend(self._dotted())
        found.extend(self._padded())
        found.extend(self._damaged())
        found.extend(self._without_surname())
        found.extend(self._statesmen())
        found.extend(self._from_abroad())
        found.extend(self._latin())
        found.sort(key=lambda c: (c.start, c.end))
        return found

    def _again(self, chosen: list[Candidate], names: set[str]) -> list[Candidate]:
        """Further places of names that are certain somewhere."""
        known = sorted((n for n in names if len(n) > 1), key=len, reverse=True)
        if not known:
            return []
        spans = Spans([(c.start, c.end) for c in chosen])
        pattern = re.compile("|".join(map(re.escape, known)))
        bylines = {c.name for c in chosen if c.rule == "persons.byline"} - {
            c.name for c in chosen if c.rule != "persons.byline"
        }
        found = []
        for match in pattern.finditer(self.folded):
            start, end = match.span()
            if spans.overlaps(start, end) or self.blocked.overlaps(start, end):
                continue
            if _AWARD_BEARS.match(self.folded, end):
                continue
            if len(match[0]) == 2 and self._before(start) + self._after(end) < 0.0 and self._words(start, end) < 0.0:
                continue
            rule = "persons.byline" if match[0] in bylines else "persons.again"
            found.append(Candidate(start, end, match[0], ACCEPTED, rule))
        return found


def find(document: Document, rules: Rules, found: Findings) -> list[PersonMention]:
    """The persons' names of a document in the order of the text; those who only wrote it have rule `persons.byline`."""
    return _Finder(document, rules, found).find()

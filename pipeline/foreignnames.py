"""Names of others than Chinese with surnames: transliterated ones with and without dots, Latin ones."""

import math
import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from pipeline.namecues import SIGNS
from pipeline.names import DAMAGE, HAN, is_word
from pipeline.neighbours import ACCEPTED, ADDRESSED, NEED_MORE, PARTICLES, ROLE_BEFORE, RUN, Candidate, Neighbours
from pipeline.records import Findings, Span
from pipeline.rules import Rules
from pipeline.segment import Document, Segmenter

# How far behind its country a name may begin, how long it may be, and how much its characters sound foreign on an average,
# inside it, and round one that does not (孔斯海|于|格).
_FAR_FROM_COUNTRY, _LONGEST_FOREIGN = 12, 8
_LAST_FOREIGN = 0.8
_FOREIGN, _WITHIN_FOREIGN, _BETWEEN_FOREIGN, _SURELY_FOREIGN = 1.0, -1.3, -3.0, 2.0
_ENDS_JAPANESE = 1.5
_JOINS = ("和", "与", "、", "/")
# What joins two names (及, 和) is hardly ever part of a transliterated one.
_PART = rf"[{DAMAGE}]|(?![的及和与了])[{HAN}]"
_DOTTED = re.compile(rf"(?:{_PART}){{1,7}}(?:·(?:{_PART}){{1,7}}){{1,4}}")
_LATIN = re.compile(
    r"(?<![A-Za-z0-9.-])(?:(?:Dr|Prof|Ir|Mr|Ms|Sir)\.? ?)?[A-Z][a-z]+(?:-?[A-Z][a-z]+)*"
    r"(?:(?:[ ·]|(?<=[a-z])(?=[A-Z]))(?:[A-Z]\.?|(?:de|van|von|der|bin|al) )?[ ]?[A-Z][a-zé'’]+(?:-[A-Z][a-z]+)?){1,3}(?![A-Za-z0-9])"
)


@cache
def _foreign_characters(segmenter: Segmenter) -> dict[str, float]:
    """How much more often a character stands in transliterated names than in words (log ratio)."""
    names: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for word, tag in segmenter.tags.items():
        frequency = segmenter.frequencies.get(word, 0)
        words.update(dict.fromkeys(word, frequency))
        if tag in ("nrt", "nrfg") and len(word) >= 3 and frequency < 100:
            names.update(word)
    in_names, in_words = sum(names.values()) + 1, sum(words.values()) + 1
    return {c: math.log((n + 0.5) / in_names) - math.log((words[c] + 20) / in_words) for c, n in names.items()}


class ForeignNames(Neighbours):
    """Finds the candidates for transliterated and Latin names in one document."""

    def __init__(self, document: Document, rules: Rules, found: Findings) -> None:
        super().__init__(document, rules, found)
        self.foreign = _foreign_characters(document.segmenter)

    def _foreignness(self, text: str) -> float:
        return sum(self.foreign.get(c, -2.0) for c in text) / len(text) if text else -2.0

    def _strangeness(self, part: str) -> float:
        """As `_foreignness`, but high for the known parts of names of other peoples."""
        return max(self._foreignness(part), 2.0 * self._covered(part) - 0.5)

    def _covered(self, name: str) -> float:
        """The share of a name's characters that belong to known parts (扎西, 买买提)."""
        return sum(len(part[0]) for part in self.cues.part.finditer(name)) / len(name)

    def _statesmen(self) -> Iterator[Candidate]:
        """Well-known names from abroad (普京), which neither a surname nor a dot tells."""
        for name in self.cues.foreign:
            start = self.folded.find(name)
            while start >= 0:
                end = start + len(name)
                if "·" not in (self.folded[start - 1 : start], self.folded[end : end + 1]):
                    yield Candidate(start, end, name, ACCEPTED + 4.0, "persons.name")
                start = self.folded.find(name, end)

    def _latin(self) -> Iterator[Candidate]:
        """Names in Latin letters behind a role or a unit (教授Roald Hoffmann), or before an address."""
        for match in _LATIN.finditer(self.folded):
            start, end = match.span()
            before, after = self._before(start), self._after(end)
            addressed = ADDRESSED.match(self.folded, end) is not None
            led = before == ROLE_BEFORE or start in self.organisation_ends
            told = addressed or (led and after >= 1.0)
            if told and not self.blocked.overlaps(start, end) and not self.titles.overlaps(start, end):
                yield Candidate(start, end, match[0], ACCEPTED + 1.0, "persons.latin")

    def _from_abroad(self) -> Iterator[Candidate]:
        """Names without a dot behind a country and a role (挪威选手孔斯海于格), and what 和 joins to one."""
        for country in self.cues.country.finditer(self.folded):
            for start in range(country.end() + 1, country.end() + _FAR_FROM_COUNTRY):
                if self.folded[start - 1 : start] in SIGNS or not self._may_begin_abroad(country.end(), start):
                    continue
                end = self._end_of_foreign(start, country[0])
                while end:
                    score = ACCEPTED + 5.0 + 0.5 * (end - start)
                    yield Candidate(start, end, self.folded[start:end], score, "persons.foreign")
                    start = end + 1
                    end = self._end_of_foreign(start, country[0]) if self.folded[end : end + 1] in _JOINS else 0
                break

    def _may_begin_abroad(self, country: int, start: int) -> bool:
        """Whether a name may begin behind a role, or behind 的 straight after the country (肯尼亚的基普乔格)."""
        return self.cues.before_strong.end(self.folded, start) or (self.folded[country:start] == "的")

    def _end_of_foreign(self, start: int, country: str) -> int:
        """Where the name ends that begins at `start`, by its characters; 0 where none does."""
        if self.blocked.overlaps(start, start + 1) or self.cues.country.match(self.folded, start):
            return 0
        run = RUN.match(self.folded, start)
        if country == "日本":
            fit = (
                e for e in range(start + 3, start + 6) if run and e <= run.end() and self._after(e) >= _ENDS_JAPANESE
            )
            end = next(fit, 0)
            return 0 if (PARTICLES | NEED_MORE) & set(self.folded[start:end]) or self._holds_word(start, end) else end
        known = next((name for name in self.cues.foreign if self.folded.startswith(name, start)), "")
        end = start + len(known) if known else self._end_by_sound(start)
        return end if end - start > 1 and self.folded[end : end + 1] != "·" else 0

    def _holds_word(self, start: int, end: int) -> bool:
        """Whether a word of the dictionary, other than a name, stands in folded[start:end]."""
        return any(t.start >= start and t.end <= end and is_word(self.model, t.text) for t in self.document.touching(start, end) if len(t.text) > 1)  # fmt: skip

    def _end_by_sound(self, start: int) -> int:
        """Up to where the characters from `start` on sound like a transliterated name; `start` where they do not."""
        end = start
        while end < start + _LONGEST_FOREIGN:
            here, following = (self.foreign.get(c, -9.0) for c in self.folded[end : end + 2].ljust(2))
            if self.folded[end : end + 1] in _JOINS:
                break
            if here < _WITHIN_FOREIGN and (here < _BETWEEN_FOREIGN or following < _SURELY_FOREIGN or end == start):
                break
            end += 1
        for token in self.document.touching(start, end):
            if start < token.start < end and len(token.text) > 1 and token.tag[:1] in ("d", "v", "p", "c", "t"):
                end = token.start  # 奥尔西|特别
        while end > start and self.foreign.get(self.folded[end - 1], -9.0) < _LAST_FOREIGN:
            end -= 1
        return end if self._foreignness(self.folded[start:end]) >= _FOREIGN else start

    def _dotted(self) -> Iterator[Candidate]:
        for match in _DOTTED.finditer(self.folded):
            start, end = self._without_title(*match.span())
            end = self._without_address(end)
            name = self.folded[start:end]
            if "·" not in name or self.blocked.overlaps(start, end) or self.titles.overlaps(start, end):
                continue
            parts = name.split("·")
            strangeness = [self._strangeness(part) for part in parts]
            weight = sum(strangeness) / len(parts)
            words = sum(
                len(p) > 1 and is_word(self.model, p) and s < 0.5 for p, s in zip(parts, strangeness, strict=True)
            )
            # 选手古特尼·闪耀·伊玛纳: behind a title one part may be a word, both where they sound foreign.
            if (weight > 0.0 or (words == 1 and len(parts) > 2)) and self._before(start) == ROLE_BEFORE:
                words = 0
            if weight > -0.3 and not words:
                yield Candidate(start, end, name, ACCEPTED + weight + 3.0, "persons.dotted")

    def _without_title(self, start: int, end: int) -> Span:
        """A dotted name without the title that stands straight before it and the verb after it."""
        dot = self.folded.rfind("·", start, end)
        tokens = self.document.touching(start, end)
        first_dot = self.folded.find("·", start, end)
        for token in tokens:
            if token.end <= start or token.start >= end:
                continue
            common = bool(token.tag) and not token.tag.startswith("nr") and len(token.text) > 1
            common = common and not self.cues.part.fullmatch(token.text)
            # 主席|休·格兰特; but 加热 is no title before the 甫 of 加热甫·巴依热克.
            least = 1 if token.tag[:1] == "n" else 2
            if token.end <= first_dot - least and common and self._foreignness(token.text) < 0.7:
                start = token.end
            verb = self.cues.after_weak.match(self.folded, token.start)
            if verb and not token.tag and verb.end() < token.end:
                # 完 is no verb in 完江, a word that the dictionary does not have.
                verb = None
            if token.start > dot + 1 and (common or verb) and self._foreignness(token.text) < 0.7:
                end = token.start
                break
        begin = max(0, start - 2)
        for i in range(start + 1, first_dot):
            if self.cues.before_strong.end(self.folded, i, begin) or self._is_governed(start, i):
                start = i
        said = self.cues.after_weak.match(self.folded, end - 1)
        closed = self.folded[end : end + 1] in ("", *SIGNS) and (said is None or said.end() != end)
        for i in range(dot + 3, end - closed):
            if any(part.start() <= i < part.end() for part in self.cues.part.finditer(self.folded, dot + 1, end)):
                continue
            if self.foreign.get(self.folded[i], -2.0) < -1.0 and self._foreignness(self.folded[i:end]) < 0.0:
                # A verb glued to the name: 穆萨·卡里木听完.
                return start, i
        return start, end

    def _is_governed(self, start: int, begin: int) -> bool:
        """Whether folded[start:begin] ends in a word that governs a name (特聘, 是), not in a part of a foreign one."""
        return (
            self.cues.before_weak.end(self.folded, begin, start) and self.foreign.get(self.folded[begin - 1], -2.0) < 0
        )

    def _without_address(self, end: int) -> int:
        """The end of a dotted name without the form of address behind it."""
        for size in (3, 2):
            if self.folded[end - size : end] in self.cues.forms_of_address and self.folded[end - size - 1] != "·":
                return end - size
        return end

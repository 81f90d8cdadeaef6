"""What stands where in a document, as those ask who read offices: mentions of organisations, persons, brackets, signs."""

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from pipeline.places import Places, places
from pipeline.postwords import PostWords, post_words
from pipeline.records import Findings, OrganisationMention, PersonMention
from pipeline.rules import Rules
from pipeline.segment import Document

_LONGEST_PHRASE = 90
_BOUNDARY = re.compile(r"[,;:。!?\n\r【】]")
_HOW_HELD = re.compile(r"[ \t]*\((?:兼|试用期|任期|聘期|挂职|主持|正|副|保留)[^()\n]{0,12}\)[ \t]*$")
_LONGEST_NOTE = 32
_NOTE_AND_JOIN = re.compile(r"\([^()\n]{1,60}\)(?:、|和|与|及|以及)")
_JOIN = re.compile("(?:同志|先生|女士)?(?:和|与|以?及)(?=[一-龥])")
LONGEST_TITLE = 16
LONGEST_UNIT = 16
"""Of what no mention holds, only how it ends."""


@dataclass(frozen=True, slots=True, eq=False)
class OfficeText:
    """A document with what was found in it, in order."""

    document: Document
    folded: str
    grammar: PostWords
    places: Places
    mentions: list[OrganisationMention]
    """By their ends."""
    mention_ends: list[int]
    persons: list[PersonMention]
    person_starts: list[int]

    def blanks_back(self, position: int) -> int:
        """Where the blanks begin that end at `position`."""
        while position > 0 and self.folded[position - 1] in " ":
            position -= 1
        return position

    def before_note(self, start: int, end: int) -> int:
        """Where folded[start:end] ends without how an office is held behind it: 副局长(试用期一年), 副主席(兼)."""
        note = _HOW_HELD.search(self.folded, max(start, end - _LONGEST_NOTE), end)
        return note.start() if note else end

    def blanks_on(self, position: int) -> int:
        """Where the blanks end that begin at `position`."""
        while self.folded[position : position + 1] in (" ", "\t"):
            position += 1
        return position

    def opening(self, closing: int) -> int | None:
        """The bracket that the one at `closing` closes, None where it is too far away."""
        depth = 0
        for i in range(closing, max(-1, closing - 150), -1):
            character = self.folded[i]
            if character == ")":
                depth += 1
            elif character == "(":
                depth -= 1
                if depth == 0:
                    return i
            elif character == "\n":
                return None
        return None

    def persons_between(self, start: int, end: int) -> bool:
        """Whether a person is named in folded[start:end]."""
        i = bisect_left(self.person_starts, start)
        return i < len(self.persons) and self.persons[i].start < end

    def limit(self, end: int) -> int:
        """Where the phrase that ends at `end` can begin: after a sign, the person before, or 90 characters back."""
        start = max(0, end - _LONGEST_PHRASE)
        depth = 0
        for i in range(end - 1, start - 1, -1):
            character = self.folded[i]
            if character == "”" and i and self.folded[i - 1] in "。!?,;…":
                # The end of direct speech.
                start = i + 1
                break
            if depth == 0 and character == "—" and self.folded[i - 1 : i] == "—":
                start = i + 1
                break
            if character in ")”》":
                depth += 1
            elif character in "(“《":
                if depth == 0:
                    start = i + 1
                    break
                depth -= 1
            elif depth == 0 and _BOUNDARY.match(character):
                start = i + 1
                break
        i = bisect_left(self.person_starts, end) - 1
        if i >= 0 and self.persons[i].end <= end:
            behind = self.grammar.title.match(self.folded, self.persons[i].end, end)
            start = max(start, behind.end() if behind and behind.end() < end else self.persons[i].end)
            note = _NOTE_AND_JOIN.match(self.folded, start, end) or _JOIN.match(self.folded, start, end)
            start = note.end() if note else start
        return start

    def ends_in_role(self, limit: int, end: int) -> bool:
        """甲学院学生、乙公司总经理张三: an occupation in the row does not end it."""
        return self.folded.endswith(self.grammar.roles, limit, end)

    def inside_mention(self, position: int) -> bool:
        """Whether a mention of an organisation goes on over `position`."""
        i = bisect_right(self.mention_ends, position)
        return i < len(self.mentions) and self.mentions[i].start < position

    def mention_ending(self, end: int, start: int) -> OrganisationMention | None:
        """The longest mention that ends at `end` and begins at `start` or later."""
        for i in range(bisect_left(self.mention_ends, end), len(self.mentions)):
            mention = self.mentions[i]
            if mention.end != end:
                return None
            if mention.start >= start:
                return mention
        return None

    def mention_within(self, start: int, end: int) -> OrganisationMention | None:
        """The last mention that stands in folded[start:end]."""
        i = bisect_right(self.mention_ends, end) - 1
        return self.mentions[i] if i >= 0 and self.mentions[i].start >= start else None

    def mentions_about(self, position: int) -> list[OrganisationMention]:
        """The mentions that end behind `position`, the next ones only."""
        i = bisect_right(self.mention_ends, position)
        return self.mentions[i : i + 3]

    def stop_in(self, start: int, end: int) -> bool:
        """Whether a verb or particle stands in folded[start:end] that no unit holds."""
        return any(
            t.text in self.grammar.stops
            for t in self.document.touching(start, end)
            if t.start >= start and t.end <= end
        )

    def after_stop(self, start: int, end: int) -> int:
        """Where the words begin that lead without a verb or particle up to `end`."""
        begin = start
        for token in self.document.touching(start, end):
            if start <= token.start and token.end <= end and token.text in self.grammar.stops:
                begin = token.end
        return begin

    def closing(self, opening: int) -> int | None:
        """The bracket that closes the one at `opening`, None where it is too far away."""
        depth = 0
        for i in range(opening, min(len(self.folded), opening + 300)):
            if self.folded[i] == "(":
                depth += 1
            elif self.folded[i] == ")":
                depth -= 1
                if depth == 0:
                    return i
            elif self.folded[i] == "\n":
                return None
        return None


def office_text(document: Document, rules: Rules, found: Findings) -> OfficeText:
    """A document with its mentions of organisations and persons; a country is none of those."""
    grammar = post_words(rules)
    mentions = sorted(found.organisations, key=lambda m: (m.end, m.start))
    persons = sorted((p for p in found.persons if p.name not in grammar.countries), key=lambda p: p.start)
    return OfficeText(
        document,
        document.folded,
        grammar,
        places(rules),
        mentions,
        [m.end for m in mentions],
        persons,
        [p.start for p in persons],
    )

"""Lives: clauses without a subject that go on with the offices of the person whom a paragraph is about."""

import re
from bisect import bisect_left, insort
from dataclasses import replace
from itertools import chain

from pipeline.holders import Holders
from pipeline.offices import Part
from pipeline.records import PersonMention, Span

_MOST_OF_CAREER = 6
_AT = re.compile(
    r"(?:(?P<pronoun>[他她])|(?<=[,。;一-龥]))"
    r"(?P<verb>(?:曾|先后|曾先后|先|早年|后|一直|现|继续|回国后先后|(?:毕业|退伍|转业|复员)后)?)"
    r"(?:在|(?:被)?(?:分配|调|派|分)到|调入|调至|调往|调(?=[^任研查整动解度节])|进入?)"
    r"(?P<units>[^,。;:!?\n在任]{3,50}?)(?:担任|兼任|任|当|做)(?P<over>过)?了?(?P<titles>[^,。;:!?\n]{2,24})"
)
_CALLED_BY = re.compile(
    r"(?:[他她]|(?<=[,。;一-龥]))(?P<verb>曾先后|曾|先后|还|并|仍|现)?被(?P<units>[^,。;:!?\n]{3,90}?)(?:等[一-龥]{0,10})?(?:聘为|聘任为|聘请为|任命为)(?P<titles>[^,。;:!?\n]{2,30})"
)
_LONGEST_LIFE = 400
_LONGEST_UNIT = 16


class Lives(Holders):
    """Finds the posts that the lives told in one document name."""

    def _careers(self) -> None:
        """Clauses that a verb of holding opens, of the person whom the paragraph is about (历任甲局局长、乙局局长)."""
        known = {(post.start, post.end) for post in self.posts}
        held_before: dict[str, list[tuple[int, Span]]] = {}
        for post in sorted(self.posts, key=lambda p: p.start):
            if post.organisation is not None:
                held_before.setdefault(post.person_name, []).append((post.start, post.organisation))
        for held in self.grammar.resumes.finditer(self.folded):
            parts = self._held_in_row(held.end(), held["verb"], _MOST_OF_CAREER)
            parts = [part for part in parts if part.title not in known]
            named = self._person_within(held.start(), held.start("verb"))
            person = named or (self._subject(held.start(), is_pronoun=held["pronoun"] is not None) if parts else None)
            if person is None or not parts:
                continue
            if parts[0].organisation is None and not parts[0].own:
                stays = held["verb"].startswith("留")
                unit = self._workplace(held.start(), stays=stays)
                unit = unit or self._same_unit(parts[0], held_before.get(person.name, []), held.start())
                if unit is not None:
                    parts = self._with_shared([replace(parts[0], organisation=unit), *parts])[1:]
            self._add(person, parts, "posts.career")
            known.update(part.title for part in parts)
            for part in parts:
                if part.organisation is not None:
                    insort(held_before.setdefault(person.name, []), (part.title[0], part.organisation))

    def _person_within(self, start: int, end: int) -> PersonMention | None:
        i = bisect_left(self.person_starts, start)
        return self.persons[i] if i < len(self.persons) and self.persons[i].end <= end else None

    def _same_unit(self, part: Part, held_before: list[tuple[int, Span]], position: int) -> Span | None:
        """The unit of the post before where the title is of its kind: 任甲队副队长,两年后任|队长."""
        i = bisect_left(held_before, (position, (0, 0))) - 1
        if i < 0 or position - held_before[i][0] > _LONGEST_LIFE:
            return None
        unit = held_before[i][1]
        kind = self.folded[part.title[1] - 2 : part.title[1] - 1]
        return unit if self.folded[slice(*part.title)].endswith("长") and self.folded[unit[1] - 1] == kind else None

    def _posts_at(self) -> None:
        """Clauses that name the units before the verb: (张三)先后在甲大学和乙大学任副教授、教授; 曾被甲大学聘为教授."""
        known = {(post.start, post.end) for post in self.posts}
        for match in chain(_AT.finditer(self.folded), _CALLED_BY.finditer(self.folded)):
            units = self._units(*match.span("units"))
            titles = self._pure(*match.span("titles"), self._verb(match)) if units else []
            if not titles or any(part.organisation is not None or part.own for part in titles):
                continue
            titles = [part for part in titles if part.title not in known]
            i = bisect_left(self.person_starts, match.start()) - 1
            near = i >= 0 and self.persons[i].end == match.start()
            is_pronoun = match.re is _AT and match["pronoun"] is not None
            person = self.persons[i] if near else self._subject(match.start(), is_pronoun=is_pronoun)
            if person is not None:
                parts = [replace(title, organisation=unit) for unit in units for title in titles]
                self._add(person, parts, "posts.career")

    def _verb(self, match: "re.Match[str]") -> str:
        """What a clause says of when an office was held: 曾, 早年; 过 of 在甲所当过."""
        return (match["verb"] or "") + ((match["over"] or "") if match.re is _AT else "")

    def _dismissals(self) -> None:
        """Whom 其 means in 任张三为甲局局长,免去其|乙局副局长职务: the last person named before it in the sentence."""
        for match in self.grammar.his_dismissal.finditer(self.folded):
            sentence = self.document.sentence_at(match.start()).start
            i = bisect_left(self.person_starts, match.start()) - 1
            if i < 0 or self.persons[i].start < sentence or self._persons_between(*match.span("titles")):
                continue
            parts = [replace(p, tenure="former") for p in self._phrases(*match.span("titles"))]
            self._add(self.persons[i], parts, "posts.dismissal")

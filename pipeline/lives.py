"""Lives: clauses without a subject that go on with the offices of the person whom a paragraph is about."""

import re
from bisect import bisect_left, insort
from dataclasses import replace
from itertools import chain

from pipeline.careers import (
    held_in_row,
    subject_of,
    units_of,
    workplace,
)
from pipeline.holders import Holders
from pipeline.officerows import phrases, pure_row, with_shared
from pipeline.offices import Part
from pipeline.officetext import OfficeText
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


def add_careers(holders: Holders) -> None:
    """Clauses that a verb of holding opens, of the person whom the paragraph is about (历任甲局局长、乙局局长)."""
    text = holders.text
    known = {(post.start, post.end) for post in holders.posts}
    held_before: dict[str, list[tuple[int, Span]]] = {}
    for post in sorted(holders.posts, key=lambda p: p.start):
        if post.organisation is not None:
            held_before.setdefault(post.person_name, []).append((post.start, post.organisation))
    for held in text.grammar.resumes.finditer(text.folded):
        parts = held_in_row(text, held.end(), held["verb"], _MOST_OF_CAREER)
        parts = [part for part in parts if part.title not in known]
        named = _person_within(text, held.start(), held.start("verb"))
        person = named or (subject_of(text, held.start(), is_pronoun=held["pronoun"] is not None) if parts else None)
        if person is None or not parts:
            continue
        if parts[0].organisation is None and not parts[0].own:
            stays = held["verb"].startswith("留")
            unit = workplace(text, held.start(), stays=stays)
            unit = unit or _same_unit(text, parts[0], held_before.get(person.name, []), held.start())
            if unit is not None:
                parts = with_shared(text, [replace(parts[0], organisation=unit), *parts])[1:]
        holders.add(person, parts, "posts.career")
        known.update(part.title for part in parts)
        for part in parts:
            if part.organisation is not None:
                insort(held_before.setdefault(person.name, []), (part.title[0], part.organisation))


def _person_within(text: OfficeText, start: int, end: int) -> PersonMention | None:
    i = bisect_left(text.person_starts, start)
    return text.persons[i] if i < len(text.persons) and text.persons[i].end <= end else None


def _same_unit(text: OfficeText, part: Part, held_before: list[tuple[int, Span]], position: int) -> Span | None:
    """The unit of the post before where the title is of its kind: 任甲队副队长,两年后任|队长."""
    i = bisect_left(held_before, (position, (0, 0))) - 1
    if i < 0 or position - held_before[i][0] > _LONGEST_LIFE:
        return None
    unit = held_before[i][1]
    kind = text.folded[part.title[1] - 2 : part.title[1] - 1]
    return unit if text.folded[slice(*part.title)].endswith("长") and text.folded[unit[1] - 1] == kind else None


def add_posts_at(holders: Holders) -> None:
    """Clauses that name the units before the verb: (张三)先后在甲大学和乙大学任副教授、教授; 曾被甲大学聘为教授."""
    text = holders.text
    known = {(post.start, post.end) for post in holders.posts}
    for match in chain(_AT.finditer(text.folded), _CALLED_BY.finditer(text.folded)):
        units = units_of(text, *match.span("units"))
        titles = pure_row(text, *match.span("titles"), _verb(match)) if units else []
        if not titles or any(part.organisation is not None or part.own for part in titles):
            continue
        titles = [part for part in titles if part.title not in known]
        i = bisect_left(text.person_starts, match.start()) - 1
        near = i >= 0 and text.persons[i].end == match.start()
        is_pronoun = match.re is _AT and match["pronoun"] is not None
        person = text.persons[i] if near else subject_of(text, match.start(), is_pronoun=is_pronoun)
        if person is not None:
            parts = [replace(title, organisation=unit) for unit in units for title in titles]
            holders.add(person, parts, "posts.career")


def _verb(match: "re.Match[str]") -> str:
    """What a clause says of when an office was held: 曾, 早年; 过 of 在甲所当过."""
    return (match["verb"] or "") + ((match["over"] or "") if match.re is _AT else "")


def add_dismissals(holders: Holders) -> None:
    """Whom 其 means in 任张三为甲局局长,免去其|乙局副局长职务: the last person named before it in the sentence."""
    text = holders.text
    for match in text.grammar.his_dismissal.finditer(text.folded):
        sentence = text.document.sentence_at(match.start()).start
        i = bisect_left(text.person_starts, match.start()) - 1
        if i < 0 or text.persons[i].start < sentence or text.persons_between(*match.span("titles")):
            continue
        parts = [replace(p, tenure="former") for p in phrases(text, *match.span("titles"))]
        holders.add(text.persons[i], parts, "posts.dismissal")

"""Profiles: lines of nothing but posts below a name, and the lines of a curriculum that begin with when."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from pipeline.careers import (
    opens_line,
    units_of,
)
from pipeline.holders import Holders
from pipeline.officerows import pure_row, with_shared
from pipeline.offices import Part
from pipeline.officetext import OfficeText
from pipeline.records import PersonMention

_OF_BIRTH = re.compile(
    r"[男女]|[一-龥]{1,6}族|[一-龥]{2,16}人|(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出)?生(?:于[一-龥]{2,16})?|[一-龥]{1,12}[家师者]|(?:中共)?党员|博士|硕士"
)
_BIRTH = re.compile(r"[ \t]*[,(]?[ \t]*(?:男|女|[一-龥]{1,4}族|(?:19|20)\d{2}年)")
_LINE_OF_POSTS = re.compile(r"(?:(?<=\n)|^)[ \t]*(?P<posts>[^\n]{6,300})(?=\n|$)")
# Headings under which a life is told in lines that begin with when, and such a line as far as a bracket.
_CURRICULUM = re.compile(r"(?:(?<=\n)|^)[ \t]*(?:[一-龥]{0,5})(?:履历|简历|经历)[ \t]*:?[ \t]*\n\s*$")
_MONTH = r"(?:19|20)\d{2}(?:[年./-]\d{1,2})?[月年]?"
_DATED_LINE = re.compile(
    rf"(?:(?<=\n)|^)[ \t]*自?{_MONTH}[ \t]*(?P<until>(?:[-—–~至到]+[ \t]*(?:{_MONTH}|至?今|现今|现在|目前)|起(?:至今)?))[ \t:,,任-]*"
    rf"(?P<line>[^\n(;。]{{4,80}}?)[ \t]*(?=[\n(;。]|$)[^\n]{{0,300}}"
)
# A line of a form that tells the name, and one that tells offices: 姓名:张三⏎职务:甲局局长.
_NAME_OF_FORM = re.compile(r"(?:(?<=\n)|^)[ \t]*姓[ \t]*名[ \t]*:[ \t]*")
_OFFICES_OF_FORM = re.compile(
    r"(?:(?<=\n)|^)[ \t]*(?:现任|现|主要|学术|社会|行政|党政|工作单位[及和与]?|单位[及和与]?|职称[及和与]?)*(?:职务|职称|兼职|任职)(?:[及和与]职称)?[ \t]*:[ \t]*(?P<posts>[^\n]{4,300})"
)
_STILL = ("今", "起", "现在", "目前")
_BEHIND_UNIT = re.compile(r"[ \t]*[, \t][ \t]*(?:继任|历任|任)?")
_CLAUSE = re.compile(r"[^,;。\n]+")
_LONGEST_HEADING = 200
_LONGEST_CAREER_NOTE = 600
_LONGEST_PROFILE = 1500


class _DatedLine(NamedTuple):
    """A line that begins with when: where, what follows that, and whether it is over."""

    begin: int
    start: int
    end: int
    is_over: bool


def add_profiles(holders: Holders) -> None:
    """Lines of nothing but posts below a name that stands alone in its line, as pages of a faculty have them."""
    text = holders.text
    alone = [p for p in text.persons if _is_alone(text, p)]
    starts = [p.start for p in alone]
    known = {(post.start, post.end) for post in holders.posts}
    for line in _LINE_OF_POSTS.finditer(text.folded) if alone else ():
        i = bisect_left(starts, line.start()) - 1
        if i < 0 or line.start() - alone[i].end > _LONGEST_PROFILE or text.persons_between(*line.span()):
            continue
        parts: list[Part] = []
        for piece in line[0].split("。")[0].replace(";", ",").split(","):
            start = line.start() + (line[0].find(piece) if piece else 0)
            found = pure_row(text, start, start + len(piece), "") if piece.strip() else []
            told = not parts and not (found and found[0].organisation)
            if told and (_OF_BIRTH.fullmatch(piece.strip()) or _is_date(text, piece)):
                continue
            if not found or (found[0].organisation is None and not parts):
                break
            parts += found
        parts = [part for part in parts if part.title not in known and part.organisation is not None]
        if parts:
            holders.add(alone[i], parts, "posts.apposition")


def add_forms(holders: Holders) -> None:
    """The lines of a form about one person: 姓名:张三⏎职务:甲局局长⏎学术兼职:乙学会理事."""
    text = holders.text
    named = [_person_at(text, line.end()) for line in _NAME_OF_FORM.finditer(text.folded)]
    known = {(post.start, post.end) for post in holders.posts}
    for line in _OFFICES_OF_FORM.finditer(text.folded) if any(named) else ():
        before = [p for p in named if p is not None and p.end <= line.start()]
        if not before or line.start() - before[-1].end > _LONGEST_PROFILE:
            continue
        parts: list[Part] = []
        for clause in _CLAUSE.finditer(text.folded, *line.span("posts")):
            found = pure_row(text, *clause.span(), "")
            parts += with_shared(text, [*parts[-1:], *found])[len(parts[-1:]) :]
        holders.add(before[-1], [part for part in parts if part.title not in known], "posts.apposition")


def _person_at(text: OfficeText, position: int) -> PersonMention | None:
    """The person whose name begins at `position`."""
    i = bisect_left(text.person_starts, position)
    return text.persons[i] if i < len(text.persons) and text.persons[i].start == position else None


def add_curricula(holders: Holders) -> None:
    """Lines that begin with when, one after the other: 主要履历:⏎1999.07—2003.05 甲局科员⏎….

    They are of whom the paragraph before their heading is, or, two or more, of the name that stands alone before them.
    """
    text = holders.text
    known = {(post.start, post.end) for post in holders.posts}
    for lines in _dated_lines(text):
        begin = lines[0].begin
        heading = _CURRICULUM.search(text.folded, max(0, begin - _LONGEST_HEADING), begin)
        person = _opening_before(text, heading.start() if heading else begin)
        if person is None or not (heading or (len(lines) > 1 and _heads(text, person))):
            continue
        for line in lines:
            parts = [part for part in _of_line(text, line.start, line.end) if part.title not in known]
            if parts and parts[0].organisation is not None:
                parts = [replace(part, tenure="former") for part in parts] if line.is_over else parts
                holders.add(person, parts, "posts.curriculum")


def _dated_lines(text: OfficeText) -> Iterator[list[_DatedLine]]:
    """The rows of lines that begin with when."""
    row: list[_DatedLine] = []
    last = -1
    for line in _DATED_LINE.finditer(text.folded):
        if row and text.folded[last : line.start()].strip():
            yield row
            row = []
        row.append(_DatedLine(line.start(), *line.span("line"), not line["until"].endswith(_STILL)))
        last = line.end()
    if row:
        yield row


def _of_line(text: OfficeText, start: int, end: int) -> list[Part]:
    """The posts of a line behind when: 甲学院讲师,博士生导师; 甲学院,讲师、系主任."""
    held = text.grammar.holds.match(text.folded, start, end)
    start = held.end() if held else start
    stop = _comma(text, start, end)
    parts = pure_row(text, start, stop, "")
    if not parts or parts[0].organisation is None:
        parts, stop = _behind_unit(text, start, end)
    while parts and stop < end:
        begin, stop = stop + 1, _comma(text, stop + 1, end)
        more = pure_row(text, text.blanks_on(begin), stop, "")
        if not more or any(part.organisation or part.own for part in more):
            break
        parts = with_shared(text, [*parts, *more])
    return parts


def _behind_unit(text: OfficeText, start: int, end: int) -> tuple[list[Part], int]:
    """The posts of folded[start:end] that a comma or blanks part from their unit, and where they end."""
    for sign in _BEHIND_UNIT.finditer(text.folded, start, end):
        units = units_of(text, start, sign.start())
        if not units:
            continue
        stop = _comma(text, sign.end(), end)
        titles = pure_row(text, sign.end(), stop, "")
        if titles and len(units) == 1 and titles[0].organisation is None and not titles[0].own:
            return with_shared(text, [Part(titles[0].title, units[0]), *titles])[1:], stop
        named = pure_row(text, start, stop, "")
        if named and named[0].organisation == units[-1]:
            return named, stop  # 甲公司,法语培训师
    return [], end


def _comma(text: OfficeText, start: int, end: int) -> int:
    """Where the next comma stands, else `end`."""
    comma = text.folded.find(",", start, end)
    return comma if comma >= 0 else end


def _heads(text: OfficeText, person: PersonMention) -> bool:
    """Whether a life can follow a name: it stands alone in its line, or sex or birth stand behind it."""
    return _is_alone(text, person) or _BIRTH.match(text.folded, person.end) is not None


def _opening_before(text: OfficeText, position: int) -> PersonMention | None:
    """The last person before `position` who opens a line, not far away."""
    for i in range(bisect_left(text.person_starts, position) - 1, -1, -1):
        if position - text.persons[i].start > _LONGEST_CAREER_NOTE:
            break
        if opens_line(text, text.persons[i]):
            return text.persons[i]
    return None


def _is_date(text: OfficeText, piece: str) -> bool:
    """Whether a piece of a line is only when: 1990—1997年."""
    return text.grammar.date.fullmatch(piece.strip()) is not None


def _is_alone(text: OfficeText, person: PersonMention) -> bool:
    """Whether a person's name is all of its line."""
    after = text.folded[person.end : person.end + 40].split("\n")[0]
    return not after.strip() and opens_line(text, person)

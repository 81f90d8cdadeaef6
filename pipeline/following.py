"""Posts that stand after a name: in brackets, in apposition, beside it in its line, behind a verb of holding."""

import re
from bisect import bisect_left
from dataclasses import replace

from pipeline.behind import continues, row_behind, title_behind
from pipeline.careers import (
    held_in_row,
    opens_behind_role,
    opens_line,
    row_of,
)
from pipeline.holders import Holders
from pipeline.officerows import phrases, pure_row, with_shared
from pipeline.offices import Part
from pipeline.officetext import LONGEST_UNIT, OfficeText
from pipeline.records import PersonMention, Span

_MOST_CLAUSES = 8
_NUMBERED = re.compile(r"\d[.、)]$")
_SEX_OR_AGE = re.compile(r"[男女],|(?:今年|现年|时年|年)?\d{2}岁(?:了)?,")
_SUBJECTLESS = re.compile(r"(?:[^,;。!?\n\r()]|\([^()\n\r]*\))+")
# What somebody did before he took an office, in the clause of the office: 发起创办|并, 创办甲公司|并.
_AND = re.compile("(?P<done>[^,;:。!?\n()、任]{2,24}?)并(?=被|担任|任|兼任|出任|当选)")
# Behind a name with brackets, or with blanks in a line of its own, what is not yet the post.
_SEVERAL = re.compile(r"等?(?:[两三四五六七八九十]|\d{1,2})[位名]|等")
_OF_SEVERAL = re.compile(r"等?(?:[两三四五六七八九十]+|\d{1,3})[位名]?(?:同志|人)")
_BIOGRAPHY = re.compile(r"[ \t]*(?:(?:男|女|[一-龥]{1,4}族|中共党员|\d{2}岁|\d{4}年(?:\d{1,2}月)?(?:出)?生)[ \t]+)*")
# What heads a list of appointments or dismissals: 免去:, or the verb alone in its line.
_OF_OFFICES = re.compile(
    r"(?P<verb>任命|聘任|免去|撤销|罢免):|(?:(?<=\n)|^)[ \t]*(?:决定)?(?P<line>任命|聘任|免去|撤销|罢免)[ \t]*(?=\n)"
)
_LONGEST_DISMISSALS = 1500
_LONGEST_VERB = 4
_COMRADE = re.compile(r"同志|先生|女士|老师|医生|校友")


def add_after(holders: Holders, person: PersonMention, before: list[Part]) -> None:
    """Add the posts that stand behind the name of a person; `before`: those that stand before it."""
    text = holders.text
    position = person.end
    comrade = _COMRADE.match(text.folded, position)
    if comrade:
        position = comrade.end()
    while position < len(text.folded) and text.folded[position] in "” ":
        position += 1
    if text.folded[position : position + 1] == "(":
        closing = text.closing(position)
        if closing is not None:
            if not text.persons_between(position + 1, closing):
                holders.add(person, phrases(text, position + 1, closing), "posts.brackets")
            position = closing + 1
    several = _SEVERAL.match(text.folded, person.end)
    title = text.grammar.title.match(text.folded, several.end() if several else person.end)
    of_all = title and (title[0] in text.grammar.ranks or (several and title[0] in text.grammar.shared))
    row = row_of(text, person) if title and of_all and not before else []
    if title and len(row) > 1 and row_behind(holders, row, title.span()):
        return
    title = None if several else title
    if title and title[0] in text.grammar.high and not before:
        holders.add(person, [Part(title.span(), None)], "posts.behind")
        return
    if title and not continues(text, title.end()):
        title_behind(holders, person, title.span(), before)
        _add_held(holders, person, title.end())
        if not before:
            return
    dismissed = text.grammar.dismissal.search(text.folded, max(0, person.start - 4), person.start)
    linked = text.folded[position : position + 1] == "的"
    spaced = position > person.end and opens_line(text, person)
    if dismissed or ((linked or spaced) and _is_in_dismissals(text, person)):
        _add_dismissed(holders, person, position + linked)
        return
    sex = _SEX_OR_AGE.match(text.folded, position)
    if sex or text.folded[position : position + 1] == ",":
        _add_apposition(holders, person, sex.end() if sex else position + 1)
        return
    if text.folded[position : position + 1] == ":" and opens_line(text, person):
        # 张三:甲大学教授, with nothing else on the line.
        line = _SUBJECTLESS.match(text.folded, position + 1)
        if line and text.folded[line.end() : line.end() + 1] in ("", "\n", "\r"):
            holders.add(person, pure_row(text, *line.span(), ""), "posts.apposition")
        return
    if _add_beside(holders, person, position):
        return
    _add_held(holders, person, position)


def _add_dismissed(holders: Holders, person: PersonMention, start: int) -> None:
    """The posts of folded[start:], up to 职务, that a person holds no longer: 免去张三(的)甲局局长职务."""
    text = holders.text
    clause = _SUBJECTLESS.match(text.folded, start)
    stop = text.folded.find("职务", start, clause.end()) if clause else -1
    if stop > 0 and not text.persons_between(start, stop):
        parts = [replace(p, tenure="former") for p in phrases(text, start, stop)]
        holders.add(person, parts, "posts.dismissal")


def _is_in_dismissals(text: OfficeText, person: PersonMention) -> bool:
    """Whether a person stands in a list that 免去 heads: 免去:⏎甲的乙局局长职务;⏎丙的…."""
    begin = text.blanks_back(person.start)
    if text.folded[max(0, begin - 1) : begin] not in ("\n", ";", ":"):
        return False
    start = max(0, person.start - _LONGEST_DISMISSALS)
    heading = list(_OF_OFFICES.finditer(text.folded, start, person.start))
    verb = (heading[-1]["verb"] or heading[-1]["line"]) if heading else ""
    return text.grammar.dismissal.fullmatch(verb) is not None


def _add_beside(holders: Holders, person: PersonMention, position: int) -> bool:
    """张三(女)甲医院护士、…; 张三 甲村党支部书记, with nothing else on the line."""
    text = holders.text
    bracketed = text.folded[position - 1] == ")" and position > person.end
    spaced = text.folded[person.end : person.end + 1] in (" ", "\t") and opens_line(text, person)
    if not bracketed and not spaced:
        return False
    biography = _BIOGRAPHY.match(text.folded, position)
    start = biography.end() if biography else position
    line = _SUBJECTLESS.match(text.folded, start)
    if line is None:
        return False
    end = line.end()
    i = bisect_left(text.person_starts, start)
    if i < len(text.persons) and text.persons[i].start < end:
        end = text.persons[i].start
        if not bracketed or text.folded[end - 1] not in "、和":
            return False
        end -= 1
    elif not bracketed and text.folded[end : end + 1] not in ("", "\n", "\r"):
        return False
    parts = pure_row(text, start, end, "")
    if not parts or parts[0].organisation is None:
        return False
    holders.add(person, parts, "posts.apposition")
    return True


def _add_apposition(holders: Holders, person: PersonMention, position: int) -> None:
    """张三,男,汉族,甲局局长,…: clauses that are nothing but a post, or that a verb of holding opens."""
    text = holders.text
    begins_clause = person.start == 0 or text.folded[person.start - 1] in "\n。!?:;, “▲】"
    numbered = _NUMBERED.search(text.folded, max(0, person.start - 3), person.start)
    held = text.grammar.holds.match(text.folded, position)
    if not (begins_clause or numbered or opens_behind_role(text, person) or (held and held[0] != "为")):
        return
    for _ in range(_MOST_CLAUSES):
        clause = re.compile(r"(?:[^,;。!?\n\r()]|\([^()\n\r]*\))*").match(text.folded, position)
        if clause is None or clause.end() == position:
            return
        if text.persons_between(position, clause.end()):
            return
        start = position
        held = text.grammar.holds.match(text.folded, position, clause.end())
        if held:
            start = held.end()
        parts = pure_row(text, start, clause.end(), held[0] if held else "")
        holders.add(person, parts, "posts.apposition")
        if text.folded[clause.end() : clause.end() + 1] != ",":
            break
        position = clause.end() + 1


def _add_held(holders: Holders, person: PersonMention, position: int) -> None:
    """张三任甲局局长; (张三任总经理) in brackets after the organisation."""
    text = holders.text
    several = _OF_SEVERAL.match(text.folded, position)
    position = several.end() if several else position
    held = text.grammar.holds.match(text.folded, position)
    founded: Span | None = None
    if held is None:
        # 张三创办甲公司|并任董事长
        also = _AND.match(text.folded, position)
        held = text.grammar.holds.match(text.folded, also.end()) if also else None
        mention = text.mention_ending(also.end("done"), position) if also else None
        founded = (mention.start, mention.end) if mention else None
    if held is None:
        return
    title = text.grammar.title.match(text.folded, held.end())
    if title and text.folded[title.end() : title.end() + 1] == "的" and (unit := _unit_at(text, title.end() + 1)):
        # 张三任班长的|甲班
        holders.add(person, [Part(title.span(), unit)], "posts.held")
        return
    stop = re.compile(r"[^,;。!?\n\r()]*").match(text.folded, held.end())
    if stop is None:
        return
    parts = held_in_row(text, held.end(), held[0])
    if founded is None and held[0] == "为":
        founded = _appointing(text, person)
    if founded and parts and parts[0].organisation is None and not parts[0].own:
        parts = with_shared(text, [replace(parts[0], organisation=founded), *parts])[1:]
    if parts and parts[0].organisation is None and text.folded[stop.end() : stop.end() + 1] == ")":
        opening = text.opening(stop.end())
        mention = text.mention_ending(opening, 0) if opening is not None else None
        if mention is not None:
            parts = [replace(p, organisation=(mention.start, mention.end)) for p in parts]
    row = row_of(text, person) if parts else []
    if "分别" in held[0] and len(parts) > 1:
        # 张三、李四分别任甲局局长、副局长
        for holder, part in zip(row, parts, strict=True) if len(row) == len(parts) else ():
            holders.add(holder, [part], "posts.held")
        return
    for holder in row:
        holders.add(holder, parts, "posts.held")


def _unit_at(text: OfficeText, start: int) -> Span | None:
    """The unit that begins at `start` and ends its clause or stands alone before it goes on; None without one."""
    for mention in text.mentions_about(start):
        if mention.start == start:
            return mention.start, mention.end
    clause = _SUBJECTLESS.match(text.folded, start)
    unit = clause and text.grammar.unit.search(text.folded, start, clause.end())
    return clause.span() if clause and unit and len(clause[0]) <= LONGEST_UNIT else None


def _appointing(text: OfficeText, person: PersonMention) -> Span | None:
    """The unit that gives a person an office: 甲大学聘请|张三|为教授."""
    limit = text.limit(person.start)
    verb = text.grammar.appoints.search(text.folded, max(limit, person.start - _LONGEST_VERB), person.start)
    mention = text.mention_ending(verb.start(), limit) if verb else None
    return (mention.start, mention.end) if mention else None

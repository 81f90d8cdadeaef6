"""Careers: the offices of a row of clauses, and whom clauses without a subject speak of."""

import re
from bisect import bisect_left, bisect_right

from pipeline.officerows import pure_row, with_shared
from pipeline.offices import Part
from pipeline.officetext import LONGEST_TITLE, LONGEST_UNIT, OfficeText
from pipeline.records import PersonMention, Span

_MOST_CLAUSES = 8
_OF_PRONOUN = re.compile(r"(?:^|[。\n\r])\s*[他她]", re.MULTILINE)
_SUBJECTLESS = re.compile(r"(?:[^,;。!?\n\r()]|\([^()\n\r]*\))+")
# A paragraph that goes on with a life without naming whose.
_OF_CAREER = re.compile(r"\s*(?:\d{4}[年.]|[自从]\d{4}年|曾|历任|先后|毕业|现任|现为|主要|生前|[男女],)")
_LONGEST_CAREER = 600
_OPENED = re.compile(r"(?:^|[。!?\n\t])[^,;。!?\n]{1,16}岁的$")
_LONGEST_OPENING = 24
# When something was, between the sentence's beginning and its subject: 1981年,|张三考取…; 大学毕业后,22岁的|李四….
_WHEN_OPENED = re.compile(
    r"(?:^|[。!?\n\t\u3000])[ ]*(?:[^,;。!?\n:“”的]{1,14}(?:年|月|日|后|前|时|岁|期间|之际|至今|以来|如今|目前|现在|从此),?"
    r"(?:(?:年仅|时年|现年)?\d{2}岁的)?|(?:提起|说起|谈起|提到|说到))$"
)
# How the next sentence takes up the one person that the sentence before names: 现年46岁的他, 这位学者.
_TAKEN_UP = re.compile(r"[。!?]”?\s*(?:[^,;。!?\n]{0,12}岁的)?(?:[他她]|这[位名]?(?:\d{2}岁的)?[一-龥]{2,6})")
_LONGEST_SENTENCE = 120
_LONGEST_ROLE = 8
_HEADS_PROFILE = re.compile(r"(?:教授|老师|同志|先生|女士|院士)?(?:个人|人物|专家)?(?:简介|简历):?\s*")
# A clause before that tells where somebody worked or studied.
_WORKED = re.compile(
    r"(?P<verb>毕业于|筹建|创办|创建|组建|到|进|入|在|至|赴|于)(?P<unit>[^,;。!?\n到进入在至赴于]{3,40}?)(?:工作|任教|任职|当[一-龥]{1,4}|做[一-龥]{1,4})?$"
)
_LONGEST_CLAUSE = 60
_MOST_PERSONS = 5
_NOTE = re.compile(r"\([^()\n]{1,60}\)")


def are_joined(text: OfficeText, end: int, start: int) -> bool:
    """Whether nothing but a 、 or 和 stands in folded[end:start]."""
    return text.folded[end:start].strip() in ("、", "和", "与", "及")


def _behind_note(text: OfficeText, position: int) -> int:
    """Behind the brackets that begin at `position`, else `position`: 甲(女,某院院长)|、乙当选…."""
    note = _NOTE.match(text.folded, position)
    return note.end() if note else position


def held_in_row(text: OfficeText, start: int, verb: str, beyond: int = 0) -> list[Part]:
    """The posts behind a verb of holding, in its clause and in those after it that hold nothing but a post.

    A clause that ends in a title or role is passed over where it holds more. beyond: how many other clauses are,
    of a paragraph that tells a career.
    """
    parts: list[Part] = []
    for _ in range(_MOST_CLAUSES + beyond):
        clause = _SUBJECTLESS.match(text.folded, start)
        if clause is None or text.persons_between(start, clause.end()):
            break
        again = text.grammar.holds.match(text.folded, start, clause.end()) if parts else None
        found = pure_row(text, again.end() if again else start, clause.end(), again[0] if again else verb)
        if again and beyond > 0 and found and found[0].organisation is None:
            break  # 历任甲站站长;参与筹建乙所,|任副所长: of another unit
        if parts and found and found[0].organisation is None:
            shared = found[0].title[0] - start <= 2
            found = with_shared(text, [parts[-1], *found])[1:] if shared else []
        parts += found
        if not found and not _ends_in_title(text, start, clause.end()):
            beyond -= 1
            if beyond < 0 or not parts:
                break
        sign = text.folded[clause.end() : clause.end() + 1]
        if sign not in (",", ";") and (sign != "。" or beyond <= 0):
            break
        start = clause.end() + 1
    return parts


def _ends_in_title(text: OfficeText, start: int, end: int) -> bool:
    """Whether folded[start:end] ends in a title, or in what a person is."""
    title = text.grammar.title_at_end.search(text.folded, max(start, end - LONGEST_TITLE), end)
    return title is not None or text.ends_in_role(start, end)


def subject_of(text: OfficeText, position: int, *, is_pronoun: bool) -> PersonMention | None:
    """Whom a clause without a subject, or with 他 or 她, speaks of: the last person who opens a sentence before it.

    He stands in the same paragraph; of a pronoun in one before, where nobody else opens a sentence since.
    """
    paragraph = max(text.folded.rfind("\n", 0, position), text.folded.rfind("\r", 0, position)) + 1
    told_of = is_pronoun
    is_pronoun = (
        is_pronoun
        or not text.folded[paragraph:position].strip()
        or (_OF_CAREER.match(text.folded, paragraph) and not text.persons_between(paragraph, position))
        or _OF_PRONOUN.search(text.folded, paragraph, position) is not None
    )
    start = max(0, position - _LONGEST_CAREER) if is_pronoun else max(paragraph, position - _LONGEST_CAREER)
    if headed := _headed_by(text, paragraph):
        return headed
    for i in range(bisect_left(text.person_starts, position) - 1, -1, -1):
        person = text.persons[i]
        if person.start < start:
            break
        if person.rule != "persons.byline" and (_opens_sentence(text, person) or _is_taken_up(text, i)):
            return person
    begin = start if told_of else max(start, text.document.sentence_at(position).start)
    i = bisect_left(text.person_starts, position) - 1
    return text.persons[i] if _is_alone_in(text, begin, position) else None


def _is_alone_in(text: OfficeText, start: int, end: int) -> bool:
    """Whether folded[start:end] names one person only."""
    first, last = bisect_left(text.person_starts, start), bisect_left(text.person_starts, end)
    persons = text.persons[first : min(last, first + _MOST_PERSONS)]
    return len({p.name for p in persons}) == 1 and persons[0].rule != "persons.byline"


def _headed_by(text: OfficeText, paragraph: int) -> PersonMention | None:
    """Of whom a paragraph is whose heading line is 张三教授简介."""
    end = paragraph
    while end and text.folded[end - 1] in " \t\r\n\u3000":
        end -= 1
    i = bisect_left(text.person_starts, end) - 1
    if i < 0 or not opens_line(text, text.persons[i]):
        return None
    heading = _HEADS_PROFILE.fullmatch(text.folded, text.persons[i].end, end)
    return text.persons[i] if heading and heading.end() > text.persons[i].end else None


def _is_taken_up(text: OfficeText, i: int) -> bool:
    """Whether the sentence behind that of a person, the only one that it names, begins with him: 张三说。|这位学者现任…"""
    person = text.persons[i]
    sentence = text.document.sentence_at(person.start)
    if sentence.end - sentence.start > _LONGEST_SENTENCE:
        return False
    taken = _TAKEN_UP.match(text.folded, max(person.end, sentence.end - 2))
    taken = taken or _TAKEN_UP.match(text.folded, max(person.end, sentence.end - 1))
    if taken is None:
        return False
    first, last = bisect_left(text.person_starts, sentence.start), bisect_left(text.person_starts, taken.end())
    names = {other.name for other in text.persons[first:last]}
    return names == {person.name}


def workplace(text: OfficeText, position: int, *, stays: bool) -> Span | None:
    """The unit that the clause before `position` sends somebody to (分配到甲站,|历任…), or that he finished at and stays."""
    end = position - 1
    if text.folded[end : end + 1] not in (",", ";"):
        return None
    start = max(0, end - _LONGEST_CLAUSE)
    start = max(start, *(text.folded.rfind(sign, start, end) + 1 for sign in ",;。!?\n"))
    worked = _WORKED.search(text.folded, start, end)
    if worked is None or (worked["verb"] == "毕业于") != stays:
        return None
    unit = worked.span("unit")
    mention = text.mention_ending(unit[1], unit[0])
    return unit if mention is not None or text.grammar.unit.search(worked["unit"]) else None


def units_of(text: OfficeText, start: int, end: int) -> list[Span]:
    """The organisations of which folded[start:end] consists, joined by 和 or 、; empty where it holds anything else."""
    first, last = bisect_left(text.mention_ends, start), bisect_right(text.mention_ends, end)
    units = sorted((m.start, m.end) for m in text.mentions[first:last] if m.start >= start)
    position = start
    for begin, stop in units:
        if text.folded[position:begin].strip("、和与及"):
            return []
        position = stop
    if not units and end - start <= LONGEST_UNIT and text.grammar.unit.search(text.folded, start, end):
        # No mention holds it, but it is all a unit's name: 白石气象站.
        return [(start, end)] if not text.stop_in(start, end) and "、" not in text.folded[start:end] else []
    return units if units and position == end else []


def _opens_sentence(text: OfficeText, person: PersonMention) -> bool:
    """Whether a person is what his sentence begins with."""
    before = text.folded[max(0, person.start - 1) : person.start]
    return (
        before in ("", "\n", "\r", "。", "!", "?", "▲", "\t", "\u3000")
        or _opens_behind_office(text, person)
        or opens_behind_role(text, person)
        or (before == " " and opens_line(text, person))
        or _OPENED.search(text.folded, max(0, person.start - _LONGEST_OPENING), person.start) is not None
        or _WHEN_OPENED.search(text.folded, max(0, person.start - _LONGEST_OPENING), person.start) is not None
    )


def _opens_behind_office(text: OfficeText, person: PersonMention) -> bool:
    """Whether nothing but an office stands between the sentence's beginning and a person: 董事长张三是…."""
    title = text.grammar.title_at_end.search(text.folded, max(0, person.start - LONGEST_TITLE), person.start)
    if title is None:
        return False
    begin = text.limit(person.start)
    return text.folded[max(0, begin - 1) : begin] in ("", "\n", "\r", "。", "!", "?", "”", "\u3000")


def opens_behind_role(text: OfficeText, person: PersonMention) -> bool:
    """Whether nothing but what a person is to others stands between the sentence's beginning and him: 孙女张三, 负责人李四."""
    begin = max(0, person.start - _LONGEST_ROLE)
    cut = max(text.folded.rfind(sign, begin, person.start) for sign in "\n。!?;:")
    return (cut >= 0 or begin == 0) and text.folded[cut + 1 : person.start].strip() in text.grammar.called


def opens_line(text: OfficeText, person: PersonMention) -> bool:
    """Whether nothing stands before a person in the line."""
    line = text.folded[: person.start].rpartition("\n")[2]
    return not line.strip()


def row_of(text: OfficeText, person: PersonMention) -> list[PersonMention]:
    """The persons of the row that ends in this one (甲、乙、丙当选…), in order."""
    i = bisect_left(text.person_starts, person.start)
    first = i
    while first and are_joined(text, _behind_note(text, text.persons[first - 1].end), text.persons[first].start):
        first -= 1
    return text.persons[first : i + 1]

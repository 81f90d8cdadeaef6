"""Titles straight behind a name: 甲医院张三副主任医师, 甲大学张三、李四教授."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.holders import Holders
from pipeline.officerows import inherited, segment_start
from pipeline.offices import Part, part_of
from pipeline.officetext import LONGEST_TITLE, OfficeText
from pipeline.preceding import posts_before
from pipeline.records import PersonMention, Span

_JOINED = re.compile(r"\ ?(?:、|和|与|及|以及)\ ?")
_LONGEST_NOTE = 16


def row_behind(holders: Holders, row: Sequence[PersonMention], title: Span) -> bool:
    """Whether the unit before a row and the title behind it are of all in it: 甲大学张三、李四、王五教授."""
    text = holders.text
    end = text.blanks_back(row[0].start)
    start = segment_start(text, text.limit(end), end)
    if posts_before(text, row[0]):
        return False
    part = part_of(text, title, start, end)
    if part.organisation is None or part.organisation[1] != end:
        return False
    for person in row:
        holders.add(person, [part], "posts.behind")
    return True


def continues(text: OfficeText, end: int) -> bool:
    """Whether a title behind a name is rather part of what follows (主任医师 is read whole, 代表团 is none)."""
    return text.folded[end : end + 1] in ("们", "团", "室", "会", "办") and text.folded[end : end + 2] != "团队"


def title_behind(holders: Holders, person: PersonMention, title: Span, before: list[Part]) -> None:
    """甲医院张三副主任医师: the organisation stands before the name, the title after it.

    Where posts stand before the name (甲学院院长张三教授), it is a further one at the organisation of the last.
    """
    text = holders.text
    if text.folded[slice(*title)] in text.grammar.no_post_behind:
        return
    if before:
        rank = text.folded[slice(*title)]
        if text.blanks_back(person.start) != before[-1].title[1]:
            # 甲协会顾问、乙大学博士张三教授: of which unit, nobody says.
            return
        if rank in text.grammar.ranks and all(text.folded[slice(*part.title)] != rank for part in before):
            parts = [inherited(text, Part(title, None), part) for part in before[-1:] if not part.is_place]
            holders.add(person, [part for part in parts if part.organisation], "posts.behind")
        return
    if holders.behind is not None and _JOINED.fullmatch(text.folded, holders.behind.title[1], person.start):
        # 甲学院张三教授、李四教授: the unit is of both.
        holders.behind = inherited(text, Part(title, None), holders.behind)
        holders.add(person, [holders.behind], "posts.behind")
        return
    end = text.blanks_back(person.start)
    if text.folded[end - 1 : end] == "的":
        # 甲医院的张三医生.
        end -= 1
    opening = text.opening(end - 1) if text.folded[end - 1 : end] == ")" else None
    if opening is not None and end - opening <= _LONGEST_NOTE and not text.persons_between(opening, end):
        # 甲研究所(甲所)张三研究员.
        end = opening
    limit = text.limit(end)
    start = segment_start(text, limit, end)
    part = part_of(text, title, start, end)
    if part.organisation is None:
        return
    gap = text.folded[part.organisation[1] : end]
    if not gap or (len(gap) <= LONGEST_TITLE and gap.endswith(text.grammar.honorific) and "的" not in gap):
        holders.add(person, [*_listed_before(text, limit, part), part], "posts.behind")
        holders.behind = part


def _listed_before(text: OfficeText, limit: int, part: Part) -> list[Part]:
    """The same title at the units that stand before its own in a list: 甲学院、|乙研究所张三教授."""
    found: list[Part] = []
    begin = part.organisation[0] if part.organisation else limit
    while begin > limit and text.folded[begin - 1] == "、" and (unit := text.mention_ending(begin - 1, limit)):
        found.insert(0, replace(part, organisation=(unit.start, unit.end)))
        begin = unit.start
    return found

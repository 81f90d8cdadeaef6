"""Posts of named persons: before the name, in brackets after it, in apposition, after a verb, in name lists."""

import re
from dataclasses import replace

from pipeline.careers import (
    are_joined,
)
from pipeline.following import add_after
from pipeline.holders import Holders, holders_in
from pipeline.labels import labelled_persons
from pipeline.lives import add_careers, add_dismissals, add_posts_at
from pipeline.officerows import phrases, with_shared
from pipeline.offices import Part, is_place
from pipeline.officetext import OfficeText, office_text
from pipeline.postwords import office_of
from pipeline.preceding import posts_before
from pipeline.profiles import add_curricula, add_forms, add_profiles
from pipeline.records import Findings, ListEntry, PersonMention, Post, Span
from pipeline.rules import Rules
from pipeline.segment import Document

# Ends of lines and of cells: what they part is not one phrase.
_APART = re.compile(r"[\n\r\t|]")
_ADDRESS = re.compile(
    r"^(?:同志|先生|女士|老师|医生|教授|副教授|研究员|院士|博士|一行|法师|[大上中少]校|[上中少]将|[上中少]尉)"
)
# Words before a unit that belong to its name: neither a time (原县水产局) nor another unit (县水利局驻青石村).
_OF_THE_NAME = re.compile("(?![原前现时曾])(?:(?![驻局委厅院校厂])[\u4e00-\u9fff]){1,8}")


def _is_inner_cell(text: OfficeText, unit: Span, inner: Span) -> bool:
    """Whether blanks alone part a unit from the next one, which is inside it: 县公安局  治安大队."""
    if inner[0] < unit[1] or text.folded[unit[1] : inner[0]].strip() or inner[0] == unit[1]:
        return False
    return not text.places.chain(text.folded, *inner) and text.folded[inner[1] - 1] in "队科室组股站所部处系班"


def find(document: Document, rules: Rules, found: Findings) -> list[Post]:
    """Posts of named persons of a document, in the order of the text; occupations and bylines are none."""
    text = office_text(document, rules, found)
    holders = holders_in(text)
    listed = _listed(holders, found)
    previous: PersonMention | None = None
    latest: list[Part] | None = None
    shared: list[Part] = []
    for person in text.persons:
        if person.rule == "persons.byline" or person.start in listed:
            previous, latest, shared = None, None, []
            continue
        parts = posts_before(text, person)
        if parts and latest is not None and _follows(text, previous, parts[0]):
            parts = with_shared(text, [_headed(text, latest, parts[0]), *parts])[1:]
        if parts:
            latest = _latest(text, latest, parts, goes_on=_is_in_row(text, previous, parts[0]))
            holders.add(person, parts, "posts.before")
            shared = [p for p in parts[-1:] if _is_shared(text, p)]
        elif previous is not None and shared and are_joined(text, previous.end, person.start):
            holders.add(person, shared, "posts.shared")
        else:
            shared = []
        add_after(holders, person, parts)
        previous = person
    _add_labels(holders)
    add_careers(holders)
    add_posts_at(holders)
    add_dismissals(holders)
    add_profiles(holders)
    add_forms(holders)
    add_curricula(holders)
    return sorted(holders.posts, key=lambda p: (p.start, p.person_name))


def _add_labels(holders: Holders) -> None:
    """Rows of offices with colons, where their persons have no post yet that the label tells."""
    known = {(post.start, post.person_name) for post in holders.posts if post.organisation_is_place}
    labelled = list(labelled_persons(holders.text))
    replaced = {(part.title[0], person.name) for person, part in labelled} - known
    holders.posts = [post for post in holders.posts if (post.start, post.person_name) not in replaced]
    for person, part in labelled:
        if (part.title[0], person.name) in replaced:
            holders.add(person, [part], "posts.labels")


def _latest(text: OfficeText, latest: list[Part] | None, parts: list[Part], *, goes_on: bool) -> list[Part] | None:
    """The parts whose units the next bare title can be of: in a row those of the institution, not of a body inside it
    (甲院院长张三,纪委书记李四,|副院长)."""
    units = [p for p in parts if p.organisation is not None]
    inner = all(text.grammar.inner_body.fullmatch(text.folded, *p.organisation) for p in units if p.organisation)
    return latest if goes_on and latest and inner else units or None


def _is_in_row(text: OfficeText, previous: PersonMention | None, part: Part) -> bool:
    """Whether nothing but a sign stands between a person and the post of the next."""
    start = part.organisation[0] if part.organisation else part.title[0]
    return previous is not None and text.folded[previous.end : start].strip() in ("、", ",", "和", "与", "及")


def _headed(text: OfficeText, latest: list[Part], part: Part) -> Part:
    """The part of the person before whose unit the bare title of the next is of: 甲医院院长、心内科主任张三,|副院长李四."""
    office = office_of(text.folded[slice(*part.title)])
    kind = office[0] if office in text.grammar.heads else ""
    of_kind = [p for p in latest if p.organisation and kind in text.folded[p.organisation[1] - 1]] if kind else []
    return of_kind[-1] if of_kind else latest[-1]


def _follows(text: OfficeText, previous: PersonMention | None, part: Part) -> bool:
    """Whether a bare title follows a person in a row: 甲校党委书记张三、校长李四."""
    if previous is None or part.organisation is not None or part.own:
        return False
    if text.folded[slice(*part.title)] in text.grammar.of_village:
        return False  # 甲村党支部书记张三和驻村第一书记李四
    between = text.folded[previous.end : part.title[0]].strip()
    office = office_of(text.folded[slice(*part.title)])
    if between == "," and office in text.grammar.occupations and office not in text.grammar.bare:
        return False  # 甲校校长张三,经济学家李四
    return between in ("、", ",", "和", "与", "及", "以及") or _ADDRESS.sub("", between) in ("、", ",", "和", "与")


def _is_shared(text: OfficeText, part: Part) -> bool:
    title = text.folded[slice(*part.title)]
    return (
        title in text.grammar.shared
        or title.startswith(text.grammar.shared_prefix)
        or title.endswith(text.grammar.of_a_subject)
    )


def _listed(holders: Holders, found: Findings) -> set[int]:
    """Posts of name lists; returns where the persons stand who are in lists."""
    text = holders.text
    starts = set()
    for names in found.name_lists:
        for entry in names.entries:
            if entry.kind != "person":
                continue
            starts.add(entry.name_start)
            person = PersonMention(entry.name_start, entry.name_end, "persons.name_list", entry.name)
            holders.add(person, _of_entry(text, entry), "posts.name_list")
    return starts


def _of_entry(text: OfficeText, entry: ListEntry) -> list[Part]:
    """The posts of a person in a list: each title with its own unit, where the text beside the name says so."""
    parts = [Part(title, entry.organisation) for title in entry.titles]
    parts = [p if p.organisation is None else replace(p, is_place=is_place(text, p)) for p in parts]
    parts = with_shared(text, parts)
    if entry.organisation is None or not entry.titles:
        return parts
    begin, end = entry.organisation[0], entry.titles[-1][1]
    opening = text.folded.rfind("(", entry.name_end, begin)
    closing = text.closing(opening) if opening >= 0 else None
    if closing is not None and closing >= end:
        begin, end = opening + 1, closing
    if begin <= entry.name_start < end or _APART.search(text.folded, begin, end):
        return parts
    own = phrases(text, begin, end)
    if len(own) < len(parts):
        return parts
    first = own[0].organisation if own else None
    if (
        first
        and begin < first[0]
        and first[1] > entry.organisation[0]
        and _OF_THE_NAME.fullmatch(text.folded, begin, first[0])
    ):
        # The cell holds nothing before the unit: 刑事侦查|支队重案大队.
        own[0] = replace(own[0], organisation=(begin, first[1]))
    elif first and _is_inner_cell(text, entry.organisation, first):
        own[0] = replace(own[0], organisation=(entry.organisation[0], first[1]))
    return own

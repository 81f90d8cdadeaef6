"""What a list holds when its last line is read: not what heads or follows its entries, nothing where it is no list."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.headings import (
    Heading,
)
from pipeline.openlists import OpenList, Page
from pipeline.records import ListEntry, NameList, Span

_LONGEST_BARE = 8
_SURE_LAYOUT = 3
_PROVINCE = re.compile(
    "[一-龥]{2,3}省|[一-龥]{2,6}自治区|(?:北京|天津|上海|重庆)市?|新疆(?:生产建设)?兵团|[一-龥]{2,4}市"
)
_OF_PLACES = re.compile("(?:[县市区镇乡村]|城市|地区|单位)$")
_UNIT_BEHIND = re.compile("”[一-龥]{0,6}(?:[组队班岗站室部所店]|中心|工作室|团队|窗口|车间)")
GRADE = re.compile("(?:[特一二三四]等|[金银铜]|优[秀胜])奖")


def closed(page: Page, current: OpenList, stack: Sequence[Heading], lists: Sequence[NameList]) -> NameList | None:
    """The list that was read below the headings of the stack, behind other lists; without any sign of being one, it is none."""
    _drop_what_follows(current)
    entries = _without_places(page, current, _without_heads(page, current))
    entries = _units_in_quotes(page, current, _of_inner_units(page, entries, lists))
    persons = sum(entry.kind == "person" for entry in entries)
    announced = any(h.marked for h in stack) or (len(stack) > 1 and all(h.level for h in stack[-2:]))
    sure = announced or persons >= max(3, len(entries) - 1) or _is_praised(page, current, entries)
    heading = current.heading
    if not sure and not _is_graded(page, heading, entries):
        return None
    return NameList(
        heading.span[0],
        current.end,
        heading.span,
        heading.award,
        tuple(entries),
        current.layout,
        current.outer,
        heading.size,
    )


def _is_graded(page: Page, heading: Heading, entries: Sequence[ListEntry]) -> bool:
    """Whether a heading that is only a grade (一等奖) heads works in quotes in a text that speaks of conferring."""
    grade = GRADE.fullmatch(page.folded, *heading.span) is not None
    works = all(entry.kind == "work" and page.raw[entry.name_start - 1] == "《" for entry in entries)
    return grade and works and page.headings.confers(heading.span[0])


def _drop_what_follows(current: OpenList) -> None:
    """Take from a list of works the lines at its end that only their place makes entries, as those of a page's foot."""
    works = sum(entry.kind == "work" for entry in current.entries)
    while current.loose and (last := current.entries[-1]):
        if last.start not in current.loose and not (last.kind == "organisation" and works > 1):
            return
        current.entries.pop()


def _is_praised(page: Page, current: OpenList, entries: Sequence[ListEntry]) -> bool:
    """Whether a heading without number or mark (红旗党支部) heads several units in a text that speaks of conferring;
    behind another list a longer one does too."""
    start, end = current.heading.span
    text = page.folded[start:end]
    praised = page.grammar.praised.match(text) or page.grammar.head.search(text)
    units = len(entries) > 2 and all(entry.kind == "organisation" for entry in entries)
    short = end - start <= _LONGEST_BARE or current.follows
    return units and short and praised is not None and page.headings.confers(start)


def _without_places(page: Page, current: OpenList, entries: list[ListEntry]) -> list[ListEntry]:
    """The entries without the provinces or cities that each stand on a line of its own over the units in them."""
    award = current.heading.award
    if award is not None and _OF_PLACES.search(page.folded, *award):
        return entries
    heads = [e.kind == "organisation" and _PROVINCE.fullmatch(e.name) is not None for e in entries]
    if not any(heads) or heads[-1] or any(pair == (True, True) for pair in pairwise(heads)):
        return entries
    return [entry for entry, is_head in zip(entries, heads, strict=True) if not is_head]


def _units_in_quotes(page: Page, current: OpenList, entries: list[ListEntry]) -> list[ListEntry]:
    """The entries of an award of units, of which none is the work that its quotes seem to hold (某客运段“井冈情”乘务组)."""
    award = current.heading.award
    if award is None or not page.grammar.of_units.search(page.folded[slice(*award)]):
        return entries
    return [
        replace(e, kind="organisation", name_start=e.start, name_end=e.end, name=page.raw[e.start : e.end])
        if e.kind == "work" and _UNIT_BEHIND.fullmatch(page.folded, e.name_end, e.end)
        else e
        for e in entries
    ]


def _of_inner_units(page: Page, entries: list[ListEntry], lists: Sequence[NameList]) -> list[ListEntry]:
    """The entries where each line holds a unit and one inside it (文学院 资料中心), which is the one listed: the heads
    are mostly of one kind, which the others are not, or head names elsewhere in the text."""
    if len(entries) < 2 * _SURE_LAYOUT or any(entry.kind != "organisation" for entry in entries):
        return entries
    lines: list[list[ListEntry]] = [[entries[0]]]
    for above, entry in pairwise(entries):
        if "\n" in page.folded[above.end : entry.start]:
            lines.append([])
        lines[-1].append(entry)
    pairs = [line for line in lines if len(line) == 2]
    if len(pairs) < _SURE_LAYOUT or len(pairs) < len(lines) - 1 or any(len(line) > 2 for line in lines):
        return entries
    heads = [first.name for first, _ in pairs]
    known = {page.raw[slice(*e.organisation)] for names in lists for e in names.entries if e.organisation}
    kinds = Counter(head[-2:] for head in heads)
    ending, size = kinds.most_common(1)[0]
    alike = 2 * size > len(heads) and 3 * sum(second.name.endswith(ending) for _, second in pairs) < len(heads)
    if len(set(heads)) < len(heads) or not (alike or 2 * sum(head in known for head in heads) > len(heads)):
        return entries
    return [
        replace(line[-1], start=line[0].start, name_start=line[0].start, name="".join(entry.name for entry in line))
        for line in lines
    ]


def _without_heads(page: Page, current: OpenList) -> list[ListEntry]:
    """The entries where units on lines of their own, each above persons, are read as the heads of these persons."""
    entries = _of_one_class(page, current)
    units = [i for i, entry in enumerate(entries) if entry.kind == "organisation"]
    followed = [i for i in units if i + 1 < len(entries) and entries[i + 1].kind == "person"]
    award = current.heading.award
    of_units = award is not None and page.grammar.of_units.search(page.folded[slice(*award)])
    if not units or followed != units or of_units or any(entries[i].start not in current.alone for i in units):
        return entries
    found: list[ListEntry] = []
    head: Span | None = None
    for entry in entries:
        if entry.kind == "organisation":
            head = (entry.start, entry.end)
        else:
            found.append(replace(entry, organisation=entry.organisation or head) if head else entry)
    return found


def _of_one_class(page: Page, current: OpenList) -> list[ListEntry]:
    """The entries without the units that head others in a list of one class of units: 文学院 above 2010级中文班."""
    award = current.heading.award
    noun = page.folded[slice(*award)] if award else ""
    ending = next((end for kind, end in page.classes.items() if noun.endswith(kind)), "")
    if not ending:
        return current.entries
    names = [page.folded[entry.name_start : entry.name_end] for entry in current.entries]
    heads = [
        i
        for i, (entry, name) in enumerate(zip(current.entries, names, strict=True))
        if entry.kind == "organisation" and entry.start in current.alone and not name.endswith(ending)
    ]
    if all(i + 1 < len(names) and names[i + 1].endswith(ending) for i in heads):
        return [entry for i, entry in enumerate(current.entries) if i not in heads]
    return current.entries

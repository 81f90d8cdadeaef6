"""What a line gives to the list that is being read: entries, the head of those below, the unit of the name above."""

import re
from collections.abc import Sequence
from dataclasses import replace

from pipeline.cells import QUOTED
from pipeline.headings import number_of
from pipeline.openlists import OpenList, Page
from pipeline.records import ListEntry, Span

_SURE_LAYOUT = 3
_SO_MANY = re.compile(r"等\s*(\d{1,4}|[一二三四五六七八九十百]{1,4})\s*[名位个人家所支户项件篇部][\u4e00-\u9fff]{0,6}$")


def entries_of(page: Page, current: OpenList | None, start: int, end: int) -> list[ListEntry]:
    """The entries of a line or of the rest of one, with how many they stand for (甲、乙等12人); none where it is something else."""
    sized = _SO_MANY.search(page.folded, start, end)
    if sized is None or sized.start() == start:
        return _entries_of(page, current, start, end)
    size = number_of(sized[1])
    return [replace(entry, size=size) for entry in _entries_of(page, current, start, sized.start())]


def _entries_of(page: Page, current: OpenList | None, start: int, end: int) -> list[ListEntry]:
    found: list[ListEntry] = []
    runs = page.cells.runs(start, end)
    headed = False
    for label, (a, b) in runs:
        place = label or (current.place if current else None)
        if label and current:
            written = page.folded[slice(*label)]
            if written in current.labels and len(runs) > 1:
                break  # 文科组 for the second time begins another list
            current.labels.add(written)
            if page.cells.is_place(written):
                current.place = label
        above = found[-1].kind if found else (current.above if current else "")
        entries = _of_work_kind(page, current, a, b, place) if a < b and label is None else []
        if not entries and label is None and a < b and _has_units_before_names(current):
            entries = page.cells.behind_head(a, b, place)
        entries = entries or (page.cells.entries(a, b, place, above) if a < b else [])
        if label and a < b and len(runs) == 1 and (person := page.cells.presented(label, a, b, None)):
            return person
        if any(entry.kind == "work" and entry.name.endswith("奖") for entry in entries):
            break  # “甲奖” is what is conferred, no work
        if label and entries and not _may_head(page, label, entries, headed=headed):
            break
        headed = headed or label is not None
        if not entries and len(runs) > 1:
            entries = _first_names(page, a, b, place, above)
            found += entries
            break
        found += entries
    if found and found[0].kind == "organisation" and current and current.above == "person" and len(found) == 1:
        return [] if _is_post_of_above(page, current, found[0]) else found
    return found


def _has_units_before_names(current: OpenList | None) -> bool:
    """Whether the last names of the open list each have the unit at the head of their line."""
    last = current.entries[-_SURE_LAYOUT:] if current else []
    return len(last) == _SURE_LAYOUT and all(
        entry.kind == "person" and entry.organisation and entry.organisation[1] <= entry.name_start for entry in last
    )


def _of_work_kind(page: Page, current: OpenList | None, start: int, end: int, place: Span | None) -> list[ListEntry]:
    """The unit and its work on a line of a list of works (优秀项目)."""
    award = current.heading.award if current else None
    if award is None or not page.grammar.of_works.search(page.folded[slice(*award)]):
        return []
    work = page.cells.work_of_unit(start, end, place)
    return [work] if work else []


def _may_head(page: Page, label: Span, entries: Sequence[ListEntry], *, headed: bool) -> bool:
    """Whether what stands before a colon heads names: a unit, a place, or behind other heads whatever signs no text."""
    written = page.folded[slice(*label)]
    persons = headed and all(entry.kind == "person" for entry in entries)
    return page.cells.is_label(written) or (persons and page.grammar.signs.search(written) is None)


def _is_post_of_above(page: Page, current: OpenList | None, entry: ListEntry) -> bool:
    """Whether a unit below a person without one is that person's; the line is then attached."""
    last = current.entries[-1] if current else None
    if last is None or last.organisation or last.titles or entry.place:
        return False
    _, titles = page.cells.unit_and_titles(entry.start, entry.end)
    return bool(titles) or _alternates(current)


def _alternates(current: OpenList | None) -> bool:
    """Whether the open list has one name on a line, each so far with the unit below it."""
    entries = current.entries if current else []
    return len(entries) == 1 or (bool(entries) and all(e.organisation or e.titles for e in entries[:-1]))


def _first_names(page: Page, start: int, end: int, place: Span | None, above: str) -> list[ListEntry]:
    """The entries at the beginning of a stretch whose rest is something else."""
    cells = page.cells.cells(start, end)
    for stop in range(len(cells), 0, -1):
        found = page.cells.row(cells[:stop], place, above)
        if found:
            return found
    return []


def comma_row(page: Page, current: OpenList | None, start: int, end: int) -> bool:
    """张三,男,汉族,甲厂工人: one person and what is said of him; 张三,李四,王五: persons."""
    mark = page.grammar.number_mark.match(page.folded, start, end)
    begin = mark.end() if mark else start
    cells = page.cells.cells(begin, end)
    if len(cells) < 2 or page.cells.kind(*cells[0]) not in ("person", "either"):
        return False
    kinds = [page.cells.kind(*cell) for cell in cells]
    if kinds[1] == "attribute" or all(kind in ("person", "either") for kind in kinds):
        entries = page.cells.row(cells, current.place if current else None, "person")
        if entries:
            take(current, entries, end)
            return True
    return False


def is_head_of_group(page: Page, current: OpenList | None, start: int, end: int) -> bool:
    """青石乡(3名), 文科组:, 青石乡: above names: a line that heads them and is none itself."""
    if current is None:
        return False
    text = page.folded[start:end]
    sized = page.grammar.size.search(text)
    colon = text.endswith(":")
    label = text[: sized.start()].rstrip() if sized else text.rstrip(": ")
    if not (sized or colon) or not label or not page.cells.is_label(label):
        return False
    if sized and sized["bare"]:
        return False
    current.place = (start, start + len(label))
    current.labels.add(label)
    return True


def is_beyond_units(current: OpenList | None, entries: Sequence[ListEntry]) -> bool:
    """Whether a line with a work comes after a list of units and begins something else."""
    if current is None or len(entries) != 1 or entries[0].kind != "work" or entries[0].organisation:
        return False
    return len(current.entries) > current.batch and all(entry.kind == "organisation" for entry in current.entries)


def is_odd_among_works(page: Page, current: OpenList | None, start: int, end: int) -> bool:
    """Whether a line that is no entry stands in a list of works and holds names of works too (a series: 《甲》《乙》)."""
    entries = current.entries if current else []
    works = len(entries) > 2 and all(entry.kind == "work" for entry in entries)
    return works and current is not None and not current.odd and QUOTED.search(page.folded, start, end) is not None


def take(current: OpenList | None, entries: list[ListEntry], end: int) -> None:
    """Add the entries of a line that ends at `end` to the open list."""
    if current is None:
        return
    works = entries[0].kind == "work" and len(entries) == 1
    above = current.entries[: -current.batch]
    if (
        works
        and all(entry.kind == "work" for entry in above)
        and current.above == "organisation"
        and entries[0].organisation is None
    ):
        # A unit and its work on alternate lines.
        units = current.entries[-current.batch :]
        if any(unit.kind != "organisation" for unit in units):
            units = units[-1:]
        del current.entries[-len(units) :]
        entries = [replace(entries[0], organisation=(units[0].start, units[-1].end), start=units[0].start)]
    if len(entries) > 1 and current.layout == "lines":
        current.layout = "columns"
    if len(entries) == 1:
        current.alone.add(entries[0].start)
    current.entries.extend(entries)
    current.batch = len(entries)
    current.end = end


def attach(page: Page, current: OpenList | None, start: int, end: int) -> bool:
    """A line with unit and post below a name belongs to that name."""
    if current is None or not current.entries or ":" in page.folded[start:end]:
        return False
    last = current.entries[-1]
    if last.kind != "person" or last.organisation or last.titles:
        return False
    unit, titles = page.cells.unit_and_titles(start, end)
    if unit is None and not titles:
        return False
    current.entries[-1] = replace(last, end=end, organisation=unit, titles=titles)
    current.end = end
    return True


def is_row_of_heads(page: Page, start: int, end: int) -> bool:
    """Whether a line holds the heads of columns (序号 姓名 单位), which are no entries."""
    words = page.folded[start:end].split()
    return len(words) > 1 and all(word in page.heads for word in words)

"""Lines of which only their place in a list says that they are entries: a unit whatever it ends in, one more work."""

import re

from pipeline.cells import QUOTED
from pipeline.headings import (
    LONGEST_NOTE,
    Heading,
)
from pipeline.openlists import OpenList, Page
from pipeline.records import ListEntry

_SURE_LAYOUT = 3
_SHORTEST_WORK = 5
_LOOSE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6})*)(?:\([^()]{1,30}\))?(?:[【\[][^】\]]*[】\]])?"
)
_NOTED_WORK = re.compile(
    r"(?P<name>[^():\n]{3,40})\((?:报送|推荐|申报|选送|完成|参赛|参评|创作|主创|作者|编导|承办|主办|实施)[^():\n]{0,4}:[^()\n]{2,40}\)"
)
_UNIT_AMONG = re.compile(r"[^、,;:。()]+(?:\([^()]*\)[^、,;:。()]*)*")
_OF_UNITS = re.compile("俱乐部|球队|团队|集体|单位|组织|企业|机构")


def loose_unit(page: Page, current: OpenList | None, start: int, end: int) -> list[ListEntry]:
    """A short line in a list of units that misses some: a unit whatever it ends in (客服热线)."""
    award = current.heading.award if current else None
    if current is None or award is None or not current.is_incomplete or not current.entries:
        return []
    units = all(entry.kind == "organisation" for entry in current.entries)
    named = page.grammar.of_units.search(page.folded[slice(*award)]) is not None
    if not units or not named or end - start > LONGEST_NOTE or re.search(r"[\s:,]", page.folded[start:end]):
        return []
    return [ListEntry(start, end, "organisation", start, end, page.raw[start:end], place=current.place)]


def loose_work(page: Page, current: OpenList | None, start: int, end: int) -> ListEntry | None:
    """A line that is neither person nor unit, below a unit in a list of units and works: that unit's work."""
    entries = current.entries if current else []
    if _is_loose_among_works(page, current, start, end) and current is not None:
        current.loose.add(start)
        return ListEntry(start, end, "work", start, end, page.raw[start:end])
    if len(entries) < 2 or entries[-1].kind != "organisation" or entries[-2].kind != "work":
        return None
    quoted = list(QUOTED.finditer(page.folded, start, end))
    a, b = (quoted[0].start() + 1, quoted[0].end() - 1) if quoted else (start, end)
    return ListEntry(start, end, "work", a, b, page.raw[a:b])


def noted_work(page: Page, start: int, end: int) -> list[ListEntry]:
    """A line that is a title with a note of who sent it in or made it: 机床边的十分钟(报送单位:某局)."""
    match = _NOTED_WORK.fullmatch(page.folded, start, end)
    if match is None:
        return []
    a, b = match.span("name")
    whole = QUOTED.fullmatch(page.folded, a, b)
    a, b = (a + 1, b - 1) if whole else (a, b)
    return [ListEntry(start, end, "work", a, b, page.raw[a:b])]


def _is_loose_among_works(page: Page, current: OpenList | None, start: int, end: int) -> bool:
    """Whether a line may be one more name in a list of works (优秀项目) of which most lines are read without doubt."""
    award = current.heading.award if current else None
    if current is None or award is None or not page.grammar.of_works.search(page.folded[slice(*award)]):
        return False
    works = len(current.entries) >= _SURE_LAYOUT and all(entry.kind == "work" for entry in current.entries)
    text = page.folded[start:end]
    plain = _SHORTEST_WORK <= len(text) <= LONGEST_NOTE and re.search(r"[\s:|<>@]", text) is None
    return works and plain and 2 * (len(current.loose) + 1) < len(current.entries)


def counted_units(page: Page, heading: Heading, start: int, end: int) -> list[ListEntry]:
    """先进企业(3家):甲、乙、丙: as many units between 、 as the heading says, whatever they end in."""
    if heading.award is None or not heading.size or not _OF_UNITS.search(page.folded[slice(*heading.award)]):
        return []
    entries = [
        ListEntry(*span, "organisation", *span, page.raw[slice(*span)])
        for match in _UNIT_AMONG.finditer(page.folded, start, end)
        for span in [page.cells.stripped(*match.span())]
    ]
    return entries if len(entries) == heading.size and all(e.end - e.start <= LONGEST_NOTE for e in entries) else []


def loose_winner(page: Page, heading: Heading, start: int, end: int) -> list[ListEntry]:
    """最佳新人奖:某某(甲队): one short name behind a prize on a line, whether anybody knows it or not."""
    match = _LOOSE.fullmatch(page.folded, start, end)
    if match is None or heading.award is None or not page.folded[slice(*heading.award)].endswith("奖"):
        return []
    of_units = _OF_UNITS.search(page.folded[slice(*heading.award)]) is not None
    a, b = match.span("name")
    return [ListEntry(start, end, "organisation" if of_units else "person", a, b, page.raw[a:b])]

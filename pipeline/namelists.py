"""Name lists: headings with an award and a number, and the persons, units or works listed below or after them.

`find(document, rules)` gives every list of a document as a `NameList` (see records.py); the extractors get them as
`found.name_lists`. A list says who is listed and what the heading calls it; whether that is an honour is for the reader:
take `award`, or where it is None the first of `outer`, compare `size` with `len(entries)`, and give each entry's `name`
the award. `organisation` and `titles` of a person are posts.

The layouts: one entry a line (name, name and unit, name, unit and post in columns, unit and names), several names a line
with padding (split by the longest run of blanks), a province or unit before a colon or on a line of its own for many
names, name and post on alternate lines, units and their works on alternate lines, names after a colon in running text,
and tables flattened with |, tabs or blanks. What a line's cells hold is read by cells.py, headings by headings.py, tables by
listtables.py.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.closedlists import GRADE, closed
from pipeline.headings import (
    LONGEST_HEADING,
    LONGEST_NOTE,
    MASKED,
    Heading,
    level_of,
    number_of,
    numbered,
)
from pipeline.listlines import (
    attach,
    comma_row,
    entries_of,
    is_beyond_units,
    is_head_of_group,
    is_odd_among_works,
    is_row_of_heads,
    take,
)
from pipeline.looseentries import counted_units, loose_unit, loose_winner, loose_work, noted_work
from pipeline.names import unpadded
from pipeline.openlists import OpenList, Page, page_of
from pipeline.records import ListEntry, NameList, Number, Span
from pipeline.rules import Rules
from pipeline.segment import Document

_LINE = re.compile(r"[^\n\r]+")
_TEXT_LINE = re.compile(r"[。!?;]|,.*,")
_SENTENCE = re.compile(r"[。!?;]")
_LONGEST_ENTRY = 90
_DATE_LINE = re.compile(r"^[\d二〇○零O]{4}年.{1,8}[日号]?$|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_NOTE_LINE = re.compile(r"^[(\[][^()\[\]]*[)\]]$|^注:|^说明:|^\(?排名不分|^以上|^附件?\d*:?$|^备注")
# 附件:1.甲名单, 2.乙名单 under a decision, whose annexes are then headed by nothing but their number.
_ANNEX_INDEX = re.compile(
    r"附件[: ]{0,3}\n?[ \t]*1[.、](?P<first>[^\n]{2,60})(?P<rest>(?:\n[ \t]*[2-9][.、][^\n]{2,60})+)"
)
_ANNEX_ENTRY = re.compile(r"\n[ \t]*(?P<number>[2-9])[.、](?P<title>[^\n]+)")
_ANNEX_LINE = re.compile(r"附件 ?(?P<number>[1-9]):?")
_CLAUSE_SIGN = re.compile(r"[,;:。!?]")
_OF_CLUBS = re.compile("(?:俱乐部|球队|企业|机构)奖$")
_YEAR_BEFORE = re.compile(r"(?:19|20)\d{2}年")
_EACH_GETS = re.compile(
    r"\)\ ?:[^,;:。]+(?P<gets>[,;]\ ?(?:各|均|分别|每[家人名个位])(?:给予|奖励?|发给?|颁发|获)[^;。:]{1,24}[;。]?$|[;。]$)"
)
_SEVERAL = re.compile("[、》]")
_LONGEST_SERIES = 16
_NEXT_LINE = re.compile(r"\s*([^\n]{2,60})")
_LIST_END = re.compile(r"[。!?;]")
_TELLS = re.compile("荣获|获得(?!者)|被评为|被授予|获评|命名为|认定为|授予|入选(?!者)|当选")


class _Reader:
    """Reads the lines of one document from top to bottom."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.lists: list[NameList] = []
        self.stack: list[Heading] = []
        self.open: OpenList | None = None
        self.award_columns: list[str] = []
        self.annexes: dict[str, Span] = {}

    # -- lines ---------------------------------------------------------------------------------------------------

    def read(self) -> list[NameList]:
        index = _ANNEX_INDEX.search(self.page.folded)
        if index:
            self.annexes = {"1": index.span("first")} | {
                entry["number"]: entry.span("title")
                for entry in _ANNEX_ENTRY.finditer(self.page.folded, *index.span("rest"))
            }
        lines = [self.page.cells.stripped(*line.span()) for line in _LINE.finditer(self.page.folded)]
        lines = [(a, b) for a, b in lines if a < b and not (index and index.start() <= a < index.end())]
        read = 0
        for first, behind, tables in self.page.tables.vertical(lines):
            for start, end in lines[read:first]:
                self._line(start, end)
            self._close()
            self.stack.clear()
            self.lists += tables
            read = behind
        for start, end in lines[read:]:
            self._line(start, end)
        self._close()
        return self.lists

    def _annex(self, start: int, end: int) -> bool:
        """Open the list of an annex that is headed by nothing but its number, under the title that the index gives it."""
        line = _ANNEX_LINE.fullmatch(self.page.folded, start, end)
        title = self.annexes.get(line["number"]) if line else None
        heading = self.page.headings.read(*self.page.cells.stripped(*title), [], None) if title else None
        if heading is None:
            return False
        self._close()
        self.stack.clear()
        self._open_list(replace(heading, span=(start, end)))
        return True

    def _line(self, start: int, end: int) -> None:
        if gets := _EACH_GETS.search(self.page.folded, start, end):  # 一、先进企业(3家):甲、乙、丙,|各奖200万元。
            end = gets.start("gets")
        text = self.page.folded[start:end]
        if (self.open is not None or gets) and text[-1] in "。;、,":
            # The last name of a list ends like a sentence, a line of names within 、.
            end = start + len(text.rstrip("。;、, "))
            text = self.page.folded[start:end]
        unmasked = MASKED.sub("", text)
        if self._is_award_row(start, end) or self._annex(start, end):
            return
        if (head := self.page.grammar.table_head.search(self.page.folded, start, end)) and self._flat_table(head, end):
            return
        if self.award_columns and _is_table_row(self.page, start, end):
            self._table_row(start, end)
        elif end - start > _LONGEST_ENTRY * 4 or _TEXT_LINE.search(unmasked):
            self._long_line(start, end, unmasked)
        elif text.endswith(":") and "," in unmasked:
            self._inline(start, end)
        elif _NOTE_LINE.match(text) and not self.page.grammar.size.fullmatch(text):
            self._note(start, end)
        elif _is_table_row(self.page, start, end):
            self._table_row(start, end)
        elif (heading := self._heading(start, end) or self._part(start, end)) is not None:
            self._open_list(heading)
        elif self._heading_with_names(start, end):
            pass
        elif self.open is not None and self.page.grammar.size.fullmatch(text):
            _announce_size(self.page, self.open, text)
        elif _DATE_LINE.match(text):
            _drop_signature(self.open)
            self._close()
            self.stack.clear()
        elif (
            self.open is None
            or self._names(start, end)
            or attach(self.page, self.open, start, end)
            or (self.open is not None and self.open.is_incomplete)
        ):
            pass
        elif is_odd_among_works(self.page, self.open, start, end):
            self.open.odd = True
        else:
            self._close()
            self.stack.clear()

    def _long_line(self, start: int, end: int, unmasked: str) -> None:
        """A line with the signs of a sentence: an entry with commas, the loose name of a work, else running text."""
        if self.open is not None and not _SENTENCE.search(unmasked) and comma_row(self.page, self.open, start, end):
            return
        if not (
            (self.open is not None and self.open.is_incomplete)
            and end - start < _LONGEST_ENTRY
            and not _SENTENCE.search(unmasked)
        ):
            self._inline(start, end)
        elif work := loose_work(self.page, self.open, start, end):
            take(self.open, [work], end)

    def _names(self, start: int, end: int) -> bool:
        """Take the entries of a line into the open list; whether it has any, or heads those of the lines below."""
        if is_head_of_group(self.page, self.open, start, end) or is_row_of_heads(self.page, start, end):
            return True
        begin, mark = start, self.page.grammar.number_mark.match(self.page.folded, start, end)
        if mark and mark.end() < end:
            begin = mark.end()
        entries = noted_work(self.page, begin, end) or entries_of(self.page, self.open, begin, end)
        entries = entries or loose_unit(self.page, self.open, begin, end)
        work = None if entries else loose_work(self.page, self.open, start, end)
        if (not entries and not work) or is_beyond_units(self.open, entries):
            return False
        if mark and self.open is not None:
            self.open.number = numbered(mark[0])
        take(self.open, entries or [work] if work else entries, end)
        return True

    def _note(self, start: int, end: int) -> None:
        """(以上9名同志同时获得甲称号): the nine names above stand in a list of that award too."""
        match = self.page.grammar.note.search(self.page.folded, start, end)
        current = self.open
        if match is None or current is None or end - start > LONGEST_NOTE:
            return
        size = number_of(match["size"])
        award = self.page.headings.award(match.end(), end - 1 if self.page.folded[end - 1] in ")]" else end)
        if award is None or not size or size > len(current.entries):
            return
        above = tuple(current.entries[-size:])
        named = {entry.name for entry in above}
        if not any(named == {entry.name for entry in known.entries} for known in self.lists):
            self.lists.append(NameList(above[0].start, end, (start, end), award, above, current.layout, (), size))

    # -- opening and closing -------------------------------------------------------------------------------------

    def _heading(self, start: int, end: int) -> Heading | None:
        return self.page.headings.read(start, end, self.stack, self.open.number if self.open is not None else None)

    def _part(self, start: int, end: int) -> Heading | None:
        """The heading of a part (一、试点高校) of a list that is announced above: a number, but not one of entries, since
        the line below has none."""
        mark = self.page.grammar.number_mark.match(self.page.folded, start, end)
        level = level_of(mark[0]) if mark else 0
        if mark is None or level != 1 or end - start > LONGEST_NOTE or self.open is None:
            return None
        announced = self.stack[0] if self.stack else None
        first = not self.open.entries and len(self.stack) == 1
        if announced is None or announced.award is None or not announced.marked or announced.level:
            return None
        below = _NEXT_LINE.match(self.page.folded, end)
        if not (first or self.stack[-1].level == level) or below is None:
            return None
        if self.page.grammar.number_mark.match(self.page.folded, below.start(1)) or _TEXT_LINE.search(below[1]):
            return None
        return Heading((start, end), None, None, level, marked=True)

    def _open_list(self, heading: Heading) -> None:
        if _is_announced_again(self.page, self.open, heading) and self.open is not None:
            self.open.entries.clear()  # 甲名单如下:, the body that publishes it, 甲名单
        listed = len(self.lists)
        self._close()
        if heading.level:
            while self.stack and self.stack[-1].level >= heading.level:
                self.stack.pop()
        elif self.stack and self.stack[-1].level == 0 and len(self.stack) > 1:
            self.stack.pop()
        outer = tuple(h.award for h in reversed(self.stack) if h.award)
        self.stack.append(heading)
        self.open = OpenList(heading, outer, end=heading.span[1], follows=len(self.lists) > listed)

    def _close(self) -> None:
        """Finish the list that is being read, if there is one."""
        current, self.open = self.open, None
        if current is None or not current.entries:
            return
        names = closed(self.page, current, self.stack, self.lists)
        if names is not None:
            self.lists.append(names)

    # -- tables --------------------------------------------------------------------------------------------------

    def _is_award_row(self, start: int, end: int) -> bool:
        """Take a line of a table with a column of awards whose cells stand between blanks; its line of heads too."""
        if _is_table_row(self.page, start, end):
            return False
        cells = self.page.cells.blanks(start, end)
        roles = self.page.tables.roles([self.page.folded[slice(*cell)] for cell in cells])
        if len(cells) > 2 and all(roles) and self.page.tables.is_of_awards(roles):
            self._close()
            self.award_columns = roles
            return True
        if not self.award_columns or len(cells) != len(self.award_columns):
            self.award_columns = []
            return False
        self.page.tables.by_award(cells, self.award_columns, self.lists)
        return True

    def _flat_table(self, head: "re.Match[str]", end: int) -> bool:
        lists = self.page.tables.flat(head, end)
        if lists:
            self._close()
            self.stack.clear()
            self.lists += lists
        return bool(lists)

    def _table_row(self, start: int, end: int) -> None:
        cells = []
        begin = start
        for i in range(start, end + 1):
            if i == end or self.page.raw[i] in "|\t｜":
                cells.append(self.page.cells.stripped(begin, i))
                begin = i + 1
        texts = [unpadded(self.page.folded[a:b]) for a, b in cells]
        roles = self.page.tables.with_noted_award(texts, self.page.tables.roles(texts), end)
        if self.page.tables.is_of_awards(roles):
            self._close()
            self.award_columns = roles
            return
        if len(self.award_columns) == len(cells):
            self.page.tables.by_award(cells, self.award_columns, self.lists)
            return
        if self.open is None:
            if sum(text in self.page.heads for text in texts) >= 2 and self.stack == []:
                return
            if len(texts) == 2 and not texts[1]:
                self._line(*cells[0])
            return
        if sum(bool(role) for role in roles) >= 2:
            self.open.columns, self.open.layout = roles, "table"
            return
        filled = [cell for cell, text in zip(cells, texts, strict=True) if text and not text.isdigit()]
        entries: list[ListEntry] = []
        if self.open.columns and len(self.open.columns) == len(cells):
            entries = self.page.tables.by_columns(cells, self.open.columns)
        if not entries:
            entries = self.page.cells.row(filled, self.open.place, self.open.above)
        if entries:
            self.open.layout = "table"
            self.open.entries.extend(entries)
            self.open.end = end

    # -- lists inside a line -------------------------------------------------------------------------------------

    def _heading_with_names(self, start: int, end: int) -> bool:
        """一等奖:张三、李四 on one line, also 一等奖(1个) 甲村."""
        colon = self.page.folded.find(":", start, min(end, start + LONGEST_HEADING))
        sized = self.page.grammar.size_within.search(self.page.folded, start, min(end, start + LONGEST_HEADING))
        stop = colon + 1 if colon >= 0 else (sized.end() if sized else -1)
        if stop <= start or stop >= end:
            return False
        heading = self._heading(*self.page.cells.stripped(start, stop))
        if heading is None:
            return False
        begin = self.page.cells.stripped(stop, end)[0]
        saved, stacked = self.open, list(self.stack)
        self.open, closing = None, saved
        self._open_list(heading)
        entries = entries_of(self.page, self.open, begin, end) or loose_winner(self.page, heading, begin, end)
        if len(entries) != heading.size:
            entries = counted_units(self.page, heading, begin, end) or entries
        entries = [_as_unit(self.page, entry, heading) for entry in entries]
        if not entries:
            self.open, self.stack = saved, stacked
            return False
        opened, stack = self.open, self.stack
        self.open, self.stack = closing, stacked
        self._close()
        self.open, self.stack = opened, stack
        take(self.open, entries, end)
        if self.open is not None:
            self.open.layout = "inline"
        return True

    def _clauses(self, start: int, end: int) -> Iterator[tuple[int, int, Heading]]:
        """The clauses of folded[start:end] that a colon ends and that are headings: (start, index behind the colon, heading)."""
        colon = self.page.folded.find(":", start, end)
        behind = start
        while colon >= 0:
            begin = max(behind, colon - LONGEST_HEADING)
            for sign in _CLAUSE_SIGN.finditer(self.page.folded, begin, colon):
                begin = sign.end()
            begin = self.page.cells.stripped(begin, colon)[0]
            heading = self._heading(begin, colon + 1) if begin < colon else None
            blank = self.page.folded.rfind(" ", begin, colon)
            if heading is None and blank > begin:
                # 张三 李四 二等奖:王五
                begin = blank + 1
                heading = self._heading(begin, colon + 1) if begin < colon else None
            torn = _best_within(self.page, begin, colon)
            if torn > begin and (heading is None or _SEVERAL.search(self.page.folded, begin, torn)):
                begin = torn  # 《甲》《乙》最佳导演:张三、李四最佳影片:《丙》
                heading = self._heading(begin, colon + 1)
            if heading is not None:
                behind = colon + 1
                yield begin, behind, heading
            colon = self.page.folded.find(":", colon + 1, end)

    def _inline(self, start: int, end: int) -> None:
        """Lists after a colon in running text; the text itself ends a list of lines."""
        self._close()
        self.stack.clear()
        clauses = list(self._clauses(start, end))
        for i, (_, behind, heading) in enumerate(clauses):
            begin = self.page.cells.stripped(behind, end)[0]
            ending = _LIST_END.search(self.page.folded, begin, end)
            stop = ending.start() if ending else end
            if i + 1 < len(clauses):
                stop = min(stop, clauses[i + 1][0])
            graded = GRADE.match(self.page.folded, begin, stop)  # 表彰了先进单位:一等奖甲局,二等奖乙局
            if graded or _TELLS.search(
                self.page.folded, begin, stop
            ):  # 评选结果:《甲》荣获图书奖: told by verbs, no list
                continue
            if begin >= stop:
                if i + 1 == len(clauses) and begin >= end:
                    self._open_list(heading)
                continue
            self.open = OpenList(heading, (), end=stop)
            self.stack = [heading]
            entries = entries_of(self.page, self.open, *self.page.cells.stripped(begin, stop))
            limit = clauses[i + 1][0] if i + 1 < len(clauses) else end
            while entries and self.page.folded[stop : stop + 1] == ";" and stop < limit:
                # 甲班;乙队;丙科: the sign ends an entry, not the list.
                ending = _LIST_END.search(self.page.folded, stop + 1, limit)
                begin, stop = stop + 1, ending.start() if ending else limit
                further = entries_of(self.page, self.open, *self.page.cells.stripped(begin, stop))
                if not further or {entry.kind for entry in further} != {entries[-1].kind}:
                    break
                entries += further
            if entries:
                self.open.entries, self.open.layout = entries, "inline"
                self.open.end = entries[-1].end
            self._close()
            self.stack.clear()


def _announce_size(page: Page, current: OpenList | None, text: str) -> None:
    match = page.grammar.size.fullmatch(text)
    if current is not None and match and not current.entries:
        current.heading = replace(current.heading, size=number_of(match["bracketed"] or match["bare"]), marked=True)


def _drop_signature(current: OpenList | None) -> None:
    """The unit above a date line signs the document; it is no entry."""
    if current is None or not current.entries or current.entries[-1].kind != "organisation":
        return
    if current.is_incomplete or current.heading.size is None or len(current.entries) > current.heading.size:
        current.entries.pop()


def _is_announced_again(page: Page, current: OpenList | None, heading: Heading) -> bool:
    """Whether a heading names the award of the open list again, of which only one unit stands between the two."""
    if current is None or len(current.entries) != 1 or current.entries[0].kind != "organisation":
        return False
    award = current.heading.award
    same = award and heading.award and page.folded[slice(*award)] == page.folded[slice(*heading.award)]
    again = same or page.folded[slice(*heading.span)].endswith("名单")
    return bool(again) and current.heading.size is None


def _as_unit(page: Page, entry: ListEntry, heading: Heading) -> ListEntry:
    """The winner of a prize for clubs or firms is one, whatever the name looks like."""
    award = page.folded[slice(*heading.award)] if heading.award else ""
    return replace(entry, kind="organisation") if entry.kind == "person" and _OF_CLUBS.search(award) else entry


def _best_within(page: Page, begin: int, colon: int) -> int:
    """Where the head of a prize begins that stands before a colon and behind names without a break; else `begin`."""
    best = page.grammar.best.search(page.folded, begin, colon)
    if best is None:
        return begin
    first = best.start()
    while first > begin and page.folded[first - 1].isdigit():
        first -= 1  # 2016|年度优秀教师
    year = list(_YEAR_BEFORE.finditer(page.folded, max(begin, first - _LONGEST_SERIES), first))
    return year[-1].start() if year else first


def _is_table_row(page: Page, start: int, end: int) -> bool:
    return "|" in page.folded[start:end] or "\t" in page.raw[start:end]


def with_sizes(numbers: Sequence[Number], lists: Sequence[NameList]) -> tuple[Number, ...]:
    """The numbers of a document, where one that announces another number of names than its list holds says so."""
    reasons: dict[Span, str] = {}
    for names in lists:
        if names.size is None or names.size == len(names.entries) or names.award is None:
            continue
        for number in numbers:
            if names.start <= number.start < names.entries[0].start and number.value == names.size:
                reasons[number.start, number.end] = f"announces {names.size} names, {len(names.entries)} were found"
    if not reasons:
        return tuple(numbers)
    return tuple(replace(n, reason=reasons.get((n.start, n.end), n.reason)) for n in numbers)


def find(document: Document, rules: Rules) -> list[NameList]:
    """The name lists of a document, in the order of the text."""
    return _Reader(page_of(document, rules)).read()

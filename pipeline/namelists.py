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
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import pairwise

from pipeline.cells import QUOTED, CellReader
from pipeline.headings import (
    LONGEST_HEADING,
    LONGEST_NOTE,
    MASKED,
    Heading,
    HeadingReader,
    grammar_of,
    level_of,
    number_of,
    numbered,
)
from pipeline.listtables import TableReader
from pipeline.names import unpadded
from pipeline.records import ListEntry, NameList, Number, Span
from pipeline.rules import Rules
from pipeline.segment import Document

_LINE = re.compile(r"[^\n\r]+")
_TEXT_LINE = re.compile(r"[。!?;]|,.*,")
_SENTENCE = re.compile(r"[。!?;]")
_LONGEST_ENTRY = 90
_LONGEST_BARE = 8
_SURE_LAYOUT = 3
_SHORTEST_WORK = 5
_DATE_LINE = re.compile(r"^[\d二〇○零O]{4}年.{1,8}[日号]?$|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_NOTE_LINE = re.compile(r"^[(\[][^()\[\]]*[)\]]$|^注:|^说明:|^\(?排名不分|^以上|^附件?\d*:?$|^备注")
# 附件:1.甲名单, 2.乙名单 under a decision, whose annexes are then headed by nothing but their number.
_ANNEX_INDEX = re.compile(
    r"附件[: ]{0,3}\n?[ \t]*1[.、](?P<first>[^\n]{2,60})(?P<rest>(?:\n[ \t]*[2-9][.、][^\n]{2,60})+)"
)
_ANNEX_ENTRY = re.compile(r"\n[ \t]*(?P<number>[2-9])[.、](?P<title>[^\n]+)")
_ANNEX_LINE = re.compile(r"附件 ?(?P<number>[1-9]):?")
_CLAUSE_SIGN = re.compile(r"[,;:。!?]")
_LOOSE = re.compile(
    r"(?P<name>[\u4e00-\u9fff]{2,6}(?:·[\u4e00-\u9fff]{1,6})*)(?:\([^()]{1,30}\))?(?:[【\[][^】\]]*[】\]])?"
)
_OF_CLUBS = re.compile("(?:俱乐部|球队|企业|机构)奖$")
_OF_UNITS = re.compile("俱乐部|球队|团队|集体|单位|组织|企业|机构")
_YEAR_BEFORE = re.compile(r"(?:19|20)\d{2}年")
_GRADE = re.compile("(?:[特一二三四]等|[金银铜]|优[秀胜])奖")
_SEVERAL = re.compile("[、》]")
_LONGEST_SERIES = 16
_NEXT_LINE = re.compile(r"\s*([^\n]{2,60})")
_LIST_END = re.compile(r"[。!?;]")
_TELLS = re.compile("荣获|获得(?!者)|被评为|被授予|获评|命名为|认定为|授予|入选(?!者)|当选")


@dataclass(slots=True)
class _Open:
    """The list that is being read. `odd`: one line in it was no entry. `alone` holds the starts of the entries that fill a line of their own, `labels` what
    headed groups of it, `batch` how many entries the last line had, `number` its level and number. `follows`: its heading
    ended another list of the text. `loose` holds the starts of lines of which only their place says that they are entries."""

    heading: Heading
    outer: tuple[Span, ...]
    entries: list[ListEntry] = field(default_factory=list)
    layout: str = "lines"
    place: Span | None = None
    columns: list[str] = field(default_factory=list)
    end: int = 0
    number: tuple[int, int] = (0, 0)
    alone: set[int] = field(default_factory=set)
    labels: set[str] = field(default_factory=set)
    batch: int = 1
    odd: bool = False
    follows: bool = False
    loose: set[int] = field(default_factory=set)

    @property
    def above(self) -> str:
        return self.entries[-1].kind if self.entries else ""


class _Reader:
    """Reads the lines of one document from top to bottom."""

    def __init__(self, document: Document, rules: Rules) -> None:
        self.folded = document.folded
        self.raw = document.article.text
        self.cells = CellReader(document, rules)
        self.grammar = grammar_of(rules)
        self.headings = HeadingReader(document, rules, self.cells)
        self.classes = rules.words["name_lists.classes_of_units"]
        self.heads = rules.words["name_lists.column_heads"]
        self.tables = TableReader(document, self.cells, self.grammar, self.heads)
        self.lists: list[NameList] = []
        self.stack: list[Heading] = []
        self.open: _Open | None = None
        self.award_columns: list[str] = []
        self.annexes: dict[str, Span] = {}

    # -- lines ---------------------------------------------------------------------------------------------------

    def read(self) -> list[NameList]:
        index = _ANNEX_INDEX.search(self.folded)
        if index:
            self.annexes = {"1": index.span("first")} | {
                entry["number"]: entry.span("title")
                for entry in _ANNEX_ENTRY.finditer(self.folded, *index.span("rest"))
            }
        lines = [self.cells.stripped(*line.span()) for line in _LINE.finditer(self.folded)]
        lines = [(a, b) for a, b in lines if a < b and not (index and index.start() <= a < index.end())]
        read = 0
        for first, behind, tables in self.tables.vertical(lines):
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
        line = _ANNEX_LINE.fullmatch(self.folded, start, end)
        title = self.annexes.get(line["number"]) if line else None
        heading = self.headings.read(*self.cells.stripped(*title), [], None) if title else None
        if heading is None:
            return False
        self._close()
        self.stack.clear()
        self._open_list(replace(heading, span=(start, end)))
        return True

    def _line(self, start: int, end: int) -> None:
        text = self.folded[start:end]
        if self.open is not None and text[-1] in "。;、,":
            # The last name of a list ends like a sentence, a line of names within 、.
            end = start + len(text.rstrip("。;、, "))
            text = self.folded[start:end]
        unmasked = MASKED.sub("", text)
        if self._is_award_row(start, end) or self._annex(start, end):
            return
        if (head := self.grammar.table_head.search(self.folded, start, end)) and self._flat_table(head, end):
            return
        if self.award_columns and self._is_table_row(start, end):
            self._table_row(start, end)
        elif end - start > _LONGEST_ENTRY * 4 or _TEXT_LINE.search(unmasked):
            self._long_line(start, end, unmasked)
        elif text.endswith(":") and "," in unmasked:
            self._inline(start, end)
        elif _NOTE_LINE.match(text) and not self.grammar.size.fullmatch(text):
            self._note(start, end)
        elif self._is_table_row(start, end):
            self._table_row(start, end)
        elif (heading := self._heading(start, end) or self._part(start, end)) is not None:
            self._open_list(heading)
        elif self._heading_with_names(start, end):
            pass
        elif self.open is not None and self.grammar.size.fullmatch(text):
            self._announce_size(text)
        elif _DATE_LINE.match(text):
            self._drop_signature()
            self._close()
            self.stack.clear()
        elif self.open is None or self._names(start, end) or self._attach(start, end) or self._is_incomplete():
            pass
        elif self._is_odd_among_works(start, end):
            self.open.odd = True
        else:
            self._close()
            self.stack.clear()

    def _long_line(self, start: int, end: int, unmasked: str) -> None:
        """A line with the signs of a sentence: an entry with commas, the loose name of a work, else running text."""
        if self.open is not None and not _SENTENCE.search(unmasked) and self._comma_row(start, end):
            return
        if not (self._is_incomplete() and end - start < _LONGEST_ENTRY and not _SENTENCE.search(unmasked)):
            self._inline(start, end)
        elif work := self._loose_work(start, end):
            self._take([work], end)

    def _names(self, start: int, end: int) -> bool:
        """Take the entries of a line into the open list; whether it has any, or heads those of the lines below."""
        if self._is_head_of_group(start, end) or self._is_row_of_heads(start, end):
            return True
        begin, mark = start, self.grammar.number_mark.match(self.folded, start, end)
        if mark and mark.end() < end:
            begin = mark.end()
        entries = self._entries(begin, end) or self._loose_unit(begin, end)
        work = None if entries else self._loose_work(start, end)
        if (not entries and not work) or self._is_beyond_units(entries):
            return False
        if mark and self.open is not None:
            self.open.number = numbered(mark[0])
        self._take(entries or [work] if work else entries, end)
        return True

    def _is_odd_among_works(self, start: int, end: int) -> bool:
        """Whether a line that is no entry stands in a list of works and holds names of works too (a series: 《甲》《乙》)."""
        entries = self.open.entries if self.open else []
        works = len(entries) > 2 and all(entry.kind == "work" for entry in entries)
        return (
            works and self.open is not None and not self.open.odd and QUOTED.search(self.folded, start, end) is not None
        )

    def _is_beyond_units(self, entries: Sequence[ListEntry]) -> bool:
        """Whether a line with a work comes after a list of units and begins something else."""
        current = self.open
        if current is None or len(entries) != 1 or entries[0].kind != "work" or entries[0].organisation:
            return False
        return len(current.entries) > current.batch and all(entry.kind == "organisation" for entry in current.entries)

    def _is_incomplete(self) -> bool:
        """Whether the open list still misses names that its heading announces; then an odd line does not end it."""
        current = self.open
        return current is not None and current.heading.size is not None and len(current.entries) < current.heading.size

    def _announce_size(self, text: str) -> None:
        match = self.grammar.size.fullmatch(text)
        if self.open is not None and match and not self.open.entries:
            self.open.heading = replace(
                self.open.heading, size=number_of(match["bracketed"] or match["bare"]), marked=True
            )

    def _drop_signature(self) -> None:
        """The unit above a date line signs the document; it is no entry."""
        current = self.open
        if current is None or not current.entries or current.entries[-1].kind != "organisation":
            return
        if self._is_incomplete() or current.heading.size is None or len(current.entries) > current.heading.size:
            current.entries.pop()

    def _note(self, start: int, end: int) -> None:
        """(以上9名同志同时获得甲称号): the nine names above stand in a list of that award too."""
        match = self.grammar.note.search(self.folded, start, end)
        current = self.open
        if match is None or current is None or end - start > LONGEST_NOTE:
            return
        size = number_of(match["size"])
        award = self.headings.award(match.end(), end - 1 if self.folded[end - 1] in ")]" else end)
        if award is None or not size or size > len(current.entries):
            return
        above = tuple(current.entries[-size:])
        named = {entry.name for entry in above}
        if not any(named == {entry.name for entry in known.entries} for known in self.lists):
            self.lists.append(NameList(above[0].start, end, (start, end), award, above, current.layout, (), size))

    # -- opening and closing -------------------------------------------------------------------------------------

    def _heading(self, start: int, end: int) -> Heading | None:
        return self.headings.read(start, end, self.stack, self.open.number if self.open is not None else None)

    def _part(self, start: int, end: int) -> Heading | None:
        """The heading of a part (一、试点高校) of a list that is announced above: a number, but not one of entries, since
        the line below has none."""
        mark = self.grammar.number_mark.match(self.folded, start, end)
        level = level_of(mark[0]) if mark else 0
        if mark is None or level != 1 or end - start > LONGEST_NOTE or self.open is None:
            return None
        announced = self.stack[0] if self.stack else None
        first = not self.open.entries and len(self.stack) == 1
        if announced is None or announced.award is None or not announced.marked or announced.level:
            return None
        below = _NEXT_LINE.match(self.folded, end)
        if not (first or self.stack[-1].level == level) or below is None:
            return None
        if self.grammar.number_mark.match(self.folded, below.start(1)) or _TEXT_LINE.search(below[1]):
            return None
        return Heading((start, end), None, None, level, marked=True)

    def _open_list(self, heading: Heading) -> None:
        if self._is_announced_again(heading) and self.open is not None:
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
        self.open = _Open(heading, outer, end=heading.span[1], follows=len(self.lists) > listed)

    def _is_announced_again(self, heading: Heading) -> bool:
        """Whether a heading names the award of the open list again, of which only one unit stands between the two."""
        current = self.open
        if current is None or len(current.entries) != 1 or current.entries[0].kind != "organisation":
            return False
        award = current.heading.award
        same = award and heading.award and self.folded[slice(*award)] == self.folded[slice(*heading.award)]
        return bool(same) and current.heading.size is None

    def _close(self) -> None:
        """Finish the list that is being read; one without entries, or without any sign of being a list, is none."""
        current, self.open = self.open, None
        if current is None or not current.entries:
            return
        self._drop_what_follows(current)
        entries = self._without_heads(current)
        entries = self._of_inner_units(entries)
        persons = sum(entry.kind == "person" for entry in entries)
        announced = any(h.marked for h in self.stack) or (len(self.stack) > 1 and all(h.level for h in self.stack[-2:]))
        sure = announced or persons >= max(3, len(entries) - 1) or self._is_praised(current, entries)
        if not sure and not self._is_graded(current.heading, entries):
            return
        heading = current.heading
        self.lists.append(
            NameList(
                heading.span[0],
                current.end,
                heading.span,
                heading.award,
                tuple(entries),
                current.layout,
                current.outer,
                heading.size,
            )
        )

    def _is_graded(self, heading: Heading, entries: Sequence[ListEntry]) -> bool:
        """Whether a heading that is only a grade (一等奖) heads works in quotes in a text that speaks of conferring."""
        grade = _GRADE.fullmatch(self.folded, *heading.span) is not None
        works = all(entry.kind == "work" and self.raw[entry.name_start - 1] == "《" for entry in entries)
        return grade and works and self.headings.confers(heading.span[0])

    def _drop_what_follows(self, current: _Open) -> None:
        """Take from a list of works the lines at its end that only their place makes entries, as those of a page's foot."""
        works = sum(entry.kind == "work" for entry in current.entries)
        while current.loose and (last := current.entries[-1]):
            if last.start not in current.loose and not (last.kind == "organisation" and works > 1):
                return
            current.entries.pop()

    def _is_praised(self, current: _Open, entries: Sequence[ListEntry]) -> bool:
        """Whether a heading without number or mark (红旗党支部) heads several units in a text that speaks of conferring;
        behind another list a longer one does too."""
        start, end = current.heading.span
        text = self.folded[start:end]
        praised = self.grammar.praised.match(text) or self.grammar.head.search(text)
        units = len(entries) > 2 and all(entry.kind == "organisation" for entry in entries)
        short = end - start <= _LONGEST_BARE or current.follows
        return units and short and praised is not None and self.headings.confers(start)

    def _of_inner_units(self, entries: list[ListEntry]) -> list[ListEntry]:
        """The entries where each line holds a unit and one inside it (文学院 资料中心), which is the one listed: the heads
        are mostly of one kind, which the others are not, or head names elsewhere in the text."""
        if len(entries) < 2 * _SURE_LAYOUT or any(entry.kind != "organisation" for entry in entries):
            return entries
        lines: list[list[ListEntry]] = [[entries[0]]]
        for above, entry in pairwise(entries):
            if "\n" in self.folded[above.end : entry.start]:
                lines.append([])
            lines[-1].append(entry)
        pairs = [line for line in lines if len(line) == 2]
        if len(pairs) < _SURE_LAYOUT or len(pairs) < len(lines) - 1 or any(len(line) > 2 for line in lines):
            return entries
        heads = [first.name for first, _ in pairs]
        known = {self.raw[slice(*e.organisation)] for names in self.lists for e in names.entries if e.organisation}
        kinds = Counter(head[-2:] for head in heads)
        ending, size = kinds.most_common(1)[0]
        alike = 2 * size > len(heads) and 3 * sum(second.name.endswith(ending) for _, second in pairs) < len(heads)
        if len(set(heads)) < len(heads) or not (alike or 2 * sum(head in known for head in heads) > len(heads)):
            return entries
        return [
            replace(line[-1], start=line[0].start, name_start=line[0].start, name="".join(entry.name for entry in line))
            for line in lines
        ]

    def _without_heads(self, current: _Open) -> list[ListEntry]:
        """The entries where units on lines of their own, each above persons, are read as the heads of these persons."""
        entries = self._of_one_class(current)
        units = [i for i, entry in enumerate(entries) if entry.kind == "organisation"]
        followed = [i for i in units if i + 1 < len(entries) and entries[i + 1].kind == "person"]
        award = current.heading.award
        of_units = award is not None and self.grammar.of_units.search(self.folded[slice(*award)])
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

    def _of_one_class(self, current: _Open) -> list[ListEntry]:
        """The entries without the units that head others in a list of one class of units: 文学院 above 2010级中文班."""
        award = current.heading.award
        noun = self.folded[slice(*award)] if award else ""
        ending = next((end for kind, end in self.classes.items() if noun.endswith(kind)), "")
        if not ending:
            return current.entries
        names = [self.folded[entry.name_start : entry.name_end] for entry in current.entries]
        heads = [
            i
            for i, (entry, name) in enumerate(zip(current.entries, names, strict=True))
            if entry.kind == "organisation" and entry.start in current.alone and not name.endswith(ending)
        ]
        if all(i + 1 < len(names) and names[i + 1].endswith(ending) for i in heads):
            return [entry for i, entry in enumerate(current.entries) if i not in heads]
        return current.entries

    def _take(self, entries: list[ListEntry], end: int) -> None:
        current = self.open
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

    def _attach(self, start: int, end: int) -> bool:
        """A line with unit and post below a name belongs to that name."""
        current = self.open
        if current is None or not current.entries or ":" in self.folded[start:end]:
            return False
        last = current.entries[-1]
        if last.kind != "person" or last.organisation or last.titles:
            return False
        unit, titles = self.cells.unit_and_titles(start, end)
        if unit is None and not titles:
            return False
        current.entries[-1] = replace(last, end=end, organisation=unit, titles=titles)
        current.end = end
        return True

    # -- entries -------------------------------------------------------------------------------------------------

    def _entries(self, start: int, end: int) -> list[ListEntry]:
        """The entries of a line or of the rest of one, none where it is something else."""
        current = self.open
        found: list[ListEntry] = []
        runs = self.cells.runs(start, end)
        headed = False
        for label, (a, b) in runs:
            place = label or (current.place if current else None)
            if label and current:
                written = self.folded[slice(*label)]
                if written in current.labels and len(runs) > 1:
                    break  # 文科组 for the second time begins another list
                current.labels.add(written)
                if self.cells.is_place(written):
                    current.place = label
            above = found[-1].kind if found else (current.above if current else "")
            entries = self._of_work_kind(a, b, place) if a < b and label is None else []
            if not entries and label is None and a < b and self._has_units_before_names():
                entries = self.cells.behind_head(a, b, place)
            entries = entries or (self.cells.entries(a, b, place, above) if a < b else [])
            if label and a < b and len(runs) == 1 and (person := self.cells.presented(label, a, b, None)):
                return person
            if any(entry.kind == "work" and entry.name.endswith("奖") for entry in entries):
                break  # “甲奖” is what is conferred, no work
            if label and entries and not self._may_head(label, entries, headed=headed):
                break
            headed = headed or label is not None
            if not entries and len(runs) > 1:
                entries = self._first_names(a, b, place, above)
                found += entries
                break
            found += entries
        if found and found[0].kind == "organisation" and current and current.above == "person" and len(found) == 1:
            return [] if self._is_post_of_above(found[0]) else found
        return found

    def _has_units_before_names(self) -> bool:
        """Whether the last names of the open list each have the unit at the head of their line."""
        last = self.open.entries[-_SURE_LAYOUT:] if self.open else []
        return len(last) == _SURE_LAYOUT and all(
            entry.kind == "person" and entry.organisation and entry.organisation[1] <= entry.name_start
            for entry in last
        )

    def _of_work_kind(self, start: int, end: int, place: Span | None) -> list[ListEntry]:
        """The unit and its work on a line of a list of works (优秀项目)."""
        award = self.open.heading.award if self.open else None
        if award is None or not self.grammar.of_works.search(self.folded[slice(*award)]):
            return []
        work = self.cells.work_of_unit(start, end, place)
        return [work] if work else []

    def _may_head(self, label: Span, entries: Sequence[ListEntry], *, headed: bool) -> bool:
        """Whether what stands before a colon heads names: a unit, a place, or behind other heads whatever signs no text."""
        written = self.folded[slice(*label)]
        persons = headed and all(entry.kind == "person" for entry in entries)
        return self.cells.is_label(written) or (persons and self.grammar.signs.search(written) is None)

    def _is_post_of_above(self, entry: ListEntry) -> bool:
        """Whether a unit below a person without one is that person's; the line is then attached."""
        last = self.open.entries[-1] if self.open else None
        if last is None or last.organisation or last.titles or entry.place:
            return False
        _, titles = self.cells.unit_and_titles(entry.start, entry.end)
        return bool(titles) or self._alternates()

    def _alternates(self) -> bool:
        """Whether the open list has one name on a line, each so far with the unit below it."""
        entries = self.open.entries if self.open else []
        return len(entries) == 1 or (bool(entries) and all(e.organisation or e.titles for e in entries[:-1]))

    def _first_names(self, start: int, end: int, place: Span | None, above: str) -> list[ListEntry]:
        """The entries at the beginning of a stretch whose rest is something else."""
        cells = self.cells.cells(start, end)
        for stop in range(len(cells), 0, -1):
            found = self.cells.row(cells[:stop], place, above)
            if found:
                return found
        return []

    def _comma_row(self, start: int, end: int) -> bool:
        """张三,男,汉族,甲厂工人: one person and what is said of him; 张三,李四,王五: persons."""
        mark = self.grammar.number_mark.match(self.folded, start, end)
        begin = mark.end() if mark else start
        cells = self.cells.cells(begin, end)
        if len(cells) < 2 or self.cells.kind(*cells[0]) not in ("person", "either"):
            return False
        kinds = [self.cells.kind(*cell) for cell in cells]
        if kinds[1] == "attribute" or all(kind in ("person", "either") for kind in kinds):
            entries = self.cells.row(cells, self.open.place if self.open else None, "person")
            if entries:
                self._take(entries, end)
                return True
        return False

    def _is_head_of_group(self, start: int, end: int) -> bool:
        """青石乡(3名), 文科组:, 青石乡: above names: a line that heads them and is none itself."""
        current = self.open
        if current is None:
            return False
        text = self.folded[start:end]
        sized = self.grammar.size.search(text)
        colon = text.endswith(":")
        label = text[: sized.start()].rstrip() if sized else text.rstrip(": ")
        if not (sized or colon) or not label or not self.cells.is_label(label):
            return False
        if sized and sized["bare"]:
            return False
        current.place = (start, start + len(label))
        current.labels.add(label)
        return True

    def _is_row_of_heads(self, start: int, end: int) -> bool:
        """Whether a line holds the heads of columns (序号 姓名 单位), which are no entries."""
        words = self.folded[start:end].split()
        return len(words) > 1 and all(word in self.heads for word in words)

    def _loose_unit(self, start: int, end: int) -> list[ListEntry]:
        """A short line in a list of units that misses some: a unit whatever it ends in (客服热线)."""
        current = self.open
        award = current.heading.award if current else None
        if current is None or award is None or not self._is_incomplete() or not current.entries:
            return []
        units = all(entry.kind == "organisation" for entry in current.entries)
        named = self.grammar.of_units.search(self.folded[slice(*award)]) is not None
        if not units or not named or end - start > LONGEST_NOTE or re.search(r"[\s:,]", self.folded[start:end]):
            return []
        return [ListEntry(start, end, "organisation", start, end, self.raw[start:end], place=current.place)]

    def _loose_work(self, start: int, end: int) -> ListEntry | None:
        """A line that is neither person nor unit, below a unit in a list of units and works: that unit's work."""
        entries = self.open.entries if self.open else []
        if self._is_loose_among_works(start, end) and self.open is not None:
            self.open.loose.add(start)
            return ListEntry(start, end, "work", start, end, self.raw[start:end])
        if len(entries) < 2 or entries[-1].kind != "organisation" or entries[-2].kind != "work":
            return None
        quoted = list(QUOTED.finditer(self.folded, start, end))
        a, b = (quoted[0].start() + 1, quoted[0].end() - 1) if quoted else (start, end)
        return ListEntry(start, end, "work", a, b, self.raw[a:b])

    def _is_loose_among_works(self, start: int, end: int) -> bool:
        """Whether a line may be one more name in a list of works (优秀项目) of which most lines are read without doubt."""
        current = self.open
        award = current.heading.award if current else None
        if current is None or award is None or not self.grammar.of_works.search(self.folded[slice(*award)]):
            return False
        works = len(current.entries) >= _SURE_LAYOUT and all(entry.kind == "work" for entry in current.entries)
        text = self.folded[start:end]
        plain = _SHORTEST_WORK <= len(text) <= LONGEST_NOTE and re.search(r"[\s:|<>@]", text) is None
        return works and plain and 2 * (len(current.loose) + 1) < len(current.entries)

    # -- tables --------------------------------------------------------------------------------------------------

    def _is_table_row(self, start: int, end: int) -> bool:
        return "|" in self.folded[start:end] or "\t" in self.raw[start:end]

    def _is_award_row(self, start: int, end: int) -> bool:
        """Take a line of a table with a column of awards whose cells stand between blanks; its line of heads too."""
        if self._is_table_row(start, end):
            return False
        cells = self.cells.blanks(start, end)
        roles = self.tables.roles([self.folded[slice(*cell)] for cell in cells])
        if len(cells) > 2 and all(roles) and self.tables.is_of_awards(roles):
            self._close()
            self.award_columns = roles
            return True
        if not self.award_columns or len(cells) != len(self.award_columns):
            self.award_columns = []
            return False
        self.tables.by_award(cells, self.award_columns, self.lists)
        return True

    def _flat_table(self, head: "re.Match[str]", end: int) -> bool:
        lists = self.tables.flat(head, end)
        if lists:
            self._close()
            self.stack.clear()
            self.lists += lists
        return bool(lists)

    def _table_row(self, start: int, end: int) -> None:
        cells = []
        begin = start
        for i in range(start, end + 1):
            if i == end or self.raw[i] in "|\t｜":
                cells.append(self.cells.stripped(begin, i))
                begin = i + 1
        texts = [unpadded(self.folded[a:b]) for a, b in cells]
        roles = self.tables.roles(texts)
        if self.tables.is_of_awards(roles):
            self._close()
            self.award_columns = roles
            return
        if len(self.award_columns) == len(cells):
            self.tables.by_award(cells, self.award_columns, self.lists)
            return
        if self.open is None:
            if sum(text in self.heads for text in texts) >= 2 and self.stack == []:
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
            entries = self.tables.by_columns(cells, self.open.columns)
        if not entries:
            entries = self.cells.row(filled, self.open.place, self.open.above)
        if entries:
            self.open.layout = "table"
            self.open.entries.extend(entries)
            self.open.end = end

    # -- lists inside a line -------------------------------------------------------------------------------------

    def _heading_with_names(self, start: int, end: int) -> bool:
        """一等奖:张三、李四 on one line, also 一等奖(1个) 甲村."""
        colon = self.folded.find(":", start, min(end, start + LONGEST_HEADING))
        sized = self.grammar.size_within.search(self.folded, start, min(end, start + LONGEST_HEADING))
        stop = colon + 1 if colon >= 0 else (sized.end() if sized else -1)
        if stop <= start or stop >= end:
            return False
        heading = self._heading(*self.cells.stripped(start, stop))
        if heading is None:
            return False
        begin = self.cells.stripped(stop, end)[0]
        saved, stacked = self.open, list(self.stack)
        self.open, closing = None, saved
        self._open_list(heading)
        entries = self._entries(begin, end) or self._loose_winner(heading, begin, end)
        entries = [self._as_unit(entry, heading) for entry in entries]
        if not entries:
            self.open, self.stack = saved, stacked
            return False
        opened, stack = self.open, self.stack
        self.open, self.stack = closing, stacked
        self._close()
        self.open, self.stack = opened, stack
        self._take(entries, end)
        if self.open is not None:
            self.open.layout = "inline"
        return True

    def _as_unit(self, entry: ListEntry, heading: Heading) -> ListEntry:
        """The winner of a prize for clubs or firms is one, whatever the name looks like."""
        award = self.folded[slice(*heading.award)] if heading.award else ""
        return replace(entry, kind="organisation") if entry.kind == "person" and _OF_CLUBS.search(award) else entry

    def _loose_winner(self, heading: Heading, start: int, end: int) -> list[ListEntry]:
        """最佳新人奖:某某(甲队): one short name behind a prize on a line, whether anybody knows it or not."""
        match = _LOOSE.fullmatch(self.folded, start, end)
        if match is None or heading.award is None or not self.folded[slice(*heading.award)].endswith("奖"):
            return []
        of_units = _OF_UNITS.search(self.folded[slice(*heading.award)]) is not None
        a, b = match.span("name")
        return [ListEntry(start, end, "organisation" if of_units else "person", a, b, self.raw[a:b])]

    def _clauses(self, start: int, end: int) -> Iterator[tuple[int, int, Heading]]:
        """The clauses of folded[start:end] that a colon ends and that are headings: (start, index behind the colon, heading)."""
        colon = self.folded.find(":", start, end)
        behind = start
        while colon >= 0:
            begin = max(behind, colon - LONGEST_HEADING)
            for sign in _CLAUSE_SIGN.finditer(self.folded, begin, colon):
                begin = sign.end()
            begin = self.cells.stripped(begin, colon)[0]
            heading = self._heading(begin, colon + 1) if begin < colon else None
            blank = self.folded.rfind(" ", begin, colon)
            if heading is None and blank > begin:
                # 张三 李四 二等奖:王五
                begin = blank + 1
                heading = self._heading(begin, colon + 1) if begin < colon else None
            torn = self._best_within(begin, colon)
            if torn > begin and (heading is None or _SEVERAL.search(self.folded, begin, torn)):
                begin = torn  # 《甲》《乙》最佳导演:张三、李四最佳影片:《丙》
                heading = self._heading(begin, colon + 1)
            if heading is not None:
                behind = colon + 1
                yield begin, behind, heading
            colon = self.folded.find(":", colon + 1, end)

    def _best_within(self, begin: int, colon: int) -> int:
        """Where the head of a prize begins that stands before a colon and behind names without a break; else `begin`."""
        best = self.grammar.best.search(self.folded, begin, colon)
        if best is None:
            return begin
        first = best.start()
        while first > begin and self.folded[first - 1].isdigit():
            first -= 1  # 2016|年度优秀教师
        year = list(_YEAR_BEFORE.finditer(self.folded, max(begin, first - _LONGEST_SERIES), first))
        return year[-1].start() if year else first

    def _inline(self, start: int, end: int) -> None:
        """Lists after a colon in running text; the text itself ends a list of lines."""
        self._close()
        self.stack.clear()
        clauses = list(self._clauses(start, end))
        for i, (_, behind, heading) in enumerate(clauses):
            begin = self.cells.stripped(behind, end)[0]
            ending = _LIST_END.search(self.folded, begin, end)
            stop = ending.start() if ending else end
            if i + 1 < len(clauses):
                stop = min(stop, clauses[i + 1][0])
            graded = _GRADE.match(self.folded, begin, stop)  # 表彰了先进单位:一等奖甲局,二等奖乙局
            if graded or _TELLS.search(self.folded, begin, stop):  # 评选结果:《甲》荣获图书奖: told by verbs, no list
                continue
            if begin >= stop:
                if i + 1 == len(clauses) and begin >= end:
                    self._open_list(heading)
                continue
            self.open = _Open(heading, (), end=stop)
            self.stack = [heading]
            entries = self._entries(*self.cells.stripped(begin, stop))
            limit = clauses[i + 1][0] if i + 1 < len(clauses) else end
            while entries and self.folded[stop : stop + 1] == ";" and stop < limit:
                # 甲班;乙队;丙科: the sign ends an entry, not the list.
                ending = _LIST_END.search(self.folded, stop + 1, limit)
                begin, stop = stop + 1, ending.start() if ending else limit
                further = self._entries(*self.cells.stripped(begin, stop))
                if not further or {entry.kind for entry in further} != {entries[-1].kind}:
                    break
                entries += further
            if entries:
                self.open.entries, self.open.layout = entries, "inline"
                self.open.end = entries[-1].end
            self._close()
            self.stack.clear()


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
    return _Reader(document, rules).read()

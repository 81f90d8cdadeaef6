"""Name lists: headings with an award and a number, and the persons, units or works listed below or after them.

`find(document, rules)` gives every list of a document as a `NameList` (see records.py); the extractors get them as
`found.name_lists`. A list says who is listed and what the heading calls it; whether that is an honour is for the reader:
take `award`, or where it is None the first of `outer`, compare `size` with `len(entries)`, and give each entry's `name`
the award. `organisation` and `titles` of a person are posts.

The layouts: one entry a line (name, name and unit, name, unit and post in columns, unit and names), several names a line
with padding (split by the longest run of blanks), a province or unit before a colon for many names, name and post on
alternate lines, units and their works on alternate lines, names after a colon in running text, and tables flattened with
| or tabs.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cache
from itertools import pairwise

from pipeline.names import NameModel, is_name, name_model, unpadded
from pipeline.records import ListEntry, NameList, Span
from pipeline.rules import Rules
from pipeline.segment import Document

_LINE = re.compile(r"[^\n\r]+")
_TEXT_LINE = re.compile(r"[。!?;]|,.*,")
_SENTENCE = re.compile(r"[。!?;]")
_LONGEST_HEADING = 60
_LONGEST_ENTRY = 90
_LONGEST_TAIL = 12
_YEAR = re.compile(r"^(?:\d{4}(?:[—-]\d{4})?学?年度?)?(?:的)?")
_ANNEX = re.compile(r"附(?:件|表|录)?\s*[\d一二三四五六]{0,2}\s*[:.、]?\s*")
_DATE_LINE = re.compile(r"^[\d二〇○零O]{4}年.{1,8}[日号]?$|^\d{4}[-/.]\d{1,2}[-/.]\d{1,2}")
_NOTE_LINE = re.compile(r"^[(\[].*[)\]]$|^注:|^说明:|^\(?排名不分|^以上|^附件?\d*:?$|^备注")
_QUOTED = re.compile(r"“[^“”]{2,60}”|《[^《》]{2,60}》")
_BLANK_RUN = re.compile(r"\s+")
_SEPARATOR = re.compile(r"[、;,/]")
_MASKED = re.compile(r"“[^“”]{2,80}”|《[^《》]{2,80}》|\([^()]{0,60}\)")
_BRACKET = re.compile(r"\([^()]{0,60}\)")
_CONFERRED = re.compile(r"获得|荣获|被?评为|被?授予|当选|获评|入选|获(?!奖|得|评)")
_WEB_TITLE = re.compile(r"[^\d]-[^\d]")
_CLAUSE_SIGN = re.compile(r"[,;:。!?]")
_LIST_END = re.compile(r"[。!?;]")
_HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
_DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")}
_COLUMN_HEADS = {"姓名": "name", "名字": "name", "获奖人": "name", "获奖者": "name", "单位": "unit", "所在单位": "unit",
                 "工作单位": "unit", "学院": "unit", "学校": "unit", "部门": "unit", "单位名称": "unit", "单位及职务": "unit",
                 "工作单位及职务": "unit", "单位职务": "unit", "职务": "post", "职称": "post", "奖项": "award", "获奖等级": "award",
                 "等级": "award", "等次": "award", "奖次": "award", "荣誉称号": "award", "项目名称": "work", "作品名称": "work",
                 "成果名称": "work", "题目": "work", "项目": "work", "作品": "work", "企业名称": "name", "集体名称": "name",
                 "完成单位": "unit"}  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class _Grammar:
    """The expressions that lists are read with."""

    number_mark: "re.Pattern[str]"
    size: "re.Pattern[str]"
    mark: "re.Pattern[str]"
    head: "re.Pattern[str]"
    any_head: "re.Pattern[str]"
    kind: "re.Pattern[str]"
    praised: "re.Pattern[str]"
    unit: "re.Pattern[str]"
    place: "re.Pattern[str]"
    title: "re.Pattern[str]"


@cache
def _grammar(rules: Rules) -> _Grammar:
    heads = rules.alternation("awards.heads")
    kinds = rules.alternation("name_lists.honoree_kinds")
    titles = rules.regex("posts.title").pattern
    return _Grammar(
        rules.regex("name_lists.number_mark"),
        rules.regex("name_lists.size"),
        rules.regex("name_lists.mark_of_list"),
        re.compile(rf"{heads}”?(?:称号|荣誉称号|荣誉)?$"),
        re.compile(heads),
        re.compile(rf"{kinds}$"),
        re.compile(rf"{rules.alternation('name_lists.praise')}[^ ]{{0,12}}{kinds}$"),
        re.compile(rf"{rules.alternation('name_lists.unit_endings')}(?:\([^()]{{1,30}}\))?$"),
        re.compile(rules.alternation("name_lists.places") + "(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)?"),
        re.compile(rf"(?:{titles})$", re.VERBOSE),
    )


@dataclass(frozen=True, slots=True)
class _Heading:
    span: Span
    award: Span | None
    size: int | None
    level: int
    marked: bool


@dataclass(slots=True)
class _Open:
    """The list that is being read."""

    heading: _Heading
    outer: tuple[Span, ...]
    entries: list[ListEntry] = field(default_factory=list)
    layout: str = "lines"
    place: Span | None = None
    columns: list[str] = field(default_factory=list)
    end: int = 0


class _Reader:
    """Reads the lines of one document from top to bottom."""

    def __init__(self, document: Document, rules: Rules) -> None:
        self.document = document
        self.folded = document.folded
        self.raw = document.article.text
        self.model: NameModel = name_model(rules, document.segmenter)
        self.grammar = _grammar(rules)
        self.lists: list[NameList] = []
        self.stack: list[_Heading] = []
        self.open: _Open | None = None

    # -- lines ---------------------------------------------------------------------------------------------------

    def read(self) -> list[NameList]:
        for line in _LINE.finditer(self.folded):
            start, end = self._stripped(line.start(), line.end())
            if start < end:
                self._line(start, end)
        self._close()
        return self.lists

    def _stripped(self, start: int, end: int) -> Span:
        while start < end and (self.folded[start].isspace() or self.folded[start] in "▲■◆★□○|"):
            start += 1
        while end > start and (self.folded[end - 1].isspace() or self.folded[end - 1] == "|"):
            end -= 1
        return start, end

    def _line(self, start: int, end: int) -> None:
        text = self.folded[start:end]
        unmasked = _MASKED.sub("", text)
        if end - start > _LONGEST_ENTRY * 4 or _TEXT_LINE.search(unmasked):
            if not (self._is_incomplete() and end - start < _LONGEST_ENTRY and not _SENTENCE.search(unmasked)):
                self._inline(start, end)
            elif work := self._loose_work(start, end):
                self._take([work], end)
            return
        if _NOTE_LINE.match(text) and not self.grammar.size.fullmatch(text):
            return
        if self._is_table_row(start, end):
            self._table_row(start, end)
            return
        heading = self._heading(start, end)
        if heading is not None:
            self._open_list(heading)
            return
        if self._heading_with_names(start, end):
            return
        if self.open is not None and self.grammar.size.fullmatch(text):
            self._announce_size(text)
            return
        if _DATE_LINE.match(text):
            self._drop_signature()
            self._close()
            self.stack.clear()
            return
        if self.open is None:
            return
        entries = self._entries(start, end)
        work = None if entries else self._loose_work(start, end)
        if entries:
            self._take(entries, end)
        elif work:
            self._take([work], end)
        elif not self._attach(start, end) and not self._is_incomplete():
            self._close()
            self.stack.clear()

    def _is_incomplete(self) -> bool:
        """Whether the open list still misses names that its heading announces; then an odd line does not end it."""
        current = self.open
        return current is not None and current.heading.size is not None and len(current.entries) < current.heading.size

    def _announce_size(self, text: str) -> None:
        match = self.grammar.size.fullmatch(text)
        if self.open is not None and match and not self.open.entries:
            self.open.heading = replace(
                self.open.heading, size=_number(match["bracketed"] or match["bare"]), marked=True
            )

    def _drop_signature(self) -> None:
        """The unit above a date line signs the document; it is no entry."""
        current = self.open
        if current is None or not current.entries or current.entries[-1].kind != "organisation":
            return
        if self._is_incomplete() or current.heading.size is None or len(current.entries) > current.heading.size:
            current.entries.pop()

    # -- headings ------------------------------------------------------------------------------------------------

    def _heading(self, start: int, end: int) -> _Heading | None:
        """The heading that a line is, None for another line."""
        if end - start > _LONGEST_HEADING:
            return None
        text = self.folded[start:end]
        annex = _ANNEX.match(text)
        mark = self.grammar.number_mark.match(text, annex.end() if annex else 0)
        begin = mark.end() if mark else (annex.end() if annex else 0)
        core_end = len(text.rstrip(": "))
        colon = core_end < len(text.rstrip())
        size = None
        sized = self.grammar.size.search(text[:core_end])
        if sized and sized.start() > begin:
            size, core_end = _number(sized["bracketed"] or sized["bare"]), len(text[: sized.start()].rstrip())
        listed = self.grammar.mark.search(text[:core_end].rstrip(": "))
        sure = listed is not None and any(word in listed[0] for word in ("名单", "光荣榜", "结果"))
        # 甲奖得主有: announces names only where it names an award.
        named = listed is not None and colon and self._names_award(text[begin:core_end])
        marked = sure or named
        if listed is not None and marked:
            core_end = len(text[: listed.start()].rstrip())
        core = text[begin:core_end]
        if ":" in core and not _QUOTED.search(core):
            return None
        has_head = self.grammar.head.search(core) is not None
        has_kind = size is not None and self.grammar.kind.search(core) is not None
        if mark and self.stack and self.grammar.praised.search(core):
            has_kind = True
        if mark and sized and sized["bracketed"] and self.stack and any(h.level == _level(mark[0]) for h in self.stack):
            # 三、富民兴村(10个): numbered and sized like the headings before it, whatever it says.
            has_kind = True
        if not (has_head or has_kind or marked):
            return None
        if has_head and not marked and size is None and not colon and self._is_entry_like(core):
            return None
        is_award = has_head or has_kind or self.grammar.any_head.search(core) or self.grammar.kind.search(core)
        award = self._award(start + begin, start + core_end) if is_award else None
        return _Heading((start, end), award, size, _level(mark[0] if mark else ""), marked or size is not None or colon)

    def _names_award(self, core: str) -> bool:
        return "称号" in core or _CONFERRED.search(core) is not None or self.grammar.any_head.search(core) is not None

    def _is_entry_like(self, core: str) -> bool:
        """Whether a line that ends like an award is rather an entry: it holds blanks between a name and the rest."""
        first = core.split(" ", 1)[0]
        return " " in core and is_name(self.model, first, 1.0)

    def _award(self, start: int, end: int) -> Span | None:
        """The award's name in the words of a heading: what quotes hold, else all without year and verb."""
        text = self.folded[start:end]
        quoted = [q for q in _QUOTED.finditer(text) if q[0][0] == "“"]
        if quoted and (quoted[-1].end() == len(text) or re.match(r"(?:荣誉)?(?:称号)?$", text[quoted[-1].end() :])):
            return start + quoted[-1].start() + 1, start + quoted[-1].end() - 1
        verbs = list(_CONFERRED.finditer(text))
        verb = verbs[-1].end() if verbs else 0
        if verb:
            heads = list(self.grammar.any_head.finditer(text, verb))
            end = start + heads[-1].end() if heads else end
        year = _YEAR.match(text[verb:])
        begin = verb + (year.end() if year else 0)
        while begin < len(text) and text[begin].isspace():
            begin += 1
        return (start + begin, end) if start + begin < end else None

    def _open_list(self, heading: _Heading) -> None:
        self._close()
        if heading.level:
            while self.stack and self.stack[-1].level >= heading.level:
                self.stack.pop()
        elif self.stack and self.stack[-1].level == 0 and len(self.stack) > 1:
            self.stack.pop()
        outer = tuple(h.award for h in reversed(self.stack) if h.award)
        self.stack.append(heading)
        self.open = _Open(heading, outer, end=heading.span[1])

    def _close(self) -> None:
        """Finish the list that is being read; one without entries, or without any sign of being a list, is none."""
        current, self.open = self.open, None
        if current is None or not current.entries:
            return
        persons = sum(entry.kind == "person" for entry in current.entries)
        announced = any(h.marked for h in self.stack)
        if not announced and persons < max(2, len(current.entries) - 1):
            return
        self.lists.append(
            NameList(
                current.heading.span[0],
                current.end,
                current.heading.span,
                current.heading.award,
                tuple(current.entries),
                current.layout,
                current.outer,
                current.heading.size,
            )
        )

    def _take(self, entries: list[ListEntry], end: int) -> None:
        current = self.open
        if current is None:
            return
        works = entries[0].kind == "work" and len(entries) == 1
        if works and current.entries and current.entries[-1].kind == "organisation" and entries[0].organisation is None:
            # A unit and its work on alternate lines.
            unit = current.entries.pop()
            entries = [replace(entries[0], organisation=(unit.start, unit.end), start=unit.start)]
        if len(entries) > 1 and current.layout == "lines":
            current.layout = "columns"
        current.entries.extend(entries)
        current.end = end

    def _attach(self, start: int, end: int) -> bool:
        """A line with unit and post below a name belongs to that name."""
        current = self.open
        if current is None or not current.entries:
            return False
        last = current.entries[-1]
        if last.kind != "person" or last.organisation or last.titles:
            return False
        unit, titles = self._unit_and_titles(start, end)
        if unit is None and not titles:
            return False
        current.entries[-1] = replace(last, end=end, organisation=unit, titles=titles)
        current.end = end
        return True

    # -- entries -------------------------------------------------------------------------------------------------

    def _entries(self, start: int, end: int) -> list[ListEntry]:
        """The entries of a line, none where it is something else."""
        mark = self.grammar.number_mark.match(self.folded, start, end)
        if mark and mark.end() < end:
            start = mark.end()
        current = self.open
        place = current.place if current else None
        colon = self.folded.find(":", start, min(end, start + 30))
        if colon > start and self._is_unit_or_place(start, colon):
            place = (start, colon)
            start = self._stripped(colon + 1, end)[0]
            if current and self.grammar.place.fullmatch(self.folded[place[0] : place[1]]):
                current.place = place
        work = self._work(start, end)
        if work:
            return [work]
        cells = self._cells(start, end)
        entries = self._row(cells, place)
        if not entries and len(cells) > 1 and self._is_joint_unit(cells):
            entries = [ListEntry(start, end, "organisation", start, end, self.raw[start:end], place=place)]
        persons_above = bool(current and current.entries and current.entries[-1].kind == "person")
        if entries and entries[0].kind == "organisation" and persons_above and current and self._attach(start, end):
            return []
        return entries

    def _work(self, start: int, end: int) -> ListEntry | None:
        """An entry that is a work: its name in quotes, with little else on the line."""
        text = self.folded[start:end]
        quoted = list(_QUOTED.finditer(text))
        if not quoted:
            return None
        first = quoted[0]
        a, b = start + first.start() + 1, start + first.end() - 1
        if first.start() > 0:
            # 甲学院党支部“重走长征路”主题活动: the unit in front, hardly anything behind.
            head = self._stripped(start, start + first.start())
            if not self.grammar.unit.search(self.folded[head[0] : head[1]]) or end - b > _LONGEST_TAIL:
                return None
            return ListEntry(start, end, "work", a, b, self.raw[a:b], head)
        rest = self._stripped(start + first.end(), end)
        unit = None
        if rest[0] < rest[1] and self.grammar.unit.search(self.folded[rest[0] : rest[1]]):
            unit = rest
        return ListEntry(start, end, "work", a, b, self.raw[a:b], unit)

    def _is_joint_unit(self, cells: Sequence[Span]) -> bool:
        """Whether pieces between 、 are one unit (纪委、机关党支部): the last ends like one, none is a person."""
        kinds = [self._kind(*cell) for cell in cells]
        adjacent = all(self.folded[a[1] : b[0]] == "、" for a, b in pairwise(cells))
        return adjacent and kinds[-1] == "unit" and "person" not in kinds

    def _loose_work(self, start: int, end: int) -> ListEntry | None:
        """A line that is neither person nor unit, below a unit in a list of units and works: that unit's work."""
        entries = self.open.entries if self.open else []
        if len(entries) < 2 or entries[-1].kind != "organisation" or entries[-2].kind != "work":
            return None
        quoted = list(_QUOTED.finditer(self.folded, start, end))
        a, b = (quoted[0].start() + 1, quoted[0].end() - 1) if quoted else (start, end)
        return ListEntry(start, end, "work", a, b, self.raw[a:b])

    def _is_unit_or_place(self, start: int, end: int) -> bool:
        text = self.folded[start:end]
        return self.grammar.unit.search(text) is not None or self.grammar.place.fullmatch(text) is not None

    def _cells(self, start: int, end: int) -> list[Span]:
        """The cells of a line: pieces between blanks and 、, where padding inside a name is no break."""
        pieces: list[Span] = []
        for a, b in self._between(start, end, _SEPARATOR):
            chunks = list(self._between(a, b, _BLANK_RUN))
            pieces.extend(self._unpad(chunks))
        return pieces

    def _between(self, start: int, end: int, separator: "re.Pattern[str]") -> Iterator[Span]:
        """Pieces of folded[start:end] between separators; separators in brackets do not count."""
        brackets = [m.span() for m in _BRACKET.finditer(self.folded, start, end)]
        begin = start
        for match in separator.finditer(self.folded, start, end):
            if any(a < match.start() < b for a, b in brackets):
                continue
            if match.start() > begin:
                yield begin, match.start()
            begin = match.end()
        if begin < end:
            yield begin, end

    def _unpad(self, chunks: list[Span]) -> list[Span]:
        """Join single characters, and a compound surname and one, that padding has torn apart."""
        joined: list[Span] = []
        i = 0
        while i < len(chunks):
            a, b = chunks[i]
            if i + 1 < len(chunks):
                c, d = chunks[i + 1]
                left, right = self.folded[a:b], self.folded[c:d]
                head = _BRACKET.sub("", right)
                padded = len(left) == 1 and len(head) == 1 and _HAN.match(left) and _HAN.match(head)
                compound = len(left) == 2 and left in self.model.surnames and len(head) in (1, 2) and _HAN.match(head)
                if (padded and left in self.model.surnames) or (compound and is_name(self.model, left + head)):
                    joined.append((a, d))
                    i += 2
                    continue
            joined.append((a, b))
            i += 1
        return joined

    def _row(self, cells: Sequence[Span], place: Span | None) -> list[ListEntry]:
        """Entries of cells that stand on one line."""
        if not cells:
            return []
        kinds = self._decided([self._kind(a, b) for a, b in cells])
        if kinds.count("person") >= max(2, len(kinds) * 2 // 3):
            kinds = [kind or self._kind_among_persons(*cell) for kind, cell in zip(kinds, cells, strict=True)]
        if all(kind == "person" for kind in kinds):
            return [self._person(cell, place) for cell in cells]
        if kinds[0] == "person" and "person" not in kinds[1:]:
            return [self._person(cells[0], place, (cells[1][0], cells[-1][1]))]
        if kinds[0] == "unit" and "person" in kinds and set(kinds) <= {"unit", "person"}:
            return self._units_with_persons(cells, kinds, place)
        if all(kind == "unit" for kind in kinds):
            return [ListEntry(a, b, "organisation", a, b, self.raw[a:b], place=place) for a, b in cells]
        if kinds[0] == "person" and all(kind in ("person", "unit", "titled") for kind in kinds):
            return self._persons_with_units(cells, kinds, place)
        if len(cells) == 1:
            return self._tail_name(cells[0], place)
        if all(kind in ("titled", "unit", "person", "") for kind in kinds):
            found = [entry for cell in cells for entry in self._tail_name(cell, place)]
            return found if len(found) == len(cells) else []
        return []

    def _kind(self, start: int, end: int) -> str:
        """What a cell holds: person, unit, titled (unit with a post, or a post), or nothing known."""
        text = self.folded[start:end]
        bare = _BRACKET.sub("", text).strip()
        if _WEB_TITLE.search(bare):
            return ""
        if ":" in bare:
            head, _, tail = bare.partition(":")
            return "unit" if self.grammar.unit.search(head) and is_name(self.model, tail, -2.0) else ""
        title = self.grammar.title.search(bare)
        if title is not None and title.start() == 0:
            # 董事长 begins like a name.
            return "titled"
        unit = self.grammar.unit.search(bare) is not None and len(bare) > 2
        if is_name(self.model, bare, -1.5, 1.5):
            return "either" if unit else "person"
        if unit:
            return "unit"
        return "titled" if title is not None else ""

    def _kind_among_persons(self, start: int, end: int) -> str:
        """Among persons whatever begins with a surname and is short enough is one, even a word (边防)."""
        name = unpadded(self.folded[start:end])
        return "person" if 2 <= len(name) <= 4 and name[0] in self.model.surname else ""

    def _decided(self, kinds: list[str]) -> list[str]:
        """冯银厂 and 高桥镇 are a person among persons and a unit among units."""
        if "either" not in kinds:
            return kinds
        above = self.open.entries[-1].kind if self.open and self.open.entries else ""
        person = "person" in kinds or (above == "person" and "unit" not in kinds)
        decided = "person" if person else "unit"
        return [decided if kind == "either" else kind for kind in kinds]

    def _person(self, cell: Span, place: Span | None, rest: Span | None = None) -> ListEntry:
        start, end = cell
        bracket = self.folded.find("(", start, end)
        name_end = self._stripped(start, bracket)[1] if bracket > start else end
        unit: Span | None = None
        titles: tuple[Span, ...] = ()
        if rest is not None:
            unit, titles = self._unit_and_titles(*rest)
        elif bracket > start:
            unit, titles = self._unit_and_titles(bracket + 1, end - 1)
        return ListEntry(
            start,
            rest[1] if rest else end,
            "person",
            start,
            name_end,
            unpadded(self.raw[start:name_end]),
            unit,
            titles,
            place,
        )

    def _units_with_persons(self, cells: Sequence[Span], kinds: Sequence[str], place: Span | None) -> list[ListEntry]:
        """化学学院 张三 李四: each person with the unit before; the unit alone where no person follows."""
        found: list[ListEntry] = []
        unit: Span | None = None
        for cell, kind in zip(cells, kinds, strict=True):
            colon = self.folded.find(":", *cell)
            if kind == "unit" and colon > 0:
                unit, cell, kind = (cell[0], colon), (colon + 1, cell[1]), "person"
            if kind == "unit":
                unit = cell
            else:
                entry = self._person(cell, place)
                found.append(replace(entry, organisation=entry.organisation or unit))
        return found

    def _persons_with_units(self, cells: Sequence[Span], kinds: Sequence[str], place: Span | None) -> list[ListEntry]:
        """张三 甲局 局长 李四 乙局 局长: each person with what follows up to the next."""
        starts = [i for i, kind in enumerate(kinds) if kind == "person"]
        found = []
        for i, begin in enumerate(starts):
            stop = starts[i + 1] if i + 1 < len(starts) else len(cells)
            rest = (cells[begin + 1][0], cells[stop - 1][1]) if stop > begin + 1 else None
            found.append(self._person(cells[begin], place, rest))
        return found

    def _tail_name(self, cell: Span, place: Span | None) -> list[ListEntry]:
        """Unit, post and name without a break: 甲大学文学院院长张三; also a unit that stands alone."""
        start, end = cell
        text = self.folded[start:end]
        bracket = text.find("(")
        stop = bracket if bracket > 0 and text.endswith(")") else len(text)
        body = text[:stop].rstrip()
        for size in (3, 2, 4):
            name, head = body[-size:], body[:-size]
            if len(head) > 2 and is_name(self.model, name, 1.0) and self._is_head(head):
                unit, titles = self._unit_and_titles(start, start + len(head))
                a, b = start + len(head), start + len(body)
                return [ListEntry(start, end, "person", a, b, self.raw[a:b], unit, titles, place)]
        if self._decided([self._kind(start, end)]) == ["unit"]:
            return [ListEntry(start, end, "organisation", start, end, self.raw[start:end], place=place)]
        return []

    def _is_head(self, head: str) -> bool:
        return self.grammar.unit.search(head) is not None or self.grammar.title.search(head) is not None

    def _unit_and_titles(self, start: int, end: int) -> tuple[Span | None, tuple[Span, ...]]:
        """The unit and the titles in folded[start:end], with or without blanks between them."""
        pieces = list(self._between(start, end, _SEPARATOR))
        unit: Span | None = None
        titles: list[Span] = []
        for i, (a, b) in enumerate(pieces):
            a, b = self._stripped(a, b)
            match = self.grammar.title.search(self.folded, a, b)
            stop = match.start() if match else b
            if match:
                column = self.folded.rfind(" ", a, b) + 1
                # A post in a column of its own is the whole title: 风光社区 妇联协理员.
                stop = column if column > a else stop
                titles.append((stop, b))
            head = self._stripped(a, stop)
            if i == 0 and head[0] < head[1] and (match or self.grammar.unit.search(self.folded[head[0] : head[1]])):
                unit = head
        return unit, tuple(titles)

    # -- tables --------------------------------------------------------------------------------------------------

    def _is_table_row(self, start: int, end: int) -> bool:
        return "|" in self.folded[start:end] or "\t" in self.raw[start:end]

    def _table_row(self, start: int, end: int) -> None:
        cells = []
        begin = start
        for i in range(start, end + 1):
            if i == end or self.raw[i] in "|\t｜":
                cells.append(self._stripped(begin, i))
                begin = i + 1
        texts = [unpadded(self.folded[a:b]) for a, b in cells]
        if self.open is None:
            if sum(text in _COLUMN_HEADS for text in texts) >= 2 and self.stack == []:
                return
            if len(texts) == 2 and not texts[1]:
                self._line(*cells[0])
            return
        roles = [_COLUMN_HEADS.get(text, "") for text in texts]
        if sum(bool(role) for role in roles) >= 2:
            self.open.columns, self.open.layout = roles, "table"
            return
        filled = [cell for cell, text in zip(cells, texts, strict=True) if text and not text.isdigit()]
        entries: list[ListEntry] = []
        if self.open.columns and len(self.open.columns) == len(cells):
            entries = self._by_columns(cells)
        if not entries:
            entries = self._row(filled, self.open.place)
        if entries:
            self.open.layout = "table"
            self.open.entries.extend(entries)
            self.open.end = end

    def _by_columns(self, cells: Sequence[Span]) -> list[ListEntry]:
        by_role: dict[str, Span] = {}
        for role, (a, b) in zip(self.open.columns if self.open else [], cells, strict=True):
            if role and a < b:
                by_role.setdefault(role, (a, b))
        name = by_role.get("name")
        unit: Span | None = None
        titles: list[Span] = []
        if "unit" in by_role:
            unit, found = self._unit_and_titles(*by_role["unit"])
            titles.extend(found)
        if "post" in by_role:
            titles.extend(self._unit_and_titles(*by_role["post"])[1])
        if name and self._kind(*name) in ("person", "either"):
            return [replace(self._person(name, None), organisation=unit or by_role.get("unit"), titles=tuple(titles))]
        if "work" in by_role:
            a, b = by_role["work"]
            return [ListEntry(a, b, "work", a, b, self.raw[a:b].strip("“”《》"), unit)]
        if name and name[1] - name[0] > 3:
            return [ListEntry(*name, "organisation", *name, self.raw[name[0] : name[1]])]
        return []

    # -- lists inside a line -------------------------------------------------------------------------------------

    def _heading_with_names(self, start: int, end: int) -> bool:
        """一等奖:张三、李四 on one line."""
        colon = self.folded.find(":", start, min(end, start + _LONGEST_HEADING))
        if colon < 0 or colon + 1 >= end:
            return False
        heading = self._heading(start, colon + 1)
        if heading is None:
            return False
        begin = self._stripped(colon + 1, end)[0]
        saved, stacked = self.open, list(self.stack)
        self._open_list(heading)
        entries = self._entries(begin, end)
        if not entries:
            self.open, self.stack = saved, stacked
            return False
        self._take(entries, end)
        if self.open is not None:
            self.open.layout = "inline"
        return True

    def _before_colons(self, start: int, end: int) -> Iterator[Span]:
        """The clauses of folded[start:end] that a colon ends and that are short enough for a heading, colon included."""
        colon = self.folded.find(":", start, end)
        while colon >= 0:
            begin = max(start, colon - _LONGEST_HEADING)
            for sign in _CLAUSE_SIGN.finditer(self.folded, begin, colon):
                begin = sign.end()
            if begin < colon:
                yield begin, colon + 1
            colon = self.folded.find(":", colon + 1, end)

    def _inline(self, start: int, end: int) -> None:
        """Lists after a colon in running text; the text itself ends a list of lines."""
        self._close()
        self.stack.clear()
        stop = start
        for clause in self._before_colons(start, end):
            if clause[0] < stop:
                continue
            heading = self._heading(*clause)
            if heading is None:
                continue
            begin = self._stripped(clause[1], end)[0]
            ending = _LIST_END.search(self.folded, begin, end)
            stop = ending.start() if ending else end
            if begin >= stop:
                self._open_list(heading)
                continue
            self.open = _Open(heading, (), end=stop)
            self.stack = [heading]
            entries = self._entries(begin, stop)
            if entries:
                self.open.entries, self.open.layout = entries, "inline"
            self._close()
            self.stack.clear()


def _level(mark: str) -> int:
    """The depth of a numbered heading: 一、 1, (一) 2, 1. 3, (1) 4; 0 without number."""
    stripped = mark.strip()
    if not stripped:
        return 0
    chinese = re.search(r"[一二三四五六七八九十]", stripped) is not None
    bracketed = stripped.startswith("(")
    return (2 if bracketed else 1) if chinese else (4 if bracketed else 3)


def _number(written: str) -> int | None:
    if written.isdigit():
        return int(written)
    tens, ten, units = written.rpartition("十")
    if "百" in written or not ten:
        return _DIGITS.get(written)
    return (_DIGITS.get(tens, 1) if tens else 1) * 10 + _DIGITS.get(units, 0)


def find(document: Document, rules: Rules) -> list[NameList]:
    """The name lists of a document, in the order of the text."""
    return _Reader(document, rules).read()

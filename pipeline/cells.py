"""What the cells of a list's line hold: persons with their units and posts, units, works.

`CellReader` reads stretches of a document that are known to list somebody; headings and lists are in namelists.py.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from pipeline.names import HAN, NameModel, is_minority_name, is_name, is_word, name_model, unpadded
from pipeline.records import ListEntry, Span
from pipeline.rules import Rules
from pipeline.segment import Document

QUOTED = re.compile(r"“[^“”]{2,60}”|《[^《》]{2,60}》")
_YEAR_BEHIND = re.compile(r",\s*(?:19|20)\d\d")
_WORK_NAME = re.compile("《[^《》]{1,60}》")
_ROW_OF_WORKS = re.compile(r"(?:《[^《》]{1,60}》\s*){2,}")
SEPARATOR = re.compile(r"[、;,/]|—+|(?<=[\u4e00-\u9fff])-+(?=[\u4e00-\u9fff])")
_LONGEST_TAIL = 12
_BULLETS = "▲■◆★☆◇□○◎●※►▶·|"
_LONGEST_LABEL = 24
_SHORTEST_WORK = 4
_LONGEST_KIND_OF_POST = 4
_SENT = re.compile(r"\([^()]{2,30}(?:选派|派出|派驻|下派|推荐|挂职)\)\s*$")  # 第一书记(县教育局选派)
_BLANK_RUN = re.compile(r"\s+")
_FAMILY = re.compile("(?:家庭|夫妇|夫妻|一家)$")
_BRACKET = re.compile(r"\([^()]{0,60}\)")
_JOINED = re.compile(r"[和与及](?=\S{4,})")
_GLUED = re.compile(r"有限(?:责任)?公司(?![分总子支驻工党团的]|第|项目)(?=\S{2,}公司)")
_SCHOOL = re.compile("[\u4e00-\u9fff]{2,8}?大学")
_GLUED_SCHOOLS = re.compile(f"(?:{_SCHOOL.pattern}){{2,6}}")
_PAIR = re.compile(r"(\S{1,24}?(\S{2,3}))[和与及](\S{1,24}\2)")  # 甲党支部和乙党支部: they end alike
_WEB_TITLE = re.compile(r"[^\d]-[^\d]")
_HEAD_OF_LINE = re.compile(rf"[{HAN}]{{2,12}}")
_ONE_HAN = re.compile(rf"[{HAN}]")
_SHORT_HAN = re.compile(rf"[{HAN}]{{2,5}}")


@dataclass(frozen=True, slots=True, eq=False)
class _Grammar:
    """The expressions that cells are read with."""

    number_mark: "re.Pattern[str]"
    unit: "re.Pattern[str]"
    not_unit: "re.Pattern[str]"
    office: "re.Pattern[str]"
    place: "re.Pattern[str]"
    group: "re.Pattern[str]"
    title: "re.Pattern[str]"
    attribute: "re.Pattern[str]"
    label: "re.Pattern[str]"


@cache
def _grammar(rules: Rules) -> _Grammar:
    titles = rules.regex("posts.title").pattern

    def words(name: str) -> str:
        return rules.alternation(f"name_lists.{name}")

    return _Grammar(
        rules.regex("name_lists.number_mark"),
        re.compile(rf"(?:{words('unit_endings')}|^{words('short_units')})(?:\([^()]{{1,30}}\))?$"),
        re.compile(rf"{words('not_units')}$|\+"),
        re.compile(rf"{words('offices')}$"),
        re.compile(words("places") + "(?:省|市|自治区|壮族自治区|回族自治区|维吾尔自治区)?"),
        re.compile(rf"[^\s“”《》。]{{1,12}}{words('groups')}"),
        re.compile(rf"(?:{titles})$", re.VERBOSE),
        rules.regex("name_lists.attribute"),
        re.compile(
            rf"(?P<label>{words('work_labels')}|{words('person_labels')}|{words('unit_labels')}|{words('other_labels')})\s*:\s*"
        ),
    )


class CellReader:
    """Reads cells of one document. `above` is always the kind of the entry before, empty at the beginning."""

    def __init__(self, document: Document, rules: Rules) -> None:
        self.folded = document.folded
        self.raw = document.article.text
        self.model: NameModel = name_model(rules, document.segmenter)
        self.grammar = _grammar(rules)
        self.work_labels = frozenset(rules.words["name_lists.work_labels"])
        self.person_labels = frozenset(rules.words["name_lists.person_labels"])
        self.genres = frozenset(rules.words["name_lists.genres"])
        self.short_units = frozenset(rules.words["name_lists.short_units"])
        self.unit_labels = frozenset(rules.words["name_lists.unit_labels"])

    def stripped(self, start: int, end: int) -> Span:
        """folded[start:end] without blanks, bullets and table lines at its ends."""
        while start < end and (self.folded[start].isspace() or self.folded[start] in _BULLETS):
            start += 1
        while end > start and (self.folded[end - 1].isspace() or self.folded[end - 1] in "|★☆◆■"):
            end -= 1
        return start, end

    def is_unit(self, text: str) -> bool:
        """Whether a text ends like the name of a unit."""
        return self.grammar.unit.search(text) is not None and self.grammar.not_unit.search(text) is None

    def is_label(self, text: str) -> bool:
        """Whether a text before a colon heads a group of names: a unit, a place, 文科组."""
        return self.is_unit(text) or any(p.fullmatch(text) for p in (self.grammar.place, self.grammar.group))

    def is_place(self, text: str) -> bool:
        """Whether a text is a province's name."""
        return self.grammar.place.fullmatch(text) is not None

    # -- lines ---------------------------------------------------------------------------------------------------

    def entries(self, start: int, end: int, place: Span | None, above: str) -> list[ListEntry]:
        """The entries of a stretch without a label, none where it is something else."""
        if self.folded[start] == "(" and (behind := self._unit_in_bracket(start, end, place)):
            return behind
        labelled = self._labelled(start, end)
        if labelled:
            return labelled
        works = self._works(start, end)
        if works:
            return works
        work = self.work(start, end) or self._work_of_persons(start, end)
        if work:
            return [work]
        cells = self.cells(start, end)
        found = self.row(cells, place, above)
        if len(cells) == 2 and "联合" in self.folded[slice(*cells[1])] and self._is_joint_unit(cells):
            return [self._unit((start, end), place)]
        if not found and len(cells) > 1 and self._is_joint_unit(cells):
            found = [self._unit((start, end), place)]
        return found or self._joined(start, end, place, above)

    def runs(self, start: int, end: int) -> list[tuple[Span | None, Span]]:
        """The groups of a stretch: (label or None, names), as in 甲局:张三 李四 乙局:王五."""
        if self.grammar.label.match(self.folded, start, end):
            return [(None, (start, end))]
        marks = list(
            re.finditer(rf"(?:^|(?<=[\s、;,)]))([^\s:;,、\"“”《》=]{{1,{_LONGEST_LABEL}}})\s*:", self.folded[start:end])
        )
        runs: list[tuple[Span | None, Span]] = []
        label: Span | None = None
        begin = start
        for mark in marks:
            at = start + mark.start(1)
            if at > begin or label:
                runs.append((label, self.stripped(begin, at)))
            label, begin = (at, start + mark.end(1)), start + mark.end()
        runs.append((label, self.stripped(begin, end)))
        return runs

    def _labelled(self, start: int, end: int) -> list[ListEntry]:
        """作品:《山那边》 作者:张三 单位:甲局: the work, else the person, with the unit."""
        labels = list(self.grammar.label.finditer(self.folded, start, end))
        if not labels or labels[0].start() > start:
            return []
        values: dict[str, Span] = {}
        for i, label in enumerate(labels):
            stop = labels[i + 1].start() if i + 1 < len(labels) else end
            kind = next(
                (k for k, words in (("work", self.work_labels), ("person", self.person_labels), ("unit", self.unit_labels))
                 if label["label"] in words),
                "",
            )  # fmt: skip
            values.setdefault(kind, self.stripped(label.end(), stop))
        unit = values.get("unit")
        if "work" in values:
            a, b = values["work"]
            quoted = QUOTED.search(self.folded, a, b)
            a, b = (quoted.start() + 1, quoted.end() - 1) if quoted else (a, b)
            return [ListEntry(start, end, "work", a, b, self.raw[a:b], unit)] if a < b else []
        if "person" in values:
            persons = self.row(self.cells(*values["person"]), None, "person")
            return [replace(p, organisation=p.organisation or unit) for p in persons if p.kind == "person"]
        return []

    def work(self, start: int, end: int) -> ListEntry | None:
        """An entry that is a work: its name in quotes, with little else on the line."""
        text = self.folded[start:end]
        quoted = list(QUOTED.finditer(text))
        if not quoted:
            return None
        first = quoted[0]
        a, b = start + first.start() + 1, start + first.end() - 1
        if first.start() > 0:
            # 甲学院党支部“重走长征路”主题活动: the unit in front, hardly anything behind.
            head = self.stripped(start, start + first.start())
            if self.folded[slice(*head)] in self.genres and not _YEAR_BEHIND.search(self.folded, b, end):
                return ListEntry(start, end, "work", a, b, self.raw[a:b])
            if not self.is_unit(self.folded[head[0] : head[1]]) or end - b > _LONGEST_TAIL:
                return None
            if self.is_unit(self.folded[b + 1 : end]):  # 检修车间“旺姆”班组 is a unit
                return None
            return ListEntry(start, end, "work", a, b, self.raw[a:b], head)
        rest = self.stripped(start + first.end(), end)
        unit = rest if rest[0] < rest[1] and self.is_unit(self.folded[rest[0] : rest[1]]) else None
        return ListEntry(start, end, "work", a, b, self.raw[a:b], unit)

    def _unit_in_bracket(self, start: int, end: int, place: Span | None) -> list[ListEntry]:
        """(文学院)张三: the unit stands in brackets before the name."""
        bracket = _BRACKET.match(self.folded, start, end)
        if bracket is None or bracket.end() == end:
            return []
        cell = self.stripped(bracket.end(), end)
        if self.kind(*cell) not in ("person", "either"):
            return []
        unit, titles = self.unit_and_titles(bracket.start() + 1, bracket.end() - 1)
        return [replace(self._person(cell, place), start=start, organisation=unit, titles=titles)]

    def _works(self, start: int, end: int) -> list[ListEntry]:
        """《甲》(张三)、乙校《乙》、…: several works on one line, none where a piece holds none, or more than its unit before it."""
        if _ROW_OF_WORKS.fullmatch(self.folded, start, end):  # 《甲》《乙》《丙》
            spans = [(work.start() + 1, work.end() - 1) for work in _WORK_NAME.finditer(self.folded, start, end)]
            return [ListEntry(a - 1, b + 1, "work", a, b, self.raw[a:b]) for a, b in spans]
        pieces = [self.stripped(*piece) for piece in self._between(start, end, SEPARATOR)]
        quoted = [QUOTED.search(self.folded, *piece) for piece in pieces]
        if len(pieces) < 2 or not all(quoted):
            return []
        found = []
        for (first, last), match in zip(pieces, quoted, strict=True):
            if match is None:
                return []
            head = self.stripped(first, match.start())
            unit = head if head[0] < head[1] else None
            if unit and (not self.is_unit(self.folded[slice(*unit)]) or last - match.end() > _LONGEST_TAIL):
                return []
            if unit and self.is_unit(self.folded[match.end() : last]):  # 检修车间“旺姆”班组 is a unit
                return []
            a, b = match.start() + 1, match.end() - 1
            found.append(ListEntry(first, last, "work", a, b, self.raw[a:b], unit))
        return found

    def _work_of_persons(self, start: int, end: int) -> ListEntry | None:
        """智慧果园(张三、李四): a work and who made it, where it is neither a unit nor a person."""
        bracket = _BRACKET.search(self.folded, start, end)
        if bracket is None or bracket.end() < end or self.kind(start, bracket.start()):
            return None
        persons = self.cells(bracket.start() + 1, end - 1)
        if len(persons) < 2 or any(self.kind(*person) != "person" for person in persons):
            return None
        a, b = self.stripped(start, bracket.start())
        return ListEntry(start, end, "work", a, b, self.raw[a:b]) if b - a > 2 else None

    def _is_joint_unit(self, cells: Sequence[Span]) -> bool:
        """Whether pieces between 、 are one unit (纪委、机关党支部): the last ends like one, none is a person."""
        kinds = [self.kind(*cell) for cell in cells]
        adjacent = all(self.folded[a[1] : b[0]] == "、" for a, b in pairwise(cells))
        return adjacent and kinds[-1] == "unit" and "person" not in kinds

    def _joined(self, start: int, end: int, place: Span | None, above: str) -> list[ListEntry]:
        """甲局局长张三和乙局局长李四: two entries, where each half is one."""
        for match in _JOINED.finditer(self.folded, start + 2, end):
            left = self.row(self.cells(start, match.start()), place, above)
            right = self.row(self.cells(match.end(), end), place, above)
            if left and right and {e.kind for e in left + right} == {"person"}:
                return left + right
        return []

    def behind_head(self, start: int, end: int, place: Span | None) -> list[ListEntry]:
        """思政教学 张三 李四: persons behind the short name of a unit that nobody knows, between blanks."""
        chunks = self.blanks(start, end)
        if len(chunks) == 1 or not _HEAD_OF_LINE.fullmatch(self.folded, *chunks[0]):
            return []
        head = self.folded[slice(*chunks[0])]
        named = self.kind(*chunks[0]) not in ("", "unit") or (
            len(head) < _SHORTEST_WORK and not is_word(self.model, head)
        )
        if named and not self.is_unit(head):
            return []
        cells = self.cells(chunks[1][0], end)
        if any("person" not in (self.kind(*cell), self._among_persons(*cell)) for cell in cells):
            return []
        return [replace(self._person(cell, place), organisation=chunks[0]) for cell in cells]

    def presented(self, label: Span, start: int, end: int, place: Span | None) -> list[ListEntry]:
        """张三:甲大学乙学院教授: a person, and behind the colon the unit and the post."""
        written = self.folded[slice(*label)]
        if self.is_label(written) or self.kind(*label) != "person" or " " in self.folded[start:end]:
            return []
        if self.kind(start, end) not in ("titled", "unit"):
            return []
        return [self._person(label, place, (start, end))]

    def work_of_unit(self, start: int, end: int, place: Span | None) -> ListEntry | None:
        """文学院 书香进校园系列活动: a unit, and behind a blank its work; of a list of works only."""
        chunks = self.blanks(start, end)
        if len(chunks) != 2 or self.kind(*chunks[0]) != "unit":
            return None
        a, b = chunks[1][0], end
        if b - a < _SHORTEST_WORK or QUOTED.search(self.folded, a, b):
            return None
        if any(self.kind(*cell) for cell in (chunks[1], *self.cells(a, b))):
            return None
        return ListEntry(start, end, "work", a, b, self.raw[a:b], chunks[0], (), place)

    # -- cells ---------------------------------------------------------------------------------------------------

    def cells(self, start: int, end: int) -> list[Span]:
        """The cells of a line: pieces between blanks and 、, where padding inside a name is no break."""
        pieces: list[Span] = []
        for a, b in self._between(start, end, SEPARATOR):
            chunks = list(self._between(a, b, _BLANK_RUN))
            for cell in self._unpad(chunks):
                pieces.extend(self._unglued(cell))
        return pieces

    def blanks(self, start: int, end: int) -> list[Span]:
        """The pieces between blanks, where padding inside a name is no break."""
        return self._unpad(list(self._between(start, end, _BLANK_RUN)))

    def _unglued(self, cell: Span) -> Iterator[Span]:
        """甲有限公司乙有限公司丙有限公司, where blanks were lost, as three cells; 甲党支部和乙党支部 as two."""
        pair = _PAIR.fullmatch(self.folded, *cell)
        if pair and self.is_unit(pair[1]) and self.is_unit(pair[3]):
            yield cell[0], pair.end(1)
            yield pair.start(3), cell[1]
            return
        cuts = [m.end() for m in _GLUED.finditer(self.folded, *cell)]
        if _GLUED_SCHOOLS.fullmatch(self.folded, *cell):
            cuts = [m.end() for m in _SCHOOL.finditer(self.folded, cell[0], cell[1] - 1)]
            cuts = [*cuts, cuts[-1]] if len(cuts) == 1 else cuts
        begin = cell[0]
        for cut in dict.fromkeys(cuts) if len(cuts) > 1 else []:
            yield begin, cut
            begin = cut
        yield begin, cell[1]

    def _between(self, start: int, end: int, separator: "re.Pattern[str]") -> Iterator[Span]:
        """Pieces of folded[start:end] between separators; separators in brackets do not count."""
        brackets = [m.span() for m in _BRACKET.finditer(self.folded, start, end)]
        opened = [a for a, _ in brackets]
        begin = start
        for match in separator.finditer(self.folded, start, end):
            before = bisect_left(opened, match.start())
            if before and match.start() < brackets[before - 1][1]:
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
            singles = self._singles(chunks[i:])
            size = 3 if singles == 3 else 2 if singles > 1 else 1
            if size == 1 and i + 1 < len(chunks):
                left, right = self.folded[slice(*chunks[i])], self.folded[slice(*chunks[i + 1])]
                size = 2 if self._is_torn(left, right) else 1
            joined.append((chunks[i][0], chunks[i + size - 1][1]))
            i += size
        return joined

    def _singles(self, chunks: Sequence[Span]) -> int:
        """How many single characters (刘 五 妹), the last with a bracket or without, stand at the beginning of `chunks`."""
        count = 0
        for a, b in chunks:
            bare = _BRACKET.sub("", self.folded[a:b])
            if len(bare) != 1 or not _ONE_HAN.match(bare) or bare in "男女":
                return count
            count += 1
            if b - a > 1:
                return count
        return count

    def _is_torn(self, left: str, right: str) -> bool:
        head = _FAMILY.sub("", _BRACKET.sub("", right))
        if left not in self.model.surnames:
            return False
        if len(left) == 1 and _ONE_HAN.match(left):
            # A character that was damaged, as 王 �h, is often two.
            return (len(head) == 1 and _ONE_HAN.match(head) is not None) or (len(head) <= 2 and "\ufffd" in head)
        return len(left) == 2 and len(head) in (1, 2) and is_name(self.model, left + head)

    def kind(self, start: int, end: int) -> str:
        """What a cell holds: person, unit, either, titled (unit with a post, or a post), attribute (男), or nothing known."""
        text = self.folded[start:end]
        bare = _BRACKET.sub("", text).strip()
        if self.grammar.attribute.fullmatch(bare):
            return "attribute"
        if _WEB_TITLE.search(bare):
            return ""
        if ":" in bare:
            head, _, tail = bare.partition(":")
            return "unit" if self.is_unit(head) and is_name(self.model, tail, -2.0) else ""
        title = self.grammar.title.search(bare)
        if title is not None and title.start() == 0:
            # 董事长 begins like a name.
            return "titled"
        unit = self.is_unit(bare) and (len(text) > 2 or bare in self.short_units)
        if is_minority_name(self.model, bare) or is_name(self.model, bare, -1.5, 1.5):
            return "either" if unit else "person"
        if unit:
            return "unit"
        return "titled" if title is not None else ""

    def _among_persons(self, start: int, end: int) -> str:
        """Among persons what begins with a surname is one, even a word (边防), and what is short and no word."""
        name = unpadded(_BRACKET.sub("", self.folded[start:end]))
        if 2 <= len(name) <= 4 and name[0] in self.model.surname:
            return "person"
        return "person" if _SHORT_HAN.fullmatch(name) and not is_word(self.model, name) else ""

    def _decided(self, kinds: list[str], above: str, alone: bool) -> list[str]:
        """冯银厂 and 高桥镇 are a person among persons and a unit among units; alone: whether a name that is the only one
        rather looks like a person's."""
        if "either" not in kinds:
            return kinds
        with_unit = len(kinds) > 1 and kinds[0] == "either" and "either" not in kinds[1:] and above == "person"
        person = "person" in kinds or with_unit or (above == "person" and "unit" not in kinds)
        decided = "person" if person or (alone and not above) else "unit"
        return [decided if kind == "either" else kind for kind in kinds]

    # -- rows ----------------------------------------------------------------------------------------------------

    def row(self, cells: Sequence[Span], place: Span | None, above: str) -> list[ListEntry]:
        """Entries of cells that stand on one line."""
        pairs = [(cell, kind) for cell in cells if (kind := self.kind(*cell)) != "attribute"]
        if not pairs:
            return []
        cells = [cell for cell, _ in pairs]
        alone = len(cells) == 1 and self.grammar.office.search(self.folded[slice(*cells[0])]) is None
        kinds = self._decided([kind for _, kind in pairs], above, alone)
        persons = kinds.count("person")
        if persons >= max(2, len(kinds) // 2) or (persons and persons == len(kinds) - 1 and above == "person"):
            kinds = [kind or self._among_persons(*cell) for kind, cell in zip(kinds, cells, strict=True)]
        if all(kind == "person" for kind in kinds):
            return [self._person(cell, place) for cell in cells]
        if self._alternates(cells, kinds, above):
            kinds = ["person", kinds[1]] * (len(kinds) // 2)
            return self._persons_with_units(cells, kinds, place)
        if (
            kinds[0] == ""
            and "titled" in kinds
            and set(kinds[1:]) <= {"unit", "titled"}
            and self._may_name(cells[0], above)
        ):
            kinds[0] = "person"
        if kinds[0] == "person" and "person" not in kinds[1:]:
            return [self._person(cells[0], place, (cells[1][0], cells[-1][1]))]
        if kinds == ["", "unit"] and self.folded[cells[0][1] : cells[1][0]].isspace():
            return [self._unknown_with_unit(cells[0], cells[1], place, above)]
        if kinds[0] == "unit" and "person" in kinds and set(kinds) <= {"unit", "person"}:
            return self._units_with_persons(cells, kinds, place)
        if kinds == ["unit", "person", "titled"]:  # 县人民医院 张三 感染科护士长
            return [replace(self._person(cells[1], place, cells[2]), start=cells[0][0], organisation=cells[0])]
        if all(kind == "unit" for kind in kinds):
            return [self._unit(cell, place) for cell in cells]
        if kinds[0] == "person" and all(kind in ("person", "unit", "titled") for kind in kinds):
            return self._persons_with_units(cells, kinds, place)
        if len(cells) == 1:
            return self._tail_name(cells[0], place)
        if all(kind in ("titled", "unit", "person", "") for kind in kinds):
            found = [entry for cell in cells for entry in self._tail_name(cell, place)]
            return found if len(found) == len(cells) else []
        return []

    def _alternates(self, cells: Sequence[Span], kinds: Sequence[str], above: str) -> bool:
        """Whether a line holds short names and units in turn (岩温罕 甲小学 查敏 县幼儿园), of which one is surely a name or
        names stand above."""
        names, units = kinds[0::2], kinds[1::2]
        if len(kinds) < 4 or len(kinds) % 2 or any(kind not in ("unit", "titled") for kind in units):
            return False
        short = all(_SHORT_HAN.fullmatch(unpadded(_BRACKET.sub("", self.folded[slice(*cell)]))) for cell in cells[0::2])
        return short and set(names) <= {"person", ""} and (above == "person" or "person" in names)

    def _may_name(self, cell: Span, above: str) -> bool:
        """Whether what stands before a unit and a post is a name: it begins with a surname, or is short below other names."""
        bare = unpadded(_BRACKET.sub("", self.folded[slice(*cell)]))
        return _SHORT_HAN.fullmatch(bare) is not None and (above == "person" or bare[0] in self.model.surname)

    def _unknown_with_unit(self, cell: Span, unit: Span, place: Span | None, above: str) -> ListEntry:
        """青石牌大米 甲公司: a product and who makes it; below persons a name of an unknown form and his unit."""
        start, end = cell
        if above == "person" and _SHORT_HAN.fullmatch(self.folded, start, end):
            return self._person(cell, place, unit)
        return ListEntry(start, unit[1], "work", start, end, self.raw[start:end], unit, (), place)

    def _unit(self, cell: Span, place: Span | None) -> ListEntry:
        start, end = cell
        return ListEntry(start, end, "organisation", start, end, self.raw[start:end], place=place)

    def person(self, cell: Span) -> ListEntry:
        """The person whose name, with a bracket or without, a cell holds."""
        return self._person(cell, None)

    def _person(self, cell: Span, place: Span | None, rest: Span | None = None) -> ListEntry:
        start, end = cell
        bracket = self.folded.find("(", start, end)
        name_end = self.stripped(start, bracket)[1] if bracket > start else end
        unit: Span | None = None
        titles: tuple[Span, ...] = ()
        if rest is not None:
            unit, titles = self.unit_and_titles(*rest)
        elif bracket > start:
            unit, titles = self.unit_and_titles(bracket + 1, end - 1)
        name = unpadded(self.raw[start:name_end])
        return ListEntry(start, rest[1] if rest else end, "person", start, name_end, name, unit, titles, place)

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
        if self.kind(start, end) == "titled":  # 选矿厂总工程师 ends in no name
            return []
        bracket = text.find("(")
        stop = bracket if bracket > 0 and text.endswith(")") else len(text)
        body = text[:stop].rstrip()
        for size in (3, 2, 4):
            name, head = body[-size:], body[:-size]
            if len(head) > 2 and is_name(self.model, name, 1.0) and self._is_head(head):
                unit, titles = self.unit_and_titles(start, start + len(head))
                a, b = start + len(head), start + len(body)
                return [ListEntry(start, end, "person", a, b, self.raw[a:b], unit, titles, place)]
        if self.kind(start, end) in ("unit", "either"):
            return [self._unit(cell, place)]
        return []

    def _is_head(self, head: str) -> bool:
        return self.is_unit(head) or self.grammar.title.search(head) is not None

    def _end_of_unit(self, start: int, end: int) -> int:
        """Where the unit ends in folded[start:end], which a title follows: 看守所|管教 of 看守所管教民警; else `end`."""
        if end - start <= _SHORTEST_WORK or self.is_unit(self.folded[start:end]):
            return end
        within = range(end - 1, max(start + 2, end - _LONGEST_KIND_OF_POST) - 1, -1)
        return next((k for k in within if self.is_unit(self.folded[start:k])), end)

    def unit_and_titles(self, start: int, end: int) -> tuple[Span | None, tuple[Span, ...]]:
        """The unit and the titles in folded[start:end], with or without blanks between them; 男, 回族 are left out."""
        noted = _SENT.search(self.folded, start, end)
        end = noted.start() if noted else end
        pieces = [self.stripped(a, b) for a, b in self._between(start, end, SEPARATOR)]
        pieces = [(a, b) for a, b in pieces if not self.grammar.attribute.fullmatch(self.folded[a:b])]
        unit: Span | None = None
        titles: list[Span] = []
        for i, (a, b) in enumerate(pieces):
            match = self.grammar.title.search(self.folded, a, b)
            stop = match.start() if match else b
            if match:
                column = self.folded.rfind(" ", a, b) + 1
                # A post in a column of its own is the whole title: 风光社区 妇联协理员.
                stop = column if column > a else self._end_of_unit(a, stop)
                titles.append((stop, b))
            head = self.stripped(a, stop)
            if i == 0 and head[0] < head[1] and (match or self.is_unit(self.folded[head[0] : head[1]])):
                unit = head
        return unit, tuple(titles)

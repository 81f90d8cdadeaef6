"""Tables of names: rows under the heads of their columns, also where all cells stand on one line."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.cells import CellReader
from pipeline.headings import LONGEST_NOTE, Grammar
from pipeline.records import ListEntry, NameList, Span
from pipeline.segment import Document

_LONGEST_GRADE, _LONGEST_HEAD, _FEWEST_COLUMNS, _MOST_COLUMNS, _WIDEST_GAP = 10, 12, 3, 16, 10
_GRADE = re.compile("(?:[特一二三四]等|[金银铜]|优[秀胜]|提名|入围|鼓励)奖")
_YEAR_CELL = re.compile(r"((?:19|20)\d{2})(?:年度?|[./-])?(?:(\d{1,2})月?)?(?:[./-]?(\d{1,2})日?)?")
_NOTED_HEAD = re.compile(r"\([^()]*\)$")  # 奖金(万元)
_CERTIFICATE = re.compile(r"\s*[(]?证书(?:编?号)?:")
_NOTES = ("备注", "类别", "类型", "说明")
_ROW = re.compile(r"[^\n]{0,8}\n\s*([^\n]+)")
_CELL_SIGN = re.compile(r"[|\t]")


class TableReader:
    """Reads the tables of one document; `heads` says what the columns that a word heads hold."""

    def __init__(self, document: Document, cells: CellReader, grammar: Grammar, heads: Mapping[str, str]) -> None:
        self.folded = document.folded
        self.raw = document.article.text
        self.cells = cells
        self.grammar = grammar
        self.heads = heads

    def flat(self, head: "re.Match[str]", end: int) -> list[NameList]:
        """The tables of which the cells stand on one line behind the heads of their columns: 奖级 单位 姓名 一等奖 甲系 张三 …"""
        found: list[NameList] = []
        following: re.Match[str] | None = head
        while following is not None:
            head, following = following, self.grammar.table_head.search(self.folded, following.end(), end)
            found += self._flat_table(head, following.start() if following else end)
        return found

    def _flat_table(self, head: "re.Match[str]", stop: int) -> list[NameList]:
        """One of them: behind its head, up to the next."""
        roles = ["award" if self.heads[word] == "grade" else self.heads[word] for word in head[0].split()]
        rows = self._flat_rows(head.end(), stop, roles)
        before = self.folded[max(0, head.start() - LONGEST_NOTE) : head.start()].split()
        grade: Span | None = None
        if before and "award" not in roles and self.grammar.head.search(before[-1]):
            at = self.folded.rindex(before[-1], 0, head.start())
            grade = (at, at + len(before[-1]))
        lists: list[tuple[Span, list[ListEntry]]] = []
        for award, entries in rows:
            award = award or grade
            if award is None:
                continue
            if lists and self.folded[slice(*lists[-1][0])] == self.folded[slice(*award)]:
                lists[-1][1].extend(entries)
            else:
                lists.append((award, entries))
        return [
            NameList(min(award[0], entries[0].start), entries[-1].end, award, award, tuple(entries), "table")
            for award, entries in lists
        ]

    def _flat_rows(self, start: int, end: int, roles: Sequence[str]) -> Iterator[tuple[Span | None, list[ListEntry]]]:
        """The rows of a flattened table: the award of each, where a column holds it, and its entries."""
        columns = [role for role in roles if role not in ("award", "number")]
        award: Span | None = None
        row: list[Span] = []
        for cell in [*self.cells.blanks(start, end), (end, end)]:
            text = self.folded[slice(*cell)]
            grade = "award" in roles and 0 < len(text) <= _LONGEST_GRADE and self.grammar.head.search(text) is not None
            if not text or ":" in text or grade or (text.isdigit() and "number" in roles):
                last = award
                if grade and roles[-1] == "award":
                    award = last = cell
                for entries in self._flat_entries(row, columns):
                    yield last, entries
                row = []
                if grade:
                    award = cell
                if ":" in text:
                    return
            else:
                row.append(cell)

    def _flat_entries(self, row: Sequence[Span], columns: Sequence[str]) -> Iterator[list[ListEntry]]:
        """The entries of the cells between two awards or numbers: one row, or several without a mark between them."""
        size = len(columns)
        if columns == ["unit", "name"]:
            yield from self._flat_persons(row)
            return
        if len(row) < size or not size:
            return
        by_role: dict[str, Span] = {}
        for role, cell in zip(columns, row, strict=False):
            by_role.setdefault(role, cell)
        names = (
            row[columns.index("name") :] if columns[-1] == "name" else [by_role["name"]] if "name" in by_role else []
        )
        unit = by_role.get("unit")
        persons = [self.cells.person(name) for name in names if self.cells.kind(*name) in ("person", "either")]
        if persons:
            yield [replace(person, organisation=unit) for person in persons]
        elif "work" in by_role:
            a, b = by_role["work"]
            yield [ListEntry(a, b, "work", a, b, self.raw[a:b].strip("“”《》"), unit)]

    def _flat_persons(self, row: Sequence[Span]) -> Iterator[list[ListEntry]]:
        """甲系 张三 李四 乙系 王五: each person with the unit before, in cells without a mark between the rows."""
        unit: Span | None = None
        for cell in row:
            kind = self.cells.kind(*cell)
            if unit is not None and (
                kind == "person" or (kind == "either" and not self.cells.is_unit(self.folded[slice(*cell)]))
            ):
                yield [replace(self.cells.person(cell), organisation=unit)]
            else:
                unit = cell

    def by_columns(self, cells: Sequence[Span], columns: Sequence[str]) -> list[ListEntry]:
        """The entry of a row whose columns hold what `columns` says."""
        by_role: dict[str, Span] = {}
        for role, (a, b) in zip(columns, cells, strict=True):
            if role and a < b:
                by_role.setdefault(role, (a, b))
        name = by_role.get("name")
        if name is None and "unit" in by_role and self.cells.kind(*by_role["unit"]) == "person":
            name = by_role.pop("unit")  # 获奖单位(个人)
        unit: Span | None = None
        titles: list[Span] = []
        if "unit" in by_role:
            unit, found = self.cells.unit_and_titles(*by_role["unit"])
            titles.extend(found)
        if "post" in by_role:
            titles.extend(self.cells.unit_and_titles(*by_role["post"])[1])
        if name and self.cells.kind(*name) in ("person", "either"):
            person = self.cells.person(name)
            return [replace(person, organisation=unit or by_role.get("unit"), titles=tuple(titles))]
        author = by_role.get("author")
        if author and self.cells.kind(*author) == "person" and self._repeats_award(by_role):
            return [replace(self.cells.person(author), organisation=unit)]
        if "work" in by_role:
            a, b = by_role["work"]
            noted = _CERTIFICATE.search(self.folded, a, b)
            b = noted.start() if noted and noted.start() > a else b
            return [ListEntry(a, b, "work", a, b, self.raw[a:b].strip("“”《》"), unit)]
        name = name or by_role.get("unit")
        if name and name[1] - name[0] > 3:
            return [ListEntry(*name, "organisation", *name, self.raw[name[0] : name[1]])]
        return []

    def _repeats_award(self, by_role: Mapping[str, Span]) -> bool:
        """Whether the column of works has no work, but the award again: 某青年奖 | 甲 | 第十二届某青年奖."""
        work = self.folded[slice(*by_role.get("work", (0, 0)))]
        return not work or ("award" in by_role and self.folded[slice(*by_role["award"])] in work)

    def _when(self, cell: Span) -> str:
        """The year, month or day that a cell consists of, as ISO; else empty."""
        found = _YEAR_CELL.fullmatch(self.folded, *cell)
        if found is None:
            return ""
        if not found[2] or not 0 < int(found[2]) < 13:
            return found[1]
        day = f"-{int(found[3]):02}" if found[3] and 0 < int(found[3]) < 32 else ""
        return f"{found[1]}-{int(found[2]):02}{day}"

    def roles(self, texts: Sequence[str]) -> list[str]:
        """What the columns hold that these heads head, "" for a word that heads none; a grade is the award where no other
        column holds one."""
        roles = [self.heads.get(text, "") or self.heads.get(_NOTED_HEAD.sub("", text), "") for text in texts]
        if "award" in roles or "grade" not in roles:
            return roles
        first = roles.index("grade")
        return [*roles[:first], "award", *roles[first + 1 :]]

    def with_noted_award(self, texts: Sequence[str], roles: list[str], end: int) -> list[str]:
        """The roles, the column of notes or kinds being that of the award where the row below, behind `end`, has one there."""
        noted = next((i for i, text in enumerate(texts) if text in _NOTES), -1)
        below = _ROW.match(self.folded, end)
        if noted < 0 or "award" in roles or not {"name", "unit"} & {*roles} or below is None:
            return roles
        cells = [cell.strip() for cell in _CELL_SIGN.split(below[1].strip(" |\t"))]
        if len(cells) != len(texts) or not (
            self.grammar.head.search(cells[noted]) or self.grammar.praised.search(cells[noted])
        ):
            return roles
        return [*roles[:noted], "award", *roles[noted + 1 :]]

    def is_of_awards(self, roles: Sequence[str]) -> bool:
        """Whether a table with these columns tells who got which award."""
        return "award" in roles and bool({"name", "unit", "work"} & set(roles))

    def vertical(self, lines: Sequence[Span]) -> Iterator[tuple[int, int, list[NameList]]]:
        """The tables of which each cell is a line, the heads too: (the first line, the line behind the table, its lists)."""
        texts = [self.folded[a:b] if b - a <= _LONGEST_HEAD else "" for a, b in lines]
        i = 0
        while i < len(texts):
            stop = i
            while stop < len(texts) and texts[stop] in self.heads:
                stop += 1
            if _FEWEST_COLUMNS <= stop - i <= _MOST_COLUMNS and self.is_of_awards(roles := self.roles(texts[i:stop])):
                lists: list[NameList] = []
                end = self._vertical_rows(lines, stop, roles, lists)
                if lists:
                    yield i, end, lists
                    stop = end
            i = max(stop, i + 1)

    def _vertical_rows(self, lines: Sequence[Span], i: int, roles: Sequence[str], lists: list[NameList]) -> int:
        """Add the rows from line `i` on to `lists`; the line behind the last of them. Lines that begin no row are left
        out, as where a cell holds several."""
        end, size = i, len(roles)
        # Dates and numbers show where a row begins, however many rows of something else stand between.
        gap = size * _WIDEST_GAP if {"when", "number"} & set(roles) else size
        while i + size <= len(lines) and i - end <= gap:
            row = lines[i : i + size]
            if self._is_row(row, roles):
                self.by_award(row, roles, lists)
                end = i = i + size
            else:
                i += 1
        return end

    def _is_row(self, cells: Sequence[Span], roles: Sequence[str]) -> bool:
        """Whether the cells are what their columns hold: an award or a grade, dates, numbers."""
        for (a, b), role in zip(cells, roles, strict=True):
            text = self.folded[a:b]
            if role in ("award", "grade") and not self.grammar.head.search(text):
                return False
            if (role == "when" and not self._when((a, b))) or (role == "number" and not text.isdigit()):
                return False
        return True

    def _is_grade(self, cell: Span) -> bool:
        return _GRADE.fullmatch(self.folded, *cell) is not None

    def by_award(self, cells: Sequence[Span], columns: Sequence[str], lists: list[NameList]) -> None:
        """Add a row with a column of its award to `lists`: to the last one, if that is of the same award."""
        award = cells[columns.index("award")]
        work = cells[columns.index("work")] if "work" in columns else (0, 0)
        if self._is_grade(award) and self.folded[slice(*work)].endswith("奖"):
            # 某基金奖 | 甲 | 二等奖: the award stands where others have their work.
            columns = [{"work": "award", "award": "grade"}.get(role, role) for role in columns]
            award = work
        when = self._when(cells[columns.index("when")]) if "when" in columns else ""
        grades = [c for c, role in zip(cells, columns, strict=True) if role == "grade" and self._is_grade(c)]
        entries = [
            replace(entry, awarded_on=when, grade=grades[0] if grades else None)
            for entry in self.by_columns(cells, columns)
        ]
        if award[0] == award[1] or not entries or self.folded[award[0]] == "其":  # 其他奖
            return
        last = lists[-1] if lists else None
        if (
            last
            and last.layout == "table"
            and last.award
            and self.folded[slice(*last.award)] == self.folded[slice(*award)]
        ):
            lists[-1] = replace(last, entries=(*last.entries, *entries), end=entries[-1].end)
        else:
            start = min(award[0], entries[0].start)
            lists.append(NameList(start, max(award[1], entries[-1].end), award, award, tuple(entries), "table"))

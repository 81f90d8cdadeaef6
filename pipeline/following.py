"""Posts that stand after a name: in brackets, in apposition, beside it in its line, behind a verb of holding."""

import re
from bisect import bisect_left
from dataclasses import replace

from pipeline.behind import Behind
from pipeline.offices import Part
from pipeline.records import PersonMention, Span

_MOST_CLAUSES = 8
_NUMBERED = re.compile(r"\d[.、)]$")
_SEX_OR_AGE = re.compile(r"[男女],|(?:今年|现年|时年|年)?\d{2}岁(?:了)?,")
_SUBJECTLESS = re.compile(r"(?:[^,;。!?\n\r()]|\([^()\n\r]*\))+")
# What somebody did before he took an office, in the clause of the office: 发起创办|并, 创办甲公司|并.
_AND = re.compile("(?P<done>[^,;:。!?\n()、任]{2,24}?)并(?=被|担任|任|兼任|出任|当选)")
# Behind a name with brackets, or with blanks in a line of its own, what is not yet the post.
_SEVERAL = re.compile(r"等?(?:[两三四五六七八九十]|\d{1,2})[位名]|等")
_OF_SEVERAL = re.compile(r"等?(?:[两三四五六七八九十]+|\d{1,3})[位名]?(?:同志|人)")
_BIOGRAPHY = re.compile(r"[ \t]*(?:(?:男|女|[一-龥]{1,4}族|中共党员|\d{2}岁|\d{4}年(?:\d{1,2}月)?(?:出)?生)[ \t]+)*")
# What heads a list of appointments or dismissals: 免去:, or the verb alone in its line.
_OF_OFFICES = re.compile(
    r"(?P<verb>任命|聘任|免去|撤销|罢免):|(?:(?<=\n)|^)[ \t]*(?:决定)?(?P<line>任命|聘任|免去|撤销|罢免)[ \t]*(?=\n)"
)
_LONGEST_DISMISSALS = 1500
_LONGEST_UNIT = 16
_LONGEST_VERB = 4
_COMRADE = re.compile(r"同志|先生|女士|老师|医生|校友")


class Following(Behind):
    """Finds the posts that stand after the names of one document."""

    def _after(self, person: PersonMention, before: list[Part]) -> None:
        position = person.end
        comrade = _COMRADE.match(self.folded, position)
        if comrade:
            position = comrade.end()
        while position < len(self.folded) and self.folded[position] in "” ":
            position += 1
        if self.folded[position : position + 1] == "(":
            closing = self._closing(position)
            if closing is not None:
                if not self._persons_between(position + 1, closing):
                    self._add(person, self._phrases(position + 1, closing), "posts.brackets")
                position = closing + 1
        several = _SEVERAL.match(self.folded, person.end)
        title = self.grammar.title.match(self.folded, several.end() if several else person.end)
        of_all = title and (title[0] in self.grammar.ranks or (several and title[0] in self.grammar.shared))
        row = self._row(person) if title and of_all and not before else []
        if title and len(row) > 1 and self._row_behind(row, title.span()):
            return
        title = None if several else title
        if title and title[0] in self.grammar.high and not before:
            self._add(person, [Part(title.span(), None)], "posts.behind")
            return
        if title and not self._continues(title.end()):
            self._title_behind(person, title.span(), before)
            self._held(person, title.end())
            if not before:
                return
        dismissed = self.grammar.dismissal.search(self.folded, max(0, person.start - 4), person.start)
        linked = self.folded[position : position + 1] == "的"
        spaced = position > person.end and self._opens_line(person)
        if dismissed or ((linked or spaced) and self._is_in_dismissals(person)):
            self._dismissed(person, position + linked)
            return
        sex = _SEX_OR_AGE.match(self.folded, position)
        if sex or self.folded[position : position + 1] == ",":
            self._apposition(person, sex.end() if sex else position + 1)
            return
        if self.folded[position : position + 1] == ":" and self._opens_line(person):
            # 张三:甲大学教授, with nothing else on the line.
            line = _SUBJECTLESS.match(self.folded, position + 1)
            if line and self.folded[line.end() : line.end() + 1] in ("", "\n", "\r"):
                self._add(person, self._pure(*line.span(), ""), "posts.apposition")
            return
        if self._beside(person, position):
            return
        self._held(person, position)

    def _dismissed(self, person: PersonMention, start: int) -> None:
        """The posts of folded[start:], up to 职务, that a person holds no longer: 免去张三(的)甲局局长职务."""
        clause = _SUBJECTLESS.match(self.folded, start)
        stop = self.folded.find("职务", start, clause.end()) if clause else -1
        if stop > 0 and not self._persons_between(start, stop):
            parts = [replace(p, tenure="former") for p in self._phrases(start, stop)]
            self._add(person, parts, "posts.dismissal")

    def _is_in_dismissals(self, person: PersonMention) -> bool:
        """Whether a person stands in a list that 免去 heads: 免去:⏎甲的乙局局长职务;⏎丙的…."""
        begin = self._blanks_back(person.start)
        if self.folded[max(0, begin - 1) : begin] not in ("\n", ";", ":"):
            return False
        start = max(0, person.start - _LONGEST_DISMISSALS)
        heading = list(_OF_OFFICES.finditer(self.folded, start, person.start))
        verb = (heading[-1]["verb"] or heading[-1]["line"]) if heading else ""
        return self.grammar.dismissal.fullmatch(verb) is not None

    def _beside(self, person: PersonMention, position: int) -> bool:
        """张三(女)甲医院护士、…; 张三 甲村党支部书记, with nothing else on the line."""
        bracketed = self.folded[position - 1] == ")" and position > person.end
        spaced = self.folded[person.end : person.end + 1] in (" ", "\t") and self._opens_line(person)
        if not bracketed and not spaced:
            return False
        biography = _BIOGRAPHY.match(self.folded, position)
        start = biography.end() if biography else position
        line = _SUBJECTLESS.match(self.folded, start)
        if line is None:
            return False
        end = line.end()
        i = bisect_left(self.person_starts, start)
        if i < len(self.persons) and self.persons[i].start < end:
            end = self.persons[i].start
            if not bracketed or self.folded[end - 1] not in "、和":
                return False
            end -= 1
        elif not bracketed and self.folded[end : end + 1] not in ("", "\n", "\r"):
            return False
        parts = self._pure(start, end, "")
        if not parts or parts[0].organisation is None:
            return False
        self._add(person, parts, "posts.apposition")
        return True

    def _apposition(self, person: PersonMention, position: int) -> None:
        """张三,男,汉族,甲局局长,…: clauses that are nothing but a post, or that a verb of holding opens."""
        begins_clause = person.start == 0 or self.folded[person.start - 1] in "\n。!?:;, “▲】"
        numbered = _NUMBERED.search(self.folded, max(0, person.start - 3), person.start)
        held = self.grammar.holds.match(self.folded, position)
        if not (begins_clause or numbered or self._opens_behind_role(person) or (held and held[0] != "为")):
            return
        for _ in range(_MOST_CLAUSES):
            clause = re.compile(r"(?:[^,;。!?\n\r()]|\([^()\n\r]*\))*").match(self.folded, position)
            if clause is None or clause.end() == position:
                return
            if self._persons_between(position, clause.end()):
                return
            start = position
            held = self.grammar.holds.match(self.folded, position, clause.end())
            if held:
                start = held.end()
            parts = self._pure(start, clause.end(), held[0] if held else "")
            self._add(person, parts, "posts.apposition")
            if self.folded[clause.end() : clause.end() + 1] != ",":
                break
            position = clause.end() + 1

    def _held(self, person: PersonMention, position: int) -> None:
        """张三任甲局局长; (张三任总经理) in brackets after the organisation."""
        several = _OF_SEVERAL.match(self.folded, position)
        position = several.end() if several else position
        held = self.grammar.holds.match(self.folded, position)
        founded: Span | None = None
        if held is None:
            # 张三创办甲公司|并任董事长
            also = _AND.match(self.folded, position)
            held = self.grammar.holds.match(self.folded, also.end()) if also else None
            mention = self._mention_ending(also.end("done"), position) if also else None
            founded = (mention.start, mention.end) if mention else None
        if held is None:
            return
        title = self.grammar.title.match(self.folded, held.end())
        if title and self.folded[title.end() : title.end() + 1] == "的" and (unit := self._unit_at(title.end() + 1)):
            # 张三任班长的|甲班
            self._add(person, [Part(title.span(), unit)], "posts.held")
            return
        stop = re.compile(r"[^,;。!?\n\r()]*").match(self.folded, held.end())
        if stop is None:
            return
        parts = self._held_in_row(held.end(), held[0])
        if founded is None and held[0] == "为":
            founded = self._appointing(person)
        if founded and parts and parts[0].organisation is None and not parts[0].own:
            parts = self._with_shared([replace(parts[0], organisation=founded), *parts])[1:]
        if parts and parts[0].organisation is None and self.folded[stop.end() : stop.end() + 1] == ")":
            opening = self._opening(stop.end())
            mention = self._mention_ending(opening, 0) if opening is not None else None
            if mention is not None:
                parts = [replace(p, organisation=(mention.start, mention.end)) for p in parts]
        row = self._row(person) if parts else []
        if "分别" in held[0] and len(parts) > 1:
            # 张三、李四分别任甲局局长、副局长
            for holder, part in zip(row, parts, strict=True) if len(row) == len(parts) else ():
                self._add(holder, [part], "posts.held")
            return
        for holder in row:
            self._add(holder, parts, "posts.held")

    def _unit_at(self, start: int) -> Span | None:
        """The unit that begins at `start` and ends its clause or stands alone before it goes on; None without one."""
        for mention in self._mentions_about(start):
            if mention.start == start:
                return mention.start, mention.end
        clause = _SUBJECTLESS.match(self.folded, start)
        unit = clause and self.grammar.unit.search(self.folded, start, clause.end())
        return clause.span() if clause and unit and len(clause[0]) <= _LONGEST_UNIT else None

    def _appointing(self, person: PersonMention) -> Span | None:
        """The unit that gives a person an office: 甲大学聘请|张三|为教授."""
        limit = self._limit(person.start)
        verb = self.grammar.appoints.search(self.folded, max(limit, person.start - _LONGEST_VERB), person.start)
        mention = self._mention_ending(verb.start(), limit) if verb else None
        return (mention.start, mention.end) if mention else None

"""Posts of named persons: before the name, in brackets after it, in apposition, after a verb, in name lists."""

import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Sequence
from dataclasses import replace
from itertools import chain

from pipeline.labels import Labels
from pipeline.offices import Part, office_of
from pipeline.records import Findings, ListEntry, PersonMention, Post, Span
from pipeline.rules import Rules
from pipeline.segment import Document

_LONGEST_TITLE = 16
_MOST_CLAUSES = 8
_NUMBERED = re.compile(r"\d[.、)]$")
_JOINED = re.compile(r"\ ?(?:、|和|与|及|以及)\ ?")
# Ends of lines and of cells: what they part is not one phrase.
_APART = re.compile(r"[\n\r\t|]")
_SEX_OR_AGE = re.compile(r"[男女],|(?:今年|现年|时年|年)?\d{2}岁(?:了)?,")
_SUBJECTLESS = re.compile(r"(?:[^,;。!?\n\r()]|\([^()\n\r]*\))+")
_MOST_OF_CAREER = 6
_ADDRESS = re.compile(
    r"^(?:同志|先生|女士|老师|医生|教授|副教授|研究员|院士|博士|一行|法师|[大上中少]校|[上中少]将|[上中少]尉)"
)
_TAKES_OFFICE = re.compile(r"(?:继续|再次|兼任|正式)?(?:担任|出任|兼任|接任|继任|接棒|任职)(?=[,;。、!?\n\r)]|$)")
_AS = re.compile("作为|身为|担任")
# What somebody did before he took an office, in the clause of the office: 发起创办|并, 创办甲公司|并.
_AND = re.compile("(?P<done>[^,;:。!?\n()、任]{2,24}?)并(?=被|担任|任|兼任|出任|当选)")
# Behind a name with brackets, or with blanks in a line of its own, what is not yet the post.
_SEVERAL = re.compile(r"等?(?:[两三四五六七八九十]|\d{1,2})[位名]|等")
_GIVEN_TO = re.compile("(?:等[^,。]{0,8})?(?:颁|授|佩戴|送|献|讲解|赠)")
_OF_SEVERAL = re.compile(r"等?(?:[两三四五六七八九十]+|\d{1,3})[位名]?(?:同志|人)")
_BIOGRAPHY = re.compile(r"[ \t]*(?:(?:男|女|[一-龥]{1,4}族|中共党员|\d{2}岁|\d{4}年(?:\d{1,2}月)?(?:出)?生)[ \t]+)*")
_AT = re.compile(
    r"(?:[他她]|(?<=[,。;一-龥]))(?P<verb>(?:曾|先后|曾先后|后|一直|现|继续|回国后先后|毕业后)?)(?:在|(?:被)?(?:分配|调|派|分)到|调入|进入?)(?P<units>[^,。;:!?\n在任]{3,50}?)(?:担任|兼任|任|当|做)(?P<titles>[^,。;:!?\n]{2,24})"
)
_CALLED_BY = re.compile(
    r"(?:[他她]|(?<=[,。;一-龥]))(?P<verb>曾先后|曾|先后|还|并|仍|现)?被(?P<units>[^,。;:!?\n]{3,90}?)(?:等[一-龥]{0,10})?(?:聘为|聘任为|聘请为|任命为)(?P<titles>[^,。;:!?\n]{2,30})"
)
_OF_BIRTH = re.compile(
    r"[男女]|[一-龥]{1,6}族|[一-龥]{2,16}人|(?:19|20)\d{2}年(?:\d{1,2}月)?(?:\d{1,2}日)?(?:出)?生(?:于[一-龥]{2,16})?|[一-龥]{1,12}[家师者]|(?:中共)?党员|博士|硕士"
)
_LINE_OF_POSTS = re.compile(r"(?:(?<=\n)|^)[ \t]*(?P<posts>[^\n]{6,300})(?=\n|$)")
# Headings under which a life is told in lines that begin with when, and such a line as far as a bracket.
_CURRICULUM = re.compile(r"(?:(?<=\n)|^)[ \t]*(?:[一-龥]{0,4})(?:履历|简历|经历)[ \t]*:?[ \t]*\n\s{0,20}")
_DATED_LINE = re.compile(r"[ \t]*(?P<line>\d{4}[^\n(;。]{4,80})[^\n]{0,300}(?:\n\s{0,20}|$)")
_MOST_LINES = 40
_LONGEST_CAREER_NOTE = 600
_OF_OFFICES = re.compile("(?P<verb>任命|决定任命|免去|撤销|罢免)[:]")
_LONGEST_DISMISSALS = 1500
_LONGEST_PROFILE = 1500
_LONGEST_LIFE = 400
_LONGEST_NOTE = 16
_LONGEST_UNIT = 16
_LONGEST_VERB = 4
_COMRADE = re.compile(r"同志|先生|女士|老师|医生|校友")


class _Finder(Labels):
    """Finds the posts of one document."""

    def __init__(self, document: Document, rules: Rules, found: Findings) -> None:
        super().__init__(document, rules, found)
        self.posts: list[Post] = []
        self.behind: Part | None = None
        """The last title behind a name that has its organisation before it."""
        written = {self.folded[m.start : m.end] for m in self.mentions}
        hospitals = {text for text in written if text.endswith(self.grammar.hospitals) and len(text) > len("县医院")}
        self.of_hospital = len(hospitals) == 1 or (bool(hospitals) and "我院" in written)

    def find(self) -> list[Post]:
        listed = self._listed()
        previous: PersonMention | None = None
        latest: list[Part] | None = None
        shared: list[Part] = []
        for person in self.persons:
            if person.rule == "persons.byline" or person.start in listed:
                previous, latest, shared = None, None, []
                continue
            parts = self._before(person)
            if parts and latest is not None and self._follows(previous, parts[0]):
                parts = self._with_shared([self._headed(latest, parts[0]), *parts])[1:]
            if parts:
                latest = [p for p in parts if p.organisation is not None] or None
                self._add(person, parts, "posts.before")
                shared = [p for p in parts[-1:] if self._is_shared(p)]
            elif previous is not None and shared and self._joined(previous.end, person.start):
                self._add(person, shared, "posts.shared")
            else:
                shared = []
            self._after(person, parts)
            previous = person
        self._labels()
        self._careers()
        self._posts_at()
        self._profile()
        self._curriculum()
        return sorted(self.posts, key=lambda p: (p.start, p.person_name))

    def _labels(self) -> None:
        """Rows of offices with colons, where their persons have no post yet that the label tells."""
        known = {(post.start, post.person_name) for post in self.posts if post.organisation_is_place}
        labelled = list(self._labelled())
        replaced = {(part.title[0], person.name) for person, part in labelled} - known
        self.posts = [post for post in self.posts if (post.start, post.person_name) not in replaced]
        for person, part in labelled:
            if (part.title[0], person.name) in replaced:
                self._add(person, [part], "posts.labels")

    def _headed(self, latest: list[Part], part: Part) -> Part:
        """The part of the person before whose unit the bare title of the next is of: 甲医院院长、心内科主任张三,|副院长李四."""
        office = office_of(self.folded[slice(*part.title)])
        kind = office[0] if office in self.grammar.heads else ""
        of_kind = [p for p in latest if p.organisation and kind in self.folded[p.organisation[1] - 1]] if kind else []
        return of_kind[-1] if of_kind else latest[-1]

    def _add(self, person: PersonMention, parts: list[Part], rule: str) -> None:
        for part in parts:
            if self._is_of_field(part):
                continue
            title = self.raw[slice(*part.title)]
            folded_title = self.folded[slice(*part.title)]
            office = office_of(folded_title)
            is_place = part.is_place or (part.organisation is None and office in self.grammar.place)
            if (
                part.organisation is not None
                and office in self.grammar.occupations
                and (
                    (office.endswith(self.grammar.medical) and self._is_ward(part.organisation))
                    or self._is_loose(office, part.organisation)
                )
            ):
                continue
            abroad = office in self.grammar.state or folded_title.startswith(("驻", "常驻"))
            if part.own and abroad and not self._is_of_mention(part):
                part = self._of_country(part)
            alone = office in self.grammar.high and office.startswith(("国", "总书记"))
            known = is_place or office in self.grammar.bare or title in self.grammar.of_village
            # 音乐教师张三, of the school that the article is about.
            known = known or (title.endswith(self.grammar.teachers) and title[:-2] in self.grammar.subjects)
            if part.organisation is None and not alone and (part.own or not known):
                continue
            self.posts.append(
                Post(
                    *part.title,
                    rule=rule,
                    person_name=person.name,
                    title=title,
                    organisation=part.organisation,
                    tenure=part.tenure,
                    organisation_is_place=is_place,
                )
            )

    def _is_of_mention(self, part: Part) -> bool:
        return part.organisation is not None and self._mention_ending(part.organisation[1], 0) is not None

    def _of_country(self, part: Part) -> Part:
        """An office of state with the name of the country straight in front of it (斐济总理), where that is one word."""
        begin = part.title[0]
        if self.folded[begin - 1 : begin] in ("前", "原"):
            begin -= 1
        country = next((c for c in self.grammar.countries if self.folded.endswith(c, 0, begin)), "")
        if country:
            return replace(part, organisation=(begin - len(country), begin), is_place=True)
        tokens = [t for t in self.document.touching(max(0, begin - 1), begin) if t.end == begin]
        if not tokens or tokens[-1].tag[:2] not in ("ns", "nr", "nz") or len(tokens[-1].text) < 2:
            return part
        return replace(part, organisation=(tokens[-1].start, begin), is_place=True)

    def _is_ward(self, span: Span) -> bool:
        """Whether an organisation is only a speciality (精神科), with which a doctor holds no post, in an article that is
        not of one hospital."""
        if self.of_hospital:
            return False
        return span[1] - span[0] <= 4 and self.folded[span[1] - 1] == "科" and self._mention_ending(span[1], 0) is None

    def _is_loose(self, office: str, span: Span) -> bool:
        """Whether an organisation is only those who work on something together, whose members hold no post, or a village
        that has somebody for a trade."""
        if office in self.grammar.not_of_villages:
            return self.folded[span[1] - 1] == "村"
        return office == "成员" and self.folded.endswith(self.grammar.loose, *span)

    def _is_of_field(self, part: Part) -> bool:
        """Whether somebody founded a field, which is no organisation: 量子力学创始人."""
        if part.organisation is None or self.folded[slice(*part.title)] not in self.grammar.founders:
            return False
        if self._is_of_mention(part) or self.grammar.unit.search(self.folded, *part.organisation):
            return False
        return self.folded.endswith(self.grammar.fields, *part.organisation)

    def _follows(self, previous: PersonMention | None, part: Part) -> bool:
        """Whether a bare title follows a person in a row: 甲校党委书记张三、校长李四."""
        if previous is None or part.organisation is not None or part.own:
            return False
        between = self.folded[previous.end : part.title[0]].strip()
        return between in ("、", ",", "和", "与", "及", "以及") or _ADDRESS.sub("", between) in ("、", ",", "和", "与")

    def _is_shared(self, part: Part) -> bool:
        title = self.folded[slice(*part.title)]
        return (
            title in self.grammar.shared
            or title.startswith(self.grammar.shared_prefix)
            or title.endswith(self.grammar.of_a_subject)
        )

    def _listed(self) -> set[int]:
        """Posts of name lists; returns where the persons stand who are in lists."""
        starts = set()
        for names in self.found.name_lists:
            for entry in names.entries:
                if entry.kind != "person":
                    continue
                starts.add(entry.name_start)
                person = PersonMention(entry.name_start, entry.name_end, "persons.name_list", entry.name)
                self._add(person, self._of_entry(entry), "posts.name_list")
        return starts

    def _of_entry(self, entry: ListEntry) -> list[Part]:
        """The posts of a person in a list: each title with its own unit, where the text beside the name says so."""
        parts = [Part(title, entry.organisation) for title in entry.titles]
        parts = [p if p.organisation is None else replace(p, is_place=self._is_place(p)) for p in parts]
        parts = self._with_shared(parts)
        if entry.organisation is None or not entry.titles:
            return parts
        begin, end = entry.organisation[0], entry.titles[-1][1]
        opening = self.folded.rfind("(", entry.name_end, begin)
        closing = self._closing(opening) if opening >= 0 else None
        if closing is not None and closing >= end:
            begin, end = opening + 1, closing
        if begin <= entry.name_start < end or _APART.search(self.folded, begin, end):
            return parts
        own = self._phrases(begin, end)
        return own if len(own) >= len(parts) else parts

    def _before(self, person: PersonMention) -> list[Part]:
        """The posts that stand straight before a name: 甲局副局长、高级工程师张三."""
        end = self._blanks_back(person.start)
        biography: list[Part] = []
        if end > 0 and self.folded[end - 1] == ")":
            opening = self._opening(end - 1)
            if opening is not None and not self._persons_between(opening, end):
                biography = self._phrases(opening + 1, end - 1)
                end = opening
        if end > 0 and self.folded[end - 1] in "“":
            end -= 1
        if end > 0 and self.folded[end - 1] in "由:,—是为":
            return self._parted(person, end - 1)
        end = self._before_kin(end)
        limit = self._limit(end)
        if end > limit and self.folded[end - 1] == "的":
            # 曾任甲局局长的张三
            for held in self.grammar.holds.finditer(self.folded, limit, end):
                if self.folded.endswith(self.grammar.not_yet, limit, held.start()):
                    continue
                parts = self._pure(held.end(), end - 1, held[0])
                if parts and parts[0].organisation is not None:
                    # 原甲乡书记、|现任乙局局长的张三
                    sign = held.start() - 1
                    earlier = self._backwards(limit, sign) if self.folded[sign : sign + 1] == "、" else []
                    return self._with_shared(earlier) + parts
            return []
        parts = self._backwards(limit, end)
        if not parts:
            return self._of_life(limit, end)
        earlier = self._of_life(limit, end) or (self._in_row(limit) if parts[0].organisation else [])
        return earlier + self._with_shared(parts) + biography

    def _before_kin(self, end: int) -> int:
        """Where the posts of a person end who is called somebody's relative: 甲社社长|、乙的侄女|丙."""
        i = bisect_left(self.person_starts, end) - 1
        if i < 0 or not self.grammar.kin.fullmatch(self.folded, self.persons[i].end, end):
            return end
        start = self.persons[i].start
        return start - 1 if self.folded[start - 1 : start] == "、" else end

    def _in_row(self, limit: int) -> list[Part]:
        """The posts of the clauses before `limit` that hold nothing else and name nobody: 甲局书记、局长,|乙办主任张三出席."""
        found: list[Part] = []
        while self.folded[limit - 1 : limit] == ",":
            start = self._limit(limit - 1)
            named = bisect_right(self.person_starts, limit - 1) - 1
            if named >= 0 and self.persons[named].end > start - 2:
                return []  # 张三,|甲局局长,乙局局长李四: perhaps his
            parts = self._pure(start, limit - 1, "")
            if not parts or parts[0].organisation is None or self._mention_within(start, limit - 1) is None:
                break
            found = parts + found
            limit = start
        return found

    def _of_life(self, limit: int, end: int) -> list[Part]:
        """The posts of the clauses before the one that ends in the name, which all say who he was: 优秀党员,甲院院士,|张三同志."""
        start = self.document.sentence_at(limit).start
        if limit - start > _LONGEST_LIFE or self._persons_between(start, end) or self.folded[limit - 1 : limit] != ",":
            return []
        found: list[Part] = []
        praised = False
        only_posts = True
        position = start
        for clause in self.folded[start : limit - 1].split(","):
            parts = self._pure(position, position + len(clause), "")
            if parts and parts[0].organisation is not None:
                found += parts
            elif clause.endswith((*self.grammar.honorific, "战士", "之一", "者")):
                praised = True
            elif found or praised:
                return []
            else:
                only_posts = False
            only_posts = only_posts and all(
                p.organisation and self._mention_ending(p.organisation[1], 0) for p in parts
            )
            position += len(clause) + 1
        return found if praised or only_posts else []

    def _parted(self, person: PersonMention, end: int) -> list[Part]:
        """The posts before a name with a word or sign between: 甲会主席由张三担任; 甲局局长:张三; 甲局局长是张三; 作为甲局局长,张三说."""
        sign = self.folded[end]
        if sign == "由":
            verb = _TAKES_OFFICE.match(self.folded, person.end)
            return self._with_shared(self._backwards(self._limit(end), end)) if verb else []
        while sign == "—" and self.folded[end - 1] == "—":
            end -= 1
        if sign == "为" and _GIVEN_TO.match(self.folded, person.end):
            return []  # 负责人为张三|颁奖
        start = self._limit(end)
        if sign == ",":
            opened = _AS.match(self.folded, start, end)
            end -= len("之一") if self.folded.endswith("之一", start, end) else 0
            parts = self._pure(opened.end(), end, "") if opened else []
        else:
            opens = start == 0 or self.folded[start - 1] in ("\n\r。,;" if sign in "是为" else "\n\r。")
            parts = self._pure(start, end, "") if opens else []
        return parts if parts and parts[0].organisation is not None else []

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
        if self.folded[position : position + 1] == "的" and (dismissed or self._is_in_dismissals(person)):
            stop = self.folded.find("职务", position, position + 80)
            if stop > 0:
                parts = [replace(p, tenure="former") for p in self._phrases(position + 1, stop)]
                self._add(person, parts, "posts.dismissal")
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

    def _is_in_dismissals(self, person: PersonMention) -> bool:
        """Whether a person stands in a list that 免去 heads: 免去:⏎甲的乙局局长职务;⏎丙的…."""
        if self.folded[max(0, person.start - 1) : person.start] not in ("\n", ";", ":"):
            return False
        start = max(0, person.start - _LONGEST_DISMISSALS)
        heading = list(_OF_OFFICES.finditer(self.folded, start, person.start))
        return bool(heading) and self.grammar.dismissal.fullmatch(heading[-1]["verb"]) is not None

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

    def _row_behind(self, row: Sequence[PersonMention], title: Span) -> bool:
        """Whether the unit before a row and the title behind it are of all in it: 甲大学张三、李四、王五教授."""
        end = self._blanks_back(row[0].start)
        start = self._segment_start(self._limit(end), end)
        if self._before(row[0]):
            return False
        part = self._part(title, start, end)
        if part.organisation is None or part.organisation[1] != end:
            return False
        for person in row:
            self._add(person, [part], "posts.behind")
        return True

    def _continues(self, end: int) -> bool:
        """Whether a title behind a name is rather part of what follows (主任医师 is read whole, 代表团 is none)."""
        return self.folded[end : end + 1] in ("们", "团", "室", "会", "办") and self.folded[end : end + 2] != "团队"

    def _title_behind(self, person: PersonMention, title: Span, before: list[Part]) -> None:
        """甲医院张三副主任医师: the organisation stands before the name, the title after it.

        Where posts stand before the name (甲学院院长张三教授), it is a further one at the organisation of the last.
        """
        if self.folded[slice(*title)] in self.grammar.no_post_behind:
            return
        if before:
            rank = self.folded[slice(*title)]
            if self._blanks_back(person.start) != before[-1].title[1]:
                # 甲协会顾问、乙大学博士张三教授: of which unit, nobody says.
                return
            if rank in self.grammar.ranks and all(self.folded[slice(*part.title)] != rank for part in before):
                parts = [self._inherited(Part(title, None), part) for part in before[-1:] if not part.is_place]
                self._add(person, [part for part in parts if part.organisation], "posts.behind")
            return
        if self.behind is not None and _JOINED.fullmatch(self.folded, self.behind.title[1], person.start):
            # 甲学院张三教授、李四教授: the unit is of both.
            self.behind = self._inherited(Part(title, None), self.behind)
            self._add(person, [self.behind], "posts.behind")
            return
        end = self._blanks_back(person.start)
        if self.folded[end - 1 : end] == "的":
            # 甲医院的张三医生.
            end -= 1
        opening = self._opening(end - 1) if self.folded[end - 1 : end] == ")" else None
        if opening is not None and end - opening <= _LONGEST_NOTE and not self._persons_between(opening, end):
            # 甲研究所(甲所)张三研究员.
            end = opening
        limit = self._limit(end)
        start = self._segment_start(limit, end)
        part = self._part(title, start, end)
        if part.organisation is None:
            return
        gap = self.folded[part.organisation[1] : end]
        if not gap or (len(gap) <= _LONGEST_TITLE and gap.endswith(self.grammar.honorific) and "的" not in gap):
            self._add(person, [*self._listed_before(limit, part), part], "posts.behind")
            self.behind = part

    def _listed_before(self, limit: int, part: Part) -> list[Part]:
        """The same title at the units that stand before its own in a list: 甲学院、|乙研究所张三教授."""
        found: list[Part] = []
        begin = part.organisation[0] if part.organisation else limit
        while begin > limit and self.folded[begin - 1] == "、" and (unit := self._mention_ending(begin - 1, limit)):
            found.insert(0, replace(part, organisation=(unit.start, unit.end)))
            begin = unit.start
        return found

    def _apposition(self, person: PersonMention, position: int) -> None:
        """张三,男,汉族,甲局局长,…: clauses that are nothing but a post, or that a verb of holding opens."""
        begins_clause = person.start == 0 or self.folded[person.start - 1] in "\n。!?:;, “▲】"
        if not begins_clause and not _NUMBERED.search(self.folded, max(0, person.start - 3), person.start):
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

    def _careers(self) -> None:
        """Clauses that a verb of holding opens, of the person whom the paragraph is about (历任甲局局长、乙局局长)."""
        known = {(post.start, post.end) for post in self.posts}
        held_before: dict[str, list[tuple[int, Span]]] = {}
        for post in sorted(self.posts, key=lambda p: p.start):
            if post.organisation is not None:
                held_before.setdefault(post.person_name, []).append((post.start, post.organisation))
        for held in self.grammar.resumes.finditer(self.folded):
            parts = self._held_in_row(held.end(), held["verb"], _MOST_OF_CAREER)
            parts = [part for part in parts if part.title not in known]
            named = self._person_within(held.start(), held.start("verb"))
            person = named or (self._subject(held.start(), is_pronoun=held["pronoun"] is not None) if parts else None)
            if person is None or not parts:
                continue
            if parts[0].organisation is None and not parts[0].own:
                stays = held["verb"].startswith("留")
                unit = self._workplace(held.start(), stays=stays)
                unit = unit or self._same_unit(parts[0], held_before.get(person.name, []), held.start())
                if unit is not None:
                    parts = self._with_shared([replace(parts[0], organisation=unit), *parts])[1:]
            self._add(person, parts, "posts.career")
            known.update(part.title for part in parts)
            for part in parts:
                if part.organisation is not None:
                    insort(held_before.setdefault(person.name, []), (part.title[0], part.organisation))

    def _person_within(self, start: int, end: int) -> PersonMention | None:
        i = bisect_left(self.person_starts, start)
        return self.persons[i] if i < len(self.persons) and self.persons[i].end <= end else None

    def _same_unit(self, part: Part, held_before: list[tuple[int, Span]], position: int) -> Span | None:
        """The unit of the post before where the title is of its kind: 任甲队副队长,两年后任|队长."""
        i = bisect_left(held_before, (position, (0, 0))) - 1
        if i < 0 or position - held_before[i][0] > _LONGEST_LIFE:
            return None
        unit = held_before[i][1]
        kind = self.folded[part.title[1] - 2 : part.title[1] - 1]
        return unit if self.folded[slice(*part.title)].endswith("长") and self.folded[unit[1] - 1] == kind else None

    def _posts_at(self) -> None:
        """Clauses that name the units before the verb: (张三)先后在甲大学和乙大学任副教授、教授; 曾被甲大学聘为教授."""
        known = {(post.start, post.end) for post in self.posts}
        for match in chain(_AT.finditer(self.folded), _CALLED_BY.finditer(self.folded)):
            units = self._units(*match.span("units"))
            titles = self._pure(*match.span("titles"), match["verb"] or "") if units else []
            if not titles or any(part.organisation is not None or part.own for part in titles):
                continue
            titles = [part for part in titles if part.title not in known]
            i = bisect_left(self.person_starts, match.start()) - 1
            near = i >= 0 and self.persons[i].end == match.start()
            person = self.persons[i] if near else self._subject(match.start(), is_pronoun=False)
            if person is not None:
                parts = [replace(title, organisation=unit) for unit in units for title in titles]
                self._add(person, parts, "posts.career")

    def _profile(self) -> None:
        """Lines of nothing but posts below a name that stands alone in its line, as pages of a faculty have them."""
        alone = [p for p in self.persons if self._is_alone(p)]
        starts = [p.start for p in alone]
        known = {(post.start, post.end) for post in self.posts}
        for line in _LINE_OF_POSTS.finditer(self.folded) if alone else ():
            i = bisect_left(starts, line.start()) - 1
            if i < 0 or line.start() - alone[i].end > _LONGEST_PROFILE or self._persons_between(*line.span()):
                continue
            parts: list[Part] = []
            for piece in line[0].split("。")[0].replace(";", ",").split(","):
                start = line.start() + (line[0].find(piece) if piece else 0)
                found = self._pure(start, start + len(piece), "") if piece.strip() else []
                told = not parts and not (found and found[0].organisation)
                if told and (_OF_BIRTH.fullmatch(piece.strip()) or self._is_date(piece)):
                    continue
                if not found or (found[0].organisation is None and not parts):
                    break
                parts += found
            parts = [part for part in parts if part.title not in known and part.organisation is not None]
            if parts:
                self._add(alone[i], parts, "posts.apposition")

    def _curriculum(self) -> None:
        """Lines that begin with when, below a heading, of whom the paragraph before is: 主要履历:⏎1999.07—2003.05 甲局科员."""
        for heading in _CURRICULUM.finditer(self.folded):
            person = self._opening_before(heading.start())
            position = heading.end()
            for _ in range(_MOST_LINES if person else 0):
                line = _DATED_LINE.match(self.folded, position)
                date = line and self.grammar.date.match(self.folded, line.start("line"), line.end("line"))
                if line is None or date is None:
                    break
                position = line.end()
                start = date.end()
                while self.folded[start : start + 1] in (" ", "\t", ",", ":"):
                    start += 1
                parts = self._pure(start, line.end("line"), "")
                if person and parts and parts[0].organisation is not None:
                    ended = not date[0].endswith(("今", "起", "现在"))
                    parts = [replace(part, tenure="former") for part in parts] if ended else parts
                    self._add(person, parts, "posts.curriculum")

    def _opening_before(self, position: int) -> PersonMention | None:
        """The last person before `position` who opens a line, not far away."""
        for i in range(bisect_left(self.person_starts, position) - 1, -1, -1):
            if position - self.persons[i].start > _LONGEST_CAREER_NOTE:
                break
            if self._opens_line(self.persons[i]):
                return self.persons[i]
        return None

    def _is_date(self, piece: str) -> bool:
        """Whether a piece of a line is only when: 1990—1997年."""
        return self.grammar.date.fullmatch(piece.strip()) is not None

    def _is_alone(self, person: PersonMention) -> bool:
        """Whether a person's name is all of its line."""
        after = self.folded[person.end : person.end + 40].split("\n")[0]
        return not after.strip() and self._opens_line(person)

    def _units(self, start: int, end: int) -> list[Span]:
        """The organisations of which folded[start:end] consists, joined by 和 or 、; empty where it holds anything else."""
        first, last = bisect_left(self.mention_ends, start), bisect_right(self.mention_ends, end)
        units = sorted((m.start, m.end) for m in self.mentions[first:last] if m.start >= start)
        position = start
        for begin, stop in units:
            if self.folded[position:begin].strip("、和与及"):
                return []
            position = stop
        if not units and end - start <= _LONGEST_UNIT and self.grammar.unit.search(self.folded, start, end):
            # No mention holds it, but it is all a unit's name: 白石气象站.
            return [(start, end)] if not self._stop_in(start, end) and "、" not in self.folded[start:end] else []
        return units if units and position == end else []

    def _unit_at(self, start: int) -> Span | None:
        """The unit that begins at `start` and ends its clause or stands alone before it goes on; None without one."""
        for mention in self._mentions_about(start):
            if mention.start == start:
                return mention.start, mention.end
        clause = _SUBJECTLESS.match(self.folded, start)
        unit = clause and self.grammar.unit.search(self.folded, start, clause.end())
        return clause.span() if clause and unit and len(clause[0]) <= _LONGEST_UNIT else None

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
        for holder in self._row(person) if parts else ():
            self._add(holder, parts, "posts.held")

    def _appointing(self, person: PersonMention) -> Span | None:
        """The unit that gives a person an office: 甲大学聘请|张三|为教授."""
        limit = self._limit(person.start)
        verb = self.grammar.appoints.search(self.folded, max(limit, person.start - _LONGEST_VERB), person.start)
        mention = self._mention_ending(verb.start(), limit) if verb else None
        return (mention.start, mention.end) if mention else None


def find(document: Document, rules: Rules, found: Findings) -> list[Post]:
    """Posts of named persons of a document, in the order of the text; occupations and bylines are none."""
    return _Finder(document, rules, found).find()

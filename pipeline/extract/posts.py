"""Posts of named persons: before the name, in brackets after it, in apposition, after a verb, in name lists."""

import re
from dataclasses import replace

from pipeline.following import Following
from pipeline.labels import Labels
from pipeline.lives import Lives
from pipeline.offices import Part, office_of
from pipeline.profiles import Profiles
from pipeline.records import Findings, ListEntry, PersonMention, Post
from pipeline.rules import Rules
from pipeline.segment import Document

# Ends of lines and of cells: what they part is not one phrase.
_APART = re.compile(r"[\n\r\t|]")
_ADDRESS = re.compile(
    r"^(?:同志|先生|女士|老师|医生|教授|副教授|研究员|院士|博士|一行|法师|[大上中少]校|[上中少]将|[上中少]尉)"
)

# Words before a unit that belong to its name: neither a time (原县水产局) nor another unit (县水利局驻青石村).
_OF_THE_NAME = re.compile("(?![原前现时曾])(?:(?![驻局委厅院校厂])[\u4e00-\u9fff]){1,8}")


class _Finder(Labels, Following, Lives, Profiles):
    """Finds the posts of one document."""

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
        self._dismissals()
        self._profile()
        self._form()
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
        if len(own) < len(parts):
            return parts
        first = own[0].organisation if own else None
        if (
            first
            and begin < first[0]
            and first[1] > entry.organisation[0]
            and _OF_THE_NAME.fullmatch(self.folded, begin, first[0])
        ):
            # The cell holds nothing before the unit: 刑事侦查|支队重案大队.
            own[0] = replace(own[0], organisation=(begin, first[1]))
        return own


def find(document: Document, rules: Rules, found: Findings) -> list[Post]:
    """Posts of named persons of a document, in the order of the text; occupations and bylines are none."""
    return _Finder(document, rules, found).find()

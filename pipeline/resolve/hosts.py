"""Which organisation a post is of: the full name of what is written, or the unit that is short or left out."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from pipeline.antecedents import named_before
from pipeline.places import places
from pipeline.postwords import office_of
from pipeline.records import Findings, Post, Span
from pipeline.resolve.institutions import institutions
from pipeline.resolve.mayors import Mayors
from pipeline.resolve.namedunits import NamedUnits
from pipeline.resolve.ownschool import school_of
from pipeline.rules import Rules
from pipeline.segment import Document

_COLLEGE = re.compile("[一-龥]{2,12}?学院")
_TEACHING = re.compile(r".*?(?:大学|(?<!党)(?<!委)学校|中学|小学)")
_FORMER = re.compile(r"(?<=[^高平中草太荒])原(?=党[委组总支]|$)")
_ROW = re.compile(r"[^,;!?。\n]{2,16}[、,和与及]")
_SECTION = re.compile(
    "(?!第)[一-龥]{1,8}(?:(?<!办事)(?<!代表)(?<!管理)处|科|室|股|车间|工段|班组|教研组|分厂|护理部|编辑部|事业部|项目部|工程部|财务部|人力资源部)"
)
_ZONE = re.compile("[一-龥]{2,16}?(?:新区|开发区|高新区|园区|度假区|示范区|景区)")
# How far a unit of a career may stand from the post before to be of its institution, and what may stand between a unit
# and its title.
_NEAR = 6
_ACADEMICIAN = "院士"
_LABELLED = "posts.labels"
_BESIDE = 3
_SAME_PLACE = 2


@dataclass(frozen=True, slots=True)
class _Unit:
    """A post's unit as written, and what stands before it."""

    post: Post
    span: Span
    written: str
    name: str
    """The full name as far as the unit's own mention tells it."""
    before: Post | None
    """The person's post before it in the same sentence."""
    row: Post | None
    """The last post before it, whoever holds it."""
    shared: bool
    """Whether the title stands apart from the unit, which is that of the title before."""
    goes_on: bool
    """Whether the unit goes on from the one of the post before, of which it can be a part."""

    @property
    def is_short(self) -> bool:
        """Whether its mention tells no more than what is written."""
        return self.name == self.written


class Hosts:
    """The organisations of one document's posts."""

    def __init__(self, document: Document, rules: Rules, found: Findings) -> None:
        """Read what the article names."""
        words = rules.words
        self.text = document.article.text
        self.document = document
        self.places = places(rules)
        self.units = NamedUnits(document, rules, found)
        self.mayors = Mayors(self.places, found.organisations)
        self.institutions = institutions(rules)
        self.school = school_of(document, rules, found)
        self.high = frozenset(words["posts.high_office"])
        self._party = self.units.party
        self._unit_office = frozenset(words["posts.unit_office"])
        self._village_office = frozenset(words["posts.village_office"])
        self._ranks = frozenset(words["posts.ranks"])
        self._party_office = frozenset(words["posts.party_office"])
        self._bare = {unit: tuple(kinds.split()) for unit, kinds in words["posts.bare_units"].items()}
        self._bare_else = {unit: tuple(kinds.split()) for unit, kinds in words["posts.bare_units_else"].items()}
        self._one_character = frozenset(words["posts.one_character_units"])
        self._bodies_of_place = frozenset(words["posts.bodies_of_place"])
        self._teams = frozenset(words["posts.village_teams"])
        self._branches = frozenset(words["posts.party_branches"])
        self._now = tuple(words["posts.holds_now"])
        self._ward = re.compile(f"[^院局委市县区]{{0,6}}{rules.alternation('posts.wards')}")
        self._faculty_name = rules.regex("posts.faculty")
        self._office = re.compile(rules.alternation("posts.inner_offices"))
        self._of_college = re.compile(f"{rules.alternation('posts.units_of_college')}$")
        self._office_or_branch = re.compile(f"{rules.alternation('posts.offices_and_branches')}(?<!教学部)$")

    def of(self, post: Post, before: Post | None, row: Post | None) -> str:
        """The full name of a post's organisation, empty where there is none.

        before: the person's post before it. row: the last post before it, whoever holds it.
        """
        if before is not None and self.document.sentence_at(before.start) != self.document.sentence_at(post.start):
            before = None
        if post.organisation is None:
            return self._of_elided(post, before)
        unit = self._unit(post, post.organisation, before, row)
        for known in _IN_ORDER:
            name = known(self, unit)
            if name is not None:
                return name
        return self._as_title_wants(unit, self._completed(unit))

    def _of_elided(self, post: Post, before: Post | None) -> str:
        """The organisation of a post that is written without one (局长张三)."""
        if post.organisation_is_place:
            return self.mayors.place(post, before)
        office = office_of(post.title)
        if post.title in self._village_office:
            return named_before(self.document, "村", post.start)
        if before is not None and (head := self._head_of_party(office, before.organisation_name)):
            return head
        if office in self._unit_office:
            return self.units.of_office(office, post.start)
        return "" if post.title in self.high else self.school

    def _head_of_party(self, office: str, before: str) -> str:
        """The unit whose party body the post before is of, where an office is one of such units: 甲学院党委副书记、|副院长."""
        party = self._party.search(before)
        head = before[: party.start()] if party else ""
        return head if head and self.units.can_head(office, head) else ""

    def _unit(self, post: Post, span: Span, before: Post | None, row: Post | None) -> _Unit:
        between = self.text[span[1] : post.start]
        shared = len(between) > _BESIDE or "、" in between
        name = _FORMER.sub("", self.units.written(span))
        goes_on = before is not None and bool(before.organisation_name) and not shared
        if goes_on and before and post.rule == "posts.career":
            # 历任甲站技术员;参与筹建|乙所,任副所长: told of another time and unit.
            goes_on = span[0] - before.end <= _NEAR
        if self.text.endswith(self._now, 0, span[0]):
            goes_on = False  # 甲厂原总工程师、现任|乙院院长
        return _Unit(post, span, self.text[slice(*span)], name, before, row, shared, goes_on)

    # -- whole names: each tells the organisation, or None where it has nothing to say ---------------------------

    def _only_of_kind(self, unit: _Unit) -> str | None:
        """公司董事长: of the only company."""
        if not unit.is_short or not (unit.written in self._bare or unit.written in self._one_character):
            return None
        kinds = self._bare.get(unit.written, (unit.written,))
        name = self.units.only(kinds, unit.span[0])
        if not name and unit.written in self._bare_else and not self.units.has(kinds):
            name = self.units.only(self._bare_else[unit.written], unit.span[0])  # 公司经理, of a 集团
        return name or ("" if unit.written in self._bare else unit.name)

    def _ward_of_hospital(self, unit: _Unit) -> str | None:
        """骨科主任: of the article's hospital."""
        if unit.is_short and self.units.hospital and self._ward.fullmatch(unit.written):
            return self.units.hospital + unit.written
        return None

    def _pointed_at(self, unit: _Unit) -> str | None:
        """该电站站长: of the last one named."""
        pointed = unit.written.startswith("该") or self.text.endswith("该", 0, unit.span[0])
        if not unit.is_short or not pointed:
            return None
        return self.units.ending_in(unit.written.removeprefix("该"), unit.span[0])

    def _of_row(self, unit: _Unit) -> str | None:
        """甲局局长张三、办公室主任李四: of the institution that the person before in the row is of."""
        row = unit.row
        if not unit.is_short or row is None or unit.before is not None:
            return None
        if row.person_name == unit.post.person_name or row.end > unit.span[0]:
            return None
        between = self.document.folded[row.end : unit.span[0]]
        inner = self._office.fullmatch(unit.written) or self._party.fullmatch(unit.written)
        inner = inner or _SECTION.fullmatch(unit.written)
        if not inner or not _ROW.fullmatch(between):
            return None
        return self.institutions.with_head(unit.written, row.organisation_name)

    def _of_label(self, unit: _Unit) -> str | None:
        """院长:甲;党委书记:乙: of the unit that the row of labels is of."""
        if unit.post.rule != _LABELLED or not unit.is_short or not self.institutions.is_inner(unit.written):
            return None
        in_row = unit.row is not None and unit.row.rule == _LABELLED
        head = unit.row.organisation_name if unit.row and in_row else self.units.between(0, unit.span[0])
        return self.institutions.with_head(unit.written, head) if head else None

    def _faculty(self, unit: _Unit) -> str | None:
        """化学学院院长: of the article's university."""
        if not unit.is_short or not self.school.endswith("大学") or "大学" in unit.written:
            return None
        party = self._party.search(unit.written)
        faculty = unit.written[: party.start()] if party else unit.written
        if not self._faculty_name.fullmatch(faculty) or self.places.chain(faculty):
            return None
        return self.school + unit.written

    def _body_of_zone(self, unit: _Unit) -> str | None:
        """甲新区党工委委员、城建公司总经理兼|管委会副主任: of the zone, whatever body of it is named last."""
        if unit.before is None or unit.written not in self._bodies_of_place:
            return None
        start = self.document.sentence_at(unit.post.start).start
        zones = (_ZONE.match(name) for name in self.units.all_between(start, unit.span[0]))
        zone = next((zone[0] for zone in zones if zone), "")
        return zone + unit.written if zone else None

    def _team_of_village(self, unit: _Unit) -> str | None:
        """甲村第一书记、|工作队队长."""
        before = unit.before
        if not unit.goes_on or before is None or unit.written not in self._teams:
            return None
        return before.organisation_name + unit.written if before.organisation_name.endswith("村") else None

    def _rank_at_school(self, unit: _Unit) -> str | None:
        """某办公室主任张三教授: a professor of the school."""
        ranked = unit.post.rule == "posts.behind" and unit.post.title in self._ranks
        if ranked and self.school.endswith("大学") and self._office_or_branch.search(unit.name):
            return self.school
        return None

    def _department(self, unit: _Unit) -> str | None:
        """某学院副院长、英语系主任: of the college of the post before."""
        before = unit.before
        if before is None or not self.school or unit.name != self.school + unit.written:
            return None
        if not self._of_college.search(unit.written) or not before.organisation_name.startswith(self.school):
            return None
        college = _COLLEGE.match(before.organisation_name.removeprefix(self.school))
        return self.school + college[0] + unit.written if college else None

    def _as_named(self, unit: _Unit) -> str | None:
        """A branch that its mention names in full, or a well-known body."""
        branch = not unit.is_short and unit.written in self._branches
        return unit.name if branch or self.units.is_well_known(unit.span) else None

    def _office_of_same(self, unit: _Unit) -> str | None:
        """甲校校长、|党委书记: of the institution of the post before, whatever else the article names."""
        if unit.before is None or not unit.goes_on:
            return None
        if not self._party.fullmatch(unit.written) and not self._office.fullmatch(unit.written):
            return None
        return self.institutions.with_head(unit.written, unit.before.organisation_name)

    # -- what a name still lacks, or holds too much of -----------------------------------------------------------

    def _completed(self, unit: _Unit) -> str:
        """The name of a unit with the institution in front of it that the sentence or the article tells."""
        name, with_head = unit.name, self.institutions.with_head
        before = unit.before
        in_row = unit.shared and unit.post.rule != "posts.behind"
        if in_row and before is not None and before.organisation == unit.span:
            return before.organisation_name or name  # 办公室主任、|副主任: of the same one
        if unit.post.title.endswith(_ACADEMICIAN):
            return name  # 甲大学博士,当选为乙国科学院院士
        if unit.is_short and unit.before is None and unit.post.rule == "posts.career":
            # 进甲厂当学徒,历任|铸造车间班长: of the unit that the sentence names before.
            near = self.units.between(self.document.sentence_at(unit.post.start).start, unit.span[0])
            name = with_head(unit.written, near) if near else name
        if name == unit.written and self._party.fullmatch(unit.written):
            # 校党委 …, 党委常委
            name = self.units.ending_in(unit.written, unit.span[0]) or name
        if name == unit.written and before is not None and unit.goes_on:
            head = before.organisation_name
            if not head.startswith(unit.written[:_SAME_PLACE]):  # 天安水利局局长、|天安农办主任
                name = with_head(unit.written, head)
        return name

    def _as_title_wants(self, unit: _Unit, name: str) -> str:
        """The name without the inner unit or party body that only the title before it is of."""
        if not unit.shared:
            return name
        office = office_of(unit.post.title)
        if (whole := self.units.headed(office, name)) and whole != name:
            return whole  # 甲局办公室主任、副局长
        if office == "校长" and (school := _TEACHING.match(name)):
            # 校教学委员会主席、校长: the school has the head.
            return school[0]
        party = self._party.search(name)
        if party and party.start() > 0 and unit.post.title not in self._party_office:
            return name[: party.start()]
        return name


_IN_ORDER: tuple[Callable[[Hosts, _Unit], str | None], ...] = (
    Hosts._only_of_kind,
    Hosts._ward_of_hospital,
    Hosts._pointed_at,
    Hosts._of_label,
    Hosts._of_row,
    Hosts._faculty,
    Hosts._body_of_zone,
    Hosts._team_of_village,
    Hosts._rank_at_school,
    Hosts._department,
    Hosts._as_named,
    Hosts._office_of_same,
)
"""What tells the organisation of a written unit, the first that applies."""

"""The organisation that each mention stands for, and what is known of it.

Names are filled in from the article itself: the place behind 省委 or 我市, the unit that joined names share, the full name of
a short form, what a deictic points to. What the article does not decide stays as written.
"""

import re
from collections.abc import Sequence, Set
from dataclasses import replace

from pipeline.antecedents import ANNOUNCED, DEICTIC, JOINED, SHORT, Antecedents, in_full, top_school
from pipeline.lexicon import lexicon_of
from pipeline.mentionrules import NAMED, SCHOOL, SHORT_SCHOOL, STEM
from pipeline.ownunits import COMMITTEE, Hosts, name_of, without_self
from pipeline.ownunits import RULES as OWN_UNITS
from pipeline.places import places
from pipeline.records import Findings, Organisation, OrganisationMention
from pipeline.resolve.abbreviations import abbreviations_of
from pipeline.resolve.brands import Brands
from pipeline.resolve.entities import entity_for
from pipeline.resolve.longernames import NamedText, lengthened
from pipeline.resolve.rankedplaces import RankedPlaces
from pipeline.resolve.sharedhosts import host_before, is_office_beside, joined_name
from pipeline.rules import Rules
from pipeline.schoolunits import has_own_beginning, is_unit_without_school
from pipeline.segment import Document
from pipeline.user import AUTHORITY

_OF_NO_SCHOOL = re.compile("大学(?!生)(?=.)|(?:合作社|公司|集团|厂|店|商行|农场|景区|林场|牧场)$")  # 某大学党委
_SCHOOL_WORD = re.compile("校[医友区报]")
_OF_OWN_COLLEGE = re.compile("(?:我院|学院)(?=.)")
_OF_THE_COLLEGE = re.compile("(?:学院|院)(?:党委|工会|团委|学生会|研究生会|党总支|分党委|党校)")
_COMMITTEES = ("党委", "党总支", "党工委")
_COMMITTEE_OF = re.compile("(?:党委|党总支|党工委)$")
_NEAR = 3
_LONGEST_WHOLE = 60
_COMMITTEE_ALONE = re.compile("[省市]委会?")
_DEMOCRATIC = ("民革", "民盟", "民建", "民进", "农工党", "致公党", "九三学社", "台盟")
_SAME_CLAUSE = re.compile("[^,。;:、]{1,20}")
_BETWEEN_BRANCHES = ("、", ",", "和")


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """`found` with the name of every organisation mention, and an entity for every name."""
    names = _Names(document, rules, found.organisations)
    mentions = names.resolved()
    entities: dict[str, Organisation] = {}
    written: dict[str, dict[str, None]] = {}
    for mention in mentions:
        form = document.article.text[mention.start : mention.end]
        if mention.rule != DEICTIC:
            written.setdefault(mention.name, {})[form] = None
    every = {mention.name for mention in mentions}
    for name in dict.fromkeys(mention.name for mention in mentions):
        entity = entity_for(name, document, rules, every)
        aliases = tuple(form for form in written.get(name, {}) if form != name)
        entities[name] = replace(entity, aliases=aliases)
    return replace(found, organisations=tuple(mentions), entities=(*found.entities, *entities.values()))


class _Names:
    """The names of the mentions of one article."""

    def __init__(self, document: Document, rules: Rules, mentions: Sequence[OrganisationMention]) -> None:
        self.document, self.rules, self.mentions = document, rules, mentions
        self.folded = document.folded
        self.texts = [self.folded[m.start : m.end] for m in mentions]
        self.abbreviations = abbreviations_of(rules)
        self.text = NamedText(document, rules, places(rules), self.abbreviations, mentions, self.texts)
        self.places = RankedPlaces(document, rules, mentions)
        self.brands = Brands(document, rules, self.texts)
        self.written = frozenset(self.texts)
        self.antecedents = Antecedents(document, rules, mentions)
        self.school = self.antecedents.school
        self.names: list[str] = []
        self._heads: dict[int, str] = {}

    def resolved(self) -> list[OrganisationMention]:
        """The mentions with their names."""
        for i, mention in enumerate(self.mentions):
            committee = self._committee_before(i)
            self.names.append(committee + self.texts[i] if committee else self._own_name(i, mention))
        self.names = lengthened(self.text, self.names, (DEICTIC, ANNOUNCED, JOINED, *OWN_UNITS))
        self._belong()
        self._join()
        self.names = lengthened(self.text, self.names)
        self._point()
        self._follow()
        own = self.rules.words.get(AUTHORITY, {})
        if own:
            self.names = [
                own.get(text) or own.get(name, name) for text, name in zip(self.texts, self.names, strict=True)
            ]
        return [replace(m, name=name) for m, name in zip(self.mentions, self.names, strict=True)]

    def _own_name(self, i: int, mention: OrganisationMention) -> str:
        text = self.texts[i].replace("\n", "").replace(" ", "")
        if mention.rule in (DEICTIC, ANNOUNCED) or mention.rule in OWN_UNITS:
            return text
        if mention.rule == SCHOOL:
            return self.school
        if mention.rule == SHORT_SCHOOL:
            return lexicon_of(self.rules).schools[text]
        if mention.rule == STEM:
            return self.brands.company(text)
        if company := self.brands.by_brand(text):
            return company
        if text in self.abbreviations.whole:
            return self.abbreviations.whole[text]
        if text[0] == "该" and mention.rule != SHORT:
            return self.places.expanded(text[1:], i, self.names[i - 1] if i else "")  # 该|省高等法院
        if text.startswith(("我校", "本校")) and len(text) > 2:
            return (self.school or text[:2]) + text[2:]
        if text.startswith("学校") and len(text) > 2:
            return (self.school or "学校") + text[2:]
        if text.startswith("校") and self.school:
            return self.school + (text if _SCHOOL_WORD.match(text) else text[1:])
        if self.school.endswith("学院") and (college_word := _OF_OWN_COLLEGE.match(text)):
            return self.school + text[college_word.end() :]
        if self.school and _OF_THE_COLLEGE.match(text):
            colleges = (name for name in reversed(self.names) if name.endswith("学院") and name != self.school)
            college = next((name for name in colleges if name.startswith(self.school)), "")
            if college:
                return college + text.removeprefix("学院").removeprefix("院")
        if mention.rule == SHORT and text.endswith(("局", "厅")):
            return self.places.expanded(text, i, self.names[i - 1] if i else "")
        other = _OF_NO_SCHOOL.search(text) is not None
        if mention.rule == SHORT and self.school and not other and not has_own_beginning(self.rules, text):
            return self._branch_in_full(text) or self.school + text
        if mention.rule not in (NAMED, SHORT) and self.antecedents.is_own and self.school:
            text = text.removeprefix("我院")
            anchored = mention.rule != JOINED and text.endswith(lexicon_of(self.rules).lists["often_of_their_own"])
            anchored = anchored and self.school + text not in self.written and "校区" not in text
            own = not anchored and not text.startswith(self.school) and is_unit_without_school(self.rules, text)
            return self.school + text if own else self.places.expanded(text, i, self.names[i - 1] if i else "")
        if i and _COMMITTEE_ALONE.fullmatch(text):
            before = self.names[i - 1]
            between = _SAME_CLAUSE.fullmatch(self.folded, self.mentions[i - 1].end, mention.start)
            if between and before.startswith(_DEMOCRATIC) and before.endswith(text):
                return before  # 农工党某省委召开纪念|省委|成立大会
        return self.places.expanded(text, i, self.names[i - 1] if i else "")

    def _branch_in_full(self, text: str) -> str:
        """The one name in the article that a party branch has with its college (某大学某学院|综合党支部); empty for others."""
        if not text.endswith("支部") or self.school + text in self.written:
            return ""
        whole = [name for name in self.written if name.startswith(self.school) and name.endswith(text)]
        return whole[0] if len(whole) == 1 else ""

    def _committee_before(self, i: int) -> str:
        """The committee in whose bracket the branch i stands (文学院党委(学生党支部、教师党支部)); empty where it is in none."""
        if not self.texts[i].endswith("支部") and not self.texts[i].endswith("党总支"):
            return ""
        before, start = i - 1, self.mentions[i].start
        near = [text for text in self.texts[max(i - _NEAR, 0) : i] if text.endswith(_COMMITTEES)]
        if any(self.texts[i].startswith(_COMMITTEE_OF.sub("", text)) for text in near):
            self._heads[i] = self._heads.get(before, "") if before >= 0 else ""
            return ""  # 历史学院党委(历史学院教师党支部)
        gap = self.folded[self.mentions[before].end : start] if before >= 0 else ""
        if gap == "(" and self.texts[before].endswith(_COMMITTEES):
            self._heads[i] = self.names[before]
        elif gap in _BETWEEN_BRANCHES and before in self._heads:
            self._heads[i] = self._heads[before]
        return self._heads.get(i, "")

    def _belong(self) -> None:
        """Give units that stand without their body its name: 急诊科 → 某市医院急诊科."""
        committee = self.rules.regex(COMMITTEE)
        own = [
            i
            for i, mention in enumerate(self.mentions)
            if mention.rule in OWN_UNITS or (self.names[i] == self.texts[i] and committee.fullmatch(self.texts[i]))
        ]
        if not own:
            return
        hosts = Hosts(self.folded, self.rules, self.mentions, in_full(self.mentions, self.names))
        whole = self._wholes({self.texts[i] for i in own})
        for i in own:
            self.names[i] = name_of(hosts, self.mentions[i], self.texts[i])
            host = self.names[i].removesuffix(self.texts[i])
            longer = [name for name in whole.get(self.texts[i], ()) if name.startswith(host)]
            if len(longer) == 1:
                self.names[i] = longer[0]  # 城关派出所 of 某市公安局城东分局城关派出所

    def _wholes(self, units: Set[str]) -> dict[str, list[str]]:
        """The names of the article that end in each unit, which stand with their body."""
        found: dict[str, list[str]] = {}
        named = {n: None for n, m in zip(self.names, self.mentions, strict=True) if m.rule not in (DEICTIC, *OWN_UNITS)}
        for name in named:
            for start in range(1, min(len(name), _LONGEST_WHOLE)):
                if name[start:] in units:
                    found.setdefault(name[start:], []).append(name)
        return found

    def _join(self) -> None:
        """Give the later ones of joined names the head that they share with the first."""
        for i, mention in enumerate(self.mentions):
            if self.school.endswith("学院") and _OF_OWN_COLLEGE.match(self.texts[i]):
                continue  # its name is full
            gap = self.folded[self.mentions[i - 1].end : mention.start] if i else ""
            if i and is_office_beside(self.texts[i], gap, self.names[i - 1], self.school):
                self.names[i] = self.school + self.texts[i]  # 某大学学生处、|国际交流处
            elif mention.rule == JOINED and i:
                host = host_before(self.names[i - 1], self.school, self.texts[i], self.rules)
                self.names[i] = self.places.expanded(joined_name(host, self.texts[i]))

    def _point(self) -> None:
        """Give deictics and announced short forms the name that they point to."""
        index = {(m.start, m.end): i for i, m in enumerate(self.mentions)}
        announced: dict[str, str] = {}
        for i, mention in enumerate(self.mentions):
            if mention.rule == DEICTIC:
                deictic = lexicon_of(self.rules).deictics.match(self.texts[i])
                short = deictic[0] if deictic else self.texts[i]
                unit = self.texts[i][len(short) :]  # 该局|财务股
                target = self.antecedents.of(short, mention.start)
                if isinstance(target, str):
                    self.names[i] = target + unit
                elif target is not None:
                    name = self.names[index[target.start, target.end]]
                    self.names[i] = ((top_school(name) or name) if short.endswith("校") else name) + unit
            elif mention.rule == ANNOUNCED:
                self.names[i] = announced.setdefault(self.texts[i], self.names[i - 1] if i else self.texts[i])

    def _follow(self) -> None:
        """Give a unit whose body is open that of the unit joined to it: 该院立案庭、|执行局."""
        for i in range(1, len(self.mentions)):
            if self.mentions[i].rule not in OWN_UNITS or self.names[i] != self.texts[i]:
                continue
            gap = self.folded[self.mentions[i - 1].end : self.mentions[i].start]
            if gap not in _BETWEEN_BRANCHES or self.mentions[i - 1].rule not in (DEICTIC, *OWN_UNITS):
                continue
            deictic = lexicon_of(self.rules).deictics.match(self.texts[i - 1])
            unit = self.texts[i - 1][deictic.end() :] if deictic else without_self(self.texts[i - 1])
            body = self.names[i - 1].removesuffix(unit)
            if unit and body != self.names[i - 1]:
                self.names[i] = body + self.texts[i]

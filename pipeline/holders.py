"""Whose an office is: the posts of named persons, without those that only look like one."""

from dataclasses import replace

from pipeline.careers import Careers
from pipeline.offices import Part, office_of
from pipeline.records import Findings, PersonMention, Post, Span
from pipeline.rules import Rules
from pipeline.segment import Document


class Holders(Careers):
    """Collects the posts of one document; what no post can be is left out."""

    def __init__(self, document: Document, rules: Rules, found: Findings) -> None:
        super().__init__(document, rules, found)
        self.posts: list[Post] = []
        written = {self.folded[m.start : m.end] for m in self.mentions}
        hospitals = {text for text in written if text.endswith(self.grammar.hospitals) and len(text) > len("县医院")}
        self.of_hospital = len(hospitals) == 1 or (bool(hospitals) and "我院" in written)

    def _add(self, person: PersonMention, parts: list[Part], rule: str) -> None:
        for part in parts:
            if self._is_of_field(part):
                continue
            title = self.raw[slice(*part.title)]
            folded_title = self.folded[slice(*part.title)]
            office = office_of(folded_title)
            is_place = part.is_place or (part.organisation is None and office in self.grammar.place)
            if (
                rule != "posts.name_list"
                and part.organisation is not None
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

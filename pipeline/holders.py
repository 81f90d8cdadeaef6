"""Whose an office is: the posts of named persons, without those that only look like one."""

from dataclasses import dataclass, field, replace

from pipeline.offices import Part
from pipeline.officetext import OfficeText
from pipeline.postwords import office_of
from pipeline.records import PersonMention, Post, Span


@dataclass(slots=True)
class Holders:
    """Collects the posts of one document; what no post can be is left out."""

    text: OfficeText
    of_hospital: bool
    """Whether the document is of one hospital."""
    posts: list[Post] = field(default_factory=list)
    behind: Part | None = None
    """The last title behind a name that has its organisation before it."""

    def add(self, person: PersonMention, parts: list[Part], rule: str) -> None:
        """Make the posts of a person from the parts that can be some."""
        for part in parts:
            if _is_of_field(self.text, part) or _is_of_any(self.text, part):
                continue
            title = self.text.document.article.text[slice(*part.title)]
            folded_title = self.text.folded[slice(*part.title)]
            office = office_of(folded_title)
            is_place = part.is_place or (part.organisation is None and office in self.text.grammar.place)
            if (
                rule != "posts.name_list"
                and part.organisation is not None
                and office in self.text.grammar.occupations
                and (
                    (office.endswith(self.text.grammar.medical) and _is_ward(self, part.organisation))
                    or _is_loose(self.text, office, part.organisation)
                )
            ):
                continue
            abroad = office in self.text.grammar.state or folded_title.startswith(("驻", "常驻"))
            if part.own and abroad and not _is_of_mention(self.text, part):
                part = _of_country(self.text, part)
            alone = office in self.text.grammar.high and office.startswith(("国", "总书记"))
            known = is_place or office in self.text.grammar.bare or title in self.text.grammar.of_village
            # 音乐教师张三, of the school that the article is about.
            known = known or (title.endswith(self.text.grammar.teachers) and title[:-2] in self.text.grammar.subjects)
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


def holders_in(text: OfficeText) -> Holders:
    """Of a document of which no post is known yet."""
    written = {text.folded[m.start : m.end] for m in text.mentions}
    hospitals = {name for name in written if name.endswith(text.grammar.hospitals) and len(name) > len("县医院")}
    return Holders(text, len(hospitals) == 1 or (bool(hospitals) and "我院" in written))


def _is_of_mention(text: OfficeText, part: Part) -> bool:
    return part.organisation is not None and text.mention_ending(part.organisation[1], 0) is not None


def _of_country(text: OfficeText, part: Part) -> Part:
    """An office of state with the name of the country straight in front of it (斐济总理), where that is one word."""
    begin = part.title[0]
    if text.folded[begin - 1 : begin] in ("前", "原"):
        begin -= 1
    country = next((c for c in text.grammar.countries if text.folded.endswith(c, 0, begin)), "")
    if country:
        return replace(part, organisation=(begin - len(country), begin), is_place=True)
    tokens = [t for t in text.document.touching(max(0, begin - 1), begin) if t.end == begin]
    if not tokens or tokens[-1].tag[:2] not in ("ns", "nr", "nz") or len(tokens[-1].text) < 2:
        return part
    return replace(part, organisation=(tokens[-1].start, begin), is_place=True)


def _is_ward(holders: Holders, span: Span) -> bool:
    """Whether an organisation is only a speciality (精神科), with which a doctor holds no post, in an article that is
    not of one hospital."""
    text = holders.text
    if holders.of_hospital:
        return False
    return span[1] - span[0] <= 4 and text.folded[span[1] - 1] == "科" and text.mention_ending(span[1], 0) is None


def _is_loose(text: OfficeText, office: str, span: Span) -> bool:
    """Whether an organisation is only those who work on something together, whose members hold no post, or a village
    that has somebody for a trade."""
    if office in text.grammar.not_of_villages:
        return text.folded[span[1] - 1] == "村"
    return office == "成员" and text.folded.endswith(text.grammar.loose, *span)


def _is_of_any(text: OfficeText, part: Part) -> bool:
    """Whether what stands where the unit would is no more than that it is one: 团队负责人."""
    return part.organisation is not None and text.folded[slice(*part.organisation)] in text.grammar.generic_units


def _is_of_field(text: OfficeText, part: Part) -> bool:
    """Whether somebody founded a field, which is no organisation: 量子力学创始人."""
    if part.organisation is None or text.folded[slice(*part.title)] not in text.grammar.founders:
        return False
    if _is_of_mention(text, part) or text.grammar.unit.search(text.folded, *part.organisation):
        return False
    return text.folded.endswith(text.grammar.fields, *part.organisation)

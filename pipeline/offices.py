"""Offices as texts write them: a title with the unit it is of, in rows, in brackets, in clauses of nothing else."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.places import places
from pipeline.records import Findings, OrganisationMention, Span
from pipeline.rules import Rules
from pipeline.segment import Document

_LONGEST_TITLE = 16
_LONGEST_PHRASE = 90
_BOUNDARY = re.compile(r"[,;:。!?\n\r【】]")
_SEPARATORS = re.compile(
    r"、(?:以?及)?(?![一二三四五六七八九十\d]{1,3}(?:、[一二三四五六七八九十\d]{1,3})*[届任])|/|\ ?兼(?!职)任?\ ?|(?<=[员长任记授师事席理编委问家者官监导])和"
)
_PIECE = re.compile(r"[^,;。:]+")
_LEADING = re.compile(r"[)\]】\s▲■◆—-]*(?:\d{1,2}[.、])?(?:兼任?)?(?:(?:以?及|和|与)(?=时任|曾任|原))?")
# 甲中学的一名语文教师: one of several, with what kind of one.
_ONE_OF = re.compile(
    r"的?[一1][名位个](?:[一-龥]{1,8}的)?(?:普通|年轻|优秀|老|女|男|新|资深|基层)*(?P<subject>[一-龥]{0,6})$"
)
_SINCE = re.compile(r"(?:现任|现为|现在是|目前是|担任|兼任|历任|现(?![代场役实有金存])|生前[系是为任])(?=[一-龥]{2})")
_HOW_HELD = re.compile(r"[ \t]*\((?:兼|试用期|任期|聘期|挂职|主持|正|副|保留)[^()\n]{0,12}\)[ \t]*$")
_OF_OFFICE = re.compile(
    r"(?:的?等(?:[一-龥]{0,6}[个项种])?(?:相关|重要|主要|学术|社会|行政|党政|党内|领导|管理)*(?:职务|兼职|职位|职)"
    r"|的?等?(?:多个)?(?:[一之]职|职务|职位|职)?)(?:以来|期间)?$"
)
_MAJOR = re.compile(r"[^、]{2,12}专业")
# Verbs behind which a row is of posts only where each of them can be read: who 是 something need not hold it.
_MERELY = "是为系"
# Of how many posts that can be read one may stand in a row that cannot.
_MOST_UNREAD = 2
_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 .&'-]*$")
_LONGEST_SUBJECT = 6
_CALLED = re.compile(r"\((?:以下|下文|下)?(?:统称|简称|称)[^()]{2,24}\)$")
_LONGEST_CALLED = 32
_NO_SCHOOL = re.compile(r"(?:[学协商]会|公司|局|厅|集团|中心|科学院|工程院|^纪委)$")
_CONGRESS = re.compile("(?:政协|人大|人民代表大会)(?:委员会)?$")
_OF_CONGRESS = re.compile(
    "(?:第[一二三四五六七八九十]{1,3}届)?(?:全国|[一-龥]{0,6}[省市县区州旗镇乡])?(?:人大|人民代表大会)$"
)
_LONGEST_HALF = 20
_LONGEST_FIRST = 12
_PLACES_AND_PERSONS = ("nr", "ns", "nz")
_PROPER = (*_PLACES_AND_PERSONS, "nt")
_NOTE_AND_JOIN = re.compile(r"\([^()\n]{1,60}\)(?:、|和|与|及|以及)")
_NOW = ("现任", "现为", "现")
# What is no part of the unit behind it: 我 of 我区残联, 我区 of 我区区委, 有 of 有市税务局.
_OURS = re.compile(
    "我(?P<level>[省市县区州镇乡村])(?=(?P=level))|我(?=[省市县区州镇乡村])|[有由与任](?=[省市县区州镇乡村][一-龥]{2})"
)
_SENT = re.compile("[一-龥]{2,20}?(?:派驻|驻)(?=[一-龥]{1,24}[村社区]$)(?!村)")
_WHICH = re.compile("^(?:名誉|荣誉|常务|执行|分管|代理|代(?!表)|原|副)+")
_LONGEST_NAME = 4
# What may stand before the unit of an office that is all of a stretch.
_BEFORE_UNIT = re.compile(r"\s*(?:兼任?|原|时任|曾任|前|第[一二三四五六七八九十\d、届任和第]{1,16}[届任])?\s*《?")
_JOURNAL = re.compile("《([^《》\n]{1,40})》[和与及]?")
# What may open a clause that goes on with a life: 毕业后, 两年后, 35岁时, 其间.
_AFTERWARDS = "(?:(?!在?(?:继|接替))[一-龥]{2,8}(?<!先)后)"
_MONTH = r"(?:同年|次年|当年)?\d{1,2}月(?:\d{1,2}日)?[起后]?"
_WHEN = rf"(?:{_MONTH}|(?:[一二三四五六七八九十两]{{1,2}}|\d{{1,2}})(?:年之?后|岁(?:时|那年)?)|其间|期间|此后|同年|次年|翌年|{_AFTERWARDS})"


def office_of(title: str) -> str:
    """A title without what tells which of its holders is meant: 副院长, 名誉院长 → 院长."""
    return _WHICH.sub("", title)


@dataclass(frozen=True, slots=True, eq=False)
class Grammar:
    """The words and patterns of `rules/posts.yaml`, compiled."""

    title_at_end: "re.Pattern[str]"
    title: "re.Pattern[str]"
    former: "re.Pattern[str]"
    former_at_end: "re.Pattern[str]"
    holds: "re.Pattern[str]"
    dismissal: "re.Pattern[str]"
    his_dismissal: "re.Pattern[str]"
    date: "re.Pattern[str]"
    term: "re.Pattern[str]"
    stops: frozenset[str]
    unit: "re.Pattern[str]"
    party: "re.Pattern[str]"
    high: frozenset[str]
    state: frozenset[str]
    countries: tuple[str, ...]
    place: frozenset[str]
    heads: frozenset[str]
    bare: frozenset[str]
    occupations: frozenset[str]
    shared: frozenset[str]
    party_office: frozenset[str]
    specialised: tuple[str, ...]
    ranks: frozenset[str]
    roles: tuple[str, ...]
    honorific: tuple[str, ...]
    alumni: tuple[str, ...]
    loose: tuple[str, ...]
    not_of_villages: frozenset[str]
    free: tuple[str, ...]
    resumes: "re.Pattern[str]"
    subjects: frozenset[str]
    of_village: frozenset[str]
    kin: "re.Pattern[str]"
    called: frozenset[str]
    no_post_behind: frozenset[str]
    of_a_subject: tuple[str, ...]
    medical: tuple[str, ...]
    teachers: tuple[str, ...]
    body_inside: "re.Pattern[str]"
    heads_of_whole: frozenset[str]
    occasions: tuple[str, ...]
    hospitals: tuple[str, ...]
    shared_prefix: tuple[str, ...]
    groups: tuple[str, ...]
    edits: tuple[str, ...]
    appoints: "re.Pattern[str]"
    not_yet: tuple[str, ...]
    inner_body: "re.Pattern[str]"
    founders: frozenset[str]
    fields: tuple[str, ...]
    held_at_end: "re.Pattern[str]"


@cache
def _grammar(rules: Rules) -> Grammar:
    title = rules.regex("posts.title").pattern
    former = rules.alternation("posts.former")
    words = rules.words
    return Grammar(
        re.compile(rf"(?:{title})$", re.VERBOSE),
        rules.regex("posts.title"),
        re.compile(former),
        re.compile(rf"(?<![日目之以此先当眼]){former}$"),
        re.compile(
            rf"(?:同志)?(?:(?:援[藏疆青鄂]|挂职|支教|驻村|留学|任职|在任)(?:期间|时))?(?:[于自从在]?\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:[至到~—-]{{1,2}}(?:\d{{4}}年(?:\d{{1,2}}月)?|今))?[起后间]?,?)?(?:{rules.alternation('posts.adverbs')}){{0,3}}{rules.alternation('posts.holds')}"
        ),
        re.compile(rf"{rules.alternation('posts.dismissal')}$"),
        re.compile(
            rf"{rules.alternation('posts.dismissal')}[其他她](?:的|原任|所任)?(?P<titles>[^,;。!?\n]{{3,40}}?)职务"
        ),
        rules.regex("posts.date"),
        re.compile(rf"(?:{rules.regex('posts.term').pattern})$", re.VERBOSE),
        frozenset(words["posts.stops"]),
        re.compile(rf"{rules.alternation('posts.unit_endings')}(?:\([^()]{{1,30}}\))?$"),
        re.compile(rf"{rules.alternation('posts.party_bodies')}$"),
        frozenset(words["posts.high_office"]),
        frozenset(words["posts.high_office"]) | frozenset(words["posts.state_office"]),
        tuple(sorted(words["posts.country"], key=len, reverse=True)),
        frozenset(words["posts.place_office"]),
        frozenset(office for office in words["posts.unit_office"] if len(office) == len("院长")),
        frozenset(words["posts.high_office"])
        | frozenset(words["posts.school_office"])
        | frozenset(words["posts.unit_office"]),
        frozenset(words["posts.occupations"]),
        frozenset(words["posts.shared_office"]),
        frozenset(words["posts.party_office"]),
        tuple(words["posts.specialised"]),
        frozenset(words["posts.ranks"]),
        (*words["persons.role"], "家"),
        tuple(words["posts.honorific"]),
        tuple(words["posts.alumni"]),
        tuple(words["posts.loose_units"]),
        frozenset(words["posts.not_of_villages"]),
        tuple(words["posts.free"]),
        re.compile(
            rf"(?<![^,。;!?\n\r\t\ ])(?:(?:{rules.regex('posts.date').pattern}{_AFTERWARDS}?|{_WHEN}),?)?"
            rf"\ ?(?P<pronoun>[他她]|这[位名](?:\d{{2}}岁的)?[一-龥]{{2,4}}?)?"
            rf"(?P<verb>(?:{rules.alternation('posts.adverbs')}){{0,2}}(?:[自于]?{rules.regex('posts.date').pattern},?)?"
            rf"(?:{rules.alternation('posts.adverbs')}){{0,2}}{rules.alternation('posts.resumes')})",
            re.VERBOSE,
        ),
        frozenset(words["posts.subjects"]),
        frozenset(words["posts.village_office"]),
        re.compile(rf"(?:同志|先生|女士|院士|教授)?的?{rules.alternation('posts.kin')}"),
        frozenset(words["posts.kin"]) | frozenset(words["persons.role"]) | {"负责人", "主要负责人", "带头人"},
        frozenset(words["posts.no_post_behind"]),
        tuple(words["posts.of_a_subject"]),
        tuple(words["posts.medical"]),
        tuple(words["posts.teachers"]),
        re.compile(f"{rules.alternation('posts.bodies_inside')}$"),
        frozenset(words["posts.heads_of_whole"]),
        tuple(words["posts.occasions"]),
        tuple(words["posts.hospitals"]),
        tuple(words["posts.shared_prefix"]),
        tuple(words["posts.groups"]),
        tuple(words["posts.edits"]),
        re.compile(f"{rules.alternation('posts.appoints')}$"),
        tuple(words["posts.not_yet"]),
        re.compile(rules.alternation("posts.party_bodies", "posts.inner_offices")),
        frozenset(words["posts.founders"]),
        tuple(words["posts.fields"]),
        re.compile(rf"(?:{title}|{rules.alternation('posts.held_only')})$", re.VERBOSE),
    )


@dataclass(frozen=True, slots=True)
class Part:
    """One title with the organisation in front of it, as written."""

    title: Span
    organisation: Span | None
    tenure: str = "current"
    is_place: bool = False
    own: bool = False
    """Whether words stand where the organisation would, so that none may be filled in."""


class Offices:
    """Reads the offices in stretches of one document; it knows of no holders, only where persons stand."""

    def __init__(self, document: Document, rules: Rules, found: Findings) -> None:
        self.document = document
        self.folded = document.folded
        self.raw = document.article.text
        self.found = found
        self.grammar = _grammar(rules)
        self.places = places(rules)
        self.mentions = sorted(found.organisations, key=lambda m: (m.end, m.start))
        self.mention_ends = [m.end for m in self.mentions]
        persons = (p for p in found.persons if p.name not in self.grammar.countries)
        self.persons = sorted(persons, key=lambda p: p.start)
        self.person_starts = [p.start for p in self.persons]

    def _blanks_back(self, position: int) -> int:
        while position > 0 and self.folded[position - 1] in " ":
            position -= 1
        return position

    def _before_note(self, start: int, end: int) -> int:
        """Where folded[start:end] ends without how an office is held behind it: 副局长(试用期一年), 副主席(兼)."""
        note = _HOW_HELD.search(self.folded, max(start, end - _LONGEST_CALLED), end)
        return note.start() if note else end

    def _blanks_on(self, position: int) -> int:
        while self.folded[position : position + 1] in (" ", "\t"):
            position += 1
        return position

    def _opening(self, closing: int) -> int | None:
        """The bracket that the one at `closing` closes, None where it is too far away."""
        depth = 0
        for i in range(closing, max(-1, closing - 150), -1):
            character = self.folded[i]
            if character == ")":
                depth += 1
            elif character == "(":
                depth -= 1
                if depth == 0:
                    return i
            elif character == "\n":
                return None
        return None

    def _persons_between(self, start: int, end: int) -> bool:
        i = bisect_left(self.person_starts, start)
        return i < len(self.persons) and self.persons[i].start < end

    def _limit(self, end: int) -> int:
        """Where the phrase that ends at `end` can begin: after a sign, the person before, or 90 characters back."""
        start = max(0, end - _LONGEST_PHRASE)
        depth = 0
        for i in range(end - 1, start - 1, -1):
            character = self.folded[i]
            if character == "”" and i and self.folded[i - 1] in "。!?,;…":
                # The end of direct speech.
                start = i + 1
                break
            if depth == 0 and character == "—" and self.folded[i - 1 : i] == "—":
                start = i + 1
                break
            if character in ")”》":
                depth += 1
            elif character in "(“《":
                if depth == 0:
                    start = i + 1
                    break
                depth -= 1
            elif depth == 0 and _BOUNDARY.match(character):
                start = i + 1
                break
        i = bisect_left(self.person_starts, end) - 1
        if i >= 0 and self.persons[i].end <= end:
            behind = self.grammar.title.match(self.folded, self.persons[i].end, end)
            start = max(start, behind.end() if behind and behind.end() < end else self.persons[i].end)
            note = _NOTE_AND_JOIN.match(self.folded, start, end)
            start = note.end() if note else start
        return start

    def _backwards(self, limit: int, end: int) -> list[Part]:
        """Parts of the phrase folded[limit:end] from its end back as long as they end in titles."""
        parts: list[Part] = []
        while end > limit:
            title = self.grammar.title_at_end.search(self.folded, max(limit, end - _LONGEST_TITLE), end)
            if title is None:
                start = self._segment_start(limit, end)
                before = self._separator_before(limit, start)
                passed = self._ends_in_role(limit, end) if parts else self._is_passed(limit, start, end)
                if not passed or before == start:
                    break
                end = before
                continue
            begin = title.start()
            start = self._segment_start(limit, begin)
            inner = self.grammar.title_at_end.search(self.folded, max(start, begin - _LONGEST_TITLE), begin)
            if inner is not None and not self._mention_ending(begin, start):
                # Two titles without a sign between them: 队长一级警长.
                parts.append(Part(title.span(), None))
                end = begin
                continue
            parts.append(self._part(title.span(), start, begin))
            both = self._joined_to(start, parts[-1])
            if both is not None:
                parts.append(replace(parts[-1], organisation=both))
            organisation = parts[-1].organisation
            if organisation is not None and organisation[0] > start and not self._only_former(start, organisation[0]):
                break
            end = self._separator_before(limit, start)
            if end == start and start > limit:
                break
        parts.reverse()
        return parts

    def _only_former(self, start: int, end: int) -> bool:
        return self.grammar.former.fullmatch(self.folded, start, end) is not None or self.folded[start:end] in _NOW

    def _ends_in_role(self, limit: int, end: int) -> bool:
        """甲学院学生、乙公司总经理张三: an occupation in the row does not end it."""
        return self.folded.endswith(self.grammar.roles, limit, end)

    def _is_passed(self, limit: int, start: int, end: int) -> bool:
        """Whether what stands between posts and name is no post: 著名化学家, or a unit alone (甲院院士、|乙大学数学院|张三)."""
        if self._is_honorific(start, end):
            return True
        mention = self._mention_ending(end, start)
        before = self._separator_before(limit, start)
        titled = self.grammar.title_at_end.search(self.folded, max(limit, before - _LONGEST_TITLE), before)
        return mention is not None and mention.start == start and before < start and titled is not None

    def _is_honorific(self, start: int, end: int) -> bool:
        """甲大学教授、著名化学家张三: what a person is called between posts and name."""
        return end - start <= _LONGEST_TITLE + 4 and self.folded.endswith(
            (*self.grammar.honorific, *self.grammar.alumni), start, end
        )

    def _segment_start(self, limit: int, end: int) -> int:
        start = limit
        for match in _SEPARATORS.finditer(self.folded, limit, end):
            if not self._inside_mention(match.start()):
                start = match.end()
        return start

    def _separator_before(self, limit: int, start: int) -> int:
        for match in _SEPARATORS.finditer(self.folded, max(limit, start - 4), start):
            if match.end() == start:
                return match.start()
        return start

    def _inside_mention(self, position: int) -> bool:
        i = bisect_right(self.mention_ends, position)
        return i < len(self.mentions) and self.mentions[i].start < position

    def _mention_ending(self, end: int, start: int) -> OrganisationMention | None:
        """The longest mention that ends at `end` and begins at `start` or later."""
        for i in range(bisect_left(self.mention_ends, end), len(self.mentions)):
            mention = self.mentions[i]
            if mention.end != end:
                return None
            if mention.start >= start:
                return mention
        return None

    def _mention_within(self, start: int, end: int) -> OrganisationMention | None:
        """The last mention that stands in folded[start:end]."""
        i = bisect_right(self.mention_ends, end) - 1
        return self.mentions[i] if i >= 0 and self.mentions[i].start >= start else None

    def _mentions_about(self, position: int) -> list[OrganisationMention]:
        """The mentions that end behind `position`, the next ones only."""
        i = bisect_right(self.mention_ends, position)
        return self.mentions[i : i + 3]

    def _part(self, title: Span, start: int, end: int) -> Part:
        """A title and its organisation, which is somewhere in folded[start:end], mostly all of it."""
        tenure = "current"
        end = self._blanks_back(end)
        called = _CALLED.search(self.folded, max(start, end - _LONGEST_CALLED), end)
        end = called.start() if called else end
        leading = _LEADING.match(self.folded, start, end)
        start = leading.end() if leading else start
        dates = list(self.grammar.date.finditer(self.folded, start, end))
        if dates:
            date = dates[-1]
            if date.end() == end:
                end = date.start()
            else:
                start = date.end()
                taken = self.grammar.holds.match(self.folded, start, end)
                start = taken.end() if taken else start
        since = _SINCE.match(self.folded, start, end)
        start = since.end() if since else start
        one = _ONE_OF.search(self.folded, max(start, end - _LONGEST_PHRASE // 3), end)
        if one:
            return self._one_of(title, start, one)
        term = self.grammar.term.search(self.folded, max(start, end - _LONGEST_TITLE), end)
        if term:
            end = term.start()
            tenure = "former" if term[0] == "老" else tenure
        elif _MAJOR.fullmatch(self.folded, start, end) and self._mention_within(start, end) is None:
            end = start
        former = self.grammar.former_at_end.search(self.folded, max(start, end - 3), end)
        if former:
            tenure, end = "former", former.start()
        leading = self.grammar.former.match(self.folded, start, end)
        if leading and leading.end() < end and not any(m.start == start for m in self._mentions_about(start)):
            # 原子能研究所 is no former one.
            tenure, start = "former", leading.end()
        if end > start and self.folded[end - 1] == "的":
            end -= 1
        if end > start and self.folded[end - 1] == "在" and self._mention_ending(end - 1, start):
            end -= 1  # 甲队在|主教练张三带领下
        written = self.folded[slice(*title)]
        if written == "代表" and (congress := _OF_CONGRESS.search(self.folded, start, end)):
            return Part(title, congress.span(), tenure)
        organisation = self._trimmed(self._undoubled(self._organisation(start, end, written)), written)
        if written.endswith(self.grammar.specialised):
            title, organisation = self._with_subject(title, organisation, start, end)
        if organisation is not None and self._is_former(start, *organisation):
            tenure = "former"
        if (
            organisation is None
            and written in self.grammar.teachers
            and self.folded[start:end] in self.grammar.subjects
        ):
            return Part((start, title[1]), None, tenure)
        part = Part(title, organisation, tenure, own=end > start)
        if organisation is None:
            return part
        return replace(part, is_place=self._is_place(part))

    def _one_of(self, title: Span, start: int, one: "re.Match[str]") -> Part:
        """One of those who hold an office, which is the unit's only where it stands straight before (甲局的一名科长)."""
        begin, written = one.start(), self.folded[slice(*title)]
        subject = one["subject"]
        if subject and written.endswith(self.grammar.specialised) and not self.grammar.unit.search(subject):
            title = (one.start("subject"), title[1])
        elif subject:
            return Part(title, None, own=True)
        mention = self._mention_ending(begin, start)
        if mention is None:
            return Part(title, None, own=True)
        return Part(title, (self._extended(start, mention.start), begin))

    def _with_subject(self, title: Span, organisation: Span | None, start: int, end: int) -> tuple[Span, Span | None]:
        """A title with the nouns in front of it that no unit ends in: 语文 of 甲中学语文教师, 客户 of 乙公司客户经理."""
        mention = self._mention_within(start, end - 1)
        if mention is None or (organisation is not None and organisation[1] == end):
            return title, organisation
        begin = self._blanks_on(mention.end)
        begin = max(begin, *(self.folded.rfind(sign, begin, end) + 1 for sign in " ,"))
        gap = self.folded[begin:end]
        if not 2 <= end - begin <= _LONGEST_SUBJECT or self._stop_in(begin, end) or self.grammar.unit.search(gap):
            return title, organisation
        tokens = [t for t in self.document.touching(begin, end) if begin < t.end and t.start < end]
        nouns = all(t.tag[:1] in ("n", "b", "v", "j", "a", "") and t.tag not in ("ns", "nt", "nr") for t in tokens)
        if not nouns or not tokens or tokens[0].start < begin or tokens[-1].end not in (end, title[1]):
            return title, organisation
        return (begin, title[1]), (self._extended(start, mention.start), mention.end)

    def _is_former(self, start: int, begin: int, end: int) -> bool:
        """Whether 原 stands before an organisation, or in it between the institution and its inner unit (甲校原党委)."""
        if self.grammar.former_at_end.search(self.folded, max(start, begin - 3), begin):
            return True
        inner = self.folded.find("原", begin + 2, end)
        return inner >= 0 and (inner in self.mention_ends or self.folded.startswith("原党", inner))

    def _is_place(self, part: Part) -> bool:
        if part.organisation is None:
            return False
        written = self.folded[slice(*part.organisation)]
        title = self.folded[slice(*part.title)]
        return (
            office_of(title) in self.grammar.place
            or written in self.places.names
            or (written.endswith("村") and title.endswith(("书记", "支书", "主任", "队员", "组长")))
        )

    def _organisation(self, start: int, end: int, title: str) -> Span | None:
        """The organisation that ends at `end`: a mention, a mention with the inner unit after it, or plain words."""
        while start < end and self.folded[start] in " ▲■":
            start += 1
        if start >= end:
            return None
        mention = self._mention_ending(end, start)
        if mention is not None:
            return self._over_half(start, self._extended(start, mention.start), end), end
        mention = self._mention_within(start, end)
        edits = title.endswith(self.grammar.edits)
        if mention is not None and not (edits and _LATIN.search(self.folded, mention.end, end)):
            gap = self.folded[mention.end : end]
            if len(gap) <= 20 and "、" not in gap and not self._stop_in(mention.end, end):
                inner = self.grammar.unit.search(gap.rstrip("”")) is not None and gap.count("“") == gap.count("”")
                return self._extended(start, mention.start), end if inner else mention.end
        begin = self._after_stop(start, end)
        if begin - start <= _LONGEST_HALF and self._is_cut(start, begin):
            begin = start
        begin = self._over_half(start, begin, end)
        if self.folded[end - 1] == "》":
            # A paper is an organisation (《晚报》社长), a film or a book is none.
            begin = self.folded.rfind("《", begin, end) + 1
            medium = begin > 0 and (edits or self.grammar.unit.search(self.folded, begin, end - 1))
            return (begin, end - 1) if medium else None
        written = self.folded[begin:end]
        if end - begin < 2 or end - begin > 40 or written.count("“") != written.count("”"):
            return None
        if not any(character.isalpha() for character in written):
            # “973”首席科学家
            return None
        if written.endswith(self.grammar.occasions) or "了" in written:
            return None
        latin = _LATIN.search(written)
        if latin and latin.start() > 0:
            return begin + latin.start(), end
        if written in self.places.names or (self.grammar.unit.search(written) and not self._ends_in_verb(begin, end)):
            return begin, end
        if title not in self.grammar.occupations and begin == start:
            begin = self._after_verb(begin, end)
            return (begin, end) if self._is_noun_phrase(begin, end) else None
        return None

    def _after_verb(self, start: int, end: int) -> int:
        """Where the words begin behind a verb that folded[start:end] begins with: 特斯拉 of 要求特斯拉."""
        first = next((t for t in self.document.touching(start, end) if t.start == start), None)
        is_verb = first is not None and first.tag == "v" and len(first.text) > 1 and first.end < end
        return first.end if first is not None and is_verb else start

    def _undoubled(self, span: Span | None) -> Span | None:
        """The second of two equal halves: a heading that the page has glued to the text."""
        if span is None:
            return None
        start, end = span
        middle = (start + end) // 2
        return (middle, end) if self.folded[start:middle] == self.folded[middle:end] else span

    def _trimmed(self, span: Span | None, title: str) -> Span | None:
        """A unit without what is no part of it: 我区|区委, 有|市税务局, and of a first secretary 县医院派驻|上湾村."""
        if span is None:
            return None
        start, end = span
        own = _OURS.match(self.folded, start, end)
        if own and end - own.end() > 1:
            start = own.end()
        if title.endswith("第一书记") and (sent := _SENT.match(self.folded, start, end)):
            start = sent.end()
        return start, end

    def _ends_in_verb(self, start: int, end: int) -> bool:
        tokens = [t for t in self.document.touching(start, end) if start <= t.start and t.end <= end]
        if not tokens or self.grammar.unit.fullmatch(tokens[-1].text):
            # 甲银理财, 乙投资: what a firm does, at the end of its name.
            return False
        return tokens[-1].tag in ("v", "d", "p", "c") and len(tokens[-1].text) > 1

    def _is_noun_phrase(self, start: int, end: int) -> bool:
        """Whether folded[start:end] can be a unit's name without a usual ending (嘉禾农业负责人): it ends in a noun."""
        tokens = [t for t in self.document.touching(start, end) if start <= t.start and t.end <= end]
        if not tokens or tokens[-1].end != end or end - start > 20 or end - start < 3:
            return False
        last = tokens[-1].tag
        return (last[:1] in ("n", "j", "") or last == "vn") and all(
            t.tag[:1] in ("n", "", "v", "a", "j", "b", "s") for t in tokens
        )

    def _extended(self, start: int, begin: int) -> int:
        """The beginning of an organisation moved over a place in front of it that the mention left out."""
        if self.folded[begin - 1 : begin] == "《":
            return begin
        chain = self.places.chain(self.folded, start, begin)
        if chain and chain[0][0] == start and chain[-1][1] == begin:
            return start
        words = self._after_stop(start, begin)
        if words < begin and begin - words < 40 and self.places.chain(self.folded, words, begin):
            return words
        if words < begin and begin - words < 16 and self.grammar.unit.search(self.folded[words:begin]):
            return words
        if begin - start <= _LONGEST_HALF and self._is_cut(start, begin):
            return start
        i = bisect_right(self.mention_ends, begin) - 1
        if i >= 0 and self.mentions[i].start >= start and self._is_first_half(self.mentions[i].end, begin):
            return self.mentions[i].start
        opened = start > 0 and self.folded[start - 1] == "、"
        if opened and self.grammar.title_at_end.search(self.folded, max(0, start - _LONGEST_TITLE), start - 1):
            # Between two titles of a row there is nothing but the second one's organisation.
            between = self.folded[start:begin]
            return start if len(between) < 20 and not set("的兼") & set(between) else begin
        return begin

    def _is_cut(self, start: int, begin: int) -> bool:
        """Whether a mention that begins after 与 is the second half of a name: 促进与 of “甲·乙”促进与发展中心."""
        between = self.folded[start:begin]
        if len(between) < 4 or between[-1] not in "与和" or self.grammar.title.search(between):
            return False
        if self.places.chain(self.folded, begin, min(len(self.folded), begin + 12)) or "、" in between:
            return False
        joined = [t for t in self.document.touching(start, begin + 2) if t.end == begin - 1 or t.start == begin]
        return len(joined) == 2 and all(t.tag in ("v", "vn") for t in joined)

    def _over_half(self, start: int, begin: int, end: int) -> int:
        """The beginning of a unit moved over the first half of its name: 材料科学与|工程学院.

        Both halves are of common nouns. The first is all that stands in front, or goes on from a place or an institution,
        and is no unit, officer or group of its own.
        """
        if self.folded[begin - 1 : begin] not in ("与", "和", "及") or begin - 2 <= start:
            return begin
        if not self.grammar.unit.search(self.folded, begin, end):
            return begin
        first = begin - 1
        low = max(start, first - _LONGEST_FIRST)
        half = next((t for t in self.document.touching(first, begin) if t.start == first), None)
        if half is None or half.end != begin:
            return begin
        joined = self.grammar.unit.search(self.folded, low, first) or self.grammar.title_at_end.search(
            self.folded, low, first
        )
        if joined or self._ends_in_role(low, first) or self.folded.endswith(self.grammar.groups, low, first):
            return begin
        i = bisect_right(self.mention_ends, first) - 1
        if i >= 0 and low < self.mention_ends[i] and self.mentions[i].start >= start:
            whole, low = self.mentions[i].start, self.mention_ends[i]
        elif (chain := self.places.chain(self.folded, start, first)) and chain[0][0] == start:
            whole, low = start, chain[-1][1]
        else:
            whole = start
        if low < start or not (low == start or whole < low) or first - low < 2:
            return begin
        # Behind a place 广播电视局 is a common name too, though the dictionary has it as a body.
        proper = _PLACES_AND_PERSONS if whole < low else _PROPER
        return whole if self._is_common(low, first, _PROPER) and self._is_common(begin, end, proper) else begin

    def _is_common(self, start: int, end: int, proper: tuple[str, ...]) -> bool:
        """Whether folded[start:end] is of nouns and verbs, whole words, no proper name or particle among them."""
        tokens = self.document.touching(start, end)
        tokens = [t for t in tokens if t.start < end and start < t.end]
        if not tokens or tokens[0].start != start or tokens[-1].end != end:
            return False
        return tokens[0].text not in self.grammar.stops and all(
            t.tag[:1] in ("n", "v", "a", "b", "j", "") and not t.tag.startswith(proper) for t in tokens
        )

    def _is_first_half(self, start: int, end: int) -> bool:
        """Whether folded[start:end] joins two halves of one name: 立法与 in 甲大学立法与法治研究中心."""
        between = self.folded[start:end]
        return 2 <= len(between) <= 6 and between[-1] in "与和及" and not self.grammar.title.search(between)

    def _stop_in(self, start: int, end: int) -> bool:
        return any(
            t.text in self.grammar.stops
            for t in self.document.touching(start, end)
            if t.start >= start and t.end <= end
        )

    def _after_stop(self, start: int, end: int) -> int:
        """Where the words begin that lead without a verb or particle up to `end`."""
        begin = start
        for token in self.document.touching(start, end):
            if start <= token.start and token.end <= end and token.text in self.grammar.stops:
                begin = token.end
        return begin

    def _with_shared(self, parts: list[Part]) -> list[Part]:
        """Parts in which an organisation that the writer left out is filled in from the part before."""
        filled: list[Part] = []
        for part in parts:
            before = filled[-1] if filled else None
            if part.organisation is None and not part.own and before is not None:
                part = self._inherited(part, before)
            filled.append(part)
        return filled

    def _inherited(self, part: Part, before: Part) -> Part:
        if before.organisation is None:
            return part
        start, end = before.organisation
        title = self.folded[slice(*part.title)]
        office = office_of(title)
        if title in self.grammar.high or office in self.grammar.place:
            return part
        if office == "校长" and _NO_SCHOOL.search(self.folded[start:end]):
            return part  # 甲学会院士张三,|副校长李四
        if office in self.grammar.bare and office != "秘书长" and _CONGRESS.search(self.folded, start, end):
            return part  # 全国政协委员、|董事长张三
        if title.endswith(self.grammar.free) and not title.startswith("总"):
            return part
        inner = self.grammar.body_inside.search(self.folded, start, end)
        if inner and inner.start() > start and (office in self.grammar.heads or office in self.grammar.heads_of_whole):
            end = inner.start()  # 某院工会主席、副院长: of the hospital
        function = re.match(r"(?:副)?(宣传|组织|统战|武装)部长$", title)
        party = self.grammar.party.search(self.folded, start, end)
        if party and party.start() == start and title not in self.grammar.party_office and not function:
            # 党委常委、教务长: of whose party body it is, only the article tells.
            return replace(part, tenure=before.tenure)
        if party and party.start() > start and title not in self.grammar.party_office and not function:
            # 党委书记、校长: the school, not its party body, has the second one.
            end = party.start()
        return replace(part, organisation=(start, end), tenure=before.tenure, is_place=before.is_place and not party)

    def _closing(self, opening: int) -> int | None:
        depth = 0
        for i in range(opening, min(len(self.folded), opening + 300)):
            if self.folded[i] == "(":
                depth += 1
            elif self.folded[i] == ")":
                depth -= 1
                if depth == 0:
                    return i
            elif self.folded[i] == "\n":
                return None
        return None

    def _joined_to(self, start: int, part: Part) -> Span | None:
        """The unit that 和 joins to that of a part and that begins at `start`: 甲大学和 of 甲大学和乙大学教授."""
        while start < len(self.folded) and self.folded[start] in " \t":
            start += 1
        if part.organisation is None or part.organisation[0] - 1 <= start:
            return None
        end = part.organisation[0] - 1
        mention = self._mention_ending(end, start) if self.folded[end] in "和与及" else None
        return (start, end) if mention is not None and mention.start == start else None

    def _alone(self, start: int, end: int) -> Span | None:
        """The unit that is all of folded[start:end]: a mention, or what stands in 《》."""
        mention = self._mention_ending(end, start)
        if mention is not None and mention.start == start:
            return start, end
        journal = _JOURNAL.fullmatch(self.folded, start, end)
        return journal.span(1) if journal else None

    def _journals(self, start: int, end: int) -> tuple[list[Span], int]:
        """The journals that folded[start:end] begins with, but the last, and where that one begins: 《甲》和《乙》编委."""
        found: list[Span] = []
        while (journal := _JOURNAL.match(self.folded, start, end)) and self.folded.startswith("《", journal.end(), end):
            found.append(journal.span(1))
            start = journal.end()
        return found, start

    def _phrases(self, start: int, end: int) -> list[Part]:
        """The posts of folded[start:end], a text of posts with commas and 、 between them."""
        parts: list[Part] = []
        for piece in _PIECE.finditer(self.folded, start, end):
            found: list[Part] = []
            for a, b in self._between(*piece.span()):
                b = self._blanks_back(self._before_note(a, b))
                title = self.grammar.title_at_end.search(self.folded, max(a, b - _LONGEST_TITLE), b)
                if title is not None:
                    found.append(self._part(title.span(), a, title.start()))
            if found and found[0].organisation is None and parts:
                found = self._with_shared([parts[-1], *found])[1:]
            else:
                found = self._with_shared(found)
            parts.extend(found)
        return parts

    def _between(self, start: int, end: int) -> Iterator[Span]:
        begin = start
        for match in _SEPARATORS.finditer(self.folded, start, end):
            if not self._inside_mention(match.start()) and match.start() > begin:
                yield begin, match.start()
                begin = match.end()
        if begin < end:
            yield begin, end

    def _named_whole(self, part: Part, start: int) -> Part:
        """A part of a stretch that is nothing else, with the name in front of a unit that no table has (青石|农学院)."""
        if part.organisation is None or not 2 <= part.organisation[0] - start <= _LONGEST_NAME:
            return part
        begin, end = part.organisation
        tokens = [t for t in self.document.touching(start, begin) if start < t.end and t.start < begin]
        if not tokens or tokens[0].start != start or any(t.tag[:2] not in ("ns", "nz", "nr", "") for t in tokens):
            return part
        return replace(part, organisation=(start, end))

    def _is_pure(self, part: Part, start: int) -> bool:
        """Whether nothing but a part stands between `start` and its title."""
        if part.organisation is not None:
            return _BEFORE_UNIT.fullmatch(self.folded, start, part.organisation[0]) is not None
        return not part.own or part.title[0] <= start + 2

    def _pure(self, start: int, end: int, verb: str) -> list[Part]:
        """The posts of a stretch that holds nothing else."""
        if self.folded.startswith(self.grammar.not_yet, start, end):
            return []
        parts: list[Part] = []
        units: list[Span] = []
        group: list[Span] = []
        unread, unnamed = 0, False
        end = start + len(_OF_OFFICE.sub("", self.folded[start : self._before_note(start, end)]))
        dated = None if verb else self.grammar.date.match(self.folded, start, end)
        start = self._blanks_on(dated.end()) if dated else start
        for a, b in self._between(start, end):
            b = self._blanks_back(self._before_note(a, b))
            title = self.grammar.held_at_end.search(self.folded, max(a, b - _LONGEST_TITLE), b)
            called = title is None and parts and not units
            if called and (self.folded.endswith(self.grammar.alumni, a, b) or self._ends_in_role(a, b)):
                continue  # 甲大学教授、乙基金评审专家
            if title is None and (unit := self._alone(a, b)):
                # 甲大学、乙大学教授: of both.
                units.append(unit)
                continue
            if title is None:
                return []
            journals, a = self._journals(a, title.start())
            units += journals
            part = self._named_whole(self._part(title.span(), a, title.start()), a)
            both = self._joined_to(a, part)
            if both is not None:
                parts.append(replace(part, organisation=both))
            elif not self._is_pure(part, a):
                unread += 1
                unnamed, units = True, []
                continue
            if part.organisation is None and unnamed:
                continue  # of a unit that could not be read
            unnamed = False
            if part.organisation is not None:
                parts += [replace(part, organisation=unit) for unit in units]
                group = [*units, *([both] if both else []), part.organisation]
            elif not part.own and len(group) > 1:
                # 甲大学和乙大学教授、博士生导师: of both.
                parts += [replace(part, organisation=unit) for unit in group[:-1]]
            units = []
            parts.append(part)
        if unread and not (verb and verb[-1] not in _MERELY and len(parts) >= _MOST_UNREAD * unread):
            return []
        if any(word in verb for word in ("曾", "历", "先", "早年", "过", "时任", "辞", "卸", "不再")):
            parts = [replace(p, tenure="former") for p in parts]
        return self._with_shared(parts)

"""What short forms point to: the school that an article is written for, and the organisation behind 该局 or 我校."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Sequence
from functools import cached_property

from pipeline.newplaces import new_places
from pipeline.places import places
from pipeline.records import OrganisationMention
from pipeline.rules import Rules
from pipeline.segment import Document

JOINED = "organisations.joined"
SHORT = "organisations.school_units"
DEICTIC = "organisations.deictics"
ANNOUNCED = "organisations.announced"

_OWN_SCHOOL = re.compile("我校|本校|校党委|校团委|学校")
_OWN_COLLEGE = re.compile("学院(?:党委|团委|纪委|行政)(?!书记处)|我院|(?<=[,。;、\\n ])学院(?=[将还也已有现为])")
"""Ends of names of colleges that are no part of a university."""
_UNIVERSITY = re.compile("大学(?!生|英语|语文|数学)")
_TITLE_OF_DOCUMENT = re.compile(" *\\n? *关于[^\\n]{2,60}的(?:决定|通报|通知|公告)")
_SAYS_OWN = re.compile("校党委|校团委|校工会|院党委|院团委|院工会|我院")
_CERTAIN_SCHOOL = re.compile("我校|本校|新闻网讯")
_BYLINE = re.compile("全媒体记者|记者|讯|消息")
_SOURCE_LINE = re.compile(r"来源 ?: ?(?:综合)?$")
_OWN_MEDIA = ("本报", "本网", "本社", "本台", "本刊")
_PARTY = re.compile("^(?:中共|共青团|中国共产党)")
_LONGEST_NAME = 80
_LONGEST_VILLAGE = 24
_FARTHEST, _MOST_LOOKED_AT = 3000, 30
"""How far back, and at how many places, the name behind 该村 is looked for, so that many such words cost linear time."""
_OF_A_NAME = re.compile("n|j|s|z|a|b|f|eng|$")
_NO_PART = frozenset(("位于", "地处", "来自", "先进", "示范", "全", "各", "的", "中", "上", "个", "等"))
_GENERAL = re.compile(
    ".{0,6}[大强名][县市区镇乡村]$|[该本全各每某我美新小乡农山]?(?:贫困|美丽|文明|示范|先进|行政|自然|重点|特色|生态|最美|绿色|平安|五好|书香|模范)?(?:村|社区|街道|镇|乡|县|市|区|州|旗|家庭|班级|班|店|合作社|农场|景区)$"
)
_CLEAR_MENTIONS = 3
_SHORTEST_BODY = 2
_STUDIED = re.compile("(?:考入|考上|考取|毕业于|就读于|求学于|进修于|保送至?|毕业后?[到进]入?)了?$")
_LONGEST_STUDIED = 6
_GRADUATED = re.compile("(?:[一-龥]{2,8}(?:系|学院|专业))?(?:毕业|(?:硕士|博士)(?:研究生)?[,。、;\n]|函授|进修)")
_HELD = re.compile(
    "(?:[^,。;、\\n我]{0,8}?)(?:隆重|圆满|成功|顺利|正式|如期|胜利|盛大)?(?:举行|举办|召开|开幕|闭幕|落下|落幕|开赛|启动|拉开|收官|揭幕|揭晓|进行|颁发)"
)
_BY_WHOM = re.compile("[被由经获](?:[^,;。]{1,16}[、和与])?$")
_CONFERS = re.compile(
    "(?:[、和与][^,;。]{2,16})?(?:联合|共同|分别|正式)?(?:授予|追授|评为|评选为|表彰|命名|认定为|颁发|记)"
)
_LONGEST_GIVERS = 18
_OPENING = 60
_OF_FIRMS = ("企业", "公司")
_FIRMS = ("organisations.firm", "organisations.leader", "organisations.listed")
_TAGS_OF_PROPER = ("", "ns", "nz")


def in_full(mentions: Sequence[OrganisationMention], texts: Sequence[str]) -> list[str]:
    """The texts (or names) of mentions with the name before the bracket for every announced short form."""
    full: list[str] = []
    announced: dict[str, str] = {}
    for mention, text in zip(mentions, texts, strict=True):
        if mention.rule == ANNOUNCED:
            text = announced.setdefault(text, full[-1] if full else text)
        full.append(text)
    return full


def top_school(name: str) -> str:
    """The outermost school in a name: 南开大学历史学院 → 南开大学; empty where there is none."""
    name = _PARTY.sub("", name)
    match = re.match(
        ".*?(?:大学(?!生)|学院|中学校|中学|小学|职业技术学校|(?:实验|外国语|特殊教育|职业|技工|九年一贯制|专业|中等)学校)",
        name[:_LONGEST_NAME],
    )
    return match[0] if match and len(match[0]) > 3 else ""


def is_source(folded: str, start: int, end: int) -> bool:
    """Whether folded[start:end] is the medium that a report is from: behind 来源, or before 讯 or 记者."""
    behind = _BYLINE.match(folded, end)
    return behind is not None or _is_in_source_line(folded, start)


def _is_in_source_line(folded: str, start: int) -> bool:
    """Whether the name at `start` stands behind 来源."""
    return _SOURCE_LINE.search(folded, max(start - 8, 0), start) is not None


def named_before(document: Document, kind: str, start: int) -> str:
    """The last name of a village, shop, family … (`kind` is its last word) before `start`; empty where there is none."""
    low = max(0, start - _FARTHEST)
    end = document.folded.rfind(kind, low, start)
    for _ in range(_MOST_LOOKED_AT):
        if end < 0:
            break
        stop = end + len(kind)
        begin = stop
        tokens = document.tokens(max(0, end - _LONGEST_VILLAGE), stop)
        for token in reversed([t for t in tokens if t.end <= stop]):
            if token.end != begin or not _OF_A_NAME.match(token.tag) or token.text in _NO_PART:
                break
            begin = token.start
        name = document.folded[begin:stop]
        if len(name) > len(kind) + 1 and not _GENERAL.match(name) and document.folded[stop : stop + 1] != "级":
            return document.article.text[begin:stop]
        end = document.folded.rfind(kind, low, end)
    return ""


def is_studied_at(folded: str, start: int, end: int) -> bool:
    """Whether the name at folded[start:end] only says where somebody once studied: 考入|甲大学, 甲大学|毕业, 甲大学|博士."""
    before = _STUDIED.search(folded, max(start - _LONGEST_STUDIED, 0), start)
    return before is not None or _GRADUATED.match(folded, end) is not None


def _is_venue(folded: str, start: int, end: int) -> bool:
    """Whether the name only says where something was held: 比赛在|甲大学|举行."""
    return folded[start - 1 : start] == "在" and _HELD.match(folded, end) is not None


def is_in_passing(folded: str, start: int, end: int) -> bool:
    """Whether the name says only where somebody studied, where something was held, or who conferred an award."""
    giver = _BY_WHOM.search(folded, max(start - _LONGEST_GIVERS, 0), start)
    confers = giver is not None and _CONFERS.match(folded, end) is not None
    return confers or is_studied_at(folded, start, end) or _is_venue(folded, start, end)


class Antecedents:
    """What the short forms of one article can point to, found once from its organisation mentions."""

    def __init__(self, document: Document, rules: Rules, mentions: Sequence[OrganisationMention]) -> None:
        self.document, self.rules = document, rules
        self.mentions = [m for m in mentions if m.rule != DEICTIC]
        self.texts = in_full(self.mentions, [document.folded[m.start : m.end] for m in self.mentions])
        self._pools: dict[tuple[str, ...], list[int]] = {}

    @cached_property
    def school(self) -> str:
        """The school that the article is written for; empty where there is none.

        That is the one whose paper it is in, or, where it says 我校 or 学校 or speaks of hardly any other, the university
        that it names most, or a school that it names more often than any university.
        """
        opening = self.document.folded[:80]
        for short, full in self.rules.words["organisations.schools"].items():
            if f"{short}新闻网" in opening or f"{full}新闻网" in opening:
                return full
        colleges = self.rules.words["organisations.colleges"]
        counted = Counter(
            name
            for text, mention in zip(self.texts, self.mentions, strict=True)
            if mention.rule not in (SHORT, JOINED)
            and (name := top_school(text))
            and name not in colleges  # 师范学院 alone is a part of the university
            and not is_studied_at(self.document.folded, mention.start, mention.end)
            and not _is_venue(self.document.folded, mention.start, mention.end)
            and (name.endswith(("大学", *colleges)) or self._has_place(name) or self._opens(name, mention.start))
        )
        schools = Counter({name: n for name, n in counted.items() if name.endswith("大学")}) or counted
        if schools and max(counted.values()) > max(schools.values()):
            schools = counted  # a college whose people have studied at some university
        if not schools:
            return ""
        ordered = schools.most_common(2)
        clear = ordered[0][1] > _CLEAR_MENTIONS and (len(ordered) == 1 or ordered[0][1] > 2 * ordered[1][1])
        own = _OWN_SCHOOL.search(self.document.folded) or self._is_own_college(ordered[0][0])
        own = own or self._issues(ordered[0][0])
        return ordered[0][0] if clear or own else ""

    def _is_in_passing(self, i: int) -> bool:
        return is_in_passing(self.document.folded, self.mentions[i].start, self.mentions[i].end)

    def _is_own_college(self, name: str) -> bool:
        """Whether an article speaks of a college as 学院, or is a document that the college has issued."""
        if name.endswith("大学") or not name.endswith(tuple(self.rules.words["organisations.colleges"])):
            return False
        folded, start = self.document.folded, self.document.folded.find(name)
        return (
            _OWN_COLLEGE.search(folded) is not None or _TITLE_OF_DOCUMENT.match(folded, start + len(name)) is not None
        )

    def _issues(self, school: str) -> bool:
        """Whether the article is a paper of the school: it decides to honour, or signs over a day."""
        name = re.escape(school)
        issued = rf"{name}(?:经?研究)?决定(?:授予|表彰|命名|给予|对|将)|(?:^|\n)[ \t\u3000]*{name}[ \t\u3000]*\n\s*(?:19|20)\d\d年"
        return re.search(issued, self.document.folded) is not None

    def _has_place(self, name: str) -> bool:
        """Whether a name begins with a place, one of the table or one that only the article makes known."""
        new = new_places(self.document, self.rules).names
        return places(self.rules).pattern.match(name) is not None or name.startswith(tuple(new))

    def _opens(self, name: str, start: int) -> bool:
        """Whether an article of a school's own opens with a school by a name that is no word (梧台学院)."""
        unknown = self.document.segmenter.tags.get(name[:2], "") in _TAGS_OF_PROPER
        own = self.is_own or _SAYS_OWN.search(self.document.folded) is not None
        return own and start < _OPENING and unknown and len(name) == len("梧台学院")

    def of(self, deictic: str, start: int) -> OrganisationMention | str | None:
        """What `deictic` at `start` points to: a mention, or the name of the article's school; None where it is open."""
        kind = deictic[1:]
        if deictic in _OWN_MEDIA:
            return self._own_medium(kind)
        if deictic == "学校" and not self.is_own:
            near = self._before(self._schools, start)
            if near is not None:
                return near
        if kind == "校" and (self.school or deictic[0] in "我本"):
            return self.school or None
        ends = self.rules.words["organisations.deictic_ends"].get(kind, kind).split()
        pool = self._pool(tuple(ends))
        if kind == "校":
            pool = sorted({*pool, *self._schools})
        pool = [i for i in pool if not self._is_in_passing(i)] or pool
        near = self._before(pool, start)
        if deictic[0] in "我本" and pool:
            first = self.mentions[pool[0]].start
            if _SOURCE_LINE.search(self.document.folded, max(first - 8, 0), first):
                return self.mentions[pool[0]]  # 来源:甲局 … 我局
        host = self._holding(tuple(ends), start)
        if host and (near is None or is_in_passing(self.document.folded, near.start, near.end)):
            return host
        if near is None and pool and deictic[0] in "我本":
            return self.mentions[pool[0]]
        return near or (self._firm(start) if kind in _OF_FIRMS else None)

    def _firm(self, start: int) -> OrganisationMention | None:
        """The last mention before `start` of a firm whose name ends in nothing that tells."""
        before = (m for m in self.mentions if m.rule in _FIRMS and m.end <= start)
        return max(before, key=lambda m: m.end, default=None)

    def _holding(self, ends: tuple[str, ...], start: int) -> str:
        """The body with one of these ends of which the last mention before `start` is a unit: 某研究所|育种室, then 该所."""
        whole = self.rules.words["organisations.whole_bodies"].keys() & set(ends)
        if not whole:
            return ""
        last = bisect_right(self.mentions, start, key=lambda m: m.end)
        for i in range(last - 1, max(last - _MOST_LOOKED_AT, 0) - 1, -1):
            text = self.texts[i]
            found = max((text.rfind(end) + len(end) for end in whole if end in text[_SHORTEST_BODY:]), default=0)
            if found and not self._is_in_passing(i):
                return text[:found]
        return ""

    def _own_medium(self, kind: str) -> OrganisationMention | None:
        """The medium that the article is from: the one of its source line or byline, else the only one of its kind."""
        folded = self.document.folded
        pool = self._pool((kind, f"{kind}社"))
        own = [i for i in pool if is_source(folded, self.mentions[i].start, self.mentions[i].end)]
        own = [i for i in own if _is_in_source_line(folded, self.mentions[i].start)] or own
        ordered = sorted(own or pool, key=lambda i: self.texts[i].endswith("社") != (kind == "社"), reverse=True)
        named = {self.texts[i].removesuffix("社"): i for i in ordered}
        return self.mentions[next(iter(named.values()))] if len(named) == 1 or (own and named) else None

    @cached_property
    def is_own(self) -> bool:
        """Whether the article is one of the school's own: it says 我校, or its paper is in the opening."""
        folded = self.document.folded
        if _CERTAIN_SCHOOL.search(folded) is not None or "新闻网" in folded[:80]:
            return True
        schools = Counter(name for text in self.texts if (name := top_school(text))).most_common()
        universities = [n for name, n in schools if name.endswith("大学")]
        clear = universities and all(universities[0] > 2 * n for n in universities[1:])
        if clear and _SAYS_OWN.search(folded):
            return True
        if schools and self._issues(schools[0][0]):
            return True
        return bool(schools) and self._is_own_college(schools[0][0]) and not _UNIVERSITY.search(folded)

    @cached_property
    def _schools(self) -> list[int]:
        return [i for i, text in enumerate(self.texts) if top_school(text)]

    def _pool(self, ends: tuple[str, ...]) -> list[int]:
        """The mentions with one of these ends, in order."""
        if ends not in self._pools:
            self._pools[ends] = [i for i, text in enumerate(self.texts) if text.endswith(ends)]
        return self._pools[ends]

    def _before(self, pool: Sequence[int], start: int) -> OrganisationMention | None:
        """The last mention of `pool` that ends before `start`."""
        i = bisect_right(pool, start, key=lambda k: self.mentions[k].end)
        return self.mentions[pool[i - 1]] if i else None

"""Units of a hospital, police bureau, fire brigade, newspaper or works that the article names without it: 急诊科主任 in an
article on a hospital, 刑警支队 in one on a bureau, 局党委 behind the bureau.

Such a unit stands where a clause, a list or a word that leads to it ends, and a post, people, an act or the end of the list
follows. It belongs to the body of its kind that the article is about; where it names several, whose it is stays open.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from pipeline.antecedents import DEICTIC, is_in_passing, is_source
from pipeline.clausewords import Words
from pipeline.lexicon import Lexicon, lexicon_of
from pipeline.records import OrganisationMention, Span
from pipeline.rules import Rules, alternation
from pipeline.schoolunits import has_own_beginning, is_person_ahead

KINDS = ("hospital", "police", "fire", "press", "works", "department", "court", "institute", "tax")
COMMITTEE = "organisations.own_committees"
RULES: Mapping[str, str] = {f"organisations.{kind}_units": kind for kind in KINDS} | {COMMITTEE: "committee"}
_SIGNS = r"[\n\t 、,。;:!?()“”.—-]"
_BEHIND = re.compile(
    r"[、,。;:)(“\n ]|$|和|与|及|的?[0-9一二三四五六七八九十]+[个名位]|[0-9]{1,2}月|今年|去年|日前|近日|先后|曾|也|还|同时"
)
_SELF = re.compile("我院|该院|我局|分局|本院|医院|支队|总队|大队|报社|公司|集团|局|院|社|厂|矿")
_ITS_OWN = re.compile(f"{_SELF.pattern}|驻")  # 驻石溪记者站
_PLACED = re.compile("[一-龥]{0,3}?(?:省|市|县|区|州|旗|镇|乡|街道)(?![域区场])")
_SHORTEST = 2
_LONGEST_SELF = 2
_LONGEST_HOST = 60
_CLEARLY = 2
_MOST_BODIES = 200
_KINDS_OF_COMMON_UNITS = ("press", "works", "fire", "department", "court", "institute", "tax")
_OF_COMPANIES = ("works", "department")
_ONLY_OF_ITS_OWN = ("department", "institute")
"""Kinds whose units end like many another word, so that the article must be about their body."""
_GIVEN = re.compile("授予|表彰")
_SPEAKS_OF_ITSELF = re.compile(
    "集团公司(?!的)|(?<![一-龥])(?:集团|公司|所)(?:党委|工会|团委)|我公司|我集团|我所|全公司|全所|本所"
)
_SCHOOL_OF_ITS_OWN = re.compile("我校|本校|校党委|学校")
_LONGEST_GIVING = 60
_AWARD_BEHIND = re.compile("“|等[0-9一二三四五六七八九十]+[个家]")
_DISMISSED = "免去"
_OPENING = 300
_OFTEN = 3
_FORCES = frozenset(["police", "fire"])
_NO_PART_OF_UNIT = frozenset("crdpuya")
_COUNTED = re.compile("[多几各某一二两三四五六七八九十0-9][个名家座处]$")
_MEDIUM_NAMED = 2
_ABOVE_BUREAUS = ("公安厅", "公安部")
_LONGEST_POST = 12
_COMPANIES = ("公司", "集团")
_BRANCHES = {"police": "公安局[一-龥]{2,5}?分局"}
"""Branches of a kind of body that have units of their own."""
_GROUP = re.compile("集团(?:(?:股份)?有限(?:责任)?公司|公司)?$")
_BRAND = 2
"""How many characters of its name a group shares with its company abroad: 青铜重工集团, 青铜重工(越南)有限公司."""


@dataclass(frozen=True, slots=True)
class _Patterns:
    """Where a unit can begin, what may follow one, the units of each kind, and the ends of what has them."""

    opening: "re.Pattern[str]"
    following: "re.Pattern[str]"
    units: Mapping[str, "re.Pattern[str]"]
    hosts: Mapping[str, "re.Pattern[str]"]
    committee: "re.Pattern[str]"
    of_departments: "re.Pattern[str]"
    post_between: "re.Pattern[str]"
    deictic_unit: "re.Pattern[str]"


@cache
def _patterns(rules: Rules) -> _Patterns:
    words = rules.words
    lead = "(?!经[济侦])" + alternation([*words["organisations.leading_to_units"], "兼", "所在", "我们", "其", "已故"])
    titles = alternation([*words["organisations.posts"], *words["organisations.people"]])
    acts = alternation([*words["organisations.acts_of_units"], *words["organisations.staff"]])
    hosts: dict[str, list[str]] = {kind: [] for kind in KINDS}
    for end, kind in words["organisations.hosts"].items():
        hosts[kind].append(end)
    hosts["department"] = hosts["works"]
    return _Patterns(
        re.compile(f"(?:^|{_SIGNS})(?:{lead})*|(?:{lead})+"),
        re.compile(f"(?:原|副|常务副|代|首席)?{titles}|{acts}"),
        {kind: rules.regex(f"organisations.{kind}_units") for kind in KINDS},
        {
            kind: re.compile(
                f".+{'' if kind in _OF_COMPANIES else '?'}(?:{_BRANCHES.get(kind, '(?!)')}|{alternation(ends)})"
            )
            for kind, ends in hosts.items()
        },
        rules.regex(COMMITTEE),
        re.compile(alternation(words["organisations.acts_of_departments"])),
        re.compile(f"(?:党委|党组|党总支|党支部)?(?:(?:原|副|常务副)?{titles}[、兼]){{1,2}}"),
        rules.regex("organisations.deictic_units"),
    )


class Hosts:
    """The bodies of an article that have units of their own kinds."""

    def __init__(
        self, folded: str, rules: Rules, mentions: Sequence[OrganisationMention], names: Sequence[str] = ()
    ) -> None:
        """`mentions` in the order of the text; `names` are their names where they are known."""
        self.folded, self.rules = folded, rules
        self.patterns = _patterns(rules)
        self._starts: dict[str, list[int]] = {}
        self._wholes: dict[str, list[str]] = {}
        self._clear: dict[str, str] = {}
        self._all = [
            (m.start, m.end, text)
            for m, text in zip(mentions, names or [folded[m.start : m.end] for m in mentions], strict=True)
            if m.rule not in RULES
            and m.rule != DEICTIC
            and len(text) <= _LONGEST_HOST
            and not is_in_passing(folded, m.start, m.end)
        ]

    def of(self, kind: str, offset: int) -> str:
        """The body that a unit of `kind` at `offset` belongs to: the one in whose person's other post it is (某医院党委委员、|
        护理部主任), or the one that the article is about; empty where that is open."""
        if not self.has(kind):
            return ""
        i = bisect_right(self._all, offset, key=lambda body: body[1]) - 1
        if i >= 0 and offset - self._all[i][1] <= _LONGEST_POST:
            end, text = self._all[i][1:]
            body = self.patterns.hosts[kind].match(text)
            if body and self.patterns.post_between.fullmatch(self.folded, end, offset):
                return body[0]
        return self._clear[kind]

    def is_about(self, kind: str) -> bool:
        """Whether the article is its one body's own: it speaks of 集团公司 or 我所, is no school's, and names the body in
        its opening or often."""
        if not _SPEAKS_OF_ITSELF.search(self.folded) or _SCHOOL_OF_ITS_OWN.search(self.folded):
            return False
        starts = self._starts[kind] if self.of(kind, 0) else []
        return bool(starts) and (starts[0] < _OPENING or len(starts) >= _OFTEN)

    def has(self, kind: str) -> bool:
        """Whether the article names a body of the kind."""
        if kind not in self._starts:
            self._read(kind, self.patterns.hosts[kind])
        return bool(self._starts[kind])

    def of_committee(self, text: str, offset: int) -> str:
        """The body whose committee 局党委 or 院党委 is, before `offset`."""
        committee = self.patterns.committee.match(text)
        if committee is None:
            return ""
        end = committee["body"].removeprefix("该")
        if end not in self._starts:
            ends = self.rules.words["organisations.deictic_ends"].get(end, end).split()
            ends = [*_COMPANIES] if end in _COMPANIES else ends
            self._read(end, re.compile(f".+{'' if end in _COMPANIES else '?'}{alternation(ends)}"))
        return self._nearest(end, offset)

    def _read(self, kind: str, pattern: "re.Pattern[str]") -> None:
        """Note the bodies of a kind, which is what `pattern` matches in a name; a medium only where it is no source."""
        found = [
            (start, body[0])
            for start, end, text in self._all
            if (body := pattern.match(text)) and not (kind == "press" and is_source(self.folded, start, end))
        ]
        if kind == "press" and len(found) < _MEDIUM_NAMED and not any(body.endswith("报社") for _, body in found):
            found = []  # a medium named in passing is not what the article is about
        if kind == "police":
            found = [(start, body) for start, body in found if not body.endswith(_ABOVE_BUREAUS)]
        groups = {body[:_BRAND] for _, body in found if _GROUP.search(body)}
        found = [(start, body) for start, body in found if "(" not in body or body[:_BRAND] not in groups]
        distinct = [*dict.fromkeys(body for _, body in found)][:_MOST_BODIES]
        fullest = {body: max((other for other in distinct if other.endswith(body)), key=len) for body in distinct}
        self._starts[kind] = [start for start, body in found if body in fullest]
        self._wholes[kind] = [fullest[body] for _, body in found if body in fullest]
        self._clear[kind] = self._clear_one(self._wholes[kind])

    def _clear_one(self, wholes: Sequence[str]) -> str:
        """The one of several bodies that the article is about: the only one, the first where it speaks of 我院, or one
        that it names far more than the others; empty where there is none."""
        ranking = Counter(wholes).most_common(2)
        if not ranking:
            return ""
        if len(ranking) == 1:
            return ranking[0][0]
        if any(f"{us}{wholes[0][-1]}" in self.folded for us in "我本"):
            return wholes[0]
        return ranking[0][0] if ranking[0][1] > _CLEARLY * ranking[1][1] else ""

    def nearest(self, kind: str, offset: int) -> str:
        """The body of a kind that the article is about, else the last one before `offset`."""
        if not self.has(kind):
            return ""
        return self._nearest(kind, offset)

    def _nearest(self, kind: str, offset: int) -> str:
        i = bisect_right(self._starts[kind], offset)
        return self._clear[kind] or (self._wholes[kind][i - 1] if i else "")


def own_units(words: Words, rules: Rules, mentions: Sequence[OrganisationMention]) -> Iterator[tuple[Span, str]]:
    """Units of the article's own bodies and their committees, each with its rule, in no order."""
    hosts = Hosts(words.folded, rules, mentions)
    lexicon = lexicon_of(rules)
    kinds = [kind for kind in KINDS if (hosts.is_about(kind) if kind in _ONLY_OF_ITS_OWN else hosts.has(kind))]
    before_name = {m.start for m in mentions}
    waiting: list[tuple[Span, str]] = []
    last = 0
    for start in _openings(words, lexicon, hosts.patterns):
        committee = hosts.patterns.committee.match(words.folded, start)
        if committee and hosts.of_committee(committee[0], start):
            yield committee.span(), COMMITTEE
            before_name.add(start)
        elif kinds and start >= last and (found := _unit_at(words, hosts, kinds, start)):
            span, rule, certain = found
            if not certain:
                waiting.append((span, rule))
                continue
            yield span, rule
            before_name.add(span[0])
            last = span[1]
    for span, rule in reversed(waiting):  # 铸锻分公司、|物资供应部部长
        if words.folded[span[1]] == "、" and span[1] + 1 in before_name:
            yield span, rule
            before_name.add(span[0])


def _openings(words: Words, lexicon: Lexicon, patterns: _Patterns) -> Iterator[int]:
    """Where a unit can begin: behind a sign, a word that leads to it, or a person who is dismissed (免去王小明|质检部部长)."""
    folded = words.folded
    if _DISMISSED not in folded:
        yield from (opening.end() for opening in patterns.opening.finditer(folded))
        return
    for opening in patterns.opening.finditer(folded):
        start = opening.end()
        person = start + len(_DISMISSED)
        if folded.startswith(_DISMISSED, start) and folded[person : person + 1] in lexicon.surnames:
            ends = (person + size for size in (3, 2, 4))
            yield next((end for end in ends if any(t.start == end for t in words.from_offset(end, 1))), start)
        else:
            yield start


def _unit_at(words: Words, hosts: Hosts, kinds: Sequence[str], start: int) -> tuple[Span, str, bool] | None:
    """The unit behind the opening that ends at `start`, its rule, and whether what follows makes it one, not only a list."""
    patterns, folded, rules = hosts.patterns, words.folded, hosts.rules
    lexicon = lexicon_of(rules)
    called = folded.endswith("是", 0, start)  # 他是特警支队五大队民警, but 他是妇产科医生
    listed: tuple[Span, str, bool] | None = None
    for kind in kinds:
        if called and kind not in _FORCES:
            continue
        unit = patterns.units[kind].match(folded, start)
        begin = _beginning(words, rules, unit) if unit else -1
        if not unit or begin < 0:
            continue
        whole = hosts.patterns.hosts[kind].match(folded, begin, unit.end())
        if whole and whole.end() < unit.end() and len(whole[0]) > _LONGEST_SELF and kind != "department":
            continue  # 青石医院外科 has its own
        if _PLACED.match(folded, begin) and not _SELF.match(folded, begin):
            continue  # 市发改委投资科, 青石区委宣传部
        if not _ITS_OWN.match(folded, begin) and has_own_beginning(
            rules, folded[begin : unit.end()], of_companies=True
        ):
            continue  # 教育部, in whichever paper
        span, rule, end = (begin, unit.end()), f"organisations.{kind}_units", unit.end()
        if kind == "department":
            followed = patterns.of_departments.match(folded, end) is not None
        else:
            led = begin == start and kind not in _KINDS_OF_COMMON_UNITS  # 走进生产车间 is no name of one
            followed = _is_followed(patterns, folded, end, led=led)
        if (
            followed
            or is_person_ahead(words, lexicon, end)
            or (kind in _ONLY_OF_ITS_OWN and _is_given(folded, begin, end))
        ):
            return span, rule, True
        if begin == start and folded.startswith("、", end):
            listed = listed or (span, rule, False)
    return listed


def _is_given(folded: str, start: int, end: int) -> bool:
    """Whether a title follows that the unit is given: 授予铸锻分公司|“先进单位”."""
    low = max(start - _LONGEST_GIVING, folded.rfind("。", 0, start), 0)
    return _AWARD_BEHIND.match(folded, end) is not None and _GIVEN.search(folded, low, start) is not None


def _beginning(words: Words, rules: Rules, unit: "re.Match[str]") -> int:
    """Where the unit begins behind the last word that is none of a name (参加|急诊科); -1 where nothing is left."""
    lexicon = lexicon_of(rules)
    begin = unit.start()
    if words.folded[begin : unit.end()] in lexicon.unit_heads:
        return begin  # 立案庭
    itself = _SELF.match(words.folded, begin, unit.end())
    skipped = itself.end() if itself else begin
    for token in words.from_offset(begin, unit.end() - begin):
        if token.end >= unit.end():
            break
        if itself and token.start < skipped:
            continue  # 该院|卒中中心
        numbered = token.text == "一" and token.start > begin  # 交警支队|一|大队
        if token.text in lexicon.inside or numbered:
            continue
        small = token.tag[:1] in _NO_PART_OF_UNIT or _COUNTED.search(token.text)
        if small or token.text in lexicon.predicates or token.text in lexicon.stops or token.text in lexicon.countries:
            begin = token.end
    rest = unit.re.match(words.folded, begin) if unit.end() - begin >= _SHORTEST else None
    return begin if rest and rest.end() == unit.end() else -1


def _is_followed(patterns: _Patterns, folded: str, end: int, *, led: bool) -> bool:
    """Whether a post, people or an act follows at `end`, or, where the unit opens what it stands in, the end of that."""
    return patterns.following.match(folded, end) is not None or (led and _BEHIND.match(folded, end) is not None)


def department_end(folded: str, lexicon: Lexicon, start: int, end: int) -> int:
    """Where the department ends that stands right behind the hospital folded[start:end]: 某县医院|藏医科; -1 for none."""
    patterns = _patterns(lexicon.rules)
    whole = patterns.hosts["hospital"].match(folded, start, end)
    if whole is None or whole.end() != end:
        return -1
    unit = patterns.units["hospital"].match(folded, end)
    return unit.end() if unit and _is_followed(patterns, folded, unit.end(), led=False) else -1


def unit_end(folded: str, lexicon: Lexicon, end: int) -> int:
    """Where the unit ends that stands behind the deictic which ends at `end`: 该局|财务股 before a post; `end` for none."""
    patterns = _patterns(lexicon.rules)
    unit = patterns.deictic_unit.match(folded, end)
    followed = unit and (
        folded.startswith("、", unit.end())
        or unit[0].endswith("工作领导小组")
        or patterns.following.match(folded, unit.end())
    )
    return unit.end() if unit and followed else end


def without_self(text: str) -> str:
    """A unit without the word for its body: 刑侦大队 of 分局刑侦大队."""
    itself = _SELF.match(text)
    return text[itself.end() :] if itself else text


def name_of(hosts: Hosts, mention: OrganisationMention, text: str) -> str:
    """The full name of a unit that stands without its body; as written where the body is open."""
    kind = RULES.get(mention.rule, "committee")
    if kind == "committee":
        body = hosts.patterns.committee.match(text)
        host = hosts.of_committee(text, mention.start)
        if body and host and body["body"] == "报社" and not host.endswith("社"):
            host += "社"
        return host + text[body.end("body") :] if body and host else text
    if kind == "department" and text.endswith(("公司", "厂")):
        return text  # a company of its own in a group
    itself = _SELF.match(text)
    host = hosts.of(kind, mention.start) or (hosts.nearest(kind, mention.start) if itself else "")
    if host and itself and host.endswith(itself[0].lstrip("我本该")) and len(text) > itself.end() + 1:
        text = text[itself.end() :]
    return host + text if host and not text.startswith(host) else text

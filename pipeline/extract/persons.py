"""Persons' names: in roles, lists, before biographies and verbs of honour, and in bylines (rule `persons.byline`).

Each stretch that begins with a surname is weighed: its characters (names.py), the words of the segmentation, and what
stands before and after it. A name that one place makes certain is found at its other places too.
"""

import math
import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache

from pipeline.names import DAMAGE, HAN, NameModel, evidence, is_name, is_word, name_model, unpadded
from pipeline.places import places
from pipeline.records import Findings, PersonMention, Span
from pipeline.rules import Rules
from pipeline.segment import Document, Segmenter

ACCEPTED = 7.0
_STRONG_EVIDENCE = 6.5
_LONGER = 1.3
_COMMON_WORD = 800
_LISTED = 3.0
_ROLE_BEFORE = 4.0
_CONFERRED_BEFORE = 3.5
_LEAST_NEIGHBOURS = 1.0
_INDENT = 8
# How far behind its country a name may begin, how long it may be, and how much its characters sound foreign on an average,
# inside it, and round one that does not (孔斯海|于|格).
_FAR_FROM_COUNTRY, _LONGEST_FOREIGN = 12, 8
_LAST_FOREIGN = 0.8
_FOREIGN, _WITHIN_FOREIGN, _BETWEEN_FOREIGN, _SURELY_FOREIGN = 1.0, -1.3, -3.0, 2.0
_ENDS_JAPANESE = 1.5
_RANKS = ("冠军", "亚军", "季军")
_JOINS = ("和", "与", "、", "/")
_VERB_AFTER = 0.9
_OF_OFFICE = 1.0
_RARE = 10
# Tags of the dictionary that hardly fit a word of three characters that begins with a surname (许立群 is no numeral).
_NO_WORD_OF_THREE = ("m", "i", "t", "v", "z", "d", "p", "a", "r", "c")
_BIOGRAPHY_AFTER = 5.0
_AFTER_STRONG = 3.0
_ENDS_DATE = "年月日"
_NO_CUE = -2.0
_SIGNS = " ,;:.。!?、()[]【】“”‘’《》〈〉…—-/|\n\r\t·~*▲■◆"
# What joins two names (及, 和) is hardly ever part of a transliterated one.
_PART = rf"[{DAMAGE}]|(?![的及和与了])[{HAN}]"
_DOTTED = re.compile(rf"(?:{_PART}){{1,7}}(?:·(?:{_PART}){{1,7}}){{1,4}}")
_DAMAGED = re.compile(rf"[{HAN}]{{1,3}}\ ?[{DAMAGE}]{{1,2}}[a-zA-Z]?")
_PADDED = re.compile(rf"(?=(([{HAN}])[ ]{{1,6}}([{HAN}]))(?:(?![{HAN}])|等|同志))")
_PARTICLES = frozenset("等的及和与了在被获")
# Surnames that are more often a preposition, a pronoun or an adverb.
_ALSO_PARTICLES = frozenset("向但那曾从对和于为与由")
# Prepositions and auxiliaries, behind which something has to follow.
_NEED_MORE = frozenset("会能可要想将把与和为在从对向以用因凭到自于及而并却给随赴")
# What follows a name far more often than it ends one.
_AFTER_NAMES = _PARTICLES | frozenset("为说对")
# Adverbs between a name and its verb.
_BEFORE_VERBS = frozenset("则也都就还曾均又亦并再仍才便即所")
# 校长陶之和|说: nothing that 和 could join begins with a verb of saying.
_AWARD_BEARS = re.compile(  # 某某|精神奖
    "(?:精神|文学|数学|物理学?|化学|新闻|戏剧|科学|科技|医学|教育|经济学|艺术|国际|慈善|公益|诗歌|小说|散文|纪念|音乐|美术|书法|青年|研究生|学生)*(?:奖(?![励项品])|奖学金|杯|基金)"
)
_SAYS = re.compile(
    "解释|透露|坦言|补充|回忆|感慨|直言|总结|"
    "说|表示|介绍|认为|指出|强调|告诉|出席|会见|致辞|致词|讲话|主持|获得|荣获|当选|被|在会上|在接受|代表学校"
)
_LATIN = re.compile(
    r"(?<![A-Za-z0-9.-])(?:(?:Dr|Prof|Ir|Mr|Ms|Sir)\.? ?)?[A-Z][a-z]+(?:-?[A-Z][a-z]+)*"
    r"(?:(?:[ ·]|(?<=[a-z])(?=[A-Z]))(?:[A-Z]\.?|(?:de|van|von|der|bin|al) )?[ ]?[A-Z][a-zé'’]+(?:-[A-Z][a-z]+)?){1,3}(?![A-Za-z0-9])"
)
_MONK = re.compile(f"[{HAN}]{{2}}(?=法师|道长|上人)")
_AFTER_OTHERS = re.compile("继(?:[0-9]|去年|前年|上年|第|在|获|荣|被|今年)|如是说")
_LIST_GOES_ON = ("、", "(")
_LONGEST_OFFICE = 12
_NOTE = re.compile(r"\([^()\n]{4,40}\)")
_PARTS_LIST = ("", "、", ":", ",", ";", "。", "\n", "\r", "\t", " ")
_CONCURRENT = "(兼)"
_TAKES_PERSON = re.compile(
    f"(?:{_SAYS.pattern})|(?:分别)?[分荣]?获|荣立|同志|等(?:[0-9]+|[一二三四五六七八九十]+)[名人位]|对(?:先进|获奖|受)|援[藏疆青鄂]"
)
_ADDRESSED = re.compile("(?:同志|先生|女士|教授|副教授|老师|院士|博士|研究员)")
_EDITION = re.compile("第[0-9一二三四五六七八九十]{1,3}[届批]|首[届批]")  # 授予甲、乙|第四届“某人物”称号
_IN_A_PLACE_NAME = re.compile("(?:镇|乡|村|街道|社区|苏木)(?![长官医民里上]|支书|干部|党支|籍)")
_MERIT = re.compile("(?:个人|集体)?(?:[特一二三]等功|大功|功)")
_RUN = re.compile(rf"[{HAN}]+")
_SIZE_AFTER = re.compile(r"等?(?:\d+|[一二三四五六七八九十两]+)(?:多|余)?[名位人]")
_BIOGRAPHY = re.compile(
    rf"[,(\ ]?(?:(?:男|女|[{HAN}]{{1,4}}族)[,)、(]|\d{{4}}年(?:\d{{1,2}}月)?(?:\d{{1,2}}日)?(?:出生|生))"
)
_TAKEN_BY = re.compile(rf"(?<![{HAN}])([{HAN}]{{2,4}}|[{HAN}] +[{HAN}])(?=[ /]*摄(?:影)?(?![{HAN}]))")
_TAIL_BRACKET = re.compile(rf"\(([{HAN}·]{{2,12}}(?:[ 、]+[{HAN}·]{{2,12}}){{0,5}})\)(?=[\s】)]*(?:$|\n|\r|【))")


@dataclass(frozen=True, slots=True, eq=False)
class _Cues:
    """The expressions of the neighbours of names."""

    before_strong: "_Endings"
    before_weak: "_Endings"
    confers: "_Endings"
    leads: frozenset[str]
    follow_firsts: frozenset[str]
    followed: "re.Pattern[str]"
    award: "re.Pattern[str]"
    award_starts: "re.Pattern[str]"
    after_strong: "re.Pattern[str]"
    office_at_end: "re.Pattern[str]"
    unit_at_end: "re.Pattern[str]"
    after_weak: "re.Pattern[str]"
    sorts: "re.Pattern[str]"
    byline: "re.Pattern[str]"
    part: "re.Pattern[str]"
    surname: "re.Pattern[str]"
    endings: frozenset[str]
    not_names: frozenset[str]
    given: frozenset[str]
    forms_of_address: frozenset[str]
    foreign: tuple[str, ...]
    country: "re.Pattern[str]"
    of_user: "re.Pattern[str] | None"


class _Endings:
    """Words that can end a text, looked up by their last character."""

    def __init__(self, words: Iterable[str]) -> None:
        by_last: dict[str, list[str]] = {}
        for word in words:
            by_last.setdefault(word[-1], []).append(word)
        self.by_last = {last: tuple(words) for last, words in by_last.items()}

    def end(self, text: str, end: int, start: int = 0) -> bool:
        """Whether text[start:end] ends in one of the words."""
        return end > start and text.endswith(self.by_last.get(text[end - 1], ()), start, end)


@cache
def _cues(rules: Rules) -> _Cues:
    title = rules.regex("posts.title").pattern
    titles = rules.words["posts.title_word"]
    byline = rules.alternation("persons.byline")
    before_strong = _Endings([*rules.words["persons.role"], *titles, *(f"{word}助理" for word in titles)])
    before_weak = _Endings(rules.words["persons.governs"])
    confers = _Endings(rules.words["persons.confers"])
    after_strong = rf"\ ?(?:{rules.alternation('persons.address', 'persons.conferred')}|(?:{title}))"
    followers = [
        *rules.words["persons.address"],
        *rules.words["persons.conferred"],
        *rules.words["posts.title_prefix"],
        *titles,
    ]
    firsts = "".join(sorted({surname[0] for surname in rules.words["persons.surname"]}))
    return _Cues(
        before_strong,
        before_weak,
        confers,
        frozenset([*_SIGNS, *_ENDS_DATE, *before_strong.by_last, *before_weak.by_last, *confers.by_last]),
        frozenset(" ,(男女等0123456789一二三四五六七八九十两").union(word[0] for word in followers),
        re.compile(rf"(?:(?:{_BIOGRAPHY.pattern})|(?:{_SIZE_AFTER.pattern})|(?:{after_strong}))", re.VERBOSE),
        re.compile(rf"(?![{DAMAGE}·])[^,;:。!?\n\r]{{0,30}}?{rules.alternation('persons.award_ends')}"),
        re.compile(rules.alternation("persons.award_starts")),
        re.compile(after_strong, re.VERBOSE),
        re.compile(rf"(?:{title})$", re.VERBOSE),
        re.compile(rf"(?:{rules.alternation('posts.unit_endings')}|、)$"),
        re.compile(rules.alternation("persons.acts")),
        re.compile(rf"(?:\d*|[一二三四五六七八九十两几多数]*)个?{rules.alternation('persons.other_sorts')}"),
        re.compile(rf"(?:^|[^{HAN}]|[网报台社]|特约|本报|讯)(?:{byline}[/、 ]?)+(?:\ ?[:/]|(?<![文图摄]))\s*"),
        re.compile(rules.alternation("persons.name_parts")),
        re.compile(rf"[{firsts}](?=([{HAN}]{{1,3}}))"),
        frozenset(rules.words["persons.endings"]),
        frozenset(rules.words["persons.not_names"]),
        frozenset(rules.words["persons.given"]),
        frozenset(rules.words["persons.forms_of_address"]),
        tuple(rules.words["persons.foreign"]),
        re.compile(rules.alternation("persons.countries")),
        re.compile(rules.alternation("persons.user")) if rules.words.get("persons.user") else None,
    )


@cache
def _foreign_characters(segmenter: Segmenter) -> dict[str, float]:
    """How much more often a character stands in transliterated names than in words (log ratio)."""
    names: Counter[str] = Counter()
    words: Counter[str] = Counter()
    for word, tag in segmenter.tags.items():
        frequency = segmenter.frequencies.get(word, 0)
        words.update(dict.fromkeys(word, frequency))
        if tag in ("nrt", "nrfg") and len(word) >= 3 and frequency < 100:
            names.update(word)
    in_names, in_words = sum(names.values()) + 1, sum(words.values()) + 1
    return {c: math.log((n + 0.5) / in_names) - math.log((words[c] + 20) / in_words) for c, n in names.items()}


@dataclass(frozen=True, slots=True)
class _Candidate:
    start: int
    end: int
    name: str
    score: float
    rule: str


class _Finder:
    """Finds the names of one document."""

    def __init__(self, document: Document, rules: Rules, found: Findings) -> None:
        self.document = document
        self.folded = document.folded
        self.found = found
        self.model: NameModel = name_model(rules, document.segmenter)
        self.cues = _cues(rules)
        self.foreign = _foreign_characters(document.segmenter)
        self.places = places(rules).names
        self.organisation_ends = {mention.end for mention in found.organisations}
        self.blocked = _Spans([(m.start, m.end) for m in found.organisations])
        self.weights_after: dict[int, float] = {}
        parts = [m.span() for m in self.cues.part.finditer(self.folded)]
        self.part_starts, self.part_ends = {start for start, _ in parts}, {end for _, end in parts}
        self.titles = _Spans([m.span() for m in re.finditer(r"《[^《》\n]{1,60}》", self.folded)])

    # -- all -----------------------------------------------------------------------------------------------------

    def find(self) -> list[PersonMention]:
        bylines = self._bylines()
        certain = self._of_user(self._listed() + bylines)
        taken = _Spans([(c.start, c.end) for c in certain])
        candidates = [c for c in self._candidates() if not taken.overlaps(c.start, c.end)]
        chosen = certain + self._best(candidates)
        written_by = {c.name for c in bylines}
        spoken_of = {c.name for c in chosen if c.rule not in ("persons.byline",)}
        chosen = [self._in_full(c, spoken_of) for c in chosen]
        chosen += self._again(chosen, spoken_of | written_by)
        chosen.sort(key=lambda c: c.start)
        return [PersonMention(c.start, c.end, c.rule, c.name) for c in chosen]

    def _in_full(self, candidate: _Candidate, names: set[str]) -> _Candidate:
        """A name of two characters with the third that it has elsewhere (陶建|国倍感 … 陶建国说)."""
        start, end = candidate.start, candidate.end
        longer = self.folded[start : end + 1]
        if end - start != 2 or len(longer) != 3 or longer not in names or candidate.name != self.folded[start:end]:
            return candidate
        return replace(candidate, end=end + 1, name=longer)

    def _listed(self) -> list[_Candidate]:
        return [
            _Candidate(e.name_start, e.name_end, e.name, 20.0, "persons.name_list")
            for names in self.found.name_lists
            for e in names.entries
            if e.kind == "person"
        ]

    def _of_user(self, certain: list[_Candidate]) -> list[_Candidate]:
        """The certain names and those of the user's own words, wherever these are no part of another name."""
        if self.cues.of_user is None:
            return certain
        taken = _Spans([(c.start, c.end) for c in certain])
        return certain + [
            _Candidate(*match.span(), match[0], 20.0, "persons.known")
            for match in self.cues.of_user.finditer(self.folded)
            if not self.blocked.overlaps(*match.span()) and not taken.overlaps(*match.span())
        ]

    def _best(self, candidates: list[_Candidate]) -> list[_Candidate]:
        """Those of the candidates that are accepted; of overlapping ones the best. A list lends weight to its members."""
        chosen: list[_Candidate] = []
        group: list[_Candidate] = []
        reach = 0
        for candidate in candidates:
            if group and candidate.start >= reach:
                chosen.extend(self._choose(group, chosen))
                group = []
            group.append(candidate)
            reach = max(reach, candidate.end)
        chosen.extend(self._choose(group, chosen))
        return sorted(chosen + self._before_chosen(candidates, chosen), key=lambda candidate: candidate.start)

    def _before_chosen(self, candidates: list[_Candidate], chosen: list[_Candidate]) -> list[_Candidate]:
        """Members of a list that stand before a chosen one, and so lend each other weight from its end."""
        starts = {candidate.start for candidate in chosen if candidate.rule != "persons.no_surname"}
        taken = _Spans([(candidate.start, candidate.end) for candidate in chosen])
        added: list[_Candidate] = []
        for candidate in sorted(candidates, key=lambda c: (-c.end, -c.score)):
            if candidate.score < ACCEPTED - _LISTED or self.folded[candidate.end : candidate.end + 1] != "、":
                continue
            if candidate.end + 1 in starts and not taken.overlaps(candidate.start, candidate.end):
                if added and added[-1].start < candidate.end:
                    continue
                starts.add(candidate.start)
                added.append(candidate)
        return added

    def _choose(self, group: list[_Candidate], before: list[_Candidate]) -> list[_Candidate]:
        """The accepted ones of overlapping candidates, the best first; `before` are those already chosen."""
        scored = []
        for candidate in group:
            joined = bool(before) and self._joins(before[-1].end, candidate.start)
            scored.append((candidate.score + (_LISTED if joined else 0.0), candidate))
        scored.sort(key=lambda item: (-item[0], item[1].start, item[1].end))
        chosen: list[_Candidate] = []
        covered: set[int] = set()
        for score, candidate in scored:
            if score < ACCEPTED:
                break
            if covered.isdisjoint(range(candidate.start, candidate.end)):
                covered.update(range(candidate.start, candidate.end))
                chosen.append(candidate)
        return sorted(chosen, key=lambda candidate: candidate.start)

    def _joins(self, end: int, start: int) -> bool:
        if start - end > 8:
            return False
        between = self.folded[end:start]
        return between.strip() in ("、", "和", "与", "及") or (not between.strip() and 0 < len(between) < 8)

    # -- candidates ----------------------------------------------------------------------------------------------

    def _candidates(self) -> list[_Candidate]:
        found = list(self._han())
        found.extend(self._dotted())
        found.extend(self._padded())
        found.extend(self._damaged())
        found.extend(self._without_surname())
        found.extend(self._statesmen())
        found.extend(self._from_abroad())
        found.extend(self._latin())
        found.sort(key=lambda c: (c.start, c.end))
        return found

    def _statesmen(self) -> Iterator[_Candidate]:
        """Well-known names from abroad (普京), which neither a surname nor a dot tells."""
        for name in self.cues.foreign:
            start = self.folded.find(name)
            while start >= 0:
                end = start + len(name)
                if "·" not in (self.folded[start - 1 : start], self.folded[end : end + 1]):
                    yield _Candidate(start, end, name, ACCEPTED + 4.0, "persons.name")
                start = self.folded.find(name, end)

    def _latin(self) -> Iterator[_Candidate]:
        """Names in Latin letters behind a role or a unit (教授Roald Hoffmann), or before an address."""
        for match in _LATIN.finditer(self.folded):
            start, end = match.span()
            before, after = self._before(start), self._after(end)
            addressed = _ADDRESSED.match(self.folded, end) is not None
            led = before == _ROLE_BEFORE or start in self.organisation_ends
            told = addressed or (led and after >= 1.0)
            if told and not self.blocked.overlaps(start, end) and not self.titles.overlaps(start, end):
                yield _Candidate(start, end, match[0], ACCEPTED + 1.0, "persons.latin")

    def _from_abroad(self) -> Iterator[_Candidate]:
        """Names without a dot behind a country and a role (挪威选手孔斯海于格), and what 和 joins to one."""
        for country in self.cues.country.finditer(self.folded):
            for start in range(country.end() + 1, country.end() + _FAR_FROM_COUNTRY):
                if self.folded[start - 1 : start] in _SIGNS or not self._may_begin_abroad(country.end(), start):
                    continue
                end = self._end_of_foreign(start, country[0])
                while end:
                    score = ACCEPTED + 5.0 + 0.5 * (end - start)
                    yield _Candidate(start, end, self.folded[start:end], score, "persons.foreign")
                    start = end + 1
                    end = self._end_of_foreign(start, country[0]) if self.folded[end : end + 1] in _JOINS else 0
                break

    def _may_begin_abroad(self, country: int, start: int) -> bool:
        """Whether a name may begin behind a role, or behind 的 straight after the country (肯尼亚的基普乔格)."""
        return self.cues.before_strong.end(self.folded, start) or (self.folded[country:start] == "的")

    def _end_of_foreign(self, start: int, country: str) -> int:
        """Where the name ends that begins at `start`, by its characters; 0 where none does."""
        if self.blocked.overlaps(start, start + 1) or self.cues.country.match(self.folded, start):
            return 0
        run = _RUN.match(self.folded, start)
        if country == "日本":
            fit = (
                e for e in range(start + 3, start + 6) if run and e <= run.end() and self._after(e) >= _ENDS_JAPANESE
            )
            end = next(fit, 0)
            return 0 if (_PARTICLES | _NEED_MORE) & set(self.folded[start:end]) or self._holds_word(start, end) else end
        known = next((name for name in self.cues.foreign if self.folded.startswith(name, start)), "")
        end = start + len(known) if known else self._end_by_sound(start)
        return end if end - start > 1 and self.folded[end : end + 1] != "·" else 0

    def _holds_word(self, start: int, end: int) -> bool:
        """Whether a word of the dictionary, other than a name, stands in folded[start:end]."""
        return any(t.start >= start and t.end <= end and is_word(self.model, t.text) for t in self.document.touching(start, end) if len(t.text) > 1)  # fmt: skip

    def _end_by_sound(self, start: int) -> int:
        """Up to where the characters from `start` on sound like a transliterated name; `start` where they do not."""
        end = start
        while end < start + _LONGEST_FOREIGN:
            here, following = (self.foreign.get(c, -9.0) for c in self.folded[end : end + 2].ljust(2))
            if self.folded[end : end + 1] in _JOINS:
                break
            if here < _WITHIN_FOREIGN and (here < _BETWEEN_FOREIGN or following < _SURELY_FOREIGN or end == start):
                break
            end += 1
        for token in self.document.touching(start, end):
            if start < token.start < end and len(token.text) > 1 and token.tag[:1] in ("d", "v", "p", "c", "t"):
                end = token.start  # 奥尔西|特别
        while end > start and self.foreign.get(self.folded[end - 1], -9.0) < _LAST_FOREIGN:
            end -= 1
        return end if self._foreignness(self.folded[start:end]) >= _FOREIGN else start

    def _han(self) -> Iterator[_Candidate]:
        for match in self.cues.surname.finditer(self.folded):
            start = match.start()
            led = start == 0 or self.folded[start - 1] in self.cues.leads or start in self.organisation_ends
            before = self._before(start) if led else _NO_CUE
            for size in range(2, len(match[1]) + 2):
                end = start + size
                if before < 0.0 and not self._is_followed(end):
                    # No cue stands beside it: not worth weighing.
                    continue
                name = self.folded[start:end]
                weight = evidence(self.model, name)
                if weight > -1.5 and not self.blocked.overlaps(start, end):
                    score = self._score(start, end, name, weight)
                    if score > ACCEPTED - _LISTED:
                        yield _Candidate(start, end, name, score, "persons.name")

    def _is_followed(self, end: int) -> bool:
        """Whether what follows folded[:end] is a cue so strong that none is needed before the name."""
        following = self.folded[end : end + 1]
        return following in self.cues.follow_firsts and self.cues.followed.match(self.folded, end) is not None

    def _score(self, start: int, end: int, name: str, weight: float) -> float:
        before = self._before(start)
        after = self._after(end)
        if before <= 1.0 and self._is_conferred_on(start, end, name):
            before = _CONFERRED_BEFORE
        if after == _VERB_AFTER and not self._does(name, weight, before):
            after = -2.0
        says = before == _ROLE_BEFORE and self._says(end)
        says = says and name[0] not in _ALSO_PARTICLES and name[-1] not in _BEFORE_VERBS
        if says:
            # 厅长|应炯|介绍: between a title and a verb of saying stands nothing but a name.
            after = max(after, 2.0)
        if before + after < (_LEAST_NEIGHBOURS if weight > 0.0 else 3.5):
            return 0.0
        score = min(weight, _STRONG_EVIDENCE) + before + after + (1.2 if says else 0.0)
        if (before == _ROLE_BEFORE and self._holds_office(start, end)) or self._is_noted(start, end):
            # 护士长|高山|荣获: between an office of a unit and what takes a person, a word is a name.
            score += _OF_OFFICE
        elif name in self.cues.not_names or name.endswith(_RANKS):
            score -= 6.0
        elif is_word(self.model, name):
            # What has sex and birth behind it is a name, whatever else it means.
            told = after >= _BIOGRAPHY_AFTER and before >= 1.0
            told = told or (says and weight > 1.0)
            score -= 2.0 if told else self._doubt(name, weight)
        if len(name) == 3:
            score += _LONGER
            closed = name[-1] in _NEED_MORE and self.folded[end : end + 1] in ("", "等", *_SIGNS)
            if name[-1] in _AFTER_NAMES or name[1:] in self.cues.forms_of_address:
                # 显和教授: between two strong neighbours 和 is rather of the name.
                said = after >= 3.0 or says
                of_name = closed or (name[-1] == "和" and before >= 3.0 and said)
                joins_nothing = name[-1] == "和" and (self._says(end) or self._is_addressed(end))
                score -= 0.0 if joins_nothing else 2.0 if of_name else 6.0
            elif name[-1] in self.cues.endings:
                score -= 6.0 if before < _ROLE_BEFORE and not closed else 1.5
            given = name[1:] in self.cues.given
            if (
                not given
                and self.model.segmenter.frequencies.get(name[1:], 0) > _COMMON_WORD
                and is_word(self.model, name[1:])
            ):
                # 高|水平, 和|校友: a word after a character that could be a surname.
                between = before == _ROLE_BEFORE and after >= 1.5 and name[0] not in _PARTICLES
                score -= 1.5 if before == _CONFERRED_BEFORE or between else 3.0
            if name[-1] in "记立" and _MERIT.match(self.folded, end):
                score -= 6.0  # 给王强|记个人三等功
            verb = self.cues.after_weak.match(self.folded, end - 1)
            if verb and verb.end() > end and evidence(self.model, name[:2]) > 0.0:
                # 张三荣|获 is 张三|荣获.
                score -= 3.0
            acts = self._is_followed(end) or self.cues.after_weak.match(self.folded, end)
            if name[-1] in _BEFORE_VERBS and acts and evidence(self.model, name[:2]) > 0.0:
                score -= 5.0  # 崔璨|曾获, 崔璨|曾参加
        if len(name) == 3 and name[0] in _ALSO_PARTICLES and self.model.segmenter.tags.get(name[1:], "") == "v":
            # 主席曾|亲临
            score -= 4.0
        if len(name) == 3 and self.model.segmenter.tags.get(name[:2], "") == "v" and name[1] not in self.model.first:
            score -= 8.0  # 宣布|薛
        if name.startswith("第五") and before < _ROLE_BEFORE:
            # 第五章, 第五任: rather an ordinal than the surname.
            score -= 6.0
        if name[0] == "和" and evidence(self.model, name[1:]) > 1.0:
            # 甲教授和乙教授
            score -= 4.0
        if len(name) == 3 and _AFTER_OTHERS.match(self.folded, end - 1) and evidence(self.model, name[:2]) > 0.0:
            score -= 5.0  # 某某|继去年
        if name[-1] == "于" and self.folded[end : end + 1].isdigit():
            score -= 5.0  # 某某|于2003年
        if name[-1] == "任" and len(name) == 3 and after >= 2.0 and evidence(self.model, name[:2]) > 0.0:
            score -= 4.0  # 某某|任主编
        if name[-1] in "男女" and _BIOGRAPHY.match(self.folded, end - 1):
            score -= 6.0
        if len(name) > 2 and name[:2] in self.model.surnames and self.cues.before_strong.end(self.folded, start + 1):
            # 监事长|孙先亮, not 长孙先亮.
            score -= 5.0
        if name in self.places:
            score -= 6.0 if max(before, after) < _ROLE_BEFORE else 1.0
        if self.titles.overlaps(start, end):
            score -= 3.0
        if end in self.part_starts or (start in self.part_ends and before < 1.0):
            # 桑杰|加措, 巴图|巴雅尔: only half of a name.
            score -= 4.0
        if score > ACCEPTED - 4.0:
            score += self._words(start, end)
        return score

    def _is_noted(self, start: int, end: int) -> bool:
        """Whether brackets behind folded[start:end], which stands alone, end in an office: 、高山(甲院护士)、."""
        note = _NOTE.match(self.folded, end)
        if note is None or self.folded[start - 1 : start] not in _PARTS_LIST:
            return False
        office = self.cues.office_at_end.search(self.folded, max(end, note.end() - _LONGEST_OFFICE), note.end() - 1)
        return office is not None and office.start() > end + 2

    def _holds_office(self, start: int, end: int) -> bool:
        """Whether an office with its unit stands straight before folded[start:end], and what takes a person behind it."""
        office = self._office_before(start, end)
        if office is None or not office.start():
            return False
        if office.start() in self.organisation_ends:
            return True
        return self.cues.unit_at_end.search(self.folded, max(0, office.start() - 6), office.start()) is not None

    def _office_before(self, start: int, end: int) -> "re.Match[str] | None":
        """The office straight before folded[start:end] where what takes a person stands behind that; else None."""
        if self.folded[end : end + 1] not in _LIST_GOES_ON and not _TAKES_PERSON.match(self.folded, end):
            return None
        start -= len(_CONCURRENT) if self.folded.endswith(_CONCURRENT, 0, start) else 0
        return self.cues.office_at_end.search(self.folded, max(0, start - _LONGEST_OFFICE), start)

    def _says(self, end: int) -> bool:
        """Whether a verb of saying or appearing follows, which takes a person before it."""
        return _SAYS.match(self.folded, end) is not None

    def _is_addressed(self, end: int) -> bool:
        """Whether an address stands at `end` and nobody's name behind it (张礼和院士,; but 甲和教授乙)."""
        address = _ADDRESSED.match(self.folded, end)
        return address is not None and self.folded[address.end() : address.end() + 1] in ("", *_SIGNS)

    def _before(self, start: int) -> float:
        if start in self.organisation_ends:
            return 3.0
        folded = self.folded
        if start == 0 or folded[start - 1] in "\n\r。!?":
            return 1.5
        previous = folded[start - 1]
        if previous == "·":
            return -4.0
        if previous == "." and folded[start - 2 : start - 1].isdecimal():
            # A numbered list: 3.张三.
            return 1.5
        if previous in "、;,:":
            return 1.5
        if previous in _ENDS_DATE and folded[start - 2 : start - 1].isdecimal():
            return 1.0  # 1994年李强被评为
        if self.cues.before_strong.end(folded, start - 1 if previous in "“( " else start):
            return _ROLE_BEFORE
        if folded.endswith(_CONCURRENT, 0, start) and self.cues.before_strong.end(folded, start - len(_CONCURRENT)):
            return _ROLE_BEFORE
        if previous in "\t " and not self.folded[max(0, start - _INDENT) : start].rpartition("\n")[2].strip():
            return 1.5
        if previous in " ()【】”\t":
            return 1.0
        if self.cues.before_weak.end(folded, start):
            return 1.0
        if previous in _SIGNS:
            return 0.0
        return _NO_CUE

    def _is_conferred_on(self, start: int, end: int, name: str) -> bool:
        """Whether something is conferred on what stands straight after the verb (授予甲四川工匠称号), not named after it."""
        if not self.cues.confers.end(self.folded, start):
            return False
        tag = self.model.segmenter.tags.get(name, "")
        if tag and (tag not in ("nr", "nrfg") or not self.cues.award_starts.match(self.folded, end)):
            # A transliterated name (授予诺贝尔化学奖), or a known one that an award may bear.
            return False
        return self.cues.award.match(self.folded, end) is not None

    def _after(self, end: int) -> float:
        """How much what follows folded[:end] speaks for the end of a name there."""
        weight = self.weights_after.get(end)
        if weight is None:
            weight = self.weights_after[end] = self._weigh_after(end)
        return weight

    def _weigh_after(self, end: int) -> float:
        folded = self.folded
        if end >= len(folded):
            return 1.0
        if _BIOGRAPHY.match(folded, end):
            return _BIOGRAPHY_AFTER
        if _SIZE_AFTER.match(folded, end):
            return 3.5
        following = folded[end]
        if following == "·" or _IN_A_PLACE_NAME.match(folded, end):  # 马坡|镇等3个乡镇
            return -4.0
        if following == "等" and self.cues.sorts.match(folded, end + 1):
            # 甲、乙、丙等国: no list of persons.
            return -3.0
        if following == "和" and (self._says(end + 1) or self._is_addressed(end + 1)):
            return -2.0  # 李玉|和荣获
        if following == "(":
            return 2.0
        if following in "、,。;:!?\n\r)":
            return 1.5
        if following in " 】”\t" or following.isdigit() or _EDITION.match(folded, end):
            return 1.0
        if self.cues.after_strong.match(folded, end):
            return _AFTER_STRONG
        verb = self.cues.after_weak.match(folded, end)
        if verb:
            # 刘爱会等, 陈在、李四: what stands before a sign or 等 is no preposition.
            bare = verb.end() == end + 1 and following in _NEED_MORE
            return 0.0 if bare and folded[end + 1 : end + 2] in ("", "等", *_SIGNS) else 2.0
        if following in _SIGNS:
            return 0.0
        return _VERB_AFTER if self._is_verb(end) else -2.0

    def _is_verb(self, start: int) -> bool:
        """Whether a verb of two characters or more begins at `start` (陈文|欢迎来宾; but 陈学明|说 is not 陈学|明说)."""
        token = next(iter(self.document.touching(start, start + 1)), None)
        if token is None or token.start != start or token.tag != "v":
            return False
        return len(token.text) > 1 and not token.text.endswith("说")

    def _doubt(self, name: str, weight: float) -> float:
        """What a word of the dictionary costs: less where it is a name that the dictionary takes for something else."""
        tag = self.model.segmenter.tags[name]
        if len(name) != 3 or weight < 3.0:
            return 5.0
        if name[1:] in self.cues.given:  # 马建国: a given name, whatever the dictionary says
            return 0.0
        if tag[:1] in _NO_WORD_OF_THREE:
            return 0.0
        rare = self.model.segmenter.frequencies.get(name, 0) <= _RARE
        return 2.5 if rare and weight >= 4.5 and tag in ("n", "nz") else 5.0

    def _does(self, name: str, weight: float, before: float) -> bool:
        """Whether a name can be believed that has nothing but any verb after it: behind a title, or as good names go."""
        if before >= _ROLE_BEFORE:
            return True
        if before < 1.0 or name[0] in _ALSO_PARTICLES or is_word(self.model, name):
            return False
        if len(name) == 2:
            return weight >= 5.5
        return weight >= 4.5 and not (len(name) == 3 and is_word(self.model, name[1:]))

    def _words(self, start: int, end: int) -> float:
        """What the words of the segmentation say about the limits of a name."""
        score = 0.0
        for token in self.document.touching(start, end):
            if token.end <= start or token.start >= end:
                continue
            name_tag = token.tag.startswith("nr")
            if (token.start, token.end) == (start, end):
                score += 1.5 if name_tag or not token.tag else 0.0
            elif token.start < start or token.end > end:
                # A word of the dictionary that reaches over the limit speaks against it; a guessed word does not.
                known = token.tag and not name_tag and len(token.text) > 1
                if known and token.end == end and token.start == start - 1 and self._office_before(start, end):
                    known = False  # 教师|傅强 is no 师傅
                score -= 4.0 if known else 0.5 if len(token.text) > 1 else 0.0
        return score

    def _dotted(self) -> Iterator[_Candidate]:
        for match in _DOTTED.finditer(self.folded):
            start, end = self._without_title(*match.span())
            end = self._without_address(end)
            name = self.folded[start:end]
            if "·" not in name or self.blocked.overlaps(start, end) or self.titles.overlaps(start, end):
                continue
            parts = name.split("·")
            strangeness = [self._strangeness(part) for part in parts]
            weight = sum(strangeness) / len(parts)
            words = sum(
                len(p) > 1 and is_word(self.model, p) and s < 0.5 for p, s in zip(parts, strangeness, strict=True)
            )
            # 选手古特尼·闪耀·伊玛纳: behind a title one part may be a word, both where they sound foreign.
            if (weight > 0.0 or (words == 1 and len(parts) > 2)) and self._before(start) == _ROLE_BEFORE:
                words = 0
            if weight > -0.3 and not words:
                yield _Candidate(start, end, name, ACCEPTED + weight + 3.0, "persons.dotted")

    def _without_title(self, start: int, end: int) -> Span:
        """A dotted name without the title that stands straight before it and the verb after it."""
        dot = self.folded.rfind("·", start, end)
        tokens = self.document.touching(start, end)
        first_dot = self.folded.find("·", start, end)
        for token in tokens:
            if token.end <= start or token.start >= end:
                continue
            common = bool(token.tag) and not token.tag.startswith("nr") and len(token.text) > 1
            common = common and not self.cues.part.fullmatch(token.text)
            # 主席|休·格兰特; but 加热 is no title before the 甫 of 加热甫·巴依热克.
            least = 1 if token.tag[:1] == "n" else 2
            if token.end <= first_dot - least and common and self._foreignness(token.text) < 0.7:
                start = token.end
            verb = self.cues.after_weak.match(self.folded, token.start)
            if verb and not token.tag and verb.end() < token.end:
                # 完 is no verb in 完江, a word that the dictionary does not have.
                verb = None
            if token.start > dot + 1 and (common or verb) and self._foreignness(token.text) < 0.7:
                end = token.start
                break
        begin = max(0, start - 2)
        for i in range(start + 1, first_dot):
            if self.cues.before_strong.end(self.folded, i, begin) or self._is_governed(start, i):
                start = i
        said = self.cues.after_weak.match(self.folded, end - 1)
        closed = self.folded[end : end + 1] in ("", *_SIGNS) and (said is None or said.end() != end)
        for i in range(dot + 3, end - closed):
            if any(part.start() <= i < part.end() for part in self.cues.part.finditer(self.folded, dot + 1, end)):
                continue
            if self.foreign.get(self.folded[i], -2.0) < -1.0 and self._foreignness(self.folded[i:end]) < 0.0:
                # A verb glued to the name: 穆萨·卡里木听完.
                return start, i
        return start, end

    def _is_governed(self, start: int, begin: int) -> bool:
        """Whether folded[start:begin] ends in a word that governs a name (特聘, 是), not in a part of a foreign one."""
        return (
            self.cues.before_weak.end(self.folded, begin, start) and self.foreign.get(self.folded[begin - 1], -2.0) < 0
        )

    def _without_address(self, end: int) -> int:
        """The end of a dotted name without the form of address behind it."""
        for size in (3, 2):
            if self.folded[end - size : end] in self.cues.forms_of_address and self.folded[end - size - 1] != "·":
                return end - size
        return end

    def _foreignness(self, text: str) -> float:
        return sum(self.foreign.get(c, -2.0) for c in text) / len(text) if text else -2.0

    def _strangeness(self, part: str) -> float:
        """As `_foreignness`, but high for the known parts of names of other peoples."""
        return max(self._foreignness(part), 2.0 * self._covered(part) - 0.5)

    def _covered(self, name: str) -> float:
        """The share of a name's characters that belong to known parts (扎西, 买买提)."""
        return sum(len(part[0]) for part in self.cues.part.finditer(name)) / len(name)

    def _padded(self) -> Iterator[_Candidate]:
        for match in _PADDED.finditer(self.folded):
            name = match[2] + match[3]
            likeness = evidence(self.model, name)
            if match[2] in self.model.surname and likeness > 0.5:
                before, after = self._before(match.start(1)), self._after(match.end(1))
                if before >= 1.0:
                    score = likeness + before + after + (3.0 if after >= 1.0 else 0.0)
                    yield _Candidate(*match.span(1), name, score, "persons.padded")

    def _damaged(self) -> Iterator[_Candidate]:
        raw = self.document.article.text
        for match in _DAMAGED.finditer(raw):
            name = unpadded(match[0])
            for skipped in range(max(0, len(name) - 4), len(name) - 1):
                start = match.start() + match[0].index(name[skipped])
                if name[skipped] in self.model.surname and self._before(start) >= 1.0:
                    yield _Candidate(start, match.end(), name[skipped:], ACCEPTED + 1.0, "persons.damaged")
                    break

    def _without_surname(self) -> Iterator[_Candidate]:
        """Names of three to seven characters without a surname (扎西加木措), between neighbours that speak for a name."""
        for run in _RUN.finditer(self.folded):
            first, last = run.span()
            if self.folded[last - 1] in "说称":
                last -= 1
            if last - first < 3:
                continue
            starts = {max(first, last - size) for size in (3, 4, 5, 6)}
            for start in starts:
                if self.foreign.get(self.folded[start], -2.0) + self.foreign.get(self.folded[start + 1], -2.0) >= 0.0:
                    yield from self._strange(start, last)
            if self.foreign.get(self.folded[first], -2.0) + self.foreign.get(self.folded[first + 1], -2.0) >= 0.0:
                for end in range(first + 3, min(first + 7, last)):
                    yield from self._strange(first, end)
            if self._is_told(first, last):
                yield _Candidate(first, last, self.folded[first:last], ACCEPTED + 1.0, "persons.no_surname")
        for monk in _MONK.finditer(self.folded):
            if self._before(monk.start()) == _ROLE_BEFORE and not self.blocked.overlaps(*monk.span()):
                yield _Candidate(*monk.span(), monk[0], ACCEPTED + 2.0, "persons.no_surname")
        for chain in self._chains():
            for start in range(chain[0] - 2, chain[0] + 1):
                for end in range(chain[1], chain[1] + 3):
                    yield from self._strange(start, end)

    def _is_told(self, start: int, end: int) -> bool:
        """Whether folded[start:end], all that stands between two signs, has sex or people in brackets behind it."""
        if not 2 <= end - start <= 5 or not self.folded.startswith("(", end) or not _BIOGRAPHY.match(self.folded, end):
            return False
        return self.folded[start - 1 : start] in ("、", "\n", "\r", "\u3000", " ") and self._is_unknown(start, end)

    def _chains(self) -> Iterator[Span]:
        """Stretches of known parts of names with at most one other character between them."""
        begin = end = -9
        for part in self.cues.part.finditer(self.folded):
            if part.start() <= end + 1:
                end = part.end()
                continue
            if end > begin >= 0:
                yield begin, end
            begin, end = part.span()
        if end > begin >= 0:
            yield begin, end

    def _strange(self, start: int, end: int) -> Iterator[_Candidate]:
        """A candidate for a name without a surname, where its characters and neighbours are good enough."""
        name = self.folded[max(start, 0) : end]
        if start < 0 or not 2 <= len(name) <= 7 or not _RUN.fullmatch(name) or _PARTICLES & set(name):
            return
        if name[-1] in self.cues.endings and self._covered(name) < 0.5:
            return
        if (name[-1] in "男女" and _BIOGRAPHY.match(self.folded, end - 1)) or name in self.cues.not_names:
            return
        if name.endswith(_RANKS):
            return
        covered = self._covered(name)
        if covered < 0.5 and (len(name) < 3 or self._foreignness(name) < 0.3):
            return
        verb = self.cues.after_weak.match(self.folded, end - 1)
        if verb and verb.end() > end and covered < 1.0:
            return
        before, after = self._before(start), self._after(end)
        whole = covered == 1.0 and len(name) > 3 and before == _ROLE_BEFORE
        if not whole and (
            min(before, after) < 1.0 or before + after < (2.0 if covered >= 0.5 and len(name) > 2 else 4.5)
        ):
            return
        if self._is_unknown(start, end):
            # The longer of two is the whole name.
            likeness = max(self._foreignness(name), 2.5 * covered)
            score = ACCEPTED - 3.0 + likeness + (before + after) / 2 + len(name) * 0.8
            yield _Candidate(start, end, name, score, "persons.no_surname")

    def _is_unknown(self, start: int, end: int) -> bool:
        """Whether no ordinary word of the dictionary stands in folded[start:end] or reaches over its limits."""
        if self.blocked.overlaps(start, end) or self.titles.overlaps(start, end):
            return False
        for token in self.document.touching(start, end):
            if token.end <= start or token.start >= end or len(token.text) == 1:
                continue
            if (token.start, token.end) == (start, end) and token.tag.startswith("ns"):
                return False
            known = token.tag and not token.tag.startswith("nr") and not self.cues.part.match(token.text)
            if known and self._foreignness(token.text) < 0.8:
                return False
            if (token.start < start or token.end > end) and known:
                return False
        return True

    # -- bylines -------------------------------------------------------------------------------------------------

    def _bylines(self) -> list[_Candidate]:
        found: list[_Candidate] = []
        for match in self.cues.byline.finditer(self.folded):
            found.extend(self._name_run(match.end()))
        for match in _TAIL_BRACKET.finditer(self.folded):
            names = list(self._name_run(match.start(1)))
            if names and names[-1].end == match.end(1):
                found.extend(names)
        found.extend(
            _Candidate(*match.span(1), unpadded(match[1]), 20.0, "persons.byline")
            for match in _TAKEN_BY.finditer(self.folded)
            if is_name(self.model, match[1])
        )
        unique: dict[int, _Candidate] = {}
        for candidate in found:
            unique.setdefault(candidate.start, candidate)
        ordered = sorted(unique.values(), key=lambda c: c.start)
        return [c for i, c in enumerate(ordered) if i == 0 or ordered[i - 1].end <= c.start]

    def _name_run(self, start: int) -> Iterator[_Candidate]:
        """Names from `start` on, with blanks, commas or 、 between them."""
        while start < len(self.folded):
            best: tuple[float, int, int] | None = None
            padded = _PADDED.match(self.folded, start)
            if padded and is_name(self.model, padded[1]):
                best = (0.0, start, padded.end(1))
            else:
                for size in (2, 3, 4):
                    end = start + size
                    name = self.folded[start:end]
                    if len(name) < size or not is_name(self.model, name, 0.0, 3.0) or self._words(start, end) <= -3.0:
                        continue
                    follows = self.folded[end : end + 1]
                    weight = evidence(self.model, name) + (4.0 if not follows or follows in _SIGNS else 0.0)
                    weight += self._words(start, end) + (2.0 if self.cues.after_weak.match(self.folded, end) else 0.0)
                    if best is None or weight > best[0]:
                        best = (weight, start, end)
            if best is None:
                return
            end = best[2]
            yield _Candidate(start, end, unpadded(self.folded[start:end]), 20.0, "persons.byline")
            gap = re.compile(r"(?: {1,4}| ?[、,/] ?)(?:(?:记者|通讯员|摄影|编辑|摄) ?)?").match(self.folded, end)
            if gap is None:
                return
            start = gap.end()

    # -- other places --------------------------------------------------------------------------------------------

    def _again(self, chosen: list[_Candidate], names: set[str]) -> list[_Candidate]:
        """Further places of names that are certain somewhere."""
        known = sorted((n for n in names if len(n) > 1), key=len, reverse=True)
        if not known:
            return []
        spans = _Spans([(c.start, c.end) for c in chosen])
        pattern = re.compile("|".join(map(re.escape, known)))
        bylines = {c.name for c in chosen if c.rule == "persons.byline"} - {
            c.name for c in chosen if c.rule != "persons.byline"
        }
        found = []
        for match in pattern.finditer(self.folded):
            start, end = match.span()
            if spans.overlaps(start, end) or self.blocked.overlaps(start, end):
                continue
            if _AWARD_BEARS.match(self.folded, end):
                continue
            if len(match[0]) == 2 and self._before(start) + self._after(end) < 0.0 and self._words(start, end) < 0.0:
                continue
            rule = "persons.byline" if match[0] in bylines else "persons.again"
            found.append(_Candidate(start, end, match[0], ACCEPTED, rule))
        return found


class _Spans:
    """Spans that can be asked whether one of them overlaps another span."""

    def __init__(self, spans: list[Span]) -> None:
        merged: list[list[int]] = []
        for start, end in sorted(spans):
            if merged and start < merged[-1][1]:
                merged[-1][1] = max(merged[-1][1], end)
            else:
                merged.append([start, end])
        self.starts = [start for start, _ in merged]
        self.ends = [end for _, end in merged]

    def overlaps(self, start: int, end: int) -> bool:
        i = bisect_right(self.starts, start)
        return (i > 0 and self.ends[i - 1] > start) or (i < len(self.starts) and self.starts[i] < end)


def find(document: Document, rules: Rules, found: Findings) -> list[PersonMention]:
    """The persons' names of a document in the order of the text; those who only wrote it have rule `persons.byline`."""
    return _Finder(document, rules, found).find()

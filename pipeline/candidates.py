"""Where a name of an organisation can begin, found from where it ends.

From each end (局, 大学, 有限公司) the words of the clause are followed to the left as far as they can belong to a name;
then the name begins at its first anchor: a place, a word of rank (县公安局), an opener (中共, 中国), a containing
organisation, or a proper name.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.lexicon import Lexicon
from pipeline.namewords import ends_name, name_words
from pipeline.newplaces import new_places
from pipeline.records import Token
from pipeline.segment import Document
from pipeline.text import clauses

_CONJUNCTIONS = frozenset("和与及")
_STOP_TAGS = frozenset(
    "ad d df p c uj ul uz ug ud uv y t tg r rr rz rg q e o f m mq mg".split()  # noqa: SIM905 - easier to read
)
_PROPER_TAGS = frozenset(["nz", "nt", "nr", "nrt", "nrfg", "ns", "eng", ""])
NAME_CHARACTERS = re.compile(r"[\w·&\-]+")
_COMPASS = re.compile("[东西南北中]部?|[东西][南北]|华[东北南西中]")
_ORDINAL = re.compile(r"第[一二三四五六七八九十百〇零两0-9]+")
_NUMERAL = re.compile(r"[一二三四五六七八九十百〇零两0-9]+")
_NEGATION = frozenset("不没未")
_IDIOM_LENGTH = 4
_LONGEST_PERSON = 4
_LEVEL = re.compile("(?:国家|自治区|[省市县区校])级$")
_NUMBERED_UNIT = re.compile("[一二三四五六七八九十](?:队|站|所|组|科|部)")
_BEHIND_UNIT = re.compile(
    "队?[队站所组科部][长员]|[、,。;:)(\n ]|等|荣|获|被|$|副|原|职工|员工|工人|教导员|指导员|民警|消防员"
)
_AFTER_HEAD = re.compile(r"[等的副及和与共将在已对向从为并也还均赴给]|[在将向对与赴给][一-龥]{1,2}")
_RANKS_SIDE_BY_SIDE = re.compile(r"[省市县区州旗镇乡]{2,}(?!府|场|域|村[一-龥]|镇?企业)")
_COMPOUND_TAGS = ("nt", "l", "j")
"""Tags of words such as 中国国际展览中心 and 中央财经, which jieba knows whole."""
_SESSION = re.compile("第?[一二三四五六七八九十]+届")
_OF_SESSIONS = ("人大", "人民代表大会", "政协", "党委", "省委", "市委", "区委", "县委", "委员会")
_STRONG = ("place", "rank", "opener", "organisation")
PLURAL = re.compile(
    r"(?:各|首[家个所]|第一[家个所]|[0-9一二三四五六七八九十百余多几两]+(?:[个家支所]|多家))(?:[省市县区州镇乡村]、?){0,3}$"
)
_BRACKET = re.compile(r"\((?:[一-龥]{0,4}(?:集团|控股|股份|国际|中国|有限合伙|筹|新区|高新区|开发区))\)")
_MIDDLE_RANKS = ("院", "镇", "乡", "村", "区", "县", "街道")
_OF_FOREIGN_PLACE = ("局", "厅", "署", "政府", "队")
_OF_A_PLACE = ("委", "府", "队")
_OFFICES_OF_RANK = ("直机关", "直属机关")
_MANY = re.compile(r"(?:首[家个所]|第一[家个所]|各级)$|[0-9一二三四五六七八九十百余多几两]+(?:[个家支所]|多家)$")
_TOGETHER = ("联合", "携手", "会同", "协同")
_COUNTED = re.compile(
    r"[0-9]+[万亿余多个]|^[0-9]+[处家所座支间]|^[两三四五六七八九十0-9]+(?:地|省|市|县|校|院|学院)|[0-9]号"
)
_OTHER_RANK = re.compile("(?:^|[^一-龥]|[和在到由])[省市县区州镇乡村]、$|地$")
_SUBJECT_TAGS = frozenset(["n", "nz", "vn", "l", "j", "ng", "g", "b", ""])
_NATIONAL = re.compile("(?:国家|教育部|全国|省部共建|农业部|农业农村部)(?:重点|工程)")
_LEGAL_FORM_BEHIND = re.compile("[一-龥]{0,8}有限(?:责任)?公司")
_OPEN_BRACKET = re.compile(r"[^(]*\)")
_UNKNOWN_PLACE = re.compile("[^原全各本我该在到由对经据和与为向把被省市县区]{2}")
_UNKNOWN_DIVISION = re.compile("[^原全各本我该在到由对经据和与为向把被省市县区]{2,3}[县区市镇乡]")
_BEFORE_PLACE = ("集团", "公司", "股份", "控股", "光电", "科技", "实业", "电子")
_SMALL_PLACES = frozenset("镇乡村")
_HAN = re.compile("[一-龥]+")
_GOVERNING = frozenset("对向给为从被把")
_NAME_OF_GROUP = range(2, 5)
_MOST_WORDS = 20
_APPOINTED = len("决定任命欧阳某某为")
_CENTRES = "中心"
_LONG_NAME = 8
_LONGEST_BRACKET = 20
_ATTENDING = frozenset("上读念考")
_SCHOOLS = frozenset(["小学", "中学", "大学", "高中", "初中", "幼儿园", "学校", "党校"])
_LEGAL_FORMS = ("有限公司", "责任公司", "股份公司")
_LINKS = frozenset("-·")
_MEDIA = ("报", "网", "社", "台")
_EACH = re.compile("各[级大国类地]|[两三四六七八九十]大(?![队学专])")
_MOST_STRANGERS = 2
_MOST_WORDS_OF_TRADE = 3
_BRAND_TAGS = ("", "j", "ns", "nz", "nr")
_VAGUE_NUMBER = ("多", "余", "万", "千", "百", "十", "几", "数")
_VAGUE = frozenset("某家个类该各")
_WHOLE_COMPANY = ("公司", "集团公司")
_SHORTEST_COMPANY = 3
_SMALL_TAGS = frozenset(["f", "q", "d", "g", "t"])


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name before it is known whether it is one; `anchor` is empty where nothing anchors it."""

    start: int
    end: int
    head: str
    anchor: str
    bare: bool


class Words:
    """The words of a document, by offset; however long a sentence or clause is, a look-up takes one search."""

    def __init__(self, document: Document) -> None:
        self.document, self.folded = document, document.folded
        self.clauses = [
            span for sentence in document.sentences for span in clauses(self.folded, sentence.start, sentence.end)
        ]
        self._clause_starts = [start for start, _ in self.clauses]
        self._starts: dict[int, list[int]] = {}

    def from_offset(self, offset: int, limit: int) -> list[Token]:
        """The words from the one that holds `offset` on, at most `limit`, none beyond the clause."""
        i = bisect_right(self._clause_starts, offset) - 1
        if i < 0 or offset >= self.clauses[i][1]:
            return []
        tokens = self.document.words(*self.clauses[i])
        if i not in self._starts:
            self._starts[i] = [token.start for token in tokens]
        first = bisect_right(self._starts[i], offset) - 1
        return list(tokens[first : first + limit])

    def following(self, offset: int, limit: int) -> list[Token]:
        """The words that begin at or after `offset`, at most `limit`, none beyond the clause."""
        return [token for token in self.from_offset(offset, limit + 1) if token.start >= offset][:limit]


def candidates(words: Words, lexicon: Lexicon) -> Iterator[Candidate]:
    """What may be names of organisations, clause by clause, from the last to the first of each."""
    for start, end in words.clauses:
        ends: dict[int, int] = {}
        for match in lexicon.ends.finditer(words.folded, start, end):
            if match.end(1) <= end:
                ends.setdefault(match.end(1), match.start())
                if words.folded[match.end(1) : match.end(1) + 1] == "长" and match[1][:-1] in lexicon.heads:
                    ends.setdefault(match.end(1) - 1, match.start())  # 小学|校长
        if ends:
            yield from Clause(words.document, lexicon, start, end).candidates(ends)


class Clause:
    """The words of one clause, and the names that end in it."""

    def __init__(self, document: Document, lexicon: Lexicon, start: int, end: int) -> None:
        self.folded = document.folded
        self.lexicon = lexicon
        self.start, self.end = start, end
        self.tokens = name_words(document, lexicon, start, end)
        self.stems = new_places(document, lexicon.rules).stems
        self.starts = [token.start for token in self.tokens]
        self.word_ends = {token.end for token in self.tokens}
        self._kinds: dict[int, str] = {}
        self._belonging: dict[int, bool] = {}

    def candidates(self, ends: Mapping[int, int]) -> Iterator[Candidate]:
        """The candidates for the `ends` of the clause (offset of the end → of the head), the last first."""
        covered = self.end + 1
        for end in sorted(ends, reverse=True):
            if end > covered:
                continue
            candidate = self._candidate(ends[end], end) or self._shorter(ends[end], end)
            if candidate is None:
                continue
            yield candidate
            if candidate.anchor:
                covered = candidate.start

    def _is_particle(self, i: int) -> bool:
        """Whether the 所 at token i only stands before its verb (某公司|所|缴纳的税款), and is no office (司法|所|组织)."""
        following = self.tokens[i + 1] if i + 1 < len(self.tokens) else None
        return (
            self.tokens[i].text == "所"
            and following is not None
            and following.tag[:1] == "v"
            and not (i and self.tokens[i - 1].text.endswith(self.lexicon.stations))
        )

    def _is_person_glued(self, last: int, end: int) -> bool:
        """Whether the segmenter glued the name of a person to the end of a unit: 哲学|院任|晓明."""
        token = self.tokens[last]
        rest = self.folded[end : token.end]
        if token.tag or rest[0] not in self.lexicon.surnames or len(rest) > len("任晓明"):
            return False
        following = self.tokens[last + 1] if last + 1 < len(self.tokens) else None
        given = following is not None and len(following.text) <= len("晓明") and following.tag[:2] in ("", "nr")
        return len(rest) > 1 or given

    def _shorter(self, head_start: int, end: int) -> Candidate | None:
        """The name that ends in a shorter head than the one at `end`, where words part there: 分社|联合, not 社联."""
        for cut in range(end - 1, head_start, -1):
            head = self.folded[head_start:cut]
            if (head in self.lexicon.heads or head in self.lexicon.unit_heads) and cut in self.word_ends:
                return self._candidate(head_start, cut)
        return None

    def _candidate(self, head_start: int, end: int) -> Candidate | None:
        """The name that ends at `end`, or None where the end of the word is none of a name."""
        last = bisect_right(self.starts, end - 1) - 1
        token = self.tokens[last]
        glued = token.end != end and not goes_on_outside(self.folded, self.lexicon, end, token.end)
        if glued and not self._is_person_glued(last, end):
            return None
        first = bisect_right(self.starts, head_start) - 1
        head = self.folded[head_start:end]
        if len(head) == 1 and self.folded[head_start - 1 : head_start] == head:
            return None  # 中国语言文学系|系主任
        if head == "所" and self._is_particle(last):
            return None
        if head in self.lexicon.head_after and self.folded[head_start - 1 : head_start] not in [
            *self.lexicon.head_after[head]
        ]:
            return None
        if self.folded[head_start - 1 : head_start] in [*self.lexicon.head_not_after.get(head, "")]:
            return None
        if self.folded.startswith(self.lexicon.not_before.get(head, ()), end):
            return None
        word = self.tokens[first].text
        if word in self.lexicon.stops or (word in self.lexicon.common and not _NUMBERED_UNIT.fullmatch(word)):
            return None
        if self._is_name_behind_post(first, head_start) or self._is_known_behind_another_word(first, end):
            return None
        leftmost = self._scan(first, head)
        anchor, begin = self._anchor(leftmost, first, head_start, head)
        weak = not anchor or (anchor == "proper" and self._is_general(begin, first))
        if weak and self._is_whole_company(leftmost, end):
            begin = self._before_general(leftmost, first)
            anchor = "" if self._is_general(begin, first) else "proper"
        elif not anchor and self._is_named_group(first, head_start, head):
            anchor, begin = "proper", first if self.tokens[first].start < head_start else first - 1
            if self._is_brand(leftmost, begin):
                begin = leftmost
        elif not anchor and first > 1 and self.tokens[first - 1].text in self.lexicon.groups:
            group = self.tokens[first - 1]
            if self._is_named_group(first - 1, group.start, group.text):
                anchor, begin = "organisation", first - 2  # 金叶|集团|党委
                if self._is_brand(leftmost, begin):
                    begin = leftmost
        start = self.tokens[begin].start
        if start > self.start and self.folded[start - 1 : start + 1] == "我校":
            start -= 1
        if self.folded[start] in _LINKS:
            start += 1
        text = self.folded[start:end]
        if _OPEN_BRACKET.match(text):
            begin = leftmost
            start = self.tokens[begin].start
            text = self.folded[start:end]
        # 公安局 alone is no name; 瑞金医院 is.
        alone = (
            self.tokens[begin].end == end
            and anchor in ("organisation", "county")
            and head in self.lexicon.unit_heads
            and text[: head_start - start] not in self.lexicon.countries
            and not (self.tokens[begin].tag == "nt" and len(text) >= _LONG_NAME)
        )
        if not anchor or alone or not self._qualifies(head, anchor, start, head_start):
            begin = leftmost
            joined = self.tokens[begin].start and self.folded[self.tokens[begin].start - 1] in self.lexicon.joined
            while begin < first and self._cannot_begin(self.tokens[begin]):
                if joined and self.tokens[begin].text in self.lexicon.inside:
                    break
                begin += 1
            start = self.tokens[begin].start
            return Candidate(start, end, head, "", start == head_start)
        if (
            self._is_any(text, head, anchor, first)
            or text in self.lexicon.not_names
            or self.lexicon.deictics.fullmatch(text)
            or (self._is_common(end, head) and not self._is_numbered_unit(begin, first, end))
            or _COUNTED.search(text)
        ):
            return None
        counted = self.folded[start - 1 : start]
        if text[0] in self.lexicon.classifiers and (counted.isdecimal() or counted in _VAGUE_NUMBER):
            return None  # 303支|驻村工作队
        if anchor not in _STRONG and _LEVEL.search(self.folded, max(start - 4, self.start), start):
            return None
        if _MANY.search(self.folded, max(start - 8, self.start), start):
            return None
        if anchor == "place" and head in self.lexicon.lists["general_heads"] and self._is_general(begin + 1, first):
            return None
        general = head in self.lexicon.lists["general_heads"] or head in self.lexicon.lists["often_general"]
        ministry = anchor == "organisation" and self.tokens[begin].text in self.lexicon.known
        rest = self.folded[self.tokens[begin].end : head_start].removeprefix("新时代")
        if ministry and head in ("学校", "公司", "工厂") and rest in self.lexicon.general:
            return None  # 教育部|新时代|职业|学校
        if anchor in ("proper", "opener") and general and self._is_general(begin, first):
            return None
        if head == "站" and ("赛" in text or "杯" in text):
            return None  # 某某邀请赛某县站
        if anchor == "rank" and (self._is_plural(begin) or _RANKS_SIDE_BY_SIDE.match(text)):
            return None
        bare = start == head_start
        known = self._worldwide_inside(begin, first, end) if anchor == "place" else start
        return Candidate(known - self._strangers(begin, head), end, head, anchor, bare)

    def _worldwide_inside(self, begin: int, first: int, end: int) -> int:
        """Where a well-known body of more than one place begins behind the place of an event: 成都|国际乒联."""
        for token in self.tokens[begin + 1 : first + 1]:
            if token.text.startswith(self.lexicon.lists["worldwide_of_teams"]) and self.lexicon.names.fullmatch(
                self.folded, token.start, end
            ):
                return token.start
        return self.tokens[begin].start

    def _is_any(self, text: str, head: str, anchor: str, first: int) -> bool:
        """Whether a name is that of any one of a kind, or of a person: 这批医疗队, 世界各大银行, 冯银|厂, 印尼|学校."""
        stem = text.removesuffix(head)
        if text[0] in "各某" or (text[0] in "这那" and not self.lexicon.places.pattern.match(text)):
            return True
        if stem in self.lexicon.lists["worldwide_of_teams"] and head in self.lexicon.lists["teams_of_sport"]:
            return True
        if _EACH.search(stem) or (head == "站" and self._is_host_of_races(stem)):
            return True
        country = stem in self.lexicon.countries and stem not in self.lexicon.cities
        if country and head in self.lexicon.lists["often_general_abroad"]:
            return True
        if anchor == "proper" and head == "基地" and self.tokens[first - 1].text in self.lexicon.kinds_of_bases:
            return True
        token = self.tokens[first]
        return (
            anchor == "proper"
            and len(head) == 1
            and not token.tag
            and token.text == text
            and len(text) == len("冯银厂")
            and text[0] in self.lexicon.surnames
        )

    def _is_host_of_races(self, place: str) -> bool:
        """Whether a place is one where the races of a series are held: 波兰|站, 中国北京|站."""
        return place in self.lexicon.countries or place.removeprefix("中国") in self.lexicon.places.names

    def _is_whole_company(self, leftmost: int, end: int) -> bool:
        """Whether the words from token `leftmost` on are a company by its legal form, whatever they mean: 闯先生科技有限公司."""
        start = self.tokens[leftmost].start
        form = next((form for form in _LEGAL_FORMS if self.folded.endswith(form, start, end)), "")
        stem = self.folded[start : end - len(form)]
        return (
            bool(form)
            and len(stem) >= _SHORTEST_COMPANY
            and not stem.endswith(("股份", "控股"), 0, _SHORTEST_COMPANY)
            and self.folded[start - 1 : start] not in _VAGUE
            and not self._cannot_begin(self.tokens[leftmost])
        )

    def _is_known_behind_another_word(self, first: int, end: int) -> bool:
        """Whether the word is a well-known name, and what stands before it no place or rank of its own: 冠军|新华社."""
        token = self.tokens[first]
        if token.text not in self.lexicon.known or token.end != end or not first or not token.text.endswith(_MEDIA):
            return False
        before = self.tokens[first - 1]
        return self._anchor_kind(first - 1) not in ("place", "county", "rank", "opener") and (
            before.text not in self.lexicon.inside
        )

    def _before_general(self, leftmost: int, first: int) -> int:
        """The token at which a company's name begins: before words that say only what it does (守望|网络|科技|有限公司)."""
        begin = leftmost
        while begin and leftmost - begin < _MOST_STRANGERS and self._is_general(begin, first):
            token = self.tokens[begin - 1]
            if not self._is_stranger(token) and not (token.tag == "v" and token.text not in self.lexicon.predicates):
                break
            begin -= 1
        return begin

    def _is_name_behind_post(self, first: int, head_start: int) -> bool:
        """Whether the head only ends an unknown word behind a post, a person's name: 党委委员|李银厂 (tests/test_persons.py)."""
        token = self.tokens[first]
        if token.tag or token.start == head_start or token.end - token.start >= _LONGEST_PERSON or not first:
            return False
        return any(self.lexicon.posts.fullmatch(self.tokens[first - 1].text[-size:]) for size in (2, 3))

    def _is_named_group(self, first: int, head_start: int, head: str) -> bool:
        """Whether the word before 集团 is its name, whatever it means elsewhere (申能|集团), and no kind (企业|集团)."""
        if head not in self.lexicon.groups:
            return False
        if self.tokens[first].start < head_start:
            word = self.folded[self.tokens[first].start : head_start]
        elif first:
            word = self.tokens[first - 1].text
        else:
            return False
        tag = self.tokens[first - 1 if self.tokens[first].start == head_start else first].tag
        listed = first > 1 and self.tokens[first - 2].text in self.lexicon.joined
        return (
            (tag[:1] not in ("v", "p", "d", "a", "r", "c", "m") or (tag == "v" and listed))
            and len(word) in _NAME_OF_GROUP
            and _HAN.fullmatch(word) is not None
            and word not in self.lexicon.not_groups
            and word not in self.lexicon.stops
            and word not in self.lexicon.predicates
            and not self.lexicon.posts.fullmatch(word)
        )

    def _is_brand(self, leftmost: int, begin: int) -> bool:
        """Whether a group's name goes on to the left of token `begin` by words of its trade to its brand: 江岭|重型|机床|集团."""
        between = self.tokens[leftmost + 1 : begin + 1]
        return (
            0 < begin - leftmost <= _MOST_WORDS_OF_TRADE
            and len(self.tokens[leftmost].text) == len("江岭")
            and self.tokens[leftmost].tag in _BRAND_TAGS
            and all(token.tag in ("n", "b", "vn") and len(token.text) > 1 for token in between)
        )

    def _strangers(self, begin: int, head: str) -> int:
        """How many characters before token `begin`, the anchor of a company's name, belong to it although no list knows
        them: two single ones (中|天|钢铁集团), or one word between it and the 、 of a list (、乐进|大沽化学有限公司)."""
        if self.lexicon.heads.get(head) != "company" or not begin or self._anchor_kind(begin) == "rank":
            return 0
        second = self.tokens[begin - 1]
        if begin == 1:
            # 石溪|盛海新材料股份有限公司: a place that no table knows opens the clause
            unknown = self._anchor_kind(begin) == "proper" and len(second.text) == len("石溪")
            return len(second.text) if unknown and self._is_stranger(second) else 0
        first = self.tokens[begin - 2]
        if len(first.text) == len(second.text) == 1:
            return 2 if self._is_stranger(first) and self._is_stranger(second) else 0
        return len(second.text) if first.text in self.lexicon.joined and self._is_stranger(second) else 0

    def _is_stranger(self, token: Token) -> bool:
        """Whether a word could be a part of an unknown name: a word of content that no list knows as anything else."""
        return (
            _HAN.fullmatch(token.text) is not None
            and token.tag[:1] not in ("p", "c", "u", "r", "m", "t", "d", "v", "y", "e")
            and token.text not in self.lexicon.stops
            and token.text not in self.lexicon.predicates
            and token.text not in self.lexicon.countries
            and token.text not in self.lexicon.classifiers
        )

    def _is_numbered_unit(self, begin: int, first: int, end: int) -> bool:
        """Whether a word such as 三队 is a unit of the body that the name begins with: 某公司搬运|三队|队长."""
        return (
            _NUMBERED_UNIT.fullmatch(self.folded, self.tokens[first].start, end) is not None
            and _BEHIND_UNIT.match(self.folded, end) is not None
            and any(ends_name(self.lexicon, self.tokens[i]) for i in range(begin, first))
        )

    def _is_common(self, end: int, head: str) -> bool:
        """Whether the words up to `end` are one that only looks like a name (大学|组)."""
        last = bisect_right(self.starts, end - 1) - 1
        word = self.folded[self.tokens[last].start : end]
        if len(head) == 1 and word[-2:] in self.lexicon.common_ends:
            return True
        return any(
            self.folded[self.tokens[i].start : end] in self.lexicon.common
            for i in range(max(last - 2, 0), last + 1)
            if end - self.tokens[i].start > len(head)
        )

    def _cannot_begin(self, token: Token) -> bool:
        if token.text == "系":
            return True  # 他系|某省作家协会主席
        return token.tag in ("v", "a", "ad", "m", "c", "f", "uj") and token.text not in self.lexicon.may_begin

    def _scan(self, first: int, head: str) -> int:
        """Index of the leftmost token that can belong to the name whose head begins in token `first`."""
        i = first
        while i > max(first - _MOST_WORDS, 0):
            previous = self.tokens[i - 1]
            if previous.text == ")":
                bracket = self.folded.rfind("(", max(previous.start - _LONGEST_BRACKET, self.start), previous.start)
                if bracket < 0 or not self._bracket_belongs(bracket, previous.end):
                    break
                i = bisect_left(self.starts, bracket)
                continue
            if previous.text == "有限公司" and self.tokens[first].text.endswith("公司") and head in _WHOLE_COMPANY:
                break  # a list without signs: 甲有限公司|乙有限公司
            if previous.text in _CONJUNCTIONS:
                known = self._known_across(i)
                if known is not None:
                    i = known  # 工业|和|信息化|部|科技司
                    continue
                if not self._joins(i, first):
                    break
                i -= 1
                continue
            if previous.text == "暨":
                if i < 2 or not self._belongs(i - 1):
                    break
                i -= 1
                continue
            if previous.text in ("我校", "本校"):
                return i - 1
            if previous.text == "我" and self.tokens[i].text.startswith("校"):
                return i - 1
            of_people = head in self.lexicon.branches and previous.text in self.lexicon.people_of_branches
            if not (of_people or self._belongs(i)) or self._fresh(i, previous, head):
                break
            i -= 1
        return i

    def _known_across(self, i: int) -> int | None:
        """The token at which a well-known name begins that goes on over token `i`, if one does."""
        for j in range(i - 2, max(i - 6, -1), -1):
            known = self.lexicon.names.match(self.folded, self.tokens[j].start, self.end)
            if known and known.end() > self.tokens[i].start:
                return j
        return None

    def _is_general(self, begin: int, first: int) -> bool:
        """Whether only general words stand from token `begin` to the head: 某国|科技|公司, 民族|寄宿制|小学."""
        between = [token.text for token in self.tokens[begin:first]]
        return bool(between) and all(text in self.lexicon.general for text in between)

    def _is_plural(self, begin: int) -> bool:
        """Whether the words before token `begin` make it one of many: 各县公安局, 47支县驻村工作队, 镇、乡人民政府."""
        before = self.folded[max(self.tokens[begin].start - 8, self.start) : self.tokens[begin].start]
        return bool(PLURAL.search(before) or _OTHER_RANK.search(before))

    def _bracket_belongs(self, start: int, end: int) -> bool:
        inside = self.folded[start + 1 : end - 1]
        if inside in "金布" and self.folded.endswith("刚果", self.start, start):
            return True
        if len(inside) in (2, 3) and _HAN.fullmatch(inside):
            legal = _LEGAL_FORM_BEHIND.match(self.folded, end, self.end)
            if legal or inside in self.stems or self.folded.endswith(_BEFORE_PLACE, self.start, start):
                return True
        return bool(_BRACKET.fullmatch(self.folded, start, end)) or inside in self.lexicon.places.names

    def _belongs(self, following: int) -> bool:
        """Whether the token before token `following` can belong to a name that goes on with it."""
        if following not in self._belonging:
            self._belonging[following] = self._can_belong(self.tokens[following - 1], following)
        return self._belonging[following]

    def _can_belong(self, token: Token, following: int) -> bool:
        text, tag = token.text, token.tag
        if (
            text in self.lexicon.stops
            or text in self.lexicon.predicates
            or (text[0] in "各他她" and text not in self.lexicon.inside)
        ):
            return self._before_its_word(text, token.end)
        if text in self.lexicon.heads or text in self.lexicon.unit_heads:
            return True
        if not NAME_CHARACTERS.fullmatch(text):
            return False
        if text in _LINKS and following > 1 and self._links_media(following):
            return False
        if text == "-" and following > 1 and self.tokens[following].text.startswith(self.tokens[following - 2].text):
            return False  # 媒体南开|-|南开大学
        if text == "-" and following > 1 and not self._may_stand_before_dash(self.tokens[following - 2]):
            return False
        if tag[:1] == "v" and (self._parts_names(following - 1) or self._governs_name(token, following)):
            return False
        if text in _GOVERNING and following > 1:
            before = self.tokens[following - 2]
            if self._is_person(before) or (len(before.text) > 1 and ends_name(self.lexicon, before)):
                return False  # 张三对学校, 某厅对某校
        if text[-1] in _GOVERNING and len(text) > 2 and self._is_person(token):
            return False  # 张某对: jieba takes the preposition for a part of the name
        if text[-1] == "为" and self.lexicon.appointed.search(self.folded, max(0, token.end - _APPOINTED), token.end):
            return False  # 聘任|梁书|宁为|甲学院院长
        if text[-1] == "为" and not tag and self.lexicon.ranks.match(self.tokens[following].text):
            return False  # 谭|远为|市公安局: a name with a blank in it
        if text in _TOGETHER and following > 1 and ends_name(self.lexicon, self.tokens[following - 2]):
            return self.tokens[following].text in self.lexicon.heads  # 甲大学联合研究院, but not 甲大学联合乙学院
        if text in _TOGETHER and following > 1 and self._anchor_kind(following) == "organisation":
            return False  # 某某联合甲大学图书馆
        if self._is_titled_person(following - 1) or (not tag and text[0] in _NEGATION):
            return False
        if tag == "i" and len(text) == _IDIOM_LENGTH and self._anchor_kind(following) in _STRONG:
            return False
        if text in self.lexicon.inside or _COMPASS.fullmatch(text) or self.lexicon.places.pattern.fullmatch(text):
            return True
        if _ORDINAL.fullmatch(text):
            return True
        if tag == "m" and not _NUMERAL.fullmatch(text) and text[-1] not in self.lexicon.classifiers:
            return self._anchored_before(following - 1)
        if _NUMERAL.fullmatch(text):
            return self.tokens[following].text not in self.lexicon.classifiers or self._is_year_of_entry(following)
        if text == "级":
            return self._is_year_of_entry(following - 1)
        if self._may_name_small_place(token, following):
            return True
        if _SESSION.fullmatch(text) and self.tokens[following].text.startswith(_OF_SESSIONS):
            return self._anchored_before(following - 1)  # 某省|十四届|人大常委会
        if len(text) == 1 and tag in ("q", "m", "t", "") and self.folded[token.start - 1 : token.start].isdecimal():
            return False  # 11月16日|省妇联
        if text in self.lexicon.classifiers and following > 1 and self.tokens[following - 2].text[0] == "第":
            return False  # 第六条|校务委员会
        if text in _ATTENDING and self.tokens[following].text in _SCHOOLS:
            return False  # 在某省|上|小学
        if text in _NEGATION or (text in "原调" and self.tokens[following].text in self.stems):
            return False
        if len(text) == 1 and tag in _SMALL_TAGS:
            return len(self.tokens[following].text) == 1 or self._anchored_before(following - 1)
        if self.lexicon.ranks.fullmatch(text):
            own = following > 1 and self.tokens[following - 2].text in ("我", "本")
            return not (own and self.lexicon.ranks.match(self.tokens[following].text))  # 我区|区委
        if tag[:1] == "v" and tag != "vn":
            return text not in self.lexicon.predicates and self._anchored_before(following - 1)
        return tag not in _STOP_TAGS

    def _may_name_small_place(self, token: Token, following: int) -> bool:
        """Whether 镇, 乡 or 村 stands behind the token and a place before it: 某市|明月|镇, whatever 明月 means elsewhere."""
        return (
            self.tokens[following].text[0] in _SMALL_PLACES
            and len(token.text) < _LONGEST_PERSON
            and _HAN.fullmatch(token.text) is not None
            and token.tag[:1] not in ("p", "u", "c", "r", "d")
            and (token.text in self.lexicon.places.names or self._anchored_before(following - 1))
        )

    def _links_media(self, following: int) -> bool:
        """Whether the sign before token `following` stands between two media: 某日报-某网."""
        return self.tokens[following - 2].text.endswith(_MEDIA) and any(
            token.text.endswith(_MEDIA) for token in self.tokens[following : following + 2]
        )

    def _may_stand_before_dash(self, token: Token) -> bool:
        """Whether a name can go on behind a dash after the token: 南开大学-格拉斯哥大学, 中国-东盟, A-B."""
        return ends_name(self.lexicon, token) or token.tag in _PROPER_TAGS or token.text in self.lexicon.countries

    def _is_titled_person(self, i: int) -> bool:
        """Whether token i is the end of a person's name behind a post: 董事长|王小明, 会长|王|小明."""
        for first in (i, i - 1):
            before = self.tokens[first - 1] if first > 0 else None
            if before and self.lexicon.posts.fullmatch(before.text) and not ends_name(self.lexicon, before):
                person = self.tokens[first].tag[:2] == "nr" and not ends_name(self.lexicon, self.tokens[i])
                return person and self.tokens[i].end - self.tokens[first].start <= _LONGEST_PERSON
        return False

    def _parts_names(self, i: int) -> bool:
        """Whether the verb at token i stands between two names (甲出版社|联合|教育部), not inside one (甲大学|综合|部)."""
        return i > 0 and ends_name(self.lexicon, self.tokens[i - 1]) and self._anchor_kind(i + 1) in _STRONG

    def _governs_name(self, token: Token, following: int) -> bool:
        """Whether the verb has the name that begins behind it as its object: 某学院到访|中国科学院."""
        return (
            token.tag == "v"
            and len(token.text) > 1
            and token.text not in self.lexicon.inside
            and token.text[0] not in "驻援"
            and not self.lexicon.ranks.fullmatch(self.tokens[following].text)
            and self._anchor_kind(following) in ("place", "opener")
        )

    def _is_year_of_entry(self, i: int) -> bool:
        """Whether token i is the 级 of 2017级 behind a unit: a branch of a year."""
        return (
            i > 1
            and self.tokens[i].text == "级"
            and self.tokens[i - 1].text.isdecimal()
            and ends_name(self.lexicon, self.tokens[i - 2])
        )

    def _before_its_word(self, text: str, end: int) -> bool:
        """Whether a stop word stands before one of the words with which it belongs to a name: 学生|工作部."""
        after = self.lexicon.inside_before.get(text)
        return bool(after) and any(self.folded.startswith(word, end) for word in after or ())

    def _anchored_before(self, i: int) -> bool:
        """Whether the verb at token i can stand inside a name: a place or rank stands a few words before it."""
        for j in range(i - 1, max(i - 6, -1), -1):
            token = self.tokens[j]
            if token.text in self.lexicon.predicates or token.text in self.lexicon.stops or token.tag in _STOP_TAGS:
                return False
            if not NAME_CHARACTERS.fullmatch(token.text):
                return False
            if self._anchor_kind(j) in ("place", "rank", "opener") or ends_name(self.lexicon, token):
                return True
        return False

    def _fresh(self, i: int, previous: Token, head: str) -> bool:
        """Whether a name begins at token i although another one ends just before it: 省委|省政府."""
        if not ends_name(self.lexicon, previous) or self.lexicon.openers.fullmatch(previous.text):
            return False
        known = self.lexicon.names.match(self.folded, self.tokens[i].start)
        if known and previous.text in self.lexicon.known and len(known[0]) > len("党委"):
            return True  # 公安部|交通运输部
        if self.tokens[i].tag == "nt" and self.tokens[i].text.endswith("大学") and len(self.tokens[i].text) > 2:
            return True  # 某部重点研究基地|北京大学某中心
        text = self.tokens[i].text
        rank = self.lexicon.ranks.match(text)
        if (
            rank
            and text not in self.lexicon.heads
            and (rank.end() == len(text) or ends_name(self.lexicon, self.tokens[i]))
        ):
            return text not in _MIDDLE_RANKS
        place = self.lexicon.places.pattern.match(self.folded, self.tokens[i].start)
        if place is None or head in self.lexicon.branch:
            return False
        return place[0] in self.lexicon.places.full

    def _joins(self, i: int, first: int) -> bool:
        """Whether the 和 before token i stands inside a name (教育和体育局) and not between two (甲大学和乙大学).

        `first` is the token in which the head begins.
        """
        if i < 2:
            return False
        left, right = self.tokens[i - 2], self.tokens[i]
        if (
            not self._belongs(i - 1)
            or ends_name(self.lexicon, left)
            or left.text in self.lexicon.lists["many_of_a_kind"]
            or self._is_person(left)
        ):
            return False
        centre = right.text.endswith(_CENTRES) and len(right.text) > len(_CENTRES) and left.tag in ("v", "vn")
        if self._anchor_kind(i) in _STRONG or (i == first and right.text in self.lexicon.heads and not centre):
            return False  # 中央精神和|学校
        for j in range(i - 2, max(i - _MOST_WORDS, -1), -1):
            if not self._belongs(j + 1):
                break
            if self._anchor_kind(j) in _STRONG or ends_name(self.lexicon, self.tokens[j]):
                return j < i - 2
        unit = next((self.tokens[j].text for j in range(i, first + 1) if ends_name(self.lexicon, self.tokens[j])), "")
        return (
            unit.endswith(self.lexicon.lists["learned"])
            and left.tag[:1] in ("n", "v")
            and right.tag[:1] in ("n", "v", "a")
        )

    def _is_person(self, token: Token) -> bool:
        """Whether a word is a person's name: for jieba, or as an unknown word that begins with a surname."""
        known = token.tag == "nr" or (not token.tag and token.text[0] in self.lexicon.surnames)
        return known and len(token.text) in (2, 3) and not self.lexicon.places.pattern.fullmatch(token.text)

    def _anchor_kind(self, i: int) -> str:
        if i not in self._kinds:
            self._kinds[i] = self._kind_of_anchor(i)
        return self._kinds[i]

    def _kind_of_anchor(self, i: int) -> str:
        """What makes a name begin at token i: place, rank, opener, organisation, ordinal, proper, or nothing."""
        token = self.tokens[i]
        text = token.text
        match = self.lexicon.places.pattern.match(self.folded, token.start, self.end)
        whole = token.tag == "nt" or (token.tag == "l" and ends_name(self.lexicon, token))
        if match and (match.end() >= token.end or whole):
            if self._is_large(match[0]):
                return "place"
            if match[0] not in self.lexicon.not_places:
                return "county"
        if text in self.lexicon.countries or text in self.stems:
            return "place"
        if token.tag in ("", "ns") and _UNKNOWN_DIVISION.fullmatch(text) and self._may_be_stem(text[:-1]):
            return "place"
        rank = self.lexicon.ranks.match(text)
        if rank and (
            rank.end() == len(text)
            or not token.tag
            or ends_name(self.lexicon, token)
            or self.lexicon.ends.match(text, rank.end())
            or text.endswith(_OFFICES_OF_RANK)
        ):
            return "rank"
        opener = self.lexicon.openers.match(text)
        if opener and (
            opener.end() == len(text)
            or token.tag in _COMPOUND_TAGS
            or (token.tag == "n" and opener[0] == "中国" and len(text) >= len("中国戏曲"))
        ):
            return "opener"
        known = self.lexicon.names.match(self.folded, token.start, self.end)
        is_known = known and known.end() == token.end and not (i and self.tokens[i - 1].text in self.lexicon.inside)
        if (known and known.end() > token.end) or is_known or (token.tag == "nt" and ends_name(self.lexicon, token)):
            return "organisation"
        if text in ("学校", "我校", "本校"):
            return "school"
        if ends_name(self.lexicon, token) and token.tag not in _PROPER_TAGS:
            return ""
        if _ORDINAL.fullmatch(text):
            return "ordinal"
        if token.tag in _PROPER_TAGS and text not in self.lexicon.inside and not _NUMERAL.fullmatch(text):
            return "proper" if len(text) > 1 else ""
        return ""

    def _is_large(self, name: str) -> bool:
        """Whether a place is written in full or is no bare county (合江), which is also many another word."""
        return (
            name in self.lexicon.places.full
            or name[-1] in "州县旗"
            or any(division.level in ("province", "prefecture") for division in self.lexicon.places.names[name])
        )

    def _anchor(self, leftmost: int, first: int, head_start: int, head: str) -> tuple[str, int]:
        """The kind of the first anchor from token `leftmost` on and the token at which the name begins."""
        kinds = {}
        for i in range(leftmost, first + 1):
            if self.tokens[i].start < head_start or self.tokens[i].text != head:
                kinds[i] = self._anchor_kind(i)
        anchored = [i for i, kind in kinds.items() if kind]
        if not anchored:
            return "", leftmost
        begin = anchored[0]
        if any(ends_name(self.lexicon, self.tokens[i]) for i in range(leftmost, begin)):
            begin = next((i for i in range(leftmost, begin) if not self._cannot_begin(self.tokens[i])), begin)
            return "organisation", begin
        if kinds[begin] in ("proper", "ordinal", "county"):
            later = [i for i in anchored if kinds[i] == "place" and i > begin]
            if later and head not in self.lexicon.branch:
                between = range(begin, later[0])
                name = self.lexicon.places.pattern.match(self.folded, self.tokens[later[0]].start)
                if (
                    name
                    and name[0] in self.lexicon.places.full
                    and not any(ends_name(self.lexicon, self.tokens[i]) for i in between)
                ):
                    return "place", later[0]
        national = next(
            (i for i in anchored if i > begin and self.tokens[i].text.startswith("中国") and self._is_event(i - 1)),
            None,
        )
        if national is not None:
            return "opener", national
        kind = kinds[begin]
        if kind == "proper" and kinds.get(begin + 1) == "rank":
            if self._may_be_unknown_place(self.tokens[begin]):
                return "rank", begin
            if not self.tokens[begin].tag and not self._may_be_stem(self.tokens[begin].text):
                return "rank", begin + 1  # 已报|省公安厅
        if kind == "organisation" and begin == leftmost + 1 and self._is_compound_college(begin):
            return kind, leftmost  # 化学|化工学院
        if kind in ("opener", "organisation") and _NATIONAL.match(self.folded, self.tokens[begin].start):
            # 药物化学|国家重点实验室: what it is about stands before it
            while begin > leftmost and self.tokens[begin - 1].tag in _SUBJECT_TAGS:
                begin -= 1
        bare = self.tokens[begin].text
        if kind == "organisation" and (bare in self.lexicon.heads or bare in self.lexicon.unit_heads):
            while begin > leftmost and not self._cannot_begin(self.tokens[begin - 1]):
                begin -= 1
        if kind == "rank" and begin == leftmost + 1 and self._may_be_place(leftmost):
            return kind, leftmost
        if kind == "ordinal" or (kind == "rank" and len(self.tokens[begin].text) == 1):
            while begin > leftmost and not self._cannot_begin(self.tokens[begin - 1]):
                begin -= 1
            if begin < anchored[0]:
                return "proper", begin
        while (
            kind == "proper"
            and begin > leftmost
            and len(self.tokens[begin - 1].text) == 1
            and not self._cannot_begin(self.tokens[begin - 1])
        ):
            begin -= 1
        if kind in ("place", "county") and begin > leftmost and head in self.lexicon.branch:
            begin -= self.tokens[begin - 1].text in self.lexicon.fields  # 公安|青石分局
        if kind in ("proper", "county") and any(ends_name(self.lexicon, self.tokens[i]) for i in range(begin, first)):
            kind = "organisation"
        return kind, begin

    def _is_compound_college(self, i: int) -> bool:
        """Whether token i is a college that the dictionary knows by its last subject, behind the first one."""
        token, before = self.tokens[i], self.tokens[i - 1]
        known = token.tag == "nt" and token.text.endswith("学院") and len(token.text) == len("化工学院")
        return known and before.tag == "n" and len(before.text) == len("化学") and not ends_name(self.lexicon, before)

    def _is_event(self, i: int) -> bool:
        """Whether token i is the event at which a national team is: 某亚残运会|中国代表团."""
        return i > 0 and self.tokens[i].text.endswith(self.lexicon.lists["events"])

    def _may_be_unknown_place(self, token: Token) -> bool:
        """Whether a word that no table knows can be the place before a word of rank (青岭|县委)."""
        known = token.tag in ("", "ns", "nz") and len(token.text) == 2
        return known and _UNKNOWN_PLACE.fullmatch(token.text) is not None and self._may_be_stem(token.text)

    def _may_be_stem(self, stem: str) -> bool:
        """Whether a division can be called so: 已报, 他到 and 系云泽 are no names."""
        return stem[0] not in self.lexicon.no_place_begins and stem[-1] not in self.lexicon.no_place_ends

    def _may_be_place(self, i: int) -> bool:
        """Whether the word i before 县委 can be the place of which it is, although no table knows it (青石|县委)."""
        token, before = self.tokens[i], self.tokens[i - 1] if i else None
        if token.text in self.lexicon.places.names:
            return True
        length = 1 if token.tag == "ns" else 2
        if token.tag == "n" and before and ends_name(self.lexicon, before):
            return False  # 某某政府|重塑|区议会
        return length <= len(token.text) <= 2 and token.tag in ("n", "ns", "nz") and not ends_name(self.lexicon, token)

    def _qualifies(self, head: str, anchor: str, start: int, head_start: int) -> bool:
        """Whether an anchored text is a name: a unit needs more than a proper word, a bare place more than a head."""
        if head in self.lexicon.heads:
            return head_start > start
        only = self.tokens[bisect_right(self.starts, start) - 1]
        if anchor != "rank" and only.tag == "ns" and only.end == head_start + len(head):
            return False
        if anchor in ("proper", "ordinal"):
            return head in self.lexicon.proper_units or (head in _OF_FOREIGN_PLACE and only.tag == "ns")
        if anchor == "place":
            chain = self.lexicon.places.chain(self.folded, start, head_start)
            if chain and chain[-1][1] == head_start and len(head) == 1 and head not in _OF_A_PLACE:
                return False
        return head_start > start


def goes_on_outside(folded: str, lexicon: Lexicon, end: int, token_end: int) -> bool:
    """Whether what the segmenter glued to the end of a name is no part of it: 省委|书记, 局|等, 中学|语文."""
    if folded[end:token_end] in lexicon.subjects and not folded.endswith("大学", 0, end):
        return True  # but 大学语文 is a course
    return bool(lexicon.posts.fullmatch(folded, end, token_end) or _AFTER_HEAD.fullmatch(folded, end, token_end))

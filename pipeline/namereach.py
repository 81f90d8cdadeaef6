"""How far to the left of its head the words of a clause can belong to a name of an organisation."""

import re
from bisect import bisect_left

from pipeline.clausewords import Clause
from pipeline.lexicon import Lexicon
from pipeline.nameanchors import NUMERAL, ORDINAL, PROPER_TAGS, STRONG, anchor_of
from pipeline.namewords import ends_name
from pipeline.records import Token
from pipeline.text import HAN

_CONJUNCTIONS = frozenset("和与及")
_STOP_TAGS = frozenset(
    "ad d df p c uj ul uz ug ud uv y t tg r rr rz rg q e o f m mq mg".split()  # noqa: SIM905 - easier to read
)
NAME_CHARACTERS = re.compile(r"[\w·&\-]+")
_COMPASS = re.compile("[东西南北中]部?|[东西][南北]|华[东北南西中]")
_NEGATION = frozenset("不没未")
_IDIOM_LENGTH = 4
LONGEST_PERSON = 4
_SESSION = re.compile("第?[一二三四五六七八九十]+届")
_OF_SESSIONS = ("人大", "人民代表大会", "政协", "党委", "省委", "市委", "区委", "县委", "委员会")
_BRACKET = re.compile(r"\((?:[一-龥]{0,4}(?:集团|控股|股份|国际|中国|有限合伙|筹|新区|高新区|开发区))\)")
_MIDDLE_RANKS = ("院", "镇", "乡", "村", "区", "县", "街道")
_TOGETHER = ("联合", "携手", "会同", "协同")
_LEGAL_FORM_BEHIND = re.compile("[一-龥]{0,8}有限(?:责任)?公司")
_BEFORE_PLACE = ("集团", "公司", "股份", "控股", "光电", "科技", "实业", "电子")
_SMALL_PLACES = frozenset("镇乡村")
_GOVERNING = frozenset("对向给为从被把")
_MOST_WORDS = 20
_APPOINTED = len("决定任命欧阳某某为")
_CENTRES = "中心"
_LONGEST_BRACKET = 20
_ATTENDING = frozenset("上读念考")
_SCHOOLS = frozenset(["小学", "中学", "大学", "高中", "初中", "幼儿园", "学校", "党校"])
LINKS = frozenset("-·")
MEDIA = ("报", "网", "社", "台")
_WHOLE_COMPANY = ("公司", "集团公司")
_SMALL_TAGS = frozenset(["f", "q", "d", "g", "t"])


def leftmost_word(clause: Clause, first: int, head: str) -> int:
    """Index of the leftmost token that can belong to the name whose head begins in token `first`."""
    i = first
    while i > max(first - _MOST_WORDS, 0):
        previous = clause.tokens[i - 1]
        if previous.text == ")":
            bracket = clause.folded.rfind("(", max(previous.start - _LONGEST_BRACKET, clause.start), previous.start)
            if bracket < 0 or not _bracket_belongs(clause, bracket, previous.end):
                break
            i = bisect_left(clause.starts, bracket)
            continue
        if previous.text == "有限公司" and clause.tokens[first].text.endswith("公司") and head in _WHOLE_COMPANY:
            break  # a list without signs: 甲有限公司|乙有限公司
        if previous.text in _CONJUNCTIONS:
            known = _known_across(clause, i)
            if known is not None:
                i = known  # 工业|和|信息化|部|科技司
                continue
            if not _joins(clause, i, first):
                break
            i -= 1
            continue
        if previous.text == "暨":
            if i < 2 or not _belongs(clause, i - 1):
                break
            i -= 1
            continue
        if previous.text in ("我校", "本校"):
            return i - 1
        if previous.text == "我" and clause.tokens[i].text.startswith("校"):
            return i - 1
        of_people = head in clause.lexicon.branches and previous.text in clause.lexicon.people_of_branches
        if not (of_people or _belongs(clause, i)) or _fresh(clause, i, previous, head):
            break
        i -= 1
    return i


def _known_across(clause: Clause, i: int) -> int | None:
    """The token at which a well-known name begins that goes on over token `i`, if one does."""
    for j in range(i - 2, max(i - 6, -1), -1):
        known = clause.lexicon.names.match(clause.folded, clause.tokens[j].start, clause.end)
        if known and known.end() > clause.tokens[i].start:
            return j
    return None


def _bracket_belongs(clause: Clause, start: int, end: int) -> bool:
    inside = clause.folded[start + 1 : end - 1]
    if inside in "金布" and clause.folded.endswith("刚果", clause.start, start):
        return True
    if len(inside) in (2, 3) and HAN.fullmatch(inside):
        legal = _LEGAL_FORM_BEHIND.match(clause.folded, end, clause.end)
        if legal or inside in clause.stems or clause.folded.endswith(_BEFORE_PLACE, clause.start, start):
            return True
    return bool(_BRACKET.fullmatch(clause.folded, start, end)) or inside in clause.lexicon.places.names


def _belongs(clause: Clause, following: int) -> bool:
    """Whether the token before token `following` can belong to a name that goes on with it."""
    if following not in clause.belonging:
        clause.belonging[following] = _can_belong(clause, clause.tokens[following - 1], following)
    return clause.belonging[following]


def _can_belong(clause: Clause, token: Token, following: int) -> bool:
    text, tag = token.text, token.tag
    if (
        text in clause.lexicon.stops
        or text in clause.lexicon.predicates
        or (text[0] in "各他她" and text not in clause.lexicon.inside)
    ):
        return _before_its_word(clause, text, token.end)
    if text in clause.lexicon.heads or text in clause.lexicon.unit_heads:
        return True
    if not NAME_CHARACTERS.fullmatch(text):
        return False
    if text in LINKS and following > 1 and _links_media(clause, following):
        return False
    if text == "-" and following > 1 and clause.tokens[following].text.startswith(clause.tokens[following - 2].text):
        return False  # 媒体南开|-|南开大学
    if text == "-" and following > 1 and not _may_stand_before_dash(clause.lexicon, clause.tokens[following - 2]):
        return False
    if tag[:1] == "v" and (_parts_names(clause, following - 1) or _governs_name(clause, token, following)):
        return False
    if text in _GOVERNING and following > 1:
        before = clause.tokens[following - 2]
        if _is_person(clause.lexicon, before) or (len(before.text) > 1 and ends_name(clause.lexicon, before)):
            return False  # 张三对学校, 某厅对某校
    if text[-1] in _GOVERNING and len(text) > 2 and _is_person(clause.lexicon, token):
        return False  # 张某对: jieba takes the preposition for a part of the name
    if text[-1] == "为" and clause.lexicon.appointed.search(clause.folded, max(0, token.end - _APPOINTED), token.end):
        return False  # 聘任|梁书|宁为|甲学院院长
    if text[-1] == "为" and not tag and clause.lexicon.ranks.match(clause.tokens[following].text):
        return False  # 谭|远为|市公安局: a name with a blank in it
    if text in _TOGETHER and following > 1 and ends_name(clause.lexicon, clause.tokens[following - 2]):
        return clause.tokens[following].text in clause.lexicon.heads  # 甲大学联合研究院, but not 甲大学联合乙学院
    if text in _TOGETHER and following > 1 and anchor_of(clause, following) == "organisation":
        return False  # 某某联合甲大学图书馆
    if _is_titled_person(clause, following - 1) or (not tag and text[0] in _NEGATION):
        return False
    if tag == "i" and len(text) == _IDIOM_LENGTH and anchor_of(clause, following) in STRONG:
        return False
    if text in clause.lexicon.inside or _COMPASS.fullmatch(text) or clause.lexicon.places.pattern.fullmatch(text):
        return True
    if ORDINAL.fullmatch(text):
        return True
    if tag == "m" and not NUMERAL.fullmatch(text) and text[-1] not in clause.lexicon.classifiers:
        return _anchored_before(clause, following - 1)
    if NUMERAL.fullmatch(text):
        return clause.tokens[following].text not in clause.lexicon.classifiers or _is_year_of_entry(clause, following)
    if text == "级":
        return _is_year_of_entry(clause, following - 1)
    if _may_name_small_place(clause, token, following):
        return True
    if _SESSION.fullmatch(text) and clause.tokens[following].text.startswith(_OF_SESSIONS):
        return _anchored_before(clause, following - 1)  # 某省|十四届|人大常委会
    if len(text) == 1 and tag in ("q", "m", "t", "") and clause.folded[token.start - 1 : token.start].isdecimal():
        return False  # 11月16日|省妇联
    if text in clause.lexicon.classifiers and following > 1 and clause.tokens[following - 2].text[0] == "第":
        return False  # 第六条|校务委员会
    if text in _ATTENDING and clause.tokens[following].text in _SCHOOLS:
        return False  # 在某省|上|小学
    if text in _NEGATION or (text in "原调" and clause.tokens[following].text in clause.stems):
        return False
    if len(text) == 1 and tag in _SMALL_TAGS:
        return len(clause.tokens[following].text) == 1 or _anchored_before(clause, following - 1)
    if clause.lexicon.ranks.fullmatch(text):
        own = following > 1 and clause.tokens[following - 2].text in ("我", "本")
        return not (own and clause.lexicon.ranks.match(clause.tokens[following].text))  # 我区|区委
    if tag[:1] == "v" and tag != "vn":
        return text not in clause.lexicon.predicates and _anchored_before(clause, following - 1)
    return tag not in _STOP_TAGS


def _may_name_small_place(clause: Clause, token: Token, following: int) -> bool:
    """Whether 镇, 乡 or 村 stands behind the token and a place before it: 某市|明月|镇, whatever 明月 means elsewhere."""
    return (
        clause.tokens[following].text[0] in _SMALL_PLACES
        and len(token.text) < LONGEST_PERSON
        and HAN.fullmatch(token.text) is not None
        and token.tag[:1] not in ("p", "u", "c", "r", "d")
        and (token.text in clause.lexicon.places.names or _anchored_before(clause, following - 1))
    )


def _links_media(clause: Clause, following: int) -> bool:
    """Whether the sign before token `following` stands between two media: 某日报-某网."""
    return clause.tokens[following - 2].text.endswith(MEDIA) and any(
        token.text.endswith(MEDIA) for token in clause.tokens[following : following + 2]
    )


def _may_stand_before_dash(lexicon: Lexicon, token: Token) -> bool:
    """Whether a name can go on behind a dash after the token: 南开大学-格拉斯哥大学, 中国-东盟, A-B."""
    return ends_name(lexicon, token) or token.tag in PROPER_TAGS or token.text in lexicon.countries


def _is_titled_person(clause: Clause, i: int) -> bool:
    """Whether token i is the end of a person's name behind a post: 董事长|王小明, 会长|王|小明."""
    for first in (i, i - 1):
        before = clause.tokens[first - 1] if first > 0 else None
        if before and clause.lexicon.posts.fullmatch(before.text) and not ends_name(clause.lexicon, before):
            person = clause.tokens[first].tag[:2] == "nr" and not ends_name(clause.lexicon, clause.tokens[i])
            return person and clause.tokens[i].end - clause.tokens[first].start <= LONGEST_PERSON
    return False


def _parts_names(clause: Clause, i: int) -> bool:
    """Whether the verb at token i stands between two names (甲出版社|联合|教育部), not inside one (甲大学|综合|部)."""
    return i > 0 and ends_name(clause.lexicon, clause.tokens[i - 1]) and anchor_of(clause, i + 1) in STRONG


def _governs_name(clause: Clause, token: Token, following: int) -> bool:
    """Whether the verb has the name that begins behind it as its object: 某学院到访|中国科学院."""
    return (
        token.tag == "v"
        and len(token.text) > 1
        and token.text not in clause.lexicon.inside
        and token.text[0] not in "驻援"
        and not clause.lexicon.ranks.fullmatch(clause.tokens[following].text)
        and anchor_of(clause, following) in ("place", "opener")
    )


def _is_year_of_entry(clause: Clause, i: int) -> bool:
    """Whether token i is the 级 of 2017级 behind a unit: a branch of a year."""
    return (
        i > 1
        and clause.tokens[i].text == "级"
        and clause.tokens[i - 1].text.isdecimal()
        and ends_name(clause.lexicon, clause.tokens[i - 2])
    )


def _before_its_word(clause: Clause, text: str, end: int) -> bool:
    """Whether a stop word stands before one of the words with which it belongs to a name: 学生|工作部."""
    after = clause.lexicon.inside_before.get(text)
    return bool(after) and any(clause.folded.startswith(word, end) for word in after or ())


def _anchored_before(clause: Clause, i: int) -> bool:
    """Whether the verb at token i can stand inside a name: a place or rank stands a few words before it."""
    for j in range(i - 1, max(i - 6, -1), -1):
        token = clause.tokens[j]
        if token.text in clause.lexicon.predicates or token.text in clause.lexicon.stops or token.tag in _STOP_TAGS:
            return False
        if not NAME_CHARACTERS.fullmatch(token.text):
            return False
        if anchor_of(clause, j) in ("place", "rank", "opener") or ends_name(clause.lexicon, token):
            return True
    return False


def _fresh(clause: Clause, i: int, previous: Token, head: str) -> bool:
    """Whether a name begins at token i although another one ends just before it: 省委|省政府."""
    if not ends_name(clause.lexicon, previous) or clause.lexicon.openers.fullmatch(previous.text):
        return False
    known = clause.lexicon.names.match(clause.folded, clause.tokens[i].start)
    if known and previous.text in clause.lexicon.known and len(known[0]) > len("党委"):
        return True  # 公安部|交通运输部
    if clause.tokens[i].tag == "nt" and clause.tokens[i].text.endswith("大学") and len(clause.tokens[i].text) > 2:
        return True  # 某部重点研究基地|北京大学某中心
    text = clause.tokens[i].text
    rank = clause.lexicon.ranks.match(text)
    if (
        rank
        and text not in clause.lexicon.heads
        and (rank.end() == len(text) or ends_name(clause.lexicon, clause.tokens[i]))
    ):
        return text not in _MIDDLE_RANKS
    place = clause.lexicon.places.pattern.match(clause.folded, clause.tokens[i].start)
    if place is None or head in clause.lexicon.branch:
        return False
    inner = clause.lexicon.ends.match(clause.folded, place.end())
    if inner and inner[1] in clause.lexicon.branch:
        return False  # 某市公安局|纳溪区分局派出所
    return place[0] in clause.lexicon.places.full


def _joins(clause: Clause, i: int, first: int) -> bool:
    """Whether the 和 before token i stands inside a name (教育和体育局) and not between two (甲大学和乙大学).

    `first` is the token in which the head begins.
    """
    if i < 2:
        return False
    left, right = clause.tokens[i - 2], clause.tokens[i]
    if (
        not _belongs(clause, i - 1)
        or ends_name(clause.lexicon, left)
        or left.text in clause.lexicon.lists["many_of_a_kind"]
        or _is_person(clause.lexicon, left)
    ):
        return False
    centre = right.text.endswith(_CENTRES) and len(right.text) > len(_CENTRES) and left.tag in ("v", "vn")
    if anchor_of(clause, i) in STRONG or (i == first and right.text in clause.lexicon.heads and not centre):
        return False  # 中央精神和|学校
    for j in range(i - 2, max(i - _MOST_WORDS, -1), -1):
        if not _belongs(clause, j + 1):
            break
        if anchor_of(clause, j) in STRONG or ends_name(clause.lexicon, clause.tokens[j]):
            return j < i - 2
    unit = next((clause.tokens[j].text for j in range(i, first + 1) if ends_name(clause.lexicon, clause.tokens[j])), "")
    return (
        unit.endswith(clause.lexicon.lists["learned"])
        and (left.tag[:1] in ("n", "v") or left.text.endswith(("科学", "工程", "技术")))
        and right.tag[:1] in ("n", "v", "a")
    )


def _is_person(lexicon: Lexicon, token: Token) -> bool:
    """Whether a word is a person's name: for jieba, or as an unknown word that begins with a surname."""
    known = token.tag == "nr" or (not token.tag and token.text[0] in lexicon.surnames)
    return known and len(token.text) in (2, 3) and not lexicon.places.pattern.fullmatch(token.text)

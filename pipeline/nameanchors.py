"""What a name of an organisation can begin with: a place, a word of rank (县公安局), an opener (中共, 中国), a containing
organisation, or a proper name."""

import re

from pipeline.clausewords import Clause
from pipeline.lexicon import Lexicon
from pipeline.namewords import ends_name
from pipeline.records import Token

PROPER_TAGS = frozenset(["nz", "nt", "nr", "nrt", "nrfg", "ns", "eng", ""])
ORDINAL = re.compile(r"第[一二三四五六七八九十百〇零两0-9]+")
NUMERAL = re.compile(r"[一二三四五六七八九十百〇零两0-9]+")
_COMPOUND_TAGS = ("nt", "l", "j")
"""Tags of words such as 中国国际展览中心 and 中央财经, which jieba knows whole."""
STRONG = ("place", "rank", "opener", "organisation")
_OFFICES_OF_RANK = ("直机关", "直属机关")
_SUBJECT_TAGS = frozenset(["n", "nz", "vn", "l", "j", "ng", "g", "b", ""])
_NATIONAL = re.compile("(?:国家|教育部|全国|省部共建|农业部|农业农村部)(?:重点|工程)")
_UNKNOWN_PLACE = re.compile("[^原全各本我该在到由对经据和与为向把被省市县区]{2}")
_UNKNOWN_DIVISION = re.compile("[^原全各本我该在到由对经据和与为向把被省市县区]{2,3}[县区市镇乡]")


def cannot_begin(lexicon: Lexicon, token: Token) -> bool:
    """Whether no name begins with a word."""
    if token.text == "系":
        return True  # 他系|某省作家协会主席
    return token.tag in ("v", "a", "ad", "m", "c", "f", "uj") and token.text not in lexicon.may_begin


def anchor_of(clause: Clause, i: int) -> str:
    """The kind of anchor that token i is, empty where it is none."""
    if i not in clause.anchors:
        clause.anchors[i] = _kind_of_anchor(clause, i)
    return clause.anchors[i]


def _kind_of_anchor(clause: Clause, i: int) -> str:
    """What makes a name begin at token i: place, rank, opener, organisation, ordinal, proper, or nothing."""
    token = clause.tokens[i]
    text = token.text
    match = clause.lexicon.places.pattern.match(clause.folded, token.start, clause.end)
    whole = token.tag == "nt" or (token.tag == "l" and ends_name(clause.lexicon, token))
    if match and (match.end() >= token.end or whole):
        if _is_large(clause.lexicon, match[0]):
            return "place"
        if match[0] not in clause.lexicon.not_places:
            return "county"
    if text in clause.lexicon.countries or text in clause.stems:
        return "place"
    if token.tag in ("", "ns", "nr") and _UNKNOWN_DIVISION.fullmatch(text) and _may_be_stem(clause.lexicon, text[:-1]):
        return "place"
    rank = clause.lexicon.ranks.match(text)
    if rank and (
        rank.end() == len(text)
        or not token.tag
        or ends_name(clause.lexicon, token)
        or clause.lexicon.ends.match(text, rank.end())
        or text.endswith(_OFFICES_OF_RANK)
    ):
        return "rank"
    opener = clause.lexicon.openers.match(text)
    if opener and (
        opener.end() == len(text)
        or token.tag in _COMPOUND_TAGS
        or (token.tag == "n" and opener[0] == "中国" and len(text) >= len("中国戏曲"))
    ):
        return "opener"
    known = clause.lexicon.names.match(clause.folded, token.start, clause.end)
    inner = i and clause.tokens[i - 1].text in clause.lexicon.inside and not _NATIONAL.match(clause.folded, token.start)
    is_known = known and known.end() == token.end and not inner
    if (known and known.end() > token.end) or is_known or (token.tag == "nt" and ends_name(clause.lexicon, token)):
        return "organisation"
    if text in ("学校", "我校", "本校"):
        return "school"
    if ends_name(clause.lexicon, token) and token.tag not in PROPER_TAGS:
        return ""
    if ORDINAL.fullmatch(text):
        return "ordinal"
    if token.tag in PROPER_TAGS and text not in clause.lexicon.inside and not NUMERAL.fullmatch(text):
        return "proper" if len(text) > 1 else ""
    return ""


def _is_large(lexicon: Lexicon, name: str) -> bool:
    """Whether a place is written in full or is no bare county (合江), which is also many another word."""
    return (
        name in lexicon.places.full
        or name[-1] in "州县旗"
        or any(division.level in ("province", "prefecture") for division in lexicon.places.names[name])
    )


def first_anchor(clause: Clause, leftmost: int, first: int, head_start: int, head: str) -> tuple[str, int]:
    """The kind of the first anchor from token `leftmost` on and the token at which the name begins."""
    kinds = {}
    for i in range(leftmost, first + 1):
        if clause.tokens[i].start < head_start or clause.tokens[i].text != head:
            kinds[i] = anchor_of(clause, i)
    anchored = [i for i, kind in kinds.items() if kind]
    if not anchored:
        return "", leftmost
    begin = anchored[0]
    if any(ends_name(clause.lexicon, clause.tokens[i]) for i in range(leftmost, begin)):
        begin = next((i for i in range(leftmost, begin) if not cannot_begin(clause.lexicon, clause.tokens[i])), begin)
        return "organisation", begin
    if kinds[begin] in ("proper", "ordinal", "county"):
        later = [i for i in anchored if kinds[i] == "place" and i > begin]
        if later and head not in clause.lexicon.branch:
            between = range(begin, later[0])
            name = clause.lexicon.places.pattern.match(clause.folded, clause.tokens[later[0]].start)
            if (
                name
                and name[0] in clause.lexicon.places.full
                and not any(ends_name(clause.lexicon, clause.tokens[i]) for i in between)
            ):
                return "place", later[0]
    national = next(
        (i for i in anchored if i > begin and clause.tokens[i].text.startswith("中国") and _is_event(clause, i - 1)),
        None,
    )
    if national is not None:
        return "opener", national
    kind = kinds[begin]
    if kind == "proper" and kinds.get(begin + 1) == "rank":
        township = clause.tokens[begin + 1].text in ("镇", "乡") and clause.tokens[begin].tag == "nrt"
        if township or _may_be_unknown_place(clause.lexicon, clause.tokens[begin]):
            return "rank", begin
        if not clause.tokens[begin].tag and not _may_be_stem(clause.lexicon, clause.tokens[begin].text):
            return "rank", begin + 1  # 已报|省公安厅
    if kind == "organisation" and begin == leftmost + 1 and _is_compound_college(clause, begin):
        return kind, leftmost  # 化学|化工学院
    if kind in ("opener", "organisation") and _NATIONAL.match(clause.folded, clause.tokens[begin].start):
        # 药物化学|国家重点实验室: what it is about stands before it
        while begin > leftmost and (
            clause.tokens[begin - 1].tag in _SUBJECT_TAGS or clause.tokens[begin - 1].text == "先进"
        ):
            begin -= 1
    bare = clause.tokens[begin].text
    if kind == "organisation" and (bare in clause.lexicon.heads or bare in clause.lexicon.unit_heads):
        while begin > leftmost and not cannot_begin(clause.lexicon, clause.tokens[begin - 1]):
            begin -= 1
    if kind == "rank" and begin == leftmost + 1 and _may_be_place(clause, leftmost):
        return kind, leftmost
    if kind == "ordinal" or (kind == "rank" and len(clause.tokens[begin].text) == 1):
        while begin > leftmost and not cannot_begin(clause.lexicon, clause.tokens[begin - 1]):
            begin -= 1
        if begin < anchored[0]:
            return "proper", begin
    while (
        kind == "proper"
        and begin > leftmost
        and len(clause.tokens[begin - 1].text) == 1
        and not cannot_begin(clause.lexicon, clause.tokens[begin - 1])
    ):
        begin -= 1
    if kind in ("place", "county") and begin > leftmost and head in clause.lexicon.branch:
        begin -= clause.tokens[begin - 1].text in clause.lexicon.fields  # 公安|青石分局
    if kind in ("proper", "county") and any(ends_name(clause.lexicon, clause.tokens[i]) for i in range(begin, first)):
        kind = "organisation"
    return kind, begin


def _is_compound_college(clause: Clause, i: int) -> bool:
    """Whether token i is a college that the dictionary knows by its last subject, behind the first one."""
    token, before = clause.tokens[i], clause.tokens[i - 1]
    known = token.tag == "nt" and token.text.endswith("学院") and len(token.text) == len("化工学院")
    return known and before.tag == "n" and len(before.text) == len("化学") and not ends_name(clause.lexicon, before)


def _is_event(clause: Clause, i: int) -> bool:
    """Whether token i is the event at which a national team is: 某亚残运会|中国代表团."""
    return i > 0 and clause.tokens[i].text.endswith(clause.lexicon.lists["events"])


def _may_be_unknown_place(lexicon: Lexicon, token: Token) -> bool:
    """Whether a word that no table knows can be the place before a word of rank (青岭|县委)."""
    known = token.tag == "ns" or (token.tag in ("", "nz") and len(token.text) == 2)
    return known and _UNKNOWN_PLACE.match(token.text) is not None and _may_be_stem(lexicon, token.text)


def _may_be_stem(lexicon: Lexicon, stem: str) -> bool:
    """Whether a division can be called so: 已报, 他到 and 系云泽 are no names."""
    return stem[0] not in lexicon.no_place_begins and stem[-1] not in lexicon.no_place_ends


def _may_be_place(clause: Clause, i: int) -> bool:
    """Whether the word i before 县委 can be the place of which it is, although no table knows it (青石|县委)."""
    token, before = clause.tokens[i], clause.tokens[i - 1] if i else None
    if token.text in clause.lexicon.places.names:
        return True
    length = 1 if token.tag == "ns" else 2
    if token.tag == "n" and before and ends_name(clause.lexicon, before):
        return False  # 某某政府|重塑|区议会
    return length <= len(token.text) <= 2 and token.tag in ("n", "ns", "nz") and not ends_name(clause.lexicon, token)

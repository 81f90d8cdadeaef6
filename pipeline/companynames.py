"""Names of companies and groups, which may be of any words: 闯先生科技有限公司, 申能|集团, 守望|网络|科技|有限公司."""

from pipeline.clausewords import Clause
from pipeline.lexicon import Lexicon
from pipeline.nameanchors import anchor_of, cannot_begin
from pipeline.records import Token
from pipeline.text import HAN

_NAME_OF_GROUP = range(2, 5)
_LEGAL_FORMS = ("有限公司", "责任公司", "股份公司")
_MOST_STRANGERS = 2
_MOST_WORDS_OF_TRADE = 3
_BRAND_TAGS = ("", "j", "ns", "nz", "nr")
_VAGUE = frozenset("某家个类该各")
_SHORTEST_COMPANY = 3


def is_whole_company(clause: Clause, leftmost: int, end: int) -> bool:
    """Whether the words from token `leftmost` on are a company by its legal form, whatever they mean: 闯先生科技有限公司."""
    start = clause.tokens[leftmost].start
    form = next((form for form in _LEGAL_FORMS if clause.folded.endswith(form, start, end)), "")
    stem = clause.folded[start : end - len(form)]
    return (
        bool(form)
        and len(stem) >= _SHORTEST_COMPANY
        and not stem.endswith(("股份", "控股"), 0, _SHORTEST_COMPANY)
        and clause.folded[start - 1 : start] not in _VAGUE
        and not cannot_begin(clause.lexicon, clause.tokens[leftmost])
    )


def before_general(clause: Clause, leftmost: int, first: int) -> int:
    """The token at which a company's name begins: before words that say only what it does (守望|网络|科技|有限公司)."""
    begin = leftmost
    while begin and leftmost - begin < _MOST_STRANGERS and is_general(clause, begin, first):
        token = clause.tokens[begin - 1]
        if not _is_stranger(clause.lexicon, token) and not (
            token.tag == "v" and token.text not in clause.lexicon.predicates
        ):
            break
        begin -= 1
    return begin


def is_named_group(clause: Clause, first: int, head_start: int, head: str) -> bool:
    """Whether the word before 集团 is its name, whatever it means elsewhere (申能|集团), and no kind (企业|集团)."""
    if head not in clause.lexicon.groups:
        return False
    if clause.tokens[first].start < head_start:
        word = clause.folded[clause.tokens[first].start : head_start]
    elif first:
        word = clause.tokens[first - 1].text
    else:
        return False
    brand = first - 1 if clause.tokens[first].start == head_start else first
    tag = clause.tokens[brand].tag
    listed = brand > 0 and clause.tokens[brand - 1].text in clause.lexicon.joined
    opens = not brand and word not in clause.lexicon.general  # 宏远|集团 at the head of its clause
    return (
        (tag[:1] not in ("v", "p", "d", "a", "r", "c", "m") or (tag in ("v", "a") and (listed or opens)))
        and len(word) in _NAME_OF_GROUP
        and HAN.fullmatch(word) is not None
        and word not in clause.lexicon.not_groups
        and word not in clause.lexicon.stops
        and word not in clause.lexicon.predicates
        and not clause.lexicon.posts.fullmatch(word)
    )


def is_brand(clause: Clause, leftmost: int, begin: int) -> bool:
    """Whether a group's name goes on to the left of token `begin` by words of its trade to its brand: 江岭|重型|机床|集团."""
    between = clause.tokens[leftmost + 1 : begin + 1]
    return (
        0 < begin - leftmost <= _MOST_WORDS_OF_TRADE
        and len(clause.tokens[leftmost].text) == len("江岭")
        and clause.tokens[leftmost].tag in _BRAND_TAGS
        and all(token.tag in ("n", "b", "vn") and len(token.text) > 1 for token in between)
    )


def strangers(clause: Clause, begin: int, head: str) -> int:
    """How many characters before token `begin`, the anchor of a company's name, belong to it although no list knows
    them: two single ones (中|天|钢铁集团), or one word between it and the 、 of a list (、乐进|大沽化学有限公司)."""
    if clause.lexicon.heads.get(head) != "company" or not begin or anchor_of(clause, begin) == "rank":
        return 0
    second = clause.tokens[begin - 1]
    if begin == 1:
        # 石溪|盛海新材料股份有限公司: a place that no table knows opens the clause
        unknown = anchor_of(clause, begin) == "proper" and len(second.text) == len("石溪")
        return len(second.text) if unknown and _is_stranger(clause.lexicon, second) else 0
    first = clause.tokens[begin - 2]
    if len(first.text) == len(second.text) == 1:
        return 2 if _is_stranger(clause.lexicon, first) and _is_stranger(clause.lexicon, second) else 0
    return len(second.text) if first.text in clause.lexicon.joined and _is_stranger(clause.lexicon, second) else 0


def _is_stranger(lexicon: Lexicon, token: Token) -> bool:
    """Whether a word could be a part of an unknown name: a word of content that no list knows as anything else."""
    return (
        HAN.fullmatch(token.text) is not None
        and token.tag[:1] not in ("p", "c", "u", "r", "m", "t", "d", "v", "y", "e")
        and token.text not in lexicon.stops
        and token.text not in lexicon.predicates
        and token.text not in lexicon.countries
        and token.text not in lexicon.classifiers
    )


def is_general(clause: Clause, begin: int, first: int) -> bool:
    """Whether only general words stand from token `begin` to the head: 某国|科技|公司, 民族|寄宿制|小学."""
    between = [token.text for token in clause.tokens[begin:first]]
    return bool(between) and all(text in clause.lexicon.general for text in between)

"""The kinds of words that only their neighbours decide: 科技|支撑|计划 names a plan, 将|建成 is still to be done."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AGENT,
    AND,
    AROUND,
    BREAK,
    DETERMINER,
    EITHER,
    LIGHT,
    LINK,
    MARK,
    NOUN,
    NUMBER,
    OF,
    PARTICLE,
    PREPOSITION,
    QUOTE,
    REACH,
    TIME,
    VERB,
    WEAK,
    Piece,
)
from pipeline.wordkinds import WordKinds

_EDGE = Piece(0, 0, "", BREAK)
"""What stands before the first piece of a clause and behind the last."""


def settled(words: WordKinds, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the kinds that only their neighbours decide."""
    for i, piece in enumerate(pieces):
        before, following = _at(pieces, i - 1), _at(pieces, i + 1)
        if (
            _names_plan(words, before, piece, following)
            or _modifies(words, pieces, i)
            or _is_head(before, piece, following)
        ):
            pieces[i] = replace(piece, kind=NOUN, verbal=True)
        elif i and words.has("phrases.priced", piece.text) and following.text.endswith(words.figure_ends):
            pieces[i] = replace(piece, kind=NOUN, verbal=True)  # 使用权|出让|收入, 定向|增发|价格
        elif following.text == "一步":
            pieces[i], pieces[i + 1] = replace(piece, kind=TIME), replace(following, kind=TIME)  # 下|一步
        elif piece.text == "为" and following.kind == NUMBER and words.has("phrases.figure_deed", before.text):
            pieces[i - 1], pieces[i] = replace(before, kind=NOUN), replace(piece, kind=LINK)  # 出口|为|9元
        elif _is_whole_sum(words, pieces, i):
            pieces[i - 1] = replace(before, kind=VERB)  # 设立|总额|9亿元|的
        else:
            pieces[i] = replace(piece, kind=_kind_between(words, pieces, i))
    return pieces


def _at(pieces: Sequence[Piece], i: int) -> Piece:
    return pieces[i] if 0 <= i < len(pieces) else _EDGE


def _kind_between(words: WordKinds, pieces: Sequence[Piece], i: int) -> str:
    """The kind of a word between its neighbours."""
    before, piece, following = _at(pieces, i - 1), pieces[i], _at(pieces, i + 1)
    text = piece.text
    if _joins(words, pieces, i):
        return AND
    if words.has("phrases.verb_before_number", text) and _is_before_number(pieces, i):
        return VERB
    if words.has("phrases.superlative", text) and before.kind == following.kind == NOUN:
        return ADJECTIVE  # 国家|最高|科学技术奖
    if len(text) == 4 and piece.kind == WEAK and words.tags.get(text) in ("i", "l") and _is_before_number(pieces, i):
        return NOUN  # 珍贵文物9件
    if following.kind == OF and words.has("phrases.leads_as", text):
        return VERB
    if following.kind in ACTING and (text in ("来", "去") or words.has("phrases.manner", text)):
        return ADVERB  # 9种工具|来|支持
    if text == "将" and _comes_next(following, _at(pieces, i + 2)):
        return ADVERB  # 下一步|将|评选9名
    if text == "在" and _says_how_much(words, pieces, i):
        return LINK  # 费用|在|9元|左右
    if text == "经" and following.kind == NUMBER:
        return PREPOSITION  # 经三轮评审
    if text == "给" and (following.text in ("了", "过") or following.kind == NUMBER):
        return VERB  # 项目|给|了|9万元
    if piece.kind in (VERB, WEAK, EITHER) and _describes(before, piece, following):
        return ADJECTIVE  # 经|调整|净额, 共建|国家
    is_total = text == "总值" and words.has("phrases.total_of", before.text)  # 进出口|总值
    return NOUN if is_total or (text == "号" and before.kind == QUOTE) else piece.kind  # “远望”号


def _describes(before: Piece, piece: Piece, following: Piece) -> bool:
    """Whether a deed only describes the noun behind it: 经|调整|净额, 对|共建|国家出口."""
    if piece.text == "共建":
        return following.text.strip("“”") in ("一带一路", "一带", "国家")
    return before.text == "经" and following.kind == NOUN


def _is_whole_sum(words: WordKinds, pieces: Sequence[Piece], i: int) -> bool:
    """Whether 总额 behind a verb, before a sum and 的, says only that the sum is the whole one of what follows."""
    deed = _at(pieces, i - 1).text
    is_verb = words.kinds[deed] == VERB if deed in words.kinds else words.tags.get(deed, "").startswith("v")
    is_whole = is_verb and words.has("phrases.whole_sum", pieces[i].text)
    return is_whole and any(piece.kind == OF for piece in pieces[i + 2 : i + 4])


def _says_how_much(words: WordKinds, pieces: Sequence[Piece], i: int) -> bool:
    """Whether 在 ties a figure to its number: 费用|在|9元左右, 满意率|均|在|9%以上; not 学校在9公里以外."""
    if i + 1 >= len(pieces) or pieces[i + 1].kind != NUMBER or not 0 < i < REACH:
        return False
    closes = i + 2 == len(pieces) or pieces[i + 2].kind == AROUND
    before = i - 1
    while before > 0 and pieces[before].kind in (ADVERB, TIME, LINK):
        before -= 1
    acts = any(piece.kind in (VERB, WEAK, LIGHT) for piece in pieces[:i])
    return closes and not acts and pieces[before].text.endswith(words.figure_ends)


def _comes_next(verb: Piece, behind: Piece) -> bool:
    """Whether 将 before that verb says that it is still to be done: 将|建成, 将|培训9人; not 将|奖励|发给."""
    return verb.kind in (VERB, LINK) or (verb.kind == EITHER and behind.kind in (NUMBER, QUOTE))


def _is_before_number(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a number follows the word at i, or stands behind a word that only qualifies it."""
    following = i + 1
    while following < len(pieces) and pieces[following].kind in (LINK, PARTICLE):
        following += 1
    return following < len(pieces) and pieces[following].kind == NUMBER


def _names_plan(words: WordKinds, before: Piece, piece: Piece, following: Piece) -> bool:
    """Whether a word that is an adverb before a verb is a noun here: 研究|计划|培育, 行动计划9项."""
    if before is _EDGE or not words.has("phrases.plan", piece.text):
        return False
    if before.verbal or before.kind in (EITHER, WEAK, VERB, DETERMINER, OF):
        return True
    is_led = before.kind in (NOUN, QUOTE, ADJECTIVE) and not before.doer
    return is_led and following.kind not in (*ACTING, ADVERB, PREPOSITION, TIME, LINK)


def _is_head(before: Piece, piece: Piece, following: Piece) -> bool:
    """Whether a verb behind 的 is the head of a subject: 水平的|提升|需要9个方面."""
    return before.kind == OF and piece.kind in (VERB, WEAK, EITHER) and following.kind in (VERB, LINK)


def _modifies(words: WordKinds, pieces: Sequence[Piece], i: int) -> bool:
    """Whether a verb between a noun and the head of a name only describes that: 科技|支撑|计划9项, 设备|研制|专项."""
    before, piece, head = _at(pieces, i - 1), pieces[i], _at(pieces, i + 1)
    if piece.kind not in (VERB, WEAK, EITHER) or not words.has("phrases.name_head", head.text):
        return False
    if before.text == "其中" and _at(pieces, i + 2).kind == NUMBER:
        return piece.kind == EITHER  # 其中研发人员9人
    governs = before.kind in (VERB, WEAK) and not words.has("phrases.leads_verb", before.text)
    if before.doer or not (governs or before.kind in (NOUN, ADJECTIVE, QUOTE)):
        return False
    is_body = words.is_doer(before) and not before.verbal
    if is_body or _at(pieces, i - 2).kind == AGENT:  # 被某库|收录|论文9篇
        return False
    return piece.kind == EITHER or words.has("phrases.describing", piece.text)


def _joins(words: WordKinds, pieces: Sequence[Piece], i: int) -> bool:
    """Whether 与 stands between two nouns of one phrase that no verb follows: 培训与带教, 检测|与|监测设备9台."""
    before, following = _at(pieces, i - 1), _at(pieces, i + 1)
    if before is _EDGE or following is _EDGE or not words.has("phrases.joining", pieces[i].text):
        return False
    if before.kind in ACTING and following.kind in ACTING:
        return True  # 招录与选拔
    if before.doer or words.is_doer(before) or before.kind not in (NOUN, EITHER, QUOTE, ADJECTIVE):
        return False
    end = i + 1
    while end < min(len(pieces), i + REACH) and pieces[end].kind in (NOUN, EITHER, QUOTE, ADJECTIVE, ADVERB):
        end += 1
    return end > i + 1 and _at(pieces, end).kind in (NUMBER, MARK, AND, BREAK)

"""The words of a clause as pieces, joined to the word before where both are one: 走访|慰问, 总|投资, 新|技术."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    AGENT,
    EITHER,
    LIGHT,
    LINK,
    NOUN,
    NUMBER,
    PARTICLE,
    PLACE,
    UNDERGO,
    VERB,
    WEAK,
    Piece,
)
from pipeline.records import Token
from pipeline.seams import parts
from pipeline.wordkinds import WordKinds

_PROPORTIONS = ("比例", "比重", "比率")
"""Behind 占 they are words of their own: 所占|比例."""


def add_words(
    words: WordKinds, folded: str, pieces: list[Piece], start: int, end: int, token: Token, before_number: bool
) -> None:
    """Append folded[start:end], a token or a part of one, to the pieces of the clause."""
    if start >= end:
        return
    is_share = folded[start] == "比" and not folded.startswith(_PROPORTIONS, start)
    if is_share and pieces and pieces[-1].text == "占" and pieces[-1].end == start:
        pieces[-1] = Piece(pieces[-1].start, start + 1, "占比", NOUN)  # 占|比达|三成
        add_words(words, folded, pieces, start + 1, end, token, before_number)
        return
    word = folded[start:end]
    tag = token.tag if (start, end) == (token.start, token.end) else words.tags.get(word, "")
    rejoined = _rejoined(words, pieces, word, start)
    if rejoined:
        pieces[-1] = rejoined
        return
    acts = bool(pieces) and pieces[-1].kind in (AGENT, UNDERGO)
    before_number = before_number and not (pieces and words.has("phrases.existential", pieces[-1].text))
    if pieces and pieces[-1].end == start and pieces[-1].kind == VERB and word in words.words["phrases.verb_object"]:
        pieces.append(Piece(start, start + len(word), word, NOUN, True))
        return  # 完成|造林9亩
    for part, kind in parts(words, word, tag, before_number or acts):
        last = pieces[-1].text if pieces and pieces[-1].end == start else ""
        if words.has("phrases.shared_end", last) and words.has("phrases.shared_part", part):
            verb = pieces.pop()
            _add(words, pieces, Piece(verb.start, start - 1, last[:-1], VERB))
            _add(words, pieces, Piece(start - 1, start + len(part), last[-1] + part, NOUN))  # 获|奖金, 签|订单
        elif last == "新" and kind == NOUN and words.has("phrases.newly", part[0]) and part[1:] in words.tags:
            _add(words, pieces, Piece(start, start + 1, part[0], VERB))
            _add(words, pieces, Piece(start + 1, start + len(part), part[1:], NOUN))  # 新签|合同
        else:
            _add(words, pieces, Piece(start, start + len(part), part, kind, kind == NOUN and tag == "vn"))
        start += len(part)


def _add(words: WordKinds, pieces: list[Piece], piece: Piece) -> None:
    """Append a piece, or join it to the one before where both are one word."""
    if pieces and pieces[-1].end == piece.start:
        before = pieces[-1]
        whole = _kind_with(words, before, piece.text, piece.kind)
        if whole:
            pieces[-1] = Piece(before.start, piece.end, before.text + piece.text, whole)
            if words.has("phrases.sum_noun", piece.text):
                _name_deed(pieces)  # 资助|总经费
            return
        piece = replace(piece, kind=_kind_behind(words, pieces, piece.text, piece.kind))
    pieces.append(piece)


def _kind_with(words: WordKinds, before: Piece, part: str, kind: str) -> str:
    """The kind of the one word that a part makes with the piece before it; empty where both stand apart."""
    whole = before.text + part
    known = words.kinds.get(whole)
    if known == VERB and before.kind in (VERB, NOUN, EITHER) and kind in (VERB, EITHER):
        return VERB  # 走访|慰问
    if before.text == "新" and words.has("phrases.newly", part):
        return VERB  # 新|设企业
    if before.text == "不" and words.has("phrases.after_not", part):
        return known or LINK
    if part == "于" and known == LINK:
        return LINK  # 投入不少|于9元
    names = words.has("phrases.modifier", whole) or _is_measured(words, before, part, kind)  # 研发|投入
    names = names or (before.text == "新" and kind == NOUN)  # 新|技术
    names = names or (before.kind in (NOUN, WEAK) and part in ("费", "款"))  # 青苗|费9元
    names = names or (before.kind == NOUN and part == "数")  # 学生党员|数
    return NOUN if names or _ends_deed(words, before, part) else ""


def _ends_deed(words: WordKinds, before: Piece, part: str) -> bool:
    """Whether a part makes a noun of the deed before it: 救援|队, 就业|意向."""
    if before.kind not in ACTING:
        return False
    describes = before.kind == EITHER or words.has("phrases.describing", before.text)
    is_thing = len(before.text) == 2 and words.has("phrases.thing_end", part)
    return words.has("phrases.noun_end", part) or is_thing or (describes and words.has("phrases.aim_end", part))


def _name_deed(pieces: list[Piece]) -> None:
    """Make a noun of the word before the last, if it is as often a verb."""
    if len(pieces) > 1 and pieces[-2].kind == EITHER:
        pieces[-2] = replace(pieces[-2], kind=NOUN)


def _kind_behind(words: WordKinds, pieces: list[Piece], part: str, kind: str) -> str:
    """The kind of a part behind the last piece, whose own kind the part may decide."""
    before = pieces[-1]
    becomes = before.kind
    if before.kind in ACTING and (kind == PARTICLE or words.has("phrases.complement", part)):
        kind, becomes = PARTICLE, VERB if before.kind == EITHER else before.kind
    elif before.kind in ACTING and _makes_noun(words, pieces, part):
        becomes = NOUN
        if words.has("phrases.figure_noun", part):
            _name_deed(pieces)  # 奖励资助金额
    elif part in ("了", "过") and words.has("phrases.verb_stem", before.text):
        becomes = VERB  # 种|了9亩
    elif part in ("了", "着") and before.kind in (NOUN, ADJECTIVE) and len(before.text) < 3:
        becomes = WEAK
    elif part == "在" and words.has("phrases.held_at", before.text):
        kind, becomes = PARTICLE, VERB
    elif part == "地" and before.kind in (NOUN, PLACE, NUMBER):
        kind = NOUN  # 生源地, 9亩地: no adverb's 地
    if becomes != before.kind:
        pieces[-1] = replace(before, kind=becomes)
    return kind


def _rejoined(words: WordKinds, pieces: Sequence[Piece], word: str, start: int) -> Piece | None:
    """The verb whose second character the segmenter has given to no word: 攒|下."""
    if not pieces or pieces[-1].end != start or len(pieces[-1].text) > 1:
        return None
    before = pieces[-1]
    whole = before.text + word
    results = words.has("phrases.verb_stem", before.text) and words.has("phrases.result", word)
    listed = words.kinds.get(whole) == VERB and before.kind in (VERB, LINK, NOUN, WEAK)
    is_verb = listed or (results and before.kind in (NOUN, WEAK))
    return Piece(before.start, start + 1, whole, VERB) if len(word) == 1 and is_verb else None  # 出|列, 送|去


def _is_measured(words: WordKinds, before: Piece, word: str, kind: str) -> bool:
    """Whether a word before is part of a figure's name: 总投资, 年产量, 月收入."""
    if kind not in (NOUN, EITHER):
        return False
    return before.text == "总" or (before.text in ("年", "月", "日", "周") and word.endswith(words.figure_ends))


def _makes_noun(words: WordKinds, pieces: Sequence[Piece], word: str) -> bool:
    """Whether the verb at the end of `pieces` and the word after it are one noun: 参加人数, 资助经费, 拨付|修缮资金."""
    if words.has("phrases.figure_noun", word):
        return not words.has("phrases.share", pieces[-1].text)  # 占|总面积的3%
    if words.has("phrases.arrives", pieces[-1].text) and word.endswith(words.fund_ends):
        return True  # 到账|经费9万元
    if len(pieces) > 1 and words.has("phrases.before_verb", pieces[-2].text):
        return False  # 各奖励资金9万元
    if pieces[-1].kind == EITHER and words.has("phrases.budget_noun", word):
        return True
    is_second = len(pieces) > 1 and pieces[-2].kind in (VERB, EITHER, LIGHT)
    return (pieces[-1].kind == EITHER or is_second) and words.has("phrases.sum_noun", word)

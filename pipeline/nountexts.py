"""The text of a noun phrase, without what only leads in or out."""

from collections.abc import Sequence

from pipeline.pieces import (
    ADVERB,
    AND,
    AROUND,
    BRACKET,
    BREAK,
    DETERMINER,
    ET_CETERA,
    LINK,
    LOCALISER,
    MARK,
    NOMINAL,
    NUMBER,
    OF,
    PARTICLE,
    PLACE,
    PREPOSITION,
    QUOTE,
    REACH,
    SPACE,
    TIME,
    UNDERGO,
    VERB,
    WEAK,
    Piece,
)
from pipeline.views import View

_DAMAGED = "".join(map(chr, range(0xE000, 0xF900))) + " \t\r\n\u00a0\u3000"
"""Blanks, and the private characters that stand where a page's signs were lost."""


def is_place(view: View, piece: Piece) -> bool:
    """Whether a word is a place, by its kind or the end of its name."""
    if piece.kind == PLACE:
        return True
    if piece.text in view.words.kinds:
        return False
    is_name = view.words.tags.get(piece.text, "") in ("", "ns", "nr", "nz", "nrfg")
    return len(piece.text) > 1 and piece.text.endswith(view.words.place_ends) and is_name


def stripped(view: View, pieces: Sequence[Piece], start: int, end: int) -> str:
    """The noun phrase in pieces[start:end] without what only leads in or out."""
    for i in range(end - 1, max(start, end - REACH) - 1, -1):
        if i == start and pieces[i].kind == ADVERB and view.words.has("phrases.attributive", pieces[i].text):
            continue
        lists = pieces[i].kind == MARK and i > start and pieces[i - 1].kind == DETERMINER  # 一等奖一项、二等奖
        if lists or pieces[i].kind in (BREAK, LINK, ADVERB, NUMBER, PREPOSITION):
            of = next((k for k in range(end - 2, i, -1) if pieces[k].kind == OF), None)
            start = of + 1 if of is not None and pieces[i].kind in (NUMBER, PREPOSITION) else i + 1
            break
    for i in range(end - 2, start, -1):
        if pieces[i].kind == ET_CETERA and pieces[i + 1].kind in (*NOMINAL, DETERMINER):
            named = pieces[i - 1].doer or pieces[i - 1].kind == QUOTE
            if named or pieces[i - 1].text.endswith(("奖", *view.words.doer_ends)):
                start = i + 1  # 金奖、一等奖等奖励9项, “甲”“乙”等荣誉9项
            break
    leading = (DETERMINER, PARTICLE, MARK, AND, SPACE, OF, TIME, LOCALISER, BRACKET)
    while (
        start < end
        and pieces[start].kind in leading
        and not (view.words.has("phrases.kept_determiner", pieces[start].text) and start + 1 < end)
        and not (start + 1 < end and pieces[start].text.endswith("岁") and pieces[start + 1].kind == AROUND)
    ):
        start += 1
    if start < end and pieces[start].kind == AROUND and len(pieces[start].text) > 1:
        start += 1  # 主要有以下两点
        if start < end and pieces[start].kind == OF:
            start += 1
    last = (OF, MARK, AND, SPACE, ADVERB, PARTICLE, LOCALISER, ET_CETERA, BRACKET, UNDERGO)
    while start < end and pieces[end - 1].kind in last:
        end -= 1
    of = next((i for i in range(end - 1, start, -1) if pieces[i].kind == OF), None)
    if of is not None and any(pieces[i].kind in (VERB, WEAK) for i in range(start + 1, of)):
        start = of + 1  # 确定了[向市里报送的]候选集体1个
    if start < end and view.words.has("phrases.listing", pieces[end - 1].text):
        end -= 1
    if start >= end or all(piece.kind in (MARK, AND) or is_place(view, piece) for piece in pieces[start:end]):
        return ""
    return slice_text(view, pieces, start, end)


def is_list_mark(pieces: Sequence[Piece], i: int) -> bool:
    """Whether 一 of 一、先进单位 stands at i."""
    if i or len(pieces) < 2 or len(pieces[0].text) > 3:
        return False
    is_numbered = pieces[0].text.endswith(".") and pieces[0].text[:-1].isdecimal()  # 3.教育支出
    return is_numbered or (len(pieces[0].text) <= 2 and pieces[1].kind == MARK)


def slice_text(view: View, pieces: Sequence[Piece], start: int, end: int) -> str:
    """The text of pieces[start:end]; quotes round the whole are dropped."""
    if end - start == 1 and pieces[start].kind == QUOTE and pieces[start].text[0] == "“":
        return view.text[pieces[start].start + 1 : pieces[start].end - 1].strip()
    written = view.text[pieces[start].start : pieces[end - 1].end].strip(_DAMAGED)
    return "" if view.words.has("phrases.average", written) or not any(map(str.isalnum, written)) else written

"""What ties a verb to a number: what stands between both, and what the verb says of it."""

from collections.abc import Sequence

from pipeline.pieces import (
    ADVERB,
    AGENT,
    DETERMINER,
    LINK,
    OF,
    PARTICLE,
    SPACE,
    TIME,
    UNDERGO,
    VERB,
    WEAK,
    Piece,
    Spot,
    Verb,
)
from pipeline.views import View


def left_of(pieces: Sequence[Piece], first: int, here: int) -> int:
    """The last piece before the number that is no qualifier, adverb or tie; first - 1 where there is none."""
    i = here - 1
    if i - 1 >= first and pieces[i].kind == OF and pieces[i - 1].kind in (TIME, ADVERB):
        i -= 1  # 增长到2022年的30%
    while i >= first and pieces[i].kind in (LINK, ADVERB, PARTICLE, SPACE, TIME, DETERMINER):
        i -= 1
    return i


def is_received(pieces: Sequence[Piece], i: int) -> bool:
    """Whether the predicate follows at once: 甲等19人荣获…, 乙等3家单位被授予…"""
    while i < len(pieces) and pieces[i].kind in (ADVERB, TIME):
        i += 1
    return i < len(pieces) and pieces[i].kind in (VERB, AGENT, UNDERGO, WEAK)


def names_doer(view: View, piece: Piece) -> bool:
    """Whether a word is who does something: a name, or by its ending."""
    if piece.doer:
        return True
    people = view.words.has("phrases.people_end", piece.text)
    return people or (view.words.is_doer(piece) and not view.words.has("phrases.no_doer", piece.text))


def is_linked(view: View, spot: Spot, ties: str) -> bool:
    """Whether one of the words `ties` stands between the noun before and the number (就业率为98%)."""
    between = spot.pieces[spot.left + 1 : spot.here]
    return spot.left >= spot.first and any(view.words.has(ties, piece.text) for piece in between)


def change_of(view: View, verb: Verb | None) -> str:
    """increase, decrease, increase_to or decrease_to where the verb says so."""
    if verb is None:
        return ""
    pieces = view.pieces(verb.clause)
    change = view.words.words["phrases.change"].get(pieces[verb.end - 1].text, "")
    after = pieces[verb.end].text if verb.end < len(pieces) else ""
    return f"{change}_to" if change in ("increase", "decrease") and after in ("到", "至", "为") else change


def reaches(view: View, verb: Verb) -> bool:
    """Whether the verb says how far something goes: 压到3%, 缩成9公里."""
    pieces = view.pieces(verb.clause)
    if verb.end >= len(pieces):
        return False
    word, after = pieces[verb.end - 1].text, pieces[verb.end]
    if after.text == "成" and len(word) > 1:
        return False  # 组建成2个班: what came of it
    is_whole = view.words.has("phrases.shortened", word) and view.words.has("phrases.reach", word[-1])
    return view.words.has("phrases.reach", after.text) or is_whole  # 由2万元提到3万元

"""Whose a figure or a counted thing is, where no deed is told of, and who acts without being the subject of a verb:

某公司|营业收入达9亿元, 中心|现有教师9人, 这些善款|使9户受益, 受益群众|9万人.
"""

from pipeline.nountexts import slice_text
from pipeline.pieces import (
    ADJECTIVE,
    ADVERB,
    AGENT,
    AND,
    DETERMINER,
    LINK,
    LOCALISER,
    MARK,
    NOMINAL,
    NOUN,
    OF,
    PLACE,
    PREPOSITION,
    SPACE,
    TIME,
    Piece,
    Spot,
    Verb,
)
from pipeline.views import View


def owner_of(view: View, spot: Spot) -> str:
    """Who has what the number counts, or whose figure it is; empty where the clause does not say so at its head."""
    return _haver(view, spot) or _figure_owner(view, spot)


def _haver(view: View, spot: Spot) -> str:
    """The body straight before 有 or 现有, at the head of the clause: 医院|现有医生9人."""
    pieces = spot.pieces
    tie = next((i for i in range(spot.here - 1, -1, -1) if view.words.has("phrases.existential", pieces[i].text)), None)
    if tie is None or (spot.noun is None and spot.left < tie):
        return ""  # 全市学校|共有9所: the subject is what is counted
    if spot.after < len(pieces) and pieces[spot.after].kind not in (MARK, AND, SPACE):
        return ""
    end = tie
    while end > 0 and pieces[end - 1].kind in (ADVERB, TIME, LINK):
        end -= 1
    start = 0
    while start < end and pieces[start].kind in (ADVERB, TIME, LOCALISER, SPACE):
        start += 1
    region = pieces[start:end]
    if not region or any(piece.kind not in (NOUN, PLACE, OF, MARK, AND) for piece in region):
        return ""
    return view.text[region[0].start : region[-1].end] if _has(view, region[-1]) else ""


def _has(view: View, last: Piece) -> bool:
    """Whether a noun phrase that ends so can have what 有 tells of; a place only says where."""
    names = ("phrases.no_doer", "phrases.happening", "phrases.concerns")
    if any(view.words.has(name, last.text) for name in names):
        return False
    is_place = last.kind == PLACE or last.text.endswith(view.words.place_ends)
    return last.doer or (last.text.endswith(view.words.doer_ends) and not is_place)


def _figure_owner(view: View, spot: Spot) -> str:
    """The body whose figure it is: 某公司营业收入达9亿元."""
    last = spot.left
    while last > spot.first and spot.pieces[last].kind in (PREPOSITION, AGENT, TIME, OF):
        last -= 1
    region = spot.pieces[spot.first : last + 1]
    if not region or not region[-1].text.endswith(view.words.figure_ends):
        return ""
    owner = next((i for i, piece in enumerate(region) if piece.kind in NOMINAL), len(region) - 1)
    is_whole = all(piece.kind in (NOUN, ADJECTIVE, ADVERB, TIME) for piece in region[owner + 1 :])
    is_body = region[owner].doer or (owner + 1 < len(region) and view.words.has("phrases.own", region[owner].text))
    return view.text[region[owner].start : region[owner].end] if is_body and is_whole else ""


def is_quoted(view: View, offset: int) -> bool:
    """Whether the offset stands inside quotation marks of the sentence."""
    start = view.sentence.start
    return view.folded.rfind("“", start, offset) > view.folded.rfind("”", start, offset)


def counts_doers(view: View, spot: Spot, verb: Verb) -> bool:
    """Whether the number counts those who do what the verb before it says, and no subject stands there: 受益群众9万人."""
    pieces = spot.pieces
    people = any(view.words.has(name, spot.number.unit) for name in ("phrases.people", "phrases.person_unit"))
    if verb.clause != spot.clause or not (people or spot.number.unit == "户") or verb.end - verb.start > 1:
        return False
    if not view.words.has("phrases.done_by_people", pieces[verb.start].text) or verb.start >= spot.here:
        return False
    leading = (ADVERB, TIME, SPACE, MARK, AND, LOCALISER, LINK)
    opens = all(piece.kind in leading for piece in pieces[spot.first : verb.start])
    between = pieces[verb.end : spot.left + 1]
    whom = between[-1].text if between else ""
    is_people = whom.endswith(view.words.person_ends) and all(piece.kind in NOMINAL for piece in between)
    return opens and (not between or is_people)


def causer_of(view: View, spot: Spot) -> str:
    """What makes others do something, at the head of the clause: 这些善款|使9户村民受益; not 修了桥,|使9户受益."""
    pieces, end = spot.pieces, spot.here - 1
    start = 0
    while start < end and pieces[start].kind in (TIME, ADVERB, SPACE, LOCALISER):
        start += 1
    within = (*NOMINAL, OF, DETERMINER)
    is_plain = start < end and all(piece.kind in within for piece in pieces[start:end])
    return slice_text(view, pieces, start, end) if is_plain else ""

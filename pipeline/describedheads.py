"""The noun at the head of a clause behind a description with 的: 负责对接的|校团委, 某团队研发的|设备."""

from collections.abc import Sequence

from pipeline.nountexts import slice_text
from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AND,
    DETERMINER,
    EITHER,
    LINK,
    LOCALISER,
    MARK,
    NOMINAL,
    NOUN,
    OF,
    PLACE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    TIME,
    Piece,
)
from pipeline.views import View


def past_setting(pieces: Sequence[Piece], start: int, verb: int) -> int:
    """Past when or where it was that 的 ties to the subject: 患病后的|王强|接受."""
    end = start
    while end < verb and pieces[end].kind in (*NOMINAL, *ACTING):
        end += 1
    is_setting = start < end < verb - 2 and pieces[end].kind == LOCALISER and pieces[end + 1].kind == OF
    return end + 2 if is_setting else start


def past_relative(view: View, pieces: Sequence[Piece], start: int, verb: int) -> int:
    """Past a description that has a doer of its own before the noun it describes: 某团队研发的|设备|应用."""
    end = start
    while end < verb and pieces[end].kind in (*NOMINAL, MARK, AND) and pieces[end].kind != EITHER:
        end += 1
    of = end + 1
    if end == start or of + 1 >= verb or pieces[end].kind not in ACTING or pieces[of].kind != OF:
        return start
    follows = pieces[of + 1].kind in (*NOMINAL, DETERMINER)
    return of + 1 if is_doer_like(view, pieces[end - 1]) and follows else start


def is_doer_like(view: View, piece: Piece) -> bool:
    """Whether a word can be who does something, by its kind or its ending."""
    return piece.doer or piece.kind in (PLACE, PRONOUN) or piece.text.endswith(view.words.doer_ends)


def described_doer(view: View, pieces: Sequence[Piece], start: int, verb: int) -> str:
    """The doer after a description that opens the clause: 负责对接的校团委|立即组织, 患病后的王强|接受."""
    of = next((k for k in range(min(verb, len(pieces)) - 2, start, -1) if pieces[k].kind == OF), None)
    if of is None:
        return ""
    leading = (piece.text for piece in pieces[start:of] if not view.words.has("phrases.with", piece.text))
    if any(view.words.has("phrases.toward", word) for word in leading):
        return ""  # 为当时的地矿部举办9期班; but 以他命名的工作室
    end = of + 1
    while end < verb and pieces[end].kind in (NOUN, PLACE, QUOTE, PRONOUN, ADJECTIVE):
        end += 1
    closes = end == verb or pieces[end].kind in (ADVERB, PREPOSITION, TIME, LINK)
    if end < verb and view.words.has("phrases.where", pieces[end].text):
        return ""  # 在本届的大赛|上
    if not closes or end == of + 1:
        return ""
    last = pieces[end - 1]
    is_doer = last.doer or last.text.endswith(view.words.doer_ends) or last.text[0] == "《"  # 呼声很高的《归途》|获得
    return slice_text(view, pieces, of + 1, end) if is_doer else ""


def is_described(view: View, pieces: Sequence[Piece], i: int, verb: int) -> bool:
    """Whether a doer at the head only opens a description of the subject: 我校作为合作单位完成的项目."""
    if i >= verb or not view.words.has("phrases.as", pieces[i].text):
        return False
    return any(piece.kind == OF for piece in pieces[i + 1 : verb])


def described_head(view: View, pieces: Sequence[Piece], start: int, verb: int) -> str:
    """The noun behind a description that the verb follows: 我校作为合作单位完成的|项目|还获得."""
    of = next((k for k in range(min(verb, len(pieces)) - 1, start, -1) if pieces[k].kind == OF), None)
    if of is None:
        return ""
    end = of + 1
    while end < verb and pieces[end].kind in (NOUN, ADJECTIVE, QUOTE, EITHER):
        end += 1
    closes = end > of + 1 and (end >= verb or pieces[end].kind in (ADVERB, TIME, LINK, PREPOSITION))
    return slice_text(view, pieces, of + 1, end) if closes else ""

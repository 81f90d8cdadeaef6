"""What a sum was spent on: the goods behind its verb, or the use that the sentence gives for it."""

from collections.abc import Sequence

from pipeline.nouns import noun_after
from pipeline.nountexts import slice_text
from pipeline.pieces import (
    ADJECTIVE,
    ADVERB,
    AND,
    AROUND,
    BREAK,
    DETERMINER,
    EITHER,
    ET_CETERA,
    LIGHT,
    LINK,
    LOCALISER,
    MARK,
    NOMINAL,
    NOUN,
    NUMBER,
    OF,
    PARTICLE,
    PLACE,
    PREPOSITION,
    PRONOUN,
    QUOTE,
    REACH,
    SPACE,
    TIME,
    VERB,
    WEAK,
    Piece,
    Spot,
)
from pipeline.records import Number
from pipeline.views import View


def goods_of(view: View, spot: Spot) -> str:
    """What a sum was spent on: verb and object after it (投入3亿元,资助学生2万人次 → 资助学生)."""
    later = _use_told_later(view, spot)
    if later:
        return later
    pieces, i = spot.pieces, spot.after
    if i >= len(pieces):
        if spot.clause + 1 >= len(view.clauses) or view.folded[view.clauses[spot.clause][1]] != ",":
            return ""
        pieces, i = view.pieces(spot.clause + 1), 0
    treated = _treated(view, pieces, i)
    if treated:
        return treated
    use = next((k for k in range(i, min(i + 3, len(pieces))) if pieces[k].text in ("用于", "用来")), i)
    i = _past_whom(pieces, _past_setting(pieces, use))
    if i < len(pieces) and view.words.has("phrases.performs", pieces[i].text):
        return _performed(view, pieces, i + 1)
    if i < len(pieces) and any(view.words.has(name, pieces[i].text) for name in ("phrases.enables", "phrases.turns")):
        return ""  # 捐款9元,可帮助2人; 支付9元,但退了货
    while i < len(pieces) and (pieces[i].kind in (ADVERB, SPACE, PARTICLE) or pieces[i].text in ("用于", "用来", "来")):
        i += 1
    start = i
    described = next((k for k in range(i, min(i + 5, len(pieces))) if pieces[k].kind == OF), None)
    if described is not None and described + 1 < len(pieces) and pieces[described + 1].kind == NUMBER:
        number = view.number_at[pieces[described + 1].start]
        goods = noun_after(view, pieces, described + 1, number)
        return slice_text(view, pieces, *goods) if goods else ""  # 投资9万元修建的4座桥
    used = i > 0 and pieces[i - 1].text in ("用于", "用来")
    while i < len(pieces) and (
        pieces[i].kind in (VERB, EITHER, PARTICLE)
        or (pieces[i].kind == MARK and i > start)
        or (pieces[i].kind == WEAK and used and i == start)
    ):
        i += 1
    if i == start or view.words.has("phrases.outcome", pieces[start].text):
        return ""
    if i < len(pieces) and pieces[i].kind == NUMBER:
        noun = noun_after(view, pieces, i, Number(pieces[i].start, pieces[i].end, "count", ""))
        return slice_text(view, pieces, start, noun[1]) if noun else ""
    end = i
    within = (NOUN, EITHER, PLACE, QUOTE, ADJECTIVE, OF, WEAK)
    while end < len(pieces) and (pieces[end].kind in within or _joins_nouns(pieces, end, i)):
        end += 1
    if end > i and any(piece.text == "了" for piece in pieces[start:i]):
        return slice_text(view, pieces, i, _past_counted(view, pieces, end))  # 拿出9元|修了|村史馆
    if end > i and end + 1 < len(pieces) and pieces[end].kind == ET_CETERA and pieces[end + 1].kind in NOMINAL:
        end += 1  # 引进甲、乙等设备9台
        while end < len(pieces) and pieces[end].kind in (NOUN, EITHER, ADJECTIVE):
            end += 1
    if end == i or pieces[end - 1].kind == WEAK:
        return ""
    founded = pieces[end - 1].text.strip("“”").endswith(tuple(view.words.words["phrases.founded_end"]))
    if i == start + 1 and founded and view.words.has("phrases.founds", pieces[start].text):
        return slice_text(view, pieces, i, end)  # 捐资9元设立|奖学金
    return slice_text(view, pieces, start, _past_counted(view, pieces, end))


def _use_told_later(view: View, spot: Spot) -> str:
    """What 用于 says that a sum is for, at the head of one of the next two clauses: 拨款9亿元,比今年多两成,用于|校舍修缮."""
    for clause in range(spot.clause + 1, min(spot.clause + 3, len(view.clauses))):
        if view.folded[view.clauses[clause - 1][1]] != ",":
            return ""
        pieces = view.pieces(clause)
        used = next((k for k, piece in enumerate(pieces[:4]) if view.words.has("phrases.used_for", piece.text)), None)
        if used is None or any(piece.kind not in (ADVERB, LINK, AROUND, NOUN) for piece in pieces[:used]):
            if not pieces or pieces[0].kind != PREPOSITION:
                return ""
            continue
        is_use = not any(piece.kind == NUMBER for piece in pieces[used:])
        return _named_use(view, pieces, used) if is_use else ""
    return ""


def is_paid(view: View, spot: Spot, action: str) -> bool:
    """Whether what follows the sum is what it was spent on; not whom it goes to (拿出9万元|奖励编辑)."""
    behind = spot.pieces[spot.after].text if spot.after < len(spot.pieces) else ""
    rewards = view.words.has("phrases.takes_out", action) and view.words.has("phrases.rewards", behind)
    return view.words.has("amounts.pays", action) and not rewards


def is_used(view: View, spot: Spot) -> bool:
    """Whether 用于 stands straight behind the sum, which says what it is for."""
    after = spot.pieces[spot.after : spot.after + 3]
    used = next((k for k, piece in enumerate(after) if view.words.has("phrases.used_for", piece.text)), None)
    return used is not None and all(piece.kind in (ADVERB, AROUND, LINK) for piece in after[:used])


def use_of(view: View, spot: Spot) -> str:
    """What follows 用于, up to the end of the phrase: 其中9元用于|土地整理."""
    after = range(spot.after, len(spot.pieces))
    used = next(k for k in after if view.words.has("phrases.used_for", spot.pieces[k].text))
    return _named_use(view, spot.pieces, used)


def _named_use(view: View, pieces: Sequence[Piece], i: int) -> str:
    """What stands behind the 用于 at i, up to the end of the phrase."""
    start = end = i + 1
    within = (*NOMINAL, VERB, WEAK, LIGHT, MARK, AND, OF, PARTICLE, DETERMINER)
    while end < min(len(pieces), i + REACH) and pieces[end].kind in within:
        end += 1
    if end < len(pieces) and pieces[end].kind == ET_CETERA:
        return slice_text(view, pieces, start, end)
    if end < len(pieces) and pieces[end].kind not in (BREAK, SPACE, ADVERB, TIME):
        return ""
    while end > start and pieces[end - 1].kind in (MARK, AND, OF, PARTICLE):
        end -= 1
    return slice_text(view, pieces, start, end)


def _past_setting(pieces: Sequence[Piece], i: int) -> int:
    """Past where or for whom, to the verb behind it: 捐资9元|在母校|设立奖学金; i where no verb follows."""
    if i >= len(pieces) or pieces[i].kind != PREPOSITION or pieces[i].text not in ("在", "于"):
        return i
    end = i + 1
    while end < min(len(pieces), i + 8) and pieces[end].kind in (NOUN, PLACE, QUOTE, PRONOUN, OF, LOCALISER, ADJECTIVE):
        end += 1
    return end if i + 1 < end < len(pieces) and pieces[end].kind in (VERB, EITHER) else i


def _past_whom(pieces: Sequence[Piece], i: int) -> int:
    """Past those for whom it is done, to the verb behind them: 投入9元|为9名孤儿|购买保险; i where no verb follows."""
    if i >= len(pieces) or pieces[i].text not in ("为", "给", "替"):
        return i
    end = i + 1
    within = (NOUN, PLACE, QUOTE, PRONOUN, OF, ADJECTIVE, NUMBER, DETERMINER)
    while end < min(len(pieces), i + 10) and pieces[end].kind in within:
        end += 1
    return end if i + 1 < end < len(pieces) and pieces[end].kind in (VERB, EITHER) else i


def _treated(view: View, pieces: Sequence[Piece], i: int) -> str:
    """What 对 leads to a deed that 进行 names, straight behind a sum: 投资9万元|对|村道|进行拓宽."""
    end = i + 1
    while end < min(len(pieces), i + 10) and pieces[end].kind in (NOUN, PLACE, QUOTE, ADJECTIVE, EITHER, MARK, AND, OF):
        end += 1
    leads = i + 1 < end < len(pieces) and pieces[i].text == "对"
    return (
        slice_text(view, pieces, i + 1, end) if leads and view.words.has("phrases.performs", pieces[end].text) else ""
    )


def _performed(view: View, pieces: Sequence[Piece], start: int) -> str:
    """What a sum was spent on where 进行 names it: 投入9元进行|土壤改造、设备配套|等工作."""
    end, within = start, (*NOMINAL, VERB, WEAK, MARK, AND, OF, ADVERB)
    while end < min(len(pieces), start + REACH) and pieces[end].kind in within:
        end += 1
    closes = end == len(pieces) or pieces[end].kind in (ET_CETERA, BREAK)
    if end > start and view.words.has("phrases.deed_noun", pieces[end - 1].text):
        end -= 1
    if not closes or end - start < 2 or pieces[end - 1].kind not in (*NOMINAL, VERB, WEAK):
        return ""
    return slice_text(view, pieces, start, end)


def _joins_nouns(pieces: Sequence[Piece], i: int, start: int) -> bool:
    """Whether 和 or 、 at i joins two nouns, neither of which a number counts: 修建|村史馆和养老院."""
    if i == start or pieces[i].kind not in (MARK, AND) or i + 1 >= len(pieces) or pieces[i - 1].kind != NOUN:
        return False
    end = i + 1
    while end < len(pieces) and pieces[end].kind in (NOUN, QUOTE, ADJECTIVE):
        end += 1
    return end > i + 1 and (end == len(pieces) or pieces[end].kind in (BREAK, MARK, AND, ET_CETERA))


def _past_counted(view: View, pieces: Sequence[Piece], end: int) -> int:
    """The end of goods that numbers follow: 新建岩壁9面、赛道9条|."""
    while end < len(pieces) and pieces[end].kind == NUMBER:
        number = view.number_at.get(pieces[end].start)
        if number is None or number.currency or number.kind == "ratio" or view.words.has("phrases.people", number.unit):
            break
        end += 1
        further = end
        while further < len(pieces) and pieces[further].kind in (MARK, AND, NOUN, EITHER, ADJECTIVE, QUOTE):
            further += 1
        if (
            further < len(pieces)
            and further > end + 1
            and pieces[further].kind == NUMBER
            and pieces[end].kind in (MARK, AND)
        ):
            end = further
    return end

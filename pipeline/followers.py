"""The verb that follows a number and its noun: 25个集体|受表彰, 9名矿工|成功升井."""

from collections.abc import Sequence

from pipeline.nouns import noun_after
from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AGENT,
    AND,
    AROUND,
    BRACKET,
    BREAK,
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
    QUOTE,
    REACH,
    SPACE,
    TIME,
    UNDERGO,
    VERB,
    WEAK,
    Piece,
    Verb,
)
from pipeline.views import View

_JOINED = 6
"""How many counted nouns at most share a verb over commas."""


def _is_manner(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a piece tells how something is done (不约而同地): four characters before 地."""
    behind = pieces[i + 1] if i + 1 < len(pieces) else None
    return behind is not None and behind.text == "地" and len(pieces[i].text) == 4


def follower(view: View, clause: int, after: int, joins: int = _JOINED) -> Verb | None:
    """The verb that follows the number and its noun: 25个集体[受]表彰, 76个国家[派遣].

    joins: how many clauses with a further counted noun may stand before it.
    """
    pieces = view.pieces(clause)
    i, aside, last = _past_names(pieces, _past_possession(view, pieces, after)), False, min(len(pieces), after + REACH)
    after = i
    if i < last and pieces[i].kind == LOCALISER:
        return None
    while i < last:
        piece = pieces[i]
        framed = _past_frame(view, pieces, i, last) if piece.kind == PREPOSITION else 0
        if framed:
            i, aside = framed, True
            continue
        if _is_manner(pieces, i):
            i += 2  # 两位代表不约而同地提到
            continue
        if _is_told_before(view, pieces, i, last):
            i, aside = i + 2, True
            continue  # 9家公司上市后实现盈利
        if piece.kind == WEAK and aside and _is_led_noun(pieces, i, last):
            i += 1
            continue  # 向|在场|校友介绍
        if piece.kind in (VERB, WEAK, LIGHT) or (piece.kind == EITHER and (i - after < 3 or aside)):
            return _following_verb(view, clause, i)
        closes = i + 1 == len(pieces) or pieces[i + 1].kind == BREAK
        if piece.kind == NOUN and closes and _closes_predicate(view, pieces, i, after):
            negated = i > 0 and view.words.has("phrases.negation", pieces[i - 1].text)
            return Verb(clause, i - 1 if negated else i, i + 1)  # 9万人脱贫, 9名矿工成功升井
        if piece.kind == LINK and i == after and _passes(view, pieces, i):
            return Verb(clause, i, i + 1)  # 9条河流|超警戒水位
        passes = piece.kind == PREPOSITION and i == after and view.words.has("phrases.pass_verb", piece.text)
        if passes and not any(later.kind in (VERB, LIGHT, UNDERGO) for later in pieces[i:last]):
            return Verb(clause, i, i + 1)
        if piece.kind == UNDERGO:
            deed = _undergone(view, pieces, i)
            if deed is not None:
                return Verb(clause, deed, deed + 1)
        if piece.kind in (AGENT, PREPOSITION, UNDERGO):
            aside = True
        elif piece.kind == MARK and i > 0 and pieces[i - 1].kind == ADVERB:
            pass  # 自愿、踊跃参加
        elif piece.kind in (MARK, AND, NUMBER) and not aside:
            past = _past_members(view, pieces, i)
            if past is None:
                return None
            i = after = past
            continue
        elif piece.kind == LINK and view.words.has("phrases.adverb", piece.text):
            pass  # 9名同学分别获得
        elif piece.kind in (BREAK, QUOTE, LINK, OF) or (piece.kind == NOUN and not aside and i - after > 1):
            return None
        i += 1
    if i < len(pieces) or clause + 1 >= len(view.clauses) or view.folded[view.clauses[clause][1]] != ",":
        return None
    joined = _joined_next(view, clause, after, joins)
    if joined is not None:
        return joined
    return _passive_next(view, clause + 1) if pieces and pieces[-1].kind not in (NUMBER, AROUND) else None


def _closes_predicate(view: View, pieces: Sequence[Piece], i: int, after: int) -> bool:
    """Whether the noun at i, the last word of its clause, says what those before it do."""
    word = pieces[i].text
    told = view.words.has("phrases.predicate_end", word) or view.words.has("phrases.befalls", word)
    if i == after:
        return told
    led = pieces[i - 1].kind == ADVERB and all(piece.kind == ADVERB for piece in pieces[after:i])
    return led and len(word) == 2 and (told or pieces[i].verbal or view.words.tags.get(word, "") == "")


def _passes(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether a tie has a noun behind it and no number, so that it is what those before it do: 超|警戒水位."""
    following = pieces[i + 1 : i + 4]
    return (
        view.words.has("phrases.passes", pieces[i].text)
        and bool(following)
        and following[0].kind in (NOUN, ADJECTIVE, WEAK)
        and all(piece.kind != NUMBER for piece in following)
    )


def _is_told_before(view: View, pieces: Sequence[Piece], i: int, last: int) -> bool:
    """Whether 后 or 时 behind the verb says when another is done: 上市后|实现盈利."""
    if pieces[i].kind not in ACTING or i + 2 >= last or not view.words.has("phrases.after_deed", pieces[i + 1].text):
        return False
    return any(later.kind in (VERB, WEAK, LIGHT) for later in pieces[i + 2 : last])


def _is_led_noun(pieces: Sequence[Piece], i: int, last: int) -> bool:
    """Whether the word at i describes the noun that a preposition leads, and another verb follows: 向|在场|校友|介绍."""
    led = i > 0 and pieces[i - 1].kind == PREPOSITION and i + 1 < last and pieces[i + 1].kind == NOUN
    return led and any(later.kind in (VERB, WEAK, LIGHT) for later in pieces[i + 2 : last])


def _past_frame(view: View, pieces: Sequence[Piece], i: int, last: int) -> int:
    """Past a phrase that a preposition opens and holds a verb of its own: 在致辞时|, 根据给出的词|, 通过抽签|; 0 if none."""
    if view.words.has("phrases.because", pieces[i].text):
        behind = (k for k in range(last - 1, i, -1) if pieces[k].kind in (ADVERB, AGENT, UNDERGO))
        return next((k for k in behind if any(piece.kind in (VERB, WEAK) for piece in pieces[k:last])), 0)
    ends = (BREAK, MARK, NUMBER)
    inside = next((k for k in range(i + 1, min(last, i + 10)) if pieces[k].kind in ends), min(last, i + 10))
    closers = (k for k in range(i + 1, inside) if _closes_frame(view, pieces[k]))
    closed = next(closers, None)
    if view.words.has("phrases.frames", pieces[i].text) and closed is not None:
        later = any(piece.kind in (VERB, WEAK, LIGHT, EITHER) for piece in pieces[closed + 1 : last])
        return closed + 1 if later else 0
    acts = next((k for k in range(i + 1, last) if pieces[k].kind in (VERB, WEAK, EITHER, LIGHT, BREAK)), last)
    if acts == last or pieces[acts].kind == BREAK or not view.words.has("phrases.by_means", pieces[i].text):
        return 0
    of = next((k for k in range(acts + 1, min(last, acts + 6)) if pieces[k].kind in (OF, VERB, BREAK, MARK)), last)
    if of < last and pieces[of].kind == OF:
        return of + 1
    later = any(piece.kind in (VERB, WEAK, LIGHT) for piece in pieces[acts + 1 : last])
    return acts + 1 if acts == i + 1 and later else 0


def _closes_frame(view: View, piece: Piece) -> bool:
    moment = piece.text.endswith("时") and not view.words.has("phrases.no_moment", piece.text)
    return moment or piece.kind == LOCALISER or view.words.has("phrases.closes_frame", piece.text)


def _past_possession(view: View, pieces: Sequence[Piece], i: int) -> int:
    """Past 的 and a noun: 28所高校|的师生|参加, 9个国家|的5个村|入选."""
    comes_from = any(view.words.has("phrases.origin", piece.text) for piece in pieces[max(i - 8, 0) : i])
    if i + 1 < len(pieces) and pieces[i].kind == OF and pieces[i + 1].kind == NUMBER and not comes_from:
        noun = noun_after(view, pieces, i + 1, view.number_at[pieces[i + 1].start])
        return noun[1] if noun else i + 2
    if i + 2 < len(pieces) and pieces[i].kind == OF and pieces[i + 1].kind == WEAK and pieces[i + 2].kind == NOUN:
        return i + 3
    if i + 1 >= len(pieces) or pieces[i].kind != OF or pieces[i + 1].kind not in (NOUN, ADJECTIVE, EITHER):
        return i
    end = i + 1
    while end < min(len(pieces), i + REACH) and pieces[end].kind in (NOUN, ADJECTIVE, MARK, AND):
        end += 1
    return max(end, i + 2)


def _past_names(pieces: Sequence[Piece], i: int) -> int:
    """Past the names of those counted: 两名选手|林若溪、周一帆|参加."""
    end = i
    while end < len(pieces) and pieces[end].doer and end > 0 and pieces[i - 1].kind == NOUN:
        end += 1 + (end + 2 < len(pieces) and pieces[end + 1].kind in (MARK, AND) and pieces[end + 2].doer)
    return end


def _past_members(view: View, pieces: Sequence[Piece], i: int) -> int | None:
    """Past the further members of an enumeration with numbers (、18名教师和25个集体); None where there are none."""
    reached = None
    members = (MARK, AND, NOUN, PLACE, EITHER, ADJECTIVE, NUMBER, ET_CETERA, LINK, BRACKET)
    last = min(len(pieces), i + REACH)
    while i < last and (pieces[i].kind in members or (pieces[i].kind == ADVERB and pieces[i - 1].kind in (MARK, AND))):
        if pieces[i].kind == NUMBER:
            noun = noun_after(view, pieces, i, view.number_at[pieces[i].start])
            i = reached = noun[1] if noun else i + 1
        else:
            i += 1
    return reached


def _undergone(view: View, pieces: Sequence[Piece], i: int) -> int | None:
    """The deed that 进行 names where no list holds it: 进行了评估, 进行农药等的补助; the last word of the clause."""
    if not view.words.has("phrases.performs", pieces[i].text):
        return None
    end = i + 1
    within = (*NOMINAL, OF, PARTICLE, MARK, AND, ET_CETERA, WEAK, VERB, TIME, ADVERB)
    while end < min(len(pieces), i + REACH) and pieces[end].kind in within:
        end += 1
    if end - 2 > i and view.words.has("phrases.deed_noun", pieces[end - 1].text):
        end -= 1  # 进行追溯|工作
    last = pieces[end - 1]
    is_deed = end - 1 > i and len(last.text) == 2 and (last.verbal or last.kind in ACTING)
    earlier = any(piece.kind in ACTING for piece in pieces[i + 1 : end - 2])
    return end - 1 if is_deed and not earlier else None


def _joined_next(view: View, clause: int, after: int, joins: int) -> Verb | None:
    """The verb that several counted nouns share over commas: 1名党员,2名教师受到表彰."""
    pieces = view.pieces(clause)
    counted = joins > 0 and after == len(pieces) and any(piece.kind == NUMBER for piece in pieces[-REACH:-1])
    later = view.pieces(clause + 1)
    if not counted or pieces[-1].kind == NUMBER or not later or later[0].kind != NUMBER:
        return None
    noun = noun_after(view, later, 0, view.number_at[later[0].start])
    return follower(view, clause + 1, noun[1], joins - 1) if noun else None


def _passive_next(view: View, clause: int) -> Verb | None:
    """The verb of a clause that says only what was done to the subject before it (…,分别被授予…)."""
    pieces = view.pieces(clause)
    i = 0
    while i < len(pieces) and pieces[i].kind in (ADVERB, LINK):
        i += 1
    if i < len(pieces) and pieces[i].kind in (AGENT, UNDERGO):
        return follower(view, clause, i)
    toward = any(view.words.has("phrases.toward", piece.text) for piece in view.pieces(clause - 1)[:2])
    return Verb(clause, i, i + 1) if toward and i < len(pieces) and pieces[i].kind in (VERB, LIGHT) else None


def _following_verb(view: View, clause: int, i: int) -> Verb:
    """The verb at i: with 不 before it; of 提供资助 the 资助, of 在村里挂职 the 挂职."""
    pieces = view.pieces(clause)
    leads = pieces[i].kind == LIGHT and i + 1 < len(pieces) and pieces[i + 1].kind in (EITHER, VERB)
    if leads and (i + 2 == len(pieces) or pieces[i + 2].kind in (BREAK, MARK, SPACE)):
        return Verb(clause, i + 1, i + 2)
    negated = i > 0 and view.words.has("phrases.negation", pieces[i - 1].text)
    return Verb(clause, i - 1 if negated else i, i + 1)

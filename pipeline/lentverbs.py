"""The verb of a number whose own clause has none: it leans on a clause or a number before it."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.clausefacts import CLAUSES_BACK, Phrase, Reading, continues_row, ends_change, per_of, times_tie
from pipeline.followers import follower
from pipeline.pieces import (
    ACTING,
    AGENT,
    AND,
    AROUND,
    BREAK,
    DETERMINER,
    EITHER,
    ET_CETERA,
    LIGHT,
    LINK,
    MARK,
    NOMINAL,
    NOUN,
    NUMBER,
    OF,
    PARTICLE,
    PREPOSITION,
    QUOTE,
    REACH,
    SPACE,
    UNDERGO,
    VERB,
    WEAK,
    Piece,
    Spot,
    Verb,
)
from pipeline.verbs import change_of, is_linked, is_received, reaches
from pipeline.views import View


def other_verb(view: View, spot: Spot, previous: Reading | None) -> tuple[Verb | None, Phrase | None]:
    """The verb of a number that has none before it: the earlier number's, in an enumeration, or the one that follows."""
    if previous is not None and ends_change(spot, previous):
        change = previous.phrase.change.removesuffix("_to")
        return None, replace(previous.phrase, per="", place="", change=f"{change}_to")  # 下降9%至|8亿元
    if previous is not None and previous.phrase.change and previous.phrase.action and continues_row(spot, previous):
        return None, replace(previous.phrase, per="", place="")  # 提高到9元、|8元
    leans = previous is not None and _leans(view, spot, previous)
    if leans and previous is not None and previous.before and previous.phrase.action:
        return None, previous.phrase
    region = spot.pieces[spot.first : spot.here]
    in_phrase = any(piece.kind == PREPOSITION or view.words.has("phrases.toward", piece.text) for piece in region)
    is_figure = spot.left >= spot.first and not spot.noun and is_linked(view, spot, "phrases.link") and not in_phrase
    behind = spot.pieces[spot.after].text if spot.after < len(spot.pieces) else ""
    acts = is_received(spot.pieces, spot.after) or view.words.has("phrases.predicate_end", behind)  # 有9件|获奖
    if is_figure and not acts:
        return None, None
    verb = None if _aside(view, spot) else follower(view, spot.clause, spot.after)
    is_long = spot.number.kind == "measure" and spot.noun is None and spot.left >= spot.first
    if is_long and view.words.has("phrases.dimension", spot.pieces[spot.left].text):
        return None, None  # 宽6米的公路竣工
    if verb is not None and (_is_beneficiary(view, spot, verb) or _is_means(view, spot, verb)):
        return None, None
    is_from = any(view.words.has("phrases.from", piece.text) for piece in region)
    into = verb is not None and any(piece.text == "为" for piece in view.pieces(verb.clause)[verb.end : verb.end + 1])
    if verb is not None and is_from and (into or change_of(view, verb) or reaches(view, verb)):
        return None, None  # 由48人增加到53人: the verb is the second number's
    if verb is not None and _reaches_another(view, spot, verb):
        return None, None  # 9个乡镇扩大到10个
    if verb is None and leans and previous is not None and previous.follows:
        return None, previous.phrase
    return verb, _left_out(view, spot, previous) if verb is None else None


def _left_out(view: View, spot: Spot, previous: Reading | None) -> Phrase | None:
    """What is told of members whose verb an earlier clause has: 授予甲等3人“标兵”称号,…;乙等9人为“好医师”, 丙等9人“好医师”."""
    pieces, i = spot.pieces, spot.after
    if spot.left < spot.first or pieces[spot.left].kind != ET_CETERA or i >= len(pieces):
        return None
    i += pieces[i].text == "为"
    if i >= len(pieces) or pieces[i].kind != QUOTE or any(piece.kind in ACTING for piece in pieces[i : i + REACH]):
        return None
    for clause in range(spot.clause - 1, max(spot.clause - CLAUSES_BACK, -1), -1):
        for piece in reversed(view.pieces(clause)[:REACH]):
            made = any(view.words.has(name, piece.text) for name in ("phrases.shared_action", "phrases.makes"))
            if made and piece.kind == VERB:
                same = previous is not None and previous.phrase.action == piece.text
                return Phrase(action=piece.text, actor=previous.phrase.actor if same and previous else "")
    return None


def _is_means(view: View, spot: Spot, verb: Verb) -> bool:
    """Whether the count only says with how many something came about: 以387票当选."""
    is_count = spot.number.kind == "count" and not spot.number.currency and spot.here > spot.first
    if spot.number.kind == "ratio" and spot.here > spot.first:
        return view.words.has("phrases.with", spot.pieces[spot.here - 1].text)  # 以九成的得票当选
    return (
        is_count
        and (spot.noun is None or verb.clause != spot.clause)
        and view.words.has("phrases.with", spot.pieces[spot.here - 1].text)
    )


def _is_beneficiary(view: View, spot: Spot, verb: Verb) -> bool:
    """Whether the number counts those for whom the verb after it does another thing: 为9名老人提供服务."""
    described = spot.left >= spot.first and spot.pieces[spot.left].kind == OF  # 为获得奖学金的9名学生颁发证书
    kinds = (PREPOSITION, LINK, BREAK) if described else (PREPOSITION, LINK, BREAK, VERB)
    before = (piece for piece in reversed(spot.pieces[spot.first : spot.here]) if piece.kind in kinds)
    nearest = next(before, None)
    if nearest is None or not view.words.has("phrases.beneficiary", nearest.text) or verb.clause != spot.clause:
        return False
    given = view.words.has("phrases.hands_over", spot.pieces[verb.end - 1].text)
    if given and view.words.has("phrases.reaches", nearest.text):
        return False  # 向9个街道|配送物资
    if view.words.has("phrases.confers_on", spot.pieces[verb.end - 1].text):
        return False  # 为9名标兵颁发奖状
    provides = verb.start > 0 and spot.pieces[verb.start - 1].kind == LIGHT
    if provides and view.words.has("phrases.provided", spot.pieces[verb.end - 1].text):
        return True  # 为9名老人提供服务
    end = verb.end
    while end < len(spot.pieces) and spot.pieces[end].kind == PARTICLE:
        end += 1
    return end < len(spot.pieces) and spot.pieces[end].kind in (*NOMINAL, NUMBER, WEAK, VERB, DETERMINER)


def _same_prize(previous: Reading, noun: str) -> bool:
    """Whether two clauses count prizes: 评出一等奖9名;二等奖10名."""
    return noun.endswith("奖") and previous.phrase.noun.endswith("奖")


def _reaches_another(view: View, spot: Spot, verb: Verb) -> bool:
    """Whether the verb after the number says how far it goes, up to a later number."""
    later = view.pieces(verb.clause)[verb.end : verb.end + 4]
    is_here = verb.clause == spot.clause and any(piece.kind == NUMBER for piece in later)
    return is_here and reaches(view, verb) and bool(change_of(view, verb))


def _leans(view: View, spot: Spot, previous: Reading) -> bool:
    """Whether the number continues the enumeration of the earlier one."""
    pieces = spot.pieces
    between = pieces[spot.first : spot.here]
    if any(piece.kind in (BREAK, PREPOSITION) for piece in between):
        return False
    if times_tie(view, spot) is not None:
        return False
    if any(piece.text.startswith("其中") for piece in between):
        shares = view.words.has("phrases.shared_action", previous.phrase.action)
        return shares and spot.noun is not None
    left = pieces[spot.left].text if spot.left >= spot.first else ""
    people = any(view.words.has(name, spot.number.unit) for name in ("phrases.people", "phrases.person_unit"))
    if people and previous.clause < spot.clause and view.words.has("phrases.founds_body", previous.phrase.action):
        return False  # 成立文艺队9支,队员90人
    is_fund = bool(spot.number.currency) and left.endswith(view.words.fund_ends)
    is_loss = spot.number.currency and left.endswith(tuple(view.words.words["phrases.loss_end"]))
    if is_loss and not view.words.has("phrases.harms", previous.phrase.action):
        return False  # 倒塌房屋9间,直接经济损失9亿元
    if spot.number.currency and left.startswith("总") and spot.noun is None:
        return False  # 开工项目9个、总投资10亿元
    if (
        is_fund
        or view.words.has("phrases.sum_noun", left)
        or (spot.number.currency and spot.noun is None and view.words.has("phrases.figure_deed", left))
        or (spot.noun is None and left.endswith((*view.words.figure_ends, *view.words.words["phrases.dimension"])))
    ):
        told = spot.noun is None and left.endswith(view.words.figure_ends) and is_linked(view, spot, "phrases.copula")
        return previous.clause == spot.clause and not told  # 净增9家、总数达到90家
    led = any(piece.text == "为" for piece in between) and spot.noun is not None and spot.after < len(pieces)
    if led and pieces[spot.after].kind in (VERB, LIGHT):
        return False  # 投入9元为9名孤儿|购买保险
    if previous.clause == spot.clause:
        joined = not between or between[0].kind in (MARK, AND, SPACE) or between[-1].kind in (MARK, AND)
        return joined or not any(piece.kind in ACTING for piece in between)
    if spot.noun is not None and left and pieces[spot.left].kind in (NOUN, QUOTE) and spot.left < spot.here - 1:
        return False  # 拥有9名专家,该组仅3位专家
    if any(view.words.has("phrases.existential", piece.text) for piece in between):
        return False  # 下设9个总支,共有党员90名
    if spot.clause - previous.clause > 1 or (per_of(view, spot) and not previous.phrase.per):
        return False  # 列支慰问金9万元,人均1万元
    if spot.after < len(pieces) and pieces[spot.after].text == "为" and spot.left >= 0:
        shared = view.words.has("phrases.shared_action", previous.phrase.action) or previous.phrase.action == "评为"
        named = pieces[spot.left].kind == ET_CETERA or pieces[spot.left].doer
        return shared and named  # 包天伟等13人为X奖: 授予 is left out
    if not previous.ended or any(piece.kind == LINK for piece in pieces[spot.after : spot.after + 2]):
        return False  # 9户有了新房, 8个为新品种, 9个站点降雨量超过9毫米
    sign = view.folded[view.clauses[previous.clause][1]]
    is_comma = sign == "," or (sign == ";" and _same_prize(previous, left))
    listed = next((i for i in range(spot.here, len(pieces)) if pieces[i].kind == ET_CETERA), len(pieces))
    kinds = {VERB, LIGHT, UNDERGO, AGENT, PREPOSITION}
    if pieces[0].kind != DETERMINER:
        kinds.add(WEAK)  # not of 各类|伪造|证件9件
    acts = any(piece.kind in kinds for piece in pieces[:listed]) or _closes_with_deed(pieces, spot.after)
    return is_comma and not acts and not is_linked(view, spot, "phrases.link") and not previous.phrase.change


def _closes_with_deed(pieces: Sequence[Piece], i: int) -> bool:
    """Whether one word, verb or noun, is all that follows the number: 代表9人|参会."""
    return i + 1 == len(pieces) and pieces[i].kind == EITHER


def _aside(view: View, spot: Spot) -> bool:
    """Whether the number stands in a phrase that no verb after it reaches (在10个村, 由48位)."""
    last = spot.pieces[spot.left].kind if spot.left >= spot.first else BREAK
    inner = any(piece.kind == NUMBER or piece.text == "来自" for piece in spot.pieces[spot.first : spot.here])
    if last == ET_CETERA or (last == OF and inner):
        return False
    opening = spot.pieces[spot.first].text if spot.first < spot.here else ""
    between = spot.pieces[spot.first + 1 : spot.here]
    if opening == "(" and all(piece.kind in (AROUND, DETERMINER, LINK) for piece in between):
        return False  # (以上9名同志获得…)
    if opening == "(" and between and between[0].text == "以上":
        return False  # (以上甲、乙9名同志获得…)
    for piece in reversed(spot.pieces[spot.first : spot.here]):
        if piece.text == "“":
            continue
        if last == OF and view.words.has("phrases.because", piece.text):
            return False  # 因故停办的9个班
        if piece.kind in (PREPOSITION, BREAK):
            return not view.words.has("phrases.toward", piece.text)
    return False

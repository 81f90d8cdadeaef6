"""The verb before a number that governs it."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.actingwords import can_govern, confers, is_done_to, opens, pair, serial
from pipeline.followers import follower
from pipeline.nounverbs import in_noun
from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AGENT,
    AND,
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
    UNDERGO,
    VERB,
    WEAK,
    Piece,
    Spot,
)
from pipeline.records import Span
from pipeline.verbs import is_linked, is_received, names_doer
from pipeline.views import View


def governor(view: View, spot: Spot) -> Span | None:
    """The verb before the number that governs it, as a span of pieces; serial verbs together."""
    pieces, i, second = spot.pieces, spot.left, None
    if _is_handled(view, spot):
        return None
    if i >= spot.first and pieces[i].kind == OF:
        return _described(view, spot)
    opening = _conferring(view, spot)
    if opening is not None:
        return opening
    if i >= spot.first and pieces[i].kind == ET_CETERA and is_received(pieces, spot.after):
        return None
    if i >= spot.first and pieces[i].kind == LOCALISER and is_linked(view, spot, "phrases.existential"):
        return None  # 入选品牌中有9个已具有影响力
    if _serves(pieces, spot):
        return None
    if i == spot.here - 1 > spot.first and pieces[i].kind in (MARK, AND) and _ends_predicate(pieces, spot.first, i):
        return None  # 造成9人遇难、|12人受伤
    told = spot.noun is not None or view.words.has("phrases.times_unit", spot.number.unit)
    if told and i == spot.left >= spot.first and view.words.has("phrases.performs", pieces[i].text):
        return i, i + 1  # 进行了两轮评选
    lowest = max(spot.first, spot.here - REACH)
    copula = is_linked(view, spot, "phrases.copula")
    if not copula and is_linked(view, spot, "phrases.link"):
        copula = pieces[spot.left].text.endswith(view.words.figure_ends)
    # 捐赠物资折款9元 names the sum, 捐赠价值9元的书 says what was done
    valued = spot.left >= 0 and view.words.has("phrases.listing", pieces[spot.left].text)
    within, listed = False, spot.left >= spot.first and pieces[spot.left].kind == ET_CETERA
    objects = listed and not any(
        piece.kind in ACTING | {AGENT, UNDERGO} for piece in pieces[spot.after : spot.after + REACH]
    )
    while i >= lowest and (within or pieces[i].kind not in (BREAK, PREPOSITION, AGENT)):
        piece = pieces[i]
        within = within or piece.kind == OF  # 收到来自27个省的作品600件
        if piece.kind in ACTING and _is_over(view, pieces, i, spot.here):
            break  # 建成后|年产值达9亿元
        thinks = view.words.has("phrases.thinks", piece.text)
        if piece.kind in (BREAK, AGENT) or (thinks and (spot.noun is not None or i < spot.left)):
            break  # 表示两校将合作
        before = pieces[i - 1] if i > lowest else None
        after_adverb = before is not None and before.kind == ADVERB
        if second is not None and piece.kind == VERB and _is_within(view, spot, i, second[0]):
            return second  # 对获得一等奖的单位奖励9万元
        only_describes = second is not None and piece.kind in (VERB, EITHER) and _only_describes(pieces, i, second[0])
        if only_describes or in_noun(view, spot, lowest, i, copula, listed):
            pass  # 获奖的|教练员各奖励9元
        elif (
            piece.kind in (VERB, LIGHT)
            and listed
            and not (before is None or after_adverb or view.words.has("phrases.shared_action", piece.text))
            and not (piece.kind == VERB and objects)
        ):
            pass  # 甲公司研发中心等9个集体: a verb inside a name
        elif piece.kind in (VERB, LIGHT) and not _describes(pieces, i, spot.here, copula):
            causes = second is not None and view.words.has("phrases.leads_verb", piece.text)
            joined = second is not None and second[0] <= i and pieces[i + 1].kind == MARK  # 新建、改造|场馆
            return second if causes or joined else serial(view, pieces, lowest, i)
        elif (
            piece.kind == EITHER
            and (
                not listed
                or confers(view, before, piece)
                or (before is not None and objects and names_doer(view, before))
            )
            and not (copula and i < spot.left)
            and not (valued and i < spot.left - 1 and (before is None or not names_doer(view, before)))
            and (can_govern(view, pieces, lowest, i) or is_done_to(view, spot, before, i))
        ):
            span = pair(view, pieces, serial(view, pieces, lowest, i), spot.here)
            if before is None or before.kind in (ADVERB, PARTICLE):
                return span
            if before.kind == TIME and not any(earlier.kind == VERB for earlier in pieces[lowest:i]):
                return span
            if i == spot.left and names_doer(view, before) and view.words.has("phrases.predicate_end", piece.text):
                return span  # 以第一完成单位获奖9项
            second = second or span
        elif piece.kind == WEAK and second is None and not _is_set_phrase(view, piece):
            is_word = len(piece.text) > 1 or (before is not None and before.kind == PRONOUN)
            is_word = is_word or view.words.has("phrases.verb_stem", piece.text)
            if (
                i == spot.left
                or pieces[i + 1].kind == PARTICLE
                or (is_word and after_adverb)
                or (is_word and not copula and before is not None and before.kind in (PRONOUN, PLACE))
                or (is_word and not copula and opens(view, spot, i))
            ):
                second = serial(view, pieces, lowest, i)
        elif (
            piece.kind == NOUN
            and second is None
            and (i < spot.left or piece.verbal)
            and after_adverb
            and not view.words.has("phrases.figure_noun", pieces[i + 1].text)
            and not copula
        ):
            # 已预付医保资金7亿元: tagged a noun, but an adverb stands before it
            totals = before is not None and before.text in ("累计", "共")
            is_thing = totals and view.words.tags.get(piece.text, "") == "n"  # 累计基金支出
            leads = before is not None and view.words.has("phrases.before_verb", before.text)
            if leads and (len(piece.text) == 2 or i == spot.left) and not is_thing:  # 再|投9万元
                second = (i, i + 1)
        elif (piece.text == "为" and i < spot.left) or (piece.kind == SPACE and _parts(pieces, i, spot.here)):
            break
        i -= 1
    return second


def _is_set_phrase(view: View, piece: Piece) -> bool:
    """Whether a word is a set phrase that describes and governs nothing: 助人为乐|模范9名."""
    return view.words.tags.get(piece.text) == "i"


def _conferring(view: View, spot: Spot) -> Span | None:
    """The verb that opens the clause, or follows its doer, and governs the list that 等 ends, whatever its members hold.

    It confers (授予甲与乙科等9个科室), or its object is the subject of the next verb (抽调甲、乙等9个单位组成专班).
    """
    pieces, i = spot.pieces, spot.first
    if spot.noun is None or pieces[spot.left].kind != ET_CETERA:
        return None
    leading = (ADVERB, TIME, SPACE, MARK, AND, PLACE, PRONOUN)
    while i < spot.left and (pieces[i].kind in leading or names_doer(view, pieces[i])):
        i += 1
    is_verb = pieces[i].kind == VERB
    confers = is_verb and view.words.has("phrases.shared_action", pieces[i].text)
    leads = is_verb and view.words.has("phrases.pivot", pieces[i].text)
    return (i, i + 1) if confers or leads else None


def _is_over(view: View, pieces: Sequence[Piece], i: int, here: int) -> bool:
    """Whether 后 or 时 behind the verb closes what is told of it, so that another governs: 建成后, 投产时."""
    end = i + 1
    while end < min(here, i + 6) and pieces[end].kind in (*ACTING, NOUN):
        end += 1
    if end >= here or pieces[end].kind != LOCALISER:
        return False
    return view.words.has("phrases.after_deed", pieces[end].text) and not any(
        piece.kind == OF for piece in pieces[end:here]
    )


def _ends_predicate(pieces: Sequence[Piece], first: int, mark: int) -> bool:
    """Whether what stands from the number before up to 、 is what its people or things do: 9人|遇难|、12人."""
    between = pieces[first:mark]
    return first > 0 and pieces[first - 1].kind in (NUMBER, NOUN) and between[-1].kind in ACTING


def _is_handled(view: View, spot: Spot) -> bool:
    """Whether 把 leads the number to a verb behind it: 把攒下的9万元|捐给学校."""
    nearest = next(
        (i for i in range(spot.here - 1, spot.first - 1, -1) if view.words.has("phrases.handles", spot.pieces[i].text)),
        None,
    )
    if nearest is None or spot.pieces[nearest].kind != PREPOSITION:
        return False
    verbs = [i for i in range(nearest, spot.here) if spot.pieces[i].kind in ACTING]
    is_within = not verbs or any(piece.kind == OF for piece in spot.pieces[verbs[-1] : spot.here])
    acts = any(piece.kind in (VERB, WEAK, LIGHT, EITHER) for piece in spot.pieces[spot.after : spot.after + 3])
    return is_within and acts


def _parts(pieces: Sequence[Piece], i: int, here: int) -> bool:
    """Whether a blank parts two phrases: not one before a quote or behind a verb."""
    before, following = pieces[i - 1] if i else None, pieces[i + 1]
    return i < here - 1 and following.kind != QUOTE and not (before is not None and before.kind in ACTING)


def _serves(pieces: Sequence[Piece], spot: Spot) -> bool:
    """Whether 为 stands before the number and a verb behind its noun: 走进考点为9名考生|提供服务."""
    led = spot.here - 1
    while led > spot.first and pieces[led].kind in (PLACE, DETERMINER):
        led -= 1
    if spot.noun is None or led <= spot.first or pieces[led].text != "为":
        return False
    return spot.after < len(pieces) and pieces[spot.after].kind in (VERB, LIGHT)


def _described(view: View, spot: Spot) -> Span | None:
    """The verb of what stands before the number with 的: 到手的9元, 获得奖学金的有9名; none in 国土的93%."""
    pieces, i = spot.pieces, spot.left - 1
    if spot.noun is not None and spot.after < len(pieces) and pieces[spot.after].kind == LOCALISER:
        return None  # 在参评的9所高校中
    used = spot.first
    while used < spot.left and pieces[used].kind in (ADVERB, MARK, AND, SPACE):
        used += 1
    if view.words.has("phrases.used_for", pieces[used].text):
        return used, used + 1  # 用于|校舍修缮|的9万元
    led = next((k for k in range(spot.left - 1, spot.first, -1) if pieces[k].kind == AGENT), None)
    if led is not None and spot.noun is not None and led > spot.first + 1:
        return governor(view, replace(spot, left=led - 1, here=led))  # 组建|由专家牵头的|9个小组
    if i >= spot.first and pieces[i].kind == LOCALISER:
        return None  # 成立之初的9亿元资金
    inner = next((k for k in range(i, spot.first - 1, -1) if pieces[k].kind == NUMBER), None)
    if inner is not None:
        while inner >= spot.first and pieces[inner].kind in (*NOMINAL, NUMBER, PREPOSITION, ADVERB):
            inner -= 1
        outer = replace(spot, left=inner, here=inner + 1)
        return governor(view, outer) if inner >= spot.first and pieces[inner].kind != OF else None
    if spot.noun is not None and follower(view, spot.clause, spot.after) is not None:
        return None
    shared = spot.number.kind == "ratio"
    if shared:
        while i > spot.first and not view.words.has("phrases.share", pieces[i].text):
            i -= 1
    elif spot.noun is None and (is_linked(view, spot, "phrases.existential") or _tells_how_many(view, spot)):
        while i > spot.first and pieces[i].kind in (NOUN, QUOTE, ADJECTIVE, PLACE):
            i -= 1
    elif spot.noun is not None:
        while i > spot.first and pieces[i].kind in (NOUN, QUOTE, ADJECTIVE, PLACE, PRONOUN, TIME, DETERMINER):
            i -= 1
        if i == spot.left - 1 and view.words.has("phrases.predicate_end", pieces[i].text):
            return None  # 获奖的9名同学
        while i > spot.first and pieces[i].kind == EITHER and not names_doer(view, pieces[i - 1]):
            i -= 1
        if spot.first < i < spot.left - 1 and pieces[i].kind == PARTICLE:
            i -= 1  # 总结了获奖者的五个特征
    if spot.noun is None and i > spot.first and pieces[i].kind in (VERB, WEAK) and pieces[i - 1].kind == VERB:
        return i - 1, i  # 追回|多付的9元
    if i < spot.first or (shared and not view.words.has("phrases.share", pieces[i].text)):
        return None
    said = pieces[i].kind == EITHER and i > spot.first and names_doer(view, pieces[i - 1])
    return (i, i + 1) if pieces[i].kind in (VERB, WEAK) or said else None


def _tells_how_many(view: View, spot: Spot) -> bool:
    """Whether a tie leads from those who did something to how many they are: 闯入决赛的|仅|9人."""
    people = view.words.has("phrases.person_unit", spot.number.unit)
    return people and is_linked(view, spot, "phrases.link")


def _describes(pieces: Sequence[Piece], i: int, here: int, is_figure: bool) -> bool:
    """Whether the verb only describes a noun after it by 的: 确定了报送市里的集体1个, 用于救灾的资金达9元."""
    of = next((k for k in range(i + 1, here) if pieces[k].kind == OF), None)
    if of is None:
        return False
    if is_figure:
        return True
    if i and pieces[i - 1].kind == VERB and pieces[i].kind == VERB:
        return True  # 播放|涉及大学的报道
    for k in range(max(i - 12, 0), i):
        opens = k == 0 or pieces[k - 1].kind in (ADVERB, LINK)
        if pieces[k].kind == VERB and (opens or (pieces[k + 1].kind == PARTICLE and k + 1 < i)):
            return True
    return False


def _is_within(view: View, spot: Spot, verb: int, end: int) -> bool:
    """Whether the verb describes, with 的, those to whom the later verb does something: 对获得一等奖的单位奖励."""
    describes = any(piece.kind == OF for piece in spot.pieces[verb:end])
    return describes and any(view.words.has("phrases.toward", piece.text) for piece in spot.pieces[spot.first : verb])


def _only_describes(pieces: Sequence[Piece], i: int, verb: int) -> bool:
    """Whether the word at i describes the subject of the verb behind it: 获奖的|教练员各奖励, 帮扶|单位某公司援助."""
    if i + 2 >= verb:
        return False
    if pieces[i + 1].kind == OF:
        return pieces[i + 2].kind in NOMINAL
    return pieces[i + 1].kind == NOUN and pieces[i + 2].doer

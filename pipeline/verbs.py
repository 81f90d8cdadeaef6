"""The verb of a number: the one before it that governs it, or the one that follows it and its noun."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.followers import follower
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
    Verb,
)
from pipeline.records import Span
from pipeline.views import View


def left_of(pieces: Sequence[Piece], first: int, here: int) -> int:
    """The last piece before the number that is no qualifier, adverb or tie; first - 1 where there is none."""
    i = here - 1
    if i - 1 >= first and pieces[i].kind == OF and pieces[i - 1].kind in (TIME, ADVERB):
        i -= 1  # 增长到2022年的30%
    while i >= first and pieces[i].kind in (LINK, ADVERB, PARTICLE, SPACE, TIME, DETERMINER):
        i -= 1
    return i


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
        if only_describes or _in_noun(view, spot, lowest, i, copula, listed):
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
            return second if causes or joined else _serial(view, pieces, lowest, i)
        elif (
            piece.kind == EITHER
            and (
                not listed
                or _confers(view, before, piece)
                or (before is not None and objects and _is_doer(view, before))
            )
            and not (copula and i < spot.left)
            and not (valued and i < spot.left - 1 and (before is None or not _is_doer(view, before)))
            and (_can_govern(view, pieces, lowest, i) or _is_done_to(view, spot, before, i))
        ):
            span = _pair(view, pieces, _serial(view, pieces, lowest, i), spot.here)
            if before is None or before.kind in (ADVERB, PARTICLE):
                return span
            if before.kind == TIME and not any(earlier.kind == VERB for earlier in pieces[lowest:i]):
                return span
            if i == spot.left and _is_doer(view, before) and view.words.has("phrases.predicate_end", piece.text):
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
                or (is_word and not copula and _opens(view, spot, i))
            ):
                second = _serial(view, pieces, lowest, i)
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
    while i < spot.left and (pieces[i].kind in leading or _is_doer(view, pieces[i])):
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


def _opens(view: View, spot: Spot, i: int) -> bool:
    """Whether a word that no list holds opens the clause, or follows its doer, and has its object before the number:
    攻克难题9项, 民警打捞物资9件."""
    pieces = spot.pieces
    before = pieces[i - 1].kind if i else BREAK
    opens = i == spot.first == 0 or (i > spot.first and _is_doer(view, pieces[i - 1]))
    opens = opens or (before in (MARK, AND) and (i == spot.first + 1 or pieces[i - 2].kind == VERB))
    leading = (TIME, ADVERB, LOCALISER, SPACE)
    opens = opens or (0 == spot.first < i and all(piece.kind in leading for piece in pieces[:i]))  # 去年|投送快件9件
    opens = opens or _is_by_means(view, pieces, spot.first, i)
    if not opens or spot.number.kind == "ratio" or pieces[i + 1].kind in (MARK, AND):
        return False
    between = pieces[i + 1 : spot.left + 1]
    within = (NOUN, EITHER, QUOTE, ADJECTIVE, PLACE, MARK, AND, WEAK)
    if not between or any(piece.kind not in within for piece in between):
        return False
    return between[-1].kind in (NOUN, EITHER, QUOTE) and not between[-1].text.endswith(view.words.figure_ends)


def _is_by_means(view: View, pieces: Sequence[Piece], first: int, i: int) -> bool:
    """Whether what stands before the word at i says by what means it is done: 利用旧零件|改装灭火机9台."""
    k = i - 1
    while k > first and pieces[k].kind in (NOUN, ADJECTIVE, QUOTE, PLACE, WEAK, OF):
        k -= 1
    return first <= k and view.words.has("phrases.by_means", pieces[k].text)


def _confers(view: View, before: Piece | None, piece: Piece) -> bool:
    """Whether the verb opens its clause and governs the list that 等 ends: 联合表彰甲、乙等9个集体."""
    opens = before is None or before.kind == ADVERB
    return opens and view.words.has("phrases.shared_action", piece.text)


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
        while i > spot.first and pieces[i].kind == EITHER and not _is_doer(view, pieces[i - 1]):
            i -= 1
        if spot.first < i < spot.left - 1 and pieces[i].kind == PARTICLE:
            i -= 1  # 总结了获奖者的五个特征
    if spot.noun is None and i > spot.first and pieces[i].kind in (VERB, WEAK) and pieces[i - 1].kind == VERB:
        return i - 1, i  # 追回|多付的9元
    if i < spot.first or (shared and not view.words.has("phrases.share", pieces[i].text)):
        return None
    said = pieces[i].kind == EITHER and i > spot.first and _is_doer(view, pieces[i - 1])
    return (i, i + 1) if pieces[i].kind in (VERB, WEAK) or said else None


def _tells_how_many(view: View, spot: Spot) -> bool:
    """Whether a tie leads from those who did something to how many they are: 闯入决赛的|仅|9人."""
    people = view.words.has("phrases.person_unit", spot.number.unit)
    return people and is_linked(view, spot, "phrases.link")


def is_received(pieces: Sequence[Piece], i: int) -> bool:
    """Whether the predicate follows at once: 甲等19人荣获…, 乙等3家单位被授予…"""
    while i < len(pieces) and pieces[i].kind in (ADVERB, TIME):
        i += 1
    return i < len(pieces) and pieces[i].kind in (VERB, AGENT, UNDERGO, WEAK)


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


def _can_govern(view: View, pieces: Sequence[Piece], lowest: int, i: int) -> bool:
    """Whether a word that is verb or noun stands where a verb stands: at the start, after an adverb, a doer or 、."""
    if i == lowest:
        return True
    before = pieces[i - 1]
    if before.kind == AND and view.words.has("phrases.joining", before.text):
        return i - 2 >= lowest and pieces[i - 2].kind in ACTING  # 管理与|配套机制
    leads = ("phrases.leads_verb", "phrases.average", "phrases.level")
    if any(view.words.has(name, before.text) for name in leads):
        return True  # 年均|资助学生9人
    if before.kind == WEAK and view.words.has("phrases.verb_stem", before.text):
        return False  # 另|发|补贴9元
    opens = (ADVERB, PARTICLE, TIME, PLACE, PRONOUN, SPACE, NUMBER, BREAK, MARK, LINK, LOCALISER, AND, WEAK, AGENT)
    joins = view.words.has("phrases.joins_verbs", before.text)
    if before.kind == MARK and i - 1 == lowest and _tends(view, pieces, i):
        return True  # 编写规程9套、|培训学员9人
    if before.kind in (MARK, AND) and not joins and not any(pieces[k].kind in ACTING for k in range(lowest, i - 1)):
        return False  # 甲、应用心理学9个专业: nouns in a row
    if before.kind in opens:
        return not view.words.has("phrases.existential", before.text)
    if (
        before.kind == NOUN
        and i - 1 == lowest
        and view.words.tags.get(before.text, "") in ("", "nt", "nz", "nr", "nrt")
    ):
        return True  # a name: 西门子投资9亿元
    led = i - 1
    while led > lowest and pieces[led].kind in (NOUN, ADJECTIVE, PLACE, QUOTE) and not pieces[led].verbal:
        led -= 1
    if before.text == "名义":
        return True  # 以个人名义|捐款9万元
    toward = led
    while toward > lowest and pieces[toward].kind in (NOUN, PLACE, QUOTE, MARK, AND, ADJECTIVE):
        toward -= 1
    gives = any(view.words.has(name, pieces[i].text) for name in ("phrases.donates", "phrases.gives"))
    if view.words.has("phrases.gives", pieces[i].text) and _is_given_to(pieces, lowest, i):
        return True  # 对获奖的工匠|奖励9万元
    if gives and toward < led and pieces[toward].text in ("向", "给", "为", "面向"):
        return True  # 向甲校、乙书屋|捐赠图书9册
    leads_on = i + 1 < len(pieces) and pieces[i + 1].kind == VERB
    if led < i - 1 and not leads_on and view.words.has("phrases.addresses", pieces[led].text):
        return True  # 向灾区|捐赠9万元
    if pieces[led].kind == AGENT:
        return True  # 由公益金|补助9万元
    if before.kind == NOUN and i - 2 >= lowest and (pieces[i - 2].text.startswith("每") or pieces[i - 2].text == "各"):
        return True  # 每个家庭资助9万元
    return _is_doer(view, before)


def _is_given_to(pieces: Sequence[Piece], lowest: int, i: int) -> bool:
    """Whether 对 leads to those straight before the word at i, who get the sum behind it: 对甲、对获评的单位|奖励9万元."""
    counted = i + 1 < len(pieces) and pieces[i + 1].kind in (NUMBER, LINK, ADVERB)
    return counted and any(piece.text == "对" for piece in pieces[lowest : i - 1])


def _tends(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether the people straight behind a word that is verb or noun, and before a number, are those it is done to."""
    if i + 2 >= len(pieces) or pieces[i + 1].kind != NOUN or pieces[i + 2].kind not in (NUMBER, LINK):
        return False
    whom = pieces[i + 1].text
    return whom.endswith(view.words.person_ends) and not view.words.has("phrases.name_head", whom)


def _is_done_to(view: View, spot: Spot, before: Piece | None, i: int) -> bool:
    """Whether a word straight between a noun and its number says what was done to that, or there: 旧房|改造|9栋, 到社区|服务|两次."""
    stands = i == spot.left == spot.here - 1 and before is not None and before.kind == NOUN
    k = i - 1
    while stands and k > spot.first and spot.pieces[k].kind in (NOUN, PLACE, ADJECTIVE):
        k -= 1
    if stands and view.words.has("phrases.goes_to", spot.pieces[k].text):
        return True
    return stands and not spot.number.currency and view.words.has("phrases.undergone", spot.pieces[i].text)


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


def _is_doer(view: View, piece: Piece) -> bool:
    if piece.doer:
        return True
    people = view.words.has("phrases.people_end", piece.text)
    return people or (view.words.is_doer(piece) and not view.words.has("phrases.no_doer", piece.text))


def _in_noun(view: View, spot: Spot, lowest: int, i: int, copula: bool, listed: bool) -> bool:
    """Whether the word at i, which may act, is part of the noun before the number or of what counts or describes it."""
    kind, following = spot.pieces[i].kind, spot.pieces[i + 1]
    if kind in ACTING and (_in_rate(view, spot, i) or _in_compound(view, spot, i) or _in_list(view, spot, i, listed)):
        return True  # 中标利率9%, 农户生产经营贷款余额9亿元, 推进交通组织、来宾接待等9类任务
    if kind in (VERB, LIGHT) and (_in_award(view, spot, i) or (copula and _in_figure(view, spot, i))):
        return True  # 技术发明二等奖9项, 直接结算机构数量为9家
    if kind == EITHER:
        names = _is_sum_noun(view, spot, lowest, i) or _is_told(view, spot, i)  # 带动消费9亿元, 给予一次性奖补9万元
        return names or view.words.has("phrases.existential", following.text)  # 本届评选|共有9项专利参评
    if kind != VERB:
        return False
    if _is_of_head_count(view, spot, i) or _is_achieved(view, spot, lowest, i):
        return True  # 参加医疗保险|人数9万人, 实现游客花费9亿元
    return _in_grant(view, spot, lowest, i) or _in_name(view, spot, lowest, i)  # 发放技能提升补贴, 建成供水工程9处


def _in_award(view: View, spot: Spot, i: int) -> bool:
    """Whether the verb at i is part of an award's name, straight before the number: 技术发明二等奖9项."""
    pieces = spot.pieces
    if i != spot.left - 1 or i - 1 < spot.first or not pieces[spot.left].text.endswith("奖"):
        return False
    before = pieces[i - 1]
    return view.words.tags.get(before.text) == "n" and not _is_doer(view, before)


def _in_grant(view: View, spot: Spot, lowest: int, i: int) -> bool:
    """Whether the verb at i is part of a grant's name and another governs it: 获得新生入学资助9元."""
    pieces = spot.pieces
    names = pieces[spot.left].text.endswith(tuple(view.words.words["phrases.grant"]))
    if i >= spot.left or not names:
        return False
    if not view.words.has("phrases.grant", pieces[spot.left].text):
        return False  # 组织干部发放慰问资金
    plain = all(piece.kind in (NOUN, EITHER, ADJECTIVE) for piece in pieces[i + 1 : spot.left + 1])
    lowest = next((k for k in range(i - 1, lowest, -1) if pieces[k].kind == OF), lowest)  # 完成的课题|获得奖励9项
    earlier = (piece for piece in pieces[lowest:i] if piece.kind in (VERB, LIGHT))
    return plain and any(not view.words.has("phrases.leads_verb", piece.text) for piece in earlier)


def _is_achieved(view: View, spot: Spot, lowest: int, i: int) -> bool:
    """Whether the verb straight before the number ends the noun that 实现 governs: 实现游客花费9亿元."""
    pieces = spot.pieces
    if i != spot.left or i == lowest or pieces[i - 1].kind != NOUN:
        return False
    k = i - 1
    while k > lowest and pieces[k].kind in (NOUN, ADJECTIVE, PLACE):
        k -= 1
    return view.words.has("phrases.achieves", pieces[k].text)


def _is_of_head_count(view: View, spot: Spot, i: int) -> bool:
    """Whether the verb at i says what those do whom 人数 counts: 参加医疗保险|人数9万人."""
    counted = view.words.has("phrases.head_count", spot.pieces[spot.left].text)
    return counted and view.words.has("phrases.takes_part", spot.pieces[i].text)


def _is_sum_noun(view: View, spot: Spot, lowest: int, i: int) -> bool:
    """Whether a word that is verb or noun straight before a sum names what another verb brings about or gives."""
    pieces = spot.pieces
    if i != spot.left or i == lowest:
        return False
    before = pieces[i - 1]
    if not spot.number.currency:
        gains = view.words.has("phrases.of_people", pieces[i].text)
        return gains and any(piece.kind in (VERB, LIGHT) for piece in pieces[lowest:i])  # 新增|城镇|就业9人
    if view.words.has("phrases.spurs", before.text):
        return view.words.has("phrases.figure_deed", pieces[i].text)
    is_described = i - 2 >= lowest and view.words.has("phrases.attributive", before.text)
    return is_described and pieces[i - 2].kind in (VERB, LIGHT)


def _is_told(view: View, spot: Spot, i: int) -> bool:
    """Whether 分别为 ties to the sum a deed that an adjective describes, so that it is a noun: 对外直接|投资|分别为9亿元."""
    pieces = spot.pieces
    if i != spot.left or i == spot.first or not spot.number.currency:
        return False
    told = view.words.has("phrases.attributive", pieces[i - 1].text) and pieces[i + 1].kind == LINK
    return told and pieces[i + 1].text.endswith(("为", "是")) and view.words.has("phrases.figure_deed", pieces[i].text)


def _in_name(view: View, spot: Spot, lowest: int, i: int) -> bool:
    """Whether the verb at i takes no object and describes the noun after it, which another verb governs."""
    pieces = spot.pieces
    if not view.words.has("phrases.intransitive", pieces[i].text):
        return False
    return any(piece.kind in (VERB, LIGHT) for piece in pieces[lowest:i])


def _in_rate(view: View, spot: Spot, i: int) -> bool:
    """Whether the verb straight before the name of a rate is part of it: 中标|利率9%, 接待|能力9人次."""
    pieces = spot.pieces
    if i != spot.left - 1 or not pieces[spot.left].text.endswith(tuple(view.words.words["phrases.rate_end"])):
        return False
    names = ("phrases.of_subject", "phrases.achieves", "phrases.held_at", "phrases.newly_has")
    return not any(view.words.has(name, pieces[i].text) for name in names)


def _in_compound(view: View, spot: Spot, i: int) -> bool:
    """Whether the word at i is part of a sum's name: 旅行|服务|进出口, 服务|贸易|收支|规模, 报销|上限."""
    pieces = spot.pieces
    if not spot.number.currency or spot.noun is not None or not i < spot.left:
        return False
    last, before = pieces[spot.left], pieces[i - 1]
    if any(piece.kind not in (NOUN, EITHER, ADJECTIVE, WEAK) for piece in pieces[i + 1 : spot.left + 1]):
        return False
    if view.words.has("phrases.limit", last.text):
        changes = ("phrases.of_subject", "phrases.newly_has", "phrases.achieves")
        return not any(view.words.has(name, pieces[i].text) for name in changes)  # 报销|上限为9万元
    if pieces[i].kind in (EITHER, WEAK) and view.words.has("phrases.cost", last.text):
        return not before.doer  # 看护|费用9元
    is_sum = last.text.endswith(view.words.figure_ends) or view.words.has("phrases.trade", last.text)
    earns = pieces[i].kind == WEAK and last.text == "收入"  # 务工|收入
    return earns or (is_sum and pieces[i].kind == EITHER)


def _in_list(view: View, spot: Spot, i: int, listed: bool) -> bool:
    """Whether the verb at i is part of a list that 等, or the number straight behind it, closes: 共商、共建、共享三大原则."""
    pieces = spot.pieces
    if i - 1 < spot.first:
        return False
    before = pieces[i - 1]
    if listed and view.words.has("phrases.shared_action", pieces[i].text) and _is_doer(view, before):
        return False  # 县委、县政府授予甲等9名同志
    if listed:
        marks = any(piece.kind in (MARK, AND) for piece in pieces[spot.first + 1 : i])
        if marks and before.kind in (NOUN, PLACE, EITHER, MARK, AND, ADJECTIVE):
            return True
        acts = any(piece.kind == VERB for piece in pieces[max(spot.first, i - REACH) : i])
        return acts and before.kind == NOUN and not _is_doer(view, before)
    closed = next((k for k in range(i + 1, min(spot.left, i + 6)) if pieces[k].kind == ET_CETERA), None)
    if closed is not None and before.kind == MARK and pieces[i + 1].kind in (MARK, ET_CETERA):
        return any(piece.kind in (VERB, LIGHT) for piece in pieces[spot.first : i - 1])  # 提供翻译、|引导|等服务9人次
    k = spot.left
    while k - 2 >= spot.first and pieces[k - 1].kind in (MARK, AND):
        k -= 2
    return k <= i and spot.left - k >= 4 and pieces[k].kind not in ACTING


def _in_figure(view: View, spot: Spot, i: int) -> bool:
    """Whether the verb at i stands inside the name of a figure: 直接结算机构数量为9家."""
    pieces = spot.pieces
    last = pieces[spot.left].text
    is_rate = last.endswith(tuple(view.words.words["phrases.rate_end"])) and spot.left > i
    is_people = i == spot.left - 1 and view.words.has("phrases.predicate_end", pieces[i].text)
    if view.words.has("phrases.head_count", last) or is_rate or (is_people and last.endswith(view.words.person_ends)):
        return True  # 受益群众达9户
    is_figure = spot.left > i and last.endswith(view.words.figure_ends) and not view.words.has("phrases.listing", last)
    if i - 2 >= spot.first and pieces[i - 1].kind == NOUN and pieces[i - 2].text == "为":
        return False  # 为农户|节省|利息支出约9万元
    return is_figure and i > spot.first and pieces[i - 1].kind in (NOUN, ADJECTIVE, WEAK, VERB)


def _pair(view: View, pieces: Sequence[Piece], verb: Span, here: int) -> Span:
    """Two words that are verb or noun, before an object, as one verb: 奖励资助学生."""
    after = verb[1]
    if after >= here or pieces[after].kind != EITHER:
        return verb
    following = pieces[after + 1].kind
    if following == NUMBER:
        number = view.number_at.get(pieces[after + 1].start)
        return (verb[0], after + 1) if number and view.words.has("phrases.people", number.unit) else verb
    return (verb[0], after + 1) if following in (NOUN, LINK, ADVERB) else verb


def _serial(view: View, pieces: Sequence[Piece], lowest: int, i: int) -> Span:
    """The verb at i with the verbs straight before it (新建、改扩建; 筹募建立)."""
    start = i
    follows_verb = i > lowest and pieces[i - 1].kind == VERB and i + 1 < len(pieces)
    described = (*view.words.fund_ends, *view.words.words["phrases.described_end"])
    is_fund = follows_verb and pieces[i + 1].text.endswith(described)
    is_new = follows_verb and pieces[i].text == "新增"
    if is_fund or is_new or (follows_verb and view.words.has("phrases.predicate_end", pieces[i].text)):
        return i - 1, i  # 选派挂职干部9名, 划拨启动备用金
    while start > lowest:
        before = pieces[start - 1]
        joins = before.kind == VERB or (before.kind == EITHER and _can_govern(view, pieces, lowest, start - 1))
        joins = joins and not view.words.has("phrases.of_subject", pieces[i].text)
        joins = joins and not _is_undergone(view, pieces, i)  # 民营企业贷款|新增9亿元
        if joins and not view.words.has("phrases.leads_verb", before.text):
            start -= 1
        elif before.kind == MARK and start - 2 >= lowest and pieces[start - 2].kind in (VERB, EITHER):
            start -= 2
        else:
            break
    return start, i + 1


def _is_undergone(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether the verb at i is done to the sum that the word before it names, with no object before the number."""
    is_sum = view.words.has("phrases.figure_deed", pieces[i - 1].text)
    return is_sum and view.words.has("phrases.undergone", pieces[i].text)


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

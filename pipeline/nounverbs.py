"""Words that may act but belong to the noun of a number, or to what counts or describes it: 技术|发明|二等奖9项."""

from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    AND,
    EITHER,
    ET_CETERA,
    LIGHT,
    LINK,
    MARK,
    NOUN,
    OF,
    PLACE,
    REACH,
    VERB,
    WEAK,
    Spot,
)
from pipeline.verbs import names_doer
from pipeline.views import View


def in_noun(view: View, spot: Spot, lowest: int, i: int, copula: bool, listed: bool) -> bool:
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
    return view.words.tags.get(before.text) == "n" and not names_doer(view, before)


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
    if listed and view.words.has("phrases.shared_action", pieces[i].text) and names_doer(view, before):
        return False  # 县委、县政府授予甲等9名同志
    if listed:
        marks = any(piece.kind in (MARK, AND) for piece in pieces[spot.first + 1 : i])
        if marks and before.kind in (NOUN, PLACE, EITHER, MARK, AND, ADJECTIVE):
            return True
        acts = any(piece.kind == VERB for piece in pieces[max(spot.first, i - REACH) : i])
        return acts and before.kind == NOUN and not names_doer(view, before)
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

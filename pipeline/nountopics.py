"""The subject that a figure is about: 泸州市学生就业率|98%."""

from collections.abc import Sequence

from pipeline.nountexts import is_list_mark, is_place, slice_text, stripped
from pipeline.pieces import (
    ADJECTIVE,
    ADVERB,
    AGENT,
    AND,
    AROUND,
    BRACKET,
    EITHER,
    LIGHT,
    LINK,
    MARK,
    NOMINAL,
    NOUN,
    OF,
    PARTICLE,
    PLACE,
    PREPOSITION,
    PRONOUN,
    REACH,
    SPACE,
    TIME,
    VERB,
    WEAK,
    Piece,
)
from pipeline.views import View


def topic(view: View, pieces: Sequence[Piece], start: int, end: int) -> str:
    """The subject that a figure is about, without the place it is of (泸州市学生就业率 → 学生就业率)."""
    phrase = (*NOMINAL, OF, MARK, AND, BRACKET, WEAK, VERB)
    lowest = max(start, end - REACH)
    while True:
        while end > lowest and (
            pieces[end - 1].kind in (ADVERB, LINK, PARTICLE, TIME, SPACE, PREPOSITION)
            or (end - 1 > lowest and view.words.has("phrases.trailing", pieces[end - 1].text))
        ):
            end -= 1
        first = end
        while first > lowest and (pieces[first - 1].kind in phrase or _is_attribute(view, pieces, first - 1, end)):
            first -= 1
        is_beside = first > lowest and first < end and pieces[first - 1].kind in (PREPOSITION, AGENT)
        if (
            not is_beside
            or first - 2 < lowest
            or pieces[first - 2].kind in (VERB, WEAK, LIGHT)
            or not any(piece.kind in NOMINAL for piece in pieces[lowest : first - 1])
        ):
            break
        is_own = pieces[end - 1].text.endswith(view.words.figure_ends) and first < end - 1
        is_own = is_own and not view.words.has("phrases.occupied", pieces[end - 1].text)
        if is_own and view.words.has("phrases.addresses", pieces[first - 1].text):
            break  # 企业在海外|投资总额
        end = first - 1  # 收入比上年增长: what stands before the 比
    leading = (PLACE, PRONOUN, MARK, AND)
    is_figure = first < end and pieces[end - 1].text.endswith(view.words.figure_ends)
    named = pieces[end - 1].text.endswith(tuple(view.words.words["phrases.named_head"])) if first < end else False
    while first < end and (
        (is_figure and first + 1 < end and (pieces[first].doer or view.words.has("phrases.own", pieces[first].text)))
        or pieces[first].kind in leading
        or is_list_mark(pieces, first)
        or (is_place(view, pieces[first]) and first + 1 < end)
        or view.words.has("phrases.leads_verb", pieces[first].text)
    ):
        if pieces[first].kind == PLACE and first + 2 == end and len(pieces[end - 1].text) == 1:
            break  # 法国籍
        is_whole = view.words.has("phrases.place", pieces[first].text)
        if named and not is_whole and is_place(view, pieces[first]):
            break  # 天津市科技奖9项
        first += 1
    reckoned = 0 < first < end - 1 and pieces[first - 1].text == "每"
    if reckoned and view.words.has("phrases.per_noun", pieces[first].text):
        first += 1  # 每|立方米|水价
    is_fund = first < end - 1 and pieces[end - 1].text.endswith(view.words.fund_ends)
    if is_fund and view.words.has("phrases.own", pieces[first].text):
        first += 1
        first += first < end - 1 and view.words.has("phrases.arrives", pieces[first].text)  # 学校|到账|科研经费
    if first < end - 1 and view.words.has("phrases.achieves", pieces[first].text):
        first += 1  # 完成|固定资产投资增长9%
    of = next((i for i in range(end - 2, first, -1) if pieces[i].kind == OF), None)
    if of is not None and view.words.has("phrases.figure_noun", pieces[end - 1].text):
        return slice_text(view, pieces, first, end)  # 升入高校的人数
    if of is not None:
        first = of + 1
    acting = next((i for i in range(first, end - 1) if pieces[i].kind in (VERB, WEAK)), None)
    rates = tuple(view.words.words["phrases.rate_end"])
    if acting is not None and view.words.has("phrases.figure_noun", pieces[end - 1].text):
        first = acting  # 电站占地面积
    elif acting is not None and pieces[end - 1].text.endswith(rates) and all(p.kind != OF for p in pieces[first:end]):
        return slice_text(view, pieces, first, end)  # 日处理能力
    return stripped(view, pieces, first, end)


def _is_attribute(view: View, pieces: Sequence[Piece], i: int, end: int) -> bool:
    """Whether an adverb or 以上 is part of the noun phrase after it: 平均上座率, 省级以上荣誉."""
    if i + 1 >= end or pieces[i + 1].kind not in (NOUN, ADJECTIVE, EITHER, AROUND):
        return False
    if pieces[i + 1].kind == AROUND:
        return pieces[i].kind == TIME and pieces[i].text.endswith("岁")  # 40岁以下教师
    if pieces[i].text in ("年", "月", "日"):
        is_rate = view.words.has("phrases.cost", pieces[end - 1].text)
        return is_rate or pieces[end - 1].text.endswith(view.words.figure_ends)  # 年复合增长率, 月保障标准
    if view.words.has("phrases.joining", pieces[i].text):
        return i > 0 and pieces[i - 1].kind in (NOUN, EITHER)
    if pieces[i].kind == AROUND:
        return i > 0 and (pieces[i - 1].kind in (NOUN, ADJECTIVE) or pieces[i - 1].text.endswith("岁"))
    return view.words.has("phrases.attributive", pieces[i].text)

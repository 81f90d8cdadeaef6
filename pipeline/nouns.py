"""The noun phrase that follows a number: where it begins and ends."""

from collections.abc import Sequence

from pipeline.nounbounds import (
    before_next,
    begins_award,
    compound,
    continues,
    ends_in_person,
    is_body,
    is_cause,
    is_counted,
    is_event,
    is_grant,
    is_growth,
    is_plain,
    is_predicate,
    is_title,
    leads_to_noun,
    leads_to_person,
    owner_by_deed,
    past_description,
    past_value,
    ties_on,
)
from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AND,
    AROUND,
    BRACKET,
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
)
from pipeline.records import Number, Span
from pipeline.views import View

_RANKS = ("第", "列第", "位列", "名列", "排名", "位居", "居")
"""How a rank that was read as a number begins: 9亿元的收入|列第3位."""
_PERFORMED = (*ACTING, UNDERGO, PARTICLE, PREPOSITION)
"""What stands before times of a deed that is a noun: 进行两轮|评审工作."""


def noun_after(view: View, pieces: Sequence[Piece], here: int, number: Number, first: int | None = None) -> Span | None:
    """The noun phrase that follows the number, as a span of pieces.

    `first` is the first piece of the number's own: what stands from there says whether the noun is an object.
    """
    i = here + 1
    while i < len(pieces) and pieces[i].kind in (SPACE, AROUND):
        i += 1
    if i + 1 < len(pieces) and pieces[i].text == "/":
        i += 2  # 3000元/张
    if i + 1 < len(pieces) and pieces[i].text in ("作", "作为", "当"):
        i += 1  # 9元作路费
    if i >= len(pieces):
        return None
    if view.words.has("phrases.people", number.unit):
        whom = number.unit == "人次" and i == here + 1 and pieces[i].kind == NOUN and leads_to_person(view, pieces, i)
        if not whom:
            return None  # 9万人次|困难群众
    if number.kind != "count" and (pieces[i].text == "处" or pieces[i - 1].kind == SPACE):
        return None  # 上游9米处, 超过50% 教育阶段
    is_deed = i == here + 1 and view.words.has("phrases.predicate_end", pieces[i].text)
    if is_deed and view.words.has("phrases.times_unit", number.unit):
        return None  # 以8次获奖|居首
    if number.unit in ("次", "回", "度") and i == here + 1 < len(pieces) - 1 and pieces[i + 1].kind in NOMINAL:
        does = pieces[i].kind == VERB or (pieces[i].kind == WEAK and view.words.has("phrases.receives", pieces[i].text))
        if does and not (here and pieces[here - 1].kind in _PERFORMED):
            return None  # 三次|申报省科技奖; not 进行两次|评审工作
    if number.currency and (pieces[i].text == "来" or (i == here + 1 and _helps(view, pieces, i))):
        return None  # 贷到9万元来经营生意, 拿出9万元奖励编辑
    if pieces[i].kind == WEAK and _is_part(pieces, here):
        return None  # 其中8个列入目录
    own = pieces[here if first is None else first : here]
    is_handled = bool(number.currency) and any(view.words.has("phrases.handles", piece.text) for piece in own)
    if is_handled and pieces[i].kind in ACTING:
        return None  # 把9万元捐给学校
    is_long = number.kind == "measure" and view.words.has("phrases.dimension", pieces[i].text)
    if is_long and i + 1 < len(pieces) and pieces[i + 1].kind == OF:
        i += 1  # 9厘米厚的保温板
    if pieces[i].kind == OF:
        if not number.currency and here and _is_dimension(view, pieces, here, number.kind):
            return None  # 水深两米的湖: the depth
        i += 1
        tied = here - 1
        while tied > 0 and pieces[tied].kind in (LINK, ADVERB, PARTICLE):
            tied -= 1
        if here and _is_figure(view, pieces[tied]) and not _is_whole_sum(view, pieces, tied):
            return None  # 年收入过9万元的村: the income
    is_object = first is not None and _is_object(view, pieces, here)
    is_great = i < len(pieces) and pieces[i].text == "大" and not number.unit
    if is_great:
        i += 1  # 三大赛道
    is_medal = i < len(pieces) and not number.unit and pieces[i].text in view.words.words["phrases.medal"]
    is_alone = i < len(pieces) and not number.unit and not is_great and view.words.has("phrases.alone", pieces[i].text)
    if i < len(pieces) and (is_medal or is_alone or pieces[i].text == "地"):
        return i, i + 1  # 两地, 9亩地, 4铜收官
    acts = any(piece.kind in (VERB, EITHER) for piece in own[:-1])
    if (
        first is not None
        and acts
        and i == here + 1 < len(pieces)
        and pieces[i].kind == EITHER
        and pieces[here - 1].kind == NOUN
    ):
        return None  # 流转荒山9亩|发展产业
    own_noun = here > 0 and (pieces[here - 1].kind == NOUN or number.kind == "ratio")
    if (
        i == here + 1 < len(pieces)
        and own_noun
        and not number.currency
        and (_is_short_deed(view, pieces, i) or _holds_verb(view, pieces[i].text))
    ):
        return None  # 流转荒山9亩|种茶, 一半|买纸
    i = past_value(view, pieces, i)
    start = end = i
    if own and own[-1].text in ("经", "经过") and view.words.has("phrases.times_unit", number.unit):
        closes = i + 1 == len(pieces) or pieces[i + 1].kind == BREAK
        if i == here + 1 and closes and pieces[i].kind in ACTING:
            return i, i + 1  # 经三轮|评审
    owned = owner_by_deed(view, pieces, i, number.unit)
    if owned:
        return i, owned  # 9部|入围作品|的得票情况
    joint = compound(view, pieces, i, "大" if is_great else number.unit)
    if joint:
        return i, joint
    i, headed = past_description(view, pieces, i, bool(number.currency)), False
    if i + 2 < len(pieces) and is_cause(pieces[i]) and pieces[i + 1].kind in ACTING and pieces[i + 2].kind == NOUN:
        i += 2  # 9户|因病致贫|人口
    events = not view.words.has("phrases.doer_unit", number.unit)
    while i < len(pieces) and i - here < REACH:
        piece = pieces[i]
        following = pieces[i + 1] if i + 1 < len(pieces) else None
        leads_on = following is not None and following.kind in (NOUN, EITHER, QUOTE, ADJECTIVE, OF)
        if piece.kind in (NOUN, PLACE, QUOTE):
            if view.words.has("phrases.dateline", piece.text) or (headed and piece.text.startswith(_RANKS)):
                break
            if headed and view.words.has("phrases.trailing", piece.text):
                break  # 9户乡亲|年均增收
            if headed and not leads_on and view.words.has("phrases.befalls", piece.text):
                break  # 造成9个乡镇|受灾
            if headed and ties_on(pieces, i + 1) and piece.text.endswith(view.words.figure_ends):
                break  # 9个站点|降雨量超过9毫米
            if headed and view.words.has("phrases.closing", pieces[i - 1].text):
                break
            counts_body = headed and is_body(view, pieces[i - 1], number.unit)
            if counts_body and any(leads_to_person(view, pieces[: i + size], i) for size in (1, 2)):
                break  # 12所学校|代表, 15家机构|护理人员
            if headed and piece.doer and number.unit in ("名", "位") and ends_in_person(view, pieces[i - 1]):
                break  # 两名选手|林若溪、周一帆
            ends = view.words.has("phrases.predicate_end", piece.text) or view.words.tags.get(piece.text) == "i"
            is_idiom = len(piece.text) == len("恪尽职守") and view.words.tags.get(piece.text) == "l"
            says = is_idiom or _holds_verb(view, piece.text)
            ends = ends or (says and ends_in_person(view, pieces[i - 1]))  # 65名志愿者|恪尽职守
            if headed and ends and not leads_on and piece.kind == NOUN:
                break  # 241名运动员|参赛, 20名学子|脱颖而出
            if headed and not number.currency and is_title(piece) and not leads_to_noun(following):
                break  # 5部作品|《甲》《乙》
            is_deed = piece.verbal or view.words.tags.get(piece.text) == "v"
            says = headed and is_deed and number.unit in ("名", "位") and ends_in_person(view, pieces[i - 1])
            if says and not leads_to_person(view, pieces, i):
                break  # 9名志愿者|督查项目
            titled = following is not None and view.words.has("phrases.title_noun", following.text)
            gets = headed and (ends_in_person(view, pieces[i - 1]) or view.words.is_doer(pieces[i - 1]))
            names = piece.kind == QUOTE and (titled or (gets and not leads_to_noun(following)))
            if headed and not number.currency and (names or (gets and begins_award(view, pieces, i))):
                break  # 9名同志|“模范”称号, 9个支部|“示范支部”, 9家单位|省劳动奖状
            headed = True
        elif piece.kind == ADJECTIVE:
            if headed and not leads_on:
                break
        elif piece.kind == VERB and number.currency and is_grant(view, pieces, i):
            headed = True  # 9万元的房屋修缮补助
        elif piece.kind == VERB and headed and number.kind == "ratio" and is_growth(view, pieces, here, i):
            headed = True  # 9%的营收|增长
        elif piece.kind == EITHER:
            is_kind = not headed and bool(own) and own[-1].kind == ET_CETERA and i == here + 1
            if is_kind and view.words.has("phrases.body_noun", piece.text) and number.unit in ("家", "个", "名", "位"):
                headed, i = True, i + 1
                end = i
                continue  # 甲等9家|组织|获奖
            organises = headed and view.words.has("phrases.body_noun", piece.text) and view.words.is_doer(pieces[i - 1])
            is_deed = not headed or organises
            if is_deed and following is not None and following.kind in (VERB, PRONOUN):
                break  # 9家申请成为, 两部门|组织开展, 两次|推荐他
            ends_clause = following is None or following.kind == BREAK
            if headed and ends_clause and not acts and own and own[-1].text in ("在", "于"):
                break  # 已在9条隧道|应用
            if not headed and ends_clause and i == here + 1 and view.words.has("phrases.predicate_end", piece.text):
                break  # 有9件|获奖
            is_rate = view.words.has("phrases.standard", pieces[i - 1].text)
            if (
                headed
                and number.currency
                and leads_on
                and (is_rate or pieces[i - 1].text.endswith(view.words.fund_ends))
            ):
                break  # 9万元专项资金|扶持传承人, 9元的价格|流转土地
            gives = number.currency and view.words.has("phrases.grant", piece.text) and not leads_on
            if headed and not gives and is_predicate(view, pieces, i, leads_on, events, is_object):
                break
            headed = True
        elif piece.kind == WEAK and not headed and is_object and (following is None or following.kind == BREAK):
            headed = True  # 提出3点希望
        elif piece.kind == WEAK and is_object and not leads_on and is_event(view, pieces, here, i):
            headed = True  # 开展9场深度|访谈
        elif piece.kind == WEAK:
            if not leads_on or (headed and not is_object):
                break
            if headed and ends_in_person(view, pieces[i - 1]) and not leads_to_person(view, pieces, i + 1):
                break  # 帮助30名孩子|穿上新鞋
        elif piece.kind == OF:
            is_named = end > start and is_counted(view, pieces[start:end], number.unit)
            if is_named or not (following and following.kind in NOMINAL):
                break
            i += 1
            headed = False
            continue
        elif piece.kind == ET_CETERA and headed and number.currency and following and following.kind == NUMBER:
            further = noun_after(view, pieces, i + 1, view.number_at[following.start])
            return (start, further[1]) if further else (start, end)  # 9万元的帐篷、被褥等6类物资
        elif piece.kind == ET_CETERA and headed and following is not None and following.kind in NOMINAL:
            i += 1
            continue  # 矿泉水、面包等物资
        elif (
            view.words.has("phrases.attributive", piece.text)
            and leads_on
            and (is_plain(following) if headed else end > start or pieces[i - 1].kind == OF)
        ):
            i += 1
            continue  # 培训与现场带教
        elif headed and view.words.has("phrases.kept_determiner", piece.text) and is_plain(following):
            i += 1
            continue  # 在岗各级模范
        elif headed and view.words.has("phrases.within", piece.text) and following is not None and following.kind == OF:
            i += 1
            continue  # 世界范围内的成果
        elif piece.kind in (MARK, AND):
            if not headed or not continues(view, pieces, i + 1, bool(number.currency)):
                break
            i += 1
            headed = False
            continue
        elif piece.kind == BRACKET:
            is_note = view.words.kinds.get(piece.text[1:2]) == LINK and piece.text[1] != "含"
            if headed and len(piece.text) <= 10 and not is_note:
                end = i + 1
                if following is not None and len(following.text) == 1 and ends_in_person(view, following):
                    end = i + 2
            break
        elif piece.kind in (TIME, DETERMINER, SPACE) and not headed:
            if not leads_on and not (following and following.kind == PLACE):
                break
            if piece.kind != TIME and end == start:
                start = i + 1
        else:
            break
        i += 1
        if headed:
            end = i
    if number.currency and end > start + 2 and pieces[start].kind in ACTING and pieces[start + 1].kind == OF:
        start += 2  # 出资9万元|建设的|广场
    if end > start and number.currency and pieces[start - 1].kind == OF:
        return start, end  # 价值9万元的太阳能路灯100盏
    return (start, before_next(pieces, start, end)) if end > start else None


def _is_short_deed(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether a verb of one character and its object stand at i, in one word or two: 种茶, 买纸; not a thing (补品)."""
    piece = pieces[i]
    if len(piece.text) == 1 and view.words.has("phrases.verb_stem", piece.text):
        return i + 1 < len(pieces) and pieces[i + 1].kind == NOUN and len(pieces[i + 1].text) == 1
    if len(piece.text) != 2 or piece.kind not in (NOUN, WEAK):
        return False
    acts = view.words.has("phrases.verb_stem", piece.text[0])
    is_thing = view.words.tags.get(piece.text, "").startswith("n")
    return acts and not is_thing and view.words.tags.get(piece.text[1], "").startswith("n")


def _is_part(pieces: Sequence[Piece], here: int) -> bool:
    """Whether 其中 or 其中有 stands straight before the number."""
    i = here - 1
    while i > 0 and pieces[i].kind == LINK:
        i -= 1
    return i >= 0 and pieces[i].text == "其中"


def _is_object(view: View, pieces: Sequence[Piece], here: int) -> bool:
    """Whether a verb or 对, 为 before the number makes its noun an object, so that a verb inside it only describes."""
    for i in range(here - 1, max(0, here - REACH) - 1, -1):
        if pieces[i].kind in (VERB, LIGHT):
            if view.words.has("phrases.reach", pieces[i + 1].text):
                return False  # 烧到9度|催芽
            return not view.words.has("phrases.pivot", pieces[i].text)
        if view.words.has("phrases.causes", pieces[i].text):
            return False  # 让9万学童|告别
        if view.words.has("phrases.toward", pieces[i].text):
            return any(piece.kind == UNDERGO for piece in pieces[here : here + REACH])
        if pieces[i].kind == BREAK:
            break
    return False


def _is_figure(view: View, piece: Piece) -> bool:
    is_nominal = piece.kind == NOUN and piece.text.endswith(view.words.figure_ends)
    return is_nominal and not view.words.has("phrases.listing", piece.text)


def _is_whole_sum(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether 总额 straight behind a verb only says that the sum is the whole one of what follows: 设立|总额|9万元的基金."""
    return i > 0 and view.words.has("phrases.whole_sum", pieces[i].text) and pieces[i - 1].kind == VERB


def _helps(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether the word straight behind a sum is a verb with those whom it helps: 拿出9万元|奖励|获奖编辑; not 9万元奖励资金."""
    if pieces[i].kind != EITHER or not view.words.has("phrases.helps", pieces[i].text):
        return False
    end = i + 1
    while end < min(len(pieces), i + REACH) and pieces[end].kind in (*NOMINAL, WEAK, VERB):
        end += 1
    last = pieces[end - 1]
    is_person = last.doer or ends_in_person(view, last) or view.words.has("phrases.body_noun", last.text)
    return end > i + 1 and last.kind in (NOUN, EITHER) and is_person


def _holds_verb(view: View, word: str) -> bool:
    """Whether the segmenter has glued a verb to its object: 筹集资金."""
    return len(word) == 4 and view.words.kinds.get(word[:2]) == VERB and word[2:] in view.words.tags


def _is_dimension(view: View, pieces: Sequence[Piece], here: int, kind: str) -> bool:
    """Whether a measure is that of the word before it: 水深两米, 海拔平均9米."""
    if kind == "count":
        return pieces[here - 1].kind == NOUN
    i = here - 1
    while i > 0 and pieces[i].kind in (ADVERB, LINK):
        i -= 1
    piece = pieces[i]
    return piece.text.endswith((*view.words.figure_ends, *view.words.words["phrases.dimension"]))

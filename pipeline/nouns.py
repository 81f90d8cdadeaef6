"""The noun phrase of a number: where it begins and ends, after the number or before it."""

from collections.abc import Sequence

from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AGENT,
    AND,
    AROUND,
    BRACKET,
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
)
from pipeline.records import Number, Span
from pipeline.views import View

_RANKS = ("第", "列第", "位列", "名列", "排名", "位居", "居")
"""How a rank that was read as a number begins: 9亿元的收入|列第3位."""
_PERFORMED = (*ACTING, UNDERGO, PARTICLE, PREPOSITION)
"""What stands before times of a deed that is a noun: 进行两轮|评审工作."""
_DAMAGED = "".join(map(chr, range(0xE000, 0xF900))) + " \t\r\n\u00a0\u3000"
"""Blanks, and the private characters that stand where a page's signs were lost."""


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
        whom = number.unit == "人次" and i == here + 1 and pieces[i].kind == NOUN and _leads_to_person(view, pieces, i)
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
    i = _past_value(view, pieces, i)
    start = end = i
    if own and own[-1].text in ("经", "经过") and view.words.has("phrases.times_unit", number.unit):
        closes = i + 1 == len(pieces) or pieces[i + 1].kind == BREAK
        if i == here + 1 and closes and pieces[i].kind in ACTING:
            return i, i + 1  # 经三轮|评审
    owned = _owner_by_deed(view, pieces, i, number.unit)
    if owned:
        return i, owned  # 9部|入围作品|的得票情况
    compound = _compound(view, pieces, i, "大" if is_great else number.unit)
    if compound:
        return i, compound
    i, headed = _past_description(view, pieces, i, bool(number.currency)), False
    if i + 2 < len(pieces) and _is_cause(pieces[i]) and pieces[i + 1].kind in ACTING and pieces[i + 2].kind == NOUN:
        i += 2  # 9户|因病致贫|人口
    events = not view.words.has("phrases.doer_unit", number.unit)
    while i < len(pieces) and i - here < REACH:
        piece = pieces[i]
        following = pieces[i + 1] if i + 1 < len(pieces) else None
        leads_on = following is not None and following.kind in (NOUN, EITHER, QUOTE, ADJECTIVE, OF)
        if piece.kind in (NOUN, PLACE, QUOTE):
            if view.words.has("phrases.dateline", piece.text) or (headed and piece.text.startswith(_RANKS)):
                break
            is_figure = following is not None and view.words.has("phrases.figure_noun", following.text)
            if headed and is_figure and _is_person(view, pieces[i - 1]):
                break  # 56名校友|捐款总额为9元
            if headed and view.words.has("phrases.trailing", piece.text):
                break  # 9户乡亲|年均增收
            if headed and view.words.has("phrases.single", piece.text) and following and following.kind in ACTING:
                break  # 9家企业|单笔捐款
            if headed and not leads_on and view.words.has("phrases.befalls", piece.text):
                break  # 造成9个乡镇|受灾
            ties_on = _ties_on(pieces, i + 1)
            if headed and ties_on and piece.text.endswith(view.words.figure_ends) and not number.currency:
                break  # 9个站点|降雨量超过9毫米
            if headed and view.words.has("phrases.closing", pieces[i - 1].text):
                break
            is_body = headed and _is_body(view, pieces[i - 1], number.unit)
            if is_body and any(_leads_to_person(view, pieces[: i + size], i) for size in (1, 2)):
                break  # 12所学校|代表, 15家机构|护理人员
            if headed and piece.doer and number.unit in ("名", "位") and _is_person(view, pieces[i - 1]):
                break  # 两名选手|林若溪、周一帆
            ends = view.words.has("phrases.predicate_end", piece.text) or view.words.tags.get(piece.text) == "i"
            is_idiom = len(piece.text) == 4 and view.words.tags.get(piece.text) == "l"
            ends = ends or (is_idiom and _is_person(view, pieces[i - 1]))  # 65名志愿者|恪尽职守
            ends = ends or (_is_person(view, pieces[i - 1]) and _holds_verb(view, piece.text))
            if headed and ends and not leads_on and piece.kind == NOUN:
                break  # 241名运动员|参赛, 20名学子|脱颖而出
            if headed and not number.currency and _is_title(piece) and not _leads_to_noun(following):
                break  # 5部作品|《甲》《乙》
            is_deed = piece.verbal or view.words.tags.get(piece.text) == "v"
            says = headed and is_deed and number.unit in ("名", "位") and _is_person(view, pieces[i - 1])
            if says and not _leads_to_person(view, pieces, i):
                break  # 9名志愿者|督查项目
            titled = following is not None and view.words.has("phrases.title_noun", following.text)
            gets = headed and (_is_person(view, pieces[i - 1]) or view.words.is_doer(pieces[i - 1]))
            names = piece.kind == QUOTE and (titled or (gets and not _leads_to_noun(following)))
            if headed and not number.currency and (names or (gets and _begins_award(view, pieces, i))):
                break  # 9名同志|“模范”称号, 9个支部|“示范支部”, 9家单位|省劳动奖状
            headed = True
        elif piece.kind == ADJECTIVE:
            if headed and not leads_on:
                break
        elif piece.kind == VERB and number.currency and _is_grant(view, pieces, i):
            headed = True  # 9万元的房屋修缮补助
        elif piece.kind == VERB and headed and number.kind == "ratio" and _is_growth(view, pieces, here, i):
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
            if not headed and _has_own_number(pieces, here, i):
                break  # 开展实践6批|服务当地学生900人次
            is_rate = view.words.has("phrases.standard", pieces[i - 1].text)
            if (
                headed
                and number.currency
                and leads_on
                and (is_rate or pieces[i - 1].text.endswith(view.words.fund_ends))
            ):
                break  # 9万元专项资金|扶持传承人, 9元的价格|流转土地
            is_grant = number.currency and view.words.has("phrases.grant", piece.text) and not leads_on
            if headed and not is_grant and _is_predicate(view, pieces, i, leads_on, events, is_object):
                break
            headed = True
        elif piece.kind == WEAK and not headed and is_object and (following is None or following.kind == BREAK):
            headed = True  # 提出3点希望
        elif piece.kind == WEAK and is_object and not leads_on and _is_event(view, pieces, here, i):
            headed = True  # 开展9场深度|访谈
        elif piece.kind == WEAK:
            if not leads_on or (headed and not is_object):
                break
            if headed and _is_person(view, pieces[i - 1]) and not _leads_to_person(view, pieces, i + 1):
                break  # 帮助30名孩子|穿上新鞋
        elif piece.kind == OF:
            is_named = end > start and _is_counted(view, pieces[start:end], number.unit)
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
            and (_is_plain(following) if headed else end > start or pieces[i - 1].kind == OF)
        ):
            i += 1
            continue  # 培训与现场带教
        elif headed and view.words.has("phrases.kept_determiner", piece.text) and _is_plain(following):
            i += 1
            continue  # 在岗各级模范
        elif headed and view.words.has("phrases.within", piece.text) and following is not None and following.kind == OF:
            i += 1
            continue  # 世界范围内的成果
        elif piece.kind in (MARK, AND):
            if not headed or not _continues(view, pieces, i + 1, bool(number.currency)):
                break
            i += 1
            headed = False
            continue
        elif piece.kind == BRACKET:
            is_note = view.words.kinds.get(piece.text[1:2]) == LINK and piece.text[1] != "含"
            if headed and len(piece.text) <= 10 and not is_note:
                end = i + 1
                if following is not None and len(following.text) == 1 and _is_person(view, following):
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
    return (start, _before_next(pieces, start, end)) if end > start else None


def _is_cause(piece: Piece) -> bool:
    """Whether a word says by what something came about: 因病, 因灾."""
    return piece.kind == ADVERB and len(piece.text) == 2 and piece.text[0] == "因"


def _is_growth(view: View, pieces: Sequence[Piece], here: int, i: int) -> bool:
    """Whether the verb at i is the head of what a share with 的 describes: 9%的营收|增长."""
    described = here + 1 < i and pieces[here + 1].kind == OF
    ends = i + 1 == len(pieces) or pieces[i + 1].kind in (MARK, AND, BREAK)
    ends = ends and not view.words.has("phrases.standard", pieces[i - 1].text)  # 以9%的速度|增长
    return described and ends and view.words.has("phrases.of_subject", pieces[i].text)


def _is_event(view: View, pieces: Sequence[Piece], here: int, i: int) -> bool:
    """Whether the word that ends the clause names what 开展 and the like tell of: 开展9场深度|访谈."""
    ends = i + 1 == len(pieces) or pieces[i + 1].kind in (BREAK, MARK, AND)
    held = next((piece for piece in reversed(pieces[max(here - 4, 0) : here]) if piece.kind in ACTING), None)
    is_deed = len(pieces[i].text) == 2 and not _is_person(view, pieces[i - 1])
    return ends and is_deed and held is not None and view.words.has("phrases.stages", held.text)


def _ties_on(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a number follows, or what ties one to the word before: 规模|都|突破|9亿元."""
    while i < len(pieces) and pieces[i].kind == ADVERB:
        i += 1
    return i < len(pieces) and pieces[i].kind in (LINK, NUMBER)


def _is_short_deed(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether a verb of one character and its object stand at i, in one word or two: 种茶, 买纸; not a thing (补品)."""
    piece = pieces[i]
    if len(piece.text) == 1 and view.words.has("phrases.verb_stem", piece.text):
        return i + 1 < len(pieces) and pieces[i + 1].kind == NOUN and len(pieces[i + 1].text) == 1
    if len(piece.text) != 2 or piece.kind not in (NOUN, WEAK):
        return False
    acts = view.words.has("phrases.verb_stem", piece.text[0]) or view.words.has("phrases.does", piece.text[0])
    is_thing = view.words.tags.get(piece.text, "").startswith("n")
    return acts and not is_thing and view.words.tags.get(piece.text[1], "").startswith("n")


def _begins_award(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether an award that a place leads begins at i: 9家单位|省劳动奖状."""
    end = i
    while end < min(len(pieces), i + 6) and pieces[end].kind in (NOUN, PLACE, ADJECTIVE):
        end += 1
    is_led = is_place(view, pieces[i]) or pieces[i].text in view.words.place_ends
    return end > i and is_led and pieces[end - 1].text.endswith(view.words.award_ends)


def _is_plain(piece: Piece | None) -> bool:
    """Whether a word is a noun and nothing else."""
    return piece is not None and piece.kind == NOUN and not piece.verbal


def _past_value(view: View, pieces: Sequence[Piece], i: int) -> int:
    """Past a sum that values the goods behind it: 三批|价值9万元的|仪器."""
    valued = i + 3 < len(pieces) and view.words.has("phrases.value", pieces[i].text)
    number = next((k for k in range(i + 1, min(i + 4, len(pieces))) if pieces[k].kind == NUMBER), None)
    if not valued or number is None or number + 2 > len(pieces) - 1 or pieces[number + 1].kind != OF:
        return i
    return number + 2


def _is_title(piece: Piece) -> bool:
    return piece.kind == QUOTE and piece.text[0] == "《"


def _leads_to_noun(following: Piece | None) -> bool:
    return following is not None and following.kind in (NOUN, EITHER, ADJECTIVE, OF)


def _is_part(pieces: Sequence[Piece], here: int) -> bool:
    """Whether 其中 or 其中有 stands straight before the number."""
    i = here - 1
    while i > 0 and pieces[i].kind == LINK:
        i -= 1
    return i >= 0 and pieces[i].text == "其中"


def _is_predicate(view: View, pieces: Sequence[Piece], i: int, leads_on: bool, events: bool, is_object: bool) -> bool:
    """Whether a word that is verb or noun, after a noun, says what that does (50家企业参展), and is no part of it."""
    word = pieces[i].text
    if not leads_on and view.words.has("phrases.predicate_end", word):
        return True
    if not leads_on and not events and not view.words.has("phrases.body_noun", word):
        return True
    if leads_on and not events and not is_object and view.words.has("phrases.takes_object", word):
        return True
    return _is_person(view, pieces[i - 1]) and not _leads_to_person(view, pieces, i)


def _before_next(pieces: Sequence[Piece], start: int, end: int) -> int:
    """The end of a number's noun without the noun of a number that follows (22个省份|扶贫企业2.8万个)."""
    i = end
    while i < len(pieces) and pieces[i].kind in (ADVERB, LINK):
        i += 1
    if end - start < 2 or i >= len(pieces) or pieces[i].kind != NUMBER or has_noun(pieces, i):
        return end
    of = next((k for k in range(end - 1, start, -1) if pieces[k].kind == OF), None)
    return of if of is not None else (start + 1 if i == end else end)


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


def _leads_to_person(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether the word at i describes a person or body after it (学生管理人员), rather than saying what they do."""
    while i < len(pieces) and pieces[i].kind in (EITHER, NOUN):
        i += 1
    return _is_person(view, pieces[i - 1]) and pieces[i - 1].kind == NOUN


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
    is_person = last.doer or _is_person(view, last) or view.words.has("phrases.body_noun", last.text)
    return end > i + 1 and last.kind in (NOUN, EITHER) and is_person


def has_noun(pieces: Sequence[Piece], here: int) -> bool:
    """Whether a noun stands straight after the number."""
    return here + 1 < len(pieces) and pieces[here + 1].kind in (*NOMINAL, OF)


def _past_description(view: View, pieces: Sequence[Piece], i: int, is_sum: bool) -> int:
    """Past a description that ends in 的 before the noun: 有特殊困难的学生, 家境贫困、勤奋好学的学子."""
    if i + 1 >= len(pieces):
        return i
    deed = next((piece for piece in pieces[i : i + 4] if piece.kind != ADVERB), None)
    if is_sum and pieces[i].kind == ADVERB and deed is not None and deed.kind in (VERB, WEAK):
        return i  # 9元|就能玩一晚的游戏: a predicate
    is_copula = view.words.has("phrases.copula", pieces[i].text)
    if pieces[i].kind == LINK and (is_copula or pieces[i + 1].kind == PARTICLE):
        return i  # 9户有了脱贫的项目, 一半是新来的青年
    opens = i < len(pieces) and pieces[i].kind in (AGENT, VERB, WEAK, EITHER, LIGHT, PREPOSITION, LINK, ADVERB)
    for k in range(i, min(i + 16, len(pieces))):
        kind = pieces[k].kind
        if k > i + 1 and kind == VERB and pieces[i].kind == WEAK and pieces[k - 1].kind == NOUN:
            return i  # 9个统筹地区选择…的方式: a subject and its verb
        if kind == OF:
            noun_follows = k + 1 < len(pieces) and pieces[k + 1].kind in NOMINAL
            weak_follows = k + 2 < len(pieces) and pieces[k + 1].kind == WEAK and pieces[k + 2].kind == NOUN
            noun_follows = noun_follows or weak_follows
            marks = any(piece.kind == MARK for piece in pieces[i:k])
            return k + 1 if noun_follows and (opens or marks) else i
        if kind in (BREAK, NUMBER, SPACE) or (not opens and kind in (VERB, LINK, PREPOSITION, AND, AGENT, UNDERGO)):
            break
    return i


def _is_grant(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether the verb at i and what follows it to the end of the clause are the name of a grant: 修缮|补助, 资金|支持."""
    end = i + 1
    if view.words.has("phrases.standard", pieces[i - 1].text):
        return False  # 9元的标准|发放误工补助
    while end < min(len(pieces), i + REACH) and pieces[end].kind in (NOUN, EITHER, ADJECTIVE):
        end += 1
    is_last = end == len(pieces) or pieces[end].kind in (BREAK, MARK, AND, BRACKET)
    return is_last and view.words.has("phrases.grant", pieces[end - 1].text)


def _continues(view: View, pieces: Sequence[Piece], i: int, is_sum: bool = False) -> bool:
    """Whether a noun of the same phrase follows 、 or 和: not one that has a number of its own.

    `is_sum`: a list that 等 ends may have one (9万元的帐篷、被褥等6类物资).
    """
    start = i
    counted = view.number_at.get(pieces[i].start) if i < len(pieces) else None
    if counted is not None and pieces[i].kind == DETERMINER and counted.disposition == "indefinite":
        return False  # 9元奖金、|一床棉被
    while (i < len(pieces) and pieces[i].kind in (NOUN, ADJECTIVE, QUOTE, EITHER, PLACE, MARK, AND, DETERMINER)) or (
        i < len(pieces) and view.words.has("phrases.attributive", pieces[i].text)
    ):
        i += 1
    if i > start and i < len(pieces) and pieces[i].kind == ET_CETERA:
        return is_sum or (i + 1 < len(pieces) and pieces[i + 1].kind in NOMINAL)  # 9名孤儿、老人等困难群众
    return i > start and not (i < len(pieces) and pieces[i].kind in (NUMBER, BREAK, LINK, ET_CETERA))


def _is_person(view: View, piece: Piece) -> bool:
    return piece.text.endswith(view.words.person_ends)


def _is_counted(view: View, noun: Sequence[Piece], unit: str) -> bool:
    """Whether a noun before 的 is itself what the unit counts: 30名学生|的学费, 28所高校|的师生, 9个校区|的馆舍."""
    last = noun[-1]
    if view.words.has("phrases.level_unit", unit) and view.words.has("phrases.level", last.text):
        return False  # 9项国家和省|的课题
    if last.doer or (len(noun) == 1 and view.words.tags.get(last.text, "")[:2] in ("nr", "ns", "nt")):
        return False  # 9个某组织的据点
    if _is_person(view, last) or last.kind == QUOTE or view.words.has("phrases.place_end", last.text):
        return True
    ends = view.words.words["phrases.counted_by"].get(unit, "")
    if ends:
        return last.text.endswith(tuple(ends.split()))
    joined = (MARK, AND)
    plain = all(piece.kind in (*joined, PLACE) or (piece.kind == NOUN and not piece.verbal) for piece in noun)
    plain = plain and view.words.tags.get(last.text, "n").startswith("n")
    plain = plain and not view.words.has("phrases.quality_start", last.text[0])
    describes = last.text.endswith(view.words.quality_ends) and not view.words.has("phrases.kind_noun", last.text)
    return view.words.has("phrases.any_unit", unit) and plain and not describes


def _is_body(view: View, piece: Piece, unit: str) -> bool:
    """Whether a noun is a body that the unit counts (12所学校), so that a person after it is no more of its name."""
    ends = view.words.words["phrases.counted_by"].get(unit, "")
    return view.words.has("phrases.body_unit", unit) and piece.text.endswith(tuple(ends.split()))


def _compound(view: View, pieces: Sequence[Piece], i: int, unit: str) -> int:
    """The end of a verb and a noun that are one name straight after a number: 336家上榜企业, 8名入伍大学生; 0 if none."""
    end = i + 1
    if i >= len(pieces) or pieces[i].kind not in (VERB, WEAK):
        return 0
    while end < min(len(pieces), i + 4) and pieces[end].kind == NOUN and not pieces[end].doer:
        end += 1
    if not i + 1 < end <= i + 3 or (end < len(pieces) and pieces[end].kind in (OF, EITHER)):
        return 0
    last = pieces[end - 1]
    if view.words.has("phrases.describing", pieces[i].text) and view.words.has("phrases.any_unit", unit):
        return end  # 9种选拔标准
    if unit in ("名", "位"):
        return end if _is_person(view, last) and not last.text.endswith(("人", "手")) else 0
    ends = view.words.words["phrases.counted_by"].get(unit, "")
    return end if unit == "大" or (ends and last.text.endswith(tuple(ends.split()))) else 0


def _owner_by_deed(view: View, pieces: Sequence[Piece], i: int, unit: str) -> int:
    """The end of what a deed describes and the unit counts, before 的 and what it has: 入围作品|的得票情况; 0 if none."""
    if i >= len(pieces) or pieces[i].kind not in ACTING or not view.words.has("phrases.describing", pieces[i].text):
        return 0
    end = i + 1
    while end < min(len(pieces), i + 4) and pieces[end].kind == NOUN and not pieces[end].doer:
        end += 1
    owns = end + 1 < len(pieces) and pieces[end].kind == OF and pieces[end + 1].kind in (*NOMINAL, WEAK)
    return end if end > i + 1 and owns and _is_counted(view, pieces[i + 1 : end], unit) else 0


def _holds_verb(view: View, word: str) -> bool:
    """Whether the segmenter has glued a verb to its object: 筹集资金."""
    return len(word) == 4 and view.words.kinds.get(word[:2]) == VERB and word[2:] in view.words.tags


def _has_own_number(pieces: Sequence[Piece], here: int, i: int) -> bool:
    """Whether the word at i, straight after a number that has a noun before it, governs a number of its own."""
    if here == 0 or pieces[here - 1].kind != NOUN or i != here + 1:
        return False
    k = i + 1
    while k < min(len(pieces), i + REACH) and pieces[k].kind in (NOUN, PLACE, ADJECTIVE, LINK):
        k += 1
    return i + 1 < k < len(pieces) and pieces[k].kind == NUMBER


def _is_dimension(view: View, pieces: Sequence[Piece], here: int, kind: str) -> bool:
    """Whether a measure is that of the word before it: 水深两米, 海拔平均9米."""
    if kind == "count":
        return pieces[here - 1].kind == NOUN
    i = here - 1
    while i > 0 and pieces[i].kind in (ADVERB, LINK):
        i -= 1
    piece = pieces[i]
    return piece.text.endswith((*view.words.figure_ends, *view.words.words["phrases.dimension"]))


def is_place(view: View, piece: Piece) -> bool:
    """Whether a word is a place, by its kind or the end of its name."""
    if piece.kind == PLACE:
        return True
    if piece.text in view.words.kinds:
        return False
    is_name = view.words.tags.get(piece.text, "") in ("", "ns", "nr", "nz", "nrfg")
    return len(piece.text) > 1 and piece.text.endswith(view.words.place_ends) and is_name


def stripped(view: View, pieces: Sequence[Piece], start: int, end: int) -> str:
    """The noun phrase in pieces[start:end] without what only leads in or out."""
    for i in range(end - 1, max(start, end - REACH) - 1, -1):
        if i == start and pieces[i].kind == ADVERB and view.words.has("phrases.attributive", pieces[i].text):
            continue
        lists = pieces[i].kind == MARK and i > start and pieces[i - 1].kind == DETERMINER  # 一等奖一项、二等奖
        if lists or pieces[i].kind in (BREAK, LINK, ADVERB, NUMBER, PREPOSITION):
            of = next((k for k in range(end - 2, i, -1) if pieces[k].kind == OF), None)
            start = of + 1 if of is not None and pieces[i].kind in (NUMBER, PREPOSITION) else i + 1
            break
    for i in range(end - 2, start, -1):
        if pieces[i].kind == ET_CETERA and pieces[i + 1].kind in (*NOMINAL, DETERMINER):
            named = pieces[i - 1].doer or pieces[i - 1].kind == QUOTE
            if named or pieces[i - 1].text.endswith(("奖", *view.words.doer_ends)):
                start = i + 1  # 金奖、一等奖等奖励9项, “甲”“乙”等荣誉9项
            break
    leading = (DETERMINER, PARTICLE, MARK, AND, SPACE, OF, TIME, LOCALISER, BRACKET)
    while (
        start < end
        and pieces[start].kind in leading
        and not (view.words.has("phrases.kept_determiner", pieces[start].text) and start + 1 < end)
        and not (start + 1 < end and pieces[start].text.endswith("岁") and pieces[start + 1].kind == AROUND)
    ):
        start += 1
    if start < end and pieces[start].kind == AROUND and len(pieces[start].text) > 1:
        start += 1  # 主要有以下两点
        if start < end and pieces[start].kind == OF:
            start += 1
    last = (OF, MARK, AND, SPACE, ADVERB, PARTICLE, LOCALISER, ET_CETERA, BRACKET, UNDERGO)
    while start < end and pieces[end - 1].kind in last:
        end -= 1
    of = next((i for i in range(end - 1, start, -1) if pieces[i].kind == OF), None)
    if of is not None and any(pieces[i].kind in (VERB, WEAK) for i in range(start + 1, of)):
        start = of + 1  # 确定了[向市里报送的]候选集体1个
    if start < end and view.words.has("phrases.listing", pieces[end - 1].text):
        end -= 1
    if start >= end or all(piece.kind in (MARK, AND) or is_place(view, piece) for piece in pieces[start:end]):
        return ""
    return slice_text(view, pieces, start, end)


def is_list_mark(pieces: Sequence[Piece], i: int) -> bool:
    """Whether 一 of 一、先进单位 stands at i."""
    if i or len(pieces) < 2 or len(pieces[0].text) > 3:
        return False
    is_numbered = pieces[0].text.endswith(".") and pieces[0].text[:-1].isdecimal()  # 3.教育支出
    return is_numbered or (len(pieces[0].text) <= 2 and pieces[1].kind == MARK)


def slice_text(view: View, pieces: Sequence[Piece], start: int, end: int) -> str:
    """The text of pieces[start:end]; quotes round the whole are dropped."""
    if end - start == 1 and pieces[start].kind == QUOTE and pieces[start].text[0] == "“":
        return view.text[pieces[start].start + 1 : pieces[start].end - 1].strip()
    written = view.text[pieces[start].start : pieces[end - 1].end].strip(_DAMAGED)
    return "" if view.words.has("phrases.average", written) or not any(map(str.isalnum, written)) else written

"""The noun phrase at the head of a clause, which may act: where it begins and ends, and whether it is a doer."""

from collections.abc import Sequence

from pipeline.describedheads import (
    described_doer,
    described_head,
    is_described,
    is_doer_like,
    past_relative,
    past_setting,
)
from pipeline.names import is_name, name_model
from pipeline.nountexts import is_list_mark, slice_text
from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AND,
    BRACKET,
    DETERMINER,
    EITHER,
    ET_CETERA,
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
)
from pipeline.views import View

_HE = ("他", "她", "他们", "她们", "我", "我们")
_SAID_OF_SUBJECT = ("phrases.of_subject", "phrases.undergone", "phrases.share", "phrases.gives")
"""Verbs whose subject does not act: it changes, or it gets the sum."""


def head_noun(view: View, pieces: Sequence[Piece], verb: int, is_here: bool = False) -> str | None:
    """The noun phrase at the head of a clause; None where the clause has none, "" where it is no doer."""
    if verb > 2 * REACH:
        return ""
    start = _past_dateline(view, pieces, verb)
    if start < verb and not is_here and view.words.has("phrases.compared", pieces[start].text):
        return None  # 较前一批多出三成
    for i in range(start, min(verb, len(pieces))):
        leads = view.words.has("phrases.leads_verb", pieces[i].text) and i + 1 < verb
        if view.words.has("phrases.existential", pieces[i].text) or (leads and pieces[i + 1].kind in NOMINAL):
            is_whole = not is_here and i and view.words.has("phrases.place", pieces[i - 1].text)
            if i and (pieces[i - 1].doer or (is_whole and view.words.has("phrases.holds", pieces[i].text))):
                return pieces[i - 1].text  # 某大学共有9项成果获奖: the university
            if i > start and not is_here and pieces[i - 1].kind in (NOUN, ADVERB):
                return _haver(view, pieces, start, i)
            start = i + 1  # 大赛已有27个项目获得融资: the projects
            if start < verb and pieces[start].kind == NUMBER:
                start += 1
    start = _past_blank(pieces, start, min(verb, len(pieces)))
    if start == 0 and verb > 1 and pieces[0].text[0].isnumeric() and is_list_mark(pieces, 0):
        start = 1 + (pieces[1].kind == MARK)  # 1.王强
    skipped = (TIME, ADVERB, SPACE, LOCALISER, BRACKET, AND)
    while start < min(verb, len(pieces)) and (
        pieces[start].kind in skipped
        or pieces[start].text == "“"
        or view.words.has("phrases.adverb", pieces[start].text)
        or _is_times(view, pieces[start])
    ):
        if pieces[start].kind == PREPOSITION and view.words.has("phrases.handles", pieces[start].text):
            return None  # 将种子|撒遍9省
        start += 1
    is_led = 0 < start < verb and view.words.has("phrases.together", pieces[start - 1].text)
    if is_led:
        return None  # 联合市卫健委开展: with whom, not who
    return _noun_from(view, pieces, start, verb, is_here)


def _noun_from(view: View, pieces: Sequence[Piece], start: int, verb: int, is_here: bool) -> str | None:
    """The noun phrase from `start`, past what only describes it, as `head_noun` gives it."""
    start = past_setting(pieces, start, min(verb, len(pieces)))
    start = past_relative(view, pieces, start, min(verb, len(pieces)))
    if 0 < start < verb and start < len(pieces) and pieces[start].kind == OF and pieces[start - 1].text.endswith("岁"):
        start += 1  # 今年58岁的|王强
    end = start
    within = (*NOMINAL, OF, MARK, AND, BRACKET, NUMBER, ET_CETERA, DETERMINER)
    while end < verb and (
        pieces[end].kind in within or _in_body_name(view, pieces, end) or _is_of_age(pieces[end : end + 2])
    ):
        if view.words.has("phrases.deliberate", pieces[end].text) or (end > start and _is_times(view, pieces[end])):
            break
        if _leads_others(view, pieces[max(end - 1, 0) : end + 2]):
            break  # 市科协|组织|专家进行评估
        end += 1
    end = _past_partner(view, pieces, start, _past_name(view, pieces, start, end), verb)
    if start < end and pieces[start].kind == OF:
        return None
    while end > start and (
        pieces[end - 1].kind in (OF, MARK, AND, DETERMINER) or view.words.has("phrases.average", pieces[end - 1].text)
    ):
        end -= 1
    while end - start > 1 and _is_doubled(pieces[end - 1]):
        end -= 1  # 事迹|深深|打动
    if end - start > 1 and pieces[start].kind == EITHER and pieces[end - 1].doer:
        return pieces[end - 1].text  # 帮扶单位|甲公司|援助
    if end == start or (pieces[start].kind == EITHER and not is_named_by_deed(view, pieces, start, end)):
        return described_doer(view, pieces, start, verb) or None
    if end - start > 1 and pieces[end - 1].kind == BRACKET and pieces[end - 2].doer:
        end -= 1  # 王强(村支书)
    if end - start > 1 and pieces[end - 1].text in ("个人", "本人"):
        end -= 1  # 王强|个人
    counts_people = view.words.has("phrases.person_unit", _unit_at(view, pieces, end - 1))
    if is_here and counts_people and end - start > 1:
        end -= 1  # 队员9人|扎根9个村
    elif (
        is_here and counts_people and all(piece.kind == ADVERB or _is_times(view, piece) for piece in pieces[end:verb])
    ):
        return pieces[start].text  # 两人|共获奖金9元, 3人|5次|打破4项
    if not is_here and end - start > 1 and pieces[end - 1].kind == NUMBER and end < verb <= len(pieces) - 1:
        end -= 1  # 干部职工9万人
    return _as_doer(view, pieces, start, end, verb, is_here)


def _as_doer(view: View, pieces: Sequence[Piece], start: int, end: int, verb: int, is_here: bool) -> str | None:
    """The noun phrase pieces[start:end] if it can act, as `head_noun` gives it."""
    last = pieces[end - 1]
    if view.words.has("phrases.single", slice_text(view, pieces, start, end)):
        return None  # 财政安排9亿元,单个项目|补助9万元
    is_doer = (
        last.kind == PLACE
        or last.doer
        or _is_told_of(view, pieces, start, end)
        or (last.kind == QUOTE and last.text[:-1].endswith(view.words.doer_ends))
        or "·" in slice_text(view, pieces, start, end)
        or last.text.endswith((*view.words.doer_ends, *view.words.words["phrases.people_end"]))
        or is_person(view, last.text)
        or is_person(view, slice_text(view, pieces, start, end))
    )
    if verb >= len(pieces) and pieces[-1].kind == TIME and not _is_duration(view, pieces[-1]):
        return None  # 活动当天
    excluded = view.words.has("phrases.no_doer", last.text) or view.words.has("phrases.dateline", pieces[start].text)
    excluded = excluded or pieces[start].text.startswith(("面向", "针对", "围绕", "按"))
    counted = NUMBER in (pieces[start].kind, pieces[end - 1].kind) and not is_here
    if is_doer and not excluded and not counted:
        if is_described(view, pieces, end, verb):
            return described_head(view, pieces, end, verb)
        if last.kind == PRONOUN and end - start > 1 and pieces[end - 2].kind == OF:
            return last.text  # 年过半百的|她
        if _is_titled(view, pieces, start, end):
            return slice_text(view, pieces, end - 1, end)  # 村委会主任|王强
        start -= start > 0 and pieces[start - 1].text == "各"  # 各基层工会
        return slice_text(view, pieces, start, end)
    described = described_doer(view, pieces, start, verb) if is_here and not excluded and end < verb else ""
    if described:
        return described  # 呼声很高的《归途》
    if is_here and not excluded and _is_plain_subject(view, pieces, start, end, verb):
        if last.kind == QUOTE and last.text[0] == "《":
            start = next((i + 1 for i in range(end - 1, start, -1) if pieces[i].kind == OF), start)  # 好评的《归途》
        return slice_text(view, pieces, start, end)
    is_aside = pieces[-1].kind in (LOCALISER, TIME) or (verb >= len(pieces) and not excluded)
    is_aside = is_aside or (not is_here and last.text.endswith(view.words.figure_ends))  # 产量达9吨
    is_aside = is_aside or all(piece.kind in (ADJECTIVE, AND, MARK) for piece in pieces[start:end])  # 丰富和|保存了
    return None if is_aside else ""


def _unit_at(view: View, pieces: Sequence[Piece], i: int) -> str:
    """The unit of the number at i; empty where no number stands there."""
    number = view.number_at.get(pieces[i].start) if pieces[i].kind == NUMBER else None
    return number.unit if number is not None and not number.currency else ""


def _is_told_of(view: View, pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether a noun phrase points to something that the text has told of: 这些资金, 该片, 他家; no figure."""
    first, last = pieces[start], pieces[end - 1]
    points = view.words.has("phrases.points", first.text[0]) and first.kind in (DETERMINER, PRONOUN)
    is_thing = last.kind == NOUN or (end - start == 1 and len(last.text) > 1)
    is_plain = not any(piece.kind in (OF, NUMBER) for piece in pieces[start:end])
    return points and is_thing and is_plain and not last.text.endswith((*view.words.figure_ends, "次", "届"))


def _is_times(view: View, piece: Piece) -> bool:
    """Whether a piece says how many times: 三次, 两度."""
    number = view.number_at.get(piece.start) if piece.kind == NUMBER else None
    return number is not None and view.words.has("phrases.times_unit", number.unit)


def _is_duration(view: View, piece: Piece) -> bool:
    """Whether a piece says how long: 16年, 三个月."""
    number = view.number_at.get(piece.start)
    return number is not None and number.disposition == "duration"


def _past_blank(pieces: Sequence[Piece], start: int, verb: int) -> int:
    """Past a blank that parts two phrases of a headline: 年终晒家底 |青禾日报社|捧回."""
    blank = next((i for i in range(verb - 1, start + 1, -1) if pieces[i].kind == SPACE), None)
    if blank is None or blank + 1 >= verb or pieces[blank + 1].kind not in (NOUN, PLACE):
        return start
    return blank + 1 if any(piece.kind in ACTING for piece in pieces[start:blank]) else start


def is_named_by_deed(view: View, pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether a word that is verb or noun only describes a person or a body: 获奖|学生|可获得9元, 救援|队伍|救出9人."""
    last = pieces[end - 1]
    is_person_word = view.words.is_doer(last) and last.text.endswith(view.words.person_ends)
    return end - start == 2 and (is_person_word or view.words.has("phrases.named_by_deed", last.text))


def _is_plain_subject(view: View, pieces: Sequence[Piece], start: int, end: int, verb: int) -> bool:
    """Whether a noun phrase that is no doer by its form opens the clause of a verb that has an object: 该案缴获毒品9克."""
    following = pieces[verb : verb + 3]
    if not following or following[0].kind not in (VERB, EITHER, WEAK):
        return False
    between = (ADVERB, TIME, PARTICLE, LINK)
    if not all(piece.kind in between or _is_doubled(piece) for piece in pieces[end:verb]):
        return False
    last = pieces[end - 1]
    if any(piece.kind == NUMBER for piece in pieces[start + 1 : end]):
        return False
    if last.kind not in (NOUN, QUOTE, EITHER, PRONOUN, BRACKET) or last.text.endswith(view.words.figure_ends):
        return False
    if end - start < 2 and (len(last.text) < 2 or (last.verbal and end == verb)):
        return False  # 亩|均增收; 评估|认定
    if last.text.endswith(tuple(view.words.words["phrases.rate_end"])):
        return False  # 覆盖面|稳定在九成
    if any(view.words.has(name, following[0].text) for name in _SAID_OF_SUBJECT):
        return False
    return any(piece.kind in (NOUN, NUMBER, QUOTE, PLACE, ADJECTIVE) for piece in following[1:])


def _is_doubled(piece: Piece) -> bool:
    """Whether an adjective is doubled, so that it says how: 深深, 牢牢."""
    return piece.kind == ADJECTIVE and len(piece.text) == 2 and piece.text[0] == piece.text[1]


def _haver(view: View, pieces: Sequence[Piece], start: int, end: int) -> str:
    """Who has what 有 tells of, for the clauses that follow: 运动会|共有9支队参赛,设10个项目."""
    while end > start and pieces[end - 1].kind == ADVERB:
        end -= 1
    plain = end > start and all(piece.kind in (NOUN, EITHER, QUOTE, ADJECTIVE) for piece in pieces[start:end])
    return slice_text(view, pieces, start, end) if plain and view.words.is_doer(pieces[end - 1]) else ""


def _is_titled(view: View, pieces: Sequence[Piece], start: int, end: int) -> bool:
    """Whether pieces[start:end] are one person's name and what tells who that is: 院长、教授|王强, 某校的|王强."""
    last = pieces[end - 1]
    ends = (*view.words.doer_ends, *view.words.person_ends, *view.words.words["phrases.people_end"])
    named = (last.doer or is_person(view, last.text)) and not last.text.endswith(ends)
    if end - start < 2 or not (named or (last.doer and is_person(view, last.text))):
        return False
    if any(piece.kind == AND or (piece.doer and is_person(view, piece.text)) for piece in pieces[start : end - 1]):
        return False  # 县长王强、书记|李军
    before = pieces[end - 2]
    return before.kind == OF or before.text.endswith((*view.words.doer_ends, *view.words.person_ends))


def _in_body_name(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether the verb at i is part of a body's name: 县乡村振兴局."""
    is_verb = pieces[i].kind in ACTING and i + 1 < len(pieces) and i > 0 and pieces[i - 1].kind in NOMINAL
    return is_verb and view.words.has("phrases.office", pieces[i + 1].text)


def _past_name(view: View, pieces: Sequence[Piece], start: int, end: int) -> int:
    """The end of a subject that a person's name closes: 王强|代表学校, 李军|顾不上回家."""
    for i in range(start, end - 1):
        following = pieces[i + 1]
        joins = following.kind in (MARK, AND, ET_CETERA, BRACKET, QUOTE, NUMBER, PARTICLE) or following.doer
        joins = joins or any(piece.kind == OF for piece in pieces[i + 1 : end])
        if pieces[i].doer and ("·" in pieces[i].text or is_person(view, pieces[i].text)) and not joins:
            titled = following.text.endswith(view.words.doer_ends) and not view.words.has(
                "phrases.body_noun", following.text
            )
            return i + 2 if titled or view.words.has("phrases.address", following.text) else i + 1
        relates = following.text.endswith((*view.words.doer_ends, *view.words.words["phrases.people_end"]))
        if pieces[i].text in _HE and not joins and not relates:
            return i + 1  # 她|满腔热情
    return end


def _is_of_age(pieces: Sequence[Piece]) -> bool:
    """Whether an age stands before a noun: 2名|百岁|老人."""
    return len(pieces) == 2 and pieces[0].text.endswith("岁") and pieces[1].kind == NOUN


def _leads_others(view: View, pieces: Sequence[Piece]) -> bool:
    """Whether a word behind a body is its deed, whose object acts: 市科协|组织|专家进行评估."""
    if len(pieces) < 3 or not pieces[0].doer or not view.words.has("phrases.pivot", pieces[1].text):
        return False
    return pieces[2].text.endswith(view.words.doer_ends)


def _past_partner(view: View, pieces: Sequence[Piece], start: int, end: int, verb: int) -> int:
    """Past another doer whom 与 joins to the first, if they act together: 甲局|与乙会|共同颁发."""
    if not start < end < verb - 2 or pieces[end].text not in ("与", "和", "同", "跟"):
        return end
    last = end + 1
    while last < verb and not view.words.has("phrases.jointly", pieces[last].text):
        last += 1
    return last if end + 1 < last < verb and is_doer_like(view, pieces[last - 1]) else end


def _past_dateline(view: View, pieces: Sequence[Piece], verb: int) -> int:
    """The piece after what says where the news comes from: 某社某地3月1日电(记者张三)"""
    reports = False
    for i in range(min(verb - 1, len(pieces), REACH)):
        reports = reports or pieces[i].text in ("讯", "电") or view.words.has("phrases.dateline", pieces[i].text)
        if reports and (pieces[i].text in ("讯", "电") or pieces[i].text.endswith(")")):
            past = i + 1
            while past < verb and (pieces[past].kind == SPACE or pieces[past].text.startswith("(")):
                past += 1
            return past
    return 0


def is_person(view: View, text: str) -> bool:
    """Whether a word is a person's name, by its characters."""
    return len(text) < 5 and is_name(name_model(view.rules, view.document.segmenter), text)

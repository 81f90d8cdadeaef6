"""Who acts on a number: the subject of its verb, the agent of a passive, the owner of a figure.

The subject is looked for at the head of the verb's clause, then in the clauses and, where the sentence names none, the
sentences before it.
"""

from collections.abc import Sequence

from pipeline.clausedoers import (
    LOOK_BACK,
    begins_with_verb,
    clause_doer,
    decider_of,
    deliberator,
    inherited,
    is_awarded,
    is_time,
    subject_of_member,
    tells_means,
)
from pipeline.headnouns import head_noun
from pipeline.nountexts import slice_text
from pipeline.owners import causer_of, counts_doers, is_quoted
from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AGENT,
    AND,
    EITHER,
    LIGHT,
    MARK,
    NOMINAL,
    OF,
    PARTICLE,
    PLACE,
    PREPOSITION,
    REACH,
    TIME,
    UNDERGO,
    VERB,
    Piece,
    Spot,
    Verb,
)
from pipeline.portraits import named_before_bracket
from pipeline.views import View

_TIMES = ("年", "月", "天", "日", "周", "次", "季", "季度", "学期", "学年")
"""What 每 may stand before that is nobody who gets a sum: 每年奖励9名学生."""
_CHOOSES = ("phrases.shared_action", "phrases.selects")
"""What bodies and juries do, but no award or contest that is held."""


def actor_of(view: View, spot: Spot, verb: Verb | None) -> str:
    """Who did it: the subject of the clause, else of an earlier clause of the sentence; empty where unsure."""
    if verb is None:
        return ""
    word = view.pieces(verb.clause)[verb.end - 1].text
    here = verb.clause == spot.clause
    if _has_no_actor(view, spot, verb, word):
        return ""
    if view.words.has("phrases.gives", word) and (
        _is_each(spot.pieces[0].text) or (here and _get_each(view, spot, verb))
    ):
        return decider_of(view, spot)  # 甲、乙为先进单位,各奖励9万元: they get it
    pieces = spot.pieces
    follows = verb.clause > spot.clause or verb.start > spot.here
    if follows and spot.here and view.words.has("phrases.causes", pieces[spot.here - 1].text):
        return causer_of(view, spot)
    if follows:
        agent = _agent(view, view.pieces(verb.clause), 0 if verb.clause > spot.clause else spot.after, verb.start)
        if not agent and view.words.has("phrases.shared_action", word):
            agent = deliberator(view, min(verb.clause, spot.clause)) or decider_of(view, spot)
        is_times = view.words.has("phrases.times_unit", spot.number.unit) and spot.noun is None
        is_given = any(piece.kind == LIGHT for piece in pieces[spot.first : spot.here])  # 给予甲等9人|记功
        if agent or not (is_times or is_given or _is_toward(view, spot)):
            return agent
    agent = "" if follows else _agent(view, pieces, spot.first, verb.start)
    head = _own_head(spot, verb) if not follows else 0
    subject: str | None = agent or _named_in_list(view, spot)
    subject = subject or head_noun(view, pieces[head:], (spot.here if follows else verb.start) - head, is_here=True)
    if subject and subject.endswith(view.words.award_ends) and any(view.words.has(name, word) for name in _CHOOSES):
        return ""  # 科技奖评出9项
    return (_earlier_actor(view, spot, verb, word) if subject is None else subject) or ""


def _has_no_actor(view: View, spot: Spot, verb: Verb, word: str) -> bool:
    """Whether the subject of the verb is what is counted, or what happens to it is told of, or the sum's use."""
    here = verb.clause == spot.clause
    if word == "成为" or (here and verb.end == spot.left + 1 and view.words.has("phrases.of_people", word)):
        return True  # 居民参保9万人: they are counted
    if any(view.words.has(name, word) for name in ("phrases.arrives", "phrases.comes_about")):
        return True  # 贷款9亿元已到账: the money does
    if counts_doers(view, spot, verb):
        return True  # 受益群众9万人
    before = spot.pieces[spot.first : verb.start] if here else ()
    if any(view.words.has("phrases.used_for", piece.text) for piece in before):
        return True  # 资金9亿元,用于|建设校舍9栋
    if len(before) == 1 and view.words.has("phrases.gains", word) and view.words.has("phrases.average", before[0].text):
        return True  # 户均|增收9元
    is_rank = spot.number.unit == "位" and not spot.noun  # the one that rises by 8 ranks
    if view.words.has("phrases.of_subject", word) and not is_rank:
        return True
    follows = not here or verb.start > spot.here
    described = follows and spot.left >= spot.first and spot.pieces[spot.left].kind == OF
    return described and not _is_toward(view, spot)  # 市里推荐的9名选手止步


def _earlier_actor(view: View, spot: Spot, verb: Verb, word: str) -> str | None:
    """The doer of an earlier clause, or of the sentence before, who goes on to do what the verb says."""
    is_past = False
    for clause in range(spot.clause - 1, max(spot.clause - LOOK_BACK, -1), -1):
        if is_quoted(view, view.clauses[clause][0]) and not is_quoted(view, spot.number.start):
            continue  # 以“我能,我行”为主题,吸引9人
        earlier = view.pieces(clause)
        if any(view.words.has("phrases.harms", piece.text) for piece in earlier[:REACH]):
            return ""  # 暴雨造成9县受灾,|转移群众9人
        sign = view.folded[view.clauses[clause][1]]
        if sign == ":" and not view.words.has("phrases.deliberate", earlier[-1].text):
            return earlier[0].text if len(earlier) == 1 and earlier[0].doer else None  # 市民政局:去年接收捐款9万元
        if view.words.has("phrases.rewards", word) and is_awarded(view, clause):
            return ""  # 甲镇被评为先进,|奖励9万元: it gets them
        is_past = is_past or sign == ";"
        subject = clause_doer(view, clause)
        if subject and is_past:
            subject = subject_of_member(view, clause, subject)
        if subject and (_does_not_go_on(view, clause, subject, word) or _is_over(view, clause, subject, spot.clause)):
            return ""
        if subject is not None:
            return subject
    opens = is_time(view, 0) or tells_means(view, 0)
    led = begins_with_verb(view, 0) or (opens and begins_with_verb(view, verb.clause))
    return inherited(view) if led and view.pieces(verb.clause)[verb.start].kind in (VERB, EITHER) else None


def _named_in_list(view: View, spot: Spot) -> str:
    """The person behind whose name a bracket tells of the deed: 林若溪(教师,捐书9册)."""
    named = named_before_bracket(view.folded, view.doers, view.sentence.start, spot.number.start)
    return view.text[slice(*named)] if named is not None else ""


def _is_over(view: View, clause: int, subject: str, here: int) -> bool:
    """Whether a clause says when something was done of which the clauses behind it no longer tell: 项目完成后,产量提高,|新增9户."""
    last = view.pieces(clause)[-1].text
    if not view.words.has("phrases.after_deed", last):
        return False
    is_event = subject.endswith(tuple(view.words.words["phrases.happening"]))
    return is_event and not all(begins_with_verb(view, between) for between in range(clause + 1, here))


def _does_not_go_on(view: View, clause: int, subject: str, word: str) -> bool:
    """Whether the subject of an earlier clause is not who does what the verb says."""
    if view.words.has("phrases.extends", word):
        return True  # 省财政安排经费,共涉及9人
    if not any(view.words.has(name, word) for name in _CHOOSES):
        return False
    held = any(view.words.has("phrases.held", piece.text) for piece in view.pieces(clause))
    return held and subject.endswith(tuple(view.words.words["phrases.happening"]))  # 大赛在青石镇举行,评出一等奖9项


def _own_head(spot: Spot, verb: Verb) -> int:
    """Where the part of an enumeration begins that has a doer of its own: 甲公司捐9万元、|乙公司捐8万元; else 0."""
    pieces, first = spot.pieces, spot.first
    if not spot.number.currency or not 0 < first + 1 < verb.start or pieces[first].kind not in (MARK, AND):
        return 0
    return first + 1 if all(piece.kind in (*NOMINAL, OF) for piece in pieces[first + 1 : verb.start]) else 0


def _get_each(view: View, spot: Spot, verb: Verb) -> bool:
    """Whether 各 or 每人 stands between the subject, which is no body, and the verb: 获奖个人各|奖励9元."""
    pieces = spot.pieces
    each = next((i for i in range(spot.first + 1, verb.start) if _is_each(pieces[i].text)), None)
    if each is None or pieces[each - 1].kind not in NOMINAL or pieces[spot.first].kind == PREPOSITION:
        return False  # 向学生每人发放
    return not pieces[each - 1].text.endswith(tuple(view.words.words["phrases.giver"]))


def _is_each(text: str) -> bool:
    """Whether a word says that each gets the sum: 各奖励9万元, 每人."""
    return text == "各" or (len(text) > 1 and text.startswith("每") and not text.endswith(_TIMES))


def _is_toward(view: View, spot: Spot) -> bool:
    return any(view.words.has("phrases.toward", piece.text) for piece in spot.pieces[spot.first : spot.here])


def _agent(view: View, pieces: Sequence[Piece], start: int, end: int) -> str:
    """The doer of a passive: the noun after 被 or 由."""
    for i in range(start, end):
        if pieces[i].kind == AGENT and i + 1 < end:
            last = end
            while last > i + 1 and pieces[last - 1].kind in (ADVERB, PARTICLE, TIME):
                last -= 1
            if last > i + 2 and pieces[last - 2].doer and pieces[last - 1].kind in (*ACTING, ADJECTIVE):
                last -= 1  # 由|王强|主导完成
            return slice_text(view, pieces, i + 1, last)
        if pieces[i].kind == UNDERGO and i + 2 == end and (pieces[i + 1].doer or pieces[i + 1].kind == PLACE):
            return slice_text(view, pieces, i + 1, end)  # 受到|县政府|表彰
    return ""

"""Who acts on a number: the subject of its verb, the agent of a passive, the owner of a figure.

The subject is looked for at the head of the verb's clause, then in the clauses and, where the sentence names none, the
sentences before it.
"""

from collections.abc import Sequence

from pipeline.names import is_name, name_model
from pipeline.nouns import is_list_mark, slice_text
from pipeline.owners import causer_of, counts_doers, is_quoted
from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AGENT,
    AND,
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
    Spot,
    Verb,
)
from pipeline.portraits import named_before_bracket
from pipeline.views import View

_SENTENCES_BACK = 2
"""How many sentences back a doer is looked for in the paragraph."""
_LOOK_BACK = 10
"""How many clauses back a doer is looked for in the sentence."""
_TIMES = ("年", "月", "天", "日", "周", "次", "季", "季度", "学期", "学年")
"""What 每 may stand before that is nobody who gets a sum: 每年奖励9名学生."""
_HE = ("他", "她", "他们", "她们", "我", "我们")
_DECIDES = ("phrases.shared_action", "phrases.deliberate")
"""What a body does that awards something."""
_CHOOSES = ("phrases.shared_action", "phrases.selects")
"""What bodies and juries do, but no award or contest that is held."""
_SAID_OF_SUBJECT = ("phrases.of_subject", "phrases.undergone", "phrases.share", "phrases.gives")
"""Verbs whose subject does not act: it changes, or it gets the sum."""


def actor_of(view: View, spot: Spot, verb: Verb | None) -> str:
    """Who did it: the subject of the clause, else of an earlier clause of the sentence; empty where unsure."""
    if verb is None:
        return ""
    word = view.pieces(verb.clause)[verb.end - 1].text
    counts_subject = view.words.has("phrases.of_people", word) and verb.clause == spot.clause
    counts_subject = counts_subject and verb.end - verb.start == 1  # not 带动就业
    if word == "成为" or (counts_subject and verb.end == spot.left + 1):
        return ""  # 居民参保9万人: they are counted
    if any(view.words.has(name, word) for name in ("phrases.arrives", "phrases.comes_about")):
        return ""  # 贷款9亿元已到账: the money does
    if counts_doers(view, spot, verb):
        return ""  # 受益群众9万人
    gives = view.words.has("phrases.gives", word)
    if gives and (_each(spot) or (verb.clause == spot.clause and _get_each(view, spot, verb))):
        return decider_of(view, spot)  # 甲、乙为先进单位,各奖励9万元: they get it
    if verb.clause == spot.clause and any(
        view.words.has("phrases.used_for", piece.text) for piece in spot.pieces[spot.first : verb.start]
    ):
        return ""  # 资金9亿元,用于|建设校舍9栋
    if verb.clause == spot.clause and verb.start > spot.first and _is_average(view, spot, verb, word):
        return ""  # 户均增收9元
    is_rank = spot.number.unit == "位" and not spot.noun  # the one that rises by 8 ranks
    if view.words.has("phrases.of_subject", view.pieces(verb.clause)[verb.end - 1].text) and not is_rank:
        return ""
    pieces = spot.pieces
    follows = verb.clause > spot.clause or verb.start > spot.here
    if follows and spot.left >= spot.first and pieces[spot.left].kind == OF and not _is_toward(view, spot):
        return ""  # 市里推荐的9名选手止步
    times = view.words.has("phrases.times_unit", spot.number.unit) and spot.noun is None and verb.clause == spot.clause
    if follows and spot.here > spot.first and view.words.has("phrases.causes", pieces[spot.here - 1].text):
        return causer_of(view, spot)
    if follows:
        agent = _agent(view, view.pieces(verb.clause), 0 if verb.clause > spot.clause else spot.after, verb.start)
        if not agent and view.words.has("phrases.shared_action", word):
            agent = _deliberator(view, min(verb.clause, spot.clause)) or decider_of(view, spot)
        is_given = any(piece.kind == LIGHT for piece in pieces[spot.first : spot.here])  # 给予甲等9人|记功
        if agent or not (times or is_given or _is_toward(view, spot)):
            return agent
    agent = "" if follows else _agent(view, pieces, spot.first, verb.start)
    head = _own_head(view, spot, verb) if not follows else 0
    subject: str | None = agent or _named_in_list(view, spot, verb)
    subject = subject or _subject(view, pieces[head:], (spot.here if follows else verb.start) - head, is_here=True)
    if subject and subject.endswith(view.words.award_ends) and any(view.words.has(name, word) for name in _CHOOSES):
        return ""  # 科技奖评出9项
    is_past = False
    for clause in range(spot.clause - 1, max(spot.clause - _LOOK_BACK, -1), -1):
        if subject is not None:
            break
        if is_quoted(view, view.clauses[clause][0]) and not is_quoted(view, spot.number.start):
            continue  # 以“我能,我行”为主题,吸引9人
        earlier = view.pieces(clause)
        if not view.words.has("phrases.harms", word) and any(
            view.words.has("phrases.harms", piece.text) for piece in earlier[:REACH]
        ):
            return ""  # 暴雨造成9县受灾,|转移群众9人
        decides = bool(earlier) and view.words.has("phrases.deliberate", earlier[-1].text)
        if view.folded[view.clauses[clause][1]] == ":" and not decides:
            is_body = len(earlier) == 1 and earlier[0].doer and not is_person(view, earlier[0].text)
            subject = earlier[0].text if is_body and clause == 0 else None  # 市民政局:去年接收捐款9万元
            break
        if view.words.has("phrases.rewards", word) and _is_awarded(view, clause):
            return ""  # 甲镇被评为先进,|奖励9万元: it gets them
        is_past = is_past or view.folded[view.clauses[clause][1]] == ";"
        subject = _clause_subject(view, clause)
        if subject and is_past:
            subject = _subject_of_member(view, clause, subject)
        if subject and (_does_not_go_on(view, clause, subject, word) or _is_over(view, clause, subject, spot.clause)):
            return ""
    else:
        opens = _is_time(view, 0) or _tells_means(view, 0)
        led = _begins_with_verb(view, 0) or (opens and _begins_with_verb(view, verb.clause))
        if subject is None and view.pieces(verb.clause)[verb.start].kind in (VERB, EITHER) and led:
            subject = _inherited(view)
    return subject or ""


def _named_in_list(view: View, spot: Spot, verb: Verb) -> str:
    """The person behind whose name a bracket tells of the deed: 林若溪(教师,捐书9册)."""
    named = named_before_bracket(view.folded, view.doers, view.sentence.start, spot.number.start)
    if named is None or view.pieces(verb.clause)[verb.start].start < named[1]:
        return ""
    begins = _begins_with_verb(view, verb.clause) or view.clauses[verb.clause][0] < named[1]
    name = view.text[slice(*named)]
    return name if begins and ("·" in name or is_person(view, name)) else ""


def _subject_of_member(view: View, clause: int, subject: str) -> str:
    """The subject that goes on past a semicolon, of a member whose last one is that of the clause: the one with which the
    member begins, if others are only of its parts; empty where it tells of several."""
    if view.words.has("phrases.deliberate", view.pieces(clause)[-1].text):
        return subject  # 甲校推荐,乙会评选,丙局决定,…
    first = clause
    while first > max(clause - _LOOK_BACK, 0) and view.folded[view.clauses[first - 1][1]] not in ";:":
        first -= 1
    told = {_clause_subject(view, earlier) for earlier in range(first, clause)}.difference({None})
    if any(view.pieces(part)[0].text.startswith("其中") for part in range(first, clause + 1) if view.pieces(part)):
        return told.pop() or "" if len(told) == 1 else ""
    return subject if told <= {subject} else ""


def _is_over(view: View, clause: int, subject: str, here: int) -> bool:
    """Whether a clause says when something was done of which the clauses behind it no longer tell: 项目完成后,产量提高,|新增9户."""
    last = view.pieces(clause)[-1].text
    if not view.words.has("phrases.after_deed", last):
        return False
    is_event = subject.endswith(tuple(view.words.words["phrases.happening"]))
    return is_event and not all(_begins_with_verb(view, between) for between in range(clause + 1, here))


def _does_not_go_on(view: View, clause: int, subject: str, word: str) -> bool:
    """Whether the subject of an earlier clause is not who does what the verb says."""
    if view.words.has("phrases.extends", word):
        return True  # 省财政安排经费,共涉及9人
    if not any(view.words.has(name, word) for name in _CHOOSES):
        return False
    held = any(view.words.has("phrases.held", piece.text) for piece in view.pieces(clause))
    is_event = subject.endswith(tuple(view.words.words["phrases.happening"])) or subject[-1] in "”》"
    return (held and is_event) or subject.endswith(view.words.award_ends)  # 大赛在青石镇举行,评出一等奖9项


def _is_awarded(view: View, clause: int) -> bool:
    """Whether a clause tells what its subject has been awarded: 甲镇被评为先进, 王强荣获劳动模范, 某队记二等功."""
    pieces = view.pieces(clause)[: 2 * REACH]
    first = next((i for i, piece in enumerate(pieces) if piece.kind in (*ACTING, AGENT, PREPOSITION)), None)
    if first is None or pieces[first].kind == PREPOSITION:
        return False
    word = pieces[first].text
    return word in ("被", "记") or view.words.has("phrases.receives", word)


def _own_head(view: View, spot: Spot, verb: Verb) -> int:
    """Where the part of an enumeration begins that has a doer of its own: 甲公司捐9万元、|乙公司捐8万元; else 0."""
    pieces, first = spot.pieces, spot.first
    if not spot.number.currency or not 0 < first + 1 < verb.start or pieces[first].kind not in (MARK, AND):
        return 0
    before = pieces[verb.start - 1]
    is_doer = before.doer or before.text.endswith(view.words.doer_ends)
    is_doer = is_doer and not pieces[first + 1].text.startswith("每")
    is_plain = all(piece.kind in (*NOMINAL, OF) for piece in pieces[first + 1 : verb.start])
    return first + 1 if is_doer and is_plain else 0


def _clause_subject(view: View, clause: int) -> str | None:
    """The doer at the head of a clause of the sentence, as `_subject` gives it."""
    pieces = view.pieces(clause)
    last = min(len(pieces), 2 * REACH + 1)
    acting = next((i for i in range(last) if _acts(view, pieces, i)), last)
    inner = _past_deeds_told(view, pieces, acting, last)
    acting = _past_inner_deed(view, pieces, inner, last)
    happens = acting < len(pieces) and view.words.has("phrases.happens", pieces[acting].text)
    if pieces and view.words.has("phrases.shows", pieces[-1].text):
        return ""  # 海关统计显示
    if pieces and (pieces[0].text.startswith("其中") or _is_procedure(view, pieces) or _is_time(view, clause)):
        return None
    says = bool(pieces) and view.words.has("phrases.says", pieces[min(acting, len(pieces) - 1)].text)
    says = says or (len(pieces) > 1 and pieces[-2].doer and view.words.has("phrases.says", pieces[-1].text))
    if pieces and view.words.has("phrases.above_all", pieces[0].text):
        return ""  # 尤其是营商环境这一指标
    if pieces and view.words.has("phrases.concerns", pieces[-1].text):
        return None  # 学生资助方面
    subject = "" if happens else _subject(view, pieces, acting)
    led = next((i for i in range(1, last) if pieces[i].text == "由"), None)
    if led is not None and subject is not None and not happens:
        subject = _of_passive(view, pieces, led, subject)
    if not subject and not happens:
        subject = _named_alone(view, pieces) or subject
    if subject == "" and inner < acting:
        subject = _described_head(view, pieces, inner, acting)  # 某团队研发的|设备|应用
    if subject == "" and acting < len(pieces) and view.words.has("phrases.of_subject", pieces[acting].text):
        return None  # 高级职称人员占三成,|建成
    return "" if says and not (subject and _is_body(view, pieces, subject)) else subject


def _of_passive(view: View, pieces: Sequence[Piece], agent: int, subject: str) -> str:
    """The subject of a clause with 由 as the doer of what follows: an event that others hold, or a named one."""
    start = 0
    while start < agent and pieces[start].kind in (TIME, ADVERB, SPACE):
        start += 1
    if view.words.has("phrases.hosts", pieces[-1].text) and all(
        piece.kind in (*NOMINAL, OF) for piece in pieces[start:agent]
    ):
        return slice_text(view, pieces, start, agent)  # 书画展|由甲局主办,收到作品9件
    return subject if _is_named(view, subject) else ""  # 奖学金|由甲公司设立,奖励学生9名


def _named_alone(view: View, pieces: Sequence[Piece]) -> str:
    """The doer with whom a clause ends that only describes it (脱下军装投身农业的|王强,), or begins before a verb that no
    list holds (青岚药业|荣登榜单)."""
    if len(pieces) < 2:
        return ""
    first, last = pieces[0], pieces[-1]
    if pieces[-2].kind == OF and first.kind in (*ACTING, PLACE) and last.doer:
        return last.text
    is_verb = view.words.tags.get(pieces[1].text, "v") in ("v", "nr", "nrt")
    acts = len(pieces) > 2 and pieces[1].kind == NOUN and is_verb and pieces[2].kind in (NOUN, QUOTE, ADJECTIVE)
    return first.text if first.doer and acts and not is_person(view, first.text) else ""


def _past_deeds_told(view: View, pieces: Sequence[Piece], acting: int, last: int) -> int:
    """The verb of a clause that a description with 的 opens (负责对接的|校团委|组织); `acting` where it does not."""
    if pieces and pieces[0].kind != PREPOSITION and any(piece.kind in NOMINAL for piece in pieces[:acting]):
        return acting
    of = next((i for i in range(acting + 1, min(last, acting + 8)) if pieces[i].kind in (OF, BREAK, NUMBER)), last)
    if of >= last or pieces[of].kind != OF:
        return acting
    return next((i for i in range(of + 1, last) if _acts(view, pieces, i)), acting)


def _past_inner_deed(view: View, pieces: Sequence[Piece], acting: int, last: int) -> int:
    """The verb behind one that only describes a noun with 的: 某团队|研发|的设备|应用; `acting` where no noun follows."""
    if acting + 2 >= last or pieces[acting + 1].kind != OF or pieces[acting + 2].kind not in NOMINAL:
        return acting
    return next((i for i in range(acting + 2, last) if _acts(view, pieces, i)), acting)


def _is_procedure(view: View, pieces: Sequence[Piece]) -> bool:
    """Whether a clause only tells what came before the deed, done by others: 经各校申报、专家评审; not 经市政府研究."""
    lead = pieces[1] if view.words.has("phrases.joins_verbs", pieces[0].text) and len(pieces) > 1 else pieces[0]
    return lead.text in ("经", "经过") and not view.words.has("phrases.concludes", pieces[-1].text)


def _is_reviewed(view: View, pieces: Sequence[Piece], verb: int) -> bool:
    """Whether 经 and a deed, in one word or two, are all that stands before the verb: 经审查|立案."""
    if verb == 1:
        is_name = view.words.tags.get(pieces[0].text, "") not in ("", "nr") or pieces[0].doer
        return len(pieces[0].text) == 3 and not is_name
    return verb == 2 and pieces[0].text == "经" and (pieces[1].verbal or pieces[1].kind in ACTING)


def _is_body(view: View, pieces: Sequence[Piece], subject: str) -> bool:
    """Whether a doer is a body by name, which tells of its own deeds: 生态环境部表示,已开展监测9次."""
    last = next((piece for piece in pieces if piece.doer and subject.endswith(piece.text)), None)
    return last is not None and not is_person(view, last.text)


def _inherited(view: View) -> str | None:
    """The doer of the sentence before, of a sentence that names none: 王强是教师。1996年出版专著两部。"""
    before: View | None = view
    for _ in range(_SENTENCES_BACK):
        before = before.earlier() if before is not None else None
        if before is None:
            return _named_above(view) or None
        if before.folded.find(":", before.sentence.start, before.sentence.end) >= 0:
            return None
        told = [clause for clause in range(min(len(before.clauses), _LOOK_BACK)) if _tells(before, clause)]
        subjects = [_clause_subject(before, clause) for clause in told]
        named = [subject for subject in subjects if subject is not None]
        if not any(named) and _named_above(view):
            return _named_above(view)
        if named:
            return named[-1] if len({*named}) == 1 and _is_named(before, named[-1]) else None
    return None


def _named_above(view: View) -> str:
    """The person whose name is the line above the paragraph."""
    name = view.named_above()
    return name if "·" in name or is_person(view, name) else ""


def _tells(view: View, clause: int) -> bool:
    """Whether a clause can name a doer: the first, or one that has a verb; not 王强,汉族,|县政协委员."""
    pieces = view.pieces(clause)
    return clause == 0 or any(_acts(view, pieces, i) for i in range(min(len(pieces), 2 * REACH)))


def _is_time(view: View, clause: int) -> bool:
    """Whether a clause only says when: 高中期间."""
    pieces = view.pieces(clause)
    told = len(pieces) < 6 and all(piece.kind in (NOUN, TIME, LOCALISER) for piece in pieces)
    return told and bool(pieces) and (pieces[-1].kind == TIME or view.words.has("phrases.during", pieces[-1].text))


def _tells_means(view: View, clause: int) -> bool:
    """Whether a clause only says by what means or in what role: 通过定点招聘, 作为传承人."""
    pieces = view.pieces(clause)
    opens = ("phrases.by_means", "phrases.as")
    return bool(pieces) and any(view.words.has(name, pieces[0].text) for name in opens)


def _begins_with_verb(view: View, clause: int) -> bool:
    """Whether the clause begins with its verb, or with a time or an adverb and its verb, so that its doer is left out."""
    pieces = view.pieces(clause)
    i = next((i for i, piece in enumerate(pieces) if piece.kind not in (TIME, ADVERB, SPACE, MARK)), len(pieces))
    follows = i + 1 < len(pieces) and pieces[i + 1].kind in (NOUN, NUMBER, PARTICLE)
    return i == len(pieces) or pieces[i].kind in (VERB, WEAK) or (pieces[i].kind == EITHER and (i > 0 or follows))


def _is_named(view: View, subject: str) -> bool:
    """Whether a doer is a body or person by name, or told of by a pronoun: no place and no mere noun."""
    if view.words.has("phrases.own", subject) or view.words.tags.get(subject) == "r":
        return True
    return is_person(view, subject) or any(subject.endswith(view.text[first:last]) for first, last in view.doers)


def _each(spot: Spot) -> bool:
    """Whether the clause begins with 各 or 每人, so that the subject before it gets the sum: 各奖励9万元."""
    opening = spot.pieces[0].text
    return opening == "各" or (opening.startswith("每") and not opening.endswith(_TIMES))


def _get_each(view: View, spot: Spot, verb: Verb) -> bool:
    """Whether 各 or 每人 stands between the subject, which is no body, and the verb: 获奖个人各|奖励9元."""
    pieces = spot.pieces
    each = next((i for i in range(spot.first + 1, verb.start) if _is_each(pieces[i].text)), None)
    if each is None or pieces[each - 1].kind not in NOMINAL or pieces[spot.first].kind == PREPOSITION:
        return False  # 向学生每人发放
    head = pieces[each - 1]
    is_body = head.kind == PLACE or head.text.endswith(tuple(view.words.words["phrases.giver"]))
    return not is_body and not (head.doer and not is_person(view, head.text))


def _is_each(text: str) -> bool:
    return text == "各" or (len(text) > 1 and text.startswith("每") and not text.endswith(_TIMES))


def _is_average(view: View, spot: Spot, verb: Verb, word: str) -> bool:
    """Whether an average is told of with no subject of its own: 户均|增收9元, 年均|增收9元."""
    before = spot.pieces[verb.start - 1].text
    is_share = view.words.has("phrases.average", before) and before[0] not in "年月日周时"
    gains = view.words.has("phrases.gains", word) or (is_share and not view.words.has("phrases.gives", word))
    return gains and verb.start - 1 == spot.first and view.words.has("phrases.average", before)


def decider_of(view: View, spot: Spot) -> str:
    """The doer of the clause of the sentence that decides or confers, of which a sum for each is a part."""
    for clause in range(min(spot.clause, _LOOK_BACK)):
        pieces = view.pieces(clause)
        if (pieces and pieces[0].text == "经") or _is_awarded(view, clause):
            continue  # 经常委会研究,县委决定: not who advised
        decides = (view.words.has(name, piece.text) for piece in pieces[: 2 * REACH] for name in _DECIDES)
        decider = _clause_subject(view, clause) if any(decides) else None
        if decider:
            return decider
    return ""


def _deliberator(view: View, clause: int) -> str:
    """The body whose decision an earlier clause tells of: 经省委研究决定,9个单位被授予…"""
    for earlier in range(max(clause - _LOOK_BACK, 0), clause):
        pieces = view.pieces(earlier)
        if pieces and pieces[0].text == "经" and view.words.has("phrases.concludes", pieces[-1].text):
            return _clause_subject(view, earlier) or ""
    return ""


def _acts(view: View, pieces: Sequence[Piece], i: int) -> bool:
    if _in_body_name(view, pieces, i) or (i and _in_body_name(view, pieces, i - 1)):
        return False
    if i == 0 and pieces[i].kind == EITHER and len(pieces) > 2 and pieces[2].kind == VERB:
        return not _is_named_by_deed(view, pieces, 0, 2)
    return pieces[i].kind in ACTING or view.words.has("phrases.deliberate", pieces[i].text)


def _in_body_name(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether the verb at i is part of a body's name: 县乡村振兴局."""
    is_verb = pieces[i].kind in ACTING and i + 1 < len(pieces) and i > 0 and pieces[i - 1].kind in NOMINAL
    return is_verb and view.words.has("phrases.office", pieces[i + 1].text)


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
            is_deed = last == i + 2 and (pieces[i + 1].kind == EITHER or pieces[i + 1].verbal)
            return "" if is_deed else slice_text(view, pieces, i + 1, last)  # 被谈话提醒
        if pieces[i].kind == UNDERGO and i + 2 == end and (pieces[i + 1].doer or pieces[i + 1].kind == PLACE):
            return slice_text(view, pieces, i + 1, end)  # 受到|县政府|表彰
    return ""


def _subject(view: View, pieces: Sequence[Piece], verb: int, is_here: bool = False) -> str | None:
    """The noun phrase at the head of a clause; None where the clause has none, "" where it is no doer."""
    if verb > 2 * REACH:
        return ""
    start = _past_dateline(view, pieces, verb)
    if is_here and start == 0 and pieces[0].text.startswith("经") and _is_reviewed(view, pieces, verb):
        return None  # 经审查|立案
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
    if is_led and pieces[start].kind in NOMINAL:
        return None  # 联合市卫健委开展: with whom, not who
    if start + 2 < verb and pieces[start].text in ("本", "该", "这", "上") and pieces[start + 1].kind == TIME:
        start += 2  # 本|周期|我市
    start = _past_time_told(view, pieces, start, min(verb, len(pieces)))
    start = _past_setting(pieces, start, min(verb, len(pieces)))
    start = _past_relative(view, pieces, start, min(verb, len(pieces)))
    if 0 < start < verb and start < len(pieces) and pieces[start].kind == OF and pieces[start - 1].text.endswith("岁"):
        start += 1  # 今年58岁的|王强
    end = _past_deed(view, pieces, start, verb)
    within = (*NOMINAL, OF, MARK, AND, BRACKET, NUMBER, ET_CETERA, DETERMINER)
    while end < verb and (
        pieces[end].kind in within or _in_body_name(view, pieces, end) or _is_of_age(pieces, start, end, verb)
    ):
        if view.words.has("phrases.deliberate", pieces[end].text) or (end > start and _is_times(view, pieces[end])):
            break
        if end > start and pieces[end - 1].doer and _leads_others(view, pieces, end, verb):
            break
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
    if is_here and end - start > 1 and pieces[start].kind == EITHER and end == verb and pieces[end - 1].doer:
        return pieces[end - 1].text  # 帮扶单位|甲公司|援助
    if end == start or (pieces[start].kind == EITHER and not _is_named_by_deed(view, pieces, start, end)):
        head = _described_doer(view, pieces, start, verb)
        return head or (None if start >= verb or pieces[start].kind != BREAK else "")
    if end - start > 1 and pieces[end - 1].kind == BRACKET and pieces[end - 2].doer:
        end -= 1  # 王强(村支书)
    if end - start > 1 and pieces[end - 1].text in ("个人", "本人") and is_person(view, pieces[end - 2].text):
        end -= 1  # 王强|个人
    counts_people = view.words.has("phrases.person_unit", _unit_at(view, pieces, end - 1))
    if is_here and end - start > 1 and end == verb and counts_people:
        end -= 1  # 队员9人|扎根9个村
    elif is_here and end - start == 2 and end == verb and pieces[start].kind == pieces[end - 1].kind == NUMBER:
        return ""
    elif (
        is_here
        and counts_people
        and end - start == 1
        and all(piece.kind == ADVERB or _is_times(view, piece) for piece in pieces[end:verb])
    ):
        return pieces[start].text  # 两人|共获奖金9元, 3人|5次|打破4项
    if not is_here and end - start > 1 and pieces[end - 1].kind == NUMBER and end < verb <= len(pieces) - 1:
        end -= 1  # 干部职工9万人
    last = pieces[end - 1]
    if view.words.has("phrases.single", slice_text(view, pieces, start, end)):
        return None  # 财政安排9亿元,单个项目|补助9万元
    is_doer = (
        last.kind == PLACE
        or last.doer
        or (pieces[start].kind == PRONOUN and end - start > 1 and pieces[start + 1].kind == AND)  # 他和战友
        or _is_told_of(view, pieces, start, end)
        or (last.kind == QUOTE and last.text[:-1].endswith(view.words.doer_ends))
        or "·" in slice_text(view, pieces, start, end)
        or last.text.endswith((*view.words.doer_ends, *view.words.words["phrases.people_end"]))
        or (is_person(view, last.text) and view.words.tags.get(last.text) != "n")  # 洪水 looks like a name
        or is_person(view, slice_text(view, pieces, start, end))
    )
    lasts = end < len(pieces) and (view.words.has("phrases.lasts", pieces[end].text) or _is_duration(view, pieces[-1]))
    if verb >= len(pieces) and pieces[-1].kind == TIME and end < len(pieces) and not lasts:
        return None  # 活动当天
    excluded = view.words.has("phrases.no_doer", last.text) or view.words.has("phrases.dateline", pieces[start].text)
    excluded = excluded or pieces[start].text.startswith(("面向", "针对", "围绕", "按"))
    counted = NUMBER in (pieces[start].kind, pieces[end - 1].kind) and not is_here
    if is_doer and not excluded and not counted:
        if _is_described(view, pieces, end, verb):
            return _described_head(view, pieces, end, verb) if is_here else ""
        if last.kind == PRONOUN and end - start > 1 and pieces[end - 2].kind == OF:
            return last.text  # 年过半百的|她
        if _is_titled(view, pieces, start, end):
            return slice_text(view, pieces, end - 1, end)  # 村委会主任|王强
        start -= start > 0 and pieces[start - 1].text == "各"  # 各基层工会
        return slice_text(view, pieces, start, end)
    described = _described_doer(view, pieces, start, verb) if is_here and not excluded and end < verb else ""
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


def _past_setting(pieces: Sequence[Piece], start: int, verb: int) -> int:
    """Past when or where it was that 的 ties to the subject: 患病后的|王强|接受."""
    end = start
    while end < verb and pieces[end].kind in (*NOMINAL, *ACTING):
        end += 1
    is_setting = start < end < verb - 2 and pieces[end].kind == LOCALISER and pieces[end + 1].kind == OF
    return end + 2 if is_setting else start


def _past_relative(view: View, pieces: Sequence[Piece], start: int, verb: int) -> int:
    """Past a description that has a doer of its own before the noun it describes: 某团队研发的|设备|应用."""
    end = start
    while end < verb and pieces[end].kind in (*NOMINAL, MARK, AND) and pieces[end].kind != EITHER:
        end += 1
    of = end + 1
    if end == start or of + 1 >= verb or pieces[end].kind not in ACTING or pieces[of].kind != OF:
        return start
    follows = pieces[of + 1].kind in (*NOMINAL, DETERMINER)
    return of + 1 if _is_doer_like(view, pieces[end - 1]) and follows else start


def _is_doer_like(view: View, piece: Piece) -> bool:
    return piece.doer or piece.kind in (PLACE, PRONOUN) or piece.text.endswith(view.words.doer_ends)


def _past_blank(pieces: Sequence[Piece], start: int, verb: int) -> int:
    """Past a blank that parts two phrases of a headline: 年终晒家底 |青禾日报社|捧回."""
    blank = next((i for i in range(verb - 1, start + 1, -1) if pieces[i].kind == SPACE), None)
    if blank is None or blank + 1 >= verb or pieces[blank + 1].kind not in (NOUN, PLACE):
        return start
    return blank + 1 if any(piece.kind in ACTING for piece in pieces[start:blank]) else start


def _past_time_told(view: View, pieces: Sequence[Piece], start: int, verb: int) -> int:
    """Past what says when and a doer follows: 疫情期间|我市|派出."""
    i = start
    while i < verb and pieces[i].kind in (NOUN, TIME, ADJECTIVE) and not pieces[i].doer:
        i += 1
    told = start < i < verb - 1 and view.words.has("phrases.during", pieces[i].text)
    return i + 1 if told and pieces[i + 1].kind in (NOUN, PLACE, PRONOUN) else start


def _is_of_age(pieces: Sequence[Piece], start: int, i: int, verb: int) -> bool:
    """Whether an age stands between a number and its noun: 2名|百岁|老人."""
    is_age = start < i < verb - 1 and pieces[i].kind == TIME and pieces[i].text.endswith("岁")
    return is_age and pieces[i - 1].kind == NUMBER and pieces[i + 1].kind == NOUN


def _past_deed(view: View, pieces: Sequence[Piece], start: int, verb: int) -> int:
    """Past a word that describes a person at the head of the clause: 退休|教师夫妇|拿出."""
    if start + 1 >= verb or pieces[start].kind != WEAK:
        return start
    plain = all(piece.kind == NOUN for piece in pieces[start + 1 : verb])
    last = pieces[verb - 1]
    return start + 1 if plain and last.text.endswith((*view.words.person_ends, "夫妇")) else start


def _is_named_by_deed(view: View, pieces: Sequence[Piece], start: int, end: int) -> bool:
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
    if not last.doer:
        return before.kind == NOUN and before.text.endswith(view.words.person_ends)  # 某公司|育婴师|王强
    return before.kind == OF or before.text.endswith((*view.words.doer_ends, *view.words.person_ends))


def _described_doer(view: View, pieces: Sequence[Piece], start: int, verb: int) -> str:
    """The doer after a description that opens the clause: 负责对接的校团委|立即组织, 患病后的王强|接受."""
    of = next((k for k in range(min(verb, len(pieces)) - 2, start, -1) if pieces[k].kind == OF), None)
    if of is None or view.words.has("phrases.pivot", pieces[start].text):
        return ""
    leading = (piece.text for piece in pieces[start:of] if not view.words.has("phrases.with", piece.text))
    if any(view.words.has("phrases.toward", word) for word in leading):
        return ""  # 为当时的地矿部举办9期班; but 以他命名的工作室
    end = of + 1
    while (
        end < verb
        and pieces[end].kind in (NOUN, PLACE, QUOTE, PRONOUN, ADJECTIVE)
        and not view.words.has("phrases.no_doer", pieces[end].text)
    ):
        end += 1
    closes = end == verb or pieces[end].kind in (ADVERB, PREPOSITION, TIME, LINK)
    if end < verb and pieces[start].kind == PREPOSITION and view.words.has("phrases.where", pieces[end].text):
        return ""  # 在本届的大赛|上
    if not closes or end == of + 1:
        return ""
    last = pieces[end - 1]
    is_doer = last.doer or is_person(view, last.text) or last.text.endswith(view.words.doer_ends)
    is_doer = is_doer or (last.kind == QUOTE and last.text[0] == "《")  # 呼声很高的《归途》|获得
    return slice_text(view, pieces, of + 1, end) if is_doer and last.kind != PRONOUN else ""


def _is_described(view: View, pieces: Sequence[Piece], i: int, verb: int) -> bool:
    """Whether a doer at the head only opens a description of the subject: 我校作为合作单位完成的项目."""
    if i >= verb or not view.words.has("phrases.as", pieces[i].text):
        return False
    of = next((k for k in range(verb - 1, i, -1) if pieces[k].kind == OF), None)
    return of is not None and any(piece.kind in (VERB, WEAK) for piece in pieces[i:of])


def _described_head(view: View, pieces: Sequence[Piece], start: int, verb: int) -> str:
    """The noun behind a description that the verb follows: 我校作为合作单位完成的|项目|还获得."""
    of = next((k for k in range(min(verb, len(pieces)) - 1, start, -1) if pieces[k].kind == OF), None)
    if of is None:
        return ""
    end = of + 1
    while end < verb and pieces[end].kind in (NOUN, ADJECTIVE, QUOTE, EITHER):
        end += 1
    closes = end > of + 1 and (end >= verb or pieces[end].kind in (ADVERB, TIME, LINK, PREPOSITION))
    return slice_text(view, pieces, of + 1, end) if closes else ""


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
        if pieces[i].doer and i + 2 == end and view.words.has("phrases.reports", following.text):
            return i + 1  # 文旅部|数据显示
    return end


def _leads_others(view: View, pieces: Sequence[Piece], i: int, verb: int) -> bool:
    """Whether a word behind a body is its deed, whose object acts: 市科协|组织|专家进行评估."""
    is_deed = pieces[i].kind == EITHER and view.words.has("phrases.pivot", pieces[i].text)
    return is_deed and i + 1 < verb and pieces[i + 1].kind == NOUN and pieces[i + 1].text.endswith(view.words.doer_ends)


def _past_partner(view: View, pieces: Sequence[Piece], start: int, end: int, verb: int) -> int:
    """Past another doer whom 与 joins to the first, if they act together: 甲局|与乙会|共同颁发."""
    if not start < end < verb - 2 or pieces[end].text not in ("与", "和", "同", "跟"):
        return end
    last = end + 1
    while last < verb and not view.words.has("phrases.jointly", pieces[last].text):
        if pieces[last].kind in (PREPOSITION, VERB, WEAK, LIGHT, NUMBER):
            return end
        last += 1
    return last if end + 1 < last < verb and _is_doer_like(view, pieces[last - 1]) else end


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

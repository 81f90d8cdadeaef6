"""The doer of a clause that stands before the number's own, and what such a clause tells."""

from collections.abc import Sequence

from pipeline.describedheads import described_head
from pipeline.headnouns import head_noun, is_named_by_deed, is_person
from pipeline.nountexts import slice_text
from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AGENT,
    BREAK,
    EITHER,
    LOCALISER,
    MARK,
    NOMINAL,
    NOUN,
    NUMBER,
    OF,
    PARTICLE,
    PLACE,
    PREPOSITION,
    QUOTE,
    REACH,
    SPACE,
    TIME,
    VERB,
    WEAK,
    Piece,
    Spot,
)
from pipeline.views import View

_SENTENCES_BACK = 2
"""How many sentences back a doer is looked for in the paragraph."""
LOOK_BACK = 10
"""How many clauses back a doer is looked for in the sentence."""
_DECIDES = ("phrases.shared_action", "phrases.deliberate")
"""What a body does that awards something."""


def subject_of_member(view: View, clause: int, subject: str) -> str:
    """The subject that goes on past a semicolon, of a member whose last one is that of the clause: the one with which the
    member begins, if others are only of its parts; empty where it tells of several."""
    if view.words.has("phrases.deliberate", view.pieces(clause)[-1].text):
        return subject  # 甲校推荐,乙会评选,丙局决定,…
    first = clause
    while first > max(clause - LOOK_BACK, 0) and view.folded[view.clauses[first - 1][1]] not in ";:":
        first -= 1
    told = {clause_doer(view, earlier) for earlier in range(first, clause)}.difference({None})
    if any(view.pieces(part)[0].text.startswith("其中") for part in range(first, clause + 1)):
        return told.pop() or "" if len(told) == 1 else ""
    return subject if told <= {subject} else ""


def is_awarded(view: View, clause: int) -> bool:
    """Whether a clause tells what its subject has been awarded: 甲镇被评为先进, 王强荣获劳动模范, 某队记二等功."""
    pieces = view.pieces(clause)[: 2 * REACH]
    first = next((i for i, piece in enumerate(pieces) if piece.kind in (*ACTING, AGENT, PREPOSITION)), None)
    if first is None or pieces[first].kind == PREPOSITION:
        return False
    word = pieces[first].text
    return word in ("被", "记") or view.words.has("phrases.receives", word)


def clause_doer(view: View, clause: int) -> str | None:
    """The doer at the head of a clause of the sentence, as `subject` gives it."""
    pieces = view.pieces(clause)
    last = min(len(pieces), 2 * REACH + 1)
    acting = next((i for i in range(last) if _acts(view, pieces, i)), last)
    inner = _past_deeds_told(view, pieces, acting, last)
    acting = _past_inner_deed(view, pieces, inner, last)
    happens = acting < len(pieces) and view.words.has("phrases.happens", pieces[acting].text)
    if view.words.has("phrases.shows", pieces[-1].text):
        return ""  # 海关统计显示
    if pieces[0].text.startswith("其中") or _is_procedure(view, pieces) or is_time(view, clause):
        return None
    says = view.words.has("phrases.says", pieces[min(acting, len(pieces) - 1)].text)
    if view.words.has("phrases.above_all", pieces[0].text):
        return ""  # 尤其是营商环境这一指标
    if view.words.has("phrases.concerns", pieces[-1].text):
        return None  # 学生资助方面
    subject = "" if happens else head_noun(view, pieces, acting)
    led = next((i for i in range(1, last) if pieces[i].text == "由"), None)
    if led is not None and subject is not None:
        subject = _of_passive(view, pieces, led, subject)
    if not subject and not happens:
        subject = _named_alone(view, pieces) or subject
    if subject == "" and inner < acting:
        subject = described_head(view, pieces, inner, acting)  # 某团队研发的|设备|应用
    if subject == "" and acting < len(pieces) and view.words.has("phrases.of_subject", pieces[acting].text):
        return None  # 高级职称人员占三成,|建成
    return "" if says and not (subject and _is_body(view, pieces, subject)) else subject


def _of_passive(view: View, pieces: Sequence[Piece], agent: int, subject: str) -> str:
    """The subject of a clause with 由 as the doer of what follows: an event that others hold, or a named one."""
    start = 0
    while pieces[start].kind in (TIME, ADVERB, SPACE):
        start += 1
    if view.words.has("phrases.hosts", pieces[-1].text):
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
    return first.text if first.doer and acts else ""


def _past_deeds_told(view: View, pieces: Sequence[Piece], acting: int, last: int) -> int:
    """The verb of a clause that a description with 的 opens (负责对接的|校团委|组织); `acting` where it does not."""
    if pieces[0].kind != PREPOSITION and any(piece.kind in NOMINAL for piece in pieces[:acting]):
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


def _is_body(view: View, pieces: Sequence[Piece], subject: str) -> bool:
    """Whether a doer is a body by name, which tells of its own deeds: 生态环境部表示,已开展监测9次."""
    last = next((piece for piece in pieces if piece.doer and subject.endswith(piece.text)), None)
    return last is not None and not is_person(view, last.text)


def inherited(view: View) -> str | None:
    """The doer of the sentence before, of a sentence that names none: 王强是教师。1996年出版专著两部。"""
    before: View | None = view
    for _ in range(_SENTENCES_BACK):
        before = before.earlier() if before is not None else None
        if before is None:
            return _named_above(view) or None
        if before.folded.find(":", before.sentence.start, before.sentence.end) >= 0:
            return None
        told = [clause for clause in range(min(len(before.clauses), LOOK_BACK)) if _tells(before, clause)]
        subjects = [clause_doer(before, clause) for clause in told]
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


def is_time(view: View, clause: int) -> bool:
    """Whether a clause only says when: 高中期间."""
    pieces = view.pieces(clause)
    told = all(piece.kind in (NOUN, TIME, LOCALISER) for piece in pieces)
    return told and (pieces[-1].kind == TIME or view.words.has("phrases.during", pieces[-1].text))


def tells_means(view: View, clause: int) -> bool:
    """Whether a clause only says by what means or in what role: 通过定点招聘, 作为传承人."""
    return any(view.words.has(name, view.pieces(clause)[0].text) for name in ("phrases.by_means", "phrases.as"))


def begins_with_verb(view: View, clause: int) -> bool:
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


def decider_of(view: View, spot: Spot) -> str:
    """The doer of the clause of the sentence that decides or confers, of which a sum for each is a part."""
    for clause in range(min(spot.clause, LOOK_BACK)):
        pieces = view.pieces(clause)
        if pieces[0].text == "经" or is_awarded(view, clause):
            continue  # 经常委会研究,县委决定: not who advised
        decides = (view.words.has(name, piece.text) for piece in pieces[: 2 * REACH] for name in _DECIDES)
        decider = clause_doer(view, clause) if any(decides) else None
        if decider:
            return decider
    return ""


def deliberator(view: View, clause: int) -> str:
    """The body whose decision an earlier clause tells of: 经省委研究决定,9个单位被授予…"""
    for earlier in range(max(clause - LOOK_BACK, 0), clause):
        pieces = view.pieces(earlier)
        if pieces[0].text == "经" and view.words.has("phrases.concludes", pieces[-1].text):
            return clause_doer(view, earlier) or ""
    return ""


def _acts(view: View, pieces: Sequence[Piece], i: int) -> bool:
    if i == 0 and pieces[i].kind == EITHER and len(pieces) > 2 and pieces[2].kind == VERB:
        return not is_named_by_deed(view, pieces, 0, 2)
    return pieces[i].kind in ACTING or view.words.has("phrases.deliberate", pieces[i].text)

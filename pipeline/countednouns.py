"""The noun of a number: what is counted, or what names the sum."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.clausefacts import CLAUSES_BACK, Phrase, Reading, giver_of, per_of, times_tie, unit_of
from pipeline.followers import follower
from pipeline.headnouns import is_person
from pipeline.nounbounds import has_noun
from pipeline.nouns import noun_after
from pipeline.nountexts import is_list_mark, slice_text, stripped
from pipeline.nountopics import topic
from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AND,
    AROUND,
    BRACKET,
    EITHER,
    ET_CETERA,
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
    VERB,
    WEAK,
    Piece,
    Spot,
    Verb,
)
from pipeline.records import Span
from pipeline.text import clauses
from pipeline.verbs import is_linked, is_received, reaches
from pipeline.views import View, make_pieces

_RESPECTIVELY = ("分别", "分别为", "分别达", "分别是")


_EACH = ("每个", "每名", "每位", "每家", "每所", "每支", "每间", "每座")


def noun_of(view: View, spot: Spot, verb: Span | None, lent: Phrase | None, previous: Reading | None) -> str:
    """The noun of the number as written: the one after it, else the one between verb and number, else the subject."""
    pieces, here, left = spot.pieces, spot.here, spot.left
    tie = times_tie(view, spot) if verb is None else None
    if tie is not None:
        near = previous.phrase.noun if previous is not None and _is_near(spot, previous) else ""
        compared = topic(view, pieces, spot.first, tie) or near
        if compared:
            return compared
    is_rate = spot.noun is not None and view.words.has("phrases.standard", pieces[spot.noun[1] - 1].text)
    is_mark = is_rate and spot.noun is not None and view.words.has("phrases.mark", pieces[spot.noun[1] - 1].text)
    if is_mark and verb is None:
        return _noun_without_verb(view, replace(spot, noun=None), previous)  # 突破百亿元大关
    money = bool(spot.number.currency)
    named = spot.noun is not None and not is_rate and pieces[spot.noun[0] - 1].kind == OF and money
    named = named and spot.noun is not None and pieces[spot.noun[1] - 1].text.endswith(view.words.figure_ends)
    is_rate = is_rate or any(
        view.words.has("phrases.according", piece.text) and (money or not view.words.has("phrases.with", piece.text))
        for piece in pieces[spot.first : here]
    )
    if verb is not None or named:
        is_rate = False  # 以9亿元的营业收入列第三
    if is_rate:
        after = follower(view, spot.clause, spot.after)
        return _object(view, after) if after else ""
    listed = _listed_noun(view, spot) if money and spot.noun is None else ""
    if listed:
        return listed
    if spot.noun and money and verb is not None and _is_funded(view, spot, verb):
        return stripped(view, pieces, verb[1], left + 1)  # 获得奖补资金9元|支持
    if spot.noun and not is_rate:
        noun = slice_text(view, pieces, *spot.noun)
        return view.words.words["phrases.medal"].get(noun, noun)
    if here + 1 < len(pieces) and pieces[here + 1].kind == NUMBER and has_noun(pieces, here + 1):
        return _shared_noun(view, spot)
    if left >= spot.first and pieces[left].kind == ET_CETERA:
        return ""  # 张三等5人: the names are the members, not what is counted
    if left >= 0 and pieces[left].text == "(":
        heading = _heading(view, spot, left)
        if heading:
            return heading
    joined = left == spot.first and left == here - 1 and left >= 0 and pieces[left].kind in (MARK, AND)
    people = view.words.has("phrases.people", spot.number.unit)
    adjoins = people and here == spot.first and here > 0 and pieces[here - 1].kind == NUMBER
    joined = joined or adjoins  # 低保对象9万户5万人
    people = people or spot.number.unit == "户"
    if verb is None and joined and people and previous is not None and previous.clause == spot.clause:
        return previous.phrase.noun if previous.after == spot.first and previous.noun_before else ""
    paired = _paired(view, spot) if verb is None else ""
    if paired:
        return paired
    if verb is None and lent is not None and left > spot.first and pieces[left].kind in (MARK, AND):
        return ""  # 造成9人遇难、12人受伤
    if verb is None and lent is not None and left >= spot.first:
        return "" if giver_of(view, spot, verb, lent) else stripped(view, pieces, spot.first, left + 1)
    if verb is None and giver_of(view, spot, verb, lent):
        return ""
    if verb is None:
        return "" if _are_members(view, spot, spot.first) else _noun_without_verb(view, spot, previous)
    into = spot.here == verb[1] + 1 and pieces[verb[1]].text == "为"  # 由9元|调整|为|10元
    reached = into or reaches(view, Verb(spot.clause, *verb))
    if reached and previous is not None and previous.clause == spot.clause and not previous.phrase.action:
        return previous.phrase.noun  # 感染率由9%压到3%
    subject = topic(view, pieces, spot.first, verb[0])
    if _is_share_of(view, spot, verb):
        subject = subject or (previous.phrase.noun if _is_near(spot, previous) and previous else "")
        if subject:
            return subject
    if view.words.has("phrases.share", pieces[verb[1] - 1].text) and left > verb[1] and pieces[left].kind == OF:
        return stripped(view, pieces, verb[1], left)
    between = "" if _are_members(view, spot, verb[1]) else stripped(view, pieces, verb[1], left + 1)
    if left == verb[1] + 1 and pieces[left].kind == OF and pieces[verb[1]].kind in (VERB, WEAK, EITHER):
        return ""  # 追回[多付的]9元
    people = people or view.words.has("phrases.person_unit", spot.number.unit)
    if people and pieces[left].kind == OF and left > verb[1] and spot.noun is None:
        return ""  # 闯入决赛的仅9人
    gets = money and view.words.has("phrases.gives", pieces[verb[1] - 1].text)
    if gets and between.endswith(tuple(view.words.words["phrases.receiver_end"])):
        return ""  # 奖励教练组9元
    if left == verb[1] and pieces[left].kind == PRONOUN:
        return ""  # 奖励|他|9元
    if not between and reached and spot.number.kind == "count":
        return subject  # 合作社发展到9家
    if not between and _counts_subject(view, spot, verb):
        return subject  # 城乡居民参保9万人
    if not between and _undergoes(view, spot, verb, subject):
        return subject
    exceeds = view.words.has("phrases.exceeds", pieces[verb[1] - 1].text)
    if (between and not exceeds) or not view.words.has("phrases.of_subject", pieces[verb[1] - 1].text):
        is_figure = subject.endswith(view.words.figure_ends) and not subject.endswith(view.words.doer_ends)
        return between or (subject if is_figure else "")
    if spot.number.unit == "位" and (not subject or subject.endswith(view.words.doer_ends)):
        return ""  # 前进9位: of what is told of
    per = per_of(view, spot)
    of_same = previous is not None and (per in ("", previous.phrase.per) or view.words.has("phrases.average", per))
    if previous is None or subject or not of_same or _clauses_between(view, spot, previous) > 1:
        return subject
    deed = previous.phrase.action if view.words.has("phrases.figure_deed", previous.phrase.action) else ""
    return previous.phrase.noun or (deed if previous.unit else "")  # 出口9亿元,增长9%


def _clauses_between(view: View, spot: Spot, previous: Reading) -> int:
    """How many clauses after that number this one stands; those in a bracket do not count: 达9亿元(人民币,下同),增长."""
    between = range(previous.clause + 1, spot.clause + 1)
    if len(between) < 2 or len(between) > CLAUSES_BACK:
        return len(between)
    start = view.clauses[previous.clause][0]
    opened = view.folded.find("(", start, view.clauses[previous.clause][1])
    closed = view.folded.find(")", max(opened, start), view.clauses[spot.clause][0])
    return sum(view.clauses[clause][0] > closed for clause in between) if 0 <= opened < closed else len(between)


def _is_funded(view: View, spot: Spot, verb: Span) -> bool:
    """Whether a fund is named before the sum and only 支持 or the like follows it: 获得奖补资金9元支持."""
    pieces, noun = spot.pieces, spot.noun
    if noun is None or noun[1] - noun[0] > 1 or not verb[1] <= spot.left < spot.here:
        return False
    named = pieces[spot.left].text.endswith(view.words.fund_ends) and pieces[noun[0]].start == spot.number.end
    return named and view.words.has("phrases.grant", pieces[noun[0]].text)


def _is_share_of(view: View, spot: Spot, verb: Span) -> bool:
    """Whether the number is a share that the subject of 占 has."""
    return spot.number.kind == "ratio" and view.words.has("phrases.occupies", spot.pieces[verb[1] - 1].text)


def _is_near(spot: Spot, previous: Reading | None) -> bool:
    return previous is not None and spot.clause - previous.clause <= 1


def _counts_subject(view: View, spot: Spot, verb: Span) -> bool:
    """Whether the number, straight behind a verb without an object, says how many of its subject do it."""
    is_own = spot.left == verb[1] - 1 and spot.number.kind == "count"
    people = view.words.has("phrases.people", spot.number.unit) or spot.number.unit == "户"
    return is_own and people and view.words.has("phrases.of_people", spot.pieces[verb[1] - 1].text)


def _undergoes(view: View, spot: Spot, verb: Span, subject: str) -> bool:
    """Whether the verb straight before the number is done to its subject, a thing: 停车位新增9个, 善款花去9万元."""
    pieces = spot.pieces
    last = pieces[verb[1] - 1].text
    if not subject or spot.left > verb[1] or not view.words.has("phrases.undergone", last):
        return False
    if any(piece.doer for piece in pieces[spot.first : verb[0]]) or view.words.has("phrases.no_doer", subject):
        return False
    fund = subject.endswith((*view.words.fund_ends, *view.words.words["phrases.fund_noun"]))
    if spot.number.currency:
        return fund
    doers = (*view.words.doer_ends, *view.words.person_ends, *view.words.words["phrases.people_end"])
    return spot.number.kind != "ratio" and not subject.endswith(doers)


def _are_members(view: View, spot: Spot, start: int) -> bool:
    """Whether a list of names stands before a number of people: 张三、李四和王五三人; they are the members."""
    if not view.words.has("phrases.people", spot.number.unit) and spot.number.unit not in ("名", "位"):
        return False
    listed = any(piece.kind in (MARK, AND) for piece in spot.pieces[start : spot.left + 1])
    last = spot.pieces[spot.left] if spot.left >= start else None
    return listed and last is not None and last.kind == NOUN and (is_person(view, last.text))


def _paired(view: View, spot: Spot) -> str:
    """The noun that is the number's own where several stand before 分别 and as many numbers follow it."""
    pieces = spot.pieces
    nearest = range(spot.here - 1, max(spot.here - REACH, 0) - 1, -1)
    tie = next((i for i in nearest if pieces[i].text in _RESPECTIVELY), None)
    if tie is None:
        return ""
    numbers, i = [], tie + 1
    while i < min(len(pieces), tie + REACH) and pieces[i].kind in (NUMBER, MARK, AND, LINK, ADVERB, AROUND):
        if pieces[i].kind == NUMBER:
            numbers.append(i)
        i += 1
    first = tie
    while first > max(tie - REACH, 0) and pieces[first - 1].kind in (*NOMINAL, MARK, AND):
        first -= 1
    marks = [i for i in range(first, tie) if pieces[i].kind in (MARK, AND)]
    if len(marks) + 1 != len(numbers) or len(numbers) < 2 or spot.here not in numbers:
        return ""
    last = pieces[tie - 1].text.endswith(view.words.figure_ends)
    if last and not all(pieces[mark - 1].text.endswith(view.words.figure_ends) for mark in marks):
        return ""  # 净水器、油烟机销售额分别为: one head for all
    edges = [first - 1, *marks, tie]
    k = numbers.index(spot.here)
    return topic(view, pieces, edges[k] + 1, edges[k + 1])


def _noun_without_verb(view: View, spot: Spot, previous: Reading | None) -> str:
    """The noun before a number that no verb before it governs: the subject of the figure."""
    pieces, here, left, number = spot.pieces, spot.here, spot.left, spot.number
    is_subject = is_received(pieces, spot.after)
    if is_subject and is_linked(view, spot, "phrases.existential"):
        return ""
    asks = spot.after + 1 < len(pieces) and pieces[spot.after].kind == EITHER and pieces[spot.after + 1].kind == PRONOUN
    if (is_subject or asks) and view.words.has("phrases.times_unit", number.unit):
        return ""
    origin = [i for i in range(spot.first, here) if view.words.has("phrases.from", pieces[i].text)]
    if origin:
        before = topic(view, pieces, spot.first, origin[0])
        return before or (_title(view, spot) if origin[0] == 0 else "")
    toward = [i for i in range(spot.first, here) if view.words.has("phrases.toward", pieces[i].text) and i < left]
    if toward and pieces[left].kind == OF and pieces[left - 1].kind in ACTING:
        return ""  # 把攒下的9万元捐给学校
    if toward:
        return topic(view, pieces, toward[-1] + 1, left + 1)
    near = left < spot.first or pieces[left].kind in (*NOMINAL, BRACKET, OF) or is_linked(view, spot, "phrases.link")
    found = topic(view, pieces, spot.first, left + 1) if near else ""
    has_people = is_subject and view.words.has("phrases.people", number.unit)
    if has_people and (
        view.words.has("phrases.own", found)
        or (left >= spot.first and pieces[left].doer)
        or found.endswith(tuple(view.words.words["phrases.happening"]))
    ):
        return ""  # 我校9人获得: whose they are; 本次活动共9人次参与
    per = per_of(view, spot)
    each = left > spot.first and pieces[left - 1].text in _EACH and bool(number.currency)
    each = each or (bool(found) and _is_receiver(view, spot, per, found))
    prize = found if found.endswith("奖") else ""
    if found and (each or (per and per.endswith(found))):
        found = ""  # 每个支部9万元
    is_share = bool(number.currency and per) and previous is not None and previous.clause == spot.clause - 1
    is_share = (
        (is_share or (each and previous is not None and spot.clause - previous.clause == 1))
        and here < 4
        and not any(piece.kind in (VERB, PREPOSITION, OF) for piece in pieces[:here])
    )
    is_share = is_share and previous is not None and previous.unit == unit_of(number)
    if not found.removeprefix(per) and is_share and previous is not None and not previous.phrase.per:
        rows = prize and previous.phrase.noun.endswith("奖")  # 二等奖9元,三等奖8元
        return prize if rows else previous.phrase.noun  # 列支慰问金9万元,人均1万元
    ties = here > 0 and pieces[here - 1].kind == LINK and not _tells_of(view, pieces, here - 1)
    ties = ties and all(piece.kind in (LINK, ADVERB, PARTICLE, TIME) or piece.text == "将" for piece in pieces[:here])
    follows_on = ties and spot.first == 0 and not per
    if not found and follows_on and previous is not None and spot.clause - previous.clause == 1:
        is_same = not previous.phrase.per or (bool(previous.phrase.change) and previous.unit == unit_of(number))
        return previous.phrase.noun if is_same else ""  # 收入突破百亿元,达到103亿元
    if not found and number.kind == "ratio" and previous is not None and spot.clause - previous.clause <= 2:
        return previous.phrase.noun
    is_average = found != per and view.words.has("phrases.average", per)
    return found if is_average else found.removeprefix(per)  # 人均可支配收入


def _is_receiver(view: View, spot: Spot, per: str, found: str) -> bool:
    """Whether 每人 or 各 stands between the noun and a sum, so that the noun gets it: 教学点每人每月|9元, 优秀奖各|9元."""
    if not spot.number.currency:
        return False
    between = spot.pieces[spot.left + 1 : spot.here]
    gets = per[1:2] in ("人", "名", "位", "户", "家", "村", "校", "班", "镇", "乡", "县")
    each = any(piece.text == "各" or (gets and piece.text.startswith("每")) for piece in between)
    names = ("phrases.fund_noun", "phrases.cost", "phrases.grant")
    sums = (*view.words.fund_ends, *view.words.figure_ends, *(end for name in names for end in view.words.words[name]))
    is_prize = found.endswith("奖") and not view.words.has("phrases.level", found)
    return (each or is_prize) and not found.endswith(sums)


def _tells_of(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether the tie at i tells what there is or what is within, not how much something comes to."""
    names = ("phrases.existential", "phrases.contains")
    return any(view.words.has(name, pieces[i].text) for name in names) or pieces[0].text == "其中"


def _title(view: View, spot: Spot) -> str:
    """The noun phrase that a colon sets before the clause: 低收入标准:从9元提高到10元."""
    if spot.clause == 0 or view.folded[view.clauses[spot.clause - 1][1]] != ":":
        return ""
    pieces = view.pieces(spot.clause - 1)
    within = (NOUN, EITHER, PLACE, ADJECTIVE, WEAK, VERB, ADVERB)
    plain = len(pieces) < 8 and all(piece.kind in within for piece in pieces)
    return slice_text(view, pieces, 0, len(pieces)) if plain and pieces else ""


def _listed_noun(view: View, spot: Spot) -> str:
    """The noun behind the last of several sums in a row, which names them all: 给予5万元、2万元奖励."""
    pieces, i = spot.pieces, spot.here
    last = min(len(pieces), i + REACH)
    while i + 2 < last and pieces[i + 1].kind in (MARK, AND) and pieces[i + 2].kind == NUMBER:
        i += 2
    later = view.number_at[pieces[i].start]
    if i == spot.here or not later.currency:
        return ""
    noun = noun_after(view, pieces, i, later, spot.first)
    return slice_text(view, pieces, *noun) if noun else ""


def _shared_noun(view: View, spot: Spot) -> str:
    """Of two numbers on one head the earlier gets it where its unit is the head's end: 2827户5.6万名农户."""
    later = view.number_at[spot.pieces[spot.here + 1].start]
    noun = noun_after(view, spot.pieces, spot.here + 1, later)
    unit = spot.number.unit
    fits = noun is not None and unit in ("户", "家", "村") and spot.pieces[noun[1] - 1].text.endswith(unit)
    return slice_text(view, spot.pieces, *noun) if noun and fits else ""


def _heading(view: View, spot: Spot, bracket: int) -> str:
    """The heading that a number in brackets counts, on its own line or at the end of the line before."""
    if bracket > 0:
        start = spot.first + 2 if is_list_mark(spot.pieces, spot.first) else spot.first
        annex = [i for i in range(start, min(start + 4, bracket)) if spot.pieces[i].kind == SPACE]
        if annex and spot.pieces[start].text.startswith("附"):
            start = annex[-1] + 1  # 附件3 模范名单(9名)
        if (
            spot.number.currency
            and bracket - start > 1
            and spot.pieces[start].kind == VERB
            and spot.pieces[start + 1].kind == NOUN
        ):
            start += 1  # 支付报名费(9元)
        return stripped(view, spot.pieces, start, bracket)
    number = view.sentence.number
    before = view.document.sentences[number - 2] if spot.clause == 0 and number > 1 else None
    if before is None or before.end - before.start > 40:
        return ""
    written = [*clauses(view.folded, before.start, before.end)][-1:]
    pieces = make_pieces(view, *written[0]) if written else ()
    return stripped(view, pieces, 2 if is_list_mark(pieces, 0) else 0, len(pieces))


def _object(view: View, verb: Verb) -> str:
    """The noun phrase straight after a verb."""
    pieces = view.pieces(verb.clause)
    start = end = verb.end
    if start < len(pieces) and "给" in (pieces[start].text, pieces[start - 1].text[-1]):
        return ""  # 卖给村民: who gets it
    while end < len(pieces) and pieces[end].kind in (NOUN, EITHER, PLACE, QUOTE, ADJECTIVE, OF, WEAK, PARTICLE):
        end += 1
    return stripped(view, pieces, start, end)

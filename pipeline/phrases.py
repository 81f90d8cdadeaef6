"""The clause round a number: its verb, who acts, what is counted, what the money is for.

From a number one walks to the left for the verb and the noun before it and to the right for the noun after it; later
numbers of a sentence lean on earlier ones, whose verb they share.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby

from pipeline.actors import actor_of
from pipeline.clausedoers import decider_of
from pipeline.clausefacts import (
    Phrase,
    Reading,
    continues_row,
    ends_change,
    giver_of,
    per_of,
    unit_of,
)
from pipeline.countednouns import noun_of
from pipeline.governors import governor
from pipeline.lentverbs import other_verb
from pipeline.nouns import noun_after
from pipeline.nountexts import slice_text
from pipeline.owners import counts_doers, owner_of
from pipeline.pieces import (
    ACTING,
    ADJECTIVE,
    ADVERB,
    AGENT,
    AND,
    AROUND,
    DETERMINER,
    EITHER,
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
    QUOTE,
    REACH,
    SPACE,
    UNDERGO,
    VERB,
    WEAK,
    Piece,
    Spot,
    Verb,
    is_quantity,
)
from pipeline.portraits import named_above
from pipeline.records import Number, Span
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.spending import goods_of, is_paid, is_used, use_of
from pipeline.verbs import change_of, is_linked, is_received, left_of, reaches
from pipeline.views import View

_IDIOM = 4
"""Characters of a set phrase."""
_BRACKETED = 200
"""How many characters a bracket holds at most."""


@lru_cache(maxsize=1)
def phrases(
    document: Document, rules: Rules, numbers: tuple[Number, ...], doers: tuple[Span, ...] = ()
) -> Mapping[Span, Phrase]:
    """The phrase round each amount and count of a document, by the number's span.

    `doers` are the names of organisations and persons, sorted; each is one word of its clause.

    Amounts and counts share verbs, so both are read together; the last document is kept, because two extractors ask.
    """
    found: dict[Span, Phrase] = {}
    by_sentence = groupby(
        (n for n in numbers if n.start < n.end), key=lambda number: document.sentence_at(number.start).number
    )
    inside = {position: tuple(group) for position, group in by_sentence}
    for position, group in inside.items():
        if any(is_quantity(number) for number in group):
            found.update(_read(_view(document, rules, position, inside, doers)))
    return found


def _view(
    document: Document, rules: Rules, position: int, inside: Mapping[int, tuple[Number, ...]], doers: tuple[Span, ...]
) -> View:
    """The sentence of that number as its clauses' pieces."""
    sentence = document.sentences[position - 1]
    low, high = (bisect_left(doers, (offset, 0)) for offset in (sentence.start, sentence.end))

    def earlier() -> View | None:
        if position < 2 or "\n" in document.folded[document.sentences[position - 2].end - 1 : sentence.start + 1].strip(
            " "
        ):
            return None
        return _view(document, rules, position - 1, inside, doers)

    def above() -> str:
        named = named_above(document.folded, doers, sentence.start)
        return document.article.text[slice(*named)] if named is not None else ""

    return View(document, rules, sentence, inside.get(position, ()), doers[low:high], earlier, above)


def _read(view: View) -> dict[Span, Phrase]:
    """The phrase of each amount and count of the sentence."""
    found: dict[Span, Phrase] = {}
    previous: Reading | None = None
    outer: Reading | None = None
    for number in view.numbers:
        if is_quantity(number):
            start = max(view.sentence.start, number.start - _BRACKETED)
            inside = view.folded.rfind("(", start, number.start) > view.folded.rfind(")", start, number.start)
            if inside:
                outer = outer or previous
            elif outer is not None:
                previous, outer = _past_bracket(view, outer, number), None
            reading = _reading(view, number, previous)
            found[number.start, number.end] = reading.phrase if reading else Phrase()
            previous = reading or previous
    return found


def _past_bracket(view: View, outer: Reading, number: Number) -> Reading:
    """The reading of the number before a bracket, as if it ended behind it: 奖9项(一等奖3项)、另一奖7项."""
    close = view.folded.rfind(")", view.sentence.start, number.start)
    clause = max(bisect_right(view.starts, close) - 1, 0)
    pieces = view.pieces(clause)
    after = bisect_right(pieces, close, key=lambda piece: piece.start)
    if after == 0 or close >= pieces[after - 1].end:
        return outer
    return replace(outer, clause=clause, first=after, after=after, ended=after == len(pieces))


def _reading(view: View, number: Number, previous: Reading | None) -> Reading | None:
    clause = max(bisect_right(view.starts, number.start) - 1, 0)
    pieces = view.pieces(clause)
    here = view.position(number)
    if here is None:
        return None
    first = previous.after if previous is not None and previous.clause == clause else 0
    if previous is not None and first and first < here and pieces[first].kind == OF:
        first = previous.first  # 来自35个国家的80名候选人: the same verb governs both
    elif previous is not None and first and pieces[here - 1].kind == OF and _is_led(pieces, previous.first, first):
        first = previous.first  # 组建了由9名专家牵头的3个小组
    elif previous is not None and first and previous.before and _describes_with(pieces, first, here):
        first = previous.first  # 收到9市|报送的|作品3件
    elif previous is not None and first and previous.goods and here - first < 2:
        first = previous.goods  # 价值9万元的路灯100盏
    if here - first > 1 and _opens_anew(view, pieces, first, here, number):
        first = here
    first = max(first, here - REACH)
    noun = noun_after(view, pieces, here, number, first)
    spot = Spot(number, clause, pieces, first, here, left_of(pieces, first, here), noun)
    tie = _contains(view, spot)
    shares = previous is not None and view.words.has("phrases.shared_action", previous.phrase.action)
    if tie is None or shares:
        span = governor(view, spot)
    else:
        subject = tie - 1
        while subject >= first and pieces[subject].kind == ADVERB:
            subject -= 1
        span = (tie, tie + 1) if subject >= first and pieces[subject].kind in NOMINAL else None
        previous = previous if span else None  # 播放9条,包括头条2条
    if span is not None and previous is not None and previous.before and _is_member(view, spot, span):
        span = None
    verb, lent = (Verb(clause, *span), None) if span else other_verb(view, spot, previous)
    if (span is not None and _belongs(spot)) or _is_alone(view, spot):
        verb = lent = None  # 主持9座城市的验收工作, 造福两国人民
    actor = lent.actor if lent else actor_of(view, spot, verb)
    if lent and not actor and view.words.has("phrases.shared_action", lent.action):
        actor = decider_of(view, spot)  # 授予…称号,各奖励9元;王强等9人|为标兵
    if not actor and verb is not None and previous is not None and _shares_follower(spot, verb, previous):
        actor = previous.phrase.actor
    if not actor and not lent and span is not None and previous is not None and _goes_on(view, spot, verb, previous):
        actor = previous.phrase.actor
    noun_text = noun_of(view, spot, span, lent, previous)
    if not noun_text and span is None and previous is not None and ends_change(spot, previous):
        noun_text = previous.phrase.noun
    if not noun_text and span is None and previous is not None and continues_row(spot, previous):
        noun_text = previous.phrase.noun
    if number.currency and view.words.has("phrases.single", noun_text):
        lends_noun = previous is not None and unit_of(number) == previous.unit and clause - previous.clause <= 1
        noun_text = previous.phrase.noun if previous is not None and lends_noun else ""  # 发放贷款9亿元,单笔最高9万元
    if number.currency:
        noun_text = _without_levels(view, noun_text)
    if view.words.tags.get(noun_text) == "r":
        noun_text = ""  # 我|一半买书
    if not actor and not lent and (verb is None or change_of(view, verb)):
        actor = owner_of(view, spot)
        if not actor and verb is None and previous is not None and _has_more(spot, previous):
            actor = previous.phrase.actor
        if (
            not actor
            and verb
            and previous
            and not previous.phrase.action
            and previous.clause == clause
            and noun_text
            and noun_text == previous.phrase.noun
        ):
            actor = previous.phrase.actor  # 收入由9亿元增长到10亿元
    phrase = Phrase(
        action=lent.action if lent else _action(view, verb),
        actor=actor,
        noun=noun_text,
        place=_place(view, spot),
        per=per_of(view, spot),
        change=lent.change if lent else _change(view, spot, verb),
    )
    if verb is None and not lent and _is_share(view, spot):
        phrase = replace(phrase, action="占", noun=phrase.noun.removesuffix("占比"))
    if previous is not None and _is_sized(spot, previous):
        phrase = replace(phrase, noun=previous.phrase.noun, action="", actor="")
    giver = giver_of(view, spot, span, lent)
    if giver and previous is not None:
        phrase = replace(phrase, actor=giver, action=previous.phrase.action, noun=previous.phrase.noun)
    elif number.disposition == "amount" and not phrase.noun and _values(view, spot, previous):
        phrase = replace(phrase, noun=_without_levels(view, previous.phrase.noun) if previous else "")
    elif number.disposition == "amount" and not phrase.noun and is_used(view, spot):
        phrase = replace(phrase, spent_on=use_of(view, spot))
    elif number.disposition == "amount" and not phrase.noun and is_paid(view, spot, phrase.action):
        phrase = replace(phrase, spent_on=goods_of(view, spot))
    lends = (span is not None and not is_linked(view, spot, "phrases.existential")) or lent is not None
    lends = lends and not (verb is not None and reaches(view, verb))  # 发展到9家,入社农户10户
    lends = lends and not (spot.after < len(pieces) and pieces[spot.after].kind == LOCALISER)  # 在…的9人中
    acting = (VERB, WEAK, LIGHT, UNDERGO, AGENT, PREPOSITION, LINK)
    behind = pieces[spot.after : spot.after + REACH]
    ended = not any(piece.kind in acting or view.words.has("phrases.befalls", piece.text) for piece in behind)
    goods = noun[0] if noun is not None and number.currency and pieces[noun[0] - 1].kind == OF else 0
    follows = span is None and lent is None
    return Reading(phrase, clause, first, spot.after, lends, follows, ended, goods, noun is None, unit_of(number))


def _opens_anew(view: View, pieces: Sequence[Piece], first: int, here: int, number: Number) -> bool:
    """Whether nothing before the number belongs to it, because what it counts has a verb of its own behind it:

    behind a blank in a headline (某省表彰功臣 |9项成果获奖), behind a member with its predicate (9人获金奖、|3人获银奖).
    """
    before = pieces[here - 1]
    parts = before.kind == SPACE and any(piece.kind in ACTING for piece in pieces[first : here - 1])
    closes = before.kind in (MARK, AND) and first > 0 and pieces[first].kind in (VERB, WEAK, UNDERGO, AGENT)
    if not parts and not closes:
        return False
    noun = noun_after(view, pieces, here, number)
    after = noun[1] if noun else here + 1
    if parts and after < len(pieces) and pieces[after].kind in (AND, MARK):
        return any(piece.kind in (VERB, UNDERGO) for piece in pieces[after : after + REACH])
    return is_received(pieces, after)


def _has_more(spot: Spot, previous: Reading) -> bool:
    """Whether the number counts a further thing that the same subject has: 中心现有教师9人、|学员8人."""
    begins = spot.first < spot.here and spot.pieces[spot.first].kind in (MARK, AND)
    return begins and previous.clause == spot.clause and not previous.phrase.action and not spot.number.currency


def _describes_with(pieces: Sequence[Piece], first: int, here: int) -> bool:
    """Whether a verb and 的 stand straight behind a counted doer and describe what the next number counts."""
    is_deed = first + 2 < here and pieces[first].kind in (VERB, WEAK, EITHER) and pieces[first + 1].kind == OF
    return is_deed and all(piece.kind in (*NOMINAL, DETERMINER) for piece in pieces[first + 2 : here])


def _is_led(pieces: Sequence[Piece], first: int, after: int) -> bool:
    """Whether the number before stands in what 由 or 被 leads."""
    return any(piece.kind == AGENT for piece in pieces[first + 1 : after])


def _is_share(view: View, spot: Spot) -> bool:
    """Whether 占比 stands before the number, tied to it or bare, which says what 占 does: 党员占比达9%."""
    if spot.number.kind != "ratio" or spot.left < spot.first or spot.pieces[spot.left].text != "占比":
        return False
    between = spot.pieces[spot.left : spot.here]
    return not any(view.words.has("phrases.from", piece.text) or piece.text == "突破" for piece in between)


def _change(view: View, spot: Spot, verb: Verb | None) -> str:
    """The change that the verb tells of, where it is the number's own: not in 两家公司的股票跌至零."""
    of_other = spot.noun is not None and spot.after < len(spot.pieces) and spot.pieces[spot.after].kind == OF
    return "" if of_other else change_of(view, verb)


def _shares_follower(spot: Spot, verb: Verb, previous: Reading) -> bool:
    """Whether the verb after the number is also that of the one before: 对9个集体和8名个人进行表彰."""
    joined = spot.first < len(spot.pieces) and spot.pieces[spot.first].kind in (MARK, AND)
    return previous.follows and previous.clause == spot.clause and joined and verb.start > spot.here


def _goes_on(view: View, spot: Spot, verb: Verb | None, previous: Reading) -> bool:
    """Whether the verb begins a further predicate of the subject that the number before has: 占地9亩、|建有6座摄影棚."""
    if verb is None or not previous.before or previous.phrase.change or verb.clause != spot.clause:
        return False
    if counts_doers(view, spot, verb):
        return False
    pieces, start = spot.pieces, spot.first
    next_clause = (
        previous.clause == spot.clause - 1 and start == 0 and view.folded[view.clauses[previous.clause][1]] == ","
    )
    same_clause = previous.clause == spot.clause and start < len(pieces)
    same_clause = same_clause and (
        pieces[start].kind in (MARK, AND) or (previous.unit.isupper() and start == verb.start)
    )
    while start < verb.start and pieces[start].kind in (ADVERB, MARK, AND, SPACE):
        start += 1
    word = pieces[verb.end - 1].text
    is_own = not view.words.has("phrases.of_subject", word) or view.words.has("phrases.gains", word)
    is_own = is_own and not any(view.words.has(name, word) for name in ("phrases.gives", "phrases.reaches_out"))
    if view.words.has("phrases.harms", previous.phrase.action):
        return False  # 暴雨造成9人受伤,|转移群众
    return (next_clause or same_clause) and start == verb.start and is_own


def _values(view: View, spot: Spot, previous: Reading | None) -> bool:
    """Whether the sum values what the clause before counts: 捐赠书包9箱,总共价值9万元."""
    near = previous is not None and spot.clause - previous.clause <= 1 and not previous.phrase.per
    if previous is not None and _counts_several(view, previous):
        return False  # 捐赠书包9箱、帐篷8顶,总价值9万元
    return near and spot.left >= 0 and view.words.has("phrases.value", spot.pieces[spot.left].text)


def _is_sized(spot: Spot, previous: Reading) -> bool:
    """Whether the noun of a sum straight before the number is what it counts: 亿元以上|项目|9个."""
    follows = spot.here == spot.first == previous.after and spot.noun is None and spot.number.kind == "count"
    sized = any(piece.kind == AROUND for piece in spot.pieces[previous.first : spot.here])
    return follows and sized and previous.unit.isupper() and previous.clause == spot.clause


def _counts_several(view: View, previous: Reading) -> bool:
    """Whether the number before is one of several in a list, so that its noun is not all that is told of."""
    if previous.first >= len(view.pieces(previous.clause)):
        return False
    opening = view.pieces(previous.clause)[previous.first]
    return previous.first > 0 and opening.kind in (MARK, AND)


def _is_member(view: View, spot: Spot, verb: Span) -> bool:
    """Whether the verb found is the end of a noun in an enumeration: 完成眼科手术9台、口腔治疗8例."""
    pieces, i = spot.pieces, verb[1] - 1
    begins = spot.first < spot.here and pieces[spot.first].kind in (MARK, AND)
    begins = begins and not view.words.has("phrases.joins_verbs", pieces[spot.first].text)  # 并以个人名义捐款9万元
    gives = spot.number.currency and view.words.has("phrases.donates", pieces[i].text)
    if gives and pieces[i - 1].text.endswith(view.words.doer_ends):
        return False  # 甲公司捐赠9万元、乙公司捐赠8万元
    return begins and i == spot.left and i - 1 > spot.first and pieces[i - 1].kind == NOUN


def _belongs(spot: Spot) -> bool:
    """Whether what is counted only has what the verb before it is about: 公布9名选手的名单, 解决9万人的困难."""
    pieces, i = spot.pieces, spot.after
    if spot.number.currency or spot.number.kind == "ratio" or i + 1 >= len(pieces):
        return False
    if pieces[i].kind in (VERB, WEAK, EITHER) and i + 2 < len(pieces) and pieces[i + 1].kind == OF:
        later = next((k for k in range(i + 2, min(len(pieces), i + 8)) if pieces[k].kind == NUMBER), None)
        return later is not None and _describes_with(pieces, i, later)  # 收到9市|报送的作品3件
    if pieces[i].kind != OF:
        return False
    if pieces[i + 1].kind == NUMBER:
        return spot.number.kind == "count" and spot.noun is not None  # 带动3个村的9户农民
    described = pieces[i + 1].kind in (WEAK, VERB) and i + 2 < len(pieces) and pieces[i + 2].kind == NOUN
    return described or pieces[i + 1].kind in (NOUN, EITHER, QUOTE, ADJECTIVE)


def _is_alone(view: View, spot: Spot) -> bool:
    """Whether 两国 only says whose the noun behind it is: 两国人民, 两校学生."""
    pieces = spot.pieces
    if spot.noun is None or spot.number.unit or spot.after >= len(pieces):
        return False
    is_noun = spot.noun[1] - spot.noun[0] == 1 and view.words.has("phrases.alone", pieces[spot.noun[0]].text)
    return is_noun and pieces[spot.after].kind in (NOUN, QUOTE)


def _contains(view: View, spot: Spot) -> int | None:
    """The 包括 that stands before the number, or before its noun: 评委包括9名专家, 包括头条2条."""
    within = (*NOMINAL, LINK, ADVERB, PARTICLE, DETERMINER, OF)
    for i in range(spot.here - 1, spot.first - 1, -1):
        if view.words.has("phrases.contains", spot.pieces[i].text):
            return i
        if spot.pieces[i].kind not in within:
            return None
    return None


def _action(view: View, verb: Verb | None) -> str:
    if verb is None:
        return ""
    pieces = view.pieces(verb.clause)
    written = view.text[pieces[verb.start].start : pieces[verb.end - 1].end]
    shortened = written[:-1] if len(written) > 1 and written.endswith(("至", "了")) else written
    is_bare = len(written) != 2 or written in view.words.kinds or view.words.has("phrases.no_result", written)
    if not is_bare and view.words.has("phrases.stripped", written[1]):
        shortened = written[:1]  # 招进新生9人
    if len(written) > 2 and written.endswith("出") and view.words.kinds.get(written[:-1]) == VERB:
        shortened = written[:-1]
    shortened = view.words.words["phrases.shortened"].get(written, shortened)
    if len(written) > 1 and written.endswith("给") and view.words.kinds.get(written[:-1]) == VERB:
        shortened = written[:-1]
    is_idiom = len(written) == _IDIOM and view.words.tags.get(written) in ("i", "l")
    if is_idiom and written not in view.words.kinds:
        return ""  # 9位代表不约而同
    return "" if view.words.has("phrases.no_action", shortened) else shortened


def _without_levels(view: View, noun: str) -> str:
    """A sum's noun, empty where it is none: only who gave it (其中中央和省级9亿元), the currency, the rest of a word."""
    if len(noun) == 1 and not view.words.has("phrases.short_purpose", noun):
        return ""  # 晚, 时: the rest of something else
    if view.words.has("units.currency_prefixes", noun) or view.words.has("phrases.coin", noun):
        return ""  # 折合人民币约9万元
    if noun.endswith(tuple(view.words.words["phrases.holder"])):
        return ""  # 年收入过9万元的村, 其中东部地区9万元
    levels = noun.replace("和", "、").split("、")
    return "" if all(view.words.has("phrases.level", level) for level in levels) else noun


def _place(view: View, spot: Spot) -> str:
    """The place that stands straight before the number, or at the head of the noun before it."""
    pieces = spot.pieces
    i = spot.left
    while spot.noun is None and i >= spot.first and pieces[i].kind in (NOUN, EITHER, ADJECTIVE):
        if pieces[i].text.endswith(view.words.doer_ends):
            return ""
        i -= 1
    end = i + 1
    while i >= spot.first and pieces[i].kind == PLACE:
        i -= 1
    return slice_text(view, pieces, i + 1, end) if end > i + 1 else ""

"""The clause round a number: its verb, who acts, what is counted, what the money is for.

From a number one walks to the left for the verb and the noun before it and to the right for the noun after it; later
numbers of a sentence lean on earlier ones, whose verb they share.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from pipeline.actors import actor_of, figure_owner, is_person
from pipeline.nouns import has_noun, is_list_mark, noun_after, slice_text, stripped, topic
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
    Spot,
    Verb,
    View,
    is_quantity,
    make_pieces,
)
from pipeline.records import Findings, Number, Span
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.text import clauses
from pipeline.verbs import change_of, follower, governor, is_linked, is_received, left_of, reaches

_RESPECTIVELY = ("分别", "分别为", "分别达", "分别是")
_EACH = ("每个", "每名", "每位", "每家", "每所", "每支", "每间", "每座")
_BACK = 6
"""How many clauses back the verb of members is looked for that leave it out."""
_IDIOM = 4
"""Characters of a set phrase."""
_BRACKETED = 200
"""How many characters a bracket holds at most."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """What the text says round one number; each field is empty where it does not say so clearly.

    `noun` is what is counted or names the sum, `spent_on` what a sum was spent on where no noun names it.
    """

    action: str = ""
    actor: str = ""
    noun: str = ""
    spent_on: str = ""
    place: str = ""
    per: str = ""
    change: str = ""


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read of a number, for the next one to lean on.

    `before`: its verb stands before it; `goods`: where the goods begin that a sum values; `ended`: no predicate follows it and its noun in its clause.
    """

    phrase: Phrase
    clause: int
    first: int
    after: int
    before: bool
    follows: bool
    ended: bool
    goods: int
    noun_before: bool
    unit: str


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

    return View(document, rules, sentence, inside.get(position, ()), doers[low:high], earlier)


def doers(found: Findings) -> tuple[Span, ...]:
    """The spans of the organisations and persons found, sorted."""
    spans = {(mention.start, mention.end) for mention in found.organisations}
    return tuple(sorted(spans | {(mention.start, mention.end) for mention in found.persons}))


def _read(view: View) -> dict[Span, Phrase]:
    """The phrase of each amount and count of the sentence."""
    found: dict[Span, Phrase] = {}
    previous: _Reading | None = None
    outer: _Reading | None = None
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


def _past_bracket(view: View, outer: _Reading, number: Number) -> _Reading:
    """The reading of the number before a bracket, as if it ended behind it: 奖9项(一等奖3项)、另一奖7项."""
    close = view.folded.rfind(")", view.sentence.start, number.start)
    clause = max(bisect_right(view.starts, close) - 1, 0)
    pieces = view.pieces(clause)
    after = bisect_right(pieces, close, key=lambda piece: piece.start)
    if after == 0 or close >= pieces[after - 1].end:
        return outer
    return replace(outer, clause=clause, first=after, after=after, ended=after == len(pieces))


def _reading(view: View, number: Number, previous: _Reading | None) -> _Reading | None:
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
    verb, lent = (Verb(clause, *span), None) if span else _other_verb(view, spot, previous)
    if (span is not None and _belongs(spot)) or _is_alone(view, spot):
        verb = lent = None  # 主持9座城市的验收工作, 造福两国人民
    actor = lent.actor if lent else actor_of(view, spot, verb)
    if not actor and verb is not None and previous is not None and _shares_follower(spot, verb, previous):
        actor = previous.phrase.actor
    if not actor and not lent and span is not None and previous is not None and _goes_on(view, spot, verb, previous):
        actor = previous.phrase.actor
    noun_text = _noun_text(view, spot, span, lent, previous)
    if not noun_text and span is None and previous is not None and _ends_change(spot, previous):
        noun_text = previous.phrase.noun
    if not noun_text and span is None and previous is not None and _continues_row(spot, previous):
        noun_text = previous.phrase.noun
    if number.currency and view.words.has("phrases.single", noun_text):
        lends_noun = previous is not None and _unit(number) == previous.unit and clause - previous.clause <= 1
        noun_text = previous.phrase.noun if previous is not None and lends_noun else ""  # 发放贷款9亿元,单笔最高9万元
    if number.currency:
        noun_text = _without_levels(view, noun_text)
    if view.words.tags.get(noun_text) == "r":
        noun_text = ""  # 我|一半买书
    if not actor and not lent and (verb is None or change_of(view, verb)):
        actor = figure_owner(view, spot)
        if (
            not actor
            and verb
            and previous
            and not previous.phrase.action
            and noun_text
            and noun_text == previous.phrase.noun
        ):
            actor = previous.phrase.actor  # 收入由9亿元增长到10亿元
    phrase = Phrase(
        action=lent.action if lent else _action(view, verb),
        actor=actor,
        noun=noun_text,
        place=_place(view, spot),
        per=_per(view, spot),
        change=lent.change if lent else _change(view, spot, verb),
    )
    if verb is None and not lent and _is_share(view, spot):
        phrase = replace(phrase, action="占", noun=phrase.noun.removesuffix("占比"))
    giver = _giver(view, spot, span, lent)
    if giver and previous is not None:
        phrase = replace(phrase, actor=giver, action=previous.phrase.action, noun=previous.phrase.noun)
    elif number.disposition == "amount" and not phrase.noun and _values(view, spot, previous):
        phrase = replace(phrase, noun=previous.phrase.noun if previous else "")
    elif number.disposition == "amount" and not phrase.noun and _is_used(view, spot):
        phrase = replace(phrase, spent_on=_use(view, spot))
    elif number.disposition == "amount" and not phrase.noun and _pays(view, spot, phrase.action):
        phrase = replace(phrase, spent_on=_spent_on(view, spot))
    lends = (span is not None and not is_linked(view, spot, "phrases.existential")) or lent is not None
    lends = lends and not (verb is not None and reaches(view, verb))  # 发展到9家,入社农户10户
    lends = lends and not (spot.after < len(pieces) and pieces[spot.after].kind == LOCALISER)  # 在…的9人中
    acting = (VERB, WEAK, LIGHT, UNDERGO, AGENT, PREPOSITION, LINK)
    ended = not any(piece.kind in acting for piece in pieces[spot.after : spot.after + REACH])
    goods = noun[0] if noun is not None and number.currency and pieces[noun[0] - 1].kind == OF else 0
    follows = span is None and lent is None
    return _Reading(phrase, clause, first, spot.after, lends, follows, ended, goods, noun is None, _unit(number))


def _unit(number: Number) -> str:
    return number.currency or (number.unit if number.kind != "count" else "")


def _ends_change(spot: Spot, previous: _Reading) -> bool:
    """Whether 至 leads from how much something changed to what it is then: 下降9%至|8亿元, 下降9%,至|8亿元."""
    near = spot.clause - previous.clause <= 1 and previous.phrase.change
    led = spot.here == spot.first + 1 and spot.pieces[spot.first].text in ("至", "到")
    return bool(near and led and spot.noun is None and previous.phrase.noun and previous.phrase.action)


def _continues_row(spot: Spot, previous: _Reading) -> bool:
    """Whether the figure only continues a row of them, so that it is of what the one before is: 分别为9亿元、|8亿元."""
    joined = spot.here - 1 == spot.first and spot.pieces[spot.first].kind in (MARK, AND) and spot.noun is None
    return (
        joined and previous.clause == spot.clause and previous.noun_before and _unit(spot.number) == previous.unit != ""
    )


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


def _shares_follower(spot: Spot, verb: Verb, previous: _Reading) -> bool:
    """Whether the verb after the number is also that of the one before: 对9个集体和8名个人进行表彰."""
    joined = spot.first < len(spot.pieces) and spot.pieces[spot.first].kind in (MARK, AND)
    return previous.follows and previous.clause == spot.clause and joined and verb.start > spot.here


def _goes_on(view: View, spot: Spot, verb: Verb | None, previous: _Reading) -> bool:
    """Whether the verb begins a further predicate of the subject that the number before has: 占地9亩、|建有6座摄影棚."""
    if verb is None or not previous.before or previous.phrase.change or verb.clause != spot.clause:
        return False
    pieces, start = spot.pieces, spot.first
    next_clause = (
        previous.clause == spot.clause - 1 and start == 0 and view.folded[view.clauses[previous.clause][1]] == ","
    )
    same_clause = previous.clause == spot.clause and start < len(pieces) and pieces[start].kind in (MARK, AND)
    while start < verb.start and pieces[start].kind in (ADVERB, MARK, AND, SPACE):
        start += 1
    word = pieces[verb.end - 1].text
    is_own = not view.words.has("phrases.of_subject", word) or view.words.has("phrases.gains", word)
    is_own = is_own and not any(view.words.has(name, word) for name in ("phrases.gives", "phrases.reaches_out"))
    if view.words.has("phrases.harms", previous.phrase.action):
        return False  # 暴雨造成9人受伤,|转移群众
    return (next_clause or same_clause) and start == verb.start and is_own


def _values(view: View, spot: Spot, previous: _Reading | None) -> bool:
    """Whether the sum values what the clause before counts: 捐赠书包9箱,总共价值9万元."""
    near = previous is not None and spot.clause - previous.clause <= 1 and not previous.phrase.per
    return near and spot.left >= 0 and view.words.has("phrases.value", spot.pieces[spot.left].text)


def _is_member(view: View, spot: Spot, verb: Span) -> bool:
    """Whether the verb found is the end of a noun in an enumeration: 完成眼科手术9台、口腔治疗8例."""
    pieces, i = spot.pieces, verb[1] - 1
    begins = spot.first < spot.here and pieces[spot.first].kind in (MARK, AND)
    begins = begins and not view.words.has("phrases.joins_verbs", pieces[spot.first].text)  # 并以个人名义捐款9万元
    gives = spot.number.currency and view.words.has("phrases.donates", pieces[i].text)
    if gives and pieces[i - 1].text.endswith(view.words.doer_ends):
        return False  # 甲公司捐赠9万元、乙公司捐赠8万元
    return begins and i == spot.left and i - 1 > spot.first and pieces[i - 1].kind == NOUN


def _other_verb(view: View, spot: Spot, previous: _Reading | None) -> tuple[Verb | None, Phrase | None]:
    """The verb of a number that has none before it: the earlier number's, in an enumeration, or the one that follows."""
    if previous is not None and _ends_change(spot, previous):
        change = previous.phrase.change.removesuffix("_to")
        return None, replace(previous.phrase, per="", place="", change=f"{change}_to")  # 下降9%至|8亿元
    if previous is not None and previous.phrase.change and previous.phrase.action and _continues_row(spot, previous):
        return None, replace(previous.phrase, per="", place="")  # 提高到9元、|8元
    leans = previous is not None and _leans(view, spot, previous)
    if leans and previous is not None and previous.before and previous.phrase.action:
        return None, previous.phrase
    region = spot.pieces[spot.first : spot.here]
    in_phrase = any(piece.kind == PREPOSITION or view.words.has("phrases.toward", piece.text) for piece in region)
    is_figure = spot.left >= spot.first and not spot.noun and is_linked(view, spot, "phrases.link") and not in_phrase
    behind = spot.pieces[spot.after].text if spot.after < len(spot.pieces) else ""
    acts = is_received(spot.pieces, spot.after) or view.words.has("phrases.predicate_end", behind)  # 有9件|获奖
    if is_figure and not acts:
        return None, None
    verb = None if _aside(view, spot) else follower(view, spot.clause, spot.after)
    is_long = spot.number.kind == "measure" and spot.noun is None and spot.left >= spot.first
    if is_long and view.words.has("phrases.dimension", spot.pieces[spot.left].text):
        return None, None  # 宽6米的公路竣工
    if verb is not None and (_is_beneficiary(view, spot, verb) or _is_means(view, spot, verb)):
        return None, None
    is_from = any(view.words.has("phrases.from", piece.text) for piece in region)
    into = verb is not None and any(piece.text == "为" for piece in view.pieces(verb.clause)[verb.end : verb.end + 1])
    if verb is not None and is_from and (into or change_of(view, verb) or reaches(view, verb)):
        return None, None  # 由48人增加到53人: the verb is the second number's
    if verb is not None and _reaches_another(view, spot, verb):
        return None, None  # 9个乡镇扩大到10个
    if verb is None and leans and previous is not None and previous.follows:
        return None, previous.phrase
    return verb, _left_out(view, spot, previous) if verb is None else None


def _left_out(view: View, spot: Spot, previous: _Reading | None) -> Phrase | None:
    """What is told of members whose verb an earlier clause has: 授予甲等3人“标兵”称号,…;乙等9人为“好医师”, 丙等9人“好医师”."""
    pieces, i = spot.pieces, spot.after
    if spot.left < spot.first or pieces[spot.left].kind != ET_CETERA or i >= len(pieces):
        return None
    i += pieces[i].text == "为"
    if i >= len(pieces) or pieces[i].kind != QUOTE or any(piece.kind in ACTING for piece in pieces[i : i + REACH]):
        return None
    for clause in range(spot.clause - 1, max(spot.clause - _BACK, -1), -1):
        for piece in reversed(view.pieces(clause)[:REACH]):
            made = any(view.words.has(name, piece.text) for name in ("phrases.shared_action", "phrases.makes"))
            if made and piece.kind == VERB:
                same = previous is not None and previous.phrase.action == piece.text
                return Phrase(action=piece.text, actor=previous.phrase.actor if same and previous else "")
    return None


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


def _is_means(view: View, spot: Spot, verb: Verb) -> bool:
    """Whether the count only says with how many something came about: 以387票当选."""
    is_count = spot.number.kind == "count" and not spot.number.currency and spot.here > spot.first
    if spot.number.kind == "ratio" and spot.here > spot.first:
        return view.words.has("phrases.with", spot.pieces[spot.here - 1].text)  # 以九成的得票当选
    return (
        is_count
        and (spot.noun is None or verb.clause != spot.clause)
        and view.words.has("phrases.with", spot.pieces[spot.here - 1].text)
    )


def _contains(view: View, spot: Spot) -> int | None:
    """The 包括 that stands before the number, or before its noun: 评委包括9名专家, 包括头条2条."""
    within = (*NOMINAL, LINK, ADVERB, PARTICLE, DETERMINER, OF)
    for i in range(spot.here - 1, spot.first - 1, -1):
        if view.words.has("phrases.contains", spot.pieces[i].text):
            return i
        if spot.pieces[i].kind not in within:
            return None
    return None


def _is_beneficiary(view: View, spot: Spot, verb: Verb) -> bool:
    """Whether the number counts those for whom the verb after it does another thing: 为9名老人提供服务."""
    described = spot.left >= spot.first and spot.pieces[spot.left].kind == OF  # 为获得奖学金的9名学生颁发证书
    kinds = (PREPOSITION, LINK, BREAK) if described else (PREPOSITION, LINK, BREAK, VERB)
    before = (piece for piece in reversed(spot.pieces[spot.first : spot.here]) if piece.kind in kinds)
    nearest = next(before, None)
    if nearest is None or not view.words.has("phrases.beneficiary", nearest.text) or verb.clause != spot.clause:
        return False
    if view.words.has("phrases.confers_on", spot.pieces[verb.end - 1].text):
        return False  # 为9名标兵颁发奖状
    provides = verb.start > 0 and spot.pieces[verb.start - 1].kind == LIGHT
    if provides and view.words.has("phrases.provided", spot.pieces[verb.end - 1].text):
        return True  # 为9名老人提供服务
    end = verb.end
    while end < len(spot.pieces) and spot.pieces[end].kind == PARTICLE:
        end += 1
    return end < len(spot.pieces) and spot.pieces[end].kind in (*NOMINAL, NUMBER, WEAK, VERB, DETERMINER)


def _same_prize(previous: _Reading, noun: str) -> bool:
    """Whether two clauses count prizes: 评出一等奖9名;二等奖10名."""
    return noun.endswith("奖") and previous.phrase.noun.endswith("奖")


def _reaches_another(view: View, spot: Spot, verb: Verb) -> bool:
    """Whether the verb after the number says how far it goes, up to a later number."""
    later = view.pieces(verb.clause)[verb.end : verb.end + 4]
    is_here = verb.clause == spot.clause and any(piece.kind == NUMBER for piece in later)
    return is_here and reaches(view, verb) and bool(change_of(view, verb))


def _leans(view: View, spot: Spot, previous: _Reading) -> bool:
    """Whether the number continues the enumeration of the earlier one."""
    pieces = spot.pieces
    between = pieces[spot.first : spot.here]
    if any(piece.kind in (BREAK, PREPOSITION) for piece in between):
        return False
    if _times_tie(view, spot) is not None:
        return False
    if any(piece.text.startswith("其中") for piece in between):
        shares = view.words.has("phrases.shared_action", previous.phrase.action)
        return shares and spot.noun is not None
    left = pieces[spot.left].text if spot.left >= spot.first else ""
    is_fund = bool(spot.number.currency) and left.endswith(view.words.fund_ends)
    if spot.number.currency and left.startswith("总") and spot.noun is None:
        return False  # 开工项目9个、总投资10亿元
    if (
        is_fund
        or view.words.has("phrases.sum_noun", left)
        or (spot.noun is None and left.endswith((*view.words.figure_ends, *view.words.words["phrases.dimension"])))
    ):
        told = spot.noun is None and left.endswith(view.words.figure_ends) and is_linked(view, spot, "phrases.copula")
        return previous.clause == spot.clause and not told  # 净增9家、总数达到90家
    if previous.clause == spot.clause:
        joined = not between or between[0].kind in (MARK, AND, SPACE) or between[-1].kind in (MARK, AND)
        return joined or not any(piece.kind in ACTING for piece in between)
    if spot.noun is not None and left and pieces[spot.left].kind in (NOUN, QUOTE) and spot.left < spot.here - 1:
        return False  # 拥有9名专家,该组仅3位专家
    if any(view.words.has("phrases.existential", piece.text) for piece in between):
        return False  # 下设9个总支,共有党员90名
    if spot.clause - previous.clause > 1 or (_per(view, spot) and not previous.phrase.per):
        return False  # 列支慰问金9万元,人均1万元
    if spot.after < len(pieces) and pieces[spot.after].text == "为" and spot.left >= 0:
        shared = view.words.has("phrases.shared_action", previous.phrase.action) or previous.phrase.action == "评为"
        named = pieces[spot.left].kind == ET_CETERA or pieces[spot.left].doer
        return shared and named  # 包天伟等13人为X奖: 授予 is left out
    if not previous.ended or any(piece.kind == LINK for piece in pieces[spot.after : spot.after + 2]):
        return False  # 9户有了新房, 8个为新品种, 9个站点降雨量超过9毫米
    sign = view.folded[view.clauses[previous.clause][1]]
    is_comma = sign == "," or (sign == ";" and _same_prize(previous, left))
    listed = next((i for i in range(spot.here, len(pieces)) if pieces[i].kind == ET_CETERA), len(pieces))
    kinds = {VERB, LIGHT, UNDERGO, AGENT, PREPOSITION}
    if pieces[0].kind != DETERMINER:
        kinds.add(WEAK)  # not of 各类|伪造|证件9件
    acts = any(piece.kind in kinds for piece in pieces[:listed]) or _closes_with_deed(pieces, spot.after)
    return is_comma and not acts and not is_linked(view, spot, "phrases.link") and not previous.phrase.change


def _closes_with_deed(pieces: Sequence[Piece], i: int) -> bool:
    """Whether one word, verb or noun, is all that follows the number: 代表9人|参会."""
    return i + 1 == len(pieces) and pieces[i].kind == EITHER


def _aside(view: View, spot: Spot) -> bool:
    """Whether the number stands in a phrase that no verb after it reaches (在10个村, 由48位)."""
    last = spot.pieces[spot.left].kind if spot.left >= spot.first else BREAK
    inner = any(piece.kind == NUMBER or piece.text == "来自" for piece in spot.pieces[spot.first : spot.here])
    if last == ET_CETERA or (last == OF and inner):
        return False
    opening = spot.pieces[spot.first].text if spot.first < spot.here else ""
    between = spot.pieces[spot.first + 1 : spot.here]
    if opening == "(" and all(piece.kind in (AROUND, DETERMINER, LINK) for piece in between):
        return False  # (以上9名同志获得…)
    if opening == "(" and between and between[0].text == "以上":
        return False  # (以上甲、乙9名同志获得…)
    for piece in reversed(spot.pieces[spot.first : spot.here]):
        if piece.text == "“":
            continue
        if last == OF and view.words.has("phrases.because", piece.text):
            return False  # 因故停办的9个班
        if piece.kind in (PREPOSITION, BREAK):
            return not view.words.has("phrases.toward", piece.text)
    return False


def _action(view: View, verb: Verb | None) -> str:
    if verb is None:
        return ""
    pieces = view.pieces(verb.clause)
    written = view.text[pieces[verb.start].start : pieces[verb.end - 1].end]
    shortened = written[:-1] if len(written) > 1 and written.endswith("至") else written
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


def _noun_text(view: View, spot: Spot, verb: Span | None, lent: Phrase | None, previous: _Reading | None) -> str:
    """The noun of the number as written: the one after it, else the one between verb and number, else the subject."""
    pieces, here, left = spot.pieces, spot.here, spot.left
    tie = _times_tie(view, spot) if verb is None else None
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
        return "" if _giver(view, spot, verb, lent) else stripped(view, pieces, spot.first, left + 1)
    if verb is None and _giver(view, spot, verb, lent):
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
    per = _per(view, spot)
    of_same = previous is not None and (per in ("", previous.phrase.per) or view.words.has("phrases.average", per))
    if previous is None or subject or not of_same or _clauses_between(view, spot, previous) > 1:
        return subject
    deed = previous.phrase.action if view.words.has("phrases.figure_deed", previous.phrase.action) else ""
    return previous.phrase.noun or (deed if previous.unit else "")  # 出口9亿元,增长9%


def _clauses_between(view: View, spot: Spot, previous: _Reading) -> int:
    """How many clauses after that number this one stands; those in a bracket do not count: 达9亿元(人民币,下同),增长."""
    between = range(previous.clause + 1, spot.clause + 1)
    if len(between) < 2 or len(between) > _BACK:
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


def _times_tie(view: View, spot: Spot) -> int | None:
    """The tie before what the number is so many times of: 客单价|是|同行的9倍; None where there is none."""
    pieces, left = spot.pieces, spot.left
    if not view.words.has("phrases.times_of", spot.number.unit) or left <= spot.first or pieces[left].kind != OF:
        return None
    return next((i for i in range(left - 1, spot.first - 1, -1) if pieces[i].kind == LINK), None)


def _is_share_of(view: View, spot: Spot, verb: Span) -> bool:
    """Whether the number is a share that the subject of 占 has."""
    return spot.number.kind == "ratio" and view.words.has("phrases.occupies", spot.pieces[verb[1] - 1].text)


def _is_near(spot: Spot, previous: _Reading | None) -> bool:
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


def _giver(view: View, spot: Spot, verb: Span | None, lent: Phrase | None) -> str:
    """The body before a sum that leans on another: 捐款9元,其中慈善会3元; it gave, and is no purpose."""
    follows_part = any(piece.text.startswith("其中") for piece in spot.pieces[spot.first : spot.here])
    if not spot.number.currency or verb is not None or spot.noun is not None or not (lent or follows_part):
        return ""
    if spot.left < spot.first or is_linked(view, spot, "phrases.link"):
        return ""
    text = stripped(view, spot.pieces, spot.first, spot.left + 1)
    return text if text.endswith(view.words.doer_ends) else ""


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


def _noun_without_verb(view: View, spot: Spot, previous: _Reading | None) -> str:
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
    per = _per(view, spot)
    each = left > spot.first and pieces[left - 1].text in _EACH and bool(number.currency)
    if found and (each or (per and per.endswith(found))):
        found = ""  # 每个支部9万元
    is_share = bool(number.currency and per) and previous is not None and previous.clause == spot.clause - 1
    is_share = (
        (is_share or (each and previous is not None and spot.clause - previous.clause == 1))
        and here < 4
        and not any(piece.kind in (VERB, PREPOSITION, OF) for piece in pieces[:here])
    )
    if not found.removeprefix(per) and is_share and previous is not None and not previous.phrase.per:
        return previous.phrase.noun  # 列支慰问金9万元,人均1万元
    ties = here > 0 and pieces[here - 1].kind == LINK and not _tells_of(view, pieces, here - 1)
    ties = ties and all(piece.kind in (LINK, ADVERB, PARTICLE, TIME) or piece.text == "将" for piece in pieces[:here])
    follows_on = ties and spot.first == 0 and not per
    if not found and follows_on and previous is not None and spot.clause - previous.clause == 1:
        return previous.phrase.noun if not previous.phrase.per else ""  # 收入突破百亿元,达到103亿元
    if not found and number.kind == "ratio" and previous is not None and spot.clause - previous.clause <= 2:
        return previous.phrase.noun
    return found.removeprefix(per)


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


def _spent_on(view: View, spot: Spot) -> str:
    """What a sum was spent on: verb and object after it (投入3亿元,资助学生2万人次 → 资助学生)."""
    pieces, i = spot.pieces, spot.after
    if i >= len(pieces):
        if spot.clause + 1 >= len(view.clauses) or view.folded[view.clauses[spot.clause][1]] != ",":
            return ""
        pieces, i = view.pieces(spot.clause + 1), 0
    use = next((k for k in range(i, min(i + 3, len(pieces))) if pieces[k].text in ("用于", "用来")), i)
    i = _past_setting(pieces, use)
    if i < len(pieces) and view.words.has("phrases.performs", pieces[i].text):
        return _performed(view, pieces, i + 1)
    if i < len(pieces) and any(view.words.has(name, pieces[i].text) for name in ("phrases.enables", "phrases.turns")):
        return ""  # 捐款9元,可帮助2人; 支付9元,但退了货
    while i < len(pieces) and (pieces[i].kind in (ADVERB, SPACE, PARTICLE) or pieces[i].text in ("用于", "用来", "来")):
        i += 1
    start = i
    described = next((k for k in range(i, min(i + 5, len(pieces))) if pieces[k].kind == OF), None)
    if described is not None and described + 1 < len(pieces) and pieces[described + 1].kind == NUMBER:
        number = view.number_at[pieces[described + 1].start]
        goods = noun_after(view, pieces, described + 1, number)
        return slice_text(view, pieces, *goods) if goods else ""  # 投资9万元修建的4座桥
    used = i > 0 and pieces[i - 1].text in ("用于", "用来")
    while i < len(pieces) and (
        pieces[i].kind in (VERB, EITHER, PARTICLE)
        or (pieces[i].kind == MARK and i > start)
        or (pieces[i].kind == WEAK and used and i == start)
    ):
        i += 1
    if i == start or view.words.has("phrases.outcome", pieces[start].text):
        return ""
    if i < len(pieces) and pieces[i].kind == NUMBER:
        noun = noun_after(view, pieces, i, Number(pieces[i].start, pieces[i].end, "count", ""))
        return slice_text(view, pieces, start, noun[1]) if noun else ""
    end = i
    while end < len(pieces) and pieces[end].kind in (NOUN, EITHER, PLACE, QUOTE, ADJECTIVE, OF, WEAK):
        end += 1
    if end > i and end + 1 < len(pieces) and pieces[end].kind == ET_CETERA and pieces[end + 1].kind in NOMINAL:
        end += 1  # 引进甲、乙等设备9台
        while end < len(pieces) and pieces[end].kind in (NOUN, EITHER, ADJECTIVE):
            end += 1
    if end == i or pieces[end - 1].kind == WEAK:
        return ""
    founded = pieces[end - 1].text.strip("“”").endswith(tuple(view.words.words["phrases.founded_end"]))
    if i == start + 1 and founded and view.words.has("phrases.founds", pieces[start].text):
        return slice_text(view, pieces, i, end)  # 捐资9元设立|奖学金
    return slice_text(view, pieces, start, _past_counted(view, pieces, end))


def _pays(view: View, spot: Spot, action: str) -> bool:
    """Whether what follows the sum is what it was spent on; not whom it goes to (拿出9万元|奖励编辑)."""
    behind = spot.pieces[spot.after].text if spot.after < len(spot.pieces) else ""
    rewards = view.words.has("phrases.takes_out", action) and view.words.has("phrases.rewards", behind)
    return view.words.has("amounts.pays", action) and not rewards


def _is_used(view: View, spot: Spot) -> bool:
    """Whether 用于 stands straight behind the sum, which says what it is for."""
    after = spot.pieces[spot.after : spot.after + 3]
    used = next((k for k, piece in enumerate(after) if view.words.has("phrases.used_for", piece.text)), None)
    return used is not None and all(piece.kind in (ADVERB, AROUND, LINK) for piece in after[:used])


def _use(view: View, spot: Spot) -> str:
    """What follows 用于, up to the end of the phrase: 其中9元用于|土地整理."""
    pieces = spot.pieces
    i = next(k for k in range(spot.after, len(pieces)) if view.words.has("phrases.used_for", pieces[k].text))
    start = end = i + 1
    within = (*NOMINAL, VERB, WEAK, LIGHT, MARK, AND, OF, PARTICLE)
    while end < min(len(pieces), i + REACH) and pieces[end].kind in within:
        end += 1
    if end < len(pieces) and pieces[end].kind == ET_CETERA:
        return slice_text(view, pieces, start, end)
    if end < len(pieces) and pieces[end].kind not in (BREAK, SPACE, ADVERB, TIME):
        return ""
    while end > start and pieces[end - 1].kind in (MARK, AND, OF, PARTICLE):
        end -= 1
    return slice_text(view, pieces, start, end)


def _past_setting(pieces: Sequence[Piece], i: int) -> int:
    """Past where or for whom, to the verb behind it: 捐资9元|在母校|设立奖学金; i where no verb follows."""
    if i >= len(pieces) or pieces[i].kind != PREPOSITION or pieces[i].text not in ("在", "于"):
        return i
    end = i + 1
    while end < min(len(pieces), i + 8) and pieces[end].kind in (NOUN, PLACE, QUOTE, PRONOUN, OF, LOCALISER, ADJECTIVE):
        end += 1
    return end if i + 1 < end < len(pieces) and pieces[end].kind in (VERB, EITHER) else i


def _performed(view: View, pieces: Sequence[Piece], start: int) -> str:
    """What a sum was spent on where 进行 names it: 投入9元进行|土壤改造、设备配套|等工作."""
    end, within = start, (*NOMINAL, VERB, WEAK, MARK, AND, OF, ADVERB)
    while end < min(len(pieces), start + REACH) and pieces[end].kind in within:
        end += 1
    closes = end == len(pieces) or pieces[end].kind in (ET_CETERA, BREAK)
    if end > start and view.words.has("phrases.deed_noun", pieces[end - 1].text):
        end -= 1
    if not closes or end - start < 2 or pieces[end - 1].kind not in (*NOMINAL, VERB, WEAK):
        return ""
    return slice_text(view, pieces, start, end)


def _past_counted(view: View, pieces: Sequence[Piece], end: int) -> int:
    """The end of goods that numbers follow: 新建岩壁9面、赛道9条|."""
    while end < len(pieces) and pieces[end].kind == NUMBER:
        number = view.number_at.get(pieces[end].start)
        if number is None or number.currency or number.kind == "ratio" or view.words.has("phrases.people", number.unit):
            break
        end += 1
        further = end
        while further < len(pieces) and pieces[further].kind in (MARK, AND, NOUN, EITHER, ADJECTIVE, QUOTE):
            further += 1
        if (
            further < len(pieces)
            and further > end + 1
            and pieces[further].kind == NUMBER
            and pieces[end].kind in (MARK, AND)
        ):
            end = further
    return end


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


def _per(view: View, spot: Spot) -> str:
    after = view.per_after.match(view.folded, spot.number.end)
    if after:
        return view.text[after.start() : after.end()]
    pieces = spot.pieces
    lowest = max(spot.first, spot.here - REACH)
    start = pieces[lowest].start if lowest < spot.here else spot.number.start
    matches = list(view.per.finditer(view.folded, start, spot.number.start))
    return view.text[matches[-1].start() : matches[-1].end()] if matches else ""

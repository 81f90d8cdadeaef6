"""The clause round a number: its verb, who acts, what is counted, what the money is for.

A clause becomes a row of pieces (words, numbers, quotes, brackets), each of a kind; the numbers of the rows stand in it
as one piece. From a number one walks to the left for the verb and the noun before it and to the right for the noun after
it. What a word is comes from the lists of `rules/phrases.yaml`, else from the tag in the segmenter's dictionary.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import groupby

from pipeline.records import Number, Sentence, Span, Token
from pipeline.rules import Rules
from pipeline.segment import Document, Segmenter
from pipeline.text import bracketed, clauses

NOUN, VERB, EITHER, WEAK, LINK, ADJECTIVE, ADVERB = "noun", "verb", "either", "weak", "link", "adjective", "adverb"
PREPOSITION, AGENT, UNDERGO, LIGHT, OF, AND, MARK, BREAK = (
    "prep",
    "agent",
    "undergo",
    "light",
    "of",
    "and",
    "mark",
    "break",
)
QUOTE, BRACKET, NUMBER, TIME, PLACE, PRONOUN = "quote", "bracket", "number", "time", "place", "pronoun"
PARTICLE, DETERMINER, LOCALISER, ET_CETERA, SPACE, AROUND = (
    "particle",
    "determiner",
    "localiser",
    "etc",
    "space",
    "around",
)

_NOMINAL = frozenset({NOUN, EITHER, QUOTE, PLACE, PRONOUN, ADJECTIVE})
_ACTING = frozenset({VERB, WEAK, EITHER, LIGHT})
_LISTS = (  # the first list that holds a word says its kind
    ("phrases.particle", PARTICLE),
    ("phrases.negation", ADVERB),
    ("phrases.et_cetera", ET_CETERA),
    ("phrases.localiser", LOCALISER),
    ("phrases.around", AROUND),
    ("phrases.agent", AGENT),
    ("phrases.undergo", UNDERGO),
    ("phrases.light", LIGHT),
    ("phrases.link", LINK),
    ("phrases.place", PLACE),
    ("phrases.conjunction", AND),
    ("phrases.determiner", DETERMINER),
    ("phrases.preposition", PREPOSITION),
    ("phrases.modifier", NOUN),
    ("phrases.either", EITHER),
    ("phrases.verb", VERB),
    ("phrases.adverb", ADVERB),
)
_TAGS = {
    "ns": PLACE, "vn": NOUN, "a": ADJECTIVE, "b": ADJECTIVE, "ad": ADVERB, "d": ADVERB, "p": PREPOSITION, "c": ADVERB,
    "r": PRONOUN, "t": TIME, "m": TIME, "f": LOCALISER, "y": PARTICLE, "o": PARTICLE, "e": PARTICLE, "vd": ADVERB,
    "z": ADJECTIVE, "an": NOUN, "q": NOUN,
}  # fmt: skip
_REACH = 40
"""How many pieces a walk looks at: longer than any phrase of the news, so that hostile clauses stay linear."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, number, quote or bracket of a clause; `kind` says what it can be in a phrase.

    `verbal` marks a noun that is as often a verb.
    """

    start: int
    end: int
    text: str
    kind: str
    verbal: bool = False


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


@lru_cache(maxsize=1)
def phrases(document: Document, rules: Rules, numbers: tuple[Number, ...]) -> Mapping[Span, Phrase]:
    """The phrase round each amount and count of a document, by the number's span.

    Amounts and counts share verbs, so both are read together; the last document is kept, because two extractors ask.
    """
    found: dict[Span, Phrase] = {}
    by_sentence = groupby(
        (n for n in numbers if n.start < n.end), key=lambda number: document.sentence_at(number.start).number
    )
    for position, group in by_sentence:
        inside = list(group)
        if any(_is_quantity(number) for number in inside):
            found.update(_SentenceReader(document, rules, document.sentences[position - 1], inside).read())
    return found


def _is_quantity(number: Number) -> bool:
    return number.disposition in ("amount", "count")


@cache
def _kinds(rules: Rules) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for name, kind in _LISTS:
        for word in rules.words[name]:
            kinds.setdefault(word, kind)
    return kinds


@dataclass(frozen=True, slots=True)
class _Lexicon:
    """The word lists that phrases ask for, and the kind of every word in them."""

    kinds: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    tags: Mapping[str, str]
    glued: tuple[str, ...]
    glued_before_number: tuple[str, ...]
    glued_starts: tuple[str, ...]
    doer_ends: tuple[str, ...]
    person_ends: tuple[str, ...]
    figure_ends: tuple[str, ...]
    place_ends: tuple[str, ...]

    def has(self, name: str, word: str) -> bool:
        return word in self.words[name]

    def kind(self, word: str, tag: str) -> str:
        """What a word can be in a phrase."""
        if word in self.kinds:
            return self.kinds[word]
        if word.isspace():
            return SPACE
        if word == "、":
            return MARK
        if word == "的":
            return OF
        if word in "()[]【】“”‘’《》〈〉—…|<>":
            return BREAK
        if len(word) > 1 and word.startswith("每"):
            return ADVERB
        if tag in _TAGS:
            return _TAGS[tag]
        if tag.startswith("v"):
            return NOUN if len(word) > 2 and self.has("phrases.noun_end", word[-1]) else WEAK
        if tag.startswith("u"):
            return PARTICLE
        return NOUN

    def parts(self, word: str, tag: str, before_number: bool = False) -> Iterator[tuple[str, str]]:
        """The pieces of one token with their kinds; mostly one. Words that the segmenter glues are taken apart."""
        if word not in self.kinds and len(word) > 1:
            cut = self._seam(word, tag, before_number)
            if cut:
                yield from self.parts(word[:cut], self.tags.get(word[:cut], ""))
                yield from self.parts(word[cut:], self.tags.get(word[cut:], ""))
                return
        yield word, self.kind(word, tag)

    def _seam(self, word: str, tag: str, before_number: bool) -> int:
        """Where a glued word comes apart; 0 where it does not."""
        glued = self.glued_before_number if before_number else self.glued
        if not tag and word.endswith(glued):
            return len(word) - max(len(end) for end in glued if word.endswith(end))
        base = word[:-1]
        if (
            not tag
            and len(base) > 1
            and self.has("phrases.complement", word[-1])
            and self.kinds.get(base) in (VERB, EITHER)
        ):
            return len(base)
        if not tag and len(word) == 2 and word.startswith(self.glued_starts):
            return 1
        if (
            len(word) == 4
            and self.kind(word[:2], self.tags.get(word[:2], "")) == ADVERB
            and self.kinds.get(word[2:]) in (VERB, EITHER)
        ):
            return 2
        if len(word) == 3 and self.kinds.get(word[0]) == UNDERGO and self.kinds.get(word[1:]) in (VERB, EITHER):
            return 1
        return 0


@lru_cache(maxsize=4)
def _lexicon(rules: Rules, tags_of: Segmenter) -> _Lexicon:
    return _Lexicon(
        _kinds(rules),
        rules.words,
        tags_of.tags,
        tuple(rules.words["phrases.glued_end"]),
        tuple(rules.words["phrases.glued_before_number"]),
        tuple(rules.words["phrases.glued_start"]),
        tuple(rules.words["phrases.doer_end"]),
        tuple(rules.words["phrases.person_end"]),
        tuple(rules.words["phrases.figure_end"]),
        tuple(rules.words["phrases.place_end"]),
    )


_FIXED = {
    "date": TIME,
    "period": TIME,
    "time": TIME,
    "duration": TIME,
    "age": TIME,
    "frequency": TIME,
    "indefinite": DETERMINER,
}


class _SentenceReader:
    """Reads the numbers of one sentence, from the first to the last: later ones may lean on earlier ones."""

    def __init__(self, document: Document, rules: Rules, sentence: Sentence, numbers: Sequence[Number]) -> None:
        self.document = document
        self.text = document.article.text
        self.folded = document.folded
        self.words = _lexicon(rules, document.segmenter)
        self.per = rules.regex("phrases.per")
        self.per_after = rules.regex("phrases.per_after")
        self.sentence = sentence
        self.numbers = numbers
        self.clauses = document.clauses_of(sentence)
        self.starts = [start for start, _ in self.clauses]
        self.made: dict[int, tuple[Piece, ...]] = {}

    # -- pieces ---------------------------------------------------------------------------------------------------

    def pieces(self, clause: int) -> tuple[Piece, ...]:
        """The pieces of a clause of the sentence, made once."""
        if clause not in self.made:
            self.made[clause] = self._make(*self.clauses[clause])
        return self.made[clause]

    def _make(self, start: int, end: int) -> tuple[Piece, ...]:
        fixed = self._fixed(start, end)
        pieces: list[Piece] = []
        at = start
        remaining = iter(fixed)
        ahead = next(remaining, None)
        for token in self.document.words(start, end):
            begin = max(token.start, at)
            while ahead is not None and ahead.start < token.end:
                self._words(pieces, begin, ahead.start, token, ahead.kind == NUMBER)
                if ahead.end > at:
                    pieces.append(ahead)
                    begin = at = ahead.end
                ahead = next(remaining, None)
            is_last = ahead is not None and ahead.kind == NUMBER and ahead.start == token.end
            self._words(pieces, max(begin, at), token.end, token, is_last)
            at = max(at, token.end)
        return tuple(pieces)

    def _words(self, pieces: list[Piece], start: int, end: int, token: Token, before_number: bool) -> None:
        if start >= end:
            return
        word = self.folded[start:end]
        tag = token.tag if (start, end) == (token.start, token.end) else self.words.tags.get(word, "")
        for part, kind in self.words.parts(word, tag, before_number):
            before = pieces[-1] if pieces else None
            if before is not None and before.end == start:
                if before.kind in _ACTING and (kind == PARTICLE or self.words.has("phrases.complement", part)):
                    kind = PARTICLE
                    if before.kind == EITHER and part != "得":
                        pieces[-1] = replace(before, kind=VERB)
                elif before.kind in _ACTING and self._makes_noun(before, part):
                    pieces[-1] = replace(before, kind=NOUN)
                    is_figure = self.words.has("phrases.figure_noun", part)
                    if is_figure and len(pieces) > 1 and pieces[-2].kind == EITHER:
                        pieces[-2] = replace(pieces[-2], kind=NOUN)  # 奖励资助金额
                elif before.kind in (NOUN, ADJECTIVE) and part in ("了", "着") and len(before.text) < 3:
                    pieces[-1] = replace(before, kind=WEAK)
                elif before.text == "不" and self.words.has("phrases.after_not", part):
                    pieces[-1] = Piece(before.start, start + len(part), before.text + part, LINK)
                    start += len(part)
                    continue
                elif before.kind in _ACTING and self.words.has("phrases.noun_end", part):
                    pieces[-1] = Piece(before.start, start + len(part), before.text + part, NOUN)
                    start += len(part)
                    continue
            pieces.append(Piece(start, start + len(part), part, kind, kind == NOUN and tag == "vn"))
            start += len(part)

    def _makes_noun(self, before: Piece, word: str) -> bool:
        """Whether a verb and the word after it are one noun: 参加人数, 资助经费."""
        return self.words.has("phrases.figure_noun", word) or (
            before.kind == EITHER and self.words.has("phrases.sum_noun", word)
        )

    def _fixed(self, start: int, end: int) -> list[Piece]:
        """Numbers, quotes and brackets of a clause, in order and without overlaps."""
        found: list[Piece] = []
        for number in self.numbers:
            if start <= number.start and number.end <= end:
                kind = NUMBER if _is_quantity(number) else _FIXED.get(number.disposition, NOUN)
                found.append(Piece(number.start, number.end, self.folded[number.start : number.end], kind))
        quantities = [piece.start for piece in found if piece.kind == NUMBER]
        for opening, kind in (("“", QUOTE), ("《", QUOTE), ("(", BRACKET)):
            for span in bracketed(self.folded, start, end, opening):
                if bisect_right(quantities, span[1] - 1) == bisect_right(quantities, span[0]):
                    found.append(Piece(*span, self.folded[span[0] : span[1]], kind))
        found.sort(key=lambda piece: (piece.start, -piece.end))
        kept: list[Piece] = []
        for piece in found:
            if not kept or piece.start >= kept[-1].end:
                kept.append(piece)
        return kept

    # -- reading --------------------------------------------------------------------------------------------------

    def read(self) -> dict[Span, Phrase]:
        """The phrase of each amount and count of the sentence."""
        found: dict[Span, Phrase] = {}
        previous: _Reading | None = None
        for number in self.numbers:
            if _is_quantity(number):
                reading = self._reading(number, previous)
                found[number.start, number.end] = reading.phrase if reading else Phrase()
                previous = reading or previous
        return found

    def _reading(self, number: Number, previous: "_Reading | None") -> "_Reading | None":
        clause = max(bisect_right(self.starts, number.start) - 1, 0)
        pieces = self.pieces(clause)
        here = next((i for i, piece in enumerate(pieces) if piece.kind == NUMBER and piece.start == number.start), None)
        if here is None:
            return None
        first = previous.after if previous is not None and previous.clause == clause else 0
        if previous is not None and first and first < here and pieces[first].kind == OF:
            first = previous.first  # 来自35个国家的80名候选人: the same verb governs both
        noun = self._noun_after(pieces, here, number, first)
        spot = _Spot(number, clause, pieces, first, here, self._left(pieces, first, here), noun)
        span = self._governor(spot)
        verb, lent = (_Verb(clause, *span), None) if span else self._other_verb(spot, previous)
        phrase = Phrase(
            action=lent.action if lent else self._action(verb),
            actor=lent.actor if lent else self._actor(spot, verb),
            noun=self._noun_text(spot, span, lent, previous),
            place=self._place(spot),
            per=self._per(spot),
            change=self._change(verb),
        )
        if number.disposition == "amount" and not phrase.noun:
            phrase = replace(phrase, spent_on=self._spent_on(spot))
        lends = (span is not None and not self._is_linked(spot, "phrases.existential")) or lent is not None
        return _Reading(phrase, clause, first, spot.after, lends, span is None and lent is None)

    def _left(self, pieces: Sequence[Piece], first: int, here: int) -> int:
        """The last piece before the number that is no qualifier, adverb or tie; first - 1 where there is none."""
        i = here - 1
        while i >= first and pieces[i].kind in (LINK, ADVERB, PARTICLE, SPACE, TIME, DETERMINER):
            i -= 1
        return i

    # -- the verb -------------------------------------------------------------------------------------------------

    def _governor(self, spot: "_Spot") -> Span | None:
        """The verb before the number that governs it, as a span of pieces; serial verbs together."""
        pieces, i, second = spot.pieces, spot.left, None
        if i >= spot.first and pieces[i].kind == OF:
            return self._described(spot)
        if i >= spot.first and pieces[i].kind == ET_CETERA and self._is_received(pieces, spot.after):
            return None
        lowest = max(spot.first, spot.here - _REACH)
        copula = self._is_linked(spot, "phrases.copula")
        if not copula and self._is_linked(spot, "phrases.link"):
            copula = pieces[spot.left].text.endswith(self.words.figure_ends)
        copula = copula or (spot.left >= 0 and self.words.has("phrases.listing", pieces[spot.left].text))
        within, listed = False, spot.left >= spot.first and pieces[spot.left].kind == ET_CETERA
        while i >= lowest and (within or pieces[i].kind not in (BREAK, PREPOSITION, AGENT)):
            piece = pieces[i]
            within = within or piece.kind == OF  # 收到来自27个省的作品600件
            if piece.kind in (BREAK, AGENT):
                break
            before = pieces[i - 1] if i > lowest else None
            after_adverb = before is not None and before.kind == ADVERB
            if (
                piece.kind in (VERB, LIGHT)
                and listed
                and not (before is None or after_adverb or self.words.has("phrases.shared_action", piece.text))
            ):
                pass  # 甲公司研发中心等9个集体: a verb inside a name
            elif piece.kind in (VERB, LIGHT) and not self._describes(pieces, i, spot.here, copula):
                causes = second is not None and self.words.has("phrases.leads_verb", piece.text)
                return second if causes else self._serial(pieces, lowest, i)
            elif (
                piece.kind == EITHER
                and not listed
                and not (copula and i < spot.left)
                and self._can_govern(pieces, lowest, i)
            ):
                span = self._pair(pieces, self._serial(pieces, lowest, i), spot.here)
                if before is None or before.kind in (ADVERB, PARTICLE, TIME):
                    return span
                second = second or span
            elif piece.kind == WEAK and second is None:
                is_word = len(piece.text) > 1
                if (
                    i == spot.left
                    or (is_word and after_adverb)
                    or (is_word and before is not None and before.kind in (PRONOUN, PLACE))
                ):
                    second = self._serial(pieces, lowest, i)
            elif (
                piece.kind == NOUN
                and second is None
                and (i < spot.left or piece.verbal)
                and after_adverb
                and not self.words.has("phrases.figure_noun", pieces[i + 1].text)
                and not copula
            ):
                # 已预付医保资金7亿元: tagged a noun, but an adverb stands before it
                if before is not None and self.words.has("phrases.before_verb", before.text) and len(piece.text) == 2:
                    second = (i, i + 1)
            elif (piece.text == "为" and i < spot.left) or (piece.kind == SPACE and i < spot.here - 1):
                break
            i -= 1
        return second

    def _described(self, spot: "_Spot") -> Span | None:
        """The verb of what stands before the number with 的: 到手的9元, 获得奖学金的有9名; none in 国土的93%."""
        pieces, i = spot.pieces, spot.left - 1
        inner = next((k for k in range(i, spot.first - 1, -1) if pieces[k].kind == NUMBER), None)
        if inner is not None:
            while inner >= spot.first and pieces[inner].kind in (*_NOMINAL, NUMBER, PREPOSITION, ADVERB):
                inner -= 1
            outer = replace(spot, left=inner, here=inner + 1)
            return self._governor(outer) if inner >= spot.first and pieces[inner].kind != OF else None
        if spot.noun is not None and self._follower(spot.clause, spot.after) is not None:
            return None
        shared = spot.number.kind == "ratio"
        if shared or (spot.noun is None and self._is_linked(spot, "phrases.existential")):
            while i > spot.first and pieces[i].kind in (NOUN, QUOTE, ADJECTIVE, PLACE):
                i -= 1
        if i < spot.first or (shared and not self.words.has("phrases.share", pieces[i].text)):
            return None
        return (i, i + 1) if pieces[i].kind in (VERB, WEAK) else None

    def _is_received(self, pieces: Sequence[Piece], i: int) -> bool:
        """Whether the predicate follows at once: 甲等19人荣获…, 乙等3家单位被授予…"""
        while i < len(pieces) and pieces[i].kind in (ADVERB, TIME):
            i += 1
        return i < len(pieces) and pieces[i].kind in (VERB, AGENT, UNDERGO, WEAK)

    def _describes(self, pieces: Sequence[Piece], i: int, here: int, is_figure: bool) -> bool:
        """Whether the verb only describes a noun after it by 的: 确定了报送市里的集体1个, 用于救灾的资金达9元."""
        of = next((k for k in range(i + 1, here) if pieces[k].kind == OF), None)
        if of is None:
            return False
        return is_figure or any(
            pieces[k].kind == VERB and k + 1 < i and pieces[k + 1].kind == PARTICLE for k in range(max(i - 6, 0), i)
        )

    def _can_govern(self, pieces: Sequence[Piece], lowest: int, i: int) -> bool:
        """Whether a word that is verb or noun stands where a verb stands: at the start, after an adverb, a doer or 、."""
        if i == lowest:
            return True
        before = pieces[i - 1]
        if self.words.has("phrases.leads_verb", before.text):
            return True
        opens = (ADVERB, PARTICLE, TIME, PLACE, PRONOUN, SPACE, NUMBER, BREAK, MARK, LINK, LOCALISER, AND, WEAK)
        if before.kind in opens:
            return not self.words.has("phrases.existential", before.text)
        return before.kind in (NOUN, BRACKET) and before.text.endswith(self.words.doer_ends)

    def _pair(self, pieces: Sequence[Piece], verb: Span, here: int) -> Span:
        """Two words that are verb or noun, before an object, as one verb: 奖励资助学生."""
        after = verb[1]
        if after >= here or pieces[after].kind != EITHER or not self.words.has("phrases.verb", pieces[after].text):
            return verb
        return (verb[0], after + 1) if pieces[after + 1].kind in (NOUN, NUMBER, LINK, ADVERB) else verb

    def _serial(self, pieces: Sequence[Piece], lowest: int, i: int) -> Span:
        """The verb at i with the verbs straight before it (新建、改扩建; 筹募建立)."""
        start = i
        while start > lowest:
            before = pieces[start - 1]
            joins = before.kind == VERB or (before.kind == EITHER and self._can_govern(pieces, lowest, start - 1))
            if joins and pieces[i].kind != EITHER and not self.words.has("phrases.leads_verb", before.text):
                start -= 1
            elif before.kind == MARK and start - 2 >= lowest and pieces[start - 2].kind in (VERB, EITHER):
                start -= 2
            else:
                break
        return start, i + 1

    def _other_verb(self, spot: "_Spot", previous: "_Reading | None") -> tuple["_Verb | None", Phrase | None]:
        """The verb of a number that has none before it: the earlier number's, in an enumeration, or the one that follows."""
        leans = previous is not None and self._leans(spot, previous)
        if leans and previous is not None and previous.before and previous.phrase.action:
            return None, previous.phrase
        region = spot.pieces[spot.first : spot.here]
        in_phrase = any(piece.kind == PREPOSITION or self.words.has("phrases.toward", piece.text) for piece in region)
        is_figure = (
            spot.left >= spot.first and not spot.noun and self._is_linked(spot, "phrases.link") and not in_phrase
        )
        if is_figure and not self._is_received(spot.pieces, spot.after):
            return None, None
        follower = None if self._aside(spot) else self._follower(spot.clause, spot.after)
        is_from = any(self.words.has("phrases.from", piece.text) for piece in region)
        if follower is not None and self._change(follower) and is_from:
            return None, None  # 由48人增加到53人: the verb is the second number's
        if follower is None and leans and previous is not None and previous.follows:
            return None, previous.phrase
        return follower, None

    def _is_linked(self, spot: "_Spot", ties: str) -> bool:
        """Whether one of the words `ties` stands between the noun before and the number (就业率为98%)."""
        between = spot.pieces[spot.left + 1 : spot.here]
        return spot.left >= spot.first and any(self.words.has(ties, piece.text) for piece in between)

    def _leans(self, spot: "_Spot", previous: "_Reading") -> bool:
        """Whether the number continues the enumeration of the earlier one."""
        pieces = spot.pieces
        between = pieces[spot.first : spot.here]
        if any(piece.kind in (BREAK, PREPOSITION) for piece in between):
            return False
        if any(piece.text.startswith("其中") for piece in between):
            shares = self.words.has("phrases.shared_action", previous.phrase.action)
            return shares and spot.noun is not None
        left = pieces[spot.left].text if spot.left >= spot.first else ""
        if self.words.has("phrases.figure_noun", left) or self.words.has("phrases.sum_noun", left):
            return previous.clause == spot.clause
        if previous.clause == spot.clause:
            joined = not between or between[0].kind in (MARK, AND, SPACE)
            return joined or not any(piece.kind in _ACTING for piece in between)
        if spot.clause - previous.clause > 1:
            return False
        if spot.after < len(pieces) and pieces[spot.after].text == "为" and spot.left >= 0:
            return pieces[spot.left].kind == ET_CETERA  # 包天伟等13人为X奖: 授予 is left out
        is_comma = self.folded[self.clauses[previous.clause][1]] == ","
        listed = next((i for i in range(spot.here, len(pieces)) if pieces[i].kind == ET_CETERA), len(pieces))
        acts = any(piece.kind in (VERB, WEAK, LIGHT, UNDERGO, AGENT, PREPOSITION) for piece in pieces[:listed])
        return is_comma and not acts and not self._is_linked(spot, "phrases.link") and not previous.phrase.change

    def _aside(self, spot: "_Spot") -> bool:
        """Whether the number stands in a phrase that no verb after it reaches (在10个村, 由48位)."""
        last = spot.pieces[spot.left].kind if spot.left >= spot.first else BREAK
        inner = any(piece.kind == NUMBER for piece in spot.pieces[spot.first : spot.here])
        if last == ET_CETERA or (last == OF and inner):
            return False
        for piece in reversed(spot.pieces[spot.first : spot.here]):
            if piece.kind in (PREPOSITION, BREAK):
                return not self.words.has("phrases.toward", piece.text)
        return False

    def _follower(self, clause: int, after: int) -> "_Verb | None":
        """The verb that follows the number and its noun: 25个集体[受]表彰, 76个国家[派遣]."""
        pieces = self.pieces(clause)
        i, aside, last = after, False, min(len(pieces), after + _REACH)
        if i < last and pieces[i].kind == LOCALISER:
            return None
        while i < last:
            piece = pieces[i]
            if piece.kind in (VERB, WEAK, LIGHT) or (piece.kind == EITHER and (i - after < 3 or aside)):
                return self._following_verb(clause, i)
            if piece.kind in (AGENT, PREPOSITION, UNDERGO):
                aside = True
            elif piece.kind in (MARK, AND, NUMBER) and not aside:
                past = self._past_members(pieces, i)
                if past is None:
                    return None
                i = after = past
                continue
            elif piece.kind in (BREAK, QUOTE, LINK, OF) or (piece.kind == NOUN and not aside and i - after > 1):
                return None
            i += 1
        if i < len(pieces) or clause + 1 >= len(self.clauses) or self.folded[self.clauses[clause][1]] != ",":
            return None
        return self._passive_next(clause + 1) if pieces and pieces[-1].kind != NUMBER else None

    def _past_members(self, pieces: Sequence[Piece], i: int) -> int | None:
        """Past the further members of an enumeration with numbers (、18名教师和25个集体); None where there are none."""
        numbers = {number.start: number for number in self.numbers}
        reached = None
        members = (MARK, AND, NOUN, PLACE, EITHER, ADJECTIVE, NUMBER, ET_CETERA, LINK, BRACKET)
        last = min(len(pieces), i + _REACH)
        while i < last and pieces[i].kind in members:
            if pieces[i].kind == NUMBER:
                noun = self._noun_after(pieces, i, numbers[pieces[i].start])
                i = reached = noun[1] if noun else i + 1
            else:
                i += 1
        return reached

    def _passive_next(self, clause: int) -> "_Verb | None":
        """The verb of a clause that says only what was done to the subject before it (…,分别被授予…)."""
        pieces = self.pieces(clause)
        i = 0
        while i < len(pieces) and pieces[i].kind in (ADVERB, LINK):
            i += 1
        return self._follower(clause, i) if i < len(pieces) and pieces[i].kind in (AGENT, UNDERGO) else None

    def _following_verb(self, clause: int, i: int) -> "_Verb":
        """The verb at i: with 不 before it; of 提供资助 the 资助, of 在村里挂职 the 挂职."""
        pieces = self.pieces(clause)
        if pieces[i].kind == LIGHT and i + 1 < len(pieces) and pieces[i + 1].kind in (EITHER, VERB):
            if i + 2 == len(pieces) or pieces[i + 2].kind in (BREAK, MARK, SPACE):
                return _Verb(clause, i + 1, i + 2)
        negated = i > 0 and self.words.has("phrases.negation", pieces[i - 1].text)
        return _Verb(clause, i - 1 if negated else i, i + 1)

    def _action(self, verb: "_Verb | None") -> str:
        if verb is None:
            return ""
        pieces = self.pieces(verb.clause)
        written = self.text[pieces[verb.start].start : pieces[verb.end - 1].end]
        shortened = written[:-1] if len(written) > 1 and written.endswith("至") else written
        if len(written) > 2 and written.endswith("出") and self.words.kinds.get(written[:-1]) == VERB:
            shortened = written[:-1]
        return "" if self.words.has("phrases.no_action", shortened) else shortened

    def _change(self, verb: "_Verb | None") -> str:
        if verb is None:
            return ""
        pieces = self.pieces(verb.clause)
        change = self.words.words["phrases.change"].get(pieces[verb.end - 1].text, "")
        after = pieces[verb.end].text if verb.end < len(pieces) else ""
        return f"{change}_to" if change in ("increase", "decrease") and after in ("到", "至", "为") else change

    # -- who ------------------------------------------------------------------------------------------------------

    def _actor(self, spot: "_Spot", verb: "_Verb | None") -> str:
        """Who did it: the subject of the clause, else of an earlier clause of the sentence; empty where unsure."""
        if verb is None or self.words.has("phrases.of_subject", self.pieces(verb.clause)[verb.end - 1].text):
            return ""
        pieces = spot.pieces
        follows = verb.clause > spot.clause or verb.start > spot.here
        if follows:
            agent = self._agent(self.pieces(verb.clause), 0 if verb.clause > spot.clause else spot.after, verb.start)
            if agent or not self._is_toward(spot):
                return agent
        agent = "" if follows else self._agent(pieces, spot.first, verb.start)
        subject = agent or self._subject(pieces, spot.here if follows else verb.start)
        for clause in range(spot.clause - 1, max(spot.clause - 6, -1), -1):
            if subject is not None:
                break
            earlier = self.pieces(clause)
            decides = bool(earlier) and self.words.has("phrases.deliberate", earlier[-1].text)
            if self.folded[self.clauses[clause][1]] == ":" and not decides:
                break
            acting = next((i for i, piece in enumerate(earlier) if self._acts(piece)), None)
            if acting is not None:
                subject = self._subject(earlier, acting)
        return subject or ""

    def _acts(self, piece: Piece) -> bool:
        return piece.kind in _ACTING or self.words.has("phrases.deliberate", piece.text)

    def _is_toward(self, spot: "_Spot") -> bool:
        return any(self.words.has("phrases.toward", piece.text) for piece in spot.pieces[spot.first : spot.here])

    def _agent(self, pieces: Sequence[Piece], start: int, end: int) -> str:
        """The doer of a passive: the noun after 被 or 由."""
        for i in range(start, end):
            if pieces[i].kind == AGENT and i + 1 < end:
                last = end
                while last > i + 1 and pieces[last - 1].kind in (ADVERB, PARTICLE, TIME):
                    last -= 1
                return self._slice(pieces, i + 1, last)
        return ""

    def _subject(self, pieces: Sequence[Piece], verb: int) -> str | None:
        """The noun phrase at the head of a clause; None where the clause has none, "" where it is no doer."""
        start = 0
        for i in range(min(verb, len(pieces))):
            leads = self.words.has("phrases.leads_verb", pieces[i].text) and i + 1 < verb
            if self.words.has("phrases.existential", pieces[i].text) or (leads and pieces[i + 1].kind in _NOMINAL):
                start = i + 1  # 大赛已有27个项目获得融资: the projects
                if start < verb and pieces[start].kind == NUMBER:
                    start += 1
        skipped = (TIME, ADVERB, SPACE, LOCALISER)
        while start < verb and (pieces[start].kind in skipped or self.words.has("phrases.adverb", pieces[start].text)):
            start += 1
        end = start
        while end < verb and pieces[end].kind in (*_NOMINAL, OF, MARK, AND, BRACKET, NUMBER, ET_CETERA, DETERMINER):
            if self.words.has("phrases.deliberate", pieces[end].text):
                break
            end += 1
        while end > start and pieces[end - 1].kind in (OF, MARK, AND):
            end -= 1
        if end == start or pieces[start].kind == EITHER:
            return None if start >= verb or pieces[start].kind != BREAK else ""
        last = pieces[end - 1]
        is_doer = last.kind in (PLACE, PRONOUN) or last.text.endswith(self.words.doer_ends) or self._is_name(last)
        excluded = self.words.has("phrases.no_doer", last.text) or self.words.has(
            "phrases.dateline", pieces[start].text
        )
        excluded = excluded or pieces[start].kind == NUMBER
        return self._slice(pieces, start, end) if is_doer and not excluded else ""

    def _is_name(self, piece: Piece) -> bool:
        """Whether a word looks like a person's name: a surname and one or two characters that are no known word."""
        if piece.kind != NOUN or not 2 <= len(piece.text) <= 4:
            return False
        is_unknown = self.words.tags.get(piece.text, "nr").startswith("nr")
        return is_unknown and self.words.has("persons.surname", piece.text[0])

    # -- what -----------------------------------------------------------------------------------------------------

    def _noun_after(self, pieces: Sequence[Piece], here: int, number: Number, first: int | None = None) -> Span | None:
        """The noun phrase that follows the number, as a span of pieces.

        `first` is the first piece of the number's own: what stands from there says whether the noun is an object.
        """
        i = here + 1
        while i < len(pieces) and pieces[i].kind in (SPACE, AROUND):
            i += 1
        if self.words.has("phrases.people", number.unit) or i >= len(pieces):
            return None
        if pieces[i].kind == OF:
            if not number.currency and here and pieces[here - 1].kind == NOUN:
                return None  # 水深两米的湖: the depth
            i += 1
            tied = here - 1
            while tied > 0 and pieces[tied].kind in (LINK, ADVERB):
                tied -= 1
            if here and self._is_figure(pieces[tied]):
                return None  # 年收入过9万元的村: the income
        is_object = first is not None and self._is_object(pieces, here)
        if i < len(pieces) and pieces[i].text == "大" and not number.unit:
            i += 1  # 三大赛道
        start = end = i
        i, headed = self._past_description(pieces, i), False
        events = not self.words.has("phrases.doer_unit", number.unit)
        while i < len(pieces) and i - here < _REACH:
            piece = pieces[i]
            following = pieces[i + 1] if i + 1 < len(pieces) else None
            leads_on = following is not None and following.kind in (NOUN, EITHER, QUOTE, ADJECTIVE, OF)
            if piece.kind in (NOUN, PLACE, QUOTE):
                if self.words.has("phrases.dateline", piece.text) or (headed and piece.text.startswith("第")):
                    break
                if (
                    piece.kind == QUOTE
                    and following is not None
                    and self.words.has("phrases.title_noun", following.text)
                ):
                    break
                headed = True
            elif piece.kind == ADJECTIVE:
                if headed and not leads_on:
                    break
            elif piece.kind == EITHER:
                if headed and self._is_predicate(pieces, i, leads_on, events, is_object):
                    break
                headed = True
            elif piece.kind == WEAK:
                if not leads_on or (headed and not is_object):
                    break
            elif piece.kind == OF:
                is_named = end > start and (self._is_person(pieces[end - 1]) or pieces[end - 1].kind == QUOTE)
                if is_named or not (following and following.kind in _NOMINAL):
                    break
                i += 1
                headed = False
                continue
            elif piece.kind in (MARK, AND):
                if not headed or not self._continues(pieces, i + 1):
                    break
                i += 1
                headed = False
                continue
            elif piece.kind == BRACKET:
                if headed and len(piece.text) <= 10 and self.words.kinds.get(piece.text[1:2]) != LINK:
                    end = i + 1
                    if following is not None and len(following.text) == 1 and self._is_person(following):
                        end = i + 2
                break
            elif piece.kind in (TIME, DETERMINER, SPACE) and (not headed or piece.kind == DETERMINER):
                if not leads_on and not (following and following.kind == PLACE):
                    break
                if piece.kind != TIME and not headed:
                    start = i + 1
            else:
                break
            i += 1
            if headed:
                end = i
        return (start, self._before_next(pieces, start, end)) if end > start else None

    def _is_predicate(self, pieces: Sequence[Piece], i: int, leads_on: bool, events: bool, is_object: bool) -> bool:
        """Whether a word that is verb or noun, after a noun, says what that does (50家企业参展), and is no part of it."""
        word = pieces[i].text
        if not leads_on and self.words.has("phrases.predicate_end", word):
            return True
        if not leads_on and not events and not self.words.has("phrases.body_noun", word):
            return True
        if leads_on and not events and not is_object and self.words.has("phrases.takes_object", word):
            return True
        return self._is_person(pieces[i - 1]) and not self._leads_to_person(pieces, i)

    def _before_next(self, pieces: Sequence[Piece], start: int, end: int) -> int:
        """The end of a number's noun without the noun of a number that follows (22个省份|扶贫企业2.8万个)."""
        i = end
        while i < len(pieces) and pieces[i].kind in (ADVERB, LINK):
            i += 1
        if end - start < 2 or i >= len(pieces) or pieces[i].kind != NUMBER or self._has_noun(pieces, i):
            return end
        of = next((k for k in range(end - 1, start, -1) if pieces[k].kind == OF), None)
        return of if of is not None else (start + 1 if i == end else end)

    def _is_object(self, pieces: Sequence[Piece], here: int) -> bool:
        """Whether a verb or 对, 为 before the number makes its noun an object, so that a verb inside it only describes."""
        for i in range(here - 1, max(0, here - _REACH) - 1, -1):
            if pieces[i].kind in (VERB, LIGHT):
                return not self.words.has("phrases.pivot", pieces[i].text)
            if self.words.has("phrases.toward", pieces[i].text):
                return any(piece.kind == UNDERGO for piece in pieces[here : here + _REACH])
            if pieces[i].kind == BREAK:
                break
        return False

    def _leads_to_person(self, pieces: Sequence[Piece], i: int) -> bool:
        """Whether the word at i describes a person or body after it (学生管理人员), rather than saying what they do."""
        while i < len(pieces) and pieces[i].kind in (EITHER, NOUN):
            i += 1
        return self._is_person(pieces[i - 1]) and pieces[i - 1].kind == NOUN

    def _is_figure(self, piece: Piece) -> bool:
        is_nominal = piece.kind == NOUN and piece.text.endswith(self.words.figure_ends)
        return is_nominal and not self.words.has("phrases.listing", piece.text)

    def _has_noun(self, pieces: Sequence[Piece], here: int) -> bool:
        """Whether a noun stands straight after the number."""
        return here + 1 < len(pieces) and pieces[here + 1].kind in (*_NOMINAL, OF)

    def _past_description(self, pieces: Sequence[Piece], i: int) -> int:
        """Past a description that ends in 的 before the noun: 有特殊困难的学生, 家境贫困、勤奋好学的学子."""
        opens = i < len(pieces) and pieces[i].kind in (AGENT, VERB, WEAK, EITHER, LIGHT, PREPOSITION, LINK, ADVERB)
        for k in range(i, min(i + 16, len(pieces))):
            kind = pieces[k].kind
            if kind == OF:
                noun_follows = k + 1 < len(pieces) and pieces[k + 1].kind in _NOMINAL
                marks = any(piece.kind == MARK for piece in pieces[i:k])
                return k + 1 if noun_follows and (opens or marks) else i
            if kind in (BREAK, NUMBER, SPACE) or (not opens and kind in (VERB, LINK, PREPOSITION, AND, AGENT, UNDERGO)):
                break
        return i

    def _continues(self, pieces: Sequence[Piece], i: int) -> bool:
        """Whether a noun of the same phrase follows 、 or 和: not one that has a number of its own."""
        start = i
        while i < len(pieces) and pieces[i].kind in (NOUN, ADJECTIVE, QUOTE, EITHER, PLACE, MARK, AND):
            i += 1
        return i > start and not (i < len(pieces) and pieces[i].kind in (NUMBER, BREAK, LINK, ET_CETERA))

    def _is_person(self, piece: Piece) -> bool:
        return piece.text.endswith(self.words.person_ends)

    def _noun_text(self, spot: "_Spot", verb: Span | None, lent: Phrase | None, previous: "_Reading | None") -> str:
        """The noun of the number as written: the one after it, else the one between verb and number, else the subject."""
        pieces, here, left, number = spot.pieces, spot.here, spot.left, spot.number
        is_rate = spot.noun is not None and self.words.has("phrases.standard", pieces[spot.noun[1] - 1].text)
        is_rate = is_rate or any(self.words.has("phrases.according", piece.text) for piece in pieces[spot.first : here])
        if verb is not None:
            is_rate = False
        if is_rate:
            after = self._follower(spot.clause, spot.after)
            return self._object(after) if after else ""
        if spot.noun and not is_rate:
            noun = self._slice(pieces, *spot.noun)
            return self.words.words["phrases.medal"].get(noun, noun)
        if here + 1 < len(pieces) and pieces[here + 1].kind == NUMBER and self._has_noun(pieces, here + 1):
            return self._shared_noun(spot)
        if left >= spot.first and pieces[left].kind == ET_CETERA:
            return ""  # 张三等5人: the names are the members, not what is counted
        if left >= 0 and pieces[left].text == "(":
            heading = self._heading(spot, left)
            if heading:
                return heading
        if verb is None and lent is not None and left >= spot.first:
            text = self._stripped(pieces, spot.first, left + 1)
            is_part = number.currency != "" and text.endswith(self.words.doer_ends)
            return "" if is_part else text  # 捐款9元,其中慈善会3元: the body gave, it is no purpose
        if verb is None:
            is_subject = self._is_received(pieces, spot.after)
            if is_subject and self._is_linked(spot, "phrases.existential"):
                return ""
            if is_subject and self.words.has("phrases.times_unit", number.unit):
                return ""
            from_ = [i for i in range(spot.first, here) if self.words.has("phrases.from", pieces[i].text)]
            if from_:
                return self._topic(pieces, spot.first, from_[0])
            toward = [
                i for i in range(spot.first, here) if self.words.has("phrases.toward", pieces[i].text) and i < left
            ]
            if toward:
                return self._topic(pieces, toward[-1] + 1, left + 1)
            near = (
                left < spot.first
                or pieces[left].kind in (*_NOMINAL, BRACKET, OF)
                or self._is_linked(spot, "phrases.link")
            )
            topic = self._topic(pieces, spot.first, left + 1) if near else ""
            if not topic and number.kind == "ratio" and previous is not None and spot.clause - previous.clause <= 2:
                return previous.phrase.noun
            return topic.removeprefix(self._per(spot))
        topic = self._topic(pieces, spot.first, verb[0])
        if self.words.has("phrases.share", pieces[verb[1] - 1].text) and left > verb[1] and pieces[left].kind == OF:
            return self._stripped(pieces, verb[1], left)
        if not self.words.has("phrases.of_subject", pieces[verb[1] - 1].text):
            is_figure = topic.endswith(self.words.figure_ends)
            return self._stripped(pieces, verb[1], left + 1) or (topic if is_figure else "")
        near = previous is not None and spot.clause - previous.clause <= 1 and not self._per(spot)
        return previous.phrase.noun if previous is not None and near and not topic else topic

    def _shared_noun(self, spot: "_Spot") -> str:
        """Of two numbers on one head the earlier gets it where its unit is the head's end: 2827户5.6万名农户."""
        later = next(number for number in self.numbers if number.start == spot.pieces[spot.here + 1].start)
        noun = self._noun_after(spot.pieces, spot.here + 1, later)
        unit = spot.number.unit
        fits = noun is not None and unit in ("户", "家", "村") and spot.pieces[noun[1] - 1].text.endswith(unit)
        return self._slice(spot.pieces, *noun) if noun and fits else ""

    def _heading(self, spot: "_Spot", bracket: int) -> str:
        """The heading that a number in brackets counts, on its own line or at the end of the line before."""
        if bracket > 0:
            start = spot.first + 2 if self._is_list_mark(spot.pieces, spot.first) else spot.first
            return self._stripped(spot.pieces, start, bracket)
        number = self.sentence.number
        before = self.document.sentences[number - 2] if spot.clause == 0 and number > 1 else None
        if before is None or before.end - before.start > 40:
            return ""
        written = [*clauses(self.folded, before.start, before.end)][-1:]
        pieces = self._make(*written[0]) if written else ()
        return self._stripped(pieces, 2 if self._is_list_mark(pieces, 0) else 0, len(pieces))

    def _stripped(self, pieces: Sequence[Piece], start: int, end: int) -> str:
        """The noun phrase in pieces[start:end] without what only leads in or out."""
        for i in range(end - 1, max(start, end - _REACH) - 1, -1):
            if pieces[i].kind in (BREAK, LINK, ADVERB, NUMBER, PREPOSITION):
                of = next((k for k in range(end - 2, i, -1) if pieces[k].kind == OF), None)
                start = of + 1 if of is not None and pieces[i].kind in (NUMBER, PREPOSITION) else i + 1
                break
        while start < end and pieces[start].kind in (DETERMINER, PARTICLE, MARK, AND, SPACE, OF, TIME, LOCALISER):
            start += 1
        last = (OF, MARK, AND, SPACE, ADVERB, PARTICLE, LOCALISER, ET_CETERA, BRACKET)
        while start < end and pieces[end - 1].kind in last:
            end -= 1
        of = next((i for i in range(end - 1, start, -1) if pieces[i].kind == OF), None)
        if of is not None and any(pieces[i].kind in (VERB, WEAK) for i in range(start, of)):
            start = of + 1  # 确定了[报送市里的]候选集体1个
        if start < end and self.words.has("phrases.listing", pieces[end - 1].text):
            end -= 1
        if start >= end or (end - start == 1 and self._is_place(pieces[start])):
            return ""
        return self._slice(pieces, start, end)

    def _is_place(self, piece: Piece) -> bool:
        if piece.kind == PLACE:
            return True
        is_name = self.words.tags.get(piece.text, "") in ("", "ns", "nr", "nz", "nrfg")
        return len(piece.text) > 1 and piece.text.endswith(self.words.place_ends) and is_name

    def _topic(self, pieces: Sequence[Piece], start: int, end: int) -> str:
        """The subject that a figure is about, without the place it is of (泸州市学生就业率 → 学生就业率)."""
        phrase = (*_NOMINAL, OF, MARK, AND, BRACKET, WEAK, VERB)
        lowest = max(start, end - _REACH)
        while True:
            while end > lowest and pieces[end - 1].kind in (ADVERB, LINK, PARTICLE, TIME, SPACE, PREPOSITION):
                end -= 1
            first = end
            while first > lowest and pieces[first - 1].kind in phrase:
                first -= 1
            is_beside = first > lowest and first < end and pieces[first - 1].kind in (PREPOSITION, AGENT)
            if not is_beside or not any(piece.kind in _NOMINAL for piece in pieces[lowest : first - 1]):
                break
            end = first - 1  # 收入比上年增长: what stands before the 比
        leading = (PLACE, PRONOUN, MARK, AND)
        while first < end and (
            pieces[first].kind in leading
            or self._is_list_mark(pieces, first)
            or (self._is_place(pieces[first]) and first + 1 < end)
        ):
            if pieces[first].kind == PLACE and first + 2 == end and len(pieces[end - 1].text) == 1:
                break  # 法国籍
            first += 1
        of = next((i for i in range(end - 2, first, -1) if pieces[i].kind == OF), None)
        if of is not None and self.words.has("phrases.figure_noun", pieces[end - 1].text):
            return self._slice(pieces, first, end)  # 升入高校的人数
        if of is not None:
            first = of + 1
        acting = next((i for i in range(first, end - 1) if pieces[i].kind in (VERB, WEAK)), None)
        if acting is not None and self.words.has("phrases.figure_noun", pieces[end - 1].text):
            first = acting  # 电站占地面积
        return self._stripped(pieces, first, end)

    def _is_list_mark(self, pieces: Sequence[Piece], i: int) -> bool:
        """Whether 一 of 一、先进单位 stands at i."""
        is_short = i == 0 and len(pieces) > 1 and len(pieces[0].text) <= 2
        return is_short and pieces[1].kind == MARK

    def _slice(self, pieces: Sequence[Piece], start: int, end: int) -> str:
        """The text of pieces[start:end]; quotes round the whole are dropped."""
        if end - start == 1 and pieces[start].kind == QUOTE and pieces[start].text[0] == "“":
            return self.text[pieces[start].start + 1 : pieces[start].end - 1].strip()
        written = self.text[pieces[start].start : pieces[end - 1].end].strip()
        return "" if self.words.has("phrases.average", written) else written

    def _object(self, verb: "_Verb") -> str:
        """The noun phrase straight after a verb."""
        pieces = self.pieces(verb.clause)
        start = end = verb.end
        while end < len(pieces) and pieces[end].kind in (NOUN, EITHER, PLACE, QUOTE, ADJECTIVE, OF, WEAK, PARTICLE):
            end += 1
        return self._stripped(pieces, start, end)

    def _spent_on(self, spot: "_Spot") -> str:
        """What a sum was spent on: verb and object after it (投入3亿元,资助学生2万人次 → 资助学生)."""
        pieces, i = spot.pieces, spot.after
        if i >= len(pieces):
            if spot.clause + 1 >= len(self.clauses):
                return ""
            pieces, i = self.pieces(spot.clause + 1), 0
        while i < len(pieces) and (pieces[i].kind in (ADVERB, SPACE, PARTICLE) or pieces[i].text in ("用于", "用来")):
            i += 1
        start = i
        while i < len(pieces) and (
            pieces[i].kind in (VERB, EITHER, PARTICLE) or (pieces[i].kind == MARK and i > start)
        ):
            i += 1
        if i == start or self.words.has("phrases.outcome", pieces[start].text):
            return ""
        if i < len(pieces) and pieces[i].kind == NUMBER:
            noun = self._noun_after(pieces, i, Number(pieces[i].start, pieces[i].end, "count", ""))
            return self._slice(pieces, start, noun[1]) if noun else ""
        end = i
        while end < len(pieces) and pieces[end].kind in (NOUN, EITHER, PLACE, QUOTE, ADJECTIVE, OF, WEAK):
            end += 1
        return self._slice(pieces, start, end) if end > i else ""

    # -- where and per what ---------------------------------------------------------------------------------------

    def _place(self, spot: "_Spot") -> str:
        """The place that stands straight before the number, or at the head of the noun before it."""
        pieces = spot.pieces
        i = spot.left
        while spot.noun is None and i >= spot.first and pieces[i].kind in (NOUN, EITHER, ADJECTIVE):
            if pieces[i].text.endswith(self.words.doer_ends):
                return ""
            i -= 1
        end = i + 1
        while i >= spot.first and pieces[i].kind == PLACE:
            i -= 1
        return self._slice(pieces, i + 1, end) if end > i + 1 else ""

    def _per(self, spot: "_Spot") -> str:
        after = self.per_after.match(self.folded, spot.number.end)
        if after:
            return self.text[after.start() : after.end()]
        pieces = spot.pieces
        lowest = max(spot.first, spot.here - _REACH)
        start = pieces[lowest].start if lowest < spot.here else spot.number.start
        matches = list(self.per.finditer(self.folded, start, spot.number.start))
        return self.text[matches[-1].start() : matches[-1].end()] if matches else ""


@dataclass(frozen=True, slots=True)
class _Spot:
    """A number in its clause: `first` is the first piece that is its own, `left` the last before it that has meaning."""

    number: Number
    clause: int
    pieces: tuple[Piece, ...]
    first: int
    here: int
    left: int
    noun: Span | None

    @property
    def after(self) -> int:
        """The first piece after the number and its noun."""
        return self.noun[1] if self.noun else self.here + 1


@dataclass(frozen=True, slots=True)
class _Verb:
    """A verb as pieces start to end of a clause of the sentence."""

    clause: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class _Reading:
    """What was read of a number, for the next one to lean on; `before`: its verb stands before it."""

    phrase: Phrase
    clause: int
    first: int
    after: int
    before: bool
    follows: bool

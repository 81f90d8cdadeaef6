"""A sentence as its clauses' rows of pieces: numbers, quotes, brackets and names stand whole between the words."""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.joined import add_words
from pipeline.pieces import ADVERB, BRACKET, DETERMINER, LINK, NOUN, NUMBER, QUOTE, TIME, VERB, Piece, is_quantity
from pipeline.records import Number, Sentence, Span
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.settled import settled
from pipeline.text import bracketed
from pipeline.wordkinds import word_kinds

_LONGEST_TIE = 4
"""Characters of the longest word that ties a number to its noun."""
_FIXED = {
    "date": TIME,
    "period": TIME,
    "time": TIME,
    "duration": TIME,
    "age": TIME,
    "frequency": TIME,
    "indefinite": DETERMINER,
}


class View:
    """A sentence as its clauses' pieces, each clause read when it is asked for."""

    def __init__(
        self,
        document: Document,
        rules: Rules,
        sentence: Sentence,
        numbers: Sequence[Number],
        doers: Sequence[Span] = (),
        earlier: Callable[[], "View | None"] = lambda: None,
        named_above: Callable[[], str] = lambda: "",
    ) -> None:
        """`numbers` are all those of the sentence, whatever they were taken for, `doers` the names of bodies and persons.

        `earlier` gives the sentence before, of the same paragraph, `named_above` the person whose name is the line above it.
        """
        self.document = document
        self.rules = rules
        self.text = document.article.text
        self.folded = document.folded
        self.words = word_kinds(rules, document.segmenter)
        self.per = rules.regex("phrases.per")
        self.per_after = rules.regex("phrases.per_after")
        self.sentence = sentence
        self.numbers = numbers
        self.doers = doers
        self.earlier = earlier
        self.named_above = named_above
        self.number_at = {number.start: number for number in numbers}
        self.number_starts = [number.start for number in numbers]
        self.doer_starts = [first for first, _ in doers]
        self.clauses = _whole(document.clauses_of(sentence), numbers)
        self.starts = [start for start, _ in self.clauses]
        self._made: dict[int, tuple[Piece, ...]] = {}
        self._position: dict[int, int] = {}

    def pieces(self, clause: int) -> tuple[Piece, ...]:
        """The pieces of a clause, by its position in the sentence."""
        if clause not in self._made:
            self._made[clause] = make_pieces(self, *self.clauses[clause])
            places = ((piece.start, i) for i, piece in enumerate(self._made[clause]) if piece.kind == NUMBER)
            self._position.update(places)
        return self._made[clause]

    def position(self, number: Number) -> int | None:
        """Where the number stands among the pieces of its clause; None where it goes beyond the clause."""
        return self._position.get(number.start)


def _whole(clauses: Sequence[Span], numbers: Sequence[Number]) -> Sequence[Span]:
    """The clauses, joined where a number goes beyond the end of one (3,500余例)."""
    joined: list[Span] = []
    i = 0
    for start, end in clauses:
        while i < len(numbers) and numbers[i].end <= start:
            i += 1
        if joined and i < len(numbers) and numbers[i].start < start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


def make_pieces(view: View, start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of folded[start:end], which is one clause."""
    fixed = _fixed(view, start, end)
    pieces: list[Piece] = []
    at = start
    remaining = iter(fixed)
    ahead = next(remaining, None)
    for token in view.document.words(start, end):
        begin = max(token.start, at)
        while ahead is not None and ahead.start < token.end:
            is_word_part = token.start < ahead.start or ahead.end < token.end
            if is_word_part and ahead.kind in (NOUN, DETERMINER) and not ahead.doer:
                ahead = next(remaining, None)  # the 十 of 红十字会 is no piece
                continue
            add_words(view.words, view.folded, pieces, begin, ahead.start, token, ahead.kind == NUMBER)
            if ahead.end > at:
                _merge_passive(pieces, ahead)
                _act_before(view, pieces, ahead)
                pieces.append(ahead)
                begin = at = ahead.end
            ahead = next(remaining, None)
        is_last = ahead is not None and ahead.kind == NUMBER and _leads_to(view, token.end, ahead.start)
        add_words(view.words, view.folded, pieces, max(begin, at), token.end, token, is_last)
        at = max(at, token.end)
    return tuple(settled(view.words, pieces))


def _leads_to(view: View, start: int, end: int) -> bool:
    """Whether nothing, or a single word that qualifies the number, stands between a word and it: 挽回损失|近|9万元."""
    return start == end or (0 < end - start <= _LONGEST_TIE and view.words.kinds.get(view.folded[start:end]) == LINK)


def _fixed(view: View, start: int, end: int) -> list[Piece]:
    """Numbers, quotes and brackets of a clause, in order and without overlaps."""
    found: list[Piece] = []
    first_number, after_last = bisect_left(view.number_starts, start), bisect_left(view.number_starts, end)
    for number in view.numbers[first_number:after_last]:
        if number.end <= end:
            written = view.folded[number.start : number.end]
            other = ADVERB if view.words.has("phrases.adverb", written) else NOUN  # 一起, 一度
            other = DETERMINER if number.disposition == "ordinal" and written.endswith("批") else other  # 第二批
            kind = NUMBER if is_quantity(number) else _FIXED.get(number.disposition, other)
            found.append(Piece(number.start, number.end, written, kind))
    quantities = [piece.start for piece in found if piece.kind == NUMBER]
    for opening, kind in (("“", QUOTE), ("《", QUOTE), ("(", BRACKET)):
        for span in bracketed(view.folded, start, end, opening):
            holds_number = bisect_right(quantities, span[1] - 1) != bisect_right(quantities, span[0])
            if not holds_number:
                found.append(Piece(*span, view.folded[span[0] : span[1]], kind))
    for first, last in view.doers[bisect_left(view.doer_starts, start) : bisect_left(view.doer_starts, end)]:
        holds_number = bisect_right(quantities, last - 1) != bisect_right(quantities, first)
        is_tie = view.words.kinds.get(view.folded[first:last]) == LINK  # 高达 is no name
        if last <= end and not holds_number and not is_tie:
            found.append(Piece(first, last, view.folded[first:last], NOUN, doer=True))
    found.sort(key=lambda piece: (piece.start, -piece.end))
    kept: list[Piece] = []
    for piece in found:
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def _merge_passive(pieces: list[Piece], number: Piece) -> None:
    """被 straight before a number is the end of a noun (棉被200床), not a passive."""
    if number.kind == NUMBER and len(pieces) > 1 and pieces[-1].text == "被" and pieces[-2].kind == NOUN:
        last = pieces.pop()
        pieces[-1] = Piece(pieces[-1].start, last.end, pieces[-1].text + last.text, NOUN)


def _act_before(view: View, pieces: list[Piece], number: Piece) -> None:
    """A noun straight before a number that is a verb there: 城乡居民|参保|9万人, 多|支出|9万元."""
    if number.kind != NUMBER or not pieces or pieces[-1].kind != NOUN or pieces[-1].end != number.start:
        return
    last, before = pieces[-1], pieces[-2] if len(pieces) > 1 else None
    if last.text in ("处", "奖") and view.number_at[number.start].currency:
        pieces[-1] = replace(last, kind=VERB)  # 处|9元罚款, 每校奖|9万元
    led = before is not None and (before.kind == ADVERB or before.text == "多")
    if view.words.has("phrases.of_people", last.text) or (led and view.words.has("phrases.led", last.text)):
        pieces[-1] = replace(last, kind=VERB)

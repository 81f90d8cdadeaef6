"""Every award word of a text and what became of it.

A word inside the stretch from an honour's honoree to its award belongs to that honour; of the others the patterns of
rules/award_words.yaml say why they tell of none, or they are unresolved.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cache

from pipeline.records import AwardWord, Findings, Honour, Span
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.slots import encode
from pipeline.titles import SURE, read_titles
from pipeline.vetoes import explain, veto

_BEHIND_TITLE = 12
_AFTER = 5
_LONGEST_HONOUR = 2000
_STRETCH = 2048
_LONGEST_SENTENCE = 4000


@cache
def _words(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rules.alternation("award_words.words"))


def find(document: Document, rules: Rules, found: Findings) -> list[AwardWord]:
    """Every award word of a document in the order of the text, with what became of it and the honours that used it."""
    words: list[AwardWord] = []
    by_sentence: dict[int, list[Honour]] = {}
    by_stretch: dict[tuple[int, int], list[Honour]] = {}
    for honour in found.honours:
        for number in dict.fromkeys(
            document.sentence_at(offset).number for offset in (honour.start, honour.award_start)
        ):
            by_sentence.setdefault(number, []).append(honour)
            for stretch in _stretches(honour):
                by_stretch.setdefault((number, stretch), []).append(honour)
    lists = [(names.start, names.end) for names in found.name_lists]
    for sentence, text in document.iter_sentences():
        hits = list(_words(rules).finditer(text))
        if not hits:
            continue
        honours = sorted(by_sentence.get(sentence.number, []), key=lambda honour: (honour.award_start, honour.start))
        award_starts = [honour.award_start for honour in honours]
        slotted = None
        for hit in hits:
            span = (sentence.start + hit.start(), sentence.start + hit.end())
            users = _users(span, by_stretch.get((sentence.number, span[0] // _STRETCH), ()), sentence.start)
            if users:
                words.append(AwardWord(*span, "honour", "", users))
                continue
            if slotted is None:
                end = min(sentence.end, sentence.start + _LONGEST_SENTENCE)
                slotted = encode(document, sentence.start, end, found)
            at = max(bisect_right(slotted.starts, span[0]) - 1, 0)
            stop = max(bisect_right(slotted.starts, span[1] - 1), at + 1)
            hidden = slotted.ends[at] - slotted.starts[at] > 1 if slotted.starts else False
            reason = veto(slotted.text, at, stop, rules)
            if reason is None and honours:
                nearest = _nearest(span, award_starts, honours)
                words.append(AwardWord(*span, "honour", "names the award of the same sentence", nearest))
                continue
            if reason is None and any(a <= span[0] < b for a, b in lists):
                reason = ("not_an_award", "in a list of names that tells of no award")
            if reason is None and _written(document, span) in rules.words["award_words.verbs"]:
                titles, _ = read_titles(slotted, stop, len(slotted.text), rules, SURE)
                reason = None if titles else ("not_an_award", "no award follows")
            if reason is None and words and words[-1].disposition in ("negated", "prospective"):
                between = document.folded[words[-1].end : span[0]]
                if words[-1].start >= sentence.start and not re.search("[,;:]", between):
                    reason = (words[-1].disposition, words[-1].reason)
            reason = reason or explain(document.folded, span, (sentence.start, sentence.end), hidden, rules)
            words.append(AwardWord(*span, *reason))
    return words


def _written(document: Document, span: Span) -> str:
    """The folded text of an award word."""
    return document.folded[span[0] : span[1]]


def _stretches(honour: Honour) -> set[int]:
    """The stretches of text whose award words may belong to an honour: between honoree and award, and round the award."""
    first, last = min(honour.start, honour.award_start), max(honour.end, honour.award_end) + _AFTER
    if last - first >= _LONGEST_HONOUR:
        first, last = honour.start, honour.end + _AFTER
    around = range((honour.award_start - _BEHIND_TITLE) // _STRETCH, (honour.award_end + _BEHIND_TITLE) // _STRETCH + 1)
    return {*range(first // _STRETCH, last // _STRETCH + 1), *around}


def _users(span: Span, honours: Sequence[Honour], sentence_start: int) -> tuple[Span, ...]:
    """The honorees of the honours between whose honoree and award (with a tail word) the word stands."""
    used = []
    for honour in honours:
        first = min(honour.start, honour.award_start)
        last = max(honour.end, honour.award_end)
        if honour.award_start < sentence_start <= honour.start:
            first, last = honour.start, honour.end
        near = honour.award_start - _BEHIND_TITLE <= span[0] and span[1] <= honour.award_end + _BEHIND_TITLE
        if (first <= span[0] and span[1] <= last + _AFTER and last - first < _LONGEST_HONOUR) or near:
            used.append((honour.start, honour.end))
    return tuple(dict.fromkeys(used))


def _nearest(span: Span, award_starts: list[int], honours: list[Honour]) -> tuple[Span, ...]:
    """The honoree of the honour whose award stands nearest; `honours` are in the order of their awards."""
    at = bisect_right(award_starts, span[0])
    nearest = min(honours[max(at - 1, 0) : at + 1], key=lambda honour: abs(honour.award_start - span[0]))
    return ((nearest.start, nearest.end),)

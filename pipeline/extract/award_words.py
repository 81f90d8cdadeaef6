"""Every award word of a text and what became of it.

A word inside the stretch from an honour's honoree to its award belongs to that honour; of the others the patterns of
rules/award_words.yaml say why they tell of none, or they are unresolved.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import cache

from pipeline.names import is_name, name_model
from pipeline.records import AwardWord, Findings, Honour, Sentence, Span
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.slots import Slotted, encode
from pipeline.text import fold
from pipeline.titles import SURE, read_titles
from pipeline.vetoes import award_follows, explain, in_general, quiet, veto

_BEHIND_TITLE = 12
_AFTER = 5
_LONGEST_HONOUR = 2000
_STRETCH = 2048
_LONGEST_SENTENCE = 4000
_LONGEST_QUOTE = 40
_CLAUSE_END = re.compile("[,;:。]")
_PAGE_OF = re.compile(r"\s*([\u4e00-\u9fff]{2,3})(?:简介|教授)?\s*[-—_|]")
_JOINED = re.compile("[^,;:。]{0,40}")


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
    page = _PAGE_OF.match(fold(document.article.title or ""))
    is_named = page is not None and is_name(name_model(rules, document.segmenter), page[1])
    page_of_another = page is not None and is_named and page[1] not in document.folded
    lists = [(names.start, names.end) for names in found.name_lists]
    given = {(honour.start, honour.end) for honour in found.honours}
    graded = {
        entry.grade: (entry.name_start, entry.name_end)
        for names in found.name_lists
        for entry in names.entries
        if entry.grade and (entry.name_start, entry.name_end) in given
    }
    grades = sorted(graded)
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
            users = users or _of_grade(span, graded, grades)
            if users:
                words.append(AwardWord(*span, "honour", "", users))
                continue
            if slotted is None:
                end = min(sentence.end, sentence.start + _LONGEST_SENTENCE)
                slotted = encode(document, sentence.start, end, found)
            reason = _reason(document, slotted, span, sentence, words, rules)
            if reason is None and honours and _is_of_them(document, span, sentence, honours, rules):
                words.append(
                    AwardWord(
                        *span, "honour", "names the award of the same sentence", _nearest(span, award_starts, honours)
                    )
                )
                continue
            if reason is None and any(a <= span[0] < b for a, b in lists):
                reason = ("not_an_award", "in a list of names that tells of no award")
            reason = reason or _unused(document, slotted, span, sentence, words, rules)
            if reason[0] == "unresolved" and page_of_another:
                reason = ("unresolved", "whose it is only the page's title says")
            words.append(AwardWord(*span, *reason))
    return words


def _of_grade(span: Span, graded: Mapping[Span, Span], grades: Sequence[Span]) -> tuple[Span, ...]:
    """The honoree of a row of a table in whose column of grades a word stands."""
    at = bisect_right(grades, span[0], key=lambda grade: grade[0])
    return (graded[grades[at - 1]],) if at and span[1] <= grades[at - 1][1] else ()


def _reason(
    document: Document, slotted: Slotted, span: Span, sentence: Sentence, words: Sequence[AwardWord], rules: Rules
) -> tuple[str, str] | None:
    """(disposition, reason) where the clause of a word says that it tells of no honour, None where it does not."""
    word = _written(document, span)
    if word in rules.words["award_words.general"]:
        general = in_general(document.folded, span[1], rules)
        if general:
            return general
    at, stop = _place(slotted, span)
    verb = word in rules.words["award_words.verbs"]
    if verb and document.folded.startswith("者", span[1]):
        return "not_an_award", "names a winner, tells of no conferring"
    if verb and not award_follows(document.folded, span, sentence.end, rules):
        titles, _ = read_titles(slotted, stop, len(slotted.text), rules, SURE)
        if not titles:
            return "not_an_award", "no award follows"
    reason = veto(slotted.text, at, stop, rules)
    if reason is None and words and words[-1].disposition in ("negated", "prospective"):
        between = document.folded[words[-1].end : span[0]]
        if words[-1].start >= sentence.start and not re.search("[,;:]", between):
            reason = (words[-1].disposition, words[-1].reason)
    return reason


def _is_of_them(document: Document, span: Span, sentence: Sentence, honours: Sequence[Honour], rules: Rules) -> bool:
    """Whether a word speaks of the honours of its sentence: it names one of their awards again or none of its own."""
    word = _written(document, span)
    if any(word in fold(honour.award_title) for honour in honours):
        return True
    if word in rules.words["award_words.verbs"]:
        sign = _CLAUSE_END.search(document.folded, span[1], sentence.end)
        end = sign.start() if sign else sentence.end
        follows = award_follows(document.folded, span, sentence.end, rules)
        return not follows or any(span[1] <= honour.award_start < end for honour in honours)
    return word in rules.words["award_words.general"] or word in rules.words["award_words.tails"]


def _unused(
    document: Document, slotted: Slotted, span: Span, sentence: Sentence, words: Sequence[AwardWord], rules: Rules
) -> tuple[str, str]:
    """(disposition, reason) of a word that no honour used and of which its clause does not say why."""
    bounds = (sentence.start, sentence.end)
    at, _ = _place(slotted, span)
    reason = quiet(slotted.text[:at], document.folded, span, bounds, rules)
    if reason:
        return reason
    width = slotted.ends[at] - slotted.starts[at] if slotted.starts else 0
    hidden = 1 < width <= _LONGEST_QUOTE
    if (
        hidden
        and words
        and words[-1].disposition == "unresolved"
        and _JOINED.fullmatch(document.folded, words[-1].end, slotted.starts[at])
    ):
        hidden = False  # 被授予“甲先进单位”: what the verb before confers
    return explain(document.folded, span, bounds, hidden, rules)


def _place(slotted: Slotted, span: Span) -> Span:
    """Where a stretch of the text stands in the slot string."""
    at = max(bisect_right(slotted.starts, span[0]) - 1, 0)
    return at, max(bisect_right(slotted.starts, span[1] - 1), at + 1)


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

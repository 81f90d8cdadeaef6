"""The period that a figure covers: the date or period named before it in its clause, or in a clause before it."""

from bisect import bisect_left

from pipeline.dates import DateMention, period_of
from pipeline.records import Number
from pipeline.rules import Rules
from pipeline.segment import Document

_REACH = 200
"""How many characters a date reaches."""


def period(document: Document, rules: Rules, number: Number) -> tuple[str, str]:
    """First and last date that the figure at `number` covers, as ISO strings; empty where the text does not say.

    What is compared with (较2020年) is no period of the figure, and a single day is one only where something holds up
    to it (截至3月31日). A semicolon ends what a period covers.
    """
    sentence = document.sentence_at(number.start)
    dates = document.dates()
    i = bisect_left(dates, number.start, key=lambda mention: mention.start) - 1
    while i >= 0 and dates[i].start >= sentence.start and number.start - dates[i].end <= _REACH:
        mention = dates[i]
        if document.folded.find(";", mention.end, number.start) >= 0:
            break
        if mention.end <= number.start and _covers(document, rules, mention):
            if document.folded.startswith("的", mention.end) and number.start - mention.end <= 2:
                return (mention.first, mention.last) if mention.kind != "day" else ("", "")  # 增长到2022年的9%
            first, last = period_of(document.folded, mention, document.article.published_on)
            if mention.kind != "day" or first != last:
                return first, last
            break
        i -= 1
    return "", ""


def _covers(document: Document, rules: Rules, mention: DateMention) -> bool:
    """Whether a date is neither compared with nor part of a title or document."""
    folded = document.folded
    before = folded[max(mention.start - 3, 0) : mention.start]
    if before.endswith(tuple(rules.words["phrases.compared"])):
        return False
    quoted = before.endswith(("《", "“", "("))
    return not quoted and not folded.startswith(tuple(rules.words["phrases.after_title_year"]), mention.end)

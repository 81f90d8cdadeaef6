"""Mentions of organisations side by side in the order of the text, none inside another."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from pipeline.records import OrganisationMention, Span


def is_part_of(mention: OrganisationMention, own: Sequence[OrganisationMention], starts: Sequence[int]) -> bool:
    """Whether one of `own`, which begin at `starts`, holds the mention."""
    i = bisect_right(starts, mention.start) - 1
    return i >= 0 and mention.end <= own[i].end


def holds_shorter(mention: OrganisationMention, own: Sequence[OrganisationMention], starts: Sequence[int]) -> bool:
    """Whether one of `own`, which begin at `starts`, is a part of the mention and not all of it."""
    i = bisect_left(starts, mention.start)
    return i < len(own) and own[i].end <= mention.end and (own[i].start, own[i].end) != (mention.start, mention.end)


def of_spans(spans: Iterable[Span], rule: str) -> list[OrganisationMention]:
    """The mentions of a rule, without those inside others."""
    return [OrganisationMention(*span, rule) for span in outermost(dict.fromkeys(spans, rule))]


def outermost(spans: Mapping[Span, str]) -> dict[Span, str]:
    """The spans that no other one holds or overlaps from the left."""
    kept: dict[Span, str] = {}
    last_end = 0
    for span in sorted(spans, key=lambda s: (s[0], -s[1])):
        if span[0] >= last_end:
            kept[span] = spans[span]
            last_end = span[1]
    return kept


def merged(mentions: Sequence[OrganisationMention], added: Sequence[OrganisationMention]) -> list[OrganisationMention]:
    """Both in the order of the text; an added one that overlaps one of `mentions` is left out."""
    starts = [m.start for m in mentions]
    kept = []
    for mention in added:
        i = bisect_right(starts, mention.end - 1)
        if not i or mentions[i - 1].end <= mention.start:
            kept.append(mention)
    return sorted([*mentions, *kept], key=lambda m: (m.start, m.end))

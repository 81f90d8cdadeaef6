"""The unit that a title is of, where it stands in front of the title: a mention, what a mention left out, or plain words."""

import re
from bisect import bisect_right

from pipeline.officetext import LONGEST_TITLE, OfficeText
from pipeline.records import Span

_LATIN = re.compile(r"[A-Za-z][A-Za-z0-9 .&'-]*$")
_LONGEST_HALF = 20
_LONGEST_FIRST = 12
_PLACES_AND_PERSONS = ("nr", "ns", "nz")
_LEARNED = ("科学", "工程", "技术")  # 土木工程, 生命科学: fields, whatever the dictionary calls them
_PROPER = (*_PLACES_AND_PERSONS, "nt")
# What is no part of the unit behind it: 我 of 我区残联, 我区 of 我区区委, 有 of 有市税务局.
_OURS = re.compile(
    "[右左上下]?图[为:](?=[一-龥]{3})|我(?P<level>[省市县区州镇乡村])(?=(?P=level))|我(?=[省市县区州镇乡村])|[有由与任](?=[省市县区州镇乡村][一-龥]{2})"
)
_SENT = re.compile("[一-龥]{2,20}?(?:派驻|驻)(?=[一-龥]{1,24}[村社区]$)(?!村)")


def unit_before(text: OfficeText, start: int, end: int, title: str) -> Span | None:
    """The organisation that ends at `end`: a mention, a mention with the inner unit after it, or plain words."""
    while start < end and text.folded[start] in " ▲■":
        start += 1
    if start >= end:
        return None
    mention = text.mention_ending(end, start)
    if mention is not None:
        return _over_half(text, start, extended(text, start, mention.start), end), end
    quoted = text.mention_ending(end - 1, start) if text.folded[end - 1] == "”" else None
    if quoted is not None and text.folded[quoted.start - 1 : quoted.start] == "“":
        return quoted.start, end - 1  # “甲创新工作室”|领办人
    mention = text.mention_within(start, end)
    edits = title.endswith(text.grammar.edits)
    if mention is not None and not (edits and _LATIN.search(text.folded, mention.end, end)):
        gap = text.folded[mention.end : end]
        if len(gap) <= 20 and "、" not in gap and not text.stop_in(mention.end, end):
            inner = text.grammar.unit.search(gap.rstrip("”")) is not None and gap.count("“") == gap.count("”")
            return extended(text, start, mention.start), end if inner else mention.end
    begin = text.after_stop(start, end)
    if begin - start <= _LONGEST_HALF and _is_cut(text, start, begin):
        begin = start
    begin = _over_half(text, start, begin, end)
    if text.folded[end - 1] == "》":
        # A paper is an organisation (《晚报》社长), a film or a book is none.
        begin = text.folded.rfind("《", begin, end) + 1
        medium = begin > 0 and (edits or text.grammar.unit.search(text.folded, begin, end - 1))
        return (begin, end - 1) if medium else None
    written = text.folded[begin:end]
    if end - begin < 2 or end - begin > 40 or written.count("“") != written.count("”"):
        return None
    if not any(character.isalpha() for character in written):
        # “973”首席科学家
        return None
    if written.endswith(text.grammar.occasions) or "了" in written:
        return None
    latin = _LATIN.search(written)
    if latin and latin.start() > 0:
        return begin + latin.start(), end
    if written in text.places.names or (text.grammar.unit.search(written) and not _ends_in_verb(text, begin, end)):
        return begin, end
    if title not in text.grammar.occupations and begin == start:
        begin = _after_verb(text, begin, end)
        return (begin, end) if _is_noun_phrase(text, begin, end) else None
    return None


def extended(text: OfficeText, start: int, begin: int) -> int:
    """The beginning of an organisation moved over a place in front of it that the mention left out."""
    if text.folded[begin - 1 : begin] == "《":
        return begin
    chain = text.places.chain(text.folded, start, begin)
    if chain and chain[0][0] == start and chain[-1][1] == begin:
        return start
    words = text.after_stop(start, begin)
    if words < begin and begin - words < 40 and text.places.chain(text.folded, words, begin):
        return words
    if words < begin and begin - words < 16 and text.grammar.unit.search(text.folded[words:begin]):
        return words
    if begin - start <= _LONGEST_HALF and _is_cut(text, start, begin):
        return start
    i = bisect_right(text.mention_ends, begin) - 1
    if i >= 0 and text.mentions[i].start >= start and _is_first_half(text, text.mentions[i].end, begin):
        return text.mentions[i].start
    opened = start > 0 and text.folded[start - 1] == "、"
    if opened and text.grammar.title_at_end.search(text.folded, max(0, start - LONGEST_TITLE), start - 1):
        # Between two titles of a row there is nothing but the second one's organisation.
        between = text.folded[start:begin]
        return start if len(between) < 20 and not set("的兼") & set(between) else begin
    return begin


def _over_half(text: OfficeText, start: int, begin: int, end: int) -> int:
    """The beginning of a unit moved over the first half of its name: 材料科学与|工程学院.

    Both halves are of common nouns. The first is all that stands in front, or goes on from a place or an institution,
    and is no unit, officer or group of its own.
    """
    if text.folded[begin - 1 : begin] not in ("与", "和", "及") or begin - 2 <= start:
        return begin
    if not text.grammar.unit.search(text.folded, begin, end):
        return begin
    first = begin - 1
    low = max(start, first - _LONGEST_FIRST)
    half = next((t for t in text.document.touching(first, begin) if t.start == first), None)
    if half is None or half.end != begin:
        return begin
    joined = text.grammar.unit.search(text.folded, low, first) or text.grammar.title_at_end.search(
        text.folded, low, first
    )
    if joined or text.ends_in_role(low, first) or text.folded.endswith(text.grammar.groups, low, first):
        return begin
    i = bisect_right(text.mention_ends, first) - 1
    if i >= 0 and low < text.mention_ends[i] and text.mentions[i].start >= start:
        whole, low = text.mentions[i].start, text.mention_ends[i]
    elif (chain := text.places.chain(text.folded, start, first)) and chain[0][0] == start:
        whole, low = start, chain[-1][1]
    else:
        whole = start
    if low < start or not (low == start or whole < low) or first - low < 2:
        return begin
    # Behind a place 广播电视局 is a common name too, though the dictionary has it as a body.
    proper = _PLACES_AND_PERSONS if whole < low else _PROPER
    return whole if _is_common(text, low, first, _PROPER) and _is_common(text, begin, end, proper) else begin


def _is_cut(text: OfficeText, start: int, begin: int) -> bool:
    """Whether a mention that begins after 与 is the second half of a name: 促进与 of “甲·乙”促进与发展中心."""
    between = text.folded[start:begin]
    if len(between) < 4 or between[-1] not in "与和" or text.grammar.title.search(between):
        return False
    if text.places.chain(text.folded, begin, min(len(text.folded), begin + 12)) or "、" in between:
        return False
    joined = [t for t in text.document.touching(start, begin + 2) if t.end == begin - 1 or t.start == begin]
    return len(joined) == 2 and all(t.tag in ("v", "vn") for t in joined)


def _is_common(text: OfficeText, start: int, end: int, proper: tuple[str, ...]) -> bool:
    """Whether folded[start:end] is of nouns and verbs, whole words, no proper name or particle among them."""
    tokens = text.document.touching(start, end)
    tokens = [t for t in tokens if t.start < end and start < t.end]
    if not tokens or tokens[0].start != start or tokens[-1].end != end:
        return False
    return tokens[0].text not in text.grammar.stops and all(
        t.text.endswith(_LEARNED) or (t.tag[:1] in ("n", "v", "a", "b", "j", "") and not t.tag.startswith(proper))
        for t in tokens
    )


def _is_first_half(text: OfficeText, start: int, end: int) -> bool:
    """Whether folded[start:end] joins two halves of one name: 立法与 in 甲大学立法与法治研究中心."""
    between = text.folded[start:end]
    return 2 <= len(between) <= 6 and between[-1] in "与和及" and not text.grammar.title.search(between)


def _after_verb(text: OfficeText, start: int, end: int) -> int:
    """Where the words begin behind a verb that folded[start:end] begins with: 特斯拉 of 要求特斯拉."""
    first = next((t for t in text.document.touching(start, end) if t.start == start), None)
    is_verb = first is not None and first.tag == "v" and len(first.text) > 1 and first.end < end
    return first.end if first is not None and is_verb else start


def undoubled(text: OfficeText, span: Span | None) -> Span | None:
    """The second of two equal halves: a heading that the page has glued to the text."""
    if span is None:
        return None
    start, end = span
    middle = (start + end) // 2
    return (middle, end) if text.folded[start:middle] == text.folded[middle:end] else span


def trimmed(text: OfficeText, span: Span | None, title: str) -> Span | None:
    """A unit without what is no part of it: 我区|区委, 有|市税务局, and of a first secretary 县医院派驻|上湾村."""
    if span is None:
        return None
    start, end = span
    own = _OURS.match(text.folded, start, end)
    if own and end - own.end() > 1:
        start = own.end()
    if title.endswith("第一书记") and (sent := _SENT.match(text.folded, start, end)):
        start = sent.end()
    return start, end


def _ends_in_verb(text: OfficeText, start: int, end: int) -> bool:
    tokens = [t for t in text.document.touching(start, end) if start <= t.start and t.end <= end]
    if not tokens or text.grammar.unit.fullmatch(tokens[-1].text):
        # 甲银理财, 乙投资: what a firm does, at the end of its name.
        return False
    return tokens[-1].tag in ("v", "d", "p", "c") and len(tokens[-1].text) > 1


def _is_noun_phrase(text: OfficeText, start: int, end: int) -> bool:
    """Whether folded[start:end] can be a unit's name without a usual ending (嘉禾农业负责人): it ends in a noun."""
    tokens = [t for t in text.document.touching(start, end) if start <= t.start and t.end <= end]
    if not tokens or tokens[-1].end != end or end - start > 20 or end - start < 3:
        return False
    last = tokens[-1].tag
    return (last[:1] in ("n", "j", "") or last == "vn") and all(
        t.tag[:1] in ("n", "", "v", "a", "j", "b", "s") for t in tokens
    )

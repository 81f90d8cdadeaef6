"""Where a name of an organisation can begin, found from where it ends.

From each end (局, 大学, 有限公司) the words of the clause are followed to the left as far as they can belong to a name;
then the name begins at its first anchor: a place, a word of rank (县公安局), an opener (中共, 中国), a containing
organisation, or a proper name.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from pipeline.clausewords import Clause, Words, clause_of
from pipeline.companynames import before_general, is_brand, is_general, is_named_group, is_whole_company, strangers
from pipeline.genericnames import NUMBERED_UNIT, Named, is_counted, is_generic
from pipeline.lexicon import Lexicon
from pipeline.nameanchors import anchor_of, cannot_begin, first_anchor
from pipeline.namereach import LINKS, LONGEST_PERSON, MEDIA, leftmost_word

_AFTER_HEAD = re.compile(r"[等的副及和与共将在已对向从为并也还均赴给]|[在将向对与赴给][一-龥]{1,2}")
_OF_FOREIGN_PLACE = ("局", "厅", "署", "政府", "队")
_OF_A_PLACE = ("委", "府", "队")
_OPEN_BRACKET = re.compile(r"[^(]*\)")
_LONG_NAME = 8
_ALSO_IN_VILLAGES = ("店", "站", "厂", "馆", "社")
_VILLAGE = re.compile("[一-龥]村")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A name before it is known whether it is one; `anchor` is empty where nothing anchors it."""

    start: int
    end: int
    head: str
    anchor: str
    bare: bool


def candidates(words: Words, lexicon: Lexicon) -> Iterator[Candidate]:
    """What may be names of organisations, clause by clause, from the last to the first of each."""
    for start, end in words.clauses:
        ends: dict[int, int] = {}
        for match in lexicon.ends.finditer(words.folded, start, end):
            if match.end(1) <= end:
                ends.setdefault(match.end(1), match.start())
                if words.folded[match.end(1) : match.end(1) + 1] == "长" and match[1][:-1] in lexicon.heads:
                    ends.setdefault(match.end(1) - 1, match.start())  # 小学|校长
        if ends:
            yield from _of_clause(clause_of(words.document, lexicon, start, end), ends)


def _of_clause(clause: Clause, ends: Mapping[int, int]) -> Iterator[Candidate]:
    """The candidates for the `ends` of the clause (offset of the end → of the head), the last first."""
    covered = clause.end + 1
    for end in sorted(ends, reverse=True):
        if end > covered:
            continue
        candidate = _candidate(clause, ends[end], end) or _shorter(clause, ends[end], end)
        if candidate is None:
            continue
        yield candidate
        if candidate.anchor:
            covered = candidate.start


def _is_particle(clause: Clause, i: int) -> bool:
    """Whether the 所 at token i only stands before its verb (某公司|所|缴纳的税款), and is no office (司法|所|组织)."""
    following = clause.tokens[i + 1] if i + 1 < len(clause.tokens) else None
    return (
        clause.tokens[i].text == "所"
        and following is not None
        and following.tag[:1] == "v"
        and not (i and clause.tokens[i - 1].text.endswith(clause.lexicon.stations))
    )


def _is_person_glued(clause: Clause, last: int, end: int) -> bool:
    """Whether the segmenter glued the name of a person to the end of a unit: 哲学|院任|晓明."""
    token = clause.tokens[last]
    rest = clause.folded[end : token.end]
    if token.tag or rest[0] not in clause.lexicon.surnames or len(rest) > len("任晓明"):
        return False
    following = clause.tokens[last + 1] if last + 1 < len(clause.tokens) else None
    given = following is not None and len(following.text) <= len("晓明") and following.tag[:2] in ("", "nr")
    return len(rest) > 1 or given


def _shorter(clause: Clause, head_start: int, end: int) -> Candidate | None:
    """The name that ends in a shorter head than the one at `end`, where words part there: 分社|联合, not 社联."""
    for cut in range(end - 1, head_start, -1):
        head = clause.folded[head_start:cut]
        if (head in clause.lexicon.heads or head in clause.lexicon.unit_heads) and any(
            t.end == cut for t in clause.tokens
        ):
            return _candidate(clause, head_start, cut)
    return None


def _candidate(clause: Clause, head_start: int, end: int) -> Candidate | None:
    """The name that ends at `end`, or None where the end of the word is none of a name."""
    first = bisect_right(clause.starts, head_start) - 1
    if _ends_none(clause, first, head_start, end):
        return None
    head = clause.folded[head_start:end]
    leftmost = leftmost_word(clause, first, head)
    anchor, begin = _anchored(clause, leftmost, first, head_start, head)
    start = clause.tokens[begin].start
    if start > clause.start and clause.folded[start - 1 : start + 1] == "我校":
        start -= 1
    if clause.folded[start] in LINKS:
        start += 1
    if _OPEN_BRACKET.match(clause.folded, start, end):
        begin, start = leftmost, clause.tokens[leftmost].start
    text = clause.folded[start:end]
    # 公安局 alone is no name; 瑞金医院 is.
    alone = (
        clause.tokens[begin].end == end
        and anchor in ("organisation", "county")
        and head in clause.lexicon.unit_heads
        and text[: head_start - start] not in clause.lexicon.countries
        and not (clause.tokens[begin].tag == "nt" and len(text) >= _LONG_NAME)
    )
    if not anchor or alone or not _qualifies(clause, head, anchor, start, head_start):
        start = _unanchored_start(clause, leftmost, first)
        return Candidate(start, end, head, "", start == head_start)
    named = Named(text, head, anchor, start, end, begin, first)
    if is_generic(clause, named) or is_counted(clause, named):
        return None
    known = _worldwide_inside(clause, begin, first, end) if anchor == "place" else start
    return Candidate(known - strangers(clause, begin, head), end, head, anchor, start == head_start)


def _ends_none(clause: Clause, first: int, head_start: int, end: int) -> bool:
    """Whether the head folded[head_start:end], which begins in token `first`, ends no name by what stands beside it."""
    last = bisect_right(clause.starts, end - 1) - 1
    token = clause.tokens[last]
    glued = token.end != end and not goes_on_outside(clause.folded, clause.lexicon, end, token.end)
    if glued and not _is_person_glued(clause, last, end):
        return True
    head, before = clause.folded[head_start:end], clause.folded[head_start - 1 : head_start]
    if head in _ALSO_IN_VILLAGES and _VILLAGE.match(clause.folded, end):
        return True  # 旧店|营村
    if len(head) == 1 and before == head:
        return True  # 中国语言文学系|系主任
    if head == "所" and _is_particle(clause, last):
        return True
    if head in clause.lexicon.head_after and before not in [*clause.lexicon.head_after[head]]:
        return True
    if before in [*clause.lexicon.head_not_after.get(head, "")]:
        return True
    if clause.folded.startswith(clause.lexicon.not_before.get(head, ()), end):
        return True
    word = clause.tokens[first].text
    if word in clause.lexicon.stops or (word in clause.lexicon.common and not NUMBERED_UNIT.fullmatch(word)):
        return True
    return _is_name_behind_post(clause, first, head_start) or _is_known_behind_another_word(clause, first, end)


def _anchored(clause: Clause, leftmost: int, first: int, head_start: int, head: str) -> tuple[str, int]:
    """The kind of anchor at which the name begins and the token of it; of companies and groups any word may be one."""
    anchor, begin = first_anchor(clause, leftmost, first, head_start, head)
    weak = not anchor or (anchor == "proper" and is_general(clause, begin, first))
    if weak and is_whole_company(clause, leftmost, head_start + len(head)):
        begin = before_general(clause, leftmost, first)
        return "" if is_general(clause, begin, first) else "proper", begin
    if anchor:
        return anchor, begin
    if is_named_group(clause, first, head_start, head):
        anchor, begin = "proper", first if clause.tokens[first].start < head_start else first - 1
    elif first > 1 and clause.tokens[first - 1].text in clause.lexicon.groups:
        group = clause.tokens[first - 1]
        if not is_named_group(clause, first - 1, group.start, group.text):
            return anchor, begin
        anchor, begin = "organisation", first - 2  # 金叶|集团|党委
    else:
        return anchor, begin
    return anchor, leftmost if is_brand(clause, leftmost, begin) else begin


def _unanchored_start(clause: Clause, leftmost: int, first: int) -> int:
    """Where the words from token `leftmost` on begin that a name without an anchor can begin with."""
    begin = leftmost
    start = clause.tokens[begin].start
    joined = start and clause.folded[start - 1] in clause.lexicon.joined
    while begin < first and cannot_begin(clause.lexicon, clause.tokens[begin]):
        if joined and clause.tokens[begin].text in clause.lexicon.inside:
            break
        begin += 1
    return clause.tokens[begin].start


def _worldwide_inside(clause: Clause, begin: int, first: int, end: int) -> int:
    """Where a well-known body of more than one place begins behind the place of an event: 成都|国际乒联."""
    for token in clause.tokens[begin + 1 : first + 1]:
        if token.text.startswith(clause.lexicon.lists["worldwide_of_teams"]) and clause.lexicon.names.fullmatch(
            clause.folded, token.start, end
        ):
            return token.start
    return clause.tokens[begin].start


def _is_known_behind_another_word(clause: Clause, first: int, end: int) -> bool:
    """Whether the word is a well-known name, and what stands before it no place or rank of its own: 冠军|新华社."""
    token = clause.tokens[first]
    if token.text not in clause.lexicon.known or token.end != end or not first or not token.text.endswith(MEDIA):
        return False
    before = clause.tokens[first - 1]
    return anchor_of(clause, first - 1) not in ("place", "county", "rank", "opener") and (
        before.text not in clause.lexicon.inside
    )


def _is_name_behind_post(clause: Clause, first: int, head_start: int) -> bool:
    """Whether the head only ends an unknown word behind a post, a person's name: 党委委员|李银厂 (tests/test_persons.py)."""
    token = clause.tokens[first]
    if token.tag or token.start == head_start or token.end - token.start >= LONGEST_PERSON or not first:
        return False
    return any(clause.lexicon.posts.fullmatch(clause.tokens[first - 1].text[-size:]) for size in (2, 3))


def _qualifies(clause: Clause, head: str, anchor: str, start: int, head_start: int) -> bool:
    """Whether an anchored text is a name: a unit needs more than a proper word, a bare place more than a head."""
    if head in clause.lexicon.heads:
        return head_start > start
    only = clause.tokens[bisect_right(clause.starts, start) - 1]
    if anchor != "rank" and only.tag == "ns" and only.end == head_start + len(head):
        return False
    if anchor in ("proper", "ordinal"):
        return head in clause.lexicon.proper_units or (head in _OF_FOREIGN_PLACE and only.tag == "ns")
    if anchor == "place":
        chain = clause.lexicon.places.chain(clause.folded, start, head_start)
        if chain and chain[-1][1] == head_start and len(head) == 1 and head not in _OF_A_PLACE:
            return False
    return head_start > start


def goes_on_outside(folded: str, lexicon: Lexicon, end: int, token_end: int) -> bool:
    """Whether what the segmenter glued to the end of a name is no part of it: 省委|书记, 局|等, 中学|语文."""
    if folded[end:token_end] in lexicon.subjects and not folded.endswith("大学", 0, end):
        return True  # but 大学语文 is a course
    return bool(lexicon.posts.fullmatch(folded, end, token_end) or _AFTER_HEAD.fullmatch(folded, end, token_end))

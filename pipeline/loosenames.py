"""Names of organisations that nothing anchors: joined to one that is anchored, the end of a longer one, a unit of the school."""

import re
from collections.abc import Mapping, Sequence, Set
from dataclasses import replace
from functools import cache

from pipeline.antecedents import JOINED, SHORT, Antecedents
from pipeline.candidates import Candidate
from pipeline.clausewords import Words
from pipeline.genericnames import PLURAL
from pipeline.lexicon import Lexicon
from pipeline.mentionrules import HEAD
from pipeline.records import OrganisationMention, Span
from pipeline.rules import Rules, alternation
from pipeline.schoolunits import stands_as_unit
from pipeline.segment import Document

_LONGEST_POST_AND_PERSON = 8
_LONGEST_REPEATED = 10
_OFFICES = ("局", "厅")
_OFFICES_OF_SCHOOLS = ("部", "处", "科", "室", "教研室", "办公室", "中心", "服务中心", "系")
_EVERY = re.compile("(?:各级?|全[省市县区国州]|基层|地方|所属)$")
_SHORTEST_TAIL = 5
LONGEST_DEEPER = 12
_NO_UNITS = ("学校", "大学", "学院", "中学", "小学", "公司", "集团", "站", "队")
_BEFORE_OWN_TITLE = re.compile("(?:^|[,。;:、!?\\n\\t (]|兼|任|原|是|为|的|该|由|与|和|聘|邀请|当选)$")
_NOT_OWN = re.compile(
    "^(?:乡镇|农村|贫困|行政|所有|全部|多个|外国|大学|某|各|该|本|我|一家|一所|一个|相关|有关|所在|国内|国外|多家|当地)|[的了在是和与及]"
)
_SHORTEST_OWN = 3
_ATTENDED = re.compile("(?:考入|考上|考取|毕业于|就读于?|入读|升入|求学于|任教于|执教于|供职于|保送)$")
_DEGREE = re.compile("(?:获|取得|攻读)[一-龥]{0,8}?(?:博士|硕士|学士|学位)")
_LONGEST_VERB = 4
_SHORTEST_LISTED = 6
_LONGEST_OFFICE = 9


def accept_loose(
    document: Document, words: Words, lexicon: Lexicon, spans: dict[Span, str], loose: Sequence[Candidate]
) -> None:
    """Add the unanchored candidates that are names: joined to one, or the end of a longer one, or a unit of the school."""
    folded = document.folded
    ends = {end for _, end in spans}
    tails = {folded[i:end] for start, end in spans for i in range(start + 1, end - _SHORTEST_TAIL + 1)}
    names = {folded[start:end] for start, end in spans}
    offices = {office for name in names if (office := _office_of_place(lexicon, name))}
    longer = [head for name in _with_short_ends(lexicon, names) for head in lexicon.bare_heads if name.endswith(head)]
    mentions = [OrganisationMention(*span, rule) for span, rule in sorted(spans.items())]
    antecedents = Antecedents(document, lexicon.rules, mentions)
    school, is_own = antecedents.school, antecedents.is_own
    listed = "名单" in folded or "表彰" in folded
    for start, end in spans:
        if folded.startswith("学校", start) and start and _behind_person(folded, lexicon, ends, start, end):
            spans[start, end] = JOINED  # 学校部 of a committee of the league, not of a school
    for short in sorted(loose, key=lambda c: (c.start, -c.end)):
        candidate = _repeated(words, tails, short)
        text = folded[candidate.start : candidate.end]
        if text in lexicon.not_names:
            continue
        span = (candidate.start, candidate.end)
        if span in spans:
            continue
        if _joined_to(folded, lexicon, ends, candidate.start, candidate.end):
            spans[span] = JOINED
            ends.add(candidate.end)
        elif PLURAL.search(folded, max(candidate.start - 8, 0), candidate.start):
            continue
        elif candidate.bare:
            every = _EVERY.search(folded, max(candidate.start - 3, 0), candidate.start)
            own = school and is_own and stands_as_unit(words, lexicon, candidate)
            if own or (text in lexicon.bare_heads and longer.count(text) == 1 and not every):
                spans[span] = SHORT
        elif (
            text in tails
            or text in offices
            or (
                school
                and (
                    _is_unit_of_school(lexicon, candidate.head, text)
                    or _is_office_of_somebody(folded, lexicon, candidate)
                    or (listed and candidate.head in _OFFICES_OF_SCHOOLS and _fills_line(folded, *span))
                    or (is_own and stands_as_unit(words, lexicon, candidate))
                )
            )
        ):
            spans[span] = SHORT
            ends.add(candidate.end)
        elif (
            _is_headed(folded, lexicon, candidate)
            or _is_self_evident(folded, lexicon, candidate)
            or _is_attended(folded, lexicon, candidate)
            or (candidate.head in lexicon.listed_heads and _fills_item(folded, *span))
        ):
            spans[span] = HEAD
    _deepen(folded, spans, loose)
    if school:
        _join_before(folded, lexicon, spans, loose)


def _with_short_ends(lexicon: Lexicon, names: Set[str]) -> set[str]:
    """The names longer than a bare head, with what is written out in short: 中国关心下一代工作委员会 is 中国关工委."""
    shortened = {
        f"{name.removesuffix(in_full)}{head}" if name.endswith(in_full) else name
        for name in names
        for head, in_full in lexicon.bare_heads.items()
        if name.endswith((head, in_full))
    }
    return shortened - {*lexicon.bare_heads}


def _repeated(words: Words, tails: Set[str], candidate: Candidate) -> Candidate:
    """The candidate with the words before it that end a longer name of the article with it: 创新|创业学院."""
    for start in range(max(candidate.start - _LONGEST_REPEATED, 0), candidate.start):
        if words.folded[start : candidate.end] in tails and words.from_offset(start, 1)[0].start == start:
            return replace(candidate, start=start, bare=False)
    return candidate


def _office_of_place(lexicon: Lexicon, name: str) -> str:
    """An office without the place or rank before it (某县交通局: 交通局), empty for what is none or tells too little."""
    if not name.endswith(_OFFICES) or len(name) < len("县交通局"):
        return ""
    chain = lexicon.places.chain(name)
    rank = lexicon.ranks.match(name, chain[-1][1] if chain else 0)
    begin = rank.end() if rank and not chain else chain[-1][1] if chain else 0
    office = name[begin:]
    return office if begin and len(office) == len("交通局") else ""


def _is_attended(folded: str, lexicon: Lexicon, candidate: Candidate) -> bool:
    """Whether somebody studied or taught there: 考入|刺槐医学院; a general school (名牌大学) is none."""
    stem = folded[candidate.start : candidate.end - len(candidate.head)]
    took_degree = folded[candidate.start - 1 : candidate.start] == "在" and _DEGREE.match(folded, candidate.end)
    attended = took_degree or _ATTENDED.search(folded, max(candidate.start - _LONGEST_VERB, 0), candidate.start)
    return (
        attended is not None
        and lexicon.heads.get(candidate.head) == "school"
        and len(stem) > 1
        and stem not in lexicon.general
        and not _NOT_OWN.search(stem)
        and not stem.startswith(tuple(lexicon.general))
    )


def _join_before(folded: str, lexicon: Lexicon, spans: dict[Span, str], loose: Sequence[Candidate]) -> None:
    """Add the units of a school that open a clause and stand before others: 发展办、化学学院负责人."""
    starts = {start for start, _ in spans}
    for candidate in sorted(loose, key=lambda c: -c.start):
        span = (candidate.start, candidate.end)
        before = folded[candidate.start - 1] if candidate.start else "\n"
        if (
            span not in spans
            and candidate.end + 1 in starts
            and folded[candidate.end] == "、"
            and before in "。,;:、\n"
            and candidate.end - candidate.start <= _LONGEST_OFFICE
            and candidate.head in lexicon.lists["before_offices"]
            and (not candidate.bare or candidate.head in lexicon.rules.words["organisations.school_offices"])
        ):
            spans[span] = SHORT
            starts.add(candidate.start)


def _deepen(folded: str, spans: dict[Span, str], loose: Sequence[Candidate]) -> None:
    """Let a unit that was accepted without an anchor reach as deep as it is named: 某学院 → 某学院某系."""
    ends = {start: end for (start, end), rule in spans.items() if rule in (SHORT, JOINED)}
    for candidate in sorted(loose, key=lambda c: c.end):
        end = ends.get(candidate.start, candidate.end)
        deeper = end < candidate.end <= end + LONGEST_DEEPER and candidate.head not in _NO_UNITS
        if deeper and "和" not in folded[end : candidate.end]:
            spans[candidate.start, candidate.end] = spans.pop((candidate.start, end))
            ends[candidate.start] = candidate.end


@cache
def _own_titles(rules: Rules) -> Mapping[str, "re.Pattern[str]"]:
    """The posts that head an organisation of each kind."""
    titles = rules.words["organisations.own_titles"].items()
    return {kind: re.compile(f"(?:常务|代|名誉|执行)?副?{alternation(posts.split())}") for kind, posts in titles}


def _is_headed(folded: str, lexicon: Lexicon, candidate: Candidate) -> bool:
    """Whether the post that heads such a body follows a name without an anchor: 兼原子能研究所|所长."""
    title = _own_titles(lexicon.rules).get(lexicon.heads.get(candidate.head, ""))
    stem = folded[candidate.start : candidate.end - len(candidate.head)]
    return (
        title is not None
        and len(stem) >= _SHORTEST_OWN
        and title.match(folded, candidate.end) is not None
        and _BEFORE_OWN_TITLE.search(folded, max(candidate.start - 2, 0), candidate.start) is not None
        and not _NOT_OWN.search(stem)
    )


def _is_self_evident(folded: str, lexicon: Lexicon, candidate: Candidate) -> bool:
    """Whether the end is of a kind that has a name of its own (电子科技出版社), and no general word stands before it."""
    stem = folded[candidate.start : candidate.end - len(candidate.head)]
    tail = folded[candidate.start : candidate.end]
    return (
        tail.endswith(lexicon.lists["self_evident"])
        and len(stem) >= _SHORTEST_OWN - tail.endswith(lexicon.lists["self_evident_banks"])
        and stem not in lexicon.general
        and folded[candidate.start - 1 : candidate.start] not in "某家个类该各"
        and not _NOT_OWN.search(stem)
    )


def _is_unit_of_school(lexicon: Lexicon, head: str, text: str) -> bool:
    """Whether a name without an anchor is one of a unit that schools have."""
    return head in lexicon.rules.words["organisations.school_units"] or lexicon.inner_unit.match(text) is not None


def _is_office_of_somebody(folded: str, lexicon: Lexicon, candidate: Candidate) -> bool:
    """Whether a unit opens a bracket or clause and a post follows: 王小明(教学质量监控中心主任)."""
    before = folded[candidate.start - 1] if candidate.start else "\n"
    short = candidate.end - candidate.start <= _LONGEST_OFFICE or lexicon.names.match(folded, candidate.start)
    return bool(short) and before in "(,、\n" and lexicon.titles.match(folded, candidate.end) is not None


def _fills_line(folded: str, start: int, end: int) -> bool:
    """Whether folded[start:end] is a line of its own."""
    after = folded[end] if end < len(folded) else "\n"
    return folded[start - 1 : start] in ("", "\n") and after in "\n\r" and end - start >= _SHORTEST_LISTED


def _fills_item(folded: str, start: int, end: int) -> bool:
    """Whether folded[start:end] is all that stands between blanks, line ends or the signs of a list."""
    before = folded[start - 1] if start else "\n"
    after = folded[end] if end < len(folded) else "\n"
    return before in "\n 、;" and after in "\n\r 、;(" and end - start >= _SHORTEST_LISTED


def _joined_to(folded: str, lexicon: Lexicon, ends: set[int], start: int, own_end: int) -> bool:
    """Whether a name (with at most a post, or behind a committee a post and a person) and a 、 or 和 stand just before
    folded[start:own_end]."""
    if folded.endswith("联合", 0, start) and start - 2 in ends:
        return True
    if start == 0 or folded[start - 1] not in lexicon.joined:
        return False
    before = start - 1
    if before in ends:
        return True
    return _behind_person(folded, lexicon, ends, start, own_end) or any(
        before - n in ends and lexicon.posts.fullmatch(folded, before - n, before) for n in range(2, 5) if before >= n
    )


def _behind_person(folded: str, lexicon: Lexicon, ends: set[int], start: int, own_end: int) -> bool:
    """Whether folded[start:own_end] is a department of the committee that the person before belongs to:
    某市委副书记王小明、组织部部长…"""
    before = start - 1
    return (
        folded.startswith("、", before)
        and lexicon.posts.match(folded, own_end) is not None
        and any(
            before - n in ends
            and folded.endswith(("委", "委员会"), 0, before - n)
            and lexicon.post_and_person.fullmatch(folded, before - n, before)
            for n in range(4, _LONGEST_POST_AND_PERSON + 1)
        )
    )

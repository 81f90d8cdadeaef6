"""Each honour one row: told again, listed again, told as a number and by names."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from functools import cache

from pipeline.records import Findings, Honour
from pipeline.resolve.awards import bare_title, core_of, same_award
from pipeline.resolve.told_around import LISTED, SHORTEST_CORE, is_earlier, reaches_beyond, signature_of
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.text import fold

_BARE = re.compile(r"[\s“”‘’'\"《》〈〉()（）·]")
_SHORTEST_NAME, _SHORTEST_STEM = 3, 3
_MEANS = re.compile("凭借?“[^“”]*”")
_YEARS_BEFORE = "honours.with_those_before"
_BARE_GRADE = re.compile("[特一二三]等奖|[金银铜]奖|[金银铜]牌|冠军|亚军|季军|特别奖|优秀奖")
_OTHER_CONTEST = re.compile("(?:在|于|参加)[^,。;]{2,40}(?:赛|评选|评比|活动|项目)|第.{1,3}届|“|分别|[0-9]年")


def with_shared(document: Document, honours: list[Honour], rules: Rules) -> list[Honour]:
    """Body and date of one award, said once, hold for all who got it; not for one that was got before."""
    result = []
    told: dict[tuple[object, ...], Honour] = {}
    for honour in honours:
        earlier = honour.rule == _YEARS_BEFORE or is_earlier(document, honour, rules)
        if not honour.awarded_on or not earlier:  # 曾于2017年荣立三等功: no other's day
            told.setdefault((honour.award_title, honour.awarders, honour.basis, honour.awarded_on), honour)
    for honour in honours:
        if (honour.awarders and len(honour.awarded_on) == len("2021-04-22")) or is_earlier(document, honour, rules):
            result.append(honour)
            continue
        same = [
            o
            for o in told.values()
            if o is not honour
            and same_award(o.award_title, honour.award_title, rules)
            and not (honour.awarded_on and o.awarded_on and not _compatible(honour.awarded_on, o.awarded_on))
        ]
        if not honour.awarders:
            known = [o for o in same if o.awarders and not reaches_beyond(honour.award_title, o.awarders, rules)]
            other = next((o for o in known if o.basis == "stated"), known[0] if known else None)
            other = other or _of_one_conferring(document, honour, told.values(), rules)
            if other:
                honour = replace(honour, bodies=other.bodies, awarders=other.awarders, basis="inherited")
        dated = max((o.awarded_on for o in same), key=len, default="")
        if len(dated) > len(honour.awarded_on):
            honour = replace(honour, awarded_on=dated, basis="inherited")
        result.append(honour)
    return result


def _of_one_conferring(document: Document, honour: Honour, told: Iterable[Honour], rules: Rules) -> Honour | None:
    """The honour of the same sentence whose award is that for others who did the same (全省防汛先进个人, 全省防汛先进集体)."""
    praised = _praised_class(rules)
    stem = praised.sub("", core := core_of(honour.award_title, rules))
    if stem == core or len(stem) < _SHORTEST_STEM:
        return None
    own = document.sentence_at(honour.award_start)
    return next(
        (
            o
            for o in told
            if o.basis == "stated"
            and o.awarders
            and own.start <= o.award_start < own.end
            and praised.sub("", core_of(o.award_title, rules)) == stem
        ),
        None,
    )


@cache
def _praised_class(rules: Rules) -> "re.Pattern[str]":
    return re.compile(f"{rules.alternation('honours.praised')}{rules.alternation('honours.honoured_kinds')}$")


def _compatible(a: str, b: str) -> bool:
    """Whether two dates may be one: equal, or the one the other with less precision."""
    return not a or not b or a.startswith(b) or b.startswith(a)


def _is_one_award(a: str, b: str, names: frozenset[str], rules: Rules) -> bool:
    """Whether two titles mean one award, also where only one of them says whose it is (某学会终身成就奖, 终身成就奖)."""
    if same_award(a, b, rules):
        return True
    shorter, longer = sorted((bare_title(a), bare_title(b)), key=len)
    return len(shorter) > SHORTEST_CORE and longer.endswith(shorter) and longer[: -len(shorter)] in names


def _of_two_bodies(document: Document, one: Honour, other: Honour) -> bool:
    """Whether titles in other words come, as the text says of each, from other bodies (司法部: 全国优秀律师, 省律协: 优秀律师)."""
    if one.award_title == other.award_title or not (one.bodies and other.bodies):
        return False
    if one.basis != "stated" or other.basis != "stated":
        return False
    ones, others = ([document.folded[a:b] for a, b in honour.bodies] for honour in (one, other))
    return not any(a.endswith(b) or b.endswith(a) for a in ones for b in others)


def each_once(document: Document, honours: list[Honour], names: frozenset[str], rules: Rules) -> list[Honour]:
    """Each honour once; a group whose members are named as far as its number goes gives way to them."""
    rows: list[Honour] = []
    by_name: dict[tuple[str, str], list[int]] = {}
    for honour in honours:
        name = honour.honoree_name or str(honour.group_size)
        key = (honour.honoree_kind, _BARE.sub("", fold(name)))
        for i in by_name.get(key, []):
            row = rows[i]
            if row.rule == honour.rule == LISTED and row.award_title != honour.award_title:
                continue  # each list of a document has an award of its own
            if (
                _is_one_award(row.award_title, honour.award_title, names, rules)
                and _compatible(row.awarded_on, honour.awarded_on)
                and not _of_two_bodies(document, row, honour)
            ):
                rows[i] = _merged(row, honour)
                break
        else:
            again = _told_at_length(document, honour, [rows[i] for i in by_name.get(key, [])])
            if again is not None:
                i = next(i for i in by_name[key] if rows[i] is again)
                rows[i] = _merged(again, honour)
                continue
            by_name.setdefault(key, []).append(len(rows))
            rows.append(honour)
    return [row for row in rows if not (row.honoree_kind == "group" and _is_told(row, rows, rules))]


def _told_at_length(document: Document, honour: Honour, rows: Sequence[Honour]) -> Honour | None:
    """The row that a bare grade tells again: 荣获一等奖 after 荣获文科组一等奖, with no other contest named beside it."""
    title = bare_title(honour.award_title)
    if not _BARE_GRADE.fullmatch(title):
        return None
    fit = [
        r for r in rows if bare_title(r.award_title).endswith(title) and _compatible(r.awarded_on, honour.awarded_on)
    ]
    sentence = document.sentence_at(honour.award_start)
    before = document.folded[max(sentence.start, honour.award_start - 60) : honour.award_start]
    before = _MEANS.sub("", before)
    return fit[0] if len(fit) == 1 and not _OTHER_CONTEST.search(before) else None


def without_issuers(document: Document, found: Findings, honours: list[Honour]) -> list[Honour]:
    """Leave out of the lists the bodies that issue them, which stand over or under them as lines of their own."""
    if all(honour.rule != LISTED for honour in honours):
        return honours
    signature = signature_of(document, found)
    signed = signature[0] if signature else ()
    return [
        h for h in honours if h.rule != LISTED or ((h.start, h.end) not in signed and h.honoree_name not in h.awarders)
    ]


def without_relisted(honours: list[Honour]) -> list[Honour]:
    """Leave out of a list the names that the text told before, under a longer title (全县先进个人 over 先进个人), with N in
    甲等N名 as many as the list has, or in other words (乙镇甲村 for 甲村, whose fuller name the told row then gets)."""
    sizes: dict[str, int] = {}
    told: dict[str, list[int]] = {}
    for i, honour in enumerate(honours):
        if honour.rule == LISTED:
            sizes[honour.award_title] = sizes.get(honour.award_title, 0) + 1
        else:
            told.setdefault(honour.honoree_name, []).append(i)
    sized = [i for i, h in enumerate(honours) if h.rule != LISTED and h.group_size and h.honoree_name]
    kept: list[Honour] = []
    fuller: dict[int, str] = {}
    for honour in honours:
        if honour.rule == LISTED:
            title = honour.award_title
            before = [honours[i] for i in told.get(honour.honoree_name, ())]
            if any(
                h.group_size == sizes[title] or h.award_title.endswith(title) != (h.award_title == title)
                for h in before
            ):
                continue
            again = next((i for i in sized if _is_fuller(honours[i], honour)), None)
            if again is not None and again not in fuller:
                fuller[again] = max(honours[again].honoree_name, honour.honoree_name, key=len)
                continue
        kept.append(honour)
    names = {id(honours[i]): name for i, name in fuller.items()}
    return [replace(h, honoree_name=names[id(h)]) if id(h) in names else h for h in kept]


def _is_fuller(told: Honour, listed: Honour) -> bool:
    """Whether a listed name is that of 甲等N名 in more or in fewer words, for an award of the same name."""
    a, b = told.honoree_name, listed.honoree_name
    if a == b or min(len(a), len(b)) < _SHORTEST_NAME or not told.award_title.endswith(listed.award_title):
        return False
    return a.endswith(b) or b.endswith(a) or (told.honoree_kind != listed.honoree_kind and a in b)


def _merged(row: Honour, again: Honour) -> Honour:
    date = max(row.awarded_on, again.awarded_on, key=len)
    awarders = row.awarders
    basis = row.basis
    bodies = row.bodies
    if again.awarders and (not awarders or (basis == "inherited" and again.basis == "stated")):
        awarders, bodies, basis = again.awarders, again.bodies, again.basis
    size = row.group_size if row.group_size is not None else again.group_size
    return replace(
        row, awarded_on=date, awarders=awarders, bodies=bodies, basis=basis, group_size=size, mentions=row.mentions + 1
    )


def _is_told(group: Honour, rows: Iterable[Honour], rules: Rules) -> bool:
    """Whether named rows say what a group row says: all its members, or 甲等N名 with the same N."""
    members: dict[str, int] = {}
    for row in rows:
        told = same_award(row.award_title, group.award_title, rules) or row.award_title.endswith(group.award_title)
        if row.honoree_kind == "group" or not told:
            continue
        if row.group_size == group.group_size:
            return True
        members[row.award_title] = members.get(row.award_title, 0) + 1
    return group.group_size in {*members.values(), sum(members.values())}

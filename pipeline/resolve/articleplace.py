"""The places that an article is about: those it names most, and what a word of rank (我市, 县委) means in it."""

import re
from collections import Counter
from collections.abc import Mapping
from functools import cache, lru_cache

from pipeline.newplaces import new_places
from pipeline.places import contains, levels_of, places
from pipeline.rules import Rules, alternation
from pipeline.segment import Document
from pipeline.text import fold

_SMALLER_PLACE = re.compile("[村庄路屯]|镇(?!村)|乡(?![镇村下])|街(?!头)|大道")
_TITLE_BEFORE = re.compile("[“《届]$|年度$")
_AND_THE_COUNTY = re.compile(
    "[和任]县(?=[委政府里人直级属内外城域教公法检财税纪团妇发住卫农水文交民林审统信局长(物招商工科供安国环体广残红档史编机监应医气电粮园扶旅博融领])"
)  # no 和县 and no 任县
_NO_PLACE = re.compile("[示模]范县|[百十最双]佳县|隆重庆")  # 示范县, 百佳县, 隆重庆祝: no 范县, 佳县, 重庆
_OF_EVENT = re.compile(
    "第?[一二三四五六七八九十0-9]*届?(?:亚运|亚残运|奥运|冬奥|残奥|冬残奥|全运|大运|世博|青奥|军运)会|马拉松|时间"
)
_FAR_MORE = 2
_SO_MUCH_MORE = 4
_TWICE = 2
_LONGEST_LINE = 300
_PROVINCES = ("省", "自治区")
_DATELINE = re.compile(r"(?:北京|本报[一-龥]{2,4}?)(?=[0-9]{1,2}月[0-9]{1,2}日)")


@cache
def _verbs_like_places(rules: Rules) -> "re.Pattern[str]":
    """A verb that is also the name of a county, behind the name of an organisation: 县教育局|会同|县财政局."""
    verbs = alternation(rules.words["organisations.verbs_like_places"])
    return re.compile(f"(?<=[局委办院会部厅司校处队]){verbs}(?=[省市县区])")


@lru_cache(maxsize=1)  # every name of an article asks again
def _votes(document: Document, rules: Rules) -> tuple[Counter[str], Counter[str]]:
    """How often the article names each division, the ones that hold it included, and without those that are only
    implied; the first ones count more, and those that open a title."""
    table = places(rules)
    folded = document.folded
    text = "\n".join(filter(None, (fold(document.article.title or ""), fold(document.article.publisher), folded)))[
        :20000
    ]
    opening = len(text) - len(folded[:20000]) + 200
    new = new_places(document, rules).names
    if new:
        text = re.sub(alternation(new), lambda m: "□" * len(m[0]), text)  # 樟宁县 is no 宁县
    if any(verb in text for verb in rules.words["organisations.verbs_like_places"]):
        text = _verbs_like_places(rules).sub(lambda m: "□" * len(m[0]), text)
    shared = tuple(rules.words["organisations.named_after_places"])
    votes: Counter[str] = Counter()
    named: Counter[str] = Counter()
    position = 0
    while match := table.pattern.search(text, position):
        chain = table.chain(text, match.start())
        position = chain[-1][1] if chain else match.end()
        if not chain or _DATELINE.match(text, match.start()) or _AND_THE_COUNTY.match(text, match.start()):
            continue
        start = chain[0][0]
        if _NO_PLACE.search(text, max(start - 1, 0), position) or _OF_EVENT.match(text, position):
            continue
        code = table.code_at(text[start:position])
        if not code:
            continue
        written = {table.code_at(text[start:end]) for _, end in chain} - {""}
        weight = 2 if match.start() < opening else 1
        weight += 1 if _TITLE_BEFORE.search(text, max(start - 2, 0), start) else 0
        whole = any(table.is_marked(text[a:b]) for a, b in chain)
        if not whole and _SMALLER_PLACE.match(text, position):
            continue
        bare = not whole and not code.endswith("0000")
        if bare and text.startswith(shared, position) and len(table.names.get(text[start:position], ())) > 1:
            continue  # 朝阳中学 is in many a town
        if bare:
            votes[code] += 1
            named[code] += weight
            continue
        weight += 1 if whole else 0
        for level in filter(None, levels_of(code)):
            votes[level] += weight
        for level in written:
            named[level] += weight
    return votes, named


def article_place(document: Document, rules: Rules) -> str:
    """The code of the deepest division that the article is about: of those it names most, county before prefecture before
    province, each inside the one before; empty where it names none or none above the others."""
    votes, _ = _votes(document, rules)
    place = ""
    for level in range(3):
        inside = {
            code: n for code, n in votes.items() if _level(code) == level and (not place or contains(place, code))
        }
        best = _winner(inside)
        if not best:
            continue
        if place and votes[best] * 2 <= votes[place] and level == 2:
            break
        place = best
    return place


def _level(code: str) -> int:
    return 0 if code.endswith("0000") else 1 if code.endswith("00") else 2


def _winner(votes: Mapping[str, int]) -> str:
    """The code with the most votes; empty where two have as many."""
    ordered = sorted(votes.items(), key=lambda item: (-item[1], item[0]))
    if not ordered or (len(ordered) > 1 and ordered[0][1] == ordered[1][1]):
        return ""
    return ordered[0][0]


@lru_cache(maxsize=16)
def _ranked_votes(document: Document, rules: Rules, rank: str) -> Counter[str]:
    """How often an article speaks of each division that a word of rank can mean.

    It is one that the article writes: of a county-level city the 市 that holds it is never filled in. Only a province
    may also be the one in which the places lie that the article writes with their word of rank (太原市: 山西省), where it
    is not about places of another one. Of two that are named as often, one inside the other, the inner one is meant.
    """
    table = places(rules)
    implied, named = _votes(document, rules)
    suitable = {code for code in named if table.name_in(document.folded, code, rank)}
    if rank == "省":
        provinces: Counter[str] = Counter()
        for code, n in named.items():
            provinces[code[:2]] += n
        suitable.update(code for code in implied if _level(code) == 0 and table.name_of(code).endswith(rank))
        suitable = {code for code in suitable if provinces[code[:2]] == max(provinces.values())}
    if rank == "区" and any(_level(code) for code in suitable):
        suitable = {code for code in suitable if _level(code)}  # 区教育局 of 伊州区, not of the autonomous region
    votes: Counter[str] = Counter()
    for code, n in named.items():
        if n == 1 and rank == "市" and _level(code) == 1:
            continue  # 驰援武汉: named once and in passing
        # 太原市 speaks for 山西省, but 东阳市 for no other 市
        for level in {code} if code in suitable else suitable.intersection(levels_of(code)):
            votes[level] += n
    return votes


@lru_cache(maxsize=16)
def ranked_place(document: Document, rules: Rules, rank: str) -> str:
    """The name of the division that a word of rank means in an article: 我市, 全市, 市委 → 泸州市; empty where it is open."""
    votes = _ranked_votes(document, rules, rank)
    most = max(votes.values(), default=0)
    tied = [code for code, n in votes.items() if n == most]
    inner = max(tied, key=_level, default="")
    if not inner or not all(contains(code, inner) for code in tied):
        return ""
    return places(rules).name_in(document.folded, inner, rank)


def near_place(document: Document, rules: Rules, rank: str, start: int) -> str:
    """The division of a rank that the line speaks of last before `start`, where the article speaks of several about as
    often, or the line twice of one province; empty where it is about one, or the line names none."""
    votes = _ranked_votes(document, rules, rank)
    best, first = next(iter(votes.most_common(1)), ("", 0))
    second = max((n for code, n in votes.items() if not contains(code, best) and not contains(best, code)), default=0)
    certain = first > _FAR_MORE * second
    if not second or (certain and rank not in _PROVINCES) or first > _SO_MUCH_MORE * second:
        return ""
    table, folded = places(rules), document.folded
    line = max(folded.rfind("\n", 0, start) + 1, start - _LONGEST_LINE)
    found: list[str] = []
    position = line
    while match := table.pattern.search(folded, position, start):
        chain = table.chain(folded, match.start(), start)
        position = chain[-1][1] if chain else match.end()
        code = table.code_at(folded[match.start() : position])
        above = levels_of(code) if rank in _PROVINCES else ()
        names = (table.name_in(folded, level, rank) for level in (code, *above) if level)
        found += filter(None, [next(filter(None, names), "")])
    if certain and (len(found) < _TWICE or len({*found}) > 1):
        return ""
    return found[-1] if found else ""

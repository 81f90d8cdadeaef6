"""Divisions that no table knows, learnt from the article itself: 樟石县, where 樟石县人民政府 or 樟石县教育局 opens a phrase.

Without them a place that happens to end like a known one (宁县 in 樟宁县) would be cut in two, and the places that an article
names in passing would stand for the one that it is about.
"""

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.lexicon import Lexicon, lexicon_of
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.text import fold

_RANK = re.compile("[市县区]")
_GOES_ON = re.compile("[域场级属直管辖分]|民(?!政)")
_WORD = re.compile("[^\\W\\d_省市县区州旗为][^\\W\\d_省市县区旗级为]")
_OFFICE = re.compile("委(?!员|托|屈|派|婉)|人民政府|政府|人大|政协|纪委|法院|检察院|教育局|公安局")
_BOUNDARY = re.compile(r"(?:^|[\n\t 、,。;:!?()“”《》〔〕—·\-/|]|中共|共青团|民盟|政协)$")
_NAMES = ("", "ns", "nz", "nr", "nrt", "nrfg")
_END_OF_NAME = re.compile(r"[\n\t ,。;:!?、()“”的]")
_LONGEST_NAME = 14
_OFTEN = 2
_TEXT = 20000
_LEADING = 200


@dataclass(frozen=True, slots=True, eq=False)
class NewPlaces:
    """The divisions of one article that no table knows: where they stand, and how much each is spoken of."""

    spans: Mapping[int, int]
    starts: Sequence[int]
    weights: Mapping[str, int]

    @property
    def names(self) -> Collection[str]:
        """The names of the divisions."""
        return self.weights.keys()

    def most_named(self, rank: str) -> str:
        """The one with a word of rank that the article names most; empty where there is none, or two are named as often."""
        ranked = sorted(((n, name) for name, n in self.weights.items() if name.endswith(rank)), reverse=True)
        if not ranked or (len(ranked) > 1 and ranked[0][0] == ranked[1][0]):
            return ""
        return ranked[0][1]


@lru_cache(maxsize=1)
def new_places(document: Document, rules: Rules) -> NewPlaces:
    """The divisions that the article makes known."""
    lexicon = lexicon_of(rules)
    folded = document.folded
    found: dict[str, list[int]] = {}
    tails: Counter[str] = Counter()
    for rank in _RANK.finditer(folded):
        start, end = rank.start() - 2, rank.end()
        tails[folded[end - 2 : end]] += 1
        if start >= 0 and _WORD.match(folded, start, end) and not _GOES_ON.match(folded, end):
            found.setdefault(folded[start:end], []).append(start)
    names = {name for name, starts in found.items() if _is_place(document, lexicon, name, starts, tails)}
    spans = {start: start + len(name) for name in names for start in found[name]}
    weights = {name: weight_of(document, name, len(found[name])) for name in sorted(names)}
    return NewPlaces(spans, tuple(sorted(spans)), weights)


def weight_of(document: Document, name: str, times: int) -> int:
    """How much an article speaks of a division, which it names so many `times`: in its opening and title, and without the
    word of rank too."""
    heads = fold(f"{document.article.title or ''}\n{document.article.publisher or ''}")
    folded, stem = document.folded, name[:-1]
    early = folded.count(name, 0, _LEADING)
    return 2 * times + early + folded.count(stem, 0, _TEXT) + 2 * heads.count(stem)


def _is_place(document: Document, lexicon: Lexicon, name: str, starts: Sequence[int], tails: Mapping[str, int]) -> bool:
    """Whether the three characters, which stand at `starts`, are the name of a division."""
    places, stem = lexicon.places, name[:-1]
    if name in places.full or name in lexicon.no_small_places or stem[0] in lexicon.no_place_begins:
        return False
    if stem[1] in lexicon.no_place_ends or stem in lexicon.not_divisions or stem in lexicon.stops:
        return False
    known = places.names.get(stem, ())
    if name in places.names or any(division.level in ("province", "prefecture") for division in known):
        return False
    tags = document.segmenter.tags
    if tags.get(name, "ns") not in _NAMES:
        return False
    tail = name[1:] in places.names
    own = tags.get(stem, "")
    folded = document.folded
    if tail and (tails[name[1:]] > len(starts) or tags.get(stem[0], "") in ("v", "p", "c")):
        return False  # 赴宁县
    if own not in _NAMES and own[:1] != "n":
        return False  # 贫困县
    open_, named = 0, 0
    for start in starts:
        if not (_BOUNDARY.search(folded, max(start - 3, 0), start) or folded[max(start - 3, 0) : start] in places.full):
            continue
        open_ += 1
        end = start + len(name)
        office = _OFFICE.match(folded, end)
        clause = folded[end : end + _LONGEST_NAME]
        head = lexicon.ends.search(clause)
        cut = _END_OF_NAME.search(clause)
        if office or (head and own in _NAMES and (cut is None or cut.start() >= head.end(1))):
            named += 1
    return named > 0 or (tail and open_ > 0 and len(starts) >= _OFTEN)

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

_RANK = re.compile("[市县区镇乡]")
_TOWNSHIPS = "镇乡"
_GOES_ON = re.compile("[域场级属直管辖分]|民(?!政)")
_WORD = re.compile("[^\\W\\d_省市县区州旗为][^\\W\\d_省市县区旗级为]")
_LONG_WORD = re.compile("(?:(?![省市县区州旗镇乡])[一-龥]){3}")
_OFFICE = re.compile(
    "委(?!员|托|屈|派|婉)|人民政府|政府|人大|政协|纪委|法院|检察院|教育局|公安局|党委|卫生院|[一-龥]{1,8}中心"
)
_BOUNDARY = re.compile(r"(?:^|[\n\t 、,。;:!?()“”《》〔〕—·\-/|]|中共|共青团|民盟|政协)$")
_NAMES = ("", "ns", "nz", "nr", "nrt", "nrfg")
_PARTS_OF_NAMES = ("", "n", "ns", "nz", "nr", "nrt", "nrfg", "s", "g", "ng", "j", "a", "b", "i", "zg")
_END_OF_NAME = re.compile(r"[\n\t ,。;:!?、()“”的]")
_LONGEST_NAME = 14
_OFTEN = 2
_APPOINTED = re.compile("(?:聘任|任命|聘请)[一-龥]{2,4}为$")
_LONGEST_APPOINTMENT = len("任命欧阳小明为")
_TEXT = 20000
_LEADING = 200


@dataclass(frozen=True, slots=True, eq=False)
class NewPlaces:
    """The divisions of one article that no table knows: where they stand, and how much each is spoken of."""

    spans: Mapping[int, int]
    starts: Sequence[int]
    weights: Mapping[str, int]
    stems: Collection[str]
    """Their names without the word of rank, as they stand in 樟石一中; none that is a word of the dictionary."""

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
    long: dict[str, list[int]] = {}
    tails: Counter[str] = Counter()
    for rank in _RANK.finditer(folded):
        end = rank.end()
        tails[folded[end - 2 : end]] += 1  # 宁县 of 樟宁县 and of 赴宁县
        if _GOES_ON.match(folded, end):
            continue
        if end > 2 and folded[end - 1] not in _TOWNSHIPS and _WORD.match(folded, end - 3, end):
            found.setdefault(folded[end - 3 : end], []).append(end - 3)
        if end > 3 and _LONG_WORD.match(folded, end - 4, end) and _is_open(lexicon, folded, end - 4):
            long.setdefault(folded[end - 4 : end], []).append(end - 4)
    names = {name for name, starts in found.items() if _is_place(document, lexicon, name, starts, tails)}
    for name, starts in long.items():
        if name[1:] not in names and _is_long_place(document, lexicon, name, starts):
            names.add(name)
            found[name] = starts
    tags = document.segmenter.tags
    stems = {name[:-1] for name in names if name[:-1] not in tags}
    spans = {start: start + len(name) for name in names for start in found[name]}
    written = names | stems
    for start in range(len(folded) if stems else 0):
        for end in (start + 4, start + 3, start + 2):
            if folded[start:end] in written:
                spans.setdefault(start, end)
    weights = {name: weight_of(document, name, len(found[name])) for name in sorted(names)}
    return NewPlaces(spans, tuple(sorted(spans)), weights, frozenset(stems))


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
        if not _is_open(lexicon, folded, start):
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


def _is_open(lexicon: Lexicon, folded: str, start: int) -> bool:
    """Whether a name can begin at `start`: behind a sign, a party's name, 任命某某为 or a place."""
    before = _BOUNDARY.search(folded, max(start - 3, 0), start)
    before = before or _APPOINTED.search(folded, max(start - _LONGEST_APPOINTMENT, 0), start)
    return before is not None or folded[max(start - 3, 0) : start] in lexicon.places.full


def _is_long_place(document: Document, lexicon: Lexicon, name: str, starts: Sequence[int]) -> bool:
    """Whether four characters, which open a phrase at `starts`, are a division (葫芦岭县): an office or another end of names
    stands behind them, they come more than once (a township also once), and are no words but such as names are made of."""
    stem, folded = name[:-1], document.folded
    township = name[-1] in _TOWNSHIPS
    known = (name, stem, name[1:]) if township else (name, stem, name[1:], stem[:2])
    if any(part in lexicon.places.names for part in known) or stem in document.segmenter.tags:
        return False
    if stem[0] in lexicon.no_place_begins or stem[-1] in lexicon.no_place_ends or stem[1] in lexicon.no_place_ends:
        return False
    if stem[1:] in lexicon.not_divisions or stem[:2] in lexicon.not_divisions or stem[:2] in lexicon.stops:
        return False
    if name[2:] in lexicon.no_small_places or folded.count(name) < (1 if township else _OFTEN):
        return False
    if not any(_OFFICE.match(folded, start + len(name)) for start in starts):
        return False
    tokens = document.touching(starts[0], starts[0] + len(stem))
    return all(token.tag in _PARTS_OF_NAMES for token in tokens)

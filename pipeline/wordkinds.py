"""What a word can be in a phrase, by the lists of `rules/phrases.yaml`, else by the tag in the segmenter's dictionary."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from pipeline.pieces import (
    ADJECTIVE,
    ADVERB,
    AGENT,
    AND,
    AROUND,
    BRACKET,
    BREAK,
    DETERMINER,
    EITHER,
    ET_CETERA,
    LIGHT,
    LINK,
    LOCALISER,
    MARK,
    NOUN,
    OF,
    PARTICLE,
    PLACE,
    PREPOSITION,
    PRONOUN,
    SPACE,
    TIME,
    UNDERGO,
    VERB,
    WEAK,
    Piece,
)
from pipeline.places import places
from pipeline.rules import Rules
from pipeline.segment import Segmenter

_LISTS = (  # the first list that holds a word says its kind
    ("phrases.particle", PARTICLE),
    ("phrases.negation", ADVERB),
    ("phrases.et_cetera", ET_CETERA),
    ("phrases.localiser", LOCALISER),
    ("phrases.time", TIME),
    ("phrases.around", AROUND),
    ("phrases.agent", AGENT),
    ("phrases.undergo", UNDERGO),
    ("phrases.light", LIGHT),
    ("phrases.link", LINK),
    ("phrases.place", PLACE),
    ("phrases.conjunction", AND),
    ("phrases.determiner", DETERMINER),
    ("phrases.preposition", PREPOSITION),
    ("phrases.modifier", NOUN),
    ("phrases.either", EITHER),
    ("phrases.verb", VERB),
    ("phrases.weak", WEAK),
    ("phrases.adverb", ADVERB),
)
_TAGS = {
    "ns": PLACE, "vn": NOUN, "a": ADJECTIVE, "b": ADJECTIVE, "ad": ADVERB, "d": ADVERB, "p": PREPOSITION, "c": ADVERB,
    "r": PRONOUN, "t": TIME, "m": TIME, "f": LOCALISER, "y": PARTICLE, "o": PARTICLE, "e": PARTICLE, "vd": ADVERB,
    "z": ADJECTIVE, "an": NOUN, "q": NOUN, "i": WEAK,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class WordKinds:
    """The word lists that phrases ask for, and the kind of every word in them."""

    kinds: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    tags: Mapping[str, str]
    doer_ends: tuple[str, ...]
    person_ends: tuple[str, ...]
    figure_ends: tuple[str, ...]
    place_ends: tuple[str, ...]
    quality_ends: tuple[str, ...]
    fund_ends: tuple[str, ...]
    award_ends: tuple[str, ...]
    places: frozenset[str]

    def has(self, name: str, word: str) -> bool:
        """Whether the word list FILE.NAME holds the word."""
        return word in self.words[name]

    def kind(self, word: str, tag: str) -> str:
        """What a word can be in a phrase."""
        if word in self.kinds:
            return self.kinds[word]
        if word in self.places:
            return PLACE
        if word.isspace():
            return SPACE
        if len(word) > 1 and word.startswith("每"):
            return ADVERB
        if tag in _TAGS:
            return _TAGS[tag]
        if self._is_resultative(word, tag):
            return VERB
        if tag.startswith("v"):
            names = self.has("phrases.noun_end", word[-1]) or self.has("phrases.thing_end", word[-1])
            names = names or word.endswith(self.figure_ends)
            return NOUN if len(word) > 2 and names else WEAK  # 急救车, 利息支出
        if tag.startswith("u"):
            return PARTICLE
        return NOUN

    def _is_resultative(self, word: str, tag: str) -> bool:
        """Whether a word of two characters is a verb with how it ends or where it goes: 架起, 招进, 捧回."""
        if len(word) != 2 or not self.has("phrases.result", word[1]) or self.has("phrases.no_result", word):
            return False
        if self.has("phrases.verb_stem", word[0]):
            return tag in ("", "s", "v")  # the dictionary takes 架起 for a place
        return tag == "v" or (not tag and self.tags.get(word[0], "").startswith("v"))

    def is_doer(self, piece: Piece) -> bool:
        """Whether a word is a doer by its ending: 课题组, 医院."""
        return piece.kind in (NOUN, BRACKET) and piece.text.endswith(self.doer_ends)


@lru_cache(maxsize=4)
def word_kinds(rules: Rules, tags_of: Segmenter) -> WordKinds:
    """The lexicon of the rules with the parts of speech of the segmenter's dictionary."""
    return WordKinds(
        _kinds(rules),
        rules.words,
        tags_of.tags,
        tuple(rules.words["phrases.doer_end"]),
        tuple(rules.words["phrases.person_end"]),
        tuple(rules.words["phrases.figure_end"]),
        tuple(rules.words["phrases.place_end"]),
        tuple(rules.words["phrases.quality_end"]),
        tuple(rules.words["phrases.fund_end"]),
        tuple(rules.words["phrases.award_end"]),
        _place_words(rules),
    )


@cache
def _kinds(rules: Rules) -> dict[str, str]:
    kinds = {"的": OF, **dict.fromkeys("、.", MARK), **dict.fromkeys("()[]【】“”‘’《》〈〉—…|<>", BREAK)}
    for name, kind in reversed(_LISTS):
        kinds.update(dict.fromkeys(rules.words[name], kind))
    return kinds


@cache
def _place_words(rules: Rules) -> frozenset[str]:
    """Names of divisions that are places wherever they stand, whatever the dictionary takes them for: 茂名, 灵寿县."""
    divisions = places(rules)
    known = (
        name
        for name, meant in divisions.names.items()
        if divisions.is_marked(name) or any(division.level in ("province", "prefecture") for division in meant)
    )
    return frozenset(known).difference(rules.words["phrases.no_place"])

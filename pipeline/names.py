"""How personal names look: surnames, characters of given names, minority and foreign forms, padding, damage.

Evidence for a Chinese name is a sum of log ratios: how often its characters stand in that place of a name (the persons
of the segmenter's dictionary) against how often they stand in words. It is positive for names, negative for words.
"""

import math
import re
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.rules import Rules
from pipeline.segment import Segmenter

HAN = "\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U0003ffff"
DAMAGE = "\ufffd\ue000-\uf8ff"
_DAMAGED = re.compile(rf"[{DAMAGE}]")
_DOTTED = re.compile(rf"[{HAN}{DAMAGE}]{{1,8}}(?:·[{HAN}{DAMAGE}]{{1,8}}){{1,4}}")
_HAN_ONLY = re.compile(rf"[{HAN}]+")
_MINORITY = re.compile(rf"[{HAN}]{{3,6}}")
_BLANKS = re.compile(r"\s+")
_NAME_TAGS = frozenset({"nr", "nrfg", "nrt"})
_CHARACTERS = 8000
_COMPOUND_SURNAME = 4.0
_PERSON_OF_DICTIONARY = 5.0
_NO_NAME = -99.0


@dataclass(frozen=True, slots=True, eq=False)
class NameModel:
    """Log ratios of characters as surname, as a given name of one character, and as first or second of two."""

    surnames: frozenset[str]
    known: frozenset[str]
    surname: Mapping[str, float]
    single: Mapping[str, float]
    first: Mapping[str, float]
    second: Mapping[str, float]
    unseen: Mapping[str, float]
    segmenter: Segmenter
    parts: "re.Pattern[str]"


@cache
def name_model(rules: Rules, segmenter: Segmenter) -> NameModel:
    """The model made of the surnames in rules/ and the persons in the segmenter's dictionary."""
    known = frozenset(rules.words["persons.surname"])
    background: Counter[str] = Counter()
    surname: Counter[str] = Counter()
    single: Counter[str] = Counter()
    first: Counter[str] = Counter()
    second: Counter[str] = Counter()
    for word, tag in segmenter.tags.items():
        frequency = segmenter.frequencies.get(word, 0)
        for character in word:
            background[character] += frequency
        if tag == "nr" and word[0] in known:
            if len(word) == 3 and word[:2] not in known:
                surname[word[0]] += 1
                first[word[1]] += 1
                second[word[2]] += 1
            elif len(word) == 2:
                single[word[1]] += 1
    total = sum(background.values()) + _CHARACTERS
    log_background = {c: math.log((n + 1) / total) for c, n in background.items()}
    rare = math.log(1 / total)

    def ratios(counts: Counter[str]) -> dict[str, float]:
        all_counts = sum(counts.values()) + 0.2 * _CHARACTERS
        return {c: math.log((n + 0.2) / all_counts) - log_background.get(c, rare) for c, n in counts.items()}

    all_given = sum(first.values()) + 0.2 * _CHARACTERS
    unseen = {c: math.log(0.2 / all_given) - value for c, value in log_background.items()}
    surname.update(dict.fromkeys((s for s in known if len(s) == 1 and s not in surname), 1))
    # A given name of one character is often the second of two as well; the longer list is the better evidence.
    single.update(second)
    named = frozenset(rules.words["persons.known"])
    parts = re.compile(rules.alternation("persons.name_parts"))
    tables = (ratios(surname), ratios(single), ratios(first), ratios(second))
    return NameModel(known, named, *tables, unseen, segmenter, parts)


def evidence(model: NameModel, name: str) -> float:
    """How much more `name` (two to four Han characters) looks like a Chinese name than like words; very low for others."""
    size = len(name)
    if not 2 <= size <= 4:
        return _NO_NAME
    if name in model.known:
        return _PERSON_OF_DICTIONARY
    best = _NO_NAME
    if name[:2] in model.surnames and size > 2:
        best = _COMPOUND_SURNAME + _given(model, name[2:])
    if size <= 3 and name[0] in model.surname:
        best = max(best, model.surname[name[0]] + _given(model, name[1:]))
        if size == 3 and model.segmenter.tags.get(name) == "nr":
            best = max(best, _PERSON_OF_DICTIONARY)
    return best


def _given(model: NameModel, given: str) -> float:
    if len(given) == 1:
        return _ratio(model, model.single, given)
    return _ratio(model, model.first, given[0]) + _ratio(model, model.second, given[1])


def _ratio(model: NameModel, table: Mapping[str, float], character: str) -> float:
    value = table.get(character)
    if value is None:
        # A character that no word has is likely one of a name.
        value = max(model.unseen.get(character, 2.0), -5.0)
    return value


def is_dotted(name: str) -> bool:
    """Whether `name` is written with dots between its parts: 艾热提·马木提."""
    return _DOTTED.fullmatch(name) is not None


def is_minority_name(model: NameModel, name: str) -> bool:
    """Whether `name` is at least by half made of parts that Tibetan, Yi and other names without a dot have (扎西顿珠)."""
    if not _MINORITY.fullmatch(name) or is_word(model, name):
        return False
    return 2 * sum(len(part[0]) for part in model.parts.finditer(name)) >= len(name)


def is_word(model: NameModel, text: str) -> bool:
    """Whether the dictionary has `text` as an ordinary word, not as a person's name."""
    tags = model.segmenter.tags
    return text in tags and tags[text] not in _NAME_TAGS and model.segmenter.frequencies.get(text, 0) > 0


def is_name(model: NameModel, written: str, floor: float = 0.0, word_penalty: float = 5.0) -> bool:
    """Whether `written`, which stands alone as in a list, is a person's name; blanks inside are padding.

    floor: the evidence that a Chinese name needs; a word of the dictionary needs `word_penalty` more.
    """
    name = _BLANKS.sub("", written)
    if is_dotted(name):
        return True
    if _DAMAGED.search(name):
        return 2 <= len(name) <= 4 and name[0] in model.surname
    if not 2 <= len(name) <= 4 or not _HAN_ONLY.fullmatch(name):
        return False
    needed = floor + (word_penalty if is_word(model, name) else 0.0)
    return evidence(model, name) > needed


def unpadded(written: str) -> str:
    """A name without the blanks that pad it (张 三 → 张三)."""
    return _BLANKS.sub("", written)

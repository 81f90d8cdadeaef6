"""An article made ready for extraction: its folded text, its sentences, and words where an extractor asks for them.

Words come from jieba with a private dictionary, so that a program that also uses jieba is not disturbed.
"""

import importlib
import re
import warnings
from bisect import bisect_right
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from pipeline.dates import DateMention, find_dates
from pipeline.records import Article, Sentence, Token
from pipeline.rules import Rules
from pipeline.text import clauses, fold, sentences

_LONGEST_CUT = 1000
"""Characters cut at once: no clause of real text is as long, and jieba's model takes quadratic time on unknown characters."""
SEGMENTERS = ("jieba", "rjieba", "none")


@dataclass(frozen=True, slots=True, eq=False)
class Segmenter:
    """Cuts a clause into words; `tags` holds jieba's part of speech for each word of its dictionary."""

    name: str
    cut: Callable[[str], Iterable[str]]
    tags: Mapping[str, str]
    frequencies: Mapping[str, int]


def _jieba() -> Any:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return importlib.import_module("jieba")


@cache
def _dictionary() -> tuple[dict[str, int], int, dict[str, str]]:
    """jieba's dictionary: frequencies with all prefixes, their sum, and tags. Read without jieba's cache file."""
    jieba = _jieba()
    frequencies: dict[str, int] = {}
    tags: dict[str, str] = {}
    total = 0
    with Path(jieba.__file__).with_name("dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, frequency, tag = line.rstrip("\n").split(" ")
            frequencies[word] = int(frequency)
            tags[word] = tag
            total += int(frequency)
    for word in tags:
        for i in range(1, len(word)):
            frequencies.setdefault(word[:i], 0)
    return frequencies, total, tags


def known_tags() -> frozenset[str]:
    """The parts of speech that jieba's dictionary has."""
    return frozenset(_dictionary()[2].values())


def dictionary_entry(word: str) -> tuple[int, str] | None:
    """Frequency and part of speech of a word in jieba's own dictionary; None where it has none."""
    counted, _, tags = _dictionary()
    return (counted[word], tags[word]) if word in tags else None


def make_segmenter(
    name: str, words: Mapping[str, str], stated: Mapping[str, int] | None = None, without: Collection[str] = ()
) -> Segmenter:
    """A segmenter that also knows `words` (word → tag, empty: noun); `stated` are frequencies for some of them, the
    others are as frequent as it takes to be one word. `without`: words of jieba's dictionary that it shall not know.

    name: "jieba" (reference), "rjieba" (the Rust port, extra `fast`) or "none" (every character is a word: to measure
    what segmentation is worth). Raises ValueError for another name, ImportError where rjieba is not installed.
    """
    frequencies, total, tags = _dictionary()
    all_tags = {**tags, **{word: tag or "n" for word, tag in words.items()}}
    for word in without:
        all_tags.pop(word, None)
    if name == "jieba":
        tokenizer = _jieba().Tokenizer()
        tokenizer.FREQ, tokenizer.total, tokenizer.initialized = dict(frequencies), total, True
        tokenizer.FREQ.update(dict.fromkeys(without, 0))
        for word in words:
            tokenizer.add_word(word, (stated or {}).get(word))
        return Segmenter(name, tokenizer.lcut, all_tags, tokenizer.FREQ)
    if name == "rjieba":
        fast = importlib.import_module("rjieba").Jieba()
        for word in words:
            fast.add_word(word, (stated or {}).get(word))
        return Segmenter(name, fast.cut, all_tags, frequencies)
    if name == "none":
        return Segmenter(name, list, all_tags, frequencies)
    raise ValueError(f"unknown segmenter «{name}»; there are {', '.join(SEGMENTERS)}")


_BEFORE_A_COUNTY = frozenset(("", *",;:。!?(“《省市徽在到往赴自由于原任"))
_OFFICES_OF_A_COUNTY = re.compile(
    "[委政府里人直级属内外城域教公法检财税纪团妇发住卫农水文交民林审统信应市供科工商环气国]|[一-龥]{2,8}[局办院所队]"
)


_RANKS = frozenset(("省", "市", "县", "区", "州", "旗", "镇", "乡", "村", "校"))


def _end_of(token: Token) -> int:
    return token.end


@dataclass(frozen=True, slots=True, eq=False)
class Document:
    """An article with what was made of its text; `folded` has the same length as `article.text`."""

    article: Article
    folded: str
    sentences: tuple[Sentence, ...]
    segmenter: Segmenter
    _starts: tuple[int, ...]
    _clauses: dict[tuple[int, int], tuple[Token, ...]] = field(default_factory=dict)
    _spans: dict[int, tuple[tuple[int, int], ...]] = field(default_factory=dict)
    _dates: list[tuple[DateMention, ...]] = field(default_factory=list)

    def sentence_at(self, offset: int) -> Sentence:
        """The sentence that holds `offset` (between two sentences: the one before; before the first: the first)."""
        return self.sentences[max(bisect_right(self._starts, offset) - 1, 0)]

    def tokens(self, start: int, end: int) -> tuple[Token, ...]:
        """The words of the clauses that touch folded[start:end], blanks and signs included; each clause is cut once.

        Token.text is folded text; use the offsets to get at the original.
        """
        sentence = self.sentence_at(start)
        found: list[tuple[Token, ...]] = []
        while True:
            spans = self.clauses_of(sentence)
            for i in range(max(bisect_right(spans, (start, len(self.folded))) - 1, 0), len(spans)):
                clause = spans[i]
                if clause[0] >= end:
                    break
                if clause[1] > start:
                    found.append(self._cut(clause))
            if sentence.number >= len(self.sentences) or self.sentences[sentence.number].start >= end:
                # One clause is the common case, and a long one is not copied.
                return found[0] if len(found) == 1 else tuple(token for tokens in found for token in tokens)
            sentence = self.sentences[sentence.number]

    def touching(self, start: int, end: int) -> list[Token]:
        """The words that touch folded[start:end], however long the clause round them is."""
        found: list[Token] = []
        sentence = self.sentence_at(start)
        while True:
            spans = self.clauses_of(sentence)
            for i in range(max(bisect_right(spans, (start, len(self.folded))) - 1, 0), len(spans)):
                if spans[i][0] >= end:
                    break
                words = self._cut(spans[i])
                for j in range(bisect_right(words, start, key=_end_of), len(words)):
                    if words[j].start >= end:
                        break
                    found.append(words[j])
            if sentence.number >= len(self.sentences) or self.sentences[sentence.number].start >= end:
                return found
            sentence = self.sentences[sentence.number]

    def clauses_of(self, sentence: Sentence) -> tuple[tuple[int, int], ...]:
        """The clauses of a sentence, in order; found once, so that one number after the other may ask for its own."""
        spans = self._spans.get(sentence.number)
        if spans is None:
            spans = self._spans[sentence.number] = tuple(clauses(self.folded, sentence.start, sentence.end))
        return spans

    def dates(self) -> tuple[DateMention, ...]:
        """The dates and periods of the article, resolved against its publication date; found once."""
        if not self._dates:
            self._dates.append(tuple(find_dates(self.folded, self.article.published_on)))
        return self._dates[0]

    def words(self, start: int, end: int) -> tuple[Token, ...]:
        """The words of one clause, as `text.clauses` gives it; cut once, at no cost for the rest of a long sentence."""
        return self._cut((start, end))

    def _cut(self, clause: tuple[int, int]) -> tuple[Token, ...]:
        cached = self._clauses.get(clause)
        if cached is None:
            tags = self.segmenter.tags
            tokens = []
            offset = clause[0]
            for start in range(*clause, _LONGEST_CUT):
                for word in self.segmenter.cut(self.folded[start : min(start + _LONGEST_CUT, clause[1])]):
                    if word[0] in "和任但而由" and len(word) > 1 and self._is_torn(word, offset):
                        tokens.append(Token(offset, offset + 1, word[0], tags.get(word[0], "")))
                        word, offset = word[1:], offset + 1
                    tokens.append(Token(offset, offset + len(word), word, tags.get(word, "")))
                    offset += len(word)
            cached = self._clauses[clause] = tuple(tokens)
        return cached

    def _is_torn(self, word: str, start: int) -> bool:
        """Whether the first character of a word is one of its own: 和县 that joins two offices of a county
        (县教育局|和|县财政局), 任 that tells of an appointment (某某同志|任|县水利局局长, 某某同志|任|青石镇镇长), 但, 而
        and 由 before a unit of the place that is meant (但|县教育局)."""
        if word[0] in "但而由":
            return word[1:] in _RANKS and word not in self.segmenter.tags
        if word in ("和县", "任县"):
            before = self.folded[max(0, start - 1) : start]
            if _OFFICES_OF_A_COUNTY.match(self.folded, start + 2) is None:
                return False
            if word[0] == "任":
                return before not in ("", "省", "市", "在", "到")
            return not before.isspace() and before not in _BEFORE_A_COUNTY
        unknown = word[0] == "任" and len(word) > 2 and word not in self.segmenter.tags
        return unknown and self.folded.endswith("同志", 0, start)

    def iter_sentences(self) -> Iterator[tuple[Sentence, str]]:
        """Each sentence with its folded text."""
        for sentence in self.sentences:
            yield sentence, self.folded[sentence.start : sentence.end]


def make_document(article: Article, segmenter: Segmenter) -> Document:
    """Fold an article's text and find its sentences; words are cut later, when asked for."""
    folded = fold(article.text)
    found = sentences(folded)
    return Document(article, folded, found, segmenter, tuple(sentence.start for sentence in found))


def user_words(rules: Rules) -> dict[str, str]:
    """The words that the rules teach the segmenter: the list `segment.words`, word → tag."""
    return dict(rules.words.get("segment.words", {}))


def unwanted_words(rules: Rules) -> frozenset[str]:
    """The words of jieba's dictionary that cut wrongly: the list `segment.unwanted`."""
    return frozenset(rules.words.get("segment.unwanted", {}))

"""A clause as a row of pieces: words, numbers, quotes and brackets, each of a kind.

What a word is comes from the lists of `rules/phrases.yaml`, else from the tag in the segmenter's dictionary. The numbers
that were read before stand in the row as one piece; words that the segmenter glues to each other are taken apart.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from pipeline.places import places
from pipeline.records import Number, Sentence, Span, Token
from pipeline.rules import Rules
from pipeline.segment import Document, Segmenter
from pipeline.text import bracketed

NOUN, VERB, EITHER, WEAK, LINK, ADJECTIVE, ADVERB = "noun", "verb", "either", "weak", "link", "adjective", "adverb"
PREPOSITION, AGENT, UNDERGO, LIGHT, OF, AND, MARK, BREAK = (
    "prep",
    "agent",
    "undergo",
    "light",
    "of",
    "and",
    "mark",
    "break",
)
QUOTE, BRACKET, NUMBER, TIME, PLACE, PRONOUN = "quote", "bracket", "number", "time", "place", "pronoun"
PARTICLE, DETERMINER, LOCALISER, ET_CETERA, SPACE, AROUND = (
    "particle",
    "determiner",
    "localiser",
    "etc",
    "space",
    "around",
)

NOMINAL = frozenset({NOUN, EITHER, QUOTE, PLACE, PRONOUN, ADJECTIVE})
ACTING = frozenset({VERB, WEAK, EITHER, LIGHT})
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
_PROPORTIONS = ("比例", "比重", "比率")
"""Behind 占 they are words of their own: 所占|比例."""
_LONGEST_TIE = 4
"""Characters of the longest word that ties a number to its noun."""
REACH = 60
"""How many pieces a walk looks at: longer than any phrase of the news, so that hostile clauses stay linear."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A word, number, quote or bracket of a clause; `kind` says what it can be in a phrase.

    `verbal` marks a noun that is as often a verb, `doer` the name of an organisation or person.
    """

    start: int
    end: int
    text: str
    kind: str
    verbal: bool = False
    doer: bool = False


@dataclass(frozen=True, slots=True)
class Spot:
    """A number in its clause: `first` is the first piece that is its own, `left` the last before it that has meaning."""

    number: Number
    clause: int
    pieces: tuple[Piece, ...]
    first: int
    here: int
    left: int
    noun: Span | None

    @property
    def after(self) -> int:
        """The first piece after the number and its noun."""
        return self.noun[1] if self.noun else self.here + 1


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb as pieces start to end of a clause of the sentence."""

    clause: int
    start: int
    end: int


def is_quantity(number: Number) -> bool:
    """Whether a number becomes a row of amounts or counts."""
    return number.disposition in ("amount", "count")


@cache
def _kinds(rules: Rules) -> dict[str, str]:
    kinds: dict[str, str] = {}
    for name, kind in _LISTS:
        for word in rules.words[name]:
            kinds.setdefault(word, kind)
    return kinds


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The word lists that phrases ask for, and the kind of every word in them."""

    kinds: Mapping[str, str]
    words: Mapping[str, Mapping[str, str]]
    tags: Mapping[str, str]
    glued: tuple[str, ...]
    glued_before_number: tuple[str, ...]
    glued_starts: tuple[str, ...]
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
        if word in ("、", "."):
            return MARK
        if word == "的":
            return OF
        if word in "()[]【】“”‘’《》〈〉—…|<>":
            return BREAK
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
        if (
            len(word) == 2
            and not tag
            and self.tags.get(word[0], "").startswith("v")
            and self.has("phrases.toward_end", word[1])
        ):
            return WEAK
        return NOUN

    def _is_resultative(self, word: str, tag: str) -> bool:
        """Whether a word of two characters is a verb with how it ends or where it goes: 架起, 招进, 捧回."""
        if len(word) != 2 or not self.has("phrases.result", word[1]) or self.has("phrases.no_result", word):
            return False
        if self.has("phrases.verb_stem", word[0]):
            return tag in ("", "s", "v")  # the dictionary takes 架起 for a place
        return tag == "v" or (not tag and self.tags.get(word[0], "").startswith("v"))

    def parts(self, word: str, tag: str, before_number: bool = False) -> Iterator[tuple[str, str]]:
        """The pieces of one token with their kinds; mostly one. Words that the segmenter glues are taken apart."""
        joined = self.words["phrases.verb_object"].get(word, "") if before_number else ""
        if joined:
            verb, thing = joined.split()
            yield verb, VERB
            yield thing, NOUN
            return  # 植|树9棵
        if word not in self.kinds and len(word) > 1:
            if self._reaches(word, tag):
                yield word[:1], VERB
                yield word[1:], PARTICLE
                return
            cut = self._seam(word, tag, before_number)
            if cut:
                yield from self.parts(word[:cut], self.tags.get(word[:cut], ""))
                yield from self.parts(word[cut:], self.tags.get(word[cut:], ""))
                return
        yield word, self.kind(word, tag)

    def _pays(self, word: str) -> bool:
        return self.kinds.get(word) == VERB and self.has("amounts.pays", word)

    def _joins_adverb(self, word: str) -> bool:
        """Whether two characters are an adverb and a verb: 共获, 仍住."""
        is_pair = self.has("phrases.glued_adverb", word[0]) and self.has("phrases.glued_verb", word[1])
        return is_pair and not self.has("phrases.no_seam", word)

    def _reaches(self, word: str, tag: str) -> bool:
        """Whether a word is a verb and 到 or 成 that says how far it goes: 压|到3%, 缩|成9公里; not 收到, 完成."""
        if len(word) != 2 or not self.has("phrases.reach", word[1]) or self.has("phrases.no_reach", word):
            return False
        is_verb = self.tags.get(word[0], "").startswith("v") or self.has("phrases.verb_stem", word[0])
        return tag == "v" or (not tag and is_verb)

    def _acts_on(self, verb: str, rest: str) -> bool:
        """Whether two halves of a word are a verb and its object, or two verbs."""
        is_noun = self.tags.get(rest, "")[:1] == "n" and not rest.endswith(self.figure_ends)
        helps = self.kinds.get(verb) == EITHER and is_noun and rest.endswith(self.person_ends)
        helps = helps and not self.has("phrases.name_head", rest)  # 救助|患者; not 管理人员
        return helps or (self.kinds.get(verb) == VERB and (is_noun or self.kinds.get(rest) in (VERB, EITHER)))

    def _seam(self, word: str, tag: str, before_number: bool) -> int:
        """Where a glued word comes apart; 0 where it does not."""
        glued = self.glued_before_number if before_number else self.glued
        if before_number and tag in ("nr", "nrt", "a") and len(word) == 2 and self.has("phrases.reaching", word[1]):
            return 1  # 桥隧|比|达, where the dictionary takes 比达 for a name
        if not tag and word.endswith(glued) and len(word) > 2 and self.kinds.get(word[-2:]) == VERB:
            return len(word) - 2  # 入校|报到
        if not tag and word.endswith(glued):
            return len(word) - max(len(end) for end in glued if word.endswith(end))
        if (
            not tag
            and len(word) == 2
            and self.tags.get(word[0], "") in ("d", "c")
            and self.has("phrases.glued_verb", word[1])
        ):
            return 1
        if len(word) == 2 and tag in ("", "v", "n", "a") and self._joins_adverb(word):
            return 1  # 共|获9枚, 仍|住
        if len(word) == 4 and self.has("phrases.cut_verb", word[:2]) and word[2:] in self.tags:
            return 2  # 申请|专利, 获得|最佳
        if len(word) == 4 and before_number and self._acts_on(word[:2], word[2:]):
            return 2  # 破获|案件9起, 批准|逮捕9人
        if tag in ("z", "a") and len(word) == 3 and self.has("phrases.glued_lead", word[0]) and word[1:] in self.tags:
            return 1  # 获|最佳
        if before_number and len(word) == 3 and self.has("phrases.does", word[0]) and word[1:] in self.tags:
            return 1  # 做|手术9台
        if (
            not tag
            and len(word) == 2
            and self.kinds.get(word[1]) == PARTICLE
            and self.tags.get(word[0], "").startswith("v")
        ):
            return 1  # 翻了一番
        base = word[:-1]
        if (
            (not tag or len(word) == 3)
            and len(base) > 1
            and self.has("phrases.complement", word[-1])
            and self.kinds.get(base) in (VERB, EITHER)
        ):
            return len(base)
        lead = next((start for start in self.glued_starts if not tag and word.startswith(start)), "")
        if lead and (len(word) == 2 or word[len(lead) :] in self.tags) and len(lead) < len(word):
            return len(lead)
        if not tag and len(word) > 2 and self.has("phrases.alone", word[0]) and word[1:] in self.tags:
            return 1  # 两|国|人民, where 两国人民 is one word
        if before_number and len(word) > 2 and word[0] == "设" and word[1:] in self.tags:
            return 1  # 设|展位, which the dictionary holds as a noun
        if not tag and len(word) > 2 and self.has("phrases.glued_lead", word[0]):
            return 1  # 占|营收, 有|杰青
        if len(word) == 4 and self.has("phrases.of_subject", word[2:]):
            return 2  # 价格上涨
        if len(word) == 4 and before_number and any(self._pays(half) for half in (word[:2], word[2:])):
            return 0 if word.endswith(self.figure_ends) else 2  # 发放贷款, 财政投入
        if len(word) == 3 and self.has("phrases.glued_adverb", word[0]) and self.kinds.get(word[1:]) == VERB:
            return 1  # 共|出动, whatever the dictionary takes it for
        rest = self.kinds.get(word[1:])
        if not tag and rest in (VERB, EITHER) and self.kinds.get(word[0]) in (ADVERB, LINK, UNDERGO, PREPOSITION):
            return 1
        if not tag and rest == VERB and word[0] == "中":
            return 1  # 从经费|中|拨出9万元
        if (
            len(word) == 4
            and self.kind(word[:2], self.tags.get(word[:2], "")) == ADVERB
            and (
                self.kinds.get(word[2:]) in (VERB, EITHER)
                or (tag in ("", "n") and self.tags.get(word[2:]) == "v" and self.tags.get(word[:2]) == "ad")
            )
        ):
            return 2  # 妥善|处理, 非常|感谢, 充分|发挥
        if len(word) == 3 and self.kinds.get(word[0]) == UNDERGO and self.kinds.get(word[1:]) in (VERB, EITHER):
            return 1
        return 0


@lru_cache(maxsize=4)
def lexicon(rules: Rules, tags_of: Segmenter) -> Lexicon:
    """The lexicon of the rules with the parts of speech of the segmenter's dictionary."""
    return Lexicon(
        _kinds(rules),
        rules.words,
        tags_of.tags,
        tuple(rules.words["phrases.glued_end"]),
        tuple(rules.words["phrases.glued_before_number"]),
        tuple(rules.words["phrases.glued_start"]),
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
def _place_words(rules: Rules) -> frozenset[str]:
    """Names of divisions that are places wherever they stand, whatever the dictionary takes them for: 茂名, 灵寿县."""
    divisions = places(rules)
    known = (
        name
        for name, meant in divisions.names.items()
        if divisions.is_marked(name) or any(division.level in ("province", "prefecture") for division in meant)
    )
    return frozenset(known).difference(rules.words["phrases.no_place"])


class View:
    """A sentence as its clauses' pieces, each clause read when it is asked for."""

    def __init__(
        self,
        document: Document,
        rules: Rules,
        sentence: Sentence,
        numbers: Sequence[Number],
        doers: Sequence[Span] = (),
        earlier: Callable[[], "View | None"] = lambda: None,
        named_above: Callable[[], str] = lambda: "",
    ) -> None:
        """`numbers` are all those of the sentence, whatever they were taken for, `doers` the names of bodies and persons.

        `earlier` gives the sentence before, of the same paragraph, `named_above` the person whose name is the line above it.
        """
        self.document = document
        self.rules = rules
        self.text = document.article.text
        self.folded = document.folded
        self.words = lexicon(rules, document.segmenter)
        self.per = rules.regex("phrases.per")
        self.per_after = rules.regex("phrases.per_after")
        self.sentence = sentence
        self.numbers = numbers
        self.doers = doers
        self.earlier = earlier
        self.named_above = named_above
        self.number_at = {number.start: number for number in numbers}
        self.number_starts = [number.start for number in numbers]
        self.doer_starts = [first for first, _ in doers]
        self.clauses = _whole(document.clauses_of(sentence), numbers)
        self.starts = [start for start, _ in self.clauses]
        self._made: dict[int, tuple[Piece, ...]] = {}
        self._position: dict[int, int] = {}

    def pieces(self, clause: int) -> tuple[Piece, ...]:
        """The pieces of a clause, by its position in the sentence."""
        if clause not in self._made:
            self._made[clause] = make_pieces(self, *self.clauses[clause])
            places = ((piece.start, i) for i, piece in enumerate(self._made[clause]) if piece.kind == NUMBER)
            self._position.update(places)
        return self._made[clause]

    def position(self, number: Number) -> int | None:
        """Where the number stands among the pieces of its clause; None where it goes beyond the clause."""
        return self._position.get(number.start)


def _whole(clauses: Sequence[Span], numbers: Sequence[Number]) -> Sequence[Span]:
    """The clauses, joined where a number goes beyond the end of one (3,500余例)."""
    joined: list[Span] = []
    i = 0
    for start, end in clauses:
        while i < len(numbers) and numbers[i].end <= start:
            i += 1
        if joined and i < len(numbers) and numbers[i].start < start:
            joined[-1] = (joined[-1][0], end)
        else:
            joined.append((start, end))
    return joined


_FIXED = {
    "date": TIME,
    "period": TIME,
    "time": TIME,
    "duration": TIME,
    "age": TIME,
    "frequency": TIME,
    "indefinite": DETERMINER,
}


def make_pieces(view: View, start: int, end: int) -> tuple[Piece, ...]:
    """The pieces of folded[start:end], which is one clause."""
    fixed = _fixed(view, start, end)
    pieces: list[Piece] = []
    at = start
    remaining = iter(fixed)
    ahead = next(remaining, None)
    for token in view.document.words(start, end):
        begin = max(token.start, at)
        while ahead is not None and ahead.start < token.end:
            is_word_part = token.start < ahead.start or ahead.end < token.end
            if is_word_part and ahead.kind in (NOUN, DETERMINER) and not ahead.doer:
                ahead = next(remaining, None)  # the 十 of 红十字会 is no piece
                continue
            _words(view, pieces, begin, ahead.start, token, ahead.kind == NUMBER)
            if ahead.end > at:
                _merge_passive(pieces, ahead)
                _act_before(view, pieces, ahead)
                pieces.append(ahead)
                begin = at = ahead.end
            ahead = next(remaining, None)
        is_last = ahead is not None and ahead.kind == NUMBER and _leads_to(view, token.end, ahead.start)
        _words(view, pieces, max(begin, at), token.end, token, is_last)
        at = max(at, token.end)
    return tuple(_settled(view, pieces))


def _leads_to(view: View, start: int, end: int) -> bool:
    """Whether nothing, or a single word that qualifies the number, stands between a word and it: 挽回损失|近|9万元."""
    return start == end or (0 < end - start <= _LONGEST_TIE and view.words.kinds.get(view.folded[start:end]) == LINK)


def _settled(view: View, pieces: list[Piece]) -> list[Piece]:
    """The pieces with the kinds that only their neighbours decide."""
    for i, piece in enumerate(pieces):
        if _names_plan(view, pieces, i) or _modifies(view, pieces, i) or _is_nominal(pieces, i):
            pieces[i] = replace(piece, kind=NOUN, verbal=True)
        elif _joins(view, pieces, i):
            pieces[i] = replace(piece, kind=AND)
        elif view.words.has("phrases.verb_before_number", piece.text) and _is_before_number(pieces, i):
            pieces[i] = replace(piece, kind=VERB)
        elif piece.kind == LINK and _is_superlative(view, pieces, i):
            pieces[i] = replace(piece, kind=ADJECTIVE)  # 国家|最高|科学技术奖
        elif piece.kind == WEAK and len(piece.text) == 4 and _is_before_number(pieces, i):
            pieces[i] = replace(
                piece, kind=NOUN if view.words.tags.get(piece.text) in ("i", "l") else WEAK
            )  # 珍贵文物9件
        elif piece.text == "不" and _negates_quality(pieces, i):
            pieces[i] = replace(piece, kind=ADJECTIVE)  # 不|文明|行为
        elif i + 1 < len(pieces) and pieces[i + 1].kind == OF and view.words.has("phrases.leads_as", piece.text):
            pieces[i] = replace(piece, kind=VERB)
        elif piece.text == "总值" and i and view.words.has("phrases.total_of", pieces[i - 1].text):
            pieces[i] = replace(piece, kind=NOUN)  # 进出口|总值
        elif view.words.has("phrases.manner", piece.text) and i + 1 < len(pieces) and pieces[i + 1].kind in ACTING:
            pieces[i] = replace(piece, kind=ADVERB)
        elif piece.text == "将" and i + 1 < len(pieces) and _comes_next(pieces[i + 1], pieces[i + 2 : i + 3]):
            pieces[i] = replace(piece, kind=ADVERB)  # 下一步|将|评选9名
        elif piece.text == "下" and i + 1 < len(pieces) and pieces[i + 1].text == "一步":
            pieces[i], pieces[i + 1] = replace(piece, kind=TIME), replace(pieces[i + 1], kind=TIME)
        elif piece.kind == VERB and _names_price(view, pieces, i):
            pieces[i] = replace(piece, kind=NOUN, verbal=True)  # 使用权|出让|收入
        elif piece.text == "在" and _says_how_much(view, pieces, i):
            pieces[i] = replace(piece, kind=LINK)  # 费用|在|9元|左右
        elif piece.text == "为" and i and i + 1 < len(pieces) and pieces[i + 1].kind == NUMBER:
            if view.words.has("phrases.figure_deed", pieces[i - 1].text) and piece.kind == PARTICLE:
                pieces[i - 1], pieces[i] = replace(pieces[i - 1], kind=NOUN), replace(piece, kind=LINK)  # 出口|为|9元
        elif piece.text == "经" and i + 1 < len(pieces) and pieces[i + 1].kind == NUMBER:
            pieces[i] = replace(piece, kind=PREPOSITION)  # 经三轮评审
        elif _is_whole_sum(view, pieces, i):
            pieces[i - 1] = replace(pieces[i - 1], kind=VERB)  # 设立|总额|9亿元|的
        elif piece.text == "给" and _is_given(pieces, i):
            pieces[i] = replace(piece, kind=VERB)  # 项目|给|了|9万元
        elif piece.text in ("来", "去") and i + 1 < len(pieces) and pieces[i + 1].kind in ACTING:
            pieces[i] = replace(piece, kind=ADVERB)  # 9种工具|来|支持
        elif _is_attribute(pieces, i):
            pieces[i] = replace(piece, kind=ADJECTIVE)  # 经|调整|净额, 共建|国家
        elif piece.text == "号" and i and pieces[i - 1].kind == QUOTE:
            pieces[i] = replace(piece, kind=NOUN)  # “远望”号
    return pieces


def _is_whole_sum(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether 总额 behind a verb, before a sum and 的, says only that the sum is the whole one of what follows."""
    if i == 0 or i + 2 >= len(pieces) or not view.words.has("phrases.whole_sum", pieces[i].text):
        return False
    sum_follows = pieces[i + 1].kind == NUMBER or (pieces[i + 1].kind == LINK and pieces[i + 2].kind == NUMBER)
    deed = pieces[i - 1].text
    is_verb = view.words.kinds.get(deed) == VERB or (
        deed not in view.words.kinds and view.words.tags.get(deed, "").startswith("v") and len(deed) > 1
    )
    return sum_follows and is_verb and any(piece.kind == OF for piece in pieces[i + 2 : i + 4])


def _is_given(pieces: Sequence[Piece], i: int) -> bool:
    """Whether 给 is the verb itself: 了 or 过 follows it, or the number."""
    following = pieces[i + 1] if i + 1 < len(pieces) else None
    return following is not None and (following.text in ("了", "过") or following.kind == NUMBER)


def _is_attribute(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a deed only describes the noun behind it: 经|调整|净额, 对|共建|国家出口."""
    if i + 1 >= len(pieces) or pieces[i].kind not in (VERB, WEAK, EITHER):
        return False
    if pieces[i].text == "共建":
        led = i == 0 or pieces[i - 1].kind in (PREPOSITION, MARK, AND, NUMBER, QUOTE)
        return pieces[i + 1].text.strip("“”") in ("一带一路", "一带") or (led and pieces[i + 1].text == "国家")
    return i > 0 and pieces[i - 1].text == "经" and pieces[i + 1].kind == NOUN and len(pieces[i].text) > 1


def _names_price(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether a deed between a noun and a price, or a revenue, is part of that one's name: 定向|增发|价格."""
    if not 0 < i < len(pieces) - 1 or not view.words.has("phrases.priced", pieces[i].text):
        return False
    head = pieces[i + 1]
    return head.kind == NOUN and head.text.endswith(view.words.figure_ends) and pieces[i - 1].kind != PARTICLE


def _says_how_much(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether 在 ties a figure to its number: 费用|在|9元左右, 满意率|均|在|9%以上; not 学校在9公里以外."""
    if i + 1 >= len(pieces) or pieces[i + 1].kind != NUMBER or not 0 < i < REACH:
        return False
    closes = i + 2 == len(pieces) or (pieces[i + 2].kind == AROUND and pieces[i + 2].text != "以外")
    before = i - 1
    while before > 0 and pieces[before].kind in (ADVERB, TIME, LINK):
        before -= 1
    acts = any(piece.kind in (VERB, WEAK, LIGHT) for piece in pieces[:i])
    return closes and not acts and pieces[before].text.endswith(view.words.figure_ends)


def _comes_next(verb: Piece, behind: Sequence[Piece]) -> bool:
    """Whether 将 before that verb says that it is still to be done: 将|建成, 将|培训9人; not 将|奖励|发给."""
    return verb.kind in (VERB, LINK) or (verb.kind == EITHER and any(piece.kind in (NUMBER, QUOTE) for piece in behind))


def _is_before_number(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a number follows the word at i, or stands behind a word that only qualifies it."""
    following = i + 1
    while following < len(pieces) and pieces[following].kind in (LINK, PARTICLE):
        following += 1
    return following < len(pieces) and pieces[following].kind == NUMBER


def _negates_quality(pieces: Sequence[Piece], i: int) -> bool:
    """Whether 不 belongs to a word that describes a noun: 劝导|不|文明|行为9次."""
    following = [piece.kind for piece in pieces[i + 1 : i + 3]]
    return following in ([ADJECTIVE, NOUN], [NOUN, NOUN]) and i > 0 and pieces[i - 1].kind in ACTING


def _is_superlative(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether 最高 stands between two nouns of one name, not before a number."""
    within = 0 < i < len(pieces) - 1 and view.words.has("phrases.superlative", pieces[i].text)
    return within and pieces[i - 1].kind == NOUN and pieces[i + 1].kind == NOUN and not pieces[i - 1].doer


def _names_plan(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether a word that is an adverb before a verb is a noun here: 研究|计划|培育, 行动计划9项."""
    if i == 0 or not view.words.has("phrases.plan", pieces[i].text):
        return False
    before, following = pieces[i - 1], pieces[i + 1] if i + 1 < len(pieces) else None
    this = before.kind == PRONOUN and before.text.startswith(("这", "该", "此", "其"))
    if this or before.verbal or before.kind in (EITHER, WEAK, VERB, DETERMINER, OF):
        return True
    if before.doer or before.kind not in (NOUN, QUOTE, ADJECTIVE):
        return False
    if following is not None and following.text.endswith(view.words.figure_ends):
        return False  # 项目计划|总投资
    return following is None or following.kind not in (*ACTING, ADVERB, PREPOSITION, TIME, LINK)


def _is_nominal(pieces: Sequence[Piece], i: int) -> bool:
    """Whether a verb behind 的 is the head of a subject: 水平的|提升|需要9个方面."""
    if not 0 < i < len(pieces) - 1 or pieces[i - 1].kind != OF or pieces[i].kind not in (VERB, WEAK, EITHER):
        return False
    return pieces[i + 1].kind in (VERB, LINK)


def _modifies(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether a verb between a noun and the head of a name only describes that: 科技|支撑|计划9项, 设备|研制|专项."""
    if not 0 < i < len(pieces) - 1 or pieces[i].kind not in (VERB, WEAK, EITHER):
        return False
    before, head = pieces[i - 1], pieces[i + 1]
    counted = i + 2 < len(pieces) and pieces[i + 2].kind == NUMBER
    if counted and before.text == "其中" and pieces[i].kind == EITHER:
        return view.words.has("phrases.name_head", head.text)  # 其中研发人员9人
    governs = before.kind in (VERB, WEAK) and not view.words.has("phrases.leads_verb", before.text)
    if before.doer or not (governs or before.kind in (NOUN, ADJECTIVE, QUOTE)):
        return False
    if is_doer_word(view, before) and not before.verbal:
        return False
    if i > 1 and pieces[i - 2].kind == AGENT:
        return False  # 被某库|收录|论文9篇
    is_head = head.kind in (NOUN, ADVERB) and view.words.has("phrases.name_head", head.text)
    return is_head and (pieces[i].kind == EITHER or view.words.has("phrases.describing", pieces[i].text))


def _joins(view: View, pieces: Sequence[Piece], i: int) -> bool:
    """Whether 与 stands between two nouns of one phrase that no verb follows: 培训与带教, 检测|与|监测设备9台."""
    if not 0 < i < len(pieces) - 1 or not view.words.has("phrases.joining", pieces[i].text):
        return False
    if pieces[i - 1].kind in ACTING and pieces[i + 1].kind in ACTING:
        return True  # 招录与选拔
    if pieces[i - 1].kind not in (NOUN, EITHER, QUOTE, ADJECTIVE) or pieces[i + 1].kind not in NOMINAL | {ADVERB}:
        return False
    if pieces[i - 1].doer or is_doer_word(view, pieces[i - 1]):
        return False
    end = i + 1
    while end < min(len(pieces), i + REACH) and pieces[end].kind in (NOUN, EITHER, QUOTE, ADJECTIVE, ADVERB):
        end += 1
    return end > i + 1 and (end == len(pieces) or pieces[end].kind in (NUMBER, MARK, AND, BREAK))


def is_doer_word(view: View, piece: Piece) -> bool:
    """Whether a word is a doer by its ending: 课题组, 医院."""
    return piece.kind in (NOUN, BRACKET) and piece.text.endswith(view.words.doer_ends)


def _words(view: View, pieces: list[Piece], start: int, end: int, token: Token, before_number: bool) -> None:
    if start >= end:
        return
    is_share = view.folded[start] == "比" and not view.folded.startswith(_PROPORTIONS, start)
    if is_share and pieces and pieces[-1].text == "占" and pieces[-1].end == start:
        pieces[-1] = Piece(pieces[-1].start, start + 1, "占比", NOUN)  # 占|比达|三成
        _words(view, pieces, start + 1, end, token, before_number)
        return
    word = view.folded[start:end]
    tag = token.tag if (start, end) == (token.start, token.end) else view.words.tags.get(word, "")
    rejoined = _rejoined(view, pieces, word, start)
    if rejoined:
        pieces[-1] = rejoined
        start, word = start + 1, word[1:]
        tag = view.words.tags.get(word, "")
        if not word:
            return
    acts = bool(pieces) and pieces[-1].kind in (AGENT, UNDERGO)
    before_number = before_number and not (pieces and view.words.has("phrases.existential", pieces[-1].text))
    if (
        pieces
        and pieces[-1].end == start
        and pieces[-1].kind == VERB
        and word in view.words.words["phrases.verb_object"]
    ):
        pieces.append(Piece(start, start + len(word), word, NOUN, True))
        return  # 完成|造林9亩
    for part, kind in view.words.parts(word, tag, before_number or acts):
        before = pieces[-1] if pieces else None
        if before is not None and before.end == start:
            joins = before.kind in (VERB, NOUN, EITHER) and kind in (VERB, EITHER)
            whole = view.words.kinds.get(before.text + part) if joins else None
            if whole == VERB or view.words.has("phrases.modifier", before.text + part):
                kind = VERB if whole == VERB else NOUN
                pieces[-1] = Piece(before.start, start + len(part), before.text + part, kind)  # 走访|慰问, 研发|投入
                start += len(part)
                continue
            if before.kind in ACTING and (kind == PARTICLE or view.words.has("phrases.complement", part)):
                kind = PARTICLE
                if before.kind == EITHER and part != "得":
                    pieces[-1] = replace(before, kind=VERB)
            elif _is_measured(view, before, part, kind):
                pieces[-1] = Piece(before.start, start + len(part), before.text + part, NOUN)  # 总投资, 年产量
                if len(pieces) > 1 and pieces[-2].kind == EITHER and view.words.has("phrases.sum_noun", part):
                    pieces[-2] = replace(pieces[-2], kind=NOUN)  # 资助总经费
                start += len(part)
                continue
            elif before.kind in ACTING and _makes_noun(view, pieces, part):
                pieces[-1] = replace(before, kind=NOUN)
                is_figure = view.words.has("phrases.figure_noun", part)
                if is_figure and len(pieces) > 1 and pieces[-2].kind == EITHER:
                    pieces[-2] = replace(pieces[-2], kind=NOUN)  # 奖励资助金额
            elif part == "了" and view.words.has("phrases.pass_verb", before.text):
                pieces[-1] = replace(before, kind=VERB)  # 审议|通过|了
            elif part in ("了", "过") and before.kind != VERB and view.words.has("phrases.verb_stem", before.text):
                pieces[-1] = replace(before, kind=VERB)  # 种|了9亩
            elif before.kind in (NOUN, ADJECTIVE) and part in ("了", "着") and len(before.text) < 3:
                pieces[-1] = replace(before, kind=WEAK)
            elif part == "达" and kind == LINK and before.kind == NOUN and before.text[1:].endswith("高"):
                pieces[-1] = Piece(before.start, before.end - 1, before.text[:-1], NOUN)
                pieces.append(Piece(before.end - 1, start + 1, "高达", LINK))  # 排放量高|达
                start += 1
                continue
            elif part == "在" and view.words.has("phrases.held_at", before.text):
                pieces[-1], kind = replace(before, kind=VERB), PARTICLE
            elif part == "数" and before.kind == NOUN and not before.doer:
                pieces[-1] = Piece(before.start, start + 1, before.text + part, NOUN)  # 学生党员|数
                start += 1
                continue
            elif part in ("费", "款") and before.kind in (NOUN, WEAK) and not before.doer:
                pieces[-1] = Piece(before.start, start + 1, before.text + part, NOUN)  # 青苗|费9元
                start += 1
                continue
            elif before.text == "签订" and part == "单":
                newly = len(pieces) > 1 and pieces[-2].text == "新" and pieces[-2].end == before.start
                pieces[-1] = Piece(before.start, before.end - 1, "签", VERB)
                if newly:
                    pieces[-2:] = [Piece(before.start - 1, before.end - 1, "新签", VERB)]
                pieces.append(Piece(before.end - 1, start + 1, "订单", NOUN))  # 新签|订单
                start += 1
                continue
            elif _cuts_prize(view, before, part):
                pieces[-1] = Piece(before.start, before.end - 1, before.text[0], VERB)
                pieces.append(Piece(before.end - 1, start + len(part), "奖" + part, NOUN))  # 获|奖金
                start += len(part)
                continue
            elif before.text == "新" and kind == NOUN and _holds_newly(view, part):
                pieces[-1] = Piece(before.start, start + 1, before.text + part[0], VERB)
                pieces.append(Piece(start + 1, start + len(part), part[1:], NOUN))  # 新签|合同
                start += len(part)
                continue
            elif before.text == "新" and kind == NOUN:
                pieces[-1] = Piece(before.start, start + len(part), before.text + part, NOUN)  # 新技术
                start += len(part)
                continue
            elif before.text == "新" and view.words.has("phrases.newly", part):
                pieces[-1] = Piece(before.start, start + len(part), before.text + part, VERB)  # 新设企业
                start += len(part)
                continue
            elif part == "地" and before.kind in (NOUN, PLACE, NUMBER):
                kind = NOUN  # 生源地, 9亩地: no adverb's 地
            elif part == "于" and view.words.kinds.get(before.text + part) == LINK:
                pieces[-1] = Piece(before.start, start + 1, before.text + part, LINK)  # 投入不少|于9元
                start += 1
                continue
            elif before.kind == PREPOSITION and view.words.has("phrases.arrives", before.text + part):
                pieces[-1] = Piece(before.start, start + len(part), before.text + part, VERB)  # 到|账经费
                start += len(part)
                continue
            elif before.text == "不" and view.words.has("phrases.after_not", part):
                joined = before.text + part
                pieces[-1] = Piece(before.start, start + len(part), joined, view.words.kinds.get(joined, LINK))
                start += len(part)
                continue
            elif before.kind in ACTING and (
                view.words.has("phrases.noun_end", part)
                or _ends_aim(view, before, part)
                or (len(before.text) == 2 and view.words.has("phrases.thing_end", part))
            ):
                pieces[-1] = Piece(before.start, start + len(part), before.text + part, NOUN)
                start += len(part)
                continue
        pieces.append(Piece(start, start + len(part), part, kind, kind == NOUN and tag == "vn"))
        start += len(part)


def _ends_aim(view: View, before: Piece, word: str) -> bool:
    """Whether a word makes a noun of the deed before it, which is as often a noun or only describes: 就业|意向."""
    describes = before.kind == EITHER or view.words.has("phrases.describing", before.text)
    return describes and view.words.has("phrases.aim_end", word)


def _holds_newly(view: View, word: str) -> bool:
    """Whether the segmenter has glued to a noun the verb that 新 begins: 新|签合同; not 新|设立."""
    is_noun = view.words.tags.get(word[1:], "").startswith(("n", "a")) and len(word) > 2
    return is_noun and view.words.has("phrases.newly", word[0])


def _rejoined(view: View, pieces: Sequence[Piece], word: str, start: int) -> Piece | None:
    """The verb whose second character the segmenter has given to its object, or to no word: 约|谈干部, 攒|下."""
    if not pieces or pieces[-1].end != start or len(pieces[-1].text) > 1:
        return None
    before = pieces[-1]
    results = view.words.has("phrases.verb_stem", before.text) and view.words.has("phrases.result", word)
    if len(word) == 1 and results and before.kind in (NOUN, WEAK):
        return Piece(before.start, start + 1, before.text + word, VERB)
    listed = len(word) == 1 and view.words.kinds.get(before.text + word) == VERB
    if listed and before.kind in (NOUN, WEAK, VERB, LINK):
        return Piece(before.start, start + 1, before.text + word, VERB)  # 出|列, 送|去
    is_cut = len(word) > 2 and word not in view.words.tags and word[1:] in view.words.tags
    is_verb = is_cut and before.kind == LINK and view.words.kinds.get(before.text + word[0]) == VERB
    return Piece(before.start, start + 1, before.text + word[0], VERB) if is_verb else None


def _cuts_prize(view: View, before: Piece, part: str) -> bool:
    """Whether 奖 at the end of a verb belongs to the word after it: 获奖|金, 得奖|牌."""
    return before.text in ("获奖", "得奖", "领奖", "发奖") and view.words.has("phrases.prize_part", part)


def _is_measured(view: View, before: Piece, word: str, kind: str) -> bool:
    """Whether a word before is part of a figure's name: 总投资, 年产量, 月收入."""
    if kind not in (NOUN, EITHER):
        return False
    return before.text == "总" or (before.text in ("年", "月", "日", "周") and word.endswith(view.words.figure_ends))


def _makes_noun(view: View, pieces: Sequence[Piece], word: str) -> bool:
    """Whether the verb at the end of `pieces` and the word after it are one noun: 参加人数, 资助经费, 拨付|修缮资金."""
    if view.words.has("phrases.figure_noun", word):
        return not view.words.has("phrases.share", pieces[-1].text)  # 占|总面积的3%
    if view.words.has("phrases.arrives", pieces[-1].text) and word.endswith(view.words.fund_ends):
        return True  # 到账|经费9万元
    if len(pieces) > 1 and view.words.has("phrases.before_verb", pieces[-2].text):
        return False  # 各奖励资金9万元
    if pieces[-1].kind == EITHER and view.words.has("phrases.budget_noun", word):
        return True
    is_second = len(pieces) > 1 and pieces[-2].kind in (VERB, EITHER, LIGHT)
    return (pieces[-1].kind == EITHER or is_second) and view.words.has("phrases.sum_noun", word)


def _fixed(view: View, start: int, end: int) -> list[Piece]:
    """Numbers, quotes and brackets of a clause, in order and without overlaps."""
    found: list[Piece] = []
    first_number, after_last = bisect_left(view.number_starts, start), bisect_left(view.number_starts, end)
    for number in view.numbers[first_number:after_last]:
        if number.end <= end:
            written = view.folded[number.start : number.end]
            other = ADVERB if view.words.has("phrases.adverb", written) else NOUN  # 一起, 一度
            other = DETERMINER if number.disposition == "ordinal" and written.endswith("批") else other  # 第二批
            kind = NUMBER if is_quantity(number) else _FIXED.get(number.disposition, other)
            found.append(Piece(number.start, number.end, written, kind))
    quantities = [piece.start for piece in found if piece.kind == NUMBER]
    for opening, kind in (("“", QUOTE), ("《", QUOTE), ("(", BRACKET)):
        for span in bracketed(view.folded, start, end, opening):
            holds_number = bisect_right(quantities, span[1] - 1) != bisect_right(quantities, span[0])
            if not holds_number:
                found.append(Piece(*span, view.folded[span[0] : span[1]], kind))
    for first, last in view.doers[bisect_left(view.doer_starts, start) : bisect_left(view.doer_starts, end)]:
        holds_number = bisect_right(quantities, last - 1) != bisect_right(quantities, first)
        is_tie = view.words.kinds.get(view.folded[first:last]) == LINK  # 高达 is no name
        if last <= end and not holds_number and not is_tie:
            found.append(Piece(first, last, view.folded[first:last], NOUN, doer=True))
    found.sort(key=lambda piece: (piece.start, -piece.end))
    kept: list[Piece] = []
    for piece in found:
        if not kept or piece.start >= kept[-1].end:
            kept.append(piece)
    return kept


def _merge_passive(pieces: list[Piece], number: Piece) -> None:
    """被 straight before a number is the end of a noun (棉被200床), not a passive."""
    if number.kind == NUMBER and len(pieces) > 1 and pieces[-1].text == "被" and pieces[-2].kind == NOUN:
        last = pieces.pop()
        pieces[-1] = Piece(pieces[-1].start, last.end, pieces[-1].text + last.text, NOUN)


def _act_before(view: View, pieces: list[Piece], number: Piece) -> None:
    """A noun straight before a number that is a verb there: 城乡居民|参保|9万人, 多|支出|9万元."""
    if number.kind != NUMBER or not pieces or pieces[-1].kind != NOUN or pieces[-1].end != number.start:
        return
    last, before = pieces[-1], pieces[-2] if len(pieces) > 1 else None
    if last.text in ("处", "奖") and view.number_at[number.start].currency:
        pieces[-1] = replace(last, kind=VERB)  # 处|9元罚款, 每校奖|9万元
    led = before is not None and (before.kind == ADVERB or before.text == "多")
    if view.words.has("phrases.of_people", last.text) or (led and view.words.has("phrases.led", last.text)):
        pieces[-1] = replace(last, kind=VERB)

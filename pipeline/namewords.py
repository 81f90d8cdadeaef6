"""The words of a clause as names need them: what the segmenter glued to the beginning of a name taken off (获|省妇联), and
places that its dictionary does not know put together (望龙镇)."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise, zip_longest

from pipeline.lexicon import Lexicon
from pipeline.newplaces import new_places
from pipeline.records import Token
from pipeline.segment import Document
from pipeline.text import HAN

_GLUED = re.compile(r"[系原各被由经在向对与和及为将把据从到至给让是该]")
_POINTING = frozenset("该各本我")
_CONJUNCTIONS = frozenset("和与及")
_GLUED_TO_PLACE = frozenset("为由被让是将把向对给与和在")
_TOOK_OFFICE = re.compile("(?![主现历曾时兼担出连前首新继后接先升转调改离卸责信委上])[一-龥]{1,2}任")
_ONLY_SMALL = re.compile("[并又曾再仍现于兼原任为由从系报经]{2,3}|任|[中上下内里后前间时][为对将让给使向]")
_GLUED_BEHIND = frozenset("和与及由被在向是")
_TOWNSHIP = re.compile("[一-龥][镇乡]")
_DIVISION = re.compile("[一-龥]{2,3}[省市县区州]")
_OWN_PLACE = re.compile(r"[我本该][省市县区州旗镇乡村]")
_RANK_BEHIND_VERB = re.compile("[有系原][省市县区州镇乡]")
_THEIR_RANK = re.compile("其[省市县区州]")
_ORDINAL = re.compile("第[一二三四五六七八九十0-9]+")
_BEFORE_OFFICE = ("起", "后", "年", "月", "曾", "现", "又", "挂", "调", "历", "再", "并")
_HEADS_OF_TOWNSHIPS = ("镇长", "乡长")
_SMALLEST_PLACES = ("村", "社区")
_SMALL_PLACE_WORD = re.compile("[一-龥][市县区镇乡村州旗]")
_NO_FIRST_CHARACTER = frozenset(
    "大小老新旧各全本我该某主多内外中上下前后其此这那每为由向到从于与和及在是有对给将把被让请等的了赴去进出驻来往经据同跨入贫穷深高低离近沿至达省市县区州镇乡村旗"
)
_UNIT_CHARACTERS = frozenset("科处部所院社店组股室馆站队系司办局")
_RANK_CHARACTERS = frozenset("省市县区州旗镇乡村校院团总")


def name_words(document: Document, lexicon: Lexicon, start: int, end: int) -> list[Token]:
    """The words of the clause folded[start:end]."""
    tokens = _with_new_places(document, lexicon, document.words(start, end))
    return list(_Cutter(document.folded, lexicon).pieces([*_with_small_places(lexicon, tokens)]))


def ends_name(lexicon: Lexicon, token: Token) -> bool:
    """Whether the word ends as names of organisations do."""
    text = token.text
    unknown = not token.tag and len(text) == len("游科")
    if unknown and text[1] in _UNIT_CHARACTERS and text[0] not in _RANK_CHARACTERS:
        return False
    lengths = range(1, min(len(text), lexicon.longest_end) + 1)
    return any(text[-n:] in lexicon.heads or text[-n:] in lexicon.unit_heads for n in lengths)


def _with_new_places(document: Document, lexicon: Lexicon, tokens: Sequence[Token]) -> Sequence[Token]:
    """The words with the divisions that only this article makes known as words of their own, however the segmenter has cut
    them: 樟|宁县 and 记樟宁|县 are 樟宁县."""
    new = new_places(document, lexicon.rules)
    spans = new.spans
    if not spans or not tokens:
        return tokens
    low, high = bisect_left(new.starts, tokens[0].start), bisect_left(new.starts, tokens[-1].end)
    if low == high:
        return tokens
    tags = document.segmenter.tags
    cuts = sorted({edge for start in new.starts[low:high] for edge in (start, spans[start])})
    found: list[Token] = []
    for token in tokens:
        edges = [token.start, *cuts[bisect_right(cuts, token.start) : bisect_left(cuts, token.end)], token.end]
        for start, end in pairwise(edges):
            text = document.folded[start:end]
            found.append(token if len(edges) == 2 else Token(start, end, text, tags.get(text, "")))
    joined: list[Token] = []
    place_end = -1
    for token in found:
        if token.start in spans and token.start >= place_end:
            place_end = spans[token.start]
            joined.append(Token(token.start, place_end, document.folded[token.start : place_end], "ns"))
        elif token.start >= place_end:
            joined.append(token)
    return joined


def _with_small_places(lexicon: Lexicon, tokens: Sequence[Token]) -> Iterator[Token]:
    """The words, with a place that no dictionary has put together: 望|龙镇, 合|州市, 横|山区."""
    waiting: Token | None = None
    before: Token | None = None
    for token in tokens:
        if waiting and waiting.text in _HEADS_OF_TOWNSHIPS and token.text.endswith(_SMALLEST_PLACES):
            # 石岭|镇长|坪村: the township ends before 长
            yield Token(waiting.start, waiting.start + 1, waiting.text[0], "n")
            token = Token(waiting.start + 1, token.end, waiting.text[1] + token.text, "ns")
            waiting = None
        if waiting:
            if _is_small_place(lexicon, waiting, token) or _is_township(lexicon, before, waiting, token):
                yield Token(waiting.start, token.end, waiting.text + token.text, "ns")
                before, waiting = token, None
                continue
            yield waiting
            before = waiting
        waiting = token
    if waiting:
        yield waiting


def _is_small_place(lexicon: Lexicon, first: Token, second: Token) -> bool:
    """Whether a single character and a word of two, the last one a rank, are one place."""
    if len(first.text) != 1 or first.end != second.start or _SMALL_PLACE_WORD.fullmatch(second.text) is None:
        return False
    if first.text + second.text in lexicon.places.full:
        return True
    return (
        HAN.fullmatch(first.text) is not None
        and first.text not in _NO_FIRST_CHARACTER
        and first.text not in lexicon.classifiers
        and first.tag[:1] not in ("p", "c", "u", "r", "m", "q", "d", "f")
        and second.text not in lexicon.no_small_places
        and second.text not in lexicon.places.names
    )


def _is_township(lexicon: Lexicon, before: Token | None, first: Token, second: Token) -> bool:
    """Whether a noun that opens a clause or stands behind a division, and a word that no dictionary has, are one township:
    羊圈|河乡."""
    return (
        not second.tag
        and second.text[-1] in "镇乡"
        and (before is None or before.text[-1] in "县市区" or before.text in lexicon.places.full)
        and first.end == second.start
        and len(first.text) == len("羊圈")
        and _TOWNSHIP.fullmatch(second.text) is not None
        and first.tag in ("n", "ns", "nz", "nr", "")
        and first.text not in lexicon.stops
        and first.text not in lexicon.predicates
        and first.text not in lexicon.no_small_places
        and first.text[0] not in _NO_FIRST_CHARACTER
        and second.text not in lexicon.no_small_places
    )


class _Cutter:
    """Takes what was glued to the beginning or end of a name off it."""

    def __init__(self, folded: str, lexicon: Lexicon) -> None:
        self.folded, self.lexicon = folded, lexicon

    def pieces(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """The tokens in their parts."""
        before: Token | None = None
        for token, following in zip_longest(tokens, tokens[1:]):
            if token.tag and token.text == "局面" and following and following.text[0] == "向":
                yield from _cut(token, 1, "n", "p")  # 某县乡村振兴局|面向社会
            elif size := self._glued_before_rank(before, token, following):
                yield from _cut(token, size, "r", "n")
            elif _TOOK_OFFICE.fullmatch(token.text) and following and following.tag[:2] in ("ns", "nt"):
                yield from _cut(token, len(token.text) - 1, "", "v")  # 陶建|林任|某市…
            elif token.tag:
                named = token.tag == "nr" and token.text[-1] == "为" and self._is_appointed(token, None)
                yield from _cut(token, len(token.text) - 1, "nr", "p") if named else (token,)  # 梁书|宁为|某学院
            else:
                yield from self._unknown(before, token, following)
            before = token

    def _glued_before_rank(self, before: Token | None, token: Token, following: Token | None) -> int:
        """How many characters at the beginning of a token belong to no name; 0 for most."""
        text = token.text
        if _OWN_PLACE.fullmatch(text) or _THEIR_RANK.fullmatch(text):
            return 1  # 我|市, 该|省高级法院, 其|市第一医院
        if before and self._is_glued_to_name(before, token):
            return 2 if text.startswith("起") else 1
        if following is None:
            return 0
        if _RANK_BEHIND_VERB.fullmatch(text) and self._begins_with_name(following):
            return 1  # 有|市税务局, 原|乡党委书记
        if text in ("在校", "到校") and ends_name(self.lexicon, following):
            return 1
        if text[:-1] in self.lexicon.verbs_like_places and before and ends_name(self.lexicon, before):
            return len(text) - 1  # 县教育局|会同|县财政局
        return 0

    def _unknown(self, before: Token | None, token: Token, following: Token | None) -> Iterator[Token]:
        """A word that no dictionary has, in its parts."""
        text, size = token.text, len(token.text)
        if size > 1 and text[-1] == "为" and self._is_appointed(token, following):
            yield from _cut(token, size - 1, "nr", "p")  # 任命|王小明|为|市…
        elif _ONLY_SMALL.fullmatch(text):
            yield Token(token.start, token.end, text, "p")  # 并任|中共某支部, 毕业|于原|某大学
        elif size > 1 and self._is_glued_verb(before, token, following):
            yield from _cut(token, 1, "v", "n" if self.lexicon.ranks.fullmatch(text[1:]) else "ns")
        elif size > 1 and _GLUED.match(text) and (text[0] in "据从" or self._may_stand_alone(text[1:])):
            yield from _cut(token, 1, "p", "r" if text[1:] in _POINTING else "")
        elif size == len("队原") and text[1] == "原" and text[0] in _UNIT_CHARACTERS and self._is_former(following):
            yield from _cut(token, 1, "n", "p")  # 生态管护|队|原|队长
        elif size > 1 and text[0] in "原调" and self._is_moved_or_former(before, token):
            yield from _cut(token, 1, "p", "")  # 原|淮岭第二棉纺厂, 1953年调|岭石硬质合金厂
        elif size == 2 and text[0] in _GLUED_TO_PLACE and following and self._is_office_of_place(following):
            yield from _cut(token, 1, "p", "ns")  # 为|塔县政府: a county that no table knows
        elif (
            size > 1 and text[0] in self.lexicon.classifiers and self.folded[token.start - 1 : token.start].isdecimal()
        ):
            yield from _cut(token, 1, "q", "p" if _ONLY_SMALL.fullmatch(text[1:]) else "")
        elif size == len("局派") and text[0] in "局厅院会部处" and text[1] in "派获":
            yield from _cut(token, 1, "n", "v")  # 州乡村振兴局|派人
        elif size > 1 and text[0] == "等":
            yield from _cut(token, 1, "u", "")
        elif size > 1 and text[-1] in _GLUED_BEHIND:
            yield from _cut(token, size - 1, "", "c")
        else:
            yield token

    def _is_appointed(self, token: Token, following: Token | None) -> bool:
        """Whether the token is the end of a person's name and the 为 behind it: 聘任农志|高为|石油…, 谭 远为|市公安局…"""
        start = max(token.end - len("聘任欧阳小明为"), 0)
        if any(verb in self.folded[start : token.end - 1] for verb in self.lexicon.appointing):
            return True
        return (
            following is not None
            and following.start == token.end
            and (self.lexicon.ranks.fullmatch(following.text) is not None or self._is_office_of_place(following))
        )

    def _is_glued_verb(self, before: Token | None, token: Token, following: Token | None) -> bool:
        """Whether a verb or conjunction was glued to the word of rank, the place or the end with which a name begins:
        获|省妇联, 任|玉坪县委, 和|融媒体中心."""
        first, rest = token.text[0], token.text[1:]
        if first in _CONJUNCTIONS and self._is_head_at(token.start + 1, token.end):
            return True
        if first not in self.lexicon.glued_verbs or following is None:
            return False
        if self.lexicon.ranks.fullmatch(rest) or rest in self.lexicon.places.names:
            return self._begins_with_name(following) or _ORDINAL.fullmatch(following.text) is not None
        took_office = first != "任" or (before is not None and before.text.endswith(_BEFORE_OFFICE))
        return len(rest) == len("玉坪") and took_office and self._is_office_of_place(following)

    def _is_former(self, following: Token | None) -> bool:
        """Whether a post follows, which 原 says that somebody held."""
        return following is not None and self.lexicon.posts.fullmatch(following.text) is not None

    def _is_moved_or_former(self, before: Token | None, token: Token) -> bool:
        """Whether 原 or, behind a time, 调 was glued to the unknown word with which a name begins."""
        rank = self.lexicon.ranks.fullmatch(token.text, 1)
        if len(token.text) == len("调省") and rank is None:
            return False
        if token.text[0] == "原":
            return token.text[:2] not in self.lexicon.places.names
        return before is None or before.text.endswith(_BEFORE_OFFICE)

    def _is_head_at(self, start: int, end: int) -> bool:
        """Whether an end of names that is a name's core by itself begins at `start` and reaches beyond `end`."""
        head = self.lexicon.ends.match(self.folded, start)
        return head is not None and head.end(1) > end and len(head[1]) >= len("融媒体中心")

    def _is_office_of_place(self, token: Token) -> bool:
        """Whether a word is an office by its word of rank: 县政府."""
        rank = self.lexicon.ranks.match(token.text)
        return rank is not None and rank.end() < len(token.text) and ends_name(self.lexicon, token)

    def _is_glued_to_name(self, before: Token, token: Token) -> bool:
        """Whether the verb or preposition before a name was glued to its first word: 2010年起|任苗医, 毕业|于金山."""
        if token.tag[:1] not in ("", "n") or len(token.text) < 3:
            return False
        return (token.text.removeprefix("起")[0] == "任" and before.text.endswith(_BEFORE_OFFICE)) or (
            token.text[0] == "于" and before.text in self.lexicon.attending
        )

    def _begins_with_name(self, token: Token) -> bool:
        """Whether the token is, or begins with, a word that names of offices end in: 税务局, 党委书记."""
        return ends_name(self.lexicon, token) or self.lexicon.ends.match(token.text) is not None

    def _may_stand_alone(self, text: str) -> bool:
        """Whether what follows a preposition in one unknown word is a word that begins a name or points to one."""
        return (
            text[0] in _POINTING
            or self.lexicon.ranks.match(text) is not None
            or self.lexicon.places.pattern.match(text) is not None
            or _DIVISION.fullmatch(text) is not None
        )


def _cut(token: Token, size: int, first: str, second: str) -> tuple[Token, Token]:
    """A token in two, the first with `size` characters, each with its part of speech."""
    middle = token.start + size
    return (
        Token(token.start, middle, token.text[:size], first),
        Token(middle, token.end, token.text[size:], second),
    )

"""Reading a text without changing it: folding that keeps length, sentences, clauses, brackets.

Every function works on characters; offsets are code points and never shift, because folding replaces one character
by one character.
"""

import re
from collections.abc import Iterator
from functools import cache

from opencc import OpenCC

from pipeline.records import Sentence, Span

_HALF_WIDTH = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)}
_SIGNS = {
    "\u3000": " ", "\u00a0": " ", "\u2002": " ", "\u2003": " ", "\u2009": " ", "\ufeff": " ", "\t": " ",
    "「": "“", "」": "”", "『": "‘", "』": "’", "〝": "“", "〞": "”", "﹁": "“", "﹂": "”",
    "﹐": ",", "﹑": "、", "﹒": ".", "﹔": ";", "﹕": ":", "﹖": "?", "﹗": "!", "﹙": "(", "﹚": ")",
    "•": "·", "‧": "·", "∙": "·", "・": "·", "･": "·", "●": "·", "⋅": "·", "᛫": "·",
    "–": "—", "―": "—", "─": "—", "━": "—", "－": "-", "‐": "-", "‑": "-", "−": "-", "〜": "~", "∼": "~",
    "〔": "(", "〕": ")", "﹝": "(", "﹞": ")", "［": "[", "］": "]", "ˮ": "”", "＂": '"', "＇": "'",
}  # fmt: skip
# Characters that OpenCC maps but that are ordinary in simplified text, above all in names.
_KEEP_TRADITIONAL = "乾著於後徵餘瞭藉覆麽"
_OPENING = {"(": ")", "[": "]", "【": "】", "《": "》", "“": "”", "‘": "’", "〈": "〉"}
_LONGEST_TITLE = 40
_LINE_END = re.compile(r"[\n\r]")
_SENTENCE_END = re.compile(r"[。!?！？]+(?![》。!?！？])[”’」』)）】]*|[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
_CLAUSE_END = re.compile(r"[,;:。!?\n\r]")
DECREE = re.compile("《[^《》]{0,40}?关于(?:追授|授予|给予)[^《》]{2,120}的(?:决定|通报|命令)》")
"""A title that itself tells who is honoured, and so is read as a sentence is: 《关于授予甲等5人“某”称号的决定》; on folded text."""
HAN = re.compile("[一-龥]+")
"""Chinese characters and nothing else."""


@cache
def _folding() -> dict[int, int]:
    """Character by character: width, look-alike signs, and traditional → simplified (OpenCC t2s, one character each)."""
    han = [chr(c) for c in (*range(0x3400, 0x4DC0), *range(0x4E00, 0xA000), *range(0xF900, 0xFB00))]
    simplified = OpenCC("t2s").convert("\n".join(han)).split("\n")
    table = {ord(a): ord(b) for a, b in zip(han, simplified, strict=True) if a != b and len(b) == 1}
    for kept in _KEEP_TRADITIONAL:
        table.pop(ord(kept), None)
    table.update(_HALF_WIDTH)
    table.update({ord(a): ord(b) for a, b in _SIGNS.items()})
    return table


@cache
def variants() -> dict[str, str]:
    """Of each character that folding gives, all that fold to it, itself included."""
    found: dict[str, str] = {}
    for character, folded in _folding().items():
        found[chr(folded)] = found.get(chr(folded), chr(folded)) + chr(character)
    return found


def fold(text: str) -> str:
    """`text` with half-width signs, one form of quotes, dots and dashes, and simplified characters; same length."""
    folded = text.translate(_folding())
    if '"' in folded:
        folded = _curl_quotes(folded)
    return folded


def _curl_quotes(text: str) -> str:
    """Straight double quotes become “ and ” in turn, beginning anew in each paragraph."""
    characters = list(text)
    opened = False
    for i, character in enumerate(characters):
        if character == "\n":
            opened = False
        elif character == '"':
            characters[i] = "”" if opened else "“"
            opened = not opened
        elif character == "“":
            opened = True
        elif character == "”":
            opened = False
    return "".join(characters)


def sentences(folded: str) -> tuple[Sentence, ...]:
    """The sentences of a text in order, without blanks around them; ends are 。！？ (with closing quotes) and line ends."""
    found: list[Sentence] = []
    start = 0
    for end_match in _SENTENCE_END.finditer(folded):
        if _in_title(folded, start, *end_match.span()):
            continue
        _add_sentence(found, folded, start, end_match.end())
        start = end_match.end()
    _add_sentence(found, folded, start, len(folded))
    return tuple(found)


def _in_title(folded: str, start: int, sign: int, end: int) -> bool:
    """Whether a sign stands inside the title of a work (《想要?快来!》), which closes soon after."""
    opening = folded.rfind("《", max(start, sign - _LONGEST_TITLE), sign)
    if opening < 0 or folded.find("》", opening, sign) >= 0:
        return False
    closing = folded.find("》", end, end + _LONGEST_TITLE)
    return closing >= 0 and not _LINE_END.search(folded, opening, closing) and folded.find("《", end, closing) < 0


def _add_sentence(found: list[Sentence], folded: str, start: int, end: int) -> None:
    piece = folded[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Sentence(len(found) + 1, begin, begin + len(stripped)))


def clauses(folded: str, start: int, end: int) -> Iterator[Span]:
    """The clauses of folded[start:end]: pieces between , ; : 。 ! ? and line ends, without these signs."""
    begin = start
    for sign in _CLAUSE_END.finditer(folded, start, end):
        if sign.start() > begin:
            yield begin, sign.start()
        begin = sign.end()
    if end > begin:
        yield begin, end


def bracketed(folded: str, start: int, end: int, opening: str) -> list[Span]:
    """Spans of the outermost bracket pairs of one kind in folded[start:end], brackets included; unclosed ones are none.

    `opening` is one of ( [ 【 《 “ ‘ 〈.
    """
    closing = _OPENING[opening]
    found: list[Span] = []
    depth = 0
    begin = start
    for i in range(start, end):
        character = folded[i]
        if character == opening:
            if depth == 0:
                begin = i
            depth += 1
        elif character == closing and depth:
            depth -= 1
            if depth == 0:
                found.append((begin, i + 1))
    return found

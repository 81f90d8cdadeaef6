"""Bytes to text: byte order marks, strict UTF-8, else GB18030 or Big5, whichever gives Chinese as people write it."""

from functools import cache

from pipeline.text import fold

_MARKS = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
# Codec and the name that users know it by. The Windows and Hong Kong forms of Big5 hold characters that Big5 lacks.
_CANDIDATES = (
    ("gb18030", "gb18030"),
    ("big5", "big5"),
    ("cp950", "big5"),
    ("big5hkscs", "big5"),
    ("utf-8", "utf-8"),
)
_WITHOUT_MARK = (("utf-16-le", "utf-16"), ("utf-16-be", "utf-16"))
_SAMPLE = 20_000
_COST_OF_A_DAMAGED_CHARACTER = 3
_ENOUGH = 0.6
_MOST_CONTROLS = 0.3
_MOST_CONTROLS_OF_A_GUESS = 0.1
_CONTROLS = {c: None for c in range(32) if chr(c) not in "\t\n\v\f\r"}


class NotTextError(ValueError):
    """These bytes are no Chinese text in an encoding that is known."""


def decode(data: bytes) -> tuple[str, str]:
    """The text of `data` and the name of its encoding; a byte order mark is removed, nothing else changes.

    Text with some damaged bytes is read with U+FFFD in their place, and the encoding says how many there are. Raises
    NotTextError for bytes that are no text.
    """
    for mark, codec in _MARKS:
        if data.startswith(mark):
            text = data.decode(codec, "replace")
            damaged = text.count("\ufffd")
            if damaged * _COST_OF_A_DAMAGED_CHARACTER > len(text):
                raise NotTextError(f"the mark at its beginning says {codec}, but the rest is not")
            return _checked(text, codec, damaged)
    try:
        return _checked(data.decode("utf-8"), "utf-8", 0)
    except UnicodeDecodeError:
        return _likeliest(data)


def _checked(text: str, name: str, damaged: int, most: float = _MOST_CONTROLS) -> tuple[str, str]:
    if len(text) - len(text.translate(_CONTROLS)) > len(text) * most:
        raise NotTextError("it holds more control characters than a text has")
    return text, f"{name} ({damaged} damaged)" if damaged else name


def _likeliest(data: bytes) -> tuple[str, str]:
    best = (-1.0, "", "", 0)
    wide = _WITHOUT_MARK if b"\x00" in data else ()  # every line end and blank of UTF-16 holds a zero
    for codec, name in (*_CANDIDATES, *wide):
        text = data.decode(codec, "replace")
        damaged = text.count("\ufffd")
        likelihood = _likelihood(text)
        if likelihood > best[0]:
            best = (likelihood, text, name, damaged)
    likelihood, text, name, damaged = best
    if likelihood < _ENOUGH:
        raise NotTextError("it is neither UTF-8 nor Chinese text in GB18030 or Big5")
    return _checked(text, name, damaged, _MOST_CONTROLS_OF_A_GUESS)


def _likelihood(text: str) -> float:
    """The share of common characters among those beyond ASCII; damaged ones count against it."""
    beyond = [character for character in text if character > "\x7f"]
    sample = beyond[:_SAMPLE]
    if not sample:
        return 0.0
    common = sum(map(_common().__contains__, fold("".join(sample))))
    damaged = beyond.count("\ufffd") / len(beyond)
    return common / len(sample) - _COST_OF_A_DAMAGED_CHARACTER * damaged


@cache
def _common() -> frozenset[str]:
    """The 3,755 characters of daily use (first level of GB 2312) and Chinese signs, folded."""
    characters = bytes(b for row in range(0xB0, 0xD8) for cell in range(0xA1, 0xFF) for b in (row, cell))
    signs = "、。·—…“”‘’〈〉《》【】（）〔〕，：；！？％～「」『』　"
    return frozenset(fold(characters.decode("gb2312", "ignore") + signs)) | frozenset(map(chr, range(0x21, 0x7F)))

"""Of whom a short text tells that leaves out its subject: the person whose name stands above it or before its bracket."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.records import Span

_NOTE = re.compile(r"\s*(?:\([^()\n]{1,40}\))?\s*")
_WHO = re.compile(r"(?!.*(?:记者|通讯员|摄影|编辑|作者|供稿|撰稿|责编|校对|文/|图/))[^,;:。!?、\n]{0,20}")
_FARTHEST = 200


def named_above(folded: str, doers: Sequence[Span], offset: int) -> Span | None:
    """The name with which the line above the paragraph at `offset` ends, a note in brackets aside: 全省标兵林若溪(女,教师)."""
    begin = folded.rfind("\n", 0, offset) + 1
    low = max(0, begin - _FARTHEST)
    end = low + len(folded[low:begin].rstrip())
    line = folded.rfind("\n", 0, end) + 1
    for start, stop in reversed(doers[bisect_left(doers, (line, 0)) : bisect_left(doers, (end, 0))]):
        if _NOTE.fullmatch(folded, stop, end) and _WHO.fullmatch(folded, line, start):
            return start, stop
    return None


def named_before_bracket(folded: str, doers: Sequence[Span], start: int, offset: int) -> Span | None:
    """The name straight before the bracket in which `offset` stands, not farther than `start`: 林若溪(教师,捐书9册)."""
    opening = folded.rfind("(", max(start, offset - _FARTHEST), offset)
    if opening < 0 or folded.find(")", opening, offset) >= 0:
        return None
    return next((doer for doer in doers if doer[1] == opening), None)

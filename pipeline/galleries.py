"""Galleries: portraits one below the other under a headline that names the title which all of them bear."""

import re
from collections.abc import Sequence

from pipeline.members import PERSON, Honoree
from pipeline.records import Honour
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.titles import looks_like_title

_RULE = "honours.gallery"
_OPENING = 300
_HEADLINE = re.compile(
    "“(?P<title>[^“”\\n]{4,20})”(?:称号|荣誉)?(?:获得者|获奖者|人物|候选人)?(?:的?(?:先进|感人|主要|典型|优秀))*"
    "(?:事迹|风采|人物)?(?:简介|介绍|选登|展示|展播|风采|事迹)(?=[ \\t\\u3000]*(?:\\n|\\())"
)
_OF_THOSE_TO_COME = re.compile("候选|拟|推荐|公示")
_LEAST = 2


def find(
    document: Document, rules: Rules, heroes: Sequence[tuple[int, Honoree]], honours: Sequence[Honour]
) -> list[Honour]:
    """The title of a headline like “T”事迹简介, for each person whose portrait stands below it; `honours` that are read
    already are not told again."""
    headline = _HEADLINE.search(document.folded, 0, _OPENING)
    if headline is None or not looks_like_title(headline["title"], rules):
        return []
    line = document.folded.rfind("\n", 0, headline.start()) + 1
    if _OF_THOSE_TO_COME.search(document.folded, line, headline.end()):
        return []
    start, end = headline.span("title")
    title = document.article.text[start:end]
    known = {h.honoree_name for h in honours if h.award_title == title}
    portrayed = {h.name: h for at, h in reversed(heroes) if at > headline.end() and h.kind == PERSON}
    if len(portrayed) < _LEAST:
        return []
    return [
        Honour(h.start, h.end, start, end, _RULE, PERSON, name, title)
        for name, h in portrayed.items()
        if name not in known
    ]

"""How the article of a school names it: by 学校, by its short name, by its offices."""

import re

from pipeline.antecedents import DEICTIC, SHORT
from pipeline.clausewords import Words
from pipeline.lexicon import Lexicon
from pipeline.mentionrules import SCHOOL
from pipeline.mentionspans import merged
from pipeline.records import OrganisationMention
from pipeline.rules import alternation

_COLUMN = re.compile(r"(?:要闻|校史|故事|人物|影像|大学报|书屋)")
_SCHOOL_AS_SUBJECT = re.compile(
    r"(?:(?<=[,。;:!?\n ])|^)学校(?!长)|(?<=[获得予为了])学校(?=“)"
)  # 获得|学校“优秀教师”称号: whose it is
_PEOPLE_OF_SCHOOL = re.compile("人(?![物大口民文])")
_SPEECH = re.compile("“[^“”]*[,。;!?、][^“”]*$")
_LONGEST_SPEECH = 200
_MENU = ("要闻", "故事", "校史")


def with_school(
    words: Words, lexicon: Lexicon, mentions: list[OrganisationMention], school: str
) -> list[OrganisationMention]:
    """The mentions of a school's own article, with 学校 as the subject of a clause or whose award it is, and its offices before a post."""
    added = [
        OrganisationMention(*match.span(), DEICTIC)
        for match in _SCHOOL_AS_SUBJECT.finditer(words.folded)
        if _is_subject(words, match.end())
    ]
    shorts = [short for short, full in lexicon.schools.items() if full == school]
    added.extend(
        OrganisationMention(*match.span(), SCHOOL)
        for match in re.finditer(alternation(shorts), words.folded)
        if stands_alone(words, *match.span()) and _is_short_school(words, lexicon, *match.span())
    )
    added.extend(OrganisationMention(*match.span(), SHORT) for match in lexicon.offices.finditer(words.folded))
    return merged(mentions, added)


def _is_subject(words: Words, end: int) -> bool:
    """Whether no noun follows at `end`, so that what stands before is a noun phrase of its own."""
    following = words.following(end, 2)
    if not following or [token.text for token in following[1:]] == ["的"]:
        return False  # 学校教的理论
    return following[0].text[0] == "在" or (following[0].tag[:1] not in ("n", "b", "r") and following[0].tag != "vn")


def _is_phrase(words: Words, end: int) -> bool:
    """Whether what ends at `end` is a noun phrase of its own, not the first part of a name (南开十杰)."""
    following = words.following(end, 1)
    return not following or following[0].tag[:1] in ("v", "p", "u", "r", "d", "c", "m") or following[0].text in "、“"


def _is_short_school(words: Words, lexicon: Lexicon, start: int, end: int) -> bool:
    """Whether the short name of a school means it (南开学子), and is no first part of a name (南开十杰) or inside a title."""
    if _COLUMN.match(words.folded, end) or words.folded.endswith(("媒体", "光影", "视听"), 0, start):
        return False
    if _is_phrase(words, end) or words.folded[end : end + 1].isdecimal() or _PEOPLE_OF_SCHOOL.match(words.folded, end):
        return True
    following = words.following(end, 1)[0]
    if len(following.text) < 2 or following.tag[:1] not in ("n", "v", "m", "a", ""):
        return False
    if lexicon.award_heads.search(following.text) or following.text in lexicon.heads or following.text in _MENU:
        return False
    line = words.folded.rfind("\n", 0, start) + 1
    if _SPEECH.search(words.folded, max(line, start - _LONGEST_SPEECH), start):
        return True
    return all(words.folded.count(a, line, start) == words.folded.count(b, line, start) for a, b in ("“”", "《》"))


def stands_alone(words: Words, start: int, end: int) -> bool:
    """Whether words begin at `start` and end at `end`."""
    tokens = words.from_offset(start, 3)
    glued = bool(tokens) and not tokens[0].tag and tokens[0].start == start - 1 and tokens[0].text[0] in "由据与经"
    return (
        bool(tokens)
        and (tokens[0].start == start or glued)
        and (any(token.end == end for token in tokens) or words.folded.startswith(("讯", "记者"), end))
    )

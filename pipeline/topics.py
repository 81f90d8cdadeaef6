"""Whom a stretch of text is about where the sentence itself does not say: the person of a portrait, the last subject."""

import re
from bisect import bisect_right

from pipeline.members import ORGANISATION, PERSON, Honoree
from pipeline.records import Findings
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.slots import encode
from pipeline.subjects import subject_of

_PORTRAYED = re.compile(
    r"\s*[,(]?\s*(?:男|女)[,;]|\s*[,(]\s*(?:男|女|(?:19|20)\d{2}年)"
    r"|\s*(?:\n|简介|简历|教授|博士|院士)|\s*(?:现任|现为|为|是|系)(?!此|了|何)|,\s?(?:教授|研究员|院士|[\u4e00-\u9fff]{0,3}(?:博士|硕士)|主任医师|中共党员|[\u4e00-\u9fff]{1,4}族,)"
)
_REST_OF_LINE = re.compile(r"(?:同志|教授|院士)?[ \t]*(?:\([^()\n]{1,30}\))?[ \t]*(?=\n)")
_NEXT_LINE = re.compile(r"\s*([^\n]*)")
_IN_A_SENTENCE = re.compile("[,;。!?:|]|记者|通讯员|摄影|编辑|来源|[荣授]")
_LONGEST_HEAD, _SHORTEST_PORTRAIT = 30, 60
_BYLINE = re.compile(
    r"(?:记者|通讯员|摄影|编辑|作者|责编|校对|文/|图/|供稿|撰稿|文字)[:/ ]*(?:[\u4e00-\u9fff]{2,4}[ 、]+){0,4}$"
)
_HE_BEGINS = re.compile(r"(?:^|\n)\s*[他她](?!们)")
_PARAGRAPH = re.compile(r"[。!?;:”)][^\n]*\n|\n\s*\n")
_ELIDED = re.compile(
    r"\s*(?:\d{4}年(?:\d{1,2}月)?,?)?(?:现任|曾任|历任|兼任|先后任|任|毕业于|就读于|目前|主要|中科院|入选|当选|国家)"
)
_PROFILE = re.compile("成立|创建|始建|创办|建于|位于|坐落|隶属|是|为|自|坚持|始终|现有|拥有|先后|一直")


def heroes_of(document: Document, found: Findings) -> list[tuple[int, Honoree]]:
    """Whom stretches of the text are about, with where each begins: a name that is a line or is followed by sex or birth
    (陈某,男,1970年生), else the article's only name if its first line holds it or a paragraph begins with 他."""
    folded = document.folded
    persons = [p for p in found.persons if not _BYLINE.search(folded, max(0, p.start - 40), p.start)]
    heroes = [
        (person.start, Honoree(PERSON, person.start, person.end, person.name))
        for person in persons
        if (
            folded[max(0, person.start - 1) : person.start] in ("", "\n", " ", "\t")
            and _PORTRAYED.match(folded, person.end)
        )
        or _heads_a_portrait(folded, person.start, person.end)
    ]
    if not heroes and persons and len({person.name for person in found.persons}) == 1:
        person = persons[0]
        if person.end <= folded.find("\n", 0, 200) or _HE_BEGINS.search(folded):
            heroes.append((0, Honoree(PERSON, person.start, person.end, person.name)))
    return heroes


def _heads_a_portrait(folded: str, start: int, end: int) -> bool:
    """Whether a name ends a short line without a sentence, with or without a note, and a longer paragraph follows it."""
    begin = folded.rfind("\n", 0, start) + 1
    line = _REST_OF_LINE.match(folded, end)
    if line is None or start - begin > _LONGEST_HEAD or _IN_A_SENTENCE.search(folded, begin, start):
        return False
    body = _NEXT_LINE.match(folded, line.end())
    return body is not None and len(body[1]) > _SHORTEST_PORTRAIT and "。" in body[1]


def hero_at(heroes: list[tuple[int, Honoree]], offset: int) -> list[Honoree]:
    """Whom the text is about at `offset`, given the stretches of `heroes_of`; empty before the first."""
    before = bisect_right(heroes, offset, key=lambda hero: hero[0])
    return [heroes[before - 1][1]] if before else []


def earlier_topic(document: Document, rules: Rules, found: Findings, number: int) -> list[Honoree]:
    """Whom the sentences before are about, looked for up to twelve sentences back in the same paragraph."""
    for earlier in reversed(document.sentences[max(0, number - 12) : number - 1]):
        between = document.folded[earlier.end - 1 : document.sentences[number - 1].start]
        if _PARAGRAPH.search(between):
            return []
        if earlier.end - earlier.start > 600:
            continue
        subject = subject_of(encode(document, earlier.start, earlier.end, found), rules, found)
        if subject and subject[0].kind != PERSON and _ELIDED.match(document.folded, earlier.start):
            continue  # 任某院院长: still about the one before
        if subject and subject[0].kind == ORGANISATION and not _PROFILE.match(document.folded, subject[0].end):
            return []
        if subject:
            return subject[:1] if len(subject) == 1 and subject[0].kind in (PERSON, ORGANISATION) else []
    return []

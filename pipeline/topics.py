"""Whom a stretch of text is about where the sentence itself does not say: the person of a portrait, the last subject."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter

from pipeline.clausesubjects import subject_of
from pipeline.members import ORGANISATION, PERSON, WORK, Honoree
from pipeline.records import Findings, PersonMention
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.slots import encode
from pipeline.text import fold

_PORTRAYED = re.compile(
    r"\s*[,(]?\s*(?:男|女)[,;]|\s*[,(]\s*(?:男|女|(?:19|20)\d{2}年)"
    r"|\s*(?:\n|简介|简历|教授|博士|院士)|\s*(?:现任|现为|为|是|系)(?!此|了|何)|,\s?(?:[\u4e00-\u9fff]{1,8}家[,。]|教授|研究员|院士|[\u4e00-\u9fff]{0,3}(?:博士|硕士)|主任医师|中共党员|[\u4e00-\u9fff]{1,4}族,)"
)
_REST_OF_LINE = re.compile(r"(?:同志|教授|院士)?[ \t]*(?:\([^()\n]{1,30}\))?[ \t]*(?=\n)")
_SPEAKS_FOR = re.compile(r"\([^()\n]{0,6}代表$")  # 先进集体某某学院(教师代表|甲)
_NEXT_LINE = re.compile(r"\s*([^\n]*)")
_IN_A_SENTENCE = re.compile("[,;。!?:|]|记者|通讯员|摄影|编辑|来源|[荣授]")
_LONGEST_HEAD, _SHORTEST_PORTRAIT = 30, 60
_BYLINE = re.compile(
    r"(?:记者|通讯员|摄影|编辑|作 *者[ 】]*|责编|校对|文/|图/|供稿|撰稿|文字)[:/ ]*(?:[\u4e00-\u9fff]{2,4}[ 、]+){0,4}$"
)
# Whom a page names beside the one it is about: 合作导师:甲.
_BESIDE = re.compile(
    "(?:导师|主持人|负责人|联系人|审核|审核人|审定|统筹|监制|策划|指导教师|指导老师|主讲人|参与人|合作者|成员|供应人)[ \t]{0,4}:[ \t]{0,4}$"
)
_HE_BEGINS = re.compile(r"(?:^|\n)\s*[他她](?!们)")
_PARAGRAPH = re.compile(r"[。!?;:”)][^\n]*\n|\n\s*\n")
_ELIDED = re.compile(
    r"\s*(?:\d{4}年(?:\d{1,2}月)?,?)?(?:现任|曾任|历任|兼任|先后任|任|毕业于|就读于|目前|主要|中科院|入选|当选|国家)"
)
_GOT = re.compile(
    r"\s*(?:(?:[于在]?(?:19|20)\d{2}年(?:\d{1,2}月)?[、,和至]?)+(?:先后|两次|两度|曾|又|再次|再度|被)*"
    r"|(?:先后|曾|曾经|多次|连续[^,;。]{0,4}|累计|并|还|最终|一举|成功)+)"
    r"(?:荣获|获评|获得|获|摘得|夺得|斩获|被评为|评为|被授予|授予|被认定为|认定为|被命名为|命名为|入选)"
)
_PROFILE = re.compile("成立|创建|始建|创办|建于|位于|坐落|隶属|是|为|自|坚持|始终|现有|拥有|先后|一直")


_PRESENTED = re.compile(
    r"(?:\([^()\n]{1,40}\))?,?(?:始?建[立于]|成立|组建|创[建办立]|坐落|位于|地处|隶属|的?前身|简称"
    r"|是(?:一[所家个座支]|全国|我国|中国|国内|国家|集|由|经|世界|[\u4e00-\u9fff]{1,4}[省市县区]))"
)
_NAMES_A_PROFILE = re.compile(
    r"(?:简介|概况|介绍)?[ \t]*\n[\s\S]{0,200}?(?:概况|简介|创办于|创建于|始建于|成立于|坐落|位于)"
)
_RECORD = re.compile(
    r"\s*(?:[0-9]{1,2}[.、)]|[*★●◆■·-])?\s*(?:(?:自|在|于)?[0-9]{4}(?:年|[.、~—-])|近年|先后|曾|连续|多次|荣获|获|被|入选)"
)
_HE = re.compile("[他她](?!们)")
_STEP = re.compile(
    r"\s*(?:[^,。;]{0,10}[,:])?(?:(?:19|20)[0-9]{2}年|[0-9一二三四五六七八九十]{1,3}[多余]?年的[\u4e00-\u9fff]{0,4}生涯|[0-9一二三四五六七八九十几多]{1,4}年(?:来|间|后)|此后|其后|随后|后来|同年|次年|翌年"
    r"|去年|今年|前年|近年|先后|曾|多次|连续|因此|为此|[他她](?!们|家|[的说])|荣获|荣立|获|被评|被授|入选|当选)"
)
# Whom a portrait names beside the one it is about: 交给了女儿|某某.
_KIN = re.compile(
    "(?:父亲|母亲|爸爸|妈妈|丈夫|妻子|爱人|老伴|儿子|女儿|哥哥|姐姐|弟弟|妹妹|兄弟|师傅|师父|恩师|老师|导师|徒弟|弟子|学生|战友|同事|搭档|同学|队友)$"
)
# Whoever speaks to others tells of theirs: 他感谢大家,并祝贺获得….
_SPEAKS = re.compile(
    r"\s*[^,;。]{0,6}[他她](?:还|也|首先|同时|并|又|最后)*(?:说|表示|指出|强调|感谢|希望|祝贺|认为|介绍|代表|宣布|向|对|勉励|鼓励|号召|要求|谈|提)"
)
SAYS_HE = re.compile("(?<!其)[他她](?!们|人|乡|国|校)")
_FARTHEST = 5000
_OFTEN = 3
_TITLED = re.compile(r"(?:^|[::\s”》])(?P<name>[\u4e00-\u9fff·]{2,12})(?=[-—_|(\s]|$)")
_HEAD = 600


def heroes_of(document: Document, found: Findings) -> list[tuple[int, Honoree]]:
    """Whom stretches of the text are about, with where each begins: the person that the page's title names and nobody
    else; or a name that is a line or is followed by sex or birth (陈某,男,1970年生), else the article's only name if its
    first line holds it or a paragraph begins with 他; or the organisation that the text begins by presenting."""
    folded = document.folded
    titled = {m["name"] for m in _TITLED.finditer(fold(document.article.title or ""))}
    named = [person for person in found.persons if person.name in titled]
    if named and len({person.name for person in named}) == 1:
        return [(0, Honoree(PERSON, named[0].start, named[0].end, named[0].name))]
    return _portrayed(folded, found) or _presented(document, found)


def protagonist(document: Document, found: Findings) -> Honoree | None:
    """The person whom an article names far more often than any other and whom it calls 他 or 她; None without one."""
    folded = document.folded
    named = Counter(p.name for p in found.persons if not is_byline(folded, p.start))
    ordered = named.most_common(2)
    if not ordered or ordered[0][1] < 2 or ordered[0][1] + len(_HE.findall(folded)) < _OFTEN:
        return None
    if len(ordered) > 1 and ordered[0][1] < 2 * ordered[1][1]:
        return None
    person = next(p for p in found.persons if p.name == ordered[0][0])
    if person.start > _HEAD:
        return None
    return Honoree(PERSON, person.start, person.end, person.name)


def is_of_a_life(folded: str, offset: int) -> bool:
    """Whether the sentence at `offset` goes on with a life whose person it leaves out or calls 他 (1998年被…, 此后, 他先后)."""
    return _STEP.match(folded, offset) is not None


def person_of_paragraph(
    document: Document, rules: Rules, found: Findings, number: int, known: dict[int, list[Honoree]]
) -> list[Honoree]:
    """The only person, kin and teachers aside, that the paragraph names before a sentence, or the paragraph before it where
    this one names nobody and says 他; empty where a sentence since is about somebody or something else."""
    folded = document.folded
    sentence = document.sentences[number - 1]
    if _SPEAKS.match(folded, sentence.start):
        return []
    begin = folded.rfind("\n", 0, sentence.start) + 1
    persons = _persons_within(document, found, begin, sentence.start)
    if not persons and SAYS_HE.search(folded, begin, sentence.end):
        end = len(folded[:begin].rstrip()) if begin < _FARTHEST else begin
        persons = _persons_within(document, found, folded.rfind("\n", 0, end) + 1, begin)
    if len({person.name for person in persons}) != 1:
        return []
    for earlier in reversed(document.sentences[: number - 1]):
        if earlier.end <= persons[-1].end or SAYS_HE.search(folded, earlier.start, earlier.end):
            break
        if earlier.number not in known:
            known[earlier.number] = subject_of(encode(document, earlier.start, earlier.end, found), rules, found)
        if known[earlier.number]:
            return []
    person = persons[0]
    return [Honoree(PERSON, person.start, person.end, person.name)]


def only_person_before(document: Document, found: Findings, offset: int) -> list[Honoree]:
    """The person that 本人 at `offset` means: the only one, kin and writers aside, that the article has named so far."""
    persons = _persons_within(document, found, max(0, offset - _FARTHEST), offset)
    person = persons[-1] if len({person.name for person in persons}) == 1 else None
    return [Honoree(PERSON, person.start, person.end, person.name)] if person else []


def _persons_within(document: Document, found: Findings, start: int, end: int) -> list[PersonMention]:
    """The persons that a stretch is about: without kin, and without who wrote it."""
    low = bisect_left(found.persons, start, key=lambda person: person.start)
    high = bisect_left(found.persons, end, key=lambda person: person.start)
    folded = document.folded
    return [
        person
        for person in found.persons[low:high]
        if not _KIN.search(folded, max(start, person.start - 2), person.start) and not is_byline(folded, person.start)
    ]


def _presented(document: Document, found: Findings) -> list[tuple[int, Honoree]]:
    for mention in found.organisations:
        if mention.start > _HEAD:
            break
        heads = document.sentence_at(mention.start).start == mention.start
        if heads and (
            _PRESENTED.match(document.folded, mention.end) or _NAMES_A_PROFILE.match(document.folded, mention.end)
        ):
            name = document.folded[mention.start : mention.end]
            return [(mention.start, Honoree(ORGANISATION, mention.start, mention.end, name))]
    return []


def _portrayed(folded: str, found: Findings) -> list[tuple[int, Honoree]]:
    persons = [p for p in found.persons if not is_byline(folded, p.start)]
    heroes = [
        (person.start, Honoree(PERSON, person.start, person.end, person.name))
        for person in persons
        if (
            folded[max(0, person.start - 1) : person.start] in ("", "\n", " ", "\t", ":")
            and _PORTRAYED.match(folded, person.end)
            and not _BESIDE.search(folded, max(0, person.start - 12), person.start)
        )
        or _heads_a_portrait(folded, person.start, person.end)
    ]
    if not heroes and persons and len({person.name for person in found.persons}) == 1:
        person = persons[0]
        if person.end <= folded.find("\n", 0, 200) or _HE_BEGINS.search(folded):
            heroes.append((0, Honoree(PERSON, person.start, person.end, person.name)))
    return heroes


def is_byline(folded: str, start: int) -> bool:
    """Whether the name at `start` is that of one who wrote or photographed the text."""
    return _BYLINE.search(folded, max(0, start - 40), start) is not None


def _heads_a_portrait(folded: str, start: int, end: int) -> bool:
    """Whether a name ends a short line without a sentence, with or without a note, and a longer paragraph follows it."""
    begin = folded.rfind("\n", 0, start) + 1
    in_note = _SPEAKS_FOR.search(folded, begin, start) is not None and folded.startswith(")", end)
    line = _REST_OF_LINE.match(folded, end + in_note)
    if line is None or start - begin > _LONGEST_HEAD or _IN_A_SENTENCE.search(folded, begin, start):
        return False
    body = _NEXT_LINE.match(folded, line.end())
    return body is not None and len(body[1]) > _SHORTEST_PORTRAIT and "。" in body[1]


def hero_at(heroes: list[tuple[int, Honoree]], folded: str, offset: int, *, recorded: bool = False) -> list[Honoree]:
    """Whom the text is about at `offset`, given the stretches of `heroes_of`; empty before the first.

    An organisation is that of a sentence that reads like an entry of its record (2019年被评为…), or that stands in one
    (recorded: below the heading 荣誉).
    """
    before = bisect_right(heroes, offset, key=lambda hero: hero[0])
    if not before:
        return []
    hero = heroes[before - 1][1]
    return [hero] if hero.kind == PERSON or recorded or _RECORD.match(folded, offset) else []


def earlier_topic(
    document: Document, rules: Rules, found: Findings, number: int, known: dict[int, list[Honoree]]
) -> list[Honoree]:
    """Whom the sentences before are about, looked for up to twelve sentences back in the same paragraph; `known` keeps what
    has been read of a sentence."""
    begin = document.sentences[number - 1].start
    for earlier in reversed(document.sentences[max(0, number - 12) : number - 1]):
        between = document.folded[earlier.end - 1 : begin]
        if _PARAGRAPH.search(between):
            return []
        if earlier.end - earlier.start > 600:
            continue
        if earlier.number not in known:
            known[earlier.number] = subject_of(encode(document, earlier.start, earlier.end, found), rules, found)
        subject = known[earlier.number]
        if subject and subject[0].kind != PERSON and _ELIDED.match(document.folded, earlier.start):
            continue  # 任某院院长: still about the one before
        if subject and subject[0].kind == ORGANISATION and not _PROFILE.match(document.folded, subject[0].end):
            goes_on = earlier.number == number - 1 and _GOT.match(document.folded, begin)
            named = any(mention.start == subject[0].start for mention in found.organisations)
            return subject[:1] if goes_on and named and len(subject) == 1 else []
        if subject and subject[0].kind == WORK:  # 《某刊》创办于1963年。2021年荣获…
            goes_on = earlier.number == number - 1 and _GOT.match(document.folded, begin)
            return subject if goes_on and len(subject) == 1 else []
        if subject:
            return subject[:1] if len(subject) == 1 and subject[0].kind in (PERSON, ORGANISATION) else []
    return []

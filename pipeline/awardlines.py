"""Lines that are a record of honours and have no verb: 2016年某省社会科学优秀成果二等奖; 《某书》,某奖一等奖,2010年.

They tell of the person or organisation that the page is about, or of the work that the line names.
"""

import re

from pipeline.members import WORK, Honoree
from pipeline.records import Findings, Honour
from pipeline.rules import SLOTS, Rules
from pipeline.segment import Document
from pipeline.slots import Slotted, encode, iso_dates
from pipeline.text import clauses
from pipeline.titles import SURE, WEAK, Title, noted_year, read_titles
from pipeline.topics import hero_at

RULE = "honours.record"
_D, _N, _W = SLOTS["date"], SLOTS["number"], SLOTS["work"]
_WHEN = rf"(?:{_D}|(?:19|20)[0-9]{{2}}(?:[年.、-][0-9]{{0,2}}月?)?)(?:年度|度)?"
_LEAD = re.compile(rf"\s*(?:[0-9]{{1,2}}[.、)]|\[[0-9]{{1,2}}\]|[*★●◆■▪▲◎※·-])?\s*(?P<when>{_WHEN}[,、:]?)?")
_WORK = re.compile(rf"(?:[^,;。!?{_D}{_N}{_W}]{{0,8}}?)(?P<work>{_W})[,、:]?")
_THEN = re.compile(
    rf"(?P<when>[,、]{_WHEN})?[,、](?=(?:最佳|[特一二三]等奖|优秀奖|优胜奖|[金银铜]奖|[^,;。!?]{{2,12}}奖))"
)
_BEST = re.compile(r"(\s?最(?:佳|受|具|美)[\u4e00-\u9fff]{2,8})(?=[、和及]|$|[^\u4e00-\u9fff])")
_REST = re.compile(
    rf"(?:{_W})?(?:的?获得者)?(?:[,、]?(?P<when>{_WHEN}))?(?:[,、]?(?:排名|位列|位次)?第?[0-9一二三四五六七八九]+(?:/[0-9]+|名|位|作者|完成人)?)?[,;。.、等]*"
)
_WORK_BEHIND = re.compile(
    rf"[,、:](?P<work>{_W}|{SLOTS['quoted']})(?:[,、(](?:项目)?(?:第一|主要)?(?:完成人|负责人|作者|获奖人|主持人)[^。;]{{0,60}})?[,;。)]*\s*$"
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_NOTE = re.compile(r"\([^()]*\)")
_TELLS = re.compile("颁|提名(?!奖)|举[行办]|召开|开展|做好|打造|获(?!奖[)])|授|评[为选]|推荐|申报|拟|候选")
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十0-9]{1,2}[.、])?\s*([^\s,。:;]{2,10})[::]?\s*")
_LONGEST, _SHORTEST = 120, 5
_LINES_OF_A_RECORD = 40


def find(
    document: Document, rules: Rules, found: Findings, heroes: list[tuple[int, Honoree]], honours: list[Honour]
) -> list[Honour]:
    """The honours of lines that `honours`, those that a verb tells of, do not hold; none on pages about nobody."""
    award = re.compile(rules.alternation("awards.heads", "awards.openings"))
    taken = {document.sentence_at(honour.award_start).number for honour in honours}
    headings = rules.words["honours.record_headings"]
    inline = re.compile(rf"\s*{rules.alternation('honours.record_headings')}[::]")
    made: list[Honour] = []
    below = 0
    for sentence, text in document.iter_sentences():
        heading = _HEADING.fullmatch(text)
        below = _LINES_OF_A_RECORD if heading and heading[1] in headings else below - 1
        label = inline.match(text)
        if (not label and (len(text) > _LONGEST or sentence.number in taken)) or not award.search(text):
            continue
        if len(text) <= _LONGEST and (behind := _of_work(encode(document, sentence.start, sentence.end, found), rules)):
            made += behind
            continue
        if not heroes:
            continue
        hero = hero_at(heroes, document.folded, sentence.start)
        if hero and (below > 0 or heroes[0][0] == 0 or label):
            start = sentence.start + (label.end() if label else 0)
            stop = told_from(document.folded, start, sentence.end) if label else sentence.end
            if stop > start:
                evidence = SURE if label else WEAK
                made += _read(encode(document, start, stop, found), rules, hero[0], iso_dates(document), evidence)
    return made


def _of_work(slotted: Slotted, rules: Rules) -> list[Honour]:
    """The honour of a line that is an award and the work that got it (2022年某奖一等奖,“某技术”,第一完成人:甲)."""
    behind = _WORK_BEHIND.search(slotted.text)
    lead = _LEAD.match(slotted.text)
    if behind is None or lead is None or lead["when"] is None:
        return []
    titles, _ = read_titles(slotted, lead.end(), behind.start(), rules, WEAK)
    if not titles or titles[0].end != behind.start():
        return []
    a, b = slotted.span(*behind.span("work"))
    name = slotted.document.article.text[a + 1 : b - 1].strip()
    year = _YEAR.search(slotted.written(0, lead.end()))
    span = (a + 1, b - 1, *titles[0].span)
    return [Honour(*span, RULE, WORK, name, titles[0].text, awarded_on=year[0] if year else "")] if name else []


def told_from(folded: str, start: int, end: int) -> int:
    """Where the first clause of folded[start:end] with a verb of conferring begins, from which on the sentence is told like
    any other; `end` where there is none."""
    for begin, stop in clauses(folded, start, end):
        if _TELLS.search(folded, begin, stop):
            return begin
    return end


def _read(slotted: Slotted, rules: Rules, hero: Honoree, dates: dict[int, str], evidence: str) -> list[Honour]:
    """The honours of one line; none where anything stands in it besides dates, a work, awards and ranks."""
    text = slotted.text
    lead = _LEAD.match(text)
    position = lead.end() if lead else 0
    honoree = hero
    if work := _WORK.match(text, position):
        a, b = slotted.span(work.start("work"), work.end("work"))
        honoree = Honoree(WORK, a + 1, b - 1, slotted.document.article.text[a + 1 : b - 1])
        position = work.end()
    elif not text[position:].strip():
        return []
    if position < len(slotted.starts):
        folded, end = slotted.document.folded, slotted.ends[-1]
        note = _NOTE.match(folded, end)
        if _TELLS.search(folded, slotted.starts[position], note.end() if note else end):
            return []
    titles: list[Title] = []
    end = position
    while True:
        read, end = _titles(slotted, end, rules, evidence)
        if not read or (not titles and len(read[0].text) < _SHORTEST):
            return []
        titles += read
        then = _THEN.match(text, end)
        if then is None:
            break
        end = then.end()
    rest = _REST.match(text, end)
    if rest is None or rest.end() < len(text.rstrip()):
        return []
    when = _date(slotted, *rest.span("when"), dates) if rest["when"] else ""
    return [
        Honour(
            honoree.start,
            honoree.end,
            *title.span,
            RULE,
            honoree.kind,
            honoree.name,
            title.text,
            awarded_on=when or noted_year(slotted, title),
        )
        for title in titles
    ]


def _titles(slotted: Slotted, start: int, rules: Rules, evidence: str) -> tuple[list[Title], int]:
    """The titles that begin at `start` and where they end; a category behind an award belongs to it (金像奖 最佳导演)."""
    text = slotted.text
    read, end = ([], start) if _BEST.match(text, start) else read_titles(slotted, start, len(text), rules, evidence)
    best = _BEST.match(text, end)
    if best is None:
        return read, end
    begin = read[-1].start if read else start
    end = best.end(1)
    written = slotted.written(begin, end).replace(" ", "")
    return [*read[:-1], Title(begin, end, written, slotted.span(begin, end))], end


def _date(slotted: Slotted, start: int, end: int, dates: dict[int, str]) -> str:
    """A date behind an award, also a year that stands alone (某奖,2019)."""
    year = _YEAR.match(slotted.written(start, end))
    return dates.get(slotted.starts[start]) or (year[0] if year else "")

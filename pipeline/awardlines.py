"""Lines that are a record of honours and have no verb: 2016年某省社会科学优秀成果二等奖; 《某书》,某奖一等奖,2010年.

They tell of the person or organisation that the page is about, or of the work that the line names.
"""

import re
from dataclasses import replace

from pipeline.members import PERSON, WORK, Honoree
from pipeline.records import Findings, Honour, Sentence, Span
from pipeline.rules import SLOTS, Rules
from pipeline.segment import Document
from pipeline.slots import Slotted, encode, iso_dates, without
from pipeline.text import clauses
from pipeline.titles import SURE, WEAK, Title, ends_in_head, looks_like_title, noted_year, read_titles
from pipeline.topics import hero_at

RULE = "honours.record"
_D, _N, _W, _P = SLOTS["date"], SLOTS["number"], SLOTS["work"], SLOTS["person"]
_O, _Q = SLOTS["organisation"], SLOTS["quoted"]
_WHEN = rf"(?:{_D}|(?:19|20)[0-9]{{2}}(?:[年.、-][0-9]{{0,2}}月?)?)(?:年度|度)?"
_LEAD = re.compile(
    rf"\s*(?:[0-9]{{1,2}}[.、,)]|\[[0-9]{{1,2}}\]|[*★●◆◇■□▪▲△◎○※·-])?\s*"
    rf"(?P<when>{_WHEN}[,、:]?(?:\s?[-—–]\s?(?:{_O}\s?[-—–]\s?)?)?)?"
)
# 周一帆、林若溪,《某书》 某奖: who wrote it, and the work.
_WORK = re.compile(
    rf"(?:(?:{_P}|[\u4e00-\u9fff]{{2,4}})(?:[、,\s](?:{_P}|[\u4e00-\u9fff]{{2,4}})){{0,5}}[,:]?\s?|[^,;。!?{_D}{_N}{_W}]{{0,8}}?)"
    rf"(?P<work>{_W})[,、:]?\s?(?P<when>{_WHEN}[,、:]?)?获?"
)
_PERSON_BEFORE = re.compile(rf"(?P<person>{_P})[,:\s]{{0,2}}(?P<when>{_WHEN}[,、:]?\s?)?")
_NAMES_BEHIND = re.compile(rf"\s{_P}(?:[、,\s]{{1,2}}{_P}){{0,20}}\s*[;。]?\s*$")
# 某省教学大赛,理科组|一等奖
_CONTEST = re.compile(
    rf"[^,;:。!?{_W}{_P}]{{2,40}}(?:赛|演讲|征文|评比|评选)\s?[,:]\s?(?=[^,;。!?]{{0,12}}(?:[特一二三]等奖|[金银铜]奖|优[秀胜]奖|[冠亚季]军))"
)
# 节水技术研究(论文),2008年获某奖: a work without quotes.
_BARE_WORK = re.compile(
    rf"(?P<work>[^,;:。!?{_D}{_N}{_W}{_P}]{{6,60}}?)(?:[,:]\s?|\s(?=获))(?P<when>{_WHEN}[,、:]?\s?)?(?:荣?获得?)?"
)
_NO_WORK = re.compile("[获被授评任为等]|指导|获奖|年度?$|[赛会]$|[特一二三]等")
_BLANK = re.compile(r"(?<=[\u4e00-\u9fff)）])\s+(?=[\u4e00-\u9fff(（])")
_MONTH = re.compile(r"[0-9]{4}-[0-9]{2}(?:-[0-9]{2})?")
_APART = re.compile(r"[\s,、:]")
_TORN_GRADE = re.compile(r"(?<=[\u4e00-\u9fff])\s(?=(?:[特一二三]等|[金银铜]|优[秀胜])奖(?!学金))")
_THEN = re.compile(
    rf"(?P<when>[,、]{_WHEN})?[,、](?=(?:最佳|[特一二三]等奖|优秀奖|优胜奖|[金银铜]奖|[^,;。!?]{{2,12}}奖))"
)
_BEST = re.compile(r"(\s?最(?:佳|受|具|美)[\u4e00-\u9fff]{2,8})(?=[、和及]|$|[^\u4e00-\u9fff])")
_REST = re.compile(
    rf"(?:{_W})?(?:的?获得者)?(?:[,、]?(?P<when>{_WHEN}))?(?:[,、]?(?:排名|位列|位次)?第?[0-9一二三四五六七八九]+(?:/[0-9]+|名|位|作者|完成人)?)?[,;。.、等]*"
)
_WORK_BEHIND = re.compile(
    rf"[,、:](?:论文|专著|著作|教材|报告|课题|项目)?(?P<work>{_W}|{_Q})"
    rf"(?:[,、(](?:项目)?(?:第一|主要)?(?:完成人|负责人|作者|获奖人|主持人)[^。;]{{0,60}})?(?:[,、](?P<when>{_WHEN}))?[,;。)]*\s*$"
)
_YEAR = re.compile("(?:19|20)[0-9]{2}")
_NOTE = re.compile(r"\([^()]*\)")
_TELLS = re.compile(
    "颁|提名(?!奖)|举[行办]|召开|开展|做好|打造|获(?!奖(?:[)人者]|成果|情况))|授|评[为选]|推荐|申报|拟|候选"
)
_HEADING = re.compile(r"\s*(?:[一二三四五六七八九十0-9]{1,2}[.、])?\s*([^\s,。:;]{2,10})[::]?\s*")
_PROJECT = re.compile("^(?:主持|参与|承担|参加)|(?:课题|立项|基金|资助)$")
# What a periodical gives its authors: 《某学报》年度优秀论文; the periodical is no honoree.
_OF_A_PERIODICAL = re.compile(
    rf"(?:{_D}|{_N}|[0-9年近度第期-]){{0,12}}(?:优秀|最佳|高被引|十佳|最受)[\u4e00-\u9fff]{{0,4}}(?:论文|审稿|作者|编委|读者|文章)"
)
_BARE_GRADE = re.compile("(?:[特一二三]等|[金银铜]|优[秀胜])奖")
_GRADED = re.compile(f"{_BARE_GRADE.pattern}$")
# What tells an award on a line of its own from an entry of a page's menu: whose it is, which time, which grade.
_SCOPED = re.compile("[省市县区国校届度年]|大学|学院|等奖|[0-9“《]")
# An entry of a list: with its number, bullet or year before it, or the year behind.
_ENTRY = re.compile(
    r"^\s*(?:[0-9]{1,2}[.、,)]|\[[0-9]{1,2}\]|[*★●◆◇■□▪▲△◎○※·-]|(?:19|20)[0-9]{2})|\((?:19|20)[0-9]{2}[^()]{0,6}\)[,;。.]?\s*$"
)
_LONGEST, _SHORTEST = 120, 5
_LINES_OF_A_RECORD = 40
_LONGEST_OF_A_POEM = 30  # characters of a line, where each clause is one
_ENDS_A_LINE = "。!?;:"
_LAST_COUNT = re.compile(f"(?:各?{_N})?[,;、。等]*")


def find(
    document: Document, rules: Rules, found: Findings, heroes: list[tuple[int, Honoree]], honours: list[Honour]
) -> list[Honour]:
    """The honours of lines that `honours`, those that a verb tells of, do not hold; none on pages about nobody."""
    award = re.compile(rules.alternation("awards.heads", "awards.openings"))
    taken = {document.sentence_at(honour.award_start).number for honour in honours}
    heads = rules.regex("name_lists.record_heading")
    inline = re.compile(rf"\s*{rules.alternation('name_lists.record_headings')}[::]")
    of_one = len({(hero.kind, hero.name) for _, hero in heroes}) == 1 and heroes[0][1].kind == PERSON
    made: list[Honour] = []
    told = _told_by_sentence(document, honours)
    below = 0
    for sentence, text in document.iter_sentences():
        last = told.get(sentence.number - 1) if sentence.number not in told else None
        if last is not None and (more := _more_of(document, sentence, last, rules, found)):
            made += more
            told[sentence.number] = last
            continue
        heading = _HEADING.fullmatch(text)
        below = _LINES_OF_A_RECORD if heading and heads.fullmatch(heading[1]) else below - 1
        label = inline.match(text)
        if (not label and (len(text) > _LONGEST or sentence.number in taken)) or not award.search(text):
            continue
        if len(text) <= _LONGEST:
            whole = encode(document, sentence.start, sentence.end, found)
            behind = _of_work(whole, rules) or _of_names_behind(whole, rules)
            if behind:
                made += behind
                continue
        recorded = below > 0 or label is not None
        if not heroes:
            if len(text) <= _LONGEST:
                slotted = _with_whole_grades(whole)
                made += _read(slotted, rules, None, iso_dates(document), WEAK)
            continue
        hero = hero_at(heroes, document.folded, sentence.start, recorded=recorded)
        sure = heroes[0][0] == 0 or (recorded and heroes[0][1].kind == PERSON)
        entry = (recorded or (of_one and _ENTRY.search(text))) and _SCOPED.search(text)
        if hero and (sure or entry):
            start = sentence.start + (label.end() if label else 0)
            stop = told_from(document.folded, start, sentence.end) if label else sentence.end
            if stop > start:
                evidence = SURE if label else WEAK
                slotted = _with_whole_grades(encode(document, start, stop, found))
                made += _read(slotted, rules, hero[0], iso_dates(document), evidence)
    return made


def _told_by_sentence(document: Document, honours: list[Honour]) -> dict[int, Honour | None]:
    """The last honour of each sentence that tells of one honoree; None for those that tell of several."""
    told: dict[int, Honour | None] = {}
    for honour in honours:
        number = document.sentence_at(honour.award_start).number
        other = told.get(number, honour)
        same = other is not None and (other.honoree_kind, other.honoree_name) == (
            honour.honoree_kind,
            honour.honoree_name,
        )
        told[number] = honour if same else None
    return told


def _more_of(document: Document, sentence: Sentence, last: Honour, rules: Rules, found: Findings) -> list[Honour]:
    """The honours of a line that goes on with the titles of the short line above, which no sign ends (荣立一等功2次⏎二等功1次)."""
    above = document.sentences[sentence.number - 2]
    gap = document.folded[above.end : sentence.start]
    short = max(above.end - above.start, sentence.end - sentence.start) <= _LONGEST_OF_A_POEM
    if not short or gap.count("\n") != 1 or document.folded[above.end - 1] in _ENDS_A_LINE:
        return []
    slotted = encode(document, sentence.start, sentence.end, found)
    begin = int(slotted.text.startswith(_O))
    evidence = SURE if slotted.text[begin : begin + 1] == _Q else WEAK
    titles, end = read_titles(slotted, begin, len(slotted.text), rules, evidence)
    times = slotted.number(end) if slotted.text[end : end + 1] == _N else None
    stated = titles and (titles[-1].quoted if times is None else times.unit == "次")  # else it may head a list
    if not stated or not _LAST_COUNT.fullmatch(slotted.text, end):
        return []
    body = (slotted.span(0, 1),) if begin else ()
    person = replace(last, bodies=body, awarders=(), awarded_on="", group_size=None, rule=RULE)
    return [replace(person, award_start=t.span[0], award_end=t.span[1], award_title=t.text) for t in titles]


def _of_work(slotted: Slotted, rules: Rules) -> list[Honour]:
    """The honour of a line that is an award and the work that got it (2022年某奖一等奖,“某技术”,第一完成人:甲)."""
    behind = _WORK_BEHIND.search(slotted.text)
    lead = _LEAD.match(slotted.text)
    if behind is None or lead is None:
        return []
    titles, _ = read_titles(slotted, lead.end(), behind.start(), rules, WEAK)
    if not titles or titles[0].end != behind.start():
        return []
    if lead["when"] is None and behind["when"] is None and not ends_in_head(titles[0].text, rules):
        return []
    if _PROJECT.search(titles[0].text):
        return []
    a, b = slotted.span(*behind.span("work"))
    name = slotted.document.article.text[a + 1 : b - 1].strip()
    year = _YEAR.search(slotted.written(0, lead.end())) or (
        behind["when"] and _YEAR.search(slotted.written(*behind.span("when")))
    )
    span = (a + 1, b - 1, *titles[0].span)
    return [Honour(*span, RULE, WORK, name, titles[0].text, awarded_on=year[0] if year else "")] if name else []


def told_from(folded: str, start: int, end: int) -> int:
    """Where the first clause of folded[start:end] with a verb of conferring begins, from which on the sentence is told like
    any other; `end` where there is none."""
    for begin, stop in clauses(folded, start, end):
        if _TELLS.search(folded, begin, stop):
            return begin
    return end


def _read(slotted: Slotted, rules: Rules, hero: Honoree | None, dates: dict[int, str], evidence: str) -> list[Honour]:
    """The honours of one line; none where anything stands in it besides dates, a work, awards and ranks. `hero` is
    whom they are of where the line names nobody; without one an award is needed that says whose it is."""
    lead = _LEAD.match(slotted.text)
    position = lead.end() if lead else 0
    named = _named(slotted, position, hero)
    if named is None or not slotted.text[position:].strip():
        return []
    honoree, behind = named
    day = ""
    if lead and lead["when"]:
        # 2010年《某书》某奖: a year before the work is no part of the award.
        before_work = honoree.kind == WORK and honoree is not hero
        day = _date(slotted, *lead.span("when"), dates) if before_work else _day_before(slotted, lead, dates)
    if honoree is hero and (bare := _BARE_WORK.match(slotted.text, position)):
        found = _of_bare_work(slotted, bare, rules, dates)
        if found:
            return found
    if behind < len(slotted.starts):
        folded, end = slotted.document.folded, slotted.ends[-1]
        note = _NOTE.match(folded, end)
        if _TELLS.search(folded, slotted.starts[behind], note.end() if note else end):
            return []
    titles, end, between = _awards(slotted, behind, rules, evidence)
    rest = _REST.match(slotted.text, end)
    if not titles or rest is None or rest.end() < len(slotted.text.rstrip()):
        return []
    if hero is None and not all(_is_sure(title, rules, honoree) for title in titles):
        return []
    span = rest.span("when") if rest["when"] else between
    when = _date(slotted, *span, dates) if span else ""
    return [
        Honour(
            honoree.start,
            honoree.end,
            *title.span,
            RULE,
            honoree.kind,
            honoree.name,
            title.text,
            awarded_on=when or noted_year(slotted, title) or day,
        )
        for title in titles
    ]


def _is_sure(title: Title, rules: Rules, honoree: Honoree) -> bool:
    """Whether a title says itself that it is an award, where nothing but the line does."""
    award = looks_like_title(title.text, rules) if honoree.kind == PERSON else ends_in_head(title.text, rules)
    return award and _SCOPED.search(title.text) is not None


def _of_names_behind(slotted: Slotted, rules: Rules) -> list[Honour]:
    """The honours of a line that is an award and names behind a blank (某省数学竞赛一等奖 甲 乙)."""
    names = _NAMES_BEHIND.search(slotted.text)
    lead = _LEAD.match(slotted.text)
    if names is None or lead is None or names.start() <= lead.end():
        return []
    titles, end = read_titles(slotted, lead.end(), names.start(), rules, WEAK)
    if len(titles) != 1 or end != names.start() or _TELLS.search(slotted.document.folded, *titles[0].span):
        return []
    if not _SCOPED.search(titles[0].text) or not ends_in_head(titles[0].text, rules):
        return []
    persons = [slotted.person(i) for i in range(*names.span())]
    return [
        Honour(m.start, m.end, *titles[0].span, RULE, PERSON, m.name, titles[0].text, awarded_on="")
        for m in persons
        if m
    ]


def _named(slotted: Slotted, position: int, hero: Honoree | None) -> tuple[Honoree, int] | None:
    """Whom a line from `position` on is of: the work or the person that it begins with, else the hero; and where the
    award may begin. None where nobody is known."""
    text = slotted.text
    work = _WORK.match(text, position)
    if work and _OF_A_PERIODICAL.match(text, work.end("work")):
        return (hero, work.start("work")) if hero else None
    if work:
        a, b = slotted.span(work.start("work"), work.end("work"))
        return Honoree(WORK, a + 1, b - 1, slotted.document.article.text[a + 1 : b - 1]), work.end()
    person = _PERSON_BEFORE.match(text, position)
    mention = slotted.person(person.start("person")) if person else None
    if person and mention:
        return Honoree(PERSON, mention.start, mention.end, mention.name), person.end()
    return (hero, position) if hero else None


def _awards(slotted: Slotted, position: int, rules: Rules, evidence: str) -> tuple[list[Title], int, Span | None]:
    """The awards that stand from `position` on, behind the contest where a line names it first (某大赛,一等奖), where they
    end, and the year between an award and its grade (某奖,2008年,二等奖)."""
    contest = _CONTEST.match(slotted.text, position)
    end = contest.end() if contest else position
    titles: list[Title] = []
    between: Span | None = None
    while True:
        read, end = _titles(slotted, end, rules, evidence)
        if not read or (not titles and not contest and len(read[0].text) < _SHORTEST):
            return [], position, None
        titles = [*titles[:-1], *_with_grade(titles[-1], read)] if titles else read
        then = _THEN.match(slotted.text, end)
        if then is None:
            return _of_one_award(titles), end, between if len(titles) == 1 else None
        between, end = then.span("when") if then["when"] else None, then.end()


def _day_before(slotted: Slotted, lead: "re.Match[str]", dates: dict[int, str]) -> str:
    """The month or day in the column before an award (2012年6月 某奖); a year there may be that of the award."""
    day = _date(slotted, *lead.span("when"), dates)
    end = slotted.span(*lead.span("when"))[1]
    return day if _MONTH.fullmatch(day) and _APART.search(slotted.document.folded, end - 1, end + 1) else ""


def _of_bare_work(slotted: Slotted, bare: "re.Match[str]", rules: Rules, dates: dict[int, str]) -> list[Honour]:
    """The honour of a line that names a work without quotes and what it got: 节水技术研究(论文),获某省优秀成果二等奖."""
    if _NO_WORK.search(bare["work"]) or looks_like_title(bare["work"], rules):
        return []
    titles, end = _titles(slotted, bare.end(), rules, WEAK)
    rest = _REST.match(slotted.text, end)
    if len(titles) != 1 or rest is None or rest.end() < len(slotted.text.rstrip()):
        return []
    title = titles[0]
    if not re.search(rules.alternation("honours.awards_of_works"), title.text):
        return []
    a, b = slotted.span(*bare.span("work"))
    name = slotted.document.article.text[a:b].strip()
    when = _date(slotted, *rest.span("when"), dates) if rest["when"] else ""
    before = _date(slotted, *bare.span("when"), dates) if bare["when"] and slotted.text[bare.end() - 1] == "获" else ""
    return [
        Honour(a, b, *title.span, RULE, WORK, name, title.text, awarded_on=when or before or noted_year(slotted, title))
    ]


def _with_grade(title: Title, read: list[Title]) -> list[Title]:
    """A title and those behind it, where a bare grade is that of the award before it (某奖,2008年,二等奖)."""
    if not _BARE_GRADE.fullmatch(read[0].text) or _GRADED.search(title.text):
        return [title, *read]
    return [replace(title, text=title.text + read[0].text), *read[1:]]


def _of_one_award(titles: list[Title]) -> list[Title]:
    """The titles, where a bare grade behind a graded award (某奖一等奖(2020)、三等奖) is written out."""
    whole: list[Title] = []
    for title in titles:
        graded = _GRADED.search(whole[-1].text) if whole and _BARE_GRADE.fullmatch(title.text) else None
        stem = whole[-1].text[: graded.start()] if graded else ""
        whole.append(replace(title, text=stem + title.text))
    return whole


def _with_whole_grades(slotted: Slotted) -> Slotted:
    """A line without the blanks between an award and its grade (某省科技进步奖 二等奖)."""
    torn = [match.start() for match in _TORN_GRADE.finditer(slotted.text)]
    return without(slotted, torn) if torn else slotted


def _titles(slotted: Slotted, start: int, rules: Rules, evidence: str) -> tuple[list[Title], int]:
    """The titles that begin at `start` and where they end; a category behind an award belongs to it (金像奖 最佳导演)."""
    text = slotted.text
    read, end = ([], start) if _BEST.match(text, start) else read_titles(slotted, start, len(text), rules, evidence)
    read = [replace(title, text=_BLANK.sub("", title.text)) for title in read]
    best = _BEST.match(text, end)
    if best is None:
        return read, end
    begin = read[-1].start if read else start
    end = best.end(1)
    written = slotted.written(begin, end).replace(" ", "")
    return [*read[:-1], Title(begin, end, written, slotted.span(begin, end))], end


def _date(slotted: Slotted, start: int, end: int, dates: dict[int, str]) -> str:
    """A date behind an award, also a year that stands alone (某奖,2019)."""
    year = _YEAR.search(slotted.written(start, end))
    return dates.get(slotted.starts[start]) or (year[0] if year else "")

"""When an honour was conferred: the day of the occasion at which the article says so, where its own clause has none."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import islice

from pipeline.records import Findings, Honour, Sentence
from pipeline.resolve.awards import bare_title, core_of, same_award
from pipeline.resolve.told_around import (
    BEFORE_THIS,
    FAR,
    HEAD,
    LISTED,
    LONG_TEXT,
    MOST,
    SHORTEST_CORE,
    Owners,
    cores_of,
    headed_award,
    is_apart,
    is_earlier,
    is_of_other_edition,
    is_of_other_year,
    news_breaks,
    reaches_beyond,
    signature_of,
)
from pipeline.rules import SLOTS, Rules
from pipeline.segment import Document
from pipeline.slots import Slotted, encode, iso_dates

_O, _D, _Q, _W = SLOTS["organisation"], SLOTS["date"], SLOTS["quoted"], SLOTS["work"]
_CLOSES = "[^,;。]{0,16}?(?:闭幕(?!式)|落幕|收官|结束|帷幕)"
_DECISION = re.compile("关于[^\n。]{0,60}?(?:表彰|表扬|嘉奖|奖励|授予|命名|追授)[^\n。]{0,60}?(?:决定|通报)")
_CHRONICLE = re.compile(
    r"[ \t\u3000]*((?:19|20)\d{2}年(?:\d{1,2}月)?)[,:](?![^,;。\n]{0,40}(?:出生|生于|毕业|参加工作|入伍|入党|成立|创办|创建))"
)
_YEAR_FIRST = re.compile(r"(?:[\s\u3000]*|[^,;。!?\n]{2,8}。)((?:(?:19|20)\d{2}|[去前今])年(?!度|以来|[前起来]))[,:]")
_OTHER_TIME = re.compile(r"\d年|[今去前]年|年度|届|[此目][前]|曾|连续|以来|多次|获奖者|得主|毕业于")
_THIS_YEAR = re.compile("[今去前]年")
# Years that only the day of writing tells, and what goes on over years: neither is the day of an occasion told before.
_SOME_OTHER_YEAR = re.compile("去年|前年|当年|同年|次年|翌年|早年|上月|上年")
_OVER_YEARS = re.compile(
    "过去的?[一两二三四五几0-9]*[个]?(?:学?年|赛季)|[一两几三四五六七八九十近多]年来|建[校厂所院队]以来|今年以来|成立以来|入[校职]以来|任教以来"
)
_ONE_RACE = re.compile(f"在?{_D}(?:晚|上午|下午|中午)?(?:进行|举行|开赛|展开)的[^,;。]{{0,30}}?(?:决赛|比赛|争夺)")
_ISSUED = re.compile(r"(?:成文|印发|发文|签发)日期:?[\s|]*(?=\d)")
_NEAR_SAID = 80
_UNDATED = frozenset(("honours.winner", "honours.gallery"))  # got at a time that the text's occasions do not tell
_LONGEST_HEADLINE = 60
_LONGEST_PARAGRAPH = 600
_FARTHEST = 5000
_DAY_TOLD = re.compile(
    "昨[天日晚夜]|前[天日]|今[天日晚晨]|(?:[0-9]{1,2}月)?[0-9]{1,2}日(?!电|讯| *[0-9]{1,2}:|[^,。]{0,8}(?:研报|报告|表示|获悉|指出|透露|介绍|消息))"
)
_AT_IT = re.compile(
    "(?:仪式|典礼|大会|年会|晚会|活动|闭幕式|开幕式|颁奖礼|会议|赛事|论坛)(?:现场|上|期间)|现场(?:宣读|颁发|为)|(?:^|[。\n]\\s*)会上,|进行了?表彰|予以表彰|经过[^,。]{0,16}(?:角逐|比拼|较量|对决|竞争)"
)
_DATE_LINE = re.compile(r"^[ \t\u3000]*((?:19|20|二)[^\s,;。]{5,12}日)[ \t]*$", re.MULTILINE)
_REPORTS = re.compile(r"[^,;。]{0,12}?[电讯](?=[,(]|[^,;。]{0,4}[记通])|(?:记者|报道)")  # 某大学新闻网3月22日电(
_TOOK_PLACE = re.compile("[^,;。的]{0,8}?(?:召开|举行|举办|开幕|闭幕|落幕|揭晓|颁奖|进行|颁发)(?!的)")
_WE_DECIDE = re.compile(
    "(?:^|[,;。\n])(?:经研究,?|特此?|现|[^,;。\n]{2,16})?决定[:,]?\\s*(?:一、|1[.、])?(?:授予|对|表彰|命名|给予|给|追授|追记)"
)
_DAY_BENEATH = re.compile(
    r"[^\n]{0,80}\n?[^\n]{2,80}(?:决定|通报)[ \t\u3000]*\n+[ \t\u3000]*\(((?:19|20|二)[^\s,;。()]{5,12}日)\)[ \t\u3000]*\n"
)
_DATELINE = re.compile("讯|电\\(|记者|报道")
_NEAR_EVENT = 500


@dataclass(frozen=True, slots=True)
class _Event:
    """A dated occasion of the article: its date, where its sentence begins, the sentence's bare text, whether it is one
    of honouring, how many characters on it holds (None: to the end), and whether it is the close of games of many days."""

    date: str
    start: int
    text: str
    strict: bool
    reach: int | None
    names: tuple[str, ...] = ()
    closes: bool = False


def with_dates(document: Document, rules: Rules, found: Findings, honours: list[Honour]) -> list[Honour]:
    """Honours without a date get that of the occasion at which the article says they were conferred."""
    if all(honour.awarded_on for honour in honours):
        return honours
    dates = iso_dates(document)
    owners = Owners.of(m.name for m in found.organisations if m.name)
    events = list(islice(dated_events(document, rules, found, dates), MOST))
    breaks = news_breaks(document, rules)
    signature = signature_of(document, found)
    signed = dates.get(signature[1][0], "") if signature else _issued(document, dates) or _dated_below(document, dates)
    told = {h.award_title: h.awarded_on for h in honours if len(h.awarded_on) == len("2021-04-22")}
    lead = _day_of_news(document, dates)
    result = []
    for honour in sorted(honours, key=lambda h: h.rule == LISTED):
        if signed and honour.awarded_on and signed.startswith(honour.awarded_on):
            honour = replace(honour, awarded_on=signed, basis="inherited")
        elif not honour.awarded_on and not is_earlier(document, honour, rules) and honour.rule not in _UNDATED:
            own = document.sentence_at(honour.award_start).start
            date = (
                _told_date(honour, told, rules)
                or _own_date(document, honour, events)
                or _date_of_sentence(document, honour, dates)
                or signed
                or _event_date(
                    rules,
                    honour,
                    {
                        *cores_of(honour.award_title, owners.of_title(honour.award_title), rules),
                        headed_award(document, honour),
                    },
                    events,
                    breaks,
                    own,
                    _just_before(document, honour, own),
                    lead,
                    _paragraph(document, honour),
                    is_elsewhen=_is_of_another_time(document, honour),
                )
                or _date_of_paragraph(document, honour, dates)
                or _date_of_headline(document, honour, events)
            )
            if date and not is_of_other_year(document, honour, date[:4]):
                honour = replace(honour, awarded_on=date, basis="inherited")
                if len(date) == len("2021-04-22"):
                    told.setdefault(honour.award_title, date)
        elif len(honour.awarded_on) == len("2021") and honour.rule != LISTED:
            core = core_of(honour.award_title, rules)
            named = [e.date for e in events if e.strict and len(core) >= SHORTEST_CORE and core in e.text]
            finer = next((day for day in named if day.startswith(f"{honour.awarded_on}-")), "")
            honour = replace(honour, awarded_on=finer, basis="inherited") if finer else honour
        result.append(honour)
    return sorted(result, key=lambda h: (h.start, h.end, h.award_start, h.award_end))


def _date_of_paragraph(document: Document, honour: Honour, dates: Mapping[int, str]) -> str:
    """The year or month with which the paragraph of an honour begins, as in a chronicle (2005年,…。3人入选某计划)."""
    start = document.folded.rfind("\n", 0, honour.award_start) + 1
    head = _CHRONICLE.match(document.folded, start, honour.award_start)
    date = dates.get(head.start(1), "") if head else ""
    if date and _THIS_YEAR.search(document.folded, start, honour.award_start):
        return ""
    if len(date) == len("2021") and _WE_DECIDE.search(document.folded, start, honour.award_start):
        return ""  # 2021年,全镇…。为表彰先进,现决定授予: the year whose work is honoured
    if head and document.sentence_at(honour.award_start).number > document.sentence_at(head.end()).number + 1:
        return ""
    between = [iso for at, iso in dates.items() if start < at < honour.award_start] if date else []
    return date if all(iso[:4] == date[:4] for iso in between) else ""  # else another year is told of since


def _date_of_sentence(document: Document, honour: Honour, dates: Mapping[int, str]) -> str:
    """The year with which a sentence begins that goes on telling of it (2017年,甲被评为…;乙获…), no other date between."""
    sentence = document.sentence_at(honour.award_start)
    if honour.rule == LISTED or honour.start < sentence.start or honour.award_start - sentence.start > FAR:
        return ""
    head = _YEAR_FIRST.match(document.folded, sentence.start, honour.award_start)
    if head is None:
        return ""
    between = [at for at in dates if head.end(1) <= at < honour.award_end]
    told = document.folded[head.end() : honour.award_end]
    return "" if between or _OTHER_TIME.search(told) else dates.get(head.start(1), "")


def _date_of_headline(document: Document, honour: Honour, events: Sequence[_Event]) -> str:
    """The day of the occasion that the text tells of first, for an award that only its headline names."""
    end = document.folded.find("\n")
    if not honour.award_end <= end <= _LONGEST_HEADLINE:
        return ""
    return next((e.date for e in events if e.strict and not e.closes and end < e.start < HEAD), "")


def _paragraph(document: Document, honour: Honour) -> tuple[int, str]:
    """Where the paragraph before that of an honour begins, and what its own says around the award."""
    folded = document.folded
    start = folded.rfind("\n", 0, honour.award_start) + 1
    above = len(folded[:start].rstrip()) if start < _FARTHEST else start
    before = folded.rfind("\n", 0, above) + 1
    return before, document.folded[max(start, honour.award_start - _LONGEST_PARAGRAPH) : honour.award_end + _NEAR_SAID]


def _just_before(document: Document, honour: Honour, own_start: int) -> str:
    return document.folded[max(0, own_start - _NEAR_SAID) : honour.award_start]


def _is_of_another_time(document: Document, honour: Honour) -> bool:
    """Whether the honour was got in a year that only the day of writing tells (去年获…), or the paragraph tells of years."""
    if honour.rule == LISTED:
        return False
    start = document.folded.rfind("\n", 0, honour.award_start) + 1
    own = document.sentence_at(honour.award_start).start
    if _SOME_OTHER_YEAR.search(document.folded, max(own, honour.award_start - FAR), honour.award_start):
        return True
    return (
        _OVER_YEARS.search(document.folded, max(start, honour.award_start - _LONGEST_PARAGRAPH), honour.award_start)
        is not None
    )


def _day_of_news(document: Document, dates: Mapping[int, str]) -> str:
    """The day of what an article tells first (昨日上午,…), a few days before its publication; empty where it says none."""
    published = document.article.published_on or ""
    if len(published) != len("2021-04-22"):
        return ""
    for mention in document.dates():
        iso = dates.get(mention.start, "")
        if mention.start > HEAD:
            break
        if len(iso) == len(published) and iso <= published and _DAY_TOLD.match(document.folded, mention.start):
            return iso if iso[:7] == published[:7] else ""
    return ""


def _own_date(document: Document, honour: Honour, events: Sequence[_Event]) -> str:
    """The day of the meeting of which the honour's own sentence tells (3月1日,县妇联召开表彰大会,决定授予…)."""
    if honour.rule == LISTED:
        return ""
    start = document.sentence_at(honour.award_start).start
    return next((e.date for e in events if e.strict and e.reach is None and not e.closes and e.start == start), "")


def _told_date(honour: Honour, told: Mapping[str, str], rules: Rules) -> str:
    """The day that the text gives where it tells of the same award of others; for the names of a list."""
    if honour.rule != LISTED:
        return ""
    return next((day for title, day in told.items() if same_award(title, honour.award_title, rules)), "")


def _dated_below(document: Document, dates: Mapping[int, str]) -> str:
    """The date that is a line of its own under a decision whose signature is not part of the text: near the end, or over
    the lists that are annexed."""
    folded = document.folded
    beneath = _DAY_BENEATH.match(folded)
    if beneath:
        return dates.get(beneath.start(1), "")
    decides = _WE_DECIDE.search(folded)
    if decides is None or _DATELINE.search(folded[:FAR]):
        return ""
    lines = list(_DATE_LINE.finditer(folded, max(0, len(folded) - FAR)))
    if lines:
        return dates.get(lines[-1].start(1), "")
    over_lists = _DATE_LINE.search(folded, decides.end()) if _DECISION.search(folded[:FAR]) else None
    return dates.get(over_lists.start(1), "") if over_lists else ""


def _issued(document: Document, dates: Mapping[int, str]) -> str:
    """The date of issue that stands in the head of a decision (发布日期: 2010-12-13)."""
    head = document.folded[:1500]
    if not any(head.rfind("《", 0, m.start()) <= head.rfind("》", 0, m.start()) for m in _DECISION.finditer(head)):
        return ""
    issued = _ISSUED.search(head)
    return dates.get(issued.end(), "") if issued else ""


def dated_events(document: Document, rules: Rules, found: Findings, dates: Mapping[int, str]) -> Iterator[_Event]:
    """The occasions that a sentence dates to the month or day, in the order of the text; `dates` are ISO dates by offset."""
    grammar = _grammar(rules)
    published = document.article.published_on or ""
    for sentence, text in document.iter_sentences():
        if len(text) > 1000 or not grammar.sign.search(text) or BEFORE_THIS.match(text):
            continue
        slotted = encode(document, sentence.start, sentence.end, found)
        told = [
            i for i, c in enumerate(slotted.text) if c == _D and len(dates.get(slotted.starts[i], "")) >= len("2021-04")
        ]
        told = [
            i
            for i in told
            if _is_told_of(slotted.text, i, grammar) and not _is_to_come(dates[slotted.starts[i]], published)
        ]
        found_at = _honouring(slotted, told, grammar)
        if found_at is not None:
            iso, (near, hidden) = dates[slotted.starts[found_at]], _around(slotted, found_at)
            is_meeting = grammar.ceremony.search(near) or grammar.ceremony.search(hidden)
            far = sentence.start > HEAD and len(document.folded) > LONG_TEXT
            reach = None if is_meeting and not far else _NEAR_EVENT  # 授予 alone tells of one award
            if _ONE_RACE.search(slotted.text, max(0, found_at - 1), found_at + _NEAR_SAID):
                reach = len(text)
            closes = _closes(grammar, near, hidden)
            yield _Event(iso, sentence.start, bare_title(text), True, reach, _within(document, found, sentence), closes)
            continue
        for i in told:
            near, hidden = _around(slotted, i)
            if grammar.holds.search(re.sub(f"[{_Q}{_W}]", "", near)) and not grammar.nothing.search(hidden):
                closes = _closes(grammar, near, hidden)
                iso = dates[slotted.starts[i]]
                yield _Event(
                    iso,
                    sentence.start,
                    bare_title(text),
                    False,
                    _NEAR_EVENT,
                    _within(document, found, sentence),
                    closes,
                )
                break


def _closes(grammar: "_Grammar", near: str, hidden: str) -> bool:
    """Whether what is told around a date is the close of games of many days (某锦标赛|8日|在甲市落幕)."""
    return grammar.closing.search(hidden) is not None or grammar.closing.search(near) is not None


@dataclass(frozen=True, slots=True, eq=False)
class _Grammar:
    sign: "re.Pattern[str]"
    ceremony: "re.Pattern[str]"
    honouring: "re.Pattern[str]"
    holds: "re.Pattern[str]"
    said: "re.Pattern[str]"
    own_date: "re.Pattern[str]"
    of_a_life: "re.Pattern[str]"
    closing: "re.Pattern[str]"
    nothing: "re.Pattern[str]"
    goes_on: "re.Pattern[str]"


@cache
def _grammar(rules: Rules) -> _Grammar:
    """The words of the rules as expressions."""
    games, meetings = rules.alternation("honours.games"), rules.alternation("honours.honouring_meetings")
    return _Grammar(
        re.compile(rules.alternation("honours.occasion_signs")),
        re.compile(f"{meetings}|发布"),
        re.compile(
            f"{meetings}|{rules.alternation('honours.honouring')}"
            "|(?:发布|印发|公布|作出|下发)的?关于[^,;。]{0,30}(?:奖励|记功|追记|追授|评定)[^,;。]{0,8}(?:决定|通报|公告)"
            "|公布[^,;。]{0,30}(?:获奖者|得主)|发布[^,;。]{0,30}(?:榜|名单|名录)"
        ),
        re.compile(f"{rules.alternation('honours.holds')}|比赛[^,。]{{0,8}}进行"),
        re.compile(
            f"[^,;。!?]{{0,6}}?{rules.alternation('honours.said')}|[^,;。!?]{{0,4}},?(?:本报)?(?:记者|笔者)[^,;。!?]{{1,24}}?(?:获悉|了解到|得知)"
        ),
        re.compile(
            f"(?:[,份]?(?:又|也|再次|先后|还)?|,[^,;。!?]{{1,12}}?(?=被)){rules.alternation('honours.gets')}(?![奖悉])[^;。!?]{{0,40}}"
        ),
        re.compile(f"[^,;。]{{0,12}}?(?:{rules.alternation('honours.of_a_life')}|生[,;])"),
        re.compile(f"(?:{games}|[省国市县区盟州]第[^,;。]{{1,4}}届[^,;。]{{0,8}}运动会|锦标赛|公开赛|冠军赛){_CLOSES}"),
        re.compile(rules.alternation("honours.no_occasions")),
        re.compile(rules.alternation("honours.of_the_occasion")),
    )


def _is_told_of(text: str, i: int, grammar: _Grammar) -> bool:
    """Whether the date at `i` may be an occasion's: not that of a report, of a life, of one honour (10月被省委表彰为…)."""
    return not any(words.match(text, i + 1) for words in (grammar.said, grammar.own_date, grammar.of_a_life))


def _is_to_come(date: str, published: str) -> bool:
    """Whether a date lies after the day of publication."""
    return bool(published) and date[: len(published)] > published[: len(date)]


def _honouring(slotted: Slotted, told: Sequence[int], grammar: _Grammar) -> int | None:
    """Which of the dates of a sentence is that of an occasion of honouring: the first that such words follow before the
    next date (于1月启动,7月13日举行决赛: the second), else the first that they follow at all."""
    for bounded in (True, False):
        for n, i in enumerate(told):
            stop = told[n + 1] if bounded and n + 1 < len(told) else None
            near, hidden = _around(slotted, i, stop)
            if grammar.honouring.search(near) or grammar.honouring.search(hidden):
                return i
    return None


def _around(slotted: Slotted, i: int, stop: int | None = None) -> tuple[str, str]:
    """The text around a date, up to `stop`: the slots from the clause's beginning on to the next stop, and the folded text
    behind it, with what slots hide."""
    before = re.split("[;。!?]", slotted.text[max(0, i - 20) : i + 1])[-1]
    behind = re.match("[^;。!?]{0,80}", slotted.text[i + 1 : stop])
    return before + (behind[0] if behind else ""), _hidden(slotted, i, stop)


def _within(document: Document, found: Findings, sentence: Sentence) -> tuple[str, ...]:
    """The names of the organisations that a sentence mentions, but for the medium and that at whose house it was."""
    folded = document.folded
    return tuple(
        m.name
        for m in found.organisations
        if sentence.start <= m.start < sentence.end
        and m.name
        and not _REPORTS.match(folded, m.end)
        and not (folded.endswith(("在", "于"), 0, m.start) and _TOOK_PLACE.match(folded, m.end))
    )


def _hidden(slotted: Slotted, i: int, stop: int | None) -> str:
    """The folded text behind a date up to the end of its clause and the next, with what slots hide."""
    start = slotted.ends[i]
    end = slotted.starts[stop] if stop is not None else slotted.ends[-1]
    text = slotted.document.folded[start : min(start + 80, end)]
    return re.split("[;。!?]", text)[0]


def _event_date(
    rules: Rules,
    honour: Honour,
    cores: set[str],
    events: Sequence[_Event],
    breaks: Sequence[int],
    own_start: int,
    told: str,
    lead: str,
    paragraph: tuple[int, str],
    *,
    is_elsewhen: bool = False,
) -> str:
    """The date of the occasion that names the honour's award, else of the nearest before it that honoured anybody; `cores`
    are wordings of the award, `told` is the text up to it, `lead` the day of the article's news, `paragraph` where the
    paragraph before the honour's begins and what its own says around the award, `is_elsewhen` whether the text says that
    it was got at some other time."""
    cores = {core for core in cores if len(core) >= SHORTEST_CORE}
    named = [event for event in events if event.strict and any(_names(event.text, core) for core in cores)]
    if honour.rule != LISTED:  # a list may stand over the news of it
        named = [event for event in named if not is_apart(breaks, event.start, honour.award_start)]
    fit = [
        event
        for event in events
        if not reaches_beyond(honour.award_title, event.names, rules)
        and not is_apart(breaks, event.start, honour.award_start)
        and not is_of_other_edition(honour.award_title, event.text)
        and (not event.closes or _AT_IT.search(told))
        and (event.start == own_start or not _is_of_one_award(event))
    ]
    if named:
        return named[0].date
    if is_elsewhen:
        fit = [event for event in fit if event.start == own_start]
        return fit[-1].date if fit else ""
    held = [event.date for event in reversed(fit) if event.start <= honour.award_start]
    held.sort(key=len, reverse=True)  # a day rather than a month, the nearest of them
    fit = [
        e for e in fit if e.start <= honour.award_start and (e.reach is None or honour.award_start <= e.start + e.reach)
    ]
    own = [event for event in fit if event.start == own_start]
    if not _grammar(rules).goes_on.search(paragraph[1]):  # a meeting holds for what is told of it
        fit = [event for event in fit if event.strict or event.start >= paragraph[0]]
    before = [event for event in fit if event.strict and not _is_of_others(honour, event)]
    fit = [event for event in fit if not _is_of_others(honour, event)]
    if own:
        return own[-1].date
    date = before[-1].date if before else fit[0].date if fit else ""
    if len(date) < len("2021-04-22") and _AT_IT.search(told):  # 仪式上: at that of which the article tells
        return next((d for d in (*held, lead) if len(d) == len("2021-04-22")), date)
    return date


def _names(text: str, core: str) -> bool:
    """Whether a text names an award, and not that of the same name of the country or province (全省优秀教师)."""
    at = text.find(core)
    while at > 0 and text[max(0, at - 2) : at] in ("全国", "全省"):
        at = text.find(core, at + 1)
    return at >= 0


def _is_of_one_award(event: _Event) -> bool:
    """Whether a month or year tells when somebody got another award, and no meeting (此前的5月,他被授予…)."""
    return event.strict and event.reach is not None and len(event.date) < len("2021-04-22")


def _is_of_others(honour: Honour, event: _Event) -> bool:
    """Whether the occasion names bodies and the honour's own clause names quite others."""
    stated = honour.basis == "stated" and bool(honour.bodies) and bool(event.names)
    return stated and not any(a in b or b in a for a in honour.awarders for b in event.names)

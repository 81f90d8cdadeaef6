"""The occasion of an honour: the contest, meeting or decision at which it was conferred, where the article names it.

What such a name ends in stands in rules/honours.yaml (`event_ends`, `event_lefts`, `event_generic`).
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import cache

from pipeline.records import Honour, Sentence, Span
from pipeline.rules import Rules
from pipeline.segment import Document

_WIDEST = 50
_NEAR = 700  # characters over which an occasion that was held holds for the honours told after it
_MOST = 300
_DECISION = re.compile("关于[^\n。《》]{0,60}?(?:表彰|授予|命名|追授|嘉奖|奖励)[^\n。《》]{0,60}?(?:决定|通报|通知)")
_OF_DECISION = re.compile("honours[.](?:confer|name_list|went_on|decided|numbered|as$)")
_DAY = re.compile(
    r"^(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?(?:[至、-]\d{1,2}日?)?|^(?:近日|日前|今天|昨日|今年|去年|当日|上午|下午|晚)+"
)
_LONG_STEM = 6
_SELECTED = re.compile("中|结果|揭晓|颁奖|在|于|近日|日前|举行|落幕|[,;。]|$")
_SIGN = re.compile(r"[,;:。!?\s]")


@dataclass(frozen=True, slots=True)
class _Occasion:
    start: int
    end: int
    name: str
    held: bool


def with_events(
    document: Document,
    rules: Rules,
    honours: list[Honour],
    is_apart: Callable[[int, int], bool],
    is_other: Callable[[Honour], bool],
) -> list[Honour]:
    """The honours with their occasion; is_apart: whether two places belong to two pieces of news, is_other: whether an
    honour was got before what the article is about."""
    if not honours:
        return honours
    occasions = _occasions(document, rules)
    decision = _decision(document)
    starts = [occasion.start for occasion in occasions]
    result = []
    for honour in honours:
        event = _in_title(honour, rules)
        if not event:
            event = _in_sentence(document, honour, occasions, starts)
        if not event and decision and _OF_DECISION.match(honour.rule) and not is_other(honour):
            event = decision
        if not event and not is_other(honour):
            before = occasions[: bisect_right(starts, honour.award_start)]
            near = next((o for o in reversed(before) if o.held), None)
            if near and honour.award_start - near.end <= _NEAR and not is_apart(near.start, honour.award_start):
                event = near.name
        result.append(replace(honour, event=event) if event else honour)
    return result


@cache
def _ends(rules: Rules) -> "re.Pattern[str]":
    return re.compile(
        f"{rules.alternation('honours.event_ends')}(?!{rules.alternation('honours.event_parts')}|[一二三特金银铜]等?奖)"
    )


@cache
def _held(rules: Rules) -> "re.Pattern[str]":
    return re.compile(f"{rules.alternation('honours.event_held')}|[上中]$")


@cache
def _meeting(rules: Rules) -> "re.Pattern[str]":
    return re.compile(f"[^,;:。!?的在于]{{0,8}}?{rules.alternation('honours.event_meetings')}")


@cache
def _left(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rf".*(?:[,;:。!?、)\s]|{rules.alternation('honours.event_lefts')})", re.DOTALL)


@cache
def _titled(rules: Rules) -> "re.Pattern[str]":
    return re.compile(r"(.{2,50}?" + rules.alternation("honours.event_ends") + ")(?=.)")


def _occasions(document: Document, rules: Rules) -> list[_Occasion]:
    """Every occasion that the text names, in order."""
    found: list[_Occasion] = []
    ends, held_words, meeting = _ends(rules), _held(rules), _meeting(rules)
    for sentence, text in document.iter_sentences():
        reach = 0
        for match in ends.finditer(text):
            if match.start() < reach or len(found) >= _MOST:
                continue
            longer = meeting.match(text, match.end())
            end = longer.end() if longer else match.end()
            span = _name(text, (match.start(), end), rules)
            if span is None:
                continue
            reach = end
            a, b = sentence.start + span[0], sentence.start + span[1]
            behind = _SIGN.split(text[end:], maxsplit=1)[0]
            held = bool(
                held_words.search(behind[:24])
                or re.search("(?:举行|召开|举办)了?$", text[max(0, span[0] - 4) : span[0]])
            )
            name = re.sub(r"\s+", "", document.article.text[a:b])
            found.append(_Occasion(a, b, name, held))
    return found


def _name(text: str, end: Span, rules: Rules) -> Span | None:
    """Where the name of the occasion that ends in text[end] stands; None for general words (本次大赛, 比赛)."""
    begin = max(0, end[0] - _WIDEST)
    start = _behind(text, begin, end[0], rules)
    quotes = _quotes_around(text, start, end[0])
    start = _behind(text, begin, quotes, rules) if quotes >= 0 else start
    day = _DAY.match(text[start : end[1]])
    start += day.end() if day else 0
    name = text[start : end[1]]
    stem = name[: end[0] - start].strip("“”《》")
    generic = re.match(rules.alternation("honours.event_generic"), stem)
    if generic:
        start += generic.end()
        stem = stem[generic.end() :]
    if name.endswith("评选") and (len(stem) < _LONG_STEM or not _SELECTED.match(text, end[1])):
        return None  # 参评网站中评选, 共评选出
    if len(stem) < 2 or name.count("“") != name.count("”"):
        return None
    return start, end[1]


def _behind(text: str, begin: int, end: int, rules: Rules) -> int:
    """Where a name that ends at `end` begins: behind the last sign or word that is no part of one."""
    left = _left(rules).match(text, begin, end)
    return left.end() if left else begin


def _quotes_around(text: str, start: int, end: int) -> int:
    """Where the quotes begin inside which `start` lies and which close before `end`; -1 for none."""
    opened = text.rfind("“", 0, start)
    return opened if opened >= 0 and text.find("”", opened, start) < 0 <= text.find("”", start, end) else -1


def _decision(document: Document) -> str:
    """The decision that the article is or tells of in its head."""
    match = _DECISION.search(document.folded[:400])
    if match is None or document.folded.count("“", 0, match.start()) != document.folded.count("”", 0, match.start()):
        return ""
    return re.sub(r"\s+", "", document.article.text[match.start() : match.end()])


def _in_title(honour: Honour, rules: Rules) -> str:
    """The contest that an award's own title names: 川西杯书法大赛一等奖."""
    match = _titled(rules).match(honour.award_title)
    return match[1] if match and len(match[1]) > 4 and match[1].count("“") == match[1].count("”") else ""


def _in_sentence(document: Document, honour: Honour, occasions: Sequence[_Occasion], starts: Sequence[int]) -> str:
    """The last occasion that the honour's own sentence names before the award."""
    sentence: Sentence = document.sentence_at(honour.award_start)
    before = occasions[: bisect_right(starts, honour.award_start)]
    last = before[-1] if before else None
    if last and last.start >= sentence.start and last.end <= honour.award_start:
        return last.name
    return ""

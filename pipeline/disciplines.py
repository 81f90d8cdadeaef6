"""Branches of learning as those honoured (化学、材料科学与工程入选某建设学科): no name shows them, the award's does."""

import re

from pipeline.members import ORGANISATION, Honoree, grammar_of, phrase_at, without_adverbs
from pipeline.rules import SLOTS, Rules
from pipeline.slots import Slotted
from pipeline.titles import Title

_AWARD = re.compile("(?:学科|专业|建设点|专业点)$|(?:学科|专业)[一-龥]{0,4}(?:名单|行列|计划|试点|点)$")
_CLAUSE = re.compile("[,;:。!?]")
_JOIN = re.compile("、|以及|[和及]")
_LEAD = re.compile(
    f"(?:其中|所属|所在|一级|二级|重点|学科|专业|等|的|有|共有|{SLOTS['organisation']}|{SLOTS['date']})*"
)
_NAME = re.compile(
    "[一-龥]{0,14}(?:(?<![大中小同])学|工程|技术|设计|管理|[英日俄法德汉外]语|语言|贸易|金融|会计|制造|智能|安全|教育|专业|学科)"
)
_ITS = re.compile("[其所该本]")
_LONGEST = 120


def are_of_disciplines(titles: list[Title]) -> bool:
    """Whether the titles are all such as only a branch of learning gets (国家重点学科, 一流本科专业建设点)."""
    return all(_AWARD.search(title.text) for title in titles)


def disciplines_before(slotted: Slotted, end: int, rules: Rules) -> list[Honoree]:
    """The branches of learning that the clause before the verb at `end` lists; none where any member may be something else."""
    text, start = slotted.text, max(0, end - _LONGEST)
    for sign in _CLAUSE.finditer(text, start, end):
        start = sign.end()
    stop = without_adverbs(text, start, end, grammar_of(rules))
    found = []
    while start < stop:
        joined = _JOIN.search(text, start, stop)
        member = joined.start() if joined else stop
        start = text.rfind("的", start, member) + 1 or start
        lead = _LEAD.match(text, start, member)
        begin = lead.end() if lead else start
        if _ITS.match(text, begin, member):  # 金融学|及其所在学科
            start = joined.end() if joined else stop
            continue
        if not _NAME.fullmatch(text, begin, member) or member - begin < 2:
            return []
        begin -= text[begin - 1 : begin] == SLOTS["organisation"] and begin > start  # 某大学|化学学科
        found.append(phrase_at(slotted, ORGANISATION, begin, member))
        start = joined.end() if joined else stop
    return found

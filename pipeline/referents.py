"""What a common noun as a subject means (该项目, 合唱团, 我县), and whom an article is about that hardly names anybody else.

A report says 该项目 or 合唱团 of what it named before; a portrait goes on without any subject. Both are read off the
article, for the honours whose clause names nobody.
"""

import re
from bisect import bisect_left
from collections import Counter
from functools import cache

from pipeline.members import ORGANISATION, PERSON, WORK, Honoree, phrase_at
from pipeline.records import Findings, PersonMention
from pipeline.rules import SLOTS, Rules
from pipeline.segment import Document
from pipeline.slots import Slotted
from pipeline.text import fold
from pipeline.topics import is_byline

_O, _P, _D = SLOTS["organisation"], SLOTS["person"], SLOTS["date"]
_HANDLED = re.compile("[把将]")  # 学校把甲树为榜样: the subject honours
_UNIT = re.compile("(?:(?![的在与和对向为由了])[\u4e00-\u9fff]){2,8}")  # what may end a body's name behind its head
_FAR = 600
"""How far back what a work is called is looked for."""
_MOST = 300
"""How many names before it a common noun may stand for; real articles have a few dozen."""
_OPENING = 300
"""How much of a text its headline and first lines are, which name what the whole is about."""
_LEADER = re.compile("总书记|主席|总理|总统|同志为核心|新时代|在|对|向|重要")
_OFTEN = 6
"""How often a person is named at least whom a whole article is about."""
_NAMED_WORK = re.compile(
    r"《([^《》\n]{2,60})》(?![中上里》])(?=([^,;。“”《》\n]{0,12}))|“([^“”\n]{3,60})”([^,;。“”《》\n]{0,12})"
)


def meant(slotted: Slotted, start: int, end: int, rules: Rules, found: Findings) -> list[Honoree]:
    """What a common noun means that is the subject of the verb at `end`, looked for in its clause and those before it."""
    text = slotted.text
    ended = _ending(rules).search(text, start, end)
    if ended is not None:  # 由甲等人完成的“某技术”项目,荣获
        i = ended.start("work")
        a, b = slotted.starts[i] + 1, slotted.ends[i] - 1
        return [Honoree(WORK, a, b, slotted.document.article.text[a:b].strip(), index=i)] if a < b else []
    while start < end:
        sign = max(text.rfind(sign, start, end) for sign in ",:;。!?")
        begin = sign + 1 if sign >= start else start
        honoree = _meant_at(slotted, begin, end, rules, found)
        if honoree is not None:
            return [honoree]
        if sign < start or text[sign] not in ",:" or _O in text[begin : begin + 2] or _P in text[begin:end]:
            return []
        end = sign
    return []


def _meant_at(slotted: Slotted, start: int, end: int, rules: Rules, found: Findings) -> Honoree | None:
    """What the common noun at the head of the clause text[start:end] means."""
    noun = _common(rules).match(slotted.text, start, end)
    if (
        noun is None
        or not _is_subject(slotted, noun.end(), end, rules)
        or _HANDLED.search(slotted.text, noun.end(), end)
    ):
        return None
    begin = noun.start("which") if noun["which"] else noun.start("noun")
    if noun["noun"] not in rules.words["honours.collectives"]:
        name = _work_before(slotted, begin, noun["noun"], rules) if noun["which"] else ""
        return Honoree(WORK, *slotted.span(begin, noun.end()), name, index=begin) if name else None
    written = phrase_at(slotted, ORGANISATION, begin, noun.end())
    this = (noun["which"] or "我") not in ("我", "我们", "本")
    name = _body_before(slotted, written.start, noun["noun"], rules, found, last=this)
    if name:
        return Honoree(ORGANISATION, written.start, written.end, name, index=begin)
    is_clear = len(noun["noun"]) > 1 and noun["noun"] not in rules.words["honours.vague"]
    return written if is_clear or noun["which"] in ("我", "本", "该") else None


def _body_before(slotted: Slotted, offset: int, noun: str, rules: Rules, found: Findings, *, last: bool) -> str:
    """The name before `offset` that ends like the noun: with 该 the last one, else the one that the text has far more than others.

    A school (学校) may be a 大学; the noun may stand behind a name that is the body's head (某大学|学生合唱团).
    """
    document = slotted.document
    ends = (noun, *rules.words["honours.kinds"].get(noun, "").split())
    names: list[str] = []
    here = bisect_left(found.organisations, offset, key=lambda mention: mention.start)
    for mention in reversed(found.organisations[max(0, here - _MOST) : here]):
        name = document.folded[mention.start : mention.end]
        behind = _UNIT.match(document.folded, mention.end) if len(noun) > 1 else None
        if name.endswith(ends) and len(name) > len(noun) + 1 and not name.startswith(noun):
            names.append(document.article.text[mention.start : mention.end])
        elif behind and noun in behind[0]:
            stop = mention.end + behind[0].index(noun) + len(noun)
            names.append(document.article.text[mention.start : stop])
        if names and last:
            break
    known = sorted(set(names), key=len, reverse=True)
    whole = {
        name: next(longer for longer in known if longer.startswith(name)) for name in known
    }  # 甲集团 of 甲集团公司
    ranking = Counter(whole[name] for name in names).most_common(2)
    is_clear = len(ranking) == 1 or (len(ranking) > 1 and ranking[0][1] > 2 * ranking[1][1])
    return ranking[0][0] if is_clear else ""


def _work_before(slotted: Slotted, index: int, noun: str, rules: Rules) -> str:
    """What the work was called before: the last title in quotes that the noun follows, of a book or film the last in 《》."""
    document, offset = slotted.document, slotted.starts[index]
    titles = list(_NAMED_WORK.finditer(document.folded, max(0, offset - _FAR), offset))
    quoted = next((title for title in reversed(titles) if noun in (title[4] or title[2] or "")), None)
    written = next((title for title in reversed(titles) if title[1]), None)
    if quoted is not None:
        return document.article.text[slice(*quoted.span(3 if quoted[3] else 1))].strip()
    if written is not None and noun in rules.words["honours.written_works"]:
        return document.article.text[slice(*written.span(1))].strip()
    opening = _NAMED_WORK.finditer(document.folded, 0, min(_OPENING, offset))
    first = next((title for title in opening if title[3] and noun in title[4]), None)
    return document.article.text[slice(*first.span(3))].strip() if first is not None else ""


@cache
def _common(rules: Rules) -> "re.Pattern[str]":
    """A common noun at the head of a clause, with what says which: 该项目, 我们合唱团."""
    leads = rules.alternation("honours.adverbs")
    which = rules.alternation("honours.which")
    nouns = rules.alternation("honours.collectives", "honours.work_ends")
    return re.compile(rf"(?:{leads}|{_D}|[、 (])*?(?P<which>{which})?的?(?P<noun>{nouns})")


@cache
def _ending(rules: Rules) -> "re.Pattern[str]":
    """A work that ends the clause before the verb: “某技术”项目,于近日."""
    works, adverbs = rules.alternation("honours.work_ends"), rules.alternation("honours.adverbs")
    named = f"{SLOTS['work']}(?:{works})?|{SLOTS['quoted']}[一-龥]{{0,4}}?(?:{works})"
    return re.compile(rf"(?P<work>{named}),(?:{adverbs}|{_D}|于)*$")


def _is_subject(slotted: Slotted, i: int, end: int, rules: Rules) -> bool:
    """Whether the noun that ends at i is whole and its predicate follows: 合唱团|曾, but not 学校|的教师."""
    if i >= end or slotted.text[i] == _D:
        return True
    word = slotted.words.get(i)
    if word is None or slotted.text[i] in "和与及":
        return False
    return word[2][:1] in ("v", "d", "p", "t") or word[0] in rules.words["honours.adverbs"]  # 连续: an adjective


def owner(document: Document, found: Findings) -> list[Honoree]:
    """Whom the whole article is about: the only person that its title names, else one named far more than any other.

    Only names in whole sentences count, and no head of a state, whom others quote.
    """
    persons = [p for p in found.persons if not is_byline(document.folded, p.start) and _is_told_of(document, p)]
    title = fold(document.article.title or "")
    named = {person.name for person in persons if person.name in title}
    if named:
        return _first(persons, next(iter(named))) if len(named) == 1 else []
    ranking = Counter(person.name for person in persons).most_common(2)
    if not ranking or ranking[0][1] < _OFTEN or (len(ranking) > 1 and ranking[1][1] * 2 > ranking[0][1]):
        return []
    return _first(persons, ranking[0][0])


def _is_told_of(document: Document, person: PersonMention) -> bool:
    sentence = document.sentence_at(person.start)
    return document.folded[sentence.end - 1] in "。!?" and not _LEADER.match(document.folded, person.end)


def _first(persons: list[PersonMention], name: str) -> list[Honoree]:
    return [Honoree(PERSON, p.start, p.end, p.name) for p in persons if p.name == name][:1]

"""The school that an article is written for or about, whose posts need no unit: 校长某某, 化学学院院长某某."""

import re
from collections import Counter

from pipeline.antecedents import Antecedents
from pipeline.records import Findings
from pipeline.rules import Rules
from pipeline.segment import Document

_SCHOOL = re.compile(r".*(?:大学|中学|小学|学校)|[^大]*(?<!大学)学院")
_OURS = re.compile(r"我校|本校|学校|校(?!友)")


def school_of(document: Document, rules: Rules, found: Findings) -> str:
    """The school that the article calls its own, else the one it is about; empty without one."""
    school = _called_own(document.article.text, found) or _named_most(found)
    return school or Antecedents(document, rules, found.organisations).school


def _called_own(text: str, found: Findings) -> str:
    """The school that the article calls its own (我校, 学校, 校党委), empty without one."""
    names: Counter[str] = Counter()
    for mention in found.organisations:
        written = text[mention.start : mention.end]
        own = _OURS.match(written)
        if own and mention.name != written and mention.name.endswith(written[own.end() :]):
            names[mention.name[: len(mention.name) - len(written) + own.end()]] += 1
    names = Counter({name: n for name, n in names.items() if _SCHOOL.fullmatch(name)})
    return names.most_common(1)[0][0] if names else ""


def _named_most(found: Findings) -> str:
    """The school or university that the article is about: named alone or twice as often as any other; else empty."""
    ranked = Counter(m.name for m in found.organisations if _SCHOOL.fullmatch(m.name)).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] < 2 * ranked[1][1]):
        return ""
    return ranked[0][0]

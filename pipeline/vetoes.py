"""What tells that an award word does not say of an honour: plans, wishes, conditions, denials.

The patterns and their reasons stand in rules/award_words.yaml.
"""

import re
from functools import cache

from pipeline.rules import Rules

_CLAUSE_SIGN = re.compile(r"[,;:。!?]")
_WIDEST = 60


@cache
def _patterns(rules: Rules) -> tuple[tuple["re.Pattern[str]", str, str, str], ...]:
    found = []
    for name, pattern in rules.patterns.items():
        values = dict(pattern.values)
        if name.startswith("award_words.") and values.get("where") in ("before", "after"):
            found.append((pattern.regex, values["where"], values["disposition"], values["reason"]))
    return tuple(found)


def veto(text: str, start: int, end: int, rules: Rules) -> tuple[str, str] | None:
    """(disposition, reason) where the clause of text[start:end] says that nothing was conferred, None where it does not.

    text: a slot string; start: where the verb begins; end: behind the title.
    """
    before = text[max(0, start - _WIDEST) : start]
    signs = list(_CLAUSE_SIGN.finditer(before))
    before = before[signs[-1].end() :] if signs else before
    after = text[end : end + _WIDEST]
    sign = _CLAUSE_SIGN.search(after)
    after = after[: sign.start()] if sign else after
    for pattern, where, disposition, reason in _patterns(rules):
        if pattern.search(before if where == "before" else after):
            return disposition, reason
    return None


@cache
def _explanations(rules: Rules) -> tuple[tuple["re.Pattern[str]", str, str], ...]:
    found = []
    for name, pattern in rules.patterns.items():
        values = dict(pattern.values)
        if name.startswith("award_words.") and values.get("where") == "round":
            found.append((pattern.regex, values["disposition"], values["reason"]))
    return tuple(found)


def explain(
    folded: str, span: tuple[int, int], sentence: tuple[int, int], hidden: bool, rules: Rules
) -> tuple[str, str] | None:
    """(disposition, reason) of an award word that no honour used; None where nothing explains it.

    The patterns with `where: round` are matched against the word's surroundings in its sentence and must cover the word.
    hidden: the word stands inside a name, a title or quotes.
    """
    start, end = max(sentence[0], span[0] - _WIDEST), min(sentence[1], span[1] + _WIDEST)
    for pattern, disposition, reason in _explanations(rules):
        for match in pattern.finditer(folded, start, end):
            if match.start() <= span[0] and span[1] <= match.end():
                return disposition, reason
    return ("not_an_award", "inside a name, a title or quotes") if hidden else None

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
        if name.startswith("award_words.") and "where" in values:
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

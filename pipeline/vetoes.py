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


def veto(text: str, start: int, end: int, rules: Rules, *, told: bool = True) -> tuple[str, str] | None:
    """(disposition, reason) where the clause of text[start:end] says that nothing was conferred, None where it does not.

    told: also where the words only name an award (a role, a meeting, a degree) without denying one.

    text: a slot string; start: where the verb begins; end: behind the title.
    """
    before = text[max(0, start - _WIDEST) : start]
    signs = list(_CLAUSE_SIGN.finditer(before))
    before = before[signs[-1].end() :] if signs else before
    after = text[end : end + _WIDEST]
    sign = _CLAUSE_SIGN.search(after)
    after = after[: sign.start()] if sign else after
    for pattern, where, disposition, reason in _patterns(rules):
        if not told and disposition == "not_an_award" and where == "after":
            continue
        if pattern.search(before if where == "before" else after):
            return disposition, reason
    return None


def explain(
    folded: str, span: tuple[int, int], sentence: tuple[int, int], hidden: bool, rules: Rules
) -> tuple[str, str]:
    """(disposition, reason) of an award word that no honour used and nothing vetoed.

    A verb without an award in its clause and an award without a verb tell of no honour; hidden says that the word stands
    inside a name, a title or quotes. Only where both are there and nobody was found who got it the word is unresolved.
    """
    if hidden:
        return "not_an_award", "inside a name, a title or quotes"
    word = folded[span[0] : span[1]]
    if word in rules.words["award_words.general"]:
        return "not_an_award", "no award is named"
    before = _CLAUSE_SIGN.split(folded[max(sentence[0], span[0] - _WIDEST) : span[0]])[-1]
    after = _CLAUSE_SIGN.split(folded[span[1] : min(sentence[1], span[1] + _WIDEST)])[0]
    if word in rules.words["award_words.verbs"]:
        if not rules.regex("award_words.award").search(after):
            return "not_an_award", "no award follows"
    elif not rules.regex("award_words.conferring").search(before + " " + after):
        return "not_an_award", "an award is named but no conferring told"
    return "unresolved", "nobody found who was honoured"

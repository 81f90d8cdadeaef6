"""What tells that an award word does not say of an honour: plans, wishes, conditions, denials.

The patterns and their reasons stand in rules/award_words.yaml.
"""

import re
from functools import cache

from pipeline.rules import Rules

_CLAUSE_SIGN = re.compile(r"[,;:。!?]")
_WIDEST = 60
_QUIET = ("noun_before", "noun_after", "around", "sentence", "named")


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


@cache
def _quiet_patterns(rules: Rules) -> tuple[tuple["re.Pattern[str]", str, tuple[str, str]], ...]:
    found = []
    for name, pattern in rules.patterns.items():
        values = dict(pattern.values)
        if name.startswith("award_words.") and values.get("where") in _QUIET:
            found.append((pattern.regex, values["where"], (values["disposition"], values["reason"])))
    return tuple(found)


def in_general(folded: str, end: int, rules: Rules) -> tuple[str, str] | None:
    """(disposition, reason) where 获奖, 表彰 before `end` only speaks of those honoured (获奖学生), None where it does not."""
    values = dict(rules.patterns["award_words.winners"].values)
    if rules.regex("award_words.winners").search(_clause_behind(folded, end, len(folded))):
        return values["disposition"], values["reason"]
    return None


def quiet(
    slots: str, folded: str, span: tuple[int, int], sentence: tuple[int, int], rules: Rules
) -> tuple[str, str] | None:
    """(disposition, reason) where an award word that no honour used speaks of honours without telling of one.

    slots: the slot string before the word, in which a person or an organisation cannot be taken for a kind of honoree.
    """
    before = _CLAUSE_SIGN.split(slots[-_WIDEST:])[-1]
    after = _clause_behind(folded, span[1], sentence[1])
    whole = folded[max(sentence[0], span[0] - 2 * _WIDEST) : min(sentence[1], span[1] + 2 * _WIDEST)]
    naming = folded[span[0] : span[1]] == "命名为" and not rules.regex("award_words.strong").search(after)
    ahead = folded[max(sentence[0], span[0] - 3 * _WIDEST) : span[0]]
    texts = {
        "noun_before": before,
        "noun_after": after,
        "around": f"{ahead}⟦{folded[span[0] : span[1]]}⟧{after}",
        "sentence": whole,
        "named": after if naming else "",
    }
    for pattern, where, reason in _quiet_patterns(rules):
        if texts[where] and pattern.search(texts[where]):
            return reason
    return None


def award_follows(folded: str, span: tuple[int, int], end: int, rules: Rules) -> bool:
    """Whether the clause behind a verb at `span` names an award although its title may be unreadable."""
    after = _clause_behind(folded, span[1], end)
    word = folded[span[0] : span[1]]
    name = "selected" if word in ("入选", "荣登") else "award" if word[-1] in "予于授评膺为" else "strong"
    return rules.regex(f"award_words.{name}").search(after) is not None


def _clause_behind(folded: str, start: int, end: int) -> str:
    return _CLAUSE_SIGN.split(folded[start : min(end, start + _WIDEST)])[0]


def explain(
    folded: str, span: tuple[int, int], sentence: tuple[int, int], hidden: bool, rules: Rules
) -> tuple[str, str]:
    """(disposition, reason) of an award word that no honour used and nothing vetoed.

    An award of which the sentence says nowhere that it was conferred tells of no honour; hidden says that the word stands
    inside a name, a title or quotes. Only where both are there and nobody was found who got it the word is unresolved.
    """
    if hidden:
        return "not_an_award", "inside a name, a title or quotes"
    word = folded[span[0] : span[1]]
    if word in rules.words["award_words.general"]:
        return "not_an_award", "no award is named"
    if word in rules.words["award_words.verbs"]:
        after = _clause_behind(folded, span[1], sentence[1])
        if not rules.regex("award_words.award").search(after) and not award_follows(folded, span, sentence[1], rules):
            return "not_an_award", "no award follows"
    elif not _is_told(folded, span, sentence, rules):
        if rules.regex("award_words.alone").search(folded[sentence[0] : sentence[1]].strip()):
            return "unresolved", "an award of nobody whom the line names"
        return "not_an_award", "an award is named but no conferring told"
    return "unresolved", "nobody found who was honoured"


def _is_told(folded: str, span: tuple[int, int], sentence: tuple[int, int], rules: Rules) -> bool:
    """Whether the clause of an award tells of conferring, or one before it of which the award continues the list."""
    conferring, award = rules.regex("award_words.conferring"), rules.regex("award_words.award")
    if conferring.search(_clause_behind(folded, span[1], sentence[1])):
        return True
    clauses = re.split("[,;]", folded[max(sentence[0], span[0] - 3 * _WIDEST) : span[0]])
    for i, clause in enumerate(reversed(clauses)):
        if conferring.search(clause):
            return True
        if i and not award.search(clause):
            return False
    return False

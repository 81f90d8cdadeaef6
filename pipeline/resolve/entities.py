"""What is known of an organisation by its name: kind, place, the organisation that holds it."""

import re
from collections.abc import Iterable, Mapping, Set
from functools import cache

from pipeline.places import places
from pipeline.records import Organisation
from pipeline.resolve.articleplace import article_place
from pipeline.resolve.sharedhosts import HOST
from pipeline.rules import Rules, alternation
from pipeline.segment import Document
from pipeline.text import fold
from pipeline.user import AUTHORITY_IDS


def entity_for(name: str, document: Document, rules: Rules, others: Iterable[str] = ()) -> Organisation:
    """What is known of the organisation `name` of an article; `others` are the names among which its parent may be."""
    table = places(rules)
    stripped = re.sub("^(?:中共|共青团|国家税务总局|武警)", "", fold(name))
    context = article_place(document, rules)
    code = table.code_at(stripped, context)
    chain = table.chain(stripped)
    known = others if isinstance(others, Set) else set(others)
    parent = next((name[:i] for i in range(len(name) - 1, 1, -1) if name[:i] in known), "")
    unplaced = bool(chain) and not code
    ranked = bool(re.match(r"[省市县区州旗盟校院镇乡村学]", stripped)) and not chain
    unique = (
        not unplaced and not ranked and (bool(code) or len(stripped) > 3 or name in rules.words["organisations.names"])
    )
    identifier = rules.words.get(AUTHORITY_IDS, {}).get(name, "")
    return Organisation(name, kind_of(name, rules), code, parent, (), unique, identifier)


@cache
def _kinds(rules: Rules) -> tuple[Mapping[str, str], "re.Pattern[str]"]:
    kinds = {**rules.words["organisations.unit_heads"], **rules.words["organisations.heads"]}
    reverse = re.compile(alternation(head[::-1] for head in kinds))
    return kinds, reverse


def kind_of(name: str, rules: Rules) -> str:
    """The kind of organisation by the end of its name; a plain unit is of the kind of what holds it."""
    known = rules.words["organisations.kinds"]
    folded = fold(name)
    for part, kind in known.items():
        if part in folded:
            return kind
    kinds, reverse = _kinds(rules)
    match = reverse.match(folded[::-1])
    if not match:
        return "media" if folded.endswith(("网", "报", "新闻", "在线")) else "other"
    head = match[0][::-1]
    host = HOST.match(folded)
    if host and head in rules.words["organisations.unit_heads"]:
        inner = reverse.match(host[0][::-1])
        if inner:
            return kinds[inner[0][::-1]]
    return kinds[head]

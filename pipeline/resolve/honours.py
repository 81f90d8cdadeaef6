"""Honours as facts: names filled in, awarding body and date inherited, each honour once, the award normalised."""

import re
from collections.abc import Mapping
from dataclasses import replace

from pipeline.antecedents import named_before
from pipeline.members import THIS_KIND
from pipeline.records import Findings, Honour, Organisation, Span
from pipeline.resolve.awarded_on import with_dates
from pipeline.resolve.awarders import with_bodies
from pipeline.resolve.awards import bare_title, normalised, scopes_of
from pipeline.resolve.entities import entity_for
from pipeline.resolve.events import with_events
from pipeline.resolve.once import each_once, with_shared, without_issuers, without_relisted
from pipeline.resolve.told_around import are_media, is_apart, is_earlier, names_of, news_breaks
from pipeline.rules import Rules
from pipeline.segment import Document

_NOTE = re.compile(r"”?(?:荣誉称号|称号|荣誉|奖)?[。;,]?\(([^()\n]{3,60})\)")
_PARTY = re.compile("中共[一-龥]{2,}委员会")
_THIS = re.compile(f"[该本]({THIS_KIND})")


def resolve(document: Document, rules: Rules, found: Findings) -> Findings:
    """`found` with its honours as facts: one row for each honoree and award, with awarders, date and the award's names."""
    if not found.honours:
        return found
    names = {(m.start, m.end): m.name or document.article.text[m.start : m.end] for m in found.organisations}
    honours = [_named(document, rules, names, honour) for honour in found.honours]
    honours = with_bodies(document, rules, found, names, honours)
    honours = _under_full_names(document, names, honours)
    honours = with_dates(document, rules, found, honours)
    honours = _with_occasions(document, rules, honours)
    honours = with_shared(document, honours, rules)
    known = frozenset(bare_title(name) for name in names.values())
    honours = each_once(document, without_issuers(document, found, without_relisted(honours)), known, rules)
    scope = scopes_of(document, found)
    honours = [normalised(honour, rules, scope) for honour in honours]
    return replace(found, honours=tuple(honours), entities=_entities(document, rules, found, honours))


def _entities(document: Document, rules: Rules, found: Findings, honours: list[Honour]) -> tuple[Organisation, ...]:
    """The article's organisations, with those that only honours name."""
    entities = list(found.entities)
    known = {entity.name for entity in entities}
    for honour in honours:
        names = list(honour.awarders)
        if honour.honoree_kind == "organisation":
            names.append(honour.honoree_name)
        for name in names:
            if name not in known:
                known.add(name)
                entities.append(entity_for(name, document, rules, known))
    return tuple(entities)


def _named(document: Document, rules: Rules, names: dict[Span, str], honour: Honour) -> Honour:
    """The honour with the fullest name of an organisation and the names of its bodies."""
    bodies = honour.bodies
    if honour.rule == "honours.numbered" and are_media(bodies, names, rules):
        bodies = ()
    bodies = bodies or _noted(document, names, honour)
    honour = replace(honour, bodies=bodies, awarders=names_of(document, names, bodies))
    if honour.honoree_kind != "organisation":
        return honour
    span = (honour.start, honour.end)
    if len(honour.honoree_name) > span[1] - span[0]:  # 甲省 of 甲省、乙省代表队, 合唱团: the name was completed
        return honour
    if span in names:
        return replace(honour, honoree_name=names[span])
    written = re.sub(r"[\s]+", "", document.article.text[honour.start : honour.end])
    this = _THIS.match(written)
    if this:
        named = named_before(document, this[1], honour.start)
        return replace(honour, honoree_name=named + written[this.end() :]) if named else honour
    for (a, b), name in names.items():
        if a == honour.start and b < honour.end:
            written = name + document.article.text[b : honour.end].lstrip()
            break
    return replace(honour, honoree_name=re.sub("^我(?=[市县省区州镇乡].)", "", written))


def _under_full_names(document: Document, names: Mapping[Span, str], honours: list[Honour]) -> list[Honour]:
    """The honours of the party committee of a unit under the name that it signs with: 中共某大学委员会, where the text writes
    that, not 某大学党委; of a place only where the text does not also write 某市委."""
    whole = {name[len("中共") : -len("委员会")]: name for name in names.values() if _PARTY.fullmatch(name)}
    short = {f"{unit}{end}": name for unit, name in whole.items() for end in ("党委", "委员会", "委")}
    short = {written: name for written, name in short.items() if not _writes_short(document.folded, written)}
    short |= {f"中共{written}": name for written, name in short.items()}
    if not short:
        return honours
    return [replace(h, awarders=tuple(dict.fromkeys(short.get(name, name) for name in h.awarders))) for h in honours]


def _writes_short(folded: str, written: str) -> bool:
    """Whether a text names a committee of a place by 某市委 itself (中共某市委 某市人民政府关于…的决定)."""
    return not written.endswith(("党委", "委员会")) and re.search(f"{re.escape(written)}(?!员)", folded) is not None


def _noted(document: Document, names: Mapping[Span, str], honour: Honour) -> tuple[Span, ...]:
    """The bodies in a note behind an award, as in lists of honours: 获2019年度先进集体(甲市教育局、甲市妇联)."""
    note = _NOTE.match(document.folded, honour.award_end)
    if note is None:
        return ()
    inside = tuple(span for span in names if note.start(1) <= span[0] and span[1] <= note.end(1))
    rest = sum(b - a for a, b in inside) + len(re.findall("[、,和与 ]|颁发|授予|表彰", note[1]))
    return inside if inside and rest >= note.end(1) - note.start(1) else ()


def _with_occasions(document: Document, rules: Rules, honours: list[Honour]) -> list[Honour]:
    breaks = news_breaks(document, rules)
    return with_events(
        document,
        rules,
        honours,
        is_apart=lambda start, offset: is_apart(breaks, start, offset),
        is_other=lambda honour: is_earlier(document, honour, rules) or honour.rule == "honours.winner",
    )

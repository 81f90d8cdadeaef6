"""Short forms and the longest name of the article that each stands for: 市局, 县医院, a name without its place."""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from pipeline.antecedents import ANNOUNCED, DEICTIC, SHORT
from pipeline.newplaces import new_places
from pipeline.places import Places
from pipeline.records import OrganisationMention
from pipeline.resolve.abbreviations import Abbreviations
from pipeline.resolve.rankedplaces import TAX_SERVICE
from pipeline.rules import Rules
from pipeline.segment import Document

_SHORTEST_BODY = len("某县公安局")
_PROPER_UNIT = re.compile(
    "(?![第一二三四五六七八九十0-9省市县区镇乡村校院局](?![一-龥]{2}))[一-龥]{2,4}(?<![交特刑巡治禁])(?<![刑交巡特]警)(?<!消防)(?<!驻村)(?<!救援)"
    "(?:中队|大队|水文站|气象站|派出所|供电所|采油厂|分公司|项目部)"
)
"""A unit by a name of its own: 木岭中队, 木岭供电所."""
_RANK = re.compile(r"省|市|县|区|州|旗|盟|自治区|自治州|镇|乡")
_NUMBERED_SCHOOL = re.compile(
    "(?<![第一二三四五六七八九十0-9])(?P<number>[一二三四五六七八九十0-9]{1,3})(?P<kind>[中小])$"
)
_WHOLE_UNIVERSITY = re.compile("[一-龥]{2,12}大学")
_LONGEST_NAME = 80
_BUREAU = re.compile("(?P<rank>[省市县区州])(?P<office>[局厅])")
_SHORT_HOSPITAL = re.compile(
    "(?P<rank>[省市县区州])(?:第?(?P<number>[一二三四五六七八九十])(?:(?:人民)?医院|院)|(?:人民)?医院)"
)
_FAR_MORE = 2
_COMPANY_OPENER = re.compile("(?:国网|中国|国家)(?=.*(?:公司|[分支]行|银行))")
_UNKNOWN_PLACE = re.compile("[一-龥]{2,5}?[省市县区州旗](?=.{2})")


@dataclass(frozen=True, slots=True, eq=False)
class NamedText:
    """A document with the mentions of organisations in it."""

    document: Document
    rules: Rules
    places: Places
    abbreviations: Abbreviations
    mentions: Sequence[OrganisationMention]
    texts: Sequence[str]


def lengthened(text: NamedText, names: Sequence[str], passed: Collection[str] = (DEICTIC, ANNOUNCED)) -> list[str]:
    """The names, each short form with the longest one of the article that it stands for, save those of the rules `passed`."""
    found_names = list(names)
    counted = Counter(name for name, m in zip(names, text.mentions, strict=True) if m.rule not in passed)
    by_key: dict[str, str] = {}
    for name in counted:
        key = _key(text, name)
        if len(name) > len(by_key.get(key, "")):
            by_key[key] = name
    longer = _longer_names(text, by_key)
    for i, mention in enumerate(text.mentions):
        if mention.rule in passed or _WHOLE_UNIVERSITY.fullmatch(names[i]):
            continue
        key = _key(text, names[i])
        inner = _PROPER_UNIT.fullmatch(text.texts[i]) is not None and not text.places.pattern.match(text.texts[i])
        kinds = ("same", "placed", "any") if mention.rule == SHORT or inner else ("same", "placed")
        found = [
            longer[kind, form] for kind in kinds if (kind, form := _bare(key) if kind == "same" else key) in longer
        ]
        if inner:
            found = [name for name in found if len(name) >= len(key) + _SHORTEST_BODY]
        whole = _bureau(text.texts[i], counted) or _hospital(text.texts[i], counted)
        found_names[i] = whole or (by_key[max([key, *found], key=len)] if found else by_key.get(key, names[i]))
    return found_names


def _key(text: NamedText, name: str) -> str:
    """What two spellings of one name have in common."""
    full = _NUMBERED_SCHOOL.sub(r"第\g<number>\g<kind>学", name.removeprefix("中共"))
    return text.abbreviations.compare.sub(lambda m: text.abbreviations.full[m[0]], full)


def _bureau(text: str, names: Counter[str]) -> str:
    """The one bureau of the article that 市局 is, with what follows (市局政治部); of several the one that it names far
    more than the others, empty where there is none."""
    short = _BUREAU.match(text)
    if short is None or text.startswith("长", short.end()):
        return ""
    ends = re.compile(f"(?:{TAX_SERVICE})?[^局厅]*{short['rank']}[^省市县区局厅]{{2,8}}{short['office']}(?!长)")
    meant: Counter[str] = Counter()
    for name, times in names.items():
        if whole := ends.match(name[:_LONGEST_NAME]):
            meant[whole[0]] += times
    bureau = _clear(meant)
    return bureau + text[short.end() :] if bureau else ""


def _hospital(text: str, names: Counter[str]) -> str:
    """The one hospital of the article that 县医院 or 市二院 is, with what follows (县医院急诊科); empty for other texts."""
    short = _SHORT_HOSPITAL.match(text)
    if short is None:
        return ""
    number = f"第{short['number']}" if short["number"] else "(?:第一|中心)?"
    ends = re.compile(f".{{2,}}?{short['rank']}{number}(?:人民|中心)?医院")
    meant: Counter[str] = Counter()
    for name, times in names.items():
        whole = ends.match(name[:_LONGEST_NAME])
        if whole and not whole[0].endswith(short[0]):  # no more than the short form behind its place
            meant[whole[0]] += times
    hospital = _clear(meant)
    return hospital + text[short.end() :] if hospital else ""


def _longer_names(text: NamedText, keys: Iterable[str]) -> dict[tuple[str, str], str]:
    """The longest name behind each short form: by the name without words of rank, by its end after a place, by any end."""
    longer: dict[tuple[str, str], str] = {}
    new = new_places(text.document, text.rules).names

    def add(kind: str, form: str, key: str) -> None:
        if len(key) > len(longer.get((kind, form), "")):
            longer[kind, form] = key

    for key in sorted(keys):
        if len(key) > _LONGEST_NAME:
            continue
        add("same", _bare(key), key)
        for start, end in text.places.chain(key):
            add("placed", key[end:], key)
            if end - start > len("东阳") and _RANK.fullmatch(key, end - 1, end):
                add("placed", key[end - 1 :], key)
        rank = _UNKNOWN_PLACE.match(key)
        if rank and not text.places.chain(key):
            add("placed", key[rank.end() - 1 :], key)  # of a place that no table has
            if rank[0] in new:
                add("placed", key[rank.end() :], key)
        attached = key.find("附属")
        if 0 < attached < len(key) - len("附属青石医院") + 1:
            add("placed", key[attached + len("附属") :], key)  # 青石大学附属|口腔医院
        if key.startswith(TAX_SERVICE) and len(key) > len(TAX_SERVICE):
            add("placed", key.removeprefix(TAX_SERVICE), key)
        opener = _COMPANY_OPENER.match(key)
        if opener and len(key) - opener.end() > len("供电公司"):
            add("placed", key[opener.end() :], key)
        for i in range(1, len(key) - 1):
            add("any", key[i:], key)
    return longer


def _bare(name: str) -> str:
    """A name without the words of rank in it: 盐源县民族中学 and 盐源民族中学 have the same."""
    return re.sub("[省市县区州旗]", "", name)


def _clear(meant: Counter[str]) -> str:
    """The only name counted, or the one that comes far more often than the next; else empty."""
    ranked = meant.most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] <= _FAR_MORE * ranked[1][1]):
        return ""
    return ranked[0][0]

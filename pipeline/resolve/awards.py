"""Awards by name: whether two titles mean one, and the normal form of a title: name, level, series, edition."""

import re
from dataclasses import replace
from functools import cache, lru_cache

from pipeline.records import Findings, Honour
from pipeline.rules import Rules
from pipeline.segment import Document
from pipeline.text import fold

_BARE = re.compile(r"[\s“”‘’'\"《》〈〉()（）·]")
_YEAR = re.compile(r"^(?:19|20)\d{2}(?:[-—至](?:19|20)?\d{2,4})?(?:年度|学年|年)?")
_EDITION = re.compile(r"第([〇零一二两三四五六七八九十百0-9]+)(?:届|次|期|批|季)|(首)(?:届|次|批|季)")
_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_PLACE = re.compile(
    r"^(?:(?!先进|优秀|示范|优胜)[\u4e00-\u9fff]){2,7}?(?:省|市|自治区|自治州|州|县|区|旗|镇|乡)(?<!红旗)(?!级)"
)
_SCOPE_LEVEL = {
    "省": "provincial", "自治区": "provincial", "市": "prefectural", "州": "prefectural", "自治州": "prefectural",
    "县": "county", "区": "county", "旗": "county", "镇": "township", "乡": "township",
}  # fmt: skip
_PLAN = re.compile("[一二三四五六七八九十]{1,2}五")
_SHORTEST_PRIZE = 4


def bare_title(title: str) -> str:
    """A title without blanks, quotes, brackets and a leading year."""
    return _YEAR.sub("", _BARE.sub("", fold(title)))


@cache
def _scope_words(rules: Rules) -> "re.Pattern[str]":
    return re.compile(rf"^(?:{rules.alternation('honours.scopes')})")


def core_of(title: str, rules: Rules) -> str:
    """A title without year, quotes, scope and edition: what two wordings of one award share."""
    bare = _EDITION.sub("", bare_title(title)).replace("高等学校", "高校")
    bare = _YEAR.sub("", bare)
    stripped = _scope_words(rules).sub("", bare)
    if stripped == bare:
        place = _PLACE.match(bare)
        stripped = bare[place.end() :] if place and len(bare) - place.end() >= 2 else bare
    stripped = re.sub("奖(?=[特一二三]等奖)", "", stripped)
    return re.sub("(?:荣誉)?称号$", "", stripped) or bare


def without_prize(core: str) -> str:
    """仁心医师 and 仁心医师奖 are one award; a grade or 提名奖 keeps its 奖."""
    return core[:-1] if len(core) > _SHORTEST_PRIZE and re.search("(?<![等提名金银铜秀])奖$", core) else core


@lru_cache(maxsize=4096)
def same_award(a: str, b: str, rules: Rules) -> bool:
    """Whether two titles name one award: the same words, 全省 for a province by name, or one without scope."""
    x, y = (re.sub("奖(?=[特一二三]等奖)", "", bare_title(title)) for title in (a, b))
    if x == y:
        return True
    if without_prize(core_of(a, rules)) != without_prize(core_of(b, rules)):
        return False
    plan_a, plan_b = _PLAN.match(x), _PLAN.match(y)  # “十三五”, “十四五”先进个人
    if plan_a and plan_b and plan_a[0] != plan_b[0]:
        return False
    edition_a, edition_b = _EDITION.search(x), _EDITION.search(y)
    if edition_a and edition_b and edition_a[0] != edition_b[0]:
        return False
    scope_a, scope_b = scope_of(x, rules), scope_of(y, rules)
    return not scope_a or not scope_b or scope_a == scope_b or _level_of(scope_a) == _level_of(scope_b)


def scope_of(bare: str, rules: Rules) -> str:
    """The words at the head of a title that say how far it reaches (全国, 平川县); empty where there are none."""
    match = _scope_words(rules).match(bare) or _PLACE.match(bare)
    return match[0] if match else ""


def _level_of(scope: str) -> str:
    for ending in ("自治区", "自治州", "省", "市", "州", "县", "区", "旗", "镇", "乡"):
        if scope.endswith(ending):
            return ending
    return scope


def scopes_of(document: Document, found: Findings) -> dict[str, str]:
    """What 全省, 全市 … stand for: the place of that rank that the article names most often."""
    counts: dict[str, dict[str, int]] = {}
    for match in re.finditer(r"([\u4e00-\u9fff]{2,3})(省|市|县|区|州)", document.folded):
        counts.setdefault(match[2], {}).setdefault(match[0], 0)
        counts[match[2]][match[0]] += 1
    places = {}
    for rank in counts:
        named: dict[str, int] = {}
        for mention in found.organisations:
            place = re.match(rf"[\u4e00-\u9fff]{{2,4}}?{rank}", (mention.name or "").removeprefix("中共"))
            if place:
                named[place[0]] = named.get(place[0], 0) + 1
        if named:
            places[f"全{rank}"] = max(named, key=lambda n: (named[n], n))
    return places


def normalised(honour: Honour, rules: Rules, scope: dict[str, str]) -> Honour:
    """The honour with award_name, award_level, series and edition."""
    name = re.sub(r"\s+", "", fold(honour.award_title))
    match = re.match("全[省市县区州]", name)
    if match and match[0] in scope:
        name = scope[match[0]] + name[2:]
    edition = _EDITION.search(name)
    series = _YEAR.sub("", _EDITION.sub("", name))
    number = ""
    if edition:
        number = "1" if edition[2] else str(_number(edition[1]))
    return replace(honour, award_name=name, award_level=_level(honour, name, rules), series=series, edition=number)


def _number(written: str) -> int:
    if written.isdigit():
        return int(written)
    total, digit = 0, 0
    for character in written:
        if character in ("十", "百"):
            total += (digit or 1) * (10 if character == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.get(character, 0)
    return total + digit


def _level(honour: Honour, name: str, rules: Rules) -> str:
    """The level of an award by the words of its title, else by its first awarder; empty where neither says."""
    words = rules.words["awards.level_words"]
    first = (
        min((name.find(word), -len(word), level) for word, level in words.items() if word in name)
        if any(word in name for word in words)
        else None
    )
    place = _PLACE.match(name)
    if place:
        ending = _level_of(place[0])
        if ending == "市" and place[0].startswith(tuple(rules.words["honours.municipalities"])):
            return "provincial"
        return _SCOPE_LEVEL[ending]
    if first:
        return first[2]
    return _level_of_body(honour.awarders[0], rules) if honour.awarders else ""


def _level_of_body(name: str, rules: Rules) -> str:
    name = name.removeprefix("中共")
    if re.match("国务院|中央|中华|全国|中国|国家|教育部|科技部|共青团中央", name) or re.search("部$", name[:6]):
        return "national"
    place = _PLACE.match(name)
    if place:
        ending = _level_of(place[0])
        if ending == "市" and name.startswith(tuple(rules.words["honours.municipalities"])):
            return "provincial"
        return _SCOPE_LEVEL[ending]
    if re.search("大学|学院|学校|公司|集团|医院", name):
        return "institutional"
    return ""

"""What only looks like the name of an organisation: that of any one of a kind (这批医疗队, 教育部职业学校), or one of several that are
counted (303支驻村工作队, 各县公安局)."""

import re
from bisect import bisect_right
from dataclasses import dataclass

from pipeline.clausewords import Clause
from pipeline.companynames import is_general
from pipeline.lexicon import Lexicon
from pipeline.nameanchors import STRONG
from pipeline.namewords import ends_name

_NAMED_BY_REGION = ("香港大学", "澳门大学", "台湾大学")
_LEVEL = re.compile("(?:国家|自治区|[省市县区校])级$")
NUMBERED_UNIT = re.compile("[一二三四五六七八九十](?:队|站|所|组|科|部)")
_BEHIND_UNIT = re.compile(
    "队?[队站所组科部][长员]|[、,。;:)(\n ]|等|荣|获|被|$|副|原|职工|员工|工人|教导员|指导员|民警|消防员"
)
_RANKS_SIDE_BY_SIDE = re.compile(r"[省市县区州旗镇乡]{2,}(?!府|场|域|村[一-龥]|镇?企业)")
PLURAL = re.compile(
    r"(?:各|首[家个所]|第一[家个所]|[0-9一二三四五六七八九十百余多几两]+(?:[个家支所]|多家))(?:[省市县区州镇乡村]、?){0,3}$|(?:高校|院校)$"
)
_MANY = re.compile(r"(?:首[家个所]|第一[家个所]|各级)$|[0-9一二三四五六七八九十百余多几两]+(?:[个家支所]|多家)$")
_COUNTED = re.compile(
    r"[0-9]+(?:[万亿余多个亩]|分(?![公校部店社]))|^[0-9]+[处家所座支间]|^[两三四五六七八九十0-9]+(?:地|省|市|县|校|院|学院)|[0-9]号"
    "|^[省市县区镇乡村]一(?:班组|企业|工厂|车间|合作社)"
)
_OTHER_RANK = re.compile("(?:^|[^一-龥]|[和在到由])[省市县区州镇乡村]、$|地$")
_OFFICER_OF_ANY = re.compile("(?:副?书记|副?主任|委员|干部)(?=[、,。;和及等带负一])")
_OF_A_MINISTRY = ("学校", "公司", "工厂")
_GRADED = ("学校", "中学", "小学", "高中", "幼儿园", "企业", "单位", "校", "医院")
_EACH = re.compile("各[级大国类地部]|[两三四六七八九十]大(?![队学专])")
_VAGUE_NUMBER = ("多", "余", "万", "千", "百", "十", "几", "数")


@dataclass(frozen=True, slots=True)
class Named:
    """A name as it was found: its anchor is in token `begin`, its head begins in token `first`."""

    text: str
    head: str
    anchor: str
    start: int
    end: int
    begin: int
    first: int


def is_generic(clause: Clause, named: Named) -> bool:
    """Whether the name says only of what kind something is."""
    text, head, anchor, begin, first = named.text, named.head, named.anchor, named.begin, named.first
    lexicon = clause.lexicon
    if (
        _is_any(clause, named)
        or text in lexicon.not_names
        or lexicon.deictics.fullmatch(text)
        or (_is_common(clause, named.end, head) and not _is_numbered_unit(clause, begin, first, named.end))
    ):
        return True
    if head in _GRADED and text.removesuffix(head).endswith(lexicon.lists["grades_of_kind"]):
        return True
    general = head in lexicon.lists["general_heads"]
    if anchor == "place" and general and is_general(clause, begin + 1, first):
        return True
    if anchor == "organisation" and head in _OF_A_MINISTRY and clause.tokens[begin].text in lexicon.known:
        rest = text.removesuffix(head)[clause.tokens[begin].end - named.start :].removeprefix("新时代")
        if rest in lexicon.general:
            return True  # 教育部|新时代|职业|学校
    general = general or head in lexicon.lists["often_general"]
    if anchor in ("proper", "opener") and general and is_general(clause, begin, first):
        return True
    return head == "站" and ("赛" in text or "杯" in text)  # 某某邀请赛某县站


def is_counted(clause: Clause, named: Named) -> bool:
    """Whether the name is of one of several, or of a rank of which there are several."""
    text, anchor, start = named.text, named.anchor, named.start
    if _COUNTED.search(text):
        return True
    counted = clause.folded[start - 1 : start]
    if text[0] in clause.lexicon.classifiers and (counted.isdecimal() or counted in _VAGUE_NUMBER):
        return True  # 303支|驻村工作队
    if anchor not in STRONG and _LEVEL.search(clause.folded, max(start - 4, clause.start), start):
        return True
    if _MANY.search(clause.folded, max(start - 8, clause.start), start):
        return True
    if anchor != "rank":
        return False
    any_village = text[0] == "村" and _OFFICER_OF_ANY.match(clause.folded, named.end)
    return bool(any_village) or _is_plural(clause, named.begin) or _RANKS_SIDE_BY_SIDE.match(text) is not None


def _is_any(clause: Clause, named: Named) -> bool:
    """Whether a name is that of any one of a kind, or of a person: 这批医疗队, 世界各大银行, 冯银|厂, 印尼|学校."""
    text, head, anchor = named.text, named.head, named.anchor
    stem = text.removesuffix(head)
    if text[0] in "各某" or (text[0] in "这那" and not clause.lexicon.places.pattern.match(text)):
        return True
    if stem in clause.lexicon.lists["worldwide_of_teams"] and head in clause.lexicon.lists["teams_of_sport"]:
        return True
    if _EACH.search(stem) or (head == "站" and _is_host_of_races(clause.lexicon, stem)):
        return True
    country = stem in clause.lexicon.countries and stem not in clause.lexicon.cities
    if country and head in clause.lexicon.lists["often_general_abroad"] and text not in _NAMED_BY_REGION:
        return True
    if anchor == "proper" and head == "基地" and clause.tokens[named.first - 1].text in clause.lexicon.kinds_of_bases:
        return True
    token = clause.tokens[named.first]
    return (
        anchor == "proper"
        and len(head) == 1
        and not token.tag
        and token.text == text
        and len(text) == len("冯银厂")
        and text[0] in clause.lexicon.surnames
    )


def _is_host_of_races(lexicon: Lexicon, place: str) -> bool:
    """Whether a place is one where the races of a series are held: 波兰|站, 中国北京|站."""
    return place in lexicon.countries or place.removeprefix("中国") in lexicon.places.names


def _is_common(clause: Clause, end: int, head: str) -> bool:
    """Whether the words up to `end` are one that only looks like a name (大学|组)."""
    last = bisect_right(clause.starts, end - 1) - 1
    word = clause.folded[clause.tokens[last].start : end]
    if len(head) == 1 and word[-2:] in clause.lexicon.common_ends:
        return True
    return any(
        clause.folded[clause.tokens[i].start : end] in clause.lexicon.common
        for i in range(max(last - 2, 0), last + 1)
        if end - clause.tokens[i].start > len(head)
    )


def _is_numbered_unit(clause: Clause, begin: int, first: int, end: int) -> bool:
    """Whether a word such as 三队 is a unit of the body that the name begins with: 某公司搬运|三队|队长."""
    return (
        NUMBERED_UNIT.fullmatch(clause.folded, clause.tokens[first].start, end) is not None
        and _BEHIND_UNIT.match(clause.folded, end) is not None
        and any(ends_name(clause.lexicon, clause.tokens[i]) for i in range(begin, first))
    )


def _is_plural(clause: Clause, begin: int) -> bool:
    """Whether the words before token `begin` make it one of many: 各县公安局, 47支县驻村工作队, 镇、乡人民政府."""
    if (
        begin > 1
        and clause.tokens[begin - 1].text == "、"
        and clause.lexicon.ranks.fullmatch(clause.tokens[begin - 2].text)
    ):
        return True  # 指导市、|县团委
    before = clause.folded[max(clause.tokens[begin].start - 8, clause.start) : clause.tokens[begin].start]
    return bool(PLURAL.search(before) or _OTHER_RANK.search(before))

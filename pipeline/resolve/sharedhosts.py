"""What names that stand beside each other share: the body of which their units are (某大学教务处、|学生处)."""

import re

from pipeline.antecedents import top_school
from pipeline.lexicon import lexicon_of
from pipeline.places import places
from pipeline.resolve.rankedplaces import COMMITTEE_OF_PLACE
from pipeline.rules import Rules

HOST = re.compile(r".*?(?:大学|学院|中学校?|小学校?|学校|医院|公司|集团|银行|兵团)(?=.)")
_LEAGUE_COMMITTEE = re.compile("共青团[^部处]{1,12}?委(?:员会)?|共青团中央|团中央")
_UNIT_OF_SCHOOL = re.compile("(?:研究生院|学院|[处部系办]|团委|党委|纪委|工会|中心|图书馆|档案馆|办公室)$")
_RANKS_OF_HOSTS = ("省", "市", "区", "县", "州", "旗", "盟", "镇", "乡")
_PLACE_HOST = re.compile(r".*(?:[省区县州旗盟镇乡]|(?<![农乡])村|(?<!城)市|街道)(?=.)")
_CENTRAL = re.compile(
    "(?:中华)?全国总工会|中国科协|[^、]{2,10}?部(?=.)|国家[^、]{2,12}?(?:委员会|委|局)(?=.)|[^、]{2,12}?(?:协会|联合会|基金会|总局)(?=.)"
)
_BODY_OF_COMMITTEE = re.compile("(.{4,}(?:局|厅|院|公司|集团|厂|会|站|所|处|中心))(?:机关)?(?:党委|党组|党总支|党支部)")
_DEPARTMENT = re.compile("[一-龥]{2,12}(?:司|(?<!党)部|局|中心|办公厅)")
_SERVICE = re.compile(
    ".+?(?:公安局|公安厅|公安分局|检察院|法院|高院|中院|消防救援支队|税务局|监狱|研究院|总医院|部[一二三四五六七八九十]院)(?=.)"
)
_UNIT_OF_SERVICE = re.compile(
    "(?:看守所|拘留所|检察委员会|审判委员会|[支大中总]队|分局|派出所|[科处室庭]|政治部|指挥中心|监区|研究所|设计部)$"
)
_OFFICE = re.compile("党委|党工委|人民政府|政府|人大|人大常委会|政协|纪委")
_HOSPITAL_OF_SCHOOL = re.compile("[一-龥]{1,3}(?:大|医大|医)(?:附[属一二三四五六]|[一二三四五六儿]院)")
_BETWEEN = ("、", ",", "和")
_PARTY_COMMITTEES = ("党委", "省委", "市委", "县委", "区委", "州委", "旗委", "工委")


def host_before(name: str, school: str, text: str, rules: Rules) -> str:
    """What the joined name `text` shares with the name before it; empty where it has a beginning of its own.

    school: the one that the article is about.
    """
    host = _service(name, text, rules) or _host(name, rules)
    if not host and (name.endswith("大学") or name == school) and _UNIT_OF_SCHOOL.search(text):
        host = name  # 某大学副校长、研究生院院长
    if text.startswith("社区"):
        host = host.removesuffix("社区")  # 和平社区党委、|社区居委会
    if host.startswith("共青团") and text.endswith(tuple(rules.words["organisations.beside_league"])):
        host = host.removeprefix("共青团").removesuffix("委")  # 某市团委、|妇联
    return "" if host and _is_named_without(host, text, rules) else host


def joined_name(host: str, text: str) -> str:
    """The joined name `text` with its host; the league's committee of a place by its own name."""
    league = text == "团委" and host.endswith(_RANKS_OF_HOSTS)
    return f"共青团{host}委" if league else host + text


def is_office_beside(text: str, gap: str, name: str, school: str) -> bool:
    """Whether a name that only 国际 begins stands in a list behind a unit, called `name`, of the article's school."""
    of_school = bool(school) and text.startswith("国际") and _UNIT_OF_SCHOOL.search(text) is not None
    return of_school and gap in _BETWEEN and name.startswith(school)


def _service(name: str, text: str, rules: Rules) -> str:
    """What a later unit belongs to: the service of both (某县公安局政治处、|看守所 → 某县公安局), or all of the first."""
    if name.endswith(tuple(rules.words["organisations.wholes"].get(text, "").split())):
        return name
    if text in (departments := rules.words["organisations.party_departments"]):
        if name.endswith(_PARTY_COMMITTEES):
            return name  # 中共某市委常委、|政法委书记
        committee = COMMITTEE_OF_PLACE.search(name)
        if committee and name[committee.end() :] in departments:
            return name[: committee.end()]  # 中共某市委组织部、|宣传部
    body = _BODY_OF_COMMITTEE.fullmatch(name)
    if body and text in rules.words["organisations.beside_committee"]:
        return body[1]
    service = _SERVICE.match(name)
    if service and _UNIT_OF_SERVICE.search(text):
        return service[0]
    central = _CENTRAL.match(name)
    return central[0] if central and _DEPARTMENT.fullmatch(text) else ""


def _host(name: str, rules: Rules) -> str:
    """What the names of units that stand beside each other share: 某大学学生工作部 → 某大学, 中共某区委宣传部 → 某区."""
    league = _LEAGUE_COMMITTEE.match(name)
    if league:
        return league[0]
    school = HOST.match(name)
    if school and len(school[0]) > len("医学院"):
        return school[0]
    committee = COMMITTEE_OF_PLACE.search(name)
    if committee:
        return name[: committee.end() - 1].removeprefix("中共").removeprefix("共青团")
    match = _PLACE_HOST.match(name)
    if match:
        return match[0].removeprefix("中共")
    chain = places(rules).chain(name)  # 内蒙古党委、|政府
    return name[: chain[-1][1]] if chain and _OFFICE.fullmatch(name, chain[-1][1]) else ""


def _is_named_without(host: str, text: str, rules: Rules) -> bool:
    """Whether a joined name has its own beginning: that of the host, a place, or the short name of another school."""
    table = places(rules)
    place = table.pattern.match(text)
    if text.startswith(lexicon_of(rules).lists["worldwide"]):
        return True
    if place and place[0] in table.full and top_school(host):
        return True
    if place and len(text) > place.end() + 1 and _has_own_place(place[0], host, text, rules):
        return True
    if _HOSPITAL_OF_SCHOOL.match(text):
        return True
    if text.startswith(host[:2]) and host.endswith(_RANKS_OF_HOSTS):  # 滨海新区… 滨海学院
        return True
    return text.startswith((host, *rules.words["organisations.schools"]))


def _has_own_place(place: str, host: str, text: str, rules: Rules) -> bool:
    """Whether the place before a joined name is above the county, and neither of its host nor that of a branch."""
    large = any(division.level in ("province", "prefecture") for division in places(rules).names[place])
    return large and not host.startswith(place) and not text.endswith(tuple(lexicon_of(rules).branch))

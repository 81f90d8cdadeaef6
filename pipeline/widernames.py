"""What belongs to a name of an organisation beside its words: a quoted name, a session, a batch, a place in brackets."""

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.lexicon import Lexicon
from pipeline.ownunits import department_end
from pipeline.records import Span
from pipeline.titlemembers import CONFERRED

LONGEST_PLACE = 12
_BOARD = re.compile("(?:执行)?(?:董事会|监事会|理事会)(?!议)|海外版")
_BATCH = re.compile("(?:中国|[一-龥]{2}[省市]|黑龙江省)?第[一二三四五六七八九十0-9]+批(?:次)?(?:[一-龥]{2,3}省)?$")
_GOES_ON: Sequence[tuple[tuple[str, ...], "re.Pattern[str]"]] = (
    (
        ("会", "院", "局", "委", "厅", "部", "大学", "学院", "医院", "公司", "集团", "中心"),
        re.compile(
            "赴[一-龥]{2,10}?(?:工作组|工作队|医疗队|专家组|督导组|慰问[组团]|调研[组队]|实践队|代表团|服务队|支教[团队]|考察[团组]|救援队|指挥部)(?![长员])"
        ),
    ),
    (("局",), re.compile("(?:第?[一二三四五六七八九十]{1,2})(?:工程)?(?:分?公司|项目部)(?![一-龥]*(?:法|会))")),
    (("中国民主建国会", "革命委员会", "民主促进会"), re.compile("(?:[一-龥]{2,4}[省市]|[一-龥]{2,6}自治区)(?:委员会)")),
    (
        ("公司", "集团", "中心", "厂", "站", "处"),
        re.compile(
            "(?:(?![的和与及等被获将由]|职工|员工|党员)[一-龥]){0,6}?第?[一二三四五六七八九十]{1,2}(?:分队|小队|大队|中队|队|车间|分厂|工区|工段|班组)"
            "(?=队?[长员]|技术员|副|职工|员工|[、,。;获荣被\n ]|$)"
        ),
    ),
    (
        ("学校", "中学", "小学", "学院", "大学"),
        re.compile("(?:[东西南北新老]|[一-龥]{2,3})校区(?=[、,。获荣被启将]|师生|教师|副?校长|党委|$)"),
    ),
    (("网", "网站", "社"), re.compile("[一-龥]{2,3}(?:频道|记者站|分社|支社|分站)")),
    (("水利委员会",), re.compile("[上中下]游[一-龥]{2,12}?局(?:[一-龥]{2,6}?(?:水文站|分局|水文局))?")),
    (
        ("处", "所"),
        re.compile("(?:机电|运维|检修|养护|抢修|管护|灌溉|巡护)[一二三四五]?班(?=班长|副?班长|职工|[、,。获荣被])"),
    ),
)
"""What a name can go on with, by its end."""
_OF_CLASS = re.compile(
    "(?:[0-9]{2,4}级)?(?:(?![的和及等、])[一-龥A-Z]){0,16}?[0-9一二三四五六七八九十]{0,2}班(?=[、,。;:!(\n“”获荣被和与及等0-9 ]|同学|集体|$)"
)
_YEAR = re.compile("[0-9]{4}级$")
_LONGEST_COUNTRY = 8
_SENT = re.compile("(?<![支救增声求外后无])援$")
_FIRST_REGION = re.compile("(?:东亚|东南亚|南亚|亚洲|欧洲|非洲|拉丁美洲|拉美)[及和与]$")
_SECOND_REGION = re.compile("西?太平洋|加勒比|中亚|欧洲|非洲|大洋洲")
_SESSION = re.compile(
    "第[一二三四五六七八九十0-9]{1,3}届(?:全国)?(?:常务|执行|学术)?(?:委员会|理事会|监事会|常委会|主席团)"
    "(?:[一-龥]{2,12}?(?:委员会|分会))?(?![第换选产])"
)
_OF_SESSIONS = ("会", "联", "协", "盟", "中央", "党", "社")
_COUNT_BEHIND = re.compile("[0-9]+[余多]?[支个家所座处间]+(?=[,。;、)(]|$|\\n)")
_CLASS = re.compile(
    r"(?:[初高][一二三]|[一二三四五六七八九]年级|[0-9]{2,4}级)?(?:\([0-9一二三四五六七八九十]{1,2}\)|[0-9一二三四五六七八九十]{1,2})班(?:团支部|团总支|党支部|少先队中队)"
)
_PLACE_BEHIND = re.compile(r"\(([一-龥]{2,3})\)")
_SCHOOLS = ("学校", "中学", "小学", "学院", "大学")
_WITH_PLACE = ("大学", "学院", "中心", "实验室", "研究院")


def widened(folded: str, lexicon: Lexicon, chosen: Mapping[Span, str]) -> Iterator[tuple[Span, str]]:
    """The names, with the unit that a quoted name of its own stands before: 某学院“远航”团小组."""
    for (start, end), rule in chosen.items():
        unit = lexicon.quoted.match(folded, end)
        conferred = CONFERRED.search(folded, max(start - 8, 0), start)
        place = _PLACE_BEHIND.match(folded, end) if folded.endswith(_WITH_PLACE, start, end) else None
        if place and place[1] in lexicon.places.names:
            end = place.end()
        inner = _CLASS.match(folded, end) if folded.endswith(_SCHOOLS, start, end) else None
        if inner:
            end = inner.end()
        end = max(end, department_end(folded, lexicon, start, end))
        session = _SESSION.match(folded, end) if folded.endswith(_OF_SESSIONS, start, end) else None
        if session:
            end = session.end()
        board = _BOARD.match(folded, end) if folded.endswith(lexicon.lists["with_board"], start, end) else None
        if board:
            end = board.end()
        further = _further(folded, start, end)
        end = further or end
        start = _wider(folded, lexicon, start)
        if _COUNT_BEHIND.match(folded, end) and folded.endswith(lexicon.lists["counted_ends"], start, end):
            continue  # 建成青年志愿服务队20支
        if folded.endswith("学院", start, end) and _is_of_class(folded, start, end):
            continue
        yield (start, unit.end() if unit and not conferred else end), rule


def _further(folded: str, start: int, end: int) -> int:
    """Where a name ends that goes on with the place it was sent to (中国红十字会|赴某市医疗队), a numbered company behind a
    bureau (某某三局|一公司) or a branch of the place behind a party or a commission of a river; 0 where it does not."""
    for ends, rest in _GOES_ON:
        if folded.endswith(ends, start, end) and (more := rest.match(folded, end)):
            return more.end()
    return 0


def _wider(folded: str, lexicon: Lexicon, start: int) -> int:
    """Where a name begins that its batch, the place before it, 援 or the first of two regions opens: 第二批援|某国医疗队,
    云南第三批|援鄂医疗队, 东亚及|西太平洋协会."""
    if _SENT.search(folded, max(start - 2, 0), start):
        start -= 1
    if folded[start - 1 : start] == "该" and lexicon.ranks.match(folded, start):
        return start - 1  # 该|省高等法院
    partner = lexicon.country_before.search(folded, max(start - _LONGEST_COUNTRY, 0), start)
    if partner:
        return partner.start()  # 甲国—|中国友好协会
    opening = (
        _BATCH if folded.startswith("援", start) else _FIRST_REGION if _SECOND_REGION.match(folded, start) else None
    )
    found = opening.search(folded, max(start - LONGEST_PLACE, 0), start) if opening else None
    if found is None:
        return start
    start = found.start()
    if opening is _BATCH and folded[start] == "第":
        sizes = (size for size in (3, 2) if _is_large(lexicon, folded[max(start - size, 0) : start]))
        start -= next(sizes, 0)
    return start


def _is_of_class(folded: str, start: int, end: int) -> bool:
    """Whether the college is only a part of what a class is called: 文学院|2010级汉语言班, 2010级|文学院汉语言班."""
    named = _OF_CLASS.match(folded, end)
    return named is not None and (folded[end].isdecimal() or _YEAR.search(folded, max(start - 5, 0), start) is not None)


def _is_large(lexicon: Lexicon, text: str) -> bool:
    """Whether a text is the name of a province or prefecture."""
    return any(division.level in ("province", "prefecture") for division in lexicon.places.names.get(text, ()))

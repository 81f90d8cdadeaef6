"""Other projects' published cases: read them, compare what a reader found with them, and say why where we differ knowingly.

The cases are `peers/*.jsonl` of the folder that HONORROLL_REAL names (its README tells their form); they are no part of
this project. An item is one expected quantity of a case, or a case that expects none. The verdict of an item is `right`,
`wrong` or the name of a class of `CLASSES`: the classes are decided by what the case says, never by its id.
"""

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline import find_numerals, parse_money, parse_number
from pipeline.dates import find_dates, period_of
from pipeline.numerals import read_number
from pipeline.process import default_folder
from pipeline.rules import load_rules
from pipeline.text import fold

NUMBERS = ("number", "money", "percent", "count", "ordinal")
TIMES = ("date", "period")

CLASSES = {
    "折": "八折 is 8 with unit 折, not 80 % (tables.md)",
    "bare sum": "a number without a word of money is a sum only where a money word governs it (tables.md)",
    "few": "几十, 数百: from 2 units, the peers from 1 (tables.md)",
    "conversion": "the unit stays as written (斤, 打, 双), the peers convert",
    "temperature": "temperatures and angles: sign and scale of 零下, 摄氏, ° are no quantities of news",
    "range": "a range is one quantity with both bounds (tables.md), the peer reads one end or none",
    "ratio": "points and fractions are ratios (tables.md), the peer reads none there",
    "ordinal": "an ordinal is no quantity (guidelines.md)",
    "indefinite": "a scale word alone is a size, no number (guidelines.md)",
    "inexact": "the peer's own figure is rounded or cut",
    "name": "figures within a name are no numbers (guidelines.md), the peer cuts the name in two",
    "contradiction": "the peer's expectation is at odds with its own text or with a sibling case",
}
"""The classes in which we differ knowingly, with the reason."""


@dataclass(frozen=True, slots=True)
class Item:
    """One expected quantity of a case; `expected` is None where the case expects none."""

    case: str
    source: str
    dimension: str
    text: str
    expected: dict[str, Any] | None
    note: str
    reference: str | None = None


@dataclass(frozen=True, slots=True)
class Found:
    """What a reader found: offsets, the bounds as tables.md has them, unit or currency; `core` is its number alone."""

    start: int
    end: int
    value: Decimal | None
    low: Decimal | None
    high: Decimal | None
    unit: str = ""
    currency: str = ""
    kind: str = ""
    qualifier: str = ""
    core: tuple[int, int] = (0, 0)
    bare: bool = False


@dataclass(frozen=True, slots=True)
class Verdict:
    """The verdict on an item; `detail` says what was found instead."""

    item: Item
    verdict: str
    detail: str = ""


def items(folder: Path, dimensions: Iterable[str]) -> Iterator[Item]:
    """Every item of the cases of these dimensions."""
    for dimension in dimensions:
        with (folder / f"{dimension}.jsonl").open(encoding="utf-8") as file:
            for line in file:
                case = json.loads(line)
                for expected in case["expected"] or [None]:
                    yield Item(
                        case["id"], case["source"], dimension, case["text"], expected, case["note"] or "",
                        case.get("reference"),
                    )  # fmt: skip


# -- quantities ----------------------------------------------------------------------------------------------------

_BEFORE = (
    "大约", "约", "大概有", "大概", "至少是", "至少", "最少", "起码", "最多为", "最多", "不小于", "不大于", "小于", "大于", "等于", "超过了",
    "超过", "低于", "过", "在", "从", "比", "近", "打",
)  # fmt: skip
_AFTER = (
    "左右", "上下", "或者以上", "或以上", "以上", "以下", "或者更多", "之间", "间", "整", "正", "大", "钱",
)  # fmt: skip
_FACTORS: dict[str, int | Decimal] = {
    "打": 12,
    "双": 2,
    "对": 2,
    "斤": 500,
    "公斤": 1000,
    "千克": 1000,
    "两": 50,
    "毫克": Decimal("0.001"),
    "kg": 1000,
    "mg": Decimal("0.001"),
    "千比特": Decimal("0.001"),
    "千米": 1000,
}
_UNITS = {
    "Centimeter": "公分 cm", "Centimetre": "厘米 cm 公分", "Metre": "米 m 公尺", "Meter": "米 m", "Foot": "英尺 呎 feets", "Inch": "英寸 英吋 吋",
    "Mile": "英里", "Gram": "克 g", "Litre": "升 公升 L", "Millilitre": "毫升 ml cc", "Gallon": "加仑", "Kilometer": "千米 公里", "Kilogram": "千克 公斤 kg",
    "Jin": "斤", "Liang": "两", "Megahertz": "兆赫兹", "Kilobit": "千比特", "Bit": "位 比特", "Year": "岁 周岁", "Day": "天", "Degree": "度 °",
    "米": "米", "分": "分", "个": "个", "℃": "摄氏度",
}  # fmt: skip


def bare_span(text: str, start: int, end: int) -> tuple[int, int]:
    """A span without blanks and words of approximation at its ends."""
    folded = fold(text)
    changed = True
    while changed:
        changed = False
        while start < end and folded[start] == " ":
            start += 1
        while start < end and folded[end - 1] == " ":
            end -= 1
        for word in _BEFORE:
            if folded.startswith(word, start, end) and start + len(word) < end:
                start, changed = start + len(word), True
                break
        for word in _AFTER:
            if folded.endswith(word, start, end) and start + len(word) < end:
                end, changed = end - len(word), True
                break
    return start, end


def close(ours: Decimal | None, theirs: Any, source: str = "") -> bool:
    """Whether two figures are one: theirs are floats, of JioNLP with two decimals."""
    if ours is None or theirs is None:
        return ours is None and theirs is None
    wanted = Decimal(str(theirs))
    if source == "jionlp" and round(ours, 2) == wanted:
        return True
    return abs(ours - wanted) <= abs(wanted) * Decimal("1e-12")


def judge(item: Item, found: list[Found]) -> Verdict:
    """The verdict on an item of money, percent, number, count or ordinal."""
    of_kind = [one for one in found if _is_of(item, one)]
    told = "; ".join(f"{item.text[f.start : f.end]}={f.value} [{f.low},{f.high}] {f.unit}{f.currency}" for f in found)
    if item.expected is None:
        right = not of_kind
    else:
        right = any(_agrees(item, one) for one in of_kind) or _agrees_as_range(item, of_kind)
    if right:
        return Verdict(item, "right", told)
    for name, holds in _DIFFERENCES:
        if holds(item, found):
            return Verdict(item, name, told)
    return Verdict(item, "wrong", told)


def _is_of(item: Item, one: Found) -> bool:
    if item.dimension == "money":
        return bool(one.currency)
    if item.dimension == "percent":
        return one.kind == "ratio" and one.unit != "折"
    if item.expected is None:
        wanted = ("measure", "age", "duration") if item.dimension == "count" else ("", "noun")
        return one.kind in wanted and not one.bare
    return not one.bare or item.dimension == "number"


def _agrees(item: Item, one: Found) -> bool:
    expected = item.expected
    assert expected is not None
    start, end = bare_span(item.text, expected["start"], expected["end"])
    if item.dimension == "number" and one.qualifier == "over" and item.text[end : end + 1] in ("余", "多", "来"):
        end += 1  # the word inside is ours
    mine = bare_span(item.text, one.start, one.end)
    spans = {mine, bare_span(item.text, *one.core)} if item.dimension in ("number", "ordinal") else {mine}
    if (start, end) not in spans:
        return False
    if item.dimension == "money":
        unit = expected["unit_or_currency"]
        if unit is not None and one.currency != unit:
            return False
    if item.dimension == "count" and expected["unit_or_currency"]:
        written = fold(_UNITS.get(expected["unit_or_currency"], expected["unit_or_currency"])).split()
        if one.unit not in written and _spelt(one.unit) != _spelt(expected["unit_or_currency"]):
            return False
    bounds = [expected[name] for name in ("value", "low", "high")]
    if bounds == [None, None, None]:
        return True
    if expected["value"] is not None:
        value = Decimal(str(expected["value"]))
        ours = one.value
        if item.dimension == "number" and one.unit == "%" and not item.text[one.core[1] : one.end].strip():
            ours = ours / 100 if ours is not None else None  # 三分之一 is a share with us
        return close(ours, value, item.source)
    if expected["low"] is not None and not close(one.low, expected["low"], item.source):
        return False
    return expected["high"] is None or close(one.high, expected["high"], item.source)


def _spelt(unit: str) -> str:
    """The peers' own names of units differ in their spelling."""
    return unit.lower().replace("metre", "meter").replace("litre", "liter")


def _agrees_as_range(item: Item, found: list[Found]) -> bool:
    """Two of ours with a bound each (大于10小于20) are what the peer calls one range."""
    expected = item.expected
    assert expected is not None
    if expected["value"] is not None or (expected["low"] is None and expected["high"] is None):
        return False
    inside = [one for one in found if expected["start"] <= one.core[0] and one.core[1] <= expected["end"]]
    lows = [_share(item, one, one.low) for one in inside if one.low is not None]
    highs = [_share(item, one, one.high) for one in inside if one.high is not None]
    low, high = max(lows, default=None), min(highs, default=None)
    if expected["low"] is not None and not close(low, expected["low"]):
        return False
    return expected["high"] is None or close(high, expected["high"])


def _share(item: Item, one: Found, bound: Decimal) -> Decimal:
    return bound / 100 if one.unit == "%" and "%" not in fold(item.text) else bound


def _near(item: Item, found: list[Found]) -> list[Found]:
    """What was found inside the expected span."""
    expected = item.expected
    if expected is None:
        return found
    return [one for one in found if one.start < expected["end"] and one.end > expected["start"]]


def _discount(item: Item, found: list[Found]) -> bool:
    surface = item.expected["surface"] if item.expected else item.text
    return "折" in surface and (any(one.unit == "折" for one in found) or "對折" in surface)


def _bare_sum(item: Item, found: list[Found]) -> bool:  # noqa: ARG001
    """The peer says 元 and the text has neither a currency nor a money word."""
    if item.dimension != "money" or item.expected is None:
        return False
    surface = fold(item.expected["surface"])
    return not re.search(r"[元圆块毛毫角分仙币刀$¥￥欧镑盾铢]", surface)


def _few(item: Item, found: list[Found]) -> bool:
    near = _near(item, found)
    return bool(
        item.expected
        and re.match(r"[约大]*[几数]", item.expected["surface"])
        and near
        and near[0].qualifier == "range"
        and near[0].high is not None
        and close(near[0].high, item.expected["high"])
    )


def _conversion(item: Item, found: list[Found]) -> bool:
    if item.expected is None or item.expected["value"] is None:
        return False
    surface = fold(item.expected["surface"])
    total = Decimal(0)
    for one in _near(item, found):
        behind = fold(item.text)[one.core[1] : one.core[1] + 1]
        total += (one.value or 0) * _FACTORS.get(one.unit or behind, 0 if one.unit else 1)
    return any(unit in surface for unit in _FACTORS) and close(total, item.expected["value"])


def _temperature(item: Item, found: list[Found]) -> bool:  # noqa: ARG001
    unit = item.expected["unit_or_currency"] if item.expected else ""
    return unit in ("Celsius", "Fahrenheit", "Degree", "℃")


def _range(item: Item, found: list[Found]) -> bool:
    ranges = [one for one in _near(item, found) if one.qualifier == "range"]
    if item.expected is None:
        return bool(ranges)
    value = item.expected["value"]
    return value is not None and any(close(one.high, value) or close(one.low, value) for one in ranges)


def _ratio(item: Item, found: list[Found]) -> bool:
    return item.expected is None and "分之" in item.text and any(one.kind == "ratio" for one in found)


def _ordinal(item: Item, found: list[Found]) -> bool:  # noqa: ARG001
    return item.dimension == "number" and item.expected is not None and "第" in item.text[: item.expected["end"]]


def _indefinite(item: Item, found: list[Found]) -> bool:
    return item.expected is None and bool(found) and all(one.bare for one in found)


def _inexact(item: Item, found: list[Found]) -> bool:
    """The peer's float has fewer places than the text."""
    if item.expected is None or item.expected["value"] is None:
        return False
    wanted = Decimal(str(item.expected["value"]))
    return any(one.value is not None and one.value != wanted and close(one.value, wanted) for one in _near(item, found))


_NAMES = re.compile(load_rules(default_folder("rules")).alternation("units.no_numbers"))


def _name(item: Item, found: list[Found]) -> bool:  # noqa: ARG001
    """The figure begins a word of the list of words that are no numbers."""
    return item.expected is not None and _NAMES.match(fold(item.text), item.expected["start"]) is not None


_SCALED = re.compile(r"[^0-9]*([0-9]+)(万|亿)?[^0-9]*")


def _contradiction(item: Item, found: list[Found]) -> bool:  # noqa: ARG001
    """The figures of the surface, as anyone reads them, are not those that the peer states."""
    if item.expected is None:
        return False
    match = _SCALED.fullmatch(item.expected["surface"])
    stated = {item.expected[name] for name in ("value", "low", "high")} - {None}
    if match is None or not match[2] or len(stated) != 1:
        return False
    return not close(Decimal(match[1]) * (10**4 if match[2] == "万" else 10**8), stated.pop())


_DIFFERENCES: tuple[tuple[str, Callable[[Item, list[Found]], bool]], ...] = (
    ("折", _discount),
    ("bare sum", _bare_sum),
    ("few", _few),
    ("conversion", _conversion),
    ("temperature", _temperature),
    ("range", _range),
    ("ratio", _ratio),
    ("ordinal", _ordinal),
    ("indefinite", _indefinite),
    ("inexact", _inexact),
    ("name", _name),
    ("contradiction", _contradiction),
)


def table(verdicts: Iterable[Verdict]) -> dict[str, tuple[int, int, Counter[str]]]:
    """Right, judged and outside by class for each dimension."""
    rows: dict[str, tuple[int, int, Counter[str]]] = {}
    for one in verdicts:
        right, judged, outside = rows.get(one.item.dimension, (0, 0, Counter()))
        if one.verdict in ("right", "wrong"):
            rows[one.item.dimension] = (right + (one.verdict == "right"), judged + 1, outside)
        else:
            outside[one.verdict] += 1
            rows[one.item.dimension] = (right, judged, outside)
    return rows


# -- dates ---------------------------------------------------------------------------------------------------------

TIME_CLASSES = {
    "time": "finer than a day: times of day are a disposition of their own without a value",
    "duration": "a length of time or something that recurs has no place in the calendar",
    "calendar": "feasts, lunar days, reigns, words of conversation or of another calendar: no date of news",
    "figures": "figures without a year of four digits (12/1, 6·30): no date in news",
    "vague": "初, 底, 末 and the like: the peers set bounds of their own",
    "direction": "without a year (month, week) the nearest not after publication (tables.md); the peer looks ahead",
    "week": "下周三 is of the next week; the peer takes the next such day",
    "offset": "半年前, 十多年后, 17天内 without a date: counts from what the text speaks of; 两天前 is a day, the peer takes the time since",
    "rolling": "上两周, 下三个月 run from publication to the day (tables.md: 近N年); the peer takes whole weeks, months, years",
    "unresolved": "the peer itself states no day",
    "reference": "the peer's reference moment is not stated, or that of the run",
}
"""The classes of dates that are outside, with the reason."""


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date or period that a reader found: offsets, first and last as ISO strings, empty where open."""

    start: int
    end: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class _Days:
    """A resolution: first day and last day (of a peer: inclusive or not, see `_same_end`); None where open."""

    first: date | None
    last: date | None


_NEWS = re.compile(
    r"[0-9\s〇○零一二两三四五六七八九十千廿卅几,.、/()~·-]|年代|世纪|年度?|月份?|季度|学年|公元|周[日天]?|星期[日天]?|礼拜[日天]?|周末"
    r"|[日号天旬]|[今明昨去前后当本这上下大首]|个|第|半|末|底|初|中|至|到|或|包括|从|在|自|起|止|与|和|的|之间|间|以?内|以来|以前|之前|以后|之后|开始|期间|时期"
    r"|—|近|最近|过去|未来|来|左右|现在|多|余"
)
_TIME = re.compile(
    r"[0-9一二三四五六七八九十两零半][时点刻分秒]|小时|钟|秒|[0-9]:[0-9]|早|晚|晨|上午|下午|中午|夜|傍|黄昏|[ap]\.?m",
    re.IGNORECASE,
)
_VAGUE = re.compile(r"初(?![一二三四五六七八九十])|底|(?<!周)末|最后|前后半|世纪.*期")


def reference_of(item: Item) -> str | None:
    """The reference moment of a case as an ISO date of the precision stated, None where there is none that can be scored."""
    written = item.reference
    if not written:
        return None
    if not written.startswith("time_base"):
        return written[:10]
    value = written.partition("=")[2].strip()
    figures = [int(figure) for figure in re.findall(r"[0-9]+", value)]
    if value.startswith("{"):
        figures = [int(f) for name in ("year", "month", "day") for f in re.findall(rf"'{name}': ([0-9]+)", value)]
    elif value.startswith(("[", "datetime")):
        figures = figures[:3]
    elif re.fullmatch(r"[0-9.]+", value):
        moment = datetime.fromtimestamp(float(value), timezone(timedelta(hours=8)))
        figures = [moment.year, moment.month, moment.day]
    else:
        return None
    return f"{figures[0]:04d}" + "".join(f"-{figure:02d}" for figure in figures[1:3])


def days_of(iso: str) -> tuple[date, date]:
    """First and last day of an ISO date of any precision."""
    figures = [int(figure) for figure in iso.split("-")]
    first = date(*[*figures, 1, 1][:3])
    if len(figures) == 3:
        return first, first
    year, month = first.year, first.month if len(figures) == 2 else 12
    return first, date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _moment(written: Any) -> tuple[date | None, bool]:
    """The day of a written moment and whether it is finer than a day."""
    text = str(written)
    match = re.match(r"([0-9]{4})-([0-9]{2})-([0-9]{2})(?:[T ]([0-9:]+))?", text)
    if match is None:
        return None, bool(re.match(r"[0-9]{2}:", text))
    day = date(int(match[1]), max(int(match[2]), 1), max(int(match[3]), 1))
    return day, bool(match[4]) and match[4][:8] not in ("00:00:00", "23:59:59")


def _resolutions(item: Item) -> tuple[list[_Days], bool]:
    """Every resolution that the peer accepts, and whether one is finer than a day."""
    expected = item.expected
    assert expected is not None
    value, found, fine = expected["value"], [], False
    base = reference_of(item)
    if isinstance(value, dict):
        value = [value[name] for name in ("PastResolution", "FutureResolution") if name in value] or [value]
    if isinstance(value, list):
        for one in value:
            one = (
                {key: text for key, text in one.items() if key not in ("timex", "Timex", "type")}
                if isinstance(one, dict)
                else {}
            )
            first, fine_first = _moment(
                one.get("startDate") or one.get("start") or one.get("date") or one.get("value") or ""
            )
            last, fine_last = _moment(one.get("endDate") or one.get("end") or one.get("date") or one.get("value") or "")
            fine |= fine_first or fine_last or any("ime" in key for key in one)
            if first or last:
                found.append(_Days(first, last))
    elif isinstance(value, str):
        first, fine = _moment(value)
        found.append(_Days(first, first))
    else:
        first, fine_first = _moment(expected["low"] or "")
        last, fine_last = _moment(expected["high"] or "")
        now = base and days_of(base)[1]
        fine = (fine_first and first != now) or (fine_last and last != now)
        found.append(_Days(first, last))
    return found, fine


def judge_date(item: Item, found: list[FoundDate]) -> Verdict:
    """The verdict on a date or period with a stated value."""
    expected = item.expected
    assert expected is not None
    told = "; ".join(f"{item.text[f.start : f.end]}={f.first}/{f.last}" for f in found)
    surface = fold(expected["surface"]).replace("後", "后")
    kind = expected.get("kind") or ""
    if (
        kind in ("duration", "set")
        or isinstance(expected["value"], int)
        or expected.get("definition") in ("time_delta", "time_period")
        or "time_delta" in kind
        or "time_period" in kind
    ):
        return Verdict(item, "duration", told)
    if re.search(r"每", surface):
        return Verdict(item, "duration", told)
    resolutions, fine = _resolutions(item)
    if fine or kind in ("time", "timerange", "datetimerange") or _TIME.search(surface):
        return Verdict(item, "time", told)
    if not resolutions:
        return Verdict(item, "unresolved", told)
    is_name = not re.search(r"[年月日号天周期拜季旬代纪]|[0-9]", surface) or "大年" in surface
    if (
        is_name
        or _NEWS.sub("", surface)
        or re.search(r"初[一二三四五六七八九十0-9]|闰|廿[一二]$|[冬腊正]月", surface)
        or _is_lunar(item)
    ):
        return Verdict(item, "calendar", told)
    if item.reference and reference_of(item) is None:
        return Verdict(item, "reference", told)
    near = [one for one in found if one.start < expected["end"] and one.end > expected["start"]]
    if any(_same_span(item, one) and _same_days(item, one, days) for one in near for days in resolutions):
        return Verdict(item, "right", told)
    if re.fullmatch(r"[0-9./·\s-]+", surface) and not re.search(r"[0-9]{4}", surface):
        return Verdict(item, "figures", told)
    if _VAGUE.search(surface):
        return Verdict(item, "vague", told)
    if (
        re.search(
            r"[0-9一二两三四五六七八九十几半多](?:个?半|多|余)?(?:个|来)?[多半]?(?:年|个?月|天|日|周|星期|礼拜)半?(?:之|以)?[前后内来]$",
            surface,
        )
        and "第" not in surface
        and not re.search(r"[0-9]{4}", surface)
    ):
        return Verdict(item, "offset", told)
    for one in near:
        for days in resolutions:
            name = _difference(item, one, days)
            if name and _same_span(item, one):
                return Verdict(item, name, told)
    return Verdict(item, "wrong", told + f" want {[(str(d.first), str(d.last)) for d in resolutions]}")


def _is_lunar(item: Item) -> bool:
    """二月十五 without 日 is lunar for JioNLP: its own resolution is of another month."""
    assert item.expected is not None
    match = re.search(r"([0-9一二三四五六七八九十]+)月([0-9一二三四五六七八九十]+)$", fold(item.expected["surface"]))
    low = item.expected["low"]
    return bool(
        match and low and not re.search("[至到]", item.expected["surface"]) and int(str(low)[5:7]) != _figure(match[1])
    )


def _figure(written: str) -> int:
    reading = read_number(written)
    return int(reading.value) if reading is not None and reading.value is not None else 0


_EDGES = re.compile(
    r"^(?:从|在|自|包括|大约|大概|约)|(?:左右|之间|间|止|起|开始|以来|到现在|之后|以后|之前|以前|或|及|[前后後内]|,?\s?\(?(?:周|星期|礼拜)[一二三四五六日天]\)?)$|^(?:周|星期|礼拜)[一二三四五六日天],?\s?(?=.)"
)


def _same_span(item: Item, one: FoundDate) -> bool:
    """Whether a found date covers what is written, words round it apart."""

    def core(start: int, end: int) -> tuple[int, int]:
        folded = fold(item.text)
        changed = True
        while changed:
            changed = False
            for match in _EDGES.finditer(folded[start:end]):
                if len(match[0]) < end - start and match[0]:
                    if match.start() == 0:
                        start += len(match[0])
                    else:
                        end -= len(match[0])
                    changed = True
                    break
        while start < end and folded[start] in " ,":
            start += 1
        while start < end and folded[end - 1] in " ,":
            end -= 1
        return start, end

    assert item.expected is not None
    return core(item.expected["start"], item.expected["end"]) == core(one.start, one.end)


def _same_days(item: Item, one: FoundDate, days: _Days) -> bool:
    return _same_start(item, one, days.first) and _same_end(item, one, days)


def _same_start(item: Item, one: FoundDate, wanted: date | None) -> bool:
    """First days agree; of a span that begins at publication the day itself may be in or out."""
    if wanted is None:
        return True
    if not one.first:
        return str(wanted) == reference_of(item)
    first, last = days_of(one.first)
    base = reference_of(item)
    slack = {first}
    if base and one.first == base:
        slack.add(first + timedelta(days=1))
    grain = _grain(item)
    if grain == "month":
        return (first.year, first.month) == (wanted.year, wanted.month)
    if grain == "year":
        return first.year == wanted.year
    if re.search("[后後]", item.expected["surface"]) and one.last == "":  # type: ignore[index]
        slack.add(last + timedelta(days=1))
    return wanted in slack


def _grain(item: Item) -> str:
    """The grain of Duckling's -00 dates."""
    assert item.expected is not None
    low = str(item.expected["low"] or "")
    return "year" if "-00-00" in low else "month" if "-00T" in low else ""


def _same_end(item: Item, one: FoundDate, days: _Days) -> bool:
    """Last days agree; the peers' last day is in, or out, or the first day of the last month or year."""
    if days.last is None:
        return True
    base = reference_of(item)
    if not one.last:
        return bool(base) and days.last == days_of(base)[1]
    first, last = days_of(one.last)
    grain = _grain(item)
    if grain == "month":
        return (last.year, last.month) in ((days.last.year, days.last.month), _before(days.last))
    if grain == "year":
        return last.year in (days.last.year, days.last.year - 1)
    if days.first == days.last and isinstance(item.expected["value"], str):  # type: ignore[index]
        return True  # Duckling states the beginning only
    slack = {first, last, last + timedelta(days=1)}
    if base and one.last == base:
        slack.add(last - timedelta(days=1))
    if base and one.first == base:
        slack.add(last + timedelta(days=1))
        slack.add(last - timedelta(days=1))
    return days.last in slack


def _before(day: date) -> tuple[int, int]:
    return (day.year, day.month - 1) if day.month > 1 else (day.year - 1, 12)


def _difference(item: Item, one: FoundDate, days: _Days) -> str:
    """The class of a difference between what was found and a resolution of the peer."""
    assert item.expected is not None
    surface = fold(item.expected["surface"]).replace("後", "后")
    base = reference_of(item)
    if not one.first or days.first is None or not base:
        return ""
    first = days_of(one.first)[0]
    reference = days_of(base)[1]
    ahead = days.first > reference >= first or (days.last or days.first) > reference
    if ahead and "月" in surface and "年" not in surface and re.search(r"[周期拜]", surface):
        return "direction" if days.first.month == first.month else ""
    if (one.first == base or one.last == base) and re.match(r"[上下前后近][0-9一二两三四五六七八九十]", surface):
        return "rolling"
    if re.search(r"[周星期礼拜]", surface):
        return "week" if abs((days.first - first).days) == 7 else ""
    stated_year = re.search(r"[0-9]{4}|年", surface)
    if ahead and not stated_year:
        same_month = "月" not in surface or days.first.month == first.month
        same_day = not re.search(r"[日号]", surface) or days.first.day == first.day
        if same_month and same_day:
            return "direction"
    if re.search(r"[前后]$", surface) and re.search(r"[0-9一二两三四五六七八九十几]", surface):
        return "offset"
    return ""


# -- ours ----------------------------------------------------------------------------------------------------------


def is_stated(item: Item) -> bool:
    """Whether an item can be judged: of dates only those whose value the peer states."""
    if item.dimension not in TIMES:
        return True
    return item.expected is not None and any(item.expected[name] is not None for name in ("value", "low", "high"))


def ours(item: Item) -> Verdict:
    """The verdict on what this project finds in the text of an item."""
    if item.dimension in TIMES:
        folded, published = fold(item.text), reference_of(item)
        mentions = find_dates(folded, published)
        return judge_date(item, [FoundDate(m.start, m.end, *period_of(folded, m, published)) for m in mentions])
    if item.dimension == "ordinal":
        return judge(item, _ordinals(item.text))
    found = find_numerals(item.text)
    whole = item.expected is not None and (item.expected["start"], item.expected["end"]) == (0, len(item.text))
    if item.dimension == "money" and whole:
        alone = parse_money(item.text)
        found = [alone] if alone is not None else found
    if item.source == "cn2an" and item.expected is None:  # cn2an reads whole strings
        one = parse_number(item.text)
        found = [one] if one is not None else []
    return judge(
        item,
        [
            Found(
                n.start, n.end, n.value, n.low, n.high, n.unit, n.currency, n.kind, n.qualifier,
                (n.number_start, n.number_end), n.bare,
            )
            for n in found
        ],
    )  # fmt: skip


def _ordinals(text: str) -> list[Found]:
    """Numbers behind 第, which belongs to them."""
    folded = fold(text)
    return [
        Found(n.number_start - 1, n.number_end, n.value, n.low, n.high, core=(n.number_start - 1, n.number_end))
        for n in find_numerals(text)
        if folded[n.number_start - 1 : n.number_start] == "第"
    ]

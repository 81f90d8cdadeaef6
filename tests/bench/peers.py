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
from decimal import Decimal
from pathlib import Path
from typing import Any

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
        if one.unit not in written:
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

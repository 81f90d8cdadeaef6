"""What stands behind a date and belongs to it: a part of its year or month (今年前5个月, 3月上旬), the weekday of a day."""

import re
from datetime import date, timedelta

from pipeline.datepatterns import MONTH, SIGN, WEEK, number_of
from pipeline.partialdates import PartialDate, from_iso
from pipeline.relativedates import weekday_of

# 今年前5个月, 2020年的第二周, 3月上旬.
_NARROWER = re.compile(
    rf"[的\ ]?(?:前(?P<first>[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,2}})(?P<first_unit>个月|月|个季度|个?星期|周|天)(?!份)"
    r"|后(?P<final>[一二两三四五六])个?月|(?P<third>[上中下])旬|首月"
    r"|第(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?P<unit>个?周|个?星期|个?礼拜|个月)(?P<weekday>[一二三四五六日天](?!期))?"
    rf"|(?P<from>{MONTH}){SIGN}(?P<to>{MONTH})[\ ]?月份?)"
)
_WEEKDAY_TOO = re.compile(rf"[\ ]?[,(]?[\ ]?{WEEK}[一二三四五六日天]\)?(?![\u4e00-\u9fff]{{0,2}}[周星礼])")


def with_weekday(folded: str, end: int) -> int:
    """Where a day ends with the weekday behind it: 6月8日(周一)."""
    too = _WEEKDAY_TOO.match(folded, end)
    return too.end() if too is not None else end


def part_of(folded: str, end: int, iso: str) -> tuple[int, str, str] | None:
    """The part of the year or month `iso` that is named behind it: its end in the text, its first and its last date."""
    match, whole = _NARROWER.match(folded, end), from_iso(iso)
    span = _span_of(whole, match) if match is not None and whole is not None else None
    return (match.end(), *span) if match is not None and span is not None else None


def _span_of(whole: PartialDate, match: "re.Match[str]") -> tuple[str, str] | None:
    begin, end, is_month = date(whole.year, whole.month or 1, 1), whole.last_day, bool(whole.month)
    unit = match["first_unit"] or ""
    if match["third"]:
        first, last = {"上": (1, 10), "中": (11, 20), "下": (21, end.day)}[match["third"]]
        return _numbered(whole, first, last) if is_month else None
    if unit == "天":
        last = number_of(match["first"])
        return _numbered(whole, 1, last) if is_month and 1 < last <= end.day else None
    if match["unit"] == "个月":
        first = last = number_of(match["number"])
    elif match["number"] or unit.endswith(("周", "期")):
        return _weeks_of(begin, end, match)
    elif match["from"]:
        first, last = number_of(match["from"]), number_of(match["to"])
    elif match["final"]:
        first, last = 13 - number_of(match["final"]), 12
    elif match["first"]:
        first, last = 1, number_of(match["first"]) * (3 if unit == "个季度" else 1)
    else:
        first = last = 1
    return _numbered(whole, first, last) if not is_month and 0 < first <= last <= 12 else None


def _numbered(whole: PartialDate, first: int, last: int) -> tuple[str, str]:
    """Days of a month or months of a year."""
    return f"{whole.iso}-{first:02d}", f"{whole.iso}-{last:02d}"


def _weeks_of(begin: date, end: date, match: "re.Match[str]") -> tuple[str, str] | None:
    """The n-th week (it begins with the n-th Monday), the first n weeks, the n-th Monday … of a month or year."""
    monday = begin + timedelta(days=-begin.weekday() % 7)
    if match["first"]:
        return monday.isoformat(), (monday + timedelta(days=7 * number_of(match["first"]) - 1)).isoformat()
    number = number_of(match["number"])
    if match["weekday"]:
        first = last = begin + timedelta(days=(weekday_of(match["weekday"]) - begin.weekday()) % 7 + 7 * (number - 1))
    else:
        first = monday + timedelta(days=7 * (number - 1))
        last = first + timedelta(days=6)
    return (first.isoformat(), last.isoformat()) if number and first <= end else None

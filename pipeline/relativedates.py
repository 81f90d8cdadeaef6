"""What a written date leaves out: taken from the date named before it, from the day of publication or of the dateline."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.datepatterns import (
    DAY_WORDS,
    LEANING_DAYS,
    LEANING_MONTHS,
    LEANING_YEARS,
    MONTH_WORDS,
    PARTS,
    THIS_YEAR,
    WEEKDAYS,
    YEAR_WORDS,
    number_of,
)
from pipeline.partialdates import PartialDate, from_day, from_iso, moved_by_unit, valid


@dataclass(frozen=True, slots=True)
class Standpoint:
    """From where a date is seen: the publication date, the day on which the text is told, the date named before."""

    published: PartialDate | None
    today: date | None
    named: PartialDate | None = None

    @property
    def reference(self) -> date | None:
        """The last day on which the text can have been published."""
        return self.published.last_day if self.published else None


def resolved(groups: Mapping[str, str], seen: Standpoint) -> PartialDate | None:
    """The date that the groups of a match state, as far as it can be known; None for none, and for spans of years."""
    published, named = seen.published, seen.named
    if not groups or groups.keys() & {"later", "decade", "plan", "century_only"}:
        return None
    if "year" in groups:
        # In 3/4/2021 the day or the month may stand first.
        is_open = groups.get("day_first") == "/" and int(groups["day"]) <= 12
        return None if is_open else _stated(number_of(groups["year"]), groups)
    if "short_year" in groups:
        short = number_of(groups["short_year"])
        return _stated((2000 if short < 50 else 1900) + short, groups)
    if "year_word" in groups:
        word = groups["year_word"]
        base = named if word in LEANING_YEARS else (named or published) if word == THIS_YEAR else published
        return _stated(base.year + YEAR_WORDS[word], groups) if base else None
    if "month_word" in groups:
        word = groups["month_word"]
        month = _month_after(named if word in LEANING_MONTHS else published, MONTH_WORDS[word])
        return _stated(month.year, {**groups, "month": str(month.month)}) if month else None
    if "day_word" in groups:
        return _day_of_word(groups["day_word"], seen)
    if "week" in groups or "weekday" in groups:
        return _of_week(groups, seen.reference if published and published.day else None)
    if "two_years" in groups:
        return PartialDate(published.year) if published else None
    if "quarter" in groups:
        return _quarter(groups["quarter"], published)
    if "ago" in groups:
        return from_iso(moved_by_unit(published, -number_of(groups["ago"]), groups["ago_unit"]))
    return nearest(groups, seen)


def nearest(groups: Mapping[str, str], seen: Standpoint) -> PartialDate | None:
    """A date without year: of the year (and month) named before it, else the nearest not after publication."""
    named, reference = seen.named, seen.reference
    if "from_month" in groups:
        first, last = number_of(groups["from_month"]), number_of(groups["to_month"])
        year = _year_of_month(first, seen)
        return PartialDate(year, first, None, last) if year and first < last else None
    if "part" in groups:
        year = _year_of_month(PARTS[groups["part"]][0], seen)
        return _stated(year, groups) if year else None
    if "month" not in groups:
        day = int(groups["day"])
        if named is not None and named.month and not named.through:
            return _checked(PartialDate(named.year, named.month, day))
        return _nearest_day(day, reference) if reference else None
    if named is not None:
        return _stated(named.year, groups)
    if reference is None:
        return None
    month, day = number_of(groups["month"]), number_of(groups.get("day", "1"))
    year = reference.year - ((month, day) > (reference.month, reference.day))
    if (month, day) == (2, 29):
        year = next((leap for leap in range(year, year - 9, -1) if valid(leap, 2, 29)), year)
    return _stated(year, groups)


def _stated(year: int, groups: Mapping[str, str]) -> PartialDate | None:
    """A part, month or day of `year`, as the groups say."""
    if "part" in groups:
        first, last = PARTS[groups["part"]]
        return PartialDate(year, first, None, last)
    month, day = (number_of(groups[name]) if name in groups else None for name in ("month", "day"))
    return _checked(PartialDate(year, month, day))


def _checked(found: PartialDate) -> PartialDate | None:
    return found if valid(found.year, found.month or 1, found.day or 1) else None


def _year_of_month(month: int, seen: Standpoint) -> int | None:
    if seen.named is not None:
        return seen.named.year
    return seen.reference.year - (seen.reference.month < month) if seen.reference else None


def _nearest_day(day: int, reference: date) -> PartialDate | None:
    """The last day of that number up to `reference`; where that month has none, in the month before it."""
    for back in range(day > reference.day, 3):
        month = _month_after(from_day(reference), -back)
        if month is not None and valid(month.year, month.month or 1, day):
            return replace(month, day=day)
    return None


def _day_of_word(word: str, seen: Standpoint) -> PartialDate | None:
    if word in LEANING_DAYS:
        return seen.named if seen.named is not None and seen.named.day else None
    if seen.published is None or not seen.published.day or seen.today is None:
        return None
    return from_day(seen.today + timedelta(days=DAY_WORDS[word]))


def _of_week(groups: Mapping[str, str], reference: date | None) -> PartialDate | None:
    """本周 (its first day), 上周三, 下周末 (its Saturday); 周三 alone is the nearest not after publication."""
    if reference is None:
        return None
    place = weekday_of(groups["weekday"]) if "weekday" in groups else 5 if "weekend" in groups else 0
    weeks = {"上上": -2, "上": -1, "下": 1, "下下": 2}.get(groups.get("week", ""), 0)
    if "week" not in groups and place > reference.weekday():
        weeks = -1
    return from_day(reference + timedelta(days=place - reference.weekday() + 7 * weeks))


def weekday_of(written: str) -> int:
    """一 (0) to 日 and 天 (6)."""
    return WEEKDAYS.index(written.replace("天", "日"))


def _quarter(word: str, published: PartialDate | None) -> PartialDate | None:
    month = _month_after(published, {"上": -3, "下": 3}.get(word, 0))
    if month is None or not month.month:
        return None
    first = month.month - (month.month - 1) % 3
    return PartialDate(month.year, first, None, first + 2)


def _month_after(start: PartialDate | None, number: int) -> PartialDate | None:
    if start is None or not start.month:
        return None
    months = start.year * 12 + start.month - 1 + number
    return PartialDate(months // 12, months % 12 + 1)

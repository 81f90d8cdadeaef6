"""Dates of the precision that is known: a year, a month of it or a day; as ISO strings, and moved in time."""

from dataclasses import dataclass, replace
from datetime import date, timedelta


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A year, and month and day as far as stated or filled in; `through` is the last month of half years and quarters."""

    year: int
    month: int | None = None
    day: int | None = None
    through: int | None = None

    @property
    def precision(self) -> str:
        """One of day, month and year."""
        return "day" if self.day else "month" if self.month and not self.through else "year"

    @property
    def iso(self) -> str:
        """2021, 2021-04 or 2021-04-22."""
        figures = f"{self.year:04d}"
        if self.month:
            figures += f"-{self.month:02d}"
            if self.day:
                figures += f"-{self.day:02d}"
        return figures

    @property
    def last_iso(self) -> str:
        """The last month of a half year or quarter, else the same as `iso`."""
        return replace(self, month=self.through, through=None).iso if self.through else self.iso

    @property
    def exact(self) -> date | None:
        """The day, None where only a month or year is known."""
        return date(self.year, self.month, self.day) if self.month and self.day else None

    @property
    def last_day(self) -> date:
        """The last day of the year, month or day."""
        month = self.month or 12
        return self.exact or date(self.year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def from_iso(iso: str | None) -> PartialDate | None:
    """The date that an ISO string states; None without one."""
    return PartialDate(*(int(figures) for figures in iso.split("-"))) if iso else None


def from_day(day: date) -> PartialDate:
    """A day as a date of full precision."""
    return PartialDate(day.year, day.month, day.day)


def valid(year: int, month: int = 1, day: int = 1) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def moved(start: PartialDate | None, number: int, unit: str) -> str:
    """The ISO date so many years, months, weeks or days later; empty where `start` is not precise enough for the unit."""
    if start is None or not number:
        return ""
    if unit[-1] not in "年月":
        days = timedelta(days=number * (1 if unit[-1] == "天" else 7))
        return (start.exact + days).isoformat() if start.exact else ""
    if unit != "年" and not start.month:
        return ""
    months = start.year * 12 + (start.month or 1) - 1 + number * (12 if unit == "年" else 1)
    year, month = months // 12, months % 12 + 1
    if not 0 < year < 9999:
        return ""
    day = start.day if start.day is None or valid(year, month, start.day) else 28
    return PartialDate(year, start.month and month, day).iso


def moved_by_unit(start: PartialDate | None, number: int, unit: str) -> str:
    """三年前, 两天后: `moved`, in the precision of the unit."""
    iso, length = moved(start, number, unit), {"年": 4, "月": 7}.get(unit[-1], 10)
    return iso[:length] if len(iso) >= length else ""

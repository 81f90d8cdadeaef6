"""Dates and periods of the text, resolved against the publication date.

A date is an ISO 8601 string with the precision that is stated: 2020, 2021-04 or 2021-04-22. A period has a first and a
last date. Relative dates take what they leave out from a date before them in the same paragraph, else from the publication date.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.datepatterns import DATE, LUNAR, PLANS, SIGN, SPAN, YEARS, date_matches, groups_of, number_of
from pipeline.narrowerdates import part_of, with_weekday
from pipeline.partialdates import PartialDate, from_iso, moved, moved_by_unit
from pipeline.publicationdates import iso_date, publication_date
from pipeline.relativedates import Standpoint, nearest, resolved

__all__ = ["DateMention", "find_dates", "iso_date", "period_of", "publication_date"]

_TO = re.compile(rf"起?{SIGN}")
_SINCE = re.compile(r"(?:以来|至今|到现在|到目前|至目前|起至今|年来|起(?![点步草诉来])|开始)")
_AFTER = re.compile(r"(?:或?之[后後]|或?以[后後]|[后後](?![续来勤备方代半几两三期台]))")
_AHEAD = re.compile(r"(?:或?之前|或?以前|前(?![后往来期三两几半身十0-9列十提方进所端]))")
_UNTIL = re.compile(r"(?:截至|截止到?|到|至)(?:目前为止)?[\ ]?$")
_SENTENCE_ENDS = re.compile("[。!?]")
_DAYS_TO_PRINT = 10
_DAYS_OF_NEWS = 14


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or period in the text. `first` and `last` are ISO strings, equal for a date, empty where unknown or open.

    `kind` is day, month, year, period, or later (三年后, which only `period_of` resolves, as such a time counts from
    whatever the text speaks of; 三年前 without a day of publication). `end` is after the words that belong to it (以来, 期间).
    """

    start: int
    end: int
    kind: str
    first: str
    last: str

    @property
    def iso(self) -> str:
        """The date, empty for a period."""
        return self.first if self.first == self.last else ""


def find_dates(folded: str, published_on: str | None = None) -> list[DateMention]:
    """The dates and periods of folded text, in order, none inside another.

    published_on: the publication date as ISO string; without it what is relative stays without `first` and `last`.
    """
    published = from_iso(published_on)
    seen = Standpoint(published, published.last_day if published else None)
    found: list[DateMention] = []
    end = 0
    for match in date_matches(folded):
        start = match.start()
        if start < end:
            continue
        between = folded[end:start]
        if "\n" in between:
            seen = replace(seen, named=None)
        groups = groups_of(match)
        of_news = _is_of_the_news(groups, between, seen)
        parts = resolved(groups, replace(seen, named=None) if of_news else seen)
        if folded.startswith(LUNAR, max(0, start - 2)):
            parts = None
        mention = _narrowed(folded, DateMention(start, match.end(), *_meaning(match, groups, parts)))
        joined = _joined(folded, found[-1], mention) if found and groups else None
        if joined is not None:
            found[-1] = joined
        else:
            found.append(mention)
        end = found[-1].end
        if parts is not None:
            seen = replace(seen, today=_told_on(folded, parts, end, seen.reference) or seen.today)
            # 较上年增加, 三年前: the text stays where it is.
            if "ago" not in groups and not between.endswith(("较", "比")):
                seen = replace(seen, named=parts)
    return found


def _is_of_the_news(groups: Mapping[str, str], between: str, seen: Standpoint) -> bool:
    """Whether month and day without year lie a few days before publication, where only a sentence before names another
    year (甲,1983年入党。7月1日,某会…)."""
    if not {"month", "day"} <= groups.keys() or groups.keys() & {"year", "short_year", "year_word"}:
        return False
    if seen.reference is None or seen.named is None or seen.named.year >= seen.reference.year:
        return False
    found = nearest(groups, replace(seen, named=None)) if _SENTENCE_ENDS.search(between) else None
    return bool(found and found.exact and (seen.reference - found.exact).days <= _DAYS_OF_NEWS)


def _told_on(folded: str, parts: PartialDate, end: int, reference: date | None) -> date | None:
    """The day of a dateline (新华社3月10日电) shortly before publication: 今日 and 昨天 in its text are counted from it."""
    day = parts.exact
    if day is None or reference is None or not folded.startswith(("电", "讯"), end):
        return None
    return day if 0 <= (reference - day).days <= _DAYS_TO_PRINT else None


def _meaning(match: "re.Match[str]", groups: Mapping[str, str], parts: PartialDate | None) -> tuple[str, str, str]:
    """Kind, first and last date of a mention."""
    if match.re is YEARS:
        first, last = number_of(match["from"] or match["from_b"]), number_of(match["to"] or match["to_b"])
        return _years(first, last + (first // 100 * 100 if last < 100 else 0))
    if match.re is SPAN:
        return "period", "", ""
    if "plan" in groups:
        begun = PLANS[groups["plan"]]
        return "period", str(begun), "" if groups["during"] == "以来" else str(begun + 4)
    if "century_only" in groups:
        last = number_of(groups["century_only"]) * 100
        return _years(last - 99, last)
    if "decade" in groups:
        century = groups.get("century", "上")
        decade = number_of(groups["decade"])
        if decade < 100:
            decade += 1900 if century.startswith("上") else (number_of(century) - 1) * 100
        return _years(decade, decade + 9)
    if "week" in groups and "weekday" not in groups:
        begin = parts.exact if parts else None
        end = begin + timedelta(days=1 if "weekend" in groups else 6) if begin else None
        return "period", begin.isoformat() if begin else "", end.isoformat() if end else ""
    if "later" in groups or ("ago" in groups and parts is None):
        return "later", "", ""
    if parts is None:
        return "day" if "日" in match[0] or "天" in match[0] else "month", "", ""
    if "two_years" in groups:
        return _years(parts.year, parts.year + 1)
    if "to" in groups and parts.day:
        month = number_of(groups["to_month"]) if "to_month" in groups else parts.month
        return "period", parts.iso, PartialDate(parts.year, month, number_of(groups["to"])).iso
    return "period" if parts.through else parts.precision, parts.iso, parts.last_iso


def _years(first: int, last: int) -> tuple[str, str, str]:
    return "period", f"{first:04d}", f"{last:04d}"


def _narrowed(folded: str, mention: DateMention) -> DateMention:
    """The mention with what stands behind it and makes it narrower: 今年前5个月, 3月上旬; a day takes its (周一) along."""
    if mention.kind == "day":
        return replace(mention, end=with_weekday(folded, mention.end))
    part = part_of(folded, mention.end, mention.first) if mention.kind in ("year", "month") else None
    if part is None:
        return mention
    end, first, last = part
    kind = "period" if first != last else "day" if len(first) == len("2021-04-22") else "month"
    return DateMention(mention.start, end, kind, first, last)


def _joined(folded: str, before: DateMention, mention: DateMention) -> DateMention | None:
    """4月22日至25日, 2019年3月—2021年5月: two dates as one period."""
    join = _TO.match(folded, before.end)
    if join is None or join.end() != mention.start or (before.kind == "period" and not before.first):
        return None
    if before.first and mention.last and before.first > mention.last:
        return None
    return DateMention(before.start, mention.end, "period", before.first, mention.last)


def period_of(folded: str, mention: DateMention, published_on: str | None) -> tuple[str, str]:
    """The period that a mention stands for with the words round it: X年以来, 截至D, 近五年来; (first, last)."""
    published = from_iso(published_on)
    if mention.kind == "period" and not mention.first and published_on:
        span = SPAN.match(folded, mention.start)
        if span is not None:
            number = 0 if span["number"] == "几" or span["unit"] == "个多月" else number_of(span["number"])
            if span["ahead"]:
                return published_on, moved(published, number, span["unit"])
            return moved(published, -number, span["unit"]), published_on
    if mention.kind == "later":
        match = DATE.match(folded, mention.start)
        later = (
            moved_by_unit(published, number_of(match["later"]), match["later_unit"]) if match and match["later"] else ""
        )
        return later, later
    if _SINCE.match(folded, mention.end):
        return mention.first, published_on or ""
    if _UNTIL.search(folded, max(0, mention.start - 8), mention.start):
        return "", mention.last
    if _AFTER.match(folded, mention.end):
        return mention.first, ""
    if _AHEAD.match(folded, mention.end):
        return "", mention.last
    return mention.first, mention.last

"""The publication date of an article: as it is handed over, or from front matter or the dateline of the text."""

import re
from dataclasses import replace
from datetime import date

from pipeline.datepatterns import DAY_FIGURES, MONTH_FIGURES
from pipeline.partialdates import PartialDate, valid
from pipeline.records import Article

_YEAR = "(?:19|20)[0-9]{2}"
_MONTH_AND_DAY = f"(?P<month>{MONTH_FIGURES})月(?P<day>{DAY_FIGURES})日"
_WRITTEN = re.compile(
    r"\s*(?P<year>[12][0-9]{3})(?:\s*[-/.年]\s*(?P<month>[0-9]{1,2})(?:\s*[-/.月]\s*(?P<day>[0-9]{1,2})(?:日|号)?)?月?)?年?"
    r"(?:[T\s]+[0-9]{1,2}(?:[:时点][0-9]{1,2}){1,2}(?:\.[0-9]+)?\s*分?\s*(?:Z|[+-][0-9:]{4,6}|[AP]M)?)?\s*"
)
_COMPACT = re.compile(r"\s*(?P<year>[12][0-9]{3})(?P<month>[0-9]{2})(?P<day>[0-9]{2})\s*")
# 发布时间, 发表于; 时间 and 日期 alone only with a colon and without a word before them (活动时间 is none).
_LABEL = (
    r"(?:(?:发布|发稿|更新|刊发|发表|上传|编发|录入|出版|播发|创建)(?:时间|日期|日|于)?\s*[:]?|发于|刊于"
    r"|(?<![\u4e00-\u9fff])(?:时间|日期)\s*[:])"
)
_FRONT = re.compile(
    rf"{_LABEL}\s*(?P<year>{_YEAR})[ ]*[-/.年][ ]*(?P<month>{MONTH_FIGURES})(?![0-9])"
    rf"(?:[ ]*[-/.月][ ]*(?P<day>{DAY_FIGURES})(?![0-9](?![0-9]:)))?"
)
# A line with a time stamp: first in the line or behind a blank, with a time, a word of front matter or the line's end.
_STAMP = re.compile(
    rf"^(?:[^\n。]{{0,40}}?[ |])?(?P<year>{_YEAR})"
    rf"(?:[-/.](?P<month_2>{MONTH_FIGURES})[-/.](?P<day_2>{DAY_FIGURES})(?![0-9])|年{_MONTH_AND_DAY})"
    r"(?= *(?:[0-9]{1,2}:[0-9]{2}|[(|]? ?(?:来源|作者|字号|编辑|稿源|阅读|浏览|点击|发布)|[\r\n]|\Z))",
    re.MULTILINE,
)
_TOLD = "(?:电|讯|消息|报道)"
_DATELINE = re.compile(rf"(?:本报|电|讯|记者|社)[^。\n]{{0,24}}?(?<![0-9])(?P<year>{_YEAR})年{_MONTH_AND_DAY}{_TOLD}")
_DATELINE_OF_A_DAY = re.compile(rf"(?:本报|电|讯|记者|社|网|台|报)[^。\n]{{0,24}}?(?<![0-9年]){_MONTH_AND_DAY}{_TOLD}")
_STATED_DAY = re.compile(
    rf"(?<![0-9])(?P<year>{_YEAR})(?:年{_MONTH_AND_DAY}"
    r"|(?P<sign>[-./_]?)(?P<month_2>1[0-2]|0[1-9])(?:(?P=sign)|/)(?P<day_2>3[01]|[12][0-9]|0[1-9])(?![0-9]))"
)
_STATED_YEAR = re.compile(rf"(?<![0-9]){_YEAR}(?=年)")
_DAYS_AFTER_THE_NEWS = 31
_HEAD = 600
_ASCII = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {0x3000: 32, 0xA0: 32, 9: 32}


def publication_date(article: Article) -> Article:
    """`article` with a publication date in ISO form and the basis of it.

    A date that is known already is put into ISO form; one that is none becomes None with the basis "invalid". Where none
    is known it is read from the text's front matter or dateline (basis "dateline"); a date of the body is none.
    """
    written = (article.published_on or "").strip()
    if written:
        iso = iso_date(written)
        return replace(article, published_on=iso, published_on_basis=article.published_on_basis if iso else "invalid")
    iso = _from_text(article.text) or _of_a_day(article)
    if iso is None:
        return replace(article, published_on=None, published_on_basis="")
    return replace(article, published_on=iso, published_on_basis="dateline")


def iso_date(written: str) -> str | None:
    """2021/4/22, 2021年4月22日, 2021-04-22 10:00:00, 2021-04 and 2021 as ISO strings; None for what is no date."""
    plain = written.translate(_ASCII)
    match = _WRITTEN.fullmatch(plain) or _COMPACT.fullmatch(plain)
    found = _date_of(match) if match is not None else None
    return found.iso if found is not None else None


def _date_of(match: "re.Match[str]") -> PartialDate | None:
    """The date in the groups year, month and day of a match, or month_2 and day_2; None where there is no such day."""
    groups = match.groupdict()
    month, day = groups["month"] or groups.get("month_2"), groups["day"] or groups.get("day_2")
    found = PartialDate(int(groups["year"]), int(month) if month else None, int(day) if day else None)
    is_one = valid(found.year, *(figure for figure in (found.month, found.day) if figure is not None))
    return found if is_one else None


def _from_text(text: str) -> str | None:
    """The date of front matter (发布时间:…, a time stamp line) or of a dateline with its year."""
    head = text[:_HEAD].translate(_ASCII)
    matches = filter(None, (pattern.search(head) for pattern in (_FRONT, _STAMP, _DATELINE)))
    return next((found.iso for found in map(_date_of, matches) if found is not None), None)


def _of_a_day(article: Article) -> str | None:
    """The date of a dateline without year (本报4月22日讯), which its address or the latest day that the text states gives.

    The dateline must be at most a month after that day, and no later year be named: else it is the day of something past.
    """
    match = _DATELINE_OF_A_DAY.search(article.text[:_HEAD].translate(_ASCII))
    if match is None:
        return None
    month, day = int(match["month"]), int(match["day"])
    places = _stated_days(" ".join(filter(None, (article.url, article.source, article.id))))
    if places:
        return min(filter(None, (_within(stated, month, day, before=True) for stated in places)), default=None)
    text = article.text.translate(_ASCII)
    days = _stated_days(text)
    iso = _within(max(days), month, day) if days else None
    later = iso is not None and any(int(year.group()) > int(iso[:4]) for year in _STATED_YEAR.finditer(text))
    return None if later else iso


def _stated_days(text: str) -> list[date]:
    """The days that are written with year, month and day."""
    found = map(_date_of, _STATED_DAY.finditer(text))
    return [stated.exact for stated in found if stated is not None and stated.exact]


def _within(stated: date, month: int, day: int, before: bool = False) -> str | None:
    """The day of `month` and `day` that is at most a month after `stated`, or also `before` it."""
    for year in (stated.year - 1, stated.year, stated.year + 1):
        if valid(year, month, day):
            distance = (date(year, month, day) - stated).days
            if (-_DAYS_AFTER_THE_NEWS if before else 0) <= distance <= _DAYS_AFTER_THE_NEWS:
                return date(year, month, day).isoformat()
    return None

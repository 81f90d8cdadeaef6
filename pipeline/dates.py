"""Dates and periods of the text, resolved against the publication date.

A date is an ISO 8601 string with the precision that is stated: 2020, 2021-04 or 2021-04-22. A period has a first and a
last date. Relative dates take what they leave out from a date before them in the same paragraph, else from the publication date.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from pipeline.numerals import read_number
from pipeline.records import Article

_FIGURES = "〇○零一二三四五六七八九十廿卅"
_MONTH = rf"(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])(?![0-9{_FIGURES}])"
_DAY = rf"(?:3[01]|[12][0-9]|0?[1-9]|三十一?|二?十[一二三四五六七八九]?|廿[一二三四五六七八九]?|卅一?|[一二三四五六七八九])(?![0-9{_FIGURES}])"
_YEAR = (
    r"(?:(?:1[5-9]|20)[0-9]{2}(?![0-9])|1[0-4][0-9]{2}(?=年[0-9一二三四五六七八九十]{1,2}月)"
    r"|(?<=[在于元])[1-9][0-9]{2}(?=年(?![来间内前后多以]))|[一二三四五六七八九][〇零一二三四五六七八九]{2}(?=年[一二三四五六七八九十]{1,2}月)"
    r"|[一二][〇○零一二三四五六七八九]{3}|两千(?:零[一二三四五六七八九]|[一二]十[一二三四五六七八九]?)?(?=年))"
)
# 5.2009年: the number of an item before a year.
_ITEM_NUMBER = (
    r"(?:(?<=(?<![0-9.\u4e00-\u9fff])[1-9]\.)|(?<=(?<![0-9.\u4e00-\u9fff])[1-9][0-9]\.))(?=20[0-9]{2}年|19[0-9]{2}年)"
)
_YEAR_WORDS = {
    "今年": 0, "本年度": 0, "这一年": 0, "下一年": 1, "下年": 1, "本年": 0, "去年": -1, "上一年": -1, "上年": -1, "前年": -2, "明年": 1, "来年": 1, "后年": 2,
    "同年": 0, "当年": 0, "次年": 1, "翌年": 1,
}  # fmt: skip
_LEANING_YEARS = ("同年", "当年", "次年", "翌年")
# Of the year spoken of, else of publication.
_THIS_YEAR = "这一年"
_MONTH_WORDS = {
    "本月": 0,
    "这个月": 0,
    "当月": 0,
    "上月": -1,
    "上个月": -1,
    "上一个月": -1,
    "今个月": 0,
    "下一个月": 1,
    "下月": 1,
    "下个月": 1,
    "同月": 0,
}
_DAY_WORDS = {
    "今天": 0, "今日": 0, "今晨": 0, "今晚": 0, "今早": 0, "昨天": -1, "昨日": -1, "昨晚": -1, "昨夜": -1, "前天": -2,
    "前日": -2, "明天": 1, "明日": 1, "明晚": 1, "后天": 2, "後天": 2, "大后天": 3, "大後天": 3, "大后日": 3, "大後日": 3, "大大后天": 4, "大前天": -3, "当天": 0, "当日": 0, "同一天": 0, "同日": 0,
}  # fmt: skip
_PARTS = {
    "上半年": (1, 6), "下半年": (7, 12), "前半年": (1, 6), "后半年": (7, 12), "一季度": (1, 3), "二季度": (4, 6), "三季度": (7, 9), "四季度": (10, 12),
    "第一季度": (1, 3), "第二季度": (4, 6), "第三季度": (7, 9), "第四季度": (10, 12), "首季": (1, 3), "1季度": (1, 3),
    "2季度": (4, 6), "3季度": (7, 9), "4季度": (10, 12), "第1季度": (1, 3), "第2季度": (4, 6), "第3季度": (7, 9),
    "第4季度": (10, 12), "前三季度": (1, 9), "前3季度": (1, 9), "首季度": (1, 3), "前两季度": (1, 6),
}  # fmt: skip
_PLANS = {
    "八五": 1991,
    "九五": 1996,
    "十五": 2001,
    "十一五": 2006,
    "十二五": 2011,
    "十三五": 2016,
    "十四五": 2021,
    "十五五": 2026,
}
# What they stand before is a day of the lunar calendar.
_LUNAR = ("农历", "阴历", "旧历")


def _either(words: object) -> str:
    return "|".join(sorted(map(str, words), key=lambda word: (-len(word), word)))  # type: ignore[call-overload]


_SIGN = r"[\ ]?(?:至|到|-{1,2}|—{1,2}|~)[\ ]?"
# 日 and 号 may be missing at the end of a clause: 三月十五到四月初.
_DAY_END = r"(?:日(?!元(?!旦)|本|均|照|圆(?!满))|号|(?=$)|(?<=[一二三四五六七八九十])(?<!廿.)(?=[,。;\n至到])|(?=[至到](?:1[0-2]|[1-9])月))"
_WEEK = r"(?:周|星期|礼拜)"
_DATE = re.compile(
    rf"""
    (?:(?<![0-9A-Za-z.])|{_ITEM_NUMBER})(?:公元)?(?P<year>{_YEAR})[\ ]?年(?!级|代|轮|糕|画|货|薪|终奖|少)度?
        (?:[\ ]?(?P<part>{_either(_PARTS)})
          |(?:[\ ]?(?P<month>{_MONTH})[\ ]?月份?(?:[\ ]?(?P<day>{_DAY})[\ ]?(?:(?:日|号)?{_SIGN}(?P<to>{_DAY}))?{_DAY_END})?)?)
  | (?<![0-9A-Za-z./-])(?P<year_n>(?:1[5-9]|20)[0-9]{{2}})
        (?:[\ ]?(?P<sign>[-/.]|\ (?=(?:0[1-9]|1[0-2])\ (?:0[1-9]|[12][0-9]|3[01])(?!\ ?[0-9])))[\ ]?(?P<month_n>1[0-2]|0?[1-9])(?P=sign)(?P<day_n>3[01]|[12][0-9]|0?[1-9])
            (?:[-—~至](?:(?P<to_month_n>1[0-2]|0?[1-9])\.)?(?P<to_n>3[01]|[12][0-9]|0?[1-9])(?=[\ \n,;)]|$))?
          |-(?P<month_o>1[0-2]|0[1-9])|\.(?P<month_p>1[0-2]|0?[1-9])(?=[\ ]?[-—~至\n,;:)]))(?![0-9%‰]|[-/.][0-9])
  | (?<![0-9A-Za-z./-])(?P<day_e>3[01]|[12][0-9]|0?[1-9])(?P<sign_e>[-/.])(?P<month_e>1[0-2]|0?[1-9])(?P=sign_e)(?P<year_e>(?:19|20)[0-9]{{2}})(?![0-9./-])
  | (?<![0-9A-Za-z.{_FIGURES}])(?P<year_s>[0-9]{{2}}(?=年(?:{_MONTH})月|年第[0-9一二三四五六七八九十]{{1,2}}个?{_WEEK})|0[0-9]|[零〇][一二三四五六七八九]|[五六七八九][零〇一二三四五六七八九](?<!五六|六七|七八|八九))[\ ]?年(?!级|代|来|间|前(?![0-9一二三四五六七八九十]{{1,2}}个?月)|后)
        (?:(?P<part_s>{_either(_PARTS)})|(?P<month_s>{_MONTH})月(?:(?P<day_s>{_DAY})(?:日|号))?)?
  | (?P<week>上上|下下|[上本这下]|今(?=个?(?:星期|礼拜)))(?:一个?|个)?{_WEEK}(?:周?(?P<weekday>[一二三四五六日天])|(?P<weekend>末))?(?![刊报年边围长期岁])
  | (?<![每个逢双单四一二三五六七八九十两数几各上下本这黑圣0-9])(?:周(?P<weekday_a>[一二三四五六日])(?=[\ ,。、;:()0-9早晚凌上下中夜傍发在的将举宣表公开从出报召至到]|$)|(?:星期|礼拜)(?P<weekday_b>[一二三四五六日天])(?!期|刊))
  | (?P<years_w>今明两年)
  | (?P<quarter>[上本这下])个?季度
  | (?<!马)(?P<year_w>{_either(_YEAR_WORDS)})(?:的(?=[0-9一二三四五六七八九十上下首第前]))?
        (?:(?P<part_w>{_either(_PARTS)})
          |(?P<month_w>{_MONTH})[\ ]?月份?(?:[\ ]?(?P<day_w>{_DAY})[\ ]?(?:(?:日|号)?{_SIGN}(?P<to_w>{_DAY}))?{_DAY_END})?)?
  | (?<!马)(?P<month_r>{_either(_MONTH_WORDS)})(?:[\ ]?(?P<day_r>{_DAY})[\ ]?{_DAY_END})?
  | (?P<day_word>{_either(_DAY_WORDS)})
  | (?<![0-9.第每:-])(?P<from_month>{_MONTH}){_SIGN}(?P<to_month>{_MONTH})[\ ]?月份?
  | (?<![0-9.第每])(?<![{_FIGURES}第])(?P<month_m>{_MONTH})[\ ]?月份?(?!球|亮|牙|饼|嫂|薪)(?:[\ ]?(?P<day_m>{_DAY})[\ ]?(?:(?:日|号)?{_SIGN}(?P<to_m>{_DAY}))?{_DAY_END})?
  | (?<![0-9.第每{_FIGURES}])(?P<part_m>{_either(_PARTS)})
  | (?<![0-9.第每A-Za-z{_FIGURES}])(?P<day_d>3[01]|[12][0-9]|0?[1-9])[\ ]?日(?!元(?!旦)|本|均|照|圆(?!满)|游|内|龄|以上|以内)
  | “?(?P<plan>{_either(_PLANS)})”?(?P<during>期间|时期|规划期|以来|末|初)
  | (?<![0-9.第前后近这数每余多{_FIGURES}两几至到~—-])(?P<ago>[1-9][0-9]?|[一二两三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)(?P<ago_unit>年|个月|天|周)(?:之|以)?前(?![0-9一二三四五六七八九十几后期身往来提夕瞻述沿景锋排列方进所端台线])
  | (?<![0-9.第前后近这数每余多{_FIGURES}两几至到~—-])(?P<later>[1-9][0-9]?|[一二两三四五六七八九]|[二三四五六七八九]?十[一二三四五六七八九]?)(?P<later_unit>年|个月|天|周|个?星期)(?:之|以)?[后後](?![0-9一二三四五六七八九十几续来勤备方代半期台])
  | (?<![0-9])(?:(?P<century>[12]?[0-9]|二十一?|十[五六七八九]|上个?)世纪)?(?P<decade>(?:1[5-9]|20)[0-9]0|[1-9]0|[一二][〇○零一二三四五六七八九]{{3}}|[二三四五六七八九]十)[\ ]?(?:[、至到-][1-9]0)?年代(?!表(?![性示作]))
  | (?<![0-9])(?P<century_only>2[01]|1[0-9]|二十一?|十[五六七八九])世纪(?!福)
    """,
    re.VERBOSE,
)
_BEGINNING = re.compile(
    rf"[0-9](?<![0-9].)|[{_FIGURES}](?=[{_FIGURES}0-9百年月个天周世季日号星礼至到~—\ -])|两(?=[千年个天周])|大(?=[大前后後])|周(?=[一二三四五六日])"
    r"|星(?=期)|礼(?=拜)|公(?=元)|今(?=[年天日晨晚早明个星礼])|本(?=[年月周星礼季])|去(?=年)|上(?=[年上半一个月周星礼季世])"
    r"|前(?=[年天日三两半3])|明(?=[年天日晚])|来(?=年)|[后後](?=[年天日半])|同(?=[年月日一])|当(?=[年月天日])|次(?=年)|翌(?=年)"
    r"|这(?=[个一周星礼季])|下(?=[年下半一个月周星礼季])|昨(?=[天日晚夜])|首(?=季)|第(?=[一二三四1-4])|“(?=[八九十])"
)
_YEARS = re.compile(
    rf"(?<![0-9A-Za-z.])(?P<from>{_YEAR}|(?<=[\(\[])[0-9]{{4}})[\ ]?(?:年度?)?[\ ]?(?:至|到|-{{1,2}}|—{{1,2}}|~)[\ ]?(?P<to>{_YEAR}|[0-9]{{2}}(?=年))"
    r"(?:[\ ]?(?:年度?|学年)|(?<=[0-9]{4})(?![0-9年.%-]))"
    rf"|(?<![0-9A-Za-z.])(?P<from_b>{_YEAR})年?[与和](?P<to_b>{_YEAR})年?之?间"
)
_TO = re.compile(rf"起?{_SIGN}")
_SPAN = re.compile(
    r"(?:(?P<ahead>未来的?|今后的?|接下来的?|(?<![\u4e00-\u9fff])[后後](?=[两二三四五六七八九十几0-9])|(?<![\u4e00-\u9fff])下(?=[两二三四五六七八九十几0-9]))"
    r"|近|最近|过去的?|前|这(?!一年(?!来|多|里|间))|此前|在过去的?|(?<![\u4e00-\u9fff])上(?=[两二三四五六七八九十几2-9]))"
    r"(?P<number>[0-9]{1,3}|[一二两三四五六七八九十]{1,3}|几)\ ?(?P<many>余|多)?(?P<unit>年|个月|个多月|天|周|个?星期|个周(?!期)|个?礼拜"
    r"|(?<=[近前上][一二两三四五六七八九])月)(?![份饼])"
    r"(?:来|以来|间|里|内|以内|中(?!国|华|共|央|心|小|学|东|西|南|北|部|期|级|等|高|医)|时间)?"
)
_YEARS_BEGIN = re.compile(r"[0-9](?<![0-9A-Za-z.].)|[一二两](?=[〇○零一二三四五六七八九千])")
_SPAN_BEGIN = re.compile(
    r"(?:未来|今后|接下来|最近|过去|此前|在过去|近|前|这|上|下|后|後)(?=的?[0-9一二两三四五六七八九十几])"
)
# What makes a year or month narrower: 今年前5个月, 2020年的第二周, 3月上旬, 6月8日(周一).
_NARROWER = re.compile(
    rf"[的\ ]?(?:前(?P<first>[0-9]{{1,2}}|[一二两三四五六七八九十]{{1,2}})(?P<first_unit>个月|月|个季度|个?星期|周|天)(?!份)"
    r"|后(?P<final>[一二两三四五六])个?月|(?P<third>[上中下])旬|首月"
    r"|第(?P<number>[0-9]{1,2}|[一二三四五六七八九十]{1,3})(?P<unit>个?周|个?星期|个?礼拜|个月)(?P<weekday>[一二三四五六日天](?!期))?"
    rf"|(?P<from>{_MONTH}){_SIGN}(?P<to>{_MONTH})[\ ]?月份?)"
)
_WEEKDAY_TOO = re.compile(rf"[\ ]?[,(]?[\ ]?{_WEEK}[一二三四五六日天]\)?(?![\u4e00-\u9fff]{{0,2}}[周星礼])")
_SINCE = re.compile(r"(?:以来|至今|到现在|到目前|至目前|起至今|年来|起(?![点步草诉来])|开始)")
_AFTER = re.compile(r"(?:或?之[后後]|或?以[后後]|[后後](?![续来勤备方代半几两三期台]))")
_AHEAD = re.compile(r"(?:或?之前|或?以前|前(?![后往来期三两几半身十0-9列十提方进所端]))")
_UNTIL = re.compile(r"(?:截至|截止到?|到|至)(?:目前为止)?[\ ]?$")


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


@dataclass(frozen=True, slots=True)
class _Parts:
    """Year, month and day as far as stated or filled in; `through` is the last month of half years and quarters."""

    year: int | None
    month: int | None = None
    day: int | None = None
    through: int | None = None

    @property
    def precision(self) -> str:
        return "day" if self.day else "month" if self.month and not self.through else "year" if self.year else ""

    @property
    def iso(self) -> str:
        if self.year is None:
            return ""
        if not self.month:
            return f"{self.year:04d}"
        if not self.day:
            return f"{self.year:04d}-{self.month:02d}"
        return f"{self.year:04d}-{self.month:02d}-{self.day:02d}"

    @property
    def last_iso(self) -> str:
        return replace(self, month=self.through, through=None).iso if self.through else self.iso


def valid(year: int, month: int = 1, day: int = 1) -> bool:
    """Whether there is such a day."""
    try:
        date(year, month, day)
    except ValueError:
        return False
    return True


def _parts(iso: str | None) -> _Parts | None:
    if not iso:
        return None
    figures = [int(part) for part in iso.split("-")]
    return _Parts(*figures)


def _last_day(parts: _Parts) -> date:
    """The last day that a date of year or month precision covers."""
    year, month = parts.year or 1, parts.month or 12
    if parts.day:
        return date(year, month, parts.day)
    return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def find_dates(folded: str, published_on: str | None = None) -> list[DateMention]:
    """The dates and periods of folded text, in order, none inside another.

    published_on: the publication date as ISO string; without it what is relative stays without `first` and `last`.
    """
    published = _parts(published_on)
    reference = _last_day(published) if published is not None and published.year else None
    today = reference
    found: list[DateMention] = []
    context: _Parts | None = None
    previous_end = 0
    for match in _matches(folded):
        if match.start() < previous_end:
            continue
        if folded.find("\n", previous_end, match.start()) >= 0:
            context = None
        of_news = context is not None and _is_of_the_news(
            match, folded[previous_end : match.start()], reference, context
        )
        parts = _resolve(match, published, reference, today, None if of_news else context)
        if folded.startswith(_LUNAR, max(0, match.start() - 2)):
            parts = None
        mention = _narrowed(folded, _mention(match, parts))
        joined = _joined(folded, found, mention, match)
        if joined is not None:
            found[-1] = joined
        else:
            found.append(mention)
        previous_end = found[-1].end
        today = _told_on(folded, parts, previous_end, reference) or today
        if (
            parts is not None
            and parts.year
            and match.re is _DATE
            and not any(match[name] for name in ("plan", "decade", "century_only", "ago"))
            and folded[match.start() - 1 : match.start()] not in ("较", "比")  # 较上年增加: the text stays where it is
        ):
            context = parts
    return found


def _is_of_the_news(match: "re.Match[str]", between: str, reference: date | None, context: _Parts) -> bool:
    """Whether month and day without year lie a few days before publication, where only a sentence before names another
    year (甲,1983年入党。7月1日,某会…)."""
    if match.re is not _DATE or not match["month_m"] or not match["day_m"] or reference is None:
        return False
    if context.year is None or context.year >= reference.year or not _SENTENCE_ENDS.search(between):
        return False
    nearest = _nearest({name: value for name, value in match.groupdict().items() if value}, reference, None)
    if nearest is None or not (nearest.year and nearest.month and nearest.day):
        return False
    return (reference - date(nearest.year, nearest.month, nearest.day)).days <= _DAYS_OF_NEWS


def _told_on(folded: str, parts: _Parts | None, end: int, reference: date | None) -> date | None:
    """The day of a dateline (新华社3月10日电) shortly before publication: 今日 and 昨天 in its text are counted from it."""
    if parts is None or not (parts.year and parts.month and parts.day) or reference is None:
        return None
    if not folded.startswith(("电", "讯"), end):
        return None
    day = date(parts.year, parts.month, parts.day)
    return day if 0 <= (reference - day).days <= _DAYS_TO_PRINT else None


def _matches(folded: str) -> Iterator["re.Match[str]"]:
    """Ranges of years, spans of time up to now and single dates, in the order of the text."""
    years = _matches_at(_YEARS, _YEARS_BEGIN, folded)
    every = [*years, *_matches_at(_SPAN, _SPAN_BEGIN, folded), *_matches_at(_DATE, _BEGINNING, folded)]
    return iter(sorted(every, key=lambda match: (match.start(), -match.end())))


def _matches_at(pattern: "re.Pattern[str]", begin: "re.Pattern[str]", folded: str) -> Iterator["re.Match[str]"]:
    """The matches of a pattern, tried only where one can begin: five times faster than a search at every character."""
    reach = 0
    for beginning in begin.finditer(folded):
        if beginning.start() >= reach:
            match = pattern.match(folded, beginning.start())
            if match is not None:
                reach = match.end()
                yield match


def _int(written: str) -> int:
    """四, 十二, 二〇二一, 04 as an integer."""
    if written.isascii():
        return int(written)
    reading = read_number(written)
    return int(reading.value) if reading is not None and reading.value is not None else 0


def _resolve(
    match: "re.Match[str]",
    published: _Parts | None,
    reference: date | None,
    today: date | None,
    context: _Parts | None,
) -> _Parts | None:
    """Year, month and day of a match, as far as they can be known; `today` is the day on which the text is told."""
    if match.re is not _DATE:
        return None
    groups = {name: value for name, value in match.groupdict().items() if value}
    if "year" in groups:
        return _stated(_int(groups["year"]), groups.get("part"), groups.get("month"), groups.get("day"))
    if "year_n" in groups:
        month = groups.get("month_n") or groups.get("month_o") or groups.get("month_p")
        return _stated(int(groups["year_n"]), None, month, groups.get("day_n"))
    if "year_e" in groups:
        is_open = groups["sign_e"] == "/" and int(groups["day_e"]) <= 12  # the day or the month may stand first
        return None if is_open else _stated(int(groups["year_e"]), None, groups["month_e"], groups["day_e"])
    if "later" in groups or "decade" in groups or "plan" in groups or "century_only" in groups:
        return None
    if "year_w" in groups:
        word = groups["year_w"]
        leans = word in _LEANING_YEARS or word == _THIS_YEAR
        base = context.year if leans and context else published.year if published else None
        if base is None or (word in _LEANING_YEARS and context is None):
            return None
        return _stated(base + _YEAR_WORDS[word], groups.get("part_w"), groups.get("month_w"), groups.get("day_w"))
    if "day_word" in groups:
        word = groups["day_word"]
        if word in ("当天", "当日", "同一天", "同日"):
            return context if context is not None and context.day else None
        if published is None or not published.day or today is None:
            return None
        day = today + timedelta(days=_DAY_WORDS[word])
        return _Parts(day.year, day.month, day.day)
    if "year_s" in groups:
        short = _int(groups["year_s"])
        century = 2000 if short < 50 else 1900
        return _stated(century + short, groups.get("part_s"), groups.get("month_s"), groups.get("day_s"))
    if "week" in groups or "weekday_a" in groups or "weekday_b" in groups:
        return _of_week(groups, reference if published is not None and published.day else None)
    if "years_w" in groups:
        return None if published is None else _Parts(published.year)
    if "quarter" in groups:
        return _quarter(groups["quarter"], published)
    if "ago" in groups:
        return _parts(_back(groups["ago"], groups["ago_unit"], published)) if published is not None else None
    if "month_r" in groups:
        return _relative_month(groups["month_r"], groups.get("day_r"), published, context)
    if reference is None and context is None:
        return None
    return _nearest(groups, reference, context)


def _of_week(groups: dict[str, str], reference: date | None) -> _Parts | None:
    """本周 (its first day), 上周三, 下周末 (its Saturday); 周三 alone is the nearest not after publication."""
    if reference is None:
        return None
    weekday = groups.get("weekday") or groups.get("weekday_a") or groups.get("weekday_b")
    place = "一二三四五六日".index(weekday.replace("天", "日")) if weekday else 5 if "weekend" in groups else 0
    monday = reference - timedelta(days=reference.weekday())
    weeks = {"上上": -2, "上": -1, "下": 1, "下下": 2}.get(groups.get("week", ""), 0)
    day = monday + timedelta(days=7 * weeks + place)
    if "week" not in groups and day > reference:
        day -= timedelta(days=7)
    return _Parts(day.year, day.month, day.day)


def _quarter(word: str, published: _Parts | None) -> _Parts | None:
    if published is None or published.year is None or not published.month:
        return None
    quarters = published.year * 4 + (published.month - 1) // 3 + {"上": -1, "下": 1}.get(word, 0)
    first = quarters % 4 * 3 + 1
    return _Parts(quarters // 4, first, None, first + 2)


def _stated(year: int, part: str | None, month: str | None, day: str | None) -> _Parts | None:
    if part:
        return _Parts(year, _PARTS[part][0], None, _PARTS[part][1])
    parts = _Parts(year, _int(month) if month else None, _int(day) if day else None)
    return parts if valid(year, parts.month or 1, parts.day or 1) else None


def _relative_month(word: str, day: str | None, published: _Parts | None, context: _Parts | None) -> _Parts | None:
    base = context if word in ("同月", "当月") else published
    if base is None or not base.month or base.year is None:
        return None
    months = base.year * 12 + base.month - 1 + _MONTH_WORDS[word]
    return _stated(months // 12, None, str(months % 12 + 1), day)


def _nearest(groups: dict[str, str], reference: date | None, context: _Parts | None) -> _Parts | None:
    """A date without year: of the year (and month) named before it, else the nearest not after publication."""
    if "from_month" in groups:
        first, last = _int(groups["from_month"]), _int(groups["to_month"])
        named = context.year if context is not None else None
        if named is None and reference is not None:
            named = reference.year if reference.month >= first else reference.year - 1
        return _Parts(named, first, None, last) if named and first < last else None
    if "part_m" in groups:
        first, last = _PARTS[groups["part_m"]]
        year = context.year if context is not None else None
        if year is None and reference is not None:
            year = reference.year if reference.month >= first else reference.year - 1
        return _Parts(year, first, None, last) if year else None
    if "day_d" in groups:
        day = int(groups["day_d"])
        if context is not None and context.month and context.year and not context.through:
            parts = _Parts(context.year, context.month, day)
            return parts if valid(context.year, context.month, day) else None
        return _nearest_day(day, reference)
    month = _int(groups["month_m"])
    day_written = groups.get("day_m")
    day = _int(day_written) if day_written else 0
    if context is not None and context.year:
        parts = _Parts(context.year, month, day or None)
        return parts if valid(context.year, month, day or 1) else None
    if reference is None:
        return None
    year = reference.year if (month, day or 1) <= (reference.month, reference.day) else reference.year - 1
    if (month, day) == (2, 29):
        year = next((leap for leap in range(year, year - 9, -1) if valid(leap, 2, 29)), year)
    if not valid(year, month, day or 1):
        return None
    return _Parts(year, month, day or None)


def _nearest_day(day: int, reference: date | None) -> _Parts | None:
    if reference is None:
        return None
    year, month = reference.year, reference.month
    if day > reference.day:
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    if not valid(year, month, day):
        year, month = (year, month - 1) if month > 1 else (year - 1, 12)
    return _Parts(year, month, day) if valid(year, month, day) else None


def _mention(match: "re.Match[str]", parts: _Parts | None) -> DateMention:
    start, end = match.start(), match.end()
    if match.re is _YEARS:
        first = _int(match["from"] or match["from_b"])
        last = _int(match["to"] or match["to_b"])
        last += first // 100 * 100 if last < 100 else 0
        return DateMention(start, end, "period", f"{first:04d}", f"{last:04d}")
    if match.re is _SPAN:
        return DateMention(start, end, "period", "", "")
    if match["plan"]:
        first = _PLANS[match["plan"]]
        return DateMention(start, end, "period", str(first), "" if match["during"] == "以来" else str(first + 4))
    if match["century_only"]:
        century = (_int(match["century_only"]) - 1) * 100
        return DateMention(start, end, "period", f"{century + 1:04d}", f"{century + 100:04d}")
    if match["decade"]:
        is_numbered = match["century"] and not match["century"].startswith("上")
        century = (_int(match["century"]) - 1) * 100 if is_numbered else 1900
        first = _int(match["decade"]) if len(match["decade"]) == 4 else century + _int(match["decade"])
        return DateMention(start, end, "period", f"{first:04d}", f"{first + 9:04d}")
    if match["week"] and not match["weekday"]:
        return _week_mention(start, end, parts, days=1 if match["weekend"] else 6)
    if match["later"] or (match["ago"] and parts is None):
        return DateMention(start, end, "later", "", "")
    if parts is None:
        return DateMention(start, end, "day" if "日" in match[0] or "天" in match[0] else "month", "", "")
    if match["years_w"] and parts.year:
        return DateMention(start, end, "period", f"{parts.year:04d}", f"{parts.year + 1:04d}")
    if match["to_n"] and parts.day:
        until = replace(parts, month=_int(match["to_month_n"] or str(parts.month)), day=_int(match["to_n"]))
        return DateMention(start, end, "period", parts.iso, until.iso)
    to = match["to"] or match["to_w"] or match["to_m"]
    if to and parts.day:
        until = replace(parts, day=_int(to))
        return DateMention(start, end, "period", parts.iso, until.iso)
    if parts.through:
        return DateMention(start, end, "period", parts.iso, parts.last_iso)
    return DateMention(start, end, parts.precision, parts.iso, parts.iso)


def _week_mention(start: int, end: int, parts: _Parts | None, days: int) -> DateMention:
    if parts is None or parts.year is None or parts.month is None or parts.day is None:
        return DateMention(start, end, "period", "", "")
    last = date(parts.year, parts.month, parts.day) + timedelta(days=days)
    return DateMention(start, end, "period", parts.iso, last.isoformat())


def _narrowed(folded: str, mention: DateMention) -> DateMention:
    """The mention with what stands behind it and makes it narrower: 今年前5个月, 3月上旬; a day takes its (周一) along."""
    if mention.kind == "day":
        too = _WEEKDAY_TOO.match(folded, mention.end)
        return replace(mention, end=too.end()) if too is not None else mention
    if mention.kind not in ("year", "month") or not mention.first:
        return mention
    match = _NARROWER.match(folded, mention.end)
    span = _part_of(mention.first, match) if match is not None else None
    if match is None or span is None:
        return mention
    kind = "period" if span[0] != span[1] else "day" if len(span[0]) == 10 else "month"
    return DateMention(mention.start, match.end(), kind, *span)


def _part_of(iso: str, match: "re.Match[str]") -> tuple[str, str] | None:
    """First and last date of the part of a year or month that _NARROWER names; None where it names none."""
    year, month = int(iso[:4]), int(iso[5:7]) if len(iso) > 4 else 0
    begin, end = date(year, month or 1, 1), _last_day(_Parts(year, month or None))
    if match["third"]:
        first, last = {"上": (1, 10), "中": (11, 20), "下": (21, end.day)}[match["third"]]
        return (f"{iso}-{first:02d}", f"{iso}-{last:02d}") if month else None
    if match["first_unit"] == "天":
        last = _int(match["first"])
        return (f"{iso}-01", f"{iso}-{last:02d}") if month and 1 < last <= end.day else None
    if match["number"] or (match["first_unit"] or "月")[-1] in "周期":
        return _weeks_of(begin, end, match, whole=not month)
    if month:
        return None
    if match["from"]:
        first, last = _int(match["from"]), _int(match["to"])
    elif match["final"]:
        first, last = 13 - _int(match["final"]), 12
    elif match["first"]:
        first, last = 1, _int(match["first"]) * (3 if match["first_unit"] == "个季度" else 1)
    else:
        first = last = 1
    return (f"{iso}-{first:02d}", f"{iso}-{last:02d}") if 0 < first <= last <= 12 else None


def _weeks_of(begin: date, end: date, match: "re.Match[str]", *, whole: bool) -> tuple[str, str] | None:
    """The n-th week (it begins with the n-th Monday), the first n weeks, the n-th Monday … of a month or year."""
    if match["unit"] == "个月":
        number = _int(match["number"])
        month = f"{begin.year:04d}-{number:02d}"
        return (month, month) if whole and 0 < number <= 12 else None
    monday = begin + timedelta(days=-begin.weekday() % 7)
    if match["first"]:
        last = monday + timedelta(days=7 * _int(match["first"]) - 1)
        return monday.isoformat(), last.isoformat()
    number = _int(match["number"])
    if match["weekday"]:
        place = "一二三四五六日".index(match["weekday"].replace("天", "日"))
        day = begin + timedelta(days=(place - begin.weekday()) % 7 + 7 * (number - 1))
        return (day.isoformat(), day.isoformat()) if number and day <= end else None
    first = monday + timedelta(days=7 * (number - 1))
    return (first.isoformat(), (first + timedelta(days=6)).isoformat()) if number and first <= end else None


def _joined(folded: str, found: list[DateMention], mention: DateMention, match: "re.Match[str]") -> DateMention | None:
    """4月22日至25日, 2019年3月—2021年5月: two dates as one period."""
    if not found or match.re is not _DATE:
        return None
    before = found[-1]
    join = _TO.match(folded, before.end)
    if join is None or join.end() != mention.start or (before.kind == "period" and not before.first):
        return None
    if before.first and mention.last and before.first > mention.last:
        return None
    return DateMention(before.start, mention.end, "period", before.first, mention.last)


def period_of(folded: str, mention: DateMention, published_on: str | None) -> tuple[str, str]:
    """The period that a mention stands for with the words round it: X年以来, 截至D, 近五年来; (first, last)."""
    if mention.kind == "period" and not mention.first and published_on:
        span = _SPAN.match(folded, mention.start)
        if span is not None and span["ahead"]:
            return published_on, _shifted(published_on, span, 1)
        if span is not None:
            return _shifted(published_on, span, -1), published_on
    if mention.kind == "later":
        match, published = _DATE.match(folded, mention.start), _parts(published_on)
        later = _ahead(match["later"], match["later_unit"], published) if match and match["later"] and published else ""
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


def _shifted(published_on: str, span: "re.Match[str]", sign: int) -> str:
    """The date a stated span of time before (-1) or after (1) publication, in the precision of the span."""
    parts = _parts(published_on)
    if span["number"] == "几" or span["unit"] == "个多月" or parts is None:
        return ""
    return _moved(parts, sign * _int(span["number"]), span["unit"])


def _back(number: str, unit: str, published: _Parts) -> str:
    """三年前, 两天前 as a date of the precision of the unit."""
    return _of_precision(_moved(published, -_int(number), unit), unit)


def _ahead(number: str, unit: str, published: _Parts) -> str:
    """三年后, 两天后 as a date of the precision of the unit."""
    return _of_precision(_moved(published, _int(number), unit), unit)


def _of_precision(moved: str, unit: str) -> str:
    length = {"年": 4, "月": 7}.get(unit[-1], 10)
    return moved[:length] if len(moved) >= length else ""


def _moved(parts: _Parts, number: int, unit: str) -> str:
    """A date moved by so many years, months, weeks or days; empty where it is not precise enough."""
    if not number or parts.year is None:
        return ""
    if unit == "年":
        year = parts.year + number
        if not 0 < year < 9999:
            return ""
        day = parts.day if parts.day and valid(year, parts.month or 1, parts.day) else (28 if parts.day else None)
        return _Parts(year, parts.month, day).iso
    if unit[-1] == "月":
        if not parts.month:
            return ""
        months = parts.year * 12 + parts.month - 1 + number
        year, month = months // 12, months % 12 + 1
        day = parts.day if parts.day and valid(year, month, parts.day) else (28 if parts.day else None)
        return _Parts(year, month, day).iso
    if parts.day and parts.month:
        days = number * (1 if unit[-1] in "天日" else 7)
        return (date(parts.year, parts.month, parts.day) + timedelta(days=days)).isoformat()
    return ""


# -- the publication date ------------------------------------------------------------------------------------------

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
    rf"{_LABEL}\s*(?P<year>20[0-9]{{2}}|19[0-9]{{2}})[ ]*[-/.年][ ]*(?P<month>1[0-2]|0?[1-9])(?![0-9])"
    r"(?:[ ]*[-/.月][ ]*(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9](?![0-9]:)))?"
)
# A line with a time stamp: first in the line or behind a blank, with a time, a word of front matter or the line's end.
_STAMP = re.compile(
    r"^(?:[^\n。]{0,40}?[ |])?(?P<year>20[0-9]{2}|19[0-9]{2})"
    r"(?:[-/.](?P<month>1[0-2]|0?[1-9])[-/.](?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9])"
    r"|年(?P<month_c>1[0-2]|0?[1-9])月(?P<day_c>3[01]|[12][0-9]|0?[1-9])日)"
    r"(?= *(?:[0-9]{1,2}:[0-9]{2}|[(|]? ?(?:来源|作者|字号|编辑|稿源|阅读|浏览|点击|发布)|[\r\n]|\Z))",
    re.MULTILINE,
)
_DATELINE = re.compile(
    r"(?:本报|电|讯|记者|社)[^。\n]{0,24}?(?<![0-9])(?P<year>20[0-9]{2}|19[0-9]{2})年(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12][0-9]|0?[1-9])日(?:电|讯|消息|报道)"
)
_DATELINE_OF_A_DAY = re.compile(
    r"(?:本报|电|讯|记者|社|网|台|报)[^。\n]{0,24}?(?<![0-9年])(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12][0-9]|0?[1-9])日(?:电|讯|消息|报道)"
)
_STATED_DAY = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})(?:年(?P<month>1[0-2]|0?[1-9])月(?P<day>3[01]|[12][0-9]|0?[1-9])日"
    r"|(?P<sign>[-./_]?)(?P<month_n>1[0-2]|0[1-9])(?:(?P=sign)|/)(?P<day_n>3[01]|[12][0-9]|0[1-9])(?![0-9]))"
)
_STATED_YEAR = re.compile(r"(?<![0-9])(?:19|20)[0-9]{2}(?=年)")
_DAYS_TO_PRINT = 10
_DAYS_OF_NEWS = 14
_SENTENCE_ENDS = re.compile("[。!?]")
_DAYS_AFTER_THE_NEWS = 31
_HEAD = 600


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
    if match is None:
        return None
    year, month, day = (int(figure) if figure else None for figure in match.group("year", "month", "day"))
    if year is None or not valid(year, 1 if month is None else month, 1 if day is None else day):
        return None
    return _Parts(year, month, day).iso


def _from_text(text: str) -> str | None:
    """The date of front matter (发布时间:…, a time stamp line) or of a dateline with its year."""
    head = text[:_HEAD].translate(_ASCII)
    for pattern in (_FRONT, _STAMP, _DATELINE):
        match = pattern.search(head)
        if match is not None:
            groups = match.groupdict()
            month, day = groups["month"] or groups["month_c"], groups["day"] or groups.get("day_c")
            if valid(int(groups["year"]), int(month), int(day or 1)):
                return _Parts(int(groups["year"]), int(month), int(day) if day else None).iso
    return None


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
    found = []
    for match in _STATED_DAY.finditer(text):
        year, month, day = (
            int(match["year"]),
            int(match["month"] or match["month_n"]),
            int(match["day"] or match["day_n"]),
        )
        if valid(year, month, day):
            found.append(date(year, month, day))
    return found


def _within(stated: date, month: int, day: int, before: bool = False) -> str | None:
    """The day of `month` and `day` that is at most a month after `stated`, or also `before` it."""
    for year in (stated.year - 1, stated.year, stated.year + 1):
        if valid(year, month, day):
            distance = (date(year, month, day) - stated).days
            if (-_DAYS_AFTER_THE_NEWS if before else 0) <= distance <= _DAYS_AFTER_THE_NEWS:
                return date(year, month, day).isoformat()
    return None


_ASCII = {c: c - 0xFEE0 for c in range(0xFF01, 0xFF5F)} | {0x3000: 32, 0xA0: 32, 9: 32}

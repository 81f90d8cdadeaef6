"""Dates and periods of a text, and the publication date of an article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.dates import find_dates, iso_date, period_of, publication_date
from pipeline.records import Article
from pipeline.text import fold

PUBLISHED = "2021-04-24"


@pytest.mark.parametrize(
    ("text", "span", "first", "last"),
    [
        ("于2020年3月5日开工", "2020年3月5日", "2020-03-05", "2020-03-05"),
        ("2020年3月竣工", "2020年3月", "2020-03", "2020-03"),
        ("2018年度总结", "2018年度", "2018", "2018"),
        ("二〇一九年六月", "二〇一九年六月", "2019-06", "2019-06"),
        ("去年5月", "去年5月", "2020-05", "2020-05"),
        ("今年上半年", "今年上半年", "2021-01", "2021-06"),
        ("22日开幕", "22日", "2021-04-22", "2021-04-22"),
        ("28日闭幕", "28日", "2021-03-28", "2021-03-28"),
        ("6月9日动工", "6月9日", "2020-06-09", "2020-06-09"),
        ("昨天下午", "昨天", "2021-04-23", "2021-04-23"),
        ("上月新增", "上月", "2021-03", "2021-03"),
        ("4月3日至7日", "4月3日至7日", "2021-04-03", "2021-04-07"),
        ("2019年3月—2021年5月", "2019年3月—2021年5月", "2019-03", "2021-05"),
        ("2018-2020年", "2018-2020年", "2018", "2020"),
        ("1至3月", "1至3月", "2021-01", "2021-03"),
        ("“十三五”期间", "“十三五”期间", "2016", "2020"),
        ("20世纪80年代", "20世纪80年代", "1980", "1989"),
        ("2021-04-02", "2021-04-02", "2021-04-02", "2021-04-02"),
        ("2010.10.21-29 外出", "2010.10.21-29", "2010-10-21", "2010-10-29"),
        ("今年前3个月", "今年前3个月", "2021-01", "2021-03"),
        ("2020年前10月", "2020年前10月", "2020-01", "2020-10"),
        ("2020年2—7月份", "2020年2—7月份", "2020-02", "2020-07"),
        ("2020年后两月", "2020年后两月", "2020-11", "2020-12"),
        ("4月上旬", "4月上旬", "2021-04-01", "2021-04-10"),
        ("2020年2月下旬", "2020年2月下旬", "2020-02-21", "2020-02-29"),
        ("2020年5月前6天", "2020年5月前6天", "2020-05-01", "2020-05-06"),
        ("上世纪六十年代", "上世纪六十年代", "1960", "1969"),
        ("本周", "本周", "2021-04-19", "2021-04-25"),
        ("上周三", "上周三", "2021-04-14", "2021-04-14"),
        ("下下周末", "下下周末", "2021-05-08", "2021-05-09"),
        ("周五,会议结束", "周五", "2021-04-23", "2021-04-23"),
        ("4月2日（周五）", "4月2日（周五）", "2021-04-02", "2021-04-02"),
        ("2020年的第二周", "2020年的第二周", "2020-01-13", "2020-01-19"),
        ("2020年9月第一个星期二", "2020年9月第一个星期二", "2020-09-01", "2020-09-01"),
        ("三年前", "三年前", "2018", "2018"),
        ("5天前", "5天前", "2021-04-19", "2021-04-19"),
        ("上季度", "上季度", "2021-01", "2021-03"),
        ("今明两年", "今明两年", "2021", "2022"),
        ("九六年三季度", "九六年三季度", "1996-07", "1996-09"),
        ("07年毕业", "07年", "2007", "2007"),
        ("两千零八年五月", "两千零八年五月", "2008-05", "2008-05"),
        ("在2012年与2015年之间", "2012年与2015年之间", "2012", "2015"),
        ("17.6.2019", "17.6.2019", "2019-06-17", "2019-06-17"),
        ("自2020-05-06起至2020-05-09止", "2020-05-06起至2020-05-09", "2020-05-06", "2020-05-09"),
        ("三月十五到四月20日", "三月十五到四月20日", "2021-03-15", "2021-04-20"),
        ("2月29日", "2月29日", "2020-02-29", "2020-02-29"),
        ("30日", "30日", "2021-03-30", "2021-03-30"),
        ("大前天", "大前天", "2021-04-21", "2021-04-21"),
    ],
)
def test_a_date_is_read(text: str, span: str, first: str, last: str) -> None:
    (found,) = find_dates(fold(text), PUBLISHED)
    assert text[found.start : found.end] == span
    assert (found.first, found.last) == (first, last)


def test_what_is_left_out_comes_from_the_date_before() -> None:
    found = find_dates(fold("2019年8月2日动工,9月封顶,12日验收"), PUBLISHED)
    assert [mention.iso for mention in found] == ["2019-08-02", "2019-09", "2019-09-12"]


def test_a_new_paragraph_forgets_the_date_before() -> None:
    found = find_dates(fold("2019年8月2日动工\n3月封顶"), PUBLISHED)
    assert [mention.iso for mention in found] == ["2019-08-02", "2021-03"]


def test_without_publication_date_relative_dates_stay_open() -> None:
    assert [mention.first for mention in find_dates("22日,去年,4月,昨天")] == ["", "", "", ""]


def test_a_day_of_the_lunar_calendar_is_not_resolved() -> None:
    assert [mention.first for mention in find_dates("农历八月十五日", PUBLISHED)] == [""]


def test_a_publication_date_of_a_month_reaches_to_its_last_day() -> None:
    assert find_dates("28日", "2021-02")[0].iso == "2021-02-28"


@pytest.mark.parametrize(
    "text",
    [
        "3月球",
        "第3日",
        "100日元",
        "2020年级",
        "每月",
        "三日游客",
        "1.5日",
        "每周一",
        "周一鸣",
        "周期",
        "3-5天后",
        "几年前",
        "马上一年",
    ],
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert not [m for m in find_dates(fold(text), PUBLISHED) if m.start == 0]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("近五年来", ("2016-04-24", "2021-04-24")),
        ("2016年以来", ("2016", "2021-04-24")),
        ("截至3月31日", ("", "2021-03-31")),
        ("今年上半年", ("2021-01", "2021-06")),
        ("近3个月", ("2021-01-24", "2021-04-24")),
        ("近三月", ("2021-01-24", "2021-04-24")),
        ("未来两年", ("2021-04-24", "2023-04-24")),
        ("2018年以前", ("", "2018")),
        ("2018年之后", ("2018", "")),
        ("20天后", ("2021-05-14", "2021-05-14")),
        ("去年到现在", ("2020", "2021-04-24")),
    ],
)
def test_periods_with_the_words_round_them(text: str, period: tuple[str, str]) -> None:
    (found,) = find_dates(fold(text), PUBLISHED)
    assert period_of(fold(text), found, PUBLISHED) == period


@pytest.mark.parametrize(
    ("written", "iso"),
    [
        ("2021/4/22", "2021-04-22"), ("2021年4月22日", "2021-04-22"), ("2021-04-22 10:00:00", "2021-04-22"),
        ("2021-04-22T10:00:00+08:00", "2021-04-22"), ("20210422", "2021-04-22"), ("2021-04", "2021-04"), ("2021", "2021"),
        ("２０２１年４月", "2021-04"), ("2021-2-3 ", "2021-02-03"), ("2021-02-30", None), ("2021-13", None), ("去年", None), ("0", None),
    ],
)  # fmt: skip
def test_written_dates_are_put_into_iso_form(written: str, iso: str | None) -> None:
    assert iso_date(written) == iso


def test_a_record_date_that_is_none_is_invalid_and_never_guessed() -> None:
    article = publication_date(Article("a", "时间:2020-01-01", published_on="2021-02-30", published_on_basis="record"))
    assert (article.published_on, article.published_on_basis) == (None, "invalid")


def test_a_known_date_keeps_its_basis() -> None:
    article = publication_date(Article("a", "", published_on="2021/4/2", published_on_basis="metadata"))
    assert (article.published_on, article.published_on_basis) == ("2021-04-02", "metadata")


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("某网 发布时间：2020-05-06\n正文", "2020-05-06"),
        ("标题\n2020-06-02 12:53:00 来源:某网\n正文", "2020-06-02"),
        ("日期: 2017年6月\n3月9日下午", "2017-06"),
        ("某社甲市2022年3月4日电 记者获悉", "2022-03-04"),
        ("本报4月22日讯 今天", None),
        ("会议于2019年2月16日举行", None),
        ("活动时间:2021-05-01至2021-05-07", None),
        ("", None),
    ],
)
def test_the_front_matter_or_dateline_gives_the_date(text: str, iso: str | None) -> None:
    article = publication_date(Article("a", text))
    assert (article.published_on, article.published_on_basis) == (iso, "dateline" if iso else "")


@pytest.mark.parametrize(
    ("text", "url", "iso"),
    [
        ("本报4月22日讯 4月20日表彰", "http://news.example/2021-04/23/content_1.htm", "2021-04-22"),
        ("本报12月31日讯 昨天", "http://news.example/t20220102_7.html", "2021-12-31"),
        ("某社甲市4月22日电 2021年4月20日,甲县表彰一批先进个人", None, "2021-04-22"),
        ("某社甲市1月2日电 2021年12月30日,甲县表彰一批先进个人", None, "2022-01-02"),
        ("某社甲市4月22日电 2021年4月20日表彰,2023年完成", None, None),
        ("某社甲市4月22日电 1998年7月1日成立的合作社", None, None),
        ("本报4月22日讯 今天", "http://news.example/1998/0701/1.htm", None),
    ],
)
def test_the_year_of_a_dateline_without_one_comes_from_its_address_or_a_day_shortly_before(text, url, iso) -> None:
    article = publication_date(Article("a", text, url=url))
    assert (article.published_on, article.published_on_basis) == (iso, "dateline" if iso else "")


@given(
    st.text(alphabet=st.sampled_from("0123年月日-至.今去前近来十三五“”期间世纪代 \n\ud800")),
    st.sampled_from([None, "2021", "2020-02", "2024-02-29"]),
)
def test_no_text_raises_and_mentions_do_not_overlap(text: str, published_on: str | None) -> None:
    end = 0
    for mention in find_dates(text, published_on):
        assert end <= mention.start < mention.end <= len(text)
        end = mention.end
        period_of(text, mention, published_on)
    publication_date(Article("a", text))

"""Numerals: every way of writing a number, bounds and qualifiers, money; laws over random numbers and texts."""

import time
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline import find_numerals, parse_money, parse_number
from pipeline.numerals import cores, last_place, read_number

_FIGURES = "零一二三四五六七八九"
_FINANCIAL = "零壹贰叁肆伍陆柒捌玖"


def chinese(number: int, figures: str = _FIGURES, tens: str = "十百千") -> str:
    """A whole number below 10^16 in Chinese figures, written independently of what is tested."""
    if number == 0:
        return figures[0]
    groups = []
    while number:
        number, group = divmod(number, 10**4)
        groups.append(group)
    written = ""
    for position in range(len(groups) - 1, -1, -1):
        group = groups[position]
        if written and (group < 1000 or groups[position + 1] % 10 == 0) and group and not written.endswith("零"):
            written += figures[0]
        part, gap = "", False
        for power in (3, 2, 1, 0):
            digit = group // 10**power % 10
            if digit:
                part += (figures[0] if gap and part else "") + figures[digit] + (tens[power - 1] if power else "")
                gap = False
            else:
                gap = True
        written += part + (("", "万", "亿", "万亿")[position] if group and position != 3 else "万" if group else "")
        if position == 3 and group and not groups[2]:
            written += "亿"
    return written


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("12", "12"), ("1,234,567", "1234567"), ("３．５", "3.5"), ("一百二十", "120"), ("两千零五", "2005"),
        ("壹佰貳拾萬", "1200000"), ("貳佰零參", "203"), ("3万5千", "35000"), ("3万5", "35000"), ("1亿零4百", "100000400"),
        ("两百五", "250"), ("一百零五", "105"), ("223.03万", "2230300"), ("三点五亿", "350000000"), ("廿三", "23"),
        ("负一百", "-100"), ("三又二分之一", "3.5"), ("2亿万", "2000000000000"), ("7 万5 千", "75000"), ("3个亿", "300000000"),
        ("一万亿", "1000000000000"), ("十", "10"), ("一九九八", "1998"), ("俩千三百", "2300"), ("幺八九", "189"), ("叁", "3"), ("拾", "10"),
        ("8万 4千 2百", "84200"), ("三 百 五 又 四 分之 一", "350.25"), ("负一又四分之一", "-1.25"), ("一又十分一", "1.1"), ("2 3/4", "2.75"),
        ("百三万", "1300000"), ("两百点125", "200.125"), ("一二点三零", "12.30"), ("120k", "120000"), ("30w", "300000"), ("-2.5 M", "-2500000"),
        ("3.5e-2", "0.035"), ("-2e1", "-20"), ("2^6", "64"), (".25", "0.25"), ("-.0012G", "-1200000"),
    ],
)  # fmt: skip
def test_a_number_alone_is_read(written: str, value: str) -> None:
    found = parse_number(written)
    assert found is not None
    assert (found.value, found.low, found.high, found.qualifier) == (*(Decimal(value),) * 3, "exact")


@pytest.mark.parametrize(
    ("text", "span", "qualifier", "value", "low", "high"),
    [
        ("借出4000余套", "4000余套", "over", 4000, 4000, 5000),
        ("种了1670余万株", "1670余万株", "over", 16700000, 16700000, 16800000),
        ("来了十几个", "十几个", "over", 10, 10, 20),
        ("超过300户", "300户", "over", 300, 300, None),
        ("上万件", "万件", "over", 10000, 10000, None),
        ("50名以上", "50名", "at_least", 50, 50, None),
        ("至少20条", "20条", "at_least", 20, 20, None),
        ("近800公里", "800公里", "under", 800, None, 800),
        ("不足40家", "40家", "under", 40, None, 40),
        ("不超过7辆", "7辆", "at_most", 7, None, 7),
        ("90米以内", "90米", "at_most", 90, None, 90),
        ("约60亩", "60亩", "about", 60, None, None),
        ("70次左右", "70次", "about", 70, None, None),
        ("8至12所", "8至12所", "range", None, 8, 12),
        ("三五个", "三五个", "range", None, 3, 5),
        ("七八十万株", "七八十万株", "range", None, 700000, 800000),
        ("几十万名", "几十万名", "range", None, 200000, 1000000),
        ("数百位", "数百位", "range", None, 200, 1000),
        ("超过2000余人", "2000余人", "over", 2000, 2000, 3000),
        ("近100多个", "100多个", "over", 100, 100, 200),
        ("3.5-4万吨", "3.5-4万吨", "range", None, 35000, 40000),
        ("10000与20000之间", "10000与20000", "range", None, 10000, 20000),
        ("三元五角至四元八角", "三元五角至四元八角", "range", None, Decimal("3.5"), Decimal("4.8")),
        ("五角至八角", "五角至八角", "range", None, Decimal("0.5"), Decimal("0.8")),
        ("3至8角", "3至8角", "range", None, Decimal("0.3"), Decimal("0.8")),
        ("4、5千斤", "4、5千斤", "range", None, 4000, 5000),
        ("三、四个", "三、四个", "range", None, 3, 4),
        ("七成多", "七成多", "over", 70, 70, 80),
        ("兩千餘人", "兩千餘人", "over", 2000, 2000, 3000),
        ("米六到两米三", "米六到两米三", "range", None, Decimal("1.6"), Decimal("2.3")),
    ],
)
def test_words_round_a_number_give_bounds(text, span, qualifier, value, low, high) -> None:
    (found,) = find_numerals(text)
    assert (found.text, found.qualifier) == (span, qualifier)
    assert (found.value, found.low, found.high) == (value, low, high)


@pytest.mark.parametrize(
    "text",
    ["通过3项", "附近4家", "签约5家", "最近6次", "打破7项", "以上8名", "网上9个", "人数相近", "百花", "几乎", "系数"],
)
def test_words_that_only_look_like_approximation_change_nothing(text: str) -> None:
    assert all(numeral.qualifier == "exact" for numeral in find_numerals(text))


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("98%", "98", "%"), ("六成", "60", "%"), ("三成半", "35", "%"), ("半数", "50", "%"), ("百分之三十点五", "30.5", "%"),
        ("5‰", "0.5", "%"), ("千分之三", "0.3", "%"), ("八折", "8", "折"), ("三倍", "3", "倍"), ("1.8个百分点", "1.8", "个百分点"),
        ("两番", "2", "番"), ("三个半", "3.5", "个"), ("半个", "0.5", "个"), ("4 个", "4", "个"), ("4\n个", "4", "个"),
        ("9斤7两", "9.7", "斤"), ("3公里200米", "3.2", "公里"), ("半碗", "0.5", "碗"), ("一 百 二 十 个 百 分 点", "120", "个百分点"), ("六成 五", "65", "%"), ("1/4", "25", "%"), ("俩", "2", "个"), ("一米八", "1.8", "米"),
        ("四分之一公升", "0.25", "公升"), ("2米06", "2.06", "米"), ("41秒35", "41.35", "秒"), ("一成五", "15", "%"), ("三分一", "33.333333", "%"), ("4000万千瓦时", "40000000", "千瓦时"), ("12箱（件）", "12", "箱(件)"), ("3万人次", "30000", "人次"),
    ],
)  # fmt: skip
def test_units_and_shares(text: str, value: str, unit: str) -> None:
    (found,) = find_numerals(text)
    assert (found.text, found.unit) == (text, unit)
    assert found.value is not None
    assert round(found.value, 6) == Decimal(value)


def test_a_third_is_a_share_with_all_its_places() -> None:
    (found,) = find_numerals("三分之一")
    assert found.value is not None
    assert round(found.value, 6) == Decimal("33.333333")
    assert found.unit == "%"


@pytest.mark.parametrize(
    ("text", "low", "high", "currency"),
    [
        ("19.7亿元", "1970000000", "1970000000", "CNY"), ("3亿多元", "300000000", "400000000", "CNY"),
        ("人民币1.5亿元", "150000000", "150000000", "CNY"), ("新台币177亿元", "17700000000", "17700000000", "TWD"),
        ("12.5亿美元", "1250000000", "1250000000", "USD"), ("￥20", "20", "20", "CNY"), ("3元5角", "3.5", "3.5", "CNY"),
        ("五元六角三分", "5.63", "5.63", "CNY"), ("三块五", "3.5", "3.5", "CNY"), ("三块零四", "3.04", "3.04", "CNY"),
        ("两角五分", "0.25", "0.25", "CNY"), ("1.5亿-2亿元", "150000000", "200000000", "CNY"),
        ("一百二十到一百五十万元", "1200000", "1500000", "CNY"), ("八九亿韩元", "800000000", "900000000", "KRW"),
        ("玖拾万元整", "900000", "900000", "CNY"), ("50万元人民币", "500000", "500000", "CNY"), ("20万元左右", None, None, "CNY"),
        ("HK$300", "300", "300", "HKD"), ("五分", "0.05", "0.05", "CNY"), ("八仙", "0.08", "0.08", "CNY"), ("三万元欧元", "30000", "30000", "EUR"),
    ],
)  # fmt: skip
def test_a_sum_alone_is_read(text: str, low: str | None, high: str | None, currency: str) -> None:
    found = parse_money(text)
    assert found is not None
    assert (found.low, found.high) == (low and Decimal(low), high and Decimal(high))
    assert found.currency == currency


@pytest.mark.parametrize("text", ["", "元", "三个", "买了3元的书", "3元5元", "多元化", "500"])
def test_what_is_no_single_sum_is_none(text: str) -> None:
    assert parse_money(text) is None


def test_a_currency_at_the_end_of_an_enumeration_holds_for_all() -> None:
    found = find_numerals("分别给予50万、20万和5万元")
    assert [(n.text, n.value, n.currency) for n in found] == [
        ("50万", 500000, "CNY"), ("20万", 200000, "CNY"), ("5万元", 50000, "CNY"),
    ]  # fmt: skip


def test_a_comma_groups_digits_only_before_exactly_three() -> None:
    assert [n.value for n in find_numerals("5万元,10万元")] == [50000, 100000]
    assert [n.value for n in find_numerals("12,345元")] == [12345]
    assert [n.value for n in find_numerals("7,89")] == [7, 89]


@given(st.integers(min_value=0, max_value=10**16 - 1))
def test_whole_numbers_are_read_in_every_way_of_writing(number: int) -> None:
    ways = [str(number), f"{number:,}", f"{number:,}".replace(",", "，"), chinese(number)]
    ways.append(chinese(number, _FINANCIAL, "拾佰仟"))
    ways.append(str(number).translate(str.maketrans("0123456789", "０１２３４５６７８９")))
    for written in ways:
        found = parse_number(written)
        assert found is not None, written
        assert found.value == number, written


@given(st.integers(min_value=0, max_value=10**8), st.integers(min_value=0, max_value=9999))
def test_decimals_to_four_places_are_exact(whole: int, fraction: int) -> None:
    places = f"{fraction:04d}"
    value = Decimal(f"{whole}.{places}")
    spoken = chinese(whole) + "点" + "".join(_FIGURES[int(digit)] for digit in places)
    for written, factor in (
        (f"{whole}.{places}", 1),
        (f"{whole}.{places}万", 10**4),
        (f"{whole}.{places}亿", 10**8),
        (spoken, 1),
    ):
        found = parse_number(written)
        assert found is not None, written
        assert found.value == value * factor, written


@given(st.integers(min_value=1, max_value=10**9), st.integers(min_value=0, max_value=99))
def test_sums_in_yuan_and_its_parts_are_exact(whole: int, cents: int) -> None:
    value = Decimal(whole) + Decimal(cents) / 100
    parts = (f"{_FIGURES[cents // 10]}角" if cents > 9 else "") + (f"{_FIGURES[cents % 10]}分" if cents % 10 else "")
    ways = [f"{whole}.{cents:02d}元", f"￥{whole:,}.{cents:02d}", f"人民币{whole}.{cents:02d}元"]
    ways.append(chinese(whole) + "元" + ("零" if cents < 10 and parts else "") + parts)
    ways.append(chinese(whole, _FINANCIAL, "拾佰仟") + "元" + parts)
    for written in ways:
        found = parse_money(written)
        assert found is not None, written
        assert (found.value, found.currency) == (value, "CNY"), written


@given(
    st.integers(min_value=1, max_value=9999),
    st.integers(min_value=1, max_value=9999),
    st.sampled_from(["%", "%至", "成"]),
)
def test_shares_and_ranges_of_shares(first: int, second: int, form: str) -> None:
    low, high = sorted((Decimal(first) / 100, Decimal(second) / 100))
    if form == "%至" and low < high:
        found = parse_number(f"{low}%至{high}%")
        assert found is not None
        assert (found.low, found.high, found.unit) == (low, high, "%")
    for written in (f"{low}%", f"百分之{low}", f"千分之{low * 10}"):
        found = parse_number(written)
        assert found is not None, written
        assert (found.value, found.unit) == (low, "%"), written


@given(st.integers(min_value=0, max_value=10**12))
def test_traditional_characters_and_blanks_change_nothing(number: int) -> None:
    plain = chinese(number)
    for written in (plain.replace("万", "萬").replace("亿", "億").replace("两", "兩"), f" {plain} ", f"约{plain}"):
        found = parse_number(written)
        assert found is not None, written
        assert found.value == number, written


@given(st.text(alphabet=st.sampled_from("0129一二两十百万亿半几数余多来.,点分之%元个名-至 \n甲€𠀀\ud800\x00")))
@settings(max_examples=300)
def test_offsets_hold_on_any_text(text: str) -> None:
    end = 0
    for numeral in find_numerals(text):
        assert text[numeral.start : numeral.end] == numeral.text
        assert end <= numeral.start < numeral.end
        end = numeral.end


_SUMS = st.text(
    alphabet=st.sampled_from(
        "0129一二两十百万亿几数余多.,点之%元圆美日角分块钱币卢布￥$USD个名-至、和约近以上左右 \n甲，０萬億"
    ),
    max_size=60,
)


@given(st.lists(_SUMS, max_size=4).map("。".join))
@settings(max_examples=500)
def test_reading_sums_alone_gives_the_same_sums(text: str) -> None:
    assert find_numerals(text, kind="money") == [n for n in find_numerals(text) if n.kind == "money"]


@pytest.mark.parametrize("piece", ["元", "3元", "3元、", "3至", "￥", "万元至", "3.", "角5"])
def test_hostile_sums_take_linear_time(piece: str) -> None:
    begin = time.perf_counter()
    find_numerals(piece * (100_000 // len(piece)), kind="money")
    find_numerals(piece * (100_000 // len(piece)))
    assert time.perf_counter() - begin < 30


def test_only_numerals_of_a_kind_are_given() -> None:
    text = "投入3万元,新建2所学校,增长5%"
    assert [n.text for n in find_numerals(text, kind="money")] == ["3万元"]
    assert [n.text for n in find_numerals(text, kind="count")] == ["2所"]
    assert [n.text for n in find_numerals(text, kind="ratio")] == ["5%"]


@given(st.text())
def test_no_text_raises(text: str) -> None:
    for numeral in find_numerals(text):
        assert text[numeral.start : numeral.end] == numeral.text
    parse_number(text)
    parse_money(text)


@pytest.mark.parametrize(
    "piece", ["一", "9", "万", "几", "9,", "9.", "一又", "百分之", "1 ", "一点", "万万9", "元", "3元", "至3", "半"]
)
def test_hostile_text_takes_linear_time(piece: str) -> None:
    def seconds(length: int) -> float:
        text = piece * (length // len(piece))
        begin = time.perf_counter()
        for _ in cores(text):
            pass
        return time.perf_counter() - begin

    assert seconds(100_000) < 3


def test_last_place_is_that_of_the_last_figure_that_is_not_zero() -> None:
    assert last_place(Decimal(4000)) == 1000
    assert last_place(Decimal("3710000")) == 10000
    assert last_place(Decimal("6.3")) == Decimal("0.1")


@pytest.mark.parametrize("text", ["陆地", "队伍", "肆意", "拾到", "一切", "一般", "四川", "两两"])
def test_words_with_figures_are_no_numbers(text: str) -> None:
    assert not find_numerals(text)


@pytest.mark.parametrize(("text", "value"), [("用5G上网", 5), ("看4K电影", 4)])
def test_a_single_figure_with_a_letter_is_no_multiple(text: str, value: int) -> None:
    assert [n.value for n in find_numerals(text)] == [value]


def test_figures_with_points_between_are_whole_numbers() -> None:
    assert [n.value for n in find_numerals("2222.3333.444")] == [2222, 3333, 444]


def test_what_is_no_number_is_none() -> None:
    assert read_number("十一五") is None
    assert read_number("9" * 100) is None
    assert read_number("") is None

"""Every numeral once, and taken for what it is: counts and sums apart from dates, ranks, names, slogans."""

import re
import time
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.extract import numbers
from pipeline.process import default_folder
from pipeline.records import Article, Findings, Number
from pipeline.rules import load_rules
from pipeline.segment import make_document, make_segmenter, user_words

Read = Callable[[str], list[Number]]


@pytest.fixture(scope="module")
def read() -> Read:
    """Reads a text into its numbers, published on 24 April 2021."""
    rules = load_rules(default_folder("rules"))
    segmenter = make_segmenter("jieba", user_words(rules))

    def run(text: str) -> list[Number]:
        document = make_document(Article("a", text, published_on="2021-04-24"), segmenter)
        return numbers.find(document, rules, Findings())

    return run


def dispositions(read: Read, text: str) -> list[tuple[str, str]]:
    return [(text[n.start : n.end], n.disposition) for n in read(text)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("选派3名医生、5名护士", [("3名", "名"), ("5名", "名")]),
        ("12所80余名教师", [("12所", "所"), ("80余名", "名")]),
        ("惠及7.5万贫困群众", [("7.5万", "")]),
        ("涉及9省市和三部门", [("9", ""), ("三", "")]),
        ("发展四大产业", [("四", "")]),
        ("夺得3金2银4铜", [("3", ""), ("2", ""), ("4", "")]),
        ("共评出先进集体(27个)", [("27个", "个")]),
        ("新增绿地120公里、3万亩", [("120公里", "公里"), ("3万亩", "亩")]),
        ("组建一个文科班、一个理科班", [("一个", "个"), ("一个", "个")]),
        ("吸引上千名选手", [("千名", "名")]),
        ("发放百余套桌椅", [("百余套", "套")]),
        ("种植香菇300万棒", [("300万棒", "棒")]),
        ("连续四次夺冠,举办了十八届", [("四次", "次"), ("十八届", "届")]),
        ("超半数学员", [("半数", "%")]),
        ("占全国的1/4", [("1/4", "%")]),
        ("经过上百道工序", [("百道", "道")]),
        ("由四部分组成", [("四", "")]),
        ("用户近千万", [("千万", "")]),
        ("兄妹俩参加", [("俩", "个")]),
        ("身高1米92", [("1米92", "米")]),
        ("唯一一所", []),
        ("6万学生、46.5万教师参加", [("6万", ""), ("46.5万", "")]),
        ("增长100﹪", [("100﹪", "%")]),
        ("陈青山两条路都走过", [("两条", "条")]),
        ("获得数十万次观看", [("数十万次", "次")]),
        ("约数百人到场", [("数百人", "人")]),
        ("分别下降9.5、10.3和2.3个百分点", [("9.5", "个百分点"), ("10.3", "个百分点"), ("2.3个百分点", "个百分点")]),
    ],
)
def test_counts_have_the_span_and_unit_of_the_guidelines(read: Read, text: str, counts: list[tuple[str, str]]) -> None:
    found = [(text[n.start : n.end], n.unit) for n in read(text) if n.disposition == "count"]
    assert found == counts


@pytest.mark.parametrize(
    ("text", "sums"),
    [
        ("投入19.7亿元", [("19.7亿元", "CNY", "stated")]),
        ("累计发放310万", [("310万", "CNY", "inferred")]),
        ("捐出7200元（人民币）", [("7200元（人民币）", "CNY", "stated")]),
        ("满1000减300", [("1000", "CNY", "inferred"), ("300", "CNY", "inferred")]),
        ("建设千亿级产业,培育百亿元级企业", []),
        ("单位:万元", []),
        ("研究二元关系", []),
        ("建成三元桥,实行多元化办学", []),
        ("买了3块钱的糖和两块布", [("3块钱", "CNY", "stated")]),
        ("每斤3毛都卖不掉", [("3毛", "CNY", "stated")]),
        (
            "分别可得6000、3000和1500美元",
            [("6000", "USD", "stated"), ("3000", "USD", "stated"), ("1500美元", "USD", "stated")],
        ),
        ("销售额一天内突破千万", [("千万", "CNY", "inferred")]),
    ],
)
def test_sums_are_told_from_what_only_looks_like_one(read: Read, text: str, sums: list[tuple[str, str, str]]) -> None:
    found = [(text[n.start : n.end], n.currency, n.basis) for n in read(text) if n.disposition == "amount"]
    assert found == sums


@pytest.mark.parametrize(
    ("text", "span", "disposition"),
    [
        ("4月22日开会", "4月22日", "date"), ("近五年来发展", "近五年来", "period"), ("早上9:30出发", "9:30", "time"),
        ("培训了3天", "3天", "duration"), ("每两年一次评选", "每两年一次", "frequency"), ("年满18岁", "18岁", "age"),
        ("这是第3届展会", "第3届", "ordinal"), ("获得一等奖", "一等奖", "rank"), ("成绩排名前三", "排名前三", "rank"),
        ("以3:1战胜客队", "3:1", "score"), ("师生比为1:12.5", "1:12.5", "proportion"), ("拨打12345热线", "12345", "identifier"),
        ("应用5G网络", "5G", "identifier"), ("落实“四个不摘”要求", "四个不摘", "slogan"), ("走进千家万户", "千家万户", "idiom"),
        ("全国五一劳动奖章", "五一", "name"), ("是一项重大任务", "一项", "indefinite"), ("二十届三中全会", "二十届三中", "name"),
        ("由48位升到30位", "48位", "rank"), ("住在郭家二村", "二", "name"), ("驶往500吨级码头", "500吨", "name"),
        ("景气指数为51.7,", "51.7", "score"), ("面向工业4.0转型", "4.0", "identifier"), ("女子100米蛙泳夺冠", "100米", "name"),
        ("成绩为1分52秒07", "1分52秒07", "duration"), ("老一辈专家到会", "一辈", "indefinite"), ("产品五花八门", "八门", "idiom"),
        ("2019首批学员", "2019", "date"), ("今年前5个月", "今年前5个月", "period"), ("甲队113∶105乙队", "113∶105", "score"),
        ("保洁公司清扫队二班", "二班", "name"), ("血透室(二区)护士", "二", "name"), ("在片中饰演船工一角,", "一角", "indefinite"),
        ("门诊时间为8:00-11:30。", "11:30", "time"), ("甲队以2∶1战胜乙队。", "2∶1", "score"), ("带着几分凉意。", "几分", "indefinite"),
        ("这一块一直空着。", "一块", "indefinite"), ("他于2011、2012年参赛。", "2011", "date"), ("94级本科生来了。", "94级", "identifier"),
        ("女子三级跳远决赛。", "三级", "name"), ("网站BoxHouse12月10日报道。", "12月10日", "date"), ("营收保持两位数增长。", "两位", "name"),
    ],
)  # fmt: skip
def test_what_is_no_count_is_taken_for_what_it_is(read: Read, text: str, span: str, disposition: str) -> None:
    assert (span, disposition) in dispositions(read, text)
    assert not [n for n in read(text) if n.disposition in ("count", "amount")]


@pytest.mark.parametrize(
    "text", ["万昭元与陆九皋", "统一部署", "三明市举行", "九寨沟", "零失误", "多名学生", "若干意见"]
)
def test_figures_glued_into_words_are_no_counts(read: Read, text: str) -> None:
    assert not [n for n in read(text) if n.disposition in ("count", "amount")]


def test_a_number_that_nothing_explains_is_listed(read: Read) -> None:
    assert dispositions(read, "气温达到38以及其他") == [("38", "unexplained")]


def test_values_and_bounds_are_exact(read: Read) -> None:
    (number,) = [n for n in read("资助学生223.03万人次以上") if n.disposition == "count"]
    assert (number.value, number.low, number.high) == (Decimal(2230300), Decimal(2230300), None)
    assert (number.unit, number.kind, number.qualifier) == ("人次", "count", "at_least")


@given(text=st.text(alphabet=st.sampled_from("0123456789.,年月日第:-“”()一二三百万个名元人%至、 \n字A\ud800\x00")))
@settings(max_examples=150, deadline=None)
def test_no_run_of_digits_is_left_out_and_none_twice(read: Read, text: str) -> None:
    end = 0
    covered: set[int] = set()
    for number in read(text):
        assert end <= number.start < number.end <= len(text)
        end = number.end
        covered.update(range(number.start, number.end))
    assert all(i in covered for run in re.finditer("[0-9]", text) for i in range(*run.span()))


def test_the_gold_of_real_documents_is_reached(read: Read, real: Path) -> None:
    """Spans of counts and amounts on the labelled documents, by exact offsets."""
    import csv

    def rows(path: Path) -> list[dict[str, str]]:
        with path.open(encoding="utf-8-sig", newline="") as file:
            return list(csv.DictReader(file))

    for table, disposition, wanted in (("amounts", "amount", 0.95), ("counts", "count", 0.94)):
        gold, found = set(), set()
        for folder in (real / "seed", real / "real"):
            labelled = rows(folder / "gold" / f"{table}.csv")
            for article in rows(folder / "gold" / "articles.csv"):
                name = article["article_id"]
                text = (folder / "articles" / f"{name}.txt").read_bytes().decode("utf-8-sig")
                mine = [row for row in labelled if row["article_id"] == name]
                optional = {(int(r["start"]), int(r["end"])) for r in mine if r["optional"] == "1"}
                gold |= {(name, int(r["start"]), int(r["end"])) for r in mine if r["optional"] != "1"}
                spans = {(n.start, n.end) for n in read(text) if n.disposition == disposition}
                found |= {(name, *span) for span in spans - optional}
        assert 2 * len(gold & found) / (len(gold) + len(found)) >= wanted


@pytest.mark.parametrize("piece", ["9、", "99、", "A-", "第一、", "3个人、", "三元", "《三个》", "由9位", "“9"])
def test_rows_of_figures_take_linear_time(read: Read, piece: str) -> None:
    begin = time.perf_counter()
    read(piece * (100_000 // len(piece)))
    assert time.perf_counter() - begin < 20

"""Divisions that no table knows, learnt from the article itself."""

import time

import pytest
from reading import names

from pipeline.newplaces import new_places
from pipeline.records import Article
from pipeline.rules import Rules
from pipeline.segment import Segmenter, make_document


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("樟宁县人民政府发布公告。", {"樟宁县"}),
        ("梧台市公安局荣获先进集体。", {"梧台市"}),
        ("喜讯:樟宁县脱贫了。专家到樟宁县考察。", {"樟宁县"}),
        ("葫芦岭县教育局表彰先进。会上,葫芦岭县委作出决定。", {"葫芦岭县"}),
        ("中共塔木河县委发文,塔木河县教师受奖。", {"塔木河县"}),
        # Known places, and what makes no place.
        ("他到县妇联、她到县政府办事,此事已报市政府,新任市公安局局长到任", set()),
        ("少数民族县政府、三个民族县政府和自治县委", set()),
        ("响水岭县的风光。", set()),
        ("合江县人民政府发布公告。", set()),
        ("赴宁县人民医院慰问。", set()),
        ("贫困县政府、沿海城市政府、经开区管委会与开发区管委会", set()),
        ("大市值上市公司,省会城市南京,共青团市委向市一中赠书", set()),
    ],
)
def test_new_places(text: str, expected: set[str], rules: Rules, segmenter: Segmenter) -> None:
    assert set(new_places(make_document(Article("a", text), segmenter), rules).weights) == expected


def test_a_known_place_does_not_cut_a_new_one(rules: Rules, segmenter: Segmenter) -> None:
    text = "樟宁县第一中学\n专家肯定樟宁县教育局的方案,县教育局局长到场。"
    assert names(text, rules, segmenter) == [
        ("樟宁县第一中学", "樟宁县第一中学"),
        ("樟宁县教育局", "樟宁县教育局"),
        ("县教育局", "樟宁县教育局"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("樟宁县人民政府奖励樟宁一中。", [("樟宁县人民政府", "樟宁县人民政府"), ("樟宁一中", "樟宁一中")]),
        (
            "葫芦岭县教育局到葫芦岭二小。葫芦岭县召开大会。县教育局局长讲话。",
            "葫芦岭县教育局 葫芦岭二小 葫芦岭县教育局",
        ),
        ("聘任莫志高为樟宁县第二中学校长。", "樟宁县第二中学"),
        ("石 磊、谭 远为市公安局副局长。", "市公安局"),
        ("冯山生前系樟泽省作家协会主席。", "樟泽省作家协会"),
        ("追记一等功(已报省公安厅批准)。", "省公安厅"),
    ],
)
def test_a_name_begins_with_its_place(
    text: str, expected: "str | list[tuple[str, str]]", rules: Rules, segmenter: Segmenter
) -> None:
    found = names(text, rules, segmenter)
    assert found == expected if isinstance(expected, list) else " ".join(name for _, name in found) == expected


def test_a_model_county_is_no_place(rules: Rules, segmenter: Segmenter) -> None:
    text = "全国信访工作示范县、法治建设模范县。他曾任县委书记,拟任县长人选,被省委表彰。"
    assert ("省委", "省委") in [(t, n.removeprefix("中共")) for t, n in names(text, rules, segmenter)]


def test_the_place_that_the_article_is_about_stands_behind_a_word_of_rank(rules: Rules, segmenter: Segmenter) -> None:
    text = "表彰大会在济南召开,济南市民到场。梧台市妇联、西檀市妇联获奖。梧台市第三中学教师、梧台港集团职工受表彰。市总工会表示祝贺。"
    assert names(text, rules, segmenter)[-1] == ("市总工会", "梧台市总工会")


def test_linear_time(rules: Rules, segmenter: Segmenter) -> None:
    def seconds(n: int) -> float:
        text = "".join(f"{chr(0x4E00 + i % 9000)}宁县政府。" for i in range(n))
        document = make_document(Article("a", text), segmenter)
        begin = time.process_time()  # what else runs on the machine does not count
        new_places(document, rules)
        return time.process_time() - begin

    seconds(100)
    assert min(seconds(8000) for _ in range(3)) < 20 * max(seconds(1000), 0.01)

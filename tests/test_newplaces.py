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
        # Known places, and what makes no place.
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


def test_the_place_that_the_article_is_about_stands_behind_a_word_of_rank(rules: Rules, segmenter: Segmenter) -> None:
    text = "表彰大会在济南召开,济南市民到场。梧台市妇联、西檀市妇联获奖。梧台市第三中学教师、梧台港集团职工受表彰。市总工会表示祝贺。"
    assert names(text, rules, segmenter)[-1] == ("市总工会", "梧台市总工会")


def test_linear_time(rules: Rules, segmenter: Segmenter) -> None:
    def seconds(n: int) -> float:
        text = "".join(f"{chr(0x4E00 + i % 9000)}宁县政府。" for i in range(n))
        document = make_document(Article("a", text), segmenter)
        begin = time.perf_counter()
        new_places(document, rules)
        return time.perf_counter() - begin

    seconds(100)
    assert seconds(8000) < 20 * max(seconds(1000), 0.01)

"""Totals and parts, repetitions, and the sums that paid for counts."""

import pytest

from pipeline.process import Pipeline
from pipeline.records import Amount, Article, Count, Span


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def quantities(pipeline: Pipeline, text: str) -> dict[str, Amount | Count]:
    """All rows of a text by the characters of their spans; of equal ones the last."""
    _, found = pipeline.read(Article("a", text))
    return {text[row.start : row.end]: row for row in (*found.amounts, *found.counts)}


def words(text: str, span: Span | None) -> str:
    return text[span[0] : span[1]] if span else ""


@pytest.mark.parametrize(
    ("text", "part", "total"),
    [
        ("全校有教职工900人,其中专任教师640人。", "640人", "900人"),
        ("共投入5亿元,其中中央资金3亿元、省级资金1亿元。", "3亿元", "5亿元"),
        ("共投入5亿元,其中中央资金3亿元、省级资金1亿元。", "1亿元", "5亿元"),
        ("评出优秀作品30件(一等奖5件,二等奖10件,三等奖15件)。", "10件", "30件"),
        ("一等奖5件、二等奖10件,共15件。", "5件", "15件"),
        # more than the total, another unit, another sentence, no total
        ("全校有教职工900人,其中学生1200人。", "1200人", ""),
        ("全校有教室90间,其中专任教师64人。", "64人", ""),
        ("全校有教职工900人,占全市的12%。", "12%", ""),
        ("学校有教师90人。去年新招教师12人。", "12人", ""),
    ],
)
def test_parts(pipeline: Pipeline, text: str, part: str, total: str) -> None:
    assert words(text, quantities(pipeline, text)[part].part_of) == total


def test_the_body_repeats_the_headline(pipeline: Pipeline) -> None:
    text = "全县建成幸福院136所\n\n本报讯 截至目前,全县共建成幸福院136所,新建食堂12个。"
    row = quantities(pipeline, text)["136所"]
    assert row.repeat_of == (text.index("136所"), text.index("136所") + 4)
    assert quantities(pipeline, text)["12个"].repeat_of is None


def test_a_small_number_of_another_thing_is_no_repetition(pipeline: Pipeline) -> None:
    text = "学校建成2个操场。县里派出2个工作组。"
    assert all(row.repeat_of is None for row in quantities(pipeline, text).values())


@pytest.mark.parametrize(
    ("text", "count", "amount"),
    [
        ("县里投入2亿元,资助学生3万人次。", "3万人次", "2亿元"),
        ("投入90万元,新建、改建桥梁12座。", "12座", "90万元"),
        ("投入90万元;全县资助学生3万人次。", "3万人次", ""),
        ("县里投入2亿元,学生增加3万人。", "3万人", ""),
        ("营业额达2亿元,资助学生3万人次。", "3万人次", ""),
    ],
)
def test_the_sum_that_paid(pipeline: Pipeline, text: str, count: str, amount: str) -> None:
    row = quantities(pipeline, text)[count]
    assert isinstance(row, Count)
    assert words(text, row.amount) == amount

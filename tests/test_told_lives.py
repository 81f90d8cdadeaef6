"""Posts in portraits, curricula and forms: of whom a clause speaks, of which unit a bare head is, what a row may leave open."""

import pytest
from reading import pipeline

from pipeline.records import Article


def posts(text: str) -> list[tuple[str, str, str, str]]:
    """Name, organisation, title and tenure of each post of a text, in the order of the text."""
    _, found = pipeline().read(Article("t", text, published_on="2024-06-01"))
    return [(p.person_name, p.organisation_name, p.title, p.tenure) for p in found.posts]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        # a head is of the whole, not of the inner unit of the title before
        ("陶建林历任临江市公安局刑侦大队大队长、副局长。", ["临江市公安局刑侦大队", "临江市公安局"]),
        ("陶建林曾任临江市第二医院骨科主任、副院长。", ["临江市第二医院骨科", "临江市第二医院"]),
        ("陶建林,男。1985年分配到临江市水利局工作,历任办公室主任、局长。", ["临江市水利局办公室", "临江市水利局"]),
        (
            "陶建林,男。1985年到临江机械有限公司,历任车间主任、技术科科长、副总经理。",
            ["临江机械有限公司车间", "临江机械有限公司技术科", "临江机械有限公司"],
        ),
        ("陶建林历任临江日报社记者部主任、副总编辑。", ["临江日报社记者部", "临江日报社"]),
        # the same inner unit, and heads of that one
        ("陶建林历任临江市化学会教育分会会长、秘书长。", ["临江市化学会教育分会", "临江市化学会教育分会"]),
        ("陶建林历任临江市水利局办公室副主任、主任。", ["临江市水利局办公室", "临江市水利局办公室"]),
        ("陶建林历任临江市公安局刑侦大队副大队长、大队长。", ["临江市公安局刑侦大队", "临江市公安局刑侦大队"]),
    ],
)
def test_heads_behind_inner_units(text: str, units: list[str]):
    assert [row[1] for row in posts(text)] == units


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # what ends a row
        ("陶建林曾任临江市化学会理事长、清河县商会主席等学术职务。", ["理事长", "主席"]),
        ("陶建林先后担任临江市化学会理事长、清河县商会会长等多项社会兼职。", ["理事长", "会长"]),
        ("陶建林现任临江市化学会理事长、清河县商会会长等领导职务。", ["理事长", "会长"]),
        # one of a row whose unit cannot be read
        (
            "陶建林曾任临江市商会理事、关于某种评审专家库的组长、临江市化学会理事、清河县商会会长。",
            ["理事", "理事", "会长"],
        ),
        # of those that merely are something, all must be posts
        ("陶建林是村里的热心组长、临江市摄影协会理事。", []),
    ],
)
def test_rows_of_offices(text: str, rows: list[str]):
    assert [row[2] for row in posts(text)] == rows


@pytest.mark.parametrize(
    "text",
    [
        "1981年,陶建林考取临江大学的研究生,1984年毕业,后来担任清河县水利局局长。",
        "大学毕业后,陶建林回到家乡工作,1990年任清河县水利局局长。",
        "那年,22岁的陶建林进厂当学徒,1990年任清河县水利局局长。",
        "提起陶建林,当地无人不晓。1990年任清河县水利局局长。",
        "说起陶建林,当地无人不晓。\n1990年,他任清河县水利局局长。",
        "负责人陶建林,清河县水利局局长。",
        "站在中间的陶建林,现任清河县水利局局长。",
        "孙女陶建林毕业多年,如今是清河县水利局局长。",
        "陶建林早年当兵,1990年调清河县水利局任局长。",
        "陶建林早年任清河县水利局局长。",
    ],
)
def test_of_whom_a_life_is(text: str):
    assert [row[:3] for row in posts(text)] == [("陶建林", "清河县水利局", "局长")]


def test_clauses_with_two_persons_are_of_neither():
    assert posts("继陶建林之后担任清河县水利局局长期间,他常去水库。") == []
    assert posts("大会表彰了陶建林、魏晓东。\n1990年,他任清河县水利局局长。") == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "姓  名:陶建林\n性  别:男\n现任职务:临江市水利局局长,高级工程师\n学术兼职:临江市化学会理事、清河县商会会长",
            [
                ("临江市水利局", "局长"),
                ("临江市水利局", "高级工程师"),
                ("临江市化学会", "理事"),
                ("清河县商会", "会长"),
            ],
        ),
        ("姓名:陶建林\n单位及职务:临江市第二医院骨科主任", [("临江市第二医院骨科", "主任")]),
        (
            "姓名:陶建林\n职务:临江市水利局局长\n社会兼职:清河县商会会长",
            [("临江市水利局", "局长"), ("清河县商会", "会长")],
        ),
        ("姓名:陶建林\n职称:教授", []),
        ("姓名:陶建林\n主要业绩:临江市水利局局长多次表扬", []),
    ],
)
def test_forms(text: str, rows: list[tuple[str, str]]):
    assert [row[1:3] for row in posts(text)] == rows


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("决定免去:\n陶建林  清河县水利局局长职务", [("陶建林", "清河县水利局", "局长", "former")]),
        (
            "免去:\n陶建林  清河县水利局局长职务\n魏晓东  清河县教育局副局长职务(退休)",
            [("陶建林", "清河县水利局", "局长", "former"), ("魏晓东", "清河县教育局", "副局长", "former")],
        ),
        ("任命:\n陶建林  清河县水利局局长", [("陶建林", "清河县水利局", "局长", "current")]),
    ],
)
def test_lists_of_dismissals_with_blanks(text: str, rows: list[tuple[str, str, str, str]]):
    assert posts(text) == rows


def test_what_was_done_early_is_over():
    assert posts("陶建林1990年毕业。他先在清河县第二中学当教师。") == [("陶建林", "清河县第二中学", "教师", "former")]
    assert posts("陶建林1990年从军,在清河县林场当过技术员。") == [("陶建林", "清河县林场", "技术员", "former")]


def test_the_school_of_an_article_is_the_one_it_names_most():
    text = "清河师范学院讯 陶建林毕业于临江大学。清河师范学院党委表彰了我校文学院院长陶建林。"
    assert ("陶建林", "清河师范学院文学院", "院长", "current") in posts(text)


def test_a_college_called_by_its_kind_alone_is_part_of_the_university():
    text = (
        "临江大学评优揭晓\n我校表彰了师范学院院长陶建林。师范学院2013级1班、师范学院2014级2班受到表彰。"
        "师范学院教师林若溪出席。"
    )
    assert ("陶建林", "临江大学师范学院", "院长", "current") in posts(text)


def test_a_college_of_two_fields_is_one_unit():
    text = (
        "临江大学开会。土木工程与力学学院教师陶建林、生命科学与技术学院教授林若溪、食品科学与工程学院周一帆研究员获奖。"
    )
    assert {
        ("陶建林", "临江大学土木工程与力学学院", "教师", "current"),
        ("林若溪", "临江大学生命科学与技术学院", "教授", "current"),
        ("周一帆", "临江大学食品科学与工程学院", "研究员", "current"),
    } <= set(posts(text))

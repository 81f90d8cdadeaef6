"""Posts in notices of appointment, in lives and in curricula: who holds what, and who no longer."""

import pytest
from reading import pipeline

from pipeline.records import Article


def posts(text: str) -> list[tuple[str, str, str, str]]:
    """Name, organisation, title and tenure of each post of a text, sorted."""
    _, found = pipeline().read(Article("t", text, published_on="2024-06-01"))
    return sorted((p.person_name, p.organisation_name, p.title, p.tenure) for p in found.posts)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        # whoever is appointed, also with a rare surname or a blank in the name
        ("会议决定聘任农志高为临江市水利局局长。", [("农志高", "临江市水利局", "局长", "current")]),
        ("会议决定任命毋建设为临江市水利局局长(试用期一年)。", [("毋建设", "临江市水利局", "局长", "current")]),
        (
            "市政府决定:\n石　磊、谭　远为临江市公安局特警支队副支队长;",
            [
                ("石磊", "临江市公安局特警支队", "副支队长", "current"),
                ("谭远", "临江市公安局特警支队", "副支队长", "current"),
            ],
        ),
        ("聘任梁书宁为临江职业技术学院院长,聘期三年。", [("梁书宁", "临江职业技术学院", "院长", "current")]),
        # dismissals: with and without 的, of the one named before, in a list below the verb alone
        ("会议决定免去陶建林临江市水利局局长职务。", [("陶建林", "临江市水利局", "局长", "former")]),
        (
            "任命陶建林为临江市体育局局长,免去其临江市水利局副局长职务。",
            [("陶建林", "临江市体育局", "局长", "current"), ("陶建林", "临江市水利局", "副局长", "former")],
        ),
        (
            "免去\n陶建林的临江市水利局局长职务,退休;\n魏晓东的清河县教育局副局长职务。",
            [("陶建林", "临江市水利局", "局长", "former"), ("魏晓东", "清河县教育局", "副局长", "former")],
        ),
        ("陶建林不再担任临江市水利局局长职务。", [("陶建林", "临江市水利局", "局长", "former")]),
        ("聘请专家为临江市水利局顾问。", []),
        # pairwise
        (
            "陶建林、魏晓东分别任临江市水利局局长、副局长。",
            [("陶建林", "临江市水利局", "局长", "current"), ("魏晓东", "临江市水利局", "副局长", "current")],
        ),
        (
            "陶建林和魏晓东分别当选临江市商会会长和秘书长。",
            [("陶建林", "临江市商会", "会长", "current"), ("魏晓东", "临江市商会", "秘书长", "current")],
        ),
        ("陶建林、魏晓东、孙立平分别任临江市水利局局长、副局长。", []),
    ],
)
def test_who_is_appointed_and_dismissed(text: str, rows: list[tuple[str, str, str, str]]):
    assert posts(text) == sorted(rows)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("陶建林教授目前仍然担任临江市水利学会副会长。", "副会长"),
        ("陶建林,1957年出生。同年5月任临江市第一中学校长。", "校长"),
        ("陶建林1957年出生。他又受邀出任清河大学名誉院长。", "名誉院长"),
        ("陶建林1957年出生。他还同时担任临江市水利学会理事。", "理事"),
        ("陶建林,男,1957年出生,曾任红星中学副校长。", "副校长"),
        ("陶建林,男,1957年出生,临江市科协副主席(兼)。", "副主席"),
        ("陶建林1957年出生。2010年至2012年在临江孔子学院担任中方院长。", "中方院长"),
    ],
)
def test_adverbs_dates_and_notes_stand_round_a_verb_of_holding(text: str, title: str):
    assert [row[2] for row in posts(text)] == [title]


@pytest.mark.parametrize(
    "text",
    [
        "陶建林简历\n陶建林,女,1968年4月生,一级作家。\n1990.07—1998.03\t清河县第二中学数学教师\n1998.03—今\t临江市文化馆馆长",
        "陶建林\n青年学者\n1990-1998,清河县第二中学,数学教师。\n1998-今,临江市文化馆,馆长。",
        "陶建林\n\n职称:馆长\n\n工作经历\n\n                        \n1990.7-1998.3:清河县第二中学数学教师\n1998.3- 至今  临江市文化馆馆长",
    ],
)
def test_a_curriculum_is_of_the_name_before_it(text: str):
    assert posts(text) == [
        ("陶建林", "临江市文化馆", "馆长", "current"),
        ("陶建林", "清河县第二中学", "数学教师", "former"),
    ]


@pytest.mark.parametrize(
    ("line", "rows"),
    [
        ("2010.8-2012.8:清河教育服务公司, 法语培训师", [("清河教育服务公司", "法语培训师")]),
        (
            "2010.8-2012.8 临江大学经济研究院研究员,博士生导师,系主任",
            [("临江大学经济研究院", "博士生导师"), ("临江大学经济研究院", "研究员"), ("临江大学经济研究院", "系主任")],
        ),
        ("2006.10-2009.11,临江研究所微纳实验室,博士后,导师魏教授。", [("临江研究所微纳实验室", "博士后")]),
        ("2006.10-2009.11,临江大学,博士。", []),
    ],
)
def test_a_dated_line_ends_with_its_titles(line: str, rows: list[tuple[str, str]]):
    found = posts(f"陶建林\n职称:讲师\n\n工作经历\n{line}\n")
    assert [row[1:3] for row in found] == rows


def test_dated_lines_without_a_name_before_them_are_nobodys():
    assert posts("大事记\n1990-1998,清河县第二中学,扩建校舍。\n1998-今,临江市文化馆,馆长负责制。") == []


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        (
            "全国人大代表、临江集团董事长陶建林说。",
            [("陶建林", "临江集团", "董事长", "current"), ("陶建林", "全国人大", "代表", "current")],
        ),
        ("陶建林曾任省人民代表大会代表。", [("陶建林", "省人民代表大会", "代表", "former")]),
        ("陶建林率人大代表团出席。", []),
        # a deputy brings no firm: whose chairman he is, nobody says
        ("全国政协委员、董事长陶建林说。", [("陶建林", "全国政协", "委员", "current")]),
        ("临江大学化学系副系主任陶建林说。", [("陶建林", "临江大学化学系", "副系主任", "current")]),
        ("临江大学化学系系主任陶建林说。", [("陶建林", "临江大学化学系", "系主任", "current")]),
        ("临江大学化学系主任陶建林说。", [("陶建林", "临江大学化学系", "主任", "current")]),
    ],
)
def test_deputies_and_heads_of_departments(text: str, rows: list[tuple[str, str, str, str]]):
    assert posts(text) == sorted(rows)

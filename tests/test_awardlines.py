"""Lines that are a record of honours: an award and its work, lists behind a label, tables with a column of dates."""

import pytest
from reading import honours, pairs


def test_an_award_and_the_work_that_got_it() -> None:
    found = honours("重大奖项\n2022年川西省发明一等奖，“茶园节水技术”，项目第一完成人：周一帆\n")
    assert [(h.honoree_kind, h.honoree_name, h.award_title, h.awarded_on) for h in found] == [
        ("work", "茶园节水技术", "川西省发明一等奖", "2022")
    ]


def test_a_list_behind_a_label_and_what_is_told_after_it() -> None:
    text = "周一帆，男，1965年生，县医院医生。\n荣誉称号：川西省优秀科技人才，先后被评为“优秀带教老师”和“优秀导师”。"
    assert pairs(text) == [("周一帆", "川西省优秀科技人才"), ("周一帆", "优秀带教老师"), ("周一帆", "优秀导师")]


def test_months_in_brackets() -> None:
    text = "周一帆，女，1985年生，教授。\n获奖情况\n川西省教学大赛优秀奖（2021.12）"
    assert [h.awarded_on for h in honours(text)] == ["2021-12"]


def test_a_table_with_a_column_of_dates() -> None:
    text = (
        "序号\t奖励名称\t获奖项目名称\t完成人\t获奖时间\n"
        "1\t川西省科技进步三等奖\t茶园节水技术研究，推广及应用\t周一帆，林若溪等\t2012\n"
        "2\t川西省发明二等奖\t竹林防火技术\t陈小满等\t2013\n"
    )
    assert [(h.honoree_name, h.award_title, h.awarded_on) for h in honours(text)] == [
        ("茶园节水技术研究，推广及应用", "川西省科技进步三等奖", "2012"),
        ("竹林防火技术", "川西省发明二等奖", "2013"),
    ]


HERO = "周一帆，男，1965年生，川西大学教授。\n获奖情况\n"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("◇2023年 川西省竹业优秀成果奖 三等奖", ("person", "周一帆", "川西省竹业优秀成果奖三等奖", "")),
        (
            "2006年12月 川西省竹艺成果（论文）  三等奖",
            ("person", "周一帆", "川西省竹艺成果（论文）三等奖", "2006-12"),
        ),
        ("3、川西大学竹艺成果一等奖（获奖人之一）；", ("person", "周一帆", "川西大学竹艺成果一等奖", "")),
        ("2019年 － 川西大学 － 留学生学业优秀奖", ("person", "周一帆", "留学生学业优秀奖", "")),
        ("[5] 2022年获得川西茶园奖学金", ("person", "周一帆", "川西茶园奖学金", "2022")),
        ("8.2004年获得川西省竹艺成果一等奖(第三)。", ("person", "周一帆", "川西省竹艺成果一等奖", "2004")),
        (
            "竹林用水公平研究（专著），川西省竹业优秀成果二等奖",
            ("work", "竹林用水公平研究", "川西省竹业优秀成果二等奖", ""),
        ),
        (
            "竹林用水公平研究，2008年获川西省竹业优秀成果二等奖",
            ("work", "竹林用水公平研究", "川西省竹业优秀成果二等奖", "2008"),
        ),
        (
            "周一帆、林若溪，《茶园的结构》 川西省优秀竹书一等奖（1997）",
            ("work", "茶园的结构", "川西省优秀竹书一等奖", "1997"),
        ),
        (
            "川西省竹业护竹奖（乙级）：论文“竹林之后”，2004年。",
            ("work", "竹林之后", "川西省竹业护竹奖", "2004"),
        ),
    ],
)
def test_lines_of_a_curriculum(line: str, expected: tuple[str, str, str, str]) -> None:
    assert [(h.honoree_kind, h.honoree_name, h.award_title, h.awarded_on) for h in honours(HERO + line)] == [expected]


def test_two_titles_are_no_work_and_its_award() -> None:
    found = honours(HERO + "川西省优秀科技工作者，川西省科技进步二等奖")
    assert {h.honoree_kind for h in found} <= {"person"}


def test_a_page_about_one_person_without_a_heading() -> None:
    text = (
        "学院首页\n周一帆\n职称：教授\n研究领域：竹林生态\n开设课程\n竹林生态学概论\n川西省讲师讲竹大赛二等奖（1997）"
    )
    assert pairs(text) == [("周一帆", "川西省讲师讲竹大赛二等奖")]
    torn = "学院首页\n周一帆\n职称：教授\n研究领域：竹林生态\n论文获川西省生态学会竹林生态\n学组第三回聚会一等奖\n"
    assert ("周一帆", "学组第三回聚会一等奖") not in pairs(torn)


def test_the_record_of_an_organisation_below_a_heading() -> None:
    text = "川西大学竹林标本中心成立于1987年春，收藏竹种。\n获得荣誉与奖励：\n川西大学护竹奖二等奖（1999）\n优秀项目\n"
    assert pairs(text) == [("川西大学竹林标本中心", "川西大学护竹奖二等奖")]


def test_works_and_awards_on_a_page_that_names_nobody() -> None:
    assert pairs("4.2010年《竹林现状研究》川西市林业局竹艺征文优秀奖\n") == [
        ("竹林现状研究", "川西市林业局竹艺征文优秀奖")
    ]


def test_a_supervisor_is_not_whom_the_page_is_about() -> None:
    text = "周一帆，男，1990年生，博士后。\n合作导师：林若溪\n荣誉奖励\n[1] 川西大学茶园奖学金一等奖"
    assert pairs(text) == [("周一帆", "川西大学茶园奖学金一等奖")]


def test_a_title_goes_on_with_what_an_office_confers() -> None:
    text = "《竹林总体规划》获川西省优秀规划设计一等奖，建设部优秀规划设计二等奖。"
    assert pairs(text) == [("竹林总体规划", "川西省优秀规划设计一等奖"), ("竹林总体规划", "建设部优秀规划设计二等奖")]


def test_a_title_may_name_whom_it_commemorates() -> None:
    text = "论文《茶园与竹林》，2019年获得川西省纪念周一帆诞辰110周年征文三等奖。"
    assert pairs(text) == [("茶园与竹林", "川西省纪念周一帆诞辰110周年征文三等奖")]


def test_grades_in_a_column_of_their_own() -> None:
    text = "奖励名称\t第一完成人\t成果名称\t获奖等级\n川西省科学技术奖\t周一帆\t竹林节水技术\t一等奖\n"
    (found,) = honours(text)
    assert (found.honoree_name, found.award_title) == ("竹林节水技术", "川西省科学技术奖一等奖")


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("《茶园政策》，川西省竹业政府奖，1996年，二等奖；", [("茶园政策", "川西省竹业政府奖二等奖")]),
        (
            "川西大学竹艺奖一等奖（1999）、三等奖（1997）",
            [("周一帆", "川西大学竹艺奖一等奖"), ("周一帆", "川西大学竹艺奖三等奖")],
        ),
        ("2018年《川西文学研究》年度优秀论文。", [("周一帆", "《川西文学研究》年度优秀论文")]),
        ("2015.03，主持川西省竹业委托课题，“民办茶园产权研究”。", []),
        (
            "2019年5月：第六届川西竹笛比赛，一等奖，最佳指导奖",
            [("周一帆", "一等奖"), ("周一帆", "最佳指导奖")],
        ),
        ("2.陈小满 2010年川西省竹艺成果二等奖", [("陈小满", "川西省竹艺成果二等奖")]),
    ],
)
def test_more_lines_of_a_curriculum(line: str, expected: list[tuple[str, str]]) -> None:
    assert [(h.honoree_name, h.award_title) for h in honours(HERO + line)] == expected


def test_the_first_line_is_a_title_only_where_it_is_short() -> None:
    text = (
        "川西省日前发布通知，"
        + "经推荐、评议和结果公示，遴选产生一批试点。" * 3
        + "\n竹林保护先进单位名单\n柳树镇保护站\n青石镇保护站\n大河镇保护站\n"
    )
    assert len(pairs(text)) == 3


def test_persons_before_and_behind_awards() -> None:
    assert pairs("2022年度荣誉\n陶建林 全国优秀教师\n魏晓东 川西省教学名师\n") == [
        ("陶建林", "全国优秀教师"),
        ("魏晓东", "川西省教学名师"),
    ]
    assert pairs("学生获奖情况\n川西省大学生数学竞赛一等奖 陶建林 魏晓东\n") == [
        ("陶建林", "川西省大学生数学竞赛一等奖"),
        ("魏晓东", "川西省大学生数学竞赛一等奖"),
    ]
    assert pairs("川西省大学生数学竞赛 陶建林 魏晓东\n") == []


def test_a_table_between_blanks_with_grades_and_years() -> None:
    text = "川西大学表彰先进。\n成果名称 完成人 奖项 等级 时间\n竹林节水技术 陶建林 川西省科技进步奖 二等奖 2012年\n"
    (found,) = honours(text)
    assert (found.honoree_name, found.award_title, found.awarded_on) == (
        "竹林节水技术",
        "川西省科技进步奖二等奖",
        "2012",
    )


def test_the_year_between_an_award_and_its_grade() -> None:
    (found,) = honours("《茶园政策》，川西省竹业政府奖，1996年，二等奖；")
    assert (found.award_title, found.awarded_on) == ("川西省竹业政府奖二等奖", "1996")


def test_lines_that_go_on_with_the_titles_above() -> None:
    text = "林若溪\n先后荣立个人二等功1次\n三等功4次\n获评“川西好人”\n“全国护林能手”\n这些荣誉属于大家"
    assert [title for _, title in pairs(text)] == ["个人二等功", "三等功", "川西好人", "全国护林能手"]
    heads_a_list = "林若溪荣获川西名师称号\n一等奖3名\n周一帆 陈小满 李大山"
    assert ("林若溪", "一等奖") not in pairs(heads_a_list)

"""Lines that are a record of honours: an award and its work, lists behind a label, tables with a column of dates."""

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

"""Whom a verb is about: subjects over several clauses, of teams, places, works and those who are told by number."""

import pytest
from reading import honours, pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "青石学院2012级硕士研究生周一帆，白沙学院2012级硕士研究生林若溪从众多候选人中脱颖而出，荣获云溪英才奖。",
            [("周一帆", "云溪英才奖"), ("林若溪", "云溪英才奖")],
        ),
        ("青石队点球战胜白沙队，获得冠军。", [("青石队", "冠军")]),
        ("由周一帆、林若溪和陈小满组成的青石队夺得团体银牌。", [("青石队", "团体银牌")]),
        ("他生前所在班被省军区命名为“云溪班”。", [("他生前所在班", "云溪班")]),
        ("十六岁开始学木工的周一帆，勇夺县技能大赛优胜奖。", [("周一帆", "县技能大赛优胜奖")]),
        ("周一帆、林若溪等人的作品获得一等奖。", [("周一帆", "一等奖"), ("林若溪", "一等奖")]),
        ("青石大学共有4篇征文脱颖而出，获得优秀奖。", [("4", "优秀奖")]),
        ("我校学生在竞赛中获得一等奖2项、二等奖3项。", [("2", "一等奖"), ("3", "二等奖")]),
        ("去年，云和电机被评为川西省标杆企业。", [("云和电机", "川西省标杆企业")]),
        ("市领导为获得川西工匠奖章的代表颁奖。", []),
        ("杯赛中，24个代表团获得金牌。", []),
        ("那位老师从各县的40名选手中脱颖而出，一举获得一等奖。", []),
        ("周一帆获得一等奖，随后代表川西省参加全国赛，获得二等奖。", [("周一帆", "一等奖"), ("周一帆", "二等奖")]),
        ("合唱团获得金奖；参加第二届川西合唱比赛获得银奖。", [("合唱团", "金奖"), ("合唱团", "银奖")]),
    ],
)
def test_who_got_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(text) == expected


def test_a_life_goes_on_without_a_subject() -> None:
    text = "周一帆，男，1931年生，青石大学教授。曾任县人民代表大会代表、县科学技术协会主席，先后获得川西省发明二等奖，以及川西省优秀科技工作者称号。"
    assert pairs(text) == [("周一帆", "川西省发明二等奖"), ("周一帆", "川西省优秀科技工作者")]


def test_years_one_each() -> None:
    found = honours("此前，周一帆、林若溪教授分别于1998年和2005年获得川西科学进步奖。")
    assert [(h.honoree_name, h.awarded_on) for h in found] == [("周一帆", "1998"), ("林若溪", "2005")]


def test_the_day_of_a_contest() -> None:
    found = honours("速滑公开赛青石站比赛当地时间19日进行。周一帆用时35秒,夺得男子1500米金牌。")
    assert [(h.honoree_name, h.awarded_on) for h in found] == [("周一帆", "2023-10-19")]

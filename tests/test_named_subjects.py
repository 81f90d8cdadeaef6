"""Whom an award is of where the sentence names him, however much stands between the name and the verb."""

from pathlib import Path

import pytest

from pipeline.process import Pipeline
from pipeline.records import Article

RULES = Path(__file__).parent.parent / "rules"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(RULES)


def names(pipeline: Pipeline, text: str) -> list[tuple[str, str]]:
    _, found = pipeline.read(Article(id="a", text=text, published_on="2024-06-01"))
    return sorted((h.honoree_kind, h.honoree_name) for h in found.honours)


@pytest.mark.parametrize("joined", ["、", "和", "与", "及", "以及"])
@pytest.mark.parametrize(
    "told",
    [
        "一同获评“川西好人”。",
        ",同时被评为“川西好人”。",
        "凭借出色表现,荣获一等奖。",
        "不负众望,荣获一等奖。",
        "在评选中表现突出,均获评“川西好人”。",
    ],
)
@pytest.mark.parametrize("last", ["青石县人民医院医生李大山", "李大山老师", "民警李大山同志"])
def test_both_of_two_are_read(pipeline: Pipeline, joined: str, told: str, last: str) -> None:
    for first in ("护林员王建民同志", "教师王建民"):
        expected = [("person", "李大山"), ("person", "王建民")]
        assert names(pipeline, first + joined + last + told) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("教师王建民与青石县医生李大山,分别获得亚军和季军。", [("person", "李大山"), ("person", "王建民")]),
        # an idiom follows the name
        ("来自白沙镇的周志强过关斩将,荣获一等奖。", [("person", "周志强")]),
        ("外卖小哥周志强受到表彰,被授予“城市先锋”称号。", [("person", "周志强")]),
        ("纪录片《山路》过关斩将,荣获一等奖。", [("work", "山路")]),
        ("青石县不负众望,获评“川西文明城市”。", [("organisation", "青石县")]),
        (
            "青石县公安局、青石县教育局过关斩将,荣获一等奖。",
            [("organisation", "青石县公安局"), ("organisation", "青石县教育局")],
        ),
        # rows of bodies, and what the clause tells of them
        *(
            (
                f"青石县公安局{joined}青石县教育局{told}",
                [("organisation", "青石县公安局"), ("organisation", "青石县教育局")],
            )
            for joined in ("、", "和", "与")
            for told in (
                "工作扎实,被评为先进集体。",
                "榜上有名,获“先进集体”称号。",
                "荣获全省先进集体称号。",
                "等单位表现突出,获“先进集体”称号。",
            )
        ),
        ("周志强、王建民榜上有名,获“先进个人”称号。", [("person", "周志强"), ("person", "王建民")]),
        # who a body honoured is meant by what follows, not the body
        ("省公安厅追授周志强“一级英模”称号。2019年9月,又被追授“川西好人”。", [("person", "周志强")] * 2),
        ("省公安厅追授周志强“一级英模”称号。2019年9月,他被评为“川西好人”。", [("person", "周志强")] * 2),
        # what somebody is, behind what he got
        (
            "周志强是国内知名学者,川西经济学奖获得者,系复旦大学经济学教授、川西研究院名誉院长、复旦大学协同创新中心研究员,荣获“川西好人”称号。",
            [("person", "周志强")] * 2,
        ),
        # names that stand behind a body or a unit, or are words too
        ("来自复旦大学的于洋获得一等奖。", [("person", "于洋")]),
        ("化学学院赖静教授获川西自然科学奖二等奖。", [("person", "赖静")]),
        ("省公安厅追授尕玛才仁全省公安系统英雄模范称号。", [("person", "尕玛才仁")]),
        ("青石社区主任滕  芳当选川西好人。", [("person", "滕芳")]),
        ("复旦大学的方案获得一等奖。", []),
        # a team, a family and a unit that bear a name
        ("周志强团队过关斩将,荣获二等奖。", [("organisation", "周志强团队")]),
        ("赵雅琴家庭历经三轮评审,获评“川西最美家庭”。", [("organisation", "赵雅琴家庭")]),
        ("赵雅琴家庭以良好的家风获评“川西最美家庭”。", [("organisation", "赵雅琴家庭")]),
        ("护士赵雅琴所在的急诊科在全省评比中被评为先进集体。", [("organisation", "急诊科")]),
        # behind a relative clause
        ("讲述护林员故事的小品《山路》在评选中脱颖而出,荣获一等奖。", [("work", "山路")]),
        ("由教授王建民主持完成的“山地节水”项目从百余个项目中脱颖而出,荣获一等奖。", [("work", "山地节水")]),
        ("成立于1998年的青石县科技馆在评选中脱颖而出,获评“川西科普基地”。", [("organisation", "青石县科技馆")]),
        # places
        ("成都市武侯区荣获“全国文明城区”称号。", [("organisation", "成都市武侯区")]),
        ("青石县白沙镇柳河村以优异成绩获评“川西名村”。", [("organisation", "青石县白沙镇柳河村")]),
        ("周志强等人以优异的成绩荣获一等奖。", [("person", "周志强")]),
        ("护林员王建民当选川西省十大杰出青年。", [("person", "王建民")]),
        ("青石队8名选手全部获得金牌。", [("group", "")]),
    ],
)
def test_the_subject_is_read(pipeline: Pipeline, text: str, expected: list[tuple[str, str]]) -> None:
    assert names(pipeline, text) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "护林员王建民当选县人大代表。",
        "共有24个代表团获得金牌。",
        "成立于1998年的青石县科技馆在评选中担任评委。",
        "赵雅琴家庭贫困,学习刻苦。",
    ],
)
def test_nobody_is_honoured(pipeline: Pipeline, text: str) -> None:
    assert names(pipeline, text) == []


def test_what_somebody_heads_is_honoured(pipeline: Pipeline) -> None:
    text = "青石大学环境学院王建民教授领衔的一项荒漠治理技术成果荣获“川西创新奖”。"
    assert names(pipeline, text) == [("work", "一项荒漠治理技术成果")]


def test_the_team_of_somebody_is_no_name(pipeline: Pipeline) -> None:
    assert names(pipeline, "周志强及其团队喜获一等奖。") == [("person", "周志强")]


def test_a_race_or_fair_is_what_its_founding_says(pipeline: Pipeline) -> None:
    text = "青石灯会始办于1986年,已举办30届。2019年入选川西省非物质文化遗产名录。"
    assert names(pipeline, text) == [("work", "青石灯会")]
    assert names(pipeline, "青石茶商会创办于2012年,2014年获评川西省优秀社会组织。") == [("organisation", "青石茶商会")]


def test_who_speaks_for_a_body_heads_the_portrait_below_it(pipeline: Pipeline) -> None:
    text = (
        "自强模范林若溪(听力残疾)\n小时候一场高烧夺走了声音,后来读完青石大学,在图书馆编出手语词典3册,周末教邻居孩子打手语,"
        "还跑遍柳河镇劝商店装提示灯。2024年被评为“青石最美教师”。\n先进集体青石大学聋人学院(教师代表陈小满)\n进校那年她刚二十二岁,"
        "守着讲台二十年,备课到深夜、家访到山里,以耐心陪学生走过每道坎,很受学生喜爱。先后荣获师德先进个人等荣誉。"
    )
    assert names(pipeline, text) == [("person", "林若溪"), ("person", "陈小满")]

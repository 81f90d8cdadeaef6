"""Who is honoured and the rest of the row: names that nobody recognised, pronouns and general nouns, bodies and dates."""

from pathlib import Path

import pytest

from pipeline.process import Pipeline
from pipeline.records import Article, Honour

RULES = Path(__file__).parent.parent / "rules"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(RULES)


def honours(pipeline: Pipeline, text: str, published_on: str | None = "2023-10-20") -> tuple[Honour, ...]:
    return pipeline.read(Article("a", text, published_on=published_on))[1].honours


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲地的北溪万智获评青石县2022年突出贡献奖。", "万智"),
        ("青石学院、白沙学院、丹阳学院3个学院在活动中脱颖而出，获得优秀组织奖。", "青石学院 白沙学院 丹阳学院"),
        ("青石大学松风战队时隔2年，再度问鼎冠军。", "青石大学松风战队"),
        ("女子组决赛中，四川队1:0险胜上海队，获得金牌。", "四川队"),
        ("同学们在全国、青石市举办的作文竞赛、学术论坛、论文评比中获得优秀论文奖。", ""),
        ("青石县云溪村大力发展产业。2021年，该村被评为“美丽乡村示范村”。", "青石县云溪村"),
        ("云溪食品有限公司位于青石县，公司先后被评为“重点龙头企业”。", "云溪食品有限公司"),
        ("县委宣传部发布云溪县消防救援站的先进事迹，授予我们“时代楷模”称号。", "云溪县消防救援站"),
        ("反映山村生活的影片《山路》和讲述江上人家的故事片《江声》，同时获得评委会大奖。", "山路 江声"),
        ("第八届青石科创竞赛在青石大学落下帷幕，我校获优秀组织奖。", "我校"),
        ("第八届青石科创竞赛在青石大学举行。云溪学院新闻网讯，我校获优秀组织奖。", "云溪学院"),
        ("周一帆、林若溪组合夺得羽毛球混双冠军。", "周一帆 林若溪"),
        ("我市柳河区石桥村荣获“川西名村”称号。", "柳河区石桥村"),
        ("作家协会公布了第三届青石文学奖获奖名单，2部作品获奖。获奖作品为《山路》《江声》。", "山路 江声"),
    ],
)
def test_who_is_meant(pipeline: Pipeline, text: str, expected: str) -> None:
    names = [h.honoree_name for h in honours(pipeline, text)]
    assert len(names) == len(expected.split())
    assert all(a in b for a, b in zip(expected.split(), names, strict=True))


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("2022年6月，青石县档案馆荣获“先进集体”称号（青石县人民政府）。", ("青石县人民政府",)),
        ("日前，青石县教育局揭晓了第四届“百佳网站”评选结果。白沙新闻网荣膺“百佳网站”。", ("青石县教育局",)),
    ],
)
def test_bodies(pipeline: Pipeline, text: str, bodies: tuple[str, ...]) -> None:
    assert [h.awarders for h in honours(pipeline, text)] == [bodies]


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("云溪公司成立于2005年，公司被评为“重点企业”。", ""),
        ("青石网10月18日讯 表彰大会今天召开。会上，云溪公司被评为“重点企业”。", "2023-10-18"),
        ("青石网10月18日讯 表彰大会昨天召开。会上，云溪公司被评为“重点企业”。", "2023-10-17"),
        (
            "昨日上午，云溪公司把礼包送到新生手里，全厂职工都来了。会议室挤得满满的。仪式上，青石县人民政府授予云溪公司“爱心企业”称号。",
            "2023-10-19",
        ),
        ("10月2日，云溪公司开业。同一天，青石县人民政府授予云溪公司“爱心企业”称号。", "2023-10-02"),
        (
            "关于表彰重点企业的决定\n10月11日，青石县人民政府召开表彰大会，决定授予云溪公司“重点企业”称号。\n"
            "青石县人民政府\n2023年10月12日",
            "2023-10-11",
        ),
    ],
)
def test_dates(pipeline: Pipeline, text: str, date: str) -> None:
    assert [h.awarded_on for h in honours(pipeline, text)] == [date]


def test_several_counted_lists(pipeline: Pipeline) -> None:
    text = "县委把白沙镇党委等24个基层党组织、教师周建国等40名同志分别表彰为优秀党组织、优秀党员。"
    found = [(h.honoree_name, h.award_title, h.group_size) for h in honours(pipeline, text)]
    assert found == [("白沙镇党委", "优秀党组织", 24), ("周建国", "优秀党员", 40)]


def test_the_marks_of_a_digest_part_its_news(pipeline: Pipeline) -> None:
    text = (
        "●青石县总工会召开表彰大会。云溪公司荣获“工人先锋号”。\n"
        "●在技能比武中，教师周建国获得一等奖。\n●教师王丽华入选“好人榜”。"
    )
    assert [h.awarders for h in honours(pipeline, text)][1:] == [(), ()]

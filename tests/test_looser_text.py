"""Honours in looser text: portraits, pages of institutes, galas and sport, in sentences of our own."""

import time
from pathlib import Path

import pytest

from pipeline.process import Pipeline
from pipeline.records import Article

RULES = Path(__file__).parent.parent / "rules"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(RULES)


def told(pipeline: Pipeline, text: str) -> list[tuple[str, str, str]]:
    honours = pipeline.read(Article("a", text, published_on="2022-05-10"))[1].honours
    return sorted((h.honoree_name or str(h.group_size), h.award_title, h.awarded_on or "") for h in honours)


def pairs(pipeline: Pipeline, text: str) -> list[tuple[str, str]]:
    return [(name, title) for name, title, _ in told(pipeline, text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A prize that is shared; experience is shared too.
        ("教师周建国与王丽华分享了丹阳名师奖。", [("周建国", "丹阳名师奖"), ("王丽华", "丹阳名师奖")]),
        ("今年的最佳影片由《山路》和《河岸》分享。", [("山路", "最佳影片"), ("河岸", "最佳影片")]),
        ("会上，教师周建国分享了金奖作品的创作过程。", []),
        # Neither a grade nor a team.
        ("教授周建国获得省部级等奖项18项。", []),
        ("上届2:1战胜青石队，获得了丹阳杯冠军。", []),
        # Several grades before one verb.
        ("本届山地奖特等奖、一等奖均由青石大学获得。", [("青石大学", "山地奖特等奖"), ("青石大学", "一等奖")]),
        # How many got each award of a list; not how many prizes were won.
        (
            "学院教师入选省级教学名师1人、“山鹰”人才2人、丹阳省特殊津贴3人。",
            [("1", "省级教学名师"), ("2", "“山鹰”人才"), ("3", "丹阳省特殊津贴")],
        ),
        ("学院有院士2人，入选丹阳省青年人才计划8人。", [("8", "丹阳省青年人才计划")]),
        ("教师周建国来了。入选丹阳省青年人才计划8人。", [("8", "丹阳省青年人才计划")]),
        ("警方抓获偷越国境人员17人、骗子5人。", []),
        ("入选“丹阳学者”等省级人才计划15人。", []),
        # Branches of learning, which no name shows.
        (
            "其中茶学、林学、园艺学专业入选丹阳省一流专业建设点。",
            [(name, "丹阳省一流专业建设点") for name in ("茶学", "林学", "园艺学专业")],
        ),
        ("2021年，茶叶经济学入选丹阳省一流学科。", [("茶叶经济学", "丹阳省一流学科")]),
        ("茶学及其所在学科均被评为丹阳省重点学科。", [("茶学", "丹阳省重点学科")]),
        ("2010级茶叶科学与工程班荣获“丹阳省先进班集体”称号。", [("2010级茶叶科学与工程班", "丹阳省先进班集体")]),
        # Sites.
        (
            "青石遗址、白沙墓地入选全国十大考古新发现。",
            [("青石遗址", "全国十大考古新发现"), ("白沙墓地", "全国十大考古新发现")],
        ),
        ("青石山景区，曾获得丹阳省文旅市场红名单。", [("青石山景区", "丹阳省文旅市场红名单")]),
        # Weight classes in one line share what stands before the first.
        (
            "周建国、王丽华分获女子48公斤级、53公斤级冠军。",
            [("周建国", "女子48公斤级冠军"), ("王丽华", "女子53公斤级冠军")],
        ),
        # A tally of medals is no honour of the delegation.
        ("中国代表团获得了38枚金牌和17枚银牌，又在残奥会上拿到89枚金牌。", []),
        # Works each with a note behind it.
        (
            "山地研究（作者：周建国），河流历史研究（作者：王丽华）等2项成果荣获二等奖。",
            [("山地研究", "二等奖"), ("河流历史研究", "二等奖")],
        ),
        # A member of the list that is no award.
        ("周建国发表论文20篇，获国家青年科学基金、丹阳省自然科学一等奖。", [("周建国", "丹阳省自然科学一等奖")]),
        ("青石店的周建国获得了明星商户的荣誉。", [("周建国", "明星商户")]),
        # The subject is elided or a common noun.
        ("丹阳省数学学会成立于1980年。学会连续三年获得“先进学会”的称号。", [("丹阳省数学学会", "先进学会")]),
        ("2024年由青石大学周建国教授作为负责人，专家申报了项目。荣获丹阳省科学奖1项。", []),
        ("6名年轻选手组成的中国代表队在经过四场比赛后获得金牌。", [("中国代表队", "金牌")]),
        ("茶史学科曾在2012年入选丹阳省研究培育基地。", [("茶史学科", "丹阳省研究培育基地")]),
        # Who got it before; who got 此奖.
        (
            "加上去年入选的青石镇甲村，全县已有5个村入选丹阳最美乡村。",
            [("5", "丹阳最美乡村"), ("青石镇甲村", "丹阳最美乡村")],
        ),
        (
            "第三届丹阳名师奖评选结果揭晓。评委会将这一奖项授予了青石大学教授周建国。",
            [("周建国", "第三届丹阳名师奖")],
        ),
        # 他 is no course; a name is that of the person whom the text calls in full.
        (
            "教师周建国主讲的课程《山路》，被评为省级精品课程，他个人被评为省级教学名师。",
            [("山路", "省级精品课程"), ("周建国", "省级教学名师")],
        ),
        (
            "导演周建国来了。他拍的影片是《山路》，该片曾在1978年获得丹阳电影节金叶奖。",
            [("山路", "丹阳电影节金叶奖")],
        ),
        # A body that gives the next award of a list; general words are no award.
        (
            "《青石县总体规划》获丹阳市优秀规划二等奖，住建部优秀规划设计三等奖。",
            [("青石县总体规划", "丹阳市优秀规划二等奖"), ("青石县总体规划", "住建部优秀规划设计三等奖")],
        ),
        ("学校建成国家级平台2个，累计获省部级以上科技奖励89项。", []),
        # Together with whom; each his own merit; which prize of a contest is not said.
        (
            "运动员周建国夺得一枚金牌；次日，他又与队友王丽华、赵建军联手拿下混合接力金牌。",
            [("周建国", "混合接力金牌"), ("周建国", "金牌"), ("王丽华", "混合接力金牌"), ("赵建军", "混合接力金牌")],
        ),
        ("省公安厅还为周建国、王丽华分别记个人一等功、二等功。", [("周建国", "个人一等功"), ("王丽华", "二等功")]),
        ("从警多年的21名民警获颁丹阳警察荣誉章。", [("21", "丹阳警察荣誉章")]),
        ("我校17人获第38届丹阳物理竞赛奖项。", []),
        # Nominees are no winners.
        ("丹阳电影节提名名单:最佳影片:《山路》,最佳导演:周建国。", []),
    ],
)
def test_looser_text(pipeline: Pipeline, text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(pipeline, text) == sorted(expected)


def test_the_same_award_in_two_years_is_two_honours(pipeline: Pipeline) -> None:
    assert told(pipeline, "教师周建国1991年和1994年各获一项丹阳省科技进步奖特等奖。") == [
        ("周建国", "丹阳省科技进步奖特等奖", "1991"),
        ("周建国", "丹阳省科技进步奖特等奖", "1994"),
    ]


def test_a_firm_goes_on_getting(pipeline: Pipeline) -> None:
    text = (
        "丹阳科技园有限责任公司是青石园的运营公司。自开园以来，丹阳科技园有限责任公司累计服务企业50家。"
        "先后获评市级科技园、省级金牌机构等称号。"
    )
    assert {name for name, _ in pairs(pipeline, text)} == {"丹阳科技园有限责任公司"}


@pytest.mark.parametrize(
    "piece", ["入选某计划8人、", "化学、材料学、", "最佳影片：《甲》", "分享", "1991年和1994年各获"]
)
def test_hostile_text_takes_linear_time(pipeline: Pipeline, piece: str) -> None:
    def seconds(times: int) -> float:
        start = time.perf_counter()
        pairs(pipeline, piece * times + "入选丹阳省一流专业建设点。")
        return time.perf_counter() - start

    seconds(10)
    assert seconds(800) < 12 * max(seconds(200), 0.02)

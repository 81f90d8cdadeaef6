"""Who conferred an award of a list, and when: one body a title, contests that confer nothing, days that are not the award's."""

import pytest
import reading

from pipeline.dates import find_dates


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        # a title has the body before it; over titles in quotes it carries on, over words of their own it does not
        (
            "林若溪获评天津市总工会“红旗标兵”“青年先锋”和“良师益友”等荣誉。",
            ["天津市总工会", "天津市总工会", "天津市总工会"],
        ),
        ("林若溪曾获教育部“教学新星”、川西省“教学名师”、国家科技进步奖二等奖。", ["教育部", "", ""]),
        ("“茶园里的数学”先后被评为“国家一流课”、教育部“好公开课”。", ["", "教育部"]),
        ("林若溪荣获科技部“青年拔尖人才”、“创新先锋”以及北京市“优秀教师”称号。", ["科技部", "科技部", ""]),
        # a committee that the heading calls 某市委 keeps that name
        (
            "中共青田市委 青田市人民政府关于表彰先进个人的决定\n市委、市政府决定授予林若溪“先进个人”称号。\n"
            "中共青田市委员会\n青田市人民政府\n2021年2月3日",
            ["中共青田市委;青田市人民政府"],
        ),
        # of those commended none is the body
        ("会上，对白沙县、州财政局等15个单位予以通报表彰，授予“优秀领导班子”称号。", ["", ""]),
        # a school's name is no place
        ("市委对100名优秀教师进行了表彰。朝阳中学的林若溪获“优秀教师”称号。", ["市委", "市委"]),
        ("辽宁朝阳中学教师林若溪荣获“优秀教师”称号。", [""]),
        # who holds a contest, or gives it its name
        ("林若溪获天津市教委主办的创新大赛一等奖。", [""]),
        ("由天津市教委主办的第三届创新大赛落幕,共评出一等奖6名、二等奖16名。", ["", ""]),
        ("近日,天津大学青年教师基本功竞赛结果揭晓,评选出一等奖6名、二等奖16名。", ["", ""]),
        ("天津市教委公布了第三届创新大赛评选结果,共评出一等奖6名。", ["天津市教育委员会"]),
        ("林若溪获得由天津市教委主办的“年度人物”称号。", ["天津市教育委员会"]),
        # the first prize of one contest is not that of another
        (
            "林若溪在短跑赛中获得一等奖。\n天津大学举办了茶艺活动,一等奖的奖品是茶具。",
            [""],
        ),
        # an award of another day than that of the meeting
        (
            "在天津大学党委7月1日召开的表彰大会上,林若溪获评优秀党员。\n林若溪教书多年。2019年5月,林若溪荣获“茶园之星”。",
            ["天津大学党委", ""],
        ),
    ],
)
def test_body_of_each_title(text: str, bodies: list[str]) -> None:
    assert [";".join(honour.awarders) for honour in reading.honours(text)] == bodies


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # the year whose work is honoured, and the occasion at which all of a sentence happened
        ("2021年，全镇上下奋力拼搏。为表彰先进，镇政府决定授予林若溪“治水标兵”称号。", [""]),
        (
            "在2021年护士节表彰活动中，林若溪获评“优秀护士”，周一帆获评“护理新星”。",
            ["2021", "2021"],
        ),
        # the year of a contest or award whose result is told
        ("近日,2021年天津大学青年教师竞赛结果揭晓,评选出一等奖6名。", [""]),
        ("日前,2022年天津市创新奖学金评选结果公布,林若溪荣获一等奖。", [""]),
        ("2021年,天津大学青年教师竞赛结果揭晓,评选出一等奖6名。", ["2021"]),
        ("2021年5月天津大学青年教师竞赛结果揭晓,评选出一等奖6名。", ["2021-05"]),
        # the day on which it was announced
        ("10月4日,《茶园》编辑部发布了“2023十大新词”。《山路》《水井》入选。", ["2023-10-04"] * 2),
        ("“年度好书”评选结果于2023年5月4日在津揭晓。《山路》《水井》入选。", ["2023-05-04"] * 2),
        ("近日,天津市作协发布了“年度好书”。《山路》《水井》入选。", ["", ""]),
        # what somebody got one after another was not got on the day of his deed
        ("林若溪是飞行员。2018年5月14日，她成功处置险情，先后被授予“英雄机长”称号。", [""]),
        # a day got before is no other's
        (
            "市局给林若溪、周一帆记个人三等功。李大山曾于2017年荣立个人三等功。",
            ["", "", "2017"],
        ),
        # the house where it took place is not who honoured
        (
            "10月4日,青石县劳模表彰大会在县文化馆举行。\n县委授予林若溪“岗位标兵”称号。",
            ["2023-10-04"],
        ),
        # numbered points of a decision, the day beneath
        (
            "关于给林若溪等同志记功的命令\n市局党委决定:\n一、给林若溪记个人二等功;\n二、给周一帆记个人三等功。\n\n市公安局局长 李大山\n二〇二二年七月一日",
            ["2022-07-01", "2022-07-01"],
        ),
    ],
)
def test_day_that_is_the_awards(text: str, days: list[str]) -> None:
    assert [honour.awarded_on for honour in reading.honours(text)] == days


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("林若溪荣获“岗位标兵”称号。\n诚聘茶艺师两名。\n天津大学\n2023年5月6日", ""),
        ("课程 主讲 等级 单位 年份\n林若溪荣获“岗位标兵”称号\n天津大学\n2023", ""),
        ("关于表彰岗位标兵的决定\n林若溪荣获“岗位标兵”称号。\n天津大学\n2023年5月6日", "天津大学"),
    ],
)
def test_what_signs_no_decision_confers_nothing(text: str, body: str) -> None:
    assert [";".join(honour.awarders) for honour in reading.honours(text)] == [body]


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("影片《山路》获得最佳编剧、最佳导演等9项提名。", []),
        ("影片《山路》荣获第二十届川西电影奖最佳动画提名。", []),
        ("演员林若溪获川西五四奖章、第三届川西电影奖最佳男主角提名。", [("林若溪", "川西五四奖章")]),
        ("影片《山路》获最佳影片提名奖。", [("山路", "最佳影片提名奖")]),
        ("林若溪获得多项国家和省部级奖励。", []),
        ("林若溪再获10万元奖励。", []),
        ("林若溪获得川西省科学技术奖励。", [("林若溪", "川西省科学技术奖")]),
    ],
)
def test_nominations_and_rewards_of_no_name(text: str, pairs: list[tuple[str, str]]) -> None:
    assert reading.pairs(text) == pairs


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("林若溪,1983年11月入党。7月1日,大会召开。", "2016-07-01"),  # the day of the news
        ("林若溪,1983年11月入党,次年改行。6月29日,大会召开。", "2016-06-29"),
        ("1983年11月入党,7月1日获奖。", "1983-07-01"),  # the same sentence
        ("1983年11月入党。2月3日获奖。", "1983-02-03"),  # long before the news
        ("1983年11月入党。12月1日获奖。", "1983-12-01"),
    ],
)
def test_a_day_shortly_before_the_news_is_not_of_the_year_of_a_sentence_before(text: str, iso: str) -> None:
    assert find_dates(text, "2016-07-11")[-1].iso == iso


def test_whose_award_the_school_of_the_article_gives() -> None:
    text = "我校召开大会。青石大学文学院教师林若溪获得学校“先进教师”称号,青石大学工学院教师周一帆获青石市先进教师称号。"
    found = {h.honoree_name: h.awarders for h in reading.honours(text)}
    assert found == {"林若溪": ("青石大学",), "周一帆": ()}


def test_the_years_before_are_no_days_of_the_news() -> None:
    text = "川西省旅游学会公布了“最美山村”名单,青石镇白沙村入选。加上2021年入选的柳河镇石桥村,入选总数达到2个。"
    found = {h.honoree_name: (h.awarded_on, h.awarders) for h in reading.honours(text)}
    body = ("川西省旅游学会",)
    assert found == {"青石镇白沙村": ("", body), "柳河镇石桥村": ("2021", body)}

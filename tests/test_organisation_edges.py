"""Where names of organisations begin and end, and which place a word of rank does not mean."""

import pytest
from reading import names

from pipeline.process import Pipeline
from pipeline.records import Article
from pipeline.rules import Rules
from pipeline.segment import Segmenter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a preposition that the segmenter glues to the end of a name
        ("柳东区卫生健康局在区礼堂开会", ["柳东区卫生健康局"]),
        ("柳岭市民政局向社会公布名单", ["柳岭市民政局"]),
        ("柳溪县教育局给教师发奖", ["柳溪县教育局"]),
        ("目前我国处于转型期,中国正处于高峰", []),
        # 市场 and 区域 behind a rank, which are no second rank
        ("从县市场监管局专项资金中列支", ["县市场监管局"]),
        ("省市场监管局公布名单", ["省市场监管局"]),
        ("区市场监督管理局局长王小明到场", ["区市场监督管理局"]),
        ("市区域合作办公室主任王小明", ["市区域合作办公室"]),
        # offices of all the bodies of a place
        ("被市直机关工委表彰", ["市直机关工委"]),
        ("县直机关工委书记王小明", ["县直机关工委"]),
        ("区直属机关工会主席王小明", ["区直属机关工会"]),
        # members of an association
        ("现有各级作家协会会员1400人", []),
        # weekdays, 原 and 调 before a name
        ("上周五市文化馆馆长来电", ["市文化馆"]),
        ("上周三县妇联慰问", ["县妇联"]),
        ("撤销原淮岭第二棉纺厂的称号", ["淮岭第二棉纺厂"]),
        ("1953年调岭石硬质合金厂工作", ["岭石硬质合金厂"]),
        ("2005年调省重竞技运动管理中心任教练", ["省重竞技运动管理中心"]),
        ("他1953年调岭柳机床厂。岭柳县教育局开会", ["岭柳机床厂", "岭柳县教育局"]),
        ("原平市教育局和原阳县公安局", ["原平市教育局", "原阳县公安局"]),
        ("原国营柳岫林场场长", ["国营柳岫林场"]),
        ("国营红光机械厂厂长", ["国营红光机械厂"]),
        # the place before a batch
        ("随广西第三批援鄂医疗队出征", ["广西第三批援鄂医疗队"]),
        ("内蒙古第一批援鄂医疗队队员", ["内蒙古第一批援鄂医疗队"]),
        # a place that no table knows in the name of a company
        ("韩进(临柳)电子有限公司总经理", ["韩进(临柳)电子有限公司"]),
        ("鲁岭食品(柳东)有限公司获奖", ["鲁岭食品(柳东)有限公司"]),
        ("江西恒岭(鄱柳)建设集团获奖。鄱柳县教育局开会", ["江西恒岭(鄱柳)建设集团", "鄱柳县教育局"]),
        ("云岭经开区管委会副主任王小明", ["云岭经开区管委会"]),
        # a group by its brand and its trade
        ("任昆仑重型机床集团党委书记", ["昆仑重型机床集团党委"]),
        ("企业改制为昆仑重型机床集团", ["昆仑重型机床集团"]),
        ("他任昆仑纺织服装集团董事长", ["昆仑纺织服装集团"]),
        ("王小明说机床集团很好", ["机床集团"]),
        # 经 is the beginning of the name itself
        ("柳州市公安局开会。\n经济犯罪侦查支队民警王小明", ["柳州市公安局", "经济犯罪侦查支队"]),
        ("柳州市公安局开会。\n经侦支队民警王小明", ["柳州市公安局", "经侦支队"]),
    ],
)
def test_where_a_name_begins_and_ends(text: str, expected: list[str], rules: Rules, segmenter: Segmenter) -> None:
    assert [written for written, _ in names(text, rules, segmenter)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("市民隆重庆祝教师节。市委表彰教师。", "市委"),
        ("选手王小红在杭州亚运会上夺冠。市委表彰她。", "市委"),
        ("全国百佳县名单公布。县教育局获奖。", "县教育局"),
        ("历任县招商局科员。县教育局获奖。", "县教育局"),
        ("天气不好,但县教育局没有停工。", "县教育局"),
        ("大家都很努力。" * 40 + "医疗队驰援武汉。两人获市委表彰。", "市委"),
        ("武汉、武汉,医疗队来了。两人获市委表彰。", "中共武汉市委"),
        ("杭州市举办亚运会。市委表彰志愿者。", "中共杭州市委"),
    ],
)
def test_what_only_looks_like_a_place_means_none(text: str, expected: str, rules: Rules, segmenter: Segmenter) -> None:
    assert names(text, rules, segmenter)[-1][1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("临岭市第二人民医院开会。市二医院急诊科获奖。", "临岭市第二人民医院急诊科"),
        ("临岭市第二人民医院开会。市第二医院获奖。", "临岭市第二人民医院"),
        ("国家税务总局云柳市税务局开会。云柳市税务局获奖。", "国家税务总局云柳市税务局"),
        ("国家税务总局云柳市税务局开会。市局党委书记到场。", "国家税务总局云柳市税务局党委"),
        # the body of the source line is the article's own
        ("来源:云柳县水务局\n云柳县水务局获奖,原县水电局局长到场。我局表示感谢。", "云柳县水务局"),
        # where somebody studied is not the school of the article
        (
            "王小明考入云南大学,后任教务处副处长。李小红毕业于云南大学。周小兰是云南大学博士。王小军考取云南大学。教务处处长到场。",
            "云南大学",
        ),
        # the company abroad of a group is not the group
        ("青岭重工集团开会。青岭重工(越南)有限公司获奖。集团党委研究决定。", "青岭重工集团党委"),
    ],
)
def test_short_forms_of_bodies(text: str, expected: str, rules: Rules, segmenter: Segmenter) -> None:
    assert names(text, rules, segmenter)[-1][1] == expected


@pytest.mark.parametrize("name", ["柳溪县摄影家协会", "柳溪县作家协会"])
def test_the_members_of_an_association_are_no_part_of_its_name(name: str) -> None:
    result = Pipeline().run([Article("a", f"王小明,{name}会员")])
    assert list(result["organisation_mentions"]["text"]) == [name]

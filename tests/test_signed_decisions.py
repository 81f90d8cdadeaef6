"""Decisions that are signed, lists under awards without quotes, lives that go on with 他, in texts of our own."""

from tests.reading import honours, pairs


def test_the_committee_of_a_body_bears_the_name_that_it_signs_with() -> None:
    text = "校党委开展了评比。\n下列同志受到表彰,决定授予:\n优秀教师(2名)\n林若溪\n周一帆\n中共武汉理工大学委员会\n2023年9月8日\n"
    assert {h.awarders for h in honours(text)} == {("中共武汉理工大学委员会",)}


def test_who_signs_a_circular_with_the_committee_confers_too() -> None:
    text = (
        "各村党支部:\n经镇党委研究同意,上坡村、下坡村评为“清洁村”;柳湾村、石桥村为“洁美村(社区)”。\n"
        "中共白蒲镇委员会\n白蒲镇人民政府\n2021年1月22日\n"
    )
    read = honours(text)
    assert [(h.honoree_name, h.award_title) for h in read] == [
        ("上坡村", "清洁村"),
        ("下坡村", "清洁村"),
        ("柳湾村", "洁美村(社区)"),
        ("石桥村", "洁美村(社区)"),
    ]
    assert {(h.awarders, h.awarded_on) for h in read} == {(("中共白蒲镇委员会", "白蒲镇人民政府"), "2021-01-22")}


def test_the_body_between_a_list_and_its_second_heading_is_no_entry() -> None:
    text = "现将先进单位及单项奖名单予以公布:\n湖北省总工会\n先进单位和单项奖名单\n(共2个)\n一、先进单位(2个)\n武汉市总工会\n黄石市总工会\n"
    assert [name for name, _ in pairs(text)] == ["武汉市总工会", "黄石市总工会"]


def test_a_list_has_the_award_without_quotes_that_was_made_known_before() -> None:
    text = "兰州大学公布了2014年度优秀班主任评选结果。\n3位当选者为:\n文学院:林若溪 周一帆\n化学学院:陈小满\n"
    assert pairs(text) == [("林若溪", "优秀班主任"), ("周一帆", "优秀班主任"), ("陈小满", "优秀班主任")]


def test_he_takes_up_the_person_of_the_text_across_clauses() -> None:
    text = "村支书林若溪来了。大坪村曾是穷村,他领着乡亲们挖沟修渠,把荒坡变成了果园,2018年被授予“省绿化奖章”。"
    assert pairs(text) == [("林若溪", "省绿化奖章")]


def test_the_unit_of_whom_the_text_is_about_is_a_subject() -> None:
    text = "民警林若溪来了。他任教导员的治多县森林派出所,2016年由国家林业局授予“先进集体”。"
    assert [(h.honoree_name, h.awarders) for h in honours(text)] == [("治多县森林派出所", ("国家林业局",))]


def test_so_many_persons_are_those_of_the_clause_before() -> None:
    text = "护士林若溪、周一帆获“三八红旗手”,决定还给两人各记功一次。"
    assert sorted(pairs(text)) == [
        ("周一帆", "三八红旗手"),
        ("周一帆", "记功"),
        ("林若溪", "三八红旗手"),
        ("林若溪", "记功"),
    ]


def test_a_place_has_no_award_of_the_province_of_the_same_name() -> None:
    text = "2019年,林若溪由湖北省总工会授予“湖北五一劳动奖章”。\n教师周一帆2023年获颁“厦门市五一劳动奖章”。\n"
    assert [(h.honoree_name, h.awarders) for h in honours(text)] == [("林若溪", ("湖北省总工会",)), ("周一帆", ())]


def test_a_time_of_this_year_is_not_the_year_told_before() -> None:
    told = honours("2015年,林若溪发表了论文;今年5月,她所在的“青石”团队捧回了川西省竞赛特等奖。", published_on=None)
    assert [h.awarded_on for h in told] == [""]

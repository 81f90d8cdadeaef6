"""Name lists in the layouts that decisions and news use."""

import pytest

from pipeline import namelists
from pipeline.process import Pipeline
from pipeline.records import Article, ListEntry, NameList
from pipeline.segment import make_document


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def lists(pipeline: Pipeline, text: str) -> list[NameList]:
    return namelists.find(make_document(Article("t", text), pipeline.segmenter), pipeline.rules)


def names(found: NameList) -> list[str]:
    return [entry.name for entry in found.entries]


def unit(text: str, entry: ListEntry) -> str:
    return text[slice(*entry.organisation)] if entry.organisation else ""


def test_a_heading_says_of_which_province_its_names_are(pipeline: Pipeline) -> None:
    text = "全国三八红旗集体名单（川西省3个）\n川西省儿童医院急诊科\n川西客运段“云溪情”乘务组\n柳河镇卫生院"
    (found,) = lists(pipeline, text)
    assert names(found) == ["川西省儿童医院急诊科", "川西客运段“云溪情”乘务组", "柳河镇卫生院"]
    assert {entry.kind for entry in found.entries} == {"organisation"}


def test_a_province_over_its_units_is_none_of_them(pipeline: Pipeline) -> None:
    text = "全国供水工作先进集体名单(3个)\n川西省\n平县水利局\n辽宁省\n柳河市供水中心\n青石县水务局"
    (found,) = lists(pipeline, text)
    assert names(found) == ["平县水利局", "柳河市供水中心", "青石县水务局"]


def test_a_table_of_firms_with_their_heads(pipeline: Pipeline) -> None:
    text = (
        "先进企业(2家)\n| 序号 | 企业 | 法定代表人 | 奖金 |\n|---|---|---|---|\n"
        "| 1 | 青石果业有限公司 | 党文军 | 8万元 |\n| 2 | 柳河果蔬专业合作社 | 雷小燕 | 7万元 |"
    )
    assert [name for found in lists(pipeline, text) for name in names(found)] == [
        "青石果业有限公司",
        "柳河果蔬专业合作社",
    ]


def test_who_got_a_title_heads_a_list(pipeline: Pipeline) -> None:
    text = "获得“全国模范教师”称号的社员有:\n河北:耿书恒 河北农业大学教授\n陕西:屈长林 汉中市龙岗学校副校长"
    (found,) = lists(pipeline, text)
    assert names(found) == ["耿书恒", "屈长林"]
    assert found.award is not None
    assert text[slice(*found.award)] == "全国模范教师"


def test_works_with_a_note_of_who_sent_them(pipeline: Pipeline) -> None:
    text = "二等奖(2个):\n1.村口的“播报站”(报送单位:柳河镇党委)\n2.机床边的十分钟(报送单位:县总工会)"
    (found,) = lists(pipeline, text)
    assert [(entry.kind, entry.name) for entry in found.entries] == [
        ("work", "村口的“播报站”"),
        ("work", "机床边的十分钟"),
    ]


def test_padded_names_five_a_line(pipeline: Pipeline) -> None:
    text = "先进个人名单(6名)\n陶建林    魏  东    欧阳敏    林  海    吴一凡\n\n赵  敏"
    (found,) = lists(pipeline, text)
    assert names(found) == ["陶建林", "魏东", "欧阳敏", "林海", "吴一凡", "赵敏"]
    assert found.size == 6
    assert found.award is not None
    assert text[slice(*found.award)] == "先进个人"


@pytest.mark.parametrize("pad", ["\u00a0\u00a0", "\u3000", " "])
def test_padding_is_no_column_break(pipeline: Pipeline, pad: str) -> None:
    text = f"先进个人名单\n陶{pad}林 临江市第二中学 校长\n魏晓东 临江市实验小学 教师"
    (found,) = lists(pipeline, text)
    assert names(found) == ["陶林", "魏晓东"]
    assert [unit(text, entry) for entry in found.entries] == ["临江市第二中学", "临江市实验小学"]
    assert [text[slice(*entry.titles[0])] for entry in found.entries] == ["校长", "教师"]


def test_unit_and_post_without_a_break(pipeline: Pipeline) -> None:
    text = "优秀教师名单\n陶建林 临江市第二中学校长\n魏晓东 临江市实验小学教师"
    (found,) = lists(pipeline, text)
    assert [unit(text, entry) for entry in found.entries] == ["临江市第二中学", "临江市实验小学"]


def test_a_numbered_and_sized_heading_needs_no_award_word(pipeline: Pipeline) -> None:
    text = (
        "2017年度先进单位和先进个人名单\n一、先进单位(2个)\n柳树街道 青石镇\n"
        "二、富民兴村(1个)\n大河镇上湾村\n三、先进个人(1名)\n陶建林 临江市食品公司 董事长、总经理"
    )
    units, villages, persons = lists(pipeline, text)
    assert names(units) == ["柳树街道", "青石镇"]
    assert names(villages) == ["大河镇上湾村"]
    assert names(persons) == ["陶建林"]
    assert [text[slice(*title)] for title in persons.entries[0].titles] == ["董事长", "总经理"]


def test_numbered_headings_with_units(pipeline: Pipeline) -> None:
    text = (
        "2017年度先进单位和先进个人名单\n一、农业工作先进单位(3个)\n柳树街道 青石镇\n大河镇\n"
        "二、先进个人(2名)\n陶建林 魏晓东"
    )
    units, persons = lists(pipeline, text)
    assert names(units) == ["柳树街道", "青石镇", "大河镇"]
    assert {entry.kind for entry in units.entries} == {"organisation"}
    assert [text[slice(*span)] for span in units.outer] == ["先进单位和先进个人"]
    assert names(persons) == ["陶建林", "魏晓东"]


def test_province_once_for_many_lines(pipeline: Pipeline) -> None:
    text = (
        "获得金穗奖章的会员有:\n山西:陶建林 太原市第二中学教师\n魏晓东 临汾市实验小学教师\n上海:欧阳敏 上海第一医院医师"
    )
    (found,) = lists(pipeline, text)
    assert [text[slice(*e.place)] for e in found.entries if e.place] == ["山西", "山西", "上海"]


def test_post_on_the_next_line(pipeline: Pipeline) -> None:
    text = "先进个人名单\n陶建林\n临江市第二中学校长\n魏晓东\n临江市实验小学教师"
    (found,) = lists(pipeline, text)
    assert names(found) == ["陶建林", "魏晓东"]
    assert [unit(text, entry) for entry in found.entries] == ["临江市第二中学", "临江市实验小学"]


def test_unit_and_work_on_alternate_lines(pipeline: Pipeline) -> None:
    text = "优秀活动名单\n一等奖(2个)\n1.哲学院党委\n“重走长征路”主题活动\n2.医学院党委\n“义诊进乡村”主题活动"
    (found,) = lists(pipeline, text)
    assert names(found) == ["重走长征路", "义诊进乡村"]
    assert {entry.kind for entry in found.entries} == {"work"}
    assert unit(text, found.entries[0]) == "哲学院党委"


def test_after_a_colon_in_running_text(pipeline: Pipeline) -> None:
    text = "大会召开。被授予“金穗奖章”称号的是:临江大学农业研究中心陶建林。大会结束。"
    (found,) = lists(pipeline, text)
    assert names(found) == ["陶建林"]
    assert found.award is not None
    assert text[slice(*found.award)] == "金穗奖章"
    assert unit(text, found.entries[0]) == "临江大学农业研究中心"


def test_units_with_their_persons(pipeline: Pipeline) -> None:
    text = "优秀教师名单\n数学学院 陶建林\n化学学院 魏晓东 欧阳敏"
    (found,) = lists(pipeline, text)
    assert [(e.name, unit(text, e)) for e in found.entries] == [
        ("陶建林", "数学学院"),
        ("魏晓东", "化学学院"),
        ("欧阳敏", "化学学院"),
    ]


@pytest.mark.parametrize("bar", ["|", "\t"])
def test_flattened_table(pipeline: Pipeline, bar: str) -> None:
    rows = [["序号", "姓名", "单位"], ["1", "陶建林", "临江市第二中学"], ["2", "魏晓东", "临江市实验小学"]]
    text = "先进个人名单\n" + "\n".join(bar.join(row) for row in rows)
    (found,) = lists(pipeline, text)
    assert [(e.name, unit(text, e)) for e in found.entries] == [
        ("陶建林", "临江市第二中学"),
        ("魏晓东", "临江市实验小学"),
    ]


def test_the_signature_is_no_entry(pipeline: Pipeline) -> None:
    text = "先进单位名单\n临江市水利局\n临江市教育局\n临江市人民政府办公室\n2018年6月26日"
    (found,) = lists(pipeline, text)
    assert names(found) == ["临江市水利局", "临江市教育局"]


def test_running_text_is_no_list(pipeline: Pipeline) -> None:
    text = "他荣获先进个人。\n大会指出,要继续努力。陶建林说:大家辛苦了。\n会议结束。"
    assert lists(pipeline, text) == []


@pytest.mark.parametrize(
    "text", ["", "优秀奖名单", "优秀奖名单:", "|" * 50, "优秀奖名单\n" + "张 " * 300, "名单:" * 200]
)
def test_no_text_raises(pipeline: Pipeline, text: str) -> None:
    lists(pipeline, text)


def test_unit_and_work_on_one_line(pipeline: Pipeline) -> None:
    text = "优秀活动名单\n一等奖(2个)\n1.哲学院党支部“重走长征路”主题活动\n2.医学院党支部“义诊进乡村”主题活动"
    (found,) = lists(pipeline, text)
    assert [(e.name, unit(text, e)) for e in found.entries] == [
        ("重走长征路", "哲学院党支部"),
        ("义诊进乡村", "医学院党支部"),
    ]


def test_a_size_on_a_line_of_its_own(pipeline: Pipeline) -> None:
    (found,) = lists(pipeline, "先进个人名单\n(3名)\n陶建林 魏晓东")
    assert (found.size, len(found.entries)) == (3, 2)


def test_a_word_among_names_is_a_name(pipeline: Pipeline) -> None:
    (found,) = lists(pipeline, "先进个人名单\n陶建林    边  防    魏晓东    欧阳敏")
    assert names(found) == ["陶建林", "边防", "魏晓东", "欧阳敏"]


def test_names_after_a_heading_on_one_line(pipeline: Pipeline) -> None:
    text = "获奖名单\n一等奖:陶建林(临江市第二中学)、魏晓东(临江市实验小学)\n二等奖:欧阳敏"
    first, second = lists(pipeline, text)
    assert [(e.name, unit(text, e)) for e in first.entries] == [
        ("陶建林", "临江市第二中学"),
        ("魏晓东", "临江市实验小学"),
    ]
    assert names(second) == ["欧阳敏"]


def test_heads_of_groups_are_no_entries(pipeline: Pipeline) -> None:
    text = "优秀党员名单\n青石乡(2名)\n陶建林 魏晓东\n柳林镇:\n欧阳敏\n县直机关工委\n吴一凡 赵敏"
    (found,) = lists(pipeline, text)
    assert names(found) == ["陶建林", "魏晓东", "欧阳敏", "吴一凡", "赵敏"]
    assert [text[slice(*e.place)] for e in found.entries[:3] if e.place] == ["青石乡", "青石乡", "柳林镇"]


def test_units_and_their_persons_on_one_line(pipeline: Pipeline) -> None:
    text = "“临江大学优秀校友”评选揭晓。获奖的4位校友分别是: 北京校友会:陶建林 魏 东 上海校友会:欧阳敏 海外推荐:吴一凡 编辑 : 赵敏 相关新闻:"
    (found,) = lists(pipeline, text)
    assert names(found) == ["陶建林", "魏东", "欧阳敏", "吴一凡"]
    assert found.award is not None
    assert text[slice(*found.award)] == "临江大学优秀校友"


@pytest.mark.parametrize(
    "row", ["{}, 男, 汉族, 临江市第二中学教师", "{} 男 汉族 临江市第二中学教师", "1.{} 男 临江市第二中学教师"]
)
def test_sex_and_ethnicity_are_left_out(pipeline: Pipeline, row: str) -> None:
    text = "劳动模范名单\n" + row.format("陶建林") + "\n" + row.format("魏晓东").replace("1.", "2.")
    (found,) = lists(pipeline, text)
    assert names(found) == ["陶建林", "魏晓东"]
    assert unit(text, found.entries[0]) == "临江市第二中学"


def test_a_row_of_column_heads_is_no_entry(pipeline: Pipeline) -> None:
    (found,) = lists(pipeline, "先进个人名单\n序号 姓名 单位\n1 陶建林 临江市财政局\n2 魏晓东 临江市教育局")
    assert names(found) == ["陶建林", "魏晓东"]


def test_a_note_gives_those_above_another_award(pipeline: Pipeline) -> None:
    text = "优秀党员(3名)\n陶建林 魏晓东\n(以上2名同志同时获得党员标兵称号)\n欧阳敏"
    also, found = lists(pipeline, text)
    assert names(found) == ["陶建林", "魏晓东", "欧阳敏"]
    assert names(also) == ["陶建林", "魏晓东"]
    assert also.award is not None
    assert text[slice(*also.award)] == "党员标兵"


def test_names_without_a_surname(pipeline: Pipeline) -> None:
    (found,) = lists(pipeline, "模范个人(5名)\n扎西顿珠 阿依古丽·买买提 陶建林 仁青措 阿西木呷")
    assert names(found) == ["扎西顿珠", "阿依古丽·买买提", "陶建林", "仁青措", "阿西木呷"]


def test_a_numbered_entry_is_no_heading(pipeline: Pipeline) -> None:
    text = (
        "活动优秀奖(3个)\n1.文学院党支部“走进乡村”活动\n2.医学院党支部“争做模范先锋”主题活动\n3.哲学院党支部“读书”活动"
    )
    (found,) = lists(pipeline, text)
    assert names(found) == ["走进乡村", "争做模范先锋", "读书"]


def test_a_work_with_its_author(pipeline: Pipeline) -> None:
    text = "获奖名单\n一等奖\n作品:《山那边》 作者:陶建林 指导教师:魏晓东"
    (found,) = lists(pipeline, text)
    assert [(entry.kind, entry.name) for entry in found.entries] == [("work", "山那边")]


def test_a_year_is_no_size(pipeline: Pipeline) -> None:
    assert (
        lists(pipeline, "获奖情况\n临江大学优秀教师一等奖(2003)\n临江市教学成果二等奖(2005)\n社会兼职\n临江市教育学会")
        == []
    )


def test_joint_units_share_the_work_below(pipeline: Pipeline) -> None:
    text = "优秀奖(2个)\n1.文学院党委(本科生党支部)\n“走进乡村”主题活动\n2.体育部党总支、医学院党委(本科生党支部、教工党支部)\n“健步走”主题活动"
    (found,) = lists(pipeline, text)
    assert [entry.kind for entry in found.entries] == ["work", "work"]
    assert unit(text, found.entries[1]) == "体育部党总支、医学院党委(本科生党支部、教工党支部)"


def test_a_size_that_differs_stands_in_the_ledger(pipeline: Pipeline) -> None:
    text = "关于表彰的决定\n先进个人(3名)\n陶建林 魏晓东\n先进教师(2名)\n欧阳敏 吴一凡"
    ledger = pipeline.run([Article("t", text)])["ledger"].set_index("start")
    assert ledger.loc[text.index("3名"), "reason"] == "announces 3 names, 2 were found"
    assert "announces" not in ledger.loc[text.index("2名"), "reason"]


def test_unit_in_brackets_before_the_name_and_dashes(pipeline: Pipeline) -> None:
    text = "优秀教师名单\n(数学学院)陶建林\n欧阳敏——临江市第二中学校长"
    (found,) = lists(pipeline, text)
    assert [(e.name, unit(text, e)) for e in found.entries] == [("陶建林", "数学学院"), ("欧阳敏", "临江市第二中学")]


def test_a_product_and_its_maker(pipeline: Pipeline) -> None:
    text = "农产品评选结果\n金奖\n青石牌大米 临江市青石米业有限公司\n银奖\n柳林绿茶 柳林镇茶叶合作社"
    found = lists(pipeline, text)
    assert [[(e.kind, e.name) for e in one.entries] for one in found] == [
        [("work", "青石牌大米")],
        [("work", "柳林绿茶")],
    ]


def test_the_award_of_the_sentence_before(pipeline: Pipeline) -> None:
    text = "决定授予陶建林等3名同志“优秀志愿者”称号。名单如下:\n陶建林 临江市义工联合会\n魏晓东 临江市第二中学\n欧阳敏 临江市供电公司\n共青团临江市委\n2019年12月5日"
    found = lists(pipeline, text)[-1]
    assert names(found) == ["陶建林", "魏晓东", "欧阳敏"]
    assert found.award is not None
    assert text[slice(*found.award)] == "优秀志愿者"


def test_a_table_on_one_line(pipeline: Pipeline) -> None:
    text = "获奖名单如下: 奖级 单位 姓名 一等奖 数学学院 陶建林 文学院 魏 东 欧阳敏 二等奖 医学院 吴一凡 编辑 : 赵敏"
    first, second = lists(pipeline, text)
    assert [(e.name, unit(text, e)) for e in first.entries] == [
        ("陶建林", "数学学院"),
        ("魏东", "文学院"),
        ("欧阳敏", "文学院"),
    ]
    assert names(second) == ["吴一凡"]
    assert second.award is not None
    assert text[slice(*second.award)] == "二等奖"


def test_works_in_a_table_on_one_line(pipeline: Pipeline) -> None:
    text = "一等奖 序号 成果名称 完成单位 完成人 02 乡村阅读的实践 临江大学、西山大学 陶建林、魏晓东 07 山区教育的探索 北岭大学 欧阳敏"
    (found,) = lists(pipeline, text)
    assert [(e.kind, e.name, unit(text, e)) for e in found.entries] == [
        ("work", "乡村阅读的实践", "临江大学、西山大学"),
        ("work", "山区教育的探索", "北岭大学"),
    ]


def test_a_work_ends_a_list_of_units(pipeline: Pipeline) -> None:
    (found,) = lists(pipeline, "获奖名单\n优秀组织奖\n数学学院\n文学院\n“新校区”征文活动\n大家来了")
    assert names(found) == ["数学学院", "文学院"]


def test_two_and_three_padded_characters(pipeline: Pipeline) -> None:
    text = "先进个人名单\n(5名,排名不分先后)\n陶  建  林(女)\n多  杰    魏  东    扎西加措    赵  敏"
    (found,) = lists(pipeline, text)
    assert names(found) == ["陶建林", "多杰", "魏东", "扎西加措", "赵敏"]
    assert found.size == 5


def test_units_between_semicolons(pipeline: Pipeline) -> None:
    (found,) = lists(pipeline, "模范集体(3个):供电公司检修班;环卫中心清扫队;第一医院急诊科")
    assert names(found) == ["供电公司检修班", "环卫中心清扫队", "第一医院急诊科"]


def test_a_unit_of_any_ending_where_one_is_missing(pipeline: Pipeline) -> None:
    text = "先进集体名单(3个)\n临江市第二中学\n供热公司客服热线\n公交公司“红旗”班组\n主题词:表彰"
    (found,) = lists(pipeline, text)
    assert names(found) == ["临江市第二中学", "供热公司客服热线", "公交公司“红旗”班组"]


def test_an_unknown_name_before_a_post(pipeline: Pipeline) -> None:
    text = "先进个人名单\n陶建林 临江市第二中学校长\n德吉措 玉龙乡生态管护队队长\n星占福 青石乡上坝村党支部书记、村委会主任"
    (found,) = lists(pipeline, text)
    assert names(found) == ["陶建林", "德吉措", "星占福"]


def test_works_with_their_makers_on_one_line(pipeline: Pipeline) -> None:
    text = "8项报告获评“临江市优秀建议”。此次我校获得表彰的报告为:《论山区道路》(陶建林、魏晓东)、《论“绿水”保护》(欧阳敏)。"
    (found,) = lists(pipeline, text)
    assert names(found) == ["论山区道路", "论“绿水”保护"]
    assert found.award is not None
    assert text[slice(*found.award)] == "临江市优秀建议"


def test_the_body_that_publishes_a_list_is_no_entry(pipeline: Pipeline) -> None:
    text = "现将先进集体名单公布如下:\n临江市总工会\n先进集体名单\n(共2个)\n临江市第二中学\n临江市水利局"
    (found,) = lists(pipeline, text)
    assert names(found) == ["临江市第二中学", "临江市水利局"]


def test_framed_and_annotated_headings(pipeline: Pipeline) -> None:
    text = "【优秀党员】\n陶建林、魏东、欧阳敏\n【先进党组织】\n水利局党支部、玉龙村党总支"
    assert [names(found) for found in lists(pipeline, text)] == [
        ["陶建林", "魏东", "欧阳敏"],
        ["水利局党支部", "玉龙村党总支"],
    ]
    (found,) = lists(pipeline, "附件：2022年度优秀党员名单（按姓氏笔画排序）\n1.陶建林 水利局科员\n2.魏东 林业局干部")
    assert names(found) == ["陶建林", "魏东"]


@pytest.mark.parametrize(
    "text",
    [
        "序号|姓名|单位|奖项\n1|陶建林|水利局|一等奖\n2|魏东|林业局|二等奖\n3|欧阳敏|林业局|二等奖",
        "序号 姓名 单位 等次\n1 陶建林 水利局 一等奖\n2 魏东 林业局 二等奖\n3 欧阳敏 林业局 二等奖",
    ],
)
def test_a_table_with_a_column_of_awards(pipeline: Pipeline, text: str) -> None:
    first, second = lists(pipeline, text)
    assert (names(first), names(second)) == (["陶建林"], ["魏东", "欧阳敏"])
    assert second.award is not None
    assert text[slice(*second.award)] == "二等奖"


def test_works_behind_their_units_on_one_line(pipeline: Pipeline) -> None:
    (found,) = lists(pipeline, "获奖名单\n一等奖\n临江小学《春天》、玉龙小学《江声》")
    assert names(found) == ["春天", "江声"]


def test_many_tables_on_one_line(pipeline: Pipeline) -> None:
    text = "奖级 单位 姓名 无 " + "奖级 单位 姓名 一等奖 甲系 陶建林 " * 1200
    assert {name for found in lists(pipeline, text) for name in names(found)} == {"陶建林"}


def test_annexes_that_are_headed_by_nothing_but_their_number(pipeline: Pipeline) -> None:
    text = "附件:1.示范社区名单\n     2.优秀组织单位名单\n\n附件1\n临江区水巷社区\n玉龙县河滨社区\n附件2\n临江市民政局"
    first, second = lists(pipeline, text)
    assert (names(first), names(second)) == (["临江区水巷社区", "玉龙县河滨社区"], ["临江市民政局"])
    assert second.award is not None
    assert text[slice(*second.award)] == "优秀组织单位"


def test_short_and_unknown_units_at_the_head_of_a_line(pipeline: Pipeline) -> None:
    text = "先进个人名单\n文学院 陶建林\n历史学院 魏晓东\n外语学院 欧阳敏\n机关 林海 吴一凡\n思政教学 赵敏 王璐\n直属 张志国\n"
    (found,) = lists(pipeline, text)
    assert names(found) == ["陶建林", "魏晓东", "欧阳敏", "林海", "吴一凡", "赵敏", "王璐", "张志国"]
    assert [unit(text, entry) for entry in found.entries[3:]] == ["机关", "机关", "思政教学", "思政教学", "直属"]


def test_units_inside_the_unit_at_the_head_of_a_line(pipeline: Pipeline) -> None:
    text = "先进集体名单\n文学院 资料中心\n历史学院 世界史教研室\n外语学院 “竹林英语”教学团队\n机关 后勤处\n"
    (found,) = lists(pipeline, text)
    assert names(found) == ["文学院资料中心", "历史学院世界史教研室", "外语学院“竹林英语”教学团队", "机关后勤处"]


def test_two_columns_of_units_are_all_listed(pipeline: Pipeline) -> None:
    text = "先进集体名单\n柳树学院 青石学院\n大河学院 上湾学院\n竹林学院 茶园学院\n"
    (found,) = lists(pipeline, text)
    assert len(found.entries) == 6


def test_a_list_of_units_behind_another_list(pipeline: Pipeline) -> None:
    text = (
        "川西大学表彰先进。\n校级“竹林先锋岗”先进个人\n文学院 陶建林\n历史学院 魏晓东\n外语学院 欧阳敏\n"
        "校级“竹林先锋号”先进集体\n文学院资料中心\n历史学院世界史教研室\n外语学院学生工作办公室\n"
    )
    assert [len(found.entries) for found in lists(pipeline, text)] == [3, 3]


def test_persons_before_a_colon(pipeline: Pipeline) -> None:
    text = "附获奖者名单:\n陶建林:川西大学经济学院教授\n魏晓东:临江大学金融学院副教授\n欧阳敏:上湾大学副教授\n"
    (found,) = lists(pipeline, text)
    assert names(found) == ["陶建林", "魏晓东", "欧阳敏"]
    assert [unit(text, entry) for entry in found.entries] == ["川西大学经济学院", "临江大学金融学院", "上湾大学"]
    assert [text[slice(*entry.titles[0])] for entry in found.entries] == ["教授", "副教授", "副教授"]


def test_the_only_award_of_a_text_is_that_of_its_winners(pipeline: Pipeline) -> None:
    text = (
        "“2017年度竹林青年奖”日前在临江颁发。“2017年度竹林青年奖”面向青年教师。"
        + "奖项评选要求严格。" * 50
        + "\n附获奖名单:\n陶建林\n魏晓东\n欧阳敏\n"
    )
    found = lists(pipeline, text)[-1]
    assert found.award is not None
    assert text[slice(*found.award)] == "2017年度竹林青年奖"


def test_works_without_quotes_in_a_list_of_projects(pipeline: Pipeline) -> None:
    text = (
        "2014年度优秀护林项目:\n文学院 走进竹林,守住溪水——山村儿童课堂\n外语学院 茶园课业辅导服务\n"
        "历史学院 竹林保护宣讲\n电脑医生系列活动\n法学院 社区普法系列活动\n返回顶部\n"
    )
    (found,) = lists(pipeline, text)
    assert names(found) == [
        "走进竹林,守住溪水——山村儿童课堂",
        "茶园课业辅导服务",
        "竹林保护宣讲",
        "电脑医生系列活动",
        "社区普法系列活动",
    ]
    assert {entry.kind for entry in found.entries} == {"work"}


def test_parts_of_a_list_that_is_announced_above(pipeline: Pipeline) -> None:
    text = (
        "川西省公布名单。\n\n首批竹林保护试点单位名单\n(排名不分先后)\n一、试点市\n临江市 上湾市\n"
        "二、试点高校\n川西大学临江大学\n上湾大学\n三、试点院系\n川西大学农学院\n临江大学林学院\n"
    )
    cities, schools, colleges = lists(pipeline, text)
    assert names(schools) == ["川西大学", "临江大学", "上湾大学"]
    assert len(cities.entries) == len(colleges.entries) == 2
    assert {text[slice(*found.outer[0])] for found in (cities, schools, colleges)} == {"首批竹林保护试点单位"}


def test_entries_numbered_in_chinese_are_no_parts(pipeline: Pipeline) -> None:
    text = "先进单位名单\n一、柳树街道\n二、青石镇\n三、大河镇\n"
    (found,) = lists(pipeline, text)
    assert names(found) == ["柳树街道", "青石镇", "大河镇"]


PRIZES = "川西导演会颁奖典礼落幕。往届奖项\n年度推介电影:《竹林》《茶园》\n年度杰出导演:陶建林、魏晓东\n2008年川西电影节最佳影片:《竹林》\n最佳导演:欧阳敏\n"


@pytest.mark.parametrize("text", [PRIZES, PRIZES.replace("\n", "")])
def test_prizes_that_are_called_best_of_the_year(pipeline: Pipeline, text: str) -> None:
    found = lists(pipeline, text)
    assert [names(prize) for prize in found] == [["竹林", "茶园"], ["陶建林", "魏晓东"], ["竹林"], ["欧阳敏"]]
    assert [text[slice(*prize.award)] for prize in found if prize.award] == [
        "年度推介电影",
        "年度杰出导演",
        "川西电影节最佳影片",
        "最佳导演",
    ]


def test_the_best_time_is_no_prize(pipeline: Pipeline) -> None:
    assert not lists(pipeline, "川西省获奖景区介绍。\n最佳观赏时间:四月\n最佳路线:临江、上湾\n最佳拍摄地点:竹林寺\n")


def test_a_table_of_which_each_cell_is_a_line(pipeline: Pipeline) -> None:
    text = (
        "获奖年代\n项目名称\n单位\n获奖者\n获奖等级\n2023\n竹林节水技术\n川西大学\n陶建林、魏晓东\n川西省科技进步二等奖\n"
        "2022\n竹林课堂\n川西大学\n欧阳敏\n川西大学\n2021\n茶园基金奖\n川西大学\n林海\n三等奖\n联系我们\n"
    )
    works, persons = lists(pipeline, text)
    assert [(e.name, e.awarded_on) for e in works.entries] == [("竹林节水技术", "2023")]
    assert [(e.name, e.kind, text[slice(*e.grade)] if e.grade else "") for e in persons.entries] == [
        ("林海", "person", "三等奖")
    ]


def test_columns_of_awards_and_grades(pipeline: Pipeline) -> None:
    text = (
        "日期\t奖励名称\t第一完成人\t成果名称\t获奖等级\n2012-01-01\t川西省科学技术奖\t陶建林\t竹林节水技术\t一等奖\n"
        "2011-05-01\t川西青年科技奖\t魏晓东\t第二届川西青年科技奖\t其他奖\n"
    )
    first, second = lists(pipeline, text)
    assert [(e.name, e.awarded_on, text[slice(*e.grade)] if e.grade else "") for e in first.entries] == [
        ("竹林节水技术", "2012-01-01", "一等奖")
    ]
    assert [(e.name, e.grade) for e in second.entries] == [("魏晓东", None)]


def test_works_behind_their_kind_below_a_grade(pipeline: Pipeline) -> None:
    text = "川西新闻奖评选揭晓。\n一等奖\n消息 《竹林开园》 陶建林 川西日报\n通讯 《茶园人家》 魏晓东、欧阳敏 临江日报\n二等奖\n评论 《竹林之问》 林海 上湾晚报\n"
    assert [names(found) for found in lists(pipeline, text)] == [["竹林开园", "茶园人家"], ["竹林之问"]]


@pytest.mark.parametrize(
    "award",
    ["全县教坛新秀", "十佳村官", "好媳妇", "最美退役军人", "爱心企业家", "杰出工程师", "特级教师", "全国建功标兵岗"],
)
def test_a_heading_need_not_end_in_a_word_for_a_prize(pipeline: Pipeline, award: str) -> None:
    (found,) = lists(pipeline, f"表彰大会在青石镇召开。\n{award}:\n陶建林 魏晓东 欧阳敏\n")
    assert names(found) == ["陶建林", "魏晓东", "欧阳敏"]


@pytest.mark.parametrize(
    ("heading", "award"),
    [
        ("从教三十年荣誉纪念章获得者(3名):", "从教三十年荣誉纪念章"),
        ("柳河名师奖获得者(3人)", "柳河名师奖"),
        ("“柳河名师奖”获奖者", "柳河名师奖"),
        ("荣获“柳河名师”称号的同志(共3名)", "柳河名师"),
        ("一、工业先进乡镇(街道)(3个)", "工业先进乡镇(街道)"),
        ("第二届“柳河青年奖章”个人名单", "柳河青年奖章"),
        ("受表彰的优秀党员(部分):", "优秀党员"),
        ("授予以下3名同志2016年度优秀教师称号:", "优秀教师"),
    ],
)
def test_headings_that_say_more_than_the_award(pipeline: Pipeline, heading: str, award: str) -> None:
    text = f"学校表彰了一批先进。\n{heading}\n陶建林 魏晓东 欧阳敏"
    found = lists(pipeline, text)[-1]
    assert names(found) == ["陶建林", "魏晓东", "欧阳敏"]
    assert found.award is not None
    assert text[slice(*found.award)] == award


def test_a_medal_in_a_heading_takes_the_name_that_the_text_told(pipeline: Pipeline) -> None:
    text = "两家工厂被授予川西省质量奖状。\n捧回奖状的单位为:青石农机厂、柳河酒厂。"
    (found,) = lists(pipeline, text)
    assert found.award is not None
    assert text[slice(*found.award)] == "川西省质量奖状"
    assert names(found) == ["青石农机厂", "柳河酒厂"]


def test_grades_before_units_are_no_list(pipeline: Pipeline) -> None:
    assert not lists(pipeline, "大会表彰了护林先进单位:一等奖青石农机厂、柳河酒厂,二等奖白沙酒厂。")


def test_good_graduates_head_a_list_and_graduates_do_not(pipeline: Pipeline) -> None:
    names_below = "\n云岭学院（3人）\n周一帆    林若溪    王  硕"
    (found,) = lists(pipeline, "决定表彰以下同学。\n一、2022届优秀毕业生（3名）" + names_below)
    assert names(found) == ["周一帆", "林若溪", "王硕"]
    assert all(found.award is None for found in lists(pipeline, "2022届毕业生名单" + names_below))


def test_as_many_units_as_announced_on_a_line_and_what_each_gets(pipeline: Pipeline) -> None:
    text = (
        "表彰大会举行。\n一、突出贡献企业（2家）：云溪化工有限公司、柳河水务，各奖200万元。\n"
        "二、招商引资功勋团队（2个）：驻点招商组、园区服务专班。"
    )
    first, second = lists(pipeline, text)
    assert names(first) == ["云溪化工有限公司", "柳河水务"]
    assert names(second) == ["驻点招商组", "园区服务专班"]


def test_the_notes_of_a_table_may_hold_the_award(pipeline: Pipeline) -> None:
    text = "序号 | 姓名 | 工作单位 | 职务职称 | 备注 |\n1 | 周一帆 | 云溪研究院 | 工程师 | {} |\n2 | 林若溪 | 柳河局 | 科长 | {} |"
    first, second = lists(pipeline, text.format("最美科技工作者", "提名奖"))
    assert (names(first), names(second)) == (["周一帆"], ["林若溪"])
    assert lists(pipeline, text.format("党员", "群众")) == []

"""Who was honoured with what: constructions of the news in sentences of our own, and what must not count."""

import shutil
import time
from pathlib import Path

import pytest

from pipeline.process import Pipeline
from pipeline.records import Article, Honour
from pipeline.resolve.told_around import Owners

RULES = Path(__file__).parent.parent / "rules"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(RULES)


def honours(pipeline: Pipeline, text: str, published_on: str | None = "2022-05-10") -> tuple[Honour, ...]:
    return pipeline.read(Article("a", text, published_on=published_on))[1].honours


def pairs(pipeline: Pipeline, text: str) -> list[tuple[str, str]]:
    return sorted((h.honoree_name or str(h.group_size), h.award_title) for h in honours(pipeline, text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "丹阳县教育局决定授予教师周建国等12名同志“丹阳县优秀教师”称号。",
            [("周建国", "丹阳县优秀教师")],
        ),
        (
            "丹阳县教育局授予教师周建国“优秀教师”称号，授予教师王丽华“优秀班主任”称号。",
            [("周建国", "优秀教师"), ("王丽华", "优秀班主任")],
        ),
        (
            "会议决定授予白沙街道等3个镇街为平安建设先进单位，青石镇等2个镇为信访工作先进单位。",
            [("白沙街道", "平安建设先进单位"), ("青石镇", "信访工作先进单位")],
        ),
        ("教师周建国被评为全县优秀教师。", [("周建国", "全县优秀教师")]),
        ("教师周建国荣获“全县优秀教师”称号。", [("周建国", "全县优秀教师")]),
        ("教师周建国获得科技进步奖二等奖。", [("周建国", "科技进步奖二等奖")]),
        (
            "教师周建国先后荣获“优秀教师”“师德标兵”和“最美教师”称号。",
            [("周建国", "优秀教师"), ("周建国", "师德标兵"), ("周建国", "最美教师")],
        ),
        (
            "教师周建国、王丽华分别荣获一等奖和二等奖。",
            [("周建国", "一等奖"), ("王丽华", "二等奖")],
        ),
        ("民警周建国荣立三等功。", [("周建国", "三等功")]),
        (
            "周建国，男，1970年生，丹阳县人。学校办得红火。2007年被评为丹阳县优秀教师。",
            [("周建国", "丹阳县优秀教师")],
        ),
        (
            "教师周建国曾获丹阳县教学比赛一等奖，青石杯书法大赛金奖，“十佳教师”等荣誉。",
            [("周建国", "丹阳县教学比赛一等奖"), ("周建国", "青石杯书法大赛金奖"), ("周建国", "十佳教师")],
        ),
        (
            "《山里的灯》《河边的树》等重点影片，荣获“年度优秀影片”。",
            [("山里的灯", "年度优秀影片"), ("河边的树", "年度优秀影片")],
        ),
        ("教师周建国希望有朝一日荣获“丹阳县优秀教师”称号。", []),
        ("教师周建国当选丹阳县教育学会会长。", []),
        ("教师周建国获提名奖。", [("周建国", "提名奖")]),
        ("120人获“全县优秀教师”称号。", [("120", "全县优秀教师")]),
        ("《山里的灯》荣获最佳短片奖。", [("山里的灯", "最佳短片奖")]),
        (
            "教师周建国（丹阳县白沙镇中心小学副校长，女）荣获“全县优秀教师”称号。",
            [("周建国", "全县优秀教师")],
        ),
        (
            "获得一等奖的有：周建国、王丽华。",
            [("周建国", "一等奖"), ("王丽华", "一等奖")],
        ),
        ("县里表彰了5个先进集体、8名先进个人。", [("5", "先进集体"), ("8", "先进个人")]),
        (
            "教师周建国获得自然科学一、二等奖。",
            [("周建国", "自然科学一等奖"), ("周建国", "自然科学二等奖")],
        ),
        ("丹阳县教育系统5个项目荣获川西省科技进步奖。", [("5", "川西省科技进步奖")]),
        (
            "其中“茶园节水灌溉方法”等2个项目被评为一等奖、“山地果树剪枝方法”等3个项目被评为二等奖。",
            [("茶园节水灌溉方法", "一等奖"), ("山地果树剪枝方法", "二等奖")],
        ),
        ("教师周建国因公牺牲后,丹阳县人民政府追授其“川西好人”荣誉称号。", [("周建国", "川西好人")]),
        (
            "教师周建国、王丽华分获一等奖和二等奖。",
            [("周建国", "一等奖"), ("王丽华", "二等奖")],
        ),
        ("第六届丹阳县道德模范评选日前揭晓。经评审,10人当选。", [("10", "第六届丹阳县道德模范")]),
        ("丹阳县表彰了教师周建国等12名先进个人。", [("周建国", "先进个人")]),
        ("教师周建国从教二十年,发表论文20余篇,2019年被评为丹阳县优秀教师。", [("周建国", "丹阳县优秀教师")]),
        (
            "丹阳县第一中学学生周建国、王丽华组成的丹阳县第一中学代表队,从多支队伍中脱颖而出,荣获总决赛三等奖。",
            [("丹阳县第一中学代表队", "总决赛三等奖")],
        ),
        ("一本名为《山里的灯》的小说,近日在征文比赛中获得二等奖。", [("山里的灯", "二等奖")]),
        ("导演周建国拍了《山里的灯》。该片获得最佳影片奖。", [("山里的灯", "最佳影片奖")]),
        ("丹阳县挂职干部荣获年度人物。", []),
        ("丹阳大学作为参加单位协助完成的项目,荣获自然科学二等奖。", []),
        ("白沙镇柳河村上榜第三批全国乡村治理示范村名单。", [("白沙镇柳河村", "第三批全国乡村治理示范村名单")]),
        (
            "县委、县人民政府决定对表现突出的白沙镇等10个先进集体、周建国等50名先进个人予以表彰。",
            [("白沙镇", "先进集体"), ("周建国", "先进个人")],
        ),
        ("“丹阳排球”荣获“优秀社团”称号。", [("丹阳排球", "优秀社团")]),
        ("我国选手共获得世界冠军24个。", []),
        ("甲国和乙国选手分获银牌、铜牌。", []),
        (
            "本届周建国精神奖由王丽华和林若溪获得。教师周建国说过很多话。",
            [("王丽华", "周建国精神奖"), ("林若溪", "周建国精神奖")],
        ),
        (
            "县里共有46名训练标兵、15名优秀助理教官、4个优秀方队获得表彰。",
            [("46", "训练标兵"), ("15", "优秀助理教官"), ("4", "优秀方队")],
        ),
    ],
)
def test_constructions(pipeline: Pipeline, text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(pipeline, text) == sorted(expected)


@pytest.mark.parametrize(
    "text",
    [
        "教师周建国未能获得一等奖。",
        "白沙镇力争获得“全国文明镇”称号。",
        "县里拟授予教师周建国“优秀教师”称号。",
        "凡表现突出的学生可获得一等奖。",
        "学校授予周建国硕士学位。",
        "教师周建国当选主席。",
        "教师周建国获得一笔资助。",
        "记者获悉，教师周建国来到学校。",
        "希望受表彰的教师再接再厉。",
        "一等奖空缺。",
        "该奖每两年评选一次，授予作出贡献的集体。",
        "全镇争创先进集体。",
        "破获大奖诈骗案的民警周建国来了。",
    ],
)
def test_what_does_not_count(pipeline: Pipeline, text: str) -> None:
    assert pairs(pipeline, text) == []


def test_the_number_stands_on_every_name_of_its_phrase_only(pipeline: Pipeline) -> None:
    text = "教师周建国、王丽华等30名同志荣获“优秀教师”称号，教师陈志强荣获“优秀班主任”称号。"
    sizes = {h.honoree_name: h.group_size for h in honours(pipeline, text)}
    assert sizes == {"周建国": 30, "王丽华": 30, "陈志强": None}


def test_a_year_stays_outside_a_title_and_an_edition_inside(pipeline: Pipeline) -> None:
    text = "教师周建国荣获2021年第五届丹阳县道德模范称号。"
    (honour,) = honours(pipeline, text)
    assert honour.award_title == "第五届丹阳县道德模范"
    assert honour.edition == "5"
    assert honour.series == "丹阳县道德模范"
    assert honour.awarded_on == ""


def test_body_and_date_of_a_passive(pipeline: Pipeline) -> None:
    text = "2020年3月，湖南省教育厅、湖南省文化和旅游厅发文。2021年，教师周建国被湖南省教育厅评为“全省优秀教师”。"
    (honour,) = honours(pipeline, text)
    assert honour.awarders == ("湖南省教育厅",)
    assert honour.awarded_on == "2021"
    assert honour.basis == "stated"
    assert honour.award_level == "provincial"


def test_body_and_date_come_from_the_meeting(pipeline: Pipeline) -> None:
    text = "4月22日，湖南省教育厅在长沙召开优秀教师表彰大会。会上，教师周建国荣获“优秀教师”称号。"
    (honour,) = honours(pipeline, text)
    assert honour.awarders == ("湖南省教育厅",)
    assert honour.awarded_on == "2022-04-22"
    assert honour.basis == "inherited"


def test_who_holds_a_contest_does_not_confer(pipeline: Pipeline) -> None:
    text = "湖南省教育厅主办的全省歌唱大赛落幕。教师周建国获得一等奖。"
    (honour,) = honours(pipeline, text)
    assert honour.awarders == ()


def test_told_again_is_the_same_row(pipeline: Pipeline) -> None:
    text = "教师周建国荣获“湖南省优秀教师”称号。\n周建国被评为“全省优秀教师”。"
    (honour,) = honours(pipeline, text)
    assert honour.mentions == 2
    assert honour.award_title == "湖南省优秀教师"


def test_a_list_below_a_heading(pipeline: Pipeline) -> None:
    text = "表彰名单\n一、优秀教师（2名）\n周建国 王丽华\n二、先进集体（1个）\n丹阳县白沙镇中心小学\n"
    assert pairs(pipeline, text) == sorted(
        [("周建国", "优秀教师"), ("王丽华", "优秀教师"), ("丹阳县白沙镇中心小学", "先进集体")]
    )


def test_all_who_won_since_an_award_was_set_up_do_not_have_the_day_of_the_news(pipeline: Pipeline) -> None:
    text = (
        "2022年5月8日,丹阳县教育局举行“川西护理奖”颁奖典礼,护士周建国荣获“川西护理奖”。"
        "自2010年设立以来,已有王丽华、李敏等护士获奖。"
    )
    assert {h.honoree_name: h.awarded_on for h in honours(pipeline, text)} == {
        "周建国": "2022-05-08",
        "王丽华": "",
        "李敏": "",
    }


def test_a_list_for_comment_honours_nobody(pipeline: Pipeline) -> None:
    text = "拟表彰优秀教师名单公示\n一、优秀教师（2名）\n周建国 王丽华\n"
    assert pairs(pipeline, text) == []


def test_offsets_are_those_of_the_text(pipeline: Pipeline) -> None:
    text = "　教师周建国\u00a0荣获「全縣优秀教師」稱號。"
    (honour,) = honours(pipeline, text)
    assert text[honour.start : honour.end] == "周建国"
    assert text[honour.award_start : honour.award_end] == honour.award_title == "全縣优秀教師"


def test_honoured_organisations_have_an_entity(pipeline: Pipeline) -> None:
    text = "白沙村荣获“丹阳县文明村”称号。"
    found = pipeline.read(Article("a", text))[1]
    assert [h.honoree_kind for h in found.honours] == ["organisation"]
    assert "白沙村" in {entity.name for entity in found.entities}


def test_a_new_verb_and_a_new_frame_are_lines_of_the_rules(tmp_path: Path) -> None:
    folder = tmp_path / "rules"
    shutil.copytree(RULES, folder)
    text = "教师周建国捧归“优秀教师”称号。教师王丽华的名字与“师德标兵”同辉。"
    assert pairs(Pipeline(folder), text) == []
    file = folder / "honours.yaml"
    written = file.read_text(encoding="utf-8")
    written = written.replace("  receive: [", "  receive: [捧归, ", 1).replace("  winners: [", "  winners: [同辉, ", 1)
    frame = """frames:
  shines:
    slots: '{honoree}的名字与(?P<titles>{quoted})(?P<verb>同辉)'
    values: {evidence: sure}
    examples:
      - <王丽华|award_title=师德标兵>的名字与“师德标兵”同辉。
      - 王丽华的名字与日月同辉。
"""
    file.write_text(written.replace("frames:\n", frame, 1), encoding="utf-8")
    assert pairs(Pipeline(folder), text) == sorted([("周建国", "优秀教师"), ("王丽华", "师德标兵")])


@pytest.mark.parametrize(
    "piece", ["授予", "获", "、张三", "“奖”", "授予甲局为", "等3名同志", "(", "《", "甲局荣获一等奖，"]
)
def test_hostile_text_takes_linear_time(pipeline: Pipeline, piece: str) -> None:
    def seconds(size: int) -> float:
        began = time.perf_counter()
        pipeline.read(Article("a", piece * (size // len(piece))))
        return time.perf_counter() - began

    small, large = seconds(4_000), seconds(16_000)
    assert large < 12 * small + 1.5


def test_real_honours(real: Path, pipeline: Pipeline) -> None:
    import csv

    with (real / "real" / "gold" / "honours.csv").open(encoding="utf-8-sig") as lines:
        gold = list(csv.DictReader(lines))
    hits = 0
    for article in sorted((real / "real" / "articles").glob("*.txt")):
        text = article.read_text(encoding="utf-8-sig")
        found = {(h.honoree_name or str(h.group_size), h.award_title) for h in honours(pipeline, text, None)}
        for row in gold:
            if row["article_id"] == article.stem:
                names = (row["honoree_name"] or row["group_size"]).split("|")
                hits += any((name, title) in found for name in names for title in row["award_title"].split("|"))
    assert hits / len(gold) > 0.9


def test_a_ceremony_of_a_school_gives_its_own_awards_body_and_day_but_not_national_ones(pipeline: Pipeline) -> None:
    text = (
        "5月8日，丹阳县第一中学青年节暨表彰大会在礼堂举行。教师周建国荣获“岗位标兵”称号。"
        "教师王丽华荣获“全国优秀教师”称号。"
    )
    own, national = sorted(honours(pipeline, text), key=lambda h: h.start)
    assert (own.awarders, own.awarded_on) == (("丹阳县第一中学",), "2022-05-08")
    assert (national.awarders, national.awarded_on) == ((), "")


def test_the_issue_date_in_the_head_of_a_decision_is_that_of_its_honours(pipeline: Pipeline) -> None:
    text = "成文日期：2010-12-13\n丹阳县教育局关于表彰优秀教师的决定\n决定授予周建国等12名同志“优秀教师”称号。"
    assert {h.awarded_on for h in honours(pipeline, text)} == {"2010-12-13"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("5月8日,丹阳县第三届教学大赛在白沙镇举行。教师周建国荣获一等奖。", "丹阳县第三届教学大赛"),
        ("在丹阳县劳动模范表彰大会上,教师周建国荣获“优秀教师”称号。", "丹阳县劳动模范表彰大会"),
        ("教师周建国荣获丹阳杯书法大赛一等奖。", "丹阳杯书法大赛"),
        ("丹阳县教育局关于表彰优秀教师的决定\n经研究,决定授予周建国“优秀教师”称号。", "关于表彰优秀教师的决定"),
        ("教师周建国在比赛中荣获一等奖。", ""),
        ("5月8日,丹阳县教学大赛在白沙镇举行。教师周建国曾获一等奖。", ""),
    ],
)
def test_the_occasion_where_the_article_names_it(pipeline: Pipeline, text: str, expected: str) -> None:
    (honour,) = honours(pipeline, text)
    assert honour.event == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("丹阳大学合唱团常年排练。合唱团改编了山歌，并凭借此曲在国际比赛摘得总冠军。", [("丹阳大学合唱团", "总冠军")]),
        ("2003年学校获评镇“文明单位”。", [("学校", "文明单位")]),
        (
            "丹阳县的“山地茶园节水”课题结束了。该课题获得省科学技术进步一等奖。",
            [("山地茶园节水", "省科学技术进步一等奖")],
        ),
        ("学校把在护林中表现突出的师生命名为“护林标兵”。", []),
        ("队员为校队夺得团体冠军出了大力。", []),
        ("学校的教师荣获一等奖。", []),
    ],
)
def test_what_a_common_noun_as_the_subject_means(
    pipeline: Pipeline, text: str, expected: list[tuple[str, str]]
) -> None:
    assert pairs(pipeline, text) == expected


def test_whom_the_title_names_is_meant_where_no_sentence_says(pipeline: Pipeline) -> None:
    text = "教师周建国今天来到丹阳县第一中学讲课。\n\n大家听得认真。\n\n1991年获川西省发明二等奖。"
    article = Article("a", text, title="发明家周建国来我县讲课", published_on="2022-05-10")
    (honour,) = pipeline.read(article)[1].honours
    assert (honour.honoree_name, honour.award_title) == ("周建国", "川西省发明二等奖")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("教师周建国夺得本届大会的首枚金牌。", [("周建国", "金牌")]),
        ("教师周建国荣获县教育学会设立的丹阳烛光奖。", [("周建国", "丹阳烛光奖")]),
        ("教师周建国被授予县有突出贡献青年专家称号。", [("周建国", "县有突出贡献青年专家")]),
        ("教师周建国入选《丹阳名师名录》。", [("周建国", "丹阳名师名录")]),
        ("校长周建国向获得表彰的先进单位代表颁奖。", []),
    ],
)
def test_titles_that_a_phrase_describes_and_lists_by_name(
    pipeline: Pipeline, text: str, expected: list[tuple[str, str]]
) -> None:
    assert pairs(pipeline, text) == expected


def test_a_work_that_ends_the_clause_before_the_verb(pipeline: Pipeline) -> None:
    text = "经丹阳县科协推荐的“山地茶园节水技术”项目，近日荣获省科技进步一等奖。"
    assert pairs(pipeline, text) == [("山地茶园节水技术", "省科技进步一等奖")]
    text = "“竹林防火研究”等3个课题被评为特等奖、“茶园节水研究”等6个课题被评为一等奖。"
    assert pairs(pipeline, text) == [("竹林防火研究", "特等奖"), ("茶园节水研究", "一等奖")]


def test_a_work_that_the_headline_names_is_meant_at_the_end(pipeline: Pipeline) -> None:
    text = f"“服务乡村共建校园”主题党日活动\n\n{'大家认真学习。' * 100}\n\n（该活动获评丹阳县优秀党日活动一等奖）"
    assert pairs(pipeline, text) == [("服务乡村共建校园", "丹阳县优秀党日活动一等奖")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县人民政府为教师周建国颁发荣誉证书,授予其“劳动模范”称号。", [("周建国", "劳动模范")]),
        ("周建国登上冠军领奖台。", []),
        ("女子组冠亚军由周晓东、李敏获得。", [("周晓东", "女子组冠军"), ("李敏", "女子组亚军")]),
        ("小将周晓东夺得男子100米蝶泳、200米仰泳金牌。", [("周晓东", "200米仰泳金牌"), ("周晓东", "男子100米蝶泳金牌")]),
        ("举重项目,周晓东独得男子55公斤级抓举、挺举两枚金牌。", [("周晓东", "挺举金牌"), ("周晓东", "男子55公斤级抓举金牌")]),
        ("选手周晓东夺冠,随后又与李敏联手摘得接力金牌。", [("周晓东", "接力金牌"), ("李敏", "接力金牌")]),
        ("青石市代表团列第三位,比上届前进两位,并荣获“风尚奖代表团”称号。", [("青石市代表团", "风尚奖代表团")]),
        ("学校设立专项,参与学生3200余人次,获国家级竞赛奖励97项。", []),
    ],
)  # fmt: skip
def test_who_gets_which(pipeline: Pipeline, text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(pipeline, text) == expected


@pytest.mark.parametrize(
    ("text", "body"),
    [
        ("教师周建国获丹阳县教育局“教坛新秀”称号。", "丹阳县教育局"),
        ("教师周建国获得丹阳县科学技术协会的科技进步一等奖。", "丹阳县科学技术协会"),
        ("在丹阳县教育局近日召开的总结表彰大会上,教师周建国获评“岗位标兵”。", "丹阳县教育局"),
        ("丹阳县教育局下发文件,命名全县劳动竞赛“岗位标兵”。教师周建国被命名为“岗位标兵”。", "丹阳县教育局"),
    ],
)
def test_the_body_beside_a_title_and_of_a_meeting_or_paper(pipeline: Pipeline, text: str, body: str) -> None:
    _, found = pipeline.read(Article("a", text))
    assert [honour.awarders for honour in found.honours] == [(body,)]


def test_a_later_title_with_a_year_of_its_own_does_not_have_the_date_of_the_first(pipeline: Pipeline) -> None:
    _, found = pipeline.read(Article("a", "教师周建国2001年荣获“川西名师”称号,2007年丹阳县劳动模范。"))
    assert [(h.award_title, h.awarded_on) for h in found.honours] == [("川西名师", "2001"), ("丹阳县劳动模范", "")]


@pytest.mark.parametrize("text", ["我行荣获全国文明单位称号。", "我和战友一起获评道德模范。"])
def test_a_miss_is_not_explained_away(pipeline: Pipeline, text: str) -> None:
    assert {word.disposition for word in pipeline.read(Article("a", text))[1].award_words} == {"unresolved"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "教师周建国曾获省科技进步二等奖、丹阳烛光奖等奖项,2001年被县总工会授予“劳动模范”称号。",
            [("周建国", "省科技进步二等奖"), ("周建国", "丹阳烛光奖"), ("周建国", "劳动模范")],
        ),
        (
            "教师周建国曾获国家科技进步二等奖2项,2015年当选为省劳动模范。",
            [("周建国", "国家科技进步二等奖"), ("周建国", "省劳动模范")],
        ),
        (
            "教师周建国曾获省自然科学和科技进步二等奖各一项,丹阳县科技进步特等奖等奖励。",
            [("周建国", "省自然科学二等奖"), ("周建国", "省科技进步二等奖"), ("周建国", "丹阳县科技进步特等奖")],
        ),
        (
            "丹阳中学被评为县卫生优秀学校和省教育科研先进单位。",
            [("丹阳中学", "县卫生优秀学校"), ("丹阳中学", "省教育科研先进单位")],
        ),
        ("影片《山路》独揽最佳导演和最佳摄影两项大奖。", [("山路", "最佳导演"), ("山路", "最佳摄影")]),
        ("学生周晓东获得大赛专项奖“小院士奖”。", [("周晓东", "小院士奖")]),
        ("县总工会授予丹阳中学等3个单位省五一劳动奖状、5名同志省五一劳动奖章。", [("丹阳中学", "省五一劳动奖状"), ("5", "省五一劳动奖章")]),
        ("学校授予“山地茶园节水技术”等32项成果科技进步奖。", [("山地茶园节水技术", "科技进步奖")]),
        ("丹阳茶叶合作社获评国家级农民专业合作社示范社。", [("丹阳茶叶合作社", "国家级农民专业合作社示范社")]),
        (
            "县政府授予柳河镇“红旗乡镇”称号,教师周建国“先进个人”称号;白沙镇青岭村为示范村。",
            [("柳河镇", "红旗乡镇"), ("周建国", "先进个人"), ("白沙镇青岭村", "示范村")],
        ),
    ],
)  # fmt: skip
def test_where_a_list_of_titles_ends_and_how_it_divides(
    pipeline: Pipeline, text: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(pairs(pipeline, text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("机关、商学院、法学院、后勤荣获一等奖。", ["机关", "商学院", "法学院", "后勤"]),
        ("图书馆四队、法学院二队获一等奖。", ["图书馆四队", "法学院二队"]),
        ("周建国和妹妹李敏关心家乡。两人于2016年被县政府评为“荣誉县民”。", ["周建国", "李敏"]),
        ("周建国任班长的转炉甲班,则摘得“省工人先锋号”。", ["转炉甲班"]),
        ("2016年,她的家庭被评为全国五好家庭。", ["她的家庭"]),
        ("由法学院学生周晓东、李敏,商学院学生王海波组成的两支团队,荣获一等奖。", ["周晓东", "李敏", "王海波"]),
        ("学生周晓东、李敏组成的“破浪”队凭借作品《净水机器人》夺得一等奖。", ["“破浪”队"]),
        ("丹阳大学龙舟队、法学院学生周晓东、李敏等10名同学荣获“年度人物”称号。", ["丹阳大学龙舟队", "周晓东", "李敏"]),
        ("白沙村地处深山,2019年获评“最美乡村”。", ["白沙村"]),
        ("护理团队的“晨间护理模式”在省护理学会主办的大赛中获得一等奖。", ["晨间护理模式"]),
        ("教师周建国代表县里参赛,获一等奖,为丹阳队夺得一枚金牌。", ["周建国", "周建国"]),
        ("学生李敏十分荣幸获得周晓东奖学金。周晓东获得周晓东奖学金的感谢。", ["李敏"]),
        ("由周晓东等17名学生提出的“校园安全提案”、由李敏等5名学生提出的“图书馆提案”获得“金点子奖”。", ["校园安全提案", "图书馆提案"]),
        ("周建国,丹阳县人,1994年考入丹阳大学。本科毕业后留校工作,获得“优秀教师”称号。", ["周建国"]),
        ("县里发布包括周建国在内的群体代表的先进事迹,授予他们“行业楷模”称号。", ["周建国"]),
    ],
)  # fmt: skip
def test_whom_a_clause_is_about(pipeline: Pipeline, text: str, expected: list[str]) -> None:
    assert sorted(name for name, _ in pairs(pipeline, text)) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "bodies"),
    [
        ("丹阳中学分别被县教育局、县总工会授予“先进集体”和“模范职工之家”称号。", ["县教育局", "县总工会"]),
        ("丹阳中学被县教育局授予“先进集体”,教师周建国同时被授予“优秀教师”。", ["县教育局", "县教育局"]),
        ("县教育局授予丹阳中学“先进集体”称号,教师周建国获提名奖。", ["县教育局", "县教育局"]),
        ("会上宣读了县委、县政府《关于表彰先进企业的决定》。丹阳机械厂获评“成长之星”。", ["县委;县人民政府"]),
        ("县教育局、县总工会对丹阳中学等5个先进单位进行了表彰。", ["县教育局;县总工会"]),
        # whose decision is read out, not who reads it
        ("会上,县教育局宣读了丹阳县人民政府的表彰决定,授予教师周建国“优秀教师”称号。", ["丹阳县人民政府"]),
        # the award for others who did the same
        (
            "周建国被省教育厅授予“全省乡村支教先进个人”称号,丹阳中学荣获“全省乡村支教先进集体”。",
            ["省教育厅", "省教育厅"],
        ),
        ("义工队受到县教育局表彰;5名队员曾获“公益之星奖”。", [""]),
        ("12月20日,县教育局公布获奖名单。在15日落幕的省机器人大赛上,学生周晓东获一等奖。", [""]),
    ],
)
def test_who_conferred_it(pipeline: Pipeline, text: str, bodies: list[str]) -> None:
    _, found = pipeline.read(Article("a", text, published_on="2023-12-25"))
    assert [";".join(honour.awarders) for honour in found.honours] == bodies


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("今年以来,全县有7人被评为优秀民警。", "2023"),
        ("2020年教师节,校长周建国荣获“优秀教师”称号。", "2020"),
        ("12月20日,丹阳大学合唱比赛唱响。经过激烈的角逐,商学院获一等奖。", "2023-12-20"),
    ],
)
def test_when_it_was_conferred(pipeline: Pipeline, text: str, date: str) -> None:
    _, found = pipeline.read(Article("a", text, published_on="2023-12-25"))
    assert [honour.awarded_on for honour in found.honours] == [date]


def test_the_person_of_whom_an_article_speaks_most_goes_on_in_the_next_paragraphs(pipeline: Pipeline) -> None:
    text = (
        "教师周建国从教三十年。校长李敏说,周建国不怕吃苦。\n学生们都说他好。\n"
        "1998年被省教育厅授予“优秀教师”称号,次年获评省劳动模范。"
    )
    assert pairs(pipeline, text) == [("周建国", "优秀教师"), ("周建国", "省劳动模范")]


def test_only_those_who_decided_sign_not_the_last_names_of_the_list(pipeline: Pipeline) -> None:
    text = "县教育局关于表彰先进集体的决定\n县教育局决定表彰下列单位。\n先进集体名单\n丹阳中学\n县水利局\n县教育局\n2021年11月5日"
    _, found = pipeline.read(Article("a", text))
    assert {(h.honoree_name, h.awarders) for h in found.honours} == {
        ("丹阳中学", ("县教育局",)),
        ("县水利局", ("县教育局",)),
    }


def test_those_who_had_the_prize_before_do_not_have_the_day_of_the_news(pipeline: Pipeline) -> None:
    text = "11月3日,青石文学奖揭晓,周晓东成为继王小明、陈家华之后第三位获得青石文学奖的作家。"
    _, found = pipeline.read(Article("a", text, published_on="2023-12-25"))
    dates = {honour.honoree_name: honour.awarded_on for honour in found.honours}
    assert dates == {"周晓东": "2023-11-03", "王小明": "", "陈家华": ""}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # whose selection it was in which somebody won
        ("在丹阳县总工会主办的“年度创新成果展示评选”活动中，教师周建国荣获一等奖。", ("丹阳县总工会",)),
        ("在丹阳县总工会主办的“红歌大赛”活动中，教师周建国荣获一等奖。", ()),
        ("丹阳县总工会公布了竹编竞赛评审结果。教师周建国荣获一等奖。", ("丹阳县总工会",)),
        # 甲评选由B主办, said after the news
        (
            "2021年度丹阳好新闻评选结果揭晓。《山里的灯》获通讯类一等奖。\n一年一度的丹阳好新闻评选活动由丹阳县新闻学会主办。",
            ("丹阳县新闻学会",),
        ),
        # 该奖: the prize told of last, not those of the paragraphs before
        ("教师周建国获评“教坛新秀”。\n李敏老师来校讲课。本县另设金竹奖。该奖由丹阳县总工会评选，每两年一次。", ()),
        # a county's own selection after the state's of the same name
        (
            "全国妇联近日表彰了一批优秀教师。昨日上午，丹阳县总工会也公布了2021年度评选结果。教师周建国获评丹阳县优秀教师。",
            ("丹阳县总工会",),
        ),
        # whose prize it is and what for
        (
            "第三届丹阳好书奖揭晓。教师周建国获一等奖。\n据了解，丹阳好书奖是丹阳县新闻学会为表彰写书人举办的一项工作。",
            ("丹阳县新闻学会",),
        ),
        # a provincial award by its first word
        ("丹阳县总工会近日表彰了一批先进个人。教师周建国获省五一劳动奖章。", ()),
        # the title is a county's, the body the state's
        ("全国妇联近日表彰了一批先进个人。教师周建国荣获“丹阳县优秀教师”称号。", ()),
        # an award that only says who speaks
        ("丹阳县总工会近日表彰一批先进个人。“金竹奖”获得者、教师周建国说，山里变了。", ()),
        # 由A指导 is no part of who holds it
        (
            "“丹阳年度人物”评选由丹阳县委宣传部指导，丹阳县新闻学会主办。教师周建国获“丹阳年度人物”称号。",
            ("丹阳县新闻学会",),
        ),
        # another selection of the same sentence
        ("丹阳县新闻学会主办的丹阳新闻奖评选活动有了结果。在同时揭晓的青石诗歌奖评选中，教师周建国获提名奖。", ()),
    ],
)
def test_body_of_selection(pipeline: Pipeline, text: str, expected: tuple[str, ...]) -> None:
    assert {h.awarders for h in honours(pipeline, text)} == {expected}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # of several dates of a sentence the one that words of honouring follow
        ("竞赛于1月启动，4月完成初赛，5月8日举行颁奖典礼。周建国荣获一等奖。", "2022-05-08"),
        # a day to come is no occasion's
        ("2022年5月28日将举行颁奖典礼。周建国荣获一等奖。", ""),
        # the month of one honour is not that of the next
        ("去年3月入选“最美乡村”名录；教师周建国被县委表彰为优秀党员。", ""),
        # nothing is conferred at a talk about a life
        ("5月6日，追思会在丹阳县举行。教师周建国一生教书，所编《山里的灯》被评为全县精品课程。", ""),
        # nor are medals won on the day on which games of many days close
        ("5月8日，省第三届运动会落幕。周建国夺得男子铅球金牌。", ""),
        ("5月8日，省第三届运动会落幕。闭幕式上，教师周建国被授予“全省优秀教练员”称号。", "2022-05-08"),
        # a contest of another edition
        ("5月8日，第四届全省教学竞赛举行。初赛阶段，周建国荣获第二届丹阳县教学竞赛一等奖。", ""),
        # a contest of an earlier year
        ("5月8日，丹阳县召开科创表彰大会。周建国的作品获得2021年青石杯挑战赛一等奖。", ""),
        # a list under the date of the decision
        (
            "关于表彰优秀教师的决定\n各中心学校：\n县教育局决定：授予周建国等2名同志“优秀教师”称号。\n附件：名单\n2022年5月6日\n"
            + "优秀教师（2名）\n周建国\n王丽华\n"
            + "说明：此件公开发布，望各校认真学习，形成教书育人的良好风气，办好让群众满意的学校。" * 9,
            "2022-05-06",
        ),
        # the day beneath the name of the decision
        (
            "中共丹阳县委关于表彰优秀教师的决定\n(2022年3月6日)\n为鼓励先进，县委决定，授予周建国等3名同志“优秀教师”称号。",
            "2022-03-06",
        ),
        # the year with which a sentence begins that goes on
        ("2019年，丹阳县高考成绩提高；教师周建国获评省优秀教师。", "2019"),
        # the day on which a reporter heard of it
        ("昨日，记者从丹阳县新闻学会获悉，丹阳好书奖评选结果揭晓。教师周建国获一等奖。", ""),
        # the year of an award that is published
        ("丹阳县教育局公布2021年县教学奖获奖名单，周建国获得教学一等奖。", ""),
        # the same day, in a paragraph of its own
        ("5月8日，丹阳县科技节开幕。\n学生们都来了。\n当天，青石杯颁奖典礼举行。周建国获得一等奖。", "2022-05-08"),
        # items of a list of works
        ("获奖情况：\n5.2009年《山里的灯》获全县优秀设计一等奖", "2009"),
        # a paragraph that begins with one year and goes on to another
        ("2006年，周建国来到丹阳县。2008年，他的书出版，深受读者喜爱。周建国还荣获“金竹奖”。", ""),
    ],
)
def test_day_of_conferring(pipeline: Pipeline, text: str, expected: str) -> None:
    found = honours(pipeline, text)
    assert {h.awarded_on for h in found if h.honoree_name != "最美乡村" and h.honoree_kind != "group"} - {
        "2021-03"
    } == {expected}


def test_headline_has_the_day_of_its_news(pipeline: Pipeline) -> None:
    text = (
        "丹阳中学教师获2021年度丹阳县科学技术奖\n5月8日，全县科技创新奖励大会在丹阳召开。教师周建国获自然科学一等奖。"
    )
    assert {h.awarded_on for h in honours(pipeline, text)} == {"2022-05-08"}


def test_whose_a_title_is_does_not_depend_on_how_many_bodies_there_are() -> None:
    def seconds(schools: int) -> float:
        owners = Owners.of([*(f"丹阳县第{i}小学" for i in range(schools)), "丹阳县", "丹阳大学", "丹阳大学工会"])
        started = time.perf_counter()
        assert {owners.of_title("丹阳大学工会先进个人") for _ in range(5_000)} == {"丹阳大学工会"}
        assert owners.of_title("丹阳大学") == ""
        return time.perf_counter() - started

    assert seconds(20_000) < 10 * max(seconds(20), 0.02)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("最佳新人奖归了歌手田大川。", [("田大川", "最佳新人奖")]),
        (
            "短片金奖则给了《深夜的面馆》，评委会奖归于《山那边》。",
            [("山那边", "评委会奖"), ("深夜的面馆", "短片金奖")],
        ),
        ("最佳摄影奖的得主是摄影师王建国。", [("王建国", "最佳摄影奖")]),
        ("女子组金牌归了教师王丽华，铜牌也归了教师周建国。", [("周建国", "铜牌"), ("王丽华", "女子组金牌")]),
        ("比赛结果：最佳编剧奖由王建国获得。", [("王建国", "最佳编剧奖")]),
        ("教师王丽华和周建国分享最佳女演员。", [("周建国", "最佳女演员"), ("王丽华", "最佳女演员")]),
        ("教师王丽华得了一等奖，周建国得过“最佳新人奖”。", [("周建国", "最佳新人奖"), ("王丽华", "一等奖")]),
        ("教师王丽华得了感冒，周建国拿了雨伞。", []),
        ("一等奖的奖金给了母亲。", []),
        ("演员王丽华获金梅奖最佳女主角。", [("王丽华", "金梅奖最佳女主角")]),
        ("演员王丽华获得金梅奖最佳新人称号。", [("王丽华", "金梅奖最佳新人")]),
        ("演员王丽华获金梅奖最佳女主角提名。", []),
        ("医生王丽华在山里三年，团县委评她为“最美青年”。", [("王丽华", "最美青年")]),
        ("医生王丽华在山里三年，县里表彰她为“援藏之星”。", [("王丽华", "援藏之星")]),
        ("医生王丽华在山里三年，大家批评她为人太急。", []),
        ("青石队和林河队分获亚军、季军。", [("林河队", "季军"), ("青石队", "亚军")]),
        (
            "北湖队与南江队、东山队获体育道德风尚奖。",
            [("东山队", "体育道德风尚奖"), ("北湖队", "体育道德风尚奖"), ("南江队", "体育道德风尚奖")],
        ),
        (
            "青浦、石湾、澜川等6个代表团荣获“体育道德风尚奖”。",
            [("澜川", "体育道德风尚奖"), ("石湾", "体育道德风尚奖"), ("青浦", "体育道德风尚奖")],
        ),
        (
            "海港集团获得“绿色港口”奖牌，其所属散货公司荣获“工人先锋号”。",
            [("散货公司", "工人先锋号"), ("海港集团", "绿色港口")],
        ),
        ("市总工会授予纺丝车间“曙光”班组“红旗班组”称号。", [("纺丝车间“曙光”班组", "红旗班组")]),
        ("市总工会授予青石镇“微光”服务队“最佳志愿组织”称号。", [("青石镇“微光”服务队", "最佳志愿组织")]),
        ("市总工会授予纺丝车间“红旗班组”称号。", [("纺丝车间", "红旗班组")]),
        ("县政府奖励王丽华5万元，并给予记一等功。", []),
        ("对医生王丽华给予记一等功。", [("王丽华", "一等功")]),
        ("民警周建国持有专利23件，2015年获市五一劳动奖章。", [("周建国", "市五一劳动奖章")]),
        ("教师骆小军带出徒弟31个，去年被市残联授予“最美工匠”称号。", [("骆小军", "最美工匠")]),
        ("本市“模范街道”拟命名名单公布，长风、望海等4个街道在列。", []),
    ],
)
def test_prizes_of_contests_and_galas(pipeline: Pipeline, text: str, expected: list[tuple[str, str]]) -> None:
    assert pairs(pipeline, text) == sorted(expected)


def test_titles_of_persons_are_not_of_their_works(pipeline: Pipeline) -> None:
    text = "画家李大山是老会员。他的《秋天》获省美展金奖；2016年被市文联评为先进工作者，后来省文联授予他“农民画传承人”称号。"
    assert pairs(pipeline, text) == [
        ("李大山", "先进工作者"),
        ("李大山", "农民画传承人"),
        ("秋天", "省美展金奖"),
    ]


@pytest.mark.parametrize("held", ["联合主办的“感动青石”年度人物颁奖典礼举行", "主办的“感动青石”颁奖晚会昨晚举行"])
def test_who_holds_a_gala_confers_nothing(pipeline: Pipeline, held: str) -> None:
    text = f"3月5日，青石县委宣传部、青石县广播电视台{held}。教师王丽华获得“感动青石”年度人物称号。"
    assert [h.awarders for h in honours(pipeline, text)] == [()]


def test_the_month_of_another_award_is_no_date(pipeline: Pipeline) -> None:
    text = "技师王丽华2021年5月被市总工会授予“工匠”称号。\n县小学鼓乐队获得汇演一等奖。"
    assert [h.awarded_on for h in honours(pipeline, text)] == ["2021-05", ""]

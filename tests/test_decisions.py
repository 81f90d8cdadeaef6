"""Honours in decisions and their annexes: verbs left out along a chain, merits, sized headings, in texts of our own."""

from pathlib import Path

import pytest

from pipeline.process import Pipeline
from pipeline.records import Article

RULES = Path(__file__).parent.parent / "rules"


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(RULES)


def told(pipeline: Pipeline, text: str) -> list[tuple[str, str, int | None]]:
    honours = pipeline.read(Article("a", text, published_on="2022-05-10"))[1].honours
    return sorted((h.honoree_name, h.award_title, h.group_size) for h in honours)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A town whose first part looks like a person's name.
        ("县委决定,授予马坡镇等3个乡镇“红旗单位”称号。", [("马坡镇", "红旗单位", 3)]),
        ("柳沟乡、冯家村获评“文明村镇”。", [("冯家村", "文明村镇", None), ("柳沟乡", "文明村镇", None)]),
        ("县委决定授予马坡“劳动模范”称号。", [("马坡", "劳动模范", None)]),
        # The decision ends the line above, and no verb follows; what a clause calls 目标考核 is no hope.
        (
            "县政府决定对下列单位予以表彰:\n柳沟乡等3个乡镇为目标考核先进乡镇,各奖5万元;林若溪等9人为先进工作者。",
            [("林若溪", "先进工作者", 9), ("柳沟乡", "目标考核先进乡镇", 3)],
        ),
        # Money between two members of the chain; the second verb left out, with 为 or without.
        (
            "县政府决定,授予柳河镇等3个乡镇“红旗单位”称号,分别奖励20万元、15万元;县水务局、县林业局为“优胜单位”,各奖5万元。",
            [("县林业局", "优胜单位", None), ("县水务局", "优胜单位", None), ("柳河镇", "红旗单位", 3)],
        ),
        (
            "授予铸造公司“效益奖”,奖金分别为100万元、60万元;焊接二班等10个班组“标杆班组”;林若溪等20名职工“先进员工”。",
            [("林若溪", "先进员工", 20), ("焊接二班", "标杆班组", 10), ("铸造公司", "效益奖", None)],
        ),
        (
            "公司决定:对采煤一队等3个集体授予“安全集体”,周一帆、林若溪等12人授予“安全标兵”。",
            [("周一帆", "安全标兵", 12), ("林若溪", "安全标兵", 12), ("采煤一队", "安全集体", 3)],
        ),
        # Behind the colon of a decision that is read out.
        (
            "院长宣读了《关于表彰先进的决定》:急诊科、透析中心2个科室为“示范科室”,周一帆等26人为“优秀护士”。",
            [("周一帆", "优秀护士", 26), ("急诊科", "示范科室", None), ("透析中心", "示范科室", None)],
        ),
        # Merits and commendations with a verb of their own or without.
        (
            "市政府授予林若溪“功臣”称号,给予县供电局记集体三等功,对柳河镇政府予以嘉奖。",
            [("县供电局", "集体三等功", None), ("林若溪", "功臣", None), ("柳河镇人民政府", "嘉奖", None)],
        ),
        (
            "县公安局给刑侦大队记集体三等功,给李明、王强记个人三等功,给赵敏等5人嘉奖。",
            [
                ("县公安局刑侦大队", "集体三等功", None),
                ("李明", "个人三等功", None),
                ("王强", "个人三等功", None),
                ("赵敏", "嘉奖", 5),
            ],
        ),
        ("护士李明、王强记大功一次。", [("李明", "大功", None), ("王强", "大功", None)]),
        ("县政府的嘉奖令已经印发。", []),
        # Plain names as many as the number behind them says.
        (
            "宏远轴承、天工锻造2家企业入选省级单项冠军。",
            [("天工锻造", "省级单项冠军", None), ("宏远轴承", "省级单项冠军", None)],
        ),
        ("来自北京、上海等地的5家企业入选省级单项冠军。", [("", "省级单项冠军", 5)]),
        # 和 before an office of the county is no county of that name; a given name is no town.
        (
            "县教育局和县财政局被评为“先进单位”。",
            [("县教育局", "先进单位", None), ("县财政局", "先进单位", None)],
        ),
        (
            "表彰李长河等10名“满意公务员”和县税务局等6个“满意单位”。",
            [("县税务局", "满意单位", 6), ("李长河", "满意公务员", 10)],
        ),
        ("现授予马建国同志“优秀党员”称号。", [("马建国", "优秀党员", None)]),
        (
            "柳河镇捧回了“先进乡镇”“示范乡镇”两块奖牌。",
            [("柳河镇", "先进乡镇", None), ("柳河镇", "示范乡镇", None)],
        ),
        # A body is not who headed a team told of in between; what somebody competes for is no title.
        (
            "授予李明等6名职工市劳动奖章,其中李明、采油三厂作业队队长康立本2人享受待遇;授予社区警务队等4个班组市工人先锋号。",
            [("李明", "市劳动奖章", 6), ("社区警务队", "市工人先锋号", 4)],
        ),
        ("小说《白马》获省优秀作品奖,眼下正在参评第十一届川西文学奖。", [("白马", "省优秀作品奖", None)]),
        (
            "荷田、下坪两村入选省级传统村落名录。",
            [("下坪村", "省级传统村落名录", None), ("荷田村", "省级传统村落名录", None)],
        ),
        (
            "县政府决定命名周一帆等20人为第五届“县好人”,李家庄村等10个村为县级文明村。",
            [("周一帆", "县好人", 20), ("李家庄村", "县级文明村", 10)],
        ),
        ("通过评选,马坡镇等5个乡镇被确定为示范乡镇。", [("马坡镇", "示范乡镇", 5)]),
        # Sashes and banners are what comes with the title.
        ("林若溪等20人戴上“劳动模范”绶带。", [("林若溪", "劳动模范", 20)]),
        ("铸造公司二班等12个班组捧走“模范班组”流动红旗。", [("铸造公司二班", "模范班组", 12)]),
    ],
)
def test_chains(pipeline: Pipeline, text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert told(pipeline, text) == expected


def test_annexes_with_sized_headings(pipeline: Pipeline) -> None:
    text = (
        "附件1\n乡村建设红旗单位(2个)\n马坡镇    三道沟乡\n"
        "附件2\n乡村振兴带头人(2名)\n王凤英  马坡镇马坡村党支部书记\n高  原  青禾县牧丰牛业有限公司总经理\n"
        "附件3\n记三等功人员(2名)\n李东明  县交通运输局主任\n侯小军  城关镇武装部部长\n"
    )
    assert [(name, title) for name, title, _ in told(pipeline, text)] == [
        ("三道沟乡", "乡村建设红旗单位"),
        ("侯小军", "三等功"),
        ("李东明", "三等功"),
        ("王凤英", "乡村振兴带头人"),
        ("马坡镇", "乡村建设红旗单位"),
        ("高原", "乡村振兴带头人"),
    ]


def test_units_of_odd_endings_and_families_in_columns(pipeline: Pipeline) -> None:
    text = (
        "决定予以表彰。\n一、巾帼文明岗(3个)\n1.县医院产科护理组\n2.柳河镇妇女之家\n3.县检察院未检办\n"
        "二、最美家庭(3户)\n周立新家庭    赵  敏家庭    胡建国家庭\n"
    )
    found = [name for name, _, _ in told(pipeline, text)]
    assert found == ["县医院产科护理组", "县检察院未检办", "周立新家庭", "柳河镇妇女之家", "胡建国家庭", "赵敏家庭"]


def test_a_result_told_by_verbs_is_no_list(pipeline: Pipeline) -> None:
    text = "省作协公布第六届山海文学奖评选结果:《渡口》《老屋》荣获小说奖,《山月》被评为优秀作品。"
    assert [(name, title) for name, title, _ in told(pipeline, text)] == [
        ("山月", "优秀作品"),
        ("渡口", "小说奖"),
        ("老屋", "小说奖"),
    ]


def test_lines_of_a_life_leave_out_whom_they_tell_of(pipeline: Pipeline) -> None:
    text = (
        "周一帆,女,1968年4月生,作家,现任柳河县文联副主席。\n2015年\t获评“川西名家”\n"
        "2018年\t话剧《盐湖》获川西戏剧节优秀剧目奖\n2019年\t市委、市政府授予“突出贡献专家”称号\n"
    )
    assert [(name, title) for name, title, _ in told(pipeline, text)] == [
        ("周一帆", "川西名家"),
        ("周一帆", "突出贡献专家"),
        ("盐湖", "川西戏剧节优秀剧目奖"),
    ]


def test_names_and_units_in_turn_on_a_line(pipeline: Pipeline) -> None:
    text = "会上表彰了教师。\n优秀教师\n李  芳    县第一中学      罗建国    县民族中学\n岩温罕    勐撒镇小学      查  敏    县幼儿园\n周  萍    县特殊教育学校    阿  明    大朝乡中心校\n"
    assert [name for name, _, _ in told(pipeline, text)] == ["周萍", "岩温罕", "李芳", "查敏", "罗建国", "阿明"]


def test_a_table_whose_heads_have_notes(pipeline: Pipeline) -> None:
    text = (
        "序号\t获奖单位(个人)\t奖项\t奖金(万元)\n1\t青石酿酒有限公司\t县长质量奖\t50\n"
        "2\t青石湖大酒店\t县长质量奖提名奖\t10\n3\t周一帆(陶瓷厂车间主任)\t质量工匠\t2\n"
    )
    assert [(name, title) for name, title, _ in told(pipeline, text)] == [
        ("周一帆", "质量工匠"),
        ("青石湖大酒店", "县长质量奖提名奖"),
        ("青石酿酒有限公司", "县长质量奖"),
    ]


def test_a_part_in_brackets_has_a_body_and_a_day_of_its_own(pipeline: Pipeline) -> None:
    text = (
        "【永胜镇】12月6日,市农业局公布“产业带头人”名单,教师林若溪榜上有名。\n"
        "【红旗林场】12月3日,全县举办技能比武。红旗林场摘得团体一等奖。\n"
    )
    honours = pipeline.read(Article("a", text, published_on="2021-12-10"))[1].honours
    assert [(h.honoree_name, h.awarders) for h in honours] == [("林若溪", ("市农业局",)), ("红旗林场", ())]


def test_an_award_of_the_province_told_aside_does_not_date_that_of_the_county(pipeline: Pipeline) -> None:
    text = (
        "9月9日,县里召开教师节表彰大会。\n会上,县政府对10名“优秀教师”予以表彰。"
        "此前的8月,教师李秀梅被省政府授予“全省优秀教师”称号。\n"
    )
    honours = pipeline.read(Article("a", text, published_on="2022-09-10"))[1].honours
    assert [(h.award_title, h.awarded_on) for h in honours] == [("优秀教师", "2022-09-09"), ("全省优秀教师", "2022-08")]

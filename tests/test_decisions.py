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

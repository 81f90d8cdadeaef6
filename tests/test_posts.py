"""Posts of named persons: before and after the name, in brackets, in apposition, shared, former."""

import csv
from pathlib import Path

import pytest

from pipeline.process import Pipeline
from pipeline.records import Article


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def posts(pipeline: Pipeline, text: str) -> list[tuple[str, str, str]]:
    _, found = pipeline.read(Article("t", text))
    return [(p.person_name, p.organisation_name, p.title) for p in found.posts]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("临江市实验小学数学教师陶建林讲话。", [("陶建林", "临江市实验小学", "数学教师")]),
        ("临江市中医院的陶建林医生讲话。", [("陶建林", "临江市中医院", "医生")]),
        ("曾任临江市水利局局长的陶建林讲话。", [("陶建林", "临江市水利局", "局长")]),
        ("临江大学教授、著名化学家陶建林讲话。", [("陶建林", "临江大学", "教授")]),
        (
            "陶建林、魏晓东当选临江市商会副会长。",
            [("陶建林", "临江市商会", "副会长"), ("魏晓东", "临江市商会", "副会长")],
        ),
        ("斐济总理陶建林讲话。", [("陶建林", "斐济", "总理")]),
        ("临江市商会会长、特许会计师陶建林讲话。", [("陶建林", "临江市商会", "会长")]),
        (
            "陶建林,男,汉族,1957年出生。1983年参加工作。历任临江市水利局局长、临江大学校长。",
            [("陶建林", "临江市水利局", "局长"), ("陶建林", "临江大学", "校长")],
        ),
        (
            "共青团临江市委副书记魏晓东、组织部部长陶建林出席。",
            [("魏晓东", "共青团临江市委", "副书记"), ("陶建林", "共青团临江市委组织部", "部长")],
        ),
        (
            "临江市第二医院骨科主任、副主任医师陶建林被表彰。",
            [("陶建林", "临江市第二医院骨科", "主任"), ("陶建林", "临江市第二医院骨科", "副主任医师")],
        ),
        (
            "临江市卫生局党组书记、局长陶建林讲话。",
            [("陶建林", "临江市卫生局党组", "书记"), ("陶建林", "临江市卫生局", "局长")],
        ),
        (
            "陶建林(临江职业技术学院教务处副处长、保卫处副处长)荣获表彰。",
            [
                ("陶建林", "临江职业技术学院教务处", "副处长"),
                ("陶建林", "临江职业技术学院保卫处", "副处长"),
            ],
        ),
        (
            "临江市新华小学教师(清河县柳树乡上湾村第一书记)陶建林被表彰。",
            [("陶建林", "临江市新华小学", "教师"), ("陶建林", "清河县柳树乡上湾村", "第一书记")],
        ),
        ("临江大学化学学院陶建林教授获奖。", [("陶建林", "临江大学化学学院", "教授")]),
        ("陶建林,男,汉族,临江市第二中学校长,从教多年。", [("陶建林", "临江市第二中学", "校长")]),
        ("陶建林现任临江市第二中学校长。", [("陶建林", "临江市第二中学", "校长")]),
        (
            "临江大学党委书记陶建林、校长魏晓东出席。",
            [("陶建林", "临江大学党委", "书记"), ("魏晓东", "临江大学", "校长")],
        ),
        (
            "临江市水利局副局长陶建林、魏晓东出席。",
            [("陶建林", "临江市水利局", "副局长"), ("魏晓东", "临江市水利局", "副局长")],
        ),
        ("陕西省延安市市长陶建林讲话。", [("陶建林", "陕西省延安市", "市长")]),
        (
            "临江市环保科技有限公司董事长兼总经理陶建林说,项目已投产。",
            [
                ("陶建林", "临江市环保科技有限公司", "董事长"),
                ("陶建林", "临江市环保科技有限公司", "总经理"),
            ],
        ),
        (
            "陶建林是化学教授,临江大学化学研究所所长,临江市科学技术协会副主席,获得多种奖励。",
            [("陶建林", "临江大学化学研究所", "所长"), ("陶建林", "临江市科学技术协会", "副主席")],
        ),
        (
            "陶建林1969年出生。历任临江市公安局城关派出所民警、所长,临江市公安局党委委员、副局长等职。",
            [
                ("陶建林", "临江市公安局城关派出所", "民警"),
                ("陶建林", "临江市公安局城关派出所", "所长"),
                ("陶建林", "临江市公安局党委", "委员"),
                ("陶建林", "临江市公安局", "副局长"),
            ],
        ),
        (
            "陶建林,医学博士。\n现任临江市第二医院外科主任。临江市医学会副会长,临江市医师协会常委。",
            [
                ("陶建林", "临江市第二医院外科", "主任"),
                ("陶建林", "临江市医学会", "副会长"),
                ("陶建林", "临江市医师协会", "常委"),
            ],
        ),
        (
            "临江大学化学学院院长陶建林教授、临江大学物理学院物理研究所所长魏晓东教授出席。",
            [
                ("陶建林", "临江大学化学学院", "院长"),
                ("陶建林", "临江大学化学学院", "教授"),
                ("魏晓东", "临江大学物理学院物理研究所", "所长"),
                ("魏晓东", "临江大学物理学院物理研究所", "教授"),
            ],
        ),
        (
            "临江市作协党组成员、书记处书记陶建林出席。",
            [("陶建林", "临江市作协党组", "成员"), ("陶建林", "临江市作协书记处", "书记")],
        ),
        ("“绿色校园政策评估”项目组成员陶建林发言。", []),
        ("市协会顾问、临江大学博士陶建林教授出席。", [("陶建林", "市协会", "顾问")]),
        (
            "陶建林为临江大学化学系主任,兼历史系主任。魏晓东开始担任临江市水利局局长。",
            [
                ("陶建林", "临江大学化学系", "主任"),
                ("陶建林", "临江大学历史系", "主任"),
                ("魏晓东", "临江市水利局", "局长"),
            ],
        ),
        ("【作者简介】陶建林,临江大学历史系教授。", [("陶建林", "临江大学历史系", "教授")]),
        (
            "临江大学举行会议。会议由临江大学学位评定委员会主席、校长陶建林主持。",
            [("陶建林", "临江大学学位评定委员会", "主席"), ("陶建林", "临江大学", "校长")],
        ),
        (
            "临江大学化学系主任陶建林教授、临江大学外语学院英语系魏晓东副教授出席。",
            [
                ("陶建林", "临江大学化学系", "主任"),
                ("陶建林", "临江大学化学系", "教授"),
                ("魏晓东", "临江大学外语学院英语系", "副教授"),
            ],
        ),
        (
            "陶建林先后担任临江大学海洋研究所所长和水产学院院长职务。",
            [("陶建林", "临江大学海洋研究所", "所长"), ("陶建林", "临江大学水产学院", "院长")],
        ),
        ("清河省委宣传部副部长陶建国倍感振奋。陶建国说,要抓好工作。", [("陶建国", "中共清河省委宣传部", "副部长")]),
        ("陶建林任临江大学兼职教授。", [("陶建林", "临江大学", "兼职教授")]),
        ("村民陶建林、学生魏晓东受到表彰。", []),
        ("临江日报记者陶建林报道。", []),
        ("陶建林(女,回族)荣获表彰。", []),
        ("陶建林(临江市第二中学)荣获表彰。", []),
    ],
)
def test_posts(pipeline: Pipeline, text: str, rows: list[tuple[str, str, str]]) -> None:
    assert posts(pipeline, text) == rows


@pytest.mark.parametrize(
    ("text", "tenure"),
    [
        ("临江市水利局原局长陶建林出席。", "former"),
        ("时任临江市水利局局长陶建林出席。", "former"),
        ("会议决定免去陶建林的临江市水利局局长职务。", "former"),
        ("日前,临江市水利局局长陶建林出席。", "current"),
    ],
)
def test_tenure(pipeline: Pipeline, text: str, tenure: str) -> None:
    _, found = pipeline.read(Article("t", text))
    (post,) = found.posts
    assert (post.title, post.tenure) == ("局长", tenure)


def test_positions_count_the_posts_of_a_person(pipeline: Pipeline) -> None:
    _, found = pipeline.read(Article("t", "临江市水利局局长、总工程师陶建林和临江市教育局局长魏晓东出席。"))
    assert [(p.person_name, p.position) for p in found.posts] == [("陶建林", 1), ("陶建林", 2), ("魏晓东", 1)]


def test_each_post_once(pipeline: Pipeline) -> None:
    assert len(posts(pipeline, "临江市水利局局长陶建林讲话。临江市水利局局长陶建林颁奖。")) == 1


def test_a_village_hosts_its_first_secretary(pipeline: Pipeline) -> None:
    _, found = pipeline.read(Article("t", "清河县柳树乡上湾村第一书记陶建林受到表彰。"))
    assert [p.organisation_is_place for p in found.posts] == [True]


def test_a_head_of_state_needs_no_organisation(pipeline: Pipeline) -> None:
    assert posts(pipeline, "国务院总理陶建林会见了来宾,总理陶建林讲话。")[0][2] == "总理"


@pytest.mark.parametrize("folder", ["seed", "real"])
def test_posts_of_real_documents(pipeline: Pipeline, real: Path, folder: str) -> None:
    """People and titles against the gold (organisations have their own test, with abbreviations expanded)."""
    with (real / folder / "gold" / "posts.csv").open(encoding="utf-8-sig") as lines:
        rows = [row for row in csv.DictReader(lines) if row["optional"] != "1"]
    right = 0
    found: dict[str, list[tuple[str, str]]] = {}
    for row in rows:
        article_id = row["article_id"]
        if article_id not in found:
            text = (real / folder / "articles" / f"{article_id}.txt").read_text(encoding="utf-8-sig")
            found[article_id] = [(person, title) for person, _, title in posts(pipeline, text)]
        right += any((row["person_name"], title) in found[article_id] for title in row["title"].split("|"))
    assert right / len(rows) >= 0.9


def test_the_organisation_of_a_post_has_a_row_also_where_no_mention_names_it_in_full() -> None:
    tables = Pipeline().run([Article("a", "临江市水利局党组书记、局长陶建林讲话。")])
    names = tables["organisations"].set_index("organisation_id")["name"]
    posts = tables["posts"]
    assert posts["organisation_name"].tolist() == ["临江市水利局党组", "临江市水利局"]
    assert [names[i] for i in posts["organisation_id"]] == posts["organisation_name"].tolist()
    # No mention gives the second one its row: only the step that adds the hosts of posts does.
    assert posts["organisation_id"].isin(tables["organisation_mentions"]["organisation_id"]).tolist() == [True, False]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "我校参加云岭大学年会。云岭大学龙明德、张平安、许军生教授课题组获奖。",
            {("龙明德", "云岭大学", "教授"), ("张平安", "云岭大学", "教授"), ("许军生", "云岭大学", "教授")},
        ),
        (
            "中国科学院院士、云岭大学数学学院张恭达出席会议。",
            {("张恭达", "中国科学院", "院士")},
        ),
        (
            "李明山,先后在云岭大学和临江大学任副教授、教授。",
            {("李明山", unit, title) for unit in ("云岭大学", "临江大学") for title in ("副教授", "教授")},
        ),
        ("临江女子排球队在主教练陶建林的带领下夺冠。", {("陶建林", "临江女子排球队", "主教练")}),
        ("中国驻法国大使陶建林讲话。", {("陶建林", "中国", "驻法国大使")}),
        (
            "临江县委书记陶建林、县长魏晓东出席。",
            {("陶建林", "中共临江县委", "书记"), ("魏晓东", "临江县", "县长")},
        ),
        (
            "中国共产党的优秀党员,著名火箭专家,中国科学院院士,临江航天公司顾问陶建林同志逝世。",
            {("陶建林", "中国科学院", "院士"), ("陶建林", "临江航天公司", "顾问")},
        ),
        ("陶建林辞去了临江大学教授的职位。", {("陶建林", "临江大学", "教授")}),
    ],
)
def test_posts_of_several_and_of_lives(text, expected, pipeline):
    found = pipeline.run([Article("a", text)])["posts"]
    assert {(r.person_name, r.organisation_name, r.title) for r in found.itertuples()} == expected


LIVES = [
    (
        "“没有想到。”陶建林说。这位46岁的教师现任临江大学化学学院副院长、临江市电池研究中心主任。",
        {("陶建林", "临江大学化学学院", "副院长"), ("陶建林", "临江市电池研究中心", "主任")},
    ),
    (
        "提起陶建林的名字,大家都知道。现年46岁的他,现任临江市水利局总工程师,兼任临江市水利学会副会长。\n"
        "1985年分配到白石气象站当技术员。1994年调任安河测绘队副队长,两年后任队长。",
        {
            ("陶建林", "临江市水利局", "总工程师"),
            ("陶建林", "临江市水利学会", "副会长"),
            ("陶建林", "白石气象站", "技术员"),
            ("陶建林", "安河测绘队", "副队长"),
            ("陶建林", "安河测绘队", "队长"),
        },
    ),
    (
        "陶建林1950年毕业于临江大学,留校任助教;1953年学校合并后历任清河农学院讲师。其间兼任中国地理学会理事长。系第五届全国政协委员。",
        {
            ("陶建林", "临江大学", "助教"),
            ("陶建林", "清河农学院", "讲师"),
            ("陶建林", "中国地理学会", "理事长"),
            ("陶建林", "全国政协", "委员"),
        },
    ),
    (
        "陶建林1984年进清河县水泵厂当学徒,历任铸造车间班组长、生产科副科长。",
        {
            ("陶建林", "清河县水泵厂铸造车间", "班组长"),
            ("陶建林", "清河县水泵厂生产科", "副科长"),
        },
    ),
    (
        "陶建林1943年生。历任临江市试验站站长;1975年,参与筹建清河果树研究所,任副所长。2001-2005年任中国数学会理事。",
        {
            ("陶建林", "临江市试验站", "站长"),
            ("陶建林", "清河果树研究所", "副所长"),
            ("陶建林", "中国数学会", "理事"),
        },
    ),
    (
        "陶建林1950年生。曾被临江大学、清河大学等高校聘为客座教授。35岁担任临江大学实验室主任。",
        {
            ("陶建林", "临江大学", "客座教授"),
            ("陶建林", "清河大学", "客座教授"),
            ("陶建林", "临江大学实验室", "主任"),
        },
    ),
    (
        "陶建林教授简介:\n\n首届名医,主任医师。现任临江医学会外科学分会常务委员。",
        {("陶建林", "临江医学会外科学分会", "常务委员")},
    ),
    (
        "临江大学心理系主任陶建林教授当选为临江市心理学会理事长。",
        {
            ("陶建林", "临江大学心理系", "主任"),
            ("陶建林", "临江大学心理系", "教授"),
            ("陶建林", "临江市心理学会", "理事长"),
        },
    ),
]


@pytest.mark.parametrize(("text", "expected"), LIVES)
def test_lives_told_clause_by_clause(text, expected, pipeline):
    assert set(posts(pipeline, text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "白石县融媒体中心消息:县委副书记、县长陶建林主持,副县长、县公安局局长魏晓东参加。",
            [
                ("陶建林", "县委", "副书记"),
                ("陶建林", "白石县", "县长"),
                ("魏晓东", "白石县", "副县长"),
                ("魏晓东", "县公安局", "局长"),
            ],
        ),
        (
            "临江市公安局举行仪式。局党委副书记、常务副局长陶建林主持。",
            [("陶建林", "局党委", "副书记"), ("陶建林", "临江市公安局", "常务副局长")],
        ),
        (
            "临江市第二医院举行会议。我院眼科医师高山获奖,副院长陶建林(兼任急诊科主任)主持。",
            [
                ("高山", "临江市第二医院眼科", "医师"),
                ("陶建林", "临江市第二医院", "副院长"),
                ("陶建林", "临江市第二医院急诊科", "主任"),
            ],
        ),
        (
            "临江市中医学会换届。魏晓东(临江大学药学院院长)、陶建林等5人当选副会长,聘请大师孙明亮为名誉会长。",
            [
                ("魏晓东", "临江大学药学院", "院长"),
                ("魏晓东", "临江市中医学会", "副会长"),
                ("陶建林", "临江市中医学会", "副会长"),
                ("孙明亮", "临江市中医学会", "名誉会长"),
            ],
        ),
        (
            "清河县先进个人名单\n陶建林 石桥镇党委委员、副镇长\n魏晓东 县水利局项目股股长",
            [
                ("陶建林", "石桥镇党委", "委员"),
                ("陶建林", "石桥镇", "副镇长"),
                ("魏晓东", "清河县水利局项目股", "股长"),
            ],
        ),
    ],
)
def test_units_that_the_article_leaves_out(text, expected, pipeline):
    assert sorted(posts(pipeline, text)) == sorted(expected)

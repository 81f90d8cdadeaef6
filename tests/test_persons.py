"""Persons' names in running text, lists and bylines."""

import csv
from pathlib import Path

import pytest

from pipeline.names import evidence, is_name, name_model
from pipeline.process import Pipeline
from pipeline.records import Article

pytestmark = pytest.mark.filterwarnings("ignore")


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def persons(pipeline: Pipeline, text: str, byline: bool = False) -> list[str]:
    _, found = pipeline.read(Article("t", text))
    return [p.name for p in found.persons if (p.rule == "persons.byline") == byline]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("授予陶建林、魏东、欧阳敏等12名同志先进个人称号。", ["陶建林", "魏东", "欧阳敏"]),
        ("副校长万昌元(女)荣获一等奖。", ["万昌元"]),
        ("教师高明、程果被评为先进个人。", ["高明", "程果"]),
        ("村党支部书记扎西次仁、阿西木呷荣获表彰。", ["扎西次仁", "阿西木呷"]),
        ("村医艾力·马木提荣获表彰。", ["艾力·马木提"]),
        ("作家玛丽亚·罗森获得大奖。", ["玛丽亚·罗森"]),
        ("授予陶  林、魏\u3000东等12名同志称号。", ["陶林", "魏东"]),
        ("授予魏晓\ufffd、陶建林“先进个人”称号。", ["魏晓\ufffd", "陶建林"]),
        ("主任陶建林荣获二等功。", ["陶建林"]),
        ("全面推动高质量发展,方便群众,温暖民心。", []),
        ("白玉县、马边县、高新区等单位受到表彰。", []),
        ("陶先生说,张女士也在场。", []),
        ("白沙区卜尔汉图镇获评“最美乡村”。", []),
        ("授予陶建林四川工匠称号。", ["陶建林"]),
        ("临江市将魏晓东表彰为优秀教师。", ["魏晓东"]),
        ("县公安局给欧阳敏记个人二等功。", ["欧阳敏"]),
        ("学院授予他诺贝尔化学奖。", []),
        ("校长罗伯特·卡尔森说。", ["罗伯特·卡尔森"]),
        ("陶建林教授和黄毅副教授出席。", ["陶建林", "黄毅"]),
        ("走访了卢旺达、布隆迪等国。", []),
        ("基金会主席陶建文欢迎各位来宾。", ["陶建文"]),
        ("在陶建林看来,学校变了。", ["陶建林"]),
        ("女主角崔璨曾任话剧团演员。", ["崔璨"]),
        ("集团现任监事长孙先明出席。", ["孙先明"]),
        ("主任长孙明出席。", ["长孙明"]),
        ("3.陶建林,教授。", ["陶建林"]),
        ("院长陶嘉因近日表示,学校变了。", ["陶嘉因"]),
        ("教师陶建林、刘爱会等受到表彰。", ["陶建林", "刘爱会"]),
        ("杰出校友周恩来的母校在这里。", ["周恩来"]),
        ("学校建设了第五章所说的教学楼。", []),
        ("村民艾力·买买提江说,热西旦·买日完江被聘为教师。", ["艾力·买买提江", "热西旦·买日完江"]),
        ("派出所民警艾山江·吐尔洪“模范”称号。", ["艾山江·吐尔洪"]),
        ("牧民加热甫·巴依热克、连长买尔旦·艾力出席。", ["加热甫·巴依热克", "买尔旦·艾力"]),
        ("副院长桑杰加措生前多次巡诊,牧民巴图巴雅尔(蒙古族)送行。", ["桑杰加措", "巴图巴雅尔"]),
        ("金海,蒙古族,1955年出生。", ["金海"]),
        ("环境学院党委委员陶银厂、副主任陶科出席。", ["陶银厂", "陶科"]),
        ("授予余国花、明道群、侯胜清等40名同志称号。", ["余国花", "明道群", "侯胜清"]),
        ("特聘玉素因·亚亚为教师。这是艾热提·马木提常说的话。", ["玉素因·亚亚", "艾热提·马木提"]),
        ("文学院学生魏\ufffdh荣获一等奖。", ["魏\ufffdh"]),
        ("选手古特尼·闪耀·伊玛纳获得冠军。", ["古特尼·闪耀·伊玛纳"]),
        ("向陶建林学习,向师生表达谢意。", ["陶建林"]),
        ("挪威选手孔斯海于格以2分05秒获得金牌。", ["孔斯海于格"]),
        ("德国化学家李斯特和美国化学家麦克米伦出席。", ["李斯特", "麦克米伦"]),
        ("日本选手高木美帆以2分01秒夺冠。", ["高木美帆"]),
        ("获得男子马拉松亚军的选手很多。", []),
    ],
)
def test_names(pipeline: Pipeline, text: str, names: list[str]) -> None:
    assert persons(pipeline, text) == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("手术室护士长高山荣获优秀护士,骨科医师江山、眼科护师凤凰分获二等奖。", ["高山", "江山", "凤凰"]),
        ("县政府信息办主任(兼)江山主持。", ["江山"]),
        ("临江市实验小学体育教师傅强、魏晓东获优秀奖。", ["傅强", "魏晓东"]),
        ("名单:高山(临江市医院护士)获奖。", ["高山"]),
        ("理事长陶建林、依香南(女,傣族)当选。", ["陶建林", "依香南"]),
        ("临江寺方丈月明法师讲话。", ["月明"]),
        ("宣传部主任陶建文继去年之后又获奖。", ["陶建文"]),
        ("学校党委书记安排、部署了工作,校长严格要求,教师平安、健康。", []),
    ],
)
def test_words_are_names_between_an_office_and_what_takes_a_person(
    pipeline: Pipeline, text: str, names: list[str]
) -> None:
    assert persons(pipeline, text) == names


def test_a_name_covers_its_padding(pipeline: Pipeline) -> None:
    text = "授予陶\u00a0\u00a0林等12名同志称号。"
    _, found = pipeline.read(Article("t", text))
    (person,) = found.persons
    assert text[person.start : person.end] == "陶\u00a0\u00a0林"
    assert person.name == "陶林"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("本报讯(记者 陶建林 通讯员 魏晓东)会议召开。", ["陶建林", "魏晓东"]),
        ("大会圆满结束。(陶建林)", ["陶建林"]),
        ("责任编辑:欧阳敏", ["欧阳敏"]),
        ("记者从相关部门获悉,项目完工。", []),
    ],
)
def test_bylines(pipeline: Pipeline, text: str, names: list[str]) -> None:
    assert persons(pipeline, text, byline=True) == names
    assert persons(pipeline, text) == []


def test_a_certain_name_is_found_again(pipeline: Pipeline) -> None:
    assert persons(pipeline, "教师陶建林荣获一等奖。后来陶建林留校。") == ["陶建林", "陶建林"]


def test_evidence_tells_names_from_words(pipeline: Pipeline) -> None:
    model = name_model(pipeline.rules, pipeline.segmenter)
    assert evidence(model, "陶建林") > 3.0 > 0.0 > evidence(model, "高质量")
    assert is_name(model, "欧阳  敏")
    assert not is_name(model, "方便")
    assert not is_name(model, "陶")


@pytest.mark.parametrize("text", ["", "\x00", "\ud800张三", "·" * 500, "张 " * 500, "王" * 500, "(" * 500])
def test_no_text_raises(pipeline: Pipeline, text: str) -> None:
    pipeline.read(Article("t", text))


def test_recall_on_real_documents(pipeline: Pipeline, real: Path) -> None:
    wanted: dict[str, set[str]] = {}
    for folder, table, column in (("seed", "posts", "person_name"), ("real", "honours", "honoree_name")):
        with (real / folder / "gold" / f"{table}.csv").open(encoding="utf-8-sig") as lines:
            for row in csv.DictReader(lines):
                if row.get("honoree_kind", "person") == "person":
                    wanted.setdefault(f"{folder}/articles/{row['article_id']}.txt", set()).add(row[column])
    found = total = 0
    for path, names in wanted.items():
        there = set(persons(pipeline, (real / path).read_text(encoding="utf-8-sig")))
        found += len(names & there)
        total += len(names)
    assert found / total >= 0.95

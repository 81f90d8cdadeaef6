"""Organisation names in text, and what they stand for."""

import csv
from itertools import pairwise
from pathlib import Path

import pytest
from reading import names, read

from pipeline.antecedents import top_school
from pipeline.process import Pipeline, default_folder
from pipeline.records import Article
from pipeline.resolve.articleplace import article_place, ranked_place
from pipeline.resolve.entities import entity_for
from pipeline.rules import RuleError, Rules, load_rules
from pipeline.segment import Segmenter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("巴塘县夏邛镇云上村驻村工作队队员王小山", ["巴塘县夏邛镇云上村驻村工作队"]),
        ("山西某某能源集团有限公司综采二区", ["山西某某能源集团有限公司"]),
        ("长春市第九十九中学教师", ["长春市第九十九中学"]),
        ("甲乙(中国)有限公司总经理", ["甲乙(中国)有限公司"]),
        ("青海省西宁市消防救援支队后勤装备处副处长", ["青海省西宁市消防救援支队后勤装备处"]),
        ("由教育部、科技部与云南省教育厅主办", ["教育部", "科技部", "云南省教育厅"]),
        ("积极参与市教育工会的调研", ["市教育工会"]),
        ("坚决不申澳洲学校", ["澳洲学校"]),
        ("另据巴东州立理工学院消息", ["巴东州立理工学院"]),
        ("甲乙斯董事长王小明做客云南大学", ["云南大学"]),
        ("由某某光伏电站为塔县政府支付的资金设立", ["塔县政府"]),
        ("向合江县新型冠状病毒感染的肺炎防控指挥部捐款", ["合江县新型冠状病毒感染的肺炎防控指挥部"]),
        ("合江县榕山镇新建西路第三社区党总支书记", ["合江县榕山镇新建西路第三社区党总支"]),
        ("云南大学历史学院党委中国近代史教师党支部", ["云南大学历史学院党委中国近代史教师党支部"]),
        ("云南大学离退休党工委东村离休党支部", ["云南大学离退休党工委东村离休党支部"]),
        ("据俄新社消息", ["俄新社"]),
        ("文/图羊城晚报记者王小红", ["羊城晚报"]),
        ("现于福州肺科医院隔离治疗", ["福州肺科医院"]),
        ("云南大学历史学院“远航”团小组等3个小组", ["云南大学历史学院“远航”团小组"]),
        ("被评为云南大学“先锋”党支部", ["云南大学"]),
        ("某某奖学金颁奖典礼暨云南大学文学院新年晚会", ["云南大学文学院"]),
        ("市委市政府高度重视", ["市委", "市政府"]),
        ("我县疾病预防控制中心", ["县疾病预防控制中心"]),
        ("泸州市林业局等900个集体", ["泸州市林业局"]),
        ("据泸州市林业局的数据", ["泸州市林业局"]),
        # unknown words in the names of companies, and groups that any word may name
        ("近年来,中川钢铁集团发展很快", ["中川钢铁集团"]),
        ("有商务公司、乐进大安化学有限公司等", ["乐进大安化学有限公司"]),
        ("石岭集团党委召开会议", ["石岭集团党委"]),
        ("石岭县委、县政府", ["石岭县委", "县政府"]),
        ("石岭县人大常委会副主任", ["石岭县人大常委会"]),
        # what parts two names, and what does not
        ("泸州市总工会联合泸州市妇联举办", ["泸州市总工会", "泸州市妇联"]),
        ("云南大学联合研究院揭牌", ["云南大学联合研究院"]),
        ("中国新闻社云南分社联合主办", ["中国新闻社云南分社"]),
        ("云南大学党委书记兼校务委员会主任", ["云南大学党委", "校务委员会"]),
        # heads inside a longer word of the segmenter
        ("合江县望龙镇中心小学校长", ["合江县望龙镇中心小学"]),
        ("云南大学党委组织部干部科科长", ["云南大学党委组织部干部科"]),
        ("由该公司推出", []),
        # what it is about, and where it is, belong to the name
        ("天然药物国家重点实验室主任", ["天然药物国家重点实验室"]),
        ("中国石油大学(北京)的教授", ["中国石油大学(北京)"]),
        ("公安泸州分局政委", ["公安泸州分局"]),
        ("合江县明月镇三口塘村党总支委员", ["合江县明月镇三口塘村党总支"]),
        ("泸州海关发布数据", ["泸州海关"]),
        ("泸州市自来水公司抢修班班长", ["泸州市自来水公司抢修班"]),
        ("渥太华警局的警员", ["渥太华警局"]),
        ("《青岭青年》杂志社主办", ["《青岭青年》杂志社"]),
        ("第88集团军某防空旅的官兵", ["第88集团军某防空旅"]),
        ("泸州市“老榕树宣讲团”团队负责人", ["泸州市“老榕树宣讲团”团队"]),
        # verbs, adverbs and general words end a name
        ("他任教于云南大学数学系", ["云南大学数学系"]),
        ("云南省教育厅对云南大学作出批复", ["云南省教育厅", "云南大学"]),
        ("泸州老窖集团旗下泸州园林有限公司", ["泸州老窖集团", "泸州园林有限公司"]),
        ("甲木木业有限公司乙水纺织有限公司", ["甲木木业有限公司", "乙水纺织有限公司"]),
        # the post that heads it, the verb of attending, and the kind are enough
        ("他兼任深水声学研究所所长", ["深水声学研究所"]),
        ("她考入石楠医学院", ["石楠医学院"]),
        ("东岭农商银行放贷", ["东岭农商银行"]),
        ("四川移动、四川联通将发布消息", ["四川移动", "四川联通"]),
        ("四川省十一届人大常委会委员", ["四川省十一届人大常委会"]),
    ],
)
def test_the_longest_name_is_found(text: str, expected: list[str], rules: Rules, segmenter: Segmenter) -> None:
    assert [written for written, _ in names(text, rules, segmenter)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "泸州市投入3亿元",
        "各县公安局、各市委",
        "84所学校和有关部门",
        "工作队认真研究",
        "教育体育系统召开会议",
        "党和政府的关怀",
        "全部干部到处看看",
        "我校获奖",
        "美国科技公司和民办小学",
        "建成青年志愿服务队20支。",
        "在四川上小学",
        "旅游学系副系主任",
        "荣获“泸州市公安局先进个人”称号",
        "他应该会来,我会努力",
        "东部地区和中西部",
        "可以向本市公证机构申请办理亲属关系公证",
        "室内公共场所和公立医院",
        "若论港股新股的效应",
        "全国政府性基金预算",
        "认定16个自治区级家政服务人才培训基地",
        "被认定为首批泸州市科普基地",
        "泸州市要打造国际消费中心",
        "58家泸州市科普基地通过评估",
        "303支驻村工作队",
        "某市人民检察院和某县公安局",
        "荣获云南大学优秀导师称号",
        "中小企业集团和各影视集团",
        "京津冀三地妇联",
        "各级环境保护部门",
        "泸州市卫津路94号云南大学",
        "",
        "\x00\ud800局",
    ],
)
def test_what_is_no_name_is_not_found(text: str, rules: Rules, segmenter: Segmenter) -> None:
    assert names(text, rules, segmenter) == []


def test_names_are_filled_in_from_the_article(rules: Rules, segmenter: Segmenter) -> None:
    text = "山西省召开大会。省委、省政府表彰了运城市盐湖区教育局,该局局长发言。团省委参加。"
    assert names(text, rules, segmenter) == [
        ("省委", "中共山西省委"),
        ("省政府", "山西省人民政府"),
        ("运城市盐湖区教育局", "运城市盐湖区教育局"),
        ("该局", "运城市盐湖区教育局"),
        ("团省委", "共青团山西省委"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the signature of a county-level city names it; the prefecture that holds it is never written
        ("经市政府研究,决定表彰下列单位。\n义乌市人民政府\n2019年3月2日", ["义乌市人民政府", "义乌市人民政府"]),
        ("义乌市某某街道获奖。市政府作出决定。", ["义乌市人民政府"]),
        # a prefecture that is named once does not outweigh the county-level city in it
        ("记者从义乌市获悉,义乌市佛堂镇和金华市区的代表到会,市政府通报了结果。", ["义乌市人民政府"]),
        # a place without its word of rank (a host, a destination) does not speak for its province
        ("近日,省政府作出决定", ["省人民政府"]),
        ("近日,省政府在厦门开会", ["省人民政府"]),
        # places in it speak for a province that is named
        ("来自湖南省的客人到兰州市、天水市和甘肃参观,省政府接待。", ["甘肃省人民政府"]),
        # a village or street of that name is no province; cities with their rank speak for theirs, not one in passing
        ("河南村和四川路的居民到会,省政府通报。", ["省人民政府"]),
        ("济南市和青岛市开会,江苏的同行也来了,济南市介绍经验,省政府讲话。", ["山东省人民政府"]),
        # the place of a title outweighs one that is only mentioned
        ("小王从青岛市来。她获“2015年度沈阳市新星”称号,市政府发奖。", ["沈阳市人民政府"]),
        # a word that looks like a county is no place
        ("十名同学是三八红旗手,又评出五四红旗团支部、红旗标兵,天津的市政府表扬了大家。", ["天津市人民政府"]),
    ],
)
def test_only_what_the_article_writes_is_filled_in(
    text: str, expected: list[str], rules: Rules, segmenter: Segmenter
) -> None:
    assert [name for form, name in names(text, rules, segmenter) if "政府" in form] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泸州市青云谷科技有限公司开业。青云谷科技捐款。", ["泸州市青云谷科技有限公司"] * 2),
        ("青云谷CEO李大山说,青云谷将继续投入。", ["青云谷"] * 2),
        ("他创立社会组织“青石之家”。“青石之家”有二十名成员。", ["青石之家"] * 2),
        ("“农乐园”团队获奖,“农乐园”的网店", ["“农乐园”团队", "农乐园"]),
        ("来源:津川云\n津川云记者", ["津川云"] * 2),
        ("泸州市关工委成立。会议总结了关工委的成绩。", ["泸州市关工委"] * 2),
        ("泸州市教育局、泸州市体育局", ["泸州市教育局", "泸州市体育局"]),
    ],
)
def test_names_that_the_article_makes_known(text: str, expected: list[str], rules: Rules, segmenter: Segmenter) -> None:
    assert [name for _, name in names(text, rules, segmenter)] == expected


def test_offices_of_a_township(rules: Rules, segmenter: Segmenter) -> None:
    text = "青石县石岭乡人民政府通报:经乡党委、乡政府研究,同意县委意见。石岭乡人民政府"
    assert names(text, rules, segmenter) == [
        ("青石县石岭乡人民政府", "青石县石岭乡人民政府"),
        ("乡党委", "青石县石岭乡党委"),
        ("乡政府", "青石县石岭乡人民政府"),
        ("县委", "中共青石县委"),
        ("石岭乡人民政府", "石岭乡人民政府"),
    ]
    of_two = "石岭镇人民政府和青石镇人民政府商定,镇党委同意。"
    assert names(of_two, rules, segmenter)[-1] == ("镇党委", "镇党委")


def test_branches_of_a_school_by_year_and_in_lists(rules: Rules, segmenter: Segmenter) -> None:
    text = (
        "云南大学召开大会,我校历史学院2014、2015级本科生党支部获奖。\n名单\n后勤党委(退休党支部、车队党支部)\n"
        "机关党委\n文学院教工第一党支部  数学院党总支\n南北大学2016级研究生党支部等5个党支部\n"
    )
    found = [written for written, _ in names(text, rules, segmenter)]
    wanted = ["退休党支部", "车队党支部", "后勤党委", "机关党委", "文学院教工第一党支部", "数学院党总支"]
    assert set(wanted) <= set(found)
    assert any(written.endswith("历史学院2014、2015级本科生党支部") for written in found)
    assert not any("等" in written for written in found)


def test_a_short_name_of_a_school_before_a_noun(rules: Rules, segmenter: Segmenter) -> None:
    text = "南开新闻网讯 南开学子在南开大学获奖,“南开十杰”和南开中学、《南开学报》也在其中。"
    assert [written for written, _ in names(text, rules, segmenter)] == ["南开新闻网", "南开", "南开大学", "南开中学"]


def test_a_schools_own_article_names_its_units(rules: Rules, segmenter: Segmenter) -> None:
    text = "云南大学召开大会。我校历史学院获奖,校团委书记和化学学院代表发言,党委常委、办公室主任出席。"
    assert names(text, rules, segmenter) == [
        ("云南大学", "云南大学"),
        ("我校历史学院", "云南大学历史学院"),
        ("校团委", "云南大学团委"),
        ("化学学院", "云南大学化学学院"),
        ("党委", "云南大学党委"),
        ("办公室", "云南大学办公室"),
    ]


def test_a_school_by_its_number(rules: Rules, segmenter: Segmenter) -> None:
    found = names("合江县第三中学获奖,合江县三中的教师发言", rules, segmenter)
    assert [name for _, name in found] == ["合江县第三中学", "合江县第三中学"]


def test_the_league_committee_of_a_place(rules: Rules, segmenter: Segmenter) -> None:
    found = names("团南京市委和南京团市委、团省委参加", rules, segmenter)
    assert [name for _, name in found] == ["共青团南京市委", "共青团南京市委", "共青团江苏省委"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "共青团云南省委员会副书记王小明、学校部部长李大伟",
            ["共青团云南省委员会", "共青团云南省委员会学校部"],
        ),
        ("团中央学校部、少年部参加", ["团中央学校部", "团中央少年部"]),
    ],
)
def test_departments_of_a_committee(text: str, expected: list[str], rules: Rules, segmenter: Segmenter) -> None:
    assert [name for _, name in names(text, rules, segmenter)] == expected


def test_entities_say_what_is_known(rules: Rules, segmenter: Segmenter) -> None:
    text = "北京市朝阳区教育局、朝阳市总工会、云南大学和云南大学历史学院、县公安局参加。"
    _, found = read(text, rules, segmenter)
    entities = {entity.name: entity for entity in found.entities}
    assert {name: (e.kind, e.division_code, e.unique) for name, e in entities.items()} == {
        "北京市朝阳区教育局": ("government", "110105", True),
        "朝阳市总工会": ("association", "211300", True),
        "云南大学": ("school", "530000", True),
        "云南大学历史学院": ("school", "530000", True),
        "县公安局": ("government", "", False),
    }
    assert entities["云南大学历史学院"].parent == "云南大学"


def test_an_entity_for_any_name(rules: Rules, segmenter: Segmenter) -> None:
    document, _ = read("合江县的事", rules, segmenter)
    entity = entity_for("合江县石龙镇云上村", document, rules)
    assert (entity.division_code, entity.unique) == ("510522", True)
    assert article_place(document, rules) == "510522"
    assert ranked_place(document, rules, "县") == "合江县"
    assert ranked_place(document, rules, "市") == ""


def test_two_spellings_are_one_organisation(rules: Rules, segmenter: Segmenter) -> None:
    text = "四平市妇女联合会发文。四平市妇联和四平市教育体育局、四平市教体局参加。"
    by_text = dict(names(text, rules, segmenter))
    assert by_text["四平市妇联"] == "四平市妇女联合会"
    _, found = read(text, rules, segmenter)
    assert next(e for e in found.entities if e.name == "四平市妇女联合会").aliases == ("四平市妇联",)


@pytest.mark.parametrize(
    "unit", ["局", "市委", "甲局、", "云南大学", "泸州市教育局,", "“泸州市教育局", "泸州市教育局该局", "("]
)
def test_hostile_text_ends(unit: str, rules: Rules, segmenter: Segmenter) -> None:
    read(unit * (12000 // len(unit)), rules, segmenter)


def test_every_mention_lies_in_the_text_and_none_in_another(rules: Rules, segmenter: Segmenter) -> None:
    text = "中共四川省委宣传部、四川省教育厅和南方周报社(以下简称“南报”)合办,南报社长说。\n来源:青岭在线\n"
    document, found = read(text, rules, segmenter)
    spans = [(m.start, m.end) for m in found.organisations]
    assert spans == sorted(spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))
    assert all(0 <= start < end <= len(document.article.text) for start, end in spans)
    assert {m.name for m in found.organisations} == {e.name for e in found.entities}


def test_every_rule_is_one_that_the_rule_files_hold(rules: Rules, segmenter: Segmenter) -> None:
    text = "青岭在线讯 云南大学党委宣传部、学工部开会。我校历史学院获奖,教育部、云南大学校友会(以下简称校友总会)参加,校友总会发言。"
    _, found = read(text, rules, segmenter)
    assert len(found.organisations) > 5
    assert all(rules.place_of(mention.rule) for mention in found.organisations)


def test_top_school() -> None:
    assert top_school("云南大学历史学院党委") == "云南大学"
    assert top_school("历史学院") == "历史学院"
    assert top_school("泸州市教育局") == ""


@pytest.mark.parametrize("line", ["科委,科学技术委员会", "科委,,end,", "科委,科学技术委员会,tail,"])
def test_a_wrong_abbreviation_is_refused_with_its_place(line: str, tmp_path: Path, segmenter: Segmenter) -> None:
    for file in default_folder("rules").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    (tmp_path / "abbreviations.csv").write_text(f"short,full,use,note\n教委,教育委员会,end,\n{line}\n", "utf-8")
    with pytest.raises(RuleError) as refused:
        read("泸州市科委", load_rules(tmp_path), segmenter)
    assert [(p.file, p.line) for p in refused.value.problems] == [("abbreviations.csv", 3)]


def test_a_suffix_is_one_line(tmp_path: Path, segmenter: Segmenter) -> None:
    for file in default_folder("rules").iterdir():
        (tmp_path / file.name).write_bytes(file.read_bytes())
    path = tmp_path / "organisations.yaml"
    text = "泸州市青云茶寮开业"
    assert names(text, load_rules(tmp_path), segmenter) == []
    path.write_text(path.read_text("utf-8").replace("  heads:\n", "  heads:\n    茶寮: company\n"), "utf-8")
    assert names(text, load_rules(tmp_path), segmenter) == [("泸州市青云茶寮", "泸州市青云茶寮")]


@pytest.mark.parametrize(("folder", "least"), [("seed", 0.97), ("real", 0.90)])
def test_real_documents(real: Path, folder: str, least: float, rules: Rules, segmenter: Segmenter) -> None:
    """Strict spans against the gold, optional rows left out of both sides."""
    with (real / folder / "gold" / "organisation_mentions.csv").open(encoding="utf-8-sig", newline="") as file:
        gold = [(r["article_id"], int(r["start"]), int(r["end"]), r["optional"]) for r in csv.DictReader(file)]
    optional = {row[:3] for row in gold if row[3]}
    wanted = {row[:3] for row in gold if not row[3]}
    got = set()
    for path in sorted((real / folder / "articles").glob("*.txt")):
        _, found = read(path.read_bytes().decode("utf-8").removeprefix("\ufeff"), rules, segmenter)
        got |= {(path.stem, m.start, m.end) for m in found.organisations}
    got -= optional
    assert 2 * len(got & wanted) / (len(got) + len(wanted)) >= least


@pytest.mark.parametrize("short", ["团临江委", "团支委", "团党委", "团工委"])
def test_a_league_committee_without_a_word_of_rank_is_no_failure(short: str) -> None:
    tables = Pipeline().run([Article("a", f"会上，{short}书记李文华发言。")])
    assert tables["failures"].empty
    assert "None" not in "".join(tables["organisations"]["name"])


def test_and_the_county_is_no_county_called_he():
    tables = Pipeline().run([Article("a", "县委组织部、宣传部和县委办、县府办派人参加。")])
    assert not any("和县" in name for name in tables["organisations"]["name"])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "我校举行云岭大学诗词大会,来自商学院、文学院的选手晋级,哲学院任晓明获亚军,1999级金融系校友王静到会。",
            ["云岭大学", "云岭大学商学院", "云岭大学文学院", "云岭大学哲学院", "云岭大学金融系"],
        ),
        (
            "我校教师参加云岭大学年会,光华教育基金会代表、中国唐代文学学会理事到会。",
            ["云岭大学", "光华教育基金会", "中国唐代文学学会"],
        ),
        ("云岭大学召开会议,我校实验室和市教育工会负责人到会。", ["云岭大学", "市教育工会"]),
        (
            "云岭大学创新创业学院主办,由创新创业学院承办,我校学生参加。",
            ["云岭大学创新创业学院", "云岭大学"],
        ),
    ],
)
def test_units_of_a_school_by_what_stands_round_them(
    text: str, expected: list[str], rules: Rules, segmenter: Segmenter
) -> None:
    assert sorted({name for _, name in names(text, rules, segmenter)}) == sorted(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("他获云岭大学第六届“远航”活动一等奖,该活动由中国化学会评选。", ["中国化学会"]),
        ("云岭大学获得一等奖,获云岭大学颁发的优秀成果奖。", ["云岭大学", "云岭大学"]),
        ("这批医疗队出发,那所小学开学,世界各大银行降息,为印尼学校培训师资。", []),
        ("波兰站、中国北京站的比赛结束,建成测量机生产基地。", []),
        ("授予何建行、张广称号,向建行申请贷款。", ["建行"]),
        ("盼着在展会中为公司吸纳能人,教育部新时代职业学校名师计划启动。", ["教育部"]),
        ("2023年成都国际乒联混合团体世界杯开幕。", ["国际乒联"]),
        (
            "浙江队客场挑战武汉三镇队,日本女排不敌巴西女排,全国女排联赛开赛。",
            ["浙江队", "武汉三镇队", "日本女排", "巴西女排"],
        ),
    ],
)
def test_titles_and_any_of_a_kind(text: str, expected: list[str], rules: Rules, segmenter: Segmenter) -> None:
    assert [written for written, _ in names(text, rules, segmenter)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "德国柯洛曼集团看好市场,1998年柯洛曼进入中国。",
            [("德国柯洛曼集团", "德国柯洛曼集团"), ("柯洛曼", "德国柯洛曼集团")],
        ),
        ("王小明公司成立,王小明说。", [("王小明公司", "王小明公司")]),
        ("多米尼克卫生部和俄国防部发布消息。", [("多米尼克卫生部", "多米尼克卫生部"), ("俄国防部", "俄国防部")]),
        ("中国第二批援多米尼克医疗队出发。", [("中国第二批援多米尼克医疗队", "中国第二批援多米尼克医疗队")]),
        (
            "教育部高等教育司、财务司负责人到会。",
            [("教育部高等教育司", "教育部高等教育司"), ("财务司", "教育部财务司")],
        ),
        (
            "青石县公安局政治处、看守所民警到会。",
            [("青石县公安局政治处", "青石县公安局政治处"), ("看守所", "青石县公安局看守所")],
        ),
        (
            "湖南省人大常委会副主任、党组成员到会。",
            [("湖南省人大常委会", "湖南省人大常委会"), ("党组", "湖南省人大常委会党组")],
        ),
        (
            "泰宁县交通局认养古建,再由交通局委托青年管理。",
            [("泰宁县交通局", "泰宁县交通局"), ("交通局", "泰宁县交通局")],
        ),
        ("绥宁县乡村振兴局面向社会公示。", [("绥宁县乡村振兴局", "绥宁县乡村振兴局")]),
        ("荷兰自由党得票最多。", [("荷兰自由党", "荷兰自由党")]),
    ],
)
def test_short_forms_and_hosts(text: str, expected: list[tuple[str, str]], rules: Rules, segmenter: Segmenter) -> None:
    assert names(text, rules, segmenter) == expected


@pytest.mark.parametrize(
    "unit",
    [
        "泸州市中医院急诊科、",
        "甲乙医院急诊科。局党委、",
        "获云岭大学",
        "商学院、",
        "援",
        "X公司(SZ",
        "在甲大学任",
        "(以下简称",
    ],
)
def test_long_texts_of_new_rules_end(unit: str, rules: Rules, segmenter: Segmenter) -> None:
    read(unit * 3000, rules, segmenter)


def test_a_college_is_not_named_twice(rules: Rules, segmenter: Segmenter) -> None:
    text = "我校庆祝大会举行。浔阳理工学院教务处负责人、外国语学院党总支书记到会,赣北新材料研究院院长到会。"
    found = [name for _, name in names(text, rules, segmenter)]
    assert found == ["浔阳理工学院", "浔阳理工学院教务处", "浔阳理工学院外国语学院党总支", "赣北新材料研究院"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a hospital's departments, without it
        (
            "泸州市中医医院表彰先进。授予急诊科、介入科“先锋科室”称号。检验科王小明、手术室护士李红、重症医学科主任张山到会。",
            ["急诊科", "介入科", "检验科", "手术室", "重症医学科"],
        ),
        ("泸州市消防支队到会。给特勤大队一站记集体三等功,给石桥站副站长李大海记功。", ["特勤大队一站", "石桥站"]),
        ("泸州市公安局表彰先进。刑警支队三大队教导员李大海、网安支队民警王红获奖。", ["刑警支队三大队", "网安支队"]),
        ("泸州日报社开会。要闻部主任李大海、驻石溪记者站站长王红到会。", ["要闻部", "驻石溪记者站"]),
        ("合江钢铁集团炼铁厂开会。他任班长的高炉甲班获奖。", ["高炉甲班"]),
    ],
)
def test_units_of_the_articles_own_body(text: str, expected: list[str], rules: Rules, segmenter: Segmenter) -> None:
    found = names(text, rules, segmenter)
    assert found[1:] == [(unit, found[0][1] + unit) for unit in expected]


@pytest.mark.parametrize(
    "text",
    [
        "泸州市中医医院的骨科技术和全科医生",
        "泸州市中医医院长期从事微创外科,专科医师",
        "泸州日报讯 全部主任到会",
        "泸州玻璃有限公司在生产车间、新车间里装了灯",
        "泸州市消防支队到了客运站、多个公交站",
    ],
)
def test_what_only_looks_like_a_unit_of_its_own(text: str, rules: Rules, segmenter: Segmenter) -> None:
    assert len(names(text, rules, segmenter)) == 1


def test_a_ministry_is_no_unit_of_the_articles_paper(rules: Rules, segmenter: Segmenter) -> None:
    found = names("泸州日报社开会。教育部副部长李大海、北京大学医学部主任王红到会。", rules, segmenter)
    assert found[1:] == [("教育部", "教育部"), ("北京大学医学部", "北京大学医学部")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("泸州市公安局立功。局党委副书记李大海到会。", ("局党委", "泸州市公安局党委")),
        ("泸州市中医医院召开大会。院党委决定表彰。", ("院党委", "泸州市中医医院党委")),
        ("我院派人到合江县人民医院。泸州市中医医院领导到会。院党委决定表彰。", ("院党委", "合江县人民医院党委")),
    ],
)
def test_the_committee_of_the_body_before(
    text: str, expected: tuple[str, str], rules: Rules, segmenter: Segmenter
) -> None:
    assert names(text, rules, segmenter)[-1] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # places that no table or dictionary holds
        ("望龙镇扶贫工作站站长李大海", ["望龙镇扶贫工作站"]),
        ("合州市第一医院团委", ["合州市第一医院团委"]),
        ("唐岭镇长河村环卫班获奖", ["唐岭镇长河村环卫班"]),
        ("三元村党支部书记", ["三元村党支部"]),
        ("石溪盛海新材料股份有限公司获奖", ["石溪盛海新材料股份有限公司"]),
        ("来自47个省市县驻村工作队", []),
        # numbered and further units of a named body
        ("合江港务集团有限公司吊装三队队长李大海", ["合江港务集团有限公司吊装三队"]),
        ("合江县税务局企业所得税股股长、合江县水利局项目股副股长", ["合江县税务局企业所得税股", "合江县水利局项目股"]),
        ("泸州市石英轴承有限责任公司热轧工段等12个集体", ["泸州市石英轴承有限责任公司热轧工段"]),
        ("望龙镇人大主席团主席", ["望龙镇人大主席团"]),
        ("合江县农村饮水安全巩固提升工作专班", ["合江县农村饮水安全巩固提升工作专班"]),
        # what stands before a name and is none of it
        ("奖章获得者中,有市税务局副局长李大海,其市第三医院院长职务", ["市税务局", "市第三医院"]),
        ("1949年毕业于金山大学农学院,2004年荣膺国际病理学会颁发的奖章", ["金山大学农学院", "国际病理学会"]),
        ("合江镇建起红白理事会22个", []),
    ],
)
def test_where_names_begin_and_end(text: str, expected: list[str], rules: Rules, segmenter: Segmenter) -> None:
    assert [written for written, _ in names(text, rules, segmenter)] == expected


def test_a_branch_in_brackets_belongs_to_the_committee_before(rules: Rules, segmenter: Segmenter) -> None:
    text = "云南大学开会,我校表彰先进。\n后勤党委(退休党支部、车队第一党支部和车队第二党支部)\n文学院党委(文学院教师党支部)\n"
    found = dict(names(text, rules, segmenter))
    assert found["退休党支部"] == "云南大学后勤党委退休党支部"
    assert found["车队第二党支部"] == "云南大学后勤党委车队第二党支部"
    assert found["文学院教师党支部"] == "云南大学文学院教师党支部"


def test_joined_names_of_the_whole_world_have_no_host(rules: Rules, segmenter: Segmenter) -> None:
    found = names("他是合江地区医药协会联盟主席、全球慢性病防控联盟主席", rules, segmenter)
    assert found[-1] == ("全球慢性病防控联盟", "全球慢性病防控联盟")


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("贫困县委书记王红到会。贫困县医院获奖。县委也到会。", "县委"),
        ("中共云岭市委书记王红到会。市委也到会。", "中共云岭市委"),
    ],
)
def test_a_word_of_another_kind_is_no_place(text: str, committee: str, rules: Rules, segmenter: Segmenter) -> None:
    assert names(text, rules, segmenter)[-1][1] == committee


def test_a_rank_means_the_place_that_no_table_has(rules: Rules, segmenter: Segmenter) -> None:
    found = dict(names("合州市第一医院获奖。他去过北京,市总工会授予奖章,团市委也到会。", rules, segmenter))
    assert found["市总工会"] == "合州市总工会"
    assert found["团市委"] == "共青团合州市委"
    assert (
        dict(names("合州市第一医院获奖。北京市的医生和市总工会到会。", rules, segmenter))["市总工会"] == "北京市总工会"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "云岭纺织、红叶食品、众力机械等20家企业获奖。云岭纺织总经理到会。",
            [("云岭纺织", "云岭纺织"), ("红叶食品", "红叶食品"), ("众力机械", "众力机械"), ("云岭纺织", "云岭纺织")],
        ),
        (
            "石溪县开会。石溪盛海新材料股份有限公司、云岭纺织分别获奖。盛海新材料董事长到会。",
            [
                ("石溪盛海新材料股份有限公司", "石溪盛海新材料股份有限公司"),
                ("云岭纺织", "云岭纺织"),
                ("盛海新材料", "石溪盛海新材料股份有限公司"),
            ],
        ),
        ("技术创新、管理先进等20家企业获奖", []),
        # what is conferred, and what an act of a body is
        ("合江县政府奖励他5万元", [("合江县政府", "合江县人民政府")]),
        (
            "他荣获一等奖,被四川省委、省政府表彰为四川省先进个人。",
            [("四川省委", "中共四川省委"), ("省政府", "四川省人民政府")],
        ),
        (
            "合江县人大常委会任命谭一鸣为县卫生健康局副局长",
            [("合江县人大常委会", "合江县人大常委会"), ("县卫生健康局", "合江县卫生健康局")],
        ),
        ("合江县开会,我县县委、原乡党委书记到会", [("县委", "中共合江县委"), ("乡党委", "乡党委")]),
        # departments and classes right behind their body
        ("合江县中医院苗医科获奖", [("合江县中医院苗医科", "合江县中医院苗医科")]),
        ("合江第一中学高三(5)班团支部获奖", [("合江第一中学高三(5)班团支部", "合江第一中学高三(5)班团支部")]),
        ("牵头成立鹿岭山茶叶专业合作社,共有示范农民专业合作社5家", [("鹿岭山茶叶专业合作社", "鹿岭山茶叶专业合作社")]),
    ],
)
def test_short_names_and_bodies_by_their_acts(
    text: str, expected: list[tuple[str, str]], rules: Rules, segmenter: Segmenter
) -> None:
    assert names(text, rules, segmenter) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A short form of a company: its brand and two more characters of its name.
        (
            "浙江宏岭精密机械集团有限公司开会,宏岭精机和宏岭集团工会获奖。",
            [("宏岭精机", "浙江宏岭精密机械集团有限公司"), ("宏岭集团工会", "浙江宏岭精密机械集团有限公司工会")],
        ),
        ("宏岭集团热电有限公司停产,宏岭集团董事长到场。", [("宏岭集团", "宏岭集团")]),
        # Units behind a deictic, and of the company that is meant.
        ("青岭县教育局获奖,该局财务股股长王小明到场。", [("该局财务股", "青岭县教育局财务股")]),
        (
            "浙江宏岭机械有限公司(以下简称“宏岭机械”)开会。甲乙有限公司来访。宏岭机械总经理说,该公司技术部部长获奖。",
            [("该公司技术部", "浙江宏岭机械有限公司技术部")],
        ),
        ("浙江宏岭机械有限公司开会,公司技术部部长获奖。", [("公司技术部", "浙江宏岭机械有限公司技术部")]),
        # Bureaux, courts and departments of a committee.
        ("青岭市公安局交警支队行动,市局党委表示肯定。", [("市局党委", "青岭市公安局党委")]),
        (
            "青岭市公安局开会。省公安厅通报表彰,青岭市公安局感谢省公安厅和公安部。刑侦支队民警获奖。",
            [("刑侦支队", "青岭市公安局刑侦支队")],
        ),
        ("青岭区人民法院开庭,区法院副院长主持。", [("区法院", "青岭区人民法院")]),
        ("青岭市委常委、政法委书记王小明到场。", [("政法委", "中共青岭市委政法委")]),
        ("青岭市人民检察院干部、检察委员会成员王小明", [("检察委员会", "青岭市人民检察院检察委员会")]),
        # The body of the other post, not the one that the article is about.
        (
            "青岭市人民医院开会。青岭市人民医院派人。\n王小明 乙镇卫生院党委委员、护理部主任",
            [("护理部", "乙镇卫生院护理部")],
        ),
        ("青岭市中心医院开会,医院工会捐款。", [("医院工会", "青岭市中心医院工会")]),
        ("青岭晨报社开会。青岭晨报 2021年3月1日\n本报讯 昨日开会。", [("本报", "青岭晨报")]),
        # A school whose place no table knows, and one whose name has none.
        ("梧台市第一中学喜报\n我校团委获奖。", [("我校团委", "梧台市第一中学团委")]),
        ("梧台学院开会\n校党委书记、院长出席,院工会主席、学院图书馆馆长到场。", [("学院图书馆", "梧台学院图书馆")]),
        ("和平社区党委、社区居委会获奖", [("社区居委会", "和平社区居委会")]),
        ("国网梧台供电公司获奖,梧台供电公司经理到场。", [("梧台供电公司", "国网梧台供电公司")]),
        ("柞岭县双语幼儿园获奖,双语幼儿园园长到场。", [("双语幼儿园", "柞岭县双语幼儿园")]),
    ],
)
def test_the_name_in_full_of_short_forms(
    text: str, expected: list[tuple[str, str]], rules: Rules, segmenter: Segmenter
) -> None:
    assert names(text, rules, segmenter)[-len(expected) :] == expected


@pytest.mark.parametrize(
    "text",
    ["我校本科学生很多,南开大学的我校第九届党委委员", "新西兰羊驼集团来了,新西兰羊驼好看"],
)
def test_what_is_no_short_form(text: str, rules: Rules, segmenter: Segmenter) -> None:
    found = [written for written, _ in names(text, rules, segmenter)]
    assert not {"我校本科", "我校第九届党委", "新西兰羊"} & set(found)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("甲公司所缴纳的税款", []),
        ("州政府行使权力所遵循的原则", ["州政府"]),
        ("区司法所组织培训", ["区司法所"]),
        ("特区政府重塑区议会", ["特区政府", "区议会"]),
        ("东北地区首部诗集", []),
        ("梧台市第三中学语文教师王小明", ["梧台市第三中学"]),
        ("全国大学语文教师大会", []),
        ("梧台市公安局开会,王小明是特警支队五大队民警", ["梧台市公安局", "特警支队五大队"]),
        ("青岭市公安局被评为全市先进公安局", ["青岭市公安局"]),
        ("安徽青岭中院开庭", ["安徽青岭中院"]),
        ("浙江青岭纺织有限公司织造一车间", ["浙江青岭纺织有限公司织造一车间"]),
        ("青岭火车站客运车间“映山红”服务台", ["青岭火车站客运车间“映山红”服务台"]),
    ],
)
def test_ends_that_are_none_and_ends_of_small_units(
    text: str, expected: list[str], rules: Rules, segmenter: Segmenter
) -> None:
    assert [written for written, _ in names(text, rules, segmenter)] == expected


@pytest.mark.parametrize(
    ("text", "committee"),
    [
        ("合江县第三中学校长、党总支书记王红到会。", "合江县第三中学党总支"),
        ("合江县人民医院院长、党委书记王红到会。", "合江县人民医院党委"),
        ("合江县公安局局长、党委书记王红到会。", "合江县公安局党委"),
        ("市政协副主席、民盟市委主委王红到会,市委常委李强讲话。", "市委"),
    ],
)
def test_the_committee_behind_a_post_is_that_of_the_whole_body(
    text: str, committee: str, rules: Rules, segmenter: Segmenter
) -> None:
    assert names(text, rules, segmenter)[-1][1] == committee


def test_a_branch_alone_is_the_one_that_was_named_with_its_college(rules: Rules, segmenter: Segmenter) -> None:
    text = "我校教师林若溪是云南大学历史学院综合党支部书记。团结带领党员,综合党支部先后被评为样板党支部。"
    assert ("综合党支部", "云南大学历史学院综合党支部") in names(text, rules, segmenter)

"""What a sum was for, who spent it, and what it is reckoned on."""

import csv
from pathlib import Path

import pytest

from pipeline.process import Pipeline
from pipeline.records import Amount, Article


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


def amounts(pipeline: Pipeline, text: str, published_on: str | None = None) -> dict[str, Amount]:
    """The amounts of a text by the characters of their spans."""
    _, found = pipeline.read(Article("a", text, published_on=published_on))
    return {text[amount.start : amount.end]: amount for amount in found.amounts}


@pytest.mark.parametrize(
    ("text", "span", "action", "purpose", "actor"),
    [
        ("青石镇政府拨付修缮资金80万元。", "80万元", "拨付", "修缮资金", "青石镇政府"),
        ("县财政安排1.2亿元,新建卫生院9所。", "1.2亿元", "安排", "新建卫生院9所", "县财政"),
        ("公司捐赠价值20万元的课桌椅。", "20万元", "捐赠", "课桌椅", "公司"),
        ("支队获奖金5万元及电脑一部。", "5万元", "获", "奖金", "支队"),
        ("丰和基金会捐赠26万元、金山乳业有限公司捐赠7万元。", "7万元", "捐赠", "", "金山乳业有限公司"),
        ("年度造价由52万元压到46万元。", "46万元", "压", "年度造价", ""),
        ("基本报酬由2.1万元提到3.3万元。", "3.3万元", "提", "基本报酬", ""),
        ("善款花去近270万元。", "270万元", "花", "善款", ""),
        ("专项债发行6.2亿元。", "6.2亿元", "发行", "专项债", ""),
        ("其中青苗费2400元。", "2400元", "", "青苗费", ""),
        ("市财政因此多支出91万元。", "91万元", "支出", "", "市财政"),
        ("该项目获得30万元的扶持资金。", "30万元", "获得", "扶持资金", "该项目"),
        ("他们销售茶叶共计52万元。", "52万元", "销售", "茶叶", "他们"),
        ("全区电商销售额达3亿元。", "3亿元", "", "电商销售额", ""),
        ("按每人每天50元的标准发放误工补助。", "50元", "发放", "误工补助", ""),
        ("由市财政局统一拨付奖励资金60万元。", "60万元", "拨付", "奖励资金", "市财政局"),
        ("县里投入320万元,新修码头6座、栈道4公里。", "320万元", "投入", "新修码头6座、栈道4公里", "县里"),
        ("公司以460万元买下商标使用权。", "460万元", "买下", "商标使用权", "公司"),
        ("拨付启动经费34万元,每个班组3万元。", "3万元", "", "启动经费", ""),
        ("到位资金8亿元,其中省级2亿元。", "2亿元", "", "", ""),
        ("她把攒下的5万元捐给学校。", "5万元", "捐", "", "她"),
        ("项目建成后预计年产值达50亿元。", "50亿元", "", "年产值", ""),
        ("营业收入突破百亿元大关,达到103亿元。", "103亿元", "", "营业收入", ""),
        ("房子以72万元的价钱卖给张合义。", "72万元", "卖", "", ""),
        ("我国进出口总值34.3万亿元。", "34.3万亿元", "", "进出口总值", ""),
        ("签订8000万元采购合同。", "8000万元", "签订", "采购合同", ""),
        ("该项目获得市县两级配套300万元。", "300万元", "获得", "市县两级配套", "该项目"),
        ("他掏出两千块买了树苗。", "两千块", "掏出", "", "他"),
        # a sum's noun behind the last of several, and one that a pronoun is not
        ("对甲、乙分别给予6万元、3万元奖励。", "6万元", "给予", "奖励", ""),
        ("县里奖励他4万元。", "4万元", "奖励", "", "县里"),
        ("公司以42亿元的营业收入列第三。", "42亿元", "", "营业收入", ""),
        ("第三季度新签订单8.4亿元。", "8.4亿元", "新签", "订单", ""),
        ("酒店营收210万元。", "210万元", "", "酒店营收", ""),
        ("班组累计创效1300万元。", "1300万元", "创效", "", "班组"),
        ("其中中央和省级2亿元。", "2亿元", "", "", ""),
        ("他捐款3万元,可帮助5名学生。", "3万元", "捐款", "", "他"),
        ("书屋由公益金补助15万元。", "15万元", "补助", "", "公益金"),
        ("企业家王强个人捐赠30万元。", "30万元", "捐赠", "", "王强"),
        ("2名百岁老人捐出积蓄7万元。", "7万元", "捐出", "积蓄", "2名百岁老人"),
        ("冠军奖金十万元、亚军五万、季军两万。", "五万", "", "亚军", ""),
        # rows of sums are of one thing
        ("茶厂营收分别为56万元、74万元和81万元。", "81万元", "", "茶厂营收", ""),
        ("前三名分别得到奖金7万元、4万元、2万元。", "4万元", "得到", "奖金", "前三名"),
        ("护林津贴标准提高到每亩73元、56元。", "56元", "提高", "护林津贴标准", ""),
        # ties, figures named by a deed, what is new
        ("全套检测费用在450元左右。", "450元", "", "检测费用", ""),
        ("全年出口为18亿元,进口为5亿元。", "5亿元", "", "进口", ""),
        ("灯会直接带动消费超900万元。", "900万元", "带动", "消费", "灯会"),
        ("青禾县发行新增债券27亿元。", "27亿元", "发行", "新增债券", "青禾县"),
        ("县里每户给予一次性奖补4万元。", "4万元", "给予", "一次性奖补", "县里"),
        ("近9亿元的额外林业预算用于造林。", "9亿元", "用于", "额外林业预算", ""),
        ("全市棉花每亩单价高达9164元。", "9164元", "", "单价", ""),
        ("棉纱库存下降3%至80亿元。", "80亿元", "下降", "棉纱库存", ""),
        ("水库租赁收入42亿元,同比下降7%。", "42亿元", "", "水库租赁收入", ""),
        ("茶厂定向增发价格为27元。", "27元", "", "增发价格", ""),
        ("外国企业在欧洲投资总额达到23亿欧元。", "23亿欧元", "", "投资总额", ""),
        ("9个项目获得奖补资金560万元支持。", "560万元", "获得", "奖补资金", "9个项目"),
        ("由主管部门处3000元罚款。", "3000元", "处", "罚款", "主管部门"),
        # what it was spent on
        ("县里投入8万元进行水塘清淤、管道更换等工作。", "8万元", "投入", "水塘清淤、管道更换", "县里"),
        ("林若溪捐资30万元在母校设立奖学金。", "30万元", "捐资", "奖学金", "林若溪"),
        ("工会募集8万元,设立“春芽”救助基金。", "8万元", "募集", "“春芽”救助基金", "工会"),
        ("由县财政出资80万元建设的文化广场启用。", "80万元", "出资", "文化广场", "县财政"),
        ("茶厂向灾区捐赠价值90万元的帐篷。", "90万元", "捐赠", "帐篷", "茶厂"),
        # who: those who get it are no doers, an average has none
        ("县政府作出决定,获奖的教练员各奖励3000元。", "3000元", "奖励", "", "县政府"),
        ("合作社卖出茶叶26吨,户均增收1万元。", "1万元", "增收", "", ""),
        ("本月我县财政共投入经费90万元。", "90万元", "投入", "经费", "我县财政"),
        (
            "青石县投入3亿元,定点帮扶单位上海红岭集团有限公司援助800万元。",
            "800万元",
            "援助",
            "",
            "上海红岭集团有限公司",
        ),
    ],
)
def test_verb_purpose_and_doer(pipeline: Pipeline, text: str, span: str, action: str, purpose: str, actor: str) -> None:
    amount = amounts(pipeline, text)[span]
    assert (amount.action, amount.purpose, amount.actor) == (action, purpose, actor)


def test_change_belongs_to_the_second_of_two_sums(pipeline: Pipeline) -> None:
    found = amounts(pipeline, "农民人均可支配收入由8200元增长到9600元,比上年增加1400元。")
    assert [amount.change for amount in found.values()] == ["", "increase_to", "increase"]
    assert [amount.action for amount in found.values()] == ["", "增长", "增加"]
    assert found["8200元"].purpose == found["9600元"].purpose == "农民人均可支配收入"


def test_per(pipeline: Pipeline) -> None:
    found = amounts(pipeline, "每生每年资助3000元,苹果收购价2800元/吨,户均增收1200元。")
    assert {span: amount.per for span, amount in found.items()} == {
        "3000元": "每生每年",
        "2800元": "/吨",
        "1200元": "户均",
    }


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("近三年来,全镇累计投入2亿元。", "2021-06-10", "2024-06-10"),
        ("2019年以来,全镇累计投入2亿元。", "2019", "2024-06-10"),
        ("截至2023年底,全镇累计投入2亿元。", "", "2023"),
        ("比2022年多投入2亿元。", "", ""),
        ("2020年投产;全镇累计投入2亿元。", "", ""),
    ],
)
def test_periods(pipeline: Pipeline, text: str, first: str, last: str) -> None:
    amount = amounts(pipeline, text, "2024-06-10")["2亿元"]
    assert (amount.period_start, amount.period_end) == (first, last)


@pytest.mark.parametrize(
    "text", ["3元" * 2000, "投入3元," * 2000, "的" * 20000 + "3元", "3个的" * 2000, "(" * 20000 + "3元"]
)
def test_hostile_text_is_read(pipeline: Pipeline, text: str) -> None:
    _, found = pipeline.read(Article("a", text))
    assert all(0 <= amount.start < amount.end <= len(text) for amount in found.amounts)


def test_actions_of_real_articles(pipeline: Pipeline, real: Path) -> None:
    right = total = 0
    with (real / "real" / "gold" / "amounts.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            text = (real / "real" / "articles" / f"{row['article_id']}.txt").read_bytes().decode("utf-8-sig")
            found = amounts(pipeline, text)
            if row["action"] and row["text"] in found:
                total += 1
                right += found[row["text"]].action in row["action"].split("|")
    assert total >= 15
    assert right / total >= 0.75

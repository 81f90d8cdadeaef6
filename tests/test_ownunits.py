"""Units that an article names without the body they belong to, and short forms of that body."""

import pytest
from reading import names

from pipeline.rules import Rules
from pipeline.segment import Segmenter

GROUP = "樟岭机械集团有限公司召开年会。集团公司党委作出决定。"
POLICE = "苍岭市公安局召开大会。"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # departments of a group, in a list, with their posts, when dismissed and when given a title
        (f"{GROUP}物资供应部部长李大山发言。", "樟岭机械集团有限公司物资供应部"),
        (f"{GROUP}技术中心牵头攻关。", "樟岭机械集团有限公司技术中心"),
        (f"{GROUP}免去王小明质检部部长职务。", "樟岭机械集团有限公司质检部"),
        (f"{GROUP}铸锻分公司、质检部被评为先进单位。", "铸锻分公司 樟岭机械集团有限公司质检部"),
        (f"{GROUP}授予铸锻分公司“先进单位”称号。", "铸锻分公司"),
        # units of a police bureau, a court, an institute
        (f"{POLICE}特警支队突击大队教导员王小明受奖。", "苍岭市公安局特警支队突击大队"),
        (f"{POLICE}李大山 看守所管教民警", "苍岭市公安局看守所"),
        ("苍岭县人民法院开会。民一庭庭长李大山、执行局副局长王小明获奖。", "苍岭县人民法院民一庭 苍岭县人民法院执行局"),
        ("樟岭水稻研究所表彰先进。我所育种成果多。水稻栽培室主任李大山受奖。", "樟岭水稻研究所水稻栽培室"),
        # a unit behind the word for its hospital
        ("苍岭县第一人民医院通过评审,该院卒中中心被命名为示范中心。", "苍岭县第一人民医院卒中中心"),
    ],
)
def test_units_of_the_articles_own_body(text: str, expected: str, rules: Rules, segmenter: Segmenter) -> None:
    found = [name for _, name in names(text, rules, segmenter)]
    assert found[-len(expected.split()) :] == expected.split()


@pytest.mark.parametrize(
    "text",
    [
        "樟岭机械集团有限公司捐款。西欧所占份额大,物流中心将建成。生物科技公司、研究中心负责人到会。",
        "苍岭县人民法院开庭审理,承办法官庭后表示支持。",
        f"{GROUP}各部门、有关中心和分公司都要学习。",
    ],
)
def test_what_is_no_unit_of_it(text: str, rules: Rules, segmenter: Segmenter) -> None:
    found = [written for written, _ in names(text, rules, segmenter)]
    assert not [written for written in found if written.endswith(("所", "中心", "部", "庭", "科技公司", "分公司"))]


@pytest.mark.parametrize(
    ("text", "short", "expected"),
    [
        ("苍岭市公安局开会。市局政治部主任讲话。", "市局政治部", "苍岭市公安局政治部"),
        ("苍岭市第二人民医院开会。市二院院长讲话。", "市二院", "苍岭市第二人民医院"),
        ("苍岭区人民医院获奖。区医院急诊科主任讲话。", "区医院急诊科", "苍岭区人民医院急诊科"),
        ("苍岭县人民医院开会。护理部宣读了院党委的决定。", "院党委", "苍岭县人民医院党委"),
        ("樟岭矿业集团有限公司开会。该集团有职工四千人。", "该集团", "樟岭矿业集团有限公司"),
        ("他任省农科院谷子研究所育种室主任,后任该所所长。", "该所", "省农科院谷子研究所"),
        # who confers an award, or where somebody once studied, is not meant
        ("苍岭县人民法院城关法庭庭长李大山被最高人民法院授予称号。该院有职工九十人。", "该院", "苍岭县人民法院"),
        ("苍岭市中医院妇科主任李大山曾在苍岭省人民医院进修。医院党委书记讲话。", "医院党委", "苍岭市中医院党委"),
        ("哈密市伊州区第三小学开会。区教育局局长到会。新疆有很多这样的学校。", "区教育局", "伊州区教育局"),
        ("樟岭出版社年度盘点。我社出版新书。", "我社", "樟岭出版社"),
        ("双龙种植专业合作社成立。该合作社带动农户。", "该合作社", "双龙种植专业合作社"),
        ("响岭镇双龙村脱贫。村党支部书记李大山发言。", "村党支部", "双龙村党支部"),
        ("羊圈河乡党委召开会议。乡党委副书记李大山发言。", "乡党委", "羊圈河乡党委"),
    ],
)
def test_short_forms_have_the_full_name(
    text: str, short: str, expected: str, rules: Rules, segmenter: Segmenter
) -> None:
    assert (short, expected) in names(text, rules, segmenter)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("樟岭职业技术学院\n关于表彰先进的决定\n授予机电工程学院“先进集体”称号。", "樟岭职业技术学院机电工程学院"),
        ("樟岭职业技术学院举行典礼。学院党委书记讲话。机电工程系主任李大山发言。", "樟岭职业技术学院机电工程系"),
        ("樟岭理工学院纪事。我院建校六十年。学生工作处处长王小明发言。", "樟岭理工学院学生工作处"),
    ],
)
def test_units_of_a_college(text: str, expected: str, rules: Rules, segmenter: Segmenter) -> None:
    assert names(text, rules, segmenter)[-1][1] == expected

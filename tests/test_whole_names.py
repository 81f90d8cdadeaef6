"""Names that their two ends make whole, names that an act tells, and the place beside a word of rank."""

import pytest
from reading import names

from pipeline.rules import Rules
from pipeline.segment import Segmenter


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # companies by place and legal form
        ("校友、苏州木月新材料股份有限公司副总经理到会", ["苏州木月新材料股份有限公司"]),
        ("常州欧木亿精密刀具股份有限公司签约", ["常州欧木亿精密刀具股份有限公司"]),
        ("北京市政府与久木新材料有限公司签约", ["北京市政府", "久木新材料有限公司"]),
        ("深圳山鸟电子有限公司海外营销部部长", ["深圳山鸟电子有限公司海外营销部"]),
        # firms that nothing at their end tells
        (
            "湖南木诺天成荣获奖章。该企业捐款,湖南木诺天成将继续",
            ["湖南木诺天成", "该企业", "湖南木诺天成"],
        ),
        ("湖南选手王大力荣获奖章。企业捐款,湖南选手王大力将继续", []),
        # funds, donors, units of villages, those who are sent
        ("由山石慈善基金主席李大海致辞,山石慈善基金将捐款", ["山石慈善基金", "山石慈善基金"]),
        ("“夜行人团队”捐出善款800元", ["夜行人团队"]),
        ("木岭镇上坪村卫生室王大海到会", ["木岭镇上坪村卫生室"]),
        ("海南木溪电子有限公司获奖,木溪有员工千人", ["海南木溪电子有限公司", "木溪"]),
        ("吉大二院王大海到会,中船重工七〇二所获奖", ["吉大二院", "中船重工七〇二所"]),
        ("选举王国华为会长", []),
        ("中国红十字会赴长沙医疗队返回", ["中国红十字会赴长沙医疗队"]),
        ("香港大学教授到会,全国医院管理会议召开", ["香港大学"]),
    ],
)
def test_what_is_a_name(text: str, expected: list[str], rules: Rules, segmenter: Segmenter) -> None:
    assert [written for written, _ in names(text, rules, segmenter)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # the place of the name beside it, and of its own line where the article speaks of two
        ("湖南省民政厅会同省总工会发文,湖北省妇联到会", ["湖南省民政厅", "湖南省总工会", "湖北省妇联"]),
        (
            "洪雅县教育局开会,县妇联到会。\n绥宁县教育局开会,县妇联到会。",
            ["洪雅县教育局", "洪雅县妇联", "绥宁县教育局", "绥宁县妇联"],
        ),
        # the name that is written, and the one of today
        ("襄阳市教育局开会,市妇联到会", ["襄阳市教育局", "襄阳市妇联"]),
        ("襄樊市教育局开会,市妇联到会", ["襄樊市教育局", "襄樊市妇联"]),
        ("富川瑶族自治县干部大会召开,县妇联到会", ["富川瑶族自治县妇联"]),
        # joined units: departments of a committee, schools of another place, the league beside the union
        ("中共襄阳市委组织部、宣传部发文", ["中共襄阳市委组织部", "中共襄阳市委宣传部"]),
        ("襄阳市总工会、团委、妇联发文", ["襄阳市总工会", "共青团襄阳市委", "襄阳市妇联"]),
        ("海淀区中关村小学、北京九中获奖", ["海淀区中关村小学", "北京九中"]),
        ("泰国华校董事联合会总会(董总)主席到会", ["泰国华校董事联合会总会"] * 2),
        # units of tax bureaus and of branches of the police
        (
            "国家税务总局青木市税务局开会,稽查局副局长到会",
            ["国家税务总局青木市税务局", "国家税务总局青木市税务局稽查局"],
        ),
        ("南京市公安局木山分局开会,刑侦大队获奖", ["南京市公安局木山分局", "南京市公安局木山分局刑侦大队"]),
    ],
)
def test_full_names(text: str, expected: list[str], rules: Rules, segmenter: Segmenter) -> None:
    assert [name for _, name in names(text, rules, segmenter)] == expected

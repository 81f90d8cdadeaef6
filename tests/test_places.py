"""Look-up of places: the code is right, or empty where the name does not decide."""

import csv
from pathlib import Path

import pytest

from pipeline.places import contains, levels_of, places, short_forms
from pipeline.process import default_folder
from pipeline.rules import RuleError, Rules, load_rules

CODES = [
    ("四川省", "510000"), ("四川", "510000"), ("泸州市", "510500"), ("泸州", "510500"), ("合江县", "510522"),
    ("泸州市纳溪区", "510503"), ("四川省泸州市合江县", "510522"), ("成都简阳", "510185"), ("北京市朝阳区", "110105"),
    ("天津市南开区", "120104"), ("重庆市", "500000"), ("重庆市綦江区", "500110"), ("楚雄州", "532300"),
    ("楚雄彝族自治州", "532300"), ("伊通县", "220323"), ("伊通满族自治县", "220323"), ("内蒙古", "150000"),
    ("新疆维吾尔自治区", "650000"), ("新疆", "650000"), ("广西", "450000"), ("香港", "810000"), ("澳门", "820000"),
    ("吉林省", "220000"), ("吉林市", "220200"), ("吉林", "220000"), ("长春市朝阳区", "220104"), ("仙桃市", "429004"),
    ("石河子市", "659001"), ("东莞市", "441900"), ("中山市", "442000"), ("儋州市", "460400"), ("巴塘县", "513335"),
    ("壤塘县", "513230"), ("西宁市湟中区", "630106"), ("阿坝州", "513200"), ("甘孜州", "513300"),
]  # fmt: skip
RENAMED = [
    ("密云县", "110118"), ("崇文区", "110101"), ("闸北区", "310106"), ("蓟县", "120119"), ("开县", "500154"),
    ("郫县", "510117"), ("襄樊市", "420600"), ("毕节地区", "520500"), ("普兰店市", "210214"), ("莱芜市", "370116"),
    ("胶南市", "370211"), ("章丘市", "370114"), ("绍兴县", "330603"), ("户县", "610118"), ("宜宾县", "511504"),
    ("长沙县", "430121"), ("四川天府新区", "510100"), ("苏州工业园区", "320500"),
]  # fmt: skip
AMBIGUOUS = ["朝阳区", "和平区", "鼓楼区", "新华区", "桥西区", "城区", "西湖区", "铁东区", "南山区", "青山区", "永定区"]
NO_PLACES = ["大学", "教育局", "", "南开", "合江", "和平", "北"]


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(default_folder("rules"))


@pytest.mark.parametrize(("name", "code"), CODES + RENAMED)
def test_a_name_has_its_code_also_inside_a_longer_name(rules: Rules, name: str, code: str) -> None:
    assert places(rules).code_at(name) == code
    assert places(rules).code_at(f"{name}人民政府") == code


def test_names_of_every_kind_have_the_right_code_or_none(rules: Rules) -> None:
    """places.csv: names written down by hand with the code of GB/T 2260 (2007 and the changes of the Ministry of Civil
    Affairs since), empty where the name alone does not decide. `former` are names that are no longer in use and have the
    code of what they became, `decided` ambiguous ones with the place that decides."""
    with Path(__file__).with_name("places.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    hard = [row for row in rows if row["kind"] in ("former", "ambiguous", "decided")]
    assert len({row["name"] for row in rows}) == len(rows) >= 200
    assert 2 * len(hard) >= len(rows)
    table = places(rules)
    wrong = [
        f"{row['name']}: {table.code_at(row['name'])}, not {row['code']}"
        for row in rows
        if table.code_at(row["name"]) != row["code"]
    ]
    assert len(wrong) <= 0.02 * len(rows), wrong


@pytest.mark.parametrize("name", AMBIGUOUS + NO_PLACES)
def test_what_is_open_has_no_code(rules: Rules, name: str) -> None:
    assert places(rules).code_at(name) == ""


@pytest.mark.parametrize(
    ("name", "context", "code"),
    [
        ("铁东区", "220300", "220303"),
        ("朝阳区", "110000", "110105"),
        ("合江", "510500", "510522"),
        ("合江", "370000", ""),
    ],
)
def test_the_article_decides_between_places_of_one_name(rules: Rules, name: str, context: str, code: str) -> None:
    assert places(rules).code_at(name, context) == code


def test_a_chain_holds_only_places_inside_one_another(rules: Rules) -> None:
    table = places(rules)
    text = "四川省泸州市合江县"
    assert [text[a:b] for a, b in table.chain(text)] == ["四川省", "泸州市", "合江县"]
    assert len(table.chain("四川省长沙市")) == 1


def test_short_forms_keep_what_makes_the_name() -> None:
    assert list(short_forms("楚雄彝族自治州")) == ["楚雄", "楚雄州"]
    assert list(short_forms("泸州市")) == ["泸州"]
    assert list(short_forms("唐县")) == []
    assert list(short_forms("积石山保安族东乡族撒拉族自治县")) == ["积石山", "积石山县"]


def test_levels() -> None:
    assert levels_of("510522") == ("510000", "510500", "510522")
    assert levels_of("110105") == ("110000", "", "110105")
    assert levels_of("") == ("", "", "")
    assert contains("510000", "510522")
    assert not contains("510500", "510000")


@pytest.mark.parametrize(
    "line", ["51050,泸州市,prefecture,", "510500,泸州市,city,", "510500,泸州市", "510599,旧县,county,510598"]
)
def test_a_wrong_line_is_refused_with_its_place(tmp_path: Path, line: str) -> None:
    (tmp_path / "divisions.csv").write_text(f"code,name,level,successor\n510000,四川省,province,\n{line}\n", "utf-8")
    (tmp_path / "a.yaml").write_text("about: nothing\n", "utf-8")
    with pytest.raises(RuleError) as refused:
        places(load_rules(tmp_path))
    assert [(p.file, p.line) for p in refused.value.problems] == [("divisions.csv", 3)]


def test_a_place_is_one_line(tmp_path: Path) -> None:
    (tmp_path / "divisions.csv").write_text("code,name,level,successor\n519999,青岭县,county,\n", "utf-8")
    (tmp_path / "a.yaml").write_text("about: nothing\n", "utf-8")
    assert places(load_rules(tmp_path)).code_at("青岭县教育局") == "519999"

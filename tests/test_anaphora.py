"""Honours whose award the clause leaves to the text: 获此奖, 获奖学生代表, 这5人分别是, results that are announced."""

import pytest
from reading import pairs


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("县里公布了“云溪名师”评选结果，教师周一帆荣膺此奖。", [("周一帆", "云溪名师")]),
        ("第五届云溪道德模范评选揭晓，周一帆等10人获此称号。", [("周一帆", "第五届云溪道德模范")]),
        (
            "云溪励志奖学金颁奖仪式在青石大学举行。100名品学兼优、热心公益的学子获此殊荣。",
            [("100", "云溪励志奖学金")],
        ),
        (
            "11月13日，“云溪教育基金”奖学金在青石大学颁奖，25名学子获奖。获奖学生代表周一帆发了言。",
            [("25", "“云溪教育基金”奖学金"), ("周一帆", "“云溪教育基金”奖学金")],
        ),
        (
            "2人获颁川西荣誉勋章。这2人分别是教师周一帆、医生林若溪。",
            [("周一帆", "川西荣誉勋章"), ("林若溪", "川西荣誉勋章")],
        ),
        ("每年有十人获得云溪名师奖。教师周一帆说，他希望获此奖。", []),
    ],
)
def test_awards_that_are_not_named_again(text: str, expected: list[tuple[str, str]]) -> None:
    assert [pair for pair in pairs(text) if pair[0] != "2"] == expected

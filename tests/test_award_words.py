"""Every award word stands in the ledger with what became of it."""

from pathlib import Path

import pytest

from pipeline.process import Pipeline
from pipeline.records import Article, AwardWord


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline(Path(__file__).parent.parent / "rules")


def words(pipeline: Pipeline, text: str) -> dict[str, str]:
    found = pipeline.read(Article("a", text))[1].award_words
    return {text[word.start : word.end]: word.disposition for word in found}


def test_an_honour_uses_its_words_and_is_referred_to(pipeline: Pipeline) -> None:
    text = "教师周建国荣获“优秀教师”称号。"
    found = pipeline.read(Article("a", text))[1].award_words
    assert found == (AwardWord(5, 7, "honour", "", ((2, 5),)), AwardWord(13, 15, "honour", "", ((2, 5),)))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("教师周建国未能获得一等奖。", {"获得": "negated", "等奖": "negated"}),
        ("白沙镇力争获得先进集体称号。", {"获得": "prospective", "先进集体": "prospective", "称号": "prospective"}),
        ("教师周建国获得快乐。", {"获得": "not_an_award"}),
        ("学校授予周建国硕士学位。", {"授予": "not_an_award"}),
        ("他们谈论金牌。", {"金牌": "not_an_award"}),
        ("获奖学生来了。", {"获奖": "not_an_award"}),
        ("什么也没有发生。", {}),
        ("校长为获奖学生颁奖。", {"获奖": "not_an_award"}),
        ("镇上能够获得补贴。", {"获得": "not_an_award"}),
        ("彩民获得一等奖。", {"获得": "not_an_award", "等奖": "not_an_award"}),
        ("发挥党员的先锋模范作用。", {"模范": "not_an_award"}),
        ("上届比赛，各队拿走了45枚金牌。", {"金牌": "not_an_award"}),
        ("冠军争夺战十分激烈。", {"冠军": "not_an_award"}),
        ("他因此获得“抢票教授”的外号。", {"获得": "not_an_award"}),
        ("我校获奖49项，其中一等奖13项。", {"获奖": "not_an_award", "等奖": "not_an_award"}),
        ("他被授予白沙大学名誉教授。", {"授予": "not_an_award"}),
        ("他是国家青年基金获得者。", {"获得": "not_an_award"}),
        ("该系统有下载、保存等功能。", {"等功": "not_an_award"}),
        ("2004年川西大学教学成果一等奖", {"等奖": "unresolved"}),
    ],
)
def test_dispositions(pipeline: Pipeline, text: str, expected: dict[str, str]) -> None:
    assert words(pipeline, text) == expected


def test_not_only_denies_nothing(pipeline: Pipeline) -> None:
    found = words(pipeline, "教师周建国不仅荣获“优秀教师”称号,还荣获川西工匠奖章。")
    assert set(found.values()) == {"honour"}


def test_no_word_of_the_list_is_left_out(pipeline: Pipeline) -> None:
    listed = list(pipeline.rules.words["award_words.words"])
    text = "。".join(listed) + "。"
    found = pipeline.read(Article("a", text))[1].award_words
    covered = {i for word in found for i in range(word.start, word.end)}
    assert covered == {i for i, character in enumerate(text) if character != "。"}


def test_the_shared_words_are_in_the_list(real: Path, pipeline: Pipeline) -> None:
    shared = (real / "award_words.txt").read_text(encoding="utf-8-sig").split()
    text = "。".join(shared)
    found = pipeline.read(Article("a", text))[1].award_words
    starts = {word.start for word in found}
    position = 0
    for word in shared:
        assert starts & set(range(position, position + len(word))), word
        position += len(word) + 1


def test_a_page_whose_person_only_its_title_names_tells_of_nobody() -> None:
    article = Article("a", "获奖成果\n\n2021年，获丹阳县优秀调研成果三等奖\n", title="周建国-丹阳大学")
    ledger = Pipeline().run([article])["ledger"]
    (row,) = ledger[ledger.text == "等奖"].itertuples()
    assert (row.disposition, row.reason) == ("unresolved", "whose it is only the page's title says")

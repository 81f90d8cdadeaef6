"""The examples of the rule files: all of the project's come out, and one that does not is told with its place."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.examples import Failure, check, listing, run_examples
from pipeline.gold import rows_of
from pipeline.process import Pipeline, default_folder
from pipeline.records import Article
from pipeline.rules import load_rules

PATTERN = """\
words:
  weight: {斤: "500"}
patterns:
  sum:
    find: '(?P<number>\\d+){weight}'
    note: a weight
    examples:
      - 买<3斤|number=3>米和<10斤>面
      - 三斤米
"""


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    return Pipeline()


@pytest.fixture
def failures(pipeline: Pipeline, tmp_path: Path) -> Callable[[str], list[str]]:
    """Runs the examples of one more rule file."""

    def run(text: str) -> list[str]:
        (tmp_path / "fruit.yaml").write_text(text, encoding="utf-8")
        return [str(failure) for failure in run_examples(pipeline, load_rules(tmp_path))]

    return run


Failures = Callable[[str], list[str]]


def test_every_example_of_the_project_comes_out(pipeline: Pipeline) -> None:
    found: list[Failure] = run_examples(pipeline)
    assert not found, "\n" + "\n".join(map(str, found))


def test_nothing_is_wrong_with_the_rules_of_the_project(pipeline: Pipeline) -> None:
    found = check(pipeline.rules)
    assert not found, "\n" + "\n".join(map(str, found))


def test_examples_of_a_pattern_are_matched_against_it(failures: Failures) -> None:
    assert failures(PATTERN) == []


@pytest.mark.parametrize(
    ("example", "message"),
    [
        ("买<3斤米>", "expected <3斤米>, found nothing there; found «3斤», which is not marked"),
        ("买<3斤|number=4>米", "at «3斤» expected number=4, found number=3"),
        ("买<3斤|unit=斤>米", "at «3斤» there is no column «unit»"),
        ("买3斤米", "found «3斤», which is not marked"),
        ("买<米>", "expected <米>, found nothing there"),
    ],
)
def test_what_does_not_come_out_is_told(failures: Failures, example: str, message: str) -> None:
    text = PATTERN + f"      - {example}\n"
    (failure,) = failures(text)
    assert failure.split("\n")[0] == f"fruit.yaml:10:9: fruit.sum: {message}"


def test_examples_of_a_file_with_a_table_go_through_the_pipeline(failures: Failures) -> None:
    text = "table: counts\nexamples:\n  - 全县新建<12所|value=12|unit=所|object=学校>学校\n  - 全县新建学校\n"
    assert failures(text) == []
    text = "table: counts\nexamples:\n  - 全县新建<12所|value=13>学校\n  - 全县新建12所学校\n  - <全县>新建学校\n"
    wrong, unmarked, missing = failures(text)
    assert wrong.startswith("fruit.yaml:3:5: fruit: at «12所» expected value=13, found value=12")
    assert unmarked.startswith("fruit.yaml:4:5: fruit: found «12所» by numbers.counted")
    assert missing.startswith("fruit.yaml:5:5: fruit: expected <全县>, found nothing there")


def test_a_relative_date_is_resolved_by_the_day_of_the_example(failures: Failures) -> None:
    text = "table: honours\nexamples:\n"
    text += "  - {text: '4月22日,县政府授予<李秀兰|awarded_on=2020-04-22>“岗位标兵”称号。', published_on: 2020-05-01}\n"
    assert failures(text) == []


def test_a_mark_may_stand_for_several_rows(failures: Failures) -> None:
    text = "table: honours\nexamples:\n"
    text += (
        "  - <李秀兰|award_title=岗位标兵|award_title=县劳动模范|honoree_kind=person>荣获“岗位标兵”“县劳动模范”称号。\n"
    )
    assert failures(text) == []
    (failure,) = failures(text.replace("|award_title=县劳动模范", ""))
    assert "found «李秀兰» (县劳动模范) by honours." in failure


def test_of_the_ledger_only_the_dispositions_that_a_file_marks_count(failures: Failures) -> None:
    text = "table: ledger\nexamples:\n  - <4月22日|disposition=date>来了12人。\n  - 来了12人。\n"
    assert failures(text) == []


def test_persons_are_compared_where_they_are_named(failures: Failures) -> None:
    (failure,) = failures("table: persons\nexamples:\n  - <李秀兰|name=王某>荣获“岗位标兵”称号。\n")
    assert "expected name=王某, found name=李秀兰" in failure


def test_a_word_is_named_as_the_owner_of_its_example(failures: Failures) -> None:
    text = "table: counts\nwords:\n  a:\n    - 甲: {example: 新建<1所|value=2>}\n"
    (failure,) = failures(text)
    assert failure.startswith("fruit.yaml:4:7: fruit.words.甲: ")


def test_a_pattern_may_be_matched_alone_where_its_file_has_a_table(failures: Failures) -> None:
    assert failures("table: counts\n" + PATTERN) != []
    assert failures("table: counts\n" + PATTERN.replace("    find:", "    alone: true\n    find:")) == []


def test_a_rule_written_in_python_has_its_own_table(failures: Failures) -> None:
    text = (
        "steps:\n  sums:\n    note: n\n    table: amounts\n    examples: [投入<3亿元|value=300000000>, 新建12所学校]\n"
    )
    assert failures(text) == []
    assert all("name a `table:`" in failure for failure in failures(text.replace("    table: amounts\n", "")))


def test_a_frame_without_a_table_is_told(failures: Failures) -> None:
    text = "frames:\n  f:\n    slots: '{person}'\n    examples: [<甲>, 乙]\n"
    assert all("name a `table:`" in failure for failure in failures(text))
    assert all("«table: sums»" in failure for failure in failures(text.replace("frames", "table: sums\nframes")))


def problems(folder: Path, text: str, sources: list[str]) -> list[str]:
    (folder / "fruit.yaml").write_text(text, encoding="utf-8")
    return [str(problem) for problem in check(load_rules(folder), sources)]


def test_check_tells_columns_and_tables_that_do_not_exist(tmp_path: Path) -> None:
    text = "table: counts\nexamples:\n  - 新建<12所|valeu=12>\n"
    (problem,) = problems(tmp_path, text, [])
    assert problem.startswith("fruit.yaml:3:5: the table counts has no column «valeu» → there are count_id,")
    assert problems(tmp_path, text.replace("valeu", "value"), []) == []
    assert problems(tmp_path, text.replace("counts", "sums"), [])[0].startswith(
        "fruit.yaml:1:1: no examples of «table: sums»"
    )


def test_check_tells_slow_patterns_and_idle_words_in_the_order_of_the_file(tmp_path: Path) -> None:
    text = "words:\n  a: [甲]\npatterns:\n  slow:\n    find: '(?:一+)+二'\n    examples: [<一二>, 三]\n"
    idle, slow = problems(tmp_path, text, [])
    assert idle.startswith("fruit.yaml:2:1: nothing uses the words «fruit.a»")
    assert slow.startswith("fruit.yaml:4:3: «fruit.slow» is slow")


def test_the_list_of_rules_has_places_notes_and_numbers_of_examples(tmp_path: Path) -> None:
    (tmp_path / "fruit.yaml").write_text(PATTERN, encoding="utf-8")
    words, pattern = listing(load_rules(tmp_path))
    assert (words.name, words.kind, words.note, words.line) == ("fruit.weight", "words", "1 words", 2)
    assert (pattern.name, pattern.kind, pattern.note, pattern.file, pattern.line, pattern.examples) == (
        *("fruit.sum", "pattern", "a weight", "fruit.yaml", 4, 2),
    )


def test_every_rule_of_a_row_is_listed(pipeline: Pipeline) -> None:
    names = {item.name for item in listing(pipeline.rules)}
    texts = [path.read_text(encoding="utf-8") for path in sorted((default_folder("corpus") / "articles").glob("*.txt"))]
    rows = rows_of(pipeline.arrow(Article(str(i), text) for i, text in enumerate(texts)))
    rules = {row.cells["rule"] for table in rows.values() for row in table if row.cells.get("rule")}
    assert len(rules) > 20
    assert rules <= names

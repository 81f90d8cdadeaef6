"""A user's own organisations and words, and what becomes of them."""

import subprocess
import sys
from pathlib import Path

import pandas as pd
import pytest

from pipeline import Article, Pipeline
from pipeline.user import UserFileError, read_authority, read_dictionary
from pipeline.wordcheck import check_words

TEXT = "青云向泸州市教体局捐款3万元。会后,该局局长麦芒芒说,青云宝业和青云大学教育基金会做了好事。"


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def honorroll(*arguments: str, cwd: Path) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "pipeline", *arguments]
    environment = {"PYTHONPATH": str(Path(__file__).parents[1]), "LANG": "en", "PYTHONUTF8": "1"}
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=cwd, env=environment)


@pytest.fixture
def authority(tmp_path: Path) -> Path:
    rows = "name,alias,id\n青云大学教育基金会,青云;青云基金,ORG-7\n泸州市教育和体育局,,ORG-8\n"
    return write(tmp_path / "own.csv", rows)


@pytest.fixture
def dictionary(tmp_path: Path) -> Path:
    return write(tmp_path / "words.txt", "青云宝业 10 nt\n麦芒芒 5 nr\n云上飞 n\n一带一路\n")


def mentions(tables: dict[str, pd.DataFrame]) -> dict[str, tuple[str, str]]:
    """Of each text that is a mention: the name and the identifier of the organisation."""
    rows = tables["organisation_mentions"].merge(tables["organisations"], on="organisation_id")
    return {row["text"]: (row["name"], row["organisation_id"]) for _, row in rows.iterrows()}


def test_the_list_wins_over_everything(authority: Path) -> None:
    found = mentions(Pipeline(authority=authority).run([Article("a", TEXT)]))
    assert found["青云"] == ("青云大学教育基金会", "ORG-7")
    assert found["青云大学教育基金会"] == ("青云大学教育基金会", "ORG-7")
    assert found["泸州市教体局"] == ("泸州市教育和体育局", "ORG-8")
    assert found["该局"] == ("泸州市教育和体育局", "ORG-8")
    assert "青云" not in mentions(Pipeline().run([Article("a", TEXT)]))


def test_an_alias_inside_a_longer_word_is_no_mention(tmp_path: Path) -> None:
    own = write(tmp_path / "own.csv", "id,name,alias\n1,青南大学,南大\n")
    found = Pipeline(authority=own).run([Article("a", "湖南大学的师生走过河南大桥,青云县也派人来。")])
    assert set(found["organisation_mentions"]["text"]) == {"湖南大学"}


def test_identifiers_reach_honours_and_posts(tmp_path: Path) -> None:
    own = write(tmp_path / "own.csv", "name,alias,id\n云岭县水务集团有限公司,云岭水务,W1\n")
    text = "云岭水务荣获“全国文明单位”称号,云岭水务副总经理李文华发言。云岭水务授予王大山“优秀员工”称号。"
    tables = Pipeline(authority=own).run([Article("a", text)])
    assert "W1" in set(tables["honours"]["honoree_id"].dropna())
    assert set(tables["posts"]["organisation_id"].dropna()) == {"W1"}
    assert "W1" in set(tables["honour_awarders"]["organisation_id"].dropna())
    assert list(tables["organisations"]["organisation_id"]).count("W1") == 1


def test_words_are_cut_and_named(dictionary: Path) -> None:
    pipeline = Pipeline(dictionary=dictionary)
    tables = pipeline.run([Article("a", TEXT)])
    assert "青云宝业" in mentions(tables)
    assert list(tables["persons"]["name"]) == ["麦芒芒"]
    assert "云上飞" in pipeline.segmenter.cut("看云上飞过")


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("a,b\n1,2\n", [(1, 1, "columns")]),
        ("name,alias,id\n甲,,1\n", [(2, 1, "name")]),
        ("name,alias,id\n青云集团,青云,2\n青云大学,青云,3\n", [(3, 2, "two_names")]),
        ("name,alias,id\n青云集团,,2\n青云集团,青云,3\n", [(3, 3, "two_ids")]),
        ("name,alias,id\n青云集团,a,b,c\n", [(2, 1, "too_many_cells")]),
        ('name,alias,id\n"青云集团,,2\n', [(2, 1, "csv")]),
    ],
)
def test_a_wrong_list_is_refused_with_its_place(
    rows: str, expected: list[tuple[int, int, str]], tmp_path: Path
) -> None:
    with pytest.raises(UserFileError) as refused:
        read_authority(write(tmp_path / "own.csv", rows))
    assert [(p.line, p.column, p.key) for p in refused.value.problems] == expected


def test_a_list_as_excel_writes_it(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_bytes("name,alias,id\r\n青云集团,青云,2\r\n".encode("gb18030"))
    assert read_authority(path).names == {"青云集团": "青云集团", "青云": "青云集团"}
    with pytest.raises(UserFileError):
        read_authority(tmp_path / "none.csv")


@pytest.mark.parametrize(
    ("line", "expected"),
    [("青云 x1 n", (1, "line")), ("青云 10 zzz", (7, "tag")), ("青 云 集 团", (1, "line"))],
)
def test_a_wrong_word_is_refused_with_its_place(line: str, expected: tuple[int, str], tmp_path: Path) -> None:
    with pytest.raises(UserFileError) as refused:
        read_dictionary(write(tmp_path / "words.txt", f"青云集团 3 nt\n{line}\n"))
    assert [(p.line, p.column, p.key) for p in refused.value.problems] == [(2, *expected)]


def test_a_word_given_twice_is_refused_where_the_lines_differ(tmp_path: Path) -> None:
    assert len(read_dictionary(write(tmp_path / "a.txt", "青云集团 3 nt\n青云集团 3 nt\n\n"))) == 1
    with pytest.raises(UserFileError):
        read_dictionary(write(tmp_path / "b.txt", "青云集团 3 nt\n青云集团 3 n\n"))


def test_a_word_is_told_of(dictionary: Path) -> None:
    pipeline = Pipeline(dictionary=dictionary)
    told = check_words(pipeline, ["青云宝业", "省委", "飞过云去"], "青云宝业和省委", dictionary)
    assert [report.effective for report in told] == [True, True, False]
    assert told[0].sources[0].where == f"{dictionary}:1"
    assert told[0].cut == "青云宝业/和/省委"
    assert (told[0].uses, told[0].whole, told[0].named) == (1, 1, 1)
    assert not told[2].sources
    in_rules = check_words(pipeline, ["荣获", "泸州市"])
    assert any(s.where.startswith("honours.yaml:") for s in in_rules[0].sources)
    assert any(s.where.startswith("divisions.csv:") for s in in_rules[1].sources)
    assert all(report.effective for report in in_rules)


def test_the_command_line_takes_both(authority: Path, dictionary: Path, tmp_path: Path) -> None:
    given = ("--authority", str(authority), "--dict", str(dictionary))
    write(tmp_path / "a.txt", TEXT)
    done = honorroll("run", "a.txt", "-o", "one", *given, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "ORG-7" in (tmp_path / "one" / "organisations.csv").read_text("utf-8")
    assert honorroll("run", "a.txt", "-o", "two", "-j", "2", *given, cwd=tmp_path).returncode == 0
    for table in ("organisations", "organisation_mentions", "persons"):
        assert (tmp_path / "one" / f"{table}.csv").read_bytes() == (tmp_path / "two" / f"{table}.csv").read_bytes()
    shown = honorroll("explain", "--text", TEXT, *given, cwd=tmp_path)
    assert "name=青云大学教育基金会" in shown.stdout
    assert honorroll("dict", "check", "青云宝业", "--dict", str(dictionary), cwd=tmp_path).returncode == 0
    unknown = honorroll("dict", "check", "飞过海去", "--lang", "zh", cwd=tmp_path)
    assert unknown.returncode == 1
    assert "没有生效" in unknown.stdout


@pytest.mark.parametrize("language", ["zh", "en"])
def test_what_is_wrong_is_told_in_the_users_language(language: str, tmp_path: Path) -> None:
    write(tmp_path / "own.csv", "name,alias,id\n甲,,1\n")
    done = honorroll("explain", "--lang", language, "--text", "青云", "--authority", "own.csv", cwd=tmp_path)
    assert done.returncode == 2
    assert "own.csv:2:1: " in done.stderr
    assert ("名称太短" in done.stderr) == (language == "zh")

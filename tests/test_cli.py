"""The commands as a user types them: what they write, what they say, how they end."""

import csv
import gzip
import importlib.metadata
import io
import json
import os
import shlex
import subprocess
import sys
from contextlib import chdir, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest
import typer

from pipeline.cli import command, main
from pipeline.messages import LANGUAGES, TEXTS, Messages, locale_language, take_language
from pipeline.process import checkout
from pipeline.summary import failures
from pipeline.tables import TABLES, TableBuilder

TEXT = "会上,省人民政府授予李文华等12名同志“全省扶贫先进个人”称号。全省共投入3.5亿元,资助学生2万余人次。\n"


@dataclass
class Done:
    """How a command ended and what it said."""

    returncode: int
    stdout: str
    stderr: str


def honorroll(*arguments, cwd, stdin=b"", **environment):
    """Run the command in this process."""
    settings = {"LANG": "C.UTF-8", "LC_ALL": "", "LC_MESSAGES": "", **environment}
    out, err = io.StringIO(), io.StringIO()
    with (
        patch.dict(os.environ, settings),
        patch.object(sys, "argv", ["honorroll", *map(str, arguments)]),
        patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin))),
        chdir(cwd),
        redirect_stdout(out),
        redirect_stderr(err),
        pytest.raises(SystemExit) as ended,
    ):
        main()
    return Done(ended.value.code or 0, out.getvalue(), err.getvalue())


def rows(path: Path):
    with path.open(encoding="utf-8-sig", newline="") as stream:
        return list(csv.DictReader(stream))


@pytest.fixture(scope="module")
def news(tmp_path_factory):
    folder = tmp_path_factory.mktemp("news")
    (folder / "a.txt").write_text(TEXT, encoding="utf-8")
    with gzip.open(folder / "b.jsonl.gz", "wt", encoding="utf-8") as stream:
        stream.write(json.dumps({"id": "b", "text": TEXT, "published_on": "2021年4月"}) + "\n")
    return folder


def test_run_writes_every_table_and_says_so(news, tmp_path):
    done = honorroll("run", news, "-", cwd=tmp_path, stdin=json.dumps({"text": TEXT}).encode())
    assert done.returncode == 0, done.stderr
    out = tmp_path / "honorroll-out"
    assert sorted(path.name for path in out.iterdir()) == sorted(
        ["datapackage.json", *(f"{name}.csv" for name in TABLES)]
    )
    assert [row["article_id"] for row in rows(out / "articles.csv")] == ["a", "b", "stdin#1"]
    assert [row["honoree_name"] for row in rows(out / "honours.csv")] == ["李文华"] * 3
    assert rows(out / "amounts.csv")[0]["value"] == "350000000"
    for word in ("3 articles", "honours", "李文华", "全省扶贫先进个人", "honorroll-out"):
        assert word in done.stdout
    assert "second" not in done.stdout + done.stderr


def test_the_module_is_the_command_and_bad_input_gives_no_traceback(tmp_path):
    (tmp_path / "junk.txt").write_bytes(bytes(range(256)) * 20)
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "run", "junk.txt", "-"],
        cwd=tmp_path,
        input=b'{"text": "\\ud800"}\n\xff\xfe\n{"text": "3"}',
        capture_output=True,
        check=False,
    )
    assert done.returncode == 3
    assert b"Traceback" not in done.stderr
    assert len(rows(tmp_path / "honorroll-out" / "failures.csv")) == 3
    assert len(rows(tmp_path / "honorroll-out" / "articles.csv")) == 1


def test_a_date_that_is_none_is_a_warning(tmp_path):
    (tmp_path / "r.jsonl").write_text(json.dumps({"id": "b", "text": TEXT, "published_on": "soon"}))
    done = honorroll("run", "r.jsonl", cwd=tmp_path)
    assert done.returncode == 0
    assert "publication date" in done.stderr
    (row,) = rows(tmp_path / "honorroll-out" / "articles.csv")
    assert (row["published_on"], row["published_on_basis"]) == ("", "invalid")


def test_two_runs_with_one_and_two_workers_are_the_same_bytes(news, tmp_path):
    seen = []
    for jobs in (1, 1, 2):
        done = honorroll("run", news, "-o", "out", "--format", "csv,parquet", "-j", jobs, cwd=tmp_path)
        seen.append((done.stdout, {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir()}))
    assert len(seen[0][1]) == 2 * len(TABLES) + 1
    assert seen[0] == seen[1] == seen[2]


def test_metadata_only_and_no_bom(news, tmp_path):
    (tmp_path / "m.csv").write_text("article_id,published_on\na,2020-05\nz,2020\n")
    done = honorroll("run", news, "--metadata", "m.csv", "--only", "articles,honours", "--no-bom", cwd=tmp_path)
    assert done.returncode == 0
    out = tmp_path / "honorroll-out"
    assert sorted(path.name for path in out.iterdir()) == ["articles.csv", "datapackage.json", "honours.csv"]
    assert (out / "articles.csv").read_bytes().startswith(b"article_id")
    row = rows(out / "articles.csv")[0]
    assert (row["published_on"], row["published_on_basis"]) == ("2020-05", "metadata")
    assert "no article's: z" in done.stderr


def test_inputs_that_fail_stand_in_failures_and_the_rest_is_written(news, tmp_path):
    (tmp_path / "empty.txt").write_bytes(b"")
    done = honorroll("run", "empty.txt", news, "missing.txt", cwd=tmp_path)
    assert done.returncode == 3
    assert [row["source"] for row in rows(tmp_path / "honorroll-out" / "failures.csv")] == ["empty.txt", "missing.txt"]
    assert len(rows(tmp_path / "honorroll-out" / "articles.csv")) == 2
    assert "missing.txt: there is no such file" in done.stderr
    assert honorroll("run", "missing.txt", cwd=tmp_path).returncode == 3


def test_nothing_to_read_is_4_and_writes_nothing(tmp_path):
    (tmp_path / "empty").mkdir()
    done = honorroll("run", "empty", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (4, "")
    assert "Nothing was found" in done.stderr
    assert not (tmp_path / "honorroll-out").exists()


@pytest.mark.parametrize(
    ("arguments", "word"),
    [
        (["run", "--format", "xls"], "csv, parquet"),
        (["run", "--only", "honors"], "honours"),
        (["run", "--segmenter", "mecab"], "rjieba"),
        (["run", "--metadata", "gone.csv"], "gone.csv"),
        (["run", "--rules", "gone"], "gone"),
        (["run", "-j", "0"], "--jobs"),
        (["run", "--lang", "fr"], "zh, en"),
        (["explain"], "--text"),
        (["evaluate", "--gold", "gone"], "gone"),
        (["rules", "check", "gone"], "gone"),
    ],
)
def test_wrong_usage_is_2_and_says_what_is_right(tmp_path, arguments, word):
    done = honorroll(*arguments, cwd=tmp_path)
    assert done.returncode == 2
    assert word in done.stderr


def test_a_place_that_cannot_be_written_is_2(news, tmp_path):
    (tmp_path / "file").write_text("")
    done = honorroll("run", news, "-o", "file", cwd=tmp_path)
    assert done.returncode == 2
    assert "Cannot write" in done.stderr


def test_a_broken_rule_is_named_with_its_place(tmp_path):
    (tmp_path / "rules").mkdir()
    (tmp_path / "rules" / "bad.yaml").write_text("words:\n  a: [一, 一]\n")
    for arguments in (["run", "--rules", "rules"], ["rules", "check", "rules"]):
        done = honorroll(*arguments, cwd=tmp_path)
        assert done.returncode == 2
        assert "bad.yaml:2:" in done.stderr


def test_without_input_outside_a_checkout_the_demonstration_is_read(tmp_path):
    done = honorroll("run", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    articles = rows(tmp_path / "honorroll-out" / "articles.csv")
    assert articles
    assert all(row["source"] == f"corpus/articles/{row['article_id']}.txt" for row in articles)


def test_the_committed_outputs_are_current(tmp_path):
    project = checkout()
    if project is None:
        pytest.skip("outputs/ stand in the checkout only")
    done = honorroll("run", "-o", tmp_path / "out", cwd=project)
    assert done.returncode == 0, done.stderr
    written = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    committed = {path.name: path.read_bytes() for path in (project / "outputs").iterdir()}
    assert sorted(committed) == sorted(written)
    for name, data in written.items():
        assert committed[name] == data, f"outputs/{name} is not what `honorroll run` writes now: run it and commit"


def test_explain_names_rules_and_reasons(tmp_path):
    done = honorroll("explain", "--text", TEXT, cwd=tmp_path)
    assert done.returncode == 0
    assert "3.5亿元" in done.stdout
    assert "amounts" in done.stdout
    (tmp_path / "a.txt").write_text("县里4月22日共投入3元。", encoding="utf-8")
    dated = honorroll("explain", "a.txt", "--published-on", "2021-05", cwd=tmp_path)
    assert "2021-05" in dated.stdout
    assert honorroll("explain", "gone.txt", cwd=tmp_path).returncode == 3


def test_messages_are_in_the_language_of_the_user(news, tmp_path):
    english = honorroll("run", news, cwd=tmp_path).stdout
    by_locale = honorroll("run", news, cwd=tmp_path, LANG="zh_CN.UTF-8").stdout
    by_option = honorroll("run", news, "--lang", "zh", cwd=tmp_path).stdout
    assert by_locale == by_option != english
    assert "2 篇文章" in by_locale
    assert "2 articles" in honorroll("--lang=en", "run", news, cwd=tmp_path, LANG="zh_CN.UTF-8").stdout


def test_version(tmp_path):
    shown = honorroll("--version", cwd=tmp_path)
    assert (shown.returncode, shown.stdout) == (0, f"honorroll {importlib.metadata.version('honorroll')}\n")


def test_language_of_locale_and_option():
    assert locale_language({"LC_ALL": "zh_TW.UTF-8", "LANG": "en_GB"}) == "zh"
    assert locale_language({"LANG": "de_DE.UTF-8"}) == "en"
    assert take_language(["run", "--lang", "zh", "a", "--", "--lang", "x"]) == ("zh", ["run", "a", "--", "--lang", "x"])
    assert take_language(["run"]) == (None, ["run"])


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_command_and_option_is_explained(language):
    def explained(made, path):
        assert made.help, path
        for parameter in made.get_params(typer.Context(made)):
            assert parameter.help, f"{path} {parameter.name}"
        for name, below in getattr(made, "commands", {}).items():
            explained(below, f"{path} {name}")

    explained(command(language), "honorroll")


def test_every_message_is_there_in_both_languages():
    for key, (chinese, english) in TEXTS.items():
        assert any("一" <= c <= "鿿" for c in chinese), key
        assert english.isascii() or "«" in english or "…" in english or "日" in english, key
    assert set(TABLES) <= {key.removeprefix("table.") for key in TEXTS if key.startswith("table.")}


def test_a_long_list_of_failures_is_cut():
    builder = TableBuilder()
    for i in range(12):
        builder._add("failures", source=f"f{i}", stage="read", error="Odd", message="why")
    told = failures(builder.tables(), Messages("en"))
    assert told[0].startswith("12 ")
    assert told[1] == "  f0: why"
    assert len(told) == 12
    assert "2 more" in told[-1]


def test_a_reader_that_wants_no_more_is_no_error(tmp_path):
    told = tmp_path / "stderr"
    line = f"{shlex.quote(sys.executable)} -m pipeline rules list 2>{shlex.quote(str(told))} | head -1"
    done = subprocess.run(line, shell=True, capture_output=True, text=True, check=True)
    assert done.stdout.count("\n") == 1
    assert told.read_text() == ""

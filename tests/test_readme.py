"""What README shows is true: its Python runs, its console sessions print what they say, its commands exist."""

import os
import re
import shlex
import subprocess
import sys

import pytest
import typer

from pipeline.cli import command
from pipeline.process import checkout

PROJECT = checkout()
README = (PROJECT / "README.md").read_text(encoding="utf-8") if PROJECT else ""
pytestmark = pytest.mark.skipif(not README, reason="README stands in the checkout only")
BLOCK = re.compile(r"^```(\w+)\n(.*?)^```", re.MULTILINE | re.DOTALL)


def blocks(kind):
    found = [(README[: m.start()].count("\n") + 1, m[2]) for m in BLOCK.finditer(README) if m[1] == kind]
    return [pytest.param(code, id=f"line {line}") for line, code in found]


@pytest.mark.parametrize("code", blocks("python"))
def test_python_blocks_run(code):
    exec(compile(code, "README.md", "exec"), {})


@pytest.mark.parametrize("session", blocks("console"))
def test_console_blocks_print_what_they_say(session, tmp_path):
    for part in re.split(r"^\$ ", session, flags=re.MULTILINE)[1:]:
        line, _, expected = part.partition("\n")
        folder = os.environ["PATH"]
        (tmp_path / "honorroll").write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m pipeline "$@"\n')
        (tmp_path / "honorroll").chmod(0o755)
        done = subprocess.run(
            line,
            shell=True,
            cwd=PROJECT,
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PATH": f"{tmp_path}{os.pathsep}{folder}", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"},
        )
        assert plain(done.stdout + done.stderr) == plain(expected), line


def plain(text):
    return [line.rstrip() for line in text.strip().splitlines()]


def test_the_accuracy_that_is_shown_is_what_is_measured():
    done = subprocess.run(
        [sys.executable, "-m", "pipeline", "evaluate", "--summary", "--format", "md"],
        cwd=PROJECT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() in README


def typed_commands():
    for param in blocks("bash"):
        for line in param.values[0].splitlines():
            for one in re.split(r"&&|;", line.split(" #")[0]):
                words = shlex.split(one)
                if words and words[0].rsplit("/", 1)[-1] == "honorroll":
                    yield words[1:]


@pytest.mark.parametrize("words", list(typed_commands()), ids=" ".join)
def test_commands_and_options_exist(words):
    made = command("en")
    while made and (subcommands := getattr(made, "commands", None)):
        assert words, "a command is missing"
        made, words = subcommands[words[0]], words[1:]
    made.make_context("honorroll", list(words), parent=typer.Context(command("en")))

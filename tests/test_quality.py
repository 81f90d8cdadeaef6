"""What every change must pass besides the tests: style, types, and the check of the rules."""

import subprocess
import sys

import pytest

from pipeline.process import checkout


@pytest.mark.parametrize(
    "command",
    [
        ["ruff", "check", "."],
        ["ruff", "format", "--check", "."],
        ["mypy"],
        ["pipeline", "rules", "check"],
    ],
    ids=" ".join,
)
def test_quality(command):
    project = checkout()
    if project is None:
        pytest.skip("the sources stand in the checkout only")
    done = subprocess.run([sys.executable, "-m", *command], cwd=project, capture_output=True, text=True, check=False)
    assert done.returncode == 0, f"{' '.join(command)}\n{done.stdout}\n{done.stderr}"

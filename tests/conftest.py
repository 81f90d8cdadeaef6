"""What tests share: the project's rules, a segmenter that knows them, real documents that are not part of the project."""

import os
from pathlib import Path

import pytest

from pipeline.process import default_folder
from pipeline.rules import Rules, load_rules
from pipeline.segment import Segmenter, make_segmenter, user_words


@pytest.fixture(scope="session")
def real() -> Path:
    """The folder with seed/, real/, peers/ and pages/, named by HONORROLL_REAL; without it the test is skipped."""
    folder = os.environ.get("HONORROLL_REAL")
    if not folder:
        pytest.skip("HONORROLL_REAL is not set: no real documents here")
    path = Path(folder)
    if not (path / "real").is_dir():
        pytest.skip(f"HONORROLL_REAL names {path}, which holds no folder real/")
    return path


@pytest.fixture(scope="session")
def rules() -> Rules:
    """The project's own rules."""
    return load_rules(default_folder("rules"))


@pytest.fixture(scope="session")
def segmenter(rules: Rules) -> Segmenter:
    """A segmenter that knows the rules' words."""
    return make_segmenter("jieba", user_words(rules))

"""What tests share: real documents that are not part of the project."""

import os
from pathlib import Path

import pytest


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

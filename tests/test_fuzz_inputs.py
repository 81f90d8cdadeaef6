"""A few hundred mutated files of every format; `tests/bench/fuzz_inputs.py` runs ten thousand."""

import importlib.util
from pathlib import Path

from pipeline.process import Pipeline
from pipeline.readers import apart

SCRIPT = Path(__file__).parent / "bench" / "fuzz_inputs.py"


def test_mutated_files_are_read_or_fail_with_a_reason(monkeypatch):
    monkeypatch.setattr(apart, "SECONDS", apart.SECONDS)  # the script shortens it
    spec = importlib.util.spec_from_file_location("fuzz_inputs", SCRIPT)
    fuzz = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(fuzz)
    became, faults = fuzz.run(280, seed=20, pipeline=Pipeline())
    assert faults == []
    assert sum(times for name, times in became.items() if name.endswith(" read")) > 80
    assert sum(times for name, times in became.items() if name.endswith(" failed")) > 80

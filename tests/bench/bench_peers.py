"""This project, JioNLP and Recognizers-Text on the same published cases, and the speed of reading money, in one run.

    python tests/bench/bench_peers.py ../shared [ENVIRONMENT]

The folder holds `peers/` and `real/pool.jsonl.gz`. The other projects live in an environment of their own, which the
script makes with pip where it is not there yet (ENVIRONMENT, .venv-peers by default); they are no dependency. Where it cannot be
made the script says so and shows this project alone.

An item counts as right or wrong by our conventions (see `peers.py`); the items where those differ knowingly are outside
for all, by class. `-`: the project has no reader of that dimension.
"""

import gzip
import json
import subprocess
import sys
import tempfile
import time
import venv
from collections import Counter
from decimal import Decimal, InvalidOperation
from pathlib import Path

import peers
from rich.console import Console
from rich.table import Table

from pipeline import find_numerals

# Recognizers needs the old interface of emoji and does not say so.
PACKAGES = ("jionlp", "recognizers-text-suite", "emoji<2")
BYTES = 1_000_000
ROUNDS = 3


def environment(folder: Path) -> tuple[Path | None, str]:
    """The Python of an environment with the other projects, made where it is missing, or the reason why there is none."""
    python = folder / "bin" / "python"
    try:
        if not python.exists():
            venv.create(folder, with_pip=True)
        check = [str(python), "-c", "import jionlp, recognizers_date_time, recognizers_number_with_unit"]
        if subprocess.run(check, capture_output=True, check=False).returncode:
            install = [str(python), "-m", "pip", "install", "-q", *PACKAGES]
            done = subprocess.run(install, capture_output=True, text=True, check=False)
            if done.returncode:
                return None, done.stderr.strip()[-300:]
    except (OSError, subprocess.SubprocessError) as problem:
        return None, str(problem)
    return python, ""


def worker(python: Path, *arguments: str, given: str = "") -> object:
    script = Path(__file__).with_name("peers_worker.py")
    done = subprocess.run(
        [str(python), str(script), *arguments], input=given, capture_output=True, text=True, check=True
    )
    return json.loads(done.stdout)


def judged(items: list[peers.Item], answers: list[dict]) -> list[peers.Verdict | None]:
    """The verdicts on what another project found; None where it has no reader."""
    names = {
        item.expected["peer_unit"]: item.expected["unit_or_currency"]
        for item in items
        if item.expected and item.expected.get("peer_unit")
    }
    verdicts: list[peers.Verdict | None] = []
    for item, answer in zip(items, answers, strict=True):
        rows = answer["rows"]
        if rows is None:
            verdicts.append(None)
        elif item.dimension in peers.TIMES:
            dates = [
                peers.FoundDate(r["start"], r["end"], *(_iso(r[name]) for name in ("first", "last"))) for r in rows
            ]
            verdicts.append(peers.judge_date(item, dates))
        else:
            found = [
                peers.Found(
                    r["start"], r["end"], *(_decimal(r[name]) for name in ("value", "low", "high")), unit=r["unit"],
                    currency=names.get(r["currency"], r["currency"]), kind=r["kind"], core=(r["start"], r["end"]),
                )
                for r in rows
            ]  # fmt: skip
            verdicts.append(peers.judge(item, found))
    return verdicts


def _iso(written: str) -> str:
    try:
        peers.days_of(written)
    except (ValueError, OverflowError):
        return ""
    return written


def _decimal(written: object) -> Decimal | None:
    try:
        return None if written in (None, "", "-") else Decimal(str(written))
    except InvalidOperation:
        return None


def agreement(console: Console, folder: Path, python: Path | None) -> None:
    """The table of agreement, the classes outside and what is wrong with ours."""
    items = [item for item in peers.items(folder, (*peers.NUMBERS, *peers.TIMES)) if peers.is_stated(item)]
    ours = [peers.ours(item) for item in items]
    others: dict[str, list[peers.Verdict | None]] = {}
    if python is not None:
        cases = [{"dimension": i.dimension, "text": i.text, "reference": peers.reference_of(i)} for i in items]
        found = worker(python, "cases", given=json.dumps(cases))
        others = {name: judged(items, answers) for name, answers in found.items()}  # type: ignore[attr-defined]
    view = Table(title=f"agreement on the cases of {folder}, by our conventions")
    for name in ("dimension", "items", "outside", "judged", "honorroll", *others):
        view.add_column(name, justify="right" if name != "dimension" else "left")
    for dimension in (*peers.NUMBERS, *peers.TIMES):
        places = [i for i, item in enumerate(items) if item.dimension == dimension]
        inside = [i for i in places if ours[i].verdict in ("right", "wrong")]
        cells = [
            _share([ours[i] for i in inside]),
            *(_share([verdicts[i] for i in inside]) for verdicts in others.values()),
        ]
        view.add_row(dimension, str(len(places)), str(len(places) - len(inside)), str(len(inside)), *cells)
    console.print(view)
    outside = Counter((one.item.dimension, one.verdict) for one in ours if one.verdict not in ("right", "wrong"))
    reasons = Table(title="outside, by class")
    for name in ("dimension", "class", "items", "reason"):
        reasons.add_column(name)
    for (dimension, name), count in sorted(outside.items()):
        reasons.add_row(
            dimension, name, str(count), (peers.TIME_CLASSES if dimension in peers.TIMES else peers.CLASSES)[name]
        )
    console.print(reasons)
    for one in ours:
        if one.verdict == "wrong":
            surface = one.item.expected["surface"] if one.item.expected else "nothing"
            console.print(
                f"wrong: {one.item.case} {one.item.text!r}: expected {surface}, found {one.detail}", markup=False
            )


def _share(verdicts: list[peers.Verdict | None]) -> str:
    if not verdicts or any(one is None for one in verdicts):
        return "-"
    right = sum(one is not None and one.verdict == "right" for one in verdicts)
    return f"{right} ({right / len(verdicts):.1%})"


def speed(console: Console, pool: Path, python: Path | None) -> None:
    """Seconds over one megabyte of articles, each read alone."""
    texts, size = [], 0
    with gzip.open(pool, "rt", encoding="utf-8") as file:
        for line in file:
            texts.append(json.loads(line)["text"])
            size += len(texts[-1].encode())
            if size >= BYTES:
                break
    find_numerals("3元")
    spent = {}
    for name, kind in (("find_numerals, money only", "money"), ("find_numerals, everything", "")):
        spent[name] = min(_seconds(texts, kind) for _ in range(ROUNDS))
    if python is not None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "texts.json"
            path.write_text(json.dumps(texts), encoding="utf-8")
            spent["jionlp extract_money"] = float(worker(python, "speed", str(path)))  # type: ignore[arg-type]
    view = Table(title=f"{len(texts)} articles, {size:,} bytes")
    for name in ("", "seconds", "times as fast as jionlp"):
        view.add_column(name, justify="right" if name else "left")
    for name, seconds in spent.items():
        ratio = f"{spent['jionlp extract_money'] / seconds:.1f}" if python is not None else "-"
        view.add_row(name, f"{seconds:.4f}", ratio)
    console.print(view)


def _seconds(texts: list[str], kind: str) -> float:
    begun = time.perf_counter()
    for text in texts:
        find_numerals(text, kind=kind)
    return time.perf_counter() - begun


def main(shared: Path, folder: Path = Path(".venv-peers")) -> None:
    """Print the tables."""
    console = Console(width=150)
    python, problem = environment(folder)
    if python is None:
        console.print(
            f"JioNLP and Recognizers-Text could not be installed, so they are not in the tables: {problem}",
            markup=False,
        )
    agreement(console, shared / "peers", python)
    speed(console, shared / "real" / "pool.jsonl.gz", python)


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(*map(Path, sys.argv[1:3]))

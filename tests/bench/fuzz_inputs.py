"""Mutated files of every input format through reading and extraction: no traceback, no hang, each in tables or failures.

    python tests/bench/fuzz_inputs.py [NUMBER] [SEED]

Prints what became of them, and ends with 1 where a file raised something, vanished, or took longer than the limit.
"""

import io
import random
import sys
import tempfile
import time
import zipfile
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

import samples

from pipeline.process import Pipeline
from pipeline.read import read
from pipeline.readers import apart

PACKED = (".docx", ".xlsx", ".zip")
PIECES = (
    b"\x00",
    b"\xff\xfe",
    b"<!DOCTYPE a>",
    b"{" * 50,
    b"[" * 50,
    b'"',
    b"\n",
    b"]]>",
    b"&#0;",
    b"<div>" * 50,
    b"%PDF",
    b"PK\x03\x04",
    b"-1",
    b"9" * 40,
)
BATCH = 200
SECONDS = 20.0


def mutated(data: bytes, draw: random.Random) -> bytes:
    """`data` with one to six changes: bytes flipped, stretches cut, doubled, moved or overwritten, pieces put in."""
    for _ in range(draw.randint(1, 6)):
        size = len(data)
        at, length = draw.randint(0, size), draw.choice((1, 2, 8, 64, 512))
        change = draw.randint(0, 6)
        if change == 0 and size:
            one = bytearray(data)
            for _ in range(draw.choice((1, 3, 20))):
                one[draw.randrange(size)] ^= 1 << draw.randrange(8)
            data = bytes(one)
        elif change == 1:
            data = data[:at] + data[at + length :]
        elif change == 2:
            data = data[: at + length] + data[at:]
        elif change == 3:
            data = data[:at] + draw.choice(PIECES) + data[at:]
        elif change == 4:
            data = data[:at] + draw.randbytes(length) + data[at + length :]
        elif change == 5:
            data = data[:at] if draw.random() < 0.3 else data
        else:
            other = draw.randint(0, size)
            data = data[:at] + data[other : other + length] + data[at:]
    return data


def variant(suffix: str, data: bytes, draw: random.Random) -> bytes:
    """A mutated file; of packed formats often a member, packed again, so that what is inside is reached."""
    if suffix in PACKED and draw.random() < 0.7:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            members = {name: package.read(name) for name in package.namelist()}
        name = draw.choice(sorted(members))
        return samples.zipped(members | {name: mutated(members[name], draw)})
    return mutated(data, draw)


def run(number: int, seed: int, pipeline: Pipeline) -> tuple[Counter[str], list[str]]:
    """What became of `number` mutated files, and what went wrong."""
    draw = random.Random(seed)
    formats = sorted(samples.every_format().items())
    apart.SECONDS = SECONDS
    became: Counter[str] = Counter()
    faults: list[str] = []
    for first in range(0, number, BATCH):
        with tempfile.TemporaryDirectory() as folder:
            files = {}
            for i in range(first, min(first + BATCH, number)):
                suffix, data = formats[i % len(formats)]
                file = Path(folder, f"{i:05}{suffix}")
                files[str(file)] = suffix
                file.write_bytes(variant(suffix, data, draw))
            faults += _read(folder, files, pipeline, became)
    return became, faults


def _read(folder: str, files: dict[str, str], pipeline: Pipeline, became: Counter[str]) -> list[str]:
    faults = []
    begun = time.monotonic()
    try:
        items = list(read([folder]))
        tables = pipeline.arrow(items)
    except Exception as error:
        return [f"{folder}: {type(error).__name__}: {error}"]
    if time.monotonic() - begun > len(files) * 2 + SECONDS * 3:
        faults.append(f"{folder}: took {time.monotonic() - begun:.0f} s")
    told = set(tables["articles"]["article_id"].to_pylist())
    places = set(tables["failures"]["source"].to_pylist())
    for file, suffix in files.items():
        stem = Path(file).name.removesuffix(suffix)
        in_tables = any(name == stem or name.startswith((f"{stem}#", f"{stem}/", f"{stem}.")) for name in told)
        failed = [place for place in places if place == file or place.startswith((f"{file}#", f"{file}/"))]
        if not in_tables and not failed and not _has_own_id(items, file):
            faults.append(f"{file} vanished")
        became[f"{suffix} {'read' if in_tables else 'failed'}"] += 1
    for row in tables["failures"].to_pylist():
        became[f"failure {row['error']}"] += 1
        if row["stage"] != "read" or row["error"] == "TooSlow":
            faults.append(f"{row['source']}: {row['stage']} {row['error']} {row['message']}")
    return faults


def _has_own_id(items: list, file: str) -> bool:
    """Whether a record of the file bears an id or a source of its own."""
    return file.endswith((".jsonl", ".json", ".csv", ".tsv", ".xlsx", ".parquet", ".gz")) and any(
        getattr(item, "published_on_basis", "") == "record" for item in items
    )


def main() -> int:
    number, seed = (int(word) for word in (*sys.argv[1:3], *("10000", "1")[len(sys.argv) - 1 :]))
    begun = time.monotonic()
    became, faults = run(number, seed, Pipeline())
    for name, times in sorted(became.items()):
        print(f"{times:6} {name}")
    for fault in faults:
        print(fault)
    print(f"{number} files in {time.monotonic() - begun:.0f} s, {len(faults)} faults")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())

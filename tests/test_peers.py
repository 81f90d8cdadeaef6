"""Agreement with the published cases of other projects, where the conventions are the same; see bench/peers.py."""

from pathlib import Path

import pytest
from bench import peers


@pytest.mark.parametrize(
    ("dimension", "wanted"),
    [
        ("number", 0.98),
        ("money", 0.98),
        ("percent", 0.98),
        ("count", 0.98),
        ("ordinal", 0.98),
        ("date", 0.95),
        ("period", 0.95),
    ],
)
def test_we_agree_with_the_peers(real: Path, dimension: str, wanted: float) -> None:
    items = [item for item in peers.items(real / "peers", [dimension]) if peers.is_stated(item)]
    verdicts = [peers.ours(item) for item in items]
    judged = [one for one in verdicts if one.verdict in ("right", "wrong")]
    wrong = [f"{one.item.case}: {one.detail}" for one in judged if one.verdict == "wrong"]
    assert len(wrong) <= (1 - wanted) * len(judged), wrong


def test_every_class_outside_is_named_with_its_reason(real: Path) -> None:
    for dimensions, classes in ((peers.NUMBERS, peers.CLASSES), (peers.TIMES, peers.TIME_CLASSES)):
        items = [item for item in peers.items(real / "peers", dimensions) if peers.is_stated(item)]
        named = {peers.ours(item).verdict for item in items} - {"right", "wrong"}
        assert named <= set(classes)

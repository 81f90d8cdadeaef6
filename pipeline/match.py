"""One-to-one matching that depends on what is matched, not on the order in which it comes."""

from collections import deque
from collections.abc import Iterable, Mapping
from typing import Any

Edge = tuple[Any, int, int]
"""(rank, left, right): the pair left–right may be made; the lowest rank is the best."""


def best_first(edges: Iterable[Edge]) -> dict[int, int]:
    """Pairs left → right, taking the best edge whose ends are both free, again and again."""
    pairs: dict[int, int] = {}
    taken: set[int] = set()
    for _, left, right in sorted(edges):
        if left not in pairs and right not in taken:
            pairs[left] = right
            taken.add(right)
    return pairs


def most(edges: Iterable[Edge]) -> dict[int, int]:
    """As many pairs left → right as the edges allow, beginning with the best ones."""
    ordered = sorted(edges)
    pairs = best_first(ordered)
    beside: dict[int, list[int]] = {}
    for _, left, right in ordered:
        beside.setdefault(left, []).append(right)
    for left in beside:
        if left not in pairs:
            _augment(left, beside, pairs)
    return pairs


def _augment(left: int, beside: Mapping[int, list[int]], pairs: dict[int, int]) -> None:
    """Pair `left` by moving others to another of their edges, where a chain of moves ends at a free one (Berge)."""
    owner = {right: one for one, right in pairs.items()}
    came_from: dict[int, int] = {}
    queue = deque([left])
    while queue:
        current = queue.popleft()
        for right in beside[current]:
            if right in came_from:
                continue
            came_from[right] = current
            if right in owner:
                queue.append(owner[right])
                continue
            free: int | None = right
            while free is not None:
                one = came_from[free]
                before = pairs.get(one)
                pairs[one] = free
                free = before
            return

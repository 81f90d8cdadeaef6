"""The institution that a short inner unit belongs to: 甲局 of 甲局局长张三、办公室主任李四."""

import re
from functools import cache

from pipeline.places import Places, places
from pipeline.resolve.namedunits import party_body_at_end
from pipeline.rules import Rules

_MOST_BEFORE_WHOLE = 6
_MOST_BEFORE_INNER = 10


class Institutions:
    """Takes the institution out of a name and puts an inner unit behind it."""

    def __init__(self, rules: Rules) -> None:
        """Compile the words of `rules`."""
        whole = rules.alternation("posts.institutions")
        never = rules.alternation("posts.institutions_inside")
        inner = rules.alternation("posts.inner_units")
        self._institution = re.compile(f"(?P<institution>.*{whole}).*")
        """A whole institution, greedy, and what stands after it in a longer name."""
        self._inner = re.compile(
            f"(?!.{{2,{_MOST_BEFORE_WHOLE}}}{never})[^省市县区镇乡村]{{0,{_MOST_BEFORE_INNER}}}{inner}"
        )
        self._higher = tuple(rules.words["posts.higher_units"])
        self._party = party_body_at_end(rules)
        self._places: Places = places(rules)

    def is_inner(self, written: str) -> bool:
        """Whether a unit's name can be that of a part of another, and is of no place and no higher body."""
        if not self._inner.fullmatch(written) or written.startswith(self._higher):
            return False
        return written[:2] not in self._places.names

    def with_head(self, written: str, before: str) -> str:
        """A short inner unit (人民武装部) with the institution that `before` names in front of it."""
        if not self.is_inner(written):
            return written
        party = self._party.search(before)
        head = before[: party.start()] if party and party.start() > 0 else before
        institution = self._institution.fullmatch(head)
        if institution is None or written.startswith(institution["institution"]):
            return written
        head = institution["institution"]
        if head[-2:] == written[-2:] or (head[-1] == "所" and written[-1] == "院"):
            return written  # 甲学院 … 乙学院; 甲研究所 … 乙研究院
        if head.endswith("大学") and written.startswith(head[:2]):
            return written  # 云岭大学 … 云岭数学研究所
        least = 0 if written[0] in "院校" else 1
        overlap = next((n for n in range(min(len(head), len(written) - 1), least, -1) if head.endswith(written[:n])), 0)
        return head + written[overlap:]


@cache
def institutions(rules: Rules) -> Institutions:
    """The words of a rule folder, compiled once."""
    return Institutions(rules)

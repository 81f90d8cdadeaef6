"""When two cells say the same: numbers by value, names of bodies after expansion, titles without quotes, `a|b` as either.

Every cell becomes a set of forms; a gold cell and a found one agree where the sets meet. That covers alternatives, the
written and the resolved form of an actor, and a name that leaves its place out.
"""

import csv
import re
from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path

from pipeline.gold import Row, number
from pipeline.text import fold

Forms = frozenset[Hashable]
_QUOTES = re.compile(r"[\s“”‘’\"'《》〈〉]")
_BLANKS = re.compile(r"\s")
_YOUTH_LEAGUE = re.compile(
    r"(?:共青团(?P<behind>[^团]*?)|(?P<before>.*?)(?<!集)团(?P<place>[^团]*?))(?P<rank>[省市区县州])委(?P<rest>.*)"
)
_DOUBLED_RANK = re.compile(r"([省市区县州])\1委")
_PLACE_END = re.compile(r".{2}|.*[省市区县州盟旗镇乡村]")
_SHORTEST_INSIDE = 3


@dataclass(frozen=True, slots=True, eq=False)
class Comparison:
    """How names are compared: short forms of bodies with their full ones, and what each article's mentions stand for."""

    abbreviations: tuple[tuple[str, str], ...] = ()
    resolved: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    _bodies: dict[str, str] = field(default_factory=dict)
    _forms: dict[tuple[Callable[[str], Hashable], str, bool], Forms] = field(default_factory=dict)

    def body(self, name: str) -> str:
        """A body's name for comparing: folded, without blanks, quotes and a leading 中共, short forms expanded."""
        known = self._bodies.get(name)
        if known is None:
            known = self._bodies[name] = self._expanded(title(name))
        return known

    def _expanded(self, name: str) -> str:
        name = name.removeprefix("中共")
        league = _YOUTH_LEAGUE.fullmatch(name)
        if league:
            place = f"{league['behind'] or ''}{league['before'] or ''}{league['place'] or ''}{league['rank']}委"
            place = _DOUBLED_RANK.sub(r"\1委", place)
            name = f"共青团{place}{league['rest']}"
        for short, full in self.abbreviations:
            if short not in name or full in name or short.startswith("团"):
                continue
            if len(short) >= _SHORTEST_INSIDE:
                name = name.replace(short, full)
            elif name.endswith(short):
                name = name.removesuffix(short) + full
        return name.removeprefix("中共")

    def literals(self, row: Row, column: str, is_gold: bool) -> Forms:
        """The cell as written."""
        return self._of_cell(_same, row, column, is_gold)

    def numbers(self, row: Row, column: str, is_gold: bool) -> Forms:
        """The cell as a number."""
        return self._of_cell(_numeric, row, column, is_gold)

    def words(self, row: Row, column: str, is_gold: bool) -> Forms:
        """The cell folded, without blanks."""
        return self._of_cell(plain, row, column, is_gold)

    def titles(self, row: Row, column: str, is_gold: bool) -> Forms:
        """The cell folded, without blanks and quotes."""
        return self._of_cell(title, row, column, is_gold)

    def body_sets(self, row: Row, column: str, is_gold: bool) -> Forms:
        """The bodies that the cell joins by `;`, as written."""
        return self._of_cell(_joined, row, column, is_gold)

    def bodies(self, row: Row, column: str, is_gold: bool) -> Forms:
        """The bodies that the cell joins by `;`, as a set of names for comparing."""
        cells = _each(row.cells.get(column, ""), is_gold)
        return frozenset(frozenset(map(self.body, _joined(cell))) for cell in cells)

    def _of_cell(self, form: Callable[[str], Hashable], row: Row, column: str, is_gold: bool) -> Forms:
        """The forms of a cell for which nothing but the cell counts."""
        key = (form, row.cells.get(column, ""), is_gold)
        known = self._forms.get(key)
        if known is None:
            known = self._forms[key] = frozenset(map(form, _each(key[1], is_gold)))
        return known

    def actors(self, row: Row, column: str, is_gold: bool) -> Forms:
        """Who acts or is honoured: as written, and as the article's mentions resolve it."""
        resolved = self.resolved.get(row.article_id, {})
        written = [self.body(cell) for cell in _each(row.cells.get(column, ""), is_gold)]
        return frozenset(written) | frozenset(resolved.get(name, name) for name in written)

    def names(self, row: Row, column: str, is_gold: bool) -> Forms:
        """The name of a mention; of gold also the name without the place in front, down to the text of the mention."""
        forms = {self.body(cell) for cell in _each(row.cells.get(column, ""), is_gold)}
        if is_gold:
            shortest = max(len(self.body(row.cells.get("text", ""))), 2)
            for name in list(forms):
                cuts = range(2, len(name) - shortest + 1)
                forms.update(name[cut:] for cut in cuts if _PLACE_END.fullmatch(name[:cut]))
        return frozenset(forms)


def load_abbreviations(file: Path) -> tuple[tuple[str, str], ...]:
    """Short forms of bodies with their full ones, the longest first; nothing where there is no such file."""
    if not file.is_file():
        return ()
    with file.open(encoding="utf-8-sig", newline="") as lines:
        pairs = [(row["short"], row["full"]) for row in csv.DictReader(lines)]
    return tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair)))


def make_comparison(abbreviations: tuple[tuple[str, str], ...], mentions: Iterable[Row]) -> Comparison:
    """The comparison for a gold set, whose organisation `mentions` tell what the short forms of each article stand for."""
    comparison = Comparison(abbreviations)
    resolved: dict[str, dict[str, str]] = {}
    for row in mentions:
        name = row.cells.get("name", "").split("|")[0]
        if name:
            resolved.setdefault(row.article_id, {})[comparison.body(row.cells["text"])] = comparison.body(name)
    return Comparison(abbreviations, resolved)


def plain(text: str) -> str:
    """The text folded and without blanks."""
    return _BLANKS.sub("", fold(text))


def title(text: str) -> str:
    """The text folded and without blanks and quotation marks."""
    return _QUOTES.sub("", fold(text))


def _same(text: str) -> str:
    return text


def _joined(text: str) -> frozenset[str]:
    return frozenset(filter(None, text.split(";")))


def _numeric(text: str) -> Hashable:
    value = number(text)
    return text if value is None else Decimal(value)


def _each(cell: str, is_gold: bool) -> list[str]:
    return cell.split("|") if is_gold else [cell]


FormsOf = Callable[[Comparison, Row, str, bool], Forms]
"""A method of `Comparison`: (row, column, whether the row is gold) → the forms of that cell."""

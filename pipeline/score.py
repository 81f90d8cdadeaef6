"""How right a run's tables are: one-to-one matching with a gold set, and figures with n for every table and column.

Rows with a place are paired where their spans are equal, then where they overlap (the larger overlap first); rows without
one where their key is equal, then where part of it is (the more columns agree first). Nothing depends on the order of
the rows. Optional gold rows, and the found rows that are equal to them, count on neither side.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache

import numpy as np
import pyarrow as pa

from pipeline.compare import Comparison, Forms, FormsOf, load_abbreviations, make_comparison
from pipeline.gold import DEV, NEGATIVES, TEST, Gold, GoldError, Row, load_labels, rows_of
from pipeline.match import Edge, best_first, most
from pipeline.process import Pipeline
from pipeline.rules import Problem, Rules

_Z = 1.959963984540054
_RESAMPLES = 1000


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure of a table: the columns that must all agree, and how each is compared."""

    name: str
    columns: tuple[str, ...]
    forms: FormsOf


@dataclass(frozen=True, slots=True)
class Scheme:
    """How a table is scored.

    `key` are the measures that pair rows, empty where rows are paired by their spans; `pair` is the name of the figure of
    place or key. Where both rows leave a key empty, the measure `stand_in` is asked in its place.
    """

    table: str
    measures: tuple[Measure, ...]
    key: tuple[str, ...] = ()
    pair: str = "span"
    stand_in: str = ""


def _plainly(*columns: str) -> tuple[Measure, ...]:
    return tuple(Measure(column, (column,), Comparison.words) for column in columns)


_MORE = _plainly("per", "change", "period_start", "period_end", "part_of", "repeat_of")
_QUANTITY = (Measure("value", ("value",), Comparison.numbers), Measure("bounds", ("low", "high"), Comparison.numbers))
_DEED = (Measure("action", ("action",), Comparison.words), Measure("actor", ("actor",), Comparison.actors))
SCHEMES = (
    Scheme(
        "amounts",
        (
            *_QUANTITY,
            *_plainly("currency", "qualifier", "basis"),
            *_DEED,
            Measure("purpose", ("purpose",), Comparison.titles),
            *_MORE,
        ),
    ),
    Scheme(
        "counts",
        (
            *_QUANTITY,
            *_plainly("unit", "kind", "qualifier", "basis"),
            *_DEED,
            Measure("object", ("object",), Comparison.titles),
            *_plainly("place", "amount_id"),
            *_MORE,
        ),
    ),
    Scheme(
        "organisation_mentions",
        (Measure("name", ("name",), Comparison.names), Measure("name as written", ("name",), Comparison.literals)),
    ),
    Scheme(
        "honours",
        (
            Measure("honoree", ("honoree_name",), Comparison.actors),
            Measure("title", ("award_title",), Comparison.titles),
            Measure("title as written", ("award_title",), Comparison.literals),
            Measure("body", ("awarded_by",), Comparison.bodies),
            Measure("body as written", ("awarded_by",), Comparison.body_sets),
            Measure("date", ("awarded_on",), Comparison.words),
            *_plainly("honoree_kind", "event", "basis"),
            Measure("group_size", ("group_size",), Comparison.numbers),
        ),
        key=("honoree", "title"),
        pair="honoree and title",
        stand_in="group_size",
    ),
    Scheme(
        "posts",
        (
            Measure("person", ("person_name",), Comparison.titles),
            Measure("organisation", ("organisation_name",), Comparison.actors),
            Measure("title", ("title",), Comparison.titles),
            *_plainly("tenure"),
        ),
        key=("person", "organisation", "title"),
        pair="person, organisation and title",
    ),
)
# What the scored rows are made of; the other tables of a run (the ledger is the largest) are not looked at.
_SCORED = {scheme.table for scheme in SCHEMES} | {"articles", "awards", "honour_awarders", "organisations"}
_AS_WRITTEN = " as written"
_PLACES = (("start", "end"), ("award_start", "award_end"))
WHOLE = "whole row"


@dataclass(frozen=True, slots=True)
class Tally:
    """What one figure counts: how many were right, of how many in gold and how many found."""

    right: float = 0
    gold: int = 0
    found: int = 0

    def __add__(self, other: "Tally") -> "Tally":
        """The counts of both."""
        return Tally(self.right + other.right, self.gold + other.gold, self.found + other.found)

    @property
    def precision(self) -> float | None:
        """Share of what was found that is right; None where nothing was found."""
        return self.right / self.found if self.found else None

    @property
    def recall(self) -> float | None:
        """Share of gold that was found; None where gold has nothing."""
        return self.right / self.gold if self.gold else None

    @property
    def f1(self) -> float | None:
        """Harmonic mean of precision and recall; None where gold has nothing and nothing was found."""
        return 2 * self.right / (self.gold + self.found) if self.gold + self.found else None


@dataclass(frozen=True)
class Figure:
    """A figure of a table: its counts for each article, from which all else follows.

    `agreeing` of `paired` says how many of the paired rows agree in the columns of the figure, empty cells included; it
    is None for the figures of places, keys and whole rows.
    """

    name: str
    by_article: tuple[Tally, ...]
    agreeing: int | None
    paired: int

    @cached_property
    def total(self) -> Tally:
        """The counts over all articles."""
        return sum(self.by_article, Tally())

    @cached_property
    def macro(self) -> tuple[float | None, float | None, float | None]:
        """Precision, recall and F1 as means over the articles in which each is defined."""
        return (
            _mean(tally.precision for tally in self.by_article),
            _mean(tally.recall for tally in self.by_article),
            _mean(tally.f1 for tally in self.by_article),
        )

    @cached_property
    def f1_interval(self) -> tuple[float, float] | None:
        """95 % interval of F1 by resampling articles (always with the same seed); None with fewer than two articles."""
        rows = np.array([(t.right, t.gold, t.found) for t in self.by_article if t.gold + t.found], dtype=float)
        if len(rows) < 2:
            return None
        right, gold, found = (_resamples(len(rows)) @ rows).T
        low, high = np.quantile(2 * right / (gold + found), (0.025, 0.975))
        return float(low), float(high)


@lru_cache(maxsize=4)
def _resamples(n: int) -> "np.ndarray[tuple[int, ...], np.dtype[np.float64]]":
    """How often each of n articles is drawn in each resample: n draws with replacement, always the same ones."""
    return np.random.default_rng(0).multinomial(n, [1 / n] * n, _RESAMPLES).astype(float)


def _mean(values: Iterable[float | None]) -> float | None:
    defined = [value for value in values if value is not None]
    return sum(defined) / len(defined) if defined else None


def wilson(right: float, n: int) -> tuple[float, float] | None:
    """95 % interval of a share `right` of `n` by Wilson's score; None where n is 0."""
    if not n:
        return None
    share = right / n
    middle = share + _Z * _Z / (2 * n)
    spread = _Z * math.sqrt(share * (1 - share) / n + _Z * _Z / (4 * n * n))
    below = 1 + _Z * _Z / n
    low, high = (middle - spread) / below, (middle + spread) / below
    return (low if right else 0.0), (high if right < n else 1.0)


@dataclass(frozen=True, slots=True)
class Item:
    """One row of gold, one that was found, or both as a pair.

    status: `right` (all agrees), `columns` (the place or key agrees, some columns do not), `partly` (a pair whose place or
    key does not agree), `missed`, `spurious` or `optional`. `wrong` names the measures that disagree.
    """

    status: str
    gold: Row | None
    found: Row | None
    wrong: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class RuleScore:
    """What a rule did to a table: rows it found, of which how many belong there, and how many of these are right in all."""

    table: str
    rule: str
    hits: int
    right: int
    whole: int

    @property
    def wrong(self) -> int:
        """Rows that belong nowhere."""
        return self.hits - self.right


@dataclass(frozen=True, slots=True)
class TableScore:
    """The figures of a table; `figures[0]` is that of the place or key, the last that of whole rows."""

    table: str
    figures: tuple[Figure, ...]
    rules: tuple[RuleScore, ...]
    items: tuple[Item, ...]

    def figure(self, name: str) -> Figure:
        """The figure of that name; KeyError where there is none."""
        for figure in self.figures:
            if figure.name == name:
                return figure
        raise KeyError(name)


@dataclass(frozen=True, slots=True)
class NegativeScore:
    """The places where a table may have no row: how many there are, and those where one was found (place, row)."""

    table: str
    places: int
    broken: tuple[tuple[Row, Row], ...]

    @property
    def held(self) -> int:
        """Places where nothing was found."""
        return self.places - len(self.broken)


@dataclass(frozen=True, slots=True)
class Report:
    """All that was measured: the tables that gold labels, on how many articles, and the articles' texts for context."""

    articles: int
    tables: tuple[TableScore, ...]
    texts: Mapping[str, str]
    negatives: tuple[NegativeScore, ...] = ()

    def table(self, name: str) -> TableScore:
        """The score of a table; KeyError where gold does not label it."""
        for score in self.tables:
            if score.table == name:
                return score
        raise KeyError(name)


@dataclass(frozen=True, slots=True, eq=False)
class _Candidate:
    """A row ready to be paired: its span, the forms of each measure, and an order that depends on its content alone."""

    row: Row
    span: tuple[int, int] | None
    forms: Mapping[str, tuple[Forms, ...]]
    order: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Part:
    """What was measured on one part of a gold set; `name` is `dev`, `test`, or empty where the set is not divided.

    `agreement` compares the two labellings that gold was made from, where they are kept. Of a `hidden` part only figures
    are shown: nobody who changes rules should see its rows.
    """

    name: str
    report: Report
    agreement: Report | None = None
    hidden: bool = False


def found_rows(pipeline: Pipeline, gold: Gold) -> dict[str, tuple[Row, ...]]:
    """The rows of a run of `pipeline` over the gold articles."""
    return rows_of(pipeline.arrow(gold.articles))


def checked_rows(tables: Mapping[str, pa.Table], gold: Gold, source: str) -> dict[str, tuple[Row, ...]]:
    """The rows of tables that a run wrote into `source`. Raises GoldError where one of their texts is not that of gold."""
    found = rows_of({name: table for name, table in tables.items() if name in _SCORED})
    texts = {article.id: article.text for article in gold.articles}
    problems = [
        Problem(f"{source}/articles", i, 1, f"«{row.article_id}» is not the text that gold labels", "run it again")
        for i, row in enumerate(found.get("articles", ()), start=2)
        if row.article_id in texts and row.cells["text"] != texts[row.article_id]
    ]
    if problems:
        raise GoldError(problems)
    return found


def known_abbreviations(rules: Rules) -> tuple[tuple[str, str], ...]:
    """The table by which names of bodies are expanded before they are compared."""
    return load_abbreviations(rules.folder / "abbreviations.csv")


def evaluate_parts(
    gold: Gold,
    found: Mapping[str, Sequence[Row]],
    abbreviations: tuple[tuple[str, str], ...] = (),
    *,
    show_test: bool = False,
) -> tuple[Part, ...]:
    """Score each part of a divided gold set by itself, another as one. Raises GoldError where its labellings are unfit."""
    labels = load_labels(gold.folder)
    parts = []
    for name in (DEV, TEST) if gold.split else ("",):
        part = gold.part(name) if name else gold
        if not part.articles:
            continue
        ids = {article.id for article in part.articles}
        one, other = (labelling.only(ids) for labelling in labels) if labels else (None, None)
        both = agreement(one, other, abbreviations) if one and other and one.articles and other.articles else None
        parts.append(Part(name, evaluate(part, found, abbreviations), both, hidden=name == TEST and not show_test))
    return tuple(parts)


def evaluate(gold: Gold, found: Mapping[str, Sequence[Row]], abbreviations: tuple[tuple[str, str], ...] = ()) -> Report:
    """Compare `found` rows with gold, each table that gold labels; rows of other articles are left out."""
    comparison = make_comparison(abbreviations, gold.tables.get("organisation_mentions", ()))
    ids = [article.id for article in gold.articles]
    scores = [
        score_table(scheme, gold.tables[scheme.table], found.get(scheme.table, ()), ids, columns, comparison)
        for scheme in SCHEMES
        if scheme.table in gold.tables and (columns := gold.columns[scheme.table])
    ]
    texts = {article.id: article.text for article in gold.articles}
    return Report(len(ids), tuple(scores), texts, tuple(_negatives(gold, found)))


def agreement(first: Gold, second: Gold, abbreviations: tuple[tuple[str, str], ...] = ()) -> Report:
    """How far two labellings of the same articles agree: the first is scored as gold and the second as what was found.

    F1 is the measure of agreement for spans, whose true negatives cannot be counted: it is what Cohen's kappa comes to
    as their number grows (Hripcsak and Rothschild 2005, doi:10.1197/jamia.M1733), and it is the same either way round.
    Alternatives and optional rows of either reader count as such. Articles that only one has are left out; raises
    GoldError where there is none in common or a text differs.
    """
    texts = {article.id: article.text for article in second.articles}
    shared = first.only(texts.keys())
    different = [article.id for article in shared.articles if article.text != texts[article.id]]
    if different or not shared.articles:
        message = f"the text of «{different[0]}» differs" if different else "the two have no article in common"
        raise GoldError([Problem(str(second.folder), 1, 1, message, "name two labellings of the same articles")])
    comparison = make_comparison(abbreviations, first.tables.get("organisation_mentions", ()))
    ids = [article.id for article in shared.articles]
    scores = []
    for scheme in SCHEMES:
        if scheme.table in first.tables and scheme.table in second.tables:
            columns = [name for name in first.columns[scheme.table] if name in second.columns[scheme.table]]
            rows = shared.tables[scheme.table], second.tables[scheme.table]
            scores.append(score_table(scheme, *rows, ids, columns, comparison, both_gold=True))
    return Report(len(ids), tuple(scores), {article.id: article.text for article in shared.articles})


def _negatives(gold: Gold, found: Mapping[str, Sequence[Row]]) -> Iterator[NegativeScore]:
    """For each table with such places, those where a row was found all the same."""
    places: dict[str, list[Row]] = {}
    for row in gold.tables.get(NEGATIVES, ()):
        places.setdefault(row.cells["table"], []).append(row)
    for table, rows in places.items():
        in_article: dict[str, list[Row]] = {}
        for row in found.get(table, ()):
            in_article.setdefault(row.article_id, []).append(row)
        broken = []
        for place in rows:
            there = next((row for row in in_article.get(place.article_id, ()) if _touches(place, row)), None)
            if there is not None:
                broken.append((place, there))
        yield NegativeScore(table, len(rows), tuple(broken))


def _touches(place: Row, row: Row) -> bool:
    """Whether the row stands at the place: with its span, an honour also with its award, a post with its holder."""
    start, end = int(place.cells["start"]), int(place.cells["end"])
    spans = ((row.cells.get(one), row.cells.get(other)) for one, other in _PLACES)
    if any(int(one) < end and start < int(other) for one, other in spans if one and other):
        return True
    return bool(row.cells.get("person_name")) and row.cells["person_name"] == place.cells["text"]


def score_table(
    scheme: Scheme,
    gold: Sequence[Row],
    found: Sequence[Row],
    article_ids: Sequence[str],
    columns: Sequence[str],
    comparison: Comparison,
    *,
    both_gold: bool = False,
) -> TableScore:
    """Pair and count the rows of one table, in the columns that gold has. both_gold: `found` is labelled by hand too."""
    measures = [measure for measure in scheme.measures if set(measure.columns) <= set(columns)]
    gold_of = _by_article(gold, measures, comparison, is_gold=True)
    found_of = _by_article(found, measures, comparison, is_gold=both_gold)
    items: list[Item] = []
    tallies: dict[str, list[Tally]] = {}
    agreeing: dict[str, int] = {}
    paired = 0
    for article_id in article_ids:
        pairs = _pair(scheme, gold_of.get(article_id, []), found_of.get(article_id, []), measures)
        judged = [(*pair, _item(measures, *pair)) for pair in pairs]
        items.extend(item for *_, item in judged)
        counted = [each for each in judged if each[3].status != "optional"]
        for name, tally in _tallies(scheme, measures, counted):
            tallies.setdefault(name, []).append(tally)
        both = [item for one, other, _, item in counted if one and other]
        paired += len(both)
        for measure in measures:
            agree = sum(measure.name not in item.wrong for item in both)
            agreeing[measure.name] = agreeing.get(measure.name, 0) + agree
    figures = tuple(Figure(name, tuple(tally), agreeing.get(name), paired) for name, tally in tallies.items())
    return TableScore(scheme.table, figures, _by_rule(scheme.table, items), tuple(items))


def _by_article(
    rows: Iterable[Row], measures: Sequence[Measure], comparison: Comparison, *, is_gold: bool
) -> dict[str, list[_Candidate]]:
    grouped: dict[str, list[_Candidate]] = {}
    for row in rows:
        forms = {m.name: tuple(m.forms(comparison, row, column, is_gold) for column in m.columns) for m in measures}
        start, end = row.cells.get("start"), row.cells.get("end")
        span = (int(start), int(end)) if start and end else None
        cells = [row.cells.get(column, "") for measure in measures for column in measure.columns]
        order = (f"{span[0]:012}-{span[1]:012}" if span else "", *cells)
        grouped.setdefault(row.article_id, []).append(_Candidate(row, span, forms, order))
    return {article: sorted(group, key=lambda candidate: candidate.order) for article, group in grouped.items()}


def _agree(measure: Measure, one: _Candidate, other: _Candidate) -> bool:
    pairs = zip(one.forms[measure.name], other.forms[measure.name], strict=True)
    return all(not ours.isdisjoint(theirs) for ours, theirs in pairs)


def _filled(measure: Measure, candidate: _Candidate) -> bool:
    """Whether the row states something in a column of the measure."""
    return any(form not in ("", frozenset()) for forms in candidate.forms[measure.name] for form in forms)


Pair = tuple[_Candidate | None, _Candidate | None, bool]
"""(gold, found, whether place or key agree)."""
Judged = tuple[_Candidate | None, _Candidate | None, bool, Item]
"""A pair with what came of it."""


def _pair(scheme: Scheme, gold: list[_Candidate], found: list[_Candidate], measures: Sequence[Measure]) -> list[Pair]:
    """(gold, found, whether place or key agree) for one article; unpaired rows stand with None."""
    keys = [measure for measure in measures if measure.name in scheme.key]
    strong = _strong(gold, found, keys, measures)
    sure = most(edge for edge in strong if not gold[edge[1]].row.optional)
    taken = set(sure.values())
    sure |= most(edge for edge in strong if gold[edge[1]].row.optional and edge[2] not in taken)
    taken = set(sure.values())
    gold_left = [i for i, candidate in enumerate(gold) if i not in sure and not candidate.row.optional]
    found_left = [j for j in range(len(found)) if j not in taken]
    weak = best_first(_weak(scheme, gold, found, (gold_left, found_left), measures))
    pairs: list[Pair] = []
    for i, candidate in enumerate(gold):
        j = sure.get(i, weak.get(i))
        pairs.append((candidate, None if j is None else found[j], i in sure))
    taken |= set(weak.values())
    pairs.extend((None, candidate, False) for j, candidate in enumerate(found) if j not in taken)
    return pairs


def _rank(one: _Candidate, other: _Candidate, measures: Sequence[Measure]) -> tuple[object, ...]:
    """The more measures agree the better; ties by content, the same from either side."""
    return -sum(_agree(measure, one, other) for measure in measures), sorted((one.order, other.order))


def _strong(
    gold: list[_Candidate], found: list[_Candidate], keys: Sequence[Measure], measures: Sequence[Measure]
) -> list[Edge]:
    """The pairs whose span or whole key agree; they are ranked where a row has more than one."""
    places: dict[Hashable, list[int]] = {}
    for j, other in enumerate(found):
        for place in other.forms[keys[0].name][0] if keys else (other.span,):
            places.setdefault(place, []).append(j)
    pairs = [
        (i, j)
        for i, one in enumerate(gold)
        for j in sorted({j for form in _first_forms(one, keys) for j in places.get(form, ())})
        if all(_agree(key, one, found[j]) for key in keys)
    ]
    lefts, rights = Counter(i for i, _ in pairs), Counter(j for _, j in pairs)
    alone = {(i, j) for i, j in pairs if lefts[i] == rights[j] == 1}
    return [((0, []) if (i, j) in alone else _rank(gold[i], found[j], measures), i, j) for i, j in pairs]


def _first_forms(candidate: _Candidate, keys: Sequence[Measure]) -> Iterable[Hashable]:
    return candidate.forms[keys[0].name][0] if keys else (candidate.span,)


def _weak(
    scheme: Scheme,
    gold: list[_Candidate],
    found: list[_Candidate],
    left: tuple[Sequence[int], Sequence[int]],
    measures: Sequence[Measure],
) -> Iterator[Edge]:
    """Of the rows that are left in gold and found: the pairs that overlap, or agree in at least half of their key."""
    named = {measure.name: measure for measure in measures}
    keys = [named[name] for name in scheme.key if name in named]
    stand_in = named.get(scheme.stand_in)
    for i in left[0]:
        for j in left[1]:
            one, other = gold[i], found[j]
            if keys:
                shared = sum(_share_key(key, one, other, stand_in) for key in keys)
                if 2 * shared >= len(keys):
                    yield _rank(one, other, measures), i, j
            elif one.span and other.span:
                overlap = min(one.span[1], other.span[1]) - max(one.span[0], other.span[0])
                if overlap > 0:
                    yield (-overlap, *_rank(one, other, measures)), i, j


def _share_key(key: Measure, one: _Candidate, other: _Candidate, stand_in: Measure | None) -> bool:
    fills = _filled(key, one), _filled(key, other)
    if stand_in and not any(fills):
        return _share_key(stand_in, one, other, None)
    return all(fills) and _agree(key, one, other)


def _item(measures: Sequence[Measure], gold: _Candidate | None, found: _Candidate | None, sure: bool) -> Item:
    optional = any(one is not None and one.row.optional for one in (gold, found))
    if gold is None or found is None:
        status = "optional" if optional else "spurious" if gold is None else "missed"
        return Item(status, gold.row if gold else None, found.row if found else None)
    wrong = tuple(m.name for m in measures if not _agree(m, gold, found))
    counted = [name for name in wrong if not name.endswith(_AS_WRITTEN)]
    status = "optional" if optional else "partly" if not sure else "columns" if counted else "right"
    return Item(status, gold.row, found.row, wrong)


def _tallies(scheme: Scheme, measures: Sequence[Measure], judged: Sequence[Judged]) -> Iterator[tuple[str, Tally]]:
    """The counts of each figure in one article."""
    gold = sum(one is not None for one, _, _, _ in judged)
    found = sum(other is not None for _, other, _, _ in judged)
    both = [(item, sure) for one, other, sure, item in judged if one and other]
    sure = sum(sure for _, sure in both)
    yield scheme.pair, Tally(sure, gold, found)
    if not scheme.key:
        yield "overlap", Tally(sure + (len(both) - sure) / 2, gold, found)
    for measure in measures:
        right = stated = given = 0
        for one, other, _, item in judged:
            fills, filled = bool(one and _filled(measure, one)), bool(other and _filled(measure, other))
            agree = bool(one and other) and measure.name not in item.wrong
            right += agree and fills and filled
            stated += fills and not (agree and not filled)
            given += filled
        yield measure.name, Tally(right, stated, given)
    whole = sum(sure and all(name.endswith(_AS_WRITTEN) for name in item.wrong) for item, sure in both)
    yield WHOLE, Tally(whole, gold, found)


def _by_rule(table: str, items: Iterable[Item]) -> tuple[RuleScore, ...]:
    counts: dict[str, list[int]] = {}
    for item in items:
        if item.found is None or item.status == "optional":
            continue
        hits = counts.setdefault(item.found.cells.get("rule", ""), [0, 0, 0])
        hits[0] += 1
        hits[1] += item.status in ("right", "columns")
        hits[2] += item.status == "right"
    return tuple(RuleScore(table, rule, *hits) for rule, hits in sorted(counts.items()))

"""The examples of the rule files as tests, the check of the rules, and their list.

An example is exact: all that is marked must be found, and nothing else. In a file with `table: amounts` (or another
table) an example goes through the whole pipeline and is compared with that table's rows; without `table:`, and for a
pattern that says `alone: true`, it is matched against the pattern's own expression, where a column of a mark is a named
group or one of its `values`; where the expression has groups `span…` that
take part, these are what it finds.

Where one place gives several rows (two awards of one honoree), a mark repeats its columns, `<甲|award_title=X|award_title=Y>`:
the first of each is the first row, and so on; a column written once holds for all of them. In a file with `table: ledger`
only entries count whose disposition a mark of the file names.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path

from pipeline.gold import Row, number, rows_of
from pipeline.process import Pipeline
from pipeline.records import Article, PersonMention
from pipeline.rules import Example, Mark, Pattern, Problem, Rules, slow_patterns, unused_words
from pipeline.tables import TABLES, TableBuilder
from pipeline.text import fold

JOINED_COLUMNS: Mapping[str, tuple[str, ...]] = {
    "honours": ("awarded_by", "award_name", "award_level", "series", "edition"),
    "organisation_mentions": ("name", "kind", "division_code", "aliases"),
}
"""Columns of other tables that the marks of an example may name."""
_TESTABLE = ("amounts", "counts", "honours", "posts", "persons", "organisation_mentions", "ledger")


@dataclass(frozen=True, slots=True)
class Failure:
    """An example that does not come out: what was expected, what was found."""

    example: Example
    message: str

    def __str__(self) -> str:
        """The place, the rule, what is wrong, and the sentence."""
        example = self.example
        place = f"{example.file}:{example.line}:{example.column}"
        return f"{place}: {example.owner}: {self.message}\n    in: {example.text}"


@dataclass(frozen=True, slots=True)
class Listed:
    """A rule as `rules list` shows it."""

    name: str
    kind: str
    note: str
    file: str
    line: int
    examples: int


@dataclass(frozen=True, slots=True)
class _Found:
    """A row that was found in an example, or a match of a pattern."""

    start: int
    end: int
    cells: Mapping[str, str]


def run_examples(pipeline: Pipeline, rules: Rules | None = None) -> list[Failure]:
    """Run every example of `rules` (None: of the pipeline's own) through `pipeline`.

    The failures come in the order of the files; there are none where all examples come out.
    """
    rules = rules or pipeline.rules
    tabled = [example for example in rules.examples if table_of(rules, example)]
    found = dict(zip(map(id, tabled), _extracted(pipeline, tabled), strict=True))
    dispositions = _marked_dispositions(rules)
    failures = []
    for example in rules.examples:
        table = table_of(rules, example)
        if not table:
            message = _matched(rules, example)
        elif table not in _TESTABLE:
            message = f"«table: {table}» has no rows with a place; use one of {', '.join(_TESTABLE)}"
        else:
            rows = found[id(example)].get(table, [])
            if table == "ledger":
                rows = [row for row in rows if row.cells["disposition"] in dispositions[stem(example)]]
            message = _difference(example, rows)
        if message:
            failures.append(Failure(example, message))
    return failures


def stem(example: Example) -> str:
    """The rule file that an example stands in, without its suffix."""
    return example.file.removesuffix(".yaml")


def table_of(rules: Rules, example: Example) -> str:
    """The table that an example is about, empty where it is matched against its own pattern."""
    return rules.tables.get(example.owner, rules.tables[stem(example)])


def _marked_dispositions(rules: Rules) -> dict[str, set[str]]:
    marked: dict[str, set[str]] = {stem(example): set() for example in rules.examples}
    for example in rules.examples:
        for mark in example.marks:
            marked[stem(example)].update(value for column, value in mark.columns if column == "disposition")
    return marked


def _extracted(pipeline: Pipeline, examples: Sequence[Example]) -> Iterator[dict[str, list[_Found]]]:
    """The rows of each example by table, those with a place."""
    builder = TableBuilder()
    persons: list[list[_Found]] = []
    for i, example in enumerate(examples):
        document, findings = pipeline.read(Article(str(i), example.text, published_on=example.published_on))
        builder.add(document, findings)
        persons.append([_person(mention) for mention in findings.persons])
    by_example: list[dict[str, list[_Found]]] = [{"persons": named} for named in persons]
    for table, rows in rows_of(builder.tables()).items():
        for row in rows:
            if row.cells.get("start"):
                by_example[int(row.article_id)].setdefault(table, []).append(_placed(row))
    yield from by_example


def _person(mention: PersonMention) -> _Found:
    return _Found(mention.start, mention.end, {"name": mention.name, "rule": mention.rule})


def _placed(row: Row) -> _Found:
    return _Found(int(row.cells["start"]), int(row.cells["end"]), row.cells)


def _matched(rules: Rules, example: Example) -> str:
    """Compare an example with the matches of its owner's own expression; of a whole file: of any of its patterns."""
    if example.owner in rules.frames or example.owner in rules.steps:
        return "this rule needs what the pipeline finds; name a `table:` at the head of the file"
    pattern = rules.patterns.get(example.owner)
    patterns = [pattern] if pattern else [p for p in rules.patterns.values() if p.file == example.file]
    return _difference(example, list(_matches(patterns, fold(example.text))))


def _matches(patterns: Iterable[Pattern], folded: str) -> Iterator[_Found]:
    found: dict[tuple[int, int], _Found] = {}
    for pattern in patterns:
        groups = [name for name in pattern.regex.groupindex if name.startswith("span")]
        for match in pattern.regex.finditer(folded):
            cells = {**dict(pattern.values), **{name: value or "" for name, value in match.groupdict().items()}}
            spans = [match.span(name) for name in groups if match.start(name) < match.end(name)]
            for start, end in spans or [match.span()]:
                found.setdefault((start, end), _Found(start, end, cells))
    yield from found.values()


def _difference(example: Example, rows: Sequence[_Found]) -> str:
    """What is wrong with `rows`, empty where they are exactly what the marks say."""
    expected = [row for mark in example.marks for row in _expanded(mark)]
    left = sorted(rows, key=lambda row: (row.start, row.end))
    wrong: list[str] = []
    for mark in expected:
        here = [row for row in left if (row.start, row.end) == (mark.start, mark.end)]
        if not here:
            wrong.append(f"expected {_shown(example.text, mark)}, found nothing there")
            continue
        best = min(here, key=lambda row: len(_wrong_columns(mark, row)))
        left.remove(best)
        wrong.extend(f"at «{example.text[mark.start : mark.end]}» {text}" for text in _wrong_columns(mark, best))
    for row in left:
        rule = f" by {row.cells['rule']}" if row.cells.get("rule") else ""
        more = f" ({row.cells['disposition']})" if "disposition" in row.cells else ""
        more = f" ({row.cells['award_title']})" if "award_title" in row.cells else more
        wrong.append(f"found «{example.text[row.start : row.end]}»{more}{rule}, which is not marked")
    return "; ".join(wrong)


def _expanded(mark: Mark) -> Iterator[Mark]:
    """The rows that a mark stands for: one, or as many as its columns are repeated."""
    columns: dict[str, list[str]] = {}
    for name, value in mark.columns:
        columns.setdefault(name, []).append(value)
    for values in zip_longest(*columns.values()):
        pairs = zip(columns, values, strict=True)
        row = tuple((name, columns[name][-1] if value is None else value) for name, value in pairs)
        yield Mark(mark.start, mark.end, row)
    if not columns:
        yield mark


def _shown(text: str, mark: Mark) -> str:
    columns = "".join(f"|{name}={value}" for name, value in mark.columns)
    return f"<{text[mark.start : mark.end]}{columns}>"


def _wrong_columns(mark: Mark, row: _Found) -> list[str]:
    wrong = []
    for name, value in mark.columns:
        there = row.cells.get(name)
        if there is None:
            wrong.append(f"there is no column «{name}»")
        elif there != value and (number(there) is None or number(there) != number(value)):
            wrong.append(f"expected {name}={value}, found {name}={there}")
    return wrong


def check(rules: Rules, sources: Iterable[str] | None = None) -> list[Problem]:
    """What is wrong with rules that can be loaded: slow patterns, unused word lists, tables and columns that do not exist.

    sources: the program text in which the use of a word list counts; None: this package's own.
    """
    if sources is None:
        package = Path(__file__).resolve().parent
        sources = [path.read_text(encoding="utf-8") for path in sorted(package.rglob("*.py"))]
    problems = [*slow_patterns(rules), *unused_words(rules, sources)]
    for name, table in rules.tables.items():
        if table and table not in _TESTABLE:
            file, _, rule = name.partition(".")
            message = f"no examples of «table: {table}»" + (f" ({rule})" if rule else "")
            problems.append(Problem(f"{file}.yaml", 1, 1, message, ", ".join(_TESTABLE)))
    problems.extend(problem for example in rules.examples for problem in _unknown_columns(rules, example))
    return sorted(problems, key=lambda problem: (problem.file, problem.line, problem.column, problem.message))


def _unknown_columns(rules: Rules, example: Example) -> Iterator[Problem]:
    table = table_of(rules, example)
    if table not in _TESTABLE:
        return
    known = [column.name for column in TABLES[table]] + list(JOINED_COLUMNS.get(table, ()))
    for name in {name: None for mark in example.marks for name, _ in mark.columns}:
        if name not in known:
            message = f"the table {table} has no column «{name}»"
            yield Problem(example.file, example.line, example.column, message, f"there are {', '.join(known)}")


def listing(rules: Rules) -> list[Listed]:
    """Every rule with its note, place and number of examples, and the word lists, in the order of the files."""
    counted: dict[str, int] = {}
    for example in rules.examples:
        counted[example.owner] = counted.get(example.owner, 0) + 1
    listed = [
        Listed(rule.name, kind, rule.note, rule.file, rule.line, counted.get(rule.name, 0))
        for kind, group in (("pattern", rules.patterns), ("frame", rules.frames), ("step", rules.steps))
        for rule in group.values()
    ]
    for name, (file, line) in rules.word_lines.items():
        words = rules.words[name]
        below = sum(counted.get(f"{file.removesuffix('.yaml')}.words.{word}", 0) for word in words)
        listed.append(Listed(name, "words", f"{len(words)} words", file, line, below))
    return sorted(listed, key=lambda item: (item.file, item.line, item.name))

"""The table rules/abbreviations.csv: what short forms in names of organisations stand for."""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from pipeline.rules import Problem, RuleError, Rules, alternation
from pipeline.text import fold

TABLE = "abbreviations.csv"
_USES = ("whole", "end", "compare")


@dataclass(frozen=True, slots=True, eq=False)
class Abbreviations:
    """Short words of names and what they stand for, by what they are used for."""

    whole: Mapping[str, str]
    end: "re.Pattern[str]"
    compare: "re.Pattern[str]"
    full: Mapping[str, str]


@cache
def abbreviations_of(rules: Rules) -> Abbreviations:
    """The table of abbreviations. Raises RuleError for a line that cannot be read."""
    path = rules.folder / TABLE
    rows: dict[str, list[tuple[str, str]]] = {use: [] for use in _USES}
    problems: list[Problem] = []
    seen: set[str] = set()
    if path.is_file():
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.reader(file)
            next(reader, None)
            for row in reader:
                if not row:
                    continue
                if len(row) != 4 or not row[0] or not row[1] or row[2] not in _USES:
                    advice = "write short,full,use,note; use is whole, end or compare: 科委,科学技术委员会,end,"
                    problems.append(Problem(TABLE, reader.line_num, 1, f"«{','.join(row)}» is no abbreviation", advice))
                elif fold(row[0]) in seen:
                    problems.append(
                        Problem(TABLE, reader.line_num, 1, f"«{row[0]}» is given twice", "keep one of the two")
                    )
                else:
                    seen.add(fold(row[0]))
                    rows[row[2]].append((fold(row[0]), fold(row[1])))
    if problems:
        raise RuleError(problems)
    full = {short: written for use in _USES for short, written in rows[use]}
    end = re.compile(f"{alternation(short for short, _ in rows['end'])}$")
    compare = re.compile(alternation(short for use in ("end", "compare") for short, _ in rows[use]))
    return Abbreviations(dict(rows["whole"]), end, compare, full)

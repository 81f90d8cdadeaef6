"""Administrative divisions of China: which places a text names, and their codes.

The table is `divisions.csv` in the folder of the rules: code, name, level (province, prefecture, county, zone) and, for
a former name or a development zone, the code that stands for it today.
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.rules import Problem, RuleError, Rules, alternation
from pipeline.text import fold

TABLE = "divisions.csv"
_LEVELS = ("province", "prefecture", "county", "zone")
_CODE = re.compile(r"[0-9]{6}")
_PEOPLES = (
    "(?:(?:蒙古|维吾尔|哈萨克|柯尔克孜|塔吉克|锡伯|达斡尔|撒拉|保安|东乡|裕固|仫佬|毛南|布朗|傈僳|拉祜|哈尼|景颇|布依|土家|朝鲜|鄂温克|鄂伦春"
    "|普米|独龙|仡佬|各|[满回藏苗彝壮侗瑶白黎傣畲佤水羌怒土京])族?)"
)
_AUTONOMOUS = re.compile(rf"(?P<stem>.{{2,}}?){_PEOPLES}*(?:联合)?自治(?P<kind>[区州县旗])")
_KINDS = re.compile(r"(?:特别行政区|地区|林区|矿区|新区|[省市区县州盟旗])$")


@dataclass(frozen=True, slots=True)
class Division:
    """A division of the table. `current` is the code of today: its own, or that of its successor."""

    code: str
    name: str
    level: str
    current: str


@dataclass(frozen=True, slots=True, eq=False)
class Places:
    """The table of divisions, ready for look-up.

    `names` maps full names and short forms (泸州, 楚雄州) to the divisions that may be meant; `full` holds the names of
    the table alone; `codes` maps a code of today to its division; `forms` maps it to its names with a word of rank, the one
    of today first, then former and short ones; `pattern` matches the longest name or short form.
    """

    names: dict[str, tuple[Division, ...]]
    full: frozenset[str]
    codes: dict[str, Division]
    forms: dict[str, tuple[str, ...]]
    pattern: "re.Pattern[str]"

    def chain(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Spans of the place names that stand side by side in text from `start` on, each inside the one before."""
        found: list[tuple[int, int]] = []
        candidates: tuple[Division, ...] = ()
        position = start
        limit = len(text) if end is None else end
        while match := self.pattern.match(text, position, limit):
            meant = self.names[match[0]]
            if found:
                meant = tuple(d for d in meant if any(contains(c.current, d.current) for c in candidates))
            if not meant:
                break
            found.append(match.span())
            candidates, position = meant, match.end()
        return found

    def code_at(self, text: str, context: str = "") -> str:
        """The code of the deepest place in the chain that `text` begins with; empty where it is none or ambiguous.

        `context` is the code of the place that the article is about; it decides between places of one name, and only
        there a bare short form of a county (合江) counts as a place.
        """
        candidates: tuple[Division, ...] = ()
        for start, end in self.chain(text):
            name = text[start:end]
            meant = self.names[name]
            if candidates:
                meant = tuple(d for d in meant if any(contains(c.current, d.current) for c in candidates))
                if not self.is_marked(name):
                    meant = _highest(meant) or meant
            elif not self.is_marked(name):
                meant = _likely(meant, context)
            candidates = meant
        if len({division.current for division in candidates}) > 1:
            # 铜仁市 is the prefecture of today, not the county-level city in it that once had the name
            candidates = tuple(d for d in _highest(candidates) if d.code == d.current) or candidates
        codes = {division.current for division in candidates}
        if len(codes) > 1 and context:
            near = {code for code in codes if contains(context, code) or contains(code, context)}
            near = near or {code for code in codes if code[:4] == context[:4]}
            codes = near or codes
        return codes.pop() if len(codes) == 1 else ""

    def is_marked(self, name: str) -> bool:
        """Whether a name has its word of rank: 达州市 and 楚雄州, not 达州."""
        return name in self.full or any(division.name[-1] == name[-1] for division in self.names[name])

    def name_of(self, code: str) -> str:
        """The name of today of a code, empty for an unknown one."""
        division = self.codes.get(code)
        return division.name if division else ""

    def name_in(self, text: str, code: str, rank: str = "") -> str:
        """The name with a word of rank by which a text writes a division: 襄樊市 in an old text; of an autonomous
        prefecture the usual short form (楚雄州). Where it writes none of them, the shortest one of today; empty where no name ends in `rank`."""
        forms = [form for form in self.forms.get(code, ()) if form.endswith(rank)]
        written = [form for form in forms if form in text]
        today = self.name_of(code)
        if today in text and today not in forms and all(today.startswith(form) for form in written):
            return ""  # 赣县 in 赣县区
        named = min(written, key=len, default=today)
        usual = [form for form in forms if form[:2] == named[:2]]
        return named if written and not named.endswith("自治州") else min(usual, key=len, default="")


def _highest(meant: tuple[Division, ...]) -> tuple[Division, ...]:
    """Those of the highest level above the county; empty where all are counties."""
    for level in ("province", "prefecture"):
        at_level = tuple(d for d in meant if d.level == level)
        if at_level:
            return at_level
    return ()


def _likely(meant: tuple[Division, ...], context: str) -> tuple[Division, ...]:
    """The divisions that a bare short form can stand for: the highest level; a county only inside the context."""
    if highest := _highest(meant):
        return highest
    if not context:
        return ()
    above = context[:4] if context[2:4] != "00" else context[:2]
    return tuple(d for d in meant if d.current.startswith(above))


def contains(outer: str, inner: str) -> bool:
    """Whether the division with code `outer` is, or holds, the one with code `inner`."""
    if outer.endswith("0000"):
        return inner[:2] == outer[:2]
    if outer.endswith("00"):
        return inner[:4] == outer[:4]
    return inner == outer


def levels_of(code: str) -> tuple[str, str, str]:
    """The codes of province, prefecture and county that hold `code`; empty where it is not that deep."""
    if not _CODE.fullmatch(code):
        return "", "", ""
    province = code[:2] + "0000"
    prefecture = code[:4] + "00" if code[2:4] not in ("00", "90") and code[:2] not in ("11", "12", "31", "50") else ""
    county = code if not code.endswith("00") else ""
    return province, prefecture, county


def short_forms(name: str) -> Iterator[str]:
    """Shorter ways to write the name of a division: 泸州市 → 泸州; 楚雄彝族自治州 → 楚雄州, 楚雄."""
    autonomous = _AUTONOMOUS.fullmatch(name)
    if autonomous:
        stem = autonomous["stem"]
        yield stem
        if autonomous["kind"] != "区":
            yield stem + autonomous["kind"]
        return
    stem = _KINDS.sub("", name)
    if stem != name and len(stem) > 1:
        yield stem


@cache
def places(rules: Rules) -> Places:
    """The divisions of a rule folder. Raises RuleError for a line that cannot be read; no table, no places."""
    divisions = _read(rules)
    names: dict[str, list[Division]] = {}
    full = frozenset(division.name for division in divisions)
    for division in divisions:
        names.setdefault(division.name, []).append(division)
    for division in divisions:
        if division.level == "zone":
            continue
        for short in short_forms(division.name):
            if short not in full:
                names.setdefault(short, []).append(division)
    current: dict[str, Division] = {}
    for division in divisions:
        if division.current == division.code and division.level != "zone":
            current.setdefault(division.code, division)  # the first line: 襄阳市, which 襄樊市 was
    forms: dict[str, list[str]] = {code: [division.name] for code, division in current.items()}
    for division in divisions:
        if division.level != "zone" and division.current in forms:
            forms[division.current].append(division.name)
    for written in forms.values():
        written += [short for name in written for short in short_forms(name) if short[-1] == name[-1]]
    frozen = {name: tuple(meant) for name, meant in names.items()}
    kept = {code: tuple(dict.fromkeys(written)) for code, written in forms.items()}
    return Places(frozen, full, current, kept, re.compile(alternation(frozen)))


def _read(rules: Rules) -> list[Division]:
    path = rules.folder / TABLE
    if not path.is_file():
        return []
    divisions: list[Division] = []
    problems: list[Problem] = []
    codes: set[str] = set()
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.reader(file)
        next(reader, None)
        for row in reader:
            if not row:
                continue
            advice = "write code,name,level,successor: 510500,泸州市,prefecture,"
            if len(row) != 4 or not _CODE.fullmatch(row[0]) or len(row[1]) < 2 or row[2] not in _LEVELS:
                problems.append(Problem(TABLE, reader.line_num, 1, f"«{','.join(row)}» is no division", advice))
                continue
            code, name, level, successor = row
            if successor and successor not in codes:
                message = f"«{successor}», the successor of «{name}», is not a code of the lines above"
                problems.append(Problem(TABLE, reader.line_num, 1, message, advice))
            if not successor:
                codes.add(code)
            divisions.append(Division(code, fold(name), level, successor or code))
    if problems:
        raise RuleError(problems)
    return divisions

"""The rule files: read, check and compile `rules/*.yaml`.

A rule file holds `words` (literal lists), `patterns` (regular expressions in which `{name}` is a word list or another
pattern) and `frames` (patterns over a sentence in which mentions stand as slots), each with its examples. The format is
explained in README.md. Everything that is wrong is reported at once, with file, line and column and what to do.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

import regex
import yaml
from pydantic import BaseModel, ConfigDict, Field, ValidationError

from pipeline.text import fold

_NAME = re.compile(r"\{([a-z][a-z0-9_.]*)\}")
_WORD_LIST_NAME = re.compile(r"[a-z][a-z0-9_]*")
_NOT_IN_WORDS = set("\\|*+?[]{}^")
_NAMED_GROUP = re.compile(r"\(\?P<\w+>")
SLOTS = {
    "organisation": "\ue000",
    "person": "\ue001",
    "place": "\ue002",
    "number": "\ue003",
    "amount": "\ue004",
    "date": "\ue005",
    "quoted": "\ue006",
    "work": "\ue007",
    "bracket": "\ue008",
}
"""Slots of frames: the character that stands for a mention in the sentence that a frame is matched against."""
ROLES = {
    "honorees": "(?P<honorees>[^;。!?]{1,300}?)",
    "honoree": "(?P<honorees>[^,;:。!?]{1,80}?)",
    "titles": "(?P<titles>[^,;:。!?]{1,90})",
    "title": "(?P<titles>[^,;:。!?、]{1,60}?)",
    "body": "(?P<body>[^,;:。!?被获]{1,80}?)",
}
"""Roles in frames: stretches of the slot string that Python reads further. `honorees` may hold commas, `titles` goes on
to the next sign, the others are as short as the frame allows."""
HOSTILE_TEXTS = ("一" * 3000, "授予" * 1500, "9" * 3000, "(" * 3000, "、张三" * 1000, "甲局" * 1500, " " * 3000)
SLOW_SECONDS = 0.5
# The one written in C is ten times faster, where PyYAML has it.
_YAML_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True, slots=True)
class Problem:
    """Something wrong in a rule file; `line` and `column` count from 1."""

    file: str
    line: int
    column: int
    message: str
    advice: str = ""

    def __str__(self) -> str:
        """FILE:LINE:COLUMN: what is wrong → what to do."""
        advice = f" → {self.advice}" if self.advice else ""
        return f"{self.file}:{self.line}:{self.column}: {self.message}{advice}"


class RuleError(ValueError):
    """The rules cannot be used; `problems` says where and why."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        """Hold `problems`; the message has one a line."""
        self.problems = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


@dataclass(frozen=True, slots=True)
class Mark:
    """What an example expects: a span of its text and some columns of the row found there."""

    start: int
    end: int
    columns: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence with the rows that must be found in it, nothing more and nothing less."""

    text: str
    marks: tuple[Mark, ...]
    published_on: str | None
    owner: str
    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Pattern:
    """A compiled pattern. `name` is FILE.NAME and stands in the `rule` column of what it finds."""

    name: str
    source: str
    regex: "re.Pattern[str]"
    note: str
    file: str
    line: int
    column: int
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Frame:
    """A compiled frame: a pattern over a sentence in which `SLOTS` characters stand for mentions."""

    name: str
    source: str
    regex: "regex.Pattern[str]"
    note: str
    file: str
    line: int
    column: int
    elide: tuple[str, ...] = ()
    values: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A rule that is written in Python: what it does, and where its examples stand."""

    name: str
    note: str
    file: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, eq=False)
class Rules:
    """All rules of a folder, ready to use.

    `words["counts.classifier"]` maps each word to its value (empty where it has none), in the order of the file and
    folded; `patterns["amounts.sum"]` and `frames["honours.confer"]` are compiled; `steps["numbers.counted"]` are the rules
    that are written in Python. `tables` gives for each file, and for each rule that differs from its file, the table that
    its examples are about, empty where they are matched against the pattern's own expression; `unless` gives for a file
    the expression whose matches veto its hits.
    """

    folder: Path
    words: Mapping[str, Mapping[str, str]]
    patterns: Mapping[str, Pattern]
    frames: Mapping[str, Frame]
    steps: Mapping[str, Step]
    unless: Mapping[str, "re.Pattern[str]"]
    tables: Mapping[str, str]
    examples: tuple[Example, ...]
    word_lines: Mapping[str, tuple[str, int]]
    used: frozenset[str] = field(default=frozenset())

    def regex(self, name: str) -> "re.Pattern[str]":
        """The compiled expression of the pattern FILE.NAME; KeyError where there is none."""
        return self.patterns[name].regex

    def alternation(self, *names: str) -> str:
        """An expression that matches any word of the lists `names`, the longest first."""
        return _alternation_of(self, names)

    def place_of(self, name: str) -> str:
        """FILE:LINE of the rule that a `rule` column names; empty for a name that no rule file has."""
        rule = self.patterns.get(name) or self.frames.get(name) or self.steps.get(name)
        if rule:
            return f"{rule.file}:{rule.line}"
        file, line = self.word_lines.get(name, ("", 0))
        return f"{file}:{line}" if file else ""


@lru_cache(maxsize=1024)
def _alternation_of(rules: Rules, names: tuple[str, ...]) -> str:
    return alternation(word for name in names for word in rules.words[name])


class _PatternModel(BaseModel):
    model_config = ConfigDict(extra="forbid")
    find: str
    note: str = ""
    alone: bool = False
    values: dict[str, str] = Field(default_factory=dict)
    examples: list[Any] = Field(default_factory=list)


class _FrameModel(BaseModel):
    model_config = ConfigDict(extra="forbid")
    slots: str
    note: str = ""
    elide: list[str] = Field(default_factory=list)
    values: dict[str, str] = Field(default_factory=dict)
    examples: list[Any] = Field(default_factory=list)


class _StepModel(BaseModel):
    model_config = ConfigDict(extra="forbid")
    note: str
    table: str = ""
    examples: list[Any] = Field(default_factory=list)


class _FileModel(BaseModel):
    model_config = ConfigDict(extra="forbid")
    about: str = ""
    table: str = ""
    uses: list[str] = Field(default_factory=list)
    unless: list[str] = Field(default_factory=list)
    words: dict[str, Any] = Field(default_factory=dict)
    patterns: dict[str, _PatternModel] = Field(default_factory=dict)
    frames: dict[str, _FrameModel] = Field(default_factory=dict)
    steps: dict[str, _StepModel] = Field(default_factory=dict)
    examples: list[Any] = Field(default_factory=list)


Place = tuple[int, int]
Path_ = tuple[str | int, ...]


def alternation(words: Iterable[str]) -> str:
    """A group that matches exactly one of `words`, the longest possible; never empty (matches nothing without words).

    Words are arranged by common beginnings, which keeps matching fast for lists of thousands.
    """
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = {}
    return f"(?:{_branches(trie)})" if trie else "(?!)"


def _branches(node: dict[str, Any]) -> str:
    leaves = [re.escape(c) for c, below in node.items() if c and set(below) == {""}]
    parts = []
    if len(leaves) > 1:
        parts.append(f"[{''.join(leaves)}]")
    else:
        parts.extend(leaves)
    for character, below in node.items():
        if character and set(below) != {""}:
            inner = _branches({c: n for c, n in below.items() if c})
            parts.append(f"{re.escape(character)}(?:{inner}){'?' if '' in below else ''}")
    return "|".join(parts)


def parse_example(text: str) -> tuple[str, tuple[Mark, ...]]:
    r"""Take the marks out of an example: `共<3元|value=3>` → ("共3元", one mark). `\` makes the next character plain.

    Raises ValueError for a mark that is not closed, nested or has a column without `=`.
    """
    plain: list[str] = []
    marks: list[Mark] = []
    start: int | None = None
    fields: list[list[str]] = []
    characters = iter(text)
    for character in characters:
        if character == "\\":
            character = next(characters, "\\")
        elif character == "<":
            if start is not None:
                raise ValueError("a mark < stands inside another; write \\< for a plain <")
            start, fields = len(plain), []
            continue
        elif character == ">" and start is not None:
            columns = []
            for item in fields:
                column, sign, value = "".join(item).partition("=")
                if not sign:
                    raise ValueError(f"«{column}» has no =; write |column=value")
                columns.append((column.strip(), value))
            marks.append(Mark(start, len(plain), tuple(columns)))
            start = None
            continue
        elif character == "|" and start is not None:
            fields.append([])
            continue
        if start is not None and fields:
            fields[-1].append(character)
        else:
            plain.append(character)
    if start is not None:
        raise ValueError("a mark < is not closed; write \\< for a plain <")
    return "".join(plain), tuple(marks)


def load_rules(folder: Path) -> Rules:
    """Read every `*.yaml` of `folder`, with the word files they name. Raises RuleError with all problems found."""
    return _Loader(folder).load()


class _Loader:
    """Reads one folder; collects problems so that all are reported together."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.problems: list[Problem] = []
        self.places: dict[str, dict[Path_, Place]] = {}
        self.files: dict[str, _FileModel] = {}
        self.words: dict[str, dict[str, str]] = {}
        self.word_lines: dict[str, tuple[str, int]] = {}
        self.examples: list[Example] = []
        self.used: set[str] = set()

    def load(self) -> Rules:
        paths = sorted(self.folder.glob("*.yaml")) if self.folder.is_dir() else []
        if not paths:
            message = "there are no rule files (*.yaml) here"
            raise RuleError([Problem(str(self.folder), 1, 1, message, "name a folder with --rules that holds some")])
        for path in paths:
            self._read(path)
        for stem in self.files:
            self._read_words(stem)
        self._check_uses()
        if self.problems:
            raise RuleError(self.problems)
        patterns = self._compile_patterns()
        frames = self._compile_frames()
        steps = self._steps()
        unless = {stem: self._unless(stem) for stem, model in self.files.items() if model.unless}
        for stem, model in self.files.items():
            for i, written in enumerate(model.examples):
                self._example(stem, ("examples", i), written, stem)
        if self.problems:
            raise RuleError(self.problems)
        return Rules(
            self.folder,
            self.words,
            patterns,
            frames,
            steps,
            unless,
            self._tables(),
            tuple(self.examples),
            self.word_lines,
            frozenset(self.used),
        )

    def _tables(self) -> dict[str, str]:
        tables = {stem: model.table for stem, model in self.files.items()}
        for stem, model in self.files.items():
            tables.update({f"{stem}.{name}": "" for name, pattern in model.patterns.items() if pattern.alone})
            tables.update({f"{stem}.{name}": step.table for name, step in model.steps.items() if step.table})
        return tables

    def _problem(self, stem: str, path: Path_, message: str, advice: str = "") -> None:
        places = self.places.get(stem, {})
        while path and path not in places:
            path = path[:-1]
        line, column = places.get(path, (1, 1))
        self.problems.append(Problem(f"{stem}.yaml", line, column, message, advice))

    def _read(self, path: Path) -> None:
        stem = path.stem
        self.places[stem] = {(): (1, 1)}
        try:
            node = yaml.compose(path.read_text(encoding="utf-8-sig"), Loader=_YAML_LOADER)
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line, column = (mark.line + 1, mark.column + 1) if mark else (1, 1)
            advice = "check indentation, colons and quotes; put texts with : # or < in single quotes"
            self.problems.append(Problem(path.name, line, column, f"not valid YAML: {error.problem}", advice))
            return
        except (OSError, UnicodeError, yaml.YAMLError) as error:
            self.problems.append(Problem(path.name, 1, 1, f"cannot be read: {error}", "save the file as UTF-8"))
            return
        content = self._construct(stem, node, ()) if node is not None else {}
        try:
            self.files[stem] = _FileModel.model_validate(content)
        except ValidationError as error:
            for item in error.errors():
                known = ", ".join(_FileModel.model_fields) if len(item["loc"]) == 1 else "find/slots, note, examples"
                self._problem(stem, tuple(item["loc"]), item["msg"], f"allowed here: {known}")

    def _construct(self, stem: str, node: yaml.Node, path: Path_) -> Any:
        """Plain data of a YAML node; remembers the place of every key and item and reports keys given twice."""
        self.places[stem][path] = (node.start_mark.line + 1, node.start_mark.column + 1)
        if isinstance(node, yaml.MappingNode):
            mapping: dict[str, Any] = {}
            for key_node, value_node in node.value:
                key = str(key_node.value)
                below = (*path, key)
                value = self._construct(stem, value_node, below)
                self.places[stem][below] = (key_node.start_mark.line + 1, key_node.start_mark.column + 1)
                if key in mapping:
                    self._problem(stem, below, f"the key «{key}» is given twice", "keep one of the two")
                mapping[key] = value
            return mapping
        if isinstance(node, yaml.SequenceNode):
            return [self._construct(stem, item, (*path, i)) for i, item in enumerate(node.value)]
        return str(node.value)

    def _read_words(self, stem: str) -> None:
        for name, written in self.files[stem].words.items():
            path: Path_ = ("words", name)
            qualified = f"{stem}.{name}"
            if not _WORD_LIST_NAME.fullmatch(name):
                self._problem(stem, path, f"«{name}» is no name", "use lower-case letters, digits and _")
            collected: dict[str, str] = {}
            for word, value, place in self._word_items(stem, written, path):
                bad = sorted(_NOT_IN_WORDS & set(word))
                if bad or not word:
                    advice = "words are literal; write a pattern for what varies"
                    self._problem(stem, place, f"the word «{word}» holds {' '.join(bad) or 'nothing'}", advice)
                elif fold(word) in collected:
                    self._problem(stem, place, f"the word «{word}» is given twice", "keep one of the two")
                collected[fold(word)] = value
            self.words[qualified] = collected
            line, _ = self.places[stem].get(path, (1, 1))
            self.word_lines[qualified] = (f"{stem}.yaml", line)

    def _word_items(self, stem: str, written: Any, path: Path_) -> Iterator[tuple[str, str, Path_]]:
        if isinstance(written, str):
            yield from self._word_file(stem, written, path)
        elif isinstance(written, list):
            for i, item in enumerate(written):
                place = (*path, i)
                if isinstance(item, dict):
                    for word, note in item.items():
                        yield word, self._word_value(stem, word, note, (*place, word), is_note=True), place
                elif isinstance(item, str):
                    yield item, "", place
                else:
                    self._problem(stem, place, "a word is a text", "write one word an item")
        elif isinstance(written, dict):
            for word, value in written.items():
                yield word, self._word_value(stem, word, value, (*path, word), is_note=False), (*path, word)
        else:
            self._problem(stem, path, "words are a list, a mapping or the name of a file", "write [词, 词]")

    def _word_value(self, stem: str, word: str, written: Any, place: Path_, *, is_note: bool) -> str:
        if isinstance(written, str):
            return "" if is_note else written
        if isinstance(written, dict) and set(written) <= {"note", "value", "example", "examples"}:
            examples = written.get("examples", [])
            for example in [*([written["example"]] if "example" in written else []), *examples]:
                self._example(stem, place, example, f"{stem}.words.{word}")
            return str(written.get("value", ""))
        self._problem(stem, place, f"«{word}» has keys that are not known", "allowed: note, value, example, examples")
        return ""

    def _word_file(self, stem: str, name: str, path: Path_) -> Iterator[tuple[str, str, Path_]]:
        """Words of a text file: one a line, `word<TAB>value` where a value is wanted, # begins a comment."""
        file = self.folder / name
        if "/" in name or not file.is_file():
            self._problem(stem, path, f"there is no word file «{name}» in {self.folder}", "write [词] for a list")
            return
        for line in file.read_text(encoding="utf-8-sig").splitlines():
            entry = line.split("#", 1)[0].rstrip()
            if entry:
                word, _, value = entry.partition("\t")
                yield word, value, path

    def _check_uses(self) -> None:
        for stem, model in self.files.items():
            for i, used in enumerate(model.uses):
                if used not in self.files:
                    names = ", ".join(sorted(self.files))
                    self._problem(stem, ("uses", i), f"there is no rule file «{used}»", f"there are {names}")
                elif used == stem:
                    self._problem(stem, ("uses", i), f"«{stem}» uses itself", "remove it")

    def _lookup(self, stem: str, name: str) -> tuple[str, str] | None:
        """(kind, qualified name) of a `{name}` in a file: its own first, then the files that it uses."""
        candidates = [name] if "." in name else [f"{s}.{name}" for s in (stem, *self.files[stem].uses)]
        for qualified in candidates:
            if qualified in self.words:
                return "words", qualified
            owner, _, short = qualified.partition(".")
            if owner in self.files and short in self.files[owner].patterns:
                return "patterns", qualified
        return None

    def _expand(self, stem: str, written: str, path: Path_, inside: tuple[str, ...]) -> str:
        def substitute(match: "re.Match[str]") -> str:
            found = self._lookup(stem, match[1])
            if found is None and match[1] in SLOTS:
                return SLOTS[match[1]]
            if found is None and match[1] in ROLES and path[0] == "frames":
                return ROLES[match[1]]
            if found is None:
                self._problem(stem, path, f"there is no word list or pattern «{match[1]}»", "check the name or `uses`")
                return "(?!)"
            kind, qualified = found
            self.used.add(qualified)
            if kind == "words":
                return alternation(self.words[qualified])
            if qualified in inside:
                self._problem(stem, path, f"«{match[1]}» contains itself", "break the circle")
                return "(?!)"
            owner, _, short = qualified.partition(".")
            inner = self.files[owner].patterns[short].find
            expanded = self._expand(owner, fold(inner), ("patterns", short), (*inside, qualified))
            return f"(?:{_NAMED_GROUP.sub('(?:', expanded)})"

        return _NAME.sub(substitute, written)

    def _compile_patterns(self) -> dict[str, Pattern]:
        compiled: dict[str, Pattern] = {}
        for stem, model in self.files.items():
            for name, entry in model.patterns.items():
                path: Path_ = ("patterns", name)
                source = self._prepare(stem, path, name, entry.find, entry.examples, "find")
                try:
                    expression = re.compile(source, re.VERBOSE)
                except re.error as error:
                    self._bad_expression(stem, (*path, "find"), name, str(error))
                    continue
                line, column = self.places[stem].get(path, (1, 1))
                values = tuple(entry.values.items())
                qualified = f"{stem}.{name}"
                compiled[qualified] = Pattern(
                    qualified, source, expression, entry.note, f"{stem}.yaml", line, column, values
                )
        return compiled

    def _compile_frames(self) -> dict[str, Frame]:
        compiled: dict[str, Frame] = {}
        for stem, model in self.files.items():
            for name, entry in model.frames.items():
                path: Path_ = ("frames", name)
                source = self._prepare(stem, path, name, entry.slots, entry.examples, "slots")
                try:
                    expression = regex.compile(source, regex.VERBOSE | regex.VERSION1)
                except regex.error as error:
                    self._bad_expression(stem, (*path, "slots"), name, str(error))
                    continue
                line, column = self.places[stem].get(path, (1, 1))
                elide, values = tuple(entry.elide), tuple(entry.values.items())
                qualified = f"{stem}.{name}"
                compiled[qualified] = Frame(
                    qualified, source, expression, entry.note, f"{stem}.yaml", line, column, elide, values
                )
        return compiled

    def _steps(self) -> dict[str, Step]:
        steps: dict[str, Step] = {}
        for stem, model in self.files.items():
            for name, entry in model.steps.items():
                path: Path_ = ("steps", name)
                qualified = f"{stem}.{name}"
                self._take_examples(stem, path, name, entry.examples)
                line, column = self.places[stem].get(path, (1, 1))
                steps[qualified] = Step(qualified, entry.note, f"{stem}.yaml", line, column)
        return steps

    def _prepare(self, stem: str, path: Path_, name: str, written: str, examples: list[Any], key: str) -> str:
        """The expression with all names expanded; takes in the examples on the way."""
        self._take_examples(stem, path, name, examples)
        return self._expand(stem, fold(written), (*path, key), (f"{stem}.{name}",))

    def _take_examples(self, stem: str, path: Path_, name: str, examples: list[Any]) -> None:
        for i, example in enumerate(examples):
            self._example(stem, (*path, "examples", i), example, f"{stem}.{name}")
        self._check_examples(stem, path, name, examples)

    def _bad_expression(self, stem: str, path: Path_, name: str, error: str) -> None:
        advice = "check brackets and repetitions; a blank is written \\ and a plain { \\{"
        self._problem(stem, path, f"«{name}» is no regular expression: {error}", advice)

    def _check_examples(self, stem: str, path: Path_, name: str, written: list[Any]) -> None:
        texts = [example.get("text", "") if isinstance(example, dict) else str(example) for example in written]
        if not any("<" in text for text in texts):
            self._problem(stem, path, f"«{name}» has no example that hits", "add one with <…> round what is found")
        if not any("<" not in text for text in texts):
            self._problem(stem, path, f"«{name}» has no example that must not hit", "add one without < >")

    def _example(self, stem: str, place: Path_, written: Any, owner: str) -> None:
        published_on = None
        if isinstance(written, dict):
            published_on = written.get("published_on")
            written = written.get("text")
        if not isinstance(written, str):
            self._problem(stem, place, "an example is a sentence", "or {text: …, published_on: 2021-04-24}")
            return
        try:
            text, marks = parse_example(written)
        except ValueError as error:
            self._problem(stem, place, f"the example cannot be read: {error}")
            return
        places = self.places[stem]
        while place and place not in places:
            place = place[:-1]
        line, column = places.get(place, (1, 1))
        self.examples.append(Example(text, marks, published_on, owner, f"{stem}.yaml", line, column))

    def _unless(self, stem: str) -> "re.Pattern[str]":
        names = self.files[stem].unless
        parts = [self._expand(stem, f"{{{name}}}", ("unless", i), ()) for i, name in enumerate(names)]
        return re.compile("|".join(parts), re.VERBOSE)


def slow_patterns(rules: Rules) -> list[Problem]:
    """Patterns that need more than half a second on hostile text of 3,000 characters."""
    problems = []
    every: list[Pattern | Frame] = [*rules.patterns.values(), *rules.frames.values()]
    for pattern in every:
        expression = regex.compile(pattern.source, regex.VERBOSE)
        try:
            for text in HOSTILE_TEXTS:
                for _ in expression.finditer(text, timeout=SLOW_SECONDS):
                    pass
        except TimeoutError:
            advice = "avoid repetitions inside repetitions and .* before a word"
            problems.append(
                Problem(pattern.file, pattern.line, pattern.column, f"«{pattern.name}» is slow on hostile text", advice)
            )
    return problems


def unused_words(rules: Rules, sources: Iterable[str]) -> list[Problem]:
    """Word lists that no pattern names and no program text in `sources` mentions.

    A text mentions a list as "FILE.NAME", or as "NAME" where it also makes names of the form f"FILE.{…}".
    """
    texts = tuple(text.replace("'", '"') for text in sources)
    return [
        Problem(file, line, 1, f"nothing uses the words «{name}»", "remove them or name them in a pattern")
        for name, (file, line) in rules.word_lines.items()
        if name not in rules.used and not any(_mentions(text, name) for text in texts)
    ]


def _mentions(text: str, name: str) -> bool:
    stem, _, short = name.partition(".")
    return f'"{name}"' in text or (f'"{stem}.{{' in text and f'"{short}"' in text)

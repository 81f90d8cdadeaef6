"""Rule files: what is refused and where, and what a good one gives."""

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.process import default_folder
from pipeline.rules import (
    Mark,
    RuleError,
    Rules,
    alternation,
    load_rules,
    parse_example,
    slow_patterns,
    unused_words,
)

GOOD = """\
about: a test
words:
  colour: [红, 绿, 红绿]
  weight: {斤: "500", 两: {value: "50", note: a tenth}}
patterns:
  sum:
    find: '(?P<number>\\d+){weight}'
    examples:
      - 买了<3斤>米
      - 三斤米
"""


def written(folder: Path, **files: str) -> Path:
    for name, text in files.items():
        (folder / f"{name}.yaml").write_text(text, encoding="utf-8")
    return folder


def loaded(folder: Path, **files: str) -> Rules:
    return load_rules(written(folder, **files))


def refused(folder: Path, text: str, name: str = "fruit") -> list[str]:
    with pytest.raises(RuleError) as caught:
        loaded(folder, **{name: text})
    return [str(problem) for problem in caught.value.problems]


REFUSALS = {
    "not YAML": ("words:\n  a: [红\npatterns: {}\n", "fruit.yaml:3:9: not valid YAML"),
    "unknown key of the file": ("about: x\nword:\n  a: [红]\n", "fruit.yaml:2:1: Extra inputs are not permitted"),
    "unknown key of a pattern": (
        GOOD.replace("    examples:", "    exampels: []\n    examples:"),
        "fruit.yaml:8:5: Extra inputs are not permitted",
    ),
    "pattern without find": (GOOD.replace("find:", "note:"), "fruit.yaml:6:3: Field required"),
    "key given twice": (GOOD + "about: again\n", "fruit.yaml:11:1: the key «about» is given twice"),
    "word list given twice": (
        GOOD.replace("  weight:", "  colour:"),
        "fruit.yaml:4:3: the key «colour» is given twice",
    ),
    "name of a word list": ("words:\n  Colour: [红]\n", "fruit.yaml:2:3: «Colour» is no name"),
    "regular expression in a word": ("words:\n  a: [红, 绿+]\n", "fruit.yaml:2:10: the word «绿+» holds +"),
    "brace in a word": ("words:\n  a:\n    - '{b}'\n", "fruit.yaml:3:7: the word «{b}» holds { }"),
    "empty word": ("words:\n  a: [红, '']\n", "fruit.yaml:2:10: the word «» holds nothing"),
    "word given twice": ("words:\n  a: [红, 绿, 红]\n", "fruit.yaml:2:13: the word «红» is given twice"),
    "word given twice after folding": ("words:\n  a: [国, 國]\n", "fruit.yaml:2:10: the word «國» is given twice"),
    "word that is a list": ("words:\n  a:\n    - [红]\n", "fruit.yaml:3:7: a word is a text"),
    "keys of a word": ("words:\n  a:\n    红: {colour: x}\n", "fruit.yaml:3:5: «红» has keys that are not known"),
    "missing word file": ("words:\n  a: nowhere.txt\n", "fruit.yaml:2:3: there is no word file «nowhere.txt»"),
    "word file elsewhere": ("words:\n  a: ../x.txt\n", "fruit.yaml:2:3: there is no word file «../x.txt»"),
    "uses unknown": ("uses:\n  - vegetables\n", "fruit.yaml:2:5: there is no rule file «vegetables»"),
    "uses itself": ("uses: [fruit]\n", "fruit.yaml:1:8: «fruit» uses itself"),
    "missing name": (GOOD.replace("{weight}", "{wieght}"), "fruit.yaml:7:5: there is no word list or pattern «wieght»"),
    "missing name in unless": (
        GOOD + "unless: [idiom]\n",
        "fruit.yaml:11:10: there is no word list or pattern «idiom»",
    ),
    "circle": (GOOD.replace("{weight}", "{sum}"), "fruit.yaml:7:5: «sum» contains itself"),
    "no regular expression": (GOOD.replace("\\d+)", "\\d+"), "fruit.yaml:7:5: «sum» is no regular expression"),
    "no hit": (GOOD.replace("<3斤>", "3斤"), "fruit.yaml:6:3: «sum» has no example that hits"),
    "no non-hit": (GOOD.replace("      - 三斤米\n", ""), "fruit.yaml:6:3: «sum» has no example that must not hit"),
    "example that is a list": (GOOD + "      - [a]\n", "fruit.yaml:11:9: an example is a sentence"),
    "mark not closed": (
        GOOD + "      - 买<3斤米\n",
        "fruit.yaml:11:9: the example cannot be read: a mark < is not closed",
    ),
    "mark in a mark": (GOOD + "      - 买<3<斤>>米\n", "fruit.yaml:11:9: the example cannot be read: a mark < stands"),
    "column without =": (
        GOOD + "      - 买<3斤|value>米\n",
        "fruit.yaml:11:9: the example cannot be read: «value» has no =",
    ),
    "frame without examples": (
        "frames:\n  confer:\n    slots: '{organisation}授予{person}'\n",
        "fruit.yaml:2:3: «confer» has no example that hits",
    ),
    "frame that is no expression": (
        "frames:\n  confer:\n    slots: '({person}'\n    examples: [<甲>, 乙]\n",
        "fruit.yaml:3:5: «confer» is no regular expression",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_is_wrong_is_refused_with_its_place(case: str, tmp_path: Path) -> None:
    text, expected = REFUSALS[case]
    problems = refused(tmp_path, text)
    assert any(problem.startswith(expected) for problem in problems), problems


def test_every_refusal_says_what_to_do(tmp_path: Path) -> None:
    text = "words:\n  a: [绿+]\nuses: [nowhere]\n"
    assert refused(tmp_path, text) == [
        "fruit.yaml:2:7: the word «绿+» holds + → words are literal; write a pattern for what varies",
        "fruit.yaml:3:8: there is no rule file «nowhere» → there are fruit",
    ]


def test_bytes_that_are_not_utf8_are_refused(tmp_path: Path) -> None:
    (tmp_path / "fruit.yaml").write_bytes("words: {a: [红]}".encode("gb18030"))
    with pytest.raises(RuleError, match=r"fruit\.yaml:1:1: cannot be read: .* → save the file as UTF-8"):
        load_rules(tmp_path)


def test_a_folder_without_rules_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RuleError, match="there are no rule files"):
        load_rules(tmp_path)
    with pytest.raises(RuleError, match="there are no rule files"):
        load_rules(tmp_path / "nowhere")


def test_problems_of_several_files_are_told_together(tmp_path: Path) -> None:
    written(tmp_path, one="words: {a: [红+]}\n", two="words: {b: [绿*]}\n")
    with pytest.raises(RuleError) as caught:
        load_rules(tmp_path)
    assert [problem.file for problem in caught.value.problems] == ["one.yaml", "two.yaml"]


def test_a_good_file_gives_words_patterns_and_examples(tmp_path: Path) -> None:
    rules = loaded(tmp_path, fruit=GOOD)
    assert dict(rules.words["fruit.weight"]) == {"斤": "500", "两": "50"}
    match = rules.regex("fruit.sum").search("共3斤")
    assert match is not None
    assert match["number"] == "3"
    assert [(example.text, example.marks, example.line) for example in rules.examples] == [
        ("买了3斤米", (Mark(2, 4, ()),), 9),
        ("三斤米", (), 10),
    ]
    assert rules.place_of("fruit.sum") == "fruit.yaml:6"
    assert rules.place_of("fruit.colour") == "fruit.yaml:3"
    assert rules.place_of("fruit.nothing") == ""


def test_words_and_patterns_are_folded(tmp_path: Path) -> None:
    text = "words: {a: [國（]}\npatterns:\n  p:\n    find: '{a}貳'\n    examples: [<国(贰>, 甲]\n"
    assert loaded(tmp_path, fruit=text).regex("fruit.p").search("国(贰")


def test_names_are_looked_up_at_home_then_in_the_files_used(tmp_path: Path) -> None:
    other = "uses: [fruit]\nwords: {colour: [蓝]}\npatterns:\n"
    other += "  p:\n    find: '{colour}{weight}{fruit.colour}'\n    examples: [<蓝斤红>, 甲]\n"
    assert loaded(tmp_path, fruit=GOOD, other=other).regex("other.p").fullmatch("蓝斤红绿")


def test_a_named_group_of_an_inner_pattern_becomes_plain(tmp_path: Path) -> None:
    text = GOOD + "  twice:\n    find: '{sum}和(?P<number>{sum})'\n    examples: [<1斤和2两>, 甲]\n"
    match = loaded(tmp_path, fruit=text).regex("fruit.twice").search("1斤和2两")
    assert match is not None
    assert match.groupdict() == {"number": "2两"}


def test_a_word_file_is_read_with_values_and_comments(tmp_path: Path) -> None:
    (tmp_path / "names.txt").write_text("# surnames\n张\t1\n王 # common\n\n", encoding="utf-8")
    rules = loaded(tmp_path, fruit="words: {surname: names.txt}\n")
    assert dict(rules.words["fruit.surname"]) == {"张": "1", "王": ""}


def test_the_example_of_a_word_belongs_to_it(tmp_path: Path) -> None:
    text = "words:\n  a:\n    - 红: {note: x, example: <红>的}\n    - 绿: typo\n"
    (example,) = loaded(tmp_path, fruit=text).examples
    assert (example.owner, example.text, example.marks, example.line) == (
        "fruit.words.红",
        "红的",
        (Mark(0, 1, ()),),
        3,
    )


def test_unless_becomes_one_expression(tmp_path: Path) -> None:
    rules = loaded(tmp_path, fruit=GOOD + "unless: [colour]\n")
    assert rules.unless["fruit"].fullmatch("红绿")


def test_slots_stand_in_frames_and_elide_is_kept(tmp_path: Path) -> None:
    text = "words: {give: [授予]}\nframes:\n  confer:\n    slots: '{organisation}{give}{person}'\n"
    text += "    elide: [give]\n    examples: [<甲>, 乙]\n"
    frame = loaded(tmp_path, fruit=text).frames["fruit.confer"]
    assert frame.elide == ("give",)
    assert frame.regex.search("\ue000授予\ue001")


def test_a_mark_has_a_span_and_columns() -> None:
    assert parse_example("共<3元|value=3|unit=a=b>。") == ("共3元。", (Mark(1, 3, (("value", "3"), ("unit", "a=b"))),))
    assert parse_example(r"a\<b\>c\|d") == ("a<b>c|d", ())
    assert parse_example("甲>乙|丙") == ("甲>乙|丙", ())
    assert parse_example("<甲|action=>") == ("甲", (Mark(0, 1, (("action", ""),)),))


@given(
    st.sets(st.text(alphabet="甲乙丙(.丁", min_size=1, max_size=4), max_size=12),
    st.text(alphabet="甲乙丙(.丁", max_size=6),
)
def test_an_alternation_takes_the_longest_word(words: set[str], text: str) -> None:
    match = re.match(alternation(words), text)
    longest = max((word for word in words if text.startswith(word)), key=len, default=None)
    assert (match[0] if match else None) == longest


def test_a_slow_pattern_is_named_with_its_place(tmp_path: Path) -> None:
    text = "patterns:\n  slow:\n    find: '(?:一+)+二'\n    examples: [<一二>, 三]\n"
    (problem,) = slow_patterns(loaded(tmp_path, fruit=text))
    assert str(problem).startswith("fruit.yaml:2:3: «fruit.slow» is slow on hostile text")


def test_words_that_nothing_uses_are_named(tmp_path: Path) -> None:
    rules = loaded(tmp_path, fruit=GOOD)
    (problem,) = unused_words(rules, ["x = 1"])
    assert str(problem).startswith("fruit.yaml:3:1: nothing uses the words «fruit.colour»")
    assert not unused_words(rules, ['rules.words["fruit.colour"]'])
    assert not unused_words(rules, ['rules.words[f"fruit.{name}"] and lexicon("colour")'])
    assert unused_words(rules, ['lexicon("colour")', 'f"fruit.{name}"'])


def test_the_rules_of_the_project_load_and_none_is_slow() -> None:
    assert not slow_patterns(load_rules(default_folder("rules")))

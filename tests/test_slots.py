"""Slot strings: mentions are one character, notes are gone, offsets lead back to the text."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.records import Article, Findings, Number, OrganisationMention, PersonMention
from pipeline.rules import SLOTS, Rules, load_rules
from pipeline.segment import Document, make_document, make_segmenter
from pipeline.slots import encode, iso_dates

LETTERS = dict(zip(SLOTS.values(), "OPLNADQWB", strict=True))


@pytest.fixture(scope="module")
def rules() -> Rules:
    return load_rules(Path(__file__).parent.parent / "rules")


def document_of(text: str, published_on: str | None = None) -> Document:
    return make_document(Article("a", text, published_on=published_on), make_segmenter("none", {}))


def shown(text: str, found: Findings) -> str:
    slotted = encode(document_of(text), 0, len(text), found)
    return "".join(LETTERS.get(character, character) for character in slotted.text)


def mentions(text: str, organisations: str = "", persons: str = "") -> Findings:
    def spans(written: str) -> list[tuple[int, int]]:
        return sorted((text.index(w), text.index(w) + len(w)) for w in written.split())

    return Findings(
        organisations=tuple(OrganisationMention(a, b, "t", text[a:b]) for a, b in spans(organisations)),
        persons=tuple(PersonMention(a, b, "t", text[a:b]) for a, b in spans(persons)),
    )


def test_mentions_stand_as_slots_and_notes_are_gone() -> None:
    text = "丹河县教育局授予林若溪（丹河县一中教师，女）“丹河名师”称号"
    found = mentions(text, "丹河县教育局 丹河县一中", "林若溪")
    assert shown(text, found) == "O授予PQ称号"


def test_a_slot_leads_back_to_its_mention_and_place() -> None:
    text = "丹河县教育局授予 林若溪 奖章"
    slotted = encode(document_of(text), 0, len(text), mentions(text, "丹河县教育局", "林若溪"))
    person = slotted.text.index(SLOTS["person"])
    assert slotted.person(person) == PersonMention(9, 12, "t", "林若溪")
    assert slotted.organisation(person) is None
    assert slotted.span(person, person + 1) == (9, 12)
    assert slotted.written(0, 1) == "丹河县教育局"


def test_the_longest_mention_wins_and_quotes_hide_what_is_in_them() -> None:
    text = "“丹河之光”艺术团演出《林若溪之歌》"
    found = mentions(text, "“丹河之光”艺术团", "林若溪")
    assert shown(text, found) == "O演出W"


def test_counts_and_dates_are_slots_other_numbers_are_not() -> None:
    text = "3月1日5名队员获第二名"
    found = Findings(
        numbers=(
            Number(0, 4, "date", "t"),
            Number(4, 6, "count", "t"),
            Number(9, 11, "rank", "t"),
        )
    )
    assert shown(text, found) == "DN队员获第二名"


def test_a_name_torn_out_of_a_verb_is_no_person() -> None:
    text = "他曾荣获奖章"
    assert shown(text, mentions(text, "", "曾荣")) == "他曾荣获奖章"


def test_a_blank_between_words_stays_and_others_go() -> None:
    assert shown("张甲 李乙，1 2", Findings()) == "张甲 李乙,12"


def test_a_bracket_that_is_the_whole_stretch_stays() -> None:
    assert shown("（张甲获金奖）", Findings()) == "(张甲获金奖)"


def test_words_keep_their_place_and_skip_slots() -> None:
    text = "林若溪（女）荣获奖章"
    document = make_document(Article("a", text), make_segmenter("jieba", {}))
    slotted = encode(document, 0, len(text), mentions(text, "", "林若溪"))
    assert slotted.words[1][0] == "荣获"
    assert 0 not in slotted.words


def test_dates_are_resolved_by_their_place() -> None:
    text = "3月1日举行，近几年来不断"
    assert iso_dates(document_of(text, "2021-05-02")) == {0: "2021-03-01"}


@given(st.text(alphabet="甲乙授予(（)）“”《》 ，3\x00\ud800", max_size=60))
@settings(max_examples=60, deadline=None)
def test_every_character_of_a_slot_string_stands_in_the_text(text: str) -> None:
    slotted = encode(document_of(text), 0, len(text), Findings())
    assert len(slotted.starts) == len(slotted.ends) == len(slotted.text)
    previous = 0
    for start, end in zip(slotted.starts, slotted.ends, strict=True):
        assert previous <= start < end <= len(text)
        previous = end

import itertools

from hypothesis import given
from hypothesis import strategies as st

from pipeline.text import bracketed, clauses, fold, sentences


@given(st.text(st.characters(exclude_categories=[])))
def test_folding_keeps_length_and_is_stable(text: str) -> None:
    folded = fold(text)
    assert len(folded) == len(text)
    assert fold(folded) == folded


def test_folding_makes_one_form_of_width_quotes_and_characters() -> None:
    assert fold("（１９．７亿元），「先進個人」：A\u3000B") == "(19.7亿元),“先进个人”:A B"


def test_straight_quotes_open_and_close_in_turn_within_a_paragraph() -> None:
    assert fold('获"甲奖"和"乙奖\n又获"丙奖"') == "获“甲奖”和“乙奖\n又获“丙奖”"


def test_characters_beyond_the_basic_plane_count_as_one() -> None:
    assert fold("𠮷村，") == "𠮷村,"


@given(st.text(st.sampled_from("甲乙,。!?”)\n\r； ") | st.characters(exclude_categories=[])))
def test_sentences_hold_every_character_that_is_no_blank(text: str) -> None:
    folded = fold(text)
    found = sentences(folded)
    assert [s.number for s in found] == list(range(1, len(found) + 1))
    covered = {i for s in found for i in range(s.start, s.end)}
    assert all(folded[i].isspace() for i in range(len(folded)) if i not in covered)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))


def test_a_sentence_ends_with_its_closing_quote_and_at_line_ends() -> None:
    text = "他说：“好。”会上\r\n宣读;决定"
    folded = fold(text)
    assert [folded[s.start : s.end] for s in sentences(folded)] == ["他说:“好。”", "会上", "宣读;决定"]


def test_clauses_are_split_at_signs_of_either_width() -> None:
    folded = fold("甲，乙:丙;丁")
    assert [folded[a:b] for a, b in clauses(folded, 0, len(folded))] == ["甲", "乙", "丙", "丁"]


def test_outermost_brackets_are_found_and_unclosed_ones_ignored() -> None:
    text = "甲(乙(丙)丁)戊(己"
    assert [text[a:b] for a, b in bracketed(text, 0, len(text), "(")] == ["(乙(丙)丁)"]

import pytest

from pipeline.records import Article
from pipeline.segment import make_document, make_segmenter


def test_tokens_lie_on_the_text_and_each_clause_is_cut_once() -> None:
    calls: list[str] = []
    segmenter = make_segmenter("jieba", {})
    cut = segmenter.cut
    counting = type(segmenter)(
        segmenter.name,
        lambda text: calls.append(text) or cut(text),  # type: ignore[func-returns-value]
        segmenter.tags,
        segmenter.frequencies,
    )
    document = make_document(Article("a", "县教育局新建学校，培训教师2000余名。资助学生。"), counting)
    first = document.tokens(0, 4)
    assert [document.folded[t.start : t.end] for t in first] == [t.text for t in first]
    assert "".join(t.text for t in first) == "县教育局新建学校"
    assert document.tokens(0, 4) == first
    assert calls == ["县教育局新建学校"]


def test_tokens_reach_over_sentences() -> None:
    document = make_document(Article("a", "甲获奖。乙获奖。丙获奖。"), make_segmenter("jieba", {}))
    assert "".join(t.text for t in document.tokens(1, 6)) == "甲获奖乙获奖"


def test_sentence_at_every_offset() -> None:
    document = make_document(Article("a", "甲获奖。\n\n乙获奖。"), make_segmenter("none", {}))
    assert [document.sentence_at(i).number for i in (0, 3, 4, 6, 9)] == [1, 1, 1, 2, 2]


def test_words_of_the_rules_are_known() -> None:
    segmenter = make_segmenter("jieba", {"荔城班": "nz"})
    assert "荔城班" in list(segmenter.cut("组建荔城班"))
    assert segmenter.tags["荔城班"] == "nz"


def test_jieba_as_used_elsewhere_is_not_disturbed() -> None:
    import jieba

    make_segmenter("jieba", {"组建荔城班": "n"})
    assert "组建荔城班" not in jieba.lcut("组建荔城班")


def test_an_unknown_segmenter_is_refused_with_the_known_names() -> None:
    with pytest.raises(ValueError, match="jieba, rjieba, none"):
        make_segmenter("hmm", {})

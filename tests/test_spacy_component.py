"""The spaCy component: spans of a Doc are the rows of the tables."""

import subprocess
import sys

import pytest
import spacy

from pipeline import Article, Pipeline
from pipeline.spacy_component import make_honorroll

TEXT = "会上,省人民政府授予李文华等12名同志“全省扶贫先进个人”称号。全省共投入3.5亿元，资助学生2万余人次。"
TABLES = {"honours": "honours", "organisations": "organisation_mentions", "amounts": "amounts", "counts": "counts"}


@pytest.fixture(scope="module")
def nlp():
    made = spacy.blank("zh")
    made.add_pipe("honorroll")
    return made


def test_spans_are_the_rows_of_the_tables(nlp):
    doc = nlp(TEXT)
    tables = Pipeline().run([Article("doc", TEXT)])
    assert doc.text == TEXT
    for group, table in TABLES.items():
        rows = tables[table]
        assert [(s.start_char, s.end_char, s.text, s.id_) for s in doc.spans[group]] == list(
            rows[["start", "end", "text", "rule"]].itertuples(index=False, name=None)
        )
    assert [span.text for span in doc.spans["amounts"]] == ["3.5亿元"]
    assert doc.spans["amounts"][0].kb_id_ == "350000000"
    assert doc.spans["honours"][0].label_ == "HONOUR"


def test_spans_are_widened_to_the_tokens_of_another_segmentation():
    nlp = spacy.blank("zh", config={"nlp": {"tokenizer": {"segmenter": "jieba"}}})
    nlp.add_pipe("honorroll", config={"segmenter": "none"})
    doc = nlp(TEXT)
    assert len(doc.spans["amounts"]) == 1
    assert "3.5亿元" in doc.spans["amounts"][0].text
    assert doc.spans["amounts"][0].start_char in {token.idx for token in doc}


@pytest.mark.parametrize("text", ["", " ", "\n\n", "\x00", "𠮷野家获“优秀奖”。"])
def test_any_text_passes(nlp, text):
    assert nlp(text).text == text


def test_many_texts_at_once(nlp):
    docs = list(nlp.pipe([TEXT, "没有数字。", TEXT]))
    assert [len(doc.spans["amounts"]) for doc in docs] == [1, 0, 1]


def test_unknown_segmenter_is_refused():
    with pytest.raises(ValueError, match="unknown segmenter"):
        make_honorroll(spacy.blank("zh"), "honorroll", None, "mecab")


def test_the_library_does_not_import_spacy():
    code = "import sys, pipeline; assert 'spacy' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)

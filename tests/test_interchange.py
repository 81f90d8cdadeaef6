"""Interchange: what is labelled here goes through annotation tools and back with its offsets, and is said where it cannot."""

import json
import xml.etree.ElementTree as ET
from contextlib import redirect_stderr, redirect_stdout, suppress
from io import StringIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from spacy.tokens import DocBin
from spacy.vocab import Vocab

from pipeline.cli import command
from pipeline.gold import Gold, GoldError, Row, load_gold
from pipeline.interchange import (
    LABELS,
    Labelled,
    doccano,
    label_studio,
    label_studio_config,
    not_carried,
    of_gold,
    place,
    read_labelled,
    rows_for,
    write_gold,
)
from pipeline.messages import Messages
from pipeline.process import default_folder
from pipeline.records import Article
from pipeline.spacy_component import to_docbin

TEXT = "𠮷镇\r\n投入3亿元,建成😀12所。\r\n张 三荣获“好人”称号。"
PLACED = ("amounts", "counts", "organisation_mentions", "negatives")


def at(text: str, **cells: str) -> Row:
    start = TEXT.index(text)
    return Row("a", {"start": str(start), "end": str(start + len(text)), "text": text, **cells})


SAMPLE = Labelled(
    Article("a", TEXT, published_on="2021-04"),
    {
        "amounts": (at("3亿元", value="300000000", actor="𠮷镇|"),),
        "counts": (at("12所", unit="所"),),
        "honours": (Row("a", {"honoree_name": "张三", "award_title": "好人", "awarded_by": "甲局;乙局"}, True),),
        "negatives": (at("称号", table="counts", reason="name"),),
    },
)


def written(folder: Path, text: str) -> Path:
    file = folder / "labelled"
    file.write_bytes(text.encode("utf-8"))
    return file


def spans(labelled: Labelled) -> dict[str, list[tuple[str, str]]]:
    return {
        table: sorted((row.cells["start"], row.cells["end"]) for row in rows)
        for table, rows in labelled.rows.items()
        if table in PLACED and rows
    }


def without_place(row: Row) -> tuple[dict[str, str], bool]:
    kept = {name: value for name, value in row.cells.items() if value and name not in ("start", "end", "text")}
    return kept, row.optional


def test_label_studio_counts_units_of_utf_16_and_both_signs_of_a_line_end() -> None:
    (task,) = json.loads(label_studio([SAMPLE]))
    region = next(item for item in task["annotations"][0]["result"] if item["value"].get("labels") == ["COUNT"])
    units = TEXT.encode("utf-16-le")
    start, end = region["value"]["start"], region["value"]["end"]
    assert units[2 * start : 2 * end].decode("utf-16-le") == region["value"]["text"] == "12所"
    assert start == TEXT.index("12所") + 2
    assert task["data"]["text"] == TEXT


def test_label_studio_brings_everything_back(tmp_path: Path) -> None:
    (back,) = read_labelled(written(tmp_path, label_studio([SAMPLE])))
    assert back.article == SAMPLE.article
    assert spans(back) == spans(SAMPLE)
    for table, rows in SAMPLE.rows.items():
        assert [without_place(row) for row in back.rows[table]] == [without_place(row) for row in rows]
    (predicted,) = json.loads(label_studio([SAMPLE], predicted=True))
    assert "annotations" not in predicted
    assert read_labelled(written(tmp_path, json.dumps([predicted])))[0].rows == back.rows


def test_the_interface_of_label_studio_has_every_label_and_column() -> None:
    view = ET.fromstring(label_studio_config())
    assert {label.get("value") for label in view.iter("Label")} == set(LABELS.values())
    areas = {area.get("name") for area in view.iter("TextArea")}
    (task,) = json.loads(label_studio([SAMPLE]))
    used = {item["from_name"] for item in task["annotations"][0]["result"] if item["type"] == "textarea"}
    assert used <= areas
    assert {"award_title", "qualifier", "organisation_name", "optional"} <= areas


def test_doccano_brings_places_back_and_says_what_it_leaves(tmp_path: Path) -> None:
    (back,) = read_labelled(written(tmp_path, doccano([SAMPLE])), "doccano")
    assert back.article == SAMPLE.article
    assert spans(back) == spans(SAMPLE)
    assert back.rows["honours"][0].cells["honoree_name"] == "张 三"
    assert not_carried([SAMPLE])["honours.award_title"] == 1
    assert "value" not in back.rows["amounts"][0].cells


def test_doccano_with_entities_and_relations_is_read(tmp_path: Path) -> None:
    entity = {"id": 1, "label": "org", "start_offset": 0, "end_offset": 3}
    record = {"id": 7, "text": TEXT, "entities": [entity], "relations": []}
    (back,) = read_labelled(written(tmp_path, json.dumps(record)))
    assert back.rows["organisation_mentions"][0].cells == {"start": "0", "end": "2", "text": "𠮷镇"}


@given(
    st.text(st.sampled_from("甲1\r\n 😀𠮷é\u0301"), min_size=1, max_size=30).flatmap(
        lambda text: st.tuples(
            st.just(text),
            st.lists(st.tuples(st.integers(0, len(text) - 1), st.integers(1, 5)), max_size=5),
        )
    )
)
def test_offsets_survive_any_text(
    tmp_path_factory: pytest.TempPathFactory, case: tuple[str, list[tuple[int, int]]]
) -> None:
    text, places = case
    cut = [(start, min(start + length, len(text))) for start, length in places]
    rows = tuple(Row("a", {"start": str(a), "end": str(b), "text": text[a:b], "unit": "名"}) for a, b in cut)
    one = Labelled(Article("a", text), {"counts": rows} if rows else {})
    folder = tmp_path_factory.getbasetemp()
    for exported in (label_studio([one]), doccano([one])):
        (back,) = read_labelled(written(folder, exported))
        assert back.article.text == text
        found = back.rows.get("counts", ())
        assert [(r.cells["start"], r.cells["end"], r.cells["text"]) for r in found] == [
            (r.cells["start"], r.cells["end"], r.cells["text"]) for r in rows
        ]


@pytest.fixture(scope="module")
def corpus() -> Gold:
    return load_gold(default_folder("corpus"))


@pytest.mark.parametrize("form", ["label-studio", "doccano"])
def test_the_whole_corpus_goes_through_and_back(corpus: Gold, form: str, tmp_path: Path) -> None:
    items = of_gold(corpus)
    back = read_labelled(written(tmp_path, label_studio(items) if form == "label-studio" else doccano(items)), form)
    assert [one.article.text for one in back] == [article.text for article in corpus.articles]
    assert [spans(one) for one in back] == [spans(one) for one in items]
    if form == "label-studio":
        write_gold(tmp_path / "again", back)
        again = load_gold(tmp_path / "again")
        for table, rows in corpus.tables.items():
            now = sorted(str((r.article_id, without_place(r))) for r in again.tables[table])
            assert now == sorted(str((r.article_id, without_place(r))) for r in rows), table


def test_a_row_without_offsets_stands_at_its_name() -> None:
    name, award = TEXT.index("张 三"), TEXT.index("好人")
    assert place(TEXT, "honours", Row("a", {"honoree_name": "李四|张三"})) == (name, name + 3)
    assert place(TEXT, "honours", Row("a", {"honoree_name": "某校", "award_title": "好人"})) == (award, award + 2)
    assert place(TEXT, "posts", Row("a", {"person_name": "王五", "title": "局长"})) == (0, 1)


def langextract(*extractions: dict[str, object]) -> str:
    return json.dumps({"document_id": "a", "text": TEXT, "extractions": list(extractions)}, ensure_ascii=False) + "\n"


def test_langextract_gives_classes_intervals_and_attributes(tmp_path: Path) -> None:
    start = TEXT.index("12所")
    exact = {
        "extraction_class": "count",
        "extraction_text": "12所",
        "char_interval": {"start_pos": start, "end_pos": start + 3},
        "attributes": {"unit": "所", "value": 12},
    }
    searched = {"extraction_class": "amounts", "extraction_text": "3亿元", "char_interval": None}
    award = {
        "extraction_class": "honour",
        "extraction_text": "张三",
        "attributes": {"award_title": "好人", "awarded_by": ["甲局", "乙局"]},
    }
    (back,) = read_labelled(written(tmp_path, langextract(exact, searched, award)))
    assert back.rows["counts"][0].cells == {
        "start": str(start),
        "end": str(start + 3),
        "text": "12所",
        "unit": "所",
        "value": "12",
    }
    assert back.rows["amounts"][0].cells["start"] == str(TEXT.index("3亿元"))
    assert back.rows["honours"][0].cells == {
        "honoree_name": "张三",
        "award_title": "好人",
        "awarded_by": "甲局;乙局",
    }


def test_predictions_are_known_by_id_or_text_and_unplaced_ones_left_out() -> None:
    gold = Gold(Path(), (Article("a", TEXT), Article("b", "乙")), {}, {})
    lost = Row("9", {"unit": "所"})
    found = rows_for(gold, [Labelled(Article("9", TEXT), {"counts": (*SAMPLE.rows["counts"], lost)})], "file")
    assert [(row.article_id, row.cells["text"]) for row in found["counts"]] == [("a", "12所")]
    with pytest.raises(GoldError, match="no article of it is in gold"):
        rows_for(gold, [Labelled(Article("9", "丙"), {})], "file")
    with pytest.raises(GoldError, match="«b» is not the text that gold labels"):
        rows_for(gold, [Labelled(Article("b", TEXT), {})], "file")


REFUSED = {
    "not json": ("[{", "label-studio", ":1:1: this is no JSON"),
    "no list": ("{}", "label-studio", ":1:1: this is a JSON dict, not a list"),
    "no data": ("[{}]", "label-studio", ":1:1: a task has no «data»"),
    "no text": ('[{"data": {}}]', "", ":1:1: there is no «text» here"),
    "half a character": (doccano([SAMPLE]).replace("[4, ", "[1, "), "doccano", ":1:1: the label [1, "),
    "second line": (doccano([SAMPLE]) + "nothing\n", "", ":2:1: this is no JSON"),
    "unknown label": ('{"text": "甲", "label": [[0, 1, "DOG"]]}', "", ":1:1: the label «DOG» is no table"),
    "no labels": ('{"text": "甲"}', "", ":1:1: there is no «label»"),
    "deep": ("[" * 100_000, "", ":1:1: this is no JSON"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_read_is_refused_with_its_place(case: str, tmp_path: Path) -> None:
    text, form, expected = REFUSED[case]
    if case == "half a character":
        text = doccano([SAMPLE]).replace(f"[{TEXT.index('3亿元') + 1}, ", "[1, ")
    with pytest.raises(GoldError) as caught:
        read_labelled(written(tmp_path, text), form)
    assert expected in str(caught.value)


def test_docbin_holds_every_span_where_it_is(corpus: Gold, tmp_path: Path) -> None:
    items = of_gold(corpus)
    to_docbin(items).to_disk(tmp_path / "gold.spacy")
    docs = list(DocBin().from_disk(tmp_path / "gold.spacy").get_docs(Vocab()))
    assert [doc.text for doc in docs] == [article.text for article in corpus.articles]
    for doc, one in zip(docs, items, strict=True):
        assert doc.user_data["article_id"] == one.article.id
        for table, rows in one.rows.items():
            there = [(span.start_char, span.end_char, span.label_) for span in doc.spans[table]]
            assert there == [(*place(doc.text, table, row), LABELS[table]) for row in rows]


def call(*words: object) -> str:
    with redirect_stdout(StringIO()) as out, redirect_stderr(out), suppress(SystemExit):
        command("en")([str(word) for word in words], prog_name="honorroll", obj=Messages("en"), standalone_mode=False)
    return out.getvalue()


def test_the_commands_export_import_and_score_another_system(tmp_path: Path) -> None:
    write_gold(tmp_path / "gold", [SAMPLE])
    out = call("gold", "export", tmp_path / "gold", "--as", "label-studio", "-o", tmp_path / "tasks.json")
    assert "tasks.xml" in out
    call("gold", "import", tmp_path / "tasks.json", "--as", "label-studio", "-o", tmp_path / "again")
    for file in (tmp_path / "gold").rglob("*.*"):
        assert (tmp_path / "again" / file.relative_to(tmp_path / "gold")).read_bytes() == file.read_bytes(), file
    out = call("gold", "export", tmp_path / "gold", "--as", "doccano", "-o", tmp_path / "lines.jsonl")
    assert "doccano does not carry these cells: amounts.value (1)" in out
    for file in ("tasks.json", "lines.jsonl"):
        out = call("evaluate", "--gold", tmp_path / "gold", "--predictions", tmp_path / file)
        assert "  span       1      1     1      1.000" in out
    out = call("gold", "export", tmp_path / "gold", "--as", "docbin", "--predicted", "-o", tmp_path / "p.spacy")
    assert (tmp_path / "p.spacy").stat().st_size
    call("gold", "export", tmp_path / "gold", "-o", tmp_path / "copy")
    assert load_gold(tmp_path / "copy").tables == load_gold(tmp_path / "gold").tables

from dataclasses import replace
from decimal import Decimal

import pandas as pd
import pytest

from pipeline import Article, Pipeline
from pipeline.records import Amount, AwardWord, Count, Findings, Honour, Number, Organisation, OrganisationMention, Post
from pipeline.segment import make_document, make_segmenter
from pipeline.tables import TABLES, TableBuilder, fixed, join, to_pandas

TEXT = "县教育局（原教育科）获奖。李某获奖，共投入3.5亿元，资助12人。"


def build(*articles: tuple[str, Findings]) -> dict[str, pd.DataFrame]:
    builder = TableBuilder()
    segmenter = make_segmenter("none", {})
    for identifier, found in articles:
        builder.add(make_document(Article(identifier, TEXT), segmenter), found)
    return to_pandas(join([builder.tables()]))


AMOUNT = Amount(21, 26, "amounts.sum", Decimal(350000000), Decimal(350000000), Decimal(350000000), "CNY", "exact")
COUNT = Count(29, 32, "counts.people", Decimal(12), Decimal(12), Decimal(12), "人", "count", "exact")


def test_every_table_has_its_columns_in_order_also_when_empty() -> None:
    tables = build()
    assert list(tables) == list(TABLES)
    for name, columns in TABLES.items():
        assert list(tables[name].columns) == [column.name for column in columns]


def test_text_is_the_characters_at_the_offsets() -> None:
    row = build(("a", Findings(amounts=(AMOUNT,))))["amounts"].iloc[0]
    assert row["text"] == "3.5亿元" == TEXT[row["start"] : row["end"]]
    assert row["sentence"] == 2
    assert row["value"] == Decimal("350000000")


def test_a_count_points_to_the_sum_that_paid_for_it_and_the_ledger_to_both() -> None:
    numbers = (Number(21, 26, "amount", "numbers.sum"), Number(29, 32, "count", "numbers.count"))
    counts = (replace(COUNT, amount=(21, 26)),)
    tables = build(("a", Findings(numbers=numbers, amounts=(AMOUNT,), counts=counts)))
    assert tables["counts"]["amount_id"][0] == tables["amounts"]["amount_id"][0]
    assert list(tables["ledger"]["reference"]) == [tables["amounts"]["amount_id"][0], tables["counts"]["count_id"][0]]


def test_an_honour_refers_to_person_award_and_bodies() -> None:
    body = Organisation("甲省人民政府", "government", unique=True)
    honour = Honour(13, 15, 16, 17, "honours.receive", "person", "李某", "甲奖", awarders=(body.name,))
    post = Post(0, 2, "posts.before", "李某", "局长", organisation_name="甲省人民政府")
    word = AwardWord(15, 17, "honour", references=((13, 15),))
    tables = build(("a", Findings(entities=(body,), posts=(post,), honours=(honour,), award_words=(word,))))
    honours = tables["honours"].iloc[0]
    assert honours["honoree_id"] == tables["persons"]["person_id"][0] == tables["posts"]["person_id"][0]
    assert honours["award_id"] == tables["awards"]["award_id"][0]
    assert tables["honour_awarders"]["organisation_id"][0] == tables["organisations"]["organisation_id"][0]
    assert tables["ledger"]["reference"][0] == honours["honour_id"]
    assert tables["honours_flat"]["posts"][0] == "局长"


def test_one_organisation_of_two_articles_is_one_row_where_its_name_is_unique() -> None:
    shared = Organisation("甲省人民政府", unique=True, aliases=("省政府",))
    other = replace(shared, aliases=("省府",))
    local = Organisation("县教育局")
    mention = OrganisationMention(0, 4, "organisations.suffix", "县教育局")
    tables = build(
        ("a", Findings(entities=(shared, local))), ("b", Findings(entities=(other, local), organisations=(mention,)))
    )
    names = tables["organisations"]["name"].tolist()
    assert names == ["甲省人民政府", "县教育局", "县教育局"]
    assert tables["organisations"]["aliases"][0] == "省政府;省府"
    assert tables["organisation_mentions"]["organisation_id"][0] == tables["organisations"]["organisation_id"][2]


def test_the_same_text_twice_is_named_a_duplicate() -> None:
    articles = build(("a", Findings()), ("b", Findings()))["articles"]
    assert articles["duplicate_of"].isna().tolist() == [True, False]
    assert articles["duplicate_of"][1] == "a"


def test_numbers_are_rounded_to_six_places_and_whole_numbers_stay_exact() -> None:
    assert fixed(Decimal(100) / Decimal(3)) == Decimal("33.333333")
    assert fixed(Decimal("22303000000000000.25")) == Decimal("22303000000000000.25")


def test_an_article_that_cannot_be_processed_is_a_failure_and_the_others_are_not_lost(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    pipeline = Pipeline()
    read = pipeline.read

    def fail(article: Article) -> object:
        if article.id == "bad":
            raise RuntimeError("broken")
        return read(article)

    monkeypatch.setattr(pipeline, "read", fail)
    tables = pipeline.run([Article("bad", "甲"), Article("good", "乙")])
    assert tables["failures"].iloc[0].tolist() == ["bad", "process", "RuntimeError", "broken"]
    assert tables["articles"]["article_id"].tolist() == ["good"]


def test_every_honour_has_an_id_of_its_own() -> None:
    text = "县水务集团2019年、2021年两次被县政府授予“先进企业”称号。教师周一帆获川西省自然科学一、二等奖。"
    tables = Pipeline().arrow([Article("a", text)])
    ids = tables["honours"].column("honour_id").to_pylist()
    assert len(ids) == 4
    assert len(set(ids)) == 4
    assert tables["honour_awarders"].num_rows == 2

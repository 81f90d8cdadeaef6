"""Gold sets: what a good one gives, and what is refused with file, line and column."""

from decimal import Decimal
from pathlib import Path

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.gold import (
    Gold,
    GoldError,
    cell_text,
    load_gold,
    load_labels,
    number,
    read_split,
    read_tables,
    rows_of,
    write_rows,
)
from pipeline.process import Pipeline
from pipeline.records import Article
from pipeline.tables import TABLES

TEXT = "甲镇共投入3亿元,建成12所学校。\n李某荣获“好人”称号。"
ARTICLES = "article_id,published_on\na,2021-04\n"
AMOUNTS = "article_id,start,end,text,value,qualifier,optional\na,5,8,3亿元,300000000,exact,\n"
COUNTS = "article_id,start,end,text,unit,amount_id\na,11,14,12所,所,5-8\n"
NEGATIVES = "article_id,start,end,text,table,reason\na,11,14,12所,counts,slogan\n"
HONOURS = (
    "article_id,honoree_kind,honoree_name,award_title,awarded_by,awarded_on\na,person,李某|李某某,好人,甲局;乙局,\n"
)


def gold_folder(folder: Path, **tables: str) -> Path:
    (folder / "articles").mkdir(exist_ok=True)
    (folder / "gold").mkdir(exist_ok=True)
    (folder / "articles" / "a.txt").write_bytes(TEXT.encode())
    for name, text in {"articles": ARTICLES, **tables}.items():
        (folder / "gold" / f"{name}.csv").write_bytes(text.encode())
    return folder


def loaded(folder: Path, **tables: str) -> Gold:
    return load_gold(gold_folder(folder, **tables))


def refused(folder: Path, **tables: str) -> list[str]:
    with pytest.raises(GoldError) as caught:
        loaded(folder, **tables)
    return [str(problem) for problem in caught.value.problems]


def test_a_good_set_gives_articles_with_dates_and_rows(tmp_path: Path) -> None:
    gold = loaded(tmp_path, amounts=AMOUNTS, counts=COUNTS, honours=HONOURS)
    (article,) = gold.articles
    assert (article.id, article.text, article.published_on, article.published_on_basis) == (
        "a",
        TEXT,
        "2021-04",
        "metadata",
    )
    (amount,) = gold.tables["amounts"]
    assert (amount.article_id, amount.cells["value"], amount.optional, amount.line) == ("a", "300000000", False, 2)
    assert "optional" not in amount.cells
    assert gold.columns["counts"] == ("article_id", "start", "end", "text", "unit", "amount_id")


def test_an_article_needs_no_metadata(tmp_path: Path) -> None:
    gold_folder(tmp_path)
    (tmp_path / "gold" / "articles.csv").unlink()
    (article,) = load_gold(tmp_path).articles
    assert (article.published_on, article.published_on_basis) == (None, "")


def test_a_bom_goes_and_line_ends_stay(tmp_path: Path) -> None:
    gold_folder(tmp_path)
    (tmp_path / "articles" / "a.txt").write_bytes(b"\xef\xbb\xbf" + "甲\r\n乙\r".encode())
    assert load_gold(tmp_path).articles[0].text == "甲\r\n乙\r"


def test_quotes_line_ends_and_empty_last_fields_are_read(tmp_path: Path) -> None:
    rows = 'article_id,start,end,text,object\r\na,0,2,甲镇,"say ""hi"", and\r\nmore"\r\n\r\na,11,14,12所,\r\n'
    first, second = loaded(tmp_path, counts=rows).tables["counts"]
    assert (first.cells["object"], first.line) == ('say "hi", and\r\nmore', 2)
    assert (second.cells["object"], second.line) == ("", 5)
    assert loaded(tmp_path, counts="article_id,start,end,text,object\na,0,2,甲镇,").tables["counts"][0].line == 2


def test_optional_rows_are_told(tmp_path: Path) -> None:
    (row,) = loaded(tmp_path, amounts=AMOUNTS.replace("exact,", "exact,1")).tables["amounts"]
    assert row.optional


REFUSALS = {
    "unknown column": (
        "amounts",
        AMOUNTS.replace("value", "valeu"),
        "gold/amounts.csv:1:27: there is no column «valeu»",
    ),
    "column twice": (
        "amounts",
        AMOUNTS.replace("value", "text"),
        "gold/amounts.csv:1:27: the column «text» is given twice",
    ),
    "missing column": ("amounts", "article_id,start,end\n", "gold/amounts.csv:1:1: the column «text» is missing"),
    "empty file": ("amounts", "", "gold/amounts.csv:1:1: the column «article_id» is missing"),
    "unknown table": ("sums", AMOUNTS, "gold/sums.csv:1:1: there is no table «sums»"),
    "too few fields": ("amounts", AMOUNTS + "a,5\n", "gold/amounts.csv:3:1: this row has 2 fields"),
    "open quote": ("amounts", AMOUNTS + 'a,5,8,"3亿元,,,\n', "gold/amounts.csv:3:7: a quote is not closed"),
    "quote in a field": ("amounts", AMOUNTS + 'a,5,8,3"亿元,,,\n', "gold/amounts.csv:3:8: a quote is not closed"),
    "dangling article": ("amounts", AMOUNTS.replace("a,5", "b,5"), "gold/amounts.csv:2:1: there is no article «b»"),
    "dangling article with a date": ("articles", ARTICLES + "b,\n", "gold/articles.csv:3:1: there is no article «b»"),
    "date": ("articles", "article_id,published_on\na,2021-13\n", "gold/articles.csv:2:3: published_on is «2021-13»"),
    "enumeration": ("amounts", AMOUNTS.replace("exact", "exactly"), "gold/amounts.csv:2:21: qualifier is «exactly»"),
    "one of two alternatives": (
        "honours",
        HONOURS.replace("a,person", "a,person|people"),
        "gold/honours.csv:2:3: honoree_kind is «person|people»".replace("person|people", "people"),
    ),
    "number": ("amounts", AMOUNTS.replace("300000000", "3亿"), "gold/amounts.csv:2:11: value is «3亿»"),
    "offset": ("amounts", AMOUNTS.replace("5,8", "x,8"), "gold/amounts.csv:2:3: start is «x»"),
    "no offsets": ("amounts", AMOUNTS.replace("5,8", ","), "gold/amounts.csv:2:3: the row has no offsets"),
    "span beyond the text": ("amounts", AMOUNTS.replace("5,8", "5,80"), "gold/amounts.csv:2:3: 5-80 is no span of a"),
    "empty span": ("amounts", AMOUNTS.replace("5,8", "5,5"), "gold/amounts.csv:2:3: 5-5 is no span of a"),
    "text elsewhere": (
        "amounts",
        AMOUNTS.replace("5,8", "6,9"),
        "gold/amounts.csv:2:7: the text at 6-9 is «亿元,», not «3亿元» → it begins at 5",
    ),
    "optional": ("amounts", AMOUNTS.replace("exact,", "exact,yes"), "gold/amounts.csv:2:27: optional is «yes»"),
    "row twice": (
        "amounts",
        AMOUNTS + "a,5,8,3亿元,3,over,\n",
        "gold/amounts.csv:3:1: the row of line 2 is given again",
    ),
    "reference": ("counts", COUNTS.replace("5-8", "5-9"), "gold/counts.csv:2:15: amount_id is «5-9», where no row is"),
    "negative where a row is": (
        "negatives",
        NEGATIVES.replace("11,14,12所,counts", "4,8,入3亿元,amounts"),
        "gold/negatives.csv:2:3: a row of amounts stands here (line 2), though there may be none",
    ),
    "table of a negative": (
        "negatives",
        NEGATIVES.replace("counts", "ledger"),
        "gold/negatives.csv:2:13: table is «ledger»",
    ),
    "currency": (
        "amounts",
        "article_id,start,end,text,currency\na,5,8,3亿元,元\n",
        "gold/amounts.csv:2:11: currency is «元»",
    ),
}


@pytest.mark.parametrize("case", REFUSALS)
def test_what_does_not_fit_is_refused_with_its_place(case: str, tmp_path: Path) -> None:
    table, text, expected = REFUSALS[case]
    problems = refused(tmp_path, **{"amounts": AMOUNTS, table: text})
    assert len(problems) == 1 or case in ("missing column", "empty file")
    assert problems[0].startswith(expected), problems


def test_all_problems_are_told_together(tmp_path: Path) -> None:
    problems = refused(tmp_path, amounts=AMOUNTS.replace("exact", "x"), honours=HONOURS.replace("person", "y"))
    assert len(problems) == 2


def test_a_split_divides_articles_and_rows(tmp_path: Path) -> None:
    gold_folder(tmp_path, amounts=AMOUNTS)
    (tmp_path / "articles" / "b.txt").write_text("乙", encoding="utf-8")
    (tmp_path / "split.csv").write_text("article_id,split\na,test\nb,dev\n", encoding="utf-8")
    gold = load_gold(tmp_path)
    assert read_split(tmp_path) == gold.split == {"a": "test", "b": "dev"}
    assert [len(gold.part(name).tables["amounts"]) for name in ("dev", "test")] == [0, 1]
    assert [article.id for article in gold.part("dev").articles] == ["b"]


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("article_id,split\na,train\n", "split.csv:2:3: the split is «train»"),
        ("article_id,split\na,dev\na,test\n", "split.csv:3:1: «a» is given again"),
        ("article_id,split\na,dev\nb,dev\n", "split.csv:3:1: there is no article «b»"),
        ("article_id,part\na,dev\n", "split.csv:1:12: there is no column «part»"),
    ],
)
def test_a_split_that_does_not_fit_is_refused(tmp_path: Path, written: str, expected: str) -> None:
    gold_folder(tmp_path)
    (tmp_path / "split.csv").write_text(written, encoding="utf-8")
    with pytest.raises(GoldError) as caught:
        load_gold(tmp_path)
    assert str(caught.value.problems[0]).startswith(expected)


def test_an_article_in_no_part_is_refused(tmp_path: Path) -> None:
    gold_folder(tmp_path)
    (tmp_path / "articles" / "b.txt").write_text("乙", encoding="utf-8")
    (tmp_path / "split.csv").write_text("article_id,split\na,dev\n", encoding="utf-8")
    with pytest.raises(GoldError, match="the article «b» is in no part"):
        load_gold(tmp_path)


def test_labellings_below_a_gold_folder_share_its_articles(tmp_path: Path) -> None:
    gold_folder(tmp_path, amounts=AMOUNTS)
    assert load_labels(tmp_path) is None
    for name in ("first", "second"):
        (tmp_path / "labels" / name).mkdir(parents=True)
        (tmp_path / "labels" / name / "amounts.csv").write_text(AMOUNTS, encoding="utf-8")
    first, second = load_labels(tmp_path) or pytest.fail("both are there")
    assert first.tables == second.tables
    assert first.articles[0].text == TEXT
    (tmp_path / "labels" / "first" / "amounts.csv").write_text(AMOUNTS.replace("exact", "x"), encoding="utf-8")
    with pytest.raises(GoldError, match=r"labels/first/amounts\.csv:2:21: qualifier is «x»"):
        load_gold(tmp_path / "labels" / "first")


def test_a_draft_is_a_gold_set_that_grows(tmp_path: Path) -> None:
    pipeline = Pipeline()
    for name, text in (("a", "共投入3亿元。\n丁勇荣获“好人”称号。"), ("b", "全市共投入2亿元。")):
        article = Article(name, text, published_on="2021-04")
        assert write_rows(tmp_path, article, rows_of(pipeline.arrow([article]))) > 0
    gold = load_gold(tmp_path)
    assert [article.id for article in gold.articles] == ["a", "b"]
    assert [(row.article_id, row.cells["text"]) for row in gold.tables["amounts"]] == [("a", "3亿元"), ("b", "2亿元")]
    assert gold.tables["honours"][0].cells["award_title"] == "好人"
    assert gold.articles[0].published_on == "2021-04"
    with pytest.raises(GoldError, match="is in the gold set already"):
        write_rows(tmp_path, Article("a", TEXT), {})


def test_a_draft_is_not_added_to_other_columns(tmp_path: Path) -> None:
    gold_folder(tmp_path, amounts=AMOUNTS)
    with pytest.raises(GoldError, match="the columns are"):
        write_rows(tmp_path, Article("b", TEXT), rows_of(Pipeline().arrow([Article("b", TEXT)])))


def test_folders_that_hold_no_gold_are_refused(tmp_path: Path) -> None:
    with pytest.raises(GoldError, match="there is no folder «articles» here"):
        load_gold(tmp_path)
    gold_folder(tmp_path)
    (tmp_path / "articles" / "a.txt").unlink()
    with pytest.raises(GoldError, match="there are no articles"):
        load_gold(tmp_path)


def test_an_article_that_is_not_utf8_is_refused(tmp_path: Path) -> None:
    gold_folder(tmp_path)
    (tmp_path / "articles" / "a.txt").write_bytes(TEXT.encode("gb18030"))
    with pytest.raises(GoldError, match=r"articles/a\.txt:1:1: cannot be read"):
        load_gold(tmp_path)


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**30), max_value=10**30, places=6))
def test_numbers_are_written_plainly_and_read_back(value: Decimal) -> None:
    written = cell_text(value)
    assert "E" not in written
    assert number(written) == value


def test_idle_zeros_go_and_others_stay() -> None:
    assert [cell_text(Decimal(text)) for text in ("300.000000", "0.500000", "1E+3", "0")] == ["300", "0.5", "1000", "0"]
    assert [number(text) for text in ("", "1,000", "三", "1e3", " 1")] == [None] * 5


def table(name: str, *rows: dict[str, object]) -> pa.Table:
    columns = [column.name for column in TABLES[name]]
    return pa.table({column: [row.get(column) for row in rows] for column in columns})


def test_rows_have_names_and_places_for_identifiers() -> None:
    tables = {
        "organisations": table("organisations", {"organisation_id": "o1", "name": "甲县妇联", "kind": "association"}),
        "awards": table("awards", {"award_id": "w1", "award_name": "甲县好人", "award_level": "county"}),
        "honour_awarders": table(
            "honour_awarders",
            {"honour_id": "h1", "organisation_id": "o2", "position": 2},
            {"honour_id": "h1", "organisation_id": "o1", "position": 1},
        ),
        "honours": table("honours", {"honour_id": "h1", "article_id": "a", "award_id": "w1", "award_title": "好人"}),
        "organisation_mentions": table("organisation_mentions", {"article_id": "a", "organisation_id": "o1"}),
        "amounts": table("amounts", {"amount_id": "a1", "article_id": "a", "start": 5, "end": 8, "value": Decimal(3)}),
        "counts": table(
            "counts",
            {"count_id": "c1", "article_id": "a", "start": 1, "end": 2, "amount_id": "a1", "part_of": "c2"},
            {"count_id": "c2", "article_id": "a", "start": 3, "end": 4},
        ),
    }
    rows = rows_of(tables)
    (honour,) = rows["honours"]
    assert (honour.cells["awarded_by"], honour.cells["award_name"]) == ("甲县妇联;o2", "甲县好人")
    assert rows["organisation_mentions"][0].cells["name"] == "甲县妇联"
    assert rows["amounts"][0].cells["value"] == "3"
    assert (rows["counts"][0].cells["amount_id"], rows["counts"][0].cells["part_of"]) == ("5-8", "3-4")
    assert rows["counts"][0].article_id == "a"
    assert "article_id" not in rows["counts"][0].cells


def test_written_tables_are_read_back(tmp_path: Path) -> None:
    written = "article_id,start,end,text,value\na,5,8,3亿元,300000000\n"
    (tmp_path / "amounts.csv").write_text(written, encoding="utf-8-sig")
    (row,) = rows_of(read_tables(tmp_path))["amounts"]
    assert (row.article_id, row.cells["text"], row.cells["value"], row.cells["purpose"]) == (
        *("a", "3亿元", "300000000", ""),
    )
    with pytest.raises(GoldError, match="there are no tables"):
        read_tables(tmp_path / "nowhere")


def test_real_gold_loads(real: Path) -> None:
    gold = load_gold(real / "real")
    assert len(gold.articles) == 20
    assert len(gold.tables["honours"]) == 104
    assert len(load_gold(real / "seed").articles) == 1


def test_rows_of_a_run_are_text_and_in_place() -> None:
    text = "甲县共投入3亿元。"
    tables = Pipeline().arrow([Article("a", text)])
    for rows in rows_of(tables).values():
        for row in rows:
            assert all(isinstance(value, str) for value in row.cells.values())
            if row.cells.get("start"):
                assert text[int(row.cells["start"]) : int(row.cells["end"])] == row.cells["text"]

"""Lines broken at a fixed width are read as if they were whole, and every row stands where the text has it."""

import pytest

from pipeline.gold import DEV, load_gold
from pipeline.process import Pipeline, default_folder
from pipeline.records import Article
from pipeline.wrapping import soft_breaks

PROSE = (
    "  平川县人民政府日前作出决定,授予县第二中学教师郭明远、县人民医院护士长田秀英等20名同志“平川县优秀工作者”称号,"
    "授予城关镇中心小学等5个单位“平川县先进集体”称号。过去三年,全县共投入3.2亿元,新建、改扩建学校46所,资助学生1.35万人次,"
    "培训教师2600余名,建成乡村道路120公里。县教育局局长马国强在会上说,获奖者来自教学、医疗和农业一线,最年长的已经工作了三十多年。"
)
PLACES = {"start", "end", "award_start", "award_end", "sentence", "text", "sentence_text", "reference"}


def wrapped(text, width):
    """Each paragraph broken after `width` characters; no line begins with a sign that closes."""
    lines = []
    for paragraph in text.split("\n"):
        while len(paragraph) > width:
            cut = width - (paragraph[width] in ",。、;:”》)")
            lines.append(paragraph[:cut])
            paragraph = paragraph[cut:]
        lines.append(paragraph)
    return "\n".join(lines)


def facts(tables, table):
    """The rows of a table without what depends on where the text stands."""
    frame = tables[table]
    kept = [name for name in frame.columns if name not in PLACES and not name.endswith(("_id", "_of", "sha256"))]
    return sorted(map(repr, frame[kept].itertuples(index=False)))


@pytest.fixture(scope="module")
def pipeline():
    return Pipeline()


@pytest.mark.parametrize("width", [24, 31, 40])
def test_rows_are_those_of_the_whole_text(pipeline, width):
    text = wrapped(PROSE, width)
    assert len(soft_breaks(text)) == text.count("\n") >= 4
    whole, broken = pipeline.run([Article("a", PROSE)]), pipeline.run([Article("a", text)])
    for table in ("honours", "posts", "organisations", "organisation_mentions", "amounts", "counts", "ledger"):
        assert facts(broken, table) == facts(whole, table), table
        for row in broken[table].itertuples() if "start" in broken[table] else ():
            assert row.text == text[row.start : row.end], table
    assert len(broken["honours"]) == 3


def test_articles_of_the_corpus_lose_nothing_when_they_are_wrapped(pipeline):
    gold = load_gold(default_folder("corpus"))
    articles = [a for a in gold.articles if gold.split[a.id] == DEV]
    compared = 0
    for article in articles:
        text = "\n".join("  " + line.strip() for line in article.text.splitlines() if line.strip())
        broken = wrapped(text, 36)
        if len(soft_breaks(broken)) < broken.count("\n") - text.count("\n"):
            continue  # mostly lists: lines of every width, which nobody could call broken
        compared += 1
        rows = [pipeline.run([Article(article.id, one)]) for one in (text, broken)]
        for table in ("honours", "posts", "amounts", "counts"):
            before, after = (facts(one, table) for one in rows)
            assert after == before, (article.id, table)
    assert compared >= 8


def test_breaks_of_the_writer_stay():
    names = "\n".join(f"平川县第{i}中学校园文化建设领导小组" for i in "一二三四五六七八九")
    verse = "\n".join(["青山一道同云雨,明月何曾是两乡"] * 2 + ["短句"] * 6)
    paragraphs = "\n".join([PROSE] * 6)
    assert soft_breaks(names) == soft_breaks(verse) == soft_breaks(paragraphs) == ()


def test_a_paragraph_that_begins_with_blanks_is_its_own():
    text = wrapped(PROSE, 30)
    two = text + "\n" + text
    breaks = soft_breaks(two)
    assert (len(text), len(text) + 1) not in breaks
    assert len(breaks) == 2 * len(soft_breaks(text)) > 0


def test_a_left_margin_is_no_indent(pipeline):
    text = "来源:平川日报\n" + "\n".join(" " * 13 + line for line in wrapped(PROSE, 30).split("\n"))
    assert len(soft_breaks(text)) == text.count("\n") - 1
    whole, broken = pipeline.run([Article("a", PROSE)]), pipeline.run([Article("a", text)])
    assert facts(broken, "honours") == facts(whole, "honours")


def test_line_ends_of_windows_and_latin_words():
    text = wrapped(PROSE, 30).replace("\n", "\r\n")
    assert {text[start:end] for start, end in soft_breaks(text)} == {"\r\n"}
    latin = "\n".join(
        ["平川县农业技术推广中心的三位专家先后参加了Green", "Field国际合作项目,他们在海外工作期间得到了一致好评,"] * 5
    )
    document, _ = Pipeline().read(Article("a", latin))
    assert document.article.text == latin

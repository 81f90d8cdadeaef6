"""Reading pages: other people's saved pages against gold, and the language of pages on pages of our own."""

import json
import re
import time

import pytest

from pipeline.readers.furniture import is_above, is_caption, is_ending, trimmed
from pipeline.readers.html import read_html

F1_OF_THE_TEXT, TITLES, DATES = 0.93, 23, 23


def bare(text: str | None) -> str:
    return "".join((text or "").split())


def common(a: str, b: str) -> int:
    """The length of the longest common subsequence, 64 columns and more at a time."""
    places: dict[str, int] = {}
    for i, character in enumerate(a):
        places[character] = places.get(character, 0) | (1 << i)
    full = (1 << len(a)) - 1
    row = full
    for character in b:
        hit = row & places.get(character, 0)
        row = ((row + hit) | (row - hit)) & full
    return len(a) - row.bit_count()


def f1(found: str, gold: str) -> float:
    found, gold = bare(found), bare(gold)
    return 2 * common(found, gold) / (len(found) + len(gold))


def test_the_longest_common_subsequence():
    assert (common("甲乙丙丁", "乙甲丁"), f1("甲 乙", "甲乙"), f1("甲", "乙")) == (2, 1.0, 0.0)


def test_saved_pages_of_other_people(real, capsys):
    folder = real / "pages"
    if not folder.is_dir():
        pytest.skip("there are no saved pages here")
    gold = [json.loads(line) for line in (folder / "pages.jsonl").read_text("utf-8").splitlines()]
    scores, titles, dates, encodings = [], 0, 0, 0
    for row in gold:
        (page,) = read_html((folder / "html" / f"{row['id']}.html").read_bytes())
        scores.append(f1(page.text, row["main_text"]))
        titles += bare(page.title) == bare(row["title"])
        dates += page.published_on == row["published_on"]
        encodings += page.encoding.startswith(row["encoding"])
    text = sum(scores) / len(scores)
    with capsys.disabled():
        print(f"\n{len(gold)} saved pages: text F1 {text:.3f}, titles {titles}, dates {dates}, encodings {encodings}")
    assert text >= F1_OF_THE_TEXT
    assert (titles >= TITLES, dates >= DATES, encodings) == (True, True, len(gold))


BODY = (
    "青石县表彰大会在县礼堂举行，全县各乡镇和县直单位的负责人参加了会议。",
    "会上，青石县人民政府授予赵明远、孙晓梅等8名同志“优秀教师”称号，授予青石中学“先进集体”称号。",
    "五年来，青石县共投入2.6亿元改善办学条件，新建、改扩建学校21所，惠及学生4万余人，群众满意度不断提高。",
)
TITLE = "青石县召开大会表彰优秀教师和先进集体"


def page(body: str, head: str = "", title: str = f"<title>{TITLE}-青石新闻网</title>") -> bytes:
    return f"<!DOCTYPE html><html><head>{title}{head}</head><body>{body}</body></html>".encode()


def paragraphs(tag: str = "p") -> str:
    return "".join(f"<{tag}>{line}</{tag}>" for line in BODY)


NAVIGATION = "<ul>" + "".join(f'<li><a href="/{i}">频道{i}</a></li>' for i in range(12)) + "</ul>"
OTHERS = (
    "<h3>相关新闻</h3><ul>"
    + "".join(f'<li><a href="/n{i}">别的县的另一条新闻标题{i}</a> 2019-01-{i + 10}</li>' for i in range(9))
    + "</ul>"
)
TAIL = "<p>（责任编辑：某某）</p><p>上一篇：别的新闻</p><p>版权所有 青石新闻网 未经授权不得转载</p>"


@pytest.mark.parametrize(
    "article",
    [
        f"<h1>{TITLE}</h1><p>2021-04-24 10:20 来源：青石日报</p>{paragraphs()}",
        f"<div class=a>{TITLE}</div><div>来源：青石日报 2021年04月24日</div><div class=c>{paragraphs('div')}</div>",
        f"<h2>{TITLE}</h2><span>发布时间：2021/4/24 来源：青石日报</span><div>{'<br><br>'.join(BODY)}<br></div>",
        f"<h1>{TITLE}</h1><h4>来源：青石日报 时间：2021.04.24</h4><section><span>{'</span></section><section><span>'.join(BODY)}</span></section>",
        f"<table><tr><td><b>{TITLE}</b></td></tr><tr><td>2021-04-24　来源：青石日报</td></tr><tr><td>{paragraphs()}</td></tr></table>",
        f"<h1>{TITLE}</h1><div>2021-04-24　来源：青石日报</div><div>{BODY[0]}<p>{BODY[1]}</p>{BODY[2]}</div>",
    ],
    ids=["paragraphs", "divisions", "breaks", "sections", "tables", "bare text between"],
)  # fmt: skip
def test_layouts(article):
    (found,) = read_html(page(NAVIGATION + article + TAIL + OTHERS))
    assert found.text == "\n".join(BODY)
    assert (found.title, found.published_on, found.publisher) == (TITLE, "2021-04-24", "青石日报")


COMMENTS = "<h3>网友评论</h3>" + "".join(
    f"<div><p>我觉得这件事做得很好，希望今后继续坚持下去，让更多的人受益，支持第{i}次。</p><span>2020-01-02 回复</span></div>"
    for i in range(20)
)
SUMMARIES = "<h3>今日要闻</h3>" + "".join(
    f'<div><a href="/s{i}">别的县部署第{i}项工作</a><p>近日，别的县召开会议，部署第{i}项工作，要求各部门加强协作，取得实效。</p></div>'
    for i in range(9)
)


@pytest.mark.parametrize("head", ["", f"<title>{TITLE}_要闻_青石网</title>"], ids=["no title", "title"])
def test_other_texts_that_are_longer_than_the_article(head):
    article = f"<h1>{TITLE}</h1><p>2021-04-24 来源：青石日报</p>{paragraphs()}<p>责任编辑：某某</p>"
    (found,) = read_html(page(SUMMARIES + article + COMMENTS, title=head))
    assert (found.text, found.title, found.published_on) == ("\n".join(BODY), TITLE, "2021-04-24")


def test_a_notice_of_other_news_within_the_article_does_not_end_it():
    inside = "<p>相关新闻</p><ul><li><a href='/1'>别的新闻的标题</a></li></ul>"
    (found,) = read_html(
        page(f"<h1>{TITLE}</h1><div><p>{BODY[0]}</p>{inside}<p>{BODY[1]}</p><p>{BODY[2]}</p><p>{BODY[2]}</p></div>")
    )
    assert [line for line in found.text.split("\n") if line != "相关新闻"] == [*BODY, BODY[2]]


def test_a_wechat_article_is_what_js_content_holds():
    script = '<script>var publish_time = "2021-04-24" || ""; var createTime = "2021-04-24 08:00";</script>'
    article = f'<h1>{TITLE}</h1><div id="js_content" style="visibility: hidden;">{paragraphs("section")}</div>'
    (found,) = read_html(page(f"{article}<div>推荐阅读 {OTHERS}</div>{script}"))
    assert (found.text, found.title, found.published_on) == ("\n".join(BODY), TITLE, "2021-04-24")


@pytest.mark.parametrize(
    ("head", "shown", "date"),
    [
        ('<meta name="PubDate" content="2021-04-24 08:10">', "2020-01-01", "2021-04-24"),
        ('<meta property="article:published_time" content="2021-04-24T23:59:00+08:00">', "", "2021-04-24"),
        ('<script type="application/ld+json">{"datePublished": "2021-04-24T08:00:00"}</script>', "", "2021-04-24"),
        ('<meta name="maketime" content="2022-02-02">', "2021年4月24日 09:00", "2021-04-24"),
        ("", "", None),
        ('<script type="application/ld+json">{"a": [</script>', "2021-02-30", None),
    ],
)
def test_the_date_of_a_page(head, shown, date):
    (found,) = read_html(page(f"<h1>{TITLE}</h1><p>{shown} 青石日报</p>{paragraphs()}{OTHERS}", head))
    assert (found.published_on, found.basis) == (date, "page" if date else "")


def test_neither_the_clock_of_a_page_nor_a_subtitle_tells_its_date():
    clock = "<div>今天是2026年11月29日 星期日</div>"
    subtitle = "<div>——2021年1月20日在青石县教育大会上的报告</div>"
    (found,) = read_html(page(f"{clock}<h1>{TITLE}</h1>{subtitle}<div>2021-04-24 来源：青石日报</div>{paragraphs()}"))
    assert found.published_on == "2021-04-24"
    (found,) = read_html(page(f"{clock}<h1>{TITLE}</h1>{paragraphs()}"))
    assert found.published_on is None


def test_a_labelled_date_under_the_text_counts():
    (found,) = read_html(page(f"<h1>{TITLE}</h1>{paragraphs()}<p>发布日期：2021-04-24 编辑：某某</p>"))
    assert found.published_on == "2021-04-24"


@pytest.mark.parametrize(
    ("written", "shown", "title"),
    [
        (f"{TITLE}_要闻_青石网", TITLE, TITLE),
        (f"{TITLE} | 要闻 - 青石网", TITLE, TITLE),
        ("甲县 | 乙县：两县同时表彰先进个人", "甲县 | 乙县：两县同时表彰先进个人", "甲县 | 乙县：两县同时表彰先进个人"),
        ("要闻--青石网", TITLE, TITLE),
        ("", TITLE, TITLE),
        (f"{TITLE}——记县教育大会", f"{TITLE}<br>——记县教育大会", f"{TITLE}——记县教育大会"),
    ],
)
def test_the_title_of_a_page(written, shown, title):
    body = f"<p>要闻</p><div>{shown}</div><div>2021-04-24 来源：青石日报</div>{paragraphs()}"
    (found,) = read_html(page(NAVIGATION + body, title=f"<title>{written}</title>"))
    assert found.title == title


def test_tables_of_data_stay_and_tables_of_layout_go():
    rows = [("姓名", "单位"), ("赵明远", "青石中学"), ("孙晓梅", "青石小学")]
    table = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows)
    (found,) = read_html(page(f"<h1>{TITLE}</h1><div>{paragraphs()}<table>{table}</table><p>{BODY[2]}</p></div>"))
    assert "赵明远 | 青石中学\n孙晓梅 | 青石小学" in found.text


def test_lines_of_preformatted_text_stay_lines():
    (found,) = read_html(page(f"<h1>{TITLE}</h1><pre>{chr(10).join(BODY)}</pre>"))
    assert found.text == "\n".join(BODY)


def test_a_very_short_article():
    (found,) = read_html(page(f"{NAVIGATION}<h1>{TITLE}</h1><p>甲县今天表彰了三人，奖金共3万元。</p>{OTHERS}"))
    assert found.text == "甲县今天表彰了三人，奖金共3万元。"


def test_captions_and_hidden_parts_are_left_out():
    extra = '<p><img src="a.jpg"></p><p>▲大会现场</p><p>图为颁奖现场。记者 某某 摄</p><p style="display:none">隐藏的文字也许很长很长很长很长</p>'
    (found,) = read_html(page(f"<h1>{TITLE}</h1><div>{extra}{paragraphs()}</div>"))
    assert found.text == "\n".join(BODY)


@pytest.mark.parametrize("line", ["责任编辑：某某", "[编辑:某某]", "（责编 某某）", "来源：某某日报", "相关阅读", "上一篇：某某", "免责声明：本文仅代表作者观点", "未经授权，不得转载", "【打印本页】", "分享到：", "微信扫一扫"])  # fmt: skip
def test_what_ends_an_article(line):
    assert is_ending(line)


@pytest.mark.parametrize("line", ["编辑部主任张某获奖。", "市民扫码即可领取，全年发放12万张。", "未经批准，任何单位不得使用该名称。", "更多群众走上了致富路。", "相关部门负责人参加会议。", "来源地为外省的人员共32名，均已登记。"])  # fmt: skip
def test_what_does_not_end_an_article(line):
    assert not is_ending(line)


def test_what_stands_above_an_article_and_what_shows_a_picture():
    assert all(
        map(
            is_above,
            ("来源：某报 2021-04-24", "2021年04月24日 08:10", "首页 > 要闻 > 正文", "字号：大 中 小", "【大中小】"),
        )
    )
    assert not any(map(is_above, ("2021年4月24日下午，全县教育大会召开。", "4月24日讯", "大会现场")))
    assert all(map(is_caption, ("▲会场", "资料图", "图为会场", "新华社记者 某某 摄")))
    assert not any(map(is_caption, ("记者某某/文 某某/摄", "他是摄影师。", "图书馆建成。")))


def test_a_list_of_works_with_their_editors_and_photographers_is_kept():
    works = [f"《第{i}篇》 作者：某某 编辑：某某" for i in range(20)]
    named = [f"编辑：某某{i}" for i in range(8)]
    photographs = [f"《第{i}幅》 某某摄" for i in range(20)]
    for lines in (works, [*BODY, *named, *BODY], photographs):
        assert trimmed(lines, "") == lines


def test_text_that_is_wrapped_in_the_source_is_one_line():
    (found,) = read_html(
        page(f"<h1>{TITLE}</h1><p>{BODY[0][:20]}\n    {BODY[0][20:]}</p><p>{BODY[1]}</p><p>{BODY[2]}</p>")
    )
    assert found.text == "\n".join(BODY)
    assert not re.search(r"[^\S\n]", found.text)


def test_no_line_takes_long():
    signs = (
        "-",
        "a",
        "【",
        "】",
        "来源:",
        "时间",
        "2021-04-24",
        "|",
        "首页",
        ">",
        "未经",
        "不得",
        "编辑",
        "/",
        "图",
        "摄",
        "县",
        " ",
        "声明",
        "点击",
    )
    begun = time.monotonic()
    for sign in signs:
        for line in (sign * 60, sign * 100 + "。", sign * 3000):
            assert isinstance((is_above(line), is_ending(line), is_caption(line)), tuple)
    assert time.monotonic() - begun < 5

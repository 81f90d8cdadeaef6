"""The title, the date and the publisher of a page: what it says of itself, else what stands at its headline."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from pipeline.publicationdates import iso_date
from pipeline.readers.blocks import Block, Element, bare, spaced
from pipeline.readers.furniture import is_above
from pipeline.text import fold

_SHORTEST_TITLE = 4
_LONGEST_TITLE = 120
_SUFFIX = re.compile(
    r"(?:\s*[_|｜]\s*|\s+[-–—]\s+|-{1,2}|——?(?=[^—]{2,12}(?:网|报|台|社|官网|客户端)$))[^_|｜-]{1,24}$"
)
_TITLE_META = ("articletitle", "og:title", "twitter:title", "title", "headline", "dc.title")
_DATE_META = (
    *(
        "pubdate",
        "publishdate",
        "publish_date",
        "pub_date",
        "article:published_time",
        "datepublished",
        "og:release_date",
    ),
    *("publish_time", "publishtime", "pubtime", "publishedtime", "releasedate", "published_time", "og:published_time"),
    *("bytedance:published_time", "weibo:article:create_at", "weibo: article:create_at", "dc.date", "dc.date.issued"),
    *("dcterms.created", "dcterms.issued", "sailthru.date", "parsely-pub-date", "date", "firstpublishedtime"),
)
_SOURCE_META = ("contentsource", "source", "mediaid", "og:article:source", "article:source", "copyright_source")
_SCRIPT_DATE = re.compile(
    r"""["']?(?:publish_?time|pub_?time|pub_?date|publish_?date|createTime|ori_create_time|datePublished|releaseTime|post_?time)["']?"""
    r"""\s*[:=]\s*["'](?P<date>(?:19|20)\d\d\s?[-/.年]\s?\d{1,2}\s?[-/.月]\s?\d{1,2}[^"'<>]{0,20})["']""",
    re.IGNORECASE,
)
_SCRIPT_STAMP = re.compile(r"""\bct\s*=\s*["'](?P<seconds>1[0-9]{9})["']""")
_DATE = re.compile(
    r"(?<![0-9])(?P<year>(?:19|20)[0-9]{2})\s?(?:[-/.]\s?(?P<month>1[0-2]|0?[1-9])\s?[-/.]\s?(?P<day>3[01]|[12][0-9]|0?[1-9])(?![0-9](?![0-9]?:))"
    r"|年\s?(?P<month_c>1[0-2]|0?[1-9])\s?月\s?(?P<day_c>3[01]|[12][0-9]|0?[1-9])\s?日)"
)
_PUBLISHER = re.compile(
    r"(?:(?:信息|文章|稿件|新闻)?来源|稿源|来源于|发布单位|发布机构|供稿单位)\s*[:]\s*(?P<name>[^\s:,。;|()\[\]【】<>]{2,24}?)(?=[\s,。;|()\[\]【】<>]|发稿|发布|作者|时间|日期|更新|$)"
)
_NOT_A_PUBLISHER = re.compile(r"^(?:作者|发布|时间|日期|字号|浏览|点击|编辑|本站原创|未知|转载|原创)")
_LABELLED = re.compile(r"(?:发布|发表|刊发|发稿|更新|出版|上传|编发)(?:时间|日期)?\s*:")
_CLOCK = re.compile(r"今天是|现在是|农历|当前时间|现在时间|欢迎")
_BELOW, _ABOVE, _AFTER = 14, 6, 8
_LONGEST_CHANNEL = 6
_LONGEST_LINE = 160


def metadata(tree: Element) -> dict[str, list[str]]:
    """What the page's meta elements say, by name in small letters."""
    found: dict[str, list[str]] = {}
    for meta in tree.iter("meta"):
        name = (meta.get("name") or meta.get("property") or meta.get("itemprop") or "").strip().lower()
        content = spaced(meta.get("content") or "")
        if name and content:
            found.setdefault(name, []).append(content)
    return found


def seen_title(tree: Element, meta: Mapping[str, Sequence[str]], lines: Sequence[Block]) -> str:
    """The longest visible line that the title element, or else the metadata, starts with; nothing where there is none.

    tree: the whole page. lines: what is seen of it.
    """
    visible = list(_visible(lines))
    for written in (_title_element(tree), *(_without_markup(v) for name in _TITLE_META for v in meta.get(name, ()))):
        if len(bare(found := _longest_beginning(bare(written), visible))) > _LONGEST_CHANNEL:
            return found
    return ""


def other_title(tree: Element, lines: Sequence[Block], body: str) -> str:
    """The title of a page that shows none of those it states: its heading, else what stands over the text, `body`."""
    written = _title_element(tree)
    channel = _longest_beginning(bare(written), list(_visible(lines)))
    return ("" if channel else heading_of(tree)) or _over_the_text(lines, body) or channel or _without_suffix(written)


def heading_of(tree: Element) -> str:
    """The longest first heading of a page that can be a title."""
    headings = [spaced(h.text_content()) for h in tree.iter("h1")]
    return max((h for h in headings if _SHORTEST_TITLE <= len(bare(h)) <= _LONGEST_TITLE), key=len, default="")


def _title_element(tree: Element) -> str:
    element = tree.find(".//title")
    return spaced(element.text_content()) if element is not None else ""


def _longest_beginning(whole: str, lines: Iterable[str]) -> str:
    """The longest of `lines` that `whole` begins with, blanks and width aside."""
    folded = fold(whole)
    best = ""
    for line in lines:
        size = len(bare(line))
        if _SHORTEST_TITLE <= size > len(bare(best)) and folded.startswith(fold(bare(line))):
            best = line
    return best


def _visible(lines: Sequence[Block]) -> Iterator[str]:
    """The lines of the page, alone and two or three together: a title can be broken."""
    for i in range(len(lines)):
        text = ""
        for other in lines[i : i + 3]:
            text += other.text
            if len(text) > _LONGEST_TITLE:
                break
            yield text


def _over_the_text(lines: Sequence[Block], body: str) -> str:
    """The nearest line over the text, and over its source and date, that can be a headline."""
    begin = _begin(lines, body) or 0
    for block in reversed(lines[max(0, begin - _BELOW) : begin]):
        long_enough = _LONGEST_CHANNEL < len(block.bare) <= _LONGEST_TITLE
        if long_enough and not block.links and not block.text.isascii() and not is_above(block.text):
            return block.text
    return ""


def _begin(lines: Sequence[Block], body: str) -> int | None:
    """The number of the line that the article's text begins with."""
    first = bare(body.partition("\n")[0])
    return next((i for i, block in enumerate(lines) if block.bare == first), None)


def _without_markup(value: str) -> str:
    return re.sub(r"<[^<>]{1,40}>", "", value)


def _without_suffix(written: str) -> str:
    """A title element without the names of site and channel at its end."""
    title = written[: 3 * _LONGEST_TITLE]
    for _ in range(3):
        shorter = _SUFFIX.sub("", title)
        if shorter == title or len(shorter) < _SHORTEST_TITLE:
            break
        title = shorter
    return title.strip()


def date_of(page: str, tree: Element, meta: Mapping[str, Sequence[str]], near: Sequence[Block]) -> str | None:
    """The publication date: of the metadata, of the scripts, else the first one near the headline; None for none."""
    for name in _DATE_META:
        for value in meta.get(name, ()):
            if found := _iso(value):
                return found
    for found in _linked_data(tree):
        return found
    lines = [block.text for block in near if len(block.text) <= _LONGEST_LINE and not _CLOCK.search(block.text)]
    for line in sorted(lines, key=lambda line: not is_above(line)):  # a subtitle can tell of a day, too
        if found := first_date(line):
            return found
    return _script_date(page)


def _iso(written: str) -> str | None:
    return iso_date(written) or first_date(written)


def first_date(text: str) -> str | None:
    """The first date with year, month and day in `text`."""
    for match in _DATE.finditer(fold(text)):
        month, day = match["month"] or match["month_c"], match["day"] or match["day_c"]
        if found := iso_date(f"{match['year']}-{month}-{day}"):
            return found
    return None


def _linked_data(tree: Element) -> Iterator[str]:
    for script in tree.iter("script"):
        if (script.get("type") or "").strip().lower() == "application/ld+json":
            try:
                data = json.loads(script.text or "")
            except (ValueError, RecursionError):
                continue
            for item in data if isinstance(data, list) else [data]:
                written = (item.get("datePublished") or item.get("pubDate")) if isinstance(item, dict) else None
                if isinstance(written, str) and (found := _iso(written)):
                    yield found


def _script_date(page: str) -> str | None:
    """The date in a variable of a script (publish_time = "2020-02-12"); WeChat writes seconds, too."""
    for match in _SCRIPT_DATE.finditer(page):
        if found := first_date(match["date"]):
            return found
    stamp = _SCRIPT_STAMP.search(page)
    return _day_in_china(int(stamp["seconds"])) if stamp else None


def _day_in_china(seconds: int) -> str:
    from datetime import UTC, datetime, timedelta

    return (datetime.fromtimestamp(seconds, UTC) + timedelta(hours=8)).date().isoformat()


def near_headline(lines: Sequence[Block], title: str, body: str) -> list[Block]:
    """The lines round the headline: those under it up to the text, nearest first, those above it, and those after the
    text that say what their date is. Lines that are nearly all links tell of other articles."""
    name = fold(bare(title))
    begin = _begin(lines, body)
    at = [i for i, block in enumerate(lines) if name and name in fold(block.bare) and (begin is None or i < begin)]
    headline = at[-1] if at else max(0, (begin or 0) - _BELOW)
    under = lines[headline : headline + _BELOW if begin is None else begin]
    above = lines[max(0, headline - _ABOVE) : headline][::-1]
    last = bare(body.rpartition("\n")[2])
    end = next((i for i, block in enumerate(lines) if block.bare == last), len(lines))
    after = [block for block in lines[end + 1 : end + 1 + _AFTER] if _LABELLED.search(fold(block.text))]
    return [block for block in (*under, *above, *after) if block.links * 5 < 4 * len(block.bare)]


def publisher_of(meta: Mapping[str, Sequence[str]], near: Iterable[Block]) -> str:
    """Who published it first: 来源 of the metadata or near the headline."""
    for name in _SOURCE_META:
        for value in meta.get(name, ()):
            source = re.sub(r"^来源[:：]\s*", "", value).split(" ")[0].split("　")[0]
            if 2 <= len(source) <= 24 and not source.startswith("http"):
                return source
    for block in near:
        match = _PUBLISHER.search(fold(block.text)) if len(block.text) <= _LONGEST_LINE else None
        if match and not _NOT_A_PUBLISHER.match(match["name"]):
            return block.text[match.start("name") : match.end("name")]
    return ""


def address_of(page: str, tree: Element, meta: Mapping[str, Sequence[str]]) -> str | None:
    """The address that the page gives for itself, or that the browser wrote down when it saved it."""
    saved = re.search(r"<!-- saved from url=\(\d+\)(\S+) -->", page[:2_000])
    if saved:
        return saved[1]
    links = [link.get("href") or "" for link in tree.iter("link") if (link.get("rel") or "").lower() == "canonical"]
    return next((a.strip() for a in (*links, *meta.get("og:url", ())) if a.strip().startswith("http")), None)

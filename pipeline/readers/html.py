"""A saved web page to the text of its article, with title, date, publisher and address.

trafilatura says which lines of the page are the article. The lines themselves are read from the page, since trafilatura
drops text that stands between elements; what it left out of the same block is put back.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy

from pipeline.encodings import decode
from pipeline.readers.blocks import Block, Element, bare, blocks, parse, seen_only
from pipeline.readers.found import Found, RefusedError
from pipeline.readers.furniture import ends_article, is_above, is_ending, trimmed
from pipeline.readers.headline import (
    address_of,
    date_of,
    heading_of,
    metadata,
    near_headline,
    other_title,
    publisher_of,
    seen_title,
)

_TEXT_OF_A_LINE = 8
_SHARE_OF_A_HOME = 0.3
_SENTENCE_SIGNS = ("。", "，", "；")
_WECHAT = "js_content"


def read_html(data: bytes) -> Iterator[Found]:
    """The article of a page. Raises RefusedError where it has none, NotTextError where it is no text."""
    page, encoding = decode(data)
    try:
        tree = parse(page)
    except (ValueError, AssertionError) as error:
        raise RefusedError("NoText", f"this is no page with an article: {error}") from None
    meta = metadata(tree)
    whole = deepcopy(tree)
    article = tree.get_element_by_id(_WECHAT, None)
    tree = seen_only(tree)
    lines = blocks(tree)
    title = seen_title(whole, meta, lines)
    chosen = blocks(article) if article is not None else _main(tree, lines, title or heading_of(whole))
    body = [block.text for block in chosen]
    title = title or other_title(whole, lines, "\n".join(trimmed(body, "")))
    text = "\n".join(trimmed(body, title))
    if not text.strip():
        raise RefusedError("NoText", "no text of an article was found in the page")
    near = near_headline(lines, title, text)
    published_on = date_of(page, whole, meta, near)
    yield Found(
        text,
        title=title or None,
        published_on=published_on,
        basis="page" if published_on else "",
        publisher=publisher_of(meta, near),
        url=address_of(page, whole, meta),
        encoding=encoding,
    )


def _main(tree: Element, lines: Sequence[Block], title: str) -> list[Block]:
    """The lines of the article: those that trafilatura finds, with those of the same blocks that it left out."""
    found = _found_by_trafilatura(tree)
    chosen = _matched(lines, found)
    if not any(chosen):
        chosen = [_is_sentence(block) for block in lines]
    under = _under_headline(lines, title)
    chosen = _of_the_headline(lines, chosen, under)
    homes = _good_homes(lines, chosen)
    return [
        block
        for i, (block, is_chosen) in enumerate(zip(lines, chosen, strict=True))
        if (is_chosen or (i in under and _belongs(block, homes))) and not block.caption and _is_text(block)
    ]


def _found_by_trafilatura(tree: Element) -> list[str]:
    """The lines of what trafilatura takes for the article: its careful choice, unless that is less than half of its usual one."""
    from trafilatura import extract

    usual = extract(deepcopy(tree), include_tables=True, include_comments=False) or ""
    careful = extract(deepcopy(tree), include_tables=True, include_comments=False, favor_precision=True) or ""
    text = careful if 2 * len(careful) >= len(usual) else usual
    return [line for line in (bare(line.strip("|- ")) for line in text.split("\n")) if line]


def _matched(lines: Sequence[Block], found: Sequence[str]) -> list[bool]:
    """Which lines of the page are among those found, whole or in part."""
    whole = "\n".join(found)
    short = set(found)
    long = [line for line in found if len(line) >= _TEXT_OF_A_LINE]
    return [
        block.bare in short
        or (len(block.bare) >= _TEXT_OF_A_LINE and (block.bare in whole or any(line in block.bare for line in long)))
        for block in lines
    ]


def _under_headline(lines: Sequence[Block], title: str) -> range:
    """The numbers of the lines from the headline to the end of its article; of all lines where there is no headline."""
    begin = _headline(lines, title)
    first = (
        next((i for i in range(begin + 1, len(lines)) if _is_sentence(lines[i])), None) if begin is not None else None
    )
    if begin is None or first is None:
        return range(len(lines))
    return range(begin, next((i for i in range(first + 1, len(lines)) if ends_article(lines[i].text)), len(lines)))


def _of_the_headline(lines: Sequence[Block], chosen: list[bool], under: range) -> list[bool]:
    """The chosen lines without those of other articles: before the headline, or after the end of what it is over.

    What follows the end in the same stretch as the article is its own, for a notice can stand within it. Where all that was
    chosen stands after the end (the comments of readers can be longer than the news), the article is what the headline
    is over.
    """
    stretches = {lines[i].stretch for i in under if chosen[i]}
    if stretches:
        return [c and (i in under or (i > under.start and lines[i].stretch in stretches)) for i, c in enumerate(chosen)]
    first = next((i for i in under if _is_sentence(lines[i])), under.stop)
    return [first <= i < under.stop and _is_text(block) for i, block in enumerate(lines)]


def _headline(lines: Sequence[Block], title: str) -> int | None:
    """The number of the first line that shows the title, or its beginning, and is no link."""
    name = bare(title)
    for i, block in enumerate(lines):
        if name and not block.links and 2 * len(block.bare) > len(name) and name.startswith(block.bare):
            return i
    return None


def _is_sentence(block: Block) -> bool:
    return not block.links and any(sign in block.text for sign in _SENTENCE_SIGNS) and not is_above(block.text)


def _good_homes(lines: Sequence[Block], chosen: Sequence[bool]) -> set[Element]:
    """The elements that hold a good part of the chosen text directly."""
    sizes: Counter[Element] = Counter()
    total = 0
    for block, is_chosen in zip(lines, chosen, strict=True):
        if is_chosen:
            total += len(block.bare)
            for home in block.homes:
                sizes[home] += len(block.bare)
    return {home for home, size in sizes.items() if size >= _SHARE_OF_A_HOME * total}


def _belongs(block: Block, homes: set[Element]) -> bool:
    return any(home in homes for home in block.homes) and not is_ending(block.text)


def _is_text(block: Block) -> bool:
    return block.links * 2 < len(block.bare) or not block.links

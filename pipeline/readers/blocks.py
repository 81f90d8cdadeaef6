"""A page as the lines that a reader sees: one block of text after another, with what stands round each."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, TypeAlias

import lxml.html

Element: TypeAlias = Any
"""lxml's elements: the library has no types of its own."""

_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_UNSEEN = frozenset(
    (
        "script",
        "style",
        "noscript",
        "iframe",
        "select",
        "textarea",
        "template",
        "head",
        "title",
        "object",
        "svg",
        "button",
    )
)
_BREAKING = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "div",
            "dl",
            "dt",
            "fieldset",
        ),
        *("figcaption", "figure", "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "li", "main"),
        *("nav", "ol", "p", "pre", "section", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "ul"),
    )
)
_TABLE_PARTS = frozenset(("tbody", "thead", "tfoot", "tr", "td", "th", "caption", "colgroup", "col"))
_HIDDEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_BLANKS = re.compile(r"[^\S\u3000]*\n\s*|[^\S\u3000]+")
_WRAPPED = re.compile(r"(?<=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])\n(?=[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef])")
_NOTHING = dict.fromkeys(map(ord, "\r\u00ad\u200b\u200c\u200d\u2060\ufeff"))
"""Signs of no width that pages put between characters."""
_LONGEST_CELL = 200
_DEEPEST = 2_000


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """A line of the page. `links` counts its characters inside links, `homes` are the blocks that hold it, `caption` says that
    the page marks it as one of a picture."""

    text: str
    links: int
    homes: tuple[Element, ...]
    caption: bool = False

    @property
    def stretch(self) -> object:
        """What the lines of one stretch of text share: the block round them, and the kind of their own block."""
        return (self.homes[-1], self.homes[0].tag if len(self.homes) == 2 else "") if self.homes else None

    @property
    def bare(self) -> str:
        """The text without blanks."""
        return bare(self.text)


def bare(text: str) -> str:
    """`text` without blanks: what two forms of one line have in common."""
    return "".join(text.split())


def parse(text: str) -> Element:
    """The tree of a page; what it declares of its encoding is not asked. Raises ValueError where there is no element."""
    data = _DECLARATION.sub("", text).replace("\x00", "").encode("utf-8", "replace")
    tree = lxml.html.document_fromstring(data, parser=lxml.html.HTMLParser(encoding="utf-8"))
    _check_depth(tree)
    return tree


def _check_depth(tree: Element) -> None:
    stack = [(tree, 1)]
    while stack:
        element, depth = stack.pop()
        if depth > _DEEPEST:
            raise ValueError("its elements are nested too deeply")
        stack.extend((child, depth + 1) for child in element)


def seen_only(tree: Element) -> Element:
    """`tree` without scripts, hidden parts and forms, its tables for layout made into plain divisions."""
    for element in [e for e in tree.iter() if _is_unseen(e)]:
        if element.getparent() is not None:
            element.drop_tree()
    for table in [t for t in tree.iter("table") if is_layout(t)]:
        _dissolve(table)
    return tree


def _is_unseen(element: Element) -> bool:
    if not isinstance(element.tag, str):
        return element.getparent() is not None
    return element.tag in _UNSEEN or bool(_HIDDEN.search(element.get("style") or ""))


def is_layout(table: Element) -> bool:
    """Whether a table only places things on the page: tables in it, one column, a long text in a cell, mostly links."""
    if next((inner for inner in table.iter("table") if inner is not table), None) is not None:
        return True
    rows = [[cell for cell in row if cell.tag in ("td", "th")] for row in table.iter("tr")]
    if len(rows) < 2 or max(map(len, rows)) < 2:
        return True
    lengths = [len(bare(cell.text_content())) for row in rows for cell in row]
    linked = sum(len(bare(link.text_content())) for link in table.iter("a"))
    return max(lengths) > _LONGEST_CELL or linked * 2 > sum(lengths)


def _dissolve(table: Element) -> None:
    parts = [table]
    while parts:
        part = parts.pop()
        part.tag = "div"
        parts.extend(child for child in part if child.tag in _TABLE_PARTS)


def blocks(root: Element) -> list[Block]:
    """The lines of the page below `root`, in order."""
    lines = _Lines()
    _walk(root, lines)
    lines.end()
    return lines.found


class _Lines:
    """The lines found so far and the one that is being read."""

    def __init__(self) -> None:
        self.found: list[Block] = []
        self.pieces: list[str] = []
        self.links = 0
        self.homes: tuple[Element, ...] = ()
        self.caption = False

    def add(self, text: str | None, holder: Element, in_link: bool, kept: bool = False) -> None:
        """Text of the line. kept: line ends in it are line ends of the page, as in pre."""
        first, *others = (text or "").split("\n") if kept else (text or "",)
        self._add(first, holder, in_link)
        for part in others:
            self.end()
            self._add(part, holder, in_link)

    def _add(self, text: str, holder: Element, in_link: bool) -> None:
        if not text:
            return
        if not self.homes and text.strip():
            self.homes = _homes(holder)
        self.pieces.append(text)
        self.links += len(bare(text)) if in_link else 0

    def end(self) -> None:
        text = spaced("".join(self.pieces))
        if text:
            self.found.append(Block(text, self.links, self.homes, self.caption))
        self.pieces, self.links, self.homes = [], 0, ()


def _walk(root: Element, lines: _Lines) -> None:
    """Reads everything below `root` in the order of the page, without recursion: pages can be nested deeply."""
    steps: list[tuple[Element, bool, bool, bool]] = [(root, False, False, False)]
    while steps:
        element, leaving, in_link, kept = steps.pop()
        tag = element.tag if isinstance(element.tag, str) else ""
        breaks = tag in _BREAKING
        if leaving:
            if breaks:
                lines.end()
                lines.caption = lines.caption and tag != "figcaption"
            if element is not root:
                lines.add(element.tail, element.getparent(), in_link, kept)
            continue
        steps.append((element, True, in_link, kept))
        if not tag or tag in _UNSEEN:
            continue
        if breaks or tag == "br":
            lines.end()
        if tag == "figcaption":
            lines.caption = True
        if tag == "table":
            _add_rows(element, lines)
            continue
        inside = in_link or tag == "a"
        kept = kept or tag == "pre"
        lines.add(element.text, element, inside, kept)
        steps.extend((child, False, inside, kept) for child in reversed(element))


def _add_rows(table: Element, lines: _Lines) -> None:
    """A table of data, one line a row."""
    for row in table.iter("tr", "caption"):
        cells = [row] if row.tag == "caption" else [cell for cell in row if cell.tag in ("td", "th")]
        texts = [spaced(" ".join(cell.itertext())).replace("\n", " ") for cell in cells]
        lines.add(" | ".join(texts) if any(texts) else "", table, in_link=False)
        lines.end()


def _homes(holder: Element) -> tuple[Element, ...]:
    """The block that holds a text, and the one round it."""
    found: list[Element] = []
    for element in _upwards(holder):
        if element.tag in _BREAKING:
            found.append(element)
        if len(found) == 2:
            break
    return tuple(found)


def _upwards(element: Element) -> Iterator[Element]:
    while element is not None:
        yield element
        element = element.getparent()


def spaced(text: str) -> str:
    """`text` with its blanks as a browser shows them: one for a run, none where a line of Chinese was only wrapped."""
    runs = _BLANKS.sub(lambda run: "\n" if "\n" in run.group() else " ", text.translate(_NOTHING))
    return _WRAPPED.sub("", runs).replace("\n", " ").strip()

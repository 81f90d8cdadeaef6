"""A Word document to its text: paragraphs and tables in their order, without headers, footers and deleted text."""

import io
import re
from collections.abc import Iterator
from typing import Any

from pipeline.readers.found import Found, RefusedError
from pipeline.readers.packages import check_package

_SPACE = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_SIGNS = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-", "ptab": "\t"}
_LEFT_OUT = frozenset(("moveFrom", "del", "Fallback", "txbxContent", "instrText", "pPr", "rPr"))
_TITLES = frozenset(("title", "heading 1", "标题", "标题 1"))
_LONGEST_TITLE = 120


def read_docx(data: bytes) -> Iterator[Found]:
    """The text of a document; its title is the first paragraph in the style of a title. Raises RefusedError for none."""
    from docx import Document

    check_package(data)
    document = Document(io.BytesIO(data))
    lines: list[str] = []
    title = ""
    for paragraph, text in _paragraphs(document.element.body):
        lines.append(text)
        if not title and paragraph is not None and text.strip() and _style(document, paragraph) in _TITLES:
            title = " ".join(text.split())[:_LONGEST_TITLE]
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(line.rstrip() for line in lines)).strip("\n")
    if not text.strip():
        raise RefusedError("NoText", "it holds no text, perhaps only pictures")
    yield Found(text, title=title or None)


def _name(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def _paragraphs(parent: Any) -> Iterator[tuple[Any, str]]:
    """The paragraphs below `parent` with their text, and the rows of its tables (without an element)."""
    for child in parent:
        name = _name(child)
        if name == "p":
            yield child, _text(child)
            for box in child.iter(f"{_SPACE}txbxContent"):
                if not any(_name(above) == "Fallback" for above in box.iterancestors()):
                    yield from _paragraphs(box)
        elif name == "tbl":
            yield from ((None, row) for row in _rows(child))
        elif name not in _LEFT_OUT:
            yield from _paragraphs(child)


def _text(paragraph: Any) -> str:
    pieces: list[str] = []
    steps = [paragraph]
    while steps:
        element = steps.pop()
        name = _name(element)
        if name == "t":
            pieces.append(element.text or "")
        elif name in _SIGNS:
            pieces.append(_SIGNS[name])
        if name not in _LEFT_OUT:
            steps.extend(reversed(element))
    return "".join(pieces)


def _rows(table: Any) -> Iterator[str]:
    """A line for each row, | between its cells."""
    for row in table.iter(f"{_SPACE}tr"):
        if next(above for above in row.iterancestors() if _name(above) == "tbl") is not table:
            continue
        cells = [cell for cell in row.iter(f"{_SPACE}tc") if next(cell.iterancestors(f"{_SPACE}tr")) is row]
        texts = [" ".join(text for _, text in _paragraphs(cell) if text.strip()).replace("\n", " ") for cell in cells]
        if any(texts):
            yield " | ".join(texts)


def _style(document: Any, paragraph: Any) -> str:
    """The name of a paragraph's style in small letters."""
    from docx.text.paragraph import Paragraph

    style = Paragraph(paragraph, document._body).style
    return (style.name or "").lower() if style is not None else ""

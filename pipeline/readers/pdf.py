"""A PDF to its text: the lines of its text layer, joined into paragraphs. Pages that are only pictures are refused."""

import io
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from pipeline.readers.found import Found, Refused, RefusedError

MOST_PAGES = 1_000
_PAGE_NUMBER = re.compile(
    r"[-—–·•\s]*(?:第\s*)?[0-9]{1,4}(?:\s*页)?(?:\s*[/,，]?\s*(?:共\s*)?[0-9]{1,4}\s*页?)?[-—–·•\s]*"
)
# What PDF writers make of characters that look like a radical; they are other code points than those of the text.
_RADICALS = str.maketrans(
    {chr(c): unicodedata.normalize("NFKC", chr(c)) for c in (*range(0x2F00, 0x2FD6), *range(0xF900, 0xFB00))}
    | dict(
        zip(
            "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻚⻛⻜⻝⻢⻣⻤⻥⻦⻨⻩⻬⻮⻰⻳",
            "母民虎西见角贝车长门青页风飞食马骨鬼鱼鸟麦黄齐齿龙龟",
            strict=True,
        )
    )
)
_SENTENCE_END = ("。", "！", "？", "!", "?", "：", ":", "；", "”")
_PRINTED_BELOW = re.compile(r"(?:https?|file)://\S+\s+[0-9]{1,4}/[0-9]{1,4}")
_PRINTED_ABOVE = re.compile(r"[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4},?\s+(?:[AP]M|[上下]午)?\s*[0-9]{1,2}:[0-9]{2}")
_LINES_OF_A_TOP = 8
_LARGER = 1.25
_LONGEST_TITLE = 120
_WIDE_GAP = 1.6
_SHARE_OF_A_PICTURE = 0.3
_PAGES_OF_A_HEADER = 3


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page: its text and its place in points."""

    text: str
    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        """The height of its letters."""
        return self.bottom - self.top


def read_pdf(data: bytes) -> Iterator[Found | Refused]:
    """The text of a PDF; pages that hold only a picture come out as one Refused. Raises RefusedError where no page has text."""
    import pdfplumber

    with pdfplumber.open(io.BytesIO(data)) as document:
        if len(document.pages) > MOST_PAGES:
            raise RefusedError("TooLong", f"it has more than {MOST_PAGES} pages; cut it into articles")
        pages: list[list[Line]] = []
        scanned: list[int] = []
        for number, page in enumerate(document.pages, start=1):
            lines = _lines(page)
            pages.append(lines)
            if not lines and _is_picture(page):
                scanned.append(number)
            page.close()
    pages = without_furniture(pages)
    text = "\n".join(paragraphs(pages))
    if text.strip():
        yield Found(text, title=title_of(pages) or None)
        if scanned:
            yield Refused(
                "Scan", f"these pages are pictures without text: {', '.join(map(str, scanned[:20]))}", "#pages"
            )
    elif scanned:
        raise RefusedError("Scan", "its pages are pictures without a text layer; recognise the text (OCR) first")
    else:
        raise RefusedError("NoText", "it holds no text")


def _lines(page: Any) -> list[Line]:
    found = page.extract_text_lines(return_chars=False, x_tolerance_ratio=0.4)
    return [
        Line(line["text"].strip().translate(_RADICALS), line["x0"], line["x1"], line["top"], line["bottom"])
        for line in found
        if line["text"].strip()
    ]


def _is_picture(page: Any) -> bool:
    covered = sum(abs(image["width"] * image["height"]) for image in page.images)
    return bool(covered >= _SHARE_OF_A_PICTURE * float(page.width) * float(page.height))


def without_furniture(pages: Sequence[Sequence[Line]]) -> list[list[Line]]:
    """The lines of the pages without page numbers, what browsers print round a page, and the headers that pages share."""
    edges = Counter(_counted(line.text) for page in pages if page for line in {page[0], page[-1]})
    shared = {text for text, times in edges.items() if times >= _PAGES_OF_A_HEADER and 2 * times > len(pages)}
    return [_inner(page, shared) for page in pages]


def _counted(text: str) -> str:
    """A line with its numbers alike: headers count pages."""
    return re.sub(r"[0-9]+", "0", text)


def _inner(page: Sequence[Line], shared: set[str]) -> list[Line]:
    lines = list(page)
    printed = bool(lines) and bool(_PRINTED_BELOW.fullmatch(lines[-1].text))
    for end in (-1, 0):
        if not lines:
            break
        text = lines[end].text
        printed_above = end == 0 and printed and _PRINTED_ABOVE.match(text)
        if _PAGE_NUMBER.fullmatch(text) or _PRINTED_BELOW.fullmatch(text) or printed_above or _counted(text) in shared:
            del lines[end]
    return lines


def title_of(pages: Sequence[Sequence[Line]]) -> str:
    """The lines near the top of the first page that are set in clearly larger letters than the text."""
    heights = sorted(line.height for page in pages for line in page for _ in line.text)
    top = pages[0][:_LINES_OF_A_TOP] if pages else []
    if not heights or not top:
        return ""
    largest = max(line.height for line in top)
    if largest < _LARGER * heights[len(heights) // 2]:
        return ""
    large = [abs(line.height - largest) < 0.05 * largest for line in top]
    begin = large.index(True)
    end = next((i for i in range(begin, len(large)) if not large[i]), len(large))
    return "".join(line.text for line in top[begin:end])[:_LONGEST_TITLE]


def paragraphs(pages: Sequence[Sequence[Line]]) -> Iterator[str]:
    """The lines joined where a paragraph only goes on: the line is full, and the next is neither indented nor far below."""
    lines = [line for page in pages for line in page]
    if not lines:
        return
    right = max(line.right for line in lines)
    left = Counter(round(line.left) for line in lines).most_common(1)[0][0]
    gaps = sorted(b.top - a.bottom for a, b in pairwise(lines) if b.top > a.bottom)
    usual = gaps[len(gaps) // 2] if gaps else 0.0
    text = lines[0].text
    for line, following in pairwise(lines):
        if _goes_on(line, following, left, right, usual):
            text += _joint(text, following.text) + following.text
        else:
            yield text
            text = following.text
    yield text


def _goes_on(line: Line, following: Line, left: float, right: float, usual: float) -> bool:
    full = line.right >= right - 2 * line.height
    indented = following.left > left + following.height
    gap = following.top - line.bottom
    far = gap > _WIDE_GAP * usual + 0.3 * line.height
    same_letters = abs(line.height - following.height) < 0.2 * line.height
    return full and not indented and not far and same_letters and not line.text.endswith(_SENTENCE_END)


def _joint(before: str, after: str) -> str:
    return " " if before[-1].isascii() and after[0].isascii() and (before[-1].isalnum() and after[0].isalnum()) else ""

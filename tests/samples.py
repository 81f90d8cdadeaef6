"""One small file of every input format, made anew: what tests of reading start from."""

import datetime
import gzip
import io
import json
import zipfile

TITLE = "清河县表彰一批先进个人"
LINES = (
    "清河县表彰大会4月22日上午在县会议中心举行，县委书记周长河出席并讲话。",
    "会上，清河县人民政府授予李文华、王秀兰等12名同志“全县教育工作先进个人”称号，授予第三中学“先进集体”称号。",
    "近三年来，全县共投入3.5亿元，新建学校6所，资助学生2万余人次，惠及18个乡镇的群众，办学条件明显改善。",
)
TEXT = "\n".join(LINES)
TRADITIONAL = "會上，縣人民政府授予李文華「先進個人」稱號，全縣共投入三億元，資助學生兩萬餘人次，惠及十八個鄉鎮的群眾。"
NAMES = ("姓名", "单位")
ROWS = (("李文华", "清河县第一中学"), ("王秀兰", "清河县实验小学"))
HEADER = ("标题", "正文", "发布时间", "来源", "网址")
RECORD = (TITLE, TEXT, "2021-04-24", "清河日报", "http://news.example/a.html")


def html(charset: str = "utf-8", body: str = "") -> str:
    """A page as small news sites write them: everything in tables, navigation above, other articles below."""
    paragraphs = body or "".join(f"<p>　　{line}</p>" for line in LINES)
    links = "".join(f'<a href="/{i}.html">别处的新闻标题第{i}条</a><br>' for i in range(8))
    return f"""<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}">
<title>{TITLE}_清河新闻网</title></head><body><table width="960"><tr><td>
<a href="/">首页</a> | <a href="/news">新闻</a> | <a href="/life">民生</a></td></tr>
<tr><td><table><tr><td class="t">{TITLE}</td></tr><tr><td>2021-04-24 09:15　来源：清河日报　作者：某某</td></tr>
<tr><td>{paragraphs}</td></tr><tr><td>（责任编辑：某某）</td></tr></table></td></tr>
<tr><td>相关新闻<br>{links}</td></tr><tr><td>版权所有 清河新闻网 未经授权不得转载</td></tr></table></body></html>"""


def docx(title: bool = True) -> bytes:
    from docx import Document

    document = Document()
    if title:
        document.add_heading(TITLE, 0)
    for line in LINES:
        document.add_paragraph(line)
    table = document.add_table(0, 2)
    for row in (NAMES, *ROWS):
        for cell, text in zip(table.add_row().cells, row, strict=True):
            cell.text = text
    return saved(document)


def xlsx() -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["清河县新闻汇总表"])
    sheet.append(HEADER)
    sheet.append([*RECORD[:2], datetime.date(2021, 4, 24), *RECORD[3:]])
    return saved(book)


def csv(codec: str = "utf-8-sig") -> bytes:
    cells = ",".join(f'"{value}"' for value in RECORD)
    return f"{','.join(HEADER)}\r\n{cells}\r\n".encode(codec)


def parquet() -> bytes:
    import pyarrow as pa
    from pyarrow import parquet as pq

    sink = io.BytesIO()
    pq.write_table(pa.table({name: [value] for name, value in zip(HEADER, RECORD, strict=True)}), sink)
    return sink.getvalue()


def pdf(lines: tuple[str, ...] = ("Qinghe 2021-04-22", "12 people were honoured")) -> bytes:
    """A PDF with a text layer in a font that every reader has."""
    shown = "".join(f"({line}) Tj 0 -16 Td " for line in lines)
    return pdf_of(f"BT /F1 12 Tf 72 720 Td {shown} ET".encode(), b"/Font << /F1 5 0 R >>")


def scan() -> bytes:
    """A PDF whose page is one picture."""
    return pdf_of(b"q 612 0 0 792 0 0 cm /I Do Q", b"/XObject << /I 5 0 R >>", picture=True)


def pdf_of(content: bytes, resources: bytes, picture: bool = False) -> bytes:
    font = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
    image = (
        b"<< /Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8 /Length 1 >>"
    )
    bodies = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << " + resources + b" >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
        image + b"\nstream\n\x80\nendstream" if picture else font,
    ]
    data = b"%PDF-1.4\n"
    places = []
    for number, body in enumerate(bodies, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (len(bodies) + 1, table, len(bodies) + 1, len(data))
    )


def jsonl() -> bytes:
    return (
        json.dumps({"text": TEXT, "title": TITLE, "published_on": "2021-04-24"}, ensure_ascii=False) + "\n"
    ).encode()


def zipped(files: dict[str, bytes] | None = None) -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in (files or {"一/a.txt": TEXT.encode(), "b.html": html().encode()}).items():
            archive.writestr(name, data)
    return sink.getvalue()


def saved(document: object) -> bytes:
    sink = io.BytesIO()
    document.save(sink)  # type: ignore[attr-defined]
    return sink.getvalue()


def every_format() -> dict[str, bytes]:
    """A file of every format, by its suffix."""
    return {
        ".txt": TEXT.encode(),
        ".md": f"# {TITLE}\n\n{TEXT}".encode("gb18030"),
        ".html": html().encode(),
        ".htm": html("gb2312").encode("gb18030"),
        ".docx": docx(),
        ".pdf": pdf(),
        ".xlsx": xlsx(),
        ".csv": csv(),
        ".tsv": csv().replace(b'","', b'"\t"').replace(",".join(HEADER).encode(), "\t".join(HEADER).encode()),
        ".json": json.dumps([{"标题": TITLE, "正文": TEXT}], ensure_ascii=False).encode(),
        ".jsonl": jsonl(),
        ".jsonl.gz": gzip.compress(jsonl()),
        ".parquet": parquet(),
        ".zip": zipped(),
    }

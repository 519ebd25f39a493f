"""PDF and Word files, good and hostile, made as tests need them."""

import io
import zipfile
from collections.abc import Sequence

from docx import Document
from pypdf import PdfReader, PdfWriter


def pdf(*lines: str) -> bytes:
    """Return a PDF file of one page with these lines, written by hand."""
    shown = "".join(f"({line}) Tj T* " for line in lines)
    content = f"BT /F1 11 Tf 14 TL 40 780 Td {shown}ET".encode("latin-1")
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        b"/Resources << /Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica >> >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content),
    ]
    written, places = b"%PDF-1.4\n", []
    for n, each in enumerate(objects, 1):
        places.append(len(written))
        written += b"%d 0 obj\n%s\nendobj\n" % (n, each)
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    table = b"xref\n0 %d\n0000000000 65535 f \n%s" % (size, rows)
    end = b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (size, len(written))
    return written + table + end


def pages(count: int) -> bytes:
    """Return a PDF file of that many empty pages."""
    return _written(_empty(count))


def locked(*lines: str) -> bytes:
    """Return a PDF file that asks for a password."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(*lines))))
    writer.encrypt("open sesame")
    return _written(writer)


def locked_against_changes(*lines: str) -> bytes:
    """Return a PDF file that anybody may read, and only its owner change."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf(*lines))))
    writer.encrypt(user_password="", owner_password="mine")
    return _written(writer)


def word(paragraphs: Sequence[str] = (), bullets: Sequence[str] = (), cells: Sequence[str] = ()) -> bytes:
    """Return a Word file with paragraphs, then a list, then a table of one row."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    for text in bullets:
        document.add_paragraph(text, style="List Bullet")
    if cells:
        row = document.add_table(1, len(cells)).rows[0]
        for cell, text in zip(row.cells, cells, strict=True):
            cell.text = text
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def word_with(*body: bytes, before: bytes = b"") -> bytes:
    """Return a Word file whose main part has these bytes in its body, and others before its root."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(word())) as old,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as new,
    ):
        for each in old.infolist():
            content = old.read(each)
            if each.filename != "word/document.xml":
                new.writestr(each, content)
                continue
            start, end = content.index(b"<w:document"), content.index(b"<w:body>") + len(b"<w:body>")
            with new.open(each.filename, "w") as part:
                for piece in (content[:start], before, content[start:end], *body, content[end:]):
                    part.write(piece)
    return written.getvalue()


def bomb(mebibytes: int = 450) -> bytes:
    """Return a small Word file that unpacks to that many mebibytes, more than all the memory that its reader may have."""
    return word_with(b"<w:p><w:r><w:t>", *[b"a" * (1 << 20)] * mebibytes, b"</w:t></w:r></w:p>")


def _empty(count: int) -> PdfWriter:
    writer = PdfWriter()
    for _ in range(count):
        writer.add_blank_page(200, 200)
    return writer


def _written(writer: PdfWriter) -> bytes:
    written = io.BytesIO()
    writer.write(written)
    return written.getvalue()

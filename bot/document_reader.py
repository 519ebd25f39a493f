"""The process that opens a PDF or Word file: it limits itself, reads standard input, and writes the text.

`bot/document_text.py` starts it. A file from outside can be made to eat memory and time, so no other process opens one.
The exit status is an `Ending`. This module imports nothing of ours, so that it can run isolated from everything else.
"""

import contextlib
import io
import sys
from collections.abc import Iterator
from enum import IntEnum
from typing import Any

MOST_MEMORY = 400 * 2**20
"""In bytes of address space, the interpreter's own and those of the two libraries among them."""
MOST_CPU_S = 8
MOST_PAGES = 40
LONGEST_TEXT = 100_000
"""In characters. A résumé has about five thousand."""
PDF, WORD = "pdf", "docx"


class Ending(IntEnum):
    """How the reading ended, as an exit status."""

    READ = 0
    UNREADABLE = 10
    LOCKED = 11
    """The file asks for a password."""
    NO_TEXT = 12
    """The file holds pictures of pages, or nothing."""
    TOO_BIG = 13
    """The file needs more memory than is allowed, or has too many pages or too much text."""


class TooBig(Exception):
    """The file is over a limit."""


class Locked(Exception):
    """The file asks for a password."""


def main(kind: str) -> Ending:
    """Read a document from standard input, and write its text as UTF-8 to standard output."""
    read = {PDF: pdf_text, WORD: word_text}[kind]
    content = sys.stdin.buffer.read()
    with contextlib.suppress(ImportError):  # not on Windows, where the time limit of the caller remains
        _limit_this_process()
    try:
        text = read(content)
    except (MemoryError, RecursionError, TooBig):
        return Ending.TOO_BIG
    except Locked:
        return Ending.LOCKED
    except Exception:  # noqa: BLE001 -- the libraries raise errors of any type on a broken file
        return Ending.UNREADABLE
    if not any(character.isalnum() for character in text):
        return Ending.NO_TEXT
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))
    return Ending.READ


def pdf_text(content: bytes) -> str:
    """Return the text of a PDF file. Raises Locked and TooBig, and errors of the library."""
    from pypdf import PdfReader  # noqa: PLC0415 -- only this process may hold the library

    file = PdfReader(io.BytesIO(content))
    # An empty password opens a file that is locked against changes alone.
    if file.is_encrypted and not file.decrypt(""):
        raise Locked
    if len(file.pages) > MOST_PAGES:
        raise TooBig
    return _joined(page.extract_text() for page in file.pages)


def word_text(content: bytes) -> str:
    """Return the text of a Word file, with a bullet before each item of a list. Raises TooBig, and errors of the library."""
    from docx import Document  # noqa: PLC0415 -- only this process may hold the library

    return _joined(_lines(Document(io.BytesIO(content))))


def _lines(container: Any) -> Iterator[str]:
    """Return the paragraphs of a document or of a table's cell, in order."""
    from docx.table import Table  # noqa: PLC0415 -- only this process may hold the library

    for item in container.iter_inner_content():
        if isinstance(item, Table):
            for row in item.rows:
                for cell in dict.fromkeys(row.cells):  # a merged cell is there once for each column
                    yield from _lines(cell)
        else:
            yield f"• {item.text}" if _is_listed(item) and item.text.strip() else item.text


def _is_listed(paragraph: Any) -> bool:
    properties = paragraph._p.pPr  # noqa: SLF001 -- the library shows the numbering of a paragraph nowhere else
    numbered = properties is not None and properties.numPr is not None
    return numbered or (paragraph.style is not None and str(paragraph.style.name).startswith("List"))


def _joined(pieces: Iterator[str]) -> str:
    lines, length = [], 0
    for piece in pieces:
        length += len(piece) + 1
        if length > LONGEST_TEXT:
            raise TooBig
        lines.append(piece)
    return "\n".join(lines)


def _limit_this_process() -> None:
    """Bound memory and processor time, and forbid every write to a file. Raises ImportError where there are no limits."""
    import resource  # noqa: PLC0415 -- not on Windows

    for limit, most in (
        (resource.RLIMIT_AS, MOST_MEMORY),
        (resource.RLIMIT_CPU, MOST_CPU_S),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        with contextlib.suppress(ValueError, OSError):  # a stricter limit is set already
            resource.setrlimit(limit, (most, most))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))

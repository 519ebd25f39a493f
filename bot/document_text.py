"""Returns the text of a PDF or Word file, which a process of its own reads within limits of memory and time."""

import subprocess
import sys
from pathlib import PurePath
from typing import Final

from bot import document_reader
from bot.document_reader import PDF, WORD, Ending

LARGEST_DOCUMENT: Final = 5_000_000
"""In bytes."""
WITHIN_S: Final = 10.0
"""Wall time after which the process is killed."""
_BEGINNINGS = {PDF: b"%PDF-", WORD: b"PK\x03\x04"}
_PDF_MARK_WITHIN = 1024
"""A PDF file may have other bytes before its mark, up to here."""


class UnreadableDocument(Exception):
    """The document cannot be read, for a reason that the user can be told."""

    def __init__(self, ending: Ending) -> None:
        super().__init__(ending.name)
        self.ending = ending


def is_document(name: str) -> bool:
    """Return whether a file is a PDF or Word document, by the ending of its name."""
    return _kind(name) in _BEGINNINGS


def document_text(name: str, content: bytes) -> str:
    """Return the text of a document. Raises UnreadableDocument. Takes up to WITHIN_S seconds: call it in a thread.

    The process knows nothing of this one: no environment, no open files, no modules but the two libraries.
    """
    kind = _kind(name)
    if len(content) > LARGEST_DOCUMENT:
        raise UnreadableDocument(Ending.TOO_BIG)
    if _BEGINNINGS[kind] not in content[: _PDF_MARK_WITHIN if kind == PDF else len(_BEGINNINGS[WORD])]:
        raise UnreadableDocument(Ending.UNREADABLE)
    try:
        process = subprocess.run(  # noqa: S603 -- our own interpreter and module, and one of two words
            [sys.executable, "-I", document_reader.__file__, kind],
            input=content,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={},
            timeout=WITHIN_S,
            check=False,
        )
    except subprocess.TimeoutExpired:
        raise UnreadableDocument(Ending.TOO_BIG) from None
    if process.returncode == Ending.READ:
        return process.stdout.decode("utf-8")
    # A negative status is a signal: the system has ended it, for its time or its memory.
    raise UnreadableDocument(Ending(process.returncode) if process.returncode in tuple(Ending)[1:] else Ending.TOO_BIG)


def _kind(name: str) -> str:
    return PurePath(name).suffix.lower().removeprefix(".")

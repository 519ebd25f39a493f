"""Read text as people save it, from a file or a pipe, and never without a bound.

UnreadableFile
├── TooLarge   it is over the bound
└── NotText    its bytes are no text
"""

import io
import os
import stat
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from enum import Enum
from pathlib import Path
from typing import BinaryIO

LARGEST_FILE = 1_000_000
"""In bytes: some five hundred stories."""
MOST_PIECES = 32
"""A line that is so many times over the bound is one of a device that never ends."""
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF16_BY_BYTE = {b"\xff": "utf-16-le", b"\xfe": "utf-16-be"}
"""By the first byte of the mark, with which no text in UTF-8 can begin."""
_MARK = "\ufeff"
_BIGGEST_CHARACTER = 4
"""In bytes of UTF-8."""


class UnreadableFile(Exception):
    """What is named cannot be read; the text is the reason, to stand behind "cannot be read:"."""


class TooLarge(UnreadableFile):
    """It is over the bound."""


class NotText(UnreadableFile):
    """Its bytes are neither UTF-8 nor UTF-16."""

    def __init__(self) -> None:
        super().__init__("it is not UTF-8 text")


class LineFault(Enum):
    """Why a line of a stream is left out."""

    TOO_LONG = "the line is over 1 MB"
    NOT_TEXT = "the line is not UTF-8 text"


def decoded(content: bytes) -> str:
    """Return the text of bytes in UTF-8, with or without a byte order mark, or in UTF-16. Raises NotText."""
    encoding = "utf-16" if content.startswith(_UTF16_MARKS) else "utf-8-sig"
    try:
        text = content.decode(encoding)
    except UnicodeDecodeError:
        raise NotText from None
    if "\0" in text:
        raise NotText
    return text


def read_file(path: str | Path, limit: int = LARGEST_FILE) -> bytes:
    """Return what is in a file or in a pipe that somebody writes into. Raises UnreadableFile."""
    with open_file(path) as stream:
        return read_stream(stream, limit)


def open_file(path: str | Path) -> io.BufferedReader:
    """Open a file for reading, without waiting for whoever may write into a pipe some day. Raises UnreadableFile."""
    try:
        return _opened(path)
    except OSError as error:
        raise UnreadableFile(_reason(error)) from None
    except ValueError:
        raise UnreadableFile("no file can have this name") from None


def standard_input() -> io.BufferedReader:
    """Return standard input as bytes. Raises UnreadableFile where it is closed."""
    if not isinstance(sys.stdin, io.TextIOWrapper) or not isinstance(sys.stdin.buffer, io.BufferedReader):
        raise UnreadableFile("it is closed")
    return sys.stdin.buffer


def read_stream(stream: BinaryIO, limit: int = LARGEST_FILE) -> bytes:
    """Return what a stream holds up to its end. Raises UnreadableFile, TooLarge after reading no more than the limit."""
    with _reading():
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise TooLarge(f"it is over {limit // 1_000_000} MB")
    return content


def text_lines(stream: io.BufferedReader, limit: int = LARGEST_FILE) -> Iterator[str | LineFault]:
    """Yield each line as soon as it is there, a fault in the place of one that is too long or no text.

    UTF-8 with or without a byte order mark, and UTF-16 with one. `limit` is in bytes of UTF-8.
    Raises UnreadableFile, TooLarge for a line without an end.
    """
    with _reading():
        wide = _UTF16_BY_BYTE.get(stream.peek(1)[:1])
    text = io.TextIOWrapper(stream, encoding=wide or "utf-8", errors="replace" if wide else "surrogateescape")
    begun = False
    try:
        while line := _piece(text, limit):
            if words := line if begun else line.removeprefix(_MARK):
                yield _checked(words, limit)
            begun = True
            for _ in range(MOST_PIECES):
                if line.endswith("\n") or not (line := _piece(text, limit)):
                    break
            else:
                raise TooLarge("a line in it has no end")
    finally:
        text.detach()


def _piece(text: io.TextIOWrapper, limit: int) -> str:
    """Return a line, or its first characters where it is longer."""
    with _reading():
        return text.readline(limit + 1)


@contextmanager
def _reading() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise UnreadableFile(_reason(error)) from None


def _checked(line: str, limit: int) -> str | LineFault:
    if len(line) * _BIGGEST_CHARACTER > limit and len(line.encode("utf-8", "surrogatepass")) > limit:
        return LineFault.TOO_LONG
    return LineFault.NOT_TEXT if any("\ud800" <= character <= "\udfff" for character in line) else line


def _opened(path: str | Path) -> io.BufferedReader:
    file = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
    try:
        if stat.S_ISFIFO(os.fstat(file).st_mode):
            return _pipe(file)
        if hasattr(os, "set_blocking"):
            os.set_blocking(file, True)
        return open(file, "rb")  # noqa: PTH123 -- a descriptor, which the caller closes
    except BaseException:
        os.close(file)
        raise


def _pipe(file: int) -> io.BufferedReader:
    """Return a pipe with what is in it so far put back. Raises UnreadableFile where nobody writes into it."""
    try:
        begun = os.read(file, 1)
    except BlockingIOError:
        begun = b""
    else:
        if not begun:
            raise UnreadableFile("it is a pipe, and nobody writes into it")
    os.set_blocking(file, True)
    return io.BufferedReader(_Continued(begun, file))


class _Continued(io.RawIOBase):
    """A descriptor of which some bytes were read already."""

    def __init__(self, begun: bytes, file: int) -> None:
        self._begun = begun
        self._file = file

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the base class names no type for it
        """Fill the buffer with what is there."""
        content = self._begun or os.read(self._file, len(buffer))
        self._begun = b""
        buffer[: len(content)] = content
        return len(content)

    def close(self) -> None:
        """Close the descriptor."""
        if not self.closed:
            os.close(self._file)
        super().close()


def _reason(error: OSError) -> str:
    if isinstance(error, IsADirectoryError):
        return "it is a folder"
    return error.strerror or "it is not there"

"""Reads text as people save it, from a file or a pipe, always up to a limit.

UnreadableFile
├── TooLarge   it is over the limit
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
"""In bytes; about five hundred stories."""
MOST_PIECES = 32
"""A line that is this many times the limit comes from a device that never ends."""
_UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
_UTF16_BY_BYTE = {b"\xff": "utf-16-le", b"\xfe": "utf-16-be"}
"""Encodings by the first byte of their mark; no text in UTF-8 can begin with it."""
_MARK = "\ufeff"
_BIGGEST_CHARACTER = 4
"""In bytes of UTF-8."""


class UnreadableFile(Exception):
    """The file cannot be read; the message is the reason, to stand after "cannot be read:"."""


class TooLarge(UnreadableFile):
    """The content is over the limit."""


class NotText(UnreadableFile):
    """The content is neither UTF-8 nor UTF-16."""

    def __init__(self) -> None:
        super().__init__("it is not UTF-8 text")


class LineFault(Enum):
    """The reason why a line of a stream is left out."""

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
    """Return the content of a file, or of a pipe with a writer. Raises UnreadableFile."""
    with open_file(path) as stream:
        return read_stream(stream, limit)


def open_file(path: str | Path) -> io.BufferedReader:
    """Open a file for reading, without waiting for a future writer of a pipe. Raises UnreadableFile."""
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
    """Return a stream's content up to its end. Raises UnreadableFile; reads no more than the limit before TooLarge."""
    with _reading():
        content = stream.read(limit + 1)
    if len(content) > limit:
        raise TooLarge(f"it is over {limit // 1_000_000} MB")
    return content


def text_lines(stream: io.BufferedReader, limit: int = LARGEST_FILE) -> Iterator[str | LineFault]:
    """Yield each line as soon as it arrives, or a fault for one that is too long or no text.

    Reads UTF-8 with or without a byte order mark, and UTF-16 with one. `limit` is in bytes of UTF-8. Raises
    UnreadableFile, and TooLarge for a line without an end.
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
    """Return the next line, or the first `limit` + 1 characters of a longer one."""
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
    """Return a pipe from its first byte on. Raises UnreadableFile where it has no writer."""
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
    """A file descriptor from which some bytes were read already."""

    def __init__(self, begun: bytes, file: int) -> None:
        self._begun = begun
        self._file = file

    def readable(self) -> bool:
        """Return that the stream can be read."""
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # the base class names no type for it
        """Fill the buffer with the next bytes; return their number."""
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

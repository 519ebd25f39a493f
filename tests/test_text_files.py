"""Text is read as people save it, from files and pipes, and never without a bound."""

import io
import os
import threading
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.text_files import LineFault, NotText, TooLarge, UnreadableFile, decoded, open_file, read_file, text_lines

ENCODINGS = ("utf-8", "utf-8-sig", "utf-16")
TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\ufeff\r"))


def lines(content: bytes, limit: int = 1_000_000) -> list[str | LineFault]:
    return list(text_lines(io.BufferedReader(io.BytesIO(content)), limit))


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_a_text_is_read_in_each_encoding_that_people_save(text: str, encoding: str) -> None:
    assert decoded(text.encode(encoding)) == text


@given(TEXTS, st.sampled_from(ENCODINGS))
def test_its_lines_are_too(text: str, encoding: str) -> None:
    assert lines(text.encode(encoding)) == io.StringIO(text).readlines()


@pytest.mark.parametrize("content", [b"caf\xe9", b"\xff\xfea", b"a\0b", "a".encode("utf-16-le")])
def test_what_is_no_text_is_refused(content: bytes) -> None:
    with pytest.raises(NotText, match="not UTF-8"):
        decoded(content)


@given(st.binary())
def test_any_bytes_are_a_text_or_refused(content: bytes) -> None:
    with suppress(NotText):
        decoded(content)
    assert isinstance(lines(content), list)


def test_a_line_that_is_no_text_is_left_out_and_the_next_is_read() -> None:
    assert lines(b"one\ncaf\xe9\nthree\n") == ["one\n", LineFault.NOT_TEXT, "three\n"]


def test_a_line_over_the_bound_is_left_out_and_the_next_is_read() -> None:
    assert lines(b"x" * 35 + b"\ntwo\n", limit=10) == [LineFault.TOO_LONG, "two\n"]
    assert lines("äöü\nabc\n".encode(), limit=6) == [LineFault.TOO_LONG, "abc\n"]
    assert lines(b"x" * 35, limit=10) == [LineFault.TOO_LONG]


def test_a_line_without_an_end_is_given_up() -> None:
    with pytest.raises(TooLarge, match="no end"):
        lines(b"x" * 1000, limit=10)
    with open_file("/dev/zero") as stream, pytest.raises(TooLarge, match="no end"):
        list(text_lines(stream, 1000))


def test_a_file_at_the_bound_is_read_and_one_over_it_is_not(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(b"x" * 10)
    assert read_file(file, limit=10) == b"x" * 10
    file.write_bytes(b"x" * 11)
    with pytest.raises(TooLarge):
        read_file(file, limit=10)


def test_a_device_without_an_end_is_refused() -> None:
    with pytest.raises(TooLarge, match="over 1 MB"):
        read_file("/dev/zero")


def test_what_cannot_be_read_says_why(tmp_path: Path) -> None:
    circle = tmp_path / "circle"
    circle.symlink_to(circle)
    for path, reason in (
        (tmp_path, "it is a folder"),
        (tmp_path / "nowhere", "No such file"),
        (circle, "symbolic links"),
        (tmp_path / ("x" * 300), "too long"),
        ("a\0b", "no file can have this name"),
        ("", "No such file"),
    ):
        with pytest.raises(UnreadableFile, match=reason):
            read_file(path)


def test_a_pipe_that_nobody_writes_into_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableFile, match="nobody writes"):
        read_file(tmp_path / "pipe")


@pytest.mark.parametrize("early", [b"", b"one "], ids=["nothing yet", "something"])
def test_a_pipe_of_the_shell_is_read_to_its_end(early: bytes) -> None:
    ours, theirs = os.pipe()
    os.write(theirs, early)

    def write_on() -> None:
        os.write(theirs, b"two")
        os.close(theirs)

    ending = threading.Timer(0.05, write_on)
    ending.start()
    assert read_file(f"/dev/fd/{ours}") == early + b"two"
    ending.join()
    os.close(ours)

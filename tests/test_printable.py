"""What reaches a terminal commands nothing there, and loses none of its words."""

import json
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.printable import printable, printable_json
from bot.terminal.readable import readable

DIRECTION = "".join(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


def commands_in(text: str) -> list[str]:
    """What of a text a terminal would obey."""
    return [c for c in text if (unicodedata.category(c) == "Cc" and c not in "\t\n") or c in DIRECTION]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x1b[0m", "[31mred[0m"),
        ("\x1b]0;title\x07", "]0;title"),
        ("\x9b2J\x9d0;x\x9c", "2J0;x"),
        ("over\rwritten\x08\x7f", "overwritten"),
        ("\u202etxt.exe\u2069", "txt.exe"),
        ("a\tb\nc 😀 שלום", "a\tb\nc 😀 שלום"),
    ],
)
def test_commands_go_and_words_stay(text: str, shown: str) -> None:
    assert printable(text) == shown


@given(st.text())
def test_nothing_that_commands_is_left_of_any_text(text: str) -> None:
    assert commands_in(printable(text)) == []
    assert printable(printable(text)) == printable(text)


@given(st.text())
def test_nor_of_any_message_also_where_it_is_escaped(text: str) -> None:
    escaped = "".join(f"&#{ord(character)};" for character in text)
    assert commands_in(readable(f"<b>{escaped}</b>").plain) == []
    assert commands_in(readable(text).plain) == []


@given(st.text(st.characters(exclude_categories=[])) | st.dictionaries(st.text(), st.text()))
def test_json_loses_nothing(value: object) -> None:
    line = printable_json(value)
    assert commands_in(line) == []
    assert json.loads(line.encode()) == json.loads(json.dumps(value))
    assert printable_json(value, ascii_only=True).isascii()


def test_json_has_no_infinity() -> None:
    with pytest.raises(ValueError, match="float"):
        printable_json(float("inf"))

"""Folding: whatever characters a text comes in, it reads the same, and every place in it is known."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.review.writing.folding import fold

PLAIN = "Wrong invoices fell from 4.2% to 0.3%."


@pytest.mark.parametrize(
    "typed",
    [
        "".join(_bold for c in PLAIN for _bold in [chr(0x1D5D4 + ord(c) - 65) if c.isupper() else c]),
        PLAIN.replace("invoices", "invo\u00adi\u200bces"),
        PLAIN.replace(" ", "\u00a0"),
        PLAIN.replace("0", "\u0660").replace("4", "\uff14"),
        PLAIN.replace("fe", "f\u2060e"),
        PLAIN.replace("rong", "\ufeffrong"),
    ],
    ids=[
        "bold letters",
        "soft hyphens",
        "no-break spaces",
        "digits of other scripts",
        "word joiner",
        "byte order mark",
    ],
)
def test_a_text_in_other_characters_folds_to_plain_ones(typed: str) -> None:
    assert fold(typed).text == PLAIN


@pytest.mark.parametrize("apostrophe", "'’‘ʼ´′＇`")
def test_every_apostrophe_is_one(apostrophe: str) -> None:
    assert fold(f"didn{apostrophe}t").text == "didn't"


@pytest.mark.parametrize("end", ["\r\n", "\r", "\u2028", "\x0b", "\x85"])
def test_every_line_end_is_a_line_feed(end: str) -> None:
    assert fold(f"one{end}two").text == "one\ntwo"


def test_a_paragraph_separator_leaves_a_blank_line() -> None:
    assert fold("one\u2029two").text == "one\n\ntwo"


def test_a_letter_and_its_accent_are_one_letter() -> None:
    assert fold(unicodedata.normalize("NFD", "Kraków")).text == "Kraków"


@pytest.mark.parametrize("fraction", "½⅓¼⅞")
def test_a_vulgar_fraction_stays_a_value(fraction: str) -> None:
    assert fold(f"1{fraction} days").text == f"1{fraction} days"


def test_a_footnote_mark_is_no_digit() -> None:
    assert fold("40%\u00b9").text == "40%"


def test_a_grave_accent_that_sets_off_code_is_no_apostrophe() -> None:
    assert fold("`p99`").text == "`p99`"


def test_a_letter_under_a_thousand_accents_is_one_letter() -> None:
    assert len(fold("a" + "\u0301\u0327" * 1000).text) == 1


ODD = st.sampled_from(
    [*"aZ5 .\n’½…™№ﬁﷺ„²", "𝗪", "\u00ad", "\u200b", "e\u0301", "\r\n", "\u2029", "👍🏽", "Ａ", "\u0301"]
)


@given(st.lists(ODD, max_size=30).map("".join))
def test_every_folded_character_knows_where_it_came_from(text: str) -> None:
    folded = fold(text)
    spans = [folded.span(at, at + 1) for at in range(len(folded.text))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert spans == sorted(spans)
    assert all(folded.text[at] in fold(text[span.start : span.end]).text for at, span in enumerate(spans))


@given(st.text(max_size=60))
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text).text
    assert fold(once).text == once


@given(st.text(alphabet="ab \n.", max_size=40))
def test_a_plain_text_is_itself(text: str) -> None:
    assert fold(text).text == text
    assert fold(text).place(len(text)) == len(text)

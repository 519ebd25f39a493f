"""The title of a story that was given none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.stories.story_title import (
    UNNAMED,
    first_words,
    is_of_words,
    is_suggested,
    is_unnamed,
    suggested_title,
)
from storage.records import LetterMark, MarkedText


def test_a_title_is_the_name_as_it_is() -> None:
    assert suggested_title("search  rewrite", "We moved.", ()) == "Search rewrite"


def test_a_title_that_another_story_has_is_numbered() -> None:
    assert suggested_title("Search rewrite", "", {"Search rewrite", "Search rewrite (2)"}) == "Search rewrite (3)"


@pytest.mark.parametrize(
    ("title", "suggested"),
    [("Mentoring", True), ("Mentoring (2)", True), ("Mentoring 2", False), ("A mentoring", False)],
)
def test_a_title_is_known_as_suggested(title: str, suggested: bool) -> None:
    assert is_suggested(title, "Mentoring") is suggested


@given(st.text(min_size=1).filter(str.strip), st.sets(st.text(max_size=3), max_size=3))
def test_a_suggested_title_is_known_as_such_and_taken_by_none(name: str, taken: set[str]) -> None:
    title = suggested_title(name, "", taken)
    assert title not in taken
    assert is_suggested(title, name)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", ""),
        ("  \n ", ""),
        ("We moved. Then it broke.", "We moved"),
        ("In March, the\nindex broke", "In March, the index broke"),
        ("One two three four five six seven eight nine", "One two three four five six seven eight …"),
        ("One two three four five six seven eight", "One two three four five six seven eight"),
        (f"It was {'x' * 60}", "It was …"),
        ("x" * 90, f"{'x' * 60} …"),
    ],
)
def test_the_first_words_of_a_text_are_a_title(text: str, title: str) -> None:
    assert first_words(text) == title


def test_without_a_name_the_first_words_are_the_title() -> None:
    assert suggested_title("", "we moved. Then it broke.", ()) == "We moved"
    assert suggested_title("", "We moved again.", {"We moved again"}) == "We moved again (2)"


def test_without_words_too_there_is_still_a_title() -> None:
    assert suggested_title("", "…  ...", {UNNAMED}) == "…"
    assert suggested_title("", " ... ", {UNNAMED}) == f"{UNNAMED} (2)"


@pytest.mark.parametrize(
    ("title", "unnamed"), [("My story", True), ("My story (12)", True), ("My story of the index", False)]
)
def test_a_title_that_says_nothing_is_known(title: str, unnamed: bool) -> None:
    assert is_unnamed(title) is unnamed


@given(st.text(max_size=200), st.sets(st.text(max_size=3), max_size=3))
def test_a_title_of_first_words_is_known_as_such(text: str, taken: set[str]) -> None:
    title = suggested_title("", text, taken)
    assert is_of_words(title, MarkedText(text=text)) or is_unnamed(title)


def test_the_letter_that_was_typed_first_may_stand_later_in_the_story() -> None:
    text = "We were eight.\n\nEither we waited or we shipped."
    told = MarkedText(text=text, marks=(LetterMark("S", 0, 14), LetterMark("T", 16, len(text))))
    assert is_of_words("Either we waited or we shipped (2)", told)
    assert is_of_words("We were eight", told)
    assert not is_of_words("The index", told)

"""The line that names a project and a year, and the title that is suggested."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.stories.logic.tags import (
    EARLIEST,
    LATEST,
    Project,
    first_words,
    is_suggested,
    read_project,
    suggested_title,
)


@pytest.mark.parametrize(
    ("line", "name", "year"),
    [
        ("Search rewrite, 2023", "Search rewrite", 2023),
        ("2021: Claims model", "Claims model", 2021),
        ("Payments (2019)", "Payments", 2019),
        ("Locker  firmware", "Locker firmware", None),
        ("2024", None, 2024),
        ("Project 2020 reboot, 2022", "Project 2020 reboot", 2022),
        ("Build 20231 of the app", "Build 20231 of the app", None),
        ("Release 2.2020", "Release 2.2020", None),
        ("  ", None, None),
    ],
)
def test_project_and_year_are_read_from_one_line(line: str, name: str | None, year: int | None) -> None:
    assert read_project(line) == Project(name=name, year=year)


@given(st.text(max_size=120))
def test_any_line_is_read_into_a_year_in_range_or_none(line: str) -> None:
    year = read_project(line).year
    assert year is None or EARLIEST <= year <= LATEST


def test_a_title_is_the_name_as_it_is() -> None:
    assert suggested_title("search  rewrite", ()) == "Search rewrite"


def test_a_title_that_another_story_has_is_numbered() -> None:
    assert suggested_title("Search rewrite", {"Search rewrite", "Search rewrite (2)"}) == "Search rewrite (3)"


@pytest.mark.parametrize(
    ("title", "suggested"),
    [("Mentoring", True), ("Mentoring (2)", True), ("Mentoring 2", False), ("A mentoring", False)],
)
def test_a_title_is_known_as_suggested(title: str, suggested: bool) -> None:
    assert is_suggested(title, "Mentoring") is suggested


@given(st.text(min_size=1).filter(str.strip), st.sets(st.text(max_size=3), max_size=3))
def test_a_suggested_title_is_known_as_such_and_taken_by_none(name: str, taken: set[str]) -> None:
    title = suggested_title(name, taken)
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

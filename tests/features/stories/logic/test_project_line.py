"""The line that names a project and a year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.features.stories.logic.project_line import (
    EARLIEST,
    LATEST,
    Project,
    read_project,
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

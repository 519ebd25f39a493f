"""Days as people type them; today is Monday 2 March 2026."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.dates import read_date

TODAY = date(2026, 3, 2)
CASES = {
    "12 March": [(3, 12)],
    "12th of march": [(3, 12)],
    "March 12th, 2026": [(3, 12)],
    "Mar 12": [(3, 12)],
    "12 Mar 26": [(3, 12)],
    "2026-03-12": [(3, 12)],
    "2026/3/12": [(3, 12)],
    "20260312": [(3, 12)],
    "12.3.": [(3, 12)],
    "12.3": [(3, 12)],
    "12.03.2026": [(3, 12)],
    "13/3": [(3, 13)],
    "3/4": [(4, 3), (3, 4)],
    "3-4-2026": [(4, 3), (3, 4)],
    "4/4": [(4, 4)],
    "today": [(3, 2)],
    "tomorrow": [(3, 3)],
    "the day after tomorrow": [(3, 4)],
    "in 10 days": [(3, 12)],
    "in a week": [(3, 9)],
    "next week": [(3, 9)],
    "in three weeks": [(3, 23)],
    "2 weeks": [(3, 16)],
    "three weeks from now": [(3, 23)],
    "in a fortnight": [(3, 16)],
    "in a month": [(4, 2)],
    "Friday": [(3, 6)],
    "on fri": [(3, 6)],
    "this Friday": [(3, 6)],
    "next Friday": [(3, 13), (3, 6)],
    "Monday": [(3, 9), (3, 2)],
    "this Monday": [(3, 2), (3, 9)],
    "next Monday": [(3, 9)],
    "Friday next week": [(3, 13)],
    "next week on Tuesday": [(3, 10)],
    "a week on Friday": [(3, 13)],
    "two weeks from Friday": [(3, 20)],
    "Friday the 13th": [(3, 13)],
    "3d": [(3, 5)],
    "2w": [(3, 16)],
    "the 12th": [(3, 12)],
    "the 1st": [(4, 1)],
    "My interview is on 12 March at 10:00": [(3, 12)],
    "12 March 10:00": [(3, 12)],
    "12 March, 10 am": [(3, 12)],
}
NONE = ("", "12", "soon", "maybe", "in an hour", "30 February", "31.2.", "99/99", "0000-00-00", "½ week", "1.2.3.4.5")


@pytest.mark.parametrize(("text", "meant"), CASES.items(), ids=CASES)
def test_a_day_is_read_as_people_mean_it(text: str, meant: list[tuple[int, int]]) -> None:
    assert read_date(text, TODAY) == tuple(date(2026, month, day) for month, day in meant)
    assert read_date(text.upper(), TODAY) == read_date(text, TODAY)


@pytest.mark.parametrize("text", NONE, ids=repr)
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert read_date(text, TODAY) == ()


def test_a_day_without_a_year_is_the_next_of_its_name() -> None:
    assert read_date("1 March", TODAY) == (date(2027, 3, 1),)
    assert read_date("2 March", TODAY) == (TODAY,)
    assert read_date("29 February", TODAY) == (date(2028, 2, 29),)


def test_a_year_that_was_typed_is_kept_though_it_is_past() -> None:
    assert read_date("12.3.2024", TODAY) == (date(2024, 3, 12),)


@given(st.text(), st.dates())
def test_any_text_on_any_day_is_read_without_an_error(text: str, today: date) -> None:
    assert len(read_date(text, today)) <= 2


PIECES = st.sampled_from(
    [
        "in",
        "3",
        "99",
        "999",
        "weeks",
        "months",
        "next",
        "fri",
        "31",
        ".",
        "/",
        "-",
        "feb",
        "2026",
        "9999",
        "th",
        "a",
        " ",
    ]
)


@given(st.lists(PIECES, max_size=8).map("".join) | st.lists(PIECES, max_size=8).map(" ".join), st.dates())
def test_near_misses_are_read_without_an_error(text: str, today: date) -> None:
    assert len(read_date(text, today)) <= 2


@given(st.dates(min_value=date(2026, 1, 1), max_value=date(2099, 12, 31)))
def test_a_date_written_out_is_read_as_itself(day: date) -> None:
    for text in (
        day.isoformat(),
        f"{day.day}.{day.month}.{day.year}",
        f"{day:%d %B %Y}",
        f"{day:%B} {day.day}, {day.year}",
    ):
        assert read_date(text, TODAY) == (day,)


@given(st.integers(0, 6), st.dates(min_value=date(2026, 1, 1), max_value=date(2099, 12, 31)))
def test_a_weekday_is_never_past_nor_more_than_a_fortnight_away(weekday: int, today: date) -> None:
    name = f"{date(2026, 3, 2) + timedelta(days=weekday):%A}"
    for text in (name, f"next {name}", f"this {name}"):
        days = read_date(text, today)
        assert days
        assert all(today <= day <= today + timedelta(days=14) and day.weekday() == weekday for day in days)


@pytest.mark.parametrize(
    "text", ["I don't know yet and nobody has told me", "until I am back and rested", "a d", "in two and a half weeks"]
)
def test_words_that_name_no_day_are_no_day(text: str) -> None:
    assert read_date(text, TODAY) == ()

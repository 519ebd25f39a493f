"""Days as people type them; today is Monday 2 March 2026."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.dates.date_reading import MOST_DAYS, DateReading, Doubt, read_date

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
DOUBTED: dict[Doubt, dict[str, list[tuple[int, int]]]] = {
    Doubt.SEVERAL: {
        "2-3 weeks": [(3, 16), (3, 23)],
        "in 3-4 weeks": [(3, 23), (3, 30)],
        "2 – 3 weeks": [(3, 16), (3, 23)],
        "two to three weeks": [(3, 16), (3, 23)],
        "2/3 weeks": [(3, 16), (3, 23)],
        "between 2 and 3 weeks": [(3, 16), (3, 23)],
        "a week or two": [(3, 9), (3, 16)],
        "10-12 days": [(3, 12), (3, 14)],
        "1-2w": [(3, 9), (3, 16)],
        "1 or 2 months": [(4, 2), (5, 2)],
        "between 3 and 5 April": [(4, 3), (4, 5)],
        "3 to 5 April": [(4, 3), (4, 5)],
        "April 3-5, 2026": [(4, 3), (4, 5)],
        "from 3 April to 5 April": [(4, 3), (4, 5)],
        "from the 3rd to the 5th of April": [(4, 3), (4, 5)],
        "3.-5.4.": [(4, 3), (4, 5)],
        "3./5.4.2026": [(4, 3), (4, 5)],
        "Dec 15-18": [(12, 15), (12, 18)],
        "3.4.-5.4.": [(4, 3), (4, 5)],
        "Tuesday to Thursday": [(3, 3), (3, 5)],
        "Thursday or Friday": [(3, 5), (3, 6)],
        "this weekend": [(3, 7), (3, 8)],
    },
    Doubt.NEGATED: {
        "not Friday": [(3, 6)],
        "not Friday but Thursday": [(3, 6), (3, 5)],
        "Friday isn’t possible": [(3, 6)],
        "any day except 12 March": [(3, 12)],
        "no later than 12 March": [(3, 12)],
        "not 2-3 weeks": [(3, 16), (3, 23)],
    },
    Doubt.LOOSE: {
        "before Friday": [(3, 6)],
        "some time after 12 March": [(3, 12)],
        "12 March or later": [(3, 12)],
        "at least 2 weeks": [(3, 16)],
        "the week of 16 March": [(3, 16)],
        "it was Friday": [(3, 6)],
        "every Friday": [(3, 6)],
        "2026-03-12/14": [(3, 12)],
    },
    Doubt.TWO_READINGS: {
        "3/4": [(4, 3), (3, 4)],
    },
    Doubt.MISMATCHED: {
        "Fri 12 March": [(3, 12), (3, 13)],
        "12 March (Friday)": [(3, 12), (3, 13)],
        "Sat 3rd": [(3, 3)],
        "Monday 3/4": [(4, 3), (3, 4), (4, 6)],
    },
}
CERTAIN = {
    "15-Dec-2026": (12, 15),
    "15-Dec": (12, 15),
    "Dec-15": (12, 15),
    "Dec-15-2026": (12, 15),
    "15/Dec/2026": (12, 15),
    "15-dec-26": (12, 15),
    "2026-Dec-15": (12, 15),
    "Weds": (3, 4),
    "tmrw": (3, 3),
    "a couple of weeks": (3, 16),
    "twenty-one days": (3, 23),
    "a hundred and two days": (6, 12),
    "1 week and 3 days": (3, 12),
    "a week tomorrow": (3, 10),
    "two weeks after 12 March": (3, 26),
    "10 days before 12 April": (4, 2),
    "the last Friday in April": (4, 24),
    "the first Monday of next month": (4, 6),
    "the 12th of next month": (4, 12),
    "Thu 12 March": (3, 12),
    "Fri 3/4": (4, 3),
    "12 March, after lunch": (3, 12),
    "My last round is on 12 March": (3, 12),
    "my 2nd round is on 12 March": (3, 12),
}
PAST = {
    "last Friday": date(2026, 2, 27),
    "Friday gone": date(2026, 2, 27),
    "last Monday": date(2026, 2, 23),
    "Friday last week": date(2026, 2, 27),
    "last week": date(2026, 2, 23),
    "yesterday": date(2026, 3, 1),
    "the day before yesterday": date(2026, 2, 28),
    "3 days ago": date(2026, 2, 27),
    "two weeks ago": date(2026, 2, 16),
    "a week ago": date(2026, 2, 23),
    "12 March 2024": date(2024, 3, 12),
}
READ_BEFORE = Path(__file__).parents[1] / "read_before" / "days.tsv"
"""What was read when python-dateutil came in, with its days."""
NONE = (
    "the 1st week of April",
    "the 2nd round",
    "15. März",
    "in 10 working days",
    "March 2027",
    "",
    "12",
    "soon",
    "maybe",
    "in an hour",
    "30 February",
    "31.2.",
    "99/99",
    "0000-00-00",
    "½ week",
    "1.2.3.4.5",
)


@pytest.mark.parametrize(("text", "meant"), CASES.items(), ids=CASES)
def test_a_day_is_read_as_people_mean_it(text: str, meant: list[tuple[int, int]]) -> None:
    doubt = Doubt.TWO_READINGS if len(meant) > 1 else None
    assert read_date(text, TODAY) == DateReading(days=of_2026(meant), doubt=doubt)
    assert read_date(text.upper(), TODAY) == read_date(text, TODAY)


@pytest.mark.parametrize(("text", "meant"), CERTAIN.items(), ids=CERTAIN)
def test_what_leaves_no_doubt_is_one_day(text: str, meant: tuple[int, int]) -> None:
    assert read_date(text, TODAY) == DateReading(days=of_2026([meant]))


@pytest.mark.parametrize(
    ("doubt", "text", "meant"),
    [pytest.param(doubt, text, meant, id=text) for doubt, cases in DOUBTED.items() for text, meant in cases.items()],
)
def test_what_leaves_a_doubt_is_never_one_day(doubt: Doubt, text: str, meant: list[tuple[int, int]]) -> None:
    assert read_date(text, TODAY) == DateReading(days=of_2026(meant), doubt=doubt)


@pytest.mark.parametrize(("text", "day"), PAST.items(), ids=PAST)
def test_what_is_past_is_read_as_past(text: str, day: date) -> None:
    assert read_date(text, TODAY) == DateReading(days=(day,))


def test_nothing_that_was_read_before_is_lost() -> None:
    for line in READ_BEFORE.read_text(encoding="utf-8").splitlines():
        text, days = line.split("\t")
        before = tuple(map(date.fromisoformat, days.split()))
        after = read_date(text, TODAY).days
        assert after[: len(before)] == before, text


def test_only_two_readings_are_settled_by_what_is_possible() -> None:
    read = {doubt: DateReading(days=of_2026([(3, 4), (4, 3)]), doubt=doubt) for doubt in Doubt}
    possible = of_2026([(4, 3)])
    assert [doubt for doubt in Doubt if read[doubt].certain(possible)] == [Doubt.TWO_READINGS]


@pytest.mark.parametrize("text", NONE, ids=repr)
def test_what_is_no_day_is_not_read(text: str) -> None:
    assert read_date(text, TODAY) == DateReading()


def test_a_day_without_a_year_is_the_next_of_its_name() -> None:
    assert read_date("1 March", TODAY).days == (date(2027, 3, 1),)
    assert read_date("2 March", TODAY).days == (TODAY,)
    assert read_date("29 February", TODAY).days == (date(2028, 2, 29),)


def test_a_year_that_was_typed_is_kept_though_it_is_past() -> None:
    assert read_date("12.3.2024", TODAY).days == (date(2024, 3, 12),)


@given(st.text(), st.dates())
def test_any_text_on_any_day_is_read_without_an_error(text: str, today: date) -> None:
    assert len(read_date(text, today).days) <= MOST_DAYS


PIECES = st.sampled_from(
    [
        "in",
        "3",
        "99",
        "999",
        "weeks",
        "months",
        "ago",
        "before",
        "after",
        "last",
        "not",
        "to",
        "tomorrow",
        "half",
        "½",
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
    assert len(read_date(text, today).days) <= MOST_DAYS


@given(st.integers(0, 6), st.dates(min_value=date(2026, 1, 1), max_value=date(2099, 12, 31)))
def test_a_weekday_is_never_past_nor_more_than_a_fortnight_away(weekday: int, today: date) -> None:
    name = f"{date(2026, 3, 2) + timedelta(days=weekday):%A}"
    for text in (name, f"next {name}", f"this {name}"):
        days = read_date(text, today).days
        assert days
        assert all(today <= day <= today + timedelta(days=14) and day.weekday() == weekday for day in days)


@pytest.mark.parametrize(
    "text", ["I don't know yet and nobody has told me", "until I am back and rested", "a d", "in two and a half weeks"]
)
def test_words_that_name_no_day_are_no_day(text: str) -> None:
    assert read_date(text, TODAY) == DateReading()


def of_2026(days: list[tuple[int, int]]) -> tuple[date, ...]:
    """Days of 2026 by month and day."""
    return tuple(date(2026, month, day) for month, day in days)

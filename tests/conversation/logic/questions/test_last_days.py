"""What the last ten days before the interview change in the schedule."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.conversation.logic.questions.last_days import effective_due

NOW = datetime(2026, 5, 4, 18, 30, tzinfo=UTC)
ZONE = "Europe/Berlin"
INTERVIEW = date(2026, 5, 20)
FIRST_OF_LAST_DAYS = datetime(2026, 5, 9, 22, tzinfo=UTC)


@pytest.mark.parametrize(
    ("due", "rated_on", "interview_on", "expected"),
    [
        pytest.param(NOW, date(2026, 5, 2), None, NOW, id="no-interview"),
        pytest.param(NOW, date(2026, 5, 2), INTERVIEW, NOW, id="due-before-the-last-days"),
        pytest.param(
            datetime(2026, 5, 16, tzinfo=UTC), date(2026, 5, 2), INTERVIEW, FIRST_OF_LAST_DAYS, id="brought-forward"
        ),
        pytest.param(
            datetime(2026, 5, 27, tzinfo=UTC),
            date(2026, 5, 13),
            INTERVIEW,
            datetime(2026, 5, 27, tzinfo=UTC),
            id="seen-in-the-last-days",
        ),
        pytest.param(
            datetime(2026, 5, 16, tzinfo=UTC),
            date(2026, 5, 2),
            date(2026, 5, 3),
            datetime(2026, 5, 16, tzinfo=UTC),
            id="interview-over",
        ),
    ],
)
def test_interview_date_lowers_the_due_time(
    due: datetime, rated_on: date, interview_on: date | None, expected: datetime
) -> None:
    assert effective_due(due, rated_on, interview_on, ZONE, NOW) == expected


@given(st.integers(-20, 40), st.integers(0, 40), st.integers(0, 40))
def test_interview_date_never_puts_off_what_is_due(due_in: int, rated_ago: int, interview_in: int) -> None:
    due = NOW + timedelta(days=due_in)
    today = NOW.date()
    interview_on = today + timedelta(days=interview_in)
    assert effective_due(due, today - timedelta(days=rated_ago), interview_on, ZONE, NOW) <= due

"""Waits grow to a bound and end by the monotonic clock alone."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.sending.retry_waits import LONGEST_RETRY_S, RetryWaits, Wait, pause_after
from tests.clocks import START


def test_the_pause_doubles_up_to_a_minute() -> None:
    assert [pause_after(n) for n in range(8)] == [1, 2, 4, 8, 16, 32, 60, 60]


@given(st.integers(0, 10**9))
def test_no_number_of_failures_breaks_it(attempts: int) -> None:
    assert 0 < pause_after(attempts) <= LONGEST_RETRY_S


def waits(**wait: object) -> RetryWaits:
    """One message of chat 7 that waits for a minute, by its row too."""
    found = RetryWaits()
    found.add(Wait(**{"message_id": 1, "chat_id": 7, "until": 60.0, **wait}))  # type: ignore[arg-type]
    return found


def test_while_the_row_holds_it_nobody_else_has_to() -> None:
    assert waits(not_before=START + timedelta(minutes=1)).held(0.0, START) == set()


def test_a_clock_set_forward_does_not_end_a_wait() -> None:
    minute = START + timedelta(minutes=1)
    assert waits(not_before=minute).held(1.0, minute + timedelta(hours=2)) == {7}


def test_a_wait_that_its_row_does_not_tell_of_is_held_all_the_same() -> None:
    assert waits().held(59.0, START) == {7}
    assert waits().held(60.0, START) == set()


def test_a_wait_that_is_over_is_forgotten() -> None:
    held = waits()
    assert held.over(59.0) == []
    held.forget(held.over(60.0))
    assert len(held) == 0

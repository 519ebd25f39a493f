"""A chat may get a short burst, then a message a second."""

from datetime import UTC, datetime, timedelta

from bot.delivery.pace import ChatPace

START = datetime(2026, 3, 1, 12, tzinfo=UTC)


def at(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def test_a_burst_goes_out_and_then_the_chat_rests() -> None:
    pace = ChatPace(refill_s=1.0, burst=3)
    for _ in range(3):
        assert 1 not in pace.resting(START)
        pace.spend(1, START)
    assert pace.resting(START) == {1}
    assert pace.resting(at(1.01)) == set()


def test_in_the_long_run_it_is_one_message_a_second() -> None:
    pace, sent = ChatPace(refill_s=1.0, burst=3), 0
    for tenth in range(600):
        now = at(tenth / 10)
        if 1 not in pace.resting(now):
            pace.spend(1, now)
            sent += 1
    assert sent <= 63


def test_one_chat_does_not_hold_another() -> None:
    pace = ChatPace(refill_s=1.0, burst=1)
    pace.spend(1, START)
    assert pace.resting(START) == {1}


def test_without_a_limit_nobody_rests() -> None:
    pace = ChatPace(refill_s=0.0)
    for _ in range(100):
        pace.spend(1, START)
    assert pace.resting(START) == set()

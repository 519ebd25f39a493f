"""A chat may get a short burst, then a message a second."""

from itertools import pairwise

from bot.delivery.sending.send_rate_limit import ChatRateLimit


def test_a_burst_goes_out_and_then_the_chat_rests() -> None:
    limit = ChatRateLimit(refill_s=1.0, burst=3)
    for _ in range(3):
        assert 1 not in limit.resting(0.0)
        limit.spend(1, 0.0)
    assert limit.resting(0.0) == {1}
    assert limit.resting(1.01) == set()


def test_in_the_long_run_it_is_one_message_a_second() -> None:
    limit, sent = ChatRateLimit(refill_s=1.0, burst=3), []
    for tenth in range(600):
        at = tenth / 10
        if 1 not in limit.resting(at):
            limit.spend(1, at)
            sent.append(at)
    assert len(sent) <= 63
    assert all(later - earlier >= 0.9 for earlier, later in pairwise(sent[3:]))


def test_after_a_pause_another_burst_may_go() -> None:
    limit = ChatRateLimit(refill_s=1.0, burst=3)
    for _ in range(3):
        limit.spend(1, 0.0)
    for _ in range(3):
        assert 1 not in limit.resting(3.0)
        limit.spend(1, 3.0)
    assert limit.resting(3.0) == {1}


def test_one_chat_does_not_hold_another() -> None:
    limit = ChatRateLimit(refill_s=1.0, burst=1)
    limit.spend(1, 0.0)
    assert limit.resting(0.0) == {1}


def test_without_a_limit_nobody_rests() -> None:
    limit = ChatRateLimit(refill_s=0.0)
    for _ in range(100):
        limit.spend(1, 0.0)
    assert limit.resting(0.0) == set()

"""Pauses between tries: they grow to a bound, and begin anew with a success."""

from bot.delivery.retry import FIRST_WAIT_S, LONGEST_WAIT_S, GrowingPause
from tests.clocks import HandClock


class NotingClock(HandClock):
    """Notes the pauses."""

    def __init__(self) -> None:
        super().__init__()
        self.pauses: list[float] = []

    async def sleep(self, seconds: float) -> None:
        """Note it."""
        self.pauses.append(seconds)


async def test_each_pause_is_twice_as_long_up_to_a_bound() -> None:
    clock = NotingClock()
    pause = GrowingPause(clock)
    for _ in range(8):
        await pause.wait()
    assert clock.pauses[:3] == [FIRST_WAIT_S, 2 * FIRST_WAIT_S, 4 * FIRST_WAIT_S]
    assert clock.pauses[-2:] == [LONGEST_WAIT_S] * 2


async def test_a_pause_that_was_asked_for_is_kept_and_the_next_one_grows_all_the_same() -> None:
    clock = NotingClock()
    pause = GrowingPause(clock)
    await pause.wait(30.0)
    await pause.wait()
    assert clock.pauses == [30.0, 2 * FIRST_WAIT_S]


async def test_a_success_begins_anew() -> None:
    clock = NotingClock()
    pause = GrowingPause(clock)
    begun = [pause.has_begun]
    await pause.wait()
    begun.append(pause.has_begun)
    pause.end()
    begun.append(pause.has_begun)
    await pause.wait()
    assert begun == [False, True, False]
    assert clock.pauses == [FIRST_WAIT_S] * 2

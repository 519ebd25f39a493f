"""Once in a while a key, by a clock that nobody can set, in bounded memory."""

from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.receiving.refusal_throttle import Throttle

DAY_S = 86_400.0


def test_it_allows_once_in_its_span_and_again_after_it() -> None:
    throttle = Throttle(DAY_S)
    assert [throttle.allows(1, at) for at in (0.0, 1.0, DAY_S - 1, DAY_S)] == [True, False, False, True]


def test_one_key_does_not_hold_another() -> None:
    throttle = Throttle(DAY_S)
    assert throttle.allows(1, 0.0)
    assert throttle.allows(2, 0.0)


def test_what_is_over_is_forgotten() -> None:
    throttle = Throttle(DAY_S)
    for key in range(100):
        throttle.allows(key, 0.0)
    throttle.allows(1_000, DAY_S)
    assert len(throttle) == 1


@given(st.lists(st.tuples(st.integers(0, 50), st.floats(0, 10)), max_size=200))
def test_however_many_ask_it_remembers_no_more_than_it_may_and_never_allows_twice(
    asked: list[tuple[int, float]],
) -> None:
    throttle, at = Throttle(60.0, most=8), 0.0
    allowed: list[tuple[int, float]] = []
    for key, pause in asked:
        at += pause
        if throttle.allows(key, at):
            allowed.append((key, at))
        assert len(throttle) <= 8
    for n, (key, earlier) in enumerate(allowed):
        # Who was forgotten because eight others came in between may be told again.
        soon = [later for again, later in allowed[n + 1 : n + 8] if again == key]
        assert all(later - earlier >= 60.0 for later in soon)

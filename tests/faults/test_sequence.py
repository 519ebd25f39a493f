"""The storm's own measures: what they let pass, and what they call wrong."""

import pytest

from tests.faults.sequence import first_out_of_order, too_fast


@pytest.mark.parametrize(
    ("arrived", "holds"),
    [
        (["a", "b", "c"], True),
        (["a", "a", "b", "c"], True),
        (["a", "b", "b", "b", "c"], True),
        (["b", "a", "c"], False),
        (["a", "c", "b"], False),
        (["a", "b", "a", "c"], False),
        (["a", "b"], False),
        ([], False),
    ],
    ids=["as promised", "twice", "three times", "swapped first", "swapped last", "late again", "lost", "nothing"],
)
def test_order(arrived: list[str], holds: bool) -> None:
    assert (first_out_of_order(["a", "b", "c"], arrived) is None) is holds


@pytest.mark.parametrize(
    ("at", "kills", "wrong"),
    [
        ([0, 0, 0], [], 0),
        ([0, 0, 0, 0], [], 1),
        ([0, 0, 0, 1, 2, 3], [], 0),
        ([0, 0, 0, 0.3, 0.6, 1.0], [], 2),
        ([0, 0, 0, 0.5, 0.5, 0.5], [0.2], 0),
    ],
    ids=["a burst", "more than a burst", "one a second", "too soon", "a new life"],
)
def test_pace(at: list[float], kills: list[float], wrong: int) -> None:
    assert too_fast(at, kills) == wrong

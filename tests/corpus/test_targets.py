"""The table of targets: what is reached, and that each of its figures is one that is measured."""

import pytest

from tests.corpus import accuracy
from tests.corpus.measurement import all_figures
from tests.corpus.tables import target_lines
from tests.corpus.targets import LAST, LAST_REAL, TABLE, Goal

MEASURED = {"developed": {"level_qwk": 0.9, "called_wrongly": 0.04}}


@pytest.mark.parametrize(
    ("goal", "reached"),
    [
        (Goal("developed", "level_qwk", 0.9), True),
        (Goal("developed", "level_qwk", 0.91), False),
        (Goal("developed", "called_wrongly", 0.04, below=True), False),
        (Goal("developed", "called_wrongly", 0.05, below=True), True),
        (Goal("developed", "level_qwk"), True),
        (Goal("real-dev", "level_qwk", 0.9), True),
    ],
    ids=["at-least", "short", "not-under", "under", "no-target", "not-measured"],
)
def test_when_a_target_is_reached(goal: Goal, reached: bool) -> None:
    assert goal.reached(MEASURED) is reached


def test_every_developed_figure_of_the_table_is_measured() -> None:
    measured = all_figures(accuracy.read())
    assert [goal for row in TABLE for goal in row.developed if goal.value(measured) is None] == []


def test_a_figure_that_falls_short_is_marked_and_one_that_is_not_measured_is_a_dash() -> None:
    lines = {line[0]: line for line in target_lines({**MEASURED, LAST: {"level_qwk": 0.5}, LAST_REAL: {}})}
    assert lines["level QWK / exact"] == (
        "level QWK / exact",
        "0.90− / –",
        "0.93 / 0.90",
        "– / –",
        "0.50− / –",
        "0.88 / 0.80",
    )
    assert lines["called off topic wrongly, dev and dev2"][1:3] == ("0.04−", "under 0.04")

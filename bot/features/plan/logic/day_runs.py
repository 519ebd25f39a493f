"""The days of a plan for a list: a day with tasks by itself, days without any gathered."""

from collections.abc import Sequence

from bot.features.plan.logic.plan import Day


def day_runs(days: Sequence[Day]) -> list[tuple[Day, ...]]:
    """Return the days in their order, those in a row without tasks gathered. Days off and free days are kept apart."""
    runs: list[tuple[Day, ...]] = []
    for each in days:
        if runs and not each.tasks and not runs[-1][0].tasks and runs[-1][0].off is each.off:
            runs[-1] = (*runs[-1], each)
        else:
            runs.append((each,))
    return runs

"""The overall level of a mock: the middle answer, and what holds the level down whatever the middle is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from bot.features.mock.logic.mock_result import MockResult, Numbered
from bot.review.speaking_time import WORDS_PER_MINUTE
from question_bank.models import Level

TOO_SHORT_WORDS = WORDS_PER_MINUTE
"""A minute of speaking. A story of fewer words is too short for a Staff round."""
_LEVELS = list(Level)
_BELOW_STRONG = (Level.WEAK, Level.PASSING)


class Cap(StrEnum):
    """A reason for which a round cannot be graded above a level. The order is that in which they are said."""

    ONE_PROJECT = "one_project"
    BELOW_STRONG = "below_strong"
    OFF_TOPIC = "off_topic"
    TRAP = "trap"
    SHORT = "short"


CEILINGS: Mapping[Cap, Level] = {
    Cap.ONE_PROJECT: Level.PASSING,
    Cap.BELOW_STRONG: Level.STRONG,
    Cap.OFF_TOPIC: Level.STRONG,
    Cap.TRAP: Level.STRONG,
    Cap.SHORT: Level.STRONG,
}
"""Highest overall level under each cap."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Overall:
    """The level of the whole round."""

    level: Level
    """Level of the middle answer, lowered to the lowest ceiling."""
    middle: Level
    """Lower median of the judged answers."""
    held_by: Mapping[Cap, tuple[int, ...]]
    """Caps whose ceiling is the level, each with the numbers of its questions, from 1. The level cannot be higher while
    they are there, wherever the middle is."""

    @property
    def lowered(self) -> bool:
        """Return whether a cap makes the level lower than that of the middle answer."""
        return self.level is not self.middle


def overall_of(judged: Sequence[Numbered]) -> Overall | None:
    """Return the overall level of the judged answers of a mock. None where there are none."""
    levels = sorted((result.level for _, result in judged if result.level), key=_LEVELS.index)
    if not levels:
        return None
    middle = levels[(len(levels) - 1) // 2]
    caps = _caps(judged)
    level = min([middle, *(CEILINGS[cap] for cap in caps)], key=_LEVELS.index)
    held_by = {cap: numbers for cap, numbers in caps.items() if CEILINGS[cap] is level}
    return Overall(level=level, middle=middle, held_by=held_by)


def one_project(stories: Sequence[Numbered]) -> list[int]:
    """Return the numbers of the stories of the project that is told most often. Empty where no project is known."""
    of_project: dict[str, list[int]] = {}
    for n, story in stories:
        if story.project is not None:
            of_project.setdefault(story.project, []).append(n)
    return max(of_project.values(), key=len, default=[])


def is_short(result: MockResult) -> bool:
    """Return whether the answer is a story of under a minute. Style answers may be short."""
    return bool(result.moves) and result.words < TOO_SHORT_WORDS


def _caps(judged: Sequence[Numbered]) -> dict[Cap, tuple[int, ...]]:
    """Return the caps that apply, each with the numbers of its questions."""

    def where(shows: Callable[[MockResult], bool]) -> tuple[int, ...]:
        return tuple(n for n, result in judged if shows(result))

    found = {
        Cap.ONE_PROJECT: _most_of_one_project(judged),
        Cap.BELOW_STRONG: where(lambda result: result.level in _BELOW_STRONG),
        Cap.OFF_TOPIC: where(lambda result: result.off_topic),
        Cap.TRAP: where(lambda result: result.trap),
        Cap.SHORT: where(is_short),
    }
    return {cap: numbers for cap, numbers in found.items() if numbers}


def _most_of_one_project(judged: Sequence[Numbered]) -> tuple[int, ...]:
    """Return the numbers of the stories of one project where it is told in at least two and in most of them."""
    stories = [(n, result) for n, result in judged if result.moves]
    same = one_project(stories)
    return tuple(same) if len(same) > 1 and 2 * len(same) > len(stories) else ()

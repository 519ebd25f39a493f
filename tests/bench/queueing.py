"""The arithmetic of a queue with a bounded pace, first in, first out: who waits how long, and how many fit."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta

DAY_S = 86_400.0
PATIENCE_S = 900.0

Arrivals = Mapping[float, float]
"""How many prompts are due at each second of a day."""


@dataclass(frozen=True, slots=True)
class Group:
    """Prompts that are due at one instant: how long the first waits, and what each adds for the next."""

    at: float
    size: float
    first_wait: float
    each: float

    @property
    def longest(self) -> float:
        """How long the last one waits, in seconds."""
        return self.first_wait + self.size * self.each

    def within(self, seconds: float) -> float:
        """How many wait no longer."""
        return min(max((seconds - self.first_wait) / self.each, 0.0), self.size)


def queue(arrivals: Arrivals, prompts_a_second: float) -> list[Group]:
    """A day like the day before: the groups in the order of their instants, with the waits of the second day."""
    each, free, groups = 1 / prompts_a_second, 0.0, []
    for day in (0.0, DAY_S):
        for at, size in sorted(arrivals.items()):
            begins = max(free, at + day)
            free = begins + size * each
            if day:
                groups.append(Group(at, size, begins - at - day, each))
    return groups


def longest_wait(arrivals: Arrivals, prompts_a_second: float) -> float:
    """How long the unluckiest waits, in seconds."""
    return max(group.longest for group in queue(arrivals, prompts_a_second))


def most_users(arrivals: Arrivals, prompts_a_second: float) -> int:
    """How many users, spread over the day as these are, can all be reached within PATIENCE_S; to the nearest thousand."""
    users, low, high = sum(arrivals.values()), 0.0, prompts_a_second * DAY_S
    while high - low > 500:
        middle = (low + high) / 2
        scaled = {at: size * middle / users for at, size in arrivals.items()}
        low, high = (middle, high) if longest_wait(scaled, prompts_a_second) <= PATIENCE_S else (low, middle)
    return int(round(low, -3))


def spread(arrivals: Arrivals, over: timedelta) -> Arrivals:
    """Each instant's prompts, evenly on the minutes of a span that begins with it."""
    minutes = int(over.total_seconds() // 60)
    return total((at + 60.0 * n, size / minutes) for at, size in arrivals.items() for n in range(minutes))


def total(sizes: Iterable[tuple[float, float]]) -> Arrivals:
    """Sum by the second of the day."""
    summed: dict[float, float] = {}
    for at, size in sizes:
        summed[at % DAY_S] = summed.get(at % DAY_S, 0.0) + size
    return summed

"""The day-by-day plan until the interview, made from what is missing and the minutes a day.

The plan is not stored. It is made again from the present state each time, so a missed day moves what is left.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from itertools import accumulate
from math import ceil

from bot.features.plan.logic.plan_tasks import LIGHT_MINUTES, ONCE_A_DAY, WEEK, Need, Ready, TaskKind, needs_of
from question_bank.models import ArchetypeId

EASY_SITTING = 15
"""Sitting in minutes that is short enough for any day."""
SHORTEST_SITTING = 10
"""Shortest sitting in minutes, except for the rest of a task. Nobody writes in less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """A part of a day."""

    kind: TaskKind
    minutes: int
    """Time on this day."""
    archetype: ArchetypeId | None = None
    """Archetype of its story."""
    story_id: int | None = None
    """Id of its story, where there is one."""
    begun: bool = False
    """True where an earlier sitting or text exists."""
    more: bool = False
    """True where it continues on another day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """One local day before the interview."""

    on: date
    tasks: tuple[Task, ...]
    off: bool = False
    """True for a day on which the user does not work."""

    @property
    def minutes(self) -> int:
        """Return the minutes that the day's tasks take."""
        return sum(task.minutes for task in self.tasks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """The days from today to the eve of the interview, and the needs that found no place."""

    interview_on: date
    """Local day of the interview."""
    days: tuple[Day, ...]
    """Days from today to the eve, in order."""
    left_out: tuple[Need, ...]
    """Needs without a place, most valuable first."""
    wanted: int
    """Minutes that all needs take."""
    free: int
    """Minutes that the days have."""
    enough: int | None
    """Minutes a day that would hold everything. None where no number would."""

    @property
    def today(self) -> Day:
        """Return the first day of the plan. Raises IndexError where the interview is today."""
        return self.days[0]

    @property
    def ahead(self) -> Sequence[Task]:
        """Return the tasks of the next day that has any, for a user who is done with today. Empty before the eve."""
        return next((day.tasks for day in self.days[1:-1] if day.tasks), ())

    @property
    def fits(self) -> bool:
        """Return whether every need found its place."""
        return not self.left_out


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pace:
    """The speed of the work that no day suits best, so that it fills all days evenly instead of the first ones."""

    days: Sequence[date]
    """Days that it fills, in order."""
    rooms: Sequence[int]
    """Minutes free on those days before each of them, ascending."""
    stretch: float
    """Free minutes for each minute of work, at least 1."""
    longest: int
    """Longest sitting in minutes: the more time there is, the shorter, so that fewer days stay empty."""

    def first_day(self, minutes: int) -> date:
        """Return the first day for work that has so many minutes of other work before it."""
        return self.days[bisect_right(self.rooms, minutes * self.stretch) - 1]


@dataclass(slots=True, kw_only=True)
class _Table:
    """The days of a plan while they are being filled."""

    days: Sequence[date]
    room: dict[date, int]
    tasks: dict[date, list[Task]] = field(default_factory=lambda: defaultdict(list))
    ends: dict[str, date] = field(default_factory=dict)

    def place(self, need: Need, *, pressed: bool = False, pace: _Pace | None = None, before: int = 0) -> bool:
        """Find room for a need, and return whether there was any. A need may be split into several sittings.

        Where not all of it fits, nothing is placed. `pressed` lets it follow the need before it without the days
        between. With a `pace`, no sitting comes before its day; `before` are the minutes of work that come first.
        """
        found = self._sittings(need, timedelta(days=0 if pressed else need.days_after), pace, before)
        if found is None:
            return False
        for n, (day, minutes) in enumerate(found):
            self.room[day] -= minutes
            self.tasks[day].append(
                Task(
                    kind=need.kind,
                    minutes=minutes,
                    archetype=need.archetype,
                    story_id=need.story_id,
                    begun=need.begun or n > 0,
                    more=n < len(found) - 1,
                )
            )
        self.ends[need.key] = found[-1][0]
        return True

    def pace(self, minutes: int, until: date) -> _Pace | None:
        """Return the pace at which so many minutes fill the days before that day. None where they fill them anyway."""
        days = [day for day in self.days if day < until]
        rooms = list(accumulate(self.room[day] for day in days))
        if not days or not minutes or rooms[-1] <= minutes:
            return None
        stretch, fullest = rooms[-1] / minutes, max(self.room[day] for day in days)
        longest = max(EASY_SITTING, 5 * ceil(fullest / stretch / 5))
        return _Pace(days=days, rooms=[0, *rooms[:-1]], stretch=stretch, longest=longest)

    def _sittings(
        self, need: Need, after_days: timedelta, pace: _Pace | None, before: int
    ) -> list[tuple[date, int]] | None:
        left, found = need.minutes, list[tuple[date, int]]()
        for day in self._open_to(need, after_days):
            if pace is not None and day < pace.first_day(before + need.minutes - left):
                continue
            most = self.room[day] if pace is None else min(self.room[day], pace.longest)
            sitting = min(left, most) if need.splits else left
            if sitting > self.room[day] or (sitting < left and sitting < SHORTEST_SITTING):
                continue
            found.append((day, sitting))
            left -= sitting
            if not left:
                return found
        return None

    def _open_to(self, need: Need, after_days: timedelta) -> Iterable[date]:
        """Return the days on which a need may be placed.

        Without a wished day they are in order. With one, it and the days after it come before the days just before it.
        """
        after = self.ends.get(need.after) if need.after else None
        first = self.days[0] if after is None else after + after_days
        days = [day for day in self.days if day >= first and self._takes(day, need)]
        if need.wished is None:
            return days
        wished = need.wished
        return sorted(days, key=lambda day: (day < wished, abs((day - wished).days)))

    def _takes(self, day: date, need: Need) -> bool:
        same = [task for task in self.tasks[day] if task.kind is need.kind]
        taken = need.kind in ONCE_A_DAY or any(task.archetype is need.archetype for task in same)
        return self.room[day] > 0 and not (same and taken)


def plan(
    ready: Ready,
    *,
    today: date,
    interview_on: date,
    minutes_a_day: int,
    weekdays: Collection[int],
    quiet_until: date | None = None,
    spent_today: int = 0,
) -> Plan:
    """Return the plan from today to the eve of the interview. It has no days where the interview is today or over.

    `weekdays` are the ISO weekdays on which the user works, all where empty. Before `quiet_until` nothing is planned.
    `spent_today` are the minutes that today has had already. The eve is light whatever is missing.
    """
    days = [today + timedelta(days=n) for n in range((interview_on - today).days)]
    working = [day for day in days if _works(day, weekdays, quiet_until)]
    eve = interview_on - timedelta(days=1)
    room = {day: minutes_a_day for day in working if day != eve}
    if today in room:
        room[today] = max(0, minutes_a_day - spent_today)
    asked = needs_of(ready, today=today, interview_on=interview_on)
    needs = [need if need.splits else replace(need, minutes=min(need.minutes, minutes_a_day)) for need in asked]
    table = _filled(needs, room)
    if days:
        table.tasks[eve].append(Task(kind=TaskKind.REST, minutes=min(LIGHT_MINUTES, minutes_a_day)))
    wanted, sessions = sum(need.minutes for need in needs), len([day for day in room if day != today or room[day]])
    left_out = tuple(need for need in needs if need.key not in table.ends)
    return Plan(
        interview_on=interview_on,
        days=tuple(Day(on=day, tasks=_in_order(table.tasks[day]), off=day not in working) for day in days),
        left_out=left_out,
        wanted=wanted,
        free=sum(room.values()),
        enough=_enough(needs, sessions) if left_out else minutes_a_day,
    )


def _filled(needs: Sequence[Need], room: Mapping[date, int]) -> _Table:
    """Return the days filled with the needs that are worth most. Needs with a wished day are placed first."""
    free, kept = sum(room.values()), list[Need]()
    for need in needs:
        if need.minutes <= free and (need.after is None or any(other.key == need.after for other in kept)):
            kept.append(need)
            free -= need.minutes
    table = _Table(days=sorted(room), room=dict(room))
    if not room:
        return table
    waiting = [need for need in needs if need not in kept]
    waiting += [need for need in _by_order(kept) if need.wished is not None and not table.place(need)]
    spread = [need for need in _by_order(kept) if need.wished is None]
    # Where not everything fits, no time is given away.
    pace = None if waiting else table.pace(sum(need.minutes for need in spread), table.days[-1] - WEEK)
    before = 0
    for need in spread:
        if not table.place(need, pace=pace, before=before) and not table.place(need):
            waiting.append(need)
        before += need.minutes
    # Fill the gaps with what is left, so that no day is empty while work is left out.
    for need in sorted(waiting, key=needs.index):
        if need.after is None or need.after in table.ends:
            table.place(need, pressed=True)
    return table


def _by_order(needs: Iterable[Need]) -> list[Need]:
    return sorted(needs, key=lambda need: need.order)


def _works(day: date, weekdays: Collection[int], quiet_until: date | None) -> bool:
    return (not weekdays or day.isoweekday() in weekdays) and (quiet_until is None or day >= quiet_until)


def _in_order(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Return the tasks in the order of their kinds: a day begins with writing and ends with speaking."""
    kinds = list(TaskKind)
    return tuple(sorted(tasks, key=lambda task: kinds.index(task.kind)))


def _enough(needs: Sequence[Need], sessions: int) -> int | None:
    """Return the minutes a day that would hold everything, in quarter hours up to three hours. None beyond that."""
    if not sessions:
        return None
    most = max((need.minutes for need in needs if not need.splits), default=0)
    minutes = 15 * ceil(max(most, 1.1 * sum(need.minutes for need in needs) / sessions) / 15)
    return minutes if minutes <= 180 else None

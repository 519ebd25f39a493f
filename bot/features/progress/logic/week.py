"""The week behind and the week ahead: what was practised, what moved, what is weak, what comes next."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from bot.conversation.logic.history import Judged
from bot.conversation.logic.schedule import Standing
from bot.features.progress.logic.coverage import Coverage, Row, coverage_of, reaches
from question_bank.models import Level, QuestionBank

_NEXT_UP = 3
_DAYS = 7


class Practice(StrEnum):
    """What counts as practice, the weightiest first."""

    ANSWER = "answer"
    MOCK = "mock"
    DRILL = "drill"
    REHEARSAL = "rehearsal"
    QUIZ = "quiz"


class Done(NamedTuple):
    """A thing that was practised, and on which local day."""

    practice: Practice
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekChange:
    """An archetype whose newest answer differs from the one before the week; `before` None is its first answer."""

    name: str
    before: Level | None
    after: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The seven local days up to and with `coverage.today`.

    `done` counts what was practised, by kind, without what was not; `days` counts local days with any of it.
    `practised`, `first`, `up` and `down` are of answers: a story that is edited moves nothing. `interview_in` counts
    days from today, 0 for today, None where no interview is ahead. `streak` counts local days in a row.
    """

    coverage: Coverage
    done: Mapping[Practice, int]
    days: int
    practised: tuple[str, ...]
    first: tuple[WeekChange, ...]
    up: tuple[WeekChange, ...]
    down: tuple[WeekChange, ...]
    weak: tuple[str, ...]
    next_up: tuple[str, ...]
    interview_in: int | None
    streak: int


def week_of(
    coverage: Coverage,
    judged: Sequence[Judged],
    done: Iterable[Done],
    standings: Sequence[Standing],
    bank: QuestionBank,
    *,
    interview_on: date | None = None,
    streak: int = 0,
) -> Week:
    """The week that ends with the coverage's day, from all judged answers, all that was done, and the standings."""
    today = coverage.today
    since = today - timedelta(days=_DAYS - 1)
    this_week = [each for each in done if since <= each.on]
    changes = _changes(judged, since, standings, bank, today)
    ahead = interview_on is not None and interview_on >= today
    return Week(
        coverage=coverage,
        done=Counter(each.practice for each in this_week),
        days=len({each.on for each in this_week}),
        practised=tuple(change.name for change in changes),
        first=tuple(change for change in changes if change.before is None),
        up=tuple(c for c in changes if c.before and c.before is not c.after and reaches(c.after, c.before)),
        down=tuple(c for c in changes if c.before and not reaches(c.after, c.before)),
        weak=tuple(row.name for row in coverage.rows if row.latest is Level.WEAK),
        next_up=tuple(bank.archetypes[s.archetype].name for s in sorted(standings, key=_order)[:_NEXT_UP]),
        interview_in=(interview_on - today).days if ahead and interview_on else None,
        streak=streak,
    )


def _changes(
    judged: Sequence[Judged], since: date, standings: Sequence[Standing], bank: QuestionBank, today: date
) -> list[WeekChange]:
    """Every archetype that was answered since that day, with the level of its newest answer before it and of all."""
    answered = {answer.archetype for answer in judged if answer.on >= since}

    def rows(answers: Iterable[Judged]) -> tuple[Row, ...]:
        return coverage_of(answers, standings, bank, today).rows

    before = rows(answer for answer in judged if answer.on < since)
    return [
        WeekChange(name=new.name, before=old.latest, after=new.latest)
        for old, new in zip(before, rows(judged), strict=True)
        if new.archetype in answered and new.latest is not None
    ]


def _order(standing: Standing) -> tuple[bool, date, int]:
    """Never tried first, then by the day on which it is due, the weaker first."""
    return standing.due_on is not None, standing.due_on or date.min, standing.last_rating or 0

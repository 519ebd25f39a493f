"""The weekly summary's data: what was practised, what moved, what is weak, what comes next."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import NamedTuple

from bot.conversation.logic.questions.history import Judged
from bot.conversation.logic.questions.spaced_repetition import Standing
from bot.features.progress.logic.coverage import Coverage, Row, coverage_of, reaches
from question_bank.models import Level, QuestionBank

_NEXT_UP = 3
_DAYS = 7


class Practice(StrEnum):
    """A kind of practice. The weightiest comes first."""

    ANSWER = "answer"
    MOCK = "mock"
    DRILL = "drill"
    REHEARSAL = "rehearsal"
    QUIZ = "quiz"
    WHICH_STORY = "which-story"
    """A session of "Which of my stories?"."""


class Done(NamedTuple):
    """A practice on a local day."""

    practice: Practice
    on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekChange:
    """An archetype answered this week, with its level before the week and now. `before` None is its first answer."""

    name: str
    before: Level | None
    after: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The seven local days up to and including `coverage.today`."""

    coverage: Coverage
    """Coverage at the end of the week."""
    done: Mapping[Practice, int]
    """Number of practices by kind, without kinds that have none."""
    days: int
    """Number of local days with any practice."""
    same: tuple[WeekChange, ...]
    """Archetypes answered whose level stayed. Like `first`, `up` and `down` it ignores edited stories."""
    first: tuple[WeekChange, ...]
    """Archetypes answered for the first time."""
    up: tuple[WeekChange, ...]
    """Archetypes whose level rose."""
    down: tuple[WeekChange, ...]
    """Archetypes whose level fell."""
    weak: tuple[str, ...]
    """Names of the archetypes whose newest text is weak."""
    next_up: tuple[str, ...]
    """Names of the archetypes to practise next."""
    interview_in: int | None
    """Days from today to the interview, 0 for today. None where none is ahead."""
    streak: int
    """Number of practised local days in a row."""


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
    """Return the week that ends with the coverage's day, from all judged answers, all practice, and the standings."""
    today = coverage.today
    since = today - timedelta(days=_DAYS - 1)
    this_week = [each for each in done if since <= each.on]
    changes = _changes(judged, since, standings, bank, today)
    ahead = interview_on is not None and interview_on >= today
    return Week(
        coverage=coverage,
        done=Counter(each.practice for each in this_week),
        days=len({each.on for each in this_week}),
        same=tuple(change for change in changes if change.before is change.after),
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
    """Return every archetype answered since that day, with the level of its newest answer before it and now."""
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
    """Return the sort key of an archetype: never tried first, then by due day, the weaker first."""
    return standing.due_on is not None, standing.due_on or date.min, standing.last_rating or 0

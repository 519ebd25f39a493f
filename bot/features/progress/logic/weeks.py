"""The practice of the last weeks, week by week: answers by their levels, rehearsals, and days of practice."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.conversation.logic.questions.history import Judged
from bot.features.progress.logic.weekly_summary import Done, Practice
from question_bank.models import Level

MOST_WEEKS = 12
_WEEK = timedelta(weeks=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class PracticeWeek:
    """What was practised from a Monday to the Sunday after it, by the user's calendar."""

    begins: date
    """The Monday."""
    levels: Mapping[Level, int]
    """Number of answers by level, for every level."""
    rehearsals: int
    """Number of rehearsals: told aloud, or with hard questions."""
    days: int
    """Number of days with any practice."""

    @property
    def answers(self) -> int:
        """Return the number of answers."""
        return sum(self.levels.values())


def weeks_of(judged: Iterable[Judged], done: Sequence[Done], today: date) -> tuple[PracticeWeek, ...]:
    """Return the weeks from the first practice to today's, oldest first, MOST_WEEKS at most. Empty without any practice.

    `judged` are all judged answers, `done` all practice.
    """
    if not done:
        return ()
    newest = _monday(max(today, *(each.on for each in done)))
    first = max(_monday(min(each.on for each in done)), newest - (MOST_WEEKS - 1) * _WEEK)
    answers = Counter((_monday(answer.on), answer.level) for answer in judged)
    rehearsals = Counter(_monday(each.on) for each in done if each.practice is Practice.REHEARSAL)
    days = Counter(_monday(on) for on in {each.on for each in done})
    return tuple(
        PracticeWeek(
            begins=monday,
            levels={level: answers[monday, level] for level in Level},
            rehearsals=rehearsals[monday],
            days=days[monday],
        )
        for monday in (first + n * _WEEK for n in range((newest - first) // _WEEK + 1))
    )


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())

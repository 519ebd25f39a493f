"""Outcomes of the drill: right within ten seconds, right later or wrong; counts of them, week by week."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from question_bank.models import ArchetypeId
from storage.records import RetrievalOutcome

MARK_S = 10.0
"""Mark for finding a story, in seconds from the question. It cuts nobody off."""
MOST_WEEKS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class PastPick:
    """A question of the drill that was answered with a story."""

    question_id: str
    archetype: ArchetypeId | None
    """First archetype of the question. None where there is no such question any more."""
    story_id: int | None
    """The story taken. None where it is erased."""
    outcome: RetrievalOutcome
    local_date: date
    """The user's local day."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PickTally:
    """Outcomes, counted."""

    in_time: int
    late: int
    wrong: int

    @property
    def right(self) -> int:
        """Return the number of right stories."""
        return self.in_time + self.late

    @property
    def asked(self) -> int:
        """Return the number of all questions."""
        return self.right + self.wrong


@dataclass(frozen=True, slots=True, kw_only=True)
class WeekOfPicks:
    """The outcomes of one local week."""

    monday: date
    """First day of the week."""
    tally: PickTally


def outcome_of(seconds: float | None, *, right: bool) -> RetrievalOutcome:
    """Return the outcome of a story taken. A right one whose time is unknown counts as late."""
    if not right:
        return RetrievalOutcome.WRONG
    in_time = seconds is not None and seconds <= MARK_S
    return RetrievalOutcome.IN_TIME if in_time else RetrievalOutcome.LATE


def tally_of(outcomes: Iterable[RetrievalOutcome]) -> PickTally:
    """Return the counts of outcomes."""
    counted = Counter(outcomes)
    return PickTally(
        in_time=counted[RetrievalOutcome.IN_TIME],
        late=counted[RetrievalOutcome.LATE],
        wrong=counted[RetrievalOutcome.WRONG],
    )


def weeks(picks: Sequence[PastPick]) -> tuple[WeekOfPicks, ...]:
    """Return the last MOST_WEEKS local weeks that have a pick, oldest first."""
    by_week: dict[date, list[RetrievalOutcome]] = {}
    for pick in picks:
        monday = pick.local_date - timedelta(days=pick.local_date.weekday())
        by_week.setdefault(monday, []).append(pick.outcome)
    newest = sorted(by_week)[-MOST_WEEKS:]
    return tuple(WeekOfPicks(monday=monday, tally=tally_of(by_week[monday])) for monday in newest)

"""The needs before an interview: what is missing, the time that each takes, and its worth.

An hour a story, writing and rehearsing, makes the eight hours that the sources give for all eight.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum

from question_bank.models import ArchetypeId, Level

LIGHT_MINUTES = 15
WEEK = timedelta(days=7)
AUDIT_BEFORE = timedelta(days=14)
"""The stories are audited two weeks before the interview, while there is time to mend what is missing."""
READINGS, READING_EVERY = 4, timedelta(days=7)
BACKUPS = 2
PRACTICE_EVERY = timedelta(days=14)
_LEVELS = list(Level)


class TaskKind(StrEnum):
    """The kind of a task, in the order of a day. A tick is stored under the value."""

    AUDIT = "audit"
    WRITE = "write"
    LIFT = "lift"
    BACKUP = "backup"
    MAP = "map"
    REHEARSE = "rehearse"
    PUSHBACK = "pushback"
    PRACTISE = "practise"
    MOCK = "mock"
    LISTEN = "listen"
    FRIEND = "friend"
    READ = "read"
    REST = "rest"


MINUTES: Mapping[TaskKind, int] = {
    TaskKind.AUDIT: 15,
    TaskKind.WRITE: 45,
    TaskKind.LIFT: 30,
    TaskKind.BACKUP: 45,
    TaskKind.MAP: 15,
    TaskKind.REHEARSE: 5,
    TaskKind.PUSHBACK: 10,
    TaskKind.PRACTISE: 10,
    TaskKind.MOCK: 25,
    TaskKind.LISTEN: 15,
    TaskKind.FRIEND: 30,
    TaskKind.READ: 15,
    TaskKind.REST: LIGHT_MINUTES,
}
"""Minutes of each kind. A mock has three questions, each with a follow-up."""
SPLITTING = frozenset({TaskKind.WRITE, TaskKind.LIFT, TaskKind.BACKUP})
ONCE_A_DAY = frozenset({TaskKind.MOCK, TaskKind.PRACTISE, TaskKind.READ, TaskKind.BACKUP})
TICKED = frozenset({TaskKind.AUDIT, TaskKind.MAP, TaskKind.LISTEN, TaskKind.FRIEND, TaskKind.READ})
"""Kinds that only the user can say are done."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """One thing to do before the interview."""

    key: str
    """Name of the need in its plan."""
    kind: TaskKind
    """Kind of task."""
    minutes: int
    """Time that it takes."""
    worth: int
    """Rank by value, the lowest first."""
    order: int
    """Place in time, the lowest first."""
    archetype: ArchetypeId | None = None
    """Archetype of its story."""
    story_id: int | None = None
    """Id of its story, where there is one."""
    after: str | None = None
    """Key of the need that must be done before it."""
    days_after: int = 0
    """Days to leave after that need."""
    wished: date | None = None
    """Day that suits it best."""
    begun: bool = False
    """True where it is under way."""

    @property
    def splits(self) -> bool:
        """Return whether it can be done in several sittings."""
        return self.kind in SPLITTING


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryReady:
    """The progress of one archetype's story."""

    archetype: ArchetypeId
    story_id: int | None = None
    written: float = 0.0
    """Share of its six letters that are written, 0 to 1. 0 where there is no story."""
    level: Level | None = None
    """Level of the story."""
    answered: Level | None = None
    """Best level of a judged answer to the archetype."""
    told: int = 0
    """Number of times it was told aloud."""
    in_time: int = 0
    """Number of those that kept the time."""
    pushbacks: int = 0
    """Number of rounds of hard questions."""
    defended: bool = False
    """True where its number was defended, or it has none."""
    due_on: date | None = None
    """Local day of its next practice. None where it was never judged."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """The user's progress."""

    stories: Sequence[StoryReady]
    """Progress of each archetype's story."""
    backups: int = 0
    """Number of stories beyond one for each archetype."""
    mocks: int = 0
    """Number of finished mocks."""
    last_mock_on: date | None = None
    """Local day of the last mock."""
    audited_on: date | None = None
    """Local day of the last audit that the user ticked."""
    ticks: Mapping[TaskKind, int] = field(default_factory=dict)
    """Number of ticks by the user for each kind."""


def needs_of(ready: Ready, *, today: date, interview_on: date) -> tuple[Need, ...]:
    """Return the needs before that day, most valuable first.

    First comes the audit, then a story for each archetype, told once. Then come hard questions, mocks and better
    stories, and last the reading, the recording, the friend and the backup stories.
    """
    needs = [
        *_audits(ready, today, interview_on),
        *_once(ready, interview_on),
        *(need for n, story in enumerate(ready.stories) for need in _of_story(n, story, interview_on)),
        *_mocks(ready, today, interview_on),
        *(need for n, story in enumerate(ready.stories) for need in _practice(n, story, today, interview_on)),
        *_readings(ready, today, interview_on),
    ]
    return tuple(sorted(needs, key=lambda need: (need.worth, need.order, need.key)))


def _audits(ready: Ready, today: date, interview_on: date) -> Iterable[Need]:
    """Yield an audit to begin with, and one two weeks before the interview. One in the week before that day is enough."""
    kind, late = TaskKind.AUDIT, interview_on - AUDIT_BEFORE
    if ready.audited_on is None:
        yield Need(key=kind.value, kind=kind, minutes=MINUTES[kind], worth=0, order=-1)
    if (ready.audited_on or today) <= late - WEEK:
        yield Need(
            key=f"{kind.value}-late", kind=kind, minutes=MINUTES[kind], worth=0, order=-1, wished=max(late, today)
        )


def _once(ready: Ready, interview_on: date) -> Iterable[Need]:
    late = interview_on - WEEK
    chores = (
        (TaskKind.MAP, 6, 90, None),
        (TaskKind.LISTEN, 7, 91, late),
        (TaskKind.FRIEND, 7, 92, late + timedelta(days=2)),
    )
    for kind, worth, order, wished in chores:
        if not ready.ticks.get(kind, 0):
            yield Need(key=kind.value, kind=kind, minutes=MINUTES[kind], worth=worth, order=order, wished=wished)
    for n in range(ready.backups, BACKUPS):
        kind = TaskKind.BACKUP
        yield Need(key=f"backup-{n}", kind=kind, minutes=MINUTES[kind], worth=9, order=95 + n)


def _of_story(n: int, story: StoryReady, interview_on: date) -> Iterable[Need]:
    """Yield the needs of a story: write, tell aloud in time, answer pushback, lift to strong, tell again at the end."""
    write, tell, push = (f"{what}-{story.archetype}" for what in ("write", "tell", "push"))
    missing, order = _to_write(story), 4 * n
    of_it = _OfStory(story)
    if missing:
        yield of_it.need(write, TaskKind.WRITE, 2, order, minutes=missing, begun=story.written > 0)
    written = write if missing else None
    told = None if story.in_time else tell
    if told:
        yield of_it.need(tell, TaskKind.REHEARSE, 2 if missing else 1, order + 1, after=written, days_after=1)
    if not (story.pushbacks and story.defended):
        yield of_it.need(push, TaskKind.PUSHBACK, 3, order + 2, after=told or written, days_after=2)
    if not missing and not _is_strong(story.level):
        yield of_it.need(f"lift-{story.archetype}", TaskKind.LIFT, 5, order + 3)
    if story.told + bool(told) < 2:
        day = interview_on - timedelta(days=7 - n // 2)
        yield of_it.need(f"again-{story.archetype}", TaskKind.REHEARSE, 6, 80 + n, after=told, days_after=3, wished=day)


@dataclass(frozen=True, slots=True)
class _OfStory:
    """A maker of the needs of one story."""

    story: StoryReady

    def need(
        self,
        key: str,
        kind: TaskKind,
        worth: int,
        order: int,
        *,
        minutes: int | None = None,
        after: str | None = None,
        days_after: int = 0,
        wished: date | None = None,
        begun: bool = False,
    ) -> Need:
        """Return a need of this story."""
        return Need(
            key=key,
            kind=kind,
            minutes=minutes or MINUTES[kind],
            worth=worth,
            order=order,
            archetype=self.story.archetype,
            story_id=self.story.story_id,
            after=after,
            days_after=days_after,
            wished=wished,
            begun=begun,
        )


def _to_write(story: StoryReady) -> int:
    """Return the minutes until the story is written: fewer where it is begun, or where a good answer tells it already."""
    if story.written >= 1:
        return 0
    if story.written > 0:
        return max(5, 5 * round(MINUTES[TaskKind.WRITE] * (1 - story.written) / 5))
    if story.answered is None:
        return MINUTES[TaskKind.WRITE]
    return 15 if _is_strong(story.answered) else 30


def _is_strong(level: Level | None) -> bool:
    return level is not None and _LEVELS.index(level) >= _LEVELS.index(Level.STRONG)


def _mocks(ready: Ready, today: date, interview_on: date) -> Iterable[Need]:
    """Yield one mock a week, counted back from the interview, and one more in the last week."""
    done_lately = ready.last_mock_on is not None and ready.last_mock_on > today - timedelta(days=5)
    wished = [interview_on - timedelta(days=ahead) for ahead in (2, 5, *range(11, 400, 7))]
    days = sorted(day for day in wished if day > today or (day == today and not done_lately))
    if not days and not ready.mocks:
        days = [today]
    for n, day in enumerate(days):
        first = day == days[-2:][0] and not ready.mocks
        kind, worth = TaskKind.MOCK, 3 if first else 4
        yield Need(key=f"mock-{day}", kind=kind, minutes=MINUTES[kind], worth=worth, order=n, wished=day)


def _practice(n: int, story: StoryReady, today: date, interview_on: date) -> Iterable[Need]:
    """Yield the practice of an archetype: on its due day, every two weeks from then on, and in the last week."""
    if story.due_on is None:
        return
    day, last_week = max(story.due_on, today), interview_on - WEEK
    while day < interview_on - timedelta(days=1):
        yield _OfStory(story).need(f"practise-{story.archetype}-{day}", TaskKind.PRACTISE, 6, n, wished=day)
        onwards = day + PRACTICE_EVERY
        day = last_week if day < last_week < onwards else onwards


def _readings(ready: Ready, today: date, interview_on: date) -> Iterable[Need]:
    """Yield fifteen minutes a week with the stories of StaffEng."""
    for n in range(READINGS - ready.ticks.get(TaskKind.READ, 0)):
        day = today + timedelta(days=3) + n * READING_EVERY
        if day < interview_on:
            kind = TaskKind.READ
            yield Need(key=f"read-{n}", kind=kind, minutes=MINUTES[kind], worth=8, order=n, wished=day)

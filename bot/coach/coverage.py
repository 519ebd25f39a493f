"""What is covered and what is not: every archetype by move, and what changed within a week."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from bot.coach.history import Judged, signs
from bot.coach.schedule import RecallWord, Standing, recall_word
from question_bank.models import ArchetypeId, Level, Move, QuestionBank, Verdict

_LEVELS = list(Level)
_NEXT_UP = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """How far one archetype is. What is None or empty has not been judged (for `recall`, not rated).

    `moves` are the verdicts on the newest text; `recall` is the chance today, 0 to 1; `last_on` is a local day.
    """

    archetype: ArchetypeId
    name: str
    best: Level | None
    latest: Level | None
    moves: Mapping[Move, Verdict]
    recall: float | None
    word: RecallWord | None
    times: int
    last_on: date | None

    @property
    def solid(self) -> bool:
        """Whether the best answer so far was strong or better."""
        return self.best is not None and reaches(self.best, Level.STRONG)


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """The eight archetypes in teaching order, on the user's local date `today`."""

    rows: tuple[Row, ...]
    today: date

    @property
    def tried(self) -> int:
        """How many of the archetypes have been judged."""
        return sum(row.times > 0 for row in self.rows)

    @property
    def solid(self) -> int:
        """How many of them at strong or better."""
        return sum(row.solid for row in self.rows)

    @property
    def gaps(self) -> tuple[Row, ...]:
        """Those without any judged answer."""
        return tuple(row for row in self.rows if row.times == 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """An archetype whose newest level differs from the one before the week; `before` None is its first answer."""

    name: str
    before: Level | None
    after: Level


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """The seven local days up to and with `today`: what was practised, what moved, what is weak, what comes next."""

    coverage: Coverage
    answers: int
    days: int
    practised: tuple[str, ...]
    first: tuple[Change, ...]
    up: tuple[Change, ...]
    down: tuple[Change, ...]
    weak: tuple[str, ...]
    next_up: tuple[str, ...]


def coverage_of(judged: Iterable[Judged], standings: Sequence[Standing], bank: QuestionBank, today: date) -> Coverage:
    """The coverage from all judged answers, oldest first, and the standings of all eight archetypes."""
    stories: dict[ArchetypeId, list[Judged]] = {archetype: [] for archetype in ArchetypeId}
    for answer in judged:
        if answer.archetype is not None and answer.moves:
            stories[answer.archetype].append(answer)
    rows = tuple(_row(s, stories[s.archetype], bank.archetypes[s.archetype].name) for s in standings)
    return Coverage(rows=rows, today=today)


def week_of(judged: Sequence[Judged], standings: Sequence[Standing], bank: QuestionBank, today: date) -> Week:
    """The week that ends with `today`, from all judged answers, oldest first, and the standings."""
    since = today - timedelta(days=6)
    this_week = [answer for answer in judged if answer.on >= since]
    before = coverage_of((answer for answer in judged if answer.on < since), standings, bank, today)
    now = coverage_of(judged, standings, bank, today)
    changes = [
        Change(name=new.name, before=old.latest, after=new.latest)
        for old, new in zip(before.rows, now.rows, strict=True)
        if new.latest is not None and new.last_on is not None and new.last_on >= since
    ]
    return Week(
        coverage=now,
        answers=len(this_week),
        days=len({answer.on for answer in this_week}),
        practised=tuple(change.name for change in changes),
        first=tuple(change for change in changes if change.before is None),
        up=tuple(c for c in changes if c.before and c.before is not c.after and reaches(c.after, c.before)),
        down=tuple(c for c in changes if c.before and not reaches(c.after, c.before)),
        weak=tuple(row.name for row in now.rows if row.latest is Level.WEAK),
        next_up=tuple(bank.archetypes[s.archetype].name for s in sorted(standings, key=_order)[:_NEXT_UP]),
    )


def picture_data(coverage: Coverage) -> dict[str, Any]:
    """What the picture of the coverage shows, as data that survives JSON; `moves` are marks in the order STARDE."""
    return {
        "date": f"{coverage.today.day} {coverage.today:%B %Y}",
        "tried": coverage.tried,
        "solid": coverage.solid,
        "rows": [
            {
                "name": row.name,
                "best": row.best and row.best.value,
                "latest": row.latest and row.latest.value,
                "moves": signs(row.moves[move] for move in Move if move in row.moves),
                "recall": None if row.recall is None else round(row.recall, 2),
                "word": row.word and row.word.value,
                "times": row.times,
            }
            for row in coverage.rows
        ],
    }


def reaches(level: Level, bar: Level) -> bool:
    """Whether the level is at the bar or above it."""
    return _LEVELS.index(level) >= _LEVELS.index(bar)


def _row(standing: Standing, stories: Sequence[Judged], name: str) -> Row:
    newest = stories[-1] if stories else None
    # "No story" is rated too, but there is nothing to recall.
    chance = standing.recall if newest and standing.rated_on else None
    return Row(
        archetype=standing.archetype,
        name=name,
        best=max((story.level for story in stories), key=_LEVELS.index, default=None),
        latest=newest.level if newest else None,
        moves=newest.moves if newest else {},
        recall=chance,
        word=None if chance is None else recall_word(chance),
        times=len(stories),
        last_on=newest.on if newest else None,
    )


def _order(standing: Standing) -> tuple[bool, date, int]:
    """Never tried first, then by the day on which it is due, the weaker first."""
    return standing.due_on is not None, standing.due_on or date.min, standing.last_rating or 0

"""What the coach takes in of a user's past: the questions asked, and the answers judged, one summary each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Protocol

from question_bank.models import ArchetypeId, Level, Move, StyleElement, Verdict

PHRASING_REST_DAYS = 30
_MARKS = {"+": Verdict.MET, "~": Verdict.WEAK, "-": Verdict.MISSING}
_SIGNS = {verdict: sign for sign, verdict in _MARKS.items()}


class Asked(Protocol):
    """A question that was asked, whatever became of it. `archetype` is None for a style prompt."""

    @property
    def question_id(self) -> str:
        """Its id in the bank."""

    @property
    def archetype(self) -> str | None:
        """What an answer to it rates."""

    @property
    def local_date(self) -> date:
        """The user's local day on which it was asked."""


class _Verdicts(Protocol):
    @property
    def level(self) -> str: ...

    @property
    def moves(self) -> str: ...

    @property
    def structural_change(self) -> bool: ...

    @property
    def trap(self) -> bool: ...

    @property
    def words(self) -> int: ...

    @property
    def seconds(self) -> int: ...

    @property
    def ownership(self) -> float | None: ...

    @property
    def created_at(self) -> datetime: ...


class _Answered(Asked, Protocol):
    @property
    def counts_as(self) -> str | None:
        """The archetype that its answer covers; None for none."""


class JudgedStory(Protocol):
    """An asked question together with the newest review of its answer."""

    @property
    def answer(self) -> _Answered:
        """The question as it was asked, and what its answer counts as."""

    @property
    def latest(self) -> _Verdicts:
        """The newest review; its `moves` are six letters of `+`, `~`, `-` in the order STARDE."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """One judged answer in brief. `archetype` is what it counts as: None for a style prompt, whose `moves` are empty, for
    what was not judged and for what belongs to another question.

    `ownership` is the share of "I" among first-person acts, 0 to 1, None where there is none; `seconds` speaking time;
    `at` is when its newest text was judged, aware.
    """

    archetype: ArchetypeId | None
    on: date
    level: Level
    moves: Mapping[Move, Verdict]
    structural_change: bool
    trap: bool
    words: int
    seconds: int
    ownership: float | None
    at: datetime


def judged(story: JudgedStory) -> Judged:
    """The summary of a stored judged answer, by its newest review; ValueError for an unknown level or archetype."""
    asked, review = story.answer, story.latest
    return Judged(
        archetype=ArchetypeId(asked.counts_as) if asked.counts_as else None,
        on=asked.local_date,
        level=Level(review.level),
        moves=read_moves(review.moves),
        structural_change=review.structural_change,
        trap=review.trap,
        words=review.words,
        seconds=review.seconds,
        ownership=review.ownership,
        at=review.created_at,
    )


def read_moves(marks: str) -> Mapping[Move, Verdict]:
    """The verdicts that six marks stand for, such as `+~+-+-`; empty for any other number of marks (a style prompt)."""
    if len(marks) != len(Move):
        return MappingProxyType({})
    return MappingProxyType({move: _MARKS[mark] for move, mark in zip(Move, marks, strict=True)})


def read_elements(marks: str) -> Mapping[StyleElement, Verdict]:
    """The verdicts on a style prompt that four marks stand for; empty for any other number of marks (a story)."""
    if len(marks) != len(StyleElement):
        return MappingProxyType({})
    return MappingProxyType({element: _MARKS[mark] for element, mark in zip(StyleElement, marks, strict=True)})


def signs(verdicts: Iterable[Verdict]) -> str:
    """The verdicts as marks, one each: what `read_moves` reads where they are those of the six moves, in their order."""
    return "".join(_SIGNS[verdict] for verdict in verdicts)


def last_asked(history: Sequence[Asked]) -> dict[str, date]:
    """The last local day on which each question was asked, by question id."""
    days: dict[str, date] = {}
    for asked in history:
        days[asked.question_id] = max(asked.local_date, days.get(asked.question_id, asked.local_date))
    return days

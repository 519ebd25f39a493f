"""Which past answers a person asked to see: by archetype, level, track, kind, and the verdict on a move."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from bot.conversation.logic.questions.history import read_moves
from question_bank.models import ArchetypeId, Level, Move, Verdict
from storage.records import AnswerInBrief, AnswerKind

C = TypeVar("C", bound=StrEnum)


class AskedIn(StrEnum):
    """Where a question was asked."""

    PRACTICE = "practice"
    MOCK = "mock"


@dataclass(frozen=True, slots=True, kw_only=True)
class AnswerFilter:
    """What is asked for. None asks for everything."""

    archetype: ArchetypeId | None = None
    level: Level | None = None
    move: Move | None = None
    verdict: Verdict | None = None
    """The verdict on `move`."""
    track: str | None = None
    asked_in: AskedIn | None = None

    def lets_through(self, brief: AnswerInBrief, track: str | None) -> bool:
        """Return whether an answer to a question of that track is asked for."""
        answer = brief.answer
        is_mock = answer.kind is AnswerKind.MOCK
        return all(
            (
                self.archetype is None or answer.counts_as == self.archetype,
                self.level is None or brief.level == self.level,
                self.track is None or track == self.track,
                self.asked_in is None or is_mock is (self.asked_in is AskedIn.MOCK),
                self.move is None or self.verdict is None or read_moves(brief.moves).get(self.move) is self.verdict,
            )
        )


def filter_of(query: Mapping[str, str], tracks: Sequence[str]) -> AnswerFilter:
    """Return the filter in the query of an address. What is no choice asks for everything."""
    track = query.get("track")
    return AnswerFilter(
        archetype=_choice(ArchetypeId, query.get("archetype")),
        level=_choice(Level, query.get("level")),
        move=_choice(Move, query.get("move")),
        verdict=_choice(Verdict, query.get("verdict")),
        track=track if track in tracks else None,
        asked_in=_choice(AskedIn, query.get("asked")),
    )


def _choice(kind: Callable[[str], C], value: str | None) -> C | None:
    try:
        return kind(value) if value else None
    except ValueError:
        return None

"""The records of practice as they are on one day: standings, questions asked and answers judged."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from random import Random

from bot.conversation.logic.questions.history import Judged, read_moves
from bot.conversation.logic.questions.spaced_repetition import Standing
from question_bank.models import CISCO, STAFF_AI, ArchetypeId, Level
from storage.records import Answer, AnswerKind
from tests.review.small_bank import asked_question, small_bank

TODAY = date(2026, 5, 4)
BANK = small_bank()
EIGHT = tuple(ArchetypeId)
BOTH = (STAFF_AI, CISCO)


def dice(seed: int) -> Random:
    return Random(seed)  # noqa: S311 -- chance for a test, no secret


def settled(**changes: object) -> list[Standing]:
    """All eight rated strong yesterday and due in a fortnight."""
    base = Standing(
        archetype=EIGHT[0],
        due_on=TODAY + timedelta(days=13),
        rated_on=TODAY - timedelta(days=5),
        last_rating=3,
        recall=0.95,
    )
    return [replace(base, archetype=archetype, **changes) for archetype in EIGHT]  # type: ignore[arg-type]


def swap(found: Sequence[Standing], archetype: ArchetypeId, **changes: object) -> list[Standing]:
    return [replace(s, **changes) if s.archetype is archetype else s for s in found]  # type: ignore[arg-type]


def asking(
    archetype: ArchetypeId, days_ago: int, question_id: str | None = None, kind: AnswerKind = AnswerKind.DAILY
) -> Answer:
    day = TODAY - timedelta(days=days_ago)
    return replace(asked_question(question_id or f"{archetype}-0", archetype, day), kind=kind)


def judged(moves: str, level: Level = Level.PASSING) -> Judged:
    return Judged(
        archetype=EIGHT[0],
        on=TODAY,
        level=level,
        moves=read_moves(moves),
        structural_change=False,
        trap=False,
        words=300,
        seconds=120,
        ownership=1.0,
        at=datetime.combine(TODAY, time(12), UTC),
    )

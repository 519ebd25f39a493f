"""Spaced repetition: one FSRS card an archetype, rated by the level of an unaided answer.

The reason for the scheduler's settings is in docs/decisions/004-spaced-repetition.md.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Final, NamedTuple

from bot.conversation.logic.dates.local_time import Zone, local_date
from bot.conversation.logic.questions.last_days import effective_due, wanted_since
from question_bank.models import ArchetypeId, Level
from storage.records import StoredCard

if TYPE_CHECKING:
    from fsrs import Scheduler

MAXIMUM_INTERVAL_DAYS = 14
NO_STORY: Final = None
"""Used instead of a level where the user has no story for the archetype."""

AGAIN, HARD, GOOD, EASY = 1, 2, 3, 4
_RATINGS = {NO_STORY: AGAIN, Level.WEAK: AGAIN, Level.PASSING: HARD, Level.STRONG: GOOD, Level.STAFF: EASY}
_FRESH_FROM, _FADING_FROM = 0.9, 0.7


class RecallWord(StrEnum):
    """The chance of recall as a word. The user reads the value."""

    FRESH = "fresh"
    FADING = "fading"
    NEARLY_GONE = "nearly gone"


class Rated(NamedTuple):
    """A card after a rating: its new body, the instant in UTC at which it is due, and the rating from 1 to 4."""

    body: str
    due: datetime
    rating: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The schedule of one archetype for a user today. Fields are None where it was never rated."""

    archetype: ArchetypeId
    due_on: date | None = None
    """Local day on which it is due, lowered by the interview date."""
    rated_on: date | None = None
    """Local day of the last rating."""
    last_rating: int | None = None
    """Last rating, 1 to 4."""
    recall: float = 0.0
    """Chance of recall, 0 to 1."""
    wanted_since: date | None = None
    """First of the last ten days before the interview, where they have begun without a rating."""


def new_card() -> str:
    """Return the body of a card that was never rated. It is the same for every archetype and time."""
    from fsrs import Card  # noqa: PLC0415 -- 20 ms, which a start without a rating need not pay

    return Card(card_id=0, due=datetime(1970, 1, 1, tzinfo=UTC)).to_json()


def rated(body: str | None, level: Level | None, now: datetime) -> Rated:
    """Return the card after an answer of that level at the instant `now`.

    `body` None is a new card; a `level` of NO_STORY rates Again. The same input gives the same card. The caller ensures
    one rating for each card and local day.
    """
    from fsrs import Card, Rating  # noqa: PLC0415 -- as above

    rating = _RATINGS[level]
    card, _ = _scheduler().review_card(Card.from_json(body or new_card()), Rating(rating), now.astimezone(UTC))
    return Rated(body=card.to_json(), due=card.due, rating=rating)


def is_card(body: str, now: datetime) -> bool:
    """Return whether a text is the body of a card that can be rated at the instant `now`, whatever the level."""
    try:
        for level in _RATINGS:
            recall(rated(body, level, now).body, now)
    except (ValueError, TypeError, KeyError, ArithmeticError):
        return False
    return True


def recall(body: str | None, now: datetime) -> float:
    """Return the chance, 0 to 1, that the story is recalled at the instant `now`. 0 where it was never rated."""
    if body is None:
        return 0.0
    from fsrs import Card  # noqa: PLC0415 -- as above

    return float(_scheduler().get_card_retrievability(Card.from_json(body), now.astimezone(UTC)))


def recall_word(chance: float) -> RecallWord:
    """Return the chance of recall as a word. "fresh" is the scheduler's aim, nine in ten."""
    if chance >= _FRESH_FROM:
        return RecallWord.FRESH
    return RecallWord.FADING if chance >= _FADING_FROM else RecallWord.NEARLY_GONE


def standings(
    cards: Iterable[StoredCard], interview_on: date | None, place: Zone, now: datetime
) -> tuple[Standing, ...]:
    """Return the standing of all eight archetypes at the instant `now`, in the order in which they are taught."""
    by_archetype = {card.archetype: card for card in cards}
    return tuple(
        _standing(archetype, by_archetype.get(archetype), interview_on, place, now) for archetype in ArchetypeId
    )


def _standing(
    archetype: ArchetypeId, card: StoredCard | None, interview_on: date | None, place: Zone, now: datetime
) -> Standing:
    today = local_date(place, now)
    if card is None:
        return Standing(archetype=archetype, wanted_since=wanted_since(None, interview_on, today))
    return Standing(
        archetype=archetype,
        due_on=local_date(place, effective_due(card.due_at, card.last_rated_on, interview_on, place, now)),
        rated_on=card.last_rated_on,
        last_rating=card.last_rating,
        recall=recall(card.body, now),
        wanted_since=wanted_since(card.last_rated_on, interview_on, today),
    )


@cache
def _scheduler() -> "Scheduler":
    from fsrs import Scheduler  # noqa: PLC0415 -- as above

    return Scheduler(
        learning_steps=(), relearning_steps=(), maximum_interval=MAXIMUM_INTERVAL_DAYS, enable_fuzzing=False
    )

"""Rates an archetype's card: at most once a local day, by the verdict on the first, unaided text."""

from bot.conversation.context import Turn
from bot.conversation.logic import schedule
from bot.features.answering.asking import archetype_name
from question_bank.models import ArchetypeId, Level
from storage.records import Answer, AnswerKind, Rating, StoredCard

UNAIDED = frozenset({AnswerKind.PRACTICE, AnswerKind.DAILY, AnswerKind.MOCK})


async def rate(turn: Turn, answer: Answer, archetype: ArchetypeId, level: Level) -> None:
    """Rate an archetype by the verdict on an answer. Repairs and rewrites build on feedback and rate nothing."""
    if answer.kind in UNAIDED:
        await _rate(turn, answer, archetype, level)


async def rate_no_story(turn: Turn, answer: Answer) -> str | None:
    """Rate `I have no story for this`; return the archetype's name."""
    if answer.kind in UNAIDED and answer.archetype is not None:
        await _rate(turn, answer, answer.archetype, None)
    return archetype_name(turn, answer)


async def _rate(turn: Turn, answer: Answer, archetype: str, level: Level | None) -> None:
    card = await turn.uow.cards.get(turn.user_id, archetype)
    rated = schedule.rated(card.body if card else None, level, turn.now)
    rating = Rating(
        user_id=turn.user_id,
        archetype=archetype,
        answer_id=answer.id,
        local_date=turn.today,
        rated_at=turn.now,
        rating=rated.rating,
        seconds_taken=round(((answer.judged_at or turn.now) - answer.opened_at).total_seconds()),
    )
    if await turn.uow.cards.rate(rating):
        await turn.uow.cards.put(
            StoredCard(
                user_id=turn.user_id,
                archetype=archetype,
                body=rated.body,
                due_at=rated.due,
                last_rated_on=turn.today,
                last_rating=rated.rating,
            )
        )

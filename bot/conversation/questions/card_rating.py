"""Rating of an archetype's card: at most once a source and local day."""

from bot.conversation.context import Context
from bot.conversation.logic.questions import spaced_repetition
from question_bank.models import Level
from storage.records import Rating, RatingSource, StoredCard


async def rate_card(
    context: Context,
    archetype: str,
    level: Level | None,
    *,
    source: RatingSource = RatingSource.ANSWER,
    answer_id: int | None = None,
    seconds_taken: int | None = None,
) -> bool:
    """Rate an archetype by a level; None rates Again. Return False where its source has rated it today already.

    A rating is never taken back: the schedule that it made has moved on from the state before.
    """
    card = await context.uow.cards.get(context.user_id, archetype)
    rated = spaced_repetition.rated(card.body if card else None, level, context.now)
    rating = Rating(
        user_id=context.user_id,
        archetype=archetype,
        answer_id=answer_id,
        local_date=context.today,
        rated_at=context.now,
        rating=rated.rating,
        seconds_taken=seconds_taken,
        source=source,
    )
    if not await context.uow.cards.rate(rating):
        return False
    await context.uow.cards.put(
        StoredCard(
            user_id=context.user_id,
            archetype=archetype,
            body=rated.body,
            due_at=rated.due,
            last_rated_on=context.today,
            last_rating=rated.rating,
        )
    )
    return True

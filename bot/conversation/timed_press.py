"""The time from the delivery of a message to the press of a button in it."""

from bot.conversation.context import Context

AWAY_S = 120.0
"""After so many seconds nobody was looking at the message, so the time is unknown."""


async def seconds_to_press(context: Context, slot: str) -> float | None:
    """Return the seconds from the delivery of a slot's message to the press that is handled.

    None where unknown, or where nobody was looking.
    """
    delivered = await context.uow.outbox.delivered_at(context.user_id, slot)
    if delivered is None or context.heard_at is None:
        return None
    seconds = (context.heard_at - delivered).total_seconds()
    return seconds if 0 <= seconds <= AWAY_S else None

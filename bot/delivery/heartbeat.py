"""The bot's sign of life in the database, and who is told after it failed to come for too long."""

import logging
from datetime import UTC, datetime, timedelta

from bot.conversation.outage_notice import notice
from bot.conversation.registry import Registry
from bot.conversation.replies import Reply
from bot.delivery.clock import Clock
from bot.delivery.log_privacy import where
from bot.delivery.outbox import Outbox
from storage.engine import Database
from storage.errors import Unavailable, WrongKey
from storage.records import Conversation
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

ALIVE_FACT = "alive_at"
BEAT_EVERY = timedelta(seconds=60)


async def beat(uow: UnitOfWork, now: datetime) -> None:
    """Note that the bot is alive."""
    await uow.facts.put(ALIVE_FACT, now.isoformat())


async def tell_of_outage(database: Database, outbox: Outbox, clock: Clock, registry: Registry) -> None:
    """Tell who was in the middle of something how long the bot was away, where Telegram has lost messages by now.

    The bot may have lived for BEAT_EVERY after its last beat.
    """
    now = clock.now()
    async with database.begin() as uow:
        beaten = await _last_beat(uow)
        await beat(uow, now)
        if beaten is not None:
            since = beaten + BEAT_EVERY
            for conversation in await uow.conversations.in_the_middle():
                reply = await _notice(uow, registry, conversation, since, now)
                if reply is not None:
                    await outbox.enqueue(uow, conversation.chat_id, [reply], now)
        await uow.commit()


async def _last_beat(uow: UnitOfWork) -> datetime | None:
    """Return when the bot was last alive; None where that is not known, or cannot be read."""
    try:
        beaten = await uow.facts.get(ALIVE_FACT)
        return datetime.fromisoformat(beaten).astimezone(UTC) if beaten is not None else None
    except (WrongKey, ValueError, OverflowError) as error:
        log.error("When the bot was last alive cannot be read\n%s", where(error))  # noqa: TRY400 -- without the message
        return None


async def _notice(
    uow: UnitOfWork, registry: Registry, conversation: Conversation, since: datetime, now: datetime
) -> Reply | None:
    try:
        return await notice(uow, registry, conversation, since, now)
    except Unavailable:
        raise
    except Exception as error:  # noqa: BLE001 -- one chat that cannot be read must not keep the bot from starting
        log.error("Somebody could not be told of the outage\n%s", where(error))  # noqa: TRY400 -- without the message
        return None

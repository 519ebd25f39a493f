"""The bot's heartbeat in the database, and the notice to users after it stopped for too long."""

import logging
from datetime import UTC, datetime, timedelta

from bot.conversation.prompts.outage_notice import notice
from bot.conversation.registry import Registry
from bot.conversation.replies import Reply
from bot.delivery.clock import Clock
from bot.delivery.sending.outbox import Outbox
from bot.delivery.watching.log_privacy import traceback_without_message
from storage.engine import Database
from storage.errors import Unavailable, WrongKey
from storage.records import Conversation
from storage.unit_of_work import UnitOfWork

log = logging.getLogger(__name__)

ALIVE_FACT = "alive_at"
BEAT_EVERY = timedelta(seconds=60)


async def beat(uow: UnitOfWork, now: datetime) -> None:
    """Store the time as that of the last heartbeat."""
    await uow.facts.put(ALIVE_FACT, now.isoformat())


async def tell_of_outage(database: Database, outbox: Outbox, clock: Clock, registry: Registry) -> None:
    """Tell each user in the middle of something how long the bot was away, once Telegram has dropped messages.

    The outage begins BEAT_EVERY after the last heartbeat, since the bot may have lived until then.
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
                    await outbox.enqueue(uow, conversation.chat_id, [reply], now, conversation.thread_id)
        await uow.commit()


async def _last_beat(uow: UnitOfWork) -> datetime | None:
    """Return the time of the last heartbeat in UTC; None where there is none or it cannot be read."""
    try:
        beaten = await uow.facts.get(ALIVE_FACT)
        return datetime.fromisoformat(beaten).astimezone(UTC) if beaten is not None else None
    except (WrongKey, ValueError, OverflowError) as error:
        log.error("When the bot was last alive cannot be read\n%s", traceback_without_message(error))  # noqa: TRY400 -- without the message
        return None


async def _notice(
    uow: UnitOfWork, registry: Registry, conversation: Conversation, since: datetime, now: datetime
) -> Reply | None:
    try:
        return await notice(uow, registry, conversation, since, now)
    except Unavailable:
        raise
    except Exception as error:  # noqa: BLE001 -- one chat that cannot be read must not keep the bot from starting
        log.error("Somebody could not be told of the outage\n%s", traceback_without_message(error))  # noqa: TRY400 -- without the message
        return None

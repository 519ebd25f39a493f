"""Notice after an outage longer than Telegram keeps updates, for users who had begun to type something."""

from datetime import datetime, timedelta

from bot.conversation.logic.dates.local_time import zone
from bot.conversation.registry import Registry
from bot.conversation.replies import Reply
from bot.conversation.side_question import before_aside
from bot.conversation.texts import daily as say
from bot.conversation.texts.html import quoted
from storage.records import Conversation
from storage.unit_of_work import UnitOfWork

TELEGRAM_KEEPS = timedelta(hours=24)
LAST_WORDS = 80


async def notice(
    uow: UnitOfWork, registry: Registry, conversation: Conversation, since: datetime, now: datetime
) -> Reply | None:
    """Return the notice for one user after an outage from `since` to `now`.

    None where Telegram kept every update, or where the user had begun no text. A question without an answer is no begun
    text.
    """
    if now - since <= TELEGRAM_KEEPS:
        return None
    settings = await uow.settings.get(conversation.chat_id)
    words = await _typed_last(uow, registry, conversation)
    if settings is None or not words:
        return None
    place = zone(settings.time_zone)
    text = say.outage_text(since.astimezone(place), now.astimezone(place))
    return Reply(text=f"{text} {say.last_arrived_text(quoted(words[-LAST_WORDS:]))}")


async def _typed_last(uow: UnitOfWork, registry: Registry, conversation: Conversation) -> str | None:
    """Return the last text that the user has begun in the chat's state, or in the state before a side question.

    None where nothing is begun.
    """
    begun = before_aside(registry, conversation)
    state = registry.state_of(begun)
    last_typed = registry.rules_of(state).last_typed
    return await last_typed(uow, state, begun.chat_id) if last_typed is not None else None

"""After an outage longer than Telegram keeps updates: who was in the middle of something is told what may be lost."""

from datetime import datetime, timedelta

from bot.coach.local_time import zone
from bot.messages import daily as say
from bot.messages.html import quoted
from bot.services.replies import Reply
from storage.records import Conversation
from storage.unit_of_work import UnitOfWork

TELEGRAM_KEEPS = timedelta(hours=24)
LAST_WORDS = 80


async def notice(uow: UnitOfWork, conversation: Conversation, since: datetime, now: datetime) -> Reply | None:
    """What to tell one user after an outage from `since` to `now`; None where Telegram kept everything."""
    if now - since <= TELEGRAM_KEEPS:
        return None
    settings = await uow.settings.get(conversation.chat_id)
    if settings is None:
        return None
    place = zone(settings.time_zone)
    text = say.outage_text(since.astimezone(place), now.astimezone(place))
    answer_id = conversation.data.get("answer_id")
    parts = await uow.answers.parts(answer_id) if answer_id is not None else []
    if parts:
        text = f"{text} {say.last_arrived_text(quoted(parts[-1].text[-LAST_WORDS:]))}"
    return Reply(text=text)

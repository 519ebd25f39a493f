"""What the use cases of a visit work with, for a user and for somebody who is none."""

from dataclasses import dataclass
from datetime import datetime

from bot.conversation.context import Context
from bot.conversation.judges import WorkReviewer
from question_bank.models import QuestionBank
from storage.unit_of_work import UnitOfWork


@dataclass(frozen=True, slots=True, kw_only=True)
class Guest:
    """Somebody who holds a friend's link. There are no settings and no chat state in it: a visit changes neither."""

    chat_id: int
    """Telegram's id of the guest, which is also that of the private chat."""
    uow: UnitOfWork
    now: datetime
    """Aware UTC."""
    bank: QuestionBank
    reviewer: WorkReviewer


def guest_of(context: Context) -> Guest:
    """Return a user as the guest of another one's story."""
    return Guest(
        chat_id=context.user_id, uow=context.uow, now=context.now, bank=context.bank, reviewer=context.reviewer
    )

"""What a use case works with: the open transaction, the person, the hour, and what the bot knows."""

from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum
from random import Random  # noqa: TID251 -- only for the type: the composition root makes the source
from typing import Any

from bot.coach.local_time import local_date, zone
from bot.services.judges import TurnCoats, TurnReviewer
from bot.services.work import Work
from question_bank.models import QuestionBank
from storage.records import Conversation, Settings, StoredUser
from storage.unit_of_work import UnitOfWork


class State(StrEnum):
    """Where a chat stands, as the conversation row says it."""

    IDLE = "idle"
    SETTING_UP = "setting_up"
    COLLECTING = "collecting"
    TYPING_ZONE = "typing_zone"
    TYPING_TIME = "typing_time"
    DRILLING = "drilling"
    TYPING_WEEKLY = "typing_weekly"
    TYPING_QUIET = "typing_quiet"
    TYPING_PAUSE = "typing_pause"
    TYPING_INTERVIEW = "typing_interview"
    WRITING_STORY = "writing_story"
    TAGGING_STORY = "tagging_story"
    REHEARSING = "rehearsing"
    PUSHBACK = "pushback"


class Mode(StrEnum):
    """What messages are collected for: the answer itself, or the answer to a follow-up on it."""

    ANSWER = "answer"
    FOLLOW_UP = "follow_up"


@dataclass(slots=True, kw_only=True)
class Turn:
    """One use case's surroundings. Not frozen: settings and conversation are kept in step with what is written.

    `work` computes what is slow before the transaction: a service that asks for it may be left with NeedsWork and run
    again from its beginning. `now` is aware UTC. `dice` is seeded by the composition root, so that a replayed update
    draws the same.
    `default_zone` is the guess for a new user where the place is known, as in the terminal. `heard_at` is when the
    update arrived, which is earlier than `now` where it is handled a second time; None for what comes due.
    """

    uow: UnitOfWork
    user: StoredUser
    settings: Settings
    conversation: Conversation
    now: datetime
    bank: QuestionBank
    reviewer: TurnReviewer
    coats: TurnCoats
    work: Work
    dice: Random
    default_zone: str | None = None
    heard_at: datetime | None = None

    @property
    def user_id(self) -> int:
        """Telegram's id of the user, which is that of the private chat too."""
        return self.user.id

    @property
    def zone(self) -> tzinfo:
        """The user's time zone."""
        return zone(self.settings.time_zone)

    @property
    def today(self) -> date:
        """The user's local date."""
        return local_date(self.zone, self.now)

    @property
    def state(self) -> str:
        """The conversation's state."""
        return self.conversation.state

    async def enter(self, state: State, **data: Any) -> None:
        """Move the conversation to a state, with the ids and flags that belong to it."""
        self.conversation = replace(self.conversation, state=state, data=data, updated_at=self.now)
        await self.uow.conversations.put(self.conversation)

    async def note(self, **data: Any) -> None:
        """Add to what belongs to the state without entering it anew: `updated_at` still says when it was entered."""
        self.conversation = replace(self.conversation, data={**self.conversation.data, **data})
        await self.uow.conversations.put(self.conversation)

    async def change(self, **fields: Any) -> None:
        """Change settings."""
        self.settings = replace(self.settings, **fields)
        await self.uow.settings.put(self.settings)

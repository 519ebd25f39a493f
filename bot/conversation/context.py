"""What a use case works with: the open transaction, the person, the hour, and what the bot knows."""

from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from random import Random  # noqa: TID251 -- only for the type: the composition root makes the source
from typing import TYPE_CHECKING, Any, TypeVar

from bot.conversation.chat_state import ChatState
from bot.conversation.judges import WorkMatcher, WorkReviewer
from bot.conversation.logic.local_time import local_date, zone
from bot.conversation.work import Work
from question_bank.models import QuestionBank
from storage.encryption import Encryption
from storage.records import Conversation, Settings, StoredUser
from storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bot.conversation.registry import Registry

S = TypeVar("S", bound=ChatState)


@dataclass(slots=True, kw_only=True)
class Context:
    """One use case's surroundings. Not frozen: settings and conversation are kept in step with what is written.

    `work` computes what is slow before the transaction: a service that asks for it may be left with NeedsWork and run
    again from its beginning. `now` is aware UTC. `dice` is seeded by the composition root, so that a replayed update
    draws the same.
    `default_zone` is the guess for a new user where the place is known, as in the terminal. `heard_at` is when the
    update arrived, which is earlier than `now` where it is handled a second time; None for what comes due.
    `encryption` is how much of what is stored is encrypted.
    """

    uow: UnitOfWork
    registry: "Registry"
    user: StoredUser
    settings: Settings
    conversation: Conversation
    now: datetime
    bank: QuestionBank
    reviewer: WorkReviewer
    matcher: WorkMatcher
    work: Work
    dice: Random
    encryption: Encryption
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
    def standing(self) -> ChatState:
        """Where the chat stands."""
        return self.registry.state_of(self.conversation)

    def at(self, kind: type[S]) -> S | None:
        """Return the state of the chat, where it is of that kind; else None."""
        state = self.standing
        return state if isinstance(state, kind) else None

    async def enter(self, state: ChatState) -> None:
        """Move the chat to a state."""
        self.conversation = replace(self.conversation, state=state.name, data=state.to_data(), updated_at=self.now)
        await self.uow.conversations.put(self.conversation)

    async def amend(self, state: ChatState) -> None:
        """Change what belongs to the state without entering it anew: `updated_at` still says when it was entered."""
        self.conversation = replace(self.conversation, state=state.name, data=state.to_data())
        await self.uow.conversations.put(self.conversation)

    async def restore(self, before: Conversation) -> None:
        """Go back to where a row says that the chat stood."""
        self.conversation = replace(before, updated_at=self.now)
        await self.uow.conversations.put(self.conversation)

    async def change(self, **fields: Any) -> None:
        """Change settings."""
        self.settings = replace(self.settings, **fields)
        await self.uow.settings.put(self.settings)

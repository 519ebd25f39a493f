"""The context of a use case: the open transaction, the user, the time, and the bot's knowledge."""

from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from random import Random  # noqa: TID251 -- only for the type: the composition root makes the source
from typing import TYPE_CHECKING, Any, TypeVar

from bot.conversation.chat_state import ChatState
from bot.conversation.judges import WorkMatcher, WorkReviewer
from bot.conversation.logic.dates.local_time import local_date, zone
from bot.conversation.stories.link_maker import LinkMaker
from bot.conversation.work import Work
from question_bank.models import QuestionBank
from storage.encryption import Encryption
from storage.records import Conversation, DueKind, Settings, StoredUser
from storage.unit_of_work import UnitOfWork

if TYPE_CHECKING:
    from bot.conversation.registry import Registry

S = TypeVar("S", bound=ChatState)

REMINDER_FIELDS = ("interview_on", "interview_at", "time_zone")
"""Settings that decide when the reminder before an interview comes."""


@dataclass(slots=True, kw_only=True)
class Context:
    """Everything that one use case works with.

    Not frozen: `settings` and `conversation` follow what is written to the database.
    """

    uow: UnitOfWork
    """The open transaction."""
    registry: "Registry"
    """Registry of all features."""
    user: StoredUser
    """Row of the user."""
    settings: Settings
    """Settings of the user, as they are stored now."""
    conversation: Conversation
    """Row of the chat's state, as it is stored now."""
    now: datetime
    """Time of this run, aware UTC."""
    bank: QuestionBank
    """The questions, archetypes and examples."""
    reviewer: WorkReviewer
    """The review. A long text raises NeedsWork, which ends the transaction."""
    matcher: WorkMatcher
    """The matcher of stories by project. Long texts raise NeedsWork too."""
    work: Work
    """Slow jobs, computed before the transaction. The use case then runs again from its beginning."""
    dice: Random
    """Random source, seeded by the composition root so that a replayed update draws the same."""
    encryption: Encryption
    """Extent to which stored texts are encrypted."""
    in_terminal: bool = False
    """True where the chat is in a terminal, so that no messenger carries it."""
    link_maker: LinkMaker | None = None
    """Maker of links for friends. None where the operator has them off, as they are in a terminal."""
    default_zone: str | None = None
    """Guess for a new user where the place is known, as in the terminal."""
    heard_at: datetime | None = None
    """Time at which the update arrived, aware UTC. Earlier than `now` for a retry, and None for a due row."""

    @property
    def user_id(self) -> int:
        """Return Telegram's id of the user. It is the id of the private chat too."""
        return self.user.id

    @property
    def zone(self) -> tzinfo:
        """Return the user's time zone."""
        return zone(self.settings.time_zone)

    @property
    def today(self) -> date:
        """Return the user's local date."""
        return local_date(self.zone, self.now)

    @property
    def standing(self) -> ChatState:
        """Return the state of the chat."""
        return self.registry.state_of(self.conversation)

    def at(self, kind: type[S]) -> S | None:
        """Return the state of the chat if it is of that kind, else None."""
        state = self.standing
        return state if isinstance(state, kind) else None

    async def enter(self, state: ChatState) -> None:
        """Move the chat to a state, and store it."""
        self.conversation = replace(self.conversation, state=state.name, data=state.to_data(), updated_at=self.now)
        await self.uow.conversations.put(self.conversation)

    async def amend(self, state: ChatState) -> None:
        """Store changed data of the state. `updated_at` keeps the time at which the state was entered."""
        self.conversation = replace(self.conversation, state=state.name, data=state.to_data())
        await self.uow.conversations.put(self.conversation)

    async def restore(self, before: Conversation, *, active_at: datetime | None = None) -> None:
        """Move the chat back to the state of a stored row.

        `active_at` is when the user was last active in it, aware UTC; now where it is None.
        """
        self.conversation = replace(before, updated_at=active_at or self.now)
        await self.uow.conversations.put(self.conversation)

    async def change(self, **fields: Any) -> None:
        """Change settings, and store them.

        The hour of an interview is that of its day alone. A change of its day, its hour or the time zone ends the reminder.
        """
        before = self.settings
        if fields.get("interview_on", before.interview_on) != before.interview_on:
            fields.setdefault("interview_at", None)
        self.settings = replace(before, **fields)
        await self.uow.settings.put(self.settings)
        if any(getattr(before, name) != getattr(self.settings, name) for name in REMINDER_FIELDS):
            await self.uow.due.cancel(self.user_id, DueKind.INTERVIEW_REMINDER)

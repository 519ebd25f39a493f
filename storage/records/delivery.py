"""Updates, due prompts and messages to send."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DueKind(StrEnum):
    """The kind of a due prompt: scheduled, or at a time that the user asked for, such as marks of a drill or mock."""

    DAILY = "daily"
    WEEKLY = "weekly"
    SNOOZED = "snoozed"
    SNOOZED_WEEKLY = "snoozed_weekly"
    DRILL_MARK = "drill_mark"
    MOCK_MARK = "mock_mark"
    INTERVIEW_REMINDER = "interview_reminder"
    FRIEND_REPLY = "friend_reply"


class DueState(StrEnum):
    """The state of a due prompt.

    LET_GO came too late or at a wrong moment. SET_ASIDE cannot be read or crashed too often.
    """

    PENDING = "pending"
    DONE = "done"
    LET_GO = "let_go"
    SET_ASIDE = "set_aside"


class InboxState(StrEnum):
    """The state of a stored update.

    FAILED is one whose handling crashed. SET_ASIDE cannot be read or killed the process three times. Both keep their
    text.
    """

    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"
    SET_ASIDE = "set_aside"


class OutboxState(StrEnum):
    """The state of a message to send.

    DROPPED was refused by Telegram. SET_ASIDE cannot be decrypted or made into a call; its payload is kept.
    """

    PENDING = "pending"
    SENT = "sent"
    DROPPED = "dropped"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedDue:
    """A due prompt before it is read: enough to lock its user's chat, even where the other columns cannot be read."""

    id: int
    user_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """A prompt to send at a time. One row a user, kind and local day; the database refuses a second."""

    id: int
    user_id: int
    kind: DueKind
    local_date: date
    """The user's local day that it belongs to."""
    due_at: datetime
    state: DueState
    answer_id: int | None = None
    """The answer that it is about."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxUpdate:
    """A stored update."""

    id: int
    """Our own sequence, and the order of handling."""
    update_id: int | None
    """Telegram's id; None once it was freed."""
    chat_id: int
    sealed: str
    """Telegram's JSON in its stored form."""
    received_at: datetime | None
    """None where it cannot be read."""
    state: InboxState
    reference: str | None = None
    """The reference of its failure, as given to the user."""
    deaths: int = 0
    """Number of times that the process died while this update alone was in hand."""

    @property
    def number(self) -> int:
        """Return its number in the log: Telegram's id, or ours once that was freed."""
        return self.id if self.update_id is None else self.update_id


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSetAside:
    """A message that cannot be sent as it is and is kept, without its text."""

    id: int
    chat_id: int
    created_at: datetime | None
    """None where it cannot be read."""
    attempts: int
    """Number of failed attempts."""
    reference: str | None
    """The reference in the log and in the reader's notice; None where it cannot be decrypted."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxMessage:
    """A message to send."""

    id: int
    """The order within its chat."""
    chat_id: int
    thread_id: int | None
    """The topic of the chat; None outside of any."""
    payload: str | None
    """The call as JSON; None where the stored text cannot be decrypted."""
    slot: str | None
    """The name by which it is edited later."""
    fresh: bool
    """True to send it as a new message, False to edit the one that shows its slot."""
    priority: int
    """0 for a reply to a person; the greater, the later."""
    attempts: int = 0
    """Number of failed attempts."""
    revision: int = 0
    """Number of replacements by newer content, so that the sender knows which one it has sent."""
    shown_by: int | None = None
    """The message in the chat, and in its topic, that shows its slot now."""

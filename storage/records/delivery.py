"""What arrives, what is due and what is to be sent."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DueKind(StrEnum):
    """The kind of a due prompt: unasked, or at a time that the user asked for, as the marks of a drill or mock."""

    DAILY = "daily"
    WEEKLY = "weekly"
    SNOOZED = "snoozed"
    SNOOZED_WEEKLY = "snoozed_weekly"
    DRILL_MARK = "drill_mark"
    MOCK_MARK = "mock_mark"


class DueState(StrEnum):
    """The state of a due prompt.

    LET_GO is one that came too late or at a wrong moment, SET_ASIDE one that cannot be read or crashed too often.
    """

    PENDING = "pending"
    DONE = "done"
    LET_GO = "let_go"
    SET_ASIDE = "set_aside"


class InboxState(StrEnum):
    """The state of a stored update.

    FAILED is one whose handling crashed, SET_ASIDE one that cannot be read or took the process with it three times:
    both keep their text.
    """

    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"
    SET_ASIDE = "set_aside"


class OutboxState(StrEnum):
    """The state of a message to send.

    DROPPED is one that Telegram refused, SET_ASIDE one that cannot be opened or made into a call: its payload is kept.
    """

    PENDING = "pending"
    SENT = "sent"
    DROPPED = "dropped"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedDue:
    """A due prompt before it is read: enough to lock its user's chat, even where the rest cannot be read."""

    id: int
    user_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something to send at a time. One row a user, kind and local day; the database refuses a second."""

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
    """Telegram's JSON as it is stored."""
    received_at: datetime | None
    """None where it cannot be read."""
    state: InboxState
    reference: str | None = None
    """The reference of its failure that the user was told."""
    deaths: int = 0
    """How often the process died with this update in hand alone."""

    @property
    def number(self) -> int:
        """Return what the log calls it by: Telegram's id, or ours once that was freed."""
        return self.id if self.update_id is None else self.update_id


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSetAside:
    """A message that is kept because it cannot be sent as it is, without what it says."""

    id: int
    chat_id: int
    created_at: datetime | None
    """None where it cannot be read."""
    attempts: int
    """How many tries failed."""
    reference: str | None
    """The reference that the log and the reader of the message were told; None where it does not open."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxMessage:
    """A message to send."""

    id: int
    """The order within its chat."""
    chat_id: int
    payload: str | None
    """The call as JSON; None where the stored text does not open."""
    slot: str | None
    """The name by which it is edited later."""
    fresh: bool
    """Whether it is sent as a new message; False for an edit of what shows its slot."""
    priority: int
    """0 for a reply to a person; the greater, the later."""
    attempts: int = 0
    """How many tries failed."""
    revision: int = 0
    """How often newer content took its place, so that the sender knows what it has sent."""
    shown_by: int | None = None
    """The message in the chat that shows its slot now."""

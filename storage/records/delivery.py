"""What arrives, what is due and what is to be sent."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum


class DueKind(StrEnum):
    """What comes to the user unasked, or at a time that the user asked for, such as the marks of a drill or mock."""

    DAILY = "daily"
    WEEKLY = "weekly"
    SNOOZED = "snoozed"
    SNOOZED_WEEKLY = "snoozed_weekly"
    DRILL_MARK = "drill_mark"
    MOCK_MARK = "mock_mark"


class DueState(StrEnum):
    """Where a due row stands.

    LET_GO means that it came too late or at a wrong moment, SET_ASIDE that it cannot be read or crashed too often.
    """

    PENDING = "pending"
    DONE = "done"
    LET_GO = "let_go"
    SET_ASIDE = "set_aside"


class InboxState(StrEnum):
    """Where a stored update stands.

    FAILED is one whose handling crashed, SET_ASIDE one that cannot be read or took the process with it three times:
    both keep their text.
    """

    PENDING = "pending"
    DONE = "done"
    FAILED = "failed"
    SET_ASIDE = "set_aside"


class OutboxState(StrEnum):
    """Where a message to send stands.

    DROPPED is what Telegram refused, SET_ASIDE what cannot be opened or made into a call: its payload is kept.
    """

    PENDING = "pending"
    SENT = "sent"
    DROPPED = "dropped"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimedDue:
    """A due row before it is read: what it takes to lock its user's chat, even where the rest cannot be read."""

    id: int
    user_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Due:
    """Something to send at a time. One row a user, kind and local day; the database refuses a second."""

    id: int
    user_id: int
    kind: DueKind
    local_date: date
    due_at: datetime
    state: DueState
    answer_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class InboxUpdate:
    """A stored update. `id` is our own sequence and the order of handling; `sealed` is Telegram's JSON as it is stored.

    `update_id` is Telegram's, None once it was freed. `received_at` is None where it cannot be read. `deaths` counts how
    often the process died with this update in hand alone.
    """

    id: int
    update_id: int | None
    chat_id: int
    sealed: str
    received_at: datetime | None
    state: InboxState
    reference: str | None = None
    deaths: int = 0

    @property
    def number(self) -> int:
        """Return what the log calls it by: Telegram's id, or ours once that was freed."""
        return self.id if self.update_id is None else self.update_id


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageSetAside:
    """A message that is kept because it cannot be sent as it is, without what it says.

    `created_at` is None where it cannot be read. `reference` is what the log and the reader of the message were told,
    None where it does not open.
    """

    id: int
    chat_id: int
    created_at: datetime | None
    attempts: int
    reference: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class OutboxMessage:
    """A message to send. `id` is the order within its chat; `priority` 0 is a reply to a person.

    `payload` is JSON, or None where the stored text does not open. `attempts` counts the tries that failed; `revision`
    counts how often newer content took its place, so that the sender knows what it has sent; `shown_by` is the message
    in the chat that shows its slot now.
    """

    id: int
    chat_id: int
    payload: str | None
    slot: str | None
    fresh: bool
    priority: int
    attempts: int = 0
    revision: int = 0
    shown_by: int | None = None

"""Tables of updates, due rows, messages to send, and facts of the installation."""

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, String, Table, UniqueConstraint

from storage import records
from storage.tables.base import METADATA, BigId, UtcDateTime, index_where, of_user, one_of, required, sealed

DUE = Table(
    "due",
    METADATA,
    Column("id", BigId, primary_key=True),
    of_user(),
    required("kind", String),
    required("local_date", Date),
    required("due_at", UtcDateTime),
    required("state", String),
    Column("handled_at", UtcDateTime),
    Column("answer_id", BigId, ForeignKey("answers.id", ondelete="CASCADE")),
    required("crashes", Integer, server_default="0"),
    UniqueConstraint("user_id", "kind", "local_date"),
    one_of("kind", records.DueKind),
    one_of("state", records.DueState),
    index_where("state = 'pending'", "ix_due_pending", "due_at", "id"),
    index_where("handled_at IS NOT NULL", "ix_due_handled", "handled_at"),
    index_where("answer_id IS NOT NULL", "ix_due_answer_id", "answer_id"),
)
"""A prompt to send at a time; a second one of its kind on one local day is refused."""

INBOX = Table(
    "inbox",
    METADATA,
    Column("id", BigId, primary_key=True),
    Column("update_id", BigInteger, unique=True),
    required("chat_id", BigInteger),
    sealed("payload"),
    required("received_at", UtcDateTime),
    required("state", String),
    Column("handled_at", UtcDateTime),
    Column("reference", String),
    required("deaths", Integer, server_default="0"),
    one_of("state", records.InboxState),
    index_where("state = 'pending'", "ix_inbox_pending", "chat_id", "id"),
    index_where("handled_at IS NOT NULL", "ix_inbox_handled", "handled_at"),
)
"""A stored update; `id` is the order of handling.

`update_id` is freed for a new update of the same id two days after the update failed or was set aside."""

ERASED_UPDATE = Table(
    "erased_updates",
    METADATA,
    Column("update_id", BigInteger, primary_key=True, autoincrement=False),
    required("erased_at", UtcDateTime),
)
"""The bare id of an erased user's update, so that a redelivery does not bring the user back."""

OUTBOX = Table(
    "outbox",
    METADATA,
    Column("id", BigId, primary_key=True),
    required("chat_id", BigInteger),
    Column("thread_id", BigInteger),
    sealed("payload"),
    Column("slot", String),
    required("fresh", Boolean),
    required("priority", Integer),
    required("state", String),
    required("created_at", UtcDateTime),
    required("not_before", UtcDateTime),
    required("attempts", Integer),
    required("revision", Integer),
    Column("handled_at", UtcDateTime),
    sealed("reason", String, nullable=True),
    one_of("state", records.OutboxState),
    index_where("state = 'pending'", "ix_outbox_pending", "chat_id", "id"),
    index_where("state = 'pending'", "ix_outbox_next", "priority", "id"),
    index_where("handled_at IS NOT NULL", "ix_outbox_handled", "handled_at"),
    index_where("slot IS NOT NULL", "ix_outbox_slot", "chat_id", "slot"),
)
"""A message to send; `id` is the order within its chat."""

SLOT = Table(
    "slots",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    Column("slot", String, primary_key=True),
    required("message_id", BigInteger),
    Column("thread_id", BigInteger),
)
"""The message that shows a slot, to be edited later."""

FACT = Table(
    "facts",
    METADATA,
    Column("name", String, primary_key=True),
    sealed("value"),
)
"""A small fact of the installation."""

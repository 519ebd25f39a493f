"""Tables of updates, due rows, messages to send, and facts of the installation."""

from datetime import date, datetime

from sqlalchemy import BigInteger, Date, ForeignKey, Integer, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage import records
from storage.models.base import Base, BigId, index_where, of_user, one_of, sealed


class DueRow(Base):
    """A prompt to send at a time; a second one of its kind on one local day is refused."""

    __tablename__ = "due"
    __table_args__ = (
        UniqueConstraint("user_id", "kind", "local_date"),
        one_of("kind", records.DueKind),
        one_of("state", records.DueState),
        index_where("state = 'pending'", "ix_due_pending", "due_at", "id"),
        index_where("handled_at IS NOT NULL", "ix_due_handled", "handled_at"),
        index_where("answer_id IS NOT NULL", "ix_due_answer_id", "answer_id"),
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user()
    kind: Mapped[str]
    local_date: Mapped[date] = mapped_column(Date)
    due_at: Mapped[datetime]
    state: Mapped[str]
    handled_at: Mapped[datetime | None]
    answer_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("answers.id", ondelete="CASCADE"))
    crashes: Mapped[int] = mapped_column(Integer, server_default="0")


class InboxRow(Base):
    """A stored update; `id` is the order of handling.

    `update_id` is freed for a new update of the same id two days after the update failed or was set aside.
    """

    __tablename__ = "inbox"
    __table_args__ = (
        one_of("state", records.InboxState),
        index_where("state = 'pending'", "ix_inbox_pending", "chat_id", "id"),
        index_where("handled_at IS NOT NULL", "ix_inbox_handled", "handled_at"),
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    update_id: Mapped[int | None] = mapped_column(BigInteger, unique=True)
    chat_id: Mapped[int]
    payload: Mapped[str] = sealed()
    received_at: Mapped[datetime]
    state: Mapped[str]
    handled_at: Mapped[datetime | None]
    reference: Mapped[str | None]
    deaths: Mapped[int] = mapped_column(Integer, server_default="0")


class ErasedUpdateRow(Base):
    """The bare id of an erased user's update, so that a redelivery does not bring the user back."""

    __tablename__ = "erased_updates"
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    erased_at: Mapped[datetime]


class OutboxRow(Base):
    """A message to send; `id` is the order within its chat."""

    __tablename__ = "outbox"
    __table_args__ = (
        one_of("state", records.OutboxState),
        index_where("state = 'pending'", "ix_outbox_pending", "chat_id", "id"),
        index_where("state = 'pending'", "ix_outbox_next", "priority", "id"),
        index_where("handled_at IS NOT NULL", "ix_outbox_handled", "handled_at"),
        index_where("slot IS NOT NULL", "ix_outbox_slot", "chat_id", "slot"),
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    chat_id: Mapped[int]
    thread_id: Mapped[int | None]
    payload: Mapped[str] = sealed()
    slot: Mapped[str | None]
    fresh: Mapped[bool]
    priority: Mapped[int] = mapped_column(Integer)
    state: Mapped[str]
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(Integer)
    revision: Mapped[int] = mapped_column(Integer)
    handled_at: Mapped[datetime | None]
    reason: Mapped[str | None] = sealed(String)


class SlotRow(Base):
    """The message that shows a slot, to be edited later."""

    __tablename__ = "slots"
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    slot: Mapped[str] = mapped_column(primary_key=True)
    message_id: Mapped[int]
    thread_id: Mapped[int | None]


class FactRow(Base):
    """A small fact of the installation."""

    __tablename__ = "facts"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = sealed()

"""The tables. Times are aware UTC, free text is sealed by the cipher before it gets here."""

from datetime import UTC, date, datetime, time
from enum import StrEnum

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    Date,
    DateTime,
    Dialect,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    Text,
    Time,
    TypeDecorator,
    UniqueConstraint,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from storage import records

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class UtcDateTime(TypeDecorator[datetime]):
    """An instant: refuses naive values, comes back aware and in UTC on every database."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To the database."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("an instant needs a time zone")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """From the database."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if dialect.name == "sqlite" else value.astimezone(UTC)


BigId = BigInteger().with_variant(Integer(), "sqlite")
"""A key that counts up; SQLite counts only its own INTEGER."""


class Base(DeclarativeBase):
    """Every table's base, with the naming convention that migrations rely on."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcDateTime, int: BigInteger, str: String}  # noqa: RUF012 -- SQLAlchemy's own


def one_of(column: str, values: type[StrEnum]) -> CheckConstraint:
    """A constraint that holds a column to the values of an enum."""
    known = ", ".join(f"'{value}'" for value in values)
    return CheckConstraint(f"{column} IN ({known})", name=column)


def of_user(*, primary_key: bool = False, index: bool = False) -> Mapped[int]:
    """A column that names the user whose row it is; it goes when the user goes."""
    return mapped_column(
        BigInteger, ForeignKey("users.id", ondelete="CASCADE"), primary_key=primary_key, index=index or None
    )


def of_answer(*, primary_key: bool = False) -> Mapped[int]:
    """A column that names the answer that the row belongs to."""
    return mapped_column(BigId, ForeignKey("answers.id", ondelete="CASCADE"), primary_key=primary_key)


def index_where(condition: str, name: str, *columns: str) -> Index:
    """An index of some rows alone, such as those in one state: it stays small however much has been handled."""
    return Index(name, *columns, sqlite_where=text(condition), postgresql_where=text(condition))


class UserRow(Base):
    """A person."""

    __tablename__ = "users"
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    language: Mapped[str | None]
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    blocked_at: Mapped[datetime | None]


class SettingsRow(Base):
    """What a person has chosen."""

    __tablename__ = "settings"
    __table_args__ = (one_of("purpose", records.Purpose),)
    user_id: Mapped[int] = of_user(primary_key=True)
    time_zone: Mapped[str]
    daily_on: Mapped[bool]
    daily_time: Mapped[time] = mapped_column(Time)
    daily_days: Mapped[str]
    weekly_on: Mapped[bool]
    weekly_day: Mapped[int] = mapped_column(Integer)
    weekly_time: Mapped[time] = mapped_column(Time)
    quiet_from: Mapped[time] = mapped_column(Time)
    quiet_to: Mapped[time] = mapped_column(Time)
    paused_until: Mapped[date | None] = mapped_column(Date)
    purpose: Mapped[str]
    mock_size: Mapped[int] = mapped_column(Integer)
    interview_on: Mapped[date | None] = mapped_column(Date)
    set_up: Mapped[int] = mapped_column(Integer)


class ConversationRow(Base):
    """Where a chat stands; also the lock of the chat, so it may be there before the user is."""

    __tablename__ = "conversations"
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    state: Mapped[str]
    data: Mapped[str] = mapped_column(Text)
    updated_at: Mapped[datetime]


class MockRow(Base):
    """A mock interview."""

    __tablename__ = "mocks"
    __table_args__ = (one_of("state", records.MockState),)
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user(index=True)
    state: Mapped[str]
    question_ids: Mapped[str] = mapped_column(Text)
    position: Mapped[int] = mapped_column(Integer)
    started_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class AnswerRow(Base):
    """An asked question and what became of it."""

    __tablename__ = "answers"
    __table_args__ = (
        one_of("kind", records.AnswerKind),
        one_of("state", records.AnswerState),
        Index(None, "user_id", "opened_at"),
        index_where("state = 'open'", "ix_answers_open", "user_id"),
        index_where("repairs IS NOT NULL", "ix_answers_repairs", "repairs"),
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user()
    question_id: Mapped[str]
    archetype: Mapped[str | None]
    kind: Mapped[str]
    state: Mapped[str]
    opened_at: Mapped[datetime]
    local_date: Mapped[date] = mapped_column(Date)
    touched_at: Mapped[datetime]
    judged_at: Mapped[datetime | None]
    reminded_at: Mapped[datetime | None]
    mock_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("mocks.id", ondelete="CASCADE"), index=True)
    repairs: Mapped[int | None] = mapped_column(BigId, ForeignKey("answers.id", ondelete="SET NULL"))


class AnswerPartRow(Base):
    """One message of an answer."""

    __tablename__ = "answer_parts"
    __table_args__ = (UniqueConstraint("answer_id", "n"), one_of("role", records.PartRole))
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    answer_id: Mapped[int] = of_answer()
    message_id: Mapped[int] = mapped_column(BigInteger, index=True)
    n: Mapped[int] = mapped_column(Integer)
    role: Mapped[str]
    text: Mapped[str] = mapped_column(Text)


class AnswerVersionRow(Base):
    """One text of an answer as it was judged."""

    __tablename__ = "answer_versions"
    __table_args__ = (one_of("cause", records.VersionCause),)
    answer_id: Mapped[int] = of_answer(primary_key=True)
    n: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    text: Mapped[str] = mapped_column(Text)
    first_end: Mapped[int | None] = mapped_column(Integer)
    cause: Mapped[str]
    created_at: Mapped[datetime]


class ReviewRow(Base):
    """The review of one version."""

    __tablename__ = "reviews"
    answer_id: Mapped[int] = of_answer(primary_key=True)
    version: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=False)
    level: Mapped[str]
    moves: Mapped[str]
    structural_change: Mapped[bool]
    trap: Mapped[bool]
    words: Mapped[int] = mapped_column(Integer)
    seconds: Mapped[int] = mapped_column(Integer)
    ownership: Mapped[float | None]
    body: Mapped[str] = mapped_column(Text)
    created_at: Mapped[datetime]


class CardTable(Base):
    """The spaced-repetition card of one archetype."""

    __tablename__ = "cards"
    user_id: Mapped[int] = of_user(primary_key=True)
    archetype: Mapped[str] = mapped_column(primary_key=True)
    body: Mapped[str] = mapped_column(Text)
    due_at: Mapped[datetime]
    last_rated_on: Mapped[date] = mapped_column(Date)
    last_rating: Mapped[int] = mapped_column(Integer)


class RatingRow(Base):
    """The rating log: one line a card and local day, which the key sees to."""

    __tablename__ = "ratings"
    user_id: Mapped[int] = of_user(primary_key=True)
    archetype: Mapped[str] = mapped_column(primary_key=True)
    local_date: Mapped[date] = mapped_column(Date, primary_key=True)
    answer_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("answers.id", ondelete="SET NULL"), index=True)
    rated_at: Mapped[datetime]
    rating: Mapped[int] = mapped_column(Integer)
    seconds_taken: Mapped[int | None] = mapped_column(Integer)


class RehearsalRow(Base):
    """A rehearsal aloud: its length alone."""

    __tablename__ = "rehearsals"
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    user_id: Mapped[int] = of_user(index=True)
    answer_id: Mapped[int | None] = mapped_column(BigId, ForeignKey("answers.id", ondelete="CASCADE"), index=True)
    seconds: Mapped[int] = mapped_column(Integer)
    at: Mapped[datetime]


class DueRow(Base):
    """Something to send at a time; a second of its kind on one local day is refused."""

    __tablename__ = "due"
    __table_args__ = (
        UniqueConstraint("user_id", "kind", "local_date"),
        one_of("kind", records.DueKind),
        one_of("state", records.DueState),
        index_where("state = 'pending'", "ix_due_pending", "due_at"),
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


class InboxRow(Base):
    """A stored update; `id` is the order of handling."""

    __tablename__ = "inbox"
    __table_args__ = (
        one_of("state", records.InboxState),
        index_where("state = 'pending'", "ix_inbox_pending", "chat_id", "id"),
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    update_id: Mapped[int] = mapped_column(BigInteger, unique=True)
    chat_id: Mapped[int]
    payload: Mapped[str] = mapped_column(Text)
    received_at: Mapped[datetime]
    state: Mapped[str]
    handled_at: Mapped[datetime | None]
    reference: Mapped[str | None]


class ErasedUpdateRow(Base):
    """The bare id of an update of somebody who was erased, so that a redelivery does not bring them back."""

    __tablename__ = "erased_updates"
    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    erased_at: Mapped[datetime]


class OutboxRow(Base):
    """A message to send; `id` is the order within its chat."""

    __tablename__ = "outbox"
    __table_args__ = (
        one_of("state", records.OutboxState),
        index_where("state = 'pending'", "ix_outbox_pending", "chat_id", "id"),
    )
    id: Mapped[int] = mapped_column(BigId, primary_key=True)
    chat_id: Mapped[int]
    payload: Mapped[str] = mapped_column(Text)
    slot: Mapped[str | None]
    fresh: Mapped[bool]
    priority: Mapped[int] = mapped_column(Integer)
    state: Mapped[str]
    created_at: Mapped[datetime]
    not_before: Mapped[datetime]
    attempts: Mapped[int] = mapped_column(Integer)
    revision: Mapped[int] = mapped_column(Integer)
    handled_at: Mapped[datetime | None]
    reason: Mapped[str | None]


class SlotRow(Base):
    """Which message shows what is edited later."""

    __tablename__ = "slots"
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    slot: Mapped[str] = mapped_column(primary_key=True)
    message_id: Mapped[int]


class FactRow(Base):
    """A small fact of the installation."""

    __tablename__ = "facts"
    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str] = mapped_column(Text)

"""Tables of people, their settings and their conversations."""

from datetime import date, datetime, time

from sqlalchemy import BigInteger, Date, ForeignKey, Integer, Time
from sqlalchemy.orm import Mapped, mapped_column

from storage.models.base import Base, BigId, of_user, sealed


class UserRow(Base):
    """A person."""

    __tablename__ = "users"
    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    language: Mapped[str | None]
    created_at: Mapped[datetime]
    last_seen_at: Mapped[datetime]
    blocked_at: Mapped[datetime | None]


class SettingsRow(Base):
    """The choices of a person."""

    __tablename__ = "settings"
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
    tracks: Mapped[str]
    mock_size: Mapped[int] = mapped_column(Integer)
    interview_on: Mapped[date | None] = mapped_column(Date)
    interview_at: Mapped[time | None] = mapped_column(Time)
    set_up: Mapped[int] = mapped_column(Integer)
    minutes_a_day: Mapped[int] = mapped_column(Integer)
    planned_on: Mapped[date | None] = mapped_column(Date)
    reminders_asked_on: Mapped[date | None] = mapped_column(Date)


class PauseRow(Base):
    """A pause, running or over: local days from `first` up to, not including, `until`."""

    __tablename__ = "pauses"
    user_id: Mapped[int] = of_user(primary_key=True)
    first: Mapped[date] = mapped_column(Date, primary_key=True)
    until: Mapped[date] = mapped_column(Date)


class ConversationRow(Base):
    """The state of a chat. Its row is also the lock of the chat, so it may exist before the user does."""

    __tablename__ = "conversations"
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    state: Mapped[str]
    data: Mapped[str] = sealed()
    updated_at: Mapped[datetime]
    thread_id: Mapped[int | None]
    last_tap: Mapped[str | None]
    tapped_at: Mapped[datetime | None]


class GuestRow(Base):
    """Somebody who opened a friend's link, and need not be a user; the row goes once the visit is over."""

    __tablename__ = "guests"
    chat_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    since: Mapped[datetime]
    line_for: Mapped[int | None] = mapped_column(BigId, ForeignKey("friend_links.id", ondelete="SET NULL"))


class HintRow(Base):
    """A feature that has explained itself to a person, which happens once."""

    __tablename__ = "hints"
    user_id: Mapped[int] = of_user(primary_key=True)
    feature: Mapped[str] = mapped_column(primary_key=True)
    at: Mapped[datetime]


class PlanTickRow(Base):
    """A task of the plan that its person marked as done, on that local day."""

    __tablename__ = "plan_ticks"
    user_id: Mapped[int] = of_user(primary_key=True)
    task: Mapped[str] = mapped_column(primary_key=True)
    local_date: Mapped[date] = mapped_column(Date, primary_key=True)

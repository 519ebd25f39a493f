"""Tables of people, their settings and their conversations."""

from sqlalchemy import BigInteger, Boolean, Column, Date, ForeignKey, Integer, String, Table, Time

from storage.tables.base import METADATA, BigId, UtcDateTime, of_user, required, sealed

USER = Table(
    "users",
    METADATA,
    Column("id", BigInteger, primary_key=True, autoincrement=False),
    Column("language", String),
    required("created_at", UtcDateTime),
    required("last_seen_at", UtcDateTime),
    Column("blocked_at", UtcDateTime),
)
"""A person."""

SETTINGS = Table(
    "settings",
    METADATA,
    of_user(primary_key=True),
    required("time_zone", String),
    required("daily_on", Boolean),
    required("daily_time", Time),
    required("daily_days", String),
    required("weekly_on", Boolean),
    required("weekly_day", Integer),
    required("weekly_time", Time),
    required("quiet_from", Time),
    required("quiet_to", Time),
    Column("paused_until", Date),
    required("tracks", String),
    required("mock_size", Integer),
    Column("interview_on", Date),
    Column("interview_at", Time),
    required("set_up", Integer),
    required("minutes_a_day", Integer),
    Column("planned_on", Date),
    Column("reminders_asked_on", Date),
)
"""The choices of a person."""

PAUSE = Table(
    "pauses",
    METADATA,
    of_user(primary_key=True),
    Column("first", Date, primary_key=True),
    required("until", Date),
)
"""A pause, running or over: local days from `first` up to, not including, `until`."""

CONVERSATION = Table(
    "conversations",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    required("state", String),
    sealed("data"),
    required("updated_at", UtcDateTime),
    Column("thread_id", BigInteger),
    Column("last_tap", String),
    Column("tapped_at", UtcDateTime),
)
"""The state of a chat. Its row is also the lock of the chat, so it may exist before the user does."""

GUEST = Table(
    "guests",
    METADATA,
    Column("chat_id", BigInteger, primary_key=True, autoincrement=False),
    required("since", UtcDateTime),
    Column("line_for", BigId, ForeignKey("friend_links.id", ondelete="SET NULL")),
)
"""Somebody who opened a friend's link, and need not be a user; the row goes once the visit is over."""

HINT = Table(
    "hints",
    METADATA,
    of_user(primary_key=True),
    Column("feature", String, primary_key=True),
    required("at", UtcDateTime),
)
"""A feature that has explained itself to a person, which happens once."""

PLAN_TICK = Table(
    "plan_ticks",
    METADATA,
    of_user(primary_key=True),
    Column("task", String, primary_key=True),
    Column("local_date", Date, primary_key=True),
)
"""A task of the plan that its person marked as done, on that local day."""

"""Users, their settings, and the states of their chats."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredUser:
    """A person who uses the bot."""

    id: int
    """Telegram's user id, which is also the id of the private chat."""
    language: str | None
    """The language code of their Telegram, where it tells one."""
    created_at: datetime
    """Time of the first contact."""
    last_seen_at: datetime
    """Time of their last update, to about a minute."""
    blocked_at: datetime | None = None
    """Time since which they block the bot; None where they do not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The choices of a user."""

    user_id: int
    time_zone: str = "UTC"
    """An IANA name, or an offset such as `+05:30`; all local times and days below are in it."""
    daily_on: bool = True
    daily_time: time = time(8, 30)
    daily_days: frozenset[int] = frozenset(range(1, 8))
    """ISO weekdays, 1 (Monday) to 7."""
    weekly_on: bool = True
    weekly_day: int = 7
    """An ISO weekday."""
    weekly_time: time = time(18, 0)
    quiet_from: time = time(22, 0)
    """From here to `quiet_to` the bot sends nothing unprompted."""
    quiet_to: time = time(7, 0)
    paused_until: date | None = None
    """The first local day after the pause."""
    tracks: tuple[str, ...] = ("staff-ai", "cisco")
    """Ids of the tracks from which the questions come, in equal shares. One may be of a track that is gone."""
    mock_size: int = 3
    """Number of questions in a mock interview."""
    interview_on: date | None = None
    """The local day of the interview."""
    interview_at: time | None = None
    """The local hour of the interview, where the user told it."""
    set_up: int = 0
    """Number of finished set-up steps: 0 none, 1 time zone, 2 daily time, 3 all."""
    minutes_a_day: int = 30
    """Minutes a day for the plan."""
    planned_on: date | None = None
    """The local day on which the plan for the interview was made."""
    reminders_asked_on: date | None = None
    """The local day on which a question about the reminders last took the place of the daily question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A time without unprompted messages: local days from `first` up to, not including, `until`."""

    user_id: int
    first: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredGuest:
    """Somebody who opened a friend's link. The row goes once the visit is over."""

    chat_id: int
    """Telegram's user id, which is also the id of the private chat."""
    since: datetime
    """Time at which the newest link was opened."""
    line_for: int | None = None
    """The link for which the next text is the friend's line; None where no text is awaited."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """The state of a chat."""

    chat_id: int
    state: str
    """The name of the state."""
    data: Mapping[str, Any]
    """Small data of the state: ids and flags, never an answer."""
    updated_at: datetime
    """Time of the last change."""
    thread_id: int | None = None
    """The topic in which the user last wrote; None outside of any."""
    last_tap: str | None = None
    """The button or key that was tapped last, where nothing was typed since."""
    tapped_at: datetime | None = None
    """Time at which that tap was handled."""

"""Who uses the bot, what they have chosen, and where their chat stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from typing import Any


class Purpose(StrEnum):
    """What the user prepares for; it sets the mix of questions."""

    STAFF = "staff"
    CISCO = "cisco"
    BOTH = "both"


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredUser:
    """A person who uses the bot; `id` is Telegram's user id, which is also the id of the private chat."""

    id: int
    language: str | None
    created_at: datetime
    last_seen_at: datetime
    blocked_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What a user has chosen. Local times are in `time_zone`: an IANA name, or an offset such as `+05:30`.

    `set_up` counts the set-up steps done: 0 none, 1 time zone, 2 daily time, 3 all.
    `interview_on` and `planned_on` are local days: that of the interview, and that on which its plan was made;
    `minutes_a_day` is the time for it.
    `daily_days` holds ISO weekdays 1 (Monday) to 7. `paused_until` is the first local day on which messages come again.
    """

    user_id: int
    time_zone: str = "UTC"
    daily_on: bool = True
    daily_time: time = time(8, 30)
    daily_days: frozenset[int] = frozenset(range(1, 8))
    weekly_on: bool = True
    weekly_day: int = 7
    weekly_time: time = time(18, 0)
    quiet_from: time = time(22, 0)
    quiet_to: time = time(7, 0)
    paused_until: date | None = None
    purpose: Purpose = Purpose.BOTH
    mock_size: int = 3
    interview_on: date | None = None
    set_up: int = 0
    minutes_a_day: int = 30
    planned_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Pause:
    """A time without anything unasked: local days from `first` up to, not including, `until`."""

    user_id: int
    first: date
    until: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """Where a chat stands: a state's name, and the small data that belongs to it (ids and flags, never an answer)."""

    chat_id: int
    state: str
    data: Mapping[str, Any]
    updated_at: datetime

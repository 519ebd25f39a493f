"""Chat states of the set-up, and of settings that are typed."""

from dataclasses import dataclass

from bot.conversation.chat_state import ChatState
from bot.conversation.side_question import SideQuestion


@dataclass(frozen=True, slots=True)
class SettingUp(ChatState, name="setting_up"):
    """The state in which the set-up is open."""


@dataclass(frozen=True, slots=True)
class TypingZone(SideQuestion, name="typing_zone"):
    """The side question for a city or an offset."""


@dataclass(frozen=True, slots=True)
class TypingTime(SideQuestion, name="typing_time"):
    """The side question for the time of the daily question."""


@dataclass(frozen=True, slots=True)
class TypingWeekly(SideQuestion, name="typing_weekly"):
    """The side question for the time of the weekly summary."""


@dataclass(frozen=True, slots=True)
class TypingQuiet(SideQuestion, name="typing_quiet"):
    """The side question for the quiet hours."""


@dataclass(frozen=True, slots=True)
class TypingPause(SideQuestion, name="typing_pause"):
    """The side question for the day on which a pause ends."""

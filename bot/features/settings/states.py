"""Where a chat stands in the set-up, and while a setting is typed."""

from dataclasses import dataclass

from bot.conversation.chat_state import ChatState
from bot.conversation.side_question import SideQuestion


@dataclass(frozen=True, slots=True)
class SettingUp(ChatState, name="setting_up"):
    """The set-up is under way."""


@dataclass(frozen=True, slots=True)
class TypingZone(SideQuestion, name="typing_zone"):
    """A city or an offset is to be typed."""


@dataclass(frozen=True, slots=True)
class TypingTime(SideQuestion, name="typing_time"):
    """The time of the daily question is to be typed."""


@dataclass(frozen=True, slots=True)
class TypingWeekly(SideQuestion, name="typing_weekly"):
    """The time of the weekly summary is to be typed."""


@dataclass(frozen=True, slots=True)
class TypingQuiet(SideQuestion, name="typing_quiet"):
    """The quiet hours are to be typed."""


@dataclass(frozen=True, slots=True)
class TypingPause(SideQuestion, name="typing_pause"):
    """The day on which a pause ends is to be typed."""

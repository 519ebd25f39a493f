"""The declaration of a feature: its commands, chat states, buttons, due prompts and routes of the page.

Each folder of `bot/features/` holds one `Feature` in its `feature.py`. The registry collects them, and the routers read
the registry: to add a state or a button is a change in one folder.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.conversation.chat_state import ChatState
from bot.conversation.context import Context
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.page import PageRoute
from bot.conversation.payload import Payload
from bot.conversation.prompts.daily_waits import BREAK_IN_AFTER
from bot.conversation.replies import Reply
from storage.records import Due, DueKind
from storage.unit_of_work import UnitOfWork

Call = Callable[[Context], Awaitable[list[Reply]]]
OnText = Callable[[Context, int, str], Awaitable[list[Reply]]]
"""Handler of a text: takes the context, the id of the message and the text."""
OnEdit = Callable[[Context, int, str], Awaitable[list[Reply] | None]]
"""Handler of an edited message: takes the context, the id of the message and its new text. None leaves it to others."""
OnVoice = Callable[[Context, int], Awaitable[list[Reply]]]
"""Handler of a voice note: takes the context and the length in seconds."""
OnPress = Callable[[Context, Any], Awaitable[list[Reply]]]
"""Handler of a press: takes the context and a payload of the type for which it is registered."""
OnDue = Callable[[Context, Due], Awaitable[list[Reply]]]
InsteadOfDaily = Callable[[Context, Due], Awaitable[list[Reply] | None]]
"""Query for what replaces a day's question: takes the context and the due row. None leaves the day to its question."""
LastTyped = Callable[[UnitOfWork, Any, int], Awaitable[str | None]]
"""Query for the last text that was begun: takes the unit of work, the state and the user's id."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command: its use case, and whether it first closes an open side question."""

    call: Call
    leaves_side_question: bool = True
    with_words: OnText | None = None
    """Use case for the command with words behind it, as in `/practice mentoring`. None ignores the words."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRules:
    """Rules of a chat state: the handlers of a text, a voice note and /cancel, and how long the state is kept."""

    state: type[ChatState]
    """Type of the state."""
    on_text: OnText
    """Handler of a text."""
    keys: Mapping[Key, Call] = field(default_factory=dict)
    """Use cases of the keys of the keyboard, typed or tapped. Any other key is refused, and never becomes content."""
    on_voice: OnVoice | None = None
    """Handler of a voice note. None leaves it to the feature that takes unclaimed voice notes."""
    on_cancel: Call | None = None
    """Use case by which /cancel leaves the state. None makes the chat idle."""
    side_question: bool = False
    """True for a short question in between, after which the chat returns to its former state."""
    keeps: timedelta = BREAK_IN_AFTER
    """Time for which the daily question waits for the user to continue here. Zero where it need not wait."""
    makes_way: bool = False
    """True where the state is left as by /cancel when the user asks for something else, such as a question."""
    last_typed: LastTyped | None = None
    """Query for the last text that was begun here, used to say after a long outage what may be lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing that users can do, with every way that leads to it."""

    name: str
    """Name of the feature's folder."""
    commands: Mapping[str, Command] = field(default_factory=dict)
    """Commands by their names, without the slash."""
    states: Sequence[StateRules] = ()
    """Rules of the feature's chat states."""
    presses: Mapping[type[Payload], OnPress] = field(default_factory=dict)
    """Handlers of the buttons, by the types of their payloads."""
    time_marks: Mapping[DueKind, OnDue] = field(default_factory=dict)
    """Handlers of due rows that the user started. They run at any hour."""
    name_left: Call | None = None
    """Use case that names, at the daily time, what was begun here and is not finished. It does so once each time that
    it is left, and keeps it aside from the next day on."""
    waiting: Call | None = None
    """Query for the offer to go on with what was begun here and left. /cancel shows it where there is nothing to leave."""
    instead_of_daily: InsteadOfDaily | None = None
    """Query for the message that takes the place of a day's question, as on the day of an interview. It comes also to a
    user who has practised that day."""
    due: Mapping[DueKind, OnDue] = field(default_factory=dict)
    """Handlers of unasked prompts. They run only when the bot may write."""
    on_edit: OnEdit | None = None
    """Handler of an edited message that holds something of this feature."""
    unclaimed_voice: OnVoice | None = None
    """Handler of a voice note for which the chat's state has none. Only one feature may set it."""
    routes: Sequence[PageRoute] = ()
    """Routes of the page."""


def without_payload(call: Call) -> OnPress:
    """Return a press handler for a button whose payload has no fields."""

    async def on_press(context: Context, _: Payload) -> list[Reply]:
        return await call(context)

    return on_press

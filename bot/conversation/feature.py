"""What a feature declares of itself: its commands, chat states, buttons and due prompts. Nothing else knows them.

Each folder of `bot/features/` holds one `Feature` in its `feature.py`. The registry collects them, and the routers read
the registry: to add a command, a state, a button or a due kind is a change in one folder.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.conversation.chat_state import ChatState
from bot.conversation.context import Context
from bot.conversation.payload import Payload
from bot.conversation.replies import Reply
from storage.records import Due, DueKind
from storage.unit_of_work import UnitOfWork

Call = Callable[[Context], Awaitable[list[Reply]]]
OnText = Callable[[Context, int, str], Awaitable[list[Reply]]]
"""What takes a text: the context, the id of the message, what it says."""
OnVoice = Callable[[Context, int], Awaitable[list[Reply]]]
"""What takes a voice note: the context, how many seconds it lasts."""
OnPress = Callable[[Context, Any], Awaitable[list[Reply]]]
"""What takes a press: the context, the payload of the type that it is registered for."""
OnDue = Callable[[Context, Due], Awaitable[list[Reply]]]
LastTyped = Callable[[UnitOfWork, Any, int], Awaitable[str | None]]
"""What finds the last text that was begun: the unit of work, the state, the user's id."""

BREAK_IN_AFTER = timedelta(hours=24)
"""How long the daily question waits, as a rule, for what the user is in the middle of."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command. What it does, and whether it first leaves a question that was asked in between."""

    call: Call
    leaves_side_question: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class StateRules:
    """What happens in a chat state."""

    state: type[ChatState]
    on_text: OnText
    on_voice: OnVoice | None = None
    """What a voice note does; where None, what the feature does with it that takes unclaimed ones."""
    on_cancel: Call | None = None
    """How /cancel leaves the state; where None, the chat becomes idle."""
    side_question: bool = False
    """It is a short question in between: what was open goes on afterwards, as it was."""
    keeps: timedelta = BREAK_IN_AFTER
    """How long the daily question waits for the user to go on here; zero where it need not wait."""
    offer: Call | None = None
    """What names the open state once at the daily time. Such a state is kept until the user closes it."""
    last_typed: LastTyped | None = None
    """What finds the last text that was begun here, to say after a long outage what may be lost."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feature:
    """One thing that users can do, with all that leads to it."""

    name: str
    commands: Mapping[str, Command] = field(default_factory=dict)
    states: Sequence[StateRules] = ()
    presses: Mapping[type[Payload], OnPress] = field(default_factory=dict)
    time_marks: Mapping[DueKind, OnDue] = field(default_factory=dict)
    """Due rows that the user started, which come whatever the hour."""
    due: Mapping[DueKind, OnDue] = field(default_factory=dict)
    """Due rows that come unasked, where the bot may write now."""
    unclaimed_voice: OnVoice | None = None
    """What a voice note does that the state of the chat has no use for; one feature says so."""


def without_payload(call: Call) -> OnPress:
    """Return a press handler for a button that says everything by being pressed."""

    async def on_press(context: Context, _: Payload) -> list[Reply]:
        return await call(context)

    return on_press

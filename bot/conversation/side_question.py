"""Side questions: short questions in between, such as a date or a time, after which the former state continues."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from bot.conversation.chat_state import ChatState, Idle
from bot.conversation.context import Context, S
from storage.records import Conversation

if TYPE_CHECKING:
    from bot.conversation.registry import Registry

FORGOTTEN_AFTER = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class SideQuestion(ChatState):
    """A state in which a short text is awaited."""

    back: Mapping[str, Any] | None = None
    """Row of the chat before the question: the state's name and its data."""


async def step_aside(context: Context, question: type[SideQuestion], **fields: Any) -> None:
    """Take the next text as the answer to that side question. `fields` are those of its state."""
    now = context.conversation
    back = now.data.get("back") if _is_aside(context.registry, now) else {"state": now.state, "data": dict(now.data)}
    await context.enter(question(back=back, **fields))


def before_aside(registry: "Registry", conversation: Conversation) -> Conversation:
    """Return the chat's row as it was before a side question, or the same row where none is open.

    The chat is idle where the former state is not known.
    """
    if not _is_aside(registry, conversation):
        return conversation
    match conversation.data.get("back"):
        case {"state": str(state), "data": Mapping() as data} if registry.knows(state):
            return replace(conversation, state=state, data=data)
        case _:
            return replace(conversation, state=Idle.name, data={})


def open_beneath(context: Context, kind: type[S]) -> S | None:
    """Return the state of the chat, or the one to which it returns after a side question, if it is of that kind."""
    state = context.registry.state_of(before_aside(context.registry, context.conversation))
    return state if isinstance(state, kind) else None


async def step_back(context: Context, *, active_at: datetime | None = None) -> bool:
    """Return to the state before a side question, idle if it is not known. Return whether a side question was open.

    `active_at` is when the user was last active in that state; now where it is None.
    """
    before = before_aside(context.registry, context.conversation)
    if before is context.conversation:
        return False
    await context.restore(before, active_at=active_at)
    return True


async def forget_aside(context: Context) -> None:
    """Step back from a side question that was left unanswered for an hour: nobody has been active since it was asked."""
    asked_at = context.conversation.updated_at
    if context.now - asked_at >= FORGOTTEN_AFTER:
        await step_back(context, active_at=asked_at)


def _is_aside(registry: "Registry", conversation: Conversation) -> bool:
    return registry.rules_of(registry.state_of(conversation)).side_question

"""Short questions in between, such as a date or a time: what was open goes on afterwards, as it was."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta

from bot.conversation.context import State, Turn
from storage.records import Conversation

ASIDES = frozenset(
    {
        State.TYPING_ZONE,
        State.TYPING_TIME,
        State.TYPING_WEEKLY,
        State.TYPING_QUIET,
        State.TYPING_PAUSE,
        State.TYPING_INTERVIEW,
    }
)
FORGOTTEN_AFTER = timedelta(hours=1)


async def step_aside(turn: Turn, state: State) -> None:
    """Let the next text be what that state takes."""
    data = turn.conversation.data
    back = data.get("back") if turn.state in ASIDES else {"state": turn.state, "data": dict(data)}
    await turn.enter(state, back=back)


def before_aside(conversation: Conversation) -> Conversation:
    """Return a chat as it stood before it stepped aside, idle where nobody knows where; as it is where it did not."""
    if conversation.state not in ASIDES:
        return conversation
    match conversation.data.get("back"):
        case {"state": str(state), "data": Mapping() as data} if state in set(State):
            return replace(conversation, state=State(state), data=data)
        case _:
            return replace(conversation, state=State.IDLE, data={})


async def step_back(turn: Turn) -> None:
    """Go on where the chat stood before, in IDLE where nobody knows where; nothing happens where it was not aside."""
    if turn.state in ASIDES:
        before = before_aside(turn.conversation)
        await turn.enter(State(before.state), **before.data)


async def forget_aside(turn: Turn) -> None:
    """Step back from a question that was left unanswered an hour ago."""
    if turn.now - turn.conversation.updated_at >= FORGOTTEN_AFTER:
        await step_back(turn)

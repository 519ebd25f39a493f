"""Short questions in between, such as a date or a time: what was open goes on afterwards, as it was."""

from collections.abc import Mapping
from datetime import timedelta

from bot.services.turn import State, Turn

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


async def step_back(turn: Turn) -> None:
    """Go on where the chat stood before, in IDLE where nobody knows where; nothing happens where it was not aside."""
    if turn.state not in ASIDES:
        return
    back = turn.conversation.data.get("back")
    match back:
        case {"state": str(state), "data": Mapping() as data} if state in set(State):
            await turn.enter(State(state), **data)
        case _:
            await turn.enter(State.IDLE)


async def forget_aside(turn: Turn) -> None:
    """Step back from a question that was left unanswered an hour ago."""
    if turn.now - turn.conversation.updated_at >= FORGOTTEN_AFTER:
        await step_back(turn)

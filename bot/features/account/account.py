"""/help, /privacy, /cancel, /delete, and the kind answers to what the bot cannot use."""

from dataclasses import dataclass

from bot.conversation.chat_state import Idle
from bot.conversation.context import Turn
from bot.conversation.doors import Practise
from bot.conversation.gate import owns
from bot.conversation.payload import Payload
from bot.conversation.replies import FAREWELL, Button, Keyboard, Reply
from bot.conversation.side_question import step_back
from bot.conversation.texts import house as say
from bot.features.answering.texts import asking
from bot.features.quiz import quiz


@dataclass(frozen=True, slots=True)
class EraseEverything(Payload, code="dy"):
    """Erase everything about the user."""


@dataclass(frozen=True, slots=True)
class KeepEverything(Payload, code="dn"):
    """Erase nothing."""


async def help_(turn: Turn) -> list[Reply]:
    """Say what the bot can do; while nothing is open, with a way to begin."""
    row = (Button(text=say.PRACTICE, press=Practise()),)
    return [Reply(text=say.help_text(), buttons=() if turn.at(Idle) is None else (row,))]


async def privacy(turn: Turn) -> list[Reply]:
    """Say where the stories are, and how they are stored."""
    return [Reply(text=say.privacy_text(turn.encryption))]


async def cancel(turn: Turn) -> list[Reply]:
    """Leave what is open. What was typed stays, to be taken up again."""
    leave = turn.registry.rules_of(turn.standing).on_cancel
    if leave is not None:
        return await leave(turn)
    if await step_back(turn):
        return [Reply(text=asking.LEFT_AS_IT_WAS)]
    was_idle = turn.at(Idle) is not None
    await turn.enter(Idle())
    nothing = await quiz.waiting(turn) or say.NOTHING_TO_CANCEL
    text = nothing if was_idle else asking.LEFT_AS_IT_WAS
    return [Reply(text=text, keyboard=Keyboard())]


async def ask_delete(_: Turn) -> list[Reply]:
    """Ask before anything is erased."""
    yes = Button(text=say.DELETE_YES, press=EraseEverything())
    no = Button(text=say.DELETE_NO, press=KeepEverything())
    return [Reply(text=say.DELETE_ASK, buttons=((yes,), (no,)))]


async def delete(turn: Turn) -> list[Reply]:
    """Erase every row of the user. The farewell's own row goes when it has been sent."""
    owned = await owns(turn.uow, turn.user_id)
    await turn.uow.users.erase(turn.user_id, turn.now)
    return [Reply(text=say.DELETED_OWNER if owned else say.DELETED, keyboard=Keyboard(), slot=FAREWELL)]


async def keep(_: Turn) -> list[Reply]:
    """Say that nothing is erased."""
    return [Reply(text=say.DELETE_KEPT)]

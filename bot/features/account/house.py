"""/help, /privacy, /cancel, /delete, and the kind answers to what the bot cannot use."""

from bot.conversation.actions import Action
from bot.conversation.chat_state import Idle
from bot.conversation.context import State, Turn
from bot.conversation.gate import owns
from bot.conversation.replies import FAREWELL, Button, Keyboard, Reply
from bot.conversation.side_question import step_back
from bot.conversation.texts import house as say
from bot.features.answering.texts import asking
from bot.features.quiz import quiz
from storage.encryption import Encryption


async def help_(turn: Turn) -> list[Reply]:
    """What the bot can do."""
    row = (Button(text=say.PRACTICE, action=Action.PRACTICE),)
    return [Reply(text=say.help_text(), buttons=(row,) if turn.state == State.IDLE else ())]


async def privacy(encryption: Encryption) -> list[Reply]:
    """Where the stories are."""
    return [Reply(text=say.privacy_text(encryption))]


async def cancel(turn: Turn) -> list[Reply]:
    """Leave what is open. What was typed stays, to be taken up again."""
    rules = turn.registry.states.get(type(turn.standing))
    if rules is not None and rules.on_cancel is not None:
        return await rules.on_cancel(turn)
    if await step_back(turn):
        return [Reply(text=asking.LEFT_AS_IT_WAS)]
    was_idle = turn.state == State.IDLE
    await turn.enter(Idle())
    nothing = await quiz.waiting(turn) or say.NOTHING_TO_CANCEL
    text = nothing if was_idle else asking.LEFT_AS_IT_WAS
    return [Reply(text=text, keyboard=Keyboard())]


async def ask_delete() -> list[Reply]:
    """Erasing asks first."""
    yes = Button(text=say.DELETE_YES, action=Action.DELETE_YES)
    no = Button(text=say.DELETE_NO, action=Action.DELETE_NO)
    return [Reply(text=say.DELETE_ASK, buttons=((yes,), (no,)))]


async def delete(turn: Turn) -> list[Reply]:
    """Erase every row of the user. The farewell's own row goes when it has been sent."""
    owned = await owns(turn.uow, turn.user_id)
    await turn.uow.users.erase(turn.user_id, turn.now)
    return [Reply(text=say.DELETED_OWNER if owned else say.DELETED, keyboard=Keyboard(), slot=FAREWELL)]


async def keep() -> list[Reply]:
    """Nothing is erased."""
    return [Reply(text=say.DELETE_KEPT)]

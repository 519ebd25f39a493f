"""/help, /privacy, /cancel, /delete, and the kind answers to what the bot cannot use."""

from dataclasses import dataclass

from bot.conversation.chat_state import Idle
from bot.conversation.context import State, Turn
from bot.conversation.doors import DiscardAnswer, GoOnWithAnswer, Practise
from bot.conversation.gate import owns
from bot.conversation.payload import Payload
from bot.conversation.replies import FAREWELL, Button, Keyboard, Reply
from bot.conversation.side_question import step_back
from bot.conversation.text_of_answer import composed
from bot.conversation.texts import house as say
from bot.features.answering.collecting import collected
from bot.features.answering.texts import asking
from bot.features.mock import mock
from bot.features.quiz import quiz
from bot.review.rubric import count_words
from storage.records import AnswerState


@dataclass(frozen=True, slots=True)
class EraseEverything(Payload, code="dy"):
    """Erase everything about the user."""


@dataclass(frozen=True, slots=True)
class KeepEverything(Payload, code="dn"):
    """Erase nothing."""


async def help_(turn: Turn) -> list[Reply]:
    """Say what the bot can do; while nothing is open, with a way to begin."""
    row = (Button(text=say.PRACTICE, press=Practise()),)
    return [Reply(text=say.help_text(), buttons=(row,) if turn.state == Idle.name else ())]


async def privacy(turn: Turn) -> list[Reply]:
    """Say where the stories are, and how they are stored."""
    return [Reply(text=say.privacy_text(turn.encryption))]


async def cancel(turn: Turn) -> list[Reply]:
    """Leave what is open. What was typed stays, to be taken up again."""
    rules = turn.registry.states.get(type(turn.standing))
    if rules is not None and rules.on_cancel is not None:
        return await rules.on_cancel(turn)
    if await step_back(turn):
        return [Reply(text=asking.LEFT_AS_IT_WAS)]
    answer = await collected(turn) if turn.state == State.COLLECTING else None
    if answer is None:
        was_idle = turn.state == Idle.name
        await turn.enter(Idle())
        nothing = await quiz.waiting(turn) or say.NOTHING_TO_CANCEL
        text = nothing if was_idle else asking.LEFT_AS_IT_WAS
        return [Reply(text=text, keyboard=Keyboard())]
    left = await mock.under_way(turn, answer)
    if left is not None:
        return await mock.leave(turn, left)
    await turn.enter(Idle())
    words = count_words(composed(await turn.uow.answers.parts(answer.id))[0])
    if answer.state is not AnswerState.OPEN:
        return [Reply(text=asking.LEFT_AS_IT_WAS, keyboard=Keyboard())]
    if not words:
        await turn.uow.answers.set_state(answer.id, AnswerState.SKIPPED, turn.now)
        return [Reply(text=asking.LEFT_AS_IT_WAS, keyboard=Keyboard())]
    go_on = Button(text=asking.GO_ON, press=GoOnWithAnswer(answer.id))
    discard = Button(text=asking.DISCARD, press=DiscardAnswer(answer.id))
    return [
        Reply(text=asking.left_open_text(words), keyboard=Keyboard()),
        Reply(text=asking.WHAT_NEXT, buttons=((go_on, discard),)),
    ]


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

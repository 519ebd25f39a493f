"""What a text means where the chat stands now: a part of an answer, a setting, or an answer to the last follow-up."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta

from bot.conversation.context import State, Turn
from bot.conversation.replies import Reply
from bot.features.answering.asking import KEYBOARD, collect_follow_up, offer
from bot.features.answering.collecting import add_part, no_open_question, take_text, take_voice
from bot.features.answering.texts import asking as say
from bot.features.plan.plan_date import date_typed
from bot.features.rehearsal import rehearsal
from bot.features.settings.onboarding import start
from storage.records import AnswerState

FOLLOW_UP_WITHIN = timedelta(hours=24)
Listener = Callable[[Turn, int, str], Awaitable[list[Reply]]]
"""What takes a text in one state of the conversation: the turn, the id of the message, what it says."""

VoiceListener = Callable[[Turn, int], Awaitable[list[Reply]]]
"""What takes a voice note in one state of the conversation: the turn, how many seconds it lasts."""


async def hear(turn: Turn, message_id: int, text: str) -> list[Reply]:
    """Handle one text message that is no command."""
    rules = turn.registry.states.get(type(turn.standing))
    if rules is not None:
        return await rules.on_text(turn, message_id, text)
    listener = LISTENERS.get(turn.state, _in_between)
    return await listener(turn, message_id, text)


async def hear_voice(turn: Turn, seconds: int) -> list[Reply]:
    """Handle one voice note or video note: its length is all that is known of it."""
    rules = turn.registry.states.get(type(turn.standing))
    if rules is not None and rules.on_voice is not None:
        return await rules.on_voice(turn, seconds)
    return await VOICE_LISTENERS.get(turn.state, rehearsal.unclaimed)(turn, seconds)


def _setting(typed: Callable[[Turn, str], Awaitable[list[Reply]]]) -> Listener:
    """A listener for what is typed as a setting: which message it stands in makes no difference."""

    async def listen(turn: Turn, _: int, text: str) -> list[Reply]:
        return await typed(turn, text)

    return listen


async def _in_between(turn: Turn, message_id: int, text: str) -> list[Reply]:
    """No question is open. Right after a feedback that asked a follow-up, a text is taken as the answer to it."""
    if turn.settings.set_up == 0:
        return await start(turn)
    data = turn.conversation.data
    recent = turn.now - turn.conversation.updated_at < FOLLOW_UP_WITHIN
    if not (data.get("follow_up") and recent):
        return await _left_open(turn, message_id, text)
    answer = await turn.uow.answers.get(data["answer_id"], turn.user_id)
    if answer is None or answer.state is not AnswerState.JUDGED:
        return no_open_question()
    await collect_follow_up(turn, answer)
    return [Reply(text=say.TAKEN_AS_FOLLOW_UP, keyboard=KEYBOARD), *await add_part(turn, answer, message_id, text)]


async def _left_open(turn: Turn, message_id: int, text: str) -> list[Reply]:
    """An answer that was left with /cancel, or before a restart, takes what is typed, once the user says so."""
    answer = await turn.uow.answers.current(turn.user_id)
    if answer is None:
        return no_open_question()
    await turn.enter(State.COLLECTING, answer_id=answer.id)
    await add_part(turn, answer, message_id, text)
    return await offer(turn, answer, added=True)


LISTENERS: Mapping[str, Listener] = {
    State.COLLECTING: take_text,
    State.TYPING_INTERVIEW: _setting(date_typed),
}
VOICE_LISTENERS: Mapping[str, VoiceListener] = {
    State.COLLECTING: take_voice,
}

"""Use case of a text while no question is open: it answers the last follow-up, or continues an answer that was left."""

from datetime import timedelta

from bot.conversation.chat_state import Idle
from bot.conversation.collecting import Collecting
from bot.conversation.context import Context
from bot.conversation.open_answer import offer, words_of
from bot.conversation.replies import Reply
from bot.features.answering.asking import KEYBOARD, collect_follow_up, go_on
from bot.features.answering.collecting import add_part, no_open_question
from bot.features.answering.texts import asking as say
from storage.records import AnswerState

FOLLOW_UP_WITHIN = timedelta(hours=24)


async def take_text(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take a text as the answer to a follow-up just asked by a feedback.

    Any other text continues an answer that was left.
    """
    state = context.at(Idle)
    recent = context.now - context.conversation.updated_at < FOLLOW_UP_WITHIN
    if state is None or state.answer_id is None or not (state.follow_up and recent):
        return await _left_open(context, message_id, text)
    answer = await context.uow.answers.get(state.answer_id, context.user_id)
    if answer is None or answer.state is not AnswerState.JUDGED:
        return no_open_question()
    await collect_follow_up(context, answer)
    return [Reply(text=say.TAKEN_AS_FOLLOW_UP, keyboard=KEYBOARD), *await add_part(context, answer, message_id, text)]


async def _left_open(context: Context, message_id: int, text: str) -> list[Reply]:
    """Add a text to an answer left by /cancel or a restart, and ask what to do with it."""
    answer = await context.uow.answers.current(context.user_id)
    if answer is None:
        return no_open_question()
    await context.enter(Collecting(answer.id))
    await add_part(context, answer, message_id, text)
    return await (offer(context, answer, added=True) if await words_of(context, answer) else go_on(context, answer))

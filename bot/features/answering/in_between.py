"""Use case of a text while no question is open.

It answers the last follow-up, continues an answer that was left, or is kept as a loose text.
"""

from datetime import timedelta

from bot.conversation import route_text
from bot.conversation.answers.collecting import Collecting
from bot.conversation.answers.open_answer import offer, words_of
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.offered_debrief import awaited_day, offer_debrief
from bot.conversation.replies import Reply
from bot.conversation.route_text import LONG_TEXT_WORDS
from bot.features.answering import loose_text
from bot.features.answering.asking import KEYBOARD, collect_follow_up, go_on
from bot.features.answering.collecting import STALE_AFTER, add_part, no_open_question
from bot.features.answering.texts import asking as say
from bot.review.rubric import count_words
from storage.records import AnswerState

FOLLOW_UP_WITHIN = timedelta(hours=24)


async def take_text(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take a text as the answer to a follow-up just asked by a feedback, or as more of a loose text.

    Any other text continues an answer that was left.
    """
    if await loose_text.goes_on(context):
        return await loose_text.add(context, message_id, text)
    state = context.at(Idle)
    recent = context.now - context.conversation.updated_at < FOLLOW_UP_WITHIN
    if state is None or state.answer_id is None or not (state.follow_up and recent):
        return await _left_open(context, message_id, text)
    answer = await context.uow.answers.get(state.answer_id, context.user_id)
    if answer is None or answer.state is not AnswerState.JUDGED:
        return await _of_no_question(context, message_id, text)
    await collect_follow_up(context, answer)
    return [Reply(text=say.TAKEN_AS_FOLLOW_UP, keyboard=KEYBOARD), *await add_part(context, answer, message_id, text)]


async def nothing_open(context: Context) -> list[Reply]:
    """Handle a key of the keyboard while nothing is open: offer an answer that was left, or say that none is open."""
    answer = await context.uow.answers.current(context.user_id)
    return no_open_question() if answer is None else await offer(context, answer)


async def _left_open(context: Context, message_id: int, text: str) -> list[Reply]:
    """Add a text to an answer left by /cancel or a restart, and ask what to do with it.

    A long text that comes a day or more after the answer's last one is kept by itself.
    """
    answer = await context.uow.answers.current(context.user_id)
    is_stale = answer is not None and context.now - answer.touched_at >= STALE_AFTER
    if answer is None or (is_stale and count_words(text) >= LONG_TEXT_WORDS):
        return await _of_no_question(context, message_id, text)
    await context.enter(Collecting(answer.id))
    await add_part(context, answer, message_id, text)
    return await (offer(context, answer, added=True) if await words_of(context, answer) else go_on(context, answer))


async def _of_no_question(context: Context, message_id: int, text: str) -> list[Reply]:
    """Keep a long text and offer it. A short one gets the reply that no question is open.

    After an interview that is to be written down, one that sounds asked is taken as the first question of it.
    """
    held_on = await awaited_day(context, text)
    if held_on is not None:
        await offer_debrief(context, held_on)
        return await route_text.hear(context, message_id, text)
    if count_words(text) >= LONG_TEXT_WORDS:
        return await loose_text.keep(context, message_id, text)
    if context.at(Idle) is None:
        await context.enter(Idle())
    return no_open_question()

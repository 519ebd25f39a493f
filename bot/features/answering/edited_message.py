"""Use case of an edited message: a part of an answer, which is judged again, or of a text that belongs to no question."""

from bot.conversation.answers.collecting import Collecting
from bot.conversation.context import Context
from bot.conversation.logic.typed.named_command import named_command
from bot.conversation.replies import Reply
from bot.conversation.route_text import EDITED_COMMAND, LONG_TEXT_WORDS
from bot.conversation.texts import refusals
from bot.features.answering import collecting, loose_text
from bot.features.answering.judging import judge_edit
from bot.features.answering.texts import asking as say
from bot.review.rubric import count_words
from storage.records import AnswerState

EDIT_NOT_MINE = "edit-not-mine"
"""Slot of the reply to edits that have no place. Many such edits get one reply."""


async def edited(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take an edited message where it stands. One whose text is as before changes nothing.

    A long text that is part of nothing is kept and offered.
    """
    loose = await context.uow.loose_texts.message(context.user_id, message_id)
    if loose is not None:
        return await loose_text.edit(context, loose, text)
    of_answer = await _edit_part(context, message_id, text)
    if of_answer is not None:
        return of_answer
    if count_words(text) >= LONG_TEXT_WORDS:
        return await loose_text.keep_edited(context, message_id, text)
    command = named_command(text)
    if command is not None and command in context.registry.commands:
        return [Reply(text=refusals.edited_command_text(command), slot=EDITED_COMMAND, newest_only=True)]
    return [Reply(text=say.EDIT_NOT_MINE, slot=EDIT_NOT_MINE, newest_only=True)]


async def _edit_part(context: Context, message_id: int, text: str) -> list[Reply] | None:
    """Take an edited message of an answer. One whose text is as before changes nothing, as when a link preview arrives.

    It changes the open answer; a judged answer is judged again in the same feedback message. None where the message is
    part of no answer.
    """
    part = await context.uow.answers.find_part(context.user_id, message_id)
    answer = await context.uow.answers.get(part.answer_id, context.user_id) if part is not None else None
    if part is None or answer is None:
        return None
    if part.text == text:
        return []
    await context.uow.answers.edit_part(answer.id, message_id, text)
    now = collecting.collecting_of(context, answer)
    is_collecting = context.at(Collecting) == now
    if answer.state is AnswerState.JUDGED and not (is_collecting and now.takes(part)):
        return await judge_edit(context, answer)
    return [collecting.status(context, answer, now, await context.uow.answers.parts(answer.id))]

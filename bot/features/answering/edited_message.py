"""Use case of an edited message: a part of an answer, or of a text that belongs to no question."""

from bot.conversation.context import Context
from bot.conversation.logic.typed.named_command import named_command
from bot.conversation.replies import Reply
from bot.conversation.route_text import EDITED_COMMAND, LONG_TEXT_WORDS
from bot.conversation.texts import general
from bot.features.answering import collecting, loose_text
from bot.features.answering.texts import asking as say
from bot.review.rubric import count_words

EDIT_NOT_MINE = "edit-not-mine"
"""Slot of the reply to edits that have no place. Many such edits get one reply."""


async def edited(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take an edited message where it stands. One whose text is as before changes nothing.

    A long text that is part of nothing is kept and offered.
    """
    loose = await context.uow.loose_texts.message(context.user_id, message_id)
    if loose is not None:
        return await loose_text.edit(context, loose, text)
    of_answer = await collecting.edit_part(context, message_id, text)
    if of_answer is not None:
        return of_answer
    if count_words(text) >= LONG_TEXT_WORDS:
        return await loose_text.keep_edited(context, message_id, text)
    command = named_command(text)
    if command is not None and command in context.registry.commands:
        return [Reply(text=general.edited_command_text(command), slot=EDITED_COMMAND, newest_only=True)]
    return [Reply(text=say.EDIT_NOT_MINE, slot=EDIT_NOT_MINE, newest_only=True)]

"""Use case of an edited message: a part of an answer, or of a text that belongs to no question."""

from bot.conversation.context import Context
from bot.conversation.replies import Reply
from bot.features.answering import collecting, loose_text


async def edited(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take an edited message where it stands. One whose text is as before changes nothing."""
    loose = await context.uow.loose_texts.message(context.user_id, message_id)
    if loose is not None:
        return await loose_text.edit(context, loose, text)
    return await collecting.edit_part(context, message_id, text)

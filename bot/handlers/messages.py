"""Messages that are no commands: texts, edits, voice notes, places, and what the bot cannot use."""

from telegram import Update

from bot.conversation import route_text
from bot.conversation.replies import Reply
from bot.conversation.texts import general as say
from bot.features.answering import collecting
from bot.features.settings import settings_zone
from bot.features.transfer import importing
from bot.features.transfer.reading import is_story_file
from bot.handlers.context import UpdateContext

NOT_TEXT = "not-text"
"""The slot of the answer to what cannot be read: of an album of twenty pictures, the newest alone."""


async def text(update: Update, context: UpdateContext) -> None:
    """A typed message."""
    message = update.message
    if message is not None and message.text is not None:
        context.say(await route_text.hear(context.chat_context, message.message_id, message.text))


async def edited(update: Update, context: UpdateContext) -> None:
    """An edited message, or an edited caption."""
    message = update.edited_message
    new_text = (message.text or message.caption) if message is not None else None
    if message is not None and new_text and not new_text.startswith("/"):
        context.say(await collecting.edit_part(context.chat_context, message.message_id, new_text))


async def voice(update: Update, context: UpdateContext) -> None:
    """A voice note: only its length is used; the sound is never fetched."""
    sound = update.message.voice or update.message.video_note if update.message is not None else None
    if sound is not None:
        # PTB is changing the type of `duration`; as Telegram sends it, it is a number of seconds.
        context.say(await route_text.hear_voice(context.chat_context, int(sound.to_dict()["duration"])))


async def document(update: Update, context: UpdateContext) -> None:
    """A file: stories to import, fetched once it is known to be wanted."""
    message = update.message
    file = message.document if message is not None else None
    if message is None or file is None:
        return
    name = file.file_name or ""
    if message.caption and not is_story_file(name):
        await other(update, context)
    elif refusal := importing.refusal(name, file.file_size):
        context.say(refusal)
    elif context.frame.attachment is None:
        context.frame.wants_file = file.file_id
    else:
        context.say(await importing.preview(context.chat_context, name, context.frame.attachment.content))


async def location(update: Update, context: UpdateContext) -> None:
    """A shared place: a first guess at the time zone."""
    if update.message is not None and update.message.location is not None:
        place = update.message.location
        context.say(await settings_zone.place_shared(context.chat_context, place.latitude, place.longitude))


async def other(update: Update, context: UpdateContext) -> None:
    """A photo, sticker or file where a text is expected; a caption is taken as text."""
    message = update.message
    if message is not None and message.caption:
        context.say([Reply(text=say.CAPTION_TAKEN)])
        context.say(await route_text.hear(context.chat_context, message.message_id, message.caption))
        return
    context.say([Reply(text=say.NOT_TEXT, slot=NOT_TEXT, newest_only=True)])

"""Handles messages that are no commands: texts, edits, voice notes, files, locations, and what the bot cannot use."""

from telegram import Update

from bot.conversation import route_text
from bot.conversation.replies import Reply
from bot.conversation.texts import refusals
from bot.features.answering import edited_message
from bot.features.moments import resume
from bot.features.settings import settings_zone
from bot.features.transfer.file_reading import is_story_file
from bot.features.transfer.importing import sent_file
from bot.handlers.context import UpdateContext

NOT_TEXT = "not-text"
"""Slot of the reply to unusable messages: for an album of twenty pictures only the newest reply is sent."""


async def text(update: Update, context: UpdateContext) -> None:
    """Handle a typed message."""
    message = update.message
    if message is not None and message.text is not None:
        context.say(await route_text.hear(context.chat_context, message.message_id, message.text))


async def edited(update: Update, context: UpdateContext) -> None:
    """Handle an edited message or caption."""
    message = update.edited_message
    new_text = (message.text or message.caption) if message is not None else None
    if message is None or not new_text:
        return
    replies = await route_text.hear_edit(context.chat_context, message.message_id, new_text)
    if replies is None:
        replies = await edited_message.edited(context.chat_context, message.message_id, new_text)
    context.say(replies)


async def voice(update: Update, context: UpdateContext) -> None:
    """Handle a voice note. Only its length is used; the sound is never fetched."""
    sound = update.message.voice or update.message.video_note if update.message is not None else None
    if sound is not None:
        # PTB is changing the type of `duration`; Telegram sends a number of seconds.
        context.say(await route_text.hear_voice(context.chat_context, int(sound.to_dict()["duration"])))


async def document(update: Update, context: UpdateContext) -> None:
    """Handle a file with stories to import, or a résumé. It is fetched only once it is known to be wanted."""
    message = update.message
    file = message.document if message is not None else None
    if message is None or file is None:
        return
    name, is_resume = file.file_name or "", resume.takes(context.chat_context, file.file_name or "")
    if message.caption and not is_resume and not is_story_file(name):
        await other(update, context)
    elif refusal := resume.refusal(file.file_size) if is_resume else sent_file.refusal(name, file.file_size):
        context.say(refusal)
    elif context.frame.attachment is None:
        context.frame.wants_file = file.file_id
    else:
        take = resume.sent if is_resume else sent_file.preview
        context.say(await take(context.chat_context, name, context.frame.attachment.content))


async def location(update: Update, context: UpdateContext) -> None:
    """Handle a shared location, which suggests the time zone."""
    if update.message is not None and update.message.location is not None:
        place = update.message.location
        context.say(await settings_zone.place_shared(context.chat_context, place.latitude, place.longitude))


async def other(update: Update, context: UpdateContext) -> None:
    """Handle a photo, sticker or file in place of a text; a caption is taken as text."""
    message = update.message
    if message is not None and message.caption:
        context.say([Reply(text=refusals.CAPTION_TAKEN)])
        context.say(await route_text.hear(context.chat_context, message.message_id, message.caption))
        return
    context.say([Reply(text=refusals.NOT_TEXT, slot=NOT_TEXT, newest_only=True)])

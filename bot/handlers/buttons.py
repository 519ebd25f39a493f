"""Routes button presses to their feature; a stale or forged one gets a friendly reply and changes nothing."""

from telegram import Update

from bot.conversation.payload import BadPayload
from bot.conversation.replies import Reply
from bot.conversation.stale_buttons import StaleButton
from bot.conversation.texts import refusals
from bot.handlers.context import UpdateContext


async def pressed(update: Update, context: UpdateContext) -> None:
    """Handle a press. Its callback query is answered right after the commit, since it expires."""
    query = update.callback_query
    if query is None or query.data is None:
        return
    toast: str | None = None
    registry = context.app_context.registry
    try:
        payload = registry.payload(query.data)
        context.say(await registry.presses[type(payload)](context.chat_context, payload))
    except (BadPayload, StaleButton):
        toast = refusals.STALE_BUTTON
        context.say([Reply(text=refusals.STALE_BUTTON_HELP)])
    context.frame.after_commit.append(lambda: query.answer(toast))

"""The first handler of every update: lets through private chats and admitted users, then opens their context."""

from telegram import Update
from telegram.constants import ChatType
from telegram.ext import ApplicationHandlerStop

from bot.conversation.double_taps import button_tap, comes_again, text_tap
from bot.conversation.gate import admits, lacks_owner, welcome_in
from bot.conversation.replies import Reply
from bot.conversation.texts import refusals
from bot.features.friends.texts.visit import LINK_OVER
from bot.handlers import guests
from bot.handlers.context import UpdateContext


async def gate(update: Update, context: UpdateContext) -> None:
    """Let the update through to the handlers, or answer it and stop it here."""
    chat, user = update.effective_chat, update.effective_user
    if chat is None or user is None or user.is_bot:
        raise ApplicationHandlerStop
    frame, app_context = context.frame, context.app_context
    if chat.type != ChatType.PRIVATE:
        if update.message is not None and (update.message.text or "").startswith("/"):
            _turn_away(context, chat.id, refusals.PRIVATE_ONLY)
        raise ApplicationHandlerStop
    if not await admits(frame.uow, user.id, app_context.allowed, guests.words_of_start(update)):
        await _stop_too_fast(update, context, user.id, is_told=False)
        if await guests.visited(update, context):
            raise ApplicationHandlerStop
        has_owner = not await lacks_owner(frame.uow, app_context.allowed)
        _turn_away(context, chat.id, refusals.NOT_ADMITTED if has_owner else refusals.NO_OWNER)
        raise ApplicationHandlerStop
    await _stop_too_fast(update, context, user.id, is_told=True)
    known = await frame.uow.users.get(user.id)
    await _stop_visit(update, context, is_user=known is not None)
    person, settings = await welcome_in(frame.uow, user.id, user.language_code, frame.now, known)
    context.chat_context = app_context.open_context(
        frame.uow,
        person,
        settings,
        frame.conversation,
        frame.now,
        work=frame.work,
        seed=frame.update_id,
        heard_at=frame.heard_at,
    )
    await _pass_once(update, context)


async def _stop_too_fast(update: Update, context: UpdateContext, user_id: int, *, is_told: bool) -> None:
    """Stop a command or press beyond the rate limit. `is_told` is True to say so, once a minute; a guest is told too."""
    app_context = context.app_context
    at = app_context.clock.monotonic()
    if not (_asks(update) and context.frame.work.is_first_try and app_context.user_rate_limit.is_over(user_id, at)):
        return
    is_told = is_told or await context.frame.uow.guests.get(user_id) is not None
    if is_told and app_context.user_rate_limit.tells(user_id, at):
        context.say([Reply(text=refusals.TOO_FAST)])
    raise ApplicationHandlerStop


async def _stop_visit(update: Update, context: UpdateContext, *, is_user: bool) -> None:
    """Handle what belongs to the visit of an admitted person to a friend's story, and stop it here.

    It never reaches the state of their own chat. The buttons of a visit reach a user in the usual way.
    """
    if context.app_context.in_terminal:
        return
    if guests.opens_link(update):
        opened = await guests.opened(update, context)
        context.say([Reply(text=LINK_OVER)] if opened is None else opened)
        raise ApplicationHandlerStop
    if not is_user and await guests.visited_before_set_up(update, context):
        raise ApplicationHandlerStop


async def _pass_once(update: Update, context: UpdateContext) -> None:
    """Stop a tap that repeats the one before. Its query is answered all the same, or its button would go on turning."""
    query = update.callback_query
    tap: str | None = None
    if query is not None and query.data is not None and query.message is not None:
        tap = button_tap(query.message.message_id, query.data)
    elif update.message is not None:
        tap = text_tap(update.message.text or "", context.chat_context.registry.commands)
    elif query is None:
        return
    if await comes_again(context.chat_context, tap):
        if query is not None:
            context.frame.after_commit.append(query.answer)
        raise ApplicationHandlerStop


def _turn_away(context: UpdateContext, chat_id: int, text: str) -> None:
    """Reply once a day why the bot does nothing here, with lower priority than replies to its users."""
    if context.app_context.turned_away.allows(chat_id, context.app_context.clock.monotonic()):
        context.say([Reply(text=text, broadcast=True)])


def _asks(update: Update) -> bool:
    """Return whether the update is a command or a press, which count for the rate limit; an answer's text does not."""
    text = update.message.text if update.message is not None else None
    return update.callback_query is not None or (text or "").startswith("/")

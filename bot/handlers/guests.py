"""Lets the holder of a friend's link into that visit alone, whether they are a user of the bot or not."""

from telegram import Update

from bot.conversation.judges import WorkReviewer
from bot.conversation.logic.link_token import is_link_token
from bot.conversation.payload import BadPayload, Payload
from bot.conversation.replies import Reply
from bot.features.friends import visit
from bot.features.friends.feature import GUEST_PRESSES
from bot.features.friends.guest import Guest
from bot.features.friends.texts import visit as say
from bot.handlers.context import UpdateContext

START = "/start "


def words_of_start(update: Update) -> str | None:
    """Return the words of a link `t.me/bot?start=WORDS`, which arrive as `/start WORDS`."""
    text = update.message.text if update.message is not None else None
    return text.removeprefix(START).strip() if text and text.startswith(START) else None


def opens_link(update: Update) -> bool:
    """Return whether the update opens a friend's link, whether or not that works."""
    return is_link_token(words_of_start(update) or "")


async def opened(update: Update, context: UpdateContext) -> list[Reply] | None:
    """Open the friend's link of an update. Return None for one that does not work, or where links are off."""
    if context.app_context.link_maker is None:
        return None
    return await visit.open_link(_guest(update, context), words_of_start(update) or "")


async def visited(update: Update, context: UpdateContext) -> bool:
    """Handle an update of somebody who may not use the bot, if it belongs to a visit; return whether it did.

    A guest is refused whatever is not part of the visit.
    """
    guest = _guest(update, context)
    if opens_link(update):
        replies = await opened(update, context)
        _say(context, guest, replies, Reply(text=say.LINK_OVER))
        return True
    press = pressed(update, context)
    if press is not None:
        await _press(update, context, guest, press)
        return True
    if await guest.uow.guests.get(guest.chat_id) is None:
        return False
    if not await took_line(update, context):
        replies = await visit.only_this(guest)
        _answer(update, context)
        if not replies:
            return False
        context.say(replies)
    return True


async def visited_before_set_up(update: Update, context: UpdateContext) -> bool:
    """Handle what belongs to a visit of somebody who may use the bot and never has; return whether it did.

    So a friend does not become a user by looking at one story.
    """
    guest = _guest(update, context)
    press = pressed(update, context)
    if press is not None:
        await _press(update, context, guest, press)
        return True
    return await took_line(update, context)


def pressed(update: Update, context: UpdateContext) -> Payload | None:
    """Return the payload of a button of a visit; None for any other update, and for a forged button."""
    query = update.callback_query
    if query is None or query.data is None:
        return None
    try:
        payload = context.app_context.registry.payload(query.data)
    except BadPayload:
        return None
    return payload if type(payload) in GUEST_PRESSES else None


async def took_line(update: Update, context: UpdateContext) -> bool:
    """Take a text as the guest's line where one is awaited; return whether it was."""
    guest = _guest(update, context)
    text = update.message.text if update.message is not None else None
    held = await guest.uow.guests.get(guest.chat_id)
    if text is None or text.startswith("/") or held is None or held.line_for is None:
        return False
    try:
        wrong = await visit.add_line(guest, held.line_for, text)
        if wrong is None:
            await guest.uow.guests.await_line(guest.chat_id, None)
            wrong = await visit.show_step(guest, held.line_for)
        context.say(wrong)
    except visit.VisitOver:
        context.say([visit.over()])
    return True


async def _press(update: Update, context: UpdateContext, guest: Guest, press: Payload) -> None:
    """Do what a button of a visit means. What is over, or another's, gets a kind sentence."""
    _answer(update, context)
    if context.app_context.link_maker is None:
        _say(context, guest, None, visit.over())
        return
    try:
        replies = await GUEST_PRESSES[type(press)](guest, press)
    except visit.VisitOver:
        _say(context, guest, None, visit.over())
        return
    if isinstance(press, visit.AddLine):
        await guest.uow.guests.await_line(guest.chat_id, press.link_id)
    context.say(replies)


def _say(context: UpdateContext, guest: Guest, replies: list[Reply] | None, refusal: Reply) -> None:
    """Say the replies, or once a minute the refusal: anybody can send what leads to it."""
    if replies is not None:
        context.say(replies)
    elif context.app_context.told_of_visits.allows(guest.chat_id, context.app_context.clock.monotonic()):
        context.say([refusal])


def _answer(update: Update, context: UpdateContext) -> None:
    """Answer a press after the commit, or its button would go on turning."""
    if update.callback_query is not None:
        context.frame.after_commit.append(update.callback_query.answer)


def _guest(update: Update, context: UpdateContext) -> Guest:
    frame, app_context = context.frame, context.app_context
    user = update.effective_user
    return Guest(
        chat_id=user.id if user is not None else 0,
        uow=frame.uow,
        now=frame.now,
        bank=app_context.bank,
        reviewer=WorkReviewer(app_context.reviewer, frame.work, app_context.text_cache),
    )

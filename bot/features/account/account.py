"""Use cases of /help, /privacy, /cancel and /delete."""

from dataclasses import dataclass

from bot.conversation import route_text
from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import Practise, ShowFriendLinks
from bot.conversation.feature import Call
from bot.conversation.gate import owns
from bot.conversation.logic.typed.typed_decision import agrees, declines
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.payload import Payload
from bot.conversation.replies import FAREWELL, Button, Keyboard, Reply
from bot.conversation.side_question import step_aside, step_back
from bot.conversation.stories.friend_visits import end_visits
from bot.conversation.texts import what_next
from bot.features.account.states import ConfirmingErasure
from bot.features.account.texts.cancel import NOTHING_TO_CANCEL, WHAT_WAITS
from bot.features.account.texts.delete import (
    DELETE_KEPT,
    DELETE_NO,
    DELETE_TAP,
    DELETE_YES,
    DELETED,
    DELETED_OWNER,
    delete_text,
)
from bot.features.account.texts.help import PRACTICE, help_text
from bot.features.account.texts.privacy import FRIEND_LINKS, privacy_text


@dataclass(frozen=True, slots=True)
class EraseEverything(Payload, code="dy"):
    """Erase everything about the user."""


@dataclass(frozen=True, slots=True)
class KeepEverything(Payload, code="dn"):
    """Erase nothing."""


async def help_(context: Context) -> list[Reply]:
    """Show the help, with a button to begin while nothing is open."""
    row = (Button(text=PRACTICE, press=Practise()),)
    text = help_text(friends=context.link_maker is not None)
    return [Reply(text=text, buttons=() if context.at(Idle) is None else (row,))]


async def privacy(context: Context) -> list[Reply]:
    """Say where the user's texts are, and how they are stored."""
    friends = context.link_maker is not None
    text = privacy_text(context.encryption, in_terminal=context.in_terminal, friends=friends)
    row = (Button(text=FRIEND_LINKS, press=ShowFriendLinks()),)
    return [Reply(text=text, buttons=(row,) if friends else ())]


async def cancel(context: Context) -> list[Reply]:
    """Leave what is open. Its text is kept, to be continued later. Where nothing is open, show what waits for that."""
    leave = context.registry.rules_of(context.standing).on_cancel
    if leave is not None:
        return await leave(context)
    if await step_back(context):
        return [Reply(text=what_next.LEFT_AS_IT_WAS)]
    was_idle = context.at(Idle) is not None
    await context.enter(Idle())
    if not was_idle:
        return [Reply(text=what_next.LEFT_AS_IT_WAS, keyboard=Keyboard())]
    waiting = [reply for query in context.registry.waiting for reply in await query(context)]
    return [Reply(text=WHAT_WAITS if waiting else NOTHING_TO_CANCEL, keyboard=Keyboard()), *waiting]


async def ask_delete(context: Context) -> list[Reply]:
    """Ask before anything is erased."""
    await step_aside(context, ConfirmingErasure)
    yes = Button(text=DELETE_YES, press=EraseEverything())
    no = Button(text=DELETE_NO, press=KeepEverything())
    return [Reply(text=delete_text(in_terminal=context.in_terminal), buttons=((yes,), (no,)))]


async def delete(context: Context) -> list[Reply]:
    """Erase every row of the user, and take their stories out of the chats of friends.

    The row of the last message is erased once it is sent.
    """
    taken_away = await end_visits(context.uow, await context.uow.friend_links.end(user_id=context.user_id))
    owned = await owns(context.uow, context.user_id)
    await context.uow.erasure.erase(context.user_id, context.now)
    farewell = Reply(text=DELETED_OWNER if owned else DELETED, keyboard=Keyboard(), slot=FAREWELL)
    return [*taken_away, farewell]


async def keep(context: Context) -> list[Reply]:
    """Say that nothing is erased. What was open before the question is open again."""
    if context.at(ConfirmingErasure) is not None:
        await step_back(context)
    return [Reply(text=DELETE_KEPT)]


async def decide(context: Context, message_id: int, text: str) -> list[Reply]:
    """Take a typed no as the button. A yes erases nothing without it.

    Any other text is taken as if nothing had been asked: whoever types goes on with what was open.
    """
    if declines(text):
        return await keep(context)
    if agrees(text):
        return [Reply(text=DELETE_TAP)]
    await step_back(context)
    return await route_text.hear(context, message_id, text)


def key_went_on(key: Key) -> Call:
    """Return the use case of a key of the keyboard, which goes on in the same way."""

    async def on_key(context: Context) -> list[Reply]:
        await step_back(context)
        return await route_text.hear_key(context, key)

    return on_key


async def spoke_on(context: Context, seconds: int) -> list[Reply]:
    """Take a voice note in the same way."""
    await step_back(context)
    return await route_text.hear_voice(context, seconds)

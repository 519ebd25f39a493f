"""Use cases of the keyboard's words while a story is written letter by letter: they do what its buttons do."""

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.replies import Reply
from bot.features.stories.story_tags import finish
from bot.features.stories.story_writing import choose_archetype, leave, write, writing_now


async def next_letter(context: Context) -> list[Reply]:
    """Ask for the next letter, or for the story's tags after the last one."""
    now = await writing_now(context)
    if now is None:
        return await _gone(context)
    place = now.order.index(now.move) + 1
    if place < len(now.order):
        return await write(context, now.kept, now.order[place])
    return await (finish(context, now.kept) if now.kept is not None else leave(context))


async def letter_again(context: Context) -> list[Reply]:
    """Ask for the open letter again. The next message replaces its text."""
    now = await writing_now(context)
    if now is None:
        return await _gone(context)
    return await write(context, now.kept, now.move, over=True)


async def _gone(context: Context) -> list[Reply]:
    await context.enter(Idle())
    return await choose_archetype(context)

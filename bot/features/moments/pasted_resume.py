"""Use cases of a résumé that is pasted: Telegram cuts a long one into several messages, which belong together."""

from collections.abc import Mapping
from datetime import timedelta
from functools import partial

from bot.conversation.context import Context
from bot.conversation.feature import Call
from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.replies import Reply
from bot.conversation.route_text import hear_key, hear_voice
from bot.conversation.side_question import step_aside, step_back
from bot.features.moments import resume
from bot.features.moments.states import PastingResume
from storage.records import ImportFile

MAY_BE_CUT = 3_000
"""Characters from which on a message may be the beginning of a longer text: Telegram cuts at the end of a line."""
GOES_ON_WITHIN = timedelta(seconds=30)
"""The parts of one pasted text come at once. What comes later is something else."""


async def pasted(context: Context, _: int, text: str) -> list[Reply]:
    """Take a résumé that was pasted, or its first part. The question stays open where no bullet is found."""
    replies, file = await resume.take(context, "", text)
    if file is not None:
        await _may_go_on(context, file, text)
    return replies


async def goes_on(context: Context, message_id: int, text: str) -> list[Reply]:
    """Add the next part of a pasted résumé. A text that comes later goes where it went before."""
    state = context.at(PastingResume)
    file = await context.uow.imports.get(state.file_id, context.user_id) if state is not None else None
    soon = context.now - context.conversation.updated_at < GOES_ON_WITHIN
    await step_back(context)
    if file is None or not soon:
        return await context.registry.rules_of(context.standing).on_text(context, message_id, text)
    replies, longer = await resume.add(context, file, text)
    await _may_go_on(context, longer, text)
    return replies


async def cancelled(context: Context) -> list[Reply]:
    """Cancel what was open before."""
    await step_back(context)
    return await context.registry.commands["cancel"].call(context)


async def heard(context: Context, seconds: int) -> list[Reply]:
    """Take a voice note for what was open before."""
    await step_back(context)
    return await hear_voice(context, seconds)


def keys() -> Mapping[Key, Call]:
    """Return the use case of each key: it is for what was open before."""
    return {key: partial(_pressed, key=key) for key in Key}


async def _pressed(context: Context, *, key: Key) -> list[Reply]:
    await step_back(context)
    return await hear_key(context, key)


async def _may_go_on(context: Context, file: ImportFile, text: str) -> None:
    """Wait for the next part where the message was long enough to have been cut."""
    if len(text) >= MAY_BE_CUT:
        await step_aside(context, PastingResume, file_id=file.id)

"""The first use of a feature explains itself in one line, once a user."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.context import Context
from bot.conversation.replies import Reply


async def explained(context: Context, feature: str, hint: str, replies: Sequence[Reply]) -> list[Reply]:
    """The replies; at the user's first use of the feature, with the hint above the first of them.

    `feature` is the name of the feature's message module, `hint` one line of HTML.
    """
    if not replies or not await context.uow.hints.first_time(context.user_id, feature, context.now):
        return list(replies)
    first, *rest = replies
    return [replace(first, text=f"<i>{hint}</i>\n\n{first.text}"), *rest]

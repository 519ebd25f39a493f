"""One-line hints that explain a feature at its first use, once for each user."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.context import Context
from bot.conversation.replies import Reply


async def explained(context: Context, feature: str, hint: str, replies: Sequence[Reply]) -> list[Reply]:
    """Return the replies, with the hint above the first one at the user's first use of the feature.

    `feature` is the name of the feature's text module, `hint` one line of HTML.
    """
    if not replies or not await context.uow.hints.first_time(context.user_id, feature, context.now):
        return list(replies)
    first, *rest = replies
    return [replace(first, text=f"<i>{hint}</i>\n\n{first.text}"), *rest]

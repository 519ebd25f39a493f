"""How long the daily question waits for a user who is in the middle of something else, and whether it waits now."""

from datetime import timedelta

from bot.conversation.context import Context

BREAK_IN_AFTER = timedelta(hours=24)
"""Time for which it waits where the rules of the chat's state (`StateRules.keeps`) give no other."""
NO_WAIT = timedelta()


def daily_waits(context: Context) -> bool:
    """Return whether the user is in the middle of something else, and was so a short time ago by the state's rules."""
    rules = context.registry.rules_of(context.standing)
    return bool(rules.keeps) and context.now - context.conversation.updated_at < rules.keeps

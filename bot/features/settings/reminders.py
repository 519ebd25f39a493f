"""What can be changed of the daily question from a message that is not the settings."""

from dataclasses import replace

from bot.conversation.context import Context
from bot.conversation.prompts.prompt_schedule import plan_daily
from bot.conversation.replies import Reply
from bot.features.settings.settings import show
from bot.features.settings.settings_days import ask_for_pause
from bot.features.settings.settings_times import ask_for_time
from bot.features.settings.texts import settings as say


async def another_hour(context: Context) -> list[Reply]:
    """Ask for another time of the daily question, in a new message."""
    return [replace(reply, fresh=True) for reply in await ask_for_time(context)]


async def pause(context: Context) -> list[Reply]:
    """Ask for the length of a pause, in a new message."""
    return [replace(reply, fresh=True) for reply in await ask_for_pause(context)]


async def once_a_week(context: Context, day: int) -> list[Reply]:
    """Have the daily question on that ISO day of the week alone, and show the settings."""
    await context.change(daily_days=frozenset({day}), daily_on=True)
    await plan_daily(context)
    return await show(context, note=say.once_a_week_text(day))

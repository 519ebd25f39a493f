"""The chat state after the offer to write an interview down: a text is the first question that was asked."""

from dataclasses import dataclass
from datetime import date, timedelta

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.logic.questions.asked_words import sounds_asked
from bot.conversation.prompts.interview_hour import begins_at
from bot.conversation.prompts.prompt_schedule import debrief_at
from bot.conversation.side_question import SideQuestion, step_aside

AWAITED_FOR = timedelta(hours=24)


@dataclass(frozen=True, slots=True)
class OfferedDebrief(SideQuestion, name="offered_debrief"):
    """The side question what was asked in an interview."""

    held_on: date | None = None
    """The user's local day of the interview. None is the day on which it is written down."""


async def awaited_day(context: Context, text: str) -> date | None:
    """Return the day of the interview of which a text may be a question that was asked, while nothing else is open.

    That is the planned day, from the interview on until a day after its debrief was asked for, where nothing is written
    down of it yet. None for a text that does not sound asked.
    """
    held_on, begins = context.settings.interview_on, begins_at(context)
    idle = context.at(Idle)
    if held_on is None or (idle is not None and idle.debrief_left) or not sounds_asked(text):
        return None
    asked_at = debrief_at(context, held_on)
    if not (begins or asked_at) <= context.now < asked_at + AWAITED_FOR:
        return None
    written = [each.held_on for each in await context.uow.interviews.of_user(context.user_id)]
    return held_on if held_on not in written else None


async def offer_debrief(context: Context, held_on: date) -> None:
    """Take the next text as the first question that was asked in the interview of that local day."""
    await step_aside(context, OfferedDebrief, held_on=held_on)

"""The chat state after the offer to write an interview down: a text is the first question that was asked."""

from dataclasses import dataclass
from datetime import date

from bot.conversation.context import Context
from bot.conversation.side_question import SideQuestion, step_aside


@dataclass(frozen=True, slots=True)
class OfferedDebrief(SideQuestion, name="offered_debrief"):
    """The side question what was asked in an interview."""

    held_on: date | None = None
    """The user's local day of the interview. None is the day on which it is written down."""


async def offer_debrief(context: Context, held_on: date) -> None:
    """Take the next text as the first question that was asked in the interview of that local day."""
    await step_aside(context, OfferedDebrief, held_on=held_on)

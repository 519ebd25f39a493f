"""The declaration of the past answers for the registry."""

from bot.conversation.context import Context
from bot.conversation.feature import Command, Feature
from bot.conversation.replies import Reply
from bot.conversation.stale_buttons import past_answer
from bot.features.answers import answers
from bot.features.answers.pages import past_answer as past_answer_page
from bot.features.answers.pages import past_answers as past_answers_page


async def turn_to(context: Context, press: answers.TurnToAnswers) -> list[Reply]:
    """Show a page."""
    return await answers.turn_to(context, press.page)


async def open_answer(context: Context, press: answers.OpenAnswer) -> list[Reply]:
    """Show an answer."""
    return await answers.open_answer(context, await past_answer(context, press.answer_id), press.page)


async def send_answer(context: Context, press: answers.SendAnswer) -> list[Reply]:
    """Send an answer as a file."""
    return await answers.send_answer(context, await past_answer(context, press.answer_id))


ANSWERS = Feature(
    name="answers",
    commands={"answers": Command(call=answers.show_newest)},
    presses={
        answers.TurnToAnswers: turn_to,
        answers.OpenAnswer: open_answer,
        answers.SendAnswer: send_answer,
    },
    routes=(*past_answers_page.ROUTES, *past_answer_page.ROUTES),
)

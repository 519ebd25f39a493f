"""Presses in the bank's second view."""

from collections.abc import Awaitable, Callable

from bot.conversation.actions import Action
from bot.conversation.callback_data import Press
from bot.conversation.context import Turn
from bot.conversation.guards import Presses, PressMap, StaleButton, plain
from bot.conversation.replies import Reply
from bot.features.stories import core_stories
from question_bank.models import CoreStory, Question


def _on_core(call: Callable[[Turn, CoreStory], Awaitable[list[Reply]]]) -> Presses:
    async def handle(turn: Turn, press: Press) -> list[Reply]:
        core = next((each for each in turn.bank.core_stories if each.number == press.number(0)), None)
        if core is None:
            raise StaleButton
        return await call(turn, core)

    return handle


def _on_question(call: Callable[[Turn, Question], Awaitable[list[Reply]]]) -> Presses:
    async def handle(turn: Turn, press: Press) -> list[Reply]:
        asked = {question.id: question for question in core_stories.questions_of(turn.bank)}
        if press.word(0) not in asked:
            raise StaleButton
        return await call(turn, asked[press.word(0)])

    return handle


async def _questions(turn: Turn, press: Press) -> list[Reply]:
    return await core_stories.show_questions(turn, press.number(0))


PRESSES: PressMap = {
    Action.CORE_STORIES: plain(core_stories.show_cores),
    Action.CORE_STORY: _on_core(core_stories.show_core),
    Action.CORE_WRITE: _on_core(core_stories.write_core),
    Action.CISCO: _questions,
    Action.CISCO_QUESTION: _on_question(core_stories.show_question),
    Action.CISCO_PRACTISE: _on_question(core_stories.practise_question),
}

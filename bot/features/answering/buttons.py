"""Presses on a question, an open answer and a feedback message."""

from functools import partial

from bot.conversation import unasked
from bot.conversation.actions import Action
from bot.conversation.callback_data import BadCallbackData, Press
from bot.conversation.context import Mode, Turn
from bot.conversation.guards import PressMap, StaleButton, on_judged, on_open, plain
from bot.conversation.replies import Reply
from bot.features.answering import asking, collecting, feedback, judging
from bot.features.mock import mock
from question_bank.models import ArchetypeId, Level
from storage.records import Answer, DueKind


async def _judge(turn: Turn, answer: Answer) -> list[Reply]:
    if not await turn.uow.answers.parts(answer.id):
        raise StaleButton
    return await judging.judge(turn, answer, Mode.ANSWER)


async def _no_story(turn: Turn, press: Press) -> list[Reply]:
    return await on_open(partial(collecting.no_story, sure=len(press.args) > 1))(turn, press)


async def _example(turn: Turn, press: Press) -> list[Reply]:
    if press.word(0) not in set(ArchetypeId) or press.word(1) not in set(Level):
        raise BadCallbackData("no such example")
    return await feedback.example(turn, ArchetypeId(press.word(0)), Level(press.word(1)))


async def _count_as(turn: Turn, press: Press) -> list[Reply]:
    if press.word(1) not in set(ArchetypeId):
        raise BadCallbackData("no such archetype")

    async def count(turn: Turn, answer: Answer) -> list[Reply]:
        if await mock.under_way(turn, answer):
            raise StaleButton
        return await feedback.count_as(turn, answer, ArchetypeId(press.word(1)))

    return await on_judged(count)(turn, press)


async def _snooze(turn: Turn, press: Press) -> list[Reply]:
    if press.word(1) != DueKind.DAILY:
        raise BadCallbackData("nothing to snooze")
    return await on_open(unasked.snooze)(turn, press)


PRESSES: PressMap = {
    Action.PRACTICE: plain(asking.practise),
    Action.ANOTHER: on_open(asking.another),
    Action.NO_STORY: _no_story,
    Action.JUDGE: on_open(_judge),
    Action.GO_ON: on_open(mock.go_on_with),
    Action.DISCARD: on_open(collecting.discard),
    Action.DETAILS: on_judged(feedback.details),
    Action.BRIEF: on_judged(feedback.brief),
    Action.COUNT_AS: _count_as,
    Action.FOLLOW_UP: on_judged(feedback.follow_up),
    Action.REWRITE: on_judged(feedback.rewrite),
    Action.EXAMPLE: _example,
    Action.NEXT: plain(asking.next_question),
    Action.SNOOZE: _snooze,
    Action.SKIP_TODAY: on_open(unasked.not_today),
}

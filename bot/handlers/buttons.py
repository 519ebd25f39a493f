"""Button presses: each action to its service call; what is stale or forged gets a kind word and changes nothing."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import time

from telegram import Update

from bot.handlers.callback_data import BadCallbackData, Press, decode
from bot.handlers.context import TurnContext
from bot.messages import house as say
from bot.services import asking, collecting, coverage, feedback, house, judging, mock, onboarding, settings, unasked
from bot.services.actions import Action
from bot.services.replies import Reply
from bot.services.turn import Mode, Turn
from question_bank.models import ArchetypeId, Level
from storage.records import Answer, AnswerState, DueKind, Mock, MockState, Purpose

Presses = Callable[[Turn, Press], Awaitable[list[Reply]]]


class StaleButton(Exception):
    """What the button was about has moved on."""


async def pressed(update: Update, context: TurnContext) -> None:
    """Handle a press. The press itself is answered straight out, after the commit, because it expires."""
    query = update.callback_query
    if query is None or query.data is None:
        return
    toast: str | None = None
    try:
        press = decode(query.data)
        context.say(await PRESSES[press.action](context.turn, press))
    except (BadCallbackData, StaleButton):
        toast = say.STALE_BUTTON
        context.say([Reply(text=say.STALE_BUTTON_HELP)])
    context.frame.after_commit.append(lambda: query.answer(toast))


def on_open(call: Callable[[Turn, Answer], Awaitable[list[Reply]]]) -> Presses:
    """A press about an open answer of the user's own."""

    async def handle(turn: Turn, press: Press) -> list[Reply]:
        answer = await turn.uow.answers.get(press.number(0), turn.user_id)
        if answer is None or answer.state is not AnswerState.OPEN:
            raise StaleButton
        return await call(turn, answer)

    return handle


def on_judged(call: Callable[[Turn, Answer], Awaitable[list[Reply]]]) -> Presses:
    """A press about a judged answer of the user's own."""

    async def handle(turn: Turn, press: Press) -> list[Reply]:
        answer = await turn.uow.answers.get(press.number(0), turn.user_id)
        if answer is None or answer.state is not AnswerState.JUDGED:
            raise StaleButton
        return await call(turn, answer)

    return handle


def on_mock(call: Callable[[Turn, Mock], Awaitable[list[Reply]]]) -> Presses:
    """A press about an unfinished mock of the user's own."""

    async def handle(turn: Turn, press: Press) -> list[Reply]:
        interview = await turn.uow.mocks.get(press.number(0), turn.user_id)
        if interview is None or interview.state is MockState.DONE:
            raise StaleButton
        return await call(turn, interview)

    return handle


def plain(call: Callable[[Turn], Awaitable[list[Reply]]]) -> Presses:
    """A press without arguments."""

    async def handle(turn: Turn, _: Press) -> list[Reply]:
        return await call(turn)

    return handle


async def _judge(turn: Turn, answer: Answer) -> list[Reply]:
    if not await turn.uow.answers.parts(answer.id):
        raise StaleButton
    return await judging.judge(turn, answer, Mode.ANSWER)


async def _shift_zone(turn: Turn, press: Press) -> list[Reply]:
    return await onboarding.zone_shifted(turn, press.number(0))


async def _daily_time(turn: Turn, press: Press) -> list[Reply]:
    clock = press.number(0)
    if not (0 <= clock // 100 < 24 and 0 <= clock % 100 < 60):
        raise BadCallbackData("not a time of day")
    return await settings.daily_time(turn, time(clock // 100, clock % 100))


async def _purpose(turn: Turn, press: Press) -> list[Reply]:
    if press.word(0) not in set(Purpose):
        raise BadCallbackData("no such purpose")
    return await settings.purpose(turn, Purpose(press.word(0)))


async def _pause(turn: Turn, press: Press) -> list[Reply]:
    return await settings.pause(turn, press.number(0))


async def _mock_size(turn: Turn, press: Press) -> list[Reply]:
    return await mock.start(turn, press.number(0))


async def _example(turn: Turn, press: Press) -> list[Reply]:
    if press.word(0) not in set(ArchetypeId) or press.word(1) not in set(Level):
        raise BadCallbackData("no such example")
    return await feedback.example(turn, ArchetypeId(press.word(0)), Level(press.word(1)))


async def _snooze(turn: Turn, press: Press) -> list[Reply]:
    if press.word(1) != DueKind.DAILY:
        raise BadCallbackData("nothing to snooze")
    return await on_open(unasked.snooze)(turn, press)


async def _switch_daily_on(turn: Turn) -> list[Reply]:
    return await settings.switch_daily(turn, on=True)


async def _switch_daily_off(turn: Turn) -> list[Reply]:
    return await settings.switch_daily(turn, on=False)


async def _switch_weekly_on(turn: Turn) -> list[Reply]:
    return await settings.switch_weekly(turn, on=True)


async def _switch_weekly_off(turn: Turn) -> list[Reply]:
    return await settings.switch_weekly(turn, on=False)


async def _keep(_: Turn) -> list[Reply]:
    return await house.keep()


PRESSES: Mapping[Action, Presses] = {
    Action.ZONE_YES: plain(settings.zone_confirmed),
    Action.ZONE_SHIFT: _shift_zone,
    Action.SET_DAILY_TIME: _daily_time,
    Action.SET_PURPOSE: _purpose,
    Action.ASK_ZONE: plain(settings.ask_for_zone),
    Action.ASK_DAILY_TIME: plain(settings.ask_for_time),
    Action.ASK_PURPOSE: plain(settings.ask_for_purpose),
    Action.ASK_PAUSE: plain(settings.ask_for_pause),
    Action.PAUSE_DAYS: _pause,
    Action.RESUME: plain(settings.resume),
    Action.DAILY_ON: plain(_switch_daily_on),
    Action.DAILY_OFF: plain(_switch_daily_off),
    Action.WEEKLY_ON: plain(_switch_weekly_on),
    Action.WEEKLY_OFF: plain(_switch_weekly_off),
    Action.SETTINGS: plain(settings.show),
    Action.PRACTICE: plain(asking.practise),
    Action.ANOTHER: on_open(asking.another),
    Action.NO_STORY: on_open(collecting.no_story),
    Action.JUDGE: on_open(_judge),
    Action.GO_ON: on_open(asking.go_on),
    Action.DISCARD: on_open(collecting.discard),
    Action.DETAILS: on_judged(feedback.details),
    Action.BRIEF: on_judged(feedback.brief),
    Action.FOLLOW_UP: on_judged(feedback.follow_up),
    Action.REWRITE: on_judged(feedback.rewrite),
    Action.EXAMPLE: _example,
    Action.NEXT: plain(asking.practise),
    Action.MOCK: plain(mock.propose),
    Action.MOCK_SIZE: _mock_size,
    Action.MOCK_RESUME: on_mock(mock.resume),
    Action.MOCK_END: on_mock(mock.end),
    Action.MOCK_NEW: plain(mock.choose_size),
    Action.SNOOZE: _snooze,
    Action.SKIP_TODAY: on_open(unasked.not_today),
    Action.WEEKLY_SNOOZE: plain(unasked.snooze_weekly),
    Action.COVERAGE: plain(coverage.show),
    Action.DELETE_YES: plain(house.delete),
    Action.DELETE_NO: plain(_keep),
}

"""Daily questions that nobody answers for a week: one question about them comes in the place of that day's."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.conversation.texts import daily, what_next
from bot.terminal.chat import Shown
from tests.end_to_end.stage import Stage

DUE = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
DAY = timedelta(days=1)
A_WEEK_ON = DUE + 7 * DAY


async def unanswered_for_a_week(stage: Stage) -> Shown:
    """Seven questions without an answer; the message of the eighth day."""
    await stage.opened()
    for day in range(7):
        assert daily.DAILY_HEADING in (await at_daily_time(stage, day))[0].plain
    (about,) = await at_daily_time(stage, 7)
    return about


async def at_daily_time(stage: Stage, day: int) -> list[Shown]:
    """What comes at the daily time of that day, without the weekly summary."""
    stage.clock.go_to(DUE + day * DAY)
    return [message for message in await stage.tick() if message.picture is None]


async def test_it_takes_the_place_of_that_days_question_and_the_next_comes_as_usual(stage: Stage) -> None:
    about = await unanswered_for_a_week(stage)
    assert "good time for my questions" in about.plain
    for day in range(8, 18):
        assert daily.DAILY_HEADING in (await at_daily_time(stage, day))[0].plain


async def test_another_hour(stage: Stage) -> None:
    await unanswered_for_a_week(stage)
    await stage.press(daily.ANOTHER_HOUR)
    await stage.say("12:15")
    stage.clock.go_to(datetime(2026, 3, 10, 11, 15, tzinfo=UTC))
    assert daily.DAILY_HEADING in (await stage.tick())[0].plain


async def test_once_a_week(stage: Stage) -> None:
    await unanswered_for_a_week(stage)
    (settings,) = await stage.press(daily.ONCE_A_WEEK)
    assert "Mondays" in settings.plain
    for day in range(8, 14):
        assert await at_daily_time(stage, day) == []
    assert daily.DAILY_HEADING in (await at_daily_time(stage, 14))[0].plain


async def test_a_pause(stage: Stage) -> None:
    await unanswered_for_a_week(stage)
    await stage.press(daily.PAUSE, "A week")
    for day in range(8, 14):
        assert await at_daily_time(stage, day) == []
    assert daily.DAILY_HEADING in (await at_daily_time(stage, 14))[0].plain


async def test_a_question_at_once(stage: Stage) -> None:
    await unanswered_for_a_week(stage)
    assert "❓" in (await stage.press(what_next.ASK_ME))[0].plain


@pytest.mark.parametrize("sign", ["an answer", "a question asked for"])
async def test_a_sign_of_life_begins_the_week_anew(stage: Stage, sign: str) -> None:
    await stage.opened()
    for day in range(5):
        await at_daily_time(stage, day)
    if sign == "an answer":
        await stage.answered()
    else:
        await stage.press("Skip")
        await stage.say("/practice")
    for day in range(5, 11):
        messages = await at_daily_time(stage, day)
        assert "good time" not in messages[0].plain, day

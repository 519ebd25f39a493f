"""What comes unasked, by the product's table of states; the clock is moved by hand."""

from datetime import UTC, datetime, timedelta

from bot.conversation.texts import daily
from bot.conversation.texts.daily import STOP_DAILY
from bot.features.answering.texts import asking
from bot.features.settings.texts import settings as settings_say
from tests.end_to_end.stage import STORY, Stage

# The stage begins on Monday 2 March 2026 at 13:00 in Berlin; the daily time is 18:30 there.
DUE = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
WEEKLY = datetime(2026, 3, 8, 17, 0, tzinfo=UTC)


async def ready(stage: Stage) -> None:
    """Set up, with no question open."""
    await stage.opened()


async def test_the_daily_question_comes_at_its_local_time(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE - timedelta(seconds=1))
    assert await stage.tick() == []
    stage.clock.go_to(DUE)
    question, how_to = await stage.tick()
    assert daily.DAILY_HEADING in question.plain
    assert asking.LATER in question.labels
    assert how_to.labels[0] == asking.DONE


async def test_it_comes_once(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE)
    assert len(await stage.tick()) == 2
    assert await stage.tick() == []


async def test_nothing_on_a_day_already_practised(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered()
    stage.clock.go_to(DUE)
    assert await stage.tick() == []


async def test_a_setting_that_is_being_typed_is_left_in_peace_for_an_hour(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE - timedelta(minutes=59))
    await stage.say("/settings")
    await stage.press(settings_say.CHANGE_TIME)
    stage.clock.go_to(DUE)
    assert await stage.tick() == []
    stage.clock.go_to(DUE + timedelta(days=1))
    question, _ = await stage.tick()
    assert daily.DAILY_HEADING in question.plain


async def test_a_question_nobody_answered_gives_way_to_the_next(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE)
    await stage.tick()
    stage.clock.go_to(DUE + timedelta(days=1))
    question, _ = await stage.tick()
    assert daily.DAILY_HEADING in question.plain


async def test_a_snoozed_question_comes_back_the_same(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE)
    question, _ = await stage.tick()
    await stage.do(lambda: _press(stage, question, asking.LATER))
    stage.clock.advance(minutes=59)
    assert await stage.tick() == []
    stage.clock.advance(minutes=1)
    again, _ = await stage.tick()
    assert again.plain.splitlines()[-1] == question.plain.splitlines()[-1]


async def test_a_snooze_past_midnight_does_not_take_the_next_days_question(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE)
    question, _ = await stage.tick()
    stage.clock.advance(hours=5)
    await stage.do(lambda: _press(stage, question, asking.LATER))
    stage.clock.advance(hours=1)
    assert len(await stage.tick()) == 2
    stage.clock.go_to(DUE + timedelta(days=1))
    assert len(await stage.tick()) == 2


async def test_a_question_can_be_snoozed_twice(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE)
    question = (await stage.tick())[0]
    for _ in range(2):
        await stage.do(lambda shown=question: _press(stage, shown, asking.LATER))
        stage.clock.advance(hours=1)
        question = (await stage.tick())[0]
        assert "❓" in question.plain


async def test_not_today_rates_nothing_and_the_next_day_comes_as_usual(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE)
    question, _ = await stage.tick()
    await stage.do(lambda: _press(stage, question, asking.NOT_TODAY))
    async with stage.bot.database.read() as uow:
        assert await uow.cards.all(stage.user.person.id) == []
    stage.clock.go_to(DUE + timedelta(days=1))
    assert len(await stage.tick()) == 2


async def test_it_can_be_stopped_from_the_message(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE)
    question, _ = await stage.tick()
    await stage.do(lambda: _press(stage, question, STOP_DAILY))
    for day in range(1, 4):
        stage.clock.go_to(DUE + timedelta(days=day))
        assert await stage.tick() == []


async def test_it_comes_late_but_not_too_late(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE + timedelta(hours=3))
    assert len(await stage.tick()) == 2


async def test_it_is_let_go_in_the_quiet_hours(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE + timedelta(hours=4))
    assert await stage.tick() == []


async def test_a_missed_week_is_not_followed_by_a_heap(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE + timedelta(days=9, minutes=-5))
    assert await stage.tick() == []
    stage.clock.go_to(DUE + timedelta(days=9))
    assert len(await stage.tick()) == 2


async def test_after_a_missed_day_the_next_question_comes_though_a_minute_late(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE + timedelta(days=1, minutes=1))
    await stage.tick()
    await stage.tick()
    assert sum(daily.DAILY_HEADING in text for text in stage.texts) == 1


async def test_a_pause_is_quiet_and_ends_by_itself(stage: Stage) -> None:
    await ready(stage)
    await stage.say("/settings")
    await stage.press(settings_say.PAUSE, "3 days")
    for day in range(3):
        stage.clock.go_to(DUE + timedelta(days=day))
        assert await stage.tick() == []
    stage.clock.go_to(DUE + timedelta(days=3))
    assert len(await stage.tick()) == 2


async def practised_on(stage: Stage, day: int) -> None:
    """An answer on that day of March, before the daily question."""
    stage.clock.go_to(DUE.replace(day=day) - timedelta(hours=3))
    await stage.say("/practice")
    await stage.answered(STORY)


async def in_the_weekly_summary(stage: Stage) -> str:
    """What it says."""
    stage.clock.go_to(WEEKLY)
    return next(message.plain for message in await stage.tick() if message.picture)


async def test_a_pause_of_months_ends_by_itself_too(stage: Stage) -> None:
    await ready(stage)
    await stage.say("/settings")
    await stage.press(settings_say.PAUSE)
    await stage.say("12 July")
    stage.clock.go_to(datetime(2026, 7, 11, 20, 0, tzinfo=UTC))
    assert await stage.tick() == []
    stage.clock.go_to(datetime(2026, 7, 12, 17, 0, tzinfo=UTC))
    assert len(await stage.tick()) >= 2


async def paused(stage: Stage, how_long: str) -> None:
    """Set up, two days of practice, the 3rd and 4th of March, and a pause from the second of them on."""
    await ready(stage)
    await practised_on(stage, 3)
    await practised_on(stage, 4)
    await stage.say("/settings")
    await stage.press(settings_say.PAUSE, how_long)


async def test_a_streak_outlives_a_pause(stage: Stage) -> None:
    await paused(stage, "3 days")
    await practised_on(stage, 7)
    assert "3 days in a row" in await in_the_weekly_summary(stage)


async def test_days_after_a_pause_that_was_ended_early_break_a_streak_again(stage: Stage) -> None:
    await paused(stage, "A week")
    stage.clock.go_to(DUE.replace(day=5))
    await stage.press(settings_say.RESUME)
    await practised_on(stage, 6)
    await practised_on(stage, 7)
    assert "2 days in a row" in await in_the_weekly_summary(stage)


async def test_a_changed_zone_does_not_ask_a_local_date_twice(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE)
    await stage.tick()
    await stage.say("/settings")
    await stage.press(settings_say.CHANGE_ZONE)
    await stage.say("New York")
    stage.clock.go_to(datetime(2026, 3, 2, 23, 30, tzinfo=UTC))
    assert await stage.tick() == []
    stage.clock.go_to(datetime(2026, 3, 3, 23, 30, tzinfo=UTC))
    assert len(await stage.tick()) == 2


async def test_somebody_who_blocked_the_bot_is_left_in_peace_until_they_write(stage: Stage) -> None:
    await ready(stage)
    stage.user.block()
    stage.clock.go_to(DUE)
    await stage.tick()
    stage.clock.go_to(DUE + timedelta(days=1))
    calls = len(stage.api.calls)
    await stage.tick()
    assert not [call for call in stage.api.calls[calls:] if call.method == "sendMessage"]
    stage.user.unblock()
    await stage.say("/start")
    stage.clock.go_to(DUE + timedelta(days=2))
    assert len(await stage.tick()) == 2


async def test_a_daily_question_within_a_week_of_the_verdict_repairs_one_move(stage: Stage) -> None:
    await stage.set_up()
    for _ in range(8):
        await stage.answered("I moved the backup job to Sunday. " * 12)
        await stage.press("Next question")
    await stage.press("Skip")
    stage.clock.go_to(DUE)
    assert await stage.tick() == []
    stage.clock.go_to(DUE + timedelta(days=1))
    repair, _ = await stage.tick()
    assert "Thirty seconds" in repair.plain
    await stage.say("Failed backups fell from nine a month to one.")
    messages = await stage.press("Done")
    assert any("What changed" in message.plain for message in messages)


async def test_the_weekly_summary_comes_with_a_picture(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered(STORY)
    stage.clock.go_to(WEEKLY)
    summary = next(message for message in await stage.tick() if message.picture)
    assert summary.picture is not None
    assert summary.picture.startswith(b"\x89PNG")
    assert len(summary.plain) < 900
    assert daily.WEEKLY_STOP in summary.labels


async def test_the_weekly_summary_can_be_snoozed_and_stopped(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered(STORY)
    await stage.say("/settings")
    await stage.press(settings_say.DAILY_OFF)
    stage.clock.go_to(WEEKLY)
    await stage.tick()
    await stage.press(daily.WEEKLY_LATER)
    stage.clock.go_to(WEEKLY + timedelta(days=1))
    assert len(await stage.tick()) == 1
    await stage.press(daily.WEEKLY_STOP)
    stage.clock.go_to(WEEKLY + timedelta(days=7))
    assert await stage.tick() == []


async def test_somebody_who_never_answered_gets_no_weekly_summary(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(WEEKLY)
    assert [message for message in await stage.tick() if message.picture] == []


def _press(stage: Stage, message: object, label: str) -> None:
    buttons = [button for row in message.buttons for button in row]  # type: ignore[attr-defined]
    data = next(data for text, data in buttons if text == label)
    stage.user.press_data(data, message.message_id)  # type: ignore[attr-defined]

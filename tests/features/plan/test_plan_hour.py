"""The hour of the interview in /plan, and the reminder two hours before, which one tap asks for and nothing else."""

from datetime import UTC, date, datetime, time

import pytest

from bot.conversation.texts.interview_hour import DAY_CARD, REMINDER_ENDED, SET_HOUR
from bot.features.plan.plan_hour import SetInterviewHour
from bot.features.plan.texts import plan as plan_say
from bot.features.plan.texts import plan_hour as say
from bot.terminal.chat import Shown
from storage.records import Due, DueKind, Settings
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import Stage

# The stage begins on Monday 2 March 2026 at 13:00 in Berlin. Clocks there go forward on 29 March.
FRIDAY = date(2026, 3, 6)
REMIND_AT_EIGHT = "Remind me two hours before (08:00)"


@beginning
async def planned(stage: Stage, when: str = "Friday") -> None:
    """A plan, with the question for the hour and that for the minutes shown, and no question of practice open."""
    await stage.opened("/plan")
    await stage.say(when)


@beginning
async def with_hour(stage: Stage, typed: str = "10:00", when: str = "Friday") -> None:
    """A plan whose interview has an hour."""
    await planned(stage, when)
    await stage.press("30 ✓")
    await stage.press(SET_HOUR)
    await stage.say(typed)


async def settings(stage: Stage) -> Settings:
    async with stage.bot.database.read() as uow:
        found = await uow.settings.get(stage.user.person.id)
    assert found is not None
    return found


async def reminders(stage: Stage) -> list[Due]:
    async with stage.bot.database.read() as uow:
        return [*await uow.due.pending(stage.user.person.id, DueKind.INTERVIEW_REMINDER)]


async def press_on_the_date(stage: Stage, label: str) -> list[Shown]:
    """Press a button of the message that says the date, above the question for the minutes."""
    page = [*stage.user.chat.messages.values()][-2]
    data = dict(button for row in page.buttons for button in row)[label]
    return await stage.do(lambda: stage.user.press_data(data, page.message_id))


async def press_data(stage: Stage, data: str) -> None:
    await stage.do(lambda: stage.user.press_data(data, stage.user.chat.newest.message_id))


async def test_a_date_brings_the_question_for_the_hour_which_can_be_left_out(stage: Stage) -> None:
    await planned(stage)
    assert "At what hour? Tap it if you know it, or leave it out." in stage.texts[-2]
    await stage.press("30 ✓")
    assert (await settings(stage)).interview_at is None


async def test_a_tap_sets_the_hour_in_the_same_message(stage: Stage) -> None:
    await planned(stage)
    assert await press_on_the_date(stage, "10:00") == []
    assert "Interview: Fri 6 March 2026 at 10:00, in 4 days." in stage.texts[-2]
    assert (await settings(stage)).interview_at == time(10)


@pytest.mark.parametrize(("typed", "hour"), [("9:30", time(9, 30)), ("at 2 pm", time(14)), ("some day", None)])
async def test_an_hour_is_typed_as_people_write_it(stage: Stage, typed: str, hour: time | None) -> None:
    await planned(stage)
    await press_on_the_date(stage, say.ANOTHER_HOUR)
    (said,) = await stage.say(typed)
    assert (await settings(stage)).interview_at == hour
    assert hour is not None or "could not read an hour" in said.plain


async def test_an_hour_before_dawn_is_offered_in_the_afternoon_too(stage: Stage) -> None:
    await with_hour(stage, "half past four")
    await stage.press(say.afternoon_label(time(16, 30)))
    assert (await settings(stage)).interview_at == time(16, 30)


async def test_cancel_leaves_the_hour_open_and_the_answer_that_was_being_typed(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three", "/plan", "Friday")
    await press_on_the_date(stage, say.ANOTHER_HOUR)
    await stage.say("/cancel", "four")
    assert any(text.startswith("4 words") for text in stage.texts)
    assert (await settings(stage)).interview_at is None


async def test_the_plan_shows_the_hour_and_offers_the_day_card_and_the_reminder(stage: Stage) -> None:
    await with_hour(stage)
    _, plan = await stage.say("/plan")
    assert "4 days to go: Fri 6 March at 10:00" in plan.plain
    assert {DAY_CARD, "Hour: 10:00", REMIND_AT_EIGHT} <= set(plan.labels)


async def test_without_a_tap_nothing_is_planned(stage: Stage) -> None:
    await with_hour(stage)
    assert await reminders(stage) == []


async def test_one_tap_plans_it_and_another_takes_it_back(stage: Stage) -> None:
    await with_hour(stage)
    assert await stage.press(REMIND_AT_EIGHT) == []
    assert "Your day card comes again on Fri 6 March at 08:00." in stage.texts[-1]
    (due,) = await reminders(stage)
    assert due.due_at == datetime(2026, 3, 6, 7, tzinfo=UTC)
    await stage.press(say.NO_REMINDER)
    assert await reminders(stage) == []
    await stage.press(REMIND_AT_EIGHT)
    assert len(await reminders(stage)) == 1


async def test_from_the_plan_it_is_said_in_a_message_of_its_own(stage: Stage) -> None:
    await with_hour(stage)
    await stage.say("/plan")
    (said,) = await stage.press(REMIND_AT_EIGHT)
    assert "Your day card comes again on Fri 6 March at 08:00." in said.plain
    _, plan = await stage.say("/plan")
    assert REMIND_AT_EIGHT not in plan.labels


async def test_it_comes_then_and_once_and_is_the_day_card(stage: Stage) -> None:
    await with_hour(stage)
    await stage.press(REMIND_AT_EIGHT)
    stage.clock.go_to(datetime(2026, 3, 6, 6, 59, 59, tzinfo=UTC))
    assert not any("Your interview is today" in shown.plain for shown in await stage.tick())
    stage.clock.go_to(datetime(2026, 3, 6, 7, tzinfo=UTC))
    (card,) = await stage.tick()
    assert card.plain.startswith("Your interview is today, at 10:00")
    assert await stage.tick() == []


async def test_in_quiet_hours_it_still_comes_and_says_so_before(stage: Stage) -> None:
    await with_hour(stage, "8:00")
    await stage.press("Remind me two hours before (06:00)")
    assert "That is in your quiet hours; it comes all the same, because you asked for it." in stage.texts[-1]
    stage.clock.go_to(datetime(2026, 3, 6, 5, tzinfo=UTC))
    assert any("Your interview is today, at 08:00" in shown.plain for shown in await stage.tick())


async def test_before_an_early_interview_it_comes_on_the_day_before_and_the_button_says_so(stage: Stage) -> None:
    await with_hour(stage, "1 am")
    await stage.press("Remind me two hours before (Thu 23:00)")
    stage.clock.go_to(datetime(2026, 3, 5, 22, tzinfo=UTC))
    assert any("Your interview is tomorrow: Fri 6 March, at 01:00" in shown.plain for shown in await stage.tick())


async def test_one_whose_time_has_passed_is_not_offered(stage: Stage) -> None:
    await with_hour(stage, "14:30", "today")
    assert say.NO_TIME_LEFT in stage.texts[-1]
    assert not [label for label in stage.user.chat.newest.labels if label.startswith("Remind me")]


async def test_a_button_whose_time_has_passed_plans_nothing(stage: Stage) -> None:
    await with_hour(stage)
    stage.clock.go_to(datetime(2026, 3, 6, 7, 30, tzinfo=UTC))
    await stage.press(REMIND_AT_EIGHT)
    assert await reminders(stage) == []
    assert say.NO_TIME_LEFT in stage.texts[-1]


async def test_after_an_outage_it_comes_late_and_not_once_the_interview_has_begun(stage: Stage) -> None:
    await with_hour(stage)
    await stage.press(REMIND_AT_EIGHT)
    stage.clock.go_to(datetime(2026, 3, 6, 9, tzinfo=UTC))
    assert not any("Your interview is today" in shown.plain for shown in await stage.tick())
    assert await reminders(stage) == []


@pytest.mark.parametrize(
    "acts",
    [
        pytest.param(["/plan", "12 March"], id="another day"),
        pytest.param(["/plan"], id="dropped"),
        pytest.param(["11:15"], id="another hour"),
        pytest.param(["/settings", "Tokyo"], id="another zone"),
    ],
)
async def test_another_day_hour_or_zone_and_a_dropped_plan_cancel_it(stage: Stage, acts: list[str]) -> None:
    await with_hour(stage)
    await stage.press(REMIND_AT_EIGHT)
    doors = {"12 March": plan_say.CHANGE_DATE, "11:15": say.ANOTHER_HOUR, "Tokyo": "Time zone"}
    for act in acts:
        if act in doors:
            await stage.press(doors[act])
        await stage.say(act)
    if acts == ["/plan"]:
        await stage.press(plan_say.DROP)
    assert await reminders(stage) == []
    stage.clock.go_to(datetime(2026, 3, 6, 7, tzinfo=UTC))
    assert not any("Your interview is today" in shown.plain for shown in await stage.tick())


async def test_whose_zone_changes_is_told_that_the_reminder_is_off(stage: Stage) -> None:
    await with_hour(stage)
    await stage.press(REMIND_AT_EIGHT)
    await stage.say("/settings")
    await stage.press("Time zone")
    (said,) = await stage.say("Tokyo")
    assert REMINDER_ENDED in said.plain


async def test_the_same_day_set_again_keeps_hour_and_reminder_and_another_day_forgets_both(stage: Stage) -> None:
    await with_hour(stage)
    await stage.press(REMIND_AT_EIGHT)
    await stage.say("/plan")
    await stage.press(plan_say.CHANGE_DATE)
    await stage.say("6 March")
    assert (await settings(stage)).interview_at == time(10)
    assert len(await reminders(stage)) == 1
    await stage.say("/plan")
    await stage.press(plan_say.CHANGE_DATE)
    page, _ = await stage.say("12 March")
    assert say.REMINDER_OFF in page.plain
    assert (await settings(stage)).interview_at is None


async def test_the_hour_is_forgotten_with_its_reminder(stage: Stage) -> None:
    await with_hour(stage)
    await stage.press(REMIND_AT_EIGHT)
    await stage.press(say.FORGET_HOUR)
    assert (await settings(stage)).interview_at is None
    assert await reminders(stage) == []
    assert "At what hour?" in stage.texts[-1]


async def test_a_button_made_for_another_day_or_hour_changes_nothing(stage: Stage) -> None:
    await with_hour(stage)
    await press_data(stage, f"{SetInterviewHour.code}:2026-03-12:0900")
    await press_data(stage, "Pr:2026-03-06:0900")
    await press_data(stage, "Pr:2026-03-12:1000")
    assert (await settings(stage)).interview_at == time(10)
    assert await reminders(stage) == []


async def test_a_button_without_an_interview_leads_to_the_plan(stage: Stage) -> None:
    await with_hour(stage)
    await stage.say("/plan")
    await stage.press(plan_say.DROP)
    await press_data(stage, f"{SetInterviewHour.code}:2026-03-06:0900")
    assert say.NO_INTERVIEW in stage.texts
    assert (await settings(stage)).interview_at is None


async def test_where_the_clocks_change_it_comes_two_hours_before_by_the_clock_on_the_wall(stage: Stage) -> None:
    await with_hour(stage, "10:00", "29 March")
    await stage.press(REMIND_AT_EIGHT)
    (due,) = await reminders(stage)
    assert due.due_at == datetime(2026, 3, 29, 6, tzinfo=UTC)


async def test_the_hour_is_in_the_calendar_file(stage: Stage) -> None:
    await with_hour(stage)
    await stage.say("/plan")
    (message,) = await stage.press(plan_say.CALENDAR)
    assert message.document is not None
    assert b"DTSTART;TZID=Europe/Berlin:20260306T100000" in message.document[1]


async def test_the_hour_is_in_the_export(stage: Stage) -> None:
    await with_hour(stage)
    files = [shown.document for shown in await stage.say("/export") if shown.document is not None]
    assert any(b'"interview_at": "10:00:00"' in content for _, content in files)


async def test_erasure_takes_the_reminder_away(stage: Stage) -> None:
    await with_hour(stage)
    await stage.press(REMIND_AT_EIGHT)
    await stage.say("/delete")
    await stage.press("Erase everything")
    assert await reminders(stage) == []


@pytest.mark.parametrize("typed", ["10", "at 10", "10:00", "10 am"])
async def test_an_hour_typed_below_the_date_is_the_hour_also_while_an_answer_is_open(stage: Stage, typed: str) -> None:
    await stage.set_up()
    await stage.say("one two three", "/plan", "Friday", typed)
    assert (await settings(stage)).interview_at == time(10)
    await stage.say("four")
    assert any(text.startswith("4 words") for text in stage.texts)


async def test_what_is_no_hour_below_the_date_belongs_to_the_answer_that_was_open(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three", "/plan", "Friday", "four five", "six")
    assert any(text.startswith("6 words") for text in stage.texts)
    assert (await settings(stage)).interview_at is None


async def test_done_below_the_date_ends_the_answer_that_was_open(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(" ".join(["I counted the tickets and I wrote the check."] * 8), "/plan", "Friday")
    (verdict, *_) = await stage.say("Done")
    assert "Situation" in verdict.plain


async def test_once_the_interview_is_over_the_plan_asks_how_it_went_and_takes_the_first_question(stage: Stage) -> None:
    await with_hour(stage)
    stage.clock.go_to(datetime(2026, 3, 6, 11, 30, tzinfo=UTC))
    (page,) = await stage.say("/plan")
    assert "Your interview was today. How did it go?" in page.plain
    (noted,) = await stage.say("Tell me about a project that you stopped.")
    assert "Tell me about a project that you stopped." in noted.plain


async def test_while_the_interview_goes_on_the_plan_wishes_well(stage: Stage) -> None:
    await with_hour(stage)
    stage.clock.go_to(datetime(2026, 3, 6, 9, 30, tzinfo=UTC))
    assert plan_say.TODAY_IT_IS.split(".")[0].removeprefix("<b>") in (await stage.say("/plan"))[-1].plain

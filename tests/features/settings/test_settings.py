"""/settings: every choice by button, in one message, and what each means for the next daily question."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.conversation.doors import StopDaily
from bot.conversation.payload import encode
from bot.conversation.texts import daily
from bot.features.settings.onboarding import ShiftZone
from bot.features.settings.settings import SetMockSize
from bot.features.settings.settings_days import PauseFor, SetWeeklyDay, SetWeeklyTime, ToggleDay
from bot.features.settings.settings_times import SetQuietFrom, SetQuietHours
from bot.features.settings.settings_zone import SetZone
from bot.features.settings.texts import onboarding as onboarding_say
from bot.features.settings.texts import settings as say
from tests.end_to_end.stage import Stage

# The stage begins on Monday 2 March 2026 at 13:00 in Berlin; the daily time is 18:30 there.
DUE = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


async def opened(stage: Stage) -> None:
    """The settings, with no question open."""
    await stage.opened("/settings")


def page(stage: Stage) -> str:
    """The settings' message as it stands."""
    return stage.user.chat.newest.plain


async def test_it_says_when_the_next_question_comes(stage: Stage) -> None:
    await opened(stage)
    assert "Next: Mon 18:30 (2 March)" in page(stage)


async def test_every_page_is_edited_in_place_and_leads_back(stage: Stage) -> None:
    await opened(stage)
    whole = page(stage)
    for label in (
        say.CHANGE_TIME,
        say.CHANGE_DAYS,
        say.CHANGE_WEEKLY,
        say.CHANGE_QUIET,
        say.CHANGE_ZONE,
        say.PAUSE,
        say.CHANGE_TRACKS,
        say.CHANGE_MOCK,
    ):
        assert await stage.press(label) == []
        assert page(stage) != whole
        assert await stage.press(say.BACK) == []
        assert page(stage) == whole


async def test_days_are_switched_and_the_question_moves_with_them(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_DAYS, "✓ Mon", "✓ Tue")
    assert "Next: Wed 18:30 (4 March)" in page(stage)
    for day in range(2):
        stage.clock.go_to(DUE + timedelta(days=day))
        assert await stage.tick() == []
    stage.clock.go_to(DUE + timedelta(days=2))
    question, _ = await stage.tick()
    assert daily.DAILY_HEADING in question.plain


async def test_the_last_day_stays(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_DAYS, *[f"✓ {name[:3]}" for name in say.WEEKDAYS])
    assert say.ONE_DAY_STAYS in page(stage)
    assert "✓ Sun" in stage.user.chat.newest.labels


async def test_the_weekly_day_and_hour(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_WEEKLY, "Wed", "20:00")
    assert "Wednesdays at 20:00" in page(stage)
    await stage.say("7:15 pm")
    assert "Wednesdays at 19:15" in page(stage)


async def test_a_weekly_hour_inside_the_quiet_hours_is_refused(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_WEEKLY)
    await stage.say("23:00")
    assert "inside your quiet hours" in page(stage)
    assert "Sundays at 18:00" in page(stage)


async def test_quiet_hours_by_two_taps(stage: Stage) -> None:
    await opened(stage)
    assert await stage.press(say.CHANGE_QUIET, "21:00", "08:00") == []
    assert "Quiet: 21:00 to 08:00" in page(stage)


@pytest.mark.parametrize("typed", ["21-8", "from 21:00 to 8 am", "21.00 until 08:00"])
async def test_quiet_hours_typed(stage: Stage, typed: str) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_QUIET)
    await stage.say("as you like", typed)
    assert "Quiet: 21:00 to 08:00" in page(stage)


async def test_quiet_hours_over_the_daily_time_are_refused_with_the_reason(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_QUIET)
    await stage.say("18-7")
    assert "would silence your daily question, which comes at 18:30" in page(stage)
    await stage.press(say.BACK)
    assert "Quiet: 22:00 to 07:00" in page(stage)


async def test_a_daily_time_in_the_quiet_hours_is_refused_until_they_are_gone(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_TIME)
    await stage.say("23:30")
    assert "quiet hours" in page(stage)
    await stage.press(say.BACK, say.CHANGE_QUIET, say.NO_QUIET, say.CHANGE_TIME)
    await stage.say("23:30")
    assert "Next: Mon 23:30" in page(stage)


async def test_a_pause_until_a_typed_day(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.PAUSE)
    await stage.say("12 March")
    assert "Next: Thu 18:30 (12 March), paused until Thu 12 March" in page(stage)
    await stage.press(say.RESUME)
    assert "Next: Mon 18:30 (2 March)" in page(stage)


@pytest.mark.parametrize("typed", ["2025-01-01", "today", "whenever", "in 300 weeks"])
async def test_a_pause_until_no_day_to_come_is_answered_kindly(stage: Stage, typed: str) -> None:
    await opened(stage)
    await stage.press(say.PAUSE)
    (reply,) = await stage.say(typed)
    assert "day" in reply.plain
    await stage.say("/settings")
    assert "paused" not in page(stage)


async def test_a_pause_until_a_day_that_can_be_two_is_asked(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.PAUSE)
    await stage.say("4/3")
    await stage.press("Fri 3 April 2026")
    assert "paused until Fri 3 April" in page(stage)


@pytest.mark.parametrize(
    ("typed", "labels"),
    [
        ("2-3 weeks", ["Mon 16 March 2026", "Mon 23 March 2026"]),
        ("10-12 days", ["Thu 12 March 2026", "Sat 14 March 2026"]),
        ("not Friday", ["Fri 6 March 2026"]),
        ("3 February", ["Wed 3 February 2027"]),
    ],
)
async def test_a_pause_that_leaves_a_doubt_is_said_back_and_asked(stage: Stage, typed: str, labels: list[str]) -> None:
    await opened(stage)
    await stage.press(say.PAUSE)
    await stage.say(typed)
    assert stage.user.chat.newest.labels[: len(labels)] == labels
    assert all(label in page(stage) for label in labels)
    await stage.press(labels[0])
    assert f"Quiet until {labels[0]}" in page(stage)


async def test_a_pause_until_a_past_day_is_said_to_be_past(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.PAUSE)
    (refused,) = await stage.say("last Friday")
    assert refused.plain.startswith("Fri 27 February 2026 is not in the year ahead of us.")


@pytest.mark.parametrize("typed", ["7:30 p.m.", "7.30pm", "19h30", "half past seven in the evening"])
async def test_the_daily_time_as_people_write_it(stage: Stage, typed: str) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_TIME)
    await stage.say(typed)
    assert "Daily question: every day at 19:30" in page(stage)


@pytest.mark.parametrize("typed", ["7-8", "not 7"])
async def test_a_time_that_is_not_one_time_is_asked_again(stage: Stage, typed: str) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_TIME)
    (refused,) = await stage.say(typed)
    assert "could not read that as one time of day" in refused.plain


async def test_the_length_of_a_mock(stage: Stage) -> None:
    await opened(stage)
    assert await stage.press(say.CHANGE_MOCK, "8") == []
    assert "Mock: 8 questions" in page(stage)


async def test_a_shared_place_changes_nothing_before_it_is_confirmed(stage: Stage) -> None:
    await opened(stage)
    (asked,) = await stage.do(lambda: stage.user.location(38.7, -9.1))
    assert "Lisbon" in asked.plain
    assert "Is it 12:00 for you?" in asked.plain
    await stage.press(say.KEEP_ZONE)
    assert "Time zone: Berlin" in page(stage)
    await stage.do(lambda: stage.user.location(38.7, -9.1))
    await stage.press(onboarding_say.YES)
    assert "Time zone: Lisbon" in page(stage)
    assert "Next: Mon 18:30" in page(stage)


async def test_a_shared_place_whose_clock_is_wrong_is_shifted(stage: Stage) -> None:
    await opened(stage)
    await stage.do(lambda: stage.user.location(38.7, -9.1))
    await stage.press(onboarding_say.LATER, onboarding_say.YES)
    assert "it is 13:00" in page(stage)


async def test_a_place_shared_while_answering_leaves_the_answer_open(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three")
    await stage.do(lambda: stage.user.location(38.7, -9.1))
    await stage.say("four")
    assert any(text.startswith("4 words") for text in stage.texts)


async def test_a_time_zone_by_offset(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_ZONE)
    await stage.say("+5:30")
    assert "Time zone: UTC+05:30 (it is 17:30)" in page(stage)
    assert "Next: Mon 18:30" in page(stage)


@pytest.mark.parametrize("typed", ["London, Ontario", "London Ontario Canada", "(UTC-05:00) Toronto"])
async def test_a_city_with_its_state_is_not_its_namesake(stage: Stage, typed: str) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_ZONE)
    await stage.say(typed)
    assert "Toronto. It is 07:00 for you" in page(stage)


async def test_a_place_whose_zone_has_another_name_is_named(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_ZONE)
    await stage.say("Atlantis")
    assert "Atlantis, South Africa: its time zone is Johannesburg. It is 14:00 for you." in page(stage)


async def test_a_second_word_that_is_not_known_is_asked_about(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_ZONE)
    await stage.say("London, Gondor")
    assert "I know that place, but not with “gondor”." in page(stage)
    assert "London, Ontario, Canada: 07:00" in stage.user.chat.newest.labels
    await stage.say("/settings")
    assert "Time zone: Berlin" in page(stage)


async def test_one_of_several_namesakes_is_chosen_by_a_tap(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_ZONE)
    await stage.say("Cambridge")
    await stage.press("Cambridge, New Zealand: 01:00")
    assert "Time zone: Auckland. It is 01:00 for you" in page(stage)


async def test_stopping_from_the_daily_question_answers_in_a_message_of_its_own(stage: Stage) -> None:
    await opened(stage)
    stage.clock.go_to(DUE)
    await stage.tick()
    question = next(m for m in reversed(stage.user.chat.messages.values()) if daily.DAILY_HEADING in m.plain)
    data = encode(StopDaily())
    (stopped,) = await stage.do(lambda: stage.user.press_data(data, question.message_id))
    assert say.DAILY_STOPPED in stopped.plain


async def test_forged_presses_change_nothing(stage: Stage) -> None:
    await opened(stage)
    whole = page(stage)
    settings_id = stage.user.chat.newest.message_id
    forged = (
        (ToggleDay, 8),
        (SetWeeklyDay, 0),
        (SetWeeklyTime, 2460),
        (SetQuietFrom, "x"),
        (SetQuietHours, "2200"),
        (SetMockSize, 1000),
        (SetZone, "Mars/Olympus"),
        (ShiftZone, 900),
        (ShiftZone, "1:Mars/Olympus"),
        (ShiftZone, 0),
        (PauseFor, 366),
    )
    for kind, argument in forged:
        data = f"{kind.code}:{argument}"
        await stage.do(lambda data=data: stage.user.press_data(data, settings_id))
    await stage.say("/settings")
    assert page(stage) == whole


async def test_the_plan_keeps_the_days_off(stage: Stage) -> None:
    await opened(stage)
    await stage.press(say.CHANGE_DAYS, "✓ Tue", say.BACK)
    await stage.say("/plan", "in a week")
    await stage.press("30 ✓")
    assert "Tue 3: off" in stage.texts[-1]

"""The clock of a mock: speaking time and minutes in one message, gentle marks, and nothing once it is over."""

from bot.conversation.texts import what_next
from bot.features.settings.texts.settings import CHANGE_TIME
from tests.end_to_end.stage import Stage
from tests.features.mock.in_a_mock import POOR, begin

WORDS = "I moved the job " * 41


async def test_the_status_shows_speaking_time_and_minutes_in_one_message(stage: Stage) -> None:
    await begin(stage)
    (status,) = await stage.say(WORDS)
    assert "▰▰▱▱▱▱ 1:06 of 2–3 min · 0 min since the question" in status.plain
    stage.clock.advance(minutes=4, seconds=30)
    assert await stage.say(WORDS.upper()) == []
    assert "▰▰▰▰▱▱ 2:11 of 2–3 min · 4 min since the question" in status.plain


async def test_two_marks_come_at_3_and_10_minutes_and_no_more(stage: Stage) -> None:
    await begin(stage)
    stage.clock.advance(minutes=2, seconds=59)
    assert await stage.tick() == []
    stage.clock.advance(seconds=1)
    (first,) = await stage.tick()
    assert "3 minutes since the question" in first.plain
    await stage.say(WORDS)
    stage.clock.advance(minutes=7)
    (second,) = await stage.tick()
    assert "10 minutes since the question" in second.plain
    assert "1:06 min" in second.plain
    stage.clock.advance(hours=1)
    assert await stage.tick() == []


async def test_a_setting_that_is_being_asked_does_not_stop_the_clock(stage: Stage) -> None:
    await begin(stage)
    await stage.say("/settings")
    await stage.press(CHANGE_TIME)
    stage.clock.advance(minutes=3)
    (first,) = await stage.tick()
    assert "3 minutes since the question" in first.plain
    stage.clock.advance(minutes=7)
    (second,) = await stage.tick()
    assert "10 minutes since the question" in second.plain


async def test_a_mark_says_nothing_of_a_question_that_is_answered_left_or_ended(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR)
    await stage.press("Done")
    assert "💬" in stage.texts[-1]
    stage.clock.advance(minutes=3)
    assert await stage.tick() == []
    await stage.press("Skip")
    await stage.say("/cancel")
    stage.clock.advance(minutes=3)
    assert await stage.tick() == []
    await stage.say("/mock")
    await stage.press(what_next.GO_ON_WITH_MOCK)
    await stage.say("/mock")
    await stage.press(what_next.END_MOCK)
    stage.clock.advance(minutes=3)
    assert await stage.tick() == []


async def test_the_clock_starts_anew_when_a_question_is_taken_up_again(stage: Stage) -> None:
    await begin(stage)
    await stage.say("/cancel")
    stage.clock.advance(hours=2)
    await stage.say("/mock")
    await stage.press(what_next.GO_ON_WITH_MOCK)
    assert await stage.tick() == []
    stage.clock.advance(minutes=3)
    (mark,) = await stage.tick()
    assert "3 minutes since the question" in mark.plain


async def test_a_mark_that_is_much_too_late_is_let_go(stage: Stage) -> None:
    await begin(stage)
    stage.clock.advance(minutes=6)
    assert await stage.tick() == []
    stage.clock.advance(minutes=4)
    (mark,) = await stage.tick()
    assert "10 minutes" in mark.plain


async def test_a_mark_follows_a_mock_past_midnight(stage: Stage) -> None:
    await stage.set_up()
    stage.clock.advance(hours=10, minutes=58)
    await stage.press("Skip")
    await stage.say("/mock")
    await stage.press("3")
    for minutes in (3, 7):
        stage.clock.advance(minutes=minutes)
        (mark,) = await stage.tick()
        assert "since the question" in mark.plain

"""After a long outage: told is who had begun to type something, and nobody else."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text

from bot.features.settings.texts import settings as settings_say
from tests.clocks import HandClock
from tests.end_to_end.stage import STORY, Stage, staged
from tests.end_to_end.test_unasked import DUE, ready
from tests.features.drill.test_drill import begin as begin_drill
from tests.features.mock.in_a_mock import POOR
from tests.features.mock.in_a_mock import begin as begin_mock
from tests.features.rehearsal.telling import PARTS
from tests.features.rehearsal.telling import begin as begin_story
from tests.features.rehearsal.telling import ready as ready_for_story
from tests.features.rehearsal.test_rehearsal import with_story

Scene = Callable[[Stage], Awaitable[object]]
NOTE = "longer than Telegram keeps messages"
HEARTBEAT = timedelta(seconds=60)


async def told_after(url: str, scene: Scene, away: timedelta = timedelta(hours=30)) -> list[str]:
    """Play a scene, be away for so long after the last heartbeat and its interval, and start; the notes that come."""
    clock = HandClock()
    async with staged(url, clock) as stage:
        await scene(stage)
        await stage.bot.housekeeping.run()
    clock.advance(seconds=(HEARTBEAT + away).total_seconds())
    async with staged(url, clock) as again:
        again.bot.outbox.wake()
        await again.bot.settled()
        return [said for said in again.texts if NOTE in said]


async def a_part_of_an_answer(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("my story so far")


async def a_part_of_a_follow_up(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered(POOR)
    await stage.press("Answer the follow-up")
    await stage.say("from nine so far")


async def an_answer_in_a_mock(stage: Stage) -> None:
    await begin_mock(stage)
    await stage.say("my story so far")
    await stage.press("Done", "Skip")


async def a_letter_of_a_story(stage: Stage) -> None:
    await ready_for_story(stage)
    await begin_story(stage)
    await stage.say(f"{PARTS[0]} so far")


async def an_outline(stage: Stage) -> None:
    await begin_drill(stage)
    await stage.say("The canary so far")


async def an_answer_to_a_hard_question(stage: Stage) -> None:
    story_id = await with_story(stage)
    await stage.do(lambda: stage.user.press_data(f"Rp:{story_id}", 1))
    await stage.say("I counted so far")


async def a_part_of_an_answer_and_then_a_setting(stage: Stage) -> None:
    await a_part_of_an_answer(stage)
    await stage.say("/settings")
    await stage.press(settings_say.CHANGE_TIME)


async def a_letter_of_a_story_and_then_two_settings(stage: Stage) -> None:
    await a_letter_of_a_story(stage)
    await stage.say("/settings")
    await stage.press(settings_say.CHANGE_TIME, settings_say.BACK, settings_say.CHANGE_ZONE)


BEGUN = [
    a_part_of_an_answer,
    a_part_of_a_follow_up,
    an_answer_in_a_mock,
    a_letter_of_a_story,
    an_outline,
    an_answer_to_a_hard_question,
    a_part_of_an_answer_and_then_a_setting,
    a_letter_of_a_story_and_then_two_settings,
]


@pytest.mark.parametrize("scene", BEGUN, ids=lambda scene: scene.__name__)
async def test_who_had_begun_something_is_told_with_the_last_words(sqlite_url: str, scene: Scene) -> None:
    (note,) = await told_after(sqlite_url, scene)
    assert "so far" in note


async def the_first_question(stage: Stage) -> None:
    await stage.set_up()


async def the_daily_question(stage: Stage) -> None:
    await ready(stage)
    stage.clock.go_to(DUE)
    await stage.tick()


async def the_daily_question_on_what_became_a_day_off(stage: Stage) -> None:
    await the_daily_question(stage)
    await stage.say("/settings")
    await stage.press(settings_say.PAUSE, "A week")


async def the_daily_question_that_was_stopped(stage: Stage) -> None:
    await the_daily_question(stage)
    await stage.say("/settings")
    await stage.press(settings_say.DAILY_OFF)


async def a_follow_up_without_a_word(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered(STORY)
    await stage.press("Answer the follow-up")


async def a_mock_without_a_word(stage: Stage) -> None:
    await begin_mock(stage)


async def a_drill_without_a_word(stage: Stage) -> None:
    await begin_drill(stage)


async def a_story_without_a_word(stage: Stage) -> None:
    await ready_for_story(stage)
    await begin_story(stage)


async def a_setting_that_was_to_be_typed(stage: Stage) -> None:
    await ready(stage)
    await stage.say("/settings")
    await stage.press(settings_say.CHANGE_TIME)


NOTHING_BEGUN = [
    the_first_question,
    the_daily_question,
    the_daily_question_on_what_became_a_day_off,
    the_daily_question_that_was_stopped,
    a_follow_up_without_a_word,
    a_mock_without_a_word,
    a_drill_without_a_word,
    a_story_without_a_word,
    a_setting_that_was_to_be_typed,
]


@pytest.mark.parametrize("scene", NOTHING_BEGUN, ids=lambda scene: scene.__name__)
async def test_who_had_begun_nothing_is_left_in_peace(sqlite_url: str, scene: Scene) -> None:
    assert await told_after(sqlite_url, scene) == []


@pytest.mark.parametrize(
    ("away", "notes"),
    [(timedelta(hours=23, minutes=59, seconds=59), 0), (timedelta(hours=24), 0), (timedelta(hours=24, seconds=1), 1)],
    ids=str,
)
async def test_the_outage_counts_from_when_the_next_heartbeat_was_due(
    sqlite_url: str, away: timedelta, notes: int
) -> None:
    assert len(await told_after(sqlite_url, a_part_of_an_answer, away)) == notes


async def test_one_chat_that_cannot_be_read_keeps_nobody_from_being_told(sqlite_url: str) -> None:
    async def scene(stage: Stage) -> None:
        other = await stage.another_user(2)
        await a_part_of_an_answer(other)
        async with stage.bot.database.raw(writes=True) as connection:
            await connection.execute(text("UPDATE answer_parts SET text = 'garbage'"))
        await a_part_of_an_answer(stage)

    assert len(await told_after(sqlite_url, scene)) == 1


@pytest.mark.parametrize("stored", ["p:garbage", "p:2026-13-01", "f:garbage", "p:"])
async def test_a_heartbeat_that_cannot_be_read_keeps_nothing_from_starting(sqlite_url: str, stored: str) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.bot.housekeeping.run()
        async with stage.bot.database.raw(writes=True) as connection:
            change = text("UPDATE facts SET value = :stored WHERE name = 'alive_at'")
            await connection.execute(change, {"stored": stored})
    async with staged(sqlite_url) as again, again.bot.database.read() as uow:
        assert await uow.facts.get("alive_at") == again.clock.now().isoformat()


@pytest.mark.parametrize(
    "back", [{"state": "of a later version", "data": {}}, {"state": "collecting"}, 7, {"state": []}]
)
async def test_who_stepped_aside_from_nowhere_is_idle_and_every_command_works(sqlite_url: str, back: object) -> None:
    async with staged(sqlite_url) as stage:
        await stage.set_up()
        await stage.say("/settings")
        await stage.press("Time zone")
        async with stage.bot.database.begin() as uow:
            conversation = await uow.conversations.lock(1, stage.clock.now())
            await uow.conversations.put(replace(conversation, data={"back": back}))
            await uow.commit()
        await stage.say("/help", "/practice", "/coverage", "/cancel")
        assert not [said for said in stage.texts if "went wrong" in said]

"""Keys and buttons that are tapped twice, late or in a bundle: one act, one answer."""

import asyncio
import shutil
from pathlib import Path

import pytest

from bot.features.answering.texts import asking
from bot.terminal.chat import Shown
from bot.terminal.faults import FaultKind
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import STORY, Stage, staged
from tests.features.mock.in_a_mock import begin as begin_mock

BUTTONS = 6
"""Fewest buttons under a first feedback: follow-up, rewrite, example, story bank, every rule, next."""


@beginning
async def judged(stage: Stage) -> Shown:
    """The feedback on a first answer."""
    await stage.set_up()
    return await stage.answered()


async def said_by(stage: Stage, acts: int, data: str, message_id: int) -> list[str]:
    """What is said and edited after so many taps at once."""

    def tap() -> None:
        for _ in range(acts):
            stage.user.press_data(data, message_id)

    before = len(stage.api.called("sendMessage")) + len(stage.api.called("editMessageText"))
    new = await stage.do(tap)
    calls = len(stage.api.called("sendMessage")) + len(stage.api.called("editMessageText")) - before
    return [*(message.plain for message in new), f"{calls} calls"]


@pytest.mark.parametrize("place", range(BUTTONS))
async def test_a_double_tap_on_a_button_of_a_feedback_is_one_tap(sqlite_url: str, place: int) -> None:
    said = []
    for taps in (1, 2):
        file = Path(sqlite_url.removeprefix("sqlite:///"))
        own = shutil.copy(file, file.with_name(f"{taps}.sqlite3"))
        async with staged(f"sqlite:///{own}") as stage:
            feedback = await judged(stage)
            flat = [data for row in feedback.buttons for _, data in row]
            assert len(flat) >= BUTTONS
            said.append(await said_by(stage, taps, flat[place], feedback.message_id))
        # The bot has stopped, so that what it calls after a commit is done.
        assert len(stage.api.called("answerCallbackQuery")) == 3 + taps
    assert said[0] == said[1]


async def test_done_twice_judges_once(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(STORY)

    def twice() -> None:
        stage.user.say("Done")
        stage.user.say("Done.")

    before = len(stage.user.chat.messages)
    await stage.do(twice)
    assert len(stage.user.chat.messages) == before + 2
    async with stage.bot.database.read() as uow:
        assert len(await uow.answers.all_versions(1)) == 1


async def test_skip_twice_in_a_mock_skips_one_question(stage: Stage) -> None:
    await begin_mock(stage)

    def twice() -> None:
        stage.user.press(asking.SKIP)
        stage.user.press(asking.SKIP)

    stage.clock.advance(seconds=1)
    messages = await stage.do(twice)
    assert [message.plain for message in messages if "Question" in message.plain][-1].startswith("Question 2 of 3")


async def test_a_key_again_while_the_reply_is_on_its_way_is_the_same_act(stage: Stage) -> None:
    await begin_mock(stage)
    stage.clock.advance(seconds=1)
    stage.api.faults.order(FaultKind.FLOOD, "sendMessage", times=1)
    stage.user.press(asking.SKIP)
    await stage.api.updates.acknowledged()
    while stage.api.faults.waiting:  # noqa: ASYNC110 -- until the reply was refused once
        await asyncio.sleep(0.001)
    stage.clock.advance(milliseconds=900)
    stage.user.press(asking.SKIP)
    await stage.api.updates.acknowledged()
    stage.clock.advance(minutes=1)
    await stage.settle()
    assert not any("Question 3 of 3" in text for text in stage.texts)


async def test_the_same_tap_a_second_after_its_reply_is_another_act(stage: Stage) -> None:
    await begin_mock(stage)
    stage.clock.advance(seconds=1)
    await stage.press(asking.SKIP)
    stage.clock.advance(seconds=1)
    await stage.press(asking.SKIP)
    assert any("Question 3 of 3" in text for text in stage.texts)


async def test_with_a_text_in_between_it_is_another_act(stage: Stage) -> None:
    await stage.set_up()

    def all_at_once() -> None:
        for text in (STORY, "Done", "Rather a lot, by the way.", "Done"):
            stage.user.say(text)

    await stage.do(all_at_once)
    async with stage.bot.database.read() as uow:
        assert [version.n for version in await uow.answers.all_versions(1)] == [1, 2]


async def test_rewrite_tapped_again_later_opens_no_second_answer(stage: Stage) -> None:
    feedback = await judged(stage)
    data = next(data for row in feedback.buttons for _, data in row if data.startswith("rw"))
    for _ in range(2):
        stage.clock.advance(seconds=10)
        await stage.do(lambda: stage.user.press_data(data, feedback.message_id))
    async with stage.bot.database.read() as uow:
        assert len(await uow.answers.asked_since(1, stage.clock.now().replace(year=2000))) == 2


@pytest.mark.parametrize("command", ["/start", "/mock", "/delete", "/help", "/practice mentoring"])
async def test_a_command_that_is_sent_twice_in_the_same_second_is_one_act(stage: Stage, command: str) -> None:
    await stage.set_up()
    stage.clock.advance(seconds=1)

    def twice() -> None:
        stage.user.say(command)
        stage.user.say(command)

    messages = await stage.do(twice)
    assert len({message.plain for message in messages}) == len(messages) > 0


async def test_two_commands_in_the_same_second_are_two_acts(stage: Stage) -> None:
    await stage.set_up()

    def both() -> None:
        stage.user.say("/privacy")
        stage.user.say("/help")

    privacy, help_ = await stage.do(both)
    assert privacy.plain != help_.plain


async def test_a_command_again_a_second_after_its_reply_is_another_act(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/help")
    stage.clock.advance(seconds=1)
    assert len(await stage.say("/help")) == 1


async def test_the_words_of_a_command_are_not_stored_with_the_tap(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/practice my secret subject")
    async with stage.bot.database.begin() as uow:
        chat = await uow.conversations.lock(1, stage.clock.now())
    assert chat.last_tap == "/practice 27"


async def test_a_tap_of_a_time_ahead_is_forgotten(stage: Stage) -> None:
    await begin_mock(stage)
    stage.clock.advance(days=400)
    await stage.press(asking.SKIP)
    stage.clock.set_by(days=-400)
    await stage.press(asking.SKIP)
    assert any("Question 3 of 3" in text for text in stage.texts)

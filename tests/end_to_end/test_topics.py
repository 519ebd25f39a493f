"""Topics of a private chat: what is said stays where the user wrote, or last wrote."""

from datetime import UTC, datetime

import pytest

from bot.features.answering.texts import asking, feedback
from tests.end_to_end.stage import STORY, Stage, feedback_in

WORK, HOME = 77, 88
DUE = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)


@pytest.fixture
def in_work(stage: Stage) -> Stage:
    """The stage, with its person in a topic."""
    stage.user.go_to_topic(WORK)
    return stage


def topics(stage: Stage) -> set[int | None]:
    """The topics of all that the bot has said."""
    return {message.thread_id for message in stage.user.chat.messages.values()}


async def test_every_reply_stays_in_the_topic(in_work: Stage) -> None:
    await in_work.set_up()
    await in_work.answered()
    await in_work.press(feedback.EXAMPLE)
    await in_work.say("/coverage", "/export")
    assert topics(in_work) == {WORK}


async def test_outside_of_any_topic_none_is_named(stage: Stage) -> None:
    await stage.set_up()
    assert topics(stage) == {None}
    assert all("message_thread_id" not in call.params for call in stage.api.called("sendMessage"))


async def test_what_comes_unasked_goes_to_the_topic_used_last(in_work: Stage) -> None:
    await in_work.set_up()
    in_work.user.go_to_topic(HOME)
    await in_work.press(asking.SKIP)
    in_work.clock.go_to(DUE)
    assert {message.thread_id for message in await in_work.tick()} == {HOME}


async def test_a_press_on_a_message_of_another_topic_is_answered_there(in_work: Stage) -> None:
    await in_work.set_up()
    judged = await in_work.answered()
    in_work.user.go_to_topic(HOME)
    await in_work.say("/help")
    (data,) = [data for row in judged.buttons for label, data in row if label == feedback.EXAMPLE]
    (shown,) = await in_work.do(lambda: in_work.user.press_data(data, judged.message_id))
    assert shown.thread_id == WORK


async def test_what_would_be_edited_in_another_topic_is_said_anew_in_this_one(in_work: Stage) -> None:
    await in_work.set_up()
    await in_work.say(STORY)
    in_work.user.go_to_topic(HOME)
    (status,) = await in_work.say("And one more thing.")
    assert (status.thread_id, "words" in status.plain) == (HOME, True)
    assert await in_work.say("And another.") == []


async def test_where_the_topic_is_gone_the_message_comes_outside_of_it(in_work: Stage) -> None:
    await in_work.set_up()
    in_work.user.chat.topics.clear()
    shown = feedback_in([await in_work.answered()])
    assert shown.thread_id is None
    assert any(call.refused for call in in_work.api.calls)


async def test_an_apology_comes_in_the_topic(in_work: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    await in_work.set_up()

    async def crash(*_: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("bot.features.answering.collecting.add_part", crash)
    (apology,) = await in_work.say("a text")
    assert apology.thread_id == WORK

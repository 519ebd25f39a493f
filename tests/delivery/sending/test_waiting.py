"""What cannot be sent now waits: for a token, a network or a pause that Telegram asks for, whatever the clock is set to."""

import logging

import pytest

from bot.conversation.replies import Reply
from bot.terminal.faults import FaultKind
from tests.delivery.desk import Desk
from tests.delivery.refusals import Refusing

TOKEN_REFUSALS = [(401, "Unauthorized"), (404, "Not Found")]


@pytest.mark.parametrize(("code", "words"), TOKEN_REFUSALS)
async def test_a_token_that_is_not_known_drops_nothing_and_is_told_of_once(
    desk: Desk, code: int, words: str, caplog: pytest.LogCaptureFixture
) -> None:
    refusing = Refusing(desk.api, "sendMessage", code, words)
    with caplog.at_level(logging.WARNING, "bot"):
        await desk.say(*(Reply(text=f"n{number}") for number in range(4)))
        for _ in range(5):
            assert await desk.sent() == []
            desk.clock.advance(minutes=1)
        refusing.end()
        assert await desk.sent() == [f"n{number}" for number in range(4)]
    assert refusing.times == 5
    assert [message.partition(" (")[0] for message in caplog.messages] == [
        "Telegram does not answer",
        "Telegram answers again, after 300 s. What waited is sent.",
    ]


async def test_the_pause_after_an_unknown_token_grows(desk: Desk) -> None:
    refusing = Refusing(desk.api, "sendMessage", 401, "Unauthorized")
    await desk.say(Reply(text="a"))
    tried = []
    for _ in range(20):
        await desk.sent()
        tried.append(refusing.times)
        desk.clock.advance(seconds=1)
    # After 0, 1, 3, 7 and 15 seconds.
    assert tried == [1] + [2] * 2 + [3] * 4 + [4] * 8 + [5] * 5


async def test_a_message_that_failed_for_days_is_still_sent(desk: Desk) -> None:
    await desk.stop()
    await desk.say(Reply(text="a"))
    await desk.change("UPDATE outbox SET attempts = 2000")
    desk.api.faults.order(FaultKind.SERVER, "sendMessage")
    desk.start()
    assert await desk.sent() == []
    desk.clock.advance(minutes=2)
    assert await desk.sent() == ["a"]


async def test_a_refusal_that_no_telegram_gave_drops_nothing(desk: Desk) -> None:
    for code in (400, 403):
        refusing = Refusing(desk.api, "sendMessage", code, "")
        await desk.say(Reply(text=str(code)))
        await desk.sent()
        refusing.end()
        desk.clock.advance(minutes=1)
    assert await desk.sent() == ["400", "403"]


async def test_telegram_that_is_away_is_told_of_once(desk: Desk, caplog: pytest.LogCaptureFixture) -> None:
    desk.api.faults.order(FaultKind.SERVER, "sendMessage", times=6)
    with caplog.at_level(logging.WARNING, "bot"):
        await desk.say(Reply(text="a"))
        for _ in range(7):
            await desk.sent()
            desk.clock.advance(minutes=1)
    assert [message[:22] for message in caplog.messages] == ["Telegram does not answ", "Telegram answers again"]


async def test_a_clock_set_back_holds_no_reply_that_waits_to_be_tried_again(desk: Desk) -> None:
    desk.api.faults.order(FaultKind.SERVER, "sendMessage")
    await desk.say(Reply(text="a"), Reply(text="b"))
    assert await desk.sent() == []
    desk.clock.advance(hours=-2)
    desk.clock.advance(seconds=1)
    assert await desk.sent() == ["a", "b"]


async def test_a_clock_set_back_holds_no_reply_that_was_enqueued_before(desk: Desk) -> None:
    await desk.stop()
    await desk.say(Reply(text="a"))
    desk.clock.advance(hours=-2)
    desk.start()
    assert await desk.sent() == ["a"]


@pytest.mark.parametrize("hours", [-2, 0, 2], ids=["set-back", "left-alone", "set-forward"])
async def test_what_telegram_asks_to_wait_is_waited_whatever_the_clock_is_set_to(desk: Desk, hours: int) -> None:
    desk.api.faults.order(FaultKind.FLOOD, "sendMessage", retry_after=30)
    await desk.say(Reply(text="a"))
    await desk.sent()
    desk.clock.set_by(hours=hours)
    desk.clock.advance(seconds=29)
    assert await desk.sent() == []
    desk.clock.advance(seconds=1)
    assert await desk.sent() == ["a"]


async def test_a_wait_outlives_a_restart(desk: Desk) -> None:
    desk.api.faults.order(FaultKind.FLOOD, "sendMessage", retry_after=30)
    await desk.say(Reply(text="a"))
    await desk.sent()
    await desk.stop()
    desk.start()
    desk.clock.advance(seconds=29)
    assert await desk.sent() == []
    desk.clock.advance(seconds=1)
    assert await desk.sent() == ["a"]


async def test_a_wait_that_a_wrong_clock_wrote_does_not_outlive_a_restart_for_long(desk: Desk) -> None:
    desk.api.faults.order(FaultKind.SERVER, "sendMessage")
    await desk.say(Reply(text="a"))
    await desk.sent()
    await desk.stop()
    desk.clock.advance(days=-300)
    desk.start()
    assert await desk.sent() == []
    desk.clock.advance(hours=1)
    assert await desk.sent() == ["a"]

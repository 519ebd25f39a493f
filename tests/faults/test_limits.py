"""Limits: Telegram's on what is sent, ours on what one person may ask for."""

import asyncio

from sqlalchemy import insert

from bot.conversation.texts import refusals
from bot.delivery.receiving.user_rate_limit import MOST_WITHIN
from bot.features.answering.texts.asking import NO_OPEN_QUESTION
from bot.terminal.faults import FaultKind
from storage.tables import OUTBOX
from tests.clocks import RunningClock
from tests.end_to_end.stage import Stage, staged

BURST = 10_000
WATCHED_S = 4.0
AHEAD_OF_A_REPLY = 100
"""Of ten thousand that wait: what was on its way, and what leaves while the chat itself rests."""
MOST_A_SECOND, FEWEST_A_SECOND = 30, 10


async def test_a_burst_leaves_at_a_steady_rate_and_a_reply_goes_first(sqlite_url: str) -> None:
    async with staged(sqlite_url, unlimited=False, clock=RunningClock()) as stage:
        await stage.set_up()
        await _enqueue(stage, BURST)
        begun = stage.clock.now().timestamp()
        await asyncio.sleep(WATCHED_S / 2)
        asked = stage.clock.now().timestamp()
        stage.user.say("/help")
        async with asyncio.timeout(30):
            while not (answers := _helped(stage)):  # noqa: ASYNC110 -- the time that it takes is what is looked at
                await asyncio.sleep(0.02)
        before = [call for call in stage.api.called("sendMessage") if asked < call.at < answers[0]]
        assert len(before) < AHEAD_OF_A_REPLY
        await asyncio.sleep(WATCHED_S / 2)
        times = [call.at for call in stage.api.called("sendMessage") if call.at > begun]
        most = max(sum(at <= other < at + 1 for other in times) for at in times)
        assert most <= MOST_A_SECOND
        assert len(times) / (times[-1] - times[0]) >= FEWEST_A_SECOND


async def test_a_chat_that_is_told_to_wait_does_not_hold_up_the_others(stage: Stage) -> None:
    await stage.set_up()
    other = await stage.another_user(2)
    stage.api.faults.order(FaultKind.FLOOD, "sendMessage", chat_id=1, retry_after=30)
    stage.user.say("one two three")
    await other.set_up()
    assert any("❓" in text for text in other.texts)
    assert not any("3 words" in text for text in stage.texts)
    stage.clock.advance(seconds=31)
    stage.bot.outbox.wake()
    await stage.bot.settled()
    assert any("3 words" in text for text in stage.texts)


async def test_who_asks_too_fast_is_told_so_once_and_loses_no_word(stage: Stage) -> None:
    await stage.set_up()
    for _ in range(MOST_WITHIN + 10):
        stage.user.say("/help")
    stage.user.say("one two three")
    await stage.settle()
    assert stage.texts.count(refusals.TOO_FAST) == 1
    assert any("3 words" in text for text in stage.texts)
    stage.clock.advance(minutes=2)
    (reply,) = await stage.say("/help")
    assert "What I can do" in reply.plain


async def test_the_haste_of_one_is_not_the_haste_of_another(stage: Stage) -> None:
    await stage.set_up()
    for _ in range(MOST_WITHIN + 10):
        stage.user.say("/help")
    other = await stage.another_user(2)
    await other.set_up()
    assert any("❓" in text for text in other.texts)


async def test_a_chat_gets_bursts_of_three_and_then_one_message_a_second(sqlite_url: str) -> None:
    async with staged(sqlite_url, unlimited=False) as stage:
        for number in range(8):
            stage.user.say(_help(number))
        seen = []
        for _ in range(7):
            await _while_the_clock_stands(stage)
            seen.append(len(_helped(stage)))
            stage.clock.advance(seconds=1)
        assert seen == [3, 4, 5, 6, 7, 8, 8]


async def test_a_clock_that_goes_back_silences_nobody(sqlite_url: str) -> None:
    async with staged(sqlite_url, unlimited=False, clock=RunningClock(speed=20)) as stage:
        for number in range(6):
            stage.user.say(_help(number))
        await stage.api.updates.acknowledged()
        await stage.bot.chat_queue.idle()
        stage.clock.advance(hours=-2)
        stage.user.say("/privacy")
        async with asyncio.timeout(30):
            while "Telegram carries" not in "".join(stage.texts[-1:]):
                stage.bot.outbox.wake()
                await asyncio.sleep(0.02)
        assert len(_helped(stage)) == 6


async def test_a_clock_that_goes_back_makes_nobody_hasty(stage: Stage) -> None:
    await stage.set_up()
    for _ in range(MOST_WITHIN):
        stage.user.say("/help")
    await stage.settle()
    stage.clock.advance(hours=-2)
    stage.clock.advance(minutes=1)
    (reply,) = await stage.say("/help")
    assert "What I can do" in reply.plain


async def test_hundreds_of_texts_to_no_question_are_answered_by_a_few_words(sqlite_url: str) -> None:
    async with staged(sqlite_url, unlimited=False) as stage:
        await _set_up(stage)
        for number in range(200):
            stage.user.say(f"chatter {number}")
        stage.user.say("/privacy")
        await stage.api.updates.acknowledged()
        await stage.bot.chat_queue.idle()
        async with stage.bot.database.read() as uow:
            assert await uow.outbox.pending_count() <= 2
        stage.clock.advance(seconds=10)
        await _while_the_clock_stands(stage)
        assert "Telegram carries" in stage.texts[-1]


async def test_who_types_to_no_question_gets_a_message_below_it_each_time(stage: Stage) -> None:
    await stage.set_up()
    await stage.press("Skip")
    for _ in range(3):
        (said,) = await stage.say("is anybody there?")
        assert said.plain == NO_OPEN_QUESTION
        assert said.message_id > stage.user.chat.memory.last_said


async def _set_up(stage: Stage) -> None:
    """Set up where the limits hold, with no question open."""
    await stage.say("/start")
    for label in ("Yes", "18:30", "Staff AI", "Skip"):
        stage.clock.advance(seconds=10)
        await _while_the_clock_stands(stage)
        await stage.press(label)
    stage.clock.advance(seconds=10)
    await _while_the_clock_stands(stage)


async def _while_the_clock_stands(stage: Stage) -> None:
    """Let everything arrive, be handled, and leave that may leave now."""
    await stage.api.updates.acknowledged()
    await stage.bot.chat_queue.idle()
    stage.bot.outbox.wake()
    await stage.bot.outbox.idle()


async def _enqueue(stage: Stage, number: int) -> None:
    """One message nobody waits for to each of so many people."""
    now, payload = stage.clock.now(), stage.bot.database.cipher.seal('{"text":"Your question"}')
    row: dict[str, object] = {"payload": payload, "slot": None, "fresh": True, "priority": 1, "state": "pending"}
    row |= {"created_at": now, "not_before": now, "attempts": 0, "revision": 0}
    chats = range(100, 100 + number)
    for chat_id in chats:
        stage.api.chat(chat_id)
    async with stage.bot.database.raw(writes=True) as connection:
        await connection.execute(insert(OUTBOX), [{"chat_id": chat_id, **row} for chat_id in chats])
    stage.bot.outbox.wake()


def _help(number: int) -> str:
    """The command with so many words behind it: the very same twice at once would be one act."""
    return " ".join(["/help", *["please"] * number])


def _helped(stage: Stage) -> list[float]:
    """When the person was told what the bot can do."""
    calls = stage.api.called("sendMessage", 1)
    return [call.at for call in calls if "What I can do" in str(call.params.get("text", ""))]

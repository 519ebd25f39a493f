"""Limits: Telegram's on what is sent, ours on what one person may ask for."""

import asyncio

from sqlalchemy import insert

from bot.delivery.flood import MOST_WITHIN
from bot.messages import house as say
from bot.terminal.faults import FaultKind
from storage.models import OutboxRow
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
    assert stage.texts.count(say.TOO_FAST) == 1
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


async def _enqueue(stage: Stage, number: int) -> None:
    """One message nobody waits for to each of so many people."""
    now, payload = stage.clock.now(), stage.bot.database.cipher.seal('{"text":"Your question"}')
    row: dict[str, object] = {"payload": payload, "slot": None, "fresh": True, "priority": 1, "state": "pending"}
    row |= {"created_at": now, "not_before": now, "attempts": 0, "revision": 0}
    chats = range(100, 100 + number)
    for chat_id in chats:
        stage.api.chat(chat_id)
    async with stage.bot.database.raw(writes=True) as connection:
        await connection.execute(insert(OutboxRow), [{"chat_id": chat_id, **row} for chat_id in chats])
    stage.bot.outbox.wake()


def _helped(stage: Stage) -> list[float]:
    """When the person was told what the bot can do."""
    calls = stage.api.called("sendMessage", 1)
    return [call.at for call in calls if "What I can do" in str(call.params.get("text", ""))]

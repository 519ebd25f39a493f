"""The outbox over a real database and a Bot API that fails to order: in order, at least once, the newest content."""

import asyncio
import threading

import pytest

from bot.conversation.replies import FAREWELL, Picture, Reply
from bot.pictures.picture import draw
from bot.terminal.faults import FaultKind
from bot.terminal.local_bot_api import Person
from bot.terminal.person import User
from tests.delivery.desk import Desk
from tests.pictures.sample_coverage import SAMPLE


async def test_messages_arrive_in_order(desk: Desk) -> None:
    await desk.say(*(Reply(text=f"n{number}") for number in range(12)))
    assert await desk.sent() == [f"n{number}" for number in range(12)]


async def test_a_stop_waits_for_what_was_about_to_be_sent(desk: Desk) -> None:
    await desk.sent()
    desk.gate.open.clear()
    desk.gate.asked.clear()
    await desk.say(Reply(text="a"))
    desk.outbox.wake()
    await desk.gate.asked.wait()
    desk.outbox.stop()
    desk.gate.open.set()
    await desk.running
    async with desk.database.read() as uow:
        assert await uow.outbox.pending_count() == 0
    assert desk.user.chat.newest.plain == "a"


async def test_a_flood_answer_is_obeyed_and_other_chats_go_on(desk: Desk) -> None:
    other = User(desk.api, Person(id=2))
    desk.api.faults.order(FaultKind.FLOOD, "sendMessage", chat_id=1, retry_after=7)
    await desk.say(Reply(text="a"), Reply(text="b"))
    await desk.say(Reply(text="x"), chat_id=2)
    assert await desk.sent() == []
    assert other.chat.newest.plain == "x"
    desk.clock.advance(seconds=6)
    assert await desk.sent() == []
    desk.clock.advance(seconds=1)
    assert await desk.sent() == ["a", "b"]


async def test_a_fault_of_the_server_is_tried_again_later(desk: Desk) -> None:
    desk.api.faults.order(FaultKind.SERVER, "sendMessage", times=2)
    await desk.say(Reply(text="a"))
    assert await desk.sent() == []
    for _ in range(2):
        desk.clock.advance(seconds=5)
        await desk.sent()
    assert await desk.sent() == ["a"]


async def test_an_answer_that_was_cut_is_sent_again_rather_than_lost(desk: Desk) -> None:
    desk.api.faults.order(FaultKind.CUT_AFTER, "sendMessage")
    await desk.say(Reply(text="a"))
    await desk.sent()
    desk.clock.advance(seconds=5)
    assert await desk.sent() == ["a", "a"]


async def test_a_user_who_blocked_the_bot_gets_nothing_more(desk: Desk) -> None:
    desk.user.block()
    await desk.say(Reply(text="a"), Reply(text="b"))
    await desk.sent()
    desk.user.unblock()
    assert await desk.sent() == []
    assert len([call for call in desk.api.calls if call.method == "sendMessage"]) == 1


async def test_what_telegram_refuses_does_not_stop_the_rest(desk: Desk) -> None:
    await desk.say(Reply(text="<b>broken"), Reply(text="fine"))
    assert await desk.sent() == ["fine"]


async def test_what_telegram_repeats_of_a_message_that_it_refuses_is_in_no_log(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    await desk.say(Reply(text="<b>a <zanzibar>word</b>"))
    await desk.sent()
    assert "was refused and dropped: Can't parse entities" in caplog.text
    assert "zanzibar" not in caplog.text


async def test_an_edit_changes_the_message_in_place(desk: Desk) -> None:
    await desk.say(Reply(text="one", slot="s", fresh=False))
    await desk.sent()
    await desk.say(Reply(text="two", slot="s", fresh=False))
    assert await desk.sent() == ["two"]


async def test_of_edits_that_wait_only_the_newest_is_sent(desk: Desk) -> None:
    desk.api.faults.order(FaultKind.SERVER, "sendMessage")
    await desk.say(Reply(text="1", slot="s", fresh=False))
    await desk.sent()
    for number in range(2, 6):
        await desk.say(Reply(text=str(number), slot="s", fresh=False))
    desk.clock.advance(seconds=5)
    assert await desk.sent() == ["5"]
    assert len(desk.api.called("sendMessage")) == 1
    assert desk.api.called("editMessageText") == []


async def test_an_edit_that_comes_while_the_message_is_on_its_way_is_not_lost(desk: Desk) -> None:
    for number in range(30):
        await desk.say(Reply(text=str(number), slot="s", fresh=False))
        desk.outbox.wake()
        await asyncio.sleep(0)
    await desk.sent()
    assert await desk.sent() == ["29"]


async def test_an_edit_of_a_message_that_is_gone_is_sent_as_a_new_one(desk: Desk) -> None:
    await desk.say(Reply(text="one", slot="s"))
    await desk.sent()
    desk.user.chat.messages.clear()
    await desk.say(Reply(text="two", slot="s", fresh=False))
    assert await desk.sent() == ["two"]


async def test_the_same_text_twice_is_no_fault(desk: Desk) -> None:
    await desk.say(Reply(text="same", slot="s"))
    await desk.sent()
    await desk.say(Reply(text="same", slot="s", fresh=False))
    assert await desk.sent() == ["same"]
    async with desk.database.read() as uow:
        assert await uow.outbox.pending_count() == 0


async def test_replies_to_people_leave_before_broadcasts(desk: Desk) -> None:
    await desk.sent()
    desk.gate.open.clear()
    for chat_id in range(10, 40):
        User(desk.api, Person(id=chat_id))
        await desk.say(Reply(text="daily", broadcast=True), chat_id=chat_id)
    await desk.say(Reply(text="reply"))
    desk.gate.open.set()
    await desk.sent()
    order = [int(call.params["chat_id"]) for call in desk.api.called("sendMessage")]
    assert order.index(1) < 20


async def test_a_farewell_leaves_no_trace(desk: Desk) -> None:
    await desk.say(Reply(text="bye", slot=FAREWELL))
    assert await desk.sent() == ["bye"]
    async with desk.database.read() as uow:
        assert await uow.outbox.slot_message(1, FAREWELL) is None
        assert await uow.outbox.prune(desk.clock.advance(days=10)) == 0


async def test_a_farewell_waits_longer_each_time_until_the_erasure_is_finished(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    tries = 0

    async def finish() -> None:
        nonlocal tries
        tries += 1
        if tries < 3:
            raise PermissionError

    monkeypatch.setattr(desk.outbox, "_finish_erasure", finish)
    await desk.say(Reply(text="bye", slot=FAREWELL))
    assert (await desk.sent(), tries) == ([], 1)
    desk.clock.advance(seconds=1.1)
    assert (await desk.sent(), tries) == ([], 2)
    desk.clock.advance(seconds=1.1)
    assert (await desk.sent(), tries) == ([], 2)
    desk.clock.advance(seconds=1)
    assert (await desk.sent(), tries) == (["bye"], 3)


async def test_a_picture_is_drawn_beside_the_event_loop(desk: Desk) -> None:
    await desk.say(Reply(text="Coverage", picture=Picture(kind="coverage", data=SAMPLE)))
    await desk.sent()
    assert desk.user.chat.newest.picture == draw("coverage", SAMPLE)
    assert threading.main_thread() not in desk.drawn_in
    assert len(desk.drawn_in) == 1


async def test_the_newest_alone_of_what_waits_is_sent_and_it_is_a_message_of_its_own(desk: Desk) -> None:
    await desk.say(Reply(text="sent before", slot="s", newest_only=True))
    await desk.sent()
    desk.api.faults.order(FaultKind.SERVER, "sendMessage")
    await desk.say(Reply(text="1", slot="s", newest_only=True))
    await desk.sent()
    await desk.say(*(Reply(text=str(number), slot="s", newest_only=True) for number in range(2, 1_000)))
    desk.clock.advance(seconds=5)
    assert await desk.sent() == ["sent before", "999"]
    assert desk.api.called("editMessageText") == []


async def test_one_whose_forerunner_is_on_its_way_is_a_message_of_its_own_behind_the_others(desk: Desk) -> None:
    assert desk.outbox.sender is not None
    send = desk.outbox.sender.send

    class SlowRoad:
        """While the first message is on its way, more is said."""

        said = False

        async def send(self, chat_id: int, payload: str, edit_id: int | None, thread_id: int | None) -> int | None:
            if not self.said:
                self.said = True
                await desk.say(Reply(text="question"), Reply(text="two", slot="s", newest_only=True))
            return await send(chat_id, payload, edit_id, thread_id)

    desk.outbox.sender = SlowRoad()
    await desk.say(Reply(text="one", slot="s", newest_only=True))
    assert await desk.sent() == ["one", "question", "two"]
    assert desk.api.called("editMessageText") == []


async def test_a_stop_in_the_middle_of_a_send_that_hangs_gives_it_up(desk: Desk) -> None:
    desk.api.faults.order(FaultKind.HANG, "sendMessage")
    await desk.say(Reply(text="a"))
    desk.outbox.wake()
    while desk.api.faults.waiting:  # noqa: ASYNC110 -- until it hangs in its call
        await asyncio.sleep(0.001)
    desk.running.cancel()
    with pytest.raises(asyncio.CancelledError):
        await desk.running
    desk.start()
    assert await desk.sent() == ["a"]

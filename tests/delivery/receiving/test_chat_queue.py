"""Turns: a chat is alone in its own and in order, chats are side by side, and none waits for another's backlog."""

import asyncio
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.delivery.receiving.chat_queue import ChatQueue


class Backlog:
    """What waits in each chat, as the inbox would tell; `taken` is the order in which it was handled."""

    def __init__(self, **waiting: int) -> None:
        self.waiting = {chat: list(range(1, count + 1)) for chat, count in waiting.items()}
        self.taken: list[tuple[int, int]] = []
        self.at_once: Counter[int] = Counter()
        self.most_at_once = 0
        self.crash_at: tuple[int, int] | None = None
        self.typed = "words of somebody"

    def of(self, chat_id: int) -> list[int]:
        return self.waiting.setdefault(f"chat{chat_id}", [])

    async def take(self, chat_id: int) -> int | None:
        self.at_once[chat_id] += 1
        assert self.at_once[chat_id] == 1
        self.most_at_once = max(self.most_at_once, self.at_once.total())
        await asyncio.sleep(0)
        self.at_once[chat_id] -= 1
        if not self.of(chat_id):
            return None
        oldest = self.of(chat_id).pop(0)
        if (chat_id, oldest) == self.crash_at:
            raise ZeroDivisionError(self.typed)
        self.taken.append((chat_id, oldest))
        return oldest


async def test_a_chat_is_handled_in_order_up_to_its_newest() -> None:
    backlog = Backlog(chat1=5)
    queue = ChatQueue(backlog.take)
    queue.start()
    queue.add(1, 5)
    await queue.idle()
    assert backlog.taken == [(1, number) for number in range(1, 6)]
    assert len(queue) == 0


async def test_another_chat_does_not_wait_for_a_thousand_updates_of_one() -> None:
    backlog = Backlog(chat1=1000, chat2=1)
    queue = ChatQueue(backlog.take, places=2)
    queue.start()
    queue.add(1, 1000)
    queue.add(2, 1)
    await queue.idle()
    assert backlog.taken.index((2, 1)) < 3
    assert len(backlog.taken) == 1001


async def test_chats_with_much_take_turns() -> None:
    backlog = Backlog(chat1=3, chat2=3)
    queue = ChatQueue(backlog.take, places=1)
    queue.add(1, 3)
    queue.add(2, 3)
    queue.start()
    await queue.idle()
    assert backlog.taken == [(1, 1), (2, 1), (1, 2), (2, 2), (1, 3), (2, 3)]


async def test_no_more_chats_have_their_turn_at_once_than_there_are_places() -> None:
    backlog = Backlog(**{f"chat{chat}": 3 for chat in range(1, 10)})
    queue = ChatQueue(backlog.take, places=4)
    queue.start()
    for chat in range(1, 10):
        queue.add(chat, 3)
    await queue.idle()
    assert backlog.most_at_once == 4
    assert len(backlog.taken) == 27


async def test_what_is_added_during_a_turn_is_handled_after_it() -> None:
    backlog = Backlog(chat1=1)
    queue = ChatQueue(backlog.take)
    queue.start()
    queue.add(1, 1)
    await asyncio.sleep(0)
    backlog.of(1).append(2)
    queue.add(1, 2)
    await queue.idle()
    assert backlog.taken == [(1, 1), (1, 2)]


async def test_a_chat_of_which_another_replica_has_handled_everything_leaves_the_line() -> None:
    backlog = Backlog(chat1=0)
    queue = ChatQueue(backlog.take)
    queue.start()
    queue.add(1, 7)
    await queue.idle()
    assert len(queue) == 0


async def test_a_turn_that_crashes_stops_nobody_and_is_logged_without_its_words(
    caplog: pytest.LogCaptureFixture,
) -> None:
    backlog = Backlog(chat1=2, chat2=2)
    backlog.crash_at = (1, 1)
    queue = ChatQueue(backlog.take, places=1)
    queue.start()
    queue.add(1, 2)
    queue.add(2, 2)
    await queue.idle()
    assert backlog.taken == [(2, 1), (2, 2)]
    assert "ZeroDivisionError" in caplog.text
    assert backlog.typed not in caplog.text


async def test_a_stop_ends_the_turns_that_began_and_begins_no_other() -> None:
    backlog = Backlog(chat1=100, chat2=1)
    queue = ChatQueue(backlog.take, places=1)
    queue.start()
    queue.add(1, 100)
    queue.add(2, 1)
    await asyncio.sleep(0)
    await queue.stop()
    assert backlog.taken == [(1, 1)]


async def test_before_the_start_nobody_has_a_turn() -> None:
    backlog = Backlog(chat1=1)
    queue = ChatQueue(backlog.take)
    queue.add(1, 1)
    await asyncio.sleep(0)
    assert backlog.taken == []
    assert len(queue) == 1


@given(waiting=st.lists(st.integers(1, 8), min_size=1, max_size=6), places=st.integers(1, 4))
def test_whatever_waits_is_handled_once_in_order_and_by_turns(waiting: list[int], places: int) -> None:
    backlog = Backlog(**{f"chat{chat}": count for chat, count in enumerate(waiting)})

    async def run() -> None:
        queue = ChatQueue(backlog.take, places)
        for chat, count in enumerate(waiting):
            queue.add(chat, count)
        queue.start()
        await queue.idle()

    asyncio.run(run())
    for chat, count in enumerate(waiting):
        assert [number for of, number in backlog.taken if of == chat] == list(range(1, count + 1))
    # Nobody has a second turn before everybody had a first, and so on.
    assert [number for _, number in backlog.taken] == sorted(number for _, number in backlog.taken)

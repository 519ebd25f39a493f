"""Lanes: alone within a chat and in order, side by side across chats."""

import asyncio

from bot.delivery.lanes import Lanes


async def test_one_chat_is_handled_in_order_of_arrival() -> None:
    lanes, seen = Lanes(), []

    async def visit(name: int) -> None:
        async with lanes.hold(1):
            seen.append(name)
            await asyncio.sleep(0)
            seen.append(name)

    await asyncio.gather(*(visit(name) for name in range(5)))
    assert seen == [0, 0, 1, 1, 2, 2, 3, 3, 4, 4]


async def test_another_chat_does_not_wait() -> None:
    lanes = Lanes()
    async with lanes.hold(1), lanes.hold(2):
        assert len(lanes) == 2


async def test_a_lane_nobody_needs_is_forgotten_even_after_a_crash() -> None:
    lanes = Lanes()
    try:
        async with lanes.hold(1):
            raise RuntimeError
    except RuntimeError:
        assert len(lanes) == 0

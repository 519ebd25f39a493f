"""The name of a tap is stored whatever a forged button holds."""

from dataclasses import replace

import pytest

from bot.conversation.double_taps import button_tap
from storage.engine import Database
from tests.clocks import START


@pytest.mark.parametrize("data", ["\x00", "zz:\x00:1", "\ud800", "Oa"])
async def test_the_name_of_any_press_is_stored_and_read_again(database: Database, data: str) -> None:
    async with database.begin() as uow:
        chat = replace(await uow.conversations.lock(7, START), last_tap=button_tap(5, data), tapped_at=START)
        await uow.conversations.put(chat)
        assert (await uow.conversations.lock(7, START)).last_tap == button_tap(5, data)

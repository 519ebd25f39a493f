"""Several who open one link at the same time, on both databases: one has it."""

import asyncio
from datetime import timedelta

from bot.app import offline_app_context
from bot.conversation.judges import WorkReviewer
from bot.conversation.logic.link_token import hash_of_token
from bot.conversation.work import Work
from bot.features.friends.guest import Guest
from bot.features.friends.texts import visit as say
from bot.features.friends.visit import open_link
from storage.engine import Database
from storage.records import StoredUser
from storage.unit_of_work import UnitOfWork
from tests.clocks import START

TOKEN = "f_" + "0" * 32


async def test_of_two_who_open_a_link_at_once_one_is_invited(database: Database) -> None:
    await _linked(database)
    looked = asyncio.Barrier(1 if database.is_sqlite else 2)

    async def opens(user_id: int) -> bool:
        async with database.begin() as uow:
            await uow.ping()
            await looked.wait()  # both transactions are open; SQLite has one at a time
            replies = await open_link(_guest(uow, user_id), TOKEN)
            await uow.commit()
        return replies is not None and replies[0].text == say.invitation_text(None)

    assert sorted(await asyncio.gather(opens(2), opens(3))) == [False, True]
    async with database.read() as uow:
        (link,) = await uow.friend_links.of_user(1)
        assert link.guest_id is not None
        assert await uow.guests.get(5 - link.guest_id) is None


async def test_a_link_that_is_closed_while_it_is_opened_is_over(database: Database) -> None:
    await _linked(database)
    async with database.begin() as uow:
        await uow.friend_links.end(user_id=1)
        await uow.commit()
    async with database.begin() as uow:
        assert await open_link(_guest(uow, 2), TOKEN) is None


def _guest(uow: UnitOfWork, user_id: int) -> Guest:
    shared = offline_app_context()
    reviewer = WorkReviewer(shared.reviewer, Work(), shared.text_cache)
    return Guest(chat_id=user_id, uow=uow, now=START, bank=shared.bank, reviewer=reviewer)


async def _linked(database: Database) -> None:
    """A user with a story and an open link for it."""
    async with database.begin() as uow:
        await uow.users.add(StoredUser(id=1, language=None, created_at=START, last_seen_at=START))
        story = await uow.stories.add(1, "Mine", [], START)
        await uow.friend_links.add(1, story.id, hash_of_token(TOKEN), None, START, START + timedelta(hours=48))
        await uow.commit()

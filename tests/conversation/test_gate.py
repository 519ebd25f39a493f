"""The gate: of several who open the owner's link at once, one owns the bot."""

import asyncio

from bot.conversation.gate import admits, owner_code
from storage.engine import Database
from storage.schema import upgrade
from tests.databases import clear

NOBODY: frozenset[int] = frozenset()


async def test_of_two_who_open_the_link_at_once_one_owns_the_bot(database: Database) -> None:
    async with database.begin() as uow:
        code = await owner_code(uow)
        await uow.commit()

    looked = asyncio.Barrier(1 if database.is_sqlite else 2)

    async def opens(user_id: int) -> bool:
        async with database.begin() as uow:
            await uow.ping()
            await looked.wait()  # both transactions are open; SQLite has one at a time
            admitted = await admits(uow, user_id, NOBODY, code)
            await uow.commit()
            return admitted

    admitted = await asyncio.gather(opens(1), opens(2))
    assert sorted(admitted) == [False, True]
    async with database.read() as uow:
        owner = 1 + admitted.index(True)
        assert [await admits(uow, user_id, NOBODY, code) for user_id in (1, 2, 3)] == [owner == 1, owner == 2, False]


async def test_where_the_first_gives_up_the_second_owns_the_bot(postgresql_url: str) -> None:
    database = await Database.open(postgresql_url)
    await upgrade(database)
    await clear(database)
    async with database.begin() as uow:
        code = await owner_code(uow)
        await uow.commit()

    async def opens(user_id: int) -> bool:
        async with database.begin() as uow:
            admitted = await admits(uow, user_id, NOBODY, code)
            await uow.commit()
            return admitted

    async with database.begin() as uow:
        assert await admits(uow, 1, NOBODY, code)
        second = asyncio.create_task(opens(2))
        await asyncio.sleep(0)
    assert await second
    await database.close()


async def test_replicas_that_start_at_once_show_one_link(database: Database) -> None:
    async def starts() -> str | None:
        async with database.begin() as uow:
            code = await owner_code(uow)
            await uow.commit()
            return code

    codes = await asyncio.gather(*(starts() for _ in range(5)))
    assert len(set(codes)) == 1
    assert codes[0] is not None

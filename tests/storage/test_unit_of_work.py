"""A task can tell whether it is inside a unit of work, which builds the repositories that it needs."""

import asyncio

import pytest

from storage.engine import Database
from storage.repositories.statements import AfterTheEnd
from storage.unit_of_work import is_open


async def test_a_unit_is_open_until_its_commit(database: Database) -> None:
    assert not is_open()
    async with database.begin() as uow:
        assert is_open()
        await uow.commit()
        assert not is_open()
    assert not is_open()


async def test_a_unit_that_was_left_is_not_open(database: Database) -> None:
    with pytest.raises(ZeroDivisionError):
        async with database.begin():
            raise ZeroDivisionError
    assert not is_open()


async def test_a_unit_that_only_reads_does_not_count_as_open(database: Database) -> None:
    async with database.read():
        assert not is_open()
    async with database.begin():
        async with database.read():
            assert is_open()
        assert is_open()


async def test_a_unit_is_open_in_the_tasks_that_it_begins_and_no_longer_than_itself(database: Database) -> None:
    goes_on = asyncio.Event()

    async def look() -> tuple[bool, bool]:
        before = is_open()
        await goes_on.wait()
        return before, is_open()

    async with database.begin() as uow:
        begun = asyncio.create_task(look())
        await asyncio.sleep(0)
        await uow.commit()
    goes_on.set()
    assert await begun == (True, False)


async def test_a_unit_of_one_task_is_not_open_in_another(sqlite_database: Database) -> None:
    begun, goes_on = asyncio.Event(), asyncio.Event()

    async def elsewhere() -> None:
        async with sqlite_database.begin():
            begun.set()
            await goes_on.wait()

    other = asyncio.create_task(elsewhere())
    await begun.wait()
    assert not is_open()
    goes_on.set()
    await other


async def test_a_repository_is_built_when_it_is_used(database: Database) -> None:
    async with database.read() as uow:
        assert "users" not in vars(uow)
        users = uow.users
        assert uow.users is users
        assert "answers" not in vars(uow)


async def test_each_unit_has_repositories_of_its_own(database: Database) -> None:
    async with database.read() as one, database.read() as other:
        assert one.users is not other.users


async def test_a_repository_that_is_built_after_the_end_refuses_too(database: Database) -> None:
    async with database.begin() as uow:
        await uow.commit()
    with pytest.raises(AfterTheEnd):
        await uow.users.count()

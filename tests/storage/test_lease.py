"""One sender at a time among replicas."""

import pytest
from sqlalchemy import text

from storage.engine import Database
from storage.errors import Unavailable
from storage.lease import AdvisoryLease, NobodyElse, sender_lease


async def test_sqlite_has_one_process_which_may_always_send(sqlite_database: Database) -> None:
    lease = sender_lease(sqlite_database)
    assert isinstance(lease, NobodyElse)
    assert await lease.held()


async def test_of_two_replicas_one_may_send_until_it_lets_go(postgresql_url: str) -> None:
    first, second = [AdvisoryLease(await Database.open(postgresql_url)) for _ in range(2)]
    assert [await first.held(), await second.held(), await first.held()] == [True, False, True]
    await first.release()
    assert [await second.held(), await first.held()] == [True, False]
    await second.release()
    for lease in (first, second):
        await lease._database.close()


async def test_a_sender_whose_link_dies_loses_the_right(postgresql_url: str) -> None:
    first, second = [AdvisoryLease(await Database.open(postgresql_url)) for _ in range(2)]
    assert await first.held()
    assert first._connection is not None
    pid = (await first._connection.execute(text("SELECT pg_backend_pid()"))).scalar_one()
    async with second._database.engine.connect() as connection:
        await connection.execute(text("SELECT pg_terminate_backend(:pid)"), {"pid": pid})
    while not await second.held():
        pass
    with pytest.raises(Unavailable):
        await first.held()
    assert not await first.held()
    for lease in (first, second):
        await lease.release()
        await lease._database.close()

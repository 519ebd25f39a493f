"""Keys come late and change: every sealed text is found, sealed again, and read as before; nobody is left behind."""

import asyncio
from collections.abc import AsyncIterator, Callable, Coroutine
from datetime import UTC, date, datetime
from typing import Any

import pytest
import pytest_asyncio
from cryptography.fernet import Fernet
from sqlalchemy import Text, select, text

from storage import resealing
from storage.encryption import FernetCipher
from storage.engine import Database
from storage.errors import InUse, Unavailable, WrongKey
from storage.key_check import NO_KEY
from storage.records import AnswerKind, PartRole, StoredUser
from storage.repositories.sealed import SealedTexts, sealed_columns
from storage.resealing import Resealed
from storage.schema import revision, upgrade
from storage.tables import METADATA
from tests.databases import clear

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECRET = "the payroll outage of the northern region"
OLD, NEW, OTHER = (Fernet.generate_key().decode() for _ in range(3))
TEXTS = [f"{SECRET} {n}" for n in range(5)]
PLAIN_TEXTS = {
    "mocks.question_ids",
    "drills.estimates",
    "cards.body",
    "stories.archetypes",
    "story_versions.marks",
    "retrieval_items.offered",
}
"""Columns of free length that hold no word of anybody's: ids, numbers, levels, places in a text."""

Call = Callable[[Database], Coroutine[Any, Any, Resealed]]


@pytest_asyncio.fixture
async def url(database_url: str) -> AsyncIterator[str]:
    """The URL of a database; no key of a test stays in it."""
    yield database_url
    database = await Database.open(database_url)
    await clear(database)
    await database.close()


@pytest.fixture(autouse=True)
def _small_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resealing, "BATCH", 2)


def test_every_text_that_is_not_known_to_be_harmless_is_sealed() -> None:
    long = {
        f"{table.name}.{column.name}"
        for table in METADATA.sorted_tables
        for column in table.columns
        if isinstance(column.type, Text)
    }
    sealed = {f"{column.table.name}.{column.name}" for column in sealed_columns()}
    assert long - sealed == PLAIN_TEXTS
    assert {"facts.value", "outbox.reason"} <= sealed


async def test_rows_from_before_there_was_a_key_are_sealed_and_no_plain_text_is_left(url: str) -> None:
    await _filled(url)
    found = await _on(url, [OLD], resealing.encrypt)
    assert (found.done >= len(TEXTS), found.unreadable, found.plain) == (True, 0, 0)
    assert await _opens_all(url, OLD)
    assert await _read(url, OLD) == TEXTS
    assert (await _on(url, [OLD], resealing.encrypt)).done == 0


async def test_after_a_rotation_every_text_opens_with_the_newest_key_alone(url: str) -> None:
    await _filled(url, OLD)
    found = await _on(url, [NEW, OLD], resealing.rotate)
    assert (found.done >= len(TEXTS), found.unreadable, found.plain) == (True, 0, 0)
    assert await _opens_all(url, NEW)
    assert await _read(url, NEW) == TEXTS
    assert (await _on(url, [NEW], resealing.rotate)).done == 0
    with pytest.raises(WrongKey):
        await _read(url, OLD)


@pytest.mark.parametrize("call", [resealing.encrypt, resealing.rotate])
async def test_without_the_key_of_the_data_nothing_is_changed(url: str, call: Call) -> None:
    await _filled(url, OLD)
    before = await _stored(url)
    with pytest.raises(WrongKey):
        await _on(url, [NEW], call)
    assert await _stored(url) == before


@pytest.mark.parametrize(("keys", "call"), [([OLD], resealing.encrypt), ([NEW, OLD], resealing.rotate)])
async def test_interrupted_half_way_it_leaves_a_whole_database_and_is_done_by_a_second_run(
    url: str, keys: list[str], call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _filled(url, *keys[1:])
    whole, batches = SealedTexts.reseal, 0

    async def interrupted(*arguments: Any) -> Any:
        nonlocal batches
        done = await whole(*arguments)
        batches += done.done > 0
        if batches == 3:
            raise KeyboardInterrupt
        return done

    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(SealedTexts, "reseal", interrupted)
        await _on(url, keys, call)
    assert await _read(url, *keys) == TEXTS
    for too_few in ([], keys[1:], [OTHER]):
        with pytest.raises(WrongKey):
            await _read(url, *too_few)
    await _on(url, keys, call)
    assert await _opens_all(url, keys[0])


async def test_a_key_that_was_only_tried_out_binds_nobody(url: str) -> None:
    await _filled(url, OLD)
    assert await _read(url, NEW, OLD) == TEXTS
    assert await _read(url, OLD) == TEXTS


async def test_a_key_that_was_written_with_is_asked_for_until_a_rotation(url: str) -> None:
    await _filled(url, OLD)
    await (await _at_work(url, NEW, OLD)).close()
    with pytest.raises(WrongKey):
        await _read(url, OLD)
    await _on(url, [OLD, NEW], resealing.rotate)
    assert await _read(url, OLD) == TEXTS


async def test_to_encrypt_is_not_to_rotate(url: str) -> None:
    await _filled(url, OLD)
    assert (await _on(url, [NEW, OLD], resealing.encrypt)).done == 0
    with pytest.raises(WrongKey):
        await _read(url, NEW)


async def test_a_rotation_says_what_is_not_encrypted(url: str) -> None:
    await _filled(url)
    found = await _on(url, [NEW], resealing.rotate)
    assert (found.done, found.plain >= len(TEXTS)) == (0, True)


async def test_a_text_that_no_key_opens_is_left_and_stops_nothing(url: str) -> None:
    await _filled(url, OLD)
    lost = FernetCipher([OTHER]).seal("lost")
    await _run(url, "UPDATE answer_parts SET text = :text WHERE n = 1", text=lost)
    found = await _on(url, [NEW, OLD], resealing.rotate)
    assert found.unreadable == 1
    assert lost in await _stored(url)
    assert not await _opens_all(url, NEW)
    await _run(url, "DELETE FROM answer_parts WHERE n = 1")
    assert await _opens_all(url, NEW)


async def test_the_check_of_an_earlier_version_is_still_asked(url: str) -> None:
    await _filled(url, OLD)
    await _run(url, "UPDATE facts SET name = :name", name=NO_KEY)
    with pytest.raises(WrongKey):
        await _read(url, NEW)
    assert await _read(url, NEW, OLD) == TEXTS
    await _on(url, [NEW, OLD], resealing.rotate)
    assert await _read(url, NEW) == TEXTS


async def test_who_writes_on_postgresql_keeps_the_keys_from_changing(postgresql_url: str) -> None:
    await _filled(postgresql_url, OLD)
    bot = await _at_work(postgresql_url, OLD)
    for call in (resealing.rotate, resealing.encrypt):
        with pytest.raises(InUse, match="Stop every bot"):
            await _on(postgresql_url, [NEW, OLD], call)
    assert await _part_can_be_written(bot)
    await bot.close()
    await _on(postgresql_url, [NEW, OLD], resealing.rotate)
    await _cleared(postgresql_url, NEW)


async def test_who_only_reads_keeps_nobody_from_it(postgresql_url: str) -> None:
    await _filled(postgresql_url, OLD)
    reader = await Database.open(postgresql_url, [OLD])
    async with reader.read() as uow:
        await uow.ping()
        await _on(postgresql_url, [NEW, OLD], resealing.rotate)
    await reader.close()
    await _cleared(postgresql_url, NEW)


async def test_nobody_writes_on_postgresql_while_the_keys_change(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _filled(postgresql_url, OLD)
    whole = SealedTexts.reseal
    refused: list[str] = []

    async def meanwhile(*arguments: Any) -> Any:
        with pytest.raises(Unavailable) as caught:
            await _at_work(postgresql_url, OLD, NEW)
        refused.append(str(caught.value))
        return await whole(*arguments)

    with monkeypatch.context() as patched:
        patched.setattr(SealedTexts, "reseal", meanwhile)
        await _on(postgresql_url, [NEW, OLD], resealing.rotate)
    assert all("are being changed" in said for said in refused)
    await _cleared(postgresql_url, NEW)


@pytest.mark.parametrize("before", [[OLD], []], ids=["an older key", "no key"])
async def test_a_new_key_is_refused_on_postgresql_while_another_bot_writes(
    postgresql_url: str, before: list[str]
) -> None:
    await _filled(postgresql_url, *before)
    bot = await _at_work(postgresql_url, *before)
    for _ in range(2):
        with pytest.raises(InUse, match="Stop every bot first, then start with the new key"):
            await _at_work(postgresql_url, NEW, *before)
    assert await _part_can_be_written(bot)
    await bot.close()
    await (await _at_work(postgresql_url, NEW, *before)).close()
    await _cleared(postgresql_url, NEW)


async def test_replicas_that_bring_a_new_key_together_all_start(postgresql_url: str) -> None:
    await _filled(postgresql_url, OLD)
    replicas = await asyncio.gather(*(_at_work(postgresql_url, NEW, OLD) for _ in range(4)))
    assert [await _part_can_be_written(replica) for replica in replicas[:1]] == [True]
    for replica in replicas:
        await replica.close()
    await _cleared(postgresql_url, NEW, OLD)


@pytest.mark.parametrize("keys", [[OLD], [OLD, NEW]], ids=["without the new key", "with the old key first"])
async def test_a_bot_whose_links_broke_meanwhile_writes_nothing_with_the_old_key(
    postgresql_url: str, keys: list[str]
) -> None:
    await _filled(postgresql_url, OLD)
    bot = await _at_work(postgresql_url, *keys)
    await _break_links(postgresql_url)
    await _on(postgresql_url, [NEW, OLD], resealing.rotate)
    with pytest.raises(WrongKey):
        await _part_can_be_written(bot)
    with pytest.raises(WrongKey):
        await _part_can_be_written(bot)
    await bot.close()
    assert await _opens_all(postgresql_url, NEW)
    await _cleared(postgresql_url, NEW)


async def test_a_rotation_that_loses_its_right_on_the_way_does_not_say_that_it_is_done(
    postgresql_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _filled(postgresql_url, OLD)
    counted = resealing._until_nothing_is_left

    async def cut(database: Database, begin: str) -> tuple[int, int]:
        done = await counted(database, begin)
        await _break_links(postgresql_url)
        return done

    with monkeypatch.context() as patched, pytest.raises(Unavailable):
        patched.setattr(resealing, "_until_nothing_is_left", cut)
        await _on(postgresql_url, [NEW, OLD], resealing.rotate)
    with pytest.raises(WrongKey):
        await _read(postgresql_url, NEW)
    await _cleared(postgresql_url, NEW, OLD)


async def _filled(url: str, *keys: str) -> None:
    """A migrated database with five parts of an answer, written with these keys, and nothing else in it."""
    database = await Database.open(url, keys)
    if await revision(database) is not None:
        await clear(database)
    await upgrade(database)
    async with database.begin() as uow:
        await uow.users.add(StoredUser(id=1, language=None, created_at=NOW, last_seen_at=NOW))
        answer = await uow.answers.open(1, "q", None, AnswerKind.PRACTICE, NOW, date(2026, 3, 1))
        for n, said in enumerate(TEXTS):
            await uow.answers.add_part(answer.id, n, PartRole.ANSWER, said)
        await uow.outbox.drop(await uow.outbox.add(1, SECRET, None, True, 0, NOW), 0, NOW, SECRET)
        await uow.commit()
    await database.close()


async def _on(url: str, keys: list[str], call: Call) -> Resealed:
    database = await Database.open(url, keys)
    try:
        return await call(database)
    finally:
        await database.close()


async def _read(url: str, *keys: str) -> list[str]:
    """What a process with these keys reads; it starts as a bot does."""
    database = await Database.open(url, keys)
    try:
        await upgrade(database)
        async with database.read() as uow:
            current = await uow.answers.current(1)
            assert current is not None
            return [part.text for part in await uow.answers.parts(current.id)]
    finally:
        await database.close()


async def _at_work(url: str, *keys: str) -> Database:
    """A database as a bot has it that is at work: it has written."""
    database = await Database.open(url, keys)
    try:
        await upgrade(database)
        async with database.begin() as uow:
            await uow.facts.put("alive_at", "now")
            await uow.commit()
    except BaseException:
        await database.close()
        raise
    return database


async def _part_can_be_written(database: Database) -> bool:
    async with database.begin() as uow:
        current = await uow.answers.current(1)
        assert current is not None
        await uow.answers.add_part(current.id, 99, PartRole.ANSWER, SECRET)
        await uow.commit()
    return True


async def _stored(url: str) -> list[str]:
    """Every text of every sealed column, as it is stored."""
    database = await Database.open(url)
    async with database.raw() as connection:
        found = [
            stored
            for column in sealed_columns()
            for (stored,) in await connection.execute(select(column).where(column.is_not(None)).order_by(column))
        ]
    await database.close()
    return found


async def _opens_all(url: str, key: str) -> bool:
    """Whether one key alone opens everything that is stored."""
    cipher = FernetCipher([key])
    return all(cipher.is_current(stored) for stored in await _stored(url))


async def _run(url: str, statement: str, **values: str) -> None:
    database = await Database.open(url)
    async with database.raw(writes=True) as connection:
        await connection.execute(text(statement), values)
    await database.close()


async def _break_links(url: str) -> None:
    """As when the network breaks: every connection but this one ends."""
    await _run(url, "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid != pg_backend_pid()")


async def _cleared(url: str, *keys: str) -> None:
    """Leave no key of the test in a database that others use after it."""
    database = await Database.open(url, keys)
    await clear(database)
    await database.close()

"""Keys come late and change: every sealed text is found, sealed again, and read as before."""

from collections.abc import AsyncIterator
from datetime import UTC, date, datetime

import pytest
import pytest_asyncio
from cryptography.fernet import Fernet
from sqlalchemy import Text, text

from storage import resealing
from storage.engine import Database
from storage.errors import WrongKey
from storage.models import Base
from storage.records import AnswerKind, PartRole, User
from storage.repositories.sealed import sealed_columns
from storage.schema import revision, upgrade
from tests.databases import clear

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
SECRET = "the payroll outage of the northern region"
OLD, NEW = Fernet.generate_key().decode(), Fernet.generate_key().decode()
PLAIN_TEXTS = {"mocks.question_ids", "drills.estimates", "cards.body", "facts.value", "stories.archetypes"}
"""Columns of free length that hold no word of anybody's: ids, numbers, levels."""


@pytest_asyncio.fixture
async def url(database_url: str) -> AsyncIterator[str]:
    """The URL of a database; no key of a test stays in it."""
    yield database_url
    database = await Database.open(database_url)
    await clear(database)
    await database.close()


def test_every_text_that_is_not_known_to_be_harmless_is_sealed() -> None:
    long = {
        f"{table.name}.{column.name}"
        for table in Base.metadata.sorted_tables
        for column in table.columns
        if isinstance(column.type, Text)
    }
    assert long - {f"{column.table.name}.{column.name}" for column in sealed_columns()} == PLAIN_TEXTS


async def test_rows_from_before_there_was_a_key_are_sealed(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resealing, "BATCH", 2)
    plain = await _filled(url)
    await plain.close()
    sealed = await Database.open(url, [OLD])
    assert await resealing.encrypt(sealed) >= 5
    assert SECRET not in await _everything(sealed)
    assert await _read(sealed) == [f"{SECRET} {n}" for n in range(5)]
    assert await resealing.encrypt(sealed) == 0
    await sealed.close()


async def test_after_a_rotation_the_old_key_is_not_needed(url: str) -> None:
    old = await _filled(url, OLD)
    await old.close()
    both = await Database.open(url, [NEW, OLD])
    assert await resealing.rotate(both) >= 5
    await both.close()
    new = await Database.open(url, [NEW])
    await new.check_key()
    assert await _read(new) == [f"{SECRET} {n}" for n in range(5)]
    await new.close()
    stale = await Database.open(url, [OLD])
    with pytest.raises(WrongKey):
        await stale.check_key()
    await stale.close()


async def test_without_the_key_of_the_data_nothing_is_changed(url: str) -> None:
    old = await _filled(url, OLD)
    before = await _everything(old)
    new = await Database.open(url, [NEW])
    with pytest.raises(WrongKey):
        await resealing.rotate(new)
    assert await _everything(old) == before
    await old.close()
    await new.close()


async def _filled(url: str, *keys: str) -> Database:
    """A migrated database with five parts of an answer, written with these keys and nothing else in it."""
    database = await Database.open(url, keys)
    if await revision(database) is not None:
        await clear(database)
    await upgrade(database)
    async with database.begin() as uow:
        await uow.users.add(User(id=1, language=None, created_at=NOW, last_seen_at=NOW))
        answer = await uow.answers.open(1, "q", None, AnswerKind.PRACTICE, NOW, date(2026, 3, 1))
        for n in range(5):
            await uow.answers.add_part(answer.id, n, PartRole.ANSWER, f"{SECRET} {n}")
        await uow.commit()
    return database


async def _read(database: Database) -> list[str]:
    async with database.read() as uow:
        current = await uow.answers.current(1)
        assert current is not None
        return [part.text for part in await uow.answers.parts(current.id)]


async def _everything(database: Database) -> str:
    async with database.raw() as connection:
        rows = await connection.execute(text("SELECT text FROM answer_parts ORDER BY id"))
        return "\n".join(row.text for row in rows)

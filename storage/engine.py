"""The database: engine and transactions, for SQLite and PostgreSQL."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import Engine
from sqlalchemy.engine import URL

from storage import key_check
from storage.another_program import refuse_another_program
from storage.encryption import Cipher, Encryption, cipher_for
from storage.errors import BadDatabaseUrl, Unavailable, translated
from storage.group_commit import GroupCommit
from storage.key_use import share, take_alone, take_turn
from storage.libpq import for_asyncpg
from storage.private_files import make_folder
from storage.repositories.statements import AnyConnection
from storage.sqlite import LoopConnection, LoopEngine
from storage.unit_of_work import UnitOfWork, opened
from storage.url import read_url

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncEngine

BUSY_TIMEOUT_S = 10.0
CONNECT_TIMEOUT_S = 10.0
POOL_SIZE = 10

C = TypeVar("C", bound="AnyConnection")


class Database:
    """One database, which opens units of work. `open()` makes it, and creates nothing in the database."""

    def __init__(self, engine: "AsyncEngine | LoopEngine", cipher: Cipher) -> None:
        self.cipher = cipher
        self.is_sqlite = isinstance(engine, LoopEngine)
        self._engine = engine
        self._connect: Callable[[], Awaitable[AnyConnection]] = engine.connect
        self._closed = False
        self._group_commit: GroupCommit | None = None
        if isinstance(engine, LoopEngine):
            self._group_commit = GroupCommit(partial(self._connected, engine.connect), patience_s=BUSY_TIMEOUT_S)
        self._takes_part = False
        self._taking_part = asyncio.Lock()
        self.has_keys_alone = False
        """True while this process changes the keys and no other may write (`storage.resealing`)."""

    @classmethod
    async def open(cls, url: str, keys: Sequence[str] = ()) -> "Database":
        """Return the database at a URL.

        Raises WrongKey for an invalid key, and BadDatabaseUrl for a URL that is not ours.
        A SQLite file of another program raises BadDatabaseUrl too, and is left exactly as it is.
        """
        parsed = read_url(url)
        engine = _sqlite(parsed) if parsed.get_backend_name() == "sqlite" else _postgresql(parsed)
        return cls(engine, cipher_for(keys))

    @property
    def sync_engine(self) -> Engine:
        """Return SQLAlchemy's synchronous engine, for event listeners."""
        return self._engine.sync_engine

    @property
    def engine(self) -> "AsyncEngine":
        """Return PostgreSQL's engine, for locks that last as long as their connection. Raises TypeError on SQLite."""
        if isinstance(self._engine, LoopEngine):
            raise TypeError("SQLite has no asynchronous engine: use begin(), read() or raw()")
        return self._engine

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[UnitOfWork]:
        """Begin one transaction that may write. Leaving the block rolls back what was not committed.

        On SQLite all other writers wait for it: inside the block, await its statements alone. Raises
        storage.errors.Unavailable where the database does not answer or its keys are being changed, WrongKey where they
        do not fit, and the errors of `take_part`.
        """
        await self.take_part()
        async with self._begun() as uow:
            yield uow

    @asynccontextmanager
    async def _begun(self) -> AsyncIterator[UnitOfWork]:
        if self._group_commit is None:
            async with self._connected(self._connect) as connection:
                await self._share_keys(connection)
                with self._unit(connection, connection.commit) as uow, opened(uow):
                    yield uow
            return
        async with self._group_commit.savepoint() as (connection, waiter):
            with self._unit(connection, waiter.commit) as uow, opened(uow):
                yield uow

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """Begin one read-only transaction; it does not wait for a writer."""
        async with self.raw() as connection:
            with self._unit(connection, connection.commit) as uow:
                yield uow

    @asynccontextmanager
    async def raw(self, *, writes: bool = False) -> AsyncIterator[AnyConnection]:
        """Begin one transaction without a unit of work, for migrations and tests.

        Leaving the block commits with `writes`, else it rolls back. Statements raise SQLAlchemy's errors. Raises
        storage.errors.Unavailable where the database does not answer.
        """
        async with self._connected(self._connect) as connection:
            if isinstance(connection, LoopConnection):
                begin = connection.driver.take_lock if writes else connection.driver.take_snapshot
                with translated():
                    await begin(BUSY_TIMEOUT_S)
            yield connection
            if writes:
                await connection.commit()

    async def ping(self) -> None:
        """Run an empty query. Raises Unavailable where the database does not answer."""
        async with self.read() as uow:
            await uow.ping()

    async def forget_deleted(self) -> None:
        """Empty SQLite's write-ahead log, which still holds deleted texts. Call it after the commit.

        It blocks no other transaction, and raises storage.errors.Busy where others keep the database in use. On
        PostgreSQL it does nothing: the server removes deleted rows in its own time.
        """
        if isinstance(self._engine, LoopEngine):
            async with self._connected(self._engine.connect) as connection:
                with translated():
                    await connection.driver.truncate_log(BUSY_TIMEOUT_S)

    async def check_key(self) -> None:
        """Prove that the keys fit the data, or store a key check in a new database. Raises WrongKey with what to do."""
        async with self.read() as uow:
            if await key_check.prove(uow):
                return
        async with self.begin() as uow:
            await key_check.begin_anew(uow, self.cipher)
            await uow.commit()

    async def take_part(self) -> None:
        """Register the newest key before the first write, so that no process starts without it from then on.

        Raises InUse on PostgreSQL where the key is new and other processes are at work: they could not read texts
        encrypted with it. Raises WrongKey and Unavailable as `begin`.
        """
        if self._takes_part:
            return
        async with self._taking_part:
            if not self._takes_part:
                await self._add_check()
                self._takes_part = True

    async def look_again(self) -> None:
        """Check that the keys still fit the database, where another process may have changed them. Raises WrongKey."""
        async with self.read() as uow:
            await key_check.look_again(uow, self.cipher)

    async def encryption(self) -> Encryption:
        """Return how much of the stored text is encrypted."""
        async with self.read() as uow:
            return await key_check.encryption(uow, self.cipher)

    async def _add_check(self) -> None:
        if self.is_sqlite or self.has_keys_alone:
            async with self._begun() as uow:
                await key_check.take_part(uow, self.cipher)
                await uow.commit()
            return
        async with self._connected(self._connect) as connection:
            assert not isinstance(connection, LoopConnection)  # noqa: S101 -- it is PostgreSQL's
            await take_turn(connection)
            with self._unit(connection, connection.commit) as uow:
                if await key_check.brings_new_key(uow, self.cipher):
                    await take_alone(connection)
                    await key_check.take_part(uow, self.cipher)
                # Within the transaction, so that no other key is registered in between. The lock outlasts it.
                await self._share_keys(connection)
                await uow.commit()

    async def close(self) -> None:
        """Close every connection, those in use when they are returned. Later requests for one raise Unavailable."""
        self._closed = True
        await self._engine.dispose()

    async def _share_keys(self, connection: AnyConnection) -> None:
        if not isinstance(connection, LoopConnection) and not self.has_keys_alone:
            with translated():
                await share(connection, partial(self._look_again, connection))

    async def _look_again(self, connection: AnyConnection) -> None:
        if self._takes_part:
            with self._unit(connection, connection.commit) as uow:
                await key_check.look_again(uow, self.cipher)

    @contextmanager
    def _unit(self, connection: AnyConnection, commit: Callable[[], Awaitable[None]]) -> Iterator[UnitOfWork]:
        uow = UnitOfWork(connection, self.cipher, commit)
        try:
            yield uow
        finally:
            uow.end()

    @asynccontextmanager
    async def _connected(self, connect: Callable[[], Awaitable[C]]) -> AsyncIterator[C]:
        if self._closed:
            raise Unavailable("the database was closed")
        with translated():
            connection = await connect()
        try:
            yield connection
        finally:
            await self._give_back(connection)

    async def _give_back(self, connection: AnyConnection) -> None:
        """Return a connection to the pool; close it where the pool was closed meanwhile, which would keep it open."""
        try:
            with translated():
                if self._closed and not connection.closed:
                    await connection.invalidate()
                await connection.close()
        except Unavailable:
            # A broken connection must not hide the error that broke it.
            if not connection.closed:
                await connection.invalidate()


def _sqlite(url: URL) -> LoopEngine:
    file = Path(str(url.database))
    refuse_another_program(file)
    try:
        make_folder(file.parent)
    except OSError as error:
        raise BadDatabaseUrl(f"The folder of the SQLite file cannot be made: {error.strerror}.") from None
    return LoopEngine(file, POOL_SIZE)


def _postgresql(url: URL) -> "AsyncEngine":
    from sqlalchemy.ext.asyncio import create_async_engine  # noqa: PLC0415 -- 2 MB that SQLite need not pay

    plain, arguments = for_asyncpg(url)
    return create_async_engine(
        plain,
        hide_parameters=True,
        pool_pre_ping=True,
        pool_size=POOL_SIZE,
        max_overflow=10,
        pool_timeout=CONNECT_TIMEOUT_S,
        connect_args={"timeout": CONNECT_TIMEOUT_S, "command_timeout": 30, **arguments},
    )

"""Engine and transactions, for SQLite and PostgreSQL."""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Sequence
from contextlib import asynccontextmanager, contextmanager
from functools import partial
from pathlib import Path

from sqlalchemy.engine import URL
from sqlalchemy.ext.asyncio import AsyncConnection, AsyncEngine, create_async_engine
from sqlalchemy.pool import AsyncAdaptedQueuePool

from storage import key_check
from storage.encryption import Cipher, cipher_for
from storage.errors import BadDatabaseUrl, Unavailable, translated
from storage.key_use import share
from storage.libpq import for_asyncpg
from storage.sqlite import DRIVER, driver_of
from storage.unit_of_work import UnitOfWork
from storage.url import read_url
from storage.writer import Writer

BUSY_TIMEOUT_S = 10.0
CONNECT_TIMEOUT_S = 10.0
POOL_SIZE = 10


class Database:
    """One database: hands out units of work. Made by `open()`, which creates nothing in it."""

    def __init__(self, engine: AsyncEngine, cipher: Cipher, *, is_sqlite: bool) -> None:
        self.engine = engine
        self.cipher = cipher
        self.is_sqlite = is_sqlite
        self._writer = Writer(self._connected, patience_s=BUSY_TIMEOUT_S) if is_sqlite else None
        self._closed = False
        self._knows_keys = False
        self.has_keys_alone = False
        """Whether this process changes the keys now, while no other may write (`storage.resealing`)."""

    @classmethod
    async def open(cls, url: str, keys: Sequence[str] = ()) -> "Database":
        """The database at a URL. Raises BadDatabaseUrl, and WrongKey for what is no key."""
        parsed = read_url(url)
        is_sqlite = parsed.get_backend_name() == "sqlite"
        engine = _sqlite(parsed) if is_sqlite else _postgresql(parsed)
        return cls(engine, cipher_for(keys), is_sqlite=is_sqlite)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[UnitOfWork]:
        """One transaction that may write. Leaving the block rolls back what was not committed.

        Raises storage.errors.Unavailable where the database does not answer.
        """
        if self._writer is None:
            async with self._connected() as connection:
                if not self.has_keys_alone:
                    with translated():
                        await share(connection, partial(self._look_again, connection))
                with self._unit(connection, connection.commit) as uow:
                    yield uow
            return
        async with self._writer.turn() as (connection, turn):
            with self._unit(connection, turn.commit) as uow:
                yield uow

    @asynccontextmanager
    async def read(self) -> AsyncIterator[UnitOfWork]:
        """One transaction that only reads; it does not wait for a writer."""
        async with self._connected() as connection:
            if self.is_sqlite:
                with translated():
                    await (await driver_of(connection)).take_snapshot(BUSY_TIMEOUT_S)
            with self._unit(connection, connection.commit) as uow:
                yield uow

    async def ping(self) -> None:
        """Ask the database for nothing. Raises Unavailable where it does not answer."""
        async with self.read() as uow:
            await uow.ping()

    async def check_key(self) -> None:
        """Prove that the keys fit the data, and that of the newest is known. Raises WrongKey with what to do."""
        async with self.begin() as uow:
            await key_check.take_part(uow, self.cipher)
            await uow.commit()
        self._knows_keys = True

    async def close(self) -> None:
        """Close every connection: those in use as soon as they come back. Whoever asks for another gets Unavailable."""
        self._closed = True
        await self.engine.dispose()

    async def _look_again(self, connection: AsyncConnection) -> None:
        if self._knows_keys:
            with self._unit(connection, connection.commit) as uow:
                await key_check.look_again(uow, self.cipher)

    @contextmanager
    def _unit(self, connection: AsyncConnection, commit: Callable[[], Awaitable[None]]) -> Iterator[UnitOfWork]:
        uow = UnitOfWork(connection, self.cipher, commit)
        try:
            yield uow
        finally:
            uow.end()

    @asynccontextmanager
    async def _connected(self) -> AsyncIterator[AsyncConnection]:
        if self._closed:
            raise Unavailable("the database was closed")
        with translated():
            connection = await self.engine.connect()
        try:
            yield connection
        finally:
            await self._give_back(connection)

    async def _give_back(self, connection: AsyncConnection) -> None:
        """Return a connection to the pool; the pool that was closed meanwhile would keep it open for ever."""
        try:
            with translated():
                if self._closed and not connection.closed:
                    await connection.invalidate()
                await connection.close()
        except Unavailable:
            # A connection that broke must not hide the error that broke it.
            if not connection.closed:
                await connection.invalidate()


def _sqlite(url: URL) -> AsyncEngine:
    try:
        Path(str(url.database)).parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise BadDatabaseUrl(f"The folder of the SQLite file cannot be made: {error.strerror}.") from None
    return create_async_engine(
        url.set(drivername=DRIVER),
        hide_parameters=True,
        poolclass=AsyncAdaptedQueuePool,
        pool_size=POOL_SIZE,
        max_overflow=0,
    )


def _postgresql(url: URL) -> AsyncEngine:
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

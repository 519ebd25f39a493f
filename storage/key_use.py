"""Locks the encryption keys on PostgreSQL: each writing connection shares the lock, a change of keys takes it alone.

It is an advisory lock of the connection, taken before its first write. It ends with the connection, so that a broken
link or a dead process leaves nothing behind.
"""

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from sqlalchemy import text

from storage.errors import InUse, Unavailable, translated

if TYPE_CHECKING:
    from sqlalchemy.ext.asyncio import AsyncConnection

KEYS = 0x57A2D213
"""Id of the advisory lock on the encryption keys."""
SHARES = "shares the use of the keys"
CHANGING = "The keys of this database are being changed. Try again when that is done."
NEWCOMERS = 0x57A2D214
"""Id of the advisory lock for bringing a new key: of several replicas one does at a time."""
OTHER_KEYS = "Another bot uses this database with other keys. Stop every bot first, then start with the new key."
TAKE_TURN = text("SELECT pg_advisory_xact_lock(:key)")
TAKE_ALONE = text("SELECT pg_try_advisory_xact_lock(:key)")
SHARE = text("SELECT pg_try_advisory_lock_shared(:key)")


async def share(connection: "AsyncConnection", look_again: Callable[[], Awaitable[None]]) -> None:
    """Share the keys' lock for the rest of the connection's life, unless it is shared already.

    `look_again` proves that the keys still fit; it runs once a connection. Raises Unavailable while the keys are being
    changed, and the errors of `look_again`.
    """
    if SHARES in connection.info:
        return
    if not (await connection.execute(SHARE, {"key": KEYS})).scalar():
        raise Unavailable(CHANGING)
    await look_again()
    connection.info[SHARES] = True


async def take_turn(connection: "AsyncConnection") -> None:
    """Take the lock for bringing a new key, until the transaction ends. Waits for other processes."""
    with translated():
        await connection.execute(TAKE_TURN, {"key": NEWCOMERS})


async def take_alone(connection: "AsyncConnection") -> None:
    """Take the keys' lock alone until the transaction ends. Raises InUse where another connection shares it."""
    with translated():
        is_alone = (await connection.execute(TAKE_ALONE, {"key": KEYS})).scalar()
    if not is_alone:
        raise InUse(OTHER_KEYS)

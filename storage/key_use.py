"""Says on PostgreSQL who uses the keys: every connection that writes shares their use, and who changes them has it alone.

The use is an advisory lock of the connection. It begins before the connection writes for the first time and ends with
it, so that a link that broke, or a process that died, leaves nothing behind, and no process can write without it.
"""

from collections.abc import Awaitable, Callable

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.errors import InUse, Unavailable, translated

KEYS = 0x57A2D213
"""The key of PostgreSQL's advisory lock that is the use of the encryption keys."""
SHARES = "shares the use of the keys"
CHANGING = "The keys of this database are being changed. Try again when that is done."
NEWCOMERS = 0x57A2D214
"""The key of the advisory lock of whoever may be about to bring a new key: of several replicas one does at a time."""
OTHER_KEYS = "Another bot uses this database with other keys. Stop every bot first, then start with the new key."
TAKE_TURN = text("SELECT pg_advisory_xact_lock(:key)")
TAKE_ALONE = text("SELECT pg_try_advisory_xact_lock(:key)")
SHARE = text("SELECT pg_try_advisory_lock_shared(:key)")


async def share(connection: AsyncConnection, look_again: Callable[[], Awaitable[None]]) -> None:
    """Share the use of the keys for the rest of the connection's life, unless it does already.

    `look_again` proves that the keys still fit; it runs once a connection. Raises Unavailable while somebody changes the
    keys, and what `look_again` raises.
    """
    if SHARES in connection.info:
        return
    if not (await connection.execute(SHARE, {"key": KEYS})).scalar():
        raise Unavailable(CHANGING)
    await look_again()
    connection.info[SHARES] = True


async def take_turn(connection: AsyncConnection) -> None:
    """Wait until no other process is about to bring a new key, and be the one that is until the transaction ends."""
    with translated():
        await connection.execute(TAKE_TURN, {"key": NEWCOMERS})


async def take_alone(connection: AsyncConnection) -> None:
    """Let nobody else use the keys until the transaction ends. Raises InUse where somebody does."""
    with translated():
        is_alone = (await connection.execute(TAKE_ALONE, {"key": KEYS})).scalar()
    if not is_alone:
        raise InUse(OTHER_KEYS)

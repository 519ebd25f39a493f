"""Proves that the keys fit the data: for each key with which something may have been sealed there is a check to open.

Whoever opens all of them can read everything. A process that brings a new key adds its check before it first writes, so
that nobody starts without that key from then on; when nothing is sealed with the older keys any more, theirs go. To look
adds nothing: a key that was only tried out binds nobody.
"""

from collections.abc import Mapping

from storage.encryption import PLAIN, Cipher, Encryption
from storage.errors import WrongKey
from storage.repositories.delivery.facts import KEY_CHECK
from storage.unit_of_work import UnitOfWork

NO_KEY = KEY_CHECK
"""The name of the check of a database without a key."""
TEXT = "stardrill"
CHANGED = "The keys were changed while this process ran. Start it again, with the newest key first."


async def prove(uow: UnitOfWork) -> bool:
    """Open every check; return whether there is one. Raises WrongKey with what to do."""
    return bool(await uow.facts.beginning(KEY_CHECK))


async def begin_anew(uow: UnitOfWork, cipher: Cipher) -> None:
    """Store the first check of a database."""
    await uow.facts.put_new(_name(cipher), TEXT)


async def brings_new_key(uow: UnitOfWork, cipher: Cipher) -> bool:
    """Open every check; return whether that of the cipher's newest key is missing. Raises WrongKey with what to do.

    A database without any check misses none.
    """
    known = await uow.facts.beginning(KEY_CHECK)
    return bool(known) and _name(cipher) not in known


async def take_part(uow: UnitOfWork, cipher: Cipher) -> None:
    """Open every check, and add that of the cipher's newest key where it is missing. Raises WrongKey with what to do.

    A database without any check is left so.
    """
    if await brings_new_key(uow, cipher):
        await uow.facts.put_new(_name(cipher), TEXT)


async def look_again(uow: UnitOfWork, cipher: Cipher) -> None:
    """See that the keys still fit, and that the newest is still in use. Raises WrongKey with what to do.

    A database without any check fits any key.
    """
    try:
        is_missing = await brings_new_key(uow, cipher)
    except WrongKey:
        raise WrongKey(CHANGED) from None
    if is_missing:
        raise WrongKey(CHANGED)


async def encryption(uow: UnitOfWork, cipher: Cipher) -> Encryption:
    """Return how much is encrypted: only new texts, until `storage.resealing.encrypt` has sealed the older ones."""
    return encryption_of(await uow.facts.stored_beginning(KEY_CHECK), cipher)


def encryption_of(checks: Mapping[str, str], cipher: Cipher) -> Encryption:
    """Return how much is encrypted, from the key checks as they are stored, by their names."""
    if cipher.fingerprint is None:
        return Encryption.NOTHING
    # An earlier version gave the check of a key this name too.
    return Encryption.NEW_TEXTS if checks.get(NO_KEY, "").startswith(PLAIN) else Encryption.EVERY_TEXT


async def keep_newest(uow: UnitOfWork, cipher: Cipher) -> None:
    """Remove the checks of all but the cipher's newest key: nothing is sealed with another, nor stored plain."""
    for name in await uow.facts.beginning(KEY_CHECK):
        if name != _name(cipher):
            await uow.facts.delete(name)


def _name(cipher: Cipher) -> str:
    return NO_KEY if cipher.fingerprint is None else f"{KEY_CHECK}:{cipher.fingerprint}"

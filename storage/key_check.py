"""Proves that the keys fit the data: for each key that may be in use there is a stored check to decrypt.

A process that opens all checks can read everything. One that brings a new key adds its check before its first write, so
that no process starts without that key from then on. Once no text is encrypted with the older keys, their checks are
removed. Reading adds no check: a key that was only tried out binds nobody.
"""

from collections.abc import Mapping

from storage.encryption import PLAIN, Cipher, Encryption
from storage.errors import WrongKey
from storage.repositories.delivery.facts import KEY_CHECK
from storage.unit_of_work import UnitOfWork

NO_KEY = KEY_CHECK
"""Name of the check in a database without a key."""
TEXT = "stardrill"
CHANGED = "The keys were changed while this process ran. Start it again, with the newest key first."


async def prove(uow: UnitOfWork) -> bool:
    """Open every check; return whether there is one. Raises WrongKey with what to do."""
    return bool(await uow.facts.beginning(KEY_CHECK))


async def begin_anew(uow: UnitOfWork, cipher: Cipher) -> None:
    """Store the first check of a database."""
    await uow.facts.put_new(_name(cipher), TEXT)


async def brings_new_key(uow: UnitOfWork, cipher: Cipher) -> bool:
    """Open every check; return whether the newest key has none. Raises WrongKey with what to do.

    Return False for a database without any check.
    """
    known = await uow.facts.beginning(KEY_CHECK)
    return bool(known) and _name(cipher) not in known


async def take_part(uow: UnitOfWork, cipher: Cipher) -> None:
    """Open every check, and add one for the newest key where it is missing. Raises WrongKey with what to do.

    A database without any check gets none.
    """
    if await brings_new_key(uow, cipher):
        await uow.facts.put_new(_name(cipher), TEXT)


async def look_again(uow: UnitOfWork, cipher: Cipher) -> None:
    """Check that the keys still fit and that the newest is still in use. Raises WrongKey with what to do.

    A database without any check fits any key.
    """
    try:
        is_missing = await brings_new_key(uow, cipher)
    except WrongKey:
        raise WrongKey(CHANGED) from None
    if is_missing:
        raise WrongKey(CHANGED)


async def encryption(uow: UnitOfWork, cipher: Cipher) -> Encryption:
    """Return how much is encrypted: new texts only, until `storage.resealing.encrypt` has encrypted the older ones."""
    return encryption_of(await uow.facts.stored_beginning(KEY_CHECK), cipher)


def encryption_of(checks: Mapping[str, str], cipher: Cipher) -> Encryption:
    """Return how much is encrypted, from the stored key checks by name."""
    if cipher.fingerprint is None:
        return Encryption.NOTHING
    # An earlier version used this name for the check of a key too.
    return Encryption.NEW_TEXTS if checks.get(NO_KEY, "").startswith(PLAIN) else Encryption.EVERY_TEXT


async def keep_newest(uow: UnitOfWork, cipher: Cipher) -> None:
    """Remove all checks but that of the newest key; no text may be plain or encrypted with another key."""
    for name in await uow.facts.beginning(KEY_CHECK):
        if name != _name(cipher):
            await uow.facts.delete(name)


def _name(cipher: Cipher) -> str:
    return NO_KEY if cipher.fingerprint is None else f"{KEY_CHECK}:{cipher.fingerprint}"

"""Free text at rest: sealed with the first of the keys, opened with any of them; plain where there is no key."""

from base64 import urlsafe_b64decode
from collections.abc import Sequence
from enum import Enum
from hashlib import sha256
from typing import Protocol

from storage.errors import WrongKey

PLAIN = "p:"
SEALED = "f:"
NAMES = b"stardrill key name:"


class Encryption(Enum):
    """How much of a database is encrypted."""

    NOTHING = "nothing"
    NEW_TEXTS = "new texts"
    """There was no key at first, and what was stored then is as it was typed."""
    EVERY_TEXT = "every text"


class Cipher(Protocol):
    """How a text is put into the database and taken out."""

    @property
    def fingerprint(self) -> str | None:
        """Return a name for the key that seals, from which nobody can tell the key; None where there is none."""

    def seal(self, text: str) -> str:
        """Return the text as it is stored."""

    def is_current(self, stored: str) -> bool:
        """Return whether a text is stored as `seal()` would store it now: with the newest key."""

    def open(self, stored: str) -> str:
        """Return the text as it was. Raises WrongKey where it cannot be opened."""


class PlainCipher:
    """No keys: texts are stored as they are."""

    fingerprint = None

    def seal(self, text: str) -> str:
        """Return the text, marked as plain."""
        return PLAIN + text

    def is_current(self, stored: str) -> bool:
        """Return whether it is plain."""
        return stored.startswith(PLAIN)

    def open(self, stored: str) -> str:
        """Return the text. Raises WrongKey for one that was sealed."""
        if not stored.startswith(PLAIN):
            raise WrongKey("The data is encrypted. Set STARDRILL_ENCRYPTION_KEYS to the keys that it was written with.")
        return stored.removeprefix(PLAIN)


class FernetCipher:
    """Fernet with several keys, the newest first; it still opens what was stored before there was a key."""

    def __init__(self, keys: Sequence[str]) -> None:
        from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 -- 40 ms that only a key needs

        try:
            self._newest = Fernet(keys[0])
            self._all = MultiFernet([self._newest, *map(Fernet, keys[1:])])
            # Binascii takes a key in more than one spelling: one key has one name.
            self.fingerprint = sha256(NAMES + urlsafe_b64decode(keys[0])).hexdigest()[:16]
        except ValueError as error:
            raise WrongKey("STARDRILL_ENCRYPTION_KEYS holds something that is no Fernet key.") from error

    def seal(self, text: str) -> str:
        """Return the text, encrypted with the newest key."""
        return SEALED + self._newest.encrypt(text.encode("utf-8", "surrogatepass")).decode()

    def is_current(self, stored: str) -> bool:
        """Return whether the newest key alone opens it."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 -- as above

        try:
            self._newest.decrypt(_token(stored))
        except InvalidToken:
            return False
        return stored.startswith(SEALED)

    def open(self, stored: str) -> str:
        """Return the text. Raises WrongKey where no key fits."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 -- as above

        if stored.startswith(PLAIN):
            return stored.removeprefix(PLAIN)
        try:
            return self._all.decrypt(_token(stored)).decode("utf-8", "surrogatepass")
        except InvalidToken:
            raise WrongKey("STARDRILL_ENCRYPTION_KEYS does not hold the key that the data was written with.") from None


def _token(stored: str) -> bytes:
    # As bytes: of a text that is not ASCII, Fernet says with an error of its own that it is no token.
    return stored.removeprefix(SEALED).encode("utf-8", "surrogatepass")


def cipher_for(keys: Sequence[str]) -> Cipher:
    """Return the cipher for these keys. Raises WrongKey for what is no key."""
    return FernetCipher(keys) if keys else PlainCipher()

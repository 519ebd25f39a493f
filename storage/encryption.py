"""Encryption of free text at rest: with the newest key, readable with any key; plain text without keys."""

from base64 import urlsafe_b64decode
from collections.abc import Sequence
from enum import Enum
from hashlib import sha256
from typing import Protocol

from storage.errors import WrongKey

PLAIN = "p:"
SEALED = "f:"
NAMES = b"stardrill key name:"
NO_KEY_FITS = "STARDRILL_ENCRYPTION_KEYS does not hold the key that the data was written with."


class Encryption(Enum):
    """The share of a database's texts that is encrypted."""

    NOTHING = "nothing"
    NEW_TEXTS = "new texts"
    """The first texts were stored before there was a key, and are still plain."""
    EVERY_TEXT = "every text"


class Cipher(Protocol):
    """The encoding of texts in the database."""

    @property
    def fingerprint(self) -> str | None:
        """Return a one-way name for the newest key; None without keys."""

    def seal(self, text: str) -> str:
        """Return the text in its stored form."""

    def seal_like(self, stored: str, text: str) -> str:
        """Return the text in the form of a stored one: plain, or encrypted with the same key.

        A migration seals so, because it must not bring a key into use. Raises WrongKey where no key opens the stored one.
        """

    def is_current(self, stored: str) -> bool:
        """Return whether a text is stored as `seal()` would store it now, with the newest key."""

    def open(self, stored: str) -> str:
        """Return the plain text of a stored one. Raises WrongKey where it cannot be decrypted."""


class PlainCipher:
    """The cipher without keys: texts are stored as they are."""

    fingerprint = None

    def seal(self, text: str) -> str:
        """Return the text, marked as plain."""
        return PLAIN + text

    def seal_like(self, stored: str, text: str) -> str:
        """Return the text, marked as plain. Raises WrongKey where the stored one is encrypted."""
        self.open(stored)
        return PLAIN + text

    def is_current(self, stored: str) -> bool:
        """Return whether the stored text is plain."""
        return stored.startswith(PLAIN)

    def open(self, stored: str) -> str:
        """Return the plain text of a stored one. Raises WrongKey for an encrypted one."""
        if not stored.startswith(PLAIN):
            raise WrongKey("The data is encrypted. Set STARDRILL_ENCRYPTION_KEYS to the keys that it was written with.")
        return stored.removeprefix(PLAIN)


class FernetCipher:
    """Fernet with several keys, the newest first. It also opens texts stored before there was a key."""

    def __init__(self, keys: Sequence[str]) -> None:
        from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 -- 40 ms that only a key needs

        try:
            self._each = [Fernet(key) for key in keys]
            self._newest, self._all = self._each[0], MultiFernet(self._each)
            # Base64 can spell one key in several ways: its bytes give it one name.
            self.fingerprint = sha256(NAMES + urlsafe_b64decode(keys[0])).hexdigest()[:16]
        except ValueError as error:
            raise WrongKey("STARDRILL_ENCRYPTION_KEYS holds something that is no Fernet key.") from error

    def seal(self, text: str) -> str:
        """Return the text, encrypted with the newest key."""
        return SEALED + self._newest.encrypt(text.encode("utf-8", "surrogatepass")).decode()

    def seal_like(self, stored: str, text: str) -> str:
        """Return the text, plain as the stored one or encrypted with its key. Raises WrongKey where no key fits."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 -- as above

        if stored.startswith(PLAIN):
            return PLAIN + text
        for key in self._each:
            try:
                key.decrypt(_token(stored))
            except InvalidToken:
                continue
            return SEALED + key.encrypt(text.encode("utf-8", "surrogatepass")).decode()
        raise WrongKey(NO_KEY_FITS)

    def is_current(self, stored: str) -> bool:
        """Return whether the newest key opens the stored text."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 -- as above

        try:
            self._newest.decrypt(_token(stored))
        except InvalidToken:
            return False
        return stored.startswith(SEALED)

    def open(self, stored: str) -> str:
        """Return the plain text of a stored one. Raises WrongKey where no key fits."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 -- as above

        if stored.startswith(PLAIN):
            return stored.removeprefix(PLAIN)
        try:
            return self._all.decrypt(_token(stored)).decode("utf-8", "surrogatepass")
        except InvalidToken:
            raise WrongKey(NO_KEY_FITS) from None


def _token(stored: str) -> bytes:
    # As bytes, since Fernet raises another error for text that is not ASCII.
    return stored.removeprefix(SEALED).encode("utf-8", "surrogatepass")


def cipher_for(keys: Sequence[str]) -> Cipher:
    """Return the cipher for these keys. Raises WrongKey for an invalid key."""
    return FernetCipher(keys) if keys else PlainCipher()

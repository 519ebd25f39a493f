"""Free text at rest: sealed with the first of the keys, opened with any of them; plain where there is no key."""

from collections.abc import Sequence
from typing import Protocol

from storage.errors import WrongKey

PLAIN = "p:"
SEALED = "f:"


class Cipher(Protocol):
    """How a text is put into the database and taken out."""

    def seal(self, text: str) -> str:
        """The text as it is stored."""

    def open(self, stored: str) -> str:
        """The text as it was. Raises WrongKey where it cannot be opened."""


class PlainCipher:
    """No keys: texts are stored as they are."""

    def seal(self, text: str) -> str:
        """The text, marked as plain."""
        return PLAIN + text

    def open(self, stored: str) -> str:
        """The text. Raises WrongKey for one that was sealed."""
        if not stored.startswith(PLAIN):
            raise WrongKey("The data is encrypted. Set STARDRILL_ENCRYPTION_KEYS to the keys that it was written with.")
        return stored.removeprefix(PLAIN)


class FernetCipher:
    """Fernet with several keys, the newest first; it still opens what was stored before there was a key."""

    def __init__(self, keys: Sequence[str]) -> None:
        from cryptography.fernet import Fernet, MultiFernet  # noqa: PLC0415 -- 40 ms that only a key needs

        try:
            self._fernet = MultiFernet([Fernet(key) for key in keys])
        except ValueError as error:
            raise WrongKey("STARDRILL_ENCRYPTION_KEYS holds something that is no Fernet key.") from error

    def seal(self, text: str) -> str:
        """The text, encrypted with the newest key."""
        return SEALED + self._fernet.encrypt(text.encode("utf-8", "surrogatepass")).decode()

    def open(self, stored: str) -> str:
        """The text. Raises WrongKey where no key fits."""
        from cryptography.fernet import InvalidToken  # noqa: PLC0415 -- as above

        if stored.startswith(PLAIN):
            return stored.removeprefix(PLAIN)
        try:
            return self._fernet.decrypt(stored.removeprefix(SEALED)).decode("utf-8", "surrogatepass")
        except InvalidToken:
            raise WrongKey("STARDRILL_ENCRYPTION_KEYS does not hold the key that the data was written with.") from None


def cipher_for(keys: Sequence[str]) -> Cipher:
    """The cipher for these keys. Raises WrongKey for what is no key."""
    return FernetCipher(keys) if keys else PlainCipher()

"""Small facts of the installation: its owner, its key checks, its last heartbeat. Their values are encrypted."""

from collections.abc import Mapping

from sqlalchemy import delete, select

from storage.repositories.base import Repository
from storage.tables import FACT

KEY_CHECK = "key_check"
"""Prefix of the names of key checks (`storage.key_check`)."""
OWNER = "owner_id"
"""Name of the fact with the owner's user id."""


class Facts(Repository):
    """Repository of facts. Raises storage.errors.WrongKey for a value that no key opens."""

    async def get(self, name: str) -> str | None:
        """Return the fact's value, if there is one."""
        stored: str | None = await self._statements.scalar(select(FACT.c.value).where(FACT.c.name == name))
        return self._cipher.open(stored) if stored is not None else None

    async def beginning(self, start: str) -> Mapping[str, str]:
        """Return the facts whose names begin with `start`, with their values."""
        stored = await self.stored_beginning(start)
        return {name: self._cipher.open(value) for name, value in stored.items()}

    async def stored_beginning(self, start: str) -> Mapping[str, str]:
        """Return the facts whose names begin with `start`, with their values in stored form."""
        query = select(FACT.c.name, FACT.c.value).where(FACT.c.name.startswith(start, autoescape=True))
        return {row.name: row.value for row in await self._statements.all(query)}

    async def put(self, name: str, value: str) -> None:
        """Store a fact."""
        row = {"name": name, "value": self._cipher.seal(value)}
        await self._statements.upsert(FACT, ["name"], row)

    async def put_new(self, name: str, value: str) -> bool:
        """Store a fact unless there is one of that name; return whether there was none.

        On PostgreSQL it waits for another transaction that is storing it, and leaves that one's value.
        """
        row = {"name": name, "value": self._cipher.seal(value)}
        return await self._statements.insert_new(FACT, [row]) == 1

    async def delete(self, name: str) -> None:
        """Delete a fact."""
        await self._statements.run(delete(FACT).where(FACT.c.name == name))

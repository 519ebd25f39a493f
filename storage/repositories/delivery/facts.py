"""Small facts of the installation: its owner, its key checks, when it was last alive. Their values are sealed."""

from collections.abc import Mapping

from sqlalchemy import delete, select

from storage.models import FactRow
from storage.repositories.base import Repository

KEY_CHECK = "key_check"
"""How the names of the facts begin that prove which keys are in use (`storage.key_check`)."""
OWNER = "owner_id"
"""The fact that holds the id of the user who owns the bot."""


class Facts(Repository):
    """Repository of facts. Raises storage.errors.WrongKey for a value that the keys do not open."""

    async def get(self, name: str) -> str | None:
        """Return the fact's value, if it is known."""
        stored: str | None = await self._statements.scalar(select(FactRow.value).where(FactRow.name == name))
        return self._cipher.open(stored) if stored is not None else None

    async def beginning(self, start: str) -> Mapping[str, str]:
        """Return the facts whose names begin so, with their values."""
        stored = await self.stored_beginning(start)
        return {name: self._cipher.open(value) for name, value in stored.items()}

    async def stored_beginning(self, start: str) -> Mapping[str, str]:
        """Return the facts whose names begin so, with their values as they are stored."""
        query = select(FactRow.name, FactRow.value).where(FactRow.name.startswith(start, autoescape=True))
        return {row.name: row.value for row in await self._statements.all(query)}

    async def put(self, name: str, value: str) -> None:
        """Note a fact."""
        row = {"name": name, "value": self._cipher.seal(value)}
        await self._statements.upsert(FactRow, ["name"], row)

    async def put_new(self, name: str, value: str) -> bool:
        """Note a fact unless it is known; return whether it was new.

        On PostgreSQL it waits for another transaction that is noting it, and gives way to it.
        """
        row = {"name": name, "value": self._cipher.seal(value)}
        return await self._statements.insert_new(FactRow, [row]) == 1

    async def delete(self, name: str) -> None:
        """Forget a fact."""
        await self._statements.run(delete(FactRow).where(FactRow.name == name))

"""Small facts of the installation: its owner, its key check, when it was last alive."""

from sqlalchemy import delete, select

from storage.models import FactRow
from storage.repositories.session import Session


class Facts:
    """Repository of facts."""

    def __init__(self, session: Session) -> None:
        self._session = session

    async def get(self, name: str) -> str | None:
        """The fact's value, if it is known."""
        value: str | None = await self._session.scalar(select(FactRow.value).where(FactRow.name == name))
        return value

    async def put(self, name: str, value: str) -> None:
        """Note a fact."""
        await self._session.upsert(FactRow, ["name"], {"name": name, "value": value})

    async def delete(self, name: str) -> None:
        """Forget a fact."""
        await self._session.run(delete(FactRow).where(FactRow.name == name))

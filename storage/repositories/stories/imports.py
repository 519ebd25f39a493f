"""Files to import, kept until the user decides."""

from datetime import datetime

from sqlalchemy import delete, insert, select, update

from storage.records import ImportFile
from storage.repositories.base import Repository
from storage.tables import IMPORT


class Imports(Repository):
    """Repository of files to import."""

    async def add(self, user_id: int, name: str, text: str, at: datetime) -> ImportFile:
        """Store a file."""
        seal = self._cipher.seal
        values = {"user_id": user_id, "name": seal(name), "text": seal(text), "at": at}
        file_id = int(await self._statements.scalar(insert(IMPORT).values(**values).returning(IMPORT.c.id)))
        return ImportFile(id=file_id, user_id=user_id, name=name, text=text, at=at)

    async def get(self, file_id: int, user_id: int) -> ImportFile | None:
        """Return the user's file with that id; another user's is not there."""
        row = await self._statements.first(select(IMPORT).where(IMPORT.c.id == file_id, IMPORT.c.user_id == user_id))
        if row is None:
            return None
        opened = {"name": self._cipher.open(row.name), "text": self._cipher.open(row.text)}
        return ImportFile(**{**row._mapping, **opened})

    async def change_text(self, file_id: int, text: str) -> None:
        """Change the text of a file."""
        await self._statements.run(update(IMPORT).where(IMPORT.c.id == file_id).values(text=self._cipher.seal(text)))

    async def forget(self, file_id: int) -> None:
        """Delete a file."""
        await self._statements.run(delete(IMPORT).where(IMPORT.c.id == file_id))

    async def prune(self, before: datetime) -> None:
        """Delete everybody's files from before that instant."""
        await self._statements.run(delete(IMPORT).where(IMPORT.c.at < before))

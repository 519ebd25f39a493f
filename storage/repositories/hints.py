"""Which features have explained themselves to whom."""

from datetime import datetime

from storage.models import HintRow
from storage.repositories.base import Repository


class Hints(Repository):
    """Repository of hints."""

    async def first_time(self, user_id: int, feature: str, at: datetime) -> bool:
        """Whether the feature has not explained itself to the user before; from now on it has."""
        return await self._statements.insert_new(HintRow, [{"user_id": user_id, "feature": feature, "at": at}]) == 1

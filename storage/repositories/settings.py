"""What each user has chosen."""

from dataclasses import asdict

from sqlalchemy import select

from storage.models import SettingsRow
from storage.models.lenient import lenient
from storage.records import Purpose, Settings
from storage.repositories.base import Repository
from storage.repositories.statements import given, table_of

SETTINGS = table_of(SettingsRow)
OF_USER = select(*map(lenient, SETTINGS.c)).where(given(SETTINGS.c.user_id))


class UserSettings(Repository):
    """Repository of settings."""

    async def get(self, user_id: int) -> Settings | None:
        """Return the settings of a user, if there are any; a day or a time that cannot be read is as at the beginning."""
        row = await self._statements.first(OF_USER, given_user_id=user_id)
        if row is None:
            return None
        fields = {name: value for name, value in row._mapping.items() if value is not None}
        fields["daily_days"] = frozenset(map(int, fields["daily_days"]))
        fields["purpose"] = Purpose(fields["purpose"])
        return Settings(**fields)

    async def put(self, settings: Settings) -> None:
        """Store the settings of a user."""
        fields = asdict(settings)
        fields["daily_days"] = "".join(str(day) for day in sorted(settings.daily_days))
        await self._statements.upsert(SettingsRow, ["user_id"], fields)

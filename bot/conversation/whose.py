"""Finds the user whom a command of the shell is for: the named one, or the only one."""

from storage.unit_of_work import UnitOfWork

SHOWN_USERS = 10


class NobodyMeant(Exception):
    """It is not plain which user is meant; the message says what to do."""


class NobodyYet(NobodyMeant):
    """Nobody has used the database yet."""


async def whose(uow: UnitOfWork, user: int | None) -> int:
    """Return the named user, or the only one of the database. Raises NobodyMeant."""
    if user is not None:
        return user
    ids = await uow.users.ids()
    if len(ids) == 1:
        return ids[0]
    if not ids:
        raise NobodyYet("Nobody has used this database yet. Name the Telegram id of the user with --user.")
    shown = ", ".join(str(each) for each in ids[:SHOWN_USERS])
    more = " and others" if len(ids) > SHOWN_USERS else ""
    raise NobodyMeant(f"Several people use this database: {shown}{more}. Name one with --user.")

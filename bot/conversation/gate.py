"""Access control: the allowed ids, everybody, or the owner who opened the one-time link first."""

import hmac
import secrets
from collections.abc import Collection
from datetime import datetime, timedelta

from storage.records import Settings, StoredUser
from storage.repositories.delivery.facts import OWNER
from storage.unit_of_work import UnitOfWork

CODE_FACT = "owner_code"
SEEN_TO = timedelta(minutes=1)
"""Resolution of `last_seen_at`. Writing it on every message would be wasted."""


async def owner_code(uow: UnitOfWork) -> str | None:
    """Return the one-time code that makes its sender the owner, or None once there is an owner.

    The code is created at the first call.
    """
    if await uow.facts.get(OWNER) is not None:
        return None
    if await uow.facts.get(CODE_FACT) is None:
        # When replicas start together, the code of the first one counts.
        await uow.facts.put_new(CODE_FACT, secrets.token_urlsafe(16))
    return await uow.facts.get(CODE_FACT)


async def admits(uow: UnitOfWork, user_id: int, allowed: Collection[int] | None, code: str | None) -> bool:
    """Return whether the user may use the bot.

    `allowed` None admits everybody; an empty collection admits the owner alone. `code` came with `/start`: the right
    one makes the user the owner, once.
    """
    if allowed is None or user_id in allowed:
        return True
    if allowed:
        return False
    if await uow.facts.get(OWNER) is None and await _opens(uow, code):
        # Somebody else may be opening the link at this moment: whoever stores it first owns the bot.
        await uow.facts.put_new(OWNER, str(user_id))
        await uow.facts.delete(CODE_FACT)
    return await owns(uow, user_id)


async def lacks_owner(uow: UnitOfWork, allowed: Collection[int] | None) -> bool:
    """Return whether the bot is for its owner alone and has no owner, as before the link was opened or after `/delete`."""
    return allowed is not None and not allowed and await uow.facts.get(OWNER) is None


async def owns(uow: UnitOfWork, user_id: int) -> bool:
    """Return whether the user became the owner by the link."""
    return await uow.facts.get(OWNER) == str(user_id)


async def _opens(uow: UnitOfWork, code: str | None) -> bool:
    expected = await uow.facts.get(CODE_FACT)
    return bool(code and expected and hmac.compare_digest(code.encode(), expected.encode()))


async def welcome_in(
    uow: UnitOfWork, user_id: int, language: str | None, now: datetime, known: StoredUser | None = None
) -> tuple[StoredUser, Settings]:
    """Return the user's rows, created at the first contact. `known` is the row of the user where it was read before.

    A user who had blocked the bot is unblocked by writing to it.
    """
    user = known or await uow.users.get(user_id)
    if user is None:
        user = StoredUser(id=user_id, language=language, created_at=now, last_seen_at=now)
        await uow.users.add(user)
    else:
        if now - user.last_seen_at >= SEEN_TO or language not in (None, user.language):
            await uow.users.seen(user, now, language)
        if user.blocked_at is not None:
            await uow.users.mark_blocked(user_id, None)
    settings = await uow.settings.get(user_id)
    if settings is None:
        settings = Settings(user_id=user_id)
        await uow.settings.put(settings)
    return user, settings

"""Opens the database of a bot or of the page alone: locked, migrated, and with what all its users share."""

import logging
from dataclasses import dataclass

from bot.app.engine import app_context_of, engine_with
from bot.app.options import BotOptions
from bot.app.stardrill import Stardrill
from bot.delivery.watching.log_privacy import silence_libraries
from bot.handlers.context import AppContext
from storage.engine import Database
from storage.errors import NoLocks
from storage.process_lock import ProcessLock, lock_of
from storage.schema import HEAD, upgrade

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Taken:
    """A database that this process has for itself, where it is a SQLite file."""

    database: Database
    lock: ProcessLock | None
    app_context: AppContext

    def release(self) -> None:
        """Let other processes have it."""
        if self.lock is not None:
            self.lock.release()


async def open_stardrill(plan: BotOptions) -> Stardrill:
    """Lock and migrate the database, and wire the bot; nothing is sent or received before `start()`.

    Raises the errors of `take_database`.
    """
    taken = await take_database(plan)
    try:
        return Stardrill(plan, taken.database, taken.lock, taken.app_context)
    except BaseException:
        taken.release()
        raise


async def take_database(plan: BotOptions) -> Taken:
    """Lock, open and migrate the database.

    Raises storage.errors.InUse where another process has it, StorageError for one that cannot be used, and
    question_bank.errors.BankError for a malformed bank or track, before the database is touched.
    """
    silence_libraries()
    engine = engine_with(plan.tracks)
    lock = _taken_lock(plan.database_url)
    try:
        database = await Database.open(plan.database_url, plan.keys)
        log.info("%s", _migrated(await upgrade(database)))
        await database.take_part()
        return Taken(database, lock, app_context_of(plan, engine, await database.encryption()))
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def _taken_lock(database_url: str) -> ProcessLock | None:
    """Return the taken lock of a SQLite file. Where its file system has no locks, log it and run without."""
    lock = lock_of(database_url)
    try:
        if lock is not None:
            lock.take()
    except NoLocks as error:
        log.warning("%s See to it yourself that one bot alone uses it.", error)
    return lock


def _migrated(before: str | None) -> str:
    """Return the log line on the migrations that were run."""
    if before == HEAD:
        return f"The database is at revision {HEAD}, the newest."
    return f"The tables were made, at revision {HEAD}." if before is None else f"Migrated from {before} to {HEAD}."

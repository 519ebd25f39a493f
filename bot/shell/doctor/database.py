"""Checks the database for `stardrill doctor`, without creating one."""

import sqlite3
import stat
from collections.abc import Mapping, Sequence
from pathlib import Path

from bot.config import Config
from bot.shell.doctor.diagnosis import Condition, Diagnosis
from bot.shell.errors import ShellError
from bot.shell.opening.location import data_folder, sqlite_file
from bot.shell.opening.terminal_file import old_file_of_the_terminal
from storage.another_program import refuse_tables_of_another
from storage.encryption import Encryption, cipher_for
from storage.engine import Database
from storage.errors import StorageError
from storage.key_check import encryption_of
from storage.place import place_of
from storage.read_only import looking_into, tables
from storage.repositories.delivery.facts import KEY_CHECK
from storage.schema import HEAD, revision

WHAT = "database"
OTHERS = stat.S_IRWXG | stat.S_IRWXO
ENCRYPTION = {
    Encryption.NOTHING: "not encrypted. `stardrill keys new` makes a key, `stardrill keys encrypt` uses it.",
    Encryption.NEW_TEXTS: "new texts are encrypted, older ones are not. Stop the bot, and run `stardrill keys encrypt`.",
    Encryption.EVERY_TEXT: "every text is encrypted. Keep the keys apart from the backups.",
}


async def diagnoses_of_database(config: Config, url: str) -> Sequence[Diagnosis]:
    """Return where the database is, whether it can be used, and who else can read it."""
    try:
        cipher = cipher_for(config.keys)
        file = sqlite_file(url)
        place = place_of(url)
        if file is None:
            found, checks = await _on_server(url, config.keys)
        else:
            waiting = _waiting_file(config)
            if waiting is not None:
                return [
                    Diagnosis(what=WHAT, said=f"{waiting} becomes {place} at the next start"),
                    *_folder(file.parent),
                ]
            found, checks = _in_file(file)
        if found is None:
            return [
                Diagnosis(what=WHAT, said=f"no database yet: the first run makes it, at {place}"),
                *_folder_of(file),
            ]
        for check in checks.values():
            cipher.open(check)
    except (StorageError, ShellError) as error:
        return [Diagnosis(what=WHAT, said=str(error), condition=Condition.MEND)]
    return [_revision(found, place), _encryption(encryption_of(checks, cipher)), *_folder_of(file)]


async def _on_server(url: str, keys: Sequence[str]) -> tuple[str | None, Mapping[str, str]]:
    """Return the revision of a database on a server, None for an empty one, and its key checks. Raises StorageError."""
    database = await Database.open(url, keys)
    try:
        found = await revision(database)
        if found is None:
            return None, {}
        async with database.read() as uow:
            return found, await uow.facts.stored_beginning(KEY_CHECK)
    finally:
        await database.close()


def _in_file(file: Path) -> tuple[str | None, Mapping[str, str]]:
    """Return the revision of a SQLite file, None for an empty or missing one, and its key checks.

    Raises ShellError and BadDatabaseUrl for a file that is no database of ours.
    """
    if not file.exists():
        return None, {}
    if not file.is_file():
        raise ShellError(f"{file} is no file. DATABASE_URL should name one, or one to make.")
    try:
        with looking_into(file) as connection:
            names = tables(connection)
            refuse_tables_of_another(file, names)
            if not names:
                return None, {}
            found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
            named = (f"{KEY_CHECK}*",)
            checks = dict(connection.execute("SELECT name, value FROM facts WHERE name GLOB ?", named).fetchall())
    except sqlite3.Error as error:
        raise ShellError(f"{file} cannot be read: {error}.") from None
    return (found[0] if found else None), checks


def _waiting_file(config: Config) -> Path | None:
    """Return the file that the next start renames for the terminal; None where there is none."""
    if config.database_url is not None or config.telegram_bot_token is not None:
        return None
    return old_file_of_the_terminal(data_folder())


def _revision(found: str, place: str) -> Diagnosis:
    if found > HEAD:
        said = f"revision {found} is newer than this version. Update Stardrill."
        return Diagnosis(what=WHAT, said=f"{place}, {said}", condition=Condition.MEND)
    if found != HEAD:
        said = f"{place}, its tables are not the newest. Run `stardrill db upgrade`."
        return Diagnosis(what=WHAT, said=said, condition=Condition.MEND)
    return Diagnosis(what=WHAT, said=f"{place}, at revision {found}")


def _encryption(encryption: Encryption) -> Diagnosis:
    condition = Condition.WELL if encryption is Encryption.EVERY_TEXT else Condition.NOTE
    return Diagnosis(what="encryption", said=ENCRYPTION[encryption], condition=condition)


def _folder_of(file: Path | None) -> Sequence[Diagnosis]:
    return _folder(file.absolute().parent) if file is not None else ()


def _folder(folder: Path) -> Sequence[Diagnosis]:
    """Warn of a folder that others can read.

    A missing one is no problem: the first run creates it for its owner alone.
    """
    if not folder.is_dir() or not folder.stat().st_mode & OTHERS:
        return ()
    said = f"others on this machine can look into {folder}. `chmod 700` on it keeps them out."
    return [Diagnosis(what="folder", said=said, condition=Condition.NOTE)]

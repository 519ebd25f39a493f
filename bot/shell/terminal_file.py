"""Give the terminal a file of its own: the one that it once shared with the bot in Telegram, or a new one."""

import sqlite3
from pathlib import Path

from bot.config import BOT_FILE, TERMINAL_FILE, sqlite_url
from bot.shell.errors import ShellError
from bot.terminal.memory import memory_file
from storage.fold_in import fold_in
from storage.read_only import looking_into, tables

TERMINAL_USER = 1
"""Whom the local Bot API calls its person; nobody in Telegram has so low an id."""
PEOPLE = {"users": "id", "conversations": "chat_id", "inbox": "chat_id", "outbox": "chat_id"}
"""Where the ids of people stand."""


def give_the_terminal_its_file(folder: Path) -> str:
    """Rename the old default file to the terminal's where nobody else is in it; what was done, or nothing.

    Once the terminal has a file of its own nothing is looked at. Raises ShellError.
    """
    old, own = folder / BOT_FILE, folder / TERMINAL_FILE
    people = _people(old) if old.exists() and not own.exists() else frozenset()
    if TERMINAL_USER not in people:
        return ""
    if len(people) > 1:
        return (
            f"{old} is left to the bot in Telegram, whose users are in it; the terminal begins anew in {own}. "
            f"`stardrill export --user {TERMINAL_USER}` with DATABASE_URL={sqlite_url(old)} writes what you told it there."
        )
    try:
        fold_in(old)
    except sqlite3.Error:
        raise ShellError(
            f"{old} becomes the terminal's own file, and another Stardrill has it open. Stop that one first."
        ) from None
    # The counters first: a stop in between is mended by the next start, which finds the old file again.
    if memory_file(old).exists():
        memory_file(old).replace(memory_file(own))
    old.replace(own)
    return f"The terminal has a file of its own now: {old} was renamed to {own}."


def old_file_of_the_terminal(folder: Path) -> Path | None:
    """Return the file that would be renamed, and rename nothing. Raises ShellError."""
    old, own = folder / BOT_FILE, folder / TERMINAL_FILE
    return old if old.exists() and not own.exists() and _people(old) == {TERMINAL_USER} else None


def _people(file: Path) -> frozenset[int]:
    """Return the ids of all who are in a database; nobody in a file that is no database of ours. Raises ShellError."""
    try:
        with looking_into(file) as connection:
            found = PEOPLE.keys() & tables(connection)
            queries = [f"SELECT DISTINCT {PEOPLE[table]} FROM {table}" for table in sorted(found)]  # noqa: S608 -- our names
            return frozenset(each for query in queries for (each,) in connection.execute(query))
    except sqlite3.Error as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            return frozenset()
        raise ShellError(f"{file} cannot be read: {error}. It may hold what you told the terminal.") from None

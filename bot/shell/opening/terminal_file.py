"""Gives the terminal its own database file: the one that it once shared with the bot in Telegram, or a new one."""

import sqlite3
from pathlib import Path

from bot.config import BOT_FILE, TERMINAL_FILE, sqlite_url
from bot.conversation.gate import CODE_FACT
from bot.shell.errors import ShellError
from bot.terminal.memory import memory_file
from storage.fold_in import fold_in
from storage.read_only import looking_into, tables
from storage.repositories.delivery.facts import OWNER

TERMINAL_USER = 1
"""The user id in the local Bot API; nobody in Telegram has so low an id."""
PEOPLE = {"users": "id", "conversations": "chat_id", "inbox": "chat_id", "outbox": "chat_id"}
"""Columns with ids of users, by table."""


def give_the_terminal_its_file(folder: Path) -> str:
    """Rename the old default file to the terminal's where nobody else is in it; return what was done, or nothing.

    Once the terminal has its own file, nothing is checked. Raises ShellError.
    """
    old, own = folder / BOT_FILE, folder / TERMINAL_FILE
    if not old.exists() or own.exists():
        return ""
    people, is_owned = _found_in(old)
    if TERMINAL_USER not in people:
        return ""
    if is_owned or len(people) > 1:
        return (
            f"{old} is left to the bot in Telegram, which has used it; the terminal begins anew in {own}. "
            f"`stardrill export --user {TERMINAL_USER}` with DATABASE_URL={sqlite_url(old)} writes what you told it there."
        )
    try:
        fold_in(old)
    except sqlite3.Error:
        raise ShellError(
            f"{old} becomes the terminal's own file, and another Stardrill has it open. Stop that one first."
        ) from None
    # The counters go first: after a crash in between, the next start finds the old file again.
    if memory_file(old).exists():
        memory_file(old).replace(memory_file(own))
    old.replace(own)
    return f"The terminal has a file of its own now: {old} was renamed to {own}."


def old_file_of_the_terminal(folder: Path) -> Path | None:
    """Return the file that the next start would rename; None where there is none. Raises ShellError."""
    old, own = folder / BOT_FILE, folder / TERMINAL_FILE
    if not old.exists() or own.exists():
        return None
    return old if _found_in(old) == (frozenset({TERMINAL_USER}), False) else None


def _found_in(file: Path) -> tuple[frozenset[int], bool]:
    """Return the ids of all users in a database, and whether it has an owner or a link for one, which only a bot makes.

    A file that is no database of ours has no users. Raises ShellError.
    """
    try:
        with looking_into(file) as connection:
            names = tables(connection)
            queries = [f"SELECT DISTINCT {PEOPLE[table]} FROM {table}" for table in sorted(PEOPLE.keys() & names)]  # noqa: S608 -- our names
            people = frozenset(each for query in queries for (each,) in connection.execute(query))
            of_bot = "SELECT count(*) FROM facts WHERE name IN (?, ?)"
            is_owned = "facts" in names and connection.execute(of_bot, (OWNER, CODE_FACT)).fetchone() != (0,)
            return people, is_owned
    except sqlite3.Error as error:
        if error.sqlite_errorcode == sqlite3.SQLITE_NOTADB:
            return frozenset(), False
        raise ShellError(f"{file} cannot be read: {error}. It may hold what you told the terminal.") from None

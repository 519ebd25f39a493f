"""Finds the database that a command works on."""

from pathlib import Path

from platformdirs import user_data_path

from bot.config import Config
from bot.shell.errors import ShellError
from storage.errors import BadDatabaseUrl
from storage.private_files import make_folder
from storage.url import file_of


def data_folder() -> Path:
    """Return this user's folder for Stardrill's data; it may not exist yet."""
    return user_data_path("stardrill", appauthor=False)


def database_to_use(config: Config) -> tuple[str, str]:
    """Return the URL of the database to work on, and a sentence to show, or none.

    Creates the data folder where the database belongs there, and gives the terminal the file that it once shared with
    the bot. Raises ShellError.
    """
    folder = data_folder()
    if config.database_url is not None:
        return config.database(folder), ""
    make_folder(folder)
    return config.database(folder), _settled(folder) if config.telegram_bot_token is None else ""


def _settled(folder: Path) -> str:
    from bot.shell.opening.terminal_file import give_the_terminal_its_file  # noqa: PLC0415 -- the bot in Telegram has no terminal

    return give_the_terminal_its_file(folder)


def sqlite_file(url: str) -> Path | None:
    """Return the file of a SQLite URL, None for a database on a server. Raises ShellError for a bad URL."""
    try:
        return file_of(url)
    except BadDatabaseUrl as error:
        raise ShellError(str(error)) from error

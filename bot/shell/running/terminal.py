"""`stardrill run` without a token: the bot in this terminal, against a Bot API on loopback."""

import locale
import signal
import sys
from functools import partial
from pathlib import Path

from tzlocal import get_localzone_name

from bot.app import BotOptions, open_stardrill
from bot.config import Config
from bot.delivery.clock import SystemClock
from bot.shell.errors import ShellError
from bot.shell.logs import log_to_stderr
from bot.shell.opening.location import data_folder, sqlite_file
from bot.shell.running.stopping import run_until, told_to_stop
from bot.terminal.client import run_terminal
from bot.terminal.erasing import erase_written
from bot.terminal.local_bot_api import LocalBotApi, Person, new_token
from bot.terminal.memory import ChatMemory, memory_file
from bot.terminal.person import User

TERMINAL_LOG_LEVEL = "ERROR"


async def in_terminal(config: Config, database_url: str) -> None:
    """Run the chat until the person leaves or SIGTERM comes.

    Counters, pictures and files are kept beside the database.
    """
    if sys.stdin is None or sys.stdout is None:
        raise ShellError("The bot in the terminal needs its standard input and output, and one of them is closed.")
    stop = told_to_stop(signal.SIGTERM)
    log_to_stderr(TERMINAL_LOG_LEVEL)
    clock = SystemClock()
    folder = folder_of_files(database_url)
    memory = ChatMemory.at(_remembered_in(database_url), first=int(clock.now().timestamp()))
    async with LocalBotApi(token=new_token(), clock=clock, memory=lambda _: memory) as api:
        plan = BotOptions(
            token=api.token,
            api_url=api.url,
            database_url=database_url,
            keys=config.keys,
            tracks=config.tracks_path,
            default_zone=get_localzone_name(),
            in_terminal=True,
            unlimited=True,
            erase_files=partial(erase_written, folder, memory),
            clock=clock,
        )
        bot = await open_stardrill(plan)
        try:
            await bot.start()
            talk = run_terminal(
                User(api, Person(language_code=_language())),
                stdin=sys.stdin,
                stdout=sys.stdout,
                folder=folder,
                settled=bot.settled,
                greet="/start",
            )
            await run_until(stop, talk)
        finally:
            await bot.stop()


def _language() -> str | None:
    """Return the language of the terminal's locale, as Telegram names languages."""
    name = locale.getlocale()[0]
    return name.partition("_")[0].lower() if name and name not in ("C", "POSIX") else "en"


def folder_of_files(database_url: str) -> Path:
    """Return the folder of the terminal's pictures and files; `bot.terminal.erasing.erase_written` erases them.

    It is `pictures` in the data folder, or for a SQLite file elsewhere a folder named after it.
    """
    file = sqlite_file(database_url)
    if file is None or file.parent == data_folder():
        return data_folder() / "pictures"
    return file.with_name(f"{file.name}.pictures")


def _remembered_in(database_url: str) -> Path:
    """Return the file of the terminal's counters for a database."""
    file = sqlite_file(database_url)
    return memory_file(file) if file is not None else data_folder() / "terminal.json"

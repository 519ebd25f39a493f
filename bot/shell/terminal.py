"""`stardrill run` without a token: the bot in this terminal, against a Bot API on loopback."""

import locale
import sys
from functools import partial
from pathlib import Path
from shutil import rmtree

from tzlocal import get_localzone_name

from bot.app import Plan, open_stardrill
from bot.config import Config
from bot.delivery.clock import SystemClock
from bot.shell.logs import log_to_stderr
from bot.terminal.client import run_terminal
from bot.terminal.local_bot_api import LocalBotApi, Person, new_token
from bot.terminal.memory import ChatMemory
from bot.terminal.person import User

TERMINAL_LOG_LEVEL = "ERROR"


async def in_terminal(config: Config, folder: Path) -> None:
    """Talk until the person leaves; the terminal keeps its counters, and its pictures, in the folder."""
    log_to_stderr(TERMINAL_LOG_LEVEL)
    clock = SystemClock()
    database_url = config.database(folder)
    memory = ChatMemory.at(_memory_file(database_url, folder), first=int(clock.now().timestamp()))
    async with LocalBotApi(token=new_token(), clock=clock, memory=lambda _: memory) as api:
        plan = Plan(
            token=api.token,
            api_url=api.url,
            database_url=database_url,
            keys=config.keys,
            default_zone=get_localzone_name(),
            unlimited=True,
            erase_files=partial(rmtree, folder / "pictures", ignore_errors=True),
            clock=clock,
        )
        bot = await open_stardrill(plan)
        try:
            await bot.start()
            await run_terminal(
                User(api, Person(language_code=_language())),
                stdin=sys.stdin,
                stdout=sys.stdout,
                folder=folder / "pictures",
                settled=bot.settled,
                greet="/start",
            )
        finally:
            await bot.stop()


def _language() -> str | None:
    """The language of the terminal's locale, as Telegram names languages."""
    name = locale.getlocale()[0]
    return name.partition("_")[0].lower() if name and name not in ("C", "POSIX") else "en"


def _memory_file(database_url: str, folder: Path) -> Path:
    """Where the terminal keeps its counters: beside a SQLite file, so that each database has its own chat."""
    scheme, _, path = database_url.partition(":///")
    return Path(f"{path}.terminal.json") if scheme.startswith("sqlite") and path else folder / "terminal.json"

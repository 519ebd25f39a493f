"""`stardrill run`: the Telegram bot where there is a token, the same bot in this terminal where there is none."""

import asyncio
import locale
import logging
import signal
import sys
from pathlib import Path

from platformdirs import user_data_path
from telegram.error import InvalidToken
from tzlocal import get_localzone_name

from bot.app import Plan, Stardrill, open_stardrill
from bot.config import Config
from bot.delivery.clock import SystemClock
from bot.shell.errors import ShellError
from bot.shell.logs import log_to_stderr
from bot.terminal.client import run_terminal
from bot.terminal.local_bot_api import LocalBotApi, Person
from bot.terminal.memory import ChatMemory
from bot.terminal.person import User
from storage.errors import StorageError

LOCAL_TOKEN = "1:local"  # noqa: S105 -- the token of the Bot API on loopback, which is no secret
TERMINAL_LOG_LEVEL = "ERROR"

log = logging.getLogger(__name__)


def run(config: Config) -> None:
    """Run until told to stop. Raises ShellError with a sentence for what the operator can mend."""
    folder = user_data_path("stardrill", appauthor=False, ensure_exists=True)
    main = _telegram(config, folder) if config.telegram_bot_token is not None else _terminal(config, folder)
    try:
        asyncio.run(main)
    except KeyboardInterrupt:
        return
    except StorageError as error:
        raise ShellError(str(error)) from error
    except InvalidToken as error:
        raise ShellError("Telegram does not know this TELEGRAM_BOT_TOKEN. Copy it again from BotFather.") from error


async def _telegram(config: Config, folder: Path) -> None:
    log_to_stderr(config.log_level, as_json=config.log_format == "json")
    assert config.telegram_bot_token is not None  # noqa: S101 -- the caller has looked
    plan = Plan(
        token=config.telegram_bot_token.get_secret_value(),
        api_url=config.telegram_api_url,
        database_url=config.database(folder),
        keys=config.keys,
        allowed=config.allowed,
        webhook_url=config.webhook_url,
        webhook_secret=config.webhook_secret.get_secret_value() if config.webhook_secret else None,
        port=config.port,
    )
    bot = await open_stardrill(plan)
    await _until_told_to_stop(bot)


async def _until_told_to_stop(bot: Stardrill) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stop.set)
    starting = asyncio.create_task(bot.start())
    stopping = asyncio.create_task(stop.wait())
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            log.warning("Stardrill is running.")
            await stopping
    finally:
        starting.cancel()
        stopping.cancel()
        await bot.stop()


async def _terminal(config: Config, folder: Path) -> None:
    log_to_stderr(TERMINAL_LOG_LEVEL)
    clock = SystemClock()
    database_url = config.database(folder)
    memory = ChatMemory.at(_memory_file(database_url, folder), first=int(clock.now().timestamp()))
    async with LocalBotApi(token=LOCAL_TOKEN, clock=clock, memory=lambda _: memory) as api:
        plan = Plan(
            token=LOCAL_TOKEN,
            api_url=api.url,
            database_url=database_url,
            keys=config.keys,
            default_zone=get_localzone_name(),
            unlimited=True,
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

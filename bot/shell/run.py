"""`stardrill run`: the Telegram bot where there is a token, the same bot in this terminal where there is none."""

import asyncio
import gc
import logging
import signal
from collections.abc import Coroutine
from pathlib import Path

from platformdirs import user_data_path
from telegram.error import InvalidToken

from bot.app import Plan, Stardrill, open_stardrill
from bot.config import Config
from bot.delivery.listener import PortUnavailable
from bot.shell.errors import ShellError
from bot.shell.logs import log_to_stderr
from bot.shell.start_lines import start_lines
from storage.errors import StorageError

log = logging.getLogger(__name__)


def run(config: Config) -> None:
    """Run until told to stop. Raises ShellError with a sentence for what the operator can mend."""
    in_telegram = config.telegram_bot_token is not None
    # A container of which nothing may be written has no place for a folder, and with a database elsewhere needs none.
    needs_folder = config.database_url is None or not in_telegram
    folder = user_data_path("stardrill", appauthor=False, ensure_exists=needs_folder)
    main = _telegram(config, folder) if in_telegram else _in_terminal(config, folder)
    try:
        asyncio.run(main)
    except KeyboardInterrupt:
        return
    except StorageError as error:
        raise ShellError(str(error)) from error
    except PortUnavailable as error:
        raise ShellError(f"{error} Choose another PORT, or an address of this machine as HOST.") from error
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
        host=config.host,
        port=config.port,
    )
    for line in start_lines(plan):
        log.info(line)
    bot = await open_stardrill(plan)
    # What is built by now stays. Looked through at each full collection, it would hold the event loop for 100 ms.
    gc.freeze()
    await _until_told_to_stop(bot)
    log.info("Stardrill has stopped.")


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
            log.info("Stardrill is running.")
            await stopping
    finally:
        starting.cancel()
        stopping.cancel()
        await bot.stop()


def _in_terminal(config: Config, folder: Path) -> Coroutine[None, None, None]:
    from bot.shell.terminal import in_terminal  # noqa: PLC0415 -- a bot in Telegram needs no screen and no server

    return in_terminal(config, folder)

"""`stardrill run`: the Telegram bot where there is a token, else the same bot in this terminal."""

import asyncio
import gc
import logging
import signal
from collections.abc import Coroutine
from typing import Any

from telegram.error import InvalidToken

from bot.app import BotOptions, Stardrill, WebhookRefused, open_stardrill
from bot.config import Config
from bot.delivery.http.port_unavailable import PortUnavailable
from bot.delivery.receiving.polling import TokenRefused
from bot.shell.bank.tracks import refused_tracks, tracks_line
from bot.shell.errors import ShellError
from bot.shell.logs import log_to_stderr
from bot.shell.opening.location import database_to_use
from bot.shell.output import say_aside
from bot.shell.running.start_lines import encryption_line, start_lines
from bot.shell.running.stopping import told_to_stop
from question_bank.errors import BankError
from storage.errors import StorageError

log = logging.getLogger(__name__)

LET_GO_WITHIN_S = 1.0
"""Time for an interrupted start to return what it had in hand."""


def run(config: Config) -> None:
    """Run until told to stop. Raises ShellError for what the operator can mend."""
    url, said = database_to_use(config)
    if said:
        say_aside(said)
    main = _telegram(config, url) if config.telegram_bot_token is not None else _in_terminal(config, url)
    try:
        asyncio.run(main)
    except KeyboardInterrupt:
        return
    except StorageError as error:
        raise ShellError(str(error)) from error
    except TokenRefused as error:
        raise ShellError(
            "Telegram does not take this TELEGRAM_BOT_TOKEN any more. Copy the new one from BotFather, and start again."
        ) from error
    except PortUnavailable as error:
        raise ShellError(f"{error} Choose another PORT, or an address of this machine as HOST.") from error
    except BankError as error:
        raise ShellError(refused_tracks(error, config.tracks_path)) from error
    except WebhookRefused as error:
        raise ShellError(f"Telegram does not deliver to this WEBHOOK_URL: {error}.") from error
    except InvalidToken as error:
        raise ShellError("Telegram does not know this TELEGRAM_BOT_TOKEN. Copy it again from BotFather.") from error


async def _telegram(config: Config, url: str) -> None:
    stop = told_to_stop(signal.SIGINT, signal.SIGTERM)
    log_to_stderr(config.log_level, as_json=config.log_format == "json")
    assert config.telegram_bot_token is not None  # noqa: S101 -- the caller has looked
    plan = BotOptions(
        token=config.telegram_bot_token.get_secret_value(),
        api_url=config.telegram_api_url,
        database_url=url,
        keys=config.keys,
        allowed=config.allowed_users,
        friend_links=config.friend_links,
        webhook_url=config.webhook_url,
        webhook_secret=config.webhook_secret.get_secret_value() if config.webhook_secret else None,
        host=config.host,
        port=config.port,
        tracks=config.tracks_path,
    )
    for line in start_lines(plan):
        log.info(line)
    bot = await open_stardrill(plan)
    log.info(encryption_line(bot.app_context.encryption, plan.keys))
    log.info(tracks_line(bot.app_context.bank))
    # Objects built by now stay: scanning them in each full collection would block the event loop for 100 ms.
    gc.freeze()
    await _until_told_to_stop(bot, stop)
    log.info("Stardrill has stopped.")


async def _until_told_to_stop(bot: Stardrill, stop: asyncio.Event) -> None:
    starting = asyncio.create_task(bot.start())
    stopping = asyncio.create_task(stop.wait())
    deaf: asyncio.Task[None] | None = None
    try:
        await asyncio.wait({starting, stopping}, return_when=asyncio.FIRST_COMPLETED)
        if starting.done():
            starting.result()
            log.info("Stardrill is running.")
            deaf = asyncio.create_task(bot.deaf())
            await asyncio.wait({deaf, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if deaf.done():
                deaf.result()
    finally:
        await _cancelled(starting, stopping, deaf)
        await bot.stop()


async def _cancelled(*tasks: asyncio.Task[Any] | None) -> None:
    """Cancel the tasks that still run, and wait until they have ended."""
    running = [task for task in tasks if task is not None and not task.done()]
    for task in running:
        task.cancel()
    if running:
        await asyncio.wait(running, timeout=LET_GO_WITHIN_S)


def _in_terminal(config: Config, url: str) -> Coroutine[None, None, None]:
    from bot.shell.running.terminal import in_terminal  # noqa: PLC0415 -- a bot in Telegram needs no screen and no server

    return in_terminal(config, url)

"""Serves the page in this process, for `stardrill web` where no bot has the database."""

import signal
from collections.abc import Callable

from tzlocal import get_localzone_name

from bot.app import BotOptions, open_page_alone
from bot.config import Config
from bot.shell.opening.terminal_file import TERMINAL_USER
from bot.shell.output import say_aside
from bot.shell.running.stopping import told_to_stop
from bot.shell.running.web import Where

OPEN_TO_OTHERS = (
    "The page listens on {host}, without encryption. See to it that port {port} can be reached from this machine alone."
)


async def serve_page(config: Config, url: str, user: int | None, where: Where, show: Callable[[str], None]) -> None:
    """Show a link, and serve the page until told to stop.

    In a terminal's database that nobody has used yet, its user is made. Raises storage.errors.InUse where another
    process has the database, other StorageErrors, bot.web.page.link_socket.NoLink and question_bank.errors.BankError.
    """
    stop = told_to_stop(signal.SIGINT, signal.SIGTERM)
    alone = await open_page_alone(_plan(config, url), host=str(where.host), port=where.port)
    try:
        await alone.start(first_user=TERMINAL_USER if config.telegram_bot_token is None and user is None else None)
        link = await alone.page.link(user)
        if not where.host.is_loopback:
            say_aside(OPEN_TO_OTHERS.format(host=where.host, port=alone.page.port))
        show(link)
        await stop.wait()
    finally:
        await alone.stop()
    say_aside("The page is closed.")


def _plan(config: Config, url: str) -> BotOptions:
    """Return the options of the bot that shares this database, as far as the page needs them."""
    token = config.telegram_bot_token
    return BotOptions(
        token=token.get_secret_value() if token is not None else "",
        api_url=config.telegram_api_url,
        database_url=url,
        keys=config.keys,
        allowed=config.allowed_users if token is not None else None,
        tracks=config.tracks_path,
        default_zone=get_localzone_name() if token is None else None,
        in_terminal=token is None,
    )

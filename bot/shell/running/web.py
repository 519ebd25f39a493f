"""`stardrill web`: prints and opens a one-time link to the page, which this process or a running bot serves."""

import asyncio
import os
import sys
import webbrowser
from ipaddress import IPv4Address, IPv6Address, ip_address
from pathlib import Path
from typing import NamedTuple

from bot.config import Config
from bot.shell.bank.tracks import refused_tracks
from bot.shell.errors import ShellError
from bot.shell.logs import log_to_stderr
from bot.shell.opening.location import database_to_use, sqlite_file
from bot.shell.output import say, say_aside
from bot.web.page.link_socket import NobodyListens, NoLink, ask_for_link, socket_of
from question_bank.errors import BankError
from storage.errors import InUse, StorageError
from storage.place import place_of

LOG_LEVEL = "WARNING"
ONE_TIME = "The link opens the page once, within five minutes. For another, run this command again."
BY_ANOTHER = "The Stardrill that runs already serves the page, until it stops."
HOW_TO_END = "Ctrl-C closes the page. What you saved there is kept."
NOBODY_ANSWERS = "{error} It gives no link to the page: it is of an earlier version, or busy with something else."


class Where(NamedTuple):
    """Where the page listens."""

    host: IPv4Address | IPv6Address
    port: int | None
    """None for the page's own port, or a free one where that is taken."""


def web(config: Config, *, user: int | None, opens_browser: bool, host: str, port: int | None) -> None:
    """Open the page. Raises ShellError for what the user can mend."""
    try:
        where = Where(ip_address(host), port)
    except ValueError:
        raise ShellError("--host should be an IP address of this machine, such as 127.0.0.1.") from None
    url, said = database_to_use(config)
    if said:
        say_aside(said)
    log_to_stderr(LOG_LEVEL)
    try:
        say_aside(f"Database: {place_of(url)}")
        asyncio.run(_open(config, url, user, opens_browser, where))
    except KeyboardInterrupt:
        return
    except InUse as error:
        raise ShellError(NOBODY_ANSWERS.format(error=error)) from error
    except BankError as error:
        raise ShellError(refused_tracks(error, config.tracks_path)) from error
    except (StorageError, NoLink) as error:
        raise ShellError(str(error)) from error


async def _open(config: Config, url: str, user: int | None, opens_browser: bool, where: Where) -> None:
    """Show a link of the process that has the database; where nobody answers, serve the page in this process."""
    link = await _given(sqlite_file(url), user)
    if link is not None:
        _show(link, BY_ANOTHER, opens_browser)
        return
    from bot.shell.running.web_alone import serve_page  # noqa: PLC0415 -- beside a bot nothing of it is needed

    await serve_page(config, url, user, where, lambda link: _show(link, HOW_TO_END, opens_browser))


async def _given(file: Path | None, user: int | None) -> str | None:
    """Return the link that the process gives that has a SQLite file; None where nobody answers. Raises NoLink."""
    try:
        return await ask_for_link(socket_of(file), user) if file is not None else None
    except NobodyListens:
        return None


def _show(link: str, how_it_ends: str, opens_browser: bool) -> None:
    """Print a link, and open it where there is a desktop."""
    say(link)
    say_aside(f"{ONE_TIME}\n{how_it_ends}")
    if opens_browser and _has_desktop():
        webbrowser.open(link)


def _has_desktop() -> bool:
    """Return whether there is a screen on which a browser can open; in a terminal without one it would take the terminal."""
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))

"""Says for `stardrill doctor` how the page can be opened."""

import socket
from contextlib import closing
from pathlib import Path

from bot.config import Config
from bot.shell.doctor.diagnosis import Condition, Diagnosis
from bot.shell.opening.location import sqlite_file
from bot.web.page.link_socket import fits, socket_of
from bot.web.page.mini_app_address import mini_app_address

WHAT = "page"
ANSWER_WITHIN_S = 1.0
IN_TELEGRAM = "the bot's menu button opens it in Telegram, at {address}"
NOT_IN_TELEGRAM = (
    "Telegram cannot open it: WEBHOOK_URL should begin with https:// and have no path. `stardrill web` opens it here."
)
TOO_LONG = (
    "{file} is too long a path for a socket, so `stardrill web` opens the page only while no bot runs. Keep the database in "
    "a folder with a shorter path."
)


def diagnosis_of_page(config: Config, url: str) -> Diagnosis:
    """Return how the page is opened. Raises bot.shell.errors.ShellError for a URL that is not ours."""
    if config.webhook_url is not None:
        address = mini_app_address(config.webhook_url)
        if address is None:
            return Diagnosis(what=WHAT, said=NOT_IN_TELEGRAM, condition=Condition.NOTE)
        return Diagnosis(what=WHAT, said=IN_TELEGRAM.format(address=address))
    file = sqlite_file(url)
    if file is not None and not fits(socket_of(file)):
        return Diagnosis(what=WHAT, said=TOO_LONG.format(file=socket_of(file)), condition=Condition.NOTE)
    if file is not None and _somebody_listens(socket_of(file)):
        return Diagnosis(what=WHAT, said="`stardrill web` opens it; the Stardrill that runs serves it")
    return Diagnosis(what=WHAT, said="`stardrill web` opens it")


def _somebody_listens(file: Path) -> bool:
    if not file.is_socket():
        return False
    with closing(socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)) as asking:
        asking.settimeout(ANSWER_WITHIN_S)
        try:
            asking.connect(str(file))
        except OSError:
            return False
        return True

"""The address under which Telegram opens the page as a Mini App."""

from typing import Final
from urllib.parse import urlsplit

from bot.conversation.page import PREFIX

APP_PATH: Final = f"{PREFIX}/app"


def mini_app_address(webhook_url: str | None) -> str | None:
    """Return the address of the Mini App of a bot with that WEBHOOK_URL; None where Telegram could not open it.

    Telegram takes HTTPS alone, and the addresses within the page begin at the root of the host.
    """
    said = urlsplit(webhook_url or "")
    if said.scheme != "https" or said.path.strip("/") or said.query:
        return None
    return f"https://{said.netloc}{APP_PATH}"

"""The composition root: the only place where everything is built and wired."""

from bot.app.engine import offline_app_context
from bot.app.opening import open_stardrill
from bot.app.options import WEBHOOK_PORT, BotOptions
from bot.app.page_alone import PageAlone, open_page_alone
from bot.app.stardrill import STOP_WITHIN_S, Stardrill, WebhookRefused

__all__ = [
    "STOP_WITHIN_S",
    "WEBHOOK_PORT",
    "BotOptions",
    "PageAlone",
    "Stardrill",
    "WebhookRefused",
    "offline_app_context",
    "open_page_alone",
    "open_stardrill",
]

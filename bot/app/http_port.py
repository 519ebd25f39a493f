"""The HTTP port of a bot: health and metrics, the webhook, and behind a public address the page as a Mini App."""

import hashlib
import hmac
import logging
from typing import TYPE_CHECKING

from bot.app.options import MOST_REQUESTS, WEBHOOK_PORT, BotOptions
from bot.app.page import MakePage
from bot.delivery.http.http_server import Server
from bot.delivery.receiving.inbox import UpdateStore
from bot.delivery.watching.health import Health
from bot.delivery.watching.rate_limited_log import RateLimitedLog
from bot.web.page.mini_app_address import mini_app_address
from bot.web.server import build_web
from bot.web.webhook import Webhook

if TYPE_CHECKING:
    from bot.web.page.application import PageApp

log = logging.getLogger(__name__)


class HttpPort:
    """The port, closed until `open()`. `lines` logs what clients cause."""

    def __init__(self, plan: BotOptions, store: UpdateStore, health: Health, lines: RateLimitedLog) -> None:
        self._plan = plan
        self._store = store
        self._health = health
        self._lines = lines
        self._server: Server | None = None

    async def open(self, make_page: MakePage) -> int:
        """Listen, and return the port. Raises bot.delivery.http.port_unavailable.PortUnavailable."""
        plan = self._plan
        page = await self._mini_app(make_page)
        app = build_web(
            ready=self._health.ready,
            metrics=self._health.page,
            webhook=self._webhook() if plan.webhook_url is not None else None,
            page=page.routes() if page is not None else (),
        )
        asked = WEBHOOK_PORT if plan.port is None else plan.port
        self._server = Server(app, plan.host, asked, requests=MOST_REQUESTS, lines=self._lines)
        port = await self._server.start()
        log.info("The HTTP port listens on %s, port %d.", plan.host, port)
        return port

    async def close(self) -> None:
        """Stop listening, and finish the requests in hand."""
        if self._server is not None:
            await self._server.stop()

    @property
    def webhook_path(self) -> str:
        """Return the path of the webhook, which nobody can guess."""
        secret = self._plan.webhook_secret or ""
        return "/telegram/" + hmac.new(secret.encode(), b"path", hashlib.sha256).hexdigest()[:32]

    def _webhook(self) -> Webhook:
        return Webhook(
            path=self.webhook_path, secret=self._plan.webhook_secret or "", store=self._store, lines=self._lines
        )

    async def _mini_app(self, make_page: MakePage) -> "PageApp | None":
        """Return the page as Telegram opens it; None where it cannot."""
        if self._plan.webhook_url is None or mini_app_address(self._plan.webhook_url) is None:
            return None
        from bot.web.page.guard import mini_app_policy  # noqa: PLC0415 -- a bot without a Mini App needs none
        from bot.web.page.one_time_links import OneTimeLinks  # noqa: PLC0415 -- see above

        links = OneTimeLinks(self._plan.clock.now, self._plan.random_words)
        return await make_page(mini_app_policy(self._plan.webhook_url), links)

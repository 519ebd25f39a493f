"""Serves the page on loopback."""

import socket
from dataclasses import dataclass
from typing import Final

from starlette.applications import Starlette

from bot.app.options import MOST_REQUESTS, BotOptions
from bot.app.page import MakePage
from bot.delivery.http.http_server import Server
from bot.delivery.http.listener import listening_socket
from bot.delivery.http.port_unavailable import PortUnavailable
from bot.delivery.watching.rate_limited_log import RateLimitedLog
from bot.web.page.application import PageApp
from bot.web.page.guard import loopback_policy
from bot.web.page.one_time_links import OneTimeLinks
from bot.web.page.sessions import SessionOver

PAGE_PORT: Final = 8077


@dataclass(frozen=True, slots=True, kw_only=True)
class ServedPage:
    """The page with its running server."""

    page: PageApp
    links: OneTimeLinks
    server: Server
    port: int

    async def knows(self, user_id: int) -> bool:
        """Return whether the id is of an admitted user who has used the bot."""
        try:
            await self.page.calls.known(user_id)
        except SessionOver:
            return False
        return True


async def serve_page(
    plan: BotOptions, make_page: MakePage, lines: RateLimitedLog, host: str, port: int | None
) -> ServedPage:
    """Start the server of the page; `port` None is PAGE_PORT, or a free one where that is taken.

    Raises bot.delivery.http.port_unavailable.PortUnavailable.
    """
    listening = _listening(host, port)
    port = int(listening.getsockname()[1])
    try:
        links = OneTimeLinks(plan.clock.now, plan.random_words)
        page = await make_page(loopback_policy(port), links)
        server = Server(Starlette(routes=page.routes()), host, port, requests=MOST_REQUESTS, lines=lines)
        await server.start(listening)
    except BaseException:
        listening.close()
        raise
    return ServedPage(page=page, links=links, server=server, port=port)


def _listening(host: str, port: int | None) -> socket.socket:
    if port is not None:
        return listening_socket(host, port)
    try:
        return listening_socket(host, PAGE_PORT)
    except PortUnavailable:
        return listening_socket(host, 0)

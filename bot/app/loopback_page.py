"""The page on loopback: its server starts when somebody first asks for a link."""

import asyncio
import logging
from pathlib import Path
from typing import TYPE_CHECKING, Final

from bot.app.options import BotOptions
from bot.app.page import MakePage
from bot.conversation.page import PREFIX
from bot.conversation.whose import NobodyMeant, NobodyYet, whose
from bot.delivery.http.port_unavailable import PortUnavailable
from bot.delivery.watching.rate_limited_log import RateLimitedLog
from bot.web.page.link_socket import LinkSocket, NoLink, NoSocket
from storage.engine import Database
from storage.errors import StorageError

if TYPE_CHECKING:
    from bot.app.served_page import ServedPage

log = logging.getLogger(__name__)

LOOPBACK: Final = "127.0.0.1"
NOBODY_YET = "Nobody has used this bot yet. Send it /start in Telegram, then open the page."
NOT_KNOWN = (
    "Nobody with the id {user_id} may use this bot, or they have not written to it yet. Send /start there first."
)


class LoopbackPage:
    """The page of one process, reached by one-time links.

    `make_page` wires the page. `host` is where its server listens, `port` its port: None is the usual one, or a free
    one where that is taken. `lines` logs what clients cause.
    """

    def __init__(
        self,
        plan: BotOptions,
        database: Database,
        make_page: MakePage,
        lines: RateLimitedLog,
        *,
        host: str = LOOPBACK,
        port: int | None = None,
    ) -> None:
        self._plan = plan
        self._database = database
        self._make_page = make_page
        self._lines = lines
        self._host = host
        self._asked_port = port
        self._starting = asyncio.Lock()
        self._served: ServedPage | None = None
        self._socket: LinkSocket | None = None

    @property
    def port(self) -> int | None:
        """Return the port of the page; None before anybody asked for a link."""
        return self._served.port if self._served is not None else None

    async def listen(self, file: Path | None) -> None:
        """Answer `stardrill web` at a socket; None where the database has no file beside which it could be."""
        if file is None:
            return
        listening = LinkSocket(file, self.link)
        try:
            await listening.open()
        except NoSocket as error:
            log.warning("`stardrill web` cannot ask this process for a link to the page: %s.", error)
        else:
            self._socket = listening

    async def link(self, user_id: int | None) -> str:
        """Return a new one-time link for a user, or for the only one. Raises NoLink with what to do."""
        try:
            async with self._starting:
                await self._start()
            async with self._database.read() as uow:
                known = await whose(uow, user_id)
            return await self._link_of(known)
        except NobodyYet as error:
            raise NoLink(NOBODY_YET) from error
        except PortUnavailable as error:
            raise NoLink(f"{error} Choose another --port, or none.") from error
        except (NobodyMeant, StorageError) as error:
            raise NoLink(str(error)) from error

    async def stop(self) -> None:
        """Stop the server, and remove the socket."""
        if self._socket is not None:
            await self._socket.close()
        if self._served is not None:
            await self._served.server.stop()

    async def _link_of(self, user_id: int) -> str:
        assert self._served is not None  # noqa: S101 -- link() has started it
        served = self._served
        if not await served.knows(user_id):
            raise NoLink(NOT_KNOWN.format(user_id=user_id))
        return f"http://{LOOPBACK}:{served.port}{PREFIX}/open?token={served.links.make(user_id)}"

    async def _start(self) -> None:
        """Start the server, once. Raises PortUnavailable."""
        if self._served is None:
            from bot.app.served_page import serve_page  # noqa: PLC0415 -- a bot whose page nobody opens need not hold it

            self._served = await serve_page(self._plan, self._make_page, self._lines, self._host, self._asked_port)
            log.info("The page listens on %s, port %d.", self._host, self._served.port)

"""The page without a bot, for `stardrill web` where no bot has the database."""

import logging
from dataclasses import replace
from functools import partial

from bot.app.exporting import exporter_for
from bot.app.loopback_page import LOOPBACK, LoopbackPage
from bot.app.opening import Taken, take_database
from bot.app.options import BotOptions
from bot.app.page import open_page
from bot.conversation.gate import welcome_in
from bot.conversation.logic.dates.local_time import guess_zone
from bot.delivery.slow_work import Worker
from bot.delivery.watching.metrics import Metrics
from bot.delivery.watching.rate_limited_log import RateLimitedLog
from bot.web.page.link_socket import socket_of
from storage.url import file_of

log = logging.getLogger(__name__)


class PageAlone:
    """The page of a database that this process has for itself. `stop()` gives the database back."""

    def __init__(self, plan: BotOptions, taken: Taken, *, host: str, port: int | None) -> None:
        self._plan = plan
        self._taken = taken
        make_page = partial(
            open_page,
            plan,
            taken.database,
            taken.app_context,
            Worker(),
            Metrics(),
            exporter_for(plan, taken.app_context.bank),
        )
        self.page = LoopbackPage(
            plan,
            taken.database,
            make_page,
            RateLimitedLog(log, plan.clock.monotonic),
            host=host,
            port=port,
        )

    async def start(self, first_user: int | None) -> None:
        """Answer at the socket. Where nobody has used the database yet, let the user with the id `first_user` in."""
        if first_user is not None:
            await self._let_in(first_user)
        file = file_of(self._plan.database_url)
        await self.page.listen(socket_of(file) if file is not None else None)

    async def stop(self) -> None:
        """Stop the page, and give the database back."""
        try:
            await self.page.stop()
            await self._taken.database.close()
        finally:
            self._taken.release()

    async def _let_in(self, user_id: int) -> None:
        """Make the rows of a first user, as their first message to the bot would; the bot asks for the rest."""
        async with self._taken.database.begin() as uow:
            if not await uow.users.ids():
                user, settings = await welcome_in(uow, user_id, None, self._plan.clock.now())
                zone = self._plan.default_zone or guess_zone(user.language)
                await uow.settings.put(replace(settings, time_zone=zone))
                await uow.commit()


async def open_page_alone(plan: BotOptions, *, host: str = LOOPBACK, port: int | None = None) -> PageAlone:
    """Lock and migrate the database, and wire the page. Raises the errors of `take_database`."""
    return PageAlone(plan, await take_database(plan), host=host, port=port)

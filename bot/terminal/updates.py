"""Updates for the bot: kept until acknowledged or a day old, polled for or delivered to a webhook, in order."""

import asyncio
import itertools
import ssl
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any, Protocol

import aiohttp

from bot.delivery.clock import Clock

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- the name of a header
KEPT_FOR = timedelta(hours=24)
"""Telegram drops updates after this time, by its page on getUpdates."""
FIRST_RETRY_S, LONGEST_RETRY_S, DELIVERY_TIMEOUT_S = 0.05, 2.0, 30.0


class _Target(Protocol):
    url: str
    secret: str


class Updates:
    """The queue of one bot. An update leaves it when the bot asks for a later one, or its webhook answers 2xx.

    `tls` holds the certificates that a webhook may present, by default those that the machine trusts.
    """

    def __init__(self, webhook: _Target, clock: Clock, tls: ssl.SSLContext | None = None) -> None:
        self.last_id = 0
        self._clock = clock
        self.queries: dict[str, int] = {}
        self._webhook = webhook
        self._tls = tls
        self._pending: list[dict[str, Any]] = []
        self._arrived_at: dict[int, datetime] = {}
        self._arrived = asyncio.Event()
        self._none_left = asyncio.Event()
        self._none_left.set()
        self._query_ids = itertools.count(1)
        self._delivery: asyncio.Task[None] | None = None

    @property
    def waiting(self) -> int:
        """Return the number of updates that are not acknowledged."""
        return len(self._pending)

    def add(self, content: dict[str, Any]) -> int:
        """Queue an update; return its id."""
        self.last_id += 1
        self._pending.append({"update_id": self.last_id, **content})
        self._arrived_at[self.last_id] = self._clock.now()
        self._none_left.clear()
        self._arrived.set()
        if self._webhook.url:
            self.deliver()
        return self.last_id

    def repeat(self, update: dict[str, Any]) -> None:
        """Queue an update once more as it is, as Telegram may deliver one twice."""
        self._pending.append(update)
        self._none_left.clear()
        self._arrived.set()

    def new_query(self, chat_id: int) -> str:
        """Return the id of a new button press, which waits for its answer."""
        query_id = str(next(self._query_ids))
        self.queries[query_id] = chat_id
        return query_id

    async def poll(self, offset: int, limit: int, wait_s: float) -> list[dict[str, Any]]:
        """Acknowledge updates before `offset`, and return the next ones; wait up to `wait_s` seconds for the first."""
        self._keep(lambda update_id: update_id >= offset)
        self._forget_the_old()
        if not self._pending and wait_s > 0:
            self._arrived.clear()
            try:
                await asyncio.wait_for(self._arrived.wait(), wait_s)
            except TimeoutError:
                return []
        return self._pending[:limit]

    async def acknowledged(self) -> None:
        """Return once every update is acknowledged."""
        await self._none_left.wait()

    def deliver(self) -> None:
        """Deliver the pending updates to the webhook one after the other, each until it is accepted."""
        if self._delivery is None or self._delivery.done():
            self._delivery = asyncio.create_task(self._deliver())
            self._delivery.add_done_callback(self._delivered)

    def close(self) -> None:
        """End all waiting and delivery."""
        self._arrived.set()
        if self._delivery is not None:
            self._delivery.cancel()

    def _delivered(self, delivery: asyncio.Task[None]) -> None:
        """Deliver what arrived while the last delivery was closing its connection."""
        if not delivery.cancelled() and delivery.exception() is None and self._pending and self._webhook.url:
            self.deliver()

    async def _deliver(self) -> None:
        wait = FIRST_RETRY_S
        timeout = aiohttp.ClientTimeout(total=DELIVERY_TIMEOUT_S)
        connector = aiohttp.TCPConnector(ssl=self._tls or True)
        async with aiohttp.ClientSession(timeout=timeout, connector=connector) as client:
            while self._pending and self._webhook.url:
                update_id = self._pending[0]["update_id"]
                if await self._post(client, self._pending[0]):
                    del self._pending[0]
                    self._arrived_at.pop(update_id, None)
                    self._note_empty()
                    wait = FIRST_RETRY_S
                else:
                    await asyncio.sleep(wait)
                    wait = min(wait * 2, LONGEST_RETRY_S)
                    self._forget_the_old()

    async def _post(self, client: aiohttp.ClientSession, update: dict[str, Any]) -> bool:
        headers = {SECRET_HEADER: self._webhook.secret} if self._webhook.secret else {}
        try:
            async with client.post(self._webhook.url, json=update, headers=headers) as response:
                return response.ok
        except (aiohttp.ClientError, TimeoutError):
            return False

    def _forget_the_old(self) -> None:
        oldest = self._clock.now() - KEPT_FOR
        self._keep(lambda update_id: self._arrived_at.get(update_id, oldest) >= oldest)

    def _keep(self, wanted: Callable[[int], bool]) -> None:
        self._pending = [update for update in self._pending if wanted(update["update_id"])]
        self._arrived_at = {update_id: at for update_id, at in self._arrived_at.items() if wanted(update_id)}
        self._note_empty()

    def _note_empty(self) -> None:
        if not self._pending:
            self._none_left.set()

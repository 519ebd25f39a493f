"""Polls Telegram for updates without end: stores each batch as it came, then asks for more.

The library's updater is not used: it parses a batch as a whole, so that one odd update blocks all, logs what it cannot
parse, and treats a revoked token and a server that does not know it yet alike.
"""

import json
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from telegram.error import TelegramError

from bot.delivery.clock import Clock
from bot.delivery.http.http_client import AiohttpRequest
from bot.delivery.receiving.inbox import UpdateStore
from bot.delivery.receiving.poll_answer import Batch, PollFailure, PollResult, read_answer, read_batch
from bot.delivery.receiving.poll_watch import PollWatch
from bot.delivery.retry import GrowingPause
from bot.delivery.watching.log_privacy import traceback_without_message
from bot.delivery.watching.metrics import Metrics

log = logging.getLogger(__name__)

LONG_POLL_S = 30
"""Seconds for which Telegram may keep a poll open while there are no updates."""
ANSWER_WITHIN_S = LONG_POLL_S + 10.0
"""Timeout of one poll, also where its connection hangs."""
MOST_IN_A_BATCH = 100


class TokenRefused(Exception):
    """Telegram no longer accepts the token that it accepted at the start."""


class Poller:
    """Polls for updates, one request at a time. `url` is the address of the Bot API, with the token."""

    def __init__(
        self,
        *,
        request: AiohttpRequest,
        url: str,
        allowed: Sequence[str],
        store: UpdateStore,
        watch: PollWatch,
        clock: Clock,
        metrics: Metrics,
    ) -> None:
        self._request = request
        self._url = url
        self._allowed = json.dumps(allowed)
        self._store = store
        self._watch = watch
        self._pause = GrowingPause(clock)
        self._metrics = metrics
        self._begun = False
        self._offset = 0

    async def run(self) -> None:
        """Poll until cancelled. Raises TokenRefused where Telegram answers 401.

        Every other failure is retried: a server that is starting answers 404, and a second poller causes 409.
        """
        while True:
            try:
                await (self._poll() if self._begun else self._begin())
            except TokenRefused:
                raise
            except Exception as error:  # noqa: BLE001 -- whatever it is, polling goes on
                log.error("A poll crashed\n%s", traceback_without_message(error))  # noqa: TRY400 -- see bot.delivery.watching.log_privacy
                await self._failed(PollFailure(reason=type(error).__name__))

    async def _begin(self) -> None:
        """Delete a webhook that was set before, so that updates can be polled."""
        self._begun = isinstance(await self._try("deleteWebhook", {}), PollResult)

    async def _poll(self) -> None:
        """Poll once and store the updates; the next poll acknowledges them."""
        # After a failure the first answer ends the outage, so Telegram must not keep that poll open.
        open_for_s = 0 if self._pause.has_begun else LONG_POLL_S
        asked = {"offset": self._offset, "timeout": open_for_s, "limit": MOST_IN_A_BATCH}
        answer = await self._try("getUpdates", {**asked, "allowed_updates": self._allowed})
        if isinstance(answer, PollFailure):
            return
        batch = read_batch(answer.value)
        if isinstance(batch, PollFailure):
            await self._failed(batch)
            return
        self._count(batch)
        await self._store.store_in_time(batch.updates)
        if not batch.is_empty and batch.next_offset in (None, self._offset):
            await self._failed(PollFailure(reason="nothing new can be read"))
            return
        self._offset = batch.next_offset or self._offset
        self._pause.end()
        self._watch.answered()

    async def _try(self, method: str, parameters: Mapping[str, object]) -> PollResult | PollFailure:
        """Call a method once; after a failure, wait before returning it. Raises TokenRefused."""
        answer = await self._call(method, parameters)
        if isinstance(answer, PollFailure):
            if answer.status == HTTPStatus.UNAUTHORIZED:
                raise TokenRefused
            await self._failed(answer)
        return answer

    async def _call(self, method: str, parameters: Mapping[str, object]) -> PollResult | PollFailure:
        fields = {name: str(value) for name, value in parameters.items()}
        try:
            status, body = await self._request.call(f"{self._url}/{method}", fields, ANSWER_WITHIN_S)
        except TelegramError as error:
            return PollFailure(reason=type(error).__name__)
        return read_answer(status, body)

    async def _failed(self, failure: PollFailure) -> None:
        """Note a failure, and wait: longer each time, and at least as long as Telegram asks."""
        if failure.status == HTTPStatus.CONFLICT:
            self._watch.has_a_rival()
        else:
            self._watch.failed(failure.reason)
        await self._pause.wait(failure.retry_after_s)

    def _count(self, batch: Batch) -> None:
        """Count and log entries that are no update, by kind, without their content."""
        for fault, times in Counter(batch.faults).items():
            log.error("Telegram sent what is no update (%s), %d times: it is stepped over.", fault, times)
            self._metrics.updates.labels(outcome="unreadable").inc(times)

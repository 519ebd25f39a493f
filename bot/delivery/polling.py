"""Polls Telegram for updates: stores each batch as it came, then asks for more, and never stops asking.

The library's own updater is not used. It parses a batch as a whole, so that one odd update makes the bot deaf, logs what
it cannot parse, and does not tell a token that was revoked from a server that does not know it yet.
"""

import json
import logging
from collections import Counter
from collections.abc import Mapping, Sequence
from http import HTTPStatus

from telegram.error import TelegramError

from bot.delivery.clock import Clock
from bot.delivery.http import AiohttpRequest
from bot.delivery.inbox import UpdateStore
from bot.delivery.log_privacy import where
from bot.delivery.metrics import Metrics
from bot.delivery.poll_answer import Batch, PollFailure, PollResult, read_answer, read_batch
from bot.delivery.poll_watch import PollWatch
from bot.delivery.retry import GrowingPause

log = logging.getLogger(__name__)

LONG_POLL_S = 30
"""How long Telegram may keep a poll open while nothing comes."""
ANSWER_WITHIN_S = LONG_POLL_S + 10.0
"""How long one poll may take in all, also where its connection hangs."""
MOST_IN_A_BATCH = 100


class TokenRefused(Exception):
    """Telegram does not take the token any more, which it took at the start."""


class Poller:
    """Asks for updates, one poll at a time. `url` is the address of the Bot API, with the token."""

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

        All else is waited for: a server that is starting answers 404, and another process that polls gets us a 409.
        """
        while True:
            try:
                await (self._poll() if self._begun else self._begin())
            except TokenRefused:
                raise
            except Exception as error:  # noqa: BLE001 -- whatever it is, polling goes on
                log.error("A poll crashed\n%s", where(error))  # noqa: TRY400 -- see bot.delivery.quiet
                await self._failed(PollFailure(reason=type(error).__name__))

    async def _begin(self) -> None:
        """Let Telegram keep updates to be asked for, where they were delivered before."""
        self._begun = isinstance(await self._try("deleteWebhook", {}), PollResult)

    async def _poll(self) -> None:
        """Ask once, and store what came: the next poll acknowledges it."""
        # After a failure the first poll that is answered ends it: that one is not to be kept open.
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
        """Call a method once; where it failed, wait before returning. Raises TokenRefused."""
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
        """Wait, each time longer, and at least as long as Telegram asks."""
        if failure.status == HTTPStatus.CONFLICT:
            self._watch.has_a_rival()
        else:
            self._watch.failed(failure.reason)
        await self._pause.wait(failure.retry_after_s)

    def _count(self, batch: Batch) -> None:
        """Count what is no update, and log of what kind it was; nothing of what it says."""
        for fault, times in Counter(batch.faults).items():
            log.error("Telegram sent what is no update (%s), %d times: it is stepped over.", fault, times)
            self._metrics.updates.labels(outcome="unreadable").inc(times)

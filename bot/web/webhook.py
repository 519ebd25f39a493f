"""The webhook: takes updates from Telegram that carry the secret, and answers 200 only for stored ones."""

import asyncio
import hmac
import logging

from starlette.requests import Request
from starlette.responses import Response

from bot.delivery.receiving.inbox import UpdateStore
from bot.delivery.receiving.raw_update import NoUpdate, read_json, read_update
from bot.delivery.watching.rate_limited_log import RateLimitedLog
from storage.errors import StorageError

log = logging.getLogger(__name__)

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 -- the name of a header
MOST_BYTES = 1_000_000
STORE_TIMEOUT_S = 10.0


class Webhook:
    """The webhook. Its path cannot be guessed, and the secret token is checked as well.

    `lines` logs the refused requests.
    """

    def __init__(self, *, path: str, secret: str, store: UpdateStore, lines: RateLimitedLog) -> None:
        self.path = path
        self._secret = secret.encode()
        self._store = store
        self._lines = lines

    async def receive(self, request: Request) -> Response:
        """Answer 200 once the update is stored, 503 while it cannot be, so that Telegram sends it again.

        It is stored as it came; one that cannot be parsed is set aside when it is handled.
        """
        if not hmac.compare_digest(request.headers.get(SECRET_HEADER, "").encode(), self._secret):
            self._lines.warning("A call of the webhook was refused: its secret is not WEBHOOK_SECRET.")
            return Response(status_code=403)
        body = await _body(request)
        if body is None:
            self._lines.warning("A call of the webhook was refused: it is over %d bytes.", MOST_BYTES)
            return Response(status_code=413)
        try:
            update = read_update(read_json(body.decode("utf-8", "replace")))
        except NoUpdate:
            self._lines.warning("A call of the webhook was refused: it cannot be read as an update.")
            return Response(status_code=400)
        try:
            await asyncio.wait_for(self._store.store([update]), STORE_TIMEOUT_S)
        except (StorageError, TimeoutError):
            log.warning("An update could not be stored; Telegram is asked to send it again.")
            return Response(status_code=503)
        return Response(status_code=200)


async def _body(request: Request) -> bytes | None:
    """Return the request's body; None where it is larger than any update."""
    body = b""
    async for chunk in request.stream():
        body += chunk
        if len(body) > MOST_BYTES:
            return None
    return body

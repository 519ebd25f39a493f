"""The HTTP application: the health endpoints, the webhook and the page."""

import logging
from collections.abc import Awaitable, Callable, Iterable

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from bot.delivery.watching.metrics import CONTENT_TYPE
from bot.web.webhook import Webhook
from storage.errors import StorageError

log = logging.getLogger(__name__)


def build_web(
    *,
    ready: Callable[[], Awaitable[dict[str, object]]],
    metrics: Callable[[], Awaitable[bytes]],
    webhook: Webhook | None = None,
    page: Iterable[Route] = (),
) -> Starlette:
    """Return the application.

    `ready` returns the content of /readyz and raises StorageError where the database is away; `metrics` returns the
    page of /metrics. `page` are the routes of the page, where it is served.
    """

    async def healthz(_: Request) -> Response:
        return PlainTextResponse("ok")

    async def readyz(_: Request) -> Response:
        try:
            found = await ready()
            return JSONResponse(found, status_code=200 if found["ready"] else 503)
        except StorageError:
            return JSONResponse({"ready": False, "database": "does not answer"}, status_code=503)

    async def metricsz(_: Request) -> Response:
        return Response(await metrics(), media_type=CONTENT_TYPE)

    routes = [Route("/healthz", healthz), Route("/readyz", readyz), Route("/metrics", metricsz)]
    if webhook is not None:
        routes.append(Route(webhook.path, webhook.receive, methods=["POST"]))
    routes.extend(page)
    return Starlette(routes=routes)

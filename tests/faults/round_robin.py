"""One address for several replicas: each request goes to the next of them that answers."""

import itertools
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager

import aiohttp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.delivery.http.http_server import Server

PASSED_ON = ("x-telegram-bot-api-secret-token", "content-type")


@asynccontextmanager
async def round_robin(ports: Sequence[int]) -> AsyncIterator[str]:
    """The address of a proxy on loopback before those ports; 502 where none of them answers."""
    turns = itertools.cycle(ports)

    async def forward(request: Request) -> Response:
        body = await request.body()
        headers = {name: request.headers[name] for name in PASSED_ON if name in request.headers}
        for _ in ports:
            try:
                url = f"http://127.0.0.1:{next(turns)}{request.url.path}"
                async with client.post(url, data=body, headers=headers) as response:
                    return Response(await response.read(), status_code=response.status)
            except (aiohttp.ClientError, TimeoutError):
                continue
        return Response(status_code=502)

    server = Server(Starlette(routes=[Route("/{path:path}", forward, methods=["POST"])]), "127.0.0.1", 0)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=15)) as client:
        port = await server.start()
        try:
            yield f"http://127.0.0.1:{port}"
        finally:
            server.force_exit = True
            await server.stop()

"""Lets containers reach the Bot API, which listens on this machine's loopback alone."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from ipaddress import ip_network

import aiohttp
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.delivery.http.http_server import Server
from tests.compose.commands import output_of

SUBNET = "{{(index .IPAM.Config 0).Subnet}}"


@asynccontextmanager
async def seen_from_containers(url: str) -> AsyncIterator[str]:
    """The address under which containers reach an HTTP server of loopback; 502 while that does not answer."""

    async def forward(request: Request) -> Response:
        kind = {name: value for name, value in request.headers.items() if name == "content-type"}
        there = f"{url}{request.url.path}" + (f"?{request.url.query}" if request.url.query else "")
        try:
            async with client.request(request.method, there, data=await request.body(), headers=kind) as response:
                answered = {"content-type": response.headers.get("content-type", "application/octet-stream")}
                return Response(await response.read(), status_code=response.status, headers=answered)
        except aiohttp.ClientError:
            return Response(status_code=502)

    # Docker gives its bridge the first address; a fresh engine does not yet tell it by itself.
    subnet = ip_network((await output_of("docker", "network", "inspect", "bridge", "--format", SUBNET)).strip())
    host = str(next(subnet.hosts()))
    server = Server(Starlette(routes=[Route("/{path:path}", forward, methods=["GET", "POST"])]), host, 0)
    async with aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=90)) as client:
        port = await server.start()
        try:
            yield f"http://{host}:{port}"
        finally:
            server.force_exit = True
            await server.stop()

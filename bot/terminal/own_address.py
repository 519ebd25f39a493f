"""Protects a server on loopback against web pages in a browser on the same machine."""

from starlette.datastructures import Headers
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send


class OwnAddressOnly:
    """Middleware that answers 403 unless a request names its own address as `Host` and comes from no other origin.

    A form post of a web page carries the page's `Origin`. A page whose domain resolves to loopback carries that domain
    as `Host`. Programs send the address that they connected to, and no `Origin`.
    """

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "http" and not _is_own(scope):
            await Response(status_code=403)(scope, receive, send)
            return
        await self._app(scope, receive, send)


def _is_own(scope: Scope) -> bool:
    host, port = scope["server"]
    own = f"[{host}]:{port}" if ":" in host else f"{host}:{port}"
    headers = Headers(scope=scope)
    return headers.getlist("host") == [own] and all(origin == f"http://{own}" for origin in headers.getlist("origin"))

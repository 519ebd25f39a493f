"""An HTTP server inside a running event loop: the webhook's, and that of the local Bot API."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager

import uvicorn
from starlette.applications import Starlette


class Server(uvicorn.Server):
    """Uvicorn inside a running loop, leaving the signals to the application."""

    def __init__(self, app: Starlette, host: str, port: int) -> None:
        super().__init__(uvicorn.Config(app, host=host, port=port, log_config=None, access_log=False, lifespan="off"))
        self._task: asyncio.Task[None] | None = None

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Leave the signals alone."""
        yield

    async def start(self) -> int:
        """Start listening; the port."""
        self._task = asyncio.create_task(self.serve())
        while not self.started:
            if self._task.done():
                await self._task
                raise OSError("the HTTP server did not start")
            await asyncio.sleep(0.005)
        return int(self.servers[0].sockets[0].getsockname()[1])

    async def stop(self) -> None:
        """Stop listening and finish what is in hand."""
        self.should_exit = True
        if self._task is not None:
            await self._task

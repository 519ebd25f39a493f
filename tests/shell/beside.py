"""A command that runs beside the test, forked from a process that has loaded the bot; it can be killed at any instant."""

import asyncio
import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from io import TextIOWrapper
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.shell.command import fork_server
from tests.shell.fork_server import Order


class ForkedProcess:
    """As `asyncio.subprocess.Process`; it is known to have ended once somebody waited for it."""

    def __init__(self, pid: int, told: TextIOWrapper) -> None:
        self.pid = pid
        self.returncode: int | None = None
        self._told = told

    async def wait(self) -> int:
        """Return its exit status once it has ended; below zero it is the signal that ended it."""
        if self.returncode is None:
            self.returncode = int(await asyncio.to_thread(self._told.readline))
            self._told.close()
        return self.returncode

    def kill(self) -> None:
        """SIGKILL: nothing of it runs any more."""
        self._signal(signal.SIGKILL)

    def terminate(self) -> None:
        """SIGTERM: it ends by itself."""
        self._signal(signal.SIGTERM)

    def _signal(self, number: signal.Signals) -> None:
        with suppress(ProcessLookupError):
            os.kill(self.pid, number)


async def begin(arguments: Sequence[str], folder: Path, environment: Mapping[str, str], output: Path) -> ForkedProcess:
    """Run the command with nothing on its standard input; both its outputs are added to a file that exists."""
    with TemporaryDirectory() as place:
        told = f"{place}/told"
        os.mkfifo(told)
        order = Order(
            arguments=arguments,
            folder=str(folder),
            environment=dict(environment),
            stdin=os.devnull,
            stdout=str(output),
            stderr=str(output),
            told=told,
        )
        server = fork_server()
        assert server.stdin is not None
        server.stdin.write(order.line)
        pipe: TextIOWrapper = await asyncio.to_thread(open, told, encoding="ascii")
        return ForkedProcess(int(await asyncio.to_thread(pipe.readline)), pipe)

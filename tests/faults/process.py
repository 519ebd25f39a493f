"""The bot as a process of its own, to be killed at any instant."""

import asyncio
import os
import socket
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from tests.shell.beside import ForkedProcess, begin

TOKEN = "1:faults-of-the-tests"
SECRET = "a-secret-of-the-fault-tests"
ROOT = Path(__file__).parents[2]
PYTHON = {"PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": ""}
"""It starts a hundred times: compiled once is enough."""


@dataclass(slots=True)
class BotProcess:
    """`stardrill run` with an environment; what it logs goes to a file, over all its lives.

    `files` limits how many files it may have open; `program` is the module that is run. With `forked` neither counts, and it
    is forked from a process that has loaded the bot: for tests of what it does once it has.
    """

    environment: Mapping[str, str]
    log: Path
    files: int | None = None
    program: str = "bot"
    forked: bool = False
    _process: asyncio.subprocess.Process | ForkedProcess | None = None

    async def start(self) -> None:
        """Start it; it is not ready yet."""
        environment = {**os.environ, **PYTHON, **self.environment}
        if self.forked:
            self.log.touch()
            self._process = await begin(["run"], self.log.parent, environment, self.log)
            return
        with self.log.open("ab") as log:
            limited = [] if self.files is None else ["/bin/sh", "-c", f'ulimit -n {self.files} && exec "$@"', "sh"]
            self._process = await asyncio.create_subprocess_exec(
                *limited,
                sys.executable,
                "-m",
                self.program,
                "run",
                cwd=self.log.parent,
                env=environment,
                stdin=asyncio.subprocess.DEVNULL,
                stdout=log,
                stderr=log,
            )

    async def kill(self) -> None:
        """SIGKILL: nothing of it runs any more."""
        assert self._process is not None
        self._process.kill()
        await self._process.wait()

    async def stop(self, within_s: float = 20.0) -> int:
        """SIGTERM: it finishes what is in hand; its exit status."""
        assert self._process is not None
        if self._process.returncode is None:
            self._process.terminate()
        return await asyncio.wait_for(self._process.wait(), within_s)

    async def ended(self, within_s: float = 20.0) -> int:
        """Wait until it ends by itself; its exit status."""
        assert self._process is not None
        return await asyncio.wait_for(self._process.wait(), within_s)

    async def end(self) -> None:
        """See that it does not outlive the test."""
        if self._process is not None and self._process.returncode is None:
            self._process.kill()
            await self._process.wait()

    @property
    def pid(self) -> int:
        """The process's id."""
        assert self._process is not None
        return self._process.pid

    @property
    def title(self) -> str:
        """What a list of processes shows of it; nothing on a system without /proc."""
        files = [Path("/proc") / str(self.pid) / name for name in ("cmdline", "comm")]
        return "".join(file.read_text(encoding="utf-8") for file in files if file.exists())

    @property
    def logged(self) -> str:
        """Everything that it logged."""
        return self.log.read_text(encoding="utf-8", errors="replace") if self.log.exists() else ""


def environment(
    *, api_url: str, database_url: str, webhook_url: str | None = None, port: int | None = None
) -> dict[str, str]:
    """What a bot needs to know; everybody is admitted."""
    settings = {
        "TELEGRAM_BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": api_url,
        "DATABASE_URL": database_url,
        "ALLOWED_USERS": "*",
        "LOG_LEVEL": "INFO",
        "PORT": "" if port is None else str(port),
    }
    if webhook_url is not None:
        settings |= {"WEBHOOK_URL": webhook_url, "WEBHOOK_SECRET": SECRET}
    return settings


def free_port() -> int:
    """A port on loopback that nobody listens on now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])

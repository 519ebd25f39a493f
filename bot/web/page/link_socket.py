"""A Unix socket beside a SQLite file, by which `stardrill web` asks the process that has the database for a link.

One line comes, `link` or `link <user id>`; one goes back, `ok <address>` or `no <sentence>`. The system user that runs
the process is the only one who can open the socket.
"""

import asyncio
import os
import socket
import sys
from collections.abc import Awaitable, Callable
from contextlib import suppress
from pathlib import Path
from typing import Final

ENDING: Final = ".page"
MOST_BYTES: Final = 2_000
"""The longest line, with the longest sentence."""
LINE_WITHIN_S: Final = 5.0
"""Time for the line of a request."""
ANSWER_WITHIN_S: Final = 30.0
"""Time for an answer: the first one waits until the page is loaded."""
OTHERS: Final = 0o177
"""The umask under which the socket is made: it takes every right but the owner's to read and to write."""

LONGEST_PATH: Final = 107 if sys.platform == "linux" else 103
"""Bytes of the longest path of a Unix socket."""

MakeLink = Callable[[int | None], Awaitable[str]]


class NoLink(Exception):
    """There is no link; the message is a sentence that says what to do."""


class NobodyListens(Exception):
    """No process answers at a socket."""


class NoSocket(Exception):
    """A socket cannot be made; the message is the reason, as a part of a sentence."""


def socket_of(database: Path) -> Path:
    """Return the socket of a SQLite file."""
    resolved = database.resolve()
    return resolved.with_name(resolved.name + ENDING)


def fits(file: Path) -> bool:
    """Return whether a path is short enough for a socket."""
    return len(os.fsencode(file)) <= LONGEST_PATH


class LinkSocket:
    """The listening side. `link` makes the link of a user, or of the only one, and raises NoLink."""

    def __init__(self, file: Path, link: MakeLink) -> None:
        self._file = file
        self._link = link
        self._server: asyncio.AbstractServer | None = None
        self._answering: set[asyncio.Task[object]] = set()

    async def open(self) -> None:
        """Begin to listen. The socket of a killed process is replaced. Raises NoSocket.

        The caller holds the lock of the database, so that no living process has the socket.
        """
        listening = _bound(self._file)
        self._server = await asyncio.start_unix_server(self._answer, sock=listening, limit=MOST_BYTES)

    async def close(self) -> None:
        """Stop listening, and remove the socket."""
        server, self._server = self._server, None
        if server is None:
            return
        server.close()
        self._file.unlink(missing_ok=True)
        for task in self._answering:
            task.cancel()
        if self._answering:
            await asyncio.wait(self._answering)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None  # noqa: S101 -- a coroutine of the loop
        self._answering.add(task)
        try:
            async with asyncio.timeout(LINE_WITHIN_S):
                asked = await reader.readline()
            async with asyncio.timeout(ANSWER_WITHIN_S):
                writer.write(f"{await self._said(asked)}\n".encode())
                await writer.drain()
        except (TimeoutError, ValueError, OSError):
            return
        finally:
            self._answering.discard(task)
            writer.close()

    async def _said(self, asked: bytes) -> str:
        word, _, user = asked.decode("ascii", "replace").strip().partition(" ")
        if word != "link" or not (user == "" or (user.isascii() and user.isdecimal() and len(user) < 20)):
            return "no This Stardrill does not know what was asked. Is it of another version? Start it again."
        try:
            return f"ok {await self._link(int(user) if user else None)}"
        except NoLink as error:
            return f"no {error}"


async def ask_for_link(file: Path, user_id: int | None) -> str:
    """Return the one-time link that a process gives at its socket. Raises NoLink, and NobodyListens."""
    asked = "link" if user_id is None else f"link {user_id}"
    try:
        async with asyncio.timeout(ANSWER_WITHIN_S):
            reader, writer = await asyncio.open_unix_connection(str(file), limit=MOST_BYTES)
            with suppress(OSError):
                writer.write(f"{asked}\n".encode())
            said = (await reader.readline()).decode("utf-8", "replace").strip()
            writer.close()
    except (OSError, ValueError, TimeoutError, AttributeError) as error:
        # Without Unix sockets asyncio has no such function.
        raise NobodyListens from error
    mark, _, rest = said.partition(" ")
    if mark == "ok":
        return rest
    if mark == "no":
        raise NoLink(rest)
    raise NobodyListens


def _bound(file: Path) -> socket.socket:
    """Return a socket that is bound to the file, closed to other users from its first instant. Raises NoSocket."""
    if not hasattr(socket, "AF_UNIX"):
        raise NoSocket("this system has no Unix sockets")
    if not fits(file):
        raise NoSocket(f"{file} is too long a path for a socket")
    listening = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    before = os.umask(OTHERS)
    try:
        if file.is_socket():
            file.unlink()
        listening.bind(str(file))
    except OSError as error:
        listening.close()
        raise NoSocket(f"{file}: {error.strerror}") from None
    finally:
        os.umask(before)
    listening.setblocking(False)
    return listening

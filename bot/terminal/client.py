"""The terminal as the user's client of the local Bot API, with a person or a pipe as its input."""

import asyncio
import contextlib
import errno
import threading
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator
from io import BufferedReader
from pathlib import Path
from typing import TextIO, cast

from rich.console import Console

from bot.terminal.commands import Lines, Quit
from bot.terminal.person import User
from bot.terminal.show import WIDTH, Screen
from bot.text_files import LineFault, UnreadableFile, text_lines

Settled = Callable[[], Awaitable[None]]
WELCOME = "Stardrill in your terminal. Numbers press buttons, :help lists the rest, Ctrl-D leaves; everything is kept."
LEFT_OUT = "Not sent: {why}."


class _Console(Console):
    """A console that reports a closed output as an error, so that the bot behind it can stop in order."""

    def on_broken_pipe(self) -> None:
        """Raise the error; Rich would end the process in the middle of the event loop."""
        raise BrokenPipeError(errno.EPIPE, "nobody reads the output")


async def run_terminal(
    user: User, *, stdin: TextIO, stdout: TextIO, folder: Path, settled: Settled, greet: str | None
) -> None:
    """Run the chat until the input ends.

    `settled` returns once the bot has handled and sent everything. `greet` is sent first to a person who types.
    Pictures and files are written into `folder`.
    """
    interactive = stdin.isatty()
    console = _Console(file=stdout, highlight=False, width=None if stdout.isatty() else WIDTH, soft_wrap=True)
    screen = Screen(console, folder)
    if interactive:
        await _typed(user, stdin, screen, settled, greet)
    else:
        await _script(user, stdin, screen, settled)


async def _script(user: User, stdin: TextIO, screen: Screen, settled: Settled) -> None:
    """Send one line after the other, each once the bot has finished the one before."""
    lines = Lines(user, screen.note)
    async for line in _lines_of(stdin):
        if isinstance(line, LineFault):
            screen.note(LEFT_OUT.format(why=line.value))
            continue
        if line.strip():
            screen.said(line.rstrip("\r\n"))
        try:
            if lines.do(line):
                await _wait(user, settled)
        except Quit:
            return
        for change in user.chat.pending_changes():
            screen.change(change)


async def _typed(user: User, stdin: TextIO, screen: Screen, settled: Settled, greet: str | None) -> None:
    """Send what a person types; print the bot's messages as they come, also between inputs."""
    screen.note(WELCOME)
    lines = Lines(user, screen.note)
    printing = asyncio.create_task(_print_changes(user, screen))
    try:
        if greet is not None:
            user.say(greet)
            await _wait(user, settled)
        async for line in _lines_of(stdin):
            if isinstance(line, str) and lines.do(line):
                await _wait(user, settled)
    except Quit:
        return
    finally:
        printing.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            await printing


async def _print_changes(user: User, screen: Screen) -> None:
    async for change in user.chat.changes():
        screen.change(change)


async def _wait(user: User, settled: Settled) -> None:
    """Wait until the bot has received every update and has answered."""
    await user.api.updates.acknowledged()
    await settled()


async def _lines_of(stdin: TextIO) -> AsyncIterator[str | LineFault]:
    """Yield the lines of a stream, read in a thread that does not keep the process alive."""
    loop = asyncio.get_running_loop()
    queue: asyncio.Queue[str | LineFault | None] = asyncio.Queue()

    def read() -> None:
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody listens
            with contextlib.suppress(UnreadableFile, OSError, ValueError):  # the stream is closed: this is its end
                for line in _read_lines(stdin):
                    loop.call_soon_threadsafe(queue.put_nowait, line)
            loop.call_soon_threadsafe(queue.put_nowait, None)

    threading.Thread(target=read, name="stdin", daemon=True).start()
    while (line := await queue.get()) is not None:
        yield line


def _read_lines(stdin: TextIO) -> Iterator[str | LineFault]:
    """Return the lines of a terminal in its encoding, those of a file or pipe as files are read."""
    return iter(stdin) if stdin.isatty() else text_lines(cast("BufferedReader", stdin.buffer))

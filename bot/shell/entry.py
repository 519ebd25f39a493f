"""Runs one command, so that whatever goes wrong ends in a sentence and an exit status, and never in a traceback."""

import errno
import io
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import Any, TextIO

from bot.shell.errors import ShellError
from bot.shell.output import say_aside

FAILED = 1
INTERRUPTED = 130
"""What shells say of a process that Ctrl-C ended."""
FAULT = (
    "This is a fault in Stardrill, and not yours; what was stored before is kept. Please report it with these lines:"
)


def run_command(command: Callable[[], int | None]) -> int:
    """Run a command; its exit status, once everything that it printed has left."""
    take_any_encoding()
    status = _status_of(command)
    return max(status, *(_left(stream) for stream in (sys.stdout, sys.stderr)))


def take_any_encoding() -> None:
    """Let standard streams replace what their encoding does not have, where they would raise an error."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace" if stream is sys.stderr else "replace")


def end_at_once_when_told() -> None:
    """Let SIGTERM end the process in peace: for the time in which the bot is loaded and nothing is in hand yet."""
    signal.signal(signal.SIGTERM, _end_at_once)


def _end_at_once(_number: int, _frame: Any) -> None:
    # An exception might rise within an import, or be swallowed there.
    os._exit(0)


def _status_of(command: Callable[[], int | None]) -> int:
    try:
        return command() or 0
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else FAILED if end.code else 0
    except KeyboardInterrupt:
        return INTERRUPTED
    except ShellError as error:
        say_aside(str(error))
    except OSError as error:
        # An error of the output names no file; it comes again when the rest is sent out.
        if error.errno != errno.EPIPE and not (error.filename is None and _left(sys.stdout)):
            _complain_of(error)
    except Exception as error:  # noqa: BLE001 -- the last one who can say it
        from bot.delivery.log_privacy import where  # noqa: PLC0415 -- needed where something is wrong alone

        say_aside(f"{FAULT}\n{where(error)}")
    return FAILED


def _complain_of(error: OSError) -> None:
    place = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
    say_aside(f"{place}{error.strerror or type(error).__name__}.")


def _left(stream: TextIO | None) -> int:
    """Send out what is held back. Whoever stopped reading wants no more, and gets no complaint."""
    if stream is None:
        return 0
    try:
        stream.flush()
    except (OSError, ValueError) as error:
        _let_go(stream)
        if isinstance(error, OSError) and error.errno != errno.EPIPE and stream is sys.stdout:
            say_aside(f"The output cannot be written: {error.strerror}.")
        return FAILED
    return 0


def _let_go(stream: TextIO) -> None:
    """Point the stream at nothing, or Python would complain of it at its end."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)

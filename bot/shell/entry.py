"""Runs one command: every failure ends in a sentence and an exit status, never in a traceback."""

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
"""Exit status after Ctrl-C, as shells give it."""
FAULT = (
    "This is a fault in Stardrill, and not yours; what was stored before is kept. Please report it with these lines:"
)


def run_command(command: Callable[[], int | None]) -> int:
    """Run a command; return its exit status once its output is flushed."""
    take_any_encoding()
    status = _status_of(command)
    return max(status, *(_left(stream) for stream in (sys.stdout, sys.stderr)))


def take_any_encoding() -> None:
    """Make the standard streams replace characters that their encoding lacks, instead of raising an error."""
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace" if stream is sys.stderr else "replace")


def end_at_once_when_told() -> None:
    """Make SIGTERM end the process at once with status 0, while the bot is loading and nothing is in hand."""
    signal.signal(signal.SIGTERM, _end_at_once)


def _end_at_once(_number: int, _frame: Any) -> None:
    # An exception could be raised within an import, and be swallowed there.
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
        # An error of the output has no file name; flushing raises it again.
        if error.errno != errno.EPIPE and not (error.filename is None and _left(sys.stdout)):
            _complain_of(error)
    except Exception as error:  # noqa: BLE001 -- the last one who can say it
        from bot.delivery.watching.log_privacy import traceback_without_message  # noqa: PLC0415 -- needed where something is wrong alone

        say_aside(f"{FAULT}\n{traceback_without_message(error)}")
    return FAILED


def _complain_of(error: OSError) -> None:
    place = f"{os.fsdecode(error.filename)}: " if isinstance(error.filename, str | bytes) else ""
    say_aside(f"{place}{error.strerror or type(error).__name__}.")


def _left(stream: TextIO | None) -> int:
    """Flush a stream; return the exit status. A reader that closed its pipe is no fault to report."""
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
    """Point the stream at the null device; otherwise Python would report an error at exit."""
    with suppress(OSError, ValueError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream.fileno())
        os.close(nothing)

"""A process that has loaded the bot and forks for each command: a thousand modules are loaded once, not for each test.

It reads orders, one JSON object a line, from its standard input. It writes the exit status of each as a line to its output,
or, for a command that runs beside the test, its id and its exit status to the pipe that the order names.
"""

import gc
import importlib
import json
import os
import pkgutil
import runpy
import sys
import threading
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

import bot.shell

LOADED = ("bot.cli", *(found.name for found in pkgutil.walk_packages(bot.shell.__path__, "bot.shell.")))
"""The commands, with all that they load in turn; modules of ours do nothing when they are loaded."""
LOADED_LATE = ("alembic.command", "genanki")
"""Loaded by the functions that need them."""
APPENDED = os.O_WRONLY | os.O_APPEND


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A command to run: its arguments, its folder, its whole environment and the files that are its streams.

    `told` is the named pipe of a command that the server does not wait for.
    """

    arguments: Sequence[str]
    folder: str
    environment: dict[str, str]
    stdin: str
    stdout: str
    stderr: str
    told: str | None = None

    @property
    def line(self) -> bytes:
        """The order as the server reads it."""
        return json.dumps(asdict(self)).encode() + b"\n"


def take_orders() -> Order | None:
    """Fork for each order; return it in the child, and None in the server once there are no more."""
    for module in (*LOADED, *LOADED_LATE):
        importlib.import_module(module)
    assert threading.active_count() == 1, "a process with threads cannot be forked"
    gc.collect()
    gc.freeze()
    # Not through sys.stdin, which is the child's: nothing of the orders may be in its buffer.
    with open(0, "rb", closefd=False, buffering=0) as orders:
        for line in orders:
            order = Order(**json.loads(line))
            child = os.fork()
            if not child:
                return order if order.told is None else _minded(order, order.told)
            if order.told is None:
                _, status = os.waitpid(child, 0)
                os.write(1, b"%d\n" % os.waitstatus_to_exitcode(status))
            _bury_the_dead()
    return None


def _minded(order: Order, told: str) -> Order:
    """Fork once more; return the order in the child, and tell of it to its end in its parent, which ends here."""
    child = os.fork()
    if not child:
        return order
    with Path(told).open("w", buffering=1) as pipe:
        pipe.write(f"{child}\n")
        _, status = os.waitpid(child, 0)
        pipe.write(f"{os.waitstatus_to_exitcode(status)}\n")
    os._exit(0)


def _bury_the_dead() -> None:
    """Take the exit statuses of those that told of a command to its end."""
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass


def become(order: Order) -> None:
    """Make this process one that was started with the order, and run the command to its end."""
    streams = ((order.stdin, os.O_RDONLY), (order.stdout, APPENDED), (order.stderr, APPENDED))
    for number, (path, flags) in enumerate(streams):
        opened = os.open(path, flags)
        os.dup2(opened, number)
        os.close(opened)
    os.environ.clear()
    os.environ.update(order.environment)
    os.chdir(order.folder)
    sys.argv = ["stardrill", *order.arguments]
    runpy.run_module("bot", run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    ordered = take_orders()
    if ordered is not None:
        become(ordered)

"""A process that has loaded the bot and forks for each command: a thousand modules are loaded once, not for each test.

It reads orders, one JSON object a line, from its standard input, and writes each exit status as a line to its output.
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
from dataclasses import asdict, dataclass

import bot.shell

LOADED = ("bot.cli", *(found.name for found in pkgutil.walk_packages(bot.shell.__path__, "bot.shell.")))
"""The commands, with all that they load in turn; modules of ours do nothing when they are loaded."""
LOADED_LATE = ("alembic.command", "genanki")
"""Loaded by the functions that need them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A command to run: its arguments, its folder, its whole environment and the files that are its streams."""

    arguments: Sequence[str]
    folder: str
    environment: dict[str, str]
    stdin: str
    stdout: str
    stderr: str

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
            child = os.fork()
            if not child:
                return Order(**json.loads(line))
            _, status = os.waitpid(child, 0)
            os.write(1, b"%d\n" % os.waitstatus_to_exitcode(status))
    return None


def become(order: Order) -> None:
    """Make this process one that was started with the order, and run the command to its end."""
    streams = ((order.stdin, os.O_RDONLY), (order.stdout, os.O_WRONLY), (order.stderr, os.O_WRONLY))
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

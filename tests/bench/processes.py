"""Processes of their own, as somebody starts them: how long they take, and what they keep resident."""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import TypeVar

import psutil

from tests.faults.process import PYTHON, ROOT

ENVIRONMENT = {**os.environ, **PYTHON}
"""With this checkout first on the path, and with compiled files kept: without them every start would compile anew."""
_MEGABYTE = 10**6
T = TypeVar("T")
_TIMED_IMPORT = """
import sys, time
before = time.perf_counter()
import {module}
print(time.perf_counter() - before, flush=True)
sys.stdin.read()
"""


@dataclass(frozen=True, slots=True)
class Footprint:
    """What an import takes: seconds, and megabytes resident afterwards, the interpreter's own among them."""

    seconds: float
    resident: float

    def __str__(self) -> str:
        return f"{self.seconds * 1000:.0f} ms, {self.resident:.0f} MB"


def command_s(arguments: Sequence[str], times: int) -> float:
    """The median wall time of `python` with these arguments, from its start to its end; the first run only warms up."""
    return median(_repeated(lambda: _command_s(arguments), times))


def imported(module: str, times: int) -> Footprint:
    """The median footprint of a module's import, each in a fresh process."""
    found = _repeated(lambda: _imported(module), times)
    return Footprint(median(each.seconds for each in found), median(each.resident for each in found))


def resident(pid: int) -> float:
    """The megabytes that a process keeps resident now."""
    return psutil.Process(pid).memory_info().rss / _MEGABYTE


def _repeated(measure: Callable[[], T], times: int) -> list[T]:
    measure()
    return [measure() for _ in range(times)]


def _command_s(arguments: Sequence[str]) -> float:
    before = time.perf_counter()
    subprocess.run([sys.executable, *arguments], cwd=ROOT, env=ENVIRONMENT, check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - before


def _imported(module: str) -> Footprint:
    with subprocess.Popen(
        [sys.executable, "-c", _TIMED_IMPORT.format(module=module)],
        cwd=ROOT,
        env=ENVIRONMENT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        return Footprint(float(process.stdout.readline()), resident(process.pid))

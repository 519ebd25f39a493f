"""Notices a unit of work that waits for a worker: others wait for it meanwhile."""

import asyncio
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest

from storage.sqlite import disk
from storage.unit_of_work import is_open


@contextmanager
def units_watched() -> Iterator[list[str]]:
    """Yield the places at which a unit of work hands something to a thread, other than that of its own disk."""
    waits: list[str] = []
    original = asyncio.BaseEventLoop.run_in_executor

    def run_in_executor(loop: asyncio.BaseEventLoop, executor: Any, call: Callable[..., Any], *given: Any) -> Any:
        if is_open() and executor is not disk:
            caller = sys._getframe(1)
            waits.append(f"{caller.f_code.co_filename}:{caller.f_lineno}")
        return original(loop, executor, call, *given)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(asyncio.BaseEventLoop, "run_in_executor", run_in_executor)
        yield waits

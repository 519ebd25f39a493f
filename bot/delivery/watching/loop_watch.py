"""Watches the event loop: measures its lag and logs what blocked it."""

import asyncio
import logging
import sys
import threading
from pathlib import Path
from time import perf_counter
from types import FrameType

from bot.delivery.watching.metrics import Metrics

log = logging.getLogger(__name__)

BEAT_S = 0.05
HELD_S = 0.25
"""Lag from which on a block is logged."""
ROOT = Path(__file__).parents[3]
OURS = tuple(str(ROOT / package) for package in ("bot", "storage", "question_bank"))


class LoopWatch:
    """Beats in the event loop, and samples the loop's thread from another one while no beat comes."""

    def __init__(self, metrics: Metrics) -> None:
        self._metrics = metrics
        self._beat_at = perf_counter()
        self._next: asyncio.TimerHandle | None = None
        self._loop_thread = 0
        self._stopping = threading.Event()
        self.place: str | None = None
        """Place at which the loop is blocked now; None while it is not."""

    def start(self) -> None:
        """Begin to watch the running loop."""
        self._loop_thread = threading.get_ident()
        self._wait()
        threading.Thread(target=self._look, name="loop-watch", daemon=True).start()

    def stop(self) -> None:
        """Stop watching."""
        self._stopping.set()
        if self._next is not None:
            self._next.cancel()

    def _wait(self) -> None:
        self._beat_at = perf_counter()
        self._next = asyncio.get_running_loop().call_later(BEAT_S, self._beat)

    def _beat(self) -> None:
        lag = perf_counter() - self._beat_at - BEAT_S
        self._metrics.loop_lag.observe(max(lag, 0.0))
        if lag > HELD_S:
            log.warning("The event loop was held for %.0f ms at %s", lag * 1000, self.place or "an unknown place")
        self.place = None
        self._wait()

    def _look(self) -> None:
        while not self._stopping.wait(BEAT_S):
            if self.place is None and perf_counter() - self._beat_at > BEAT_S + HELD_S:
                self.place = stands_at(sys._current_frames().get(self._loop_thread))  # noqa: SLF001 -- CPython's only way


def stands_at(frame: FrameType | None) -> str:
    """Return a thread's place: the innermost of our functions, by file and line, and the innermost function of all.

    The text holds names of code alone, never values.
    """
    innermost = frame
    while frame is not None and not frame.f_code.co_filename.startswith(OURS):
        frame = frame.f_back
    ours = _name(frame) if frame is not None else "no code of ours"
    return ours if innermost is frame or innermost is None else f"{ours}, in {innermost.f_code.co_qualname}"


def _name(frame: FrameType) -> str:
    file = Path(frame.f_code.co_filename).relative_to(ROOT)
    return f"{file}:{frame.f_lineno} {frame.f_code.co_qualname}"

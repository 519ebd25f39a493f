"""Warns of a unit of work that holds SQLite's one writer for long, since all others wait for it."""

import asyncio
import inspect
import logging
from time import monotonic
from types import CodeType

log = logging.getLogger(__name__)

LONG_HOLD_S = 0.25
BENEATH = frozenset({__name__, "storage.group_commit", "storage.engine", "contextlib"})
"""Modules between a unit of work and the code that opened it."""


class Hold:
    """The time for which a unit of work holds the writer. Create it where the unit of work is opened."""

    __slots__ = ("_alarm", "_opened_by", "_since_s")

    def __init__(self) -> None:
        self._opened_by = _opened_by()
        self._since_s: float | None = None
        self._alarm: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Begin to count, and warn once if it is still held after LONG_HOLD_S."""
        self._since_s = monotonic()
        self._alarm = asyncio.get_running_loop().call_later(LONG_HOLD_S, self._warn_while_it_lasts)

    def end(self) -> None:
        """Stop counting, and warn if it was held for longer than LONG_HOLD_S."""
        if self._since_s is None or self._alarm is None:
            return
        self._alarm.cancel()
        held_s = monotonic() - self._since_s
        if held_s > LONG_HOLD_S:
            log.warning("A unit of work held the writer for %.0f ms: %s", held_s * 1000, self._place)

    def _warn_while_it_lasts(self) -> None:
        log.warning("A unit of work still holds the writer after %.0f ms: %s", LONG_HOLD_S * 1000, self._place)

    @property
    def _place(self) -> str:
        module, code = self._opened_by
        return f"{module}:{code.co_qualname}"


def _opened_by() -> tuple[str, CodeType]:
    """Return the module and the function that opened the unit of work."""
    frame = inspect.currentframe()
    assert frame is not None  # noqa: S101 -- CPython has frames
    while frame.f_back is not None and frame.f_globals.get("__name__") in BENEATH:
        frame = frame.f_back
    return str(frame.f_globals.get("__name__")), frame.f_code

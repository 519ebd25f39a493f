"""Log lines that a stranger can cause: each kind is logged once a minute, with the number of those held back."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

EVERY_S = 60.0


@dataclass(slots=True)
class _Kind:
    level: int
    args: tuple[object, ...]
    told_at: float
    held_back: int = 0


class RateLimitedLog:
    """A logger for lines that anybody on the network can cause.

    The kind of a line is its format text. `monotonic` returns seconds that never go back.
    """

    def __init__(self, log: logging.Logger, monotonic: Callable[[], float], *, every_s: float = EVERY_S) -> None:
        self._log = log
        self._monotonic = monotonic
        self._every_s = every_s
        self._kinds: dict[str, _Kind] = {}

    @property
    def level(self) -> int:
        """Return the level from which on lines are logged."""
        return self._log.getEffectiveLevel()

    def warning(self, text: str, *args: object) -> None:
        """Log a warning, unless one of its kind was logged within `every_s` seconds."""
        self.log(logging.WARNING, text, *args)

    def error(self, text: str, *args: object, exc_info: Any = None) -> None:
        """Log an error in the same way; with `exc_info`, add the place of the crash."""
        self.log(logging.ERROR, text, *args, exc_info=exc_info)

    def log(self, level: int, text: str, *args: object, exc_info: Any = None) -> None:
        """Log a line of any level in the same way."""
        if not self._log.isEnabledFor(level):
            return
        now = self._monotonic()
        kind = self._kinds.get(text)
        if kind is not None and now - kind.told_at < self._every_s:
            kind.held_back += 1
            kind.args = args
            return
        held_back = kind.held_back if kind is not None else 0
        self._kinds[text] = _Kind(level, args, told_at=now)
        self._write(level, text, args, held_back, exc_info)

    def tell_held_back(self) -> None:
        """Log a line for each kind with held-back lines whose time is over; call it now and then."""
        now = self._monotonic()
        for text, kind in self._kinds.items():
            if kind.held_back and now - kind.told_at >= self._every_s:
                held_back, kind.held_back, kind.told_at = kind.held_back, 0, now
                self._write(kind.level, text, kind.args, held_back, None)

    def _write(self, level: int, text: str, args: tuple[object, ...], held_back: int, exc_info: Any) -> None:
        if held_back:
            text, args = f"{text} (and %d more like it since the last such line)", (*args, held_back)
        self._log.log(level, text, *args, exc_info=exc_info)

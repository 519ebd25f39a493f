"""Waits of failed messages before a retry: a growing pause, measured by a clock that nobody can set."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

FIRST_RETRY_S = 1.0
LONGEST_RETRY_S = 60.0
MOST_DOUBLINGS = 10


def pause_after(attempts: int) -> float:
    """Return the seconds to wait after one more failure, where `attempts` have failed before."""
    # Bounded before doubling: a message that failed for a day would overflow a float.
    return min(FIRST_RETRY_S * 2.0 ** min(attempts, MOST_DOUBLINGS), LONGEST_RETRY_S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """The wait of one message."""

    message_id: int
    chat_id: int
    until: float
    """In seconds of the monotonic clock."""
    not_before: datetime | None = None
    """The time of the retry in the message's row, for the next process; None until it is stored."""


class RetryWaits:
    """The waits of the messages that this process tried to send, by message.

    The time in the row keeps the message from being read meanwhile, and the wait from being forgotten in a restart.
    Only the monotonic clock ends a wait: the row's time is wrong where the machine's clock was set.
    """

    def __init__(self) -> None:
        self._waits: dict[int, Wait] = {}

    def __len__(self) -> int:
        """Return the number of waiting messages."""
        return len(self._waits)

    def add(self, wait: Wait) -> None:
        """Add a wait."""
        self._waits[wait.message_id] = wait

    def noted(self, message_id: int, not_before: datetime) -> None:
        """Note the retry time that was stored in the message's row, if it still waits."""
        if message_id in self._waits:
            self._waits[message_id] = replace(self._waits[message_id], not_before=not_before)

    def held(self, at: float, now: datetime) -> set[int]:
        """Return the chats that still wait although the machine's clock has passed the time in the row, if any."""
        return {
            wait.chat_id
            for wait in self._waits.values()
            if wait.until > at and (wait.not_before is None or wait.not_before <= now)
        }

    def over(self, at: float) -> Sequence[Wait]:
        """Return the waits that are over."""
        return [wait for wait in self._waits.values() if wait.until <= at]

    def forget(self, waits: Collection[Wait]) -> None:
        """Forget waits that are over."""
        for wait in waits:
            self._waits.pop(wait.message_id, None)

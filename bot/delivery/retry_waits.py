"""When what could not be sent is tried again: a growing pause, measured by a clock that nobody can set."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

FIRST_RETRY_S = 1.0
LONGEST_RETRY_S = 60.0
MOST_DOUBLINGS = 10


def pause_after(attempts: int) -> float:
    """Return how many seconds to wait after one more failure, where `attempts` have failed before."""
    # Bounded before it is doubled: a message that failed for a day would overflow a float.
    return min(FIRST_RETRY_S * 2.0 ** min(attempts, MOST_DOUBLINGS), LONGEST_RETRY_S)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wait:
    """A message that waits. `until` is in seconds of the monotonic clock.

    `not_before` is what its row says of it, for the next process; None until the row says so.
    """

    message_id: int
    chat_id: int
    until: float
    not_before: datetime | None = None


class RetryWaits:
    """The waits of the messages that this process tried to send, by message.

    The row's instant keeps a message from being looked at while it waits, and the wait from being forgotten in a
    restart. Only the monotonic clock ends a wait: where the machine's clock was set, the row's instant is wrong.
    """

    def __init__(self) -> None:
        self._waits: dict[int, Wait] = {}

    def __len__(self) -> int:
        """Return how many messages wait."""
        return len(self._waits)

    def add(self, wait: Wait) -> None:
        """Let a message wait."""
        self._waits[wait.message_id] = wait

    def noted(self, message_id: int, not_before: datetime) -> None:
        """Remember that the row of a message says until when it waits; unless the wait is over by then."""
        if message_id in self._waits:
            self._waits[message_id] = replace(self._waits[message_id], not_before=not_before)

    def held(self, at: float, now: datetime) -> set[int]:
        """Return the chats that have to wait although the row's instant, if any, has come by the machine's clock."""
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

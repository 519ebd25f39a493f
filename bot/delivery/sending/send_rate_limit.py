"""How fast messages leave: for all chats together, and for one chat short bursts, then one message a second."""

MOST_SENDS_A_SECOND = 28
"""Telegram allows a bot some 30 messages a second to all chats together."""


class ChatRateLimit:
    """A token bucket for each chat. `at` is in seconds of a monotonic clock.

    `refill_s` is seconds a message, 0 for no limit; `burst` messages may go at once.
    """

    def __init__(self, *, refill_s: float = 1.0, burst: int = 3) -> None:
        self._refill_s = refill_s
        self._burst = burst
        self._empty_until: dict[int, float] = {}

    def spend(self, chat_id: int, at: float) -> None:
        """Count one message to the chat."""
        if self._refill_s:
            self._empty_until[chat_id] = max(self._empty_until.get(chat_id, at), at) + self._refill_s

    def resting(self, at: float) -> set[int]:
        """Return the chats that have to wait; forget those with a full bucket."""
        self._empty_until = {chat: full for chat, full in self._empty_until.items() if full > at}
        return {chat for chat, full in self._empty_until.items() if full - at > (self._burst - 1) * self._refill_s}

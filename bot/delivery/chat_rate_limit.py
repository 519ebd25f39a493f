"""How fast one chat may be written to: short bursts, then one message a second, as Telegram asks."""


class ChatRateLimit:
    """A token bucket a chat. `refill_s` is seconds a message, 0 for no limit; `burst` messages may go at once.

    `at` is in seconds of a monotonic clock.
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
        """Return the chats that have to wait; those with a full bucket are forgotten."""
        self._empty_until = {chat: full for chat, full in self._empty_until.items() if full > at}
        return {chat for chat, full in self._empty_until.items() if full - at > (self._burst - 1) * self._refill_s}

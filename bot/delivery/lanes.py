"""One lane a chat: whoever holds a chat's lane is alone in it, in order of arrival."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager


class Lanes:
    """Fair locks by chat id that exist only while somebody holds or waits."""

    def __init__(self) -> None:
        self._locks: dict[int, tuple[asyncio.Lock, int]] = {}

    def __len__(self) -> int:
        return len(self._locks)

    @asynccontextmanager
    async def hold(self, chat_id: int) -> AsyncIterator[None]:
        """Wait for the chat's lane and keep it for the length of the block."""
        lock, users = self._locks.get(chat_id, (asyncio.Lock(), 0))
        self._locks[chat_id] = (lock, users + 1)
        try:
            async with lock:
                yield
        finally:
            users = self._locks[chat_id][1] - 1
            if users:
                self._locks[chat_id] = (lock, users)
            else:
                del self._locks[chat_id]

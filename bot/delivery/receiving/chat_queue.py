"""A fair queue of chats: each waiting chat is in line once, has one turn at a time and then goes to the back."""

import asyncio
import logging
from collections import deque
from collections.abc import Awaitable, Callable

from bot.delivery.watching.log_privacy import traceback_without_message

log = logging.getLogger(__name__)

PLACES = 32
"""Turns at the same time."""

TakeTurn = Callable[[int], Awaitable[int | None]]


class ChatQueue:
    """Gives turns to chats in line, several at once. It keeps no updates, only chat ids.

    `take_turn` handles the oldest update of a chat and returns its inbox id, None where the chat has none.
    """

    def __init__(self, take_turn: TakeTurn, places: int = PLACES) -> None:
        self._take_turn = take_turn
        self._places = places
        self._line: deque[int] = deque()
        self._newest: dict[int, int] = {}
        """The chats in line or at their turn, each with the newest known inbox id."""
        self._turns: set[asyncio.Task[None]] = set()
        self._open = False
        self._idle = asyncio.Event()
        self._idle.set()

    def __len__(self) -> int:
        """Return the number of chats in line or at their turn."""
        return len(self._newest)

    def add(self, chat_id: int, newest: int) -> None:
        """Queue a chat unless it is queued. It gets turns until its update `newest` is handled or it has none."""
        if chat_id in self._newest:
            self._newest[chat_id] = max(newest, self._newest[chat_id])
            return
        self._newest[chat_id] = newest
        self._idle.clear()
        self._line.append(chat_id)
        self._fill_places()

    def start(self) -> None:
        """Start giving turns."""
        self._open = True
        self._fill_places()

    async def stop(self) -> None:
        """Finish the running turns and start no other; cancel them where this is cancelled."""
        self._open = False
        await asyncio.gather(*self._turns)

    async def idle(self) -> None:
        """Return once no chat is in line or at its turn."""
        await self._idle.wait()

    def _fill_places(self) -> None:
        while self._open and self._line and len(self._turns) < self._places:
            turn = asyncio.create_task(self._turn(self._line.popleft()), name="turn")
            self._turns.add(turn)
            turn.add_done_callback(self._ended)

    def _ended(self, turn: asyncio.Task[None]) -> None:
        self._turns.discard(turn)
        self._fill_places()

    async def _turn(self, chat_id: int) -> None:
        handled = None
        try:
            handled = await self._take_turn(chat_id)
        except Exception as error:  # noqa: BLE001 -- one chat must not stop the others; what it has is found again later
            log.error("A turn crashed\n%s", traceback_without_message(error))  # noqa: TRY400 -- see bot.delivery.watching.log_privacy
        finally:
            self._go_to_the_back(chat_id, handled)

    def _go_to_the_back(self, chat_id: int, handled: int | None) -> None:
        if handled is not None and handled < self._newest[chat_id]:
            self._line.append(chat_id)
            return
        del self._newest[chat_id]
        if not self._newest:
            self._idle.set()

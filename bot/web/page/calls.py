"""Runs the call of a route in a transaction of its own, as an update of the chat is handled."""

import asyncio
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.gate import admits
from bot.conversation.page import PageAnswer, PageRedirect, PageRequest, PageRoute
from bot.conversation.replies import Reply
from bot.conversation.work import NeedsWork, Work
from bot.delivery.clock import Clock
from bot.delivery.slow_work import Worker
from bot.web.page.sessions import Session, SessionOver
from storage.engine import Database
from storage.records import Conversation, Settings, StoredUser
from storage.unit_of_work import UnitOfWork

WITHIN_S = 70.0
"""Time for a whole request: the worker's own limit, and some for the transactions before and after."""


class OpenContext(Protocol):
    """Opens the context of a user's chat, as `bot.handlers.context.AppContext.open_context` does."""

    def __call__(
        self,
        uow: UnitOfWork,
        user: StoredUser,
        settings: Settings,
        conversation: Conversation,
        now: datetime,
        *,
        work: Work,
        seed: int,
    ) -> Context:
        """Return the context."""


class Enqueue(Protocol):
    """Appends replies to the queue of a chat inside a transaction, as `bot.delivery.sending.outbox.enqueue` does."""

    async def __call__(self, uow: UnitOfWork, chat_id: int, replies: Sequence[Reply], now: datetime) -> None:
        """Append them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class PageCalls:
    """The calls of the page's routes."""

    database: Database
    open_context: OpenContext
    allowed: Collection[int] | None
    """Ids of admitted users, as in BotOptions."""
    clock: Clock
    worker: Worker
    seeds: Callable[[], int]
    """Source of seeds for the draws of a call."""
    enqueue: Enqueue
    """Sends what goes to chats; the bot sends it, when it runs."""

    async def known(self, user_id: int) -> StoredUser:
        """Return an admitted user.

        Raises SessionOver where the id is of nobody who has used the bot, and TimeoutError after WITHIN_S seconds.
        """
        async with asyncio.timeout(WITHIN_S), self.database.read() as uow:
            return (await self._admitted(uow, user_id))[0]

    async def run(self, session: Session, route: PageRoute, request: PageRequest) -> PageAnswer:
        """Run a route's call and return its answer, committed where it writes.

        Raises SessionOver, what the call raises, and TimeoutError after WITHIN_S seconds.
        """
        work, seed = Work(), self.seeds()
        async with asyncio.timeout(WITHIN_S):
            while True:
                work.begin_try()
                try:
                    return await self._try(session, route, request, work, seed)
                except NeedsWork as needed:
                    await self.worker.do(work, needed)

    async def _try(self, session: Session, route: PageRoute, request: PageRequest, work: Work, seed: int) -> PageAnswer:
        now = self.clock.now()
        async with self.database.begin() if route.writes else self.database.read() as uow:
            user, settings = await self._admitted(uow, session.user_id)
            if user.created_at != session.user_since:
                raise SessionOver
            if route.writes:
                conversation = await uow.conversations.lock(user.id, now)
            else:
                conversation = Conversation(chat_id=user.id, state=Idle.name, data={}, updated_at=now)
            context = self.open_context(uow, user, settings, conversation, now, work=work, seed=seed)
            answer = await route.call(context, request)
            if route.writes:
                if isinstance(answer, PageRedirect) and answer.replies:
                    await self.enqueue(uow, user.id, answer.replies, now)
                await uow.commit()
        return answer

    async def _admitted(self, uow: UnitOfWork, user_id: int) -> tuple[StoredUser, Settings]:
        user = await uow.users.get(user_id)
        settings = await uow.settings.get(user_id)
        if user is None or settings is None or not await admits(uow, user_id, self.allowed, None):
            raise SessionOver
        return user, settings

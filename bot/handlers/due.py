"""Routes due rows to their use case."""

from collections.abc import Awaitable, Callable

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.prompts.due import come_due
from bot.conversation.work import Work
from bot.delivery.clock import Clock
from bot.delivery.housekeeping import PlanFor
from bot.delivery.tick import DueVerdict, OnDue
from bot.handlers.context import AppContext
from storage.records import Conversation, Due, DueState
from storage.unit_of_work import UnitOfWork


def due_handler(app_context: AppContext, clock: Clock) -> OnDue:
    """Return the function that the tick calls for each due row, inside its transaction."""

    async def handle(uow: UnitOfWork, conversation: Conversation, due: Due, work: Work) -> DueVerdict:
        user = await uow.users.get(due.user_id)
        settings = await uow.settings.get(due.user_id)
        if user is None or settings is None:
            return DueVerdict(state=DueState.LET_GO)
        context = app_context.open_context(uow, user, settings, conversation, clock.now(), work=work, seed=due.id)
        state, replies = await come_due(context, due)
        return DueVerdict(state=state, replies=replies)

    return handle


def planner(app_context: AppContext, clock: Clock, plan: Callable[[Context], Awaitable[None]]) -> PlanFor:
    """Return a function that plans what is due next for a user, as `plan` does."""

    async def plan_for(uow: UnitOfWork, user_id: int) -> None:
        user = await uow.users.get(user_id)
        settings = await uow.settings.get(user_id)
        if user is None or settings is None:
            return
        # The chat's own row may be the one that cannot be read, and planning does not need it.
        nowhere = Conversation(chat_id=user_id, state=Idle.name, data={}, updated_at=clock.now())
        context = app_context.open_context(uow, user, settings, nowhere, clock.now(), work=Work(), seed=user_id)
        await plan(context)

    return plan_for

"""A due row to its service call, as an update is."""

from bot.delivery.clock import Clock
from bot.delivery.tick import DueVerdict, OnDue, OnSetAside
from bot.handlers.context import House
from bot.services.planning import plan_missing
from bot.services.turn import State
from bot.services.unasked import come_due
from bot.services.work import Work
from storage.records import Conversation, Due, DueState
from storage.unit_of_work import UnitOfWork


def due_handler(house: House, clock: Clock) -> OnDue:
    """Return the function that the tick calls for each due row, inside its transaction."""

    async def handle(uow: UnitOfWork, conversation: Conversation, due: Due, work: Work) -> DueVerdict:
        user = await uow.users.get(due.user_id)
        settings = await uow.settings.get(due.user_id)
        if user is None or settings is None:
            return DueVerdict(state=DueState.LET_GO)
        turn = house.turn(uow, user, settings, conversation, clock.now(), work=work, seed=due.id)
        state, replies = await come_due(turn, due)
        return DueVerdict(state=state, replies=replies)

    return handle


def next_planner(house: House, clock: Clock) -> OnSetAside:
    """Return the function that the tick calls where a row of a user was set aside: it plans what no row is left for."""

    async def plan(uow: UnitOfWork, user_id: int) -> None:
        user = await uow.users.get(user_id)
        settings = await uow.settings.get(user_id)
        if user is None or settings is None:
            return
        # The chat's own row may be what could not be read, and planning asks nothing of it.
        nowhere = Conversation(chat_id=user_id, state=State.IDLE, data={}, updated_at=clock.now())
        turn = house.turn(uow, user, settings, nowhere, clock.now(), work=Work(), seed=user_id)
        await plan_missing(turn)

    return plan

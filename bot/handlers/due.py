"""A due row to its service call, as an update is."""

from bot.delivery.clock import Clock
from bot.delivery.tick import DueVerdict, OnDue
from bot.handlers.context import House
from bot.services.unasked import come_due
from bot.services.work import Work
from storage.records import Conversation, Due, DueState
from storage.unit_of_work import UnitOfWork


def due_handler(house: House, clock: Clock) -> OnDue:
    """The function that the tick calls for each due row, inside its transaction."""

    async def handle(uow: UnitOfWork, conversation: Conversation, due: Due, work: Work) -> DueVerdict:
        user = await uow.users.get(due.user_id)
        settings = await uow.settings.get(due.user_id)
        if user is None or settings is None:
            return DueVerdict(state=DueState.LET_GO)
        turn = house.turn(uow, user, settings, conversation, clock.now(), work=work, seed=due.id)
        state, replies = await come_due(turn, due)
        return DueVerdict(state=state, replies=replies)

    return handle

"""Presses about files that go out and come in."""

from collections.abc import Awaitable, Callable

from bot.conversation.actions import Action
from bot.conversation.callback_data import Press
from bot.conversation.context import Turn
from bot.conversation.guards import Presses, PressMap, StaleButton, plain
from bot.conversation.replies import Reply
from bot.features.transfer import exporting, importing
from storage.records import ImportFile


def _on_import(call: Callable[[Turn, ImportFile], Awaitable[list[Reply]]]) -> Presses:
    """A press about a file of the user's own that still waits for an answer."""

    async def handle(turn: Turn, press: Press) -> list[Reply]:
        sent = await turn.uow.imports.get(press.number(0), turn.user_id)
        if sent is None:
            raise StaleButton
        return await call(turn, sent)

    return handle


PRESSES: PressMap = {
    Action.EXPORT: plain(exporting.export),
    Action.IMPORT_YES: _on_import(importing.accept),
    Action.IMPORT_NO: _on_import(importing.decline),
}

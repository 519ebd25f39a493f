"""Files that go out and come in: what the registry has to know of them."""

from bot.conversation.context import Turn
from bot.conversation.doors import Export
from bot.conversation.feature import Command, Feature, without_payload
from bot.conversation.owned import StaleButton
from bot.conversation.replies import Reply
from bot.features.transfer import exporting, importing
from storage.records import ImportFile


async def accept(turn: Turn, press: importing.AcceptImport) -> list[Reply]:
    """Take in the stories of that file."""
    return await importing.accept(turn, await _waiting(turn, press.file_id))


async def decline(turn: Turn, press: importing.DeclineImport) -> list[Reply]:
    """Forget that file."""
    return await importing.decline(turn, await _waiting(turn, press.file_id))


async def _waiting(turn: Turn, file_id: int) -> ImportFile:
    """Return a file of the user that still waits for an answer. Raises StaleButton where it is none."""
    sent = await turn.uow.imports.get(file_id, turn.user_id)
    if sent is None:
        raise StaleButton
    return sent


TRANSFER = Feature(
    name="transfer",
    commands={"export": Command(call=exporting.export)},
    presses={
        Export: without_payload(exporting.export),
        importing.AcceptImport: accept,
        importing.DeclineImport: decline,
    },
)

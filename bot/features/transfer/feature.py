"""Files that go out and come in: what the registry has to know of them."""

from bot.conversation.context import Context
from bot.conversation.doors import Export
from bot.conversation.feature import Command, Feature, without_payload
from bot.conversation.owned import StaleButton
from bot.conversation.replies import Reply
from bot.features.transfer import exporting, importing
from storage.records import ImportFile


async def accept(context: Context, press: importing.AcceptImport) -> list[Reply]:
    """Take in the stories of that file."""
    return await importing.accept(context, await _waiting(context, press.file_id))


async def decline(context: Context, press: importing.DeclineImport) -> list[Reply]:
    """Forget that file."""
    return await importing.decline(context, await _waiting(context, press.file_id))


async def _waiting(context: Context, file_id: int) -> ImportFile:
    """Return a file of the user that still waits for an answer. Raises StaleButton where it is none."""
    sent = await context.uow.imports.get(file_id, context.user_id)
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

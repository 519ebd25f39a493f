"""The declaration of export and import for the registry."""

from bot.conversation.context import Context
from bot.conversation.doors import Export
from bot.conversation.feature import Command, Feature, without_payload
from bot.conversation.replies import Reply
from bot.conversation.stale_buttons import StaleButton, story_of
from bot.features.transfer import exporting
from bot.features.transfer.importing import offers, sent_file
from bot.features.transfer.pages import files
from storage.records import ImportFile


async def accept(context: Context, press: sent_file.AcceptImport) -> list[Reply]:
    """Import the stories of a file."""
    return await sent_file.accept(context, await _waiting(context, press.file_id))


async def decline(context: Context, press: sent_file.DeclineImport) -> list[Reply]:
    """Forget a file."""
    return await sent_file.decline(context, await _waiting(context, press.file_id))


async def file_story(context: Context, press: offers.FileStory) -> list[Reply]:
    """File a story under an archetype."""
    return await offers.file_story(context, await story_of(context, press.story_id), press.archetype)


async def take_learnings(context: Context, press: offers.TakeLearnings) -> list[Reply]:
    """Take the key learnings of a story as its reflection."""
    return await offers.take_learnings(context, await story_of(context, press.story_id))


async def _waiting(context: Context, file_id: int) -> ImportFile:
    """Return a file of the user that waits for an answer. Raises StaleButton if there is none."""
    sent = await context.uow.imports.get(file_id, context.user_id)
    if sent is None:
        raise StaleButton
    return sent


TRANSFER = Feature(
    name="transfer",
    commands={"export": Command(call=exporting.export)},
    presses={
        Export: without_payload(exporting.export),
        sent_file.AcceptImport: accept,
        sent_file.DeclineImport: decline,
        offers.FileStory: file_story,
        offers.FileCoreStories: without_payload(offers.file_core_stories),
        offers.TakeLearnings: take_learnings,
    },
    routes=files.ROUTES,
)

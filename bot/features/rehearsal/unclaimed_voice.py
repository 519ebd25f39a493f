"""A voice note that comes while nothing waits for one: kept, and asked about, so that it counts for its story."""

from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.texts import voice_note
from bot.features.rehearsal import rehearsal
from bot.features.rehearsal.texts import rehearsal as say
from storage.records import KeptStory, Rehearsal


@dataclass(frozen=True, slots=True)
class ClaimVoice(Payload, code="Rw"):
    """Say that a voice note told a story."""

    rehearsal_id: int
    story_id: int


@dataclass(frozen=True, slots=True)
class ClaimNone(Payload, code="Rn"):
    """Say that a voice note told no story of the bank."""


async def unclaimed(context: Context, seconds: int) -> list[Reply]:
    """Store a voice note that came while nothing was open, and ask which story it told."""
    rehearsal_id = await context.uow.rehearsals.add(
        Rehearsal(user_id=context.user_id, answer_id=None, seconds=seconds, at=context.now)
    )
    stories = await rehearsal.newest(context)
    if not stories:
        return [Reply(text=voice_note.spoken_text(seconds))]
    rows = [(Button(text=rehearsal.label(kept), press=ClaimVoice(rehearsal_id, kept.story.id)),) for kept in stories]
    none = Button(text=say.NONE_OF_THESE, press=ClaimNone())
    return [Reply(text=say.which_text(seconds), buttons=(*rows, (none,)))]


async def claim(context: Context, noted: Rehearsal, kept: KeptStory) -> list[Reply]:
    """Record which story a voice note told, and judge its length."""
    if noted.id is not None:
        await context.uow.rehearsals.belongs_to(noted.id, kept.story.id, kept.version.words)
    return [await rehearsal.judged(context, kept, noted.seconds)]


async def claim_none(_: Context) -> list[Reply]:
    """Confirm that a voice note told no story of the bank."""
    return [Reply(text=say.BELONGS_TO_NONE)]

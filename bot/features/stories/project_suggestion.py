"""Notice that a story is of a project that the bank has already."""

from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.doors import ShowStories
from bot.conversation.logic.stories.same_project import Likeness
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.stories.story_bank import bank_of, tale_of
from bot.features.stories.stories import open_button
from bot.features.stories.texts import stories, story_tags
from question_bank.models import ArchetypeId
from storage.records import KeptStory

SHOWN = 3


@dataclass(frozen=True, slots=True)
class AskField(Payload, code="Sd"):
    """Ask for one tag of a story."""

    story_id: int
    field: story_tags.Field


async def noticed(context: Context, kept: KeptStory) -> list[Reply]:
    """Return a kind notice that the story is of a project that other stories of the bank are of.

    Empty where it is not.
    """
    bank = await bank_of(context)
    own = next((at for at, other in enumerate(bank) if other.story.id == kept.story.id), None)
    group = next((each for each in context.matcher.groups([tale_of(other) for other in bank]) if own in each), ())
    others = [bank[at] for at in group if at != own]
    if not others:
        return []
    by_tag = Likeness.TAG in context.matcher.likenesses(tale_of(kept), [tale_of(other) for other in others])
    served = dict.fromkeys(archetype for each in (kept, *others) for archetype in each.story.archetypes)
    text = story_tags.same_project_text(
        kept.story.title,
        [other.story.title for other in others],
        [context.bank.archetypes[ArchetypeId(each)].name for each in served],
        by_tag=by_tag,
    )
    rename = Button(
        text=story_tags.BUTTONS[story_tags.Field.PROJECT],
        press=AskField(kept.story.id, story_tags.Field.PROJECT),
    )
    rows = [(open_button(other),) for other in others[:SHOWN]]
    return [Reply(text=text, buttons=(*rows, (rename, Button(text=stories.BANK, press=ShowStories()))))]

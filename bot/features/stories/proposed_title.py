"""The title that is proposed for a story without one: its project's words, its archetype's name, or its first words."""

from collections.abc import Sequence

from bot.conversation.context import Context
from bot.conversation.stories.story_bank import bank_of
from bot.features.stories.logic.tags import UNNAMED, first_words, is_suggested, suggested_title
from question_bank.models import ArchetypeId
from storage.records import Story


async def proposed_title(
    context: Context,
    archetypes: Sequence[str],
    project: str | None = None,
    besides: int | None = None,
    text: str = "",
) -> str:
    """Return a title that no other story of the bank has. `besides` is the id of the story that gets it, `text` its words."""
    taken = {kept.story.title for kept in await bank_of(context) if kept.story.id != besides}
    return suggested_title(project or _name(context, archetypes) or first_words(text) or UNNAMED, taken)


def has_proposed_title(context: Context, story: Story) -> bool:
    """Return whether a story still has the title that was proposed before its project was known."""
    names = (archetype.name for archetype in context.bank.archetypes.values())
    return any(is_suggested(story.title, name) for name in (UNNAMED, *names))


def _name(context: Context, archetypes: Sequence[str]) -> str:
    return context.bank.archetypes[ArchetypeId(archetypes[0])].name if archetypes else ""

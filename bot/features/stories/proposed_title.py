"""The title that is proposed for a story without one: its project's words, its archetype's name, or its first words."""

from collections.abc import Sequence
from dataclasses import replace

from bot.conversation.context import Context
from bot.conversation.logic.stories.story_title import is_of_words, is_suggested, is_unnamed, suggested_title
from bot.conversation.stories.story_bank import bank_of
from question_bank.models import ArchetypeId
from storage.records import KeptStory


async def proposed_title(context: Context, archetypes: Sequence[str], text: str) -> str:
    """Return a title for a new story with that text, which no other story of the bank has."""
    taken = {kept.story.title for kept in await bank_of(context)}
    return suggested_title(_name(context, archetypes), text, taken)


async def proposed_for(
    context: Context, kept: KeptStory, project: str | None, archetypes: Sequence[str] | None = None
) -> str:
    """Return a title for a story of that project, which no other story of the bank has.

    `archetypes` are those that it will have, None for those that it has.
    """
    taken = {each.story.title for each in await bank_of(context) if each.story.id != kept.story.id}
    name = project or _name(context, kept.story.archetypes if archetypes is None else archetypes)
    return suggested_title(name, kept.version.told.text, taken)


async def retitled(context: Context, before: KeptStory, kept: KeptStory) -> KeptStory:
    """Give a story that is called by its first words the new ones where those were changed, and return it."""
    title = kept.story.title
    if not is_of_words(title, before.version.told) or is_of_words(title, kept.version.told):
        return kept
    title = await proposed_for(context, kept, kept.story.project)
    await context.uow.stories.change(kept.story.id, title=title)
    return replace(kept, story=replace(kept.story, title=title))


def has_proposed_title(context: Context, kept: KeptStory) -> bool:
    """Return whether a story still has the title that was proposed before its project was known."""
    title = kept.story.title
    names = (archetype.name for archetype in context.bank.archetypes.values())
    return (
        is_unnamed(title) or any(is_suggested(title, name) for name in names) or is_of_words(title, kept.version.told)
    )


def _name(context: Context, archetypes: Sequence[str]) -> str:
    return context.bank.archetypes[ArchetypeId(archetypes[0])].name if archetypes else ""

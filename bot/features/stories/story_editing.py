"""Use cases of the editor on the page: a whole text becomes a story's newest version, or a story of its own."""

import hashlib
from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.stories.story_bank import bank_of, change_text, keep
from bot.features.stories.proposed_title import proposed_for, proposed_title
from bot.features.stories.story_from_answer import marked
from bot.features.stories.story_tags import change_tags
from question_bank.models import ArchetypeId
from storage.records import KeptStory, StoryCause, StoryVersion


@dataclass(frozen=True, slots=True, kw_only=True)
class SeenText:
    """The text that an editor was opened with: the number of its version, and a sum of its words.

    The number alone does not tell: the chat fills a version that is being typed.
    """

    n: int
    digest: str

    @classmethod
    def of(cls, version: StoryVersion) -> "SeenText":
        """Return the text of a version, as an editor remembers it."""
        digest = hashlib.sha256(version.told.text.encode("utf-8", "surrogatepass")).hexdigest()
        return cls(n=version.n, digest=digest)


async def save_text(context: Context, kept: KeptStory, text: str, seen: SeenText) -> KeptStory | None:
    """Store a text as the newest version of a story, and return the story. The same text makes no version.

    None where the story has another text than the one that the editor was opened with: then nothing is stored.
    """
    if kept.version.told.text == text:
        return kept
    if SeenText.of(kept.version) != seen:
        return None
    told = marked(context, text, kept.story.archetypes, kept.version.told)
    return await change_text(context, kept, told, StoryCause.EDITED, as_new=True)


async def save_new(context: Context, text: str, archetype: ArchetypeId | None, title: str = "") -> KeptStory:
    """Store a text as a new story, and return it. A text that a story of the bank has already makes no second one.

    Without a title, one is proposed.
    """
    same = await with_text(context, text)
    if same is not None:
        return same
    archetypes = [archetype] if archetype is not None else []
    told = marked(context, text, archetypes)
    title = title or await proposed_title(context, archetypes, text)
    return await keep(context, title, archetypes, told, StoryCause.WRITTEN)


async def with_text(context: Context, text: str) -> KeptStory | None:
    """Return the story of the bank with exactly that text, None where there is none."""
    return next((kept for kept in await bank_of(context) if kept.version.told.text == text), None)


async def rename(context: Context, kept: KeptStory, title: str) -> KeptStory:
    """Give a story another title, a proposed one where that is empty, and return the story."""
    if not title:
        title = await proposed_for(context, kept, kept.story.project)
    return await change_tags(context, kept, {"title": title})

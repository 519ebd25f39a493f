"""Where a chat stands while a story is written or tagged."""

from dataclasses import dataclass

from bot.conversation.chat_state import ChatState
from bot.features.stories.texts.story_tags import Field
from question_bank.models import ArchetypeId, Move


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingStory(ChatState, name="writing_story"):
    """A letter of a story is typed. `story_id` is None until the first message, `core` the number of a core story.

    `over` is whether the next message takes the place of what the letter says already.
    """

    letter: Move
    story_id: int | None = None
    archetype: ArchetypeId | None = None
    core: int | None = None
    over: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggingStory(ChatState, name="tagging_story"):
    """A tag of a story is typed. `after_writing` is whether the next tag is asked for after it."""

    story_id: int
    field: Field
    after_writing: bool = False

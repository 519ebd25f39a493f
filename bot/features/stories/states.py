"""Chat states in which a story is written or tagged."""

from dataclasses import dataclass

from bot.conversation.chat_state import ChatState
from bot.features.stories.texts.story_tags import Field
from question_bank.models import ArchetypeId, Move


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingStory(ChatState, name="writing_story"):
    """The state in which a letter of a story is typed."""

    letter: Move
    story_id: int | None = None
    """None until the first message."""
    archetype: ArchetypeId | None = None
    core: int | None = None
    """Number of the core story for which it stands."""
    over: bool = False
    """True where the next message replaces the letter's text."""
    trade_off_first: bool = False
    """True where the story is written from its trade-off on."""
    in_one_letter: bool = False
    """True where the user said that all of the open letter's text belongs to it."""
    message_id: int | None = None
    """The message that was typed last, which may be edited."""
    typed: str = ""
    """Its text, as it stands in the story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RetypingStory(ChatState, name="retyping_story"):
    """The state in which a story is typed again as a whole."""

    story_id: int
    before: int
    """Number of the version with the text that is being replaced."""
    message_id: int | None = None
    """The message that was typed last, which may be edited."""
    typed: str = ""
    """Its text, as it stands in the story."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaggingStory(ChatState, name="tagging_story"):
    """The state in which a tag of a story is typed."""

    story_id: int
    field: Field
    after_writing: bool = False
    """True where the next tag is asked for afterwards."""

"""Stories as flashcards: the question in front, the six moves behind."""

from dataclasses import dataclass

from bot.conversation.logic.stories.story_text import letter_text
from bot.conversation.texts.names import MOVE_NAMES
from bot.features.transfer.everything import Everything
from question_bank.models import ArchetypeId, Move, QuestionBank
from storage.records import KeptStory


@dataclass(frozen=True, slots=True, kw_only=True)
class Flashcard:
    """A flashcard of one story, as plain text."""

    key: str
    """Key that stays the same through every change of the story."""
    question: str
    title: str
    moves: tuple[tuple[str, str], ...]
    """Names of the moves, each with its text."""
    archetypes: tuple[str, ...]
    """Ids of the archetypes."""


def flashcards(everything: Everything, bank: QuestionBank) -> tuple[Flashcard, ...]:
    """Return a card for each story, oldest first."""
    return tuple(_flashcard(kept, bank) for kept in everything.stories)


def _flashcard(kept: KeptStory, bank: QuestionBank) -> Flashcard:
    story = kept.story
    return Flashcard(
        # The time of creation tells stories of two servers apart, whose ids both begin at 1.
        key=f"{story.user_id}/{story.id}/{story.created_at.isoformat()}",
        question=_question(kept, bank),
        title=story.title,
        moves=tuple((MOVE_NAMES[move], letter_text(kept.version.told, move)) for move in Move),
        archetypes=story.archetypes,
    )


def _question(kept: KeptStory, bank: QuestionBank) -> str:
    """Return the probe of the main archetype, else a Cisco question that the core story answers, else an empty text."""
    if kept.story.archetypes:
        return bank.archetypes[ArchetypeId(kept.story.archetypes[0])].probe
    answered = [question for question in bank.questions.values() if kept.story.core in question.core_stories]
    return answered[0].text if answered else ""

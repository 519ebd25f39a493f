"""The story that stands for each archetype, as the plan and the day card take it."""

from collections.abc import Mapping, Sequence

from bot.conversation.logic.questions.history import archetypes_of
from bot.conversation.logic.stories.story_text import letters_told
from question_bank.models import ArchetypeId, Level, Move
from storage.records import KeptStory

_LEVELS = list(Level)


def one_each(bank: Sequence[KeptStory]) -> Mapping[ArchetypeId, KeptStory]:
    """Return the story of each archetype, the best one first.

    A story whose main archetype it is comes before a story that names it among others.
    """
    found: dict[ArchetypeId, KeptStory] = {}
    for kept in sorted(bank, key=_standing, reverse=True):
        for archetype in archetypes_of(kept)[:1]:
            found.setdefault(archetype, kept)
    for kept in bank:
        for archetype in archetypes_of(kept)[1:]:
            found.setdefault(archetype, kept)
    return found


def share_told(kept: KeptStory) -> float:
    """Return the share of the six letters that have words, 0 to 1."""
    return len(letters_told(kept.version.told)) / len(Move)


def _standing(kept: KeptStory) -> tuple[int, float]:
    return _LEVELS.index(Level(kept.version.level)), share_told(kept)

"""The stories of a bank that can answer a question, and whether there are enough of them for the drill."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.conversation.logic.questions.history import archetypes_of, is_whole
from question_bank.models import ArchetypeId
from storage.records import KeptStory, Story, StoryScope

FEWEST = 3
"""Fewest stories with an archetype, so that there is something to choose between."""


class Lack(StrEnum):
    """The reason for which the drill cannot begin."""

    STORIES = "stories"
    KINDS = "kinds"
    """Every story is filed under the same archetypes, so that each would answer every question."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryCandidate:
    """A whole story with an archetype, as far as the choice between stories needs it."""

    story_id: int
    title: str
    project: str | None
    year: int | None
    archetypes: tuple[ArchetypeId, ...]
    """At least one, the main one first."""
    core: int | None
    """Its number among the eight core stories."""
    scope: StoryScope | None
    practised_on: date | None
    """The user's local day on which it was last told in an answer or rehearsed. None for never."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Readiness:
    """The stories with which the drill is done, and those that do not count yet."""

    candidates: tuple[StoryCandidate, ...]
    begun: int
    """Number of stories that are too short to be told."""
    untagged: tuple[Story, ...]
    """Whole stories without an archetype."""

    @property
    def lack(self) -> Lack | None:
        """Return the reason for which the drill cannot begin, or None where it can."""
        if len(self.candidates) < FEWEST:
            return Lack.STORIES
        return None if dividing(self.candidates) else Lack.KINDS


def readiness(stories: Sequence[KeptStory], practised: Mapping[int, date]) -> Readiness:
    """Return the stories that count and those that do not. `practised` gives the last local day by a story's id."""
    whole = [kept for kept in stories if is_whole(kept)]
    return Readiness(
        candidates=tuple(
            StoryCandidate(
                story_id=kept.story.id,
                title=kept.story.title,
                project=kept.story.project,
                year=kept.story.year,
                archetypes=archetypes_of(kept),
                core=kept.story.core,
                scope=kept.story.scope,
                practised_on=practised.get(kept.story.id),
            )
            for kept in whole
            if archetypes_of(kept)
        ),
        begun=len(stories) - len(whole),
        untagged=tuple(kept.story for kept in whole if not archetypes_of(kept)),
    )


def dividing(candidates: Sequence[StoryCandidate]) -> tuple[ArchetypeId, ...]:
    """Return the archetypes under which some of the stories are filed, but not all of them."""
    filed = Counter(archetype for each in candidates for archetype in each.archetypes)
    return tuple(archetype for archetype in ArchetypeId if 0 < filed[archetype] < len(candidates))

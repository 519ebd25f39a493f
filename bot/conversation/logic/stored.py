"""A story of the bank as the coach takes it in: its tags, and its newest text with what the rules said of it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Protocol

from bot.review.rubric import FEWEST_WORDS
from question_bank.models import ArchetypeId


class StoryLike(Protocol):
    """What a story is called and where it belongs. `archetypes` are ids, the first one first."""

    @property
    def id(self) -> int: ...
    @property
    def title(self) -> str: ...
    @property
    def project(self) -> str | None: ...
    @property
    def archetypes(self) -> Sequence[str]: ...


class VersionLike(Protocol):
    """One text of a story. `parts` is by the letters of the moves; `moves` are marks in the order STARDE."""

    @property
    def parts(self) -> Mapping[str, str]: ...
    @property
    def level(self) -> str: ...
    @property
    def moves(self) -> str: ...
    @property
    def structural_change(self) -> bool: ...
    @property
    def words(self) -> int: ...
    @property
    def created_at(self) -> datetime: ...


class Stored(Protocol):
    """A story with its newest version."""

    @property
    def story(self) -> StoryLike: ...
    @property
    def version(self) -> VersionLike: ...


def whole(kept: Stored) -> bool:
    """Whether it is long enough to be graded as a story (the rubric's fewest words); if not, it has only been begun."""
    return kept.version.words >= FEWEST_WORDS


def archetypes_of(kept: Stored) -> tuple[ArchetypeId, ...]:
    """The archetypes that a story is for, each once; what is none of the eight is passed over."""
    return tuple(ArchetypeId(each) for each in dict.fromkeys(kept.story.archetypes) if each in set(ArchetypeId))

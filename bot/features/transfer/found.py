"""A story found in a file, with its versions where the file has them."""

from dataclasses import dataclass, field
from datetime import date, datetime

from bot.conversation.logic.stories.story_text import letter_text, letters_at, letters_told, pieces_between, with_letter
from bot.features.transfer.friends_said import FriendSaid
from bot.features.transfer.json_file.practice import FoundPractice
from bot.features.transfer.storybook.draft import Draft
from question_bank.models import ArchetypeId, Level, Move
from storage.records import (
    InterviewOutcome,
    KeptStory,
    MarkedText,
    MomentSource,
    OwnQuestionSource,
    StoryCause,
    StoryTold,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Past:
    """One version of a story in a file."""

    told: MarkedText
    cause: StoryCause
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A story in a file."""

    draft: Draft
    versions: tuple[Past, ...] = ()
    """Empty where the file has only the newest version, as Markdown does."""
    friends_said: tuple[FriendSaid, ...] = ()
    created_at: datetime | None = None
    file_id: int | None = None
    """Its id in a JSON file, by which the interviews and the moments name it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundAsked:
    """A question that was asked in an interview of a file."""

    text: str
    archetype: ArchetypeId | None
    told: StoryTold | None
    story: int | None
    """Id in the file of the story that was told."""
    level: Level | None
    dry: str | None
    note: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundInterview:
    """An interview in a file."""

    label: str | None
    round: str | None
    held_on: date
    outcome: InterviewOutcome
    created_at: datetime
    ended_at: datetime | None
    questions: tuple[FoundAsked, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundQuestion:
    """One of the user's own questions in a file."""

    text: str
    archetype: ArchetypeId | None
    source: OwnQuestionSource
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundMoment:
    """A moment in a file."""

    text: str
    source: MomentSource
    job: str | None
    on: date
    created_at: datetime
    story: int | None
    """Id in the file of the story that it became."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFile:
    """The stories of a file, with the own questions, the interviews and the moments where it has any."""

    found: tuple[Found, ...]
    questions: tuple[FoundQuestion, ...] = ()
    interviews: tuple[FoundInterview, ...] = ()
    moments: tuple[FoundMoment, ...] = ()
    practice: FoundPractice = field(default_factory=FoundPractice)
    """What was practised, and the settings, where the file has them."""
    empty: int = 0
    """Number of forms that nobody has filled in."""
    as_one: bool = False
    """Whether the file has no form, and its whole text is taken as one story."""


def parts_of(told: MarkedText) -> dict[str, str]:
    """Return the words of each letter of a story that has some, by the letters of the moves. No word is left out."""
    whole = every_word_marked(told)
    return {move.value: letter_text(whole, move) for move in letters_told(whole)}


def every_word_marked(told: MarkedText) -> MarkedText:
    """Return a story in which words without a letter have the letter of the words before them, at first the Situation."""
    marked, before = told, Move.SITUATION
    for piece in pieces_between(told.text, (at for mark in told.marks for at in (mark.start, mark.end))):
        letters = letters_at(told, piece)
        marked = marked if letters else with_letter(marked, before, piece)
        before = letters[-1] if letters else before
    return marked


def draft_of(kept: KeptStory) -> Draft:
    """Return a story of the bank as a draft, which is how files hold it."""
    story = kept.story
    return Draft(
        title=story.title,
        project=story.project,
        year=story.year,
        archetypes=tuple(ArchetypeId(archetype) for archetype in story.archetypes),
        category=story.category,
        learnings=story.learnings,
        core=story.core,
        scope=story.scope,
        told=kept.version.told,
    )

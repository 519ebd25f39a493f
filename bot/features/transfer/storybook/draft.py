"""A story as a file holds it, and the errors of such a file."""

import re
from dataclasses import dataclass, field
from enum import StrEnum

from question_bank.models import ArchetypeId, Move
from storage.records import MarkedText, StoryScope

UNTITLED = "Untitled"
YEARS = range(1900, 2101)
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f]")


class Fault(StrEnum):
    """The reason for which a file cannot be read as a story bank."""

    EMPTY = "empty"
    NO_STORY = "no_story"
    NO_HEADING = "no_heading"
    NO_TITLE = "no_title"
    LONG_LINE = "long_line"
    LOOSE_TEXT = "loose_text"
    YEAR = "year"
    ARCHETYPE = "archetype"
    CORE = "core"
    SCOPE = "scope"
    LONG_STORY = "long_story"
    NOT_TEXT = "not_text"
    NOT_JSON = "not_json"
    NOT_OURS = "not_ours"
    NEWER = "newer"
    FIELD = "field"
    MANY_STORIES = "many_stories"
    MANY_VERSIONS = "many_versions"
    LONG_STORIES = "long_stories"


class BadFile(Exception):
    """A file that cannot be read as a story bank.

    `line` counts from 1. `words` are the words in that line, or the place in a JSON file. The exception's own text is
    the fault alone, so that no text of the file reaches a log.
    """

    def __init__(self, fault: Fault, line: int | None = None, words: str = "") -> None:
        super().__init__(fault.value)
        self.fault = fault
        self.line = line
        self.words = words


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A story as a file holds it."""

    title: str
    project: str | None = None
    year: int | None = None
    archetypes: tuple[ArchetypeId, ...] = ()
    category: str | None = None
    learnings: str | None = None
    core: int | None = None
    scope: StoryScope | None = None
    told: MarkedText = field(default_factory=MarkedText)
    """Text of the story with the marks of its letters."""
    by_letters: bool = False
    """Whether the file has its letters apart, so that a letter that it leaves empty says nothing about the bank's."""
    unmarked: bool = False
    """Whether the file says nothing of the letters of its text, so that they are to be proposed."""
    dropped: tuple[Move, ...] = ()
    """Letters whose marked words are no longer in the text."""
    unknown: tuple[str, ...] = ()
    """Labels that name no part, and stand in the text."""


def tidy(text: str) -> str:
    r"""Return a text as files hold it: lines end in \n, the ends are stripped, tabs are the only control characters.

    A control character that is white space, such as a form feed, becomes a space. Any other is left out. Half of a
    surrogate pair, which no file can hold, becomes the replacement character.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    kept = _CONTROL.sub(lambda found: " " if found[0].isspace() else "", lines)
    return kept.encode("utf-16", "surrogatepass").decode("utf-16", "replace").strip()


def one_line(text: str) -> str:
    """Return a tidy text on one line, for a title, project or category."""
    return " ".join(tidy(text).split())

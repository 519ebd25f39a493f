"""Texts of the user's own openings, to be read on the eve of the interview."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.conversation.texts.html import escape, joined, quoted

INTRODUCTION = "Read each once, aloud if you can. That is enough for today."
NO_STORY_YET = (
    "<b>Your openings</b>\nThere is no story in your bank yet, so there is nothing to read. "
    "If no story fits, say so and tell the closest thing that you have."
)
MORE = "Another story"
PLAN = "My plan"
CARDS = "The archetypes' cards"
STORIES = "My stories"
_TITLE, _OPENING = 60, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryOpening:
    """The opening of one story of the user."""

    archetype: str | None
    """Name of the archetype for which it is told. None for a further story."""
    title: str
    text: str
    """The text of the story, of which the beginning is shown."""


def openings_text(openings: Sequence[StoryOpening], missing: Sequence[str]) -> str:
    """Return the beginning of each story, under 3,900 characters. `missing` names the archetypes without a story."""
    if not openings:
        return NO_STORY_YET
    blocks = [f"<b>Your openings</b>\n{INTRODUCTION}", *map(_opening, openings)]
    if missing:
        names = escape(joined(list(missing)))
        blocks.append(f"<b>No story:</b> {names}. If one is asked, say so and tell the closest that you have.")
    return "\n\n".join(blocks)


def _opening(one: StoryOpening) -> str:
    head = f"<b>{escape(one.archetype or MORE)}</b> · {quoted(one.title, _TITLE)}"
    return f"{head}\n{quoted(one.text, _OPENING)}"

"""Texts of what an import offers for the stories that it brought."""

from collections.abc import Sequence

from bot.conversation.texts.html import joined, quoted, shorten
from bot.conversation.texts.names import ARCHETYPE_LABELS
from question_bank.models import ArchetypeId

YES = "Yes, file it there"
ANOTHER = "No, open the story"
FILE_ALL = "File all {number} as proposed"
TAKE = "Reflection: {title}"
OPEN = "Open: {title}"
STORIES = "My stories"
SHOWN = 8
TITLE_LENGTH = 60
WORDS_SHOWN = 160


def archetypes_text(proposed: Sequence[tuple[str, ArchetypeId]]) -> str:
    """Return the question under which archetypes core stories shall be filed."""
    if len(proposed) == 1:
        title, archetype = proposed[0]
        name = ARCHETYPE_LABELS[archetype].lower()
        return f"Is {quoted(title, TITLE_LENGTH)} your story for <b>{name}</b>? It counts for no archetype yet."
    lines = ["<b>Which archetype does each story tell?</b> They count for none yet. My proposal:"]
    lines += [
        f"• {shorten(title, TITLE_LENGTH)}: {ARCHETYPE_LABELS[archetype]}" for title, archetype in proposed[:SHOWN]
    ]
    return "\n".join([*lines, *_more(len(proposed))])


def filed_text(filed: Sequence[tuple[str, ArchetypeId]]) -> str:
    """Return what was filed where."""
    names = list(dict.fromkeys(ARCHETYPE_LABELS[archetype].lower() for _, archetype in filed))
    if len({title for title, _ in filed}) == 1:
        return f"Filed: {quoted(filed[0][0], TITLE_LENGTH)} is your story for <b>{joined(names)}</b>."
    lines = [f"<b>Filed.</b> Your stories now tell {joined(names)}. Each page lets you change it."]
    lines += [f"• {shorten(title, TITLE_LENGTH)}: {ARCHETYPE_LABELS[archetype]}" for title, archetype in filed[:SHOWN]]
    return "\n".join([*lines, *_more(len(filed))])


def learnings_text(stories: Sequence[tuple[str, str]]) -> str:
    """Return the offer to take key learnings as the reflection that stories lack."""
    lines = ["<b>No reflection yet, but key learnings.</b> Take them as the reflection?"]
    lines += [
        f"• {shorten(title, TITLE_LENGTH)}: <i>{shorten(words, WORDS_SHOWN)}</i>" for title, words in stories[:SHOWN]
    ]
    return "\n".join([*lines, *_more(len(stories))])


def taken_text(title: str, words: str) -> str:
    """Return that the key learnings are the reflection of a story now."""
    return f"The reflection of {quoted(title, TITLE_LENGTH)} now reads {quoted(words, WORDS_SHOWN)}"


def has_reflection_text(title: str) -> str:
    """Return that a story has a reflection already, and stays as it is."""
    return f"{quoted(title, TITLE_LENGTH)} has a reflection already, and stays as it is."


def _more(number: int) -> list[str]:
    return [f"… and {number - SHOWN} more"] if number > SHOWN else []

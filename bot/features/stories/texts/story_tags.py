"""Texts for the title and tags of a story, and for one project in several stories."""

from collections.abc import Sequence
from enum import StrEnum

from bot.conversation.texts.html import escape, joined, shorten
from bot.conversation.texts.names import SCOPE_NAMES
from bot.features.stories.logic.tag_form import MOST_LEARNINGS, MOST_LINE
from bot.features.stories.texts.stories import filed_under
from storage.records import Story, StoryScope


class Field(StrEnum):
    """A typed tag of a story."""

    TITLE = "title"
    PROJECT = "project"
    CATEGORY = "category"
    LEARNINGS = "learnings"


BUTTONS = {
    Field.TITLE: "Title",
    Field.PROJECT: "Project and year",
    Field.CATEGORY: "Category",
    Field.LEARNINGS: "Key learnings",
}
ASK = {
    Field.TITLE: "<b>What is the title?</b> A few words by which you will know the story.",
    Field.PROJECT: (
        "<b>Which project, and which year?</b> One line, such as “Search rewrite, 2023”. "
        "Use the same name in every story of a project, so that I see when one project is told too often."
    ),
    Field.CATEGORY: "<b>Which category?</b> Tap one of the template's, or type your own.",
    Field.LEARNINGS: "<b>What did you learn?</b> Two or three points in one message; the template keeps them with the story.",
}
LONGEST = {**dict.fromkeys(Field, MOST_LINE), Field.LEARNINGS: MOST_LEARNINGS}
"""Most characters of each tag."""
ARCHETYPES = "Archetypes"
CORE = "Core story"
SCOPE = "Scope"
SCOPES = {
    StoryScope.ME: "Me",
    StoryScope.TEAM: "My team",
    StoryScope.TEAMS: "Several teams",
    StoryScope.COMPANY: "The company",
}
NO_SCOPE = "No scope"
KEEP_TITLE = "Keep “{title}”"
SKIP = "Skip"
CLEAR = "Clear it"
BACK = "Back"
NO_CORE = "None of the eight"
EMPTY = "That message was empty. Type it as text, or tap Skip."
SAVED = "Saved."
LEFT = "Left. The story is kept; its title and tags can be changed at any time."
FINISHED = "That is your story, kept. Rehearse it twice: once aloud with the time taken, once with hard questions."
CHOOSE_ARCHETYPES = (
    "<b>Which archetypes is it for?</b> Tap to add or take away. The first one counts most: "
    "its trap is the one that I look for. To put another first, take away the ones before it."
)
CHOOSE_CORE = "<b>Which of the template's eight core stories does it stand for?</b>"
MOST_ARCHETYPES = 2
CHOOSE_SCOPE = (
    "<b>How far did “{title}” reach?</b> Whose work was different because of it: yours, your team's, that of several "
    "teams, or the whole company's? If in doubt, take the nearer one: it has to hold when somebody asks."
)


def too_long_text(field: Field, length: int) -> str:
    """Return the note that a tag is too long and nothing was changed."""
    return (
        f"That has {length:,} characters, and {BUTTONS[field].lower()} takes {LONGEST[field]:,}. "
        "Nothing is changed; send a shorter one."
    )


def choose_scope_text(title: str) -> str:
    """Return the question for the scope of a story."""
    return CHOOSE_SCOPE.format(title=shorten(title, 80))


def tags_text(story: Story, archetypes: Sequence[str], core: str | None) -> str:
    """Return all tags of a story."""
    rows = [
        ("Title", shorten(story.title, 120)),
        ("Project and year", filed_under(story)),
        ("Archetypes", escape(", ".join(archetypes))),
        ("Scope", SCOPE_NAMES[story.scope] if story.scope is not None else ""),
        ("Category", shorten(story.category or "", 120)),
        ("Core story", shorten(f"{story.core}. {core}" if core else "", 120)),
        ("Key learnings", shorten(story.learnings or "", 1_000)),
    ]
    return "\n".join(["🏷 <b>Title and tags</b>", *(f"<b>{name}</b>: {value or 'none'}" for name, value in rows)])


def same_project_text(title: str, others: Sequence[str], archetypes: Sequence[str], *, by_tag: bool) -> str:
    """Return the kind notice of one project in several stories, with what to do about it.

    `archetypes` are those that the stories serve together. `by_tag` is True where the project names show it.
    """
    named = joined([f"“{shorten(other, 60)}”" for other in others[:3]])
    how = "carries the same project as" if by_tag else "shares much of its wording with"
    lines = [f"👀 “{shorten(title, 60)}” {how} {named}."]
    if not by_tag:
        lines.append(
            "If it is the same project, give both the same project name. "
            "If not, give each its own, and I will not ask again."
        )
    if len(archetypes) > MOST_ARCHETYPES:
        names = escape(joined(list(archetypes)))
        lines.append(
            f"Together they serve {len(archetypes)} archetypes: {names}. An interviewer notices when a third story "
            "comes from one project. Keep the two that it fits best, and write the others from different work."
        )
    else:
        lines.append("Two archetypes for one project are fine. Let the next story come from other work.")
    return "\n".join(lines)

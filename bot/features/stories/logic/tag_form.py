"""The form of a story's tags: what was typed into it, what is wrong with that, and the tags that it says."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Any

from bot.features.stories.logic.project_line import EARLIEST, LATEST
from question_bank.models import ArchetypeId
from storage.records import Story, StoryScope

MOST_LINE, MOST_LEARNINGS = 80, 1_000
"""Most characters of a tag on one line, and of the key learnings."""
_NAMES = {"title": "The title", "project": "The project", "category": "The category", "learnings": "The key learnings"}


@dataclass(frozen=True, slots=True, kw_only=True)
class TagForm:
    """The form as it was filled in."""

    title: str = ""
    project: str = ""
    year: str = ""
    main: str = ""
    """The id of the main archetype."""
    also: tuple[str, ...] = ()
    """The ids of the other archetypes."""
    category: str = ""
    learnings: str = ""
    core: str = ""
    """The number of the core story for which the story stands."""
    scope: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadTags:
    """What a form says. `problems` are sentences by the name of the field; with one, nothing is to be stored."""

    changes: dict[str, Any] = field(default_factory=dict)
    """Tags of the story by name, but for its archetypes. An empty title is None: one is to be proposed."""
    archetypes: tuple[ArchetypeId, ...] = ()
    problems: dict[str, str] = field(default_factory=dict)


def form_of(story: Story) -> TagForm:
    """Return the form with the tags of a story."""
    return TagForm(
        title=story.title,
        project=story.project or "",
        year=str(story.year or ""),
        main=story.archetypes[0] if story.archetypes else "",
        also=story.archetypes[1:],
        category=story.category or "",
        learnings=story.learnings or "",
        core=str(story.core or ""),
        scope=story.scope.value if story.scope is not None else "",
    )


def read_form(form: TagForm, cores: Collection[int]) -> ReadTags:
    """Return the tags that a form says. `cores` are the numbers of the core stories."""
    lines = {name: " ".join(getattr(form, name).split()) for name in ("title", "project", "category")}
    learnings = form.learnings.strip()
    problems = _too_long({**lines, "learnings": learnings})
    year = _year(form.year)
    if year is None and form.year.strip():
        problems["year"] = f"The year should be a number from {EARLIEST} to {LATEST}, or empty."
    core = int(form.core) if form.core.isdecimal() and int(form.core) in cores else None
    changes: dict[str, Any] = {
        **{name: value or None for name, value in lines.items()},
        "year": year,
        "learnings": learnings or None,
        "core": core,
        "scope": StoryScope(form.scope) if form.scope in set(StoryScope) else None,
    }
    return ReadTags(changes=changes, archetypes=_archetypes((form.main, *form.also)), problems=problems)


def too_long_title(title: str) -> str | None:
    """Return what to say of a title that is too long, None for any other."""
    return _too_long({"title": title}).get("title")


def _too_long(values: dict[str, str]) -> dict[str, str]:
    found = {}
    for name, value in values.items():
        most = MOST_LEARNINGS if name == "learnings" else MOST_LINE
        if len(value) > most:
            found[name] = f"{_NAMES[name]} should have at most {most:,} characters; that has {len(value):,}."
    return found


def _year(typed: str) -> int | None:
    value = typed.strip()
    return int(value) if value.isdecimal() and len(value) == len("2024") and EARLIEST <= int(value) <= LATEST else None


def _archetypes(ids: Sequence[str]) -> tuple[ArchetypeId, ...]:
    """Return the archetypes in the form's order, each once."""
    return tuple(ArchetypeId(each) for each in dict.fromkeys(ids) if each in set(ArchetypeId))

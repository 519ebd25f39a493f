"""Use cases that name and tag a story: title, project and year, archetypes, scope, category, key learnings, core story."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bot.conversation.chat_state import Idle
from bot.conversation.context import Context
from bot.conversation.doors import AskScope
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply, in_rows
from bot.conversation.stories.story_bank import change_archetypes
from bot.conversation.texts.html import on_button
from bot.features.stories.logic.project_line import read_project
from bot.features.stories.project_suggestion import AskField, noticed
from bot.features.stories.proposed_title import has_proposed_title, proposed_for
from bot.features.stories.states import TaggingStory
from bot.features.stories.stories import ShowTags, open_button, page
from bot.features.stories.story_writing import choose_archetype, put_aside
from bot.features.stories.texts import story_tags as say
from bot.features.stories.texts.story_tags import Field
from question_bank.models import ArchetypeId
from storage.records import KeptStory, StoryScope

AFTER_WRITING: Mapping[Field, Field | None] = {Field.PROJECT: Field.TITLE, Field.TITLE: None}
"""Tags asked for one after the other when a story has been written: the project's words are the title to propose."""


@dataclass(frozen=True, slots=True)
class KeepField(Payload, code="Sk"):
    """Leave a tag of a story as it is."""

    story_id: int
    field: Field


@dataclass(frozen=True, slots=True)
class ClearField(Payload, code="Sc"):
    """Empty a tag of a story."""

    story_id: int
    field: Field


@dataclass(frozen=True, slots=True)
class SetCategory(Payload, code="Sz"):
    """Give a story the category of a core story."""

    story_id: int
    core: int


@dataclass(frozen=True, slots=True)
class AskArchetypes(Payload, code="Sh"):
    """Ask which archetypes a story is for."""

    story_id: int


@dataclass(frozen=True, slots=True)
class ToggleArchetype(Payload, code="Sx"):
    """File a story under an archetype, or remove it from there."""

    story_id: int
    archetype: ArchetypeId


@dataclass(frozen=True, slots=True)
class AskCore(Payload, code="Sj"):
    """Ask which core story a story stands for."""

    story_id: int


@dataclass(frozen=True, slots=True)
class SetCore(Payload, code="Sq"):
    """Set the core story for which a story stands."""

    story_id: int
    core: int
    """Number of the core story, 0 for none."""


@dataclass(frozen=True, slots=True)
class SetScope(Payload, code="Wb"):
    """Set how far a story reached. None for not said."""

    story_id: int
    scope: StoryScope | None = None


async def show_tags(context: Context, kept: KeptStory, said: str | None = None) -> list[Reply]:
    """Show the tags of a story, with a button to change each."""
    if context.at(TaggingStory):
        await context.enter(Idle())
    story, own = kept.story, kept.story.id
    names = [context.bank.archetypes[ArchetypeId(each)].name for each in story.archetypes]
    core = next((each.title for each in context.bank.core_stories if each.number == story.core), None)
    text = say.tags_text(story, names, core)
    fields = [Button(text=say.BUTTONS[each], press=AskField(own, each)) for each in Field]
    rows = (
        tuple(fields[:2]),
        tuple(fields[2:]),
        (
            Button(text=say.ARCHETYPES, press=AskArchetypes(own)),
            Button(text=say.CORE, press=AskCore(own)),
            Button(text=say.SCOPE, press=AskScope(own)),
        ),
        (open_button(kept, say.BACK),),
    )
    return [Reply(text=f"{said}\n\n{text}" if said else text, buttons=rows)]


async def finish(context: Context, kept: KeptStory) -> list[Reply]:
    """Ask for the project after the last letter, then for the title. Both can be skipped."""
    return await ask_field(context, kept, Field.PROJECT, after_writing=True)


async def ask_field(context: Context, kept: KeptStory, field: Field, *, after_writing: bool = False) -> list[Reply]:
    """Ask for one typed tag."""
    aside = put_aside(context)
    await context.enter(TaggingStory(story_id=kept.story.id, field=field, after_writing=after_writing))
    return [*aside, Reply(text=say.ASK[field], buttons=_answers(context, kept, field, after_writing=after_writing))]


async def typed(context: Context, _: int, text: str) -> list[Reply]:
    """Take a text as the tag that is asked for."""
    state = context.at(TaggingStory)
    kept = await context.uow.stories.one(state.story_id, context.user_id) if state is not None else None
    if state is None or kept is None:
        await context.enter(Idle())
        return await choose_archetype(context)
    field, value = state.field, text.strip()
    if not value:
        return [Reply(text=say.EMPTY)]
    if len(value) > say.LONGEST[field]:
        return [Reply(text=say.too_long_text(field, len(value)))]
    changes = _read(field, value)
    if changes.get("project") and has_proposed_title(context, kept):
        changes["title"] = await proposed_for(context, kept, changes["project"])
    kept = await change_tags(context, kept, changes)
    return await _onward(context, kept, field)


async def keep_asked_field(context: Context) -> list[Reply]:
    """Leave the tag that is asked for as it is, and go on."""
    state = context.at(TaggingStory)
    kept = await context.uow.stories.one(state.story_id, context.user_id) if state is not None else None
    if state is None or kept is None:
        await context.enter(Idle())
        return await choose_archetype(context)
    return await keep_field(context, kept, state.field)


async def keep_field(context: Context, kept: KeptStory, field: Field) -> list[Reply]:
    """Leave the tag as it is, and go on."""
    return await _onward(context, kept, field)


async def leave(context: Context) -> list[Reply]:
    """Leave the story as it was, and show its page."""
    state = context.at(TaggingStory)
    kept = await context.uow.stories.one(state.story_id, context.user_id) if state is not None else None
    await context.enter(Idle())
    return [page(context, kept, say.LEFT)] if kept is not None else await choose_archetype(context)


async def clear_field(context: Context, kept: KeptStory, field: Field) -> list[Reply]:
    """Empty a tag. A title becomes the project's words, the archetype's name, or the story's first words."""
    if field is Field.TITLE:
        changes: dict[str, Any] = {"title": await proposed_for(context, kept, kept.story.project)}
    else:
        changes = {"project": None, "year": None} if field is Field.PROJECT else {field.value: None}
    return await _onward(context, await change_tags(context, kept, changes), field)


async def set_category(context: Context, kept: KeptStory, number: int) -> list[Reply]:
    """Set the category of one of the template's core stories."""
    category = next((each.category for each in context.bank.core_stories if each.number == number), None)
    if category is not None:
        kept = await change_tags(context, kept, {"category": category})
    return await show_tags(context, kept, say.SAVED)


async def ask_archetypes(context: Context, kept: KeptStory, *, fresh: bool = True) -> list[Reply]:
    """Show the archetypes to choose from, the chosen ones numbered. The message is edited in place."""
    chosen = kept.story.archetypes
    rows = []
    for each in context.bank.archetypes.values():
        mark = f"{chosen.index(each.id) + 1} ✓" if each.id in chosen else "+"
        rows.append((Button(text=f"{mark} {each.name}", press=ToggleArchetype(kept.story.id, each.id)),))
    done = Button(text=say.BACK, press=ShowTags(kept.story.id))
    slot = f"story-archetypes:{kept.story.id}"
    return [Reply(text=say.CHOOSE_ARCHETYPES, buttons=(*rows, (done,)), slot=slot, fresh=fresh)]


async def toggle_archetype(context: Context, kept: KeptStory, archetype: ArchetypeId) -> list[Reply]:
    """Add an archetype at the end, or remove it."""
    chosen = [ArchetypeId(each) for each in kept.story.archetypes]
    added = archetype not in chosen
    now = [*chosen, archetype] if added else [each for each in chosen if each is not archetype]
    kept = await change_archetypes(context, kept, now)
    return [*await ask_archetypes(context, kept, fresh=False), *(await noticed(context, kept) if added else [])]


async def ask_core(context: Context, kept: KeptStory) -> list[Reply]:
    """Ask which of the eight core stories the story stands for."""
    own = kept.story.id
    rows = [
        (Button(text=f"{core.number}. {core.title}", press=SetCore(own, core.number)),)
        for core in context.bank.core_stories
    ]
    none = Button(text=say.NO_CORE, press=SetCore(own, 0))
    return [Reply(text=say.CHOOSE_CORE, buttons=(*rows, (none,)))]


async def set_core(context: Context, kept: KeptStory, number: int) -> list[Reply]:
    """Set the core story for which the story stands. 0 is none."""
    if number in (0, *(core.number for core in context.bank.core_stories)):
        kept = await change_tags(context, kept, {"core": number or None})
    return await show_tags(context, kept, say.SAVED)


async def ask_scope(_: Context, kept: KeptStory) -> list[Reply]:
    """Ask how far the story reached."""
    own = kept.story.id
    scopes = [Button(text=text, press=SetScope(own, scope)) for scope, text in say.SCOPES.items()]
    none = Button(text=say.NO_SCOPE, press=SetScope(own))
    return [Reply(text=say.choose_scope_text(kept.story.title), buttons=(*in_rows(scopes, 2), (none,)))]


async def set_scope(context: Context, kept: KeptStory, scope: StoryScope | None) -> list[Reply]:
    """Set how far the story reached. None is not said."""
    return await show_tags(context, await change_tags(context, kept, {"scope": scope}), say.SAVED)


def _answers(context: Context, kept: KeptStory, field: Field, *, after_writing: bool) -> tuple[tuple[Button, ...], ...]:
    """Return the buttons for answers that need no typing."""
    own = kept.story.id
    rows: list[tuple[Button, ...]] = []
    if field is Field.CATEGORY:
        rows += [
            (Button(text=core.category, press=SetCategory(own, core.number)),) for core in context.bank.core_stories
        ]
    title = say.KEEP_TITLE.format(title=on_button(kept.story.title, 36))
    keep = title if field is Field.TITLE else say.SKIP if after_writing else say.BACK
    last = [Button(text=keep, press=KeepField(own, field))]
    if not after_writing:
        last.append(Button(text=say.CLEAR, press=ClearField(own, field)))
    return (*rows, tuple(last))


def _read(field: Field, value: str) -> dict[str, Any]:
    if field is not Field.PROJECT:
        return {field.value: value if field is Field.LEARNINGS else " ".join(value.split())}
    project = read_project(value)
    return {"project": project.name, "year": project.year}


async def change_tags(context: Context, kept: KeptStory, fields: Mapping[str, Any]) -> KeptStory:
    """Change tags of a story but for its archetypes, and return it."""
    await context.uow.stories.change(kept.story.id, **fields)
    return replace(kept, story=replace(kept.story, **fields))


async def _onward(context: Context, kept: KeptStory, field: Field) -> list[Reply]:
    """Ask for the next tag after a story was written, else show the tags. A new project is compared with the bank."""
    state = context.at(TaggingStory)
    in_a_row = state is not None and state.after_writing and state.story_id == kept.story.id
    following = AFTER_WRITING.get(field)
    seen = await noticed(context, kept) if field is Field.PROJECT else []
    if in_a_row and following is not None:
        return [*seen, *await ask_field(context, kept, following, after_writing=True)]
    await context.enter(Idle())
    return [*([page(context, kept, say.FINISHED)] if in_a_row else await show_tags(context, kept, say.SAVED)), *seen]

"""The page of a story's title and tags: one form."""

import hashlib

from bot.conversation.context import Context
from bot.conversation.page import Method, PageAnswer, PageRedirect, PageRequest, PageRoute, PageView
from bot.conversation.stale_buttons import story_of
from bot.conversation.stories.story_bank import change_archetypes
from bot.features.stories.logic.tag_form import MOST_LEARNINGS, MOST_LINE, TagForm, form_of, read_form
from bot.features.stories.proposed_title import has_proposed_title, proposed_for
from bot.features.stories.story_tags import change_tags
from bot.features.stories.texts.story_tags import SCOPES
from storage.records import KeptStory

CHANGED = (
    "These tags were changed meanwhile, in the chat or in another window. Nothing is overwritten yet: below is what you "
    "typed, and beside it what is stored. Save again to keep yours."
)
_LABELS = {
    "title": "Title",
    "project": "Project",
    "year": "Year",
    "main": "Main archetype",
    "also": "More archetypes",
    "category": "Category",
    "learnings": "Key learnings",
    "core": "Core story",
    "scope": "Scope",
}


async def show_tags(context: Context, request: PageRequest) -> PageView:
    """Show the form with the tags of a story."""
    kept = await story_of(context, request.path["story_id"])
    return _page(context, kept, form_of(kept.story))


async def save_tags(context: Context, request: PageRequest) -> PageAnswer:
    """Store the tags. A form that cannot be stored is shown again as it was filled in, with the reasons."""
    kept = await story_of(context, request.path["story_id"])
    form = _filled_in(request)
    if request.text("digest") != _digest(kept) and form != form_of(kept.story):
        return _page(context, kept, form, said=CHANGED, differs=True, status=409)
    read = read_form(form, [core.number for core in context.bank.core_stories])
    if read.problems:
        return _page(context, kept, form, problems=read.problems, status=400)
    changes = dict(read.changes)
    is_proposed = has_proposed_title(context, kept) and changes["title"] == kept.story.title
    if changes["title"] is None or (is_proposed and changes["project"] and changes["project"] != kept.story.project):
        changes["title"] = await proposed_for(context, kept, changes["project"], read.archetypes)
    kept = await change_tags(context, kept, changes)
    if tuple(kept.story.archetypes) != read.archetypes:
        await change_archetypes(context, kept, read.archetypes)
    return PageRedirect(f"/stories/{kept.story.id}?said=tags")


def _page(
    context: Context,
    kept: KeptStory,
    form: TagForm,
    *,
    problems: dict[str, str] | None = None,
    said: str | None = None,
    differs: bool = False,
    status: int = 200,
) -> PageView:
    values = {
        "story": kept.story,
        "form": form,
        "digest": _digest(kept),
        "problems": problems or {},
        "said": said,
        "unsaved": form != form_of(kept.story),
        "stored": _differences(form, form_of(kept.story)) if differs else {},
        "archetypes": tuple(context.bank.archetypes.values()),
        "cores": context.bank.core_stories,
        "scopes": {scope.value: name for scope, name in SCOPES.items()},
        "most_line": MOST_LINE,
        "most_learnings": MOST_LEARNINGS,
    }
    return PageView(
        template="stories/tags.html", title=f"Title and tags of “{kept.story.title}”", values=values, status=status
    )


def _filled_in(request: PageRequest) -> TagForm:
    typed = {name: request.text(name) for name in _LABELS if name != "also"}
    also = tuple(each for each in request.texts("also") if each != typed["main"])
    return TagForm(**typed, also=also)


def _differences(typed: TagForm, stored: TagForm) -> dict[str, str]:
    """Return what is stored in the fields that differ, by their labels."""
    found = {}
    for name, label in _LABELS.items():
        value = getattr(stored, name)
        if getattr(typed, name) != value:
            found[label] = (", ".join(value) if isinstance(value, tuple) else value) or "none"
    return found


def _digest(kept: KeptStory) -> str:
    """Return a sum of a story's tags, by which a form knows that they were changed since it was opened."""
    return hashlib.sha256(repr(form_of(kept.story)).encode("utf-8", "surrogatepass")).hexdigest()


ROUTES = (
    PageRoute(path="/stories/{story_id:int}/tags", call=show_tags),
    PageRoute(
        path="/stories/{story_id:int}/tags",
        call=save_tags,
        method=Method.POST,
        writes=True,
        typed={name: _LABELS[name] for name in ("title", "project", "year", "category", "learnings")},
    ),
)

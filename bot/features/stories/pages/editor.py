"""The pages of the editor: a new story, a story of the bank, the live verdict, and saving."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.conversation.answers.answer_from_messages import LONGEST_ANSWER
from bot.conversation.context import Context
from bot.conversation.page import (
    BadRequest,
    Method,
    PageAnswer,
    PageData,
    PageRedirect,
    PageRequest,
    PageRoute,
    PageView,
)
from bot.conversation.stale_buttons import StaleButton, story_of
from bot.conversation.texts.html import count
from bot.features.stories import stories
from bot.features.stories.logic.tag_form import too_long_title
from bot.features.stories.pages.said import said_of
from bot.features.stories.pages.verdict import verdict_on
from bot.features.stories.pages.word_changes import changes_between
from bot.features.stories.story_editing import SeenText, rename, save_new, save_text, with_text
from bot.features.stories.story_versions import saved_at
from question_bank.models import ArchetypeId
from storage.records import KeptStory, Story

MOST_BYTES = 2_000_000
"""The largest form: a text of twice the length that a story may have, of whatever letters."""
TYPED_IN = {"title": "Title", "text": "Your story, as you tell it"}
EMPTY = "There is nothing to save yet. Type your story first."
ONLY_DATA = "data"
"""Value of the field `answer` in a form that a module of the page sends: it wants data instead of a page."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """What the fields of the editor hold."""

    text: str = ""
    title: str = ""

    @classmethod
    def of(cls, request: PageRequest) -> "Typed":
        """Return what was sent."""
        return cls(text=request.text("text"), title=" ".join(request.text("title").split()))

    @classmethod
    def stored(cls, kept: KeptStory) -> "Typed":
        """Return what is stored."""
        return cls(text=kept.version.told.text, title=kept.story.title)


async def show_new(context: Context, request: PageRequest) -> PageView:
    """Show the editor without a text."""
    return _new(context, Typed(), _archetype(request.query.get("archetype", "")))


async def write_new(context: Context, request: PageRequest) -> PageAnswer:
    """Store a new story. A text that cannot be stored is shown again."""
    typed, archetype = Typed.of(request), _archetype(request.text("archetype"))
    problem = _problem(typed)
    if problem is not None:
        return _plain_form(request) or _new(context, typed, archetype, problem=problem)
    kept = await save_new(context, typed.text, archetype, typed.title)
    to = f"/stories/{kept.story.id}?said=new"
    return PageData(content={"outcome": "moved", "to": to}) if _wants_data(request) else PageRedirect(to)


async def is_saved(context: Context, request: PageRequest) -> PageData:
    """Say whether a story of the bank has that text and title: the page was left before it heard of its save."""
    typed = Typed.of(request)
    kept = await with_text(context, typed.text)
    return PageData(content={"saved": kept is not None and typed.title in ("", kept.story.title)})


async def show_story(context: Context, request: PageRequest) -> PageView:
    """Show the editor with a story."""
    kept = await story_of(context, request.path["story_id"])
    return _story(context, kept, Typed.stored(kept), said=said_of(request))


async def save_story(context: Context, request: PageRequest) -> PageAnswer:
    """Store the text as the newest version. What was changed or removed meanwhile is shown beside the typed text.

    Raises StaleButton where the user never had the story.
    """
    kept = await context.uow.stories.one(request.path["story_id"], context.user_id)
    if kept is None:
        removed = await context.uow.stories.get(request.path["story_id"], context.user_id)
        if removed is None:
            raise StaleButton
        return _plain_form(request) or _removed(context, removed, Typed.of(request))
    typed, seen = Typed.of(request), SeenText(n=request.number("version"), digest=request.text("digest"))
    # A form that was opened before there were titles in it keeps the stored one.
    title_was = request.text("title_was") if "title" in request.fields else kept.story.title
    typed = typed if "title" in request.fields else replace(typed, title=title_was)
    renamed = typed.title != title_was and typed.title != kept.story.title
    problem = _problem(typed)
    if problem is None and renamed and title_was != kept.story.title:
        problem = _renamed_meanwhile(kept.story.title)
    saved = await save_text(context, kept, typed.text, seen) if problem is None else None
    if saved is None:
        return _plain_form(request) or _not_saved(context, kept, typed, seen, problem)
    if renamed:
        saved = await rename(context, saved, typed.title)
    return _saved(request, saved, is_new=saved.version.n != kept.version.n, renamed=saved.story != kept.story)


async def review(context: Context, request: PageRequest) -> PageView:
    """Return the verdict on a text as a part of a page. Raises BadRequest for a text that is too long."""
    text, archetype = request.text("text"), _archetype(request.text("archetype"))
    if len(text) > LONGEST_ANSWER:
        raise BadRequest(_too_long(len(text)))
    verdict = verdict_on(context, text, [archetype] if archetype is not None else [])
    return PageView(template="stories/verdict.html", title="Verdict", values={"verdict": verdict})


def _not_saved(context: Context, kept: KeptStory, typed: Typed, seen: SeenText, problem: str | None) -> PageView:
    """Return the form with what cannot be stored, or with a text that was begun from an older version."""
    if problem is not None:
        return _story(context, kept, typed, seen=seen, problem=problem)
    return _story(context, kept, typed, changes=changes_between(context, kept.version.told.text, typed.text))


def _saved(request: PageRequest, kept: KeptStory, *, is_new: bool, renamed: bool) -> PageAnswer:
    if not _wants_data(request):
        said = "saved" if is_new else "tags" if renamed else "same"
        return PageRedirect(f"/stories/{kept.story.id}?said={said}")
    seen = SeenText.of(kept.version)
    said = f"Saved as version {seen.n}." if is_new else "Saved." if renamed else "Saved already: nothing has changed."
    return PageData(
        content={
            "outcome": "saved",
            "version": seen.n,
            "digest": seen.digest,
            "title": kept.story.title,
            "said": said,
        }
    )


def _story(
    context: Context,
    kept: KeptStory,
    typed: Typed,
    *,
    seen: SeenText | None = None,
    said: str | None = None,
    problem: str | None = None,
    changes: Sequence[Any] = (),
) -> PageView:
    """Return the editor of a story with what was typed. `changes` lead from the stored text to this one, where it is older."""
    story = kept.story
    return _editor(
        context,
        story.title,
        typed,
        story.archetypes,
        status=409 if changes else 400 if problem is not None else 200,
        action=f"/stories/{story.id}",
        story=story,
        seen=seen or SeenText.of(kept.version),
        unsaved=typed != Typed.stored(kept),
        said=said,
        problem=problem,
        changes=changes,
        saved_on=saved_at(context, kept.version),
        names=[context.bank.archetypes[ArchetypeId(each)].name for each in story.archetypes],
    )


def _new(context: Context, typed: Typed, archetype: ArchetypeId | None, problem: str | None = None) -> PageView:
    status = 400 if problem is not None else 200
    archetypes = [archetype.value] if archetype is not None else []
    return _editor(
        context,
        "Write a story",
        typed,
        archetypes,
        status=status,
        action="/stories/new",
        unsaved=typed != Typed(),
        problem=problem,
    )


def _removed(context: Context, story: Story, typed: Typed) -> PageView:
    """Return the editor with the text of a story that was removed meanwhile: it can be saved as a new one."""
    back = story.id if stories.can_be_put_back(context, story) else None
    return _editor(
        context,
        story.title,
        typed,
        story.archetypes,
        status=409,
        action="/stories/new",
        unsaved=True,
        removed=True,
        back=back,
    )


def _editor(
    context: Context, title: str, typed: Typed, archetypes: Sequence[str], *, status: int, action: str, **values: Any
) -> PageView:
    shown: dict[str, Any] = {
        "story": None,
        "seen": None,
        "said": None,
        "changes": (),
        "saved_on": None,
        "names": (),
        "removed": False,
        "back": None,
        "problem": None,
        **values,
        "text": typed.text,
        "typed_title": typed.title,
        "action": action,
        "archetype": archetypes[0] if archetypes else "",
        "archetypes": tuple(context.bank.archetypes.values()),
        "most": LONGEST_ANSWER,
        "verdict": verdict_on(context, typed.text, archetypes) if len(typed.text) <= LONGEST_ANSWER else None,
    }
    return PageView(template="stories/editor.html", title=title, values=shown, status=status)


def _problem(typed: Typed) -> str | None:
    """Return why what was typed cannot be stored, None where it can."""
    if not typed.text.strip():
        return EMPTY
    if len(typed.text) > LONGEST_ANSWER:
        return _too_long(len(typed.text))
    return too_long_title(typed.title)


def _renamed_meanwhile(title: str) -> str:
    return (
        f"Nothing is saved yet: the title was changed meanwhile, in the chat or in another window, to “{title}”. "
        "Save again to keep yours."
    )


def _too_long(length: int) -> str:
    over = count(length - LONGEST_ANSWER, "character")
    return f"That is {over} more than a story can have ({LONGEST_ANSWER:,}). Nothing is lost: shorten it, then save."


def _archetype(value: str) -> ArchetypeId | None:
    return ArchetypeId(value) if value in set(ArchetypeId) else None


def _plain_form(request: PageRequest) -> PageData | None:
    """Return the answer to a module that has to send its form as a form, because there is something to show.

    None for a form: it is shown at once.
    """
    return PageData(content={"outcome": "show"}) if _wants_data(request) else None


def _wants_data(request: PageRequest) -> bool:
    return request.text("answer") == ONLY_DATA


ROUTES = (
    PageRoute(path="/stories/new", call=show_new),
    PageRoute(
        path="/stories/new", call=write_new, method=Method.POST, writes=True, most_bytes=MOST_BYTES, typed=TYPED_IN
    ),
    PageRoute(path="/stories/review", call=review, method=Method.POST, most_bytes=MOST_BYTES),
    PageRoute(path="/stories/saved", call=is_saved, method=Method.POST, most_bytes=MOST_BYTES),
    PageRoute(path="/stories/{story_id:int}", call=show_story),
    PageRoute(
        path="/stories/{story_id:int}",
        call=save_story,
        method=Method.POST,
        writes=True,
        most_bytes=MOST_BYTES,
        typed=TYPED_IN,
    ),
)

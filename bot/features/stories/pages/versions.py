"""The pages of a story's versions: the list, and one version beside the newest, with the way back to it."""

from bot.conversation.context import Context
from bot.conversation.page import Method, PageRedirect, PageRequest, PageRoute, PageView
from bot.conversation.stale_buttons import StaleButton, story_of
from bot.conversation.texts.html import words_so_far
from bot.features.stories.pages.word_changes import changes_between
from bot.features.stories.story_versions import make_newest, saved_at, version_of
from bot.features.stories.texts.stories import level_of_version
from bot.features.stories.texts.story_versions import CAUSES
from storage.records import KeptStory, StoryVersion


async def show_versions(context: Context, request: PageRequest) -> PageView:
    """Show the versions of a story, newest first."""
    kept = await story_of(context, request.path["story_id"])
    versions = [_line(context, each) for each in reversed(await context.uow.stories.versions(kept.story.id))]
    values = {"story": kept.story, "versions": versions, "newest": kept.version.n}
    return PageView(template="stories/versions.html", title=f"Versions of “{kept.story.title}”", values=values)


async def show_version(context: Context, request: PageRequest) -> PageView:
    """Show a version, and what became of its words in the newest one."""
    kept, version = await _version(context, request)
    values = {
        "story": kept.story,
        "version": _line(context, version),
        "newest": kept.version.n,
        "text": version.told.text,
        "changes": changes_between(context, version.told.text, kept.version.told.text),
        "same": version.told.text == kept.version.told.text,
    }
    return PageView(
        template="stories/version.html", title=f"Version {version.n} of “{kept.story.title}”", values=values
    )


async def restore(context: Context, request: PageRequest) -> PageRedirect:
    """Make a version the newest. What was there before stays a version."""
    kept, version = await _version(context, request)
    restored = await make_newest(context, kept, version)
    return PageRedirect(f"/stories/{kept.story.id}?said={'restored' if restored is not None else 'newest'}")


async def _version(context: Context, request: PageRequest) -> tuple[KeptStory, StoryVersion]:
    """Return the story and the version in the address. Raises StaleButton where there is none."""
    kept = await story_of(context, request.path["story_id"])
    version = await version_of(context, kept, request.path["n"])
    if version is None:
        raise StaleButton
    return kept, version


def _line(context: Context, version: StoryVersion) -> dict[str, object]:
    return {
        "n": version.n,
        "cause": CAUSES[version.cause],
        "day": saved_at(context, version),
        "level": level_of_version(version),
        "words": words_so_far(version.words),
    }


ROUTES = (
    PageRoute(path="/stories/{story_id:int}/versions", call=show_versions),
    PageRoute(path="/stories/{story_id:int}/versions/{n:int}", call=show_version),
    PageRoute(path="/stories/{story_id:int}/versions/{n:int}", call=restore, method=Method.POST, writes=True),
)

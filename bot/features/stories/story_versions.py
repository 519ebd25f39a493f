"""Use cases of a story's versions: list, read, restore. A restore adds a version, so nothing is lost."""

from dataclasses import dataclass

from bot.conversation.context import Context
from bot.conversation.payload import Payload
from bot.conversation.replies import Button, Reply
from bot.conversation.stories.story_bank import change_text
from bot.features.stories.stories import ShowVersions, leave_quietly, open_button, page
from bot.features.stories.texts import story_versions as say
from storage.records import KeptStory, StoryCause, StoryVersion

PER_PAGE = 8


@dataclass(frozen=True, slots=True)
class ShowVersion(Payload, code="Sm"):
    """Read a version of a story."""

    story_id: int
    n: int


@dataclass(frozen=True, slots=True)
class RestoreVersion(Payload, code="Sr"):
    """Make a version of a story the newest."""

    story_id: int
    n: int


async def show_versions(context: Context, kept: KeptStory, skipped: int = 0) -> list[Reply]:
    """Show the versions, newest first, after `skipped` newer ones."""
    versions = list(reversed(await context.uow.stories.versions(kept.story.id)))
    skipped = min(max(skipped, 0), len(versions) - 1)
    shown = versions[skipped : skipped + PER_PAGE]
    own = kept.story.id
    numbers = [Button(text=str(each.n), press=ShowVersion(own, each.n)) for each in shown]
    rows = [tuple(numbers[:4]), tuple(numbers[4:])]
    if skipped + PER_PAGE < len(versions):
        rows.append((Button(text=say.OLDER, press=ShowVersions(own, skipped + PER_PAGE)),))
    rows.append((open_button(kept),))
    text = say.versions_text(kept.story.title, shown, [_day(context, each) for each in shown], len(versions))
    return [Reply(text=text, buttons=tuple(row for row in rows if row))]


async def show_version(context: Context, kept: KeptStory, version: StoryVersion) -> list[Reply]:
    """Show one version, with the button to restore it."""
    own = kept.story.id
    rows: list[tuple[Button, ...]] = []
    if version.n != kept.version.n:
        rows.append((Button(text=say.RESTORE, press=RestoreVersion(own, version.n)),))
    rows.append((Button(text=say.BACK, press=ShowVersions(own, 0)),))
    text = say.version_text(version, _day(context, version), version.told.text)
    return [Reply(text=text, buttons=tuple(rows))]


async def restore(context: Context, kept: KeptStory, version: StoryVersion) -> list[Reply]:
    """Make an earlier version the newest, and show the story."""
    await leave_quietly(context)
    restored = await make_newest(context, kept, version)
    if restored is None:
        return [page(context, kept, say.IS_NEWEST)]
    return [page(context, restored, say.restored_text(version.n))]


async def make_newest(context: Context, kept: KeptStory, version: StoryVersion) -> KeptStory | None:
    """Add the text of an earlier version as the newest one, and return the story. None where it is that already."""
    if version.n == kept.version.n or version.told == kept.version.told:
        return None
    return await change_text(context, kept, version.told, StoryCause.RESTORED)


async def version_of(context: Context, kept: KeptStory, n: int) -> StoryVersion | None:
    """Return the version with that number, or None."""
    return next((each for each in await context.uow.stories.versions(kept.story.id) if each.n == n), None)


def saved_at(context: Context, version: StoryVersion) -> str:
    """Return when a version was saved, by the user's clock, as `2 Mar 2026, 18:05`."""
    return f"{version.created_at.astimezone(context.zone):%-d %b %Y, %H:%M}"


def _day(context: Context, version: StoryVersion) -> str:
    return f"{version.created_at.astimezone(context.zone):%-d %b %Y}"

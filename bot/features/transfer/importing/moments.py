"""Use cases that import the moments of a file, beside its stories. What is there already stays as it is."""

from collections.abc import Hashable, Sequence

from bot.conversation.context import Context
from bot.conversation.stories.moments import MOST_MOMENTS, NewMoment, keep_moments
from bot.features.transfer.found import FoundMoment, StoryFile
from storage.records import KeptStory, Moment


async def take_in_moments(context: Context, file: StoryFile, stories: Sequence[KeptStory]) -> int:
    """Add the moments of a file that the user does not have. Return how many.

    `stories` are those of the bank that the stories of the file have become, in the order of the file. Moments past the
    most that a user may have are left out.
    """
    by_id = {found.file_id: kept.story.id for found, kept in zip(file.found, stories, strict=True)}
    new = [
        NewMoment(
            text=each.text,
            source=each.source,
            job=each.job,
            on=min(each.on, context.today),
            at=min(each.created_at, context.now),
            story_id=by_id.get(each.story) if each.story is not None else None,
        )
        for each in await new_moments(context, file)
    ]
    return len(await keep_moments(context, new))


async def new_moments(context: Context, file: StoryFile) -> Sequence[FoundMoment]:
    """Return the moments of a file that the user does not have, as many as still find room.

    One with the same words on the same day is the same.
    """
    if not file.moments:
        return []
    mine = await context.uow.moments.of_user(context.user_id)
    had = {_key(each) for each in mine}
    new = {_key(each): each for each in reversed(file.moments)}
    return [each for key, each in reversed(new.items()) if key not in had][: max(0, MOST_MOMENTS - len(mine))]


def _key(moment: Moment | FoundMoment) -> Hashable:
    return moment.text, moment.source, moment.on

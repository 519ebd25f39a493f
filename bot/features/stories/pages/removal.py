"""Forms that take a story out of the bank, and put it back."""

from bot.conversation.context import Context
from bot.conversation.page import Method, PageRedirect, PageRequest, PageRoute
from bot.conversation.stale_buttons import StaleButton, story_of
from bot.features.stories.stories import can_be_put_back, take_out


async def remove(context: Context, request: PageRequest) -> PageRedirect:
    """Take a story out of the bank. The bank then shows how to put it back."""
    kept = await story_of(context, request.path["story_id"])
    return PageRedirect(f"/stories?removed={kept.story.id}", await take_out(context, kept))


async def put_back(context: Context, request: PageRequest) -> PageRedirect:
    """Undo a removal. Raises StaleButton where the user never had the story."""
    story = await context.uow.stories.get(request.path["story_id"], context.user_id)
    if story is None:
        raise StaleButton
    if story.removed_at is None:
        return PageRedirect(f"/stories/{story.id}")
    if not can_be_put_back(context, story):
        return PageRedirect("/stories?said=gone")
    await context.uow.stories.change(story.id, removed_at=None)
    return PageRedirect(f"/stories/{story.id}?said=back")


ROUTES = (
    PageRoute(path="/stories/{story_id:int}/remove", call=remove, method=Method.POST, writes=True),
    PageRoute(path="/stories/{story_id:int}/put-back", call=put_back, method=Method.POST, writes=True),
)

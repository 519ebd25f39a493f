"""The page of the story bank: the list of stories."""

from bot.conversation.context import Context
from bot.conversation.page import MenuEntry, PageRequest, PageRoute, PageView
from bot.conversation.stories.story_bank import bank_of


async def show_bank(context: Context, _: PageRequest) -> PageView:
    """Show all stories."""
    stories = [kept.story for kept in await bank_of(context)]
    return PageView(template="stories/bank.html", title="Stories", values={"stories": stories})


ROUTES = (PageRoute(path="/stories", call=show_bank, menu=MenuEntry("Stories", 1)),)

"""Ways through a friend's visit, for the tests of what it does."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from typing import Any

from bot.features.friends.texts import friends as say
from bot.features.friends.texts import visit
from bot.features.stories.texts import stories
from bot.terminal.chat import Shown
from tests.clocks import HandClock
from tests.end_to_end.stage import Stage, staged
from tests.features.rehearsal.telling import saved

AUTHOR, FRIEND, OTHER = 1, 7_000_002, 7_000_003
LINK = re.compile(r"https://t\.me/local_bot\?start=(\S+)")
MARKS = ("● Yes", "○ No", "◐ In part", "● Yes", "○ No", "● Yes")
LEVEL = "Strong"


@asynccontextmanager
async def two(database_url: str, clock: HandClock | None = None, **plan: Any) -> AsyncIterator[tuple[Stage, Stage]]:
    """An author who has a story and may use the bot, and a friend who may not."""
    numbers = count(1)
    options = {"allowed": frozenset({AUTHOR}), "friend_links": True, **plan}
    options.setdefault("random_words", lambda: f"{next(numbers):032d}")
    async with staged(database_url, clock, **options) as author:
        await saved(author)
        yield author, await author.another_user(FRIEND)


async def link_of(author: Stage, *, name: str | None = None) -> str:
    """A new link for the author's story; the token in it."""
    await author.say("/stories")
    await author.press(next(label for label in author.user.chat.newest.labels if "Killed" in label), stories.FRIEND)
    if name is None:
        (made,) = await author.press(say.MAKE)
    else:
        await author.press(say.WITH_NAME)
        (made,) = await author.say(name)
    found = LINK.search(made.plain)
    assert found is not None, made.plain
    return found[1]


async def invited(author: Stage, friend: Stage) -> Shown:
    """A friend at the invitation of a new link; the invitation."""
    (shown,) = await friend.say(f"/start {await link_of(author)}")
    return shown


async def reading(author: Stage, friend: Stage) -> list[Shown]:
    """A friend who agreed to see the story; what they got."""
    await invited(author, friend)
    return await friend.press(visit.YES)


async def marked(author: Stage, friend: Stage) -> None:
    """A friend who has given all marks and not sent them."""
    await reading(author, friend)
    await friend.press(*MARKS, LEVEL)


async def sent(author: Stage, friend: Stage) -> None:
    """A friend who has sent the marks."""
    await marked(author, friend)
    await friend.press(visit.SEND)


async def swept(stage: Stage, **span: float) -> None:
    """Some time later, after a sweep, what it says, and another sweep."""
    stage.clock.advance(**span)
    for _ in range(2):
        await stage.bot.visit_sweep.run()
        stage.bot.outbox.wake()
        await stage.bot.settled()

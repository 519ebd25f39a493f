"""A person with a story, before the page of their bank without JavaScript."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from storage.records import KeptStory
from tests.end_to_end.stage import STORY, Stage
from tests.web.page.browser import Browser, browsing

ME = 1


@asynccontextmanager
async def before_the_bank(stage: Stage) -> AsyncIterator[Browser]:
    """The page of a person whose bank is empty."""
    await stage.opened()
    async with browsing(stage.bot) as browser:
        yield await browser.open(stage.user.person.id)


@asynccontextmanager
async def before_a_story(stage: Stage, text: str = STORY) -> AsyncIterator[Browser]:
    """The editor with a story that was written on the page."""
    async with before_the_bank(stage) as browser:
        await browser.get("/stories/new")
        yield await browser.post("/stories/new", {"text": text, "archetype": "quality-incident"})


def field(browser: Browser, name: str) -> str:
    """The value of a hidden field of the page."""
    found = re.search(rf'name="{name}" value="([^"]*)"', browser.html)
    assert found is not None
    return found[1]


def seen(browser: Browser) -> dict[str, str]:
    """The fields by which the editor that is shown knows its text."""
    return {"version": field(browser, "version"), "digest": field(browser, "digest")}


async def stories(stage: Stage) -> list[KeptStory]:
    """The person's bank."""
    async with stage.bot.database.read() as uow:
        return list(await uow.stories.kept(ME))


async def texts(stage: Stage) -> list[str]:
    """The texts of all versions, oldest first."""
    async with stage.bot.database.read() as uow:
        return [version.told.text for version in await uow.stories.all_versions(ME)]

"""The editor of a story as its tests use it: its parts, and a desk before a story."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

from playwright.async_api import Browser, Locator, Page, Route, expect

from tests.browser.desk import Desk, Theme, Width, at_desk
from tests.end_to_end.stage import STORY

RESULT = "Failed queries fell from 3 percent to 0.2 percent in two weeks"
WITHOUT_RESULT = STORY.replace(f"{RESULT}. ", "")
EMOJI = "🧑🏽‍💻 Cafe\u0301 e\u0301quipe 𝔸. "
SHORTCUT = "Control+s"
RESTORED = "These words were not saved when you left. Save them now, or change them."
REVIEWS = "**/stories/review"


def field(page: Page) -> Locator:
    """The field of the text."""
    return page.get_by_label("Your story, as you tell it")


def state(page: Page) -> Locator:
    """The line that says whether the words are saved."""
    return page.locator("[data-state]")


def marked(page: Page, letter: str) -> Locator:
    """The words in the layer that earn a move."""
    return page.locator(f".layer .mark-{letter.lower()}")


def move(page: Page, name: str) -> Locator:
    """The link of a move."""
    return page.get_by_role("link", name=name)


@asynccontextmanager
async def at_story(
    browser: Browser,
    database_url: str,
    text: str = STORY,
    *,
    width: Width = "desk",
    theme: Theme = "light",
    **options: Any,
) -> AsyncIterator[tuple[Desk, Page]]:
    """A desk before a story that was written there."""
    async with at_desk(browser, database_url, width=width, theme=theme, **options) as desk:
        page = await desk.open("/stories/new?archetype=quality-incident")
        await field(page).fill(text)
        await page.get_by_role("button", name="Save").click()
        await page.wait_for_url("**/stories/1?said=new")
        if options.get("java_script_enabled", True):
            await expect(state(page)).to_have_text("All words are saved.")
        yield desk, page


@asynccontextmanager
async def editor_held_back(page: Page) -> AsyncIterator[None]:
    """Hold the editor's script back until the block ends, as a slow start does."""
    typed = asyncio.Event()

    async def hold(route: Route) -> None:
        await typed.wait()
        await route.continue_()

    await page.route("**/stories/editor.js", hold)
    yield
    typed.set()


async def typed_at_end(page: Page, words: str) -> None:
    """Type at the end of the field, key by key."""
    await field(page).press("Control+End")
    await page.keyboard.type(words)

"""The page opens by its link in a real browser, in both themes and both widths, without a complaint."""

import pytest
from playwright.async_api import Browser

from tests.browser.desk import THEMES, WIDTHS, Theme, Width, at_desk


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
async def test_the_first_page_reads_well(browser: Browser, sqlite_url: str, width: Width, theme: Theme) -> None:
    async with at_desk(browser, sqlite_url, width=width, theme=theme) as desk:
        page = await desk.open()
        assert page.url == f"{desk.origin}/page/stories"
        assert await page.locator("h1").inner_text() == "Stories"
        assert await desk.violations() == []
        assert not await desk.overflows()


async def test_closing_the_page_leaves_nothing_behind(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        page = await desk.open()
        await page.get_by_role("button", name="Close the page").click()
        assert await page.locator("h1").inner_text() == "The page is closed"
        assert await desk.browser.cookies() == []

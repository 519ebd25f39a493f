"""A desk: the whole bot with a person in its chat, and the same person before the page in a real browser."""

import os
from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

from axe_playwright_python.async_playwright import Axe
from playwright.async_api import Browser as Chromium
from playwright.async_api import BrowserContext, Page, ViewportSize, expect
from starlette.applications import Starlette

from bot.delivery.http.http_server import Server
from bot.web.page.guard import loopback_policy
from bot.web.page.one_time_links import OneTimeLinks
from tests.end_to_end.stage import Stage, staged

Width = Literal["phone", "desk"]
Theme = Literal["light", "dark"]
WIDTHS: dict[Width, ViewportSize] = {"phone": {"width": 360, "height": 740}, "desk": {"width": 1440, "height": 900}}
THEMES: tuple[Theme, ...] = ("light", "dark")
WAIT_MS = 10_000
DOCS = Path(__file__).parents[2] / "docs"


@dataclass(slots=True, kw_only=True)
class Desk:
    """The person's browser. `page` is its tab; `complaints` are what the tab's console and scripts complained of."""

    stage: Stage
    browser: BrowserContext
    page: Page
    links: OneTimeLinks
    origin: str
    runs_scripts: bool
    complaints: list[str] = field(default_factory=list)

    async def open(self, path: str = "") -> Page:
        """Open the page by a one-time link, then a path of it."""
        await self.page.goto(f"{self.origin}/page/open?token={self.links.make(self.stage.user.person.id)}")
        return await self.go(path) if path else self.page

    async def go(self, path: str) -> Page:
        """Go to a path of the page."""
        await self._go(self.page, path)
        return self.page

    async def another_tab(self, path: str) -> Page:
        """Open a second tab of the same browser."""
        tab = await self.browser.new_page()
        tab.set_default_timeout(WAIT_MS)
        await self._go(tab, path)
        return tab

    async def _go(self, tab: Page, path: str) -> None:
        """Go to a path, and wait until an editor there hears keys: its script comes after the page is loaded."""
        await tab.goto(f"{self.origin}/page{path}")
        if self.runs_scripts:
            await expect(tab.locator("form.editor:not(.live)")).to_have_count(0)

    async def violations(self) -> Sequence[str]:
        """Return what axe finds wrong with the page: rules with the elements that break them."""
        found = await Axe().run(self.page)
        return [f"{each['id']}: {[node['html'] for node in each['nodes']]}" for each in found.response["violations"]]

    async def overflows(self) -> bool:
        """Return whether the page is wider than the window, so that one has to scroll sideways."""
        wider: bool = await self.page.evaluate("document.documentElement.scrollWidth > window.innerWidth")
        return wider

    async def picture(self, name: str) -> None:
        """Take a picture of the window for README.md; it is written where `make browser SCREENSHOTS=1` asks for it."""
        taken = await self.page.screenshot(animations="disabled", caret="hide")
        if os.environ.get("STARDRILL_SCREENSHOTS"):
            (DOCS / f"{name}.png").write_bytes(taken)


@asynccontextmanager
async def at_desk(
    chromium: Chromium, database_url: str, *, width: Width = "desk", theme: Theme = "light", **options: Any
) -> AsyncIterator[Desk]:
    """A bot that runs, a set-up person, and their browser, not yet before the page.

    `options` are those of a Playwright context, such as `java_script_enabled=False`. At the end the tab must have had
    nothing to complain of, but for what the test removed from `complaints`.
    """
    async with staged(database_url) as stage, _served(stage) as (origin, links):
        browser = await chromium.new_context(viewport=WIDTHS[width], color_scheme=theme, locale="en-GB", **options)
        page = await browser.new_page()
        page.set_default_timeout(WAIT_MS)
        runs_scripts = options.get("java_script_enabled", True)
        desk = Desk(stage=stage, browser=browser, page=page, links=links, origin=origin, runs_scripts=runs_scripts)
        page.on("console", _noting(desk.complaints))
        page.on("pageerror", lambda error: desk.complaints.append(str(error)))
        try:
            await stage.opened()
            yield desk
            assert desk.complaints == []
        finally:
            await browser.close()


@asynccontextmanager
async def _served(stage: Stage) -> AsyncIterator[tuple[str, OneTimeLinks]]:
    """The page of the stage's bot on a port of its own; its origin and its links."""
    links = OneTimeLinks(stage.clock.now, stage.bot.plan.random_words)
    app = Starlette()
    server = Server(app, "127.0.0.1", 0)
    port = await server.start()
    page = await stage.bot.page(loopback_policy(port), links)
    app.router.routes.extend(page.routes())
    try:
        yield f"http://127.0.0.1:{port}", links
    finally:
        await server.stop()


def _noting(complaints: list[str]) -> Callable[[Any], None]:
    def note(message: Any) -> None:
        if message.type in ("error", "warning"):
            complaints.append(message.text)

    return note

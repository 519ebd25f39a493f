"""The page as a Mini App: the person's browser stands for Telegram, which signs who they are and frames the page."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Page, Route
from starlette.applications import Starlette

from bot.delivery.http.http_server import Server
from bot.web.page.guard import mini_app_policy
from bot.web.page.one_time_links import OneTimeLinks
from tests.browser.desk import WAIT_MS, WIDTHS
from tests.end_to_end.stage import Stage, staged
from tests.web.page.test_mini_app import launch

SCRIPT = """
window.Telegram = { WebApp: {
  initData: "%s", ready() {}, expand() {},
  BackButton: { show() { this.isVisible = true; }, hide() { this.isVisible = false; }, onClick(call) { this.press = call; } },
} };
"""
"""What of Telegram's own script the page uses."""


@asynccontextmanager
async def in_telegram(browser: Browser, database_url: str) -> AsyncIterator[tuple[Stage, Page]]:
    """A bot that runs, a set-up person, and their Mini App, just opened."""
    async with staged(database_url) as stage:
        await stage.opened()
        app = Starlette()
        server = Server(app, "127.0.0.1", 0)
        origin = f"http://127.0.0.1:{await server.start()}"
        links = OneTimeLinks(stage.clock.now, stage.bot.plan.random_words)
        app.router.routes.extend((await stage.bot.page(mini_app_policy(origin), links)).routes())
        window = await browser.new_context(viewport=WIDTHS["phone"], locale="en-GB")

        async def telegram_script(route: Route) -> None:
            data = launch(stage.user.person.id, stage.clock.now())
            await route.fulfill(body=SCRIPT % data, content_type="text/javascript")

        await window.route("https://telegram.org/**", telegram_script)
        page = await window.new_page()
        page.set_default_timeout(WAIT_MS)
        try:
            await page.goto(f"{origin}/page/app")
            yield stage, page
        finally:
            await window.close()
            await server.stop()

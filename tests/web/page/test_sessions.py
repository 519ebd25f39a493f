"""A session is opened by a one-time link, sent as a cookie, and ends with its time or with the user's data."""

import httpx

from bot.features.account.texts.delete import DELETE_YES
from tests.end_to_end.stage import staged
from tests.web.page.browser import browsing


async def test_a_one_time_link_opens_the_page_and_leaves_the_address(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        assert (browser.status, browser.path) == (200, "/page/stories")
        assert "token" not in str(browser.response.url if browser.response else "")


async def test_a_link_opens_the_page_once(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        token = browser.links.make(stage.user.person.id)
        await browser.get(f"/open?token={token}")
        async with browsing(stage.bot) as another:
            await another.get(f"/open?token={token}")
            assert another.status == 401
            assert "opens the page once" in another.text


async def test_a_used_link_leads_on_where_the_page_is_open(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        token = browser.links.make(stage.user.person.id)
        await browser.get(f"/open?token={token}")
        await browser.get(f"/open?token={token}")
        assert (browser.status, browser.path) == (200, "/page/stories")


async def test_a_link_holds_five_minutes(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        token = browser.links.make(stage.user.person.id)
        stage.clock.advance(minutes=6)
        assert (await browser.get(f"/open?token={token}")).status == 401


async def test_the_cookie_is_for_the_server_alone(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        first = browser.response.history[0] if browser.response else httpx.Response(500)
        cookie = first.headers["set-cookie"].lower()
        assert "httponly" in cookie
        assert "samesite=lax" in cookie
        assert "path=/page" in cookie


async def test_without_a_session_the_page_says_how_to_open_it(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        assert (await browser.get("/stories")).status == 401
        assert "stardrill web" in browser.text


async def test_a_session_that_is_not_used_ends_after_twelve_hours(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        stage.clock.advance(hours=12, minutes=1)
        assert (await browser.get("/stories")).status == 401


async def test_a_session_in_use_is_renewed_for_a_day(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        for _ in range(3):
            stage.clock.advance(hours=7)
            assert (await browser.get("/stories")).status == 200
        stage.clock.advance(hours=16)
        assert (await browser.get("/stories")).status == 401


async def test_erasing_the_data_ends_all_sessions_also_for_who_comes_back(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await stage.say("/delete")
        await stage.press(DELETE_YES)
        assert (await browser.get("/stories")).status == 401
        stage.clock.advance(minutes=5)
        await stage.set_up()
        assert (await browser.get("/stories")).status == 401


async def test_a_form_without_the_sessions_token_changes_nothing(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await browser.post("/leave", {"csrf": "0" * 64})
        assert browser.status == 403
        assert (await browser.get("/stories")).status == 200


async def test_closing_the_page_ends_the_session_of_the_browser(sqlite_url: str) -> None:
    async with staged(sqlite_url) as stage, browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        assert (await browser.post("/leave")).status == 200
        assert (await browser.get("/stories")).status == 401

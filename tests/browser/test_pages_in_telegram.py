"""The pages as a Mini App: pictures with the session, the way back, and what is refused."""

import re
from datetime import timedelta

from playwright.async_api import Browser, Page, Route, expect

from bot.web.page import texts as say
from tests.browser.editor import field
from tests.browser.telegram import in_telegram
from tests.browser.test_editor_in_telegram import write_a_story
from tests.end_to_end.stage import STORY, Stage


async def set_the_date(stage: Stage, page: Page) -> None:
    """Set an interview ten days ahead, on the page of the plan."""
    await page.get_by_role("link", name="Plan", exact=True).click()
    await page.get_by_label("Day of the interview").fill(f"{(stage.clock.now() + timedelta(days=10)).date()}")
    await page.get_by_role("button", name="Set the date").click()
    await expect(page.get_by_role("link", name="Day card")).to_be_visible()


async def press_back(page: Page) -> None:
    """Press Telegram's Back."""
    await page.evaluate("window.Telegram.WebApp.BackButton.press()")


async def test_a_picture_is_asked_for_once_and_with_the_session(browser: Browser, sqlite_url: str) -> None:
    async with in_telegram(browser, sqlite_url) as (stage, page):
        complaints: list[str] = []
        asked: list[int] = []
        page.on("console", lambda message: complaints.append(message.text))
        page.on("response", lambda each: asked.append(each.status) if each.url.endswith(".png") else None)
        await page.get_by_role("link", name="Write a story").click()
        await page.get_by_label("Archetype").select_option(index=1)
        await field(page).fill(STORY)
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("It is in your bank now")).to_be_visible()
        await set_the_date(stage, page)
        await page.get_by_role("link", name="Day card").click()
        picture = page.get_by_role("img", name="The day card as a picture")
        await expect(picture).to_have_attribute("src", re.compile("^blob:"))
        assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
        assert asked == [200]
        assert complaints == []


async def test_back_leads_to_the_pages_that_were_shown(browser: Browser, sqlite_url: str) -> None:
    async with in_telegram(browser, sqlite_url) as (_, page):
        await page.get_by_role("link", name="Matrix").first.click()
        await page.get_by_role("link", name="Plan", exact=True).click()
        await expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()
        await press_back(page)
        await expect(page.get_by_role("heading", name="Matrix", exact=True)).to_be_visible()
        await press_back(page)
        await expect(page.get_by_role("heading", name="Stories", exact=True)).to_be_visible()
        assert not await page.evaluate("window.Telegram.WebApp.BackButton.isVisible")


async def test_back_asks_for_no_address_that_takes_forms_alone(browser: Browser, sqlite_url: str) -> None:
    async with in_telegram(browser, sqlite_url) as (_, page):
        await page.get_by_role("link", name="Answers").click()
        await page.get_by_role("link", name="Export and import").click()
        await page.get_by_label("File").set_input_files({"name": "a.pdf", "mimeType": "text/plain", "buffer": b"%PDF"})
        await page.get_by_role("button", name="Show what is in it").click()
        await expect(page.get_by_role("main").get_by_role("status").first).to_be_visible()
        await page.get_by_role("link", name="Plan", exact=True).click()
        await expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()
        await press_back(page)
        await expect(page.get_by_role("main").get_by_role("status")).to_have_count(0)
        await expect(page.get_by_role("heading", name="Export and import")).to_be_visible()
        await press_back(page)
        await expect(page.get_by_role("heading", name="Answers")).to_be_visible()


async def test_what_is_typed_stays_when_the_session_is_over(browser: Browser, sqlite_url: str) -> None:
    async with in_telegram(browser, sqlite_url) as (stage, page):
        await write_a_story(page)
        await page.get_by_role("link", name="Title and tags").click()
        await page.get_by_label("Project", exact=True).fill("The move to two regions")
        stage.clock.advance(hours=1)
        await page.get_by_role("button", name="Save").click()
        await expect(page.locator("#notice")).to_have_text(f"{say.OVER_MINI_APP.title}. {say.OVER_MINI_APP.text}")
        await expect(page.get_by_label("Project", exact=True)).to_have_value("The move to two regions")


async def test_the_answer_of_a_proxy_takes_nothing_away(browser: Browser, sqlite_url: str) -> None:
    async with in_telegram(browser, sqlite_url) as (_, page):
        await page.get_by_role("link", name="Plan", exact=True).click()
        await expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()
        await page.route("**/page/matrix", lambda route: route.fulfill(status=502, body="Bad gateway"))
        await page.get_by_role("link", name="Matrix").first.click()
        await expect(page.locator("#notice")).to_contain_text("There is no connection to Stardrill.")
        await expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()


async def test_the_last_of_two_links_is_the_one_that_is_shown(browser: Browser, sqlite_url: str) -> None:
    async with in_telegram(browser, sqlite_url) as (_, page):
        held: list[Route] = []
        await page.route("**/page/matrix", lambda route: held.append(route))  # noqa: PLW0108 -- Playwright takes no bound method of C
        async with page.expect_request("**/page/matrix"):
            await page.get_by_role("link", name="Matrix").first.click()
        await page.get_by_role("link", name="Plan", exact=True).click()
        await expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()
        async with page.expect_response("**/page/matrix"):
            await held[0].continue_()
        await page.evaluate("new Promise((done) => setTimeout(done, 50))")
        await expect(page.get_by_role("heading", name="Plan", exact=True)).to_be_visible()

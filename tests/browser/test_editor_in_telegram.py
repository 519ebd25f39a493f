"""The editor as a Mini App: no cookie, links and forms by the app's own requests, words kept in memory alone."""

from playwright.async_api import Browser, Page, expect

from tests.browser.editor import field, marked, move, state
from tests.browser.telegram import in_telegram
from tests.end_to_end.stage import STORY
from tests.features.stories.pages.desk import texts


async def write_a_story(page: Page) -> None:
    """Write a story from the bank on, and see it saved."""
    await page.get_by_role("link", name="Write a story").click()
    await field(page).fill(STORY)
    await page.get_by_role("button", name="Save").click()
    await expect(page.get_by_text("It is in your bank now")).to_be_visible()


async def test_a_story_is_written_marked_and_saved(browser: Browser, sqlite_url: str) -> None:
    async with in_telegram(browser, sqlite_url) as (stage, page):
        await write_a_story(page)
        await expect(marked(page, "E")).to_have_count(1)
        await field(page).press("Control+End")
        await page.keyboard.type(" So it was.")
        await page.get_by_role("button", name="Save").click()
        await expect(state(page)).to_have_text("Saved as version 2.")
        assert await texts(stage) == [STORY, f"{STORY} So it was."]
        assert await page.context.cookies() == []


async def test_words_that_are_not_saved_are_there_again_after_another_page(browser: Browser, sqlite_url: str) -> None:
    async with in_telegram(browser, sqlite_url) as (_, page):
        await write_a_story(page)
        await field(page).press("Control+End")
        await page.keyboard.type(" Not saved.")
        await page.get_by_role("link", name="Versions").click()
        await expect(page.get_by_role("heading", name="Versions of")).to_be_visible()
        await page.get_by_role("link", name="Back to the story").click()
        await expect(field(page)).to_have_value(f"{STORY} Not saved.")
        assert await page.evaluate("sessionStorage.length + localStorage.length") == 0


async def test_a_move_shows_its_advice_and_stays_on_the_page(browser: Browser, sqlite_url: str) -> None:
    async with in_telegram(browser, sqlite_url) as (_, page):
        await write_a_story(page)
        await move(page, "Trade-off").click()
        await expect(page.get_by_role("heading", name="Trade-off: met")).to_be_visible()
        await expect(field(page)).to_have_value(STORY)


async def test_the_list_is_filtered_and_tags_are_stored(browser: Browser, sqlite_url: str) -> None:
    async with in_telegram(browser, sqlite_url) as (_, page):
        await write_a_story(page)
        await page.get_by_role("link", name="Title and tags").click()
        # The editor has a title and *Save* too: the form of the tags has to be there.
        await expect(page.get_by_label("Project", exact=True)).to_be_visible()
        await page.get_by_label("Title", exact=True).fill("The canary")
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_role("heading", name="The canary")).to_be_visible()
        await page.get_by_role("link", name="Stories").click()
        await page.get_by_label("Level").select_option("Staff")
        await page.get_by_role("button", name="Show").click()
        await expect(page.get_by_role("link", name="The canary")).to_be_visible()

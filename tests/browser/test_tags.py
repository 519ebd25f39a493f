"""Title and tags in a real browser: what is typed stays until it is saved, whatever comes between."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from playwright.async_api import Browser, Locator, Page, expect

from tests.browser.desk import Desk
from tests.browser.editor import at_story
from tests.features.stories.pages.desk import stories

TAGS = "/stories/1/tags"


@asynccontextmanager
async def at_tags(browser: Browser, database_url: str) -> AsyncIterator[tuple[Desk, Page]]:
    """A desk before the tags of a story, with some typed and not saved."""
    async with at_story(browser, database_url) as (desk, page):
        await desk.go(TAGS)
        await page.get_by_label("Project", exact=True).fill("Search rewrite")
        await page.locator("input[name=also]").nth(2).check()
        await page.get_by_label("Several teams").check()
        await expect(state(page)).to_have_text("Not saved yet.")
        yield desk, page


def state(page: Page) -> Locator:
    """The line that says whether the tags are saved."""
    return page.locator("[data-state]")


async def save(page: Page) -> None:
    """Press the button."""
    await page.get_by_role("button", name="Save").click()


async def saved_project(desk: Desk) -> str | None:
    """The project that is stored."""
    return (await stories(desk.stage))[0].story.project


def forgive(desk: Desk, complaint: str) -> None:
    """Take what was to be expected out of the complaints of the tab."""
    desk.complaints[:] = [each for each in desk.complaints if complaint not in each]


async def test_saved_tags_lead_back_to_the_story_and_leave_nothing_in_the_tab(
    browser: Browser, sqlite_url: str
) -> None:
    async with at_tags(browser, sqlite_url) as (desk, page):
        await save(page)
        await page.wait_for_url("**/stories/1?said=tags")
        assert await saved_project(desk) == "Search rewrite"
        assert await page.evaluate("sessionStorage.length + localStorage.length") == 0


async def test_tags_that_were_left_are_there_again(browser: Browser, sqlite_url: str) -> None:
    async with at_tags(browser, sqlite_url) as (desk, page):
        await desk.go("/stories")
        await desk.go(TAGS)
        await expect(page.get_by_label("Project", exact=True)).to_have_value("Search rewrite")
        await expect(page.locator("input[name=also]").nth(2)).to_be_checked()
        await expect(page.get_by_label("Several teams")).to_be_checked()
        await expect(state(page)).to_have_text("This was not saved when you left. Save it now, or change it.")
        await save(page)
        await page.wait_for_url("**/stories/1?said=tags")
        assert await saved_project(desk) == "Search rewrite"


async def test_what_is_stored_can_be_taken_again(browser: Browser, sqlite_url: str) -> None:
    async with at_tags(browser, sqlite_url) as (_, page):
        await page.get_by_role("link", name="Start again from what is stored").click()
        await expect(page.get_by_label("Project", exact=True)).to_have_value("")
        await expect(state(page)).to_have_text("")


async def test_a_lost_connection_keeps_the_tags_in_the_form(browser: Browser, sqlite_url: str) -> None:
    async with at_tags(browser, sqlite_url) as (desk, page):
        await desk.browser.set_offline(True)
        await save(page)
        await expect(state(page)).to_have_text(
            "No connection to Stardrill. What you typed stays here; save again when it is back."
        )
        await expect(page.get_by_label("Project", exact=True)).to_have_value("Search rewrite")
        await desk.browser.set_offline(False)
        await save(page)
        await page.wait_for_url("**/stories/1?said=tags")
        assert await saved_project(desk) == "Search rewrite"
        forgive(desk, "ERR_INTERNET_DISCONNECTED")


async def test_a_session_that_is_over_keeps_the_tags(browser: Browser, sqlite_url: str) -> None:
    async with at_tags(browser, sqlite_url) as (desk, page):
        desk.stage.clock.advance(hours=13)
        await save(page)
        await expect(state(page)).to_contain_text("Please open the page anew")
        await desk.open(TAGS)
        await expect(page.get_by_label("Project", exact=True)).to_have_value("Search rewrite")
        await save(page)
        await page.wait_for_url("**/stories/1?said=tags")
        assert await saved_project(desk) == "Search rewrite"
        forgive(desk, "401")


async def test_a_refused_value_keeps_the_others_through_a_reload(browser: Browser, sqlite_url: str) -> None:
    async with at_tags(browser, sqlite_url) as (desk, page):
        await page.get_by_label("Year", exact=True).fill("recently")
        await save(page)
        await expect(page.get_by_role("alert")).to_contain_text("The year should be a number")
        await expect(page.get_by_label("Project", exact=True)).to_have_value("Search rewrite")
        await page.reload()
        await expect(page.get_by_label("Year", exact=True)).to_have_value("recently")
        await page.get_by_label("Year", exact=True).fill("2024")
        await save(page)
        await page.wait_for_url("**/stories/1?said=tags")
        assert await saved_project(desk) == "Search rewrite"
        forgive(desk, "400")


async def test_tags_kept_in_the_tab_are_not_stored_over_newer_ones(browser: Browser, sqlite_url: str) -> None:
    async with at_tags(browser, sqlite_url) as (desk, page):
        other = await desk.another_tab(TAGS)
        await other.get_by_label("Project", exact=True).fill("Ledger")
        await save(other)
        await other.wait_for_url("**/stories/1?said=tags")
        await page.reload()
        await expect(page.get_by_label("Project", exact=True)).to_have_value("Search rewrite")
        await save(page)
        await expect(page.get_by_role("alert").first).to_contain_text("These tags were changed meanwhile")
        assert await saved_project(desk) == "Ledger"
        await save(page)
        await page.wait_for_url("**/stories/1?said=tags")
        assert await saved_project(desk) == "Search rewrite"
        forgive(desk, "409")


async def test_the_form_reads_well_while_it_is_not_saved(browser: Browser, sqlite_url: str) -> None:
    async with at_tags(browser, sqlite_url) as (desk, _):
        assert await desk.violations() == []
        assert not await desk.overflows()


async def test_without_javascript_words_of_a_session_that_is_over_are_sent_again(
    browser: Browser, sqlite_url: str
) -> None:
    async with at_story(browser, sqlite_url, java_script_enabled=False) as (desk, page):
        await desk.go(TAGS)
        await page.get_by_label("Project", exact=True).fill("Search rewrite")
        await page.get_by_label("Several teams").check()
        desk.stage.clock.advance(hours=13)
        await save(page)
        await expect(page.get_by_role("alert")).to_contain_text("not saved yet")
        tab = await desk.browser.new_page()
        await tab.goto(f"{desk.origin}/page/open?token={desk.links.make(desk.stage.user.person.id)}")
        await page.get_by_role("button", name="Send it again").click()
        await page.wait_for_url("**/stories/1?said=tags")
        kept = (await stories(desk.stage))[0].story
        assert (kept.project, kept.scope) == ("Search rewrite", "teams")
        forgive(desk, "401")

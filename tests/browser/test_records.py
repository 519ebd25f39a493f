"""Past answers, mock transcripts, export and import, as a person at a desk or on a phone sees them."""

import pytest
from playwright.async_api import Browser, Page, expect

from tests.browser.desk import THEMES, WIDTHS, Desk, Theme, Width, at_desk
from tests.end_to_end.stage import STORY
from tests.features.mock.in_a_mock import POOR, answer_all
from tests.features.transfer.sent_files import FORM, stories

DROP = """
(text) => {
  const files = new DataTransfer();
  files.items.add(new File([text], "stories.md", { type: "text/markdown" }));
  for (const kind of ["dragenter", "dragover", "drop"]) {
    const event = new DragEvent(kind, { dataTransfer: files, bubbles: true, cancelable: true });
    document.querySelector(".drop").dispatchEvent(event);
  }
}
"""


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
async def test_answers_and_transcripts_read_well(browser: Browser, sqlite_url: str, width: Width, theme: Theme) -> None:
    async with at_desk(browser, sqlite_url, width=width, theme=theme) as desk:
        await desk.stage.say("/mock")
        await desk.stage.press("3")
        await answer_all(desk.stage, POOR, size=1)
        await answer_all(desk.stage, STORY, size=2)
        await desk.open()
        for path in ("/answers", "/answers?level=staff", "/answers/3", "/mocks", "/mocks/1", "/transfer"):
            await desk.go(path)
            assert await desk.violations() == [], path
            assert not await desk.overflows(), path


async def test_a_dropped_file_is_shown_and_taken(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        await desk.open()
        page = await desk.go("/transfer")
        await page.get_by_text("Or drop a file here.").wait_for()
        await page.evaluate(DROP, FORM)
        await page.get_by_text("stories.md is ready.").wait_for()
        await page.get_by_role("button", name="Show what is in it").click()
        await page.get_by_text("1 story in this file").wait_for()
        assert await desk.violations() == []
        await page.get_by_role("button", name="Import").click()
        await page.get_by_text("The silent index").first.wait_for()
        assert len(await stories(desk.stage)) == 1


def _forgive(desk: Desk, complaint: str) -> None:
    """Take what was to be expected out of the complaints of the tab."""
    desk.complaints[:] = [each for each in desk.complaints if complaint not in each]


async def _choose(page: Page, content: bytes = FORM.encode()) -> None:
    """Choose a file, once the form can send it by itself."""
    await page.get_by_text("Or drop a file here.").wait_for()
    await page.get_by_label("File").set_input_files(
        {"name": "stories.md", "mimeType": "text/markdown", "buffer": content}
    )


@pytest.mark.parametrize("width", WIDTHS)
async def test_a_session_that_is_over_keeps_the_file_chosen_until_a_new_link(
    browser: Browser, sqlite_url: str, width: Width
) -> None:
    async with at_desk(browser, sqlite_url, width=width) as desk:
        await desk.open()
        page = await desk.go("/transfer")
        await _choose(page)
        desk.stage.clock.advance(hours=13)
        await page.get_by_role("button", name="Show what is in it").click()
        state = page.locator("[data-state]")
        await expect(state).to_contain_text("Please open the page anew")
        await expect(state).to_contain_text("The file stays chosen")
        assert await desk.violations() == []
        assert not await desk.overflows()
        tab = await desk.browser.new_page()
        await tab.goto(f"{desk.origin}/page/open?token={desk.links.make(desk.stage.user.person.id)}")
        await page.get_by_role("button", name="Show what is in it").click()
        await page.get_by_text("1 story in this file").wait_for()
        await page.get_by_role("button", name="Import").click()
        await page.get_by_text("The silent index").first.wait_for()
        assert len(await stories(desk.stage)) == 1
        _forgive(desk, "401")


async def test_without_a_connection_the_file_stays_chosen(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        await desk.open()
        page = await desk.go("/transfer")
        await _choose(page)
        await desk.browser.set_offline(True)
        await page.get_by_role("button", name="Show what is in it").click()
        await expect(page.locator("[data-state]")).to_contain_text("No connection")
        await desk.browser.set_offline(False)
        await page.get_by_role("button", name="Show what is in it").click()
        await page.get_by_text("1 story in this file").wait_for()
        _forgive(desk, "ERR_INTERNET_DISCONNECTED")


async def test_a_file_that_is_too_large_is_not_sent(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        await desk.open()
        page = await desk.go("/transfer")
        await _choose(page, b"x" * 5_000_001)
        await page.get_by_role("button", name="Show what is in it").click()
        await expect(page.locator("[data-state]")).to_contain_text("larger than 5 MB")


async def test_without_javascript_a_file_is_chosen_shown_and_taken(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url, java_script_enabled=False) as desk:
        await desk.open()
        page = await desk.go("/transfer")
        await page.get_by_label("File").set_input_files(
            {"name": "stories.md", "mimeType": "text/markdown", "buffer": FORM.encode()}
        )
        await page.get_by_role("button", name="Show what is in it").click()
        await page.get_by_role("button", name="Import").click()
        assert len(await stories(desk.stage)) == 1


async def test_an_export_is_downloaded(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        await desk.open()
        page = await desk.go("/transfer")
        async with page.expect_download() as download:
            await page.get_by_role("link", name="stardrill.json").click()
        assert (await download.value).suggested_filename == "stardrill.json"

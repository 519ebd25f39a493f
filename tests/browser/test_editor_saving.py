"""The editor in a real browser: saving in place, two tabs, a lost connection, and words that are not saved."""

import asyncio

import pytest
from playwright.async_api import Browser, Dialog, Route, expect

from bot.conversation.answers.answer_from_messages import LONGEST_ANSWER
from tests.browser.desk import at_desk
from tests.browser.editor import RESTORED, SHORTCUT, at_story, editor_held_back, field, state, typed_at_end
from tests.end_to_end.stage import STORY
from tests.features.stories.pages.desk import stories, texts


async def test_saving_keeps_the_place_in_the_field(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (desk, page):
        await typed_at_end(page, " So it was.")
        await page.keyboard.press("ArrowLeft")
        await page.keyboard.press(SHORTCUT)
        await expect(state(page)).to_have_text("Saved as version 2.")
        await expect(field(page)).to_be_focused()
        await page.keyboard.type("!")
        await expect(field(page)).to_have_value(f"{STORY} So it was!.")
        await page.get_by_role("button", name="Save").click()
        await expect(state(page)).to_have_text("Saved as version 3.")
        assert (await texts(desk.stage))[1:] == [f"{STORY} So it was.", f"{STORY} So it was!."]


async def test_a_text_that_is_too_long_is_not_sent_and_not_lost(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (desk, page):
        long = "🙂" * (LONGEST_ANSWER + 7)
        await field(page).fill(long)
        await page.keyboard.press(SHORTCUT)
        await expect(state(page)).to_contain_text("7 characters too many: a story has at most 60,000.")
        assert await field(page).input_value() == long
        assert await texts(desk.stage) == [STORY]
        await field(page).fill(STORY)


async def test_two_tabs_at_once_overwrite_nothing_unseen(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (desk, page):
        other = await desk.another_tab("/stories/1")
        await typed_at_end(other, " From the other tab.")
        await other.keyboard.press(SHORTCUT)
        await expect(state(other)).to_have_text("Saved as version 2.")
        await typed_at_end(page, " From this tab.")
        await page.keyboard.press(SHORTCUT)
        await expect(page.get_by_role("heading", name="This story was changed meanwhile")).to_be_visible()
        await expect(page.locator("ins").first).to_contain_text("this")
        await expect(page.locator("del").first).to_contain_text("the other")
        await expect(field(page)).to_have_value(f"{STORY} From this tab.")
        assert await desk.violations() == []
        await page.get_by_role("button", name="Save mine as the newest").click()
        await expect(state(page)).to_have_text("Saved as version 3.")
        assert await texts(desk.stage) == [STORY, f"{STORY} From the other tab.", f"{STORY} From this tab."]
        desk.complaints[:] = [each for each in desk.complaints if "409" not in each]


async def test_the_saved_text_can_be_taken_instead(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (desk, page):
        other = await desk.another_tab("/stories/1")
        await typed_at_end(other, " From the other tab.")
        await other.keyboard.press(SHORTCUT)
        await expect(state(other)).to_have_text("Saved as version 2.")
        await typed_at_end(page, " From this tab.")
        await page.keyboard.press(SHORTCUT)
        await page.get_by_role("link", name="Go back to the saved text").click()
        await expect(field(page)).to_have_value(f"{STORY} From the other tab.")
        await expect(state(page)).to_have_text("All words are saved.")
        desk.complaints[:] = [each for each in desk.complaints if "409" not in each]


async def test_a_story_removed_in_another_tab_is_saved_as_a_new_one(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (desk, page):
        other = await desk.another_tab("/stories/1")
        await other.get_by_role("button", name="Remove this story").click()
        await typed_at_end(page, " More.")
        await page.keyboard.press(SHORTCUT)
        await expect(page.get_by_role("heading", name="This story was removed meanwhile")).to_be_visible()
        await page.get_by_role("button", name="Save as a new story").click()
        await page.wait_for_url("**/stories/2?said=new")
        assert [kept.version.told.text for kept in await stories(desk.stage)] == [f"{STORY} More."]
        desk.complaints[:] = [each for each in desk.complaints if "409" not in each]


async def test_a_lost_connection_is_said_and_nothing_is_lost(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (desk, page):
        await desk.browser.set_offline(True)
        await typed_at_end(page, " Typed without a connection.")
        await expect(state(page)).to_contain_text("No connection to Stardrill. Your words stay in the field")
        await page.keyboard.press(SHORTCUT)
        await expect(state(page)).to_contain_text("No connection to Stardrill.")
        await expect(field(page)).to_have_value(f"{STORY} Typed without a connection.")
        await desk.browser.set_offline(False)
        await expect(state(page)).to_have_text("The connection is back. Not saved yet: tap Save.")
        await page.get_by_role("button", name="Save").click()
        await expect(state(page)).to_have_text("Saved as version 2.")
        assert (await texts(desk.stage))[-1] == f"{STORY} Typed without a connection."
        desk.complaints[:] = [each for each in desk.complaints if "ERR_INTERNET_DISCONNECTED" not in each]


async def test_leaving_with_words_that_are_not_saved_warns_and_keeps_them_in_the_tab(
    browser: Browser, sqlite_url: str
) -> None:
    async with at_story(browser, sqlite_url) as (desk, page):
        warned: list[str] = []

        async def leave(dialog: Dialog) -> None:
            warned.append(dialog.type)
            await dialog.accept()

        page.on("dialog", leave)
        await typed_at_end(page, " Not saved.")
        await page.reload()
        assert warned == ["beforeunload"]
        await expect(field(page)).to_have_value(f"{STORY} Not saved.")
        await expect(state(page)).to_contain_text("These words were not saved")
        await page.get_by_role("button", name="Save").click()
        await expect(state(page)).to_have_text("Saved as version 2.")
        assert (await texts(desk.stage))[-1] == f"{STORY} Not saved."
        assert await page.evaluate("sessionStorage.length + localStorage.length") == 0


@pytest.mark.parametrize("arrives", [True, False], ids=["that arrives", "that is lost"])
async def test_a_page_left_while_a_save_is_under_way_offers_the_words_again_only_where_they_are_not_saved(
    browser: Browser, sqlite_url: str, *, arrives: bool
) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        page = await desk.open("/stories/new")
        page.on("dialog", lambda dialog: dialog.accept())
        reached = asyncio.Event()

        async def answer_never(route: Route) -> None:
            if arrives:
                await route.fetch()
            reached.set()

        await page.route("**/stories/new", lambda route: answer_never(route) if is_save(route) else route.continue_())
        await page.get_by_label("Title").fill("The canary")
        await field(page).fill(STORY)
        await page.get_by_role("button", name="Save").click()
        await reached.wait()
        await desk.go("/stories")
        await desk.go("/stories/new")
        await expect(field(page)).to_have_value("" if arrives else STORY)
        await expect(page.get_by_label("Title")).to_have_value("" if arrives else "The canary")
        await expect(state(page)).to_have_text("" if arrives else RESTORED)
        assert [kept.story.title for kept in await stories(desk.stage)] == ["The canary"] * arrives
        await page.unroute_all()
        await page.evaluate("sessionStorage.clear()")


def is_save(route: Route) -> bool:
    """Whether a request sends a form."""
    return route.request.method == "POST"


async def test_a_title_is_saved_with_the_text_and_kept_with_it(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (desk, page):
        page.on("dialog", lambda dialog: dialog.accept())
        title = page.get_by_label("Title", exact=True)
        await expect(title).to_have_value("Quality regression incident")
        await title.fill("The  canary that lied")
        await expect(state(page)).to_have_text("Not saved yet.")
        await page.reload()
        await expect(title).to_have_value("The  canary that lied")
        await expect(state(page)).to_have_text(RESTORED)
        await page.keyboard.press(SHORTCUT)
        await expect(state(page)).to_have_text("Saved.")
        await expect(title).to_have_value("The canary that lied")
        await expect(page.get_by_role("heading", level=1)).to_have_text("The canary that lied")
        await title.fill("")
        await page.keyboard.press(SHORTCUT)
        await expect(title).to_have_value("Quality regression incident")
        assert await texts(desk.stage) == [STORY]
        assert await page.evaluate("sessionStorage.length + localStorage.length") == 0


async def test_a_title_that_was_changed_in_another_tab_is_not_overwritten_unseen(
    browser: Browser, sqlite_url: str
) -> None:
    async with at_story(browser, sqlite_url) as (desk, page):
        other = await desk.another_tab("/stories/1")
        for tab, name in ((other, "Theirs"), (page, "Mine")):
            await tab.get_by_label("Title", exact=True).fill(name)
            await tab.keyboard.press(SHORTCUT)
        await expect(page.get_by_role("alert")).to_contain_text(
            "changed meanwhile, in the chat or in another window, to “Theirs”"
        )
        await expect(page.get_by_label("Title", exact=True)).to_have_value("Mine")
        await page.get_by_role("button", name="Save").click()
        await expect(state(page)).to_have_text("Saved.")
        assert [kept.story.title for kept in await stories(desk.stage)] == ["Mine"]
        desk.complaints[:] = [each for each in desk.complaints if "400" not in each]


async def test_words_typed_before_the_editor_starts_are_not_taken_for_saved(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (desk, page):
        page.on("dialog", lambda dialog: dialog.accept())
        async with editor_held_back(page):
            await page.reload(wait_until="commit")
            await typed_at_end(page, " Typed early.")
        await expect(state(page)).to_have_text("Not saved yet.")
        await page.keyboard.press(SHORTCUT)
        await expect(state(page)).to_have_text("Saved as version 2.")
        assert (await texts(desk.stage))[-1] == f"{STORY} Typed early."


async def test_words_kept_in_the_tab_do_not_replace_what_was_typed_before_the_editor_starts(
    browser: Browser, sqlite_url: str
) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        page = await desk.open("/stories/new")
        page.on("dialog", lambda dialog: dialog.accept())
        await field(page).fill("Left unsaved.")
        await expect(state(page)).to_have_text("Not saved yet.")
        async with editor_held_back(page):
            await page.reload(wait_until="commit")
            await field(page).fill("Typed early.")
        await expect(field(page)).to_have_value("Left unsaved.\n\nTyped early.")
        await expect(state(page)).to_contain_text("These words were not saved")
        await field(page).fill("")


async def test_words_kept_in_the_tab_are_not_stored_over_a_newer_text(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (desk, page):
        page.on("dialog", lambda dialog: dialog.accept())
        await typed_at_end(page, " Not saved.")
        other = await desk.another_tab("/stories/1")
        await typed_at_end(other, " From the other tab.")
        await other.keyboard.press(SHORTCUT)
        await expect(state(other)).to_have_text("Saved as version 2.")
        await page.reload()
        await expect(field(page)).to_have_value(f"{STORY} Not saved.")
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_role("heading", name="This story was changed meanwhile")).to_be_visible()
        assert len(await texts(desk.stage)) == 2
        desk.complaints[:] = [each for each in desk.complaints if "409" not in each]


async def test_closing_the_page_takes_the_words_out_of_the_tab(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (_, page):
        page.on("dialog", lambda dialog: dialog.accept())
        await typed_at_end(page, " Not saved.")
        await page.get_by_role("button", name="Close the page").click()
        await expect(page.get_by_role("heading", name="The page is closed")).to_be_visible()
        assert await page.evaluate("sessionStorage.length") == 0


async def test_a_session_that_is_over_is_said_and_the_words_stay(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (desk, page):
        desk.stage.clock.advance(hours=13)
        await typed_at_end(page, " More.")
        await page.keyboard.press(SHORTCUT)
        await expect(state(page)).to_contain_text("Please open the page anew")
        await expect(field(page)).to_have_value(f"{STORY} More.")
        page.on("dialog", lambda dialog: dialog.accept())
        await desk.open("/stories/1")
        await page.get_by_role("button", name="Save").click()
        await expect(state(page)).to_have_text("Saved as version 2.")
        assert (await texts(desk.stage))[-1] == f"{STORY} More."
        desk.complaints[:] = [each for each in desk.complaints if "401" not in each]

"""The editor in a real browser: marks as one types, saving in place, two tabs, a lost connection, the keyboard alone."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, Dialog, Locator, Page, Route, expect

from bot.conversation.answers.answer_from_messages import LONGEST_ANSWER
from tests.browser.desk import THEMES, WIDTHS, Desk, Theme, Width, at_desk
from tests.end_to_end.stage import STORY
from tests.features.stories.pages.desk import stories, texts

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


async def test_marks_stand_on_the_words_as_one_types(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url, WITHOUT_RESULT) as (_, page):
        await expect(move(page, "Result")).to_contain_text("missing")
        await typed_at_end(page, f" {RESULT}.")
        await expect(marked(page, "R")).to_have_text(RESULT)
        await expect(move(page, "Result")).to_contain_text("met")


async def test_the_verdict_is_asked_for_within_300_ms_of_the_last_key(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        await desk.page.clock.install()
        page = await desk.open("/stories/new")
        await field(page).fill(STORY)
        await page.clock.run_for(300)
        await expect(marked(page, "R")).to_have_text(RESULT)


@pytest.mark.parametrize("before", ["", EMOJI], ids=["plain", "astral and combining"])
async def test_marks_move_along_before_the_next_verdict_comes(browser: Browser, sqlite_url: str, before: str) -> None:
    async with at_story(browser, sqlite_url, before + STORY) as (_, page):
        await expect(marked(page, "R")).to_have_text(RESULT)

        async def never(_: Route) -> None:
            await asyncio.sleep(0)

        await page.route(REVIEWS, never)
        await field(page).press("Control+Home")
        await page.keyboard.type("Well 🙂, ")
        await expect(field(page)).to_have_value(f"Well 🙂, {before}{STORY}")
        await expect(marked(page, "R")).to_have_text(RESULT)
        await expect(page.locator(".layer")).to_have_text(f"Well 🙂, {before}{STORY}\u200b")


async def test_marks_keep_their_words_through_any_edit_elsewhere(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        page = await desk.open("/stories/new")
        assert await page.evaluate(ANY_EDITS) == []


async def test_an_earlier_verdict_never_replaces_a_later_one(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url, WITHOUT_RESULT) as (_, page):
        held: list[Route] = []

        async def hold_the_first(route: Route) -> None:
            if held:
                await route.continue_()
            else:
                held.append(route)

        await page.route(REVIEWS, hold_the_first)
        async with page.expect_request(REVIEWS):
            await typed_at_end(page, " And then")
        await page.keyboard.type(f" {RESULT}.")
        await expect(marked(page, "R")).to_have_text(RESULT)
        await held[0].abort()
        await expect(marked(page, "R")).to_have_text(RESULT)


async def test_the_layer_breaks_its_lines_where_the_field_does(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url, EMOJI + f"{STORY}\n\n" * 6, width="phone") as (_, page):
        same = [
            "font",
            "lineHeight",
            "letterSpacing",
            "paddingLeft",
            "paddingRight",
            "whiteSpace",
            "overflowWrap",
            "width",
        ]
        look = "(each, names) => names.map((name) => getComputedStyle(each)[name])"
        layer, text = page.locator(".layer"), field(page)
        assert await layer.evaluate(look, same) == await text.evaluate(look, same)
        high = "(each) => each.scrollHeight"
        assert await text.evaluate(high) == await text.evaluate("(each) => each.clientHeight")
        assert abs(await layer.evaluate(high) - await text.evaluate(high)) <= 1


async def test_a_move_shows_its_words_and_its_advice(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url, WITHOUT_RESULT) as (_, page):
        await move(page, "Trade-off").hover()
        await expect(page.locator(".layer .strong")).to_contain_text("Either I held the release")
        await expect(page.get_by_role("heading", name="Trade-off: met")).to_be_visible()
        await move(page, "Result").click()
        await expect(page.locator(".layer .strong")).to_have_count(0)
        await expect(page.get_by_role("heading", name="Result: missing")).to_be_visible()
        await expect(page.get_by_role("heading", name="Trade-off: met")).to_be_hidden()


async def test_what_to_fix_first_is_open_at_once(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url, WITHOUT_RESULT) as (_, page):
        await expect(page.locator(".next")).to_contain_text("Fix first: Result.")
        await expect(page.get_by_role("heading", name="Result: missing")).to_be_visible()


async def test_a_tapped_sentence_says_what_it_earns(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (_, page):
        place = STORY.index("Failed queries") + 3
        await field(page).focus()
        await field(page).evaluate("(each, at) => each.setSelectionRange(at, at)", place)
        await expect(page.locator("[data-earns]")).to_have_text("This sentence earns: Result.")


async def test_a_new_level_is_said_once_to_screen_readers(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (_, page):
        heard = page.locator("[data-heard]")
        await typed_at_end(page, " So it was.")
        await expect(state(page)).to_have_text("Not saved yet.")
        await expect(heard).to_have_text("")
        await field(page).fill(WITHOUT_RESULT)
        await expect(heard).to_have_text("Level: Strong")
        assert await heard.get_attribute("role") == "status"


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


async def test_the_line_to_save_covers_the_text_under_it_across_the_whole_field(
    browser: Browser, sqlite_url: str
) -> None:
    async with at_story(browser, sqlite_url, "I waited.\n" * 60) as (_, page):
        line, below = await page.locator(".editor .actions").bounding_box(), await field(page).bounding_box()
        assert line is not None
        assert below is not None
        assert line["x"] <= below["x"]
        assert line["x"] + line["width"] >= below["x"] + below["width"]


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


async def test_the_keyboard_alone_writes_saves_and_reads_the_advice(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        page = await desk.open("/stories/new")
        await page.get_by_label("Archetype").focus()
        await page.keyboard.type("5")
        await page.keyboard.press("Tab")
        await page.keyboard.insert_text(WITHOUT_RESULT)
        await page.keyboard.press("Tab")
        await expect(page.get_by_role("button", name="Save")).to_be_focused()
        await expect(move(page, "Trade-off")).to_be_visible()
        await page.keyboard.press("Tab")
        await page.keyboard.press("Tab")
        await expect(move(page, "Trade-off")).to_be_focused()
        await expect(page.locator(".layer .strong")).to_contain_text("Either I held the release")
        await expect(page.get_by_role("heading", name="Trade-off: met")).to_be_visible()
        await page.keyboard.press("Shift+Tab")
        await page.keyboard.press("Shift+Tab")
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/stories/1?said=new")
        (kept,) = await stories(desk.stage)
        assert kept.story.archetypes == ("quality-incident",)


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
async def test_every_page_of_a_story_reads_well(browser: Browser, sqlite_url: str, width: Width, theme: Theme) -> None:
    async with at_story(browser, sqlite_url, WITHOUT_RESULT, width=width, theme=theme) as (desk, page):
        await field(page).fill(STORY)
        await page.keyboard.press(SHORTCUT)
        await expect(state(page)).to_have_text("Saved as version 2.")
        await move(page, "Action").hover()
        assert await desk.violations() == []
        assert not await desk.overflows()
        for path in ("/stories", "/stories/1/tags", "/stories/1/versions", "/stories/1/versions/1", "/stories/new"):
            await desk.go(path)
            assert await desk.violations() == []
            assert not await desk.overflows()


ANY_EDITS = """async () => {
  const { moved } = await import("/page/static/stories/marks.js");
  let seed = 7;
  const upTo = (most) => (seed = (seed * 48271) % 2147483647) % (most + 1);
  const some = (most) => Array.from({ length: upTo(most) }, () => ["a", "b", " ", "🙂", "e\u0301"][upTo(4)]).join("");
  const wrong = [];
  for (let round = 0; round < 3000; round += 1) {
    const [before, marked, after, typed] = [some(9), `<${some(6)}>`, some(9), some(5)];
    const text = before + marked + after;
    const inFront = upTo(1) === 0;
    const [from, most] = inFront ? [0, before.length] : [before.length + marked.length, after.length];
    const start = from + upTo(most);
    const end = start + upTo(from + most - start);
    const edited = text.slice(0, start) + typed + text.slice(end);
    const [mark] = moved([[before.length, before.length + marked.length, "S", 0]], text, edited);
    if (mark === undefined || edited.slice(mark[0], mark[1]) !== marked) wrong.push([text, edited, mark]);
  }
  return wrong.slice(0, 5);
}"""
"""Edits before or behind a mark; those after which it stands on other words."""

CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const seen = (...layers) => {
    for (const layer of layers) { canvas.fillStyle = layer; canvas.fillRect(0, 0, 1, 1); }
    const light = [...canvas.getImageData(0, 0, 1, 1).data].slice(0, 3).map((value) => value / 255)
      .map((value) => (value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4));
    return 0.2126 * light[0] + 0.7152 * light[1] + 0.0722 * light[2];
  };
  const back = getComputedStyle(document.body).backgroundColor;
  const text = seen(back, getComputedStyle(document.body).color);
  const marks = [...document.querySelectorAll(".layer .mark")];
  return marks.flatMap((mark) => ["", "strong"].map((kind) => {
    mark.className = `${mark.className.replace(" strong", "")} ${kind}`;
    const tint = seen(back, getComputedStyle(mark).backgroundColor);
    return (Math.max(text, tint) + 0.05) / (Math.min(text, tint) + 0.05);
  }));
}"""
"""The contrast of the text on each mark, quiet and strong, as WCAG counts it."""


@pytest.mark.parametrize("theme", THEMES)
async def test_the_text_stands_out_from_every_tint(browser: Browser, sqlite_url: str, theme: Theme) -> None:
    async with at_story(browser, sqlite_url, theme=theme) as (_, page):
        await expect(marked(page, "E")).to_have_count(1)
        contrasts = await page.evaluate(CONTRAST)
        assert len(contrasts) >= 12
        assert min(contrasts) >= 4.5


async def test_a_printed_story_has_its_text_and_its_verdict(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (_, page):
        await page.emulate_media(media="print")
        await expect(field(page)).to_be_visible()
        await expect(page.get_by_role("heading", name="The six moves")).to_be_visible()
        await expect(page.get_by_role("button", name="Save")).to_be_hidden()


async def test_each_mark_carries_its_letter(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url) as (_, page):
        await expect(marked(page, "E")).to_have_count(1)
        letters = await page.locator(".layer .mark").evaluate_all("(all) => all.map((each) => each.dataset.letters)")
        assert set(letters) == set("STARDE")


async def test_it_writes_and_saves_without_javascript(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url, java_script_enabled=False) as (desk, page):
        await expect(page.get_by_role("heading", name="Your words, marked")).to_be_visible()
        await field(page).fill(WITHOUT_RESULT)
        await page.get_by_role("button", name="Save").click()
        await expect(page.get_by_text("Saved as the newest version.")).to_be_visible()
        assert await texts(desk.stage) == [STORY, WITHOUT_RESULT]


async def test_the_picture_of_the_readme(browser: Browser, sqlite_url: str) -> None:
    async with at_story(browser, sqlite_url, STORY.replace("Next time I would ask", "Somebody might ask")) as (
        desk,
        page,
    ):
        await desk.go("/stories/1")
        await move(page, "Trade-off").hover()
        await expect(page.locator(".layer .strong")).to_have_count(1)
        await desk.picture("editor")

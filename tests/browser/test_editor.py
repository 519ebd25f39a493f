"""The editor in a real browser: marks as one types, the verdict, the keyboard alone, and how it looks."""

import asyncio

import pytest
from playwright.async_api import Browser, Route, expect

from tests.browser.desk import THEMES, WIDTHS, Theme, Width, at_desk
from tests.browser.editor import (
    EMOJI,
    RESULT,
    REVIEWS,
    SHORTCUT,
    WITHOUT_RESULT,
    at_story,
    field,
    marked,
    move,
    state,
    typed_at_end,
)
from tests.end_to_end.stage import STORY
from tests.features.stories.pages.desk import stories, texts


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


async def test_the_line_to_save_covers_the_text_under_it_across_the_whole_field(
    browser: Browser, sqlite_url: str
) -> None:
    async with at_story(browser, sqlite_url, "I waited.\n" * 60) as (_, page):
        line, below = await page.locator(".editor .actions").bounding_box(), await field(page).bounding_box()
        assert line is not None
        assert below is not None
        assert line["x"] <= below["x"]
        assert line["x"] + line["width"] >= below["x"] + below["width"]


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

"""The matrix, the audit, the practice, the plan and the day card in a real browser: both widths, both themes, on paper."""

from io import BytesIO

import pytest
from playwright.async_api import Browser
from pypdf import PdfReader

from question_bank.models import ArchetypeId
from storage.records import RehearsalKind
from tests.browser.desk import THEMES, WIDTHS, Desk, Theme, Width, at_desk
from tests.features.progress.pages.test_matrix import rehearsed
from tests.features.progress.test_coverage import TITLE, keep

PAGES = (
    "/matrix",
    "/matrix/audit",
    "/matrix/practice",
    "/matrix/archetypes/contested-decision",
    "/plan",
    "/plan/day-card",
)
MOVES = ("+++++-", "++++~+", "+~++-~", "++++++", "+-+~--")
"""The verdicts of the stories in the picture."""


CUT_OFF = """() => [...document.querySelectorAll("tbody td, tbody th")].filter((cell) => {
  const box = cell.getBoundingClientRect();
  const next = cell.nextElementSibling?.getBoundingClientRect();
  const covers = next !== undefined && Math.abs(next.top - box.top) < 1 && next.left < box.right - 1;
  return covers || box.right > window.innerWidth || cell.scrollWidth > Math.ceil(box.width);
}).map((cell) => cell.textContent.trim())"""
"""The cells whose words leave the window, or the cell itself."""


async def furnished(desk: Desk, *archetypes: str, when: str = "in three weeks") -> None:
    """Some stories, an answer, and a plan."""
    stage = desk.stage
    async with stage.bot.database.begin() as uow:
        for archetype in archetypes:
            await keep(uow, stage.clock, stage.user.person.id, archetype, f"{TITLE} {archetype}")
        await uow.commit()
    await stage.say("/practice ethical pushback")
    await stage.answered("We had some problem. We talked with the team about it, and it went well.")
    await stage.say("/plan", when)
    await stage.press("30 ✓")


@pytest.mark.parametrize("theme", THEMES)
@pytest.mark.parametrize("width", WIDTHS)
async def test_every_page_of_the_desk_reads_well(browser: Browser, sqlite_url: str, width: Width, theme: Theme) -> None:
    async with at_desk(browser, sqlite_url, width=width, theme=theme) as desk:
        await furnished(desk, *list(ArchetypeId)[:5])
        await desk.open()
        for path in PAGES:
            await desk.go(path)
            assert await desk.violations() == [], path
            assert not await desk.overflows(), path


async def test_somebody_new_reads_them_well_too(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url, width="phone") as desk:
        await desk.open()
        for path in PAGES:
            await desk.go(path)
            assert await desk.violations() == [], path
            assert not await desk.overflows(), path


async def test_no_table_is_cut_off_on_a_phone_and_no_cell_runs_into_the_next(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url, width="phone") as desk:
        await furnished(desk, "contested-decision")
        await rehearsed(desk.stage, 1, RehearsalKind.ALOUD)
        page = await desk.open()
        for path in ("/matrix", "/matrix/practice", "/matrix/archetypes/contested-decision", "/stories/1/versions"):
            await desk.go(path)
            assert await page.locator("table").count() == 1, path
            assert await page.evaluate(CUT_OFF) == [], path


async def test_the_menu_is_one_line_on_a_phone(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url, width="phone") as desk:
        page = await desk.open("/matrix")
        entries = [*await page.locator("header a").all(), page.get_by_role("button", name="Close the page")]
        middles = {round(box["y"] + box["height"] / 2) for entry in entries if (box := await entry.bounding_box())}
        assert len(middles) == 1


async def test_a_title_without_a_space_stays_within_the_phone(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url, width="phone") as desk:
        async with desk.stage.bot.database.begin() as uow:
            await keep(uow, desk.stage.clock, desk.stage.user.person.id, "contested-decision", "W" * 200)
            await uow.commit()
        await desk.open()
        for path in PAGES:
            await desk.go(path)
            assert not await desk.overflows(), path


@pytest.mark.parametrize("width", WIDTHS)
async def test_the_matrix_is_a_table_to_a_screen_reader_at_every_width(
    browser: Browser, sqlite_url: str, width: Width
) -> None:
    async with at_desk(browser, sqlite_url, width=width) as desk:
        await furnished(desk, "contested-decision")
        page = await desk.open("/matrix")
        table = page.get_by_role("table", name="The six moves of the newest text")
        assert await table.get_by_role("rowheader").count() == len(ArchetypeId)
        row = table.get_by_role("row", name="Contested technical decision")
        assert await row.get_by_role("cell").count() == 12
        assert await row.get_by_role("link", name="Contested technical decision, Reflection: missing").count() == 1


async def test_every_entry_of_the_matrix_is_large_enough_for_a_thumb(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url, width="phone") as desk:
        await furnished(desk, "contested-decision")
        page = await desk.open("/matrix")
        for link in await page.locator(".matrix a").all():
            box = await link.bounding_box()
            assert box is not None
            assert box["height"] >= 44


async def test_the_matrix_leads_by_the_keyboard_alone_to_an_archetype(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        await furnished(desk, "contested-decision")
        page = await desk.open("/matrix")
        await page.get_by_role("link", name="Practice", exact=True).focus()
        await page.keyboard.press("Tab")
        await page.keyboard.press("Enter")
        await page.wait_for_url("**/matrix/archetypes/contested-decision")
        assert await page.locator("h1").inner_text() == "Contested technical decision"


async def test_without_javascript_the_plan_is_made_and_ticked(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url, java_script_enabled=False) as desk:
        page = await desk.open("/plan")
        await page.get_by_label("Day of the interview").fill("2026-03-23")
        await page.get_by_role("button", name="Set the date").click()
        await page.get_by_role("button", name="Done: Check what your stories lack").click()
        await page.get_by_text("done: audit.").wait_for()
        await page.get_by_label("Minutes a day").select_option("60")
        await page.get_by_role("button", name="Set the minutes").click()
        await page.get_by_text("60 minutes a day").wait_for()


async def test_the_chart_and_its_key_are_drawn(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        await furnished(desk)
        page = await desk.open("/matrix/practice")
        chart = page.get_by_role("img", name="Answers a week, by level")
        (bar,) = await chart.locator(".bar").all()
        box = await bar.bounding_box()
        assert box is not None
        assert box["height"] > 100
        assert await page.locator(".key").count() == 4


async def test_the_picture_of_the_day_card_is_shown(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        await furnished(desk, "contested-decision")
        page = await desk.open("/plan/day-card")
        picture = page.get_by_role("img", name="The day card as a picture")
        await picture.scroll_into_view_if_needed()
        assert await picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 500


@pytest.mark.parametrize("paper", ["A4", "Letter"])
@pytest.mark.parametrize("when", ["in three weeks", "in 8 weeks"])
async def test_the_plan_is_one_sheet_of_paper(browser: Browser, sqlite_url: str, when: str, paper: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        await furnished(desk, *list(ArchetypeId)[:5], when=when)
        page = await desk.open("/plan")
        (sheet,) = PdfReader(BytesIO(await page.pdf(format=paper))).pages
        said = sheet.extract_text()
        assert "days to go" in said
        assert "Interview" in said
        for left_out in ("Close the page", "Set the date", "Calendar file", "In the chat"):
            assert left_out not in said


@pytest.mark.parametrize("paper", ["A4", "Letter"])
async def test_the_day_card_is_one_sheet_of_paper(browser: Browser, sqlite_url: str, paper: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        await furnished(desk, *ArchetypeId)
        page = await desk.open("/plan/day-card")
        (sheet,) = PdfReader(BytesIO(await page.pdf(format=paper))).pages
        said = sheet.extract_text()
        assert said.count("Number") == len(ArchetypeId)
        for left_out in ("Back to the plan", "Fill it in", "Download"):
            assert left_out not in said


async def test_a_picture_of_the_matrix_for_the_readme(browser: Browser, sqlite_url: str) -> None:
    async with at_desk(browser, sqlite_url) as desk:
        stage, archetypes = desk.stage, list(ArchetypeId)
        async with stage.bot.database.begin() as uow:
            told = [
                await keep(uow, stage.clock, stage.user.person.id, archetype, TITLE, moves)
                for archetype, moves in zip(archetypes, MOVES, strict=False)
            ]
            await uow.commit()
        for n, story_id in enumerate(told):
            for kind in (*[RehearsalKind.ALOUD] * (n % 3), *[RehearsalKind.FRIEND] * (n % 2)):
                await rehearsed(stage, story_id, kind)
        for archetype in ("contested decision", "quality incident", "cost negotiation"):
            await stage.say(f"/practice {archetype}")
            await stage.answered()
            stage.clock.advance(days=2)
        await desk.open("/matrix")
        assert await desk.page.locator(".matrix tbody tr").count() == len(archetypes)
        await desk.picture("page-matrix")

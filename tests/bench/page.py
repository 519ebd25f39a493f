"""The page: the size of its own files, its first view with a full desk, and the live verdict for ten editors."""

import asyncio
import re
import statistics
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import aiohttp
from playwright.async_api import async_playwright

from bot.web.page.files import load_page_files
from tests.bench.full_desk import fill_desk
from tests.bench.processes import ENVIRONMENT
from tests.bench.report import Row, Scale
from tests.browser.chromium import FLAGS, chromium
from tests.end_to_end.stage import STORY

TITLE = "The page"
ANSWERS, STORIES, EDITORS = 500, 40, 10
FILES_KB, VIEW_MS, VERDICT_MS = 100, 300, 150
VIEWS = ("/stories", "/stories/1", "/matrix", "/answers", "/plan")
KEY_EVERY_S = 0.5
"""Pause of a writer who types on, after which the page asks for a verdict."""
CSRF = re.compile(r'<meta name="csrf" content="([^"]+)"')


def rows(scale: Scale) -> Iterator[Row]:
    """The files first, then the views, then the verdicts."""
    kilobytes = sum(len(file.compressed) for file in load_page_files().values()) / 1000
    yield Row(
        what="the page's own files, compressed",
        here=f"{kilobytes:.0f} kB",
        target=f"under {FILES_KB} kB",
        reached=kilobytes < FILES_KB,
    )
    yield from asyncio.run(_measured(scale))


async def _measured(scale: Scale) -> list[Row]:
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'desk.sqlite3'}"
        await fill_desk(url, scale.of(ANSWERS, 5), scale.of(STORIES, 2))
        async with (
            _served(url, folder) as link,
            aiohttp.ClientSession(cookie_jar=aiohttp.CookieJar(unsafe=True)) as session,
            session.get(link) as opened,
        ):
            page = await opened.text()
            origin = str(opened.url.origin())
            verdicts = await _verdicts(session, origin, page, scale.of(40, 2))
            views = await _views(session, origin, scale.of(20, 1))
        async with _served(url, folder) as link:
            shown = await _shown_ms(link, scale.of(7, 1))
    slowest = max(views, key=lambda view: views[view])
    p95 = statistics.quantiles(verdicts, n=20)[-1] if len(verdicts) > 1 else verdicts[0]
    beside = f"the server's part: {slowest} {views[slowest]:.0f} ms, the slowest of {', '.join(VIEWS)}"
    return [
        Row(
            what=f"first view in a browser, {ANSWERS} answers and {STORIES} stories",
            here=f"{shown:.0f} ms" if shown is not None else "no browser",
            beside=beside,
            target=f"under {VIEW_MS} ms",
            reached=shown < VIEW_MS if shown is not None else None,
        ),
        Row(
            what=f"live verdict with {EDITORS} editors, 95th percentile",
            here=f"{p95:.0f} ms",
            beside=f"median {statistics.median(verdicts):.0f} ms",
            target=f"under {VERDICT_MS} ms",
            reached=p95 < VERDICT_MS,
        ),
    ]


@asynccontextmanager
async def _served(url: str, folder: str) -> AsyncIterator[str]:
    """`stardrill web` as a process of its own; its one-time link."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "web", "--no-browser",
        cwd=folder, env={**ENVIRONMENT, "DATABASE_URL": url}, stdout=asyncio.subprocess.PIPE,
    )  # fmt: skip
    assert process.stdout is not None
    try:
        async with asyncio.timeout(60):
            link = None
            while link is None:
                line = (await process.stdout.readline()).decode()
                assert line, "the page ended before it said its link"
                link = re.search(r"http://\S+", line)
        yield link[0]
    finally:
        process.terminate()
        await process.communicate()


async def _verdicts(session: aiohttp.ClientSession, origin: str, page: str, times: int) -> list[float]:
    """The milliseconds of each verdict while all editors type on, each at its own pace."""
    token = CSRF.search(page)
    assert token is not None
    headers = {"X-CSRF-Token": token[1], "Accept": "application/json"}
    taken: list[float] = []

    async def edit(editor: int) -> None:
        await asyncio.sleep(KEY_EVERY_S * editor / EDITORS)
        for n in range(times):
            fields = {"text": f"{STORY} {STORY} {n}", "archetype": "contested-decision"}
            before = perf_counter()
            async with session.post(f"{origin}/page/stories/review", data=fields, headers=headers) as answer:
                await answer.read()
                assert answer.status == 200
            taken.append((perf_counter() - before) * 1000)
            await asyncio.sleep(KEY_EVERY_S)

    await asyncio.gather(*map(edit, range(EDITORS)))
    return taken


async def _views(session: aiohttp.ClientSession, origin: str, times: int) -> dict[str, float]:
    """The median milliseconds in which the server answers each view."""
    found = {}
    for path in VIEWS:
        taken = []
        for _ in range(times):
            before = perf_counter()
            async with session.get(f"{origin}/page{path}") as answer:
                await answer.read()
                assert answer.status == 200
            taken.append((perf_counter() - before) * 1000)
        found[path] = statistics.median(taken)
    return found


async def _shown_ms(link: str, times: int) -> float | None:
    """The median milliseconds from the click to the loaded bank of stories, each in a fresh browser profile."""
    if chromium() is None:
        return None
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=chromium(), args=list(FLAGS))
        context = await browser.new_context()
        tab = await context.new_page()
        await tab.goto(link)
        cookies = await context.cookies()
        taken: list[float] = []
        for _ in range(times):
            fresh = await browser.new_context()
            await fresh.add_cookies([{**cookie} for cookie in cookies])  # type: ignore[typeddict-item]  # as they came
            view = await fresh.new_page()
            await view.goto(tab.url)
            taken.append(float(await view.evaluate("performance.getEntriesByType('navigation')[0].loadEventEnd")))
            await fresh.close()
        await browser.close()
    return statistics.median(taken)

"""A form that came without a session is taken in the session that its browser opens later, and in no other way."""

import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from tests.end_to_end.stage import STORY, Stage, staged
from tests.features.stories.pages.desk import before_a_story, seen, texts
from tests.web.page.browser import Browser, browsing

NEW = f"{STORY} And so on."


@pytest_asyncio.fixture
async def stage(sqlite_url: str) -> AsyncIterator[Stage]:
    """A chat before a new bot."""
    async with staged(sqlite_url) as opened:
        yield opened


@pytest_asyncio.fixture
async def browser(stage: Stage) -> AsyncIterator[Browser]:
    """The editor with a story."""
    async with before_a_story(stage) as opened:
        yield opened


async def _refused(browser: Browser, stage: Stage) -> dict[str, str]:
    """The form of the notice, with its token, that a session which is over gets for its words."""
    await browser.get("/stories/1")
    fields = {**seen(browser), "text": NEW}
    stage.clock.advance(hours=13)
    return await _sent_without_a_session(browser, fields)


async def _sent_without_a_session(browser: Browser, fields: dict[str, str]) -> dict[str, str]:
    await browser.post("/stories/1", fields)
    assert browser.status == 401
    (token,) = re.findall(r'name="csrf" value="([^"]*)"', browser.html.partition("<main")[2])
    return {**fields, "csrf": token}


async def test_it_is_taken_at_once_after_a_new_link(stage: Stage, browser: Browser) -> None:
    form = await _refused(browser, stage)
    await browser.open(stage.user.person.id)
    await browser.post("/stories/1", form)
    assert browser.status == 200
    assert await texts(stage) == [STORY, NEW]


async def test_two_of_them_are_both_taken(stage: Stage, browser: Browser) -> None:
    first = await _refused(browser, stage)
    await _sent_without_a_session(browser, first)
    await browser.open(stage.user.person.id)
    await browser.post("/stories/1", first)
    assert browser.status == 200


async def test_a_form_that_was_sent_too_early_is_still_taken_later(stage: Stage, browser: Browser) -> None:
    form = await _sent_without_a_session(browser, await _refused(browser, stage))
    await browser.open(stage.user.person.id)
    await browser.post("/stories/1", form)
    assert await texts(stage) == [STORY, NEW]


async def test_the_token_of_another_browser_is_refused(stage: Stage, browser: Browser) -> None:
    form = await _refused(browser, stage)
    async with browsing(stage.bot) as another:
        await another.open(stage.user.person.id)
        await another.post("/stories/1", form)
        assert another.status == 403
    assert await texts(stage) == [STORY]


async def test_it_is_for_its_own_address(stage: Stage, browser: Browser) -> None:
    form = await _refused(browser, stage)
    await browser.open(stage.user.person.id)
    await browser.post("/stories/1/remove", form)
    assert browser.status == 403


async def test_a_session_that_was_open_before_takes_none(stage: Stage, browser: Browser) -> None:
    cookies = dict(browser.client.cookies)
    browser.client.cookies.clear()
    stage.clock.advance(minutes=1)
    form = await _sent_without_a_session(browser, {"text": NEW})
    browser.client.cookies.update(cookies)
    await browser.post("/stories/1", form)
    assert browser.status == 403


@pytest.mark.parametrize(("hours", "status"), [(23, 200), (25, 403)])
async def test_it_waits_for_a_day(stage: Stage, browser: Browser, hours: int, status: int) -> None:
    form = await _refused(browser, stage)
    stage.clock.advance(hours=hours)
    await browser.open(stage.user.person.id)
    await browser.post("/stories/1", form)
    assert browser.status == status


async def test_without_a_session_it_opens_nothing(stage: Stage, browser: Browser) -> None:
    form = await _refused(browser, stage)
    await browser.post("/stories/1", form)
    assert browser.status == 401
    assert await texts(stage) == [STORY]


async def test_closing_the_page_forgets_the_browser(stage: Stage, browser: Browser) -> None:
    form = await _refused(browser, stage)
    await browser.open(stage.user.person.id)
    await browser.post("/leave")
    assert list(browser.client.cookies) == []
    await browser.open(stage.user.person.id)
    await browser.post("/stories/1", form)
    assert browser.status == 403

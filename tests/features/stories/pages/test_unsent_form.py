"""A form that cannot be taken shows what was typed again, and is sent again from there, also without JavaScript."""

import html
import re
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.web.page import texts as say
from storage.errors import StorageError
from storage.repositories.stories.bank import Stories
from tests.end_to_end.stage import STORY, Stage
from tests.features.stories.pages.desk import before_a_story, field, seen, stories, texts
from tests.features.stories.pages.test_tags import FILLED
from tests.web.page.browser import Browser

NEW = f"{STORY}\n\n  <b>And then</b> & so on."


@pytest_asyncio.fixture
async def browser(stage: Stage) -> AsyncIterator[Browser]:
    """The editor with a story."""
    async with before_a_story(stage) as opened:
        yield opened


def shown(browser: Browser) -> dict[str, list[str]]:
    """What the form of a notice sends, but for its token."""

    found: dict[str, list[str]] = {}
    main = browser.html.partition("<main")[2]
    for name, value in re.findall(r'<input type="hidden" name="([^"]*)" value="([^"]*)">', main):
        found.setdefault(name, []).append(html.unescape(value))
    for name, value in re.findall(r'<textarea[^>]* name="([^"]*)"[^>]*>\n(.*?)</textarea>', main, re.DOTALL):
        found.setdefault(name, []).append(html.unescape(value))
    found.pop("csrf", None)
    return found


def token(browser: Browser) -> str:
    """The token in the form of a notice."""
    (found,) = re.findall(r'name="csrf" value="([^"]*)"', browser.html.partition("<main")[2])
    return str(found)


async def test_a_session_that_is_over_keeps_the_story_and_takes_it_after_a_new_link(
    stage: Stage, browser: Browser
) -> None:
    await browser.get("/stories/1")
    fields = {**seen(browser), "text": NEW, "title": "The index", "title_was": "Quality regression incident"}
    stage.clock.advance(hours=13)
    await browser.post("/stories/1", fields)
    assert browser.status == 401
    assert say.OVER.with_words is not None
    assert say.OVER.with_words in browser.text
    assert shown(browser) == {name: [value] for name, value in fields.items()}
    unsent = {**shown(browser), "csrf": token(browser)}
    await browser.open(stage.user.person.id)
    await browser.post("/stories/1", unsent)
    assert browser.status == 200
    assert await texts(stage) == [STORY, NEW]
    assert (await stories(stage))[0].story.title == "The index"


async def test_a_session_that_is_over_keeps_every_tag(stage: Stage, browser: Browser) -> None:
    await browser.get("/stories/1/tags")
    fields = {**FILLED, "also": ["quality-incident", "killed-project"], "digest": field(browser, "digest")}
    stage.clock.advance(hours=13)
    await browser.post("/stories/1/tags", fields)
    assert browser.status == 401
    assert shown(browser) == {name: value if isinstance(value, list) else [value] for name, value in fields.items()}


async def test_a_form_of_an_earlier_visit_is_sent_again_with_one_press(stage: Stage, browser: Browser) -> None:
    await browser.get("/stories/1")
    fields = {**seen(browser), "text": NEW, "csrf": "of an earlier visit"}
    await browser.post("/stories/1", fields)
    assert browser.status == 403
    await browser.post("/stories/1", {**shown(browser), "csrf": token(browser)})
    assert await texts(stage) == [STORY, NEW]


async def test_a_database_that_is_away_keeps_the_story(
    stage: Stage, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    await browser.get("/stories/1")
    fields = {**seen(browser), "text": NEW}

    async def away(*_: object) -> None:
        raise StorageError("away")

    with monkeypatch.context() as broken:
        broken.setattr(Stories, "one", away)
        await browser.post("/stories/1", fields)
    assert browser.status == 503
    await browser.post("/stories/1", {**shown(browser), "csrf": token(browser)})
    assert await texts(stage) == [STORY, NEW]


async def test_tags_of_a_story_that_was_removed_meanwhile_are_shown_to_be_copied(browser: Browser) -> None:
    await browser.get("/stories/1/tags")
    fields = {**FILLED, "digest": field(browser, "digest")}
    await browser.post("/stories/1/remove")
    await browser.post("/stories/1/tags", fields)
    assert browser.status == 404
    assert shown(browser)["learnings"] == ["Ask first.\nThen ship."]


async def test_a_notice_without_words_has_no_form(browser: Browser) -> None:
    await browser.post("/stories/1", {"text": " ", "csrf": "of an earlier visit"})
    assert browser.status == 403
    assert "<textarea" not in browser.html
    await browser.get("/stories/99")
    assert "<textarea" not in browser.html


async def test_a_module_of_the_page_gets_the_notice_alone(stage: Stage, browser: Browser) -> None:
    stage.clock.advance(hours=13)
    await browser.post("/stories/1", {"text": NEW}, headers={"Accept": "application/json"})
    assert browser.response is not None
    assert browser.response.json() == {"title": say.OVER.title, "text": say.OVER.text}

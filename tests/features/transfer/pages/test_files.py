"""Export and import on the page: the same files and the same two steps as in the chat."""

import asyncio
from collections.abc import AsyncIterator

import pytest
import pytest_asyncio

from bot.delivery.sending.export import Exporter
from bot.features.transfer.texts import transfer as say
from bot.web.page import file_answers
from tests.end_to_end.stage import STORY, Stage
from tests.features.transfer.sent_files import FORM, exported, rows, stories
from tests.web.page.browser import Browser, browsing


@pytest_asyncio.fixture
async def browser(stage: Stage) -> AsyncIterator[Browser]:
    """The page of a person who is set up."""
    await stage.set_up()
    async with browsing(stage.bot) as opened:
        yield await opened.open(stage.user.person.id)


async def _send(browser: Browser, name: str, content: bytes) -> Browser:
    await browser.get("/transfer")
    return await browser.post("/transfer/import", files={"file": (name, content)})


async def test_the_files_are_those_of_the_chat(stage: Stage, browser: Browser) -> None:
    await stage.answered(STORY)
    sent = await exported(stage)
    for name in ("stardrill.md", "stardrill.json"):
        await browser.get(f"/transfer/{name}")
        assert browser.response is not None
        assert browser.response.headers["content-disposition"] == f'attachment; filename="{name}"'
        assert browser.response.content == sent[name]


async def test_an_export_that_hangs_is_given_up_with_a_sentence(
    stage: Stage, browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def hang(*_: object) -> bytes:
        await asyncio.Event().wait()
        return b""

    monkeypatch.setattr(Exporter, "make", hang)
    monkeypatch.setattr(file_answers, "EXPORTED_WITHIN_S", 0.0)
    async with browsing(stage.bot) as another:
        await another.open(stage.user.person.id)
        assert (await another.get("/transfer/stardrill.json")).status == 503
        assert "That took too long" in another.text
    assert (await browser.get("/transfer")).status == 200


async def test_another_name_is_not_there(browser: Browser) -> None:
    assert (await browser.get("/transfer/stardrill.sqlite3")).status == 404


async def test_a_file_is_shown_before_anything_is_imported(stage: Stage, browser: Browser) -> None:
    await _send(browser, "stories.md", FORM.encode())
    assert "1 story in this file" in browser.text
    assert await stories(stage) == []
    await browser.post("/transfer/import/1/take")
    (kept,) = await stories(stage)
    assert kept.story.title == "The silent index"


async def test_after_an_import_the_page_leads_to_the_stories(browser: Browser) -> None:
    await _send(browser, "stories.md", FORM.encode())
    assert "See your stories" not in browser.text
    await browser.post("/transfer/import/1/take")
    assert "See your stories" in browser.text


async def test_a_file_without_stories_headings_is_told_what_they_look_like(browser: Browser) -> None:
    await _send(browser, "notes.md", f"# The bill\n\n{STORY}\n\n# Kafka\n\n{STORY}".encode())
    assert "I see no heading of a story" in browser.text
    assert "# My story: the title" in browser.text


async def test_not_now_forgets_the_file(stage: Stage, browser: Browser) -> None:
    await _send(browser, "stories.md", FORM.encode())
    await browser.post("/transfer/import/1/leave")
    assert say.DECLINED in browser.text
    assert (await browser.post("/transfer/import/1/take")).status == 404
    assert await stories(stage) == []


async def test_a_file_of_another_kind_is_refused_with_what_fits(browser: Browser) -> None:
    await _send(browser, "picture.png", b"\x89PNG")
    assert browser.status == 200
    assert ".md" in browser.text


async def test_without_a_file_it_says_so(browser: Browser) -> None:
    await browser.get("/transfer")
    await browser.post("/transfer/import", files={"file": ("", b"")})
    assert "Choose a file first" in browser.text


async def test_a_file_over_the_limit_is_not_read(browser: Browser) -> None:
    await _send(browser, "stories.md", b"x" * 5_100_000)
    assert browser.status == 413


async def test_the_file_of_another_person_is_not_there(stage: Stage, browser: Browser) -> None:
    await _send(browser, "stories.md", FORM.encode())
    other = await stage.another_user(77)
    await other.set_up()
    async with browsing(stage.bot) as theirs:
        await theirs.open(77)
        assert (await theirs.post("/transfer/import/1/take")).status == 404


async def test_names_in_a_file_are_no_markup(browser: Browser) -> None:
    await _send(browser, "stories.md", FORM.replace("The silent index", "<img src=x onerror=alert(1)>").encode())
    assert "<img src=x" not in browser.html


async def test_a_session_that_is_over_takes_no_file_and_says_so(stage: Stage, browser: Browser) -> None:
    stage.clock.advance(hours=13)
    await browser.post("/transfer/import", files={"file": ("stories.md", FORM.encode())})
    assert (browser.status, "so the file was not taken" in browser.text) == (401, True)
    assert await rows(stage.bot.database) == 0


async def test_a_file_of_an_earlier_visit_is_to_be_chosen_again(browser: Browser) -> None:
    await browser.post("/transfer/import", {"csrf": "old"}, files={"file": ("stories.md", FORM.encode())})
    assert (browser.status, "“Export and import”, and choose it there" in browser.text) == (403, True)


async def test_a_file_over_the_limit_is_told_the_limit_and_of_no_text(browser: Browser) -> None:
    await _send(browser, "stories.md", b"x" * 5_100_000)
    assert "files up to 5 MB" in browser.text
    assert "your text" not in browser.text

"""Versions on the page: the list, what changed, and the way back."""

from storage.records import StoryCause
from tests.end_to_end.stage import STORY, Stage
from tests.features.stories.pages.desk import before_a_story, seen, stories, texts

NEW = STORY.replace("twelve million", "fourteen million")


async def test_the_list_has_every_version_newest_first(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/1", {"text": NEW, **seen(browser)})
        await browser.get("/stories/1/versions")
        newest, oldest = browser.text.index("Version 2, the newest"), browser.text.index("Version 1")
        assert newest < oldest
        assert "Written" in browser.text
        assert "Edited" in browser.text


async def test_a_version_shows_what_changed_since(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/1", {"text": NEW, **seen(browser)})
        await browser.get("/stories/1/versions/1")
        assert "(only in version 1: twelve)" in browser.text
        assert "(only in version 2: fourteen)" in browser.text


async def test_restoring_adds_the_old_text_as_the_newest_version(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/1", {"text": NEW, **seen(browser)})
        await browser.post("/stories/1/versions/1")
        assert "That text is the newest version now" in browser.text
        assert await texts(stage) == [STORY, NEW, STORY]
        (kept,) = await stories(stage)
        assert kept.version.cause is StoryCause.RESTORED


async def test_the_newest_version_is_not_restored_again(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/1/versions/1")
        assert "newest version already" in browser.text
        assert await texts(stage) == [STORY]


async def test_a_version_that_never_was_is_not_here(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        assert (await browser.post("/stories/1/versions/9")).status == 404
        assert (await browser.get("/stories/1/versions/9")).status == 404

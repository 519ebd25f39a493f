"""A story is taken out of the bank on the page, and put back."""

from tests.end_to_end.stage import Stage
from tests.features.friends.visiting import AUTHOR, reading, two
from tests.features.stories.pages.desk import before_a_story, stories
from tests.web.page.browser import browsing


async def test_a_removed_story_can_be_put_back(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/1/remove")
        assert "is out of the bank. It is kept for 30 days" in browser.text
        assert await stories(stage) == []
        await browser.post("/stories/1/put-back")
        assert "back in the bank" in browser.text
        assert len(await stories(stage)) == 1


async def test_after_a_month_it_cannot(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/1/remove")
        stage.clock.advance(days=31)
        await browser.open(stage.user.person.id)
        await browser.post("/stories/1/put-back")
        assert "cannot be put back" in browser.text
        assert await stories(stage) == []


async def test_what_was_not_removed_is_opened(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.post("/stories/1/put-back")
        assert browser.path == "/page/stories/1"


async def test_a_removal_takes_the_story_away_from_a_friend_who_has_it_open(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend), browsing(author.bot) as browser:
        await reading(author, friend)
        await browser.open(AUTHOR)
        await browser.post("/stories/1/remove")
        author.bot.outbox.wake()
        await author.settle()
        assert any(text.startswith("This visit is over.") for text in friend.texts)
        assert not any("twelve million" in text for text in friend.texts)

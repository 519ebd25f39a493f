"""The page of past answers: newest first, filtered by what is known of them, never by their words."""

import re
from collections.abc import AsyncIterator

import pytest_asyncio

from tests.end_to_end.stage import STORY, Stage
from tests.web.page.browser import Browser, browsing

SHORT = "I moved the backup job to Sunday. " * 12


@pytest_asyncio.fixture
async def browser(stage: Stage) -> AsyncIterator[Browser]:
    """The page of a person who is set up."""
    await stage.set_up()
    async with browsing(stage.bot) as opened:
        yield await opened.open(stage.user.person.id)


async def test_before_the_first_answer_it_says_how_answers_come_here(browser: Browser) -> None:
    await browser.get("/answers")
    assert "None yet" in browser.text


async def test_answers_come_newest_first_with_their_verdicts(stage: Stage, browser: Browser) -> None:
    await stage.answered(STORY)
    await stage.say("/practice")
    await stage.answered(SHORT)
    await browser.get("/answers")
    assert "1 to 2 of 2" in browser.text
    assert browser.text.index("Weak") < browser.text.index("Staff")
    assert "Reflection: met" in browser.text


async def test_no_filter_is_called_the_same_here_and_among_the_stories(stage: Stage, browser: Browser) -> None:
    await stage.answered(STORY)
    await stage.press("Save to the story bank")
    for path, filters in (("/answers", 6), ("/stories", 2)):
        await browser.get(path)
        assert re.findall(r'<option value="">(.*?)</option>', browser.html) == ["All"] * filters


async def test_the_filter_shows_what_was_asked_for(stage: Stage, browser: Browser) -> None:
    await stage.answered(STORY)
    await stage.say("/practice")
    await stage.answered(SHORT)
    await browser.get("/answers?move=T&verdict=missing")
    assert "1 to 1 of 1" in browser.text
    await browser.get("/answers?level=staff&asked=mock")
    assert "No answer fits" in browser.text


async def test_what_is_no_choice_asks_for_everything(stage: Stage, browser: Browser) -> None:
    await stage.answered(STORY)
    await browser.get("/answers?level=wonderful&archetype=%3Cb%3E&from=-3&track=../x")
    assert "1 to 1 of 1" in browser.text


async def test_an_answer_shows_the_words_that_earned_each_move(stage: Stage, browser: Browser) -> None:
    await stage.answered(STORY)
    await browser.get("/answers")
    await browser.get("/answers/1")
    assert browser.status == 200
    assert "Failed queries fell from 3 percent to 0.2 percent in two weeks" in browser.text
    assert 'class="mark mark-r"' in browser.html
    assert "Staff." in browser.text


async def test_an_answer_becomes_a_story_word_for_word(stage: Stage, browser: Browser) -> None:
    await stage.answered(STORY)
    await browser.get("/answers/1")
    await browser.post("/answers/1/story")
    assert browser.path == "/page/stories/1"
    async with stage.bot.database.read() as uow:
        (kept,) = await uow.stories.kept(stage.user.person.id)
    assert kept.version.told.text == STORY
    await browser.get("/answers/1")
    assert "It tells your story" in browser.text
    await browser.post("/answers/1/story")
    assert browser.path == "/page/stories/1"


async def test_the_typed_text_is_shown_as_typed_and_nothing_of_it_is_markup(stage: Stage, browser: Browser) -> None:
    await stage.answered(f"{STORY} <script>alert(1)</script> & <b>so on</b>.")
    await browser.get("/answers/1")
    assert "<script>alert" not in browser.html
    assert "<script>alert(1)</script> & <b>so on</b>" in browser.text


async def test_an_answer_of_a_mock_waits_for_its_end(stage: Stage, browser: Browser) -> None:
    await stage.press("Skip")
    await stage.say("/mock")
    await stage.press("3")
    await stage.say(STORY)
    await stage.press("Done")
    async with stage.bot.database.read() as uow:
        (answer,) = await uow.answers.of_mock(1)
    await browser.get("/answers")
    assert "None yet" in browser.text
    assert (await browser.get(f"/answers/{answer.id}")).status == 404


async def test_the_answers_of_others_are_not_there(stage: Stage, browser: Browser) -> None:
    other = await stage.another_user(77)
    await other.set_up()
    await other.answered(STORY)
    async with stage.bot.database.read() as uow:
        theirs = await uow.answers.latest_judged(77)
    assert theirs is not None
    assert (await browser.get(f"/answers/{theirs.answer.id}")).status == 404
    await browser.get("/answers")
    assert (await browser.post(f"/answers/{theirs.answer.id}/story")).status == 404

"""The page of a mock interview: its transcript with the verdicts and the debrief, once it is over."""

from tests.end_to_end.stage import STORY, Stage
from tests.features.mock.in_a_mock import POOR, answer_all, begin
from tests.web.page.browser import browsing


async def test_a_mock_under_way_shows_nothing_of_it(stage: Stage) -> None:
    await begin(stage)
    await stage.say(STORY)
    await stage.press("Done")
    async with browsing(stage.bot) as browser:
        await browser.open(stage.user.person.id)
        await browser.get("/mocks")
        assert "under way" in browser.text
        assert (await browser.get("/mocks/1")).status == 404


async def test_the_transcript_has_each_question_answer_follow_up_and_verdict(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR)
    (follow_up,) = await stage.press("Done")
    await stage.say("It went from nine a month to one.")
    await stage.press("Done")
    await answer_all(stage, STORY, size=2)
    async with browsing(stage.bot) as browser:
        await browser.open(stage.user.person.id)
        await browser.get("/mocks")
        await browser.get("/mocks/1")
        assert browser.status == 200
        assert "I moved the backup job to Sunday." in browser.text
        assert "It went from nine a month to one." in browser.text
        assert follow_up.plain.removeprefix("💬 ") in browser.text
        assert "The debrief" in browser.text
        assert browser.html.count("<section>") == 4


async def test_the_mock_of_another_person_is_not_there(stage: Stage) -> None:
    await begin(stage)
    await answer_all(stage, STORY)
    other = await stage.another_user(77)
    await other.set_up()
    async with browsing(stage.bot) as browser:
        await browser.open(77)
        assert (await browser.get("/mocks/1")).status == 404

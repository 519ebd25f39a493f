"""The bank's page: each story at a glance, filtered and in order by plain links and forms."""

from tests.end_to_end.stage import STORY, Stage
from tests.features.rehearsal.telling import saved
from tests.features.stories.pages.desk import before_a_story, before_the_bank, stories
from tests.web.page.browser import browsing

SHORT = "We were asked to cut the cost."


async def test_an_empty_bank_says_what_to_do(stage: Stage) -> None:
    async with before_the_bank(stage) as browser:
        assert "Your bank is empty" in browser.text
        assert "/page/stories/new" in browser.html


async def test_an_empty_bank_leads_to_the_import_of_a_file(stage: Stage) -> None:
    async with before_the_bank(stage) as browser:
        assert 'href="/page/transfer"' in browser.html


async def test_a_story_is_shown_at_a_glance(stage: Stage) -> None:
    async with before_a_story(stage, STORY.replace("Next time I would ask", "Somebody might ask")) as browser:
        await browser.get("/stories")
        assert "Strong" in browser.text
        assert (
            "Situation met, Trade-off met, Action met, Result met, Driver of impact met, Reflection missing"
            in browser.text
        )
        assert "Fix first: Reflection" in browser.text
        assert "0:38 min spoken" in browser.text
        assert "Told in an answer: not yet · Rehearsed: not yet" in browser.text


async def test_a_story_of_an_answer_says_when_it_was_told(stage: Stage) -> None:
    await saved(stage)
    async with browsing(stage.bot) as browser:
        await browser.open(stage.user.person.id)
        (kept,) = await stories(stage)
        assert f"Told in an answer: {kept.story.created_at:%-d %b %Y}" in browser.text


async def test_a_story_that_is_begun_has_no_level(stage: Stage) -> None:
    async with before_a_story(stage, SHORT) as browser:
        await browser.get("/stories")
        assert "Begun" in browser.text
        assert "Weak" not in browser.text.replace("Weakest first", "").split("Show")[1]


async def test_the_archetype_and_the_level_filter_the_list(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.get("/stories?archetype=quality-incident&level=staff")
        assert "1 of 1 story" in browser.text
        await browser.get("/stories?archetype=mentoring")
        assert "No story is like that" in browser.text
        await browser.get("/stories?level=weak")
        assert "No story is like that" in browser.text


async def test_an_address_that_asks_for_nonsense_shows_all(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.get("/stories?archetype=x&level=y&order=z&removed=99999999999999999999&said=w")
        assert browser.status == 200
        assert "1 of 1 story" in browser.text


async def test_the_order_is_kept_in_the_form(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.get("/stories?order=title")
        assert '<option value="title" selected>' in browser.html

"""Title and tags on the page: one form, which keeps what was typed."""

import re
from typing import Any

from storage.records import StoryScope
from tests.end_to_end.stage import Stage
from tests.features.stories.pages.desk import before_a_story, field, stories
from tests.web.page.browser import Browser

FILLED = {
    "title": "The canary",
    "project": "Search",
    "year": "2024",
    "main": "mentoring",
    "also": ["quality-incident"],
    "category": "Technical",
    "learnings": "Ask first.\nThen ship.",
    "core": "3",
    "scope": "teams",
}


async def sent(browser: Browser, **changed: Any) -> Browser:
    """Send the form as it is shown, filled in."""
    await browser.get("/stories/1/tags")
    return await browser.post("/stories/1/tags", {**FILLED, "digest": field(browser, "digest"), **changed})


async def test_all_tags_are_stored(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await sent(browser)
        assert browser.path == "/page/stories/1"
        story = (await stories(stage))[0].story
        assert (story.title, story.project, story.year, story.core) == ("The canary", "Search", 2024, 3)
        assert story.archetypes == ("mentoring", "quality-incident")
        assert (story.scope, story.learnings) == (StoryScope.TEAMS, "Ask first.\nThen ship.")


async def test_another_main_archetype_judges_the_story_again(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await sent(browser)
        assert "not mentoring" in browser.text


async def test_what_cannot_be_stored_is_shown_again_and_changes_nothing(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await sent(browser, year="recently", title="t" * 81)
        assert browser.status == 400
        assert "The year should be a number" in browser.text
        assert 'value="recently"' in browser.html
        assert "Ask first." in browser.html
        assert (await stories(stage))[0].story.project is None


async def test_an_empty_title_becomes_the_projects_words(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await sent(browser, title="")
        assert (await stories(stage))[0].story.title == "Search"


async def test_a_title_that_was_proposed_gives_way_to_the_project(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await sent(browser, title="Quality regression incident")
        assert (await stories(stage))[0].story.title == "Search"


async def test_tags_that_were_changed_meanwhile_are_not_overwritten_unseen(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.get("/stories/1/tags")
        before = field(browser, "digest")
        await sent(browser)
        await browser.post("/stories/1/tags", {**FILLED, "title": "Other", "digest": before})
        assert browser.status == 409
        assert "Title, stored: The canary" in browser.text
        assert 'value="Other"' in browser.html
        assert (await stories(stage))[0].story.title == "The canary"
        await browser.post("/stories/1/tags", {**FILLED, "title": "Other", "digest": field(browser, "digest")})
        assert (await stories(stage))[0].story.title == "Other"


async def test_no_two_parts_of_the_form_answer_to_one_name(stage: Stage) -> None:
    async with before_a_story(stage) as browser:
        await browser.get("/stories/1/tags")
        names = re.findall(r' id="([^"]+)"', browser.html)
        assert sorted(names) == sorted(set(names))

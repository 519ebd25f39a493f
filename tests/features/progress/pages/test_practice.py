"""The practice over weeks on the page: a chart that says its numbers, and a table that has them all."""

import re

from bot.features.progress.texts.matrix import NO_WEEKS
from storage.records import RehearsalKind
from tests.end_to_end.stage import Stage
from tests.features.progress.pages.test_matrix import rehearsed
from tests.features.progress.test_coverage import with_stories
from tests.web.page.browser import browsing


async def test_without_practice_it_says_how_to_begin(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await browser.get("/matrix/practice")
        assert NO_WEEKS in browser.text
        assert "<svg" not in browser.html


async def test_answers_are_counted_week_by_week_by_their_level(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.set_up()
        await stage.answered()
        stage.clock.advance(days=7)
        await stage.say("/practice")
        await stage.answered("We did some things and it went well.")
        await browser.open(stage.user.person.id)
        await browser.get("/matrix/practice")
        assert "In the last 2 weeks: 2 answers; practice on 2 days." in browser.text
        assert re.search(r"9 Mar 2026 1 0 0 0 1 0 1 2 Mar 2026 1 \d \d \d 0 0 1$", browser.text), browser.text


async def test_the_chart_says_its_numbers_to_who_cannot_see_it(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.set_up()
        await stage.answered()
        await browser.open(stage.user.person.id)
        await browser.get("/matrix/practice")
        assert '<svg viewBox="0 0 360 190" role="img" aria-labelledby="chart-title chart-desc">' in browser.html
        assert "Week of 2 March: 1." in browser.text


async def test_rehearsals_count_beside_the_answers(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        (story_id,) = await with_stories(stage, "mentoring")
        await rehearsed(stage, story_id, RehearsalKind.ALOUD)
        await browser.open(stage.user.person.id)
        await browser.get("/matrix/practice")
        assert "This week: 1 rehearsal; practice on 1 day." in browser.text
        assert "No answers." in browser.text

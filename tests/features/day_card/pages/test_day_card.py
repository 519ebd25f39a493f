"""The day card on the page: the chat's words on one sheet, and its pictures to look at and to download."""

import re

from bot.features.day_card.texts import day_card as say
from question_bank.models import ArchetypeId
from tests.end_to_end.stage import STORY, Stage
from tests.features.day_card.test_day_card import NUMBER, planned, with_a_story
from tests.features.progress.test_coverage import keep, with_stories
from tests.features.stories.pages.desk import seen
from tests.web.page.browser import browsing

PNG = b"\x89PNG"


async def test_without_a_story_it_offers_to_write_one(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await browser.get("/plan/day-card")
        assert browser.status == 200
        assert say.NO_STORY_YET in browser.text
        assert "/page/stories/new" in browser.html
        assert "<img" not in browser.html


async def test_it_has_the_words_of_the_chats_card(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await with_a_story(stage)
        await planned(stage)
        (card,) = await stage.press("Day card")
        await browser.open(stage.user.person.id)
        await browser.get("/plan/day-card")
        assert "Your day card for Fri 6 March" in browser.text
        assert NUMBER.removeprefix("Number: ") in browser.text
        for line in re.findall(r"“[^”]*”", card.plain):
            assert line in browser.text
        assert "No source of the number yet." in browser.text
        assert re.search(
            r'<a class="no-print" href="/page/stories/\d+" aria-label="Fill it in: [^"]*">Fill it in', browser.html
        )


async def test_its_picture_is_shown_and_can_be_downloaded(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await with_a_story(stage)
        await browser.open(stage.user.person.id)
        await browser.get("/plan/day-card")
        (shown,) = re.findall(r'<img src="/page([^"]*)" alt="The day card as a picture', browser.html)
        (download,) = re.findall(r'<a href="/page([^"]*)" download', browser.html)
        for path, how in ((shown, "inline"), (download, "attachment")):
            await browser.get(path)
            assert browser.response is not None
            assert browser.response.headers["content-type"] == "image/png"
            assert browser.response.headers["content-disposition"] == f'{how}; filename="day-card-1.png"'
            assert browser.response.content.startswith(PNG)


async def test_a_second_view_and_the_pictures_judge_nothing_again(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await with_stories(stage, *list(ArchetypeId)[:6])
        await browser.open(stage.user.person.id)
        await browser.get("/plan/day-card")
        first, judged = browser.text, judged_so_far(stage)
        for path in ("/plan/day-card/1.png", "/plan/day-card/2.png", "/plan/day-card"):
            await browser.get(path)
        assert browser.text == first
        assert judged_so_far(stage) == judged > 0


async def test_a_story_that_was_changed_is_judged_anew(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await with_a_story(stage)
        await browser.open(stage.user.person.id)
        await browser.get("/plan/day-card")
        assert NUMBER.removeprefix("Number: ") in browser.text
        await browser.get("/stories/1")
        text = f"{STORY} The pager rang 40 times a week before, and 2 times after."
        await browser.post("/stories/1", {**seen(browser), "text": text.replace("0.2", "0.1")})
        await browser.get("/plan/day-card")
        assert "from 3 percent to 0.1 percent in two weeks" in browser.text


def judged_so_far(stage: Stage) -> float:
    """How many texts the bot has judged."""
    return stage.bot.metrics.registry.get_sample_value("stardrill_verdict_seconds_count") or 0


async def test_the_picture_is_that_of_the_chat(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await with_a_story(stage)
        await planned(stage)
        (card,) = await stage.press("Day card")
        await browser.open(stage.user.person.id)
        await browser.get("/plan/day-card/1.png")
        assert browser.response is not None
        assert browser.response.content == card.picture


async def test_many_stories_make_several_pictures(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await with_stories(stage, *list(ArchetypeId)[:5])
        await browser.open(stage.user.person.id)
        await browser.get("/plan/day-card")
        assert browser.html.count("<img") == 2
        assert (await browser.get("/plan/day-card/2.png")).status == 200
        for number in (0, 3, 99999):
            assert (await browser.get(f"/plan/day-card/{number}.png")).status == 404


async def test_a_title_is_never_markup(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        async with stage.bot.database.begin() as uow:
            for archetype in ("mentoring", "mentoring"):
                await keep(uow, stage.clock, stage.user.person.id, archetype, "<script>x</script> & more")
            await uow.commit()
        await browser.open(stage.user.person.id)
        await browser.get("/plan/day-card")
        assert browser.html.count("&lt;script&gt;x&lt;/script&gt; &amp; more") == 2
        assert "<script>x" not in browser.html

"""The matrix on the page: the chat's coverage as a table, each entry with the way to what it stands for."""

import re

from question_bank.models import ArchetypeId
from storage.records import Rehearsal, RehearsalKind
from tests.end_to_end.stage import Stage
from tests.features.progress.test_coverage import TITLE, keep, with_stories
from tests.web.page.browser import Browser, browsing

CONTESTED = ArchetypeId.CONTESTED_DECISION.value
MENTORING = ArchetypeId.MENTORING.value


def row_of(browser: Browser, name: str) -> str:
    """The HTML of an archetype's row."""
    rows: list[str] = re.findall(r"<tr.*?</tr>", browser.html, re.DOTALL)
    return next(row for row in rows if f">{name}<" in row)


def links_in(html: str) -> list[str]:
    """Where the links lead, beneath the page."""
    return re.findall(r'<a [^>]*href="/page([^"]*)"', html.replace("&amp;", "&"))


async def rehearsed(stage: Stage, story_id: int, kind: RehearsalKind, seconds: int = 150) -> None:
    """One rehearsal of a story."""
    async with stage.bot.database.begin() as uow:
        user_id = stage.user.person.id
        await uow.rehearsals.add(
            Rehearsal(
                user_id=user_id, answer_id=None, story_id=story_id, seconds=seconds, at=stage.clock.now(), kind=kind
            )
        )
        await uow.commit()


async def test_somebody_new_sees_what_to_begin_with(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await browser.get("/matrix")
        assert browser.status == 200
        assert "all eight archetypes are open" in browser.text
        assert f"/stories/new?archetype={MENTORING}" in links_in(browser.html)


async def test_somebody_new_is_told_what_the_page_itself_can_do(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await browser.get("/matrix")
        assert "/stories begins the first story" not in browser.text
        assert "Write a story" in browser.text
        assert "/stories/new" in links_in(browser.html)


async def test_it_says_what_the_chats_coverage_says(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await with_stories(stage, *list(ArchetypeId)[:6])
        picture, _ = await stage.say("/coverage")
        await browser.open(stage.user.person.id)
        await browser.get("/matrix")
        said = picture.plain.split("Coverage\n")[1].split("\n")[0]
        assert "6 of 8 have a story in the bank" in said
        assert said in browser.text


async def test_the_moves_of_a_story_open_the_story(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        (story_id,) = await with_stories(stage, CONTESTED)
        await browser.open(stage.user.person.id)
        await browser.get("/matrix")
        row = row_of(browser, "Contested technical decision")
        assert links_in(row).count(f"/stories/{story_id}") == 7
        assert 'Contested technical decision, Reflection: </span><span class="word">missing' in row


async def test_the_moves_of_an_answer_open_the_archetypes_answers(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await stage.say("/practice contested decision")
        await stage.answered()
        await browser.open(stage.user.person.id)
        await browser.get("/matrix")
        (place, *_) = [each for each in links_in(row_of(browser, "Contested technical decision")) if "move=T" in each]
        assert place.startswith(f"/answers?archetype={CONTESTED}&move=T&verdict=")
        await browser.get(place)
        assert browser.html.count('href="/page/answers/') == 1


async def test_rehearsals_and_friends_are_counted_and_open_the_archetype(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        (story_id,) = await with_stories(stage, CONTESTED)
        for kind in (RehearsalKind.ALOUD, RehearsalKind.ALOUD, RehearsalKind.FRIEND):
            await rehearsed(stage, story_id, kind)
        await browser.open(stage.user.person.id)
        await browser.get("/matrix")
        row = row_of(browser, "Contested technical decision")
        assert "told aloud: </span>2</a>" in row
        assert "by friends: </span>1</a>" in row
        assert f"/matrix/archetypes/{CONTESTED}" in links_in(row)


async def test_every_header_says_what_it_heads(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await with_stories(stage, CONTESTED)
        await browser.open(stage.user.person.id)
        await browser.get("/matrix")
        assert browser.html.count('scope="row"') == len(ArchetypeId)
        assert browser.html.count('scope="col"') == 13
        assert "<caption>" in browser.html


async def test_an_archetype_shows_its_stories_and_every_rehearsal(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        (story_id,) = await with_stories(stage, CONTESTED)
        await rehearsed(stage, story_id, RehearsalKind.ALOUD, seconds=150)
        await rehearsed(stage, story_id, RehearsalKind.ALOUD, seconds=400)
        await browser.open(stage.user.person.id)
        await browser.get(f"/matrix/archetypes/{CONTESTED}")
        assert f"{TITLE} {CONTESTED}: strong, told aloud twice (2 to 3 minutes: once)" in browser.text
        assert "2:30 min, in time" in browser.text
        assert browser.text.index("6:40 min, long") < browser.text.index("2:30 min, in time")
        assert f"/stories/{story_id}" in links_in(browser.html)


async def test_an_archetype_without_anything_says_how_to_begin(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await browser.get(f"/matrix/archetypes/{MENTORING}")
        assert "/practice mentoring" in browser.text
        assert "No story yet" in browser.text


async def test_the_words_that_the_page_gives_for_practice_ask_for_that_archetype(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        for archetype in ArchetypeId:
            await browser.get(f"/matrix/archetypes/{archetype.value}")
            (command, *_) = re.findall(r"<code>(/practice [^<]*)</code>", browser.html)
            await stage.say(command)
            async with stage.bot.database.read() as uow:
                asked = await uow.answers.current(stage.user.person.id)
            assert asked is not None
            assert asked.archetype == archetype.value
            await stage.press("Skip")


async def test_an_unknown_archetype_is_not_there(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        assert (await browser.get("/matrix/archetypes/nothing")).status == 404


async def test_a_title_of_the_user_is_never_markup(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        async with stage.bot.database.begin() as uow:
            user_id = stage.user.person.id
            await keep(uow, stage.clock, user_id, CONTESTED, "<script>x</script>")
            await uow.commit()
        await browser.open(user_id)
        for path in ("/matrix/audit", f"/matrix/archetypes/{CONTESTED}"):
            await browser.get(path)
            assert "&lt;script&gt;x" in browser.html
            assert "<script>x" not in browser.html

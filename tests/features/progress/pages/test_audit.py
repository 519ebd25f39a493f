"""The audit on the page: the chat's findings, each with the page or the command that does something about it."""

import re

from bot.features.progress.texts import audit as say
from question_bank.models import ArchetypeId
from storage.records import RehearsalKind
from tests.end_to_end.stage import Stage
from tests.features.progress.pages.test_matrix import links_in, rehearsed
from tests.features.progress.test_coverage import TITLE, with_stories
from tests.web.page.browser import browsing


async def test_it_says_every_finding_of_the_chats_audit(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await with_stories(stage, *list(ArchetypeId)[:6])
        await stage.say("/coverage")
        await stage.press("Show all 4")
        whole = stage.user.chat.newest.plain
        await browser.open(stage.user.person.id)
        await browser.get("/matrix/audit")
        findings = re.findall(r"^\d\. (.*)$", whole, re.MULTILINE)
        assert len(findings) == 4
        for finding in findings:
            assert finding in browser.text


async def test_an_archetype_without_a_story_opens_a_new_one(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await with_stories(stage, *list(ArchetypeId)[:6])
        await browser.open(stage.user.person.id)
        await browser.get("/matrix/audit")
        assert "Write: Mentoring through ambiguity" in browser.text
        assert "/stories/new?archetype=mentoring" in links_in(browser.html)


async def test_a_story_that_lacks_something_opens_in_the_editor(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        (story_id,) = await with_stories(stage, "mentoring")
        await browser.open(stage.user.person.id)
        await browser.get("/matrix/audit")
        assert f"Improve “{TITLE[:26].rstrip()}…”" in browser.text
        assert f"/stories/{story_id}" in links_in(browser.html)


async def test_what_only_the_chat_does_says_how_to_get_there(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await with_stories(stage, "mentoring")
        await browser.open(stage.user.person.id)
        await browser.get("/matrix/audit")
        assert "In the chat: /stories, open the story, Rehearse aloud." in browser.text
        assert "In the chat: /stories, open the story, With pushback." in browser.text


async def test_what_was_done_in_the_chat_is_no_finding_any_more(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        (story_id,) = await with_stories(stage, "mentoring")
        await rehearsed(stage, story_id, RehearsalKind.ALOUD)
        await browser.open(stage.user.person.id)
        await browser.get("/matrix/audit")
        assert "Rehearse aloud" not in browser.text
        assert "With pushback" in browser.text


async def test_an_empty_bank_says_why_a_story_each(stage: Stage) -> None:
    async with browsing(stage.bot) as browser:
        await stage.opened()
        await browser.open(stage.user.person.id)
        await browser.get("/matrix/audit")
        assert "Your story bank is empty." in browser.text
        assert say.STORIES not in browser.text
        assert "/stories/new?archetype=contested-decision" in links_in(browser.html)

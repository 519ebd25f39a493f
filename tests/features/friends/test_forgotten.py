"""What a guest saw and who they are goes: at the end, when the link is closed, and after 24 hours."""

from typing import Any

import pytest

from bot.conversation.payload import encode
from bot.conversation.texts import visit_over
from bot.features.account.texts.delete import DELETE_YES
from bot.features.account.texts.privacy import FRIEND_LINKS
from bot.features.friends.texts import friends as links
from bot.features.friends.texts import visit as say
from bot.features.friends.visit import MarkMove
from bot.features.stories.texts import stories
from bot.terminal.faults import FaultKind
from question_bank.models import Verdict
from storage.engine import Database
from tests.end_to_end.stage import STORY
from tests.features.friends.visiting import (
    FRIEND,
    invited,
    link_of,
    marked,
    reading,
    sent,
    swept,
    two,
)
from tests.storage.filling import rows_of


async def test_looking_at_a_story_makes_nobody_a_user_of_an_open_bot(sqlite_url: str) -> None:
    async with two(sqlite_url, allowed=None) as (author, friend):
        await marked(author, friend)
        await friend.press(say.ADD_LINE)
        await friend.say("Say who lost.")
        await friend.press(say.SEND)
        assert await _users(author.bot.database) == [1]


async def test_nothing_of_a_guest_stays_but_bare_update_ids(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await marked(author, friend)
        await friend.press(say.ADD_LINE)
        await friend.say("Say who lost.")
        await friend.press(say.SEND)
        await swept(author, minutes=1)
        assert await _names(author.bot.database, FRIEND) == {}
        rows = await rows_of(author.bot.database)
        assert rows["erased_updates"]
        assert [row["line"] for row in rows["peer_assessments"]]


@pytest.mark.parametrize("leave", [say.NO, say.STOP], ids=["declined", "stopped"])
async def test_a_guest_who_leaves_is_forgotten(leave: str, sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await (reading if leave == say.STOP else invited)(author, friend)
        await friend.press(leave)
        await swept(author, minutes=1)
        assert await _names(author.bot.database, FRIEND) == {}


async def test_a_visit_ends_after_24_hours_and_the_guest_is_forgotten(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        story, questions, mark = await reading(author, friend)
        await swept(author, hours=23, minutes=59)
        assert STORY in story.plain
        assert await _names(author.bot.database, FRIEND) != {}
        await swept(author, minutes=1)
        assert (story.plain, questions.plain) == (visit_over.STORY_GONE, visit_over.STORY_GONE)
        assert mark.plain.startswith("This visit is over.")
        assert await _names(author.bot.database, FRIEND) == {}


async def test_a_tap_after_24_hours_is_too_late_even_before_the_sweep(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await marked(author, friend)
        author.clock.advance(hours=24)
        (shown,) = await friend.press(say.SEND)
        assert shown.plain == say.VISIT_OVER
        async with author.bot.database.read() as uow:
            assert await uow.peer_assessments.of_user(1) == []


async def test_the_bare_update_ids_go_after_48_hours(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await sent(author, friend)
        await swept(author, minutes=1)
        author.clock.advance(hours=48, seconds=1)
        await author.bot.housekeeping.run()
        assert (await rows_of(author.bot.database))["erased_updates"] == []


async def test_a_friend_who_is_a_user_keeps_everything_but_the_visit(sqlite_url: str) -> None:
    async with two(sqlite_url, allowed=frozenset({1, FRIEND})) as (author, friend):
        await friend.set_up()
        await sent(author, friend)
        before = len((await rows_of(author.bot.database))["inbox"])
        await swept(author, minutes=1)
        rows = await rows_of(author.bot.database)
        assert len(rows["inbox"]) == before
        assert rows["guests"] == []
        assert [row for row in (*rows["slots"], *rows["outbox"]) if str(row["slot"]).startswith("visit:")] == []
        assert await _users(author.bot.database) == [1, FRIEND]


async def test_a_guest_who_blocks_the_bot_is_forgotten_all_the_same(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await reading(author, friend)
        friend.user.block()
        await swept(author, hours=24)
        await swept(author, minutes=1)
        assert await _names(author.bot.database, FRIEND) == {}


async def test_switching_links_off_ends_every_visit(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        story, *_ = await reading(author, friend)
        author.bot.visit_sweep._is_on = False
        await swept(author, minutes=1)
        assert story.plain == visit_over.STORY_GONE
        assert await _names(author.bot.database, FRIEND) == {}


async def test_closing_the_link_takes_the_story_away_at_once(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        story, questions, mark = await reading(author, friend)
        await author.say("/privacy")
        await author.press(FRIEND_LINKS)
        (closed,) = await author.press(
            next(each for each in author.user.chat.newest.labels if each.startswith("Close 1"))
        )
        assert closed.plain == links.CLOSED
        assert (story.plain, questions.plain) == (visit_over.STORY_GONE, visit_over.STORY_GONE)
        assert mark.plain.startswith("This visit is over.")
        (shown,) = await friend.do(lambda: friend.user.press_data(encode(MarkMove(1, 0, Verdict.MET)), mark.message_id))
        assert shown.plain == say.VISIT_OVER
        await swept(author, minutes=1)
        assert await _names(author.bot.database, FRIEND) == {}


@pytest.mark.parametrize("what", ["story", "everything"])
async def test_what_the_author_deletes_while_a_friend_looks_is_gone(what: str, sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        story, questions, mark = await reading(author, friend)
        if what == "story":
            await author.say("/stories")
            await author.press(next(label for label in author.user.chat.newest.labels if "Killed" in label))
            await author.press(stories.REMOVE)
        else:
            await author.say("/delete")
            await author.press(DELETE_YES)
        assert (story.plain, questions.plain) == (visit_over.STORY_GONE, visit_over.STORY_GONE)
        (shown,) = await friend.do(lambda: friend.user.press_data(encode(MarkMove(1, 0, Verdict.MET)), mark.message_id))
        assert shown.plain == say.VISIT_OVER
        await swept(author, minutes=1)
        assert await _names(author.bot.database, FRIEND) == {}
        if what == "everything":
            left = {name: rows for name, rows in (await rows_of(author.bot.database)).items() if rows}
            assert set(left) <= {"erased_updates", "facts"}


async def test_a_user_who_erases_themselves_ends_their_visit(sqlite_url: str) -> None:
    async with two(sqlite_url, allowed=frozenset({1, FRIEND})) as (author, friend):
        await friend.set_up()
        await reading(author, friend)
        await friend.say("/delete")
        await friend.press(DELETE_YES)
        assert await _names(author.bot.database, FRIEND) == {}


async def test_a_story_that_was_shown_in_a_topic_is_taken_away_there(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        token = await link_of(author)
        friend.user.go_to_topic(5)
        await friend.say(f"/start {token}")
        story, *_ = await friend.press(say.YES)
        friend.user.go_to_topic(None)
        await friend.say("Where am I?")
        await swept(author, hours=24)
        assert (story.plain, story.thread_id) == (visit_over.STORY_GONE, 5)


async def test_the_guests_rows_wait_until_the_story_is_out_of_the_chat(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        story, *_ = await reading(author, friend)
        author.api.faults.order(FaultKind.SERVER, "editMessageText", times=1000)
        await swept(author, hours=24)
        assert STORY in story.plain
        async with author.bot.database.read() as uow:
            assert await uow.guests.get(FRIEND) is not None
        author.clock.advance(hours=1)
        await author.bot.visit_sweep.run()
        async with author.bot.database.read() as uow:
            assert await uow.guests.get(FRIEND) is None


async def _users(database: Database) -> list[int]:
    async with database.read() as uow:
        return [*await uow.users.ids()]


async def _names(database: Database, user_id: int) -> dict[str, list[dict[str, Any]]]:
    """The rows of each table that name somebody by their id."""
    named: dict[str, list[dict[str, Any]]] = {}
    for name, rows in (await rows_of(database)).items():
        held = [row for row in rows if user_id in (row.get("chat_id"), row.get("user_id"), row.get("guest_id"))]
        held += [row for row in rows if name == "users" and row["id"] == user_id]
        if held:
            named[name] = held
    return named

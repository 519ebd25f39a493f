"""A guest can do nothing but look at one story and mark it, and leaves nothing behind."""

from collections.abc import Callable

import pytest

from bot.conversation.payload import encode
from bot.conversation.texts import refusals
from bot.delivery.receiving.user_rate_limit import MOST_WITHIN
from bot.features.account.account import EraseEverything
from bot.features.friends.texts import visit as say
from bot.features.friends.visit import MarkMove, SendMarks, StopVisit
from question_bank.models import Verdict
from storage.engine import Database
from storage.records import AnswerState
from tests.end_to_end.stage import Stage
from tests.features.friends.visiting import (
    FRIEND,
    LEVEL,
    MARKS,
    OTHER,
    invited,
    link_of,
    marked,
    reading,
    sent,
    swept,
    two,
)

ACTS: dict[str, Callable[[Stage], object]] = {
    "command": lambda friend: friend.user.say("/practice"),
    "delete": lambda friend: friend.user.say("/delete"),
    "start": lambda friend: friend.user.say("/start"),
    "text": lambda friend: friend.user.say("Hello there"),
    "key": lambda friend: friend.user.say("Done"),
    "edit": lambda friend: friend.user.edit("Something else", friend.user.say("/help")[0]),
    "voice": lambda friend: friend.user.voice(60),
    "photo": lambda friend: friend.user.photo("a caption"),
    "file": lambda friend: friend.user.document("stories.md", b"# My story: mine"),
    "sticker": lambda friend: friend.user.sticker(),
    "location": lambda friend: friend.user.location(52.5, 13.4),
    "forged": lambda friend: friend.user.press_data("Zz:Europe/Lisbon", 1),
    "nonsense": lambda friend: friend.user.press_data("no:such:button", 1),
    "erase": lambda friend: friend.user.press_data(encode(EraseEverything()), 1),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
async def test_whatever_else_a_guest_sends_is_refused_kindly(act: Callable[[Stage], object], sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        *_, mark = await reading(author, friend)
        before = set(await _users(author.bot.database))
        (*_, refused) = await friend.do(lambda: act(friend))
        assert refused.plain == say.ONLY_THIS
        assert refused.labels == [say.GO_ON, say.STOP]
        assert "Mark 1 of 7" in mark.plain
        assert set(await _users(author.bot.database)) == before
        (step,) = await friend.press(say.GO_ON)
        assert "Mark 1 of 7" in step.plain


async def test_a_flood_of_refused_messages_leaves_one_refusal_waiting(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await invited(author, friend)
        for _ in range(20):
            friend.user.say("let me in")
        await friend.settle()
        assert friend.texts.count(say.ONLY_THIS) < 20


async def test_a_guest_is_held_to_the_rate_limit_and_told(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await invited(author, friend)
        await friend.do(*[lambda: friend.user.say("/help")] * (MOST_WITHIN + 5))
        assert friend.texts.count(refusals.TOO_FAST) == 1
        author.clock.advance(minutes=1)
        (again,) = await friend.press(say.GO_ON)
        assert again.labels == [say.YES, say.NO]


async def test_a_link_lets_nobody_else_in(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await reading(author, friend)
        other = await author.another_user(OTHER)
        assert [shown.plain for shown in await other.say("/practice")] == [refusals.NOT_ADMITTED]


async def test_the_buttons_of_another_guests_visit_do_nothing(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await marked(author, friend)
        thief = await author.another_user(OTHER)
        await thief.say(f"/start {await link_of(author)}")
        async with author.bot.database.read() as uow:
            first, _ = await uow.friend_links.of_user(1)
        for press in (SendMarks(first.id), StopVisit(first.id), MarkMove(first.id, 0, Verdict.MET)):
            author.clock.advance(minutes=1)
            (shown,) = await thief.do(lambda press=press: thief.user.press_data(encode(press), 1))
            assert shown.plain == say.VISIT_OVER
        async with author.bot.database.read() as uow:
            assert (await uow.friend_links.of_user(1))[0] == first


async def test_a_used_button_of_a_stranger_gets_a_kind_sentence_once_a_minute(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await sent(author, friend)
        await swept(author, minutes=1)
        press = encode(SendMarks(1))
        said = await friend.do(*[lambda: friend.user.press_data(press, 1)] * 5)
        assert [shown.plain for shown in said] == [say.VISIT_OVER]


async def test_an_admitted_users_open_answer_stays_open_through_a_visit(sqlite_url: str) -> None:
    async with two(sqlite_url, allowed=frozenset({1, FRIEND})) as (author, friend):
        await friend.set_up()
        await friend.say("I was the lead for search, and I held the release for a week.")
        async with author.bot.database.read() as uow:
            before = await uow.conversations.in_the_middle()
        await reading(author, friend)
        await friend.press(*MARKS, LEVEL)
        await friend.say("Then I wrote a canary that compares both of them.")
        async with author.bot.database.read() as uow:
            answer = await uow.answers.current(FRIEND)
            assert answer is not None
            assert answer.state is AnswerState.OPEN
            assert len(await uow.answers.parts(answer.id)) == 2
            after = {each.chat_id: each.state for each in await uow.conversations.in_the_middle()}
        assert after == {each.chat_id: each.state for each in before}


async def test_an_admitted_users_line_is_a_question_in_between(sqlite_url: str) -> None:
    async with two(sqlite_url, allowed=frozenset({1, FRIEND})) as (author, friend):
        await friend.set_up()
        await friend.say("I was the lead for search, and I held the release for a week.")
        await marked(author, friend)
        await friend.press(say.ADD_LINE)
        (shown,) = await friend.say("Say who lost.")
        assert "Your line: “Say who lost.”" in shown.plain
        await friend.say("Then I wrote a canary that compares both of them.")
        async with author.bot.database.read() as uow:
            answer = await uow.answers.current(FRIEND)
            assert answer is not None
            assert len(await uow.answers.parts(answer.id)) == 2


async def _users(database: Database) -> list[int]:
    async with database.read() as uow:
        return [*await uow.users.ids()]

"""A friend opens the link, refuses or agrees, reads, asks, marks, and leaves."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import text

from bot.conversation.payload import encode
from bot.conversation.texts import visit_over
from bot.features.account.texts.help import HELP_FRIENDS, PRACTICE
from bot.features.friends.texts import friends as links
from bot.features.friends.texts import visit as say
from bot.features.friends.visit import StopVisit
from storage.repositories.statements import AnyConnection
from tests.end_to_end.stage import STORY, staged
from tests.features.friends.visiting import LEVEL, MARKS, OTHER, invited, link_of, marked, reading, sent, two
from tests.features.rehearsal.telling import SAVED_TITLE, saved


async def test_the_invitation_says_who_asks_for_what_and_what_goes_back(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        shown = await invited(author, friend)
        assert "Somebody who knows you" in shown.plain
        assert "without a name" in shown.plain
        assert shown.labels == [say.YES, say.NO]
        assert STORY[:40] not in shown.plain


async def test_the_author_is_named_only_by_the_name_that_the_author_gave(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        (shown,) = await friend.say(f"/start {await link_of(author, name='M. <b>')}")
        assert "“M. <b>” asks you" in shown.plain
        assert author.user.person.first_name not in shown.plain.replace("You will see", "")


async def test_a_friend_refuses_with_one_tap_and_sees_nothing(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        shown = await invited(author, friend)
        await friend.press(say.NO)
        assert shown.plain == say.DECLINED
        assert shown.labels == []
        assert all(STORY[:40] not in text for text in friend.texts)


async def test_a_friend_who_agrees_sees_the_story_as_told_and_three_questions(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        story, questions, mark = await reading(author, friend)
        assert story.plain == f"“{SAVED_TITLE}”\n\n{STORY}"
        assert [questions.plain.count(f"{number}. ") for number in (1, 2, 3, 4)] == [1, 1, 1, 0]
        assert questions.plain.count("?") >= 3
        assert mark.plain.startswith("Mark 1 of 7: Situation")


async def test_the_six_moves_and_a_level_are_marked_by_taps_in_one_message(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        *_, mark = await reading(author, friend)
        assert await friend.press(*MARKS, LEVEL) == []
        assert mark.plain == (
            "● Situation\n○ Trade-off\n◐ Action\n● Result\n○ Driver of impact\n● Reflection\n\nLevel: Strong\n\nSend these?"
        )


async def test_a_mark_is_taken_back_by_a_tap(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        *_, mark = await reading(author, friend)
        await friend.press(*MARKS, LEVEL, say.BACK)
        assert "Mark 7 of 7" in mark.plain
        await friend.press(say.BACK, say.BACK)
        assert mark.plain.endswith(f"Mark 5 of 7: Driver of impact\n{list(say.ASKED.values())[4]}")


async def test_a_tap_that_comes_twice_marks_one_move(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        *_, mark = await reading(author, friend)
        data = mark.buttons[0][0][1]
        await friend.do(*[lambda: friend.user.press_data(data, mark.message_id)] * 3)
        assert "Mark 2 of 7" in mark.plain


async def test_an_optional_line_goes_with_the_marks(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await marked(author, friend)
        (asked,) = await friend.press(say.ADD_LINE)
        assert asked.plain == say.ASK_LINE
        before = friend.user.chat.messages[max(key for key in friend.user.chat.messages if key < asked.message_id)]
        (shown,) = await friend.say("Say who\nlost <something>")
        assert (before.plain, before.labels) == (say.MOVED, [])
        assert "Your line: “Say who lost <something>”" in shown.plain
        await friend.press(say.SEND)
        async with author.bot.database.read() as uow:
            (said,) = await uow.peer_assessments.of_user(1)
        assert said.line == "Say who lost <something>"


async def test_a_line_without_a_letter_is_asked_for_again(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await marked(author, friend)
        await friend.press(say.ADD_LINE)
        assert [shown.plain for shown in await friend.say("\u200b \u202e …")] == [say.EMPTY_LINE]


async def test_a_line_is_still_awaited_when_another_visit_ends(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await reading(author, friend)
        await marked(author, friend)
        await friend.press(say.ADD_LINE)
        await friend.do(lambda: friend.user.press_data(encode(StopVisit(1)), 1))
        (shown,) = await friend.say("Say who lost something")
        assert "Your line: “Say who lost something”" in shown.plain


async def test_a_line_that_is_too_long_is_asked_for_again(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await marked(author, friend)
        await friend.press(say.ADD_LINE)
        assert [shown.plain for shown in await friend.say("x" * 501)] == [say.LONG_LINE]
        (shown,) = await friend.say("x" * 500)
        assert "x" * 500 in shown.plain


async def test_what_the_friend_saw_goes_once_the_marks_are_sent(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        story, questions, mark = await reading(author, friend)
        await friend.press(*MARKS, LEVEL, say.SEND)
        assert (story.plain, questions.plain) == (visit_over.STORY_GONE, visit_over.STORY_GONE)
        assert mark.plain.startswith("Thank you.")
        assert "screenshot" in mark.plain
        assert all(STORY[:40] not in text for text in friend.texts)


async def test_a_long_story_comes_in_pages_and_all_of_them_go(sqlite_url: str) -> None:
    told = " ".join(
        f"In week {week} I measured shard {week} and moved it to the other rack, alone." for week in range(150)
    )
    async with two(sqlite_url) as (author, friend):
        async with author.bot.database.begin() as uow:
            (kept,) = await uow.stories.kept(1)
            version = kept.version
            judged: dict[str, Any] = {
                "level": version.level,
                "moves": version.moves,
                "structural_change": False,
                "words": 2000,
            }
            told_text = type(version.told)(text=told)
            await uow.stories.fill_version(kept.story.id, version.n, told_text, **judged)
            await uow.commit()
        *pages, _, _ = await reading(author, friend)
        assert len(pages) > 2
        assert " ".join(page.plain.split("\n\n", 1)[1] for page in pages) == told
        await friend.press(say.STOP)
        assert {page.plain for page in pages} == {visit_over.STORY_GONE}


async def test_a_friend_can_stop_at_any_step_and_sends_nothing(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await marked(author, friend)
        mark = friend.user.chat.newest
        await friend.press(say.STOP)
        assert mark.plain == say.STOPPED
        async with author.bot.database.read() as uow:
            assert await uow.peer_assessments.of_user(1) == []


async def test_a_link_works_once(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        token = await link_of(author)
        await friend.say(f"/start {token}")
        other = await author.another_user(OTHER)
        assert [shown.plain for shown in await other.say(f"/start {token}")] == [say.LINK_OVER]
        await friend.press(say.YES, *MARKS, LEVEL, say.SEND)
        assert [shown.plain for shown in await friend.say(f"/start {token}")] == [say.LINK_OVER]


async def test_the_friend_who_opens_the_link_again_is_where_they_were(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        token = await link_of(author)
        await friend.say(f"/start {token}")
        await friend.press(say.YES, *MARKS[:2])
        note, step = await friend.say(f"/start {token}")
        assert note.plain == say.SHOWN_ALREADY
        assert "Mark 3 of 7" in step.plain


async def test_a_link_expires_after_48_hours(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        token = await link_of(author)
        author.clock.advance(hours=48)
        assert [shown.plain for shown in await friend.say(f"/start {token}")] == [say.LINK_OVER]


async def test_the_authors_own_link_stays_unused(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        token = await link_of(author)
        assert [shown.plain for shown in await author.say(f"/start {token}")] == [say.OWN_LINK]
        (shown,) = await friend.say(f"/start {token}")
        assert shown.labels == [say.YES, say.NO]


async def test_a_guessed_token_is_answered_once_a_minute(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        guesses = [f"/start f_{number:032d}" for number in range(50, 60)]
        assert [shown.plain for shown in await friend.say(*guesses)] == [say.LINK_OVER]
        author.clock.advance(minutes=1)
        assert [shown.plain for shown in await friend.say(guesses[0])] == [say.LINK_OVER]


async def test_the_token_is_stored_nowhere(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, _):
        token = await link_of(author)
        async with author.bot.database.raw() as connection:
            rows = [str(row) for name in ("friend_links", "outbox") for row in await _rows(connection, name)]
        assert rows
        assert not [row for row in rows if token in row]


async def test_with_links_off_nothing_of_them_shows_and_old_links_answer_kindly(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        token = await link_of(author)
    async with staged(sqlite_url, allowed=frozenset({1})) as author:
        author.api.updates.last_id = 10_000  # Telegram goes on counting
        friend = await author.another_user(friend.user.person.id)
        assert [shown.plain for shown in await friend.say(f"/start {token}")] == [say.LINK_OVER]
        assert [shown.plain for shown in await author.say(f"/start {token}")] == [say.LINK_OVER]
        await author.say("/stories")
        (page,) = await author.press(next(each for each in author.user.chat.newest.labels if "Killed" in each))
        assert not [label for label in page.labels if "friend" in label.lower()]
        (privacy,) = await author.say("/privacy")
        assert "riend" not in privacy.plain
        assert privacy.labels == []
        (shown,) = await author.say("/help")
        assert HELP_FRIENDS not in shown.plain


async def test_the_terminal_offers_no_link(sqlite_url: str) -> None:
    async with staged(sqlite_url, in_terminal=True, friend_links=True) as author:
        page = await saved(author)
        assert not [label for label in page.labels if "friend" in label.lower()]
        (privacy,) = await author.say("/privacy")
        assert "riend" not in privacy.plain


async def test_a_friend_sees_the_marks_of_no_rule(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await sent(author, friend)
        assert not [text for text in friend.texts if "rules" in text or PRACTICE in text]
        assert links.SEES not in friend.texts


async def _rows(connection: AnyConnection, table: str) -> Sequence[Any]:
    return (await connection.execute(text(f"SELECT * FROM {table}"))).all()  # noqa: S608 -- a name of this test

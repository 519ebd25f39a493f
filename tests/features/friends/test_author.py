"""The author's side: the link, the list, the notice, the own estimate, the three views, the audit."""

from datetime import UTC, datetime
from typing import Any

from bot.features.account.texts.privacy import FRIEND_LINKS
from bot.features.friends.texts import friends as say
from bot.features.friends.texts import peer_assessments as said
from bot.features.friends.texts import visit
from bot.features.stories.texts import stories
from storage.records import MarkedText
from tests.clocks import HandClock
from tests.end_to_end.stage import Stage
from tests.features.friends.visiting import LEVEL, MARKS, OTHER, invited, link_of, marked, sent, two
from tests.features.rehearsal.telling import SAVED_TITLE

OWN = ("● Met", "● Met", "◐ Weak", "○ Missing", "● Met", "● Met")


async def to_story(author: Stage) -> None:
    """To the page of the author's story."""
    await author.say("/stories")
    await author.press(next(label for label in author.user.chat.newest.labels if "Killed" in label))


async def test_before_a_link_is_made_it_is_said_what_a_friend_sees(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, _):
        await to_story(author)
        (shown,) = await author.press(stories.FRIEND)
        assert "the title and the text of that one story, three questions about it" in shown.plain
        assert "works once, within 48 hours" in shown.plain
        assert shown.labels == [say.MAKE, say.WITH_NAME, say.STORY]


async def test_a_name_can_be_left_out_after_all(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, _):
        await to_story(author)
        await author.press(stories.FRIEND, say.WITH_NAME)
        assert [shown.plain for shown in await author.say("x" * 41)] == [say.BAD_NAME]
        await author.say("/cancel")
        async with author.bot.database.read() as uow:
            assert await uow.friend_links.of_user(1) == []


async def test_a_name_that_nobody_can_read_is_asked_for_again(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, _):
        await author.say("/stories")
        await author.press(next(each for each in author.user.chat.newest.labels if "Killed" in each), stories.FRIEND)
        await author.press(say.WITH_NAME)
        assert [shown.plain for shown in await author.say("\u200b\u202e")] == [say.BAD_NAME]


async def test_the_links_are_listed_under_privacy_with_their_ends(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await link_of(author)
        author.clock.advance(hours=1)
        await invited(author, friend)
        (privacy,) = await author.say("/privacy")
        assert "I forget within a minute who they are" in privacy.plain
        (shown,) = await author.press(FRIEND_LINKS)
        assert f"1. “{SAVED_TITLE}”: not opened yet, works until 4 March, 13:00" in shown.plain
        assert f"2. “{SAVED_TITLE}”: opened, until 3 March, 14:00 at the latest" in shown.plain
        assert "Not your answers" in shown.plain


async def test_without_a_link_the_list_says_that_nobody_sees_anything(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, _):
        await author.say("/privacy")
        (shown,) = await author.press(FRIEND_LINKS)
        assert shown.plain.startswith(say.NO_LINKS)


async def test_no_more_than_five_links_are_open_at_a_time(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, _):
        for _ in range(5):
            await link_of(author)
        await to_story(author)
        await author.press(stories.FRIEND)
        (shown,) = await author.press(say.MAKE)
        assert shown.plain == say.TOO_MANY


async def test_the_author_is_told_and_asked_for_an_estimate_before_the_marks_show(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await sent(author, friend)
        (notice,) = await author.tick()
        assert notice.plain.startswith(f"A friend has marked “{SAVED_TITLE}”.")
        assert LEVEL not in notice.plain
        assert notice.labels == [said.ESTIMATE, said.SHOW]
        assert await author.tick() == []


async def test_own_estimate_rules_and_friend_stand_side_by_side(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await marked(author, friend)
        await friend.press(visit.ADD_LINE)
        await friend.say("Who lost?")
        await friend.press(visit.SEND)
        (notice,) = await author.tick()
        await author.press(said.ESTIMATE)
        assert "Your own estimate, 1 of 7: Situation" in notice.plain
        (views,) = await author.press(*OWN, "Staff")
        assert views.plain == (
            f"“{SAVED_TITLE}”, marked by a friend on 2 March\n\n"
            "           you    rules  friend\n"
            "situation  ●      ●      ●\n"
            "trade-off  ●      ●      ○\n"
            "action     ◐      ●      ◐\n"
            "result     ○      ●      ●\n"
            "driver     ●      ●      ○\n"
            "reflection ●      ●      ●\n\n"
            "Level: you Staff, the rules Staff, your friend Strong.\n\n"
            "🔧 Your friend heard less than you or the rules did: trade-off, action and driver. "
            "Say it more plainly when you tell it.\n\n"
            "Your friend adds: “Who lost?”"
        )


async def test_the_marks_can_be_seen_without_an_estimate_and_then_none_is_asked_for(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await sent(author, friend)
        (notice,) = await author.tick()
        estimate = notice.buttons[0][0][1]
        (views,) = await author.press(said.SHOW)
        assert "you " not in views.plain.partition("Level")[0]
        (again,) = await author.do(lambda: author.user.press_data(estimate, notice.message_id))
        assert again.plain == views.plain


async def test_an_estimate_is_taken_back_by_a_tap(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await sent(author, friend)
        (notice,) = await author.tick()
        await author.press(said.ESTIMATE, *OWN[:2], said.BACK)
        assert "Your own estimate, 2 of 7" in notice.plain


async def test_in_quiet_hours_the_author_is_told_after_them(sqlite_url: str) -> None:
    clock = HandClock(datetime(2026, 3, 2, 22, 30, tzinfo=UTC))  # 23:30 in Berlin
    async with two(sqlite_url, clock) as (author, friend):
        await sent(author, friend)
        assert await author.tick() == []
        clock.go_to(datetime(2026, 3, 3, 5, 59, tzinfo=UTC))
        assert await author.tick() == []
        clock.go_to(datetime(2026, 3, 3, 6, 0, tzinfo=UTC))
        assert [shown.plain.split("\n")[0] for shown in await author.tick()] == [
            f"A friend has marked “{SAVED_TITLE}”."
        ]


async def test_of_a_refusal_the_author_learns_that_it_is_a_no(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await invited(author, friend)
        await friend.press(visit.NO)
        (told,) = await author.tick()
        assert told.plain == said.declined_text(1)
        async with author.bot.database.read() as uow:
            assert await uow.friend_links.of_user(1) == []


async def test_two_friends_of_one_day_are_told_of_each_once(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await sent(author, friend)
        assert len(await author.tick()) == 1
        other = await author.another_user(OTHER)
        await invited(author, other)
        await other.press(visit.YES, *MARKS, LEVEL, visit.SEND)
        assert len(await author.tick()) == 1


async def test_what_friends_said_is_listed_with_the_story(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        await sent(author, friend)
        await to_story(author)
        await author.press(stories.FRIEND)
        (listed,) = await author.press(say.SAID.format(count=1))
        assert listed.labels == ["1. 2 March (new)", said.STORY, said.ASK_ANOTHER]
        (views,) = await author.press("1. 2 March (new)")
        assert "marked by a friend" in views.plain


async def test_the_audit_counts_a_friend_as_hard_questions(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, friend):
        assert "had no hard questions yet" in await whole_audit(author)
        await sent(author, friend)
        author.clock.advance(minutes=1)
        assert "had no hard questions yet" not in await whole_audit(author)
        await to_story(author)
        (begun,) = await author.press(stories.REHEARSE)
        assert "Tell it aloud" in begun.plain
        author.user.voice(150)
        await author.settle()
        assert "with hard questions: not yet, with a friend: once." in author.user.chat.newest.plain


async def test_a_story_without_a_word_has_no_link(sqlite_url: str) -> None:
    async with two(sqlite_url) as (author, _):
        async with author.bot.database.begin() as uow:
            (kept,) = await uow.stories.kept(1)
            nothing: dict[str, Any] = {"level": "weak", "moves": "------", "structural_change": False, "words": 0}
            await uow.stories.fill_version(kept.story.id, kept.version.n, MarkedText(), **nothing)
            await uow.commit()
        await to_story(author)
        (shown,) = await author.press(stories.FRIEND)
        assert shown.plain == say.NO_TEXT


async def whole_audit(author: Stage) -> str:
    """Every point of the audit."""
    await author.say("/coverage")
    for label in [label for label in author.user.chat.newest.labels if label.startswith("Show all")]:
        await author.press(label)
    return author.user.chat.newest.plain

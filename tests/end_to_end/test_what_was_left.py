"""What was begun and left: named once at the daily time, then kept aside while questions come again; in nobody's way."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.conversation.texts import daily, what_next
from bot.features.account.texts.cancel import NOTHING_TO_CANCEL, WHAT_WAITS
from bot.features.answering.texts import asking
from bot.features.drill.texts import drill as drill_say
from bot.features.mock.texts import mock as mock_say
from bot.features.quiz.texts import quiz as quiz_say
from bot.terminal.chat import Shown
from tests.end_to_end.stage import Stage, feedback_in
from tests.features.mock.in_a_mock import POOR, begin

# The stage begins on Monday 2 March 2026 at 13:00 in Berlin; the daily time is 18:30 there.
DUE = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
DAY = timedelta(days=1)
DRAFT = "half a story"


async def a_draft(stage: Stage) -> None:
    await stage.set_up()
    await stage.say(DRAFT)


async def a_draft_left_by_cancel(stage: Stage) -> None:
    await a_draft(stage)
    await stage.say("/cancel")


async def a_mock(stage: Stage) -> None:
    await begin(stage)
    await stage.say(DRAFT)


async def a_mock_left_by_cancel(stage: Stage) -> None:
    await a_mock(stage)
    await stage.say("/cancel")


async def a_mock_left_in_a_follow_up(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR)
    await stage.press("Done")
    await stage.say("/cancel")


async def a_drill(stage: Stage) -> None:
    await stage.opened("/drill", drill_say.START)
    await stage.say("Search canary, 2023")


async def a_drill_left_by_cancel(stage: Stage) -> None:
    await a_drill(stage)
    await stage.say("/cancel")


LEFT = {
    "a draft": a_draft,
    "a draft left by /cancel": a_draft_left_by_cancel,
    "a mock": a_mock,
    "a mock left by /cancel": a_mock_left_by_cancel,
    "a drill": a_drill,
    "a drill left by /cancel": a_drill_left_by_cancel,
}


def is_daily(messages: list[Shown]) -> bool:
    return any(daily.DAILY_HEADING in message.plain for message in messages)


@pytest.mark.parametrize("left", LEFT.values(), ids=LEFT)
async def test_it_is_named_once_and_then_questions_come_every_day(stage: Stage, left: object) -> None:
    await left(stage)  # type: ignore[operator]
    stage.clock.go_to(DUE)
    (named,) = await stage.tick()
    assert what_next.KEEP in named.labels
    for day in range(1, 6):
        stage.clock.go_to(DUE + day * DAY)
        assert is_daily(await stage.tick()), day


async def test_a_mock_left_in_a_follow_up_is_named_at_the_end_of_a_day_without_a_verdict(stage: Stage) -> None:
    await a_mock_left_in_a_follow_up(stage)
    stage.clock.go_to(DUE)
    assert await stage.tick() == []  # an answer was judged on that day
    stage.clock.go_to(DUE + DAY)
    (named,) = await stage.tick()
    assert "1 of 3" in named.plain
    stage.clock.go_to(DUE + 2 * DAY)
    assert is_daily(await stage.tick())


async def test_a_mock_is_named_in_the_words_of_a_mock(stage: Stage) -> None:
    await a_mock_left_by_cancel(stage)
    stage.clock.go_to(DUE)
    (named,) = await stage.tick()
    assert named.labels == [what_next.GO_ON_WITH_MOCK, what_next.END_MOCK, what_next.KEEP]
    assert "mock interview" in named.plain
    assert "answer open" not in named.plain


async def test_the_named_mock_goes_on_where_it_was(stage: Stage) -> None:
    await a_mock_left_by_cancel(stage)
    stage.clock.go_to(DUE)
    await stage.tick()
    messages = await stage.press(what_next.GO_ON_WITH_MOCK)
    assert "Question 1 of 3" in messages[0].plain
    assert "3 words" in messages[-1].plain


async def test_what_is_taken_up_and_left_again_is_named_again(stage: Stage) -> None:
    await a_draft(stage)
    stage.clock.go_to(DUE)
    await stage.tick()
    await stage.press(what_next.GO_ON)
    await stage.say("and the other half")
    stage.clock.go_to(DUE + DAY)
    (named,) = await stage.tick()
    assert "7 words" in named.plain
    stage.clock.go_to(DUE + 2 * DAY)
    assert is_daily(await stage.tick())


async def test_keep_for_later_says_where_it_stays(stage: Stage) -> None:
    await a_draft(stage)
    stage.clock.go_to(DUE)
    await stage.tick()
    said, _ = await stage.press(what_next.KEEP)
    assert "3 words" in said.plain


async def test_what_is_kept_aside_stays_in_reach_under_each_question(stage: Stage) -> None:
    await a_draft(stage)
    stage.clock.go_to(DUE)
    await stage.tick()
    stage.clock.go_to(DUE + DAY)
    question, _ = await stage.tick()
    assert asking.kept_label(1) in question.labels
    (listed,) = await stage.do(lambda: press(stage, question, asking.kept_label(1)))
    assert "Mon 2 March, 3 words" in listed.plain
    (offer,) = await stage.press(listed.labels[0])
    assert offer.labels == [what_next.JUDGE, what_next.GO_ON, what_next.KEEP, what_next.DISCARD]
    *_, status = await stage.press(what_next.GO_ON)
    assert "3 words" in status.plain
    (status,) = [m for m in await stage.say("and the end") if "word" in m.plain] or [status]
    assert "6 words" in status.plain


async def test_going_on_with_one_draft_keeps_the_other_aside(stage: Stage) -> None:
    await a_draft(stage)
    stage.clock.go_to(DUE)
    (named,) = await stage.tick()
    stage.clock.go_to(DUE + DAY)
    await stage.tick()
    await stage.say("another beginning of four")
    await stage.do(lambda: press(stage, named, what_next.GO_ON))
    await stage.say("/cancel")
    await stage.press(what_next.DISCARD)
    question, _ = await stage.say("/practice")
    (listed,) = await stage.do(lambda: press(stage, question, asking.kept_label(1)))
    assert "4 words" in listed.plain


@pytest.mark.parametrize("command", ["/practice", "/drill", "/mock"])
async def test_a_draft_is_offered_and_the_command_runs_on_once_it_is_kept_or_discarded(
    stage: Stage, command: str
) -> None:
    await a_draft_left_by_cancel(stage)
    for choice in (what_next.KEEP, what_next.DISCARD):
        (offer,) = await stage.say(command)
        assert offer.labels == [what_next.JUDGE, what_next.GO_ON, what_next.KEEP, what_next.DISCARD]
        _, then, *_ = await stage.press(choice)
        assert {"/practice": "❓", "/drill": "gap drill", "/mock": "How many"}[command] in then.plain
        if choice == what_next.KEEP:
            await stage.say("/practice", "one more draft", "/cancel")


LEFT_BY_CANCEL = {name: left for name, left in LEFT.items() if "/cancel" in name}


@pytest.mark.parametrize("left", LEFT_BY_CANCEL.values(), ids=LEFT_BY_CANCEL)
async def test_a_second_cancel_names_what_waits_and_leads_back_to_it(stage: Stage, left: object) -> None:
    await left(stage)  # type: ignore[operator]
    said, offer = await stage.say("/cancel")
    assert said.plain == WHAT_WAITS
    assert await stage.press(offer.labels[1] if what_next.JUDGE in offer.labels else offer.labels[0])
    assert await stage.say("/cancel")
    assert stage.texts[-1] != NOTHING_TO_CANCEL


async def test_a_second_cancel_names_a_quiz_too(stage: Stage) -> None:
    await stage.opened("/quiz", quiz_say.LEVEL)
    said, offer = await stage.say("/cancel")
    assert said.plain == WHAT_WAITS
    assert "0 of 4" in offer.plain
    assert await stage.press(quiz_say.GO_ON)


async def test_cancel_says_that_nothing_is_open_where_nothing_waits(stage: Stage) -> None:
    (said,) = await stage.opened("/cancel")
    assert said.plain == NOTHING_TO_CANCEL


@pytest.mark.parametrize("leave", [True, False], ids=["left", "in the middle"])
async def test_practice_runs_beside_a_mock_which_stays_as_it_is(stage: Stage, leave: bool) -> None:
    await (a_mock_left_by_cancel if leave else a_mock)(stage)
    messages = await stage.say("/practice")
    assert any("Another question" in message.labels for message in messages)
    assert any("Your mock is kept: 0 of 3" in message.plain for message in messages) is not leave
    await stage.say(POOR)
    assert "Every rule" in feedback_in(await stage.press("Done")).labels
    (offer,) = await stage.say("/mock")
    assert "0 of 3" in offer.plain
    resumed = await stage.press(what_next.GO_ON_WITH_MOCK)
    assert "Question 1 of 3" in resumed[0].plain
    assert "3 words" in resumed[-1].plain


@pytest.mark.parametrize("leave", [True, False], ids=["left", "in the middle"])
async def test_a_drill_runs_beside_a_mock_which_stays_as_it_is(stage: Stage, leave: bool) -> None:
    await (a_mock_left_by_cancel if leave else a_mock)(stage)
    (proposal,) = await stage.say("/drill")
    assert drill_say.START in proposal.labels
    messages = await stage.press(drill_say.START)
    assert "Outline 1 of 3" in messages[-1].plain
    await stage.say("/cancel")
    (offer,) = await stage.say("/mock")
    assert "0 of 3" in offer.plain


async def test_a_question_asked_in_the_middle_of_a_drill_leaves_it_and_stops_its_clock(stage: Stage) -> None:
    await a_drill(stage)
    stage.clock.advance(minutes=3)
    messages = await stage.say("/practice")
    assert "outline 1 of 3" in messages[0].plain
    assert any("❓" in message.plain for message in messages[1:])
    stage.clock.advance(minutes=2)
    assert await stage.tick() == []
    await stage.press("Skip")
    await stage.say("/drill")
    (prompt,) = await stage.press(drill_say.GO_ON)
    assert "3:00" in prompt.plain


async def test_a_new_mock_is_not_begun_over_the_one_that_was_left(stage: Stage) -> None:
    await a_mock_left_by_cancel(stage)
    await stage.say("/practice", "/mock")
    assert mock_say.NEW in stage.user.chat.newest.labels


@pytest.mark.parametrize("way", ["/practice", "/start"])
async def test_a_question_without_a_word_typed_is_shown_again_with_another_question(stage: Stage, way: str) -> None:
    question = (await stage.set_up())[-2]
    again, _ = await stage.say(way)
    assert again.plain == f"❓ {question.plain.rpartition('❓ ')[2]}"
    assert asking.ANOTHER in again.labels
    other, _ = await stage.press(asking.ANOTHER)
    assert other.plain != question.plain


@pytest.mark.parametrize("text", ["👍", "…", "/practice", "/cancel", "/start", "/mock"])
async def test_no_message_speaks_of_no_words_as_of_a_draft(stage: Stage, text: str) -> None:
    await stage.set_up()
    await stage.say("👍", text, "/practice")
    assert not [said for said in stage.texts if "0 words" in said or "answer open" in said]


async def test_a_question_without_a_word_typed_lapses_at_the_daily_time_and_is_not_named(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("👍")
    stage.clock.go_to(DUE)
    assert is_daily(await stage.tick())


def press(stage: Stage, message: Shown, label: str) -> None:
    data = next(data for row in message.buttons for text, data in row if text == label)
    stage.user.press_data(data, message.message_id)

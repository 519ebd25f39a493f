"""/plan: the date in, the days out; what moves, what is ticked, the file for the calendar, and the day after."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from typing import Any

import pytest
from icalendar import Calendar

from bot.conversation.texts.interview_hour import DAY_CARD
from bot.features.plan.logic.plan_tasks import TaskKind
from bot.features.plan.plan import TickTask
from bot.features.plan.plan_date import InterviewInWeeks, InterviewOn, MinutesADay
from bot.features.plan.texts import plan as say
from bot.features.plan.texts import plan_tasks as tasks_say
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import STORY, Stage


@beginning
async def planned(stage: Stage, date_typed: str = "in three weeks", minutes: str = "30") -> None:
    """A plan, with no question open. The stage begins on Monday 2 March 2026."""
    await stage.opened("/plan")
    await stage.say(date_typed)
    await stage.press(minutes_button(stage, minutes))


def minutes_button(stage: Stage, minutes: str) -> str:
    return next(label for label in stage.user.chat.newest.labels if label.split()[0] == minutes)


def words(stage: Stage) -> str:
    """The plan's own message."""
    return next(text for text in reversed(stage.texts) if "to go:" in text or "Tomorrow:" in text)


async def calendar(stage: Stage) -> bytes:
    """The file."""
    (message,) = await stage.press(say.CALENDAR)
    assert message.document is not None
    return message.document[1]


def events_in(file: bytes) -> Mapping[str, Any]:
    """The events of a file, by their ids."""
    return {str(event["uid"]): event for event in Calendar.from_ical(file).walk("VEVENT")}


async def test_a_typed_date_and_a_tap_make_a_plan_with_a_picture(stage: Stage) -> None:
    await planned(stage)
    picture, plan = list(stage.user.chat.messages.values())[-2:]
    assert picture.picture is not None
    assert picture.picture.startswith(b"\x89PNG")
    assert "21 days to go: Mon 23 March" in plan.plain
    assert "Audit" in plan.labels
    assert len(plan.plain) < 3000


async def test_the_first_use_explains_itself_once(stage: Stage) -> None:
    (first,) = await stage.opened("/plan")
    (second,) = await stage.say("/plan")
    assert say.HINT in first.plain
    assert say.HINT not in second.plain


async def test_a_button_is_enough_for_the_date(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/plan")
    said, _ = await stage.press(say.WEEKS[2])
    assert "Mon 16 March 2026" in said.plain


async def test_a_day_that_can_be_two_is_asked(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/plan")
    (which,) = await stage.say("3/4")
    assert which.labels[:2] == ["Fri 3 April 2026", "Wed 4 March 2026"]
    said, _ = await stage.press("Wed 4 March 2026")
    assert "in 2 days" in said.plain


async def test_dates_that_are_past_absurd_or_none_are_answered_kindly(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/plan")
    replies = [(await stage.say(text))[0].plain for text in ("2025-03-01", "2031-01-01", "when the cows come home")]
    assert "behind us" in replies[0]
    assert "more than a year" in replies[1]
    assert "could not find a day" in replies[2]
    said, _ = await stage.say("12 March")
    assert "Thu 12 March" in said.plain


async def test_missed_days_move_what_is_left(stage: Stage) -> None:
    await planned(stage)
    before = words(stage)
    stage.clock.advance(days=4)
    await stage.say("/plan")
    assert "17 days to go" in words(stage)
    assert before.split("Today")[1].splitlines()[1] == words(stage).split("Today")[1].splitlines()[1]


async def test_what_is_ticked_is_done_in_place_and_can_be_taken_back(stage: Stage) -> None:
    await planned(stage)
    tick = tasks_say.tick_text(TaskKind.AUDIT, done=False)
    assert await stage.press(tick) == []
    assert "Done: audit" in words(stage)
    stage.clock.advance(seconds=1)
    assert await stage.press(tasks_say.tick_text(TaskKind.AUDIT, done=True)) == []
    assert tick in stage.user.chat.newest.labels


async def test_time_spent_today_counts(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered()
    await stage.say("/plan", "in two weeks")
    await stage.press(minutes_button(stage, "15"))
    plan = words(stage)
    assert sum(int(part.split(" min)")[0]) for part in plan.split("Next")[0].split(" (")[1:]) <= 5


async def test_the_calendar_file_has_stable_ids_and_the_users_hours(stage: Stage) -> None:
    await planned(stage)
    events = events_in(await calendar(stage))
    stage.clock.advance(minutes=5)
    await stage.press(tasks_say.tick_text(TaskKind.AUDIT, done=False))
    again = events_in(await calendar(stage))
    assert set(again) >= set(events) - {"stardrill-plan-2026-03-02"}
    assert again["stardrill-interview"]["sequence"] > events["stardrill-interview"]["sequence"]
    assert events["stardrill-interview"].decoded("dtstart") == date(2026, 3, 23)
    start = events["stardrill-plan-2026-03-03"].decoded("dtstart")
    assert start.astimezone(UTC) == datetime(2026, 3, 3, 17, 30, tzinfo=UTC)


async def test_no_story_of_the_user_is_in_the_calendar_file(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered(STORY)
    await stage.say("/plan", "in two weeks")
    await stage.press(minutes_button(stage, "30"))
    assert b"canary" not in await calendar(stage)


async def test_minutes_change_in_place(stage: Stage) -> None:
    await planned(stage, minutes="15")
    assert await stage.press(say.CHANGE_MINUTES) == []
    await stage.press("60")
    assert "60 minutes a day" in words(stage)


async def test_a_date_asked_in_the_middle_of_an_answer_leaves_the_answer_open(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three", "/plan", "in two weeks", "and then four")
    assert any(text.startswith("6 words") for text in stage.texts)


async def test_cancel_leaves_the_question_for_the_date(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three", "/plan", "/cancel", "four")
    assert any(text.startswith("4 words") for text in stage.texts)


async def test_the_eve_leads_to_the_day_card_and_not_to_the_learning_cards(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered()
    await stage.press("Save to the story bank")
    await stage.say("/plan", "tomorrow")
    await stage.press(minutes_button(stage, "30"))
    assert stage.user.chat.newest.labels[0] == DAY_CARD
    shown = await stage.press(DAY_CARD)
    assert STORY.split(".")[0][:40] in shown[-1].plain
    picture, plan = await stage.press("My plan")
    assert picture.picture is not None
    assert "Tomorrow: Tue 3 March" in plan.plain


async def test_who_has_done_enough_before_the_plan_is_told_so_and_may_go_on(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered()
    await stage.press("Save to the story bank")
    await stage.say("/plan", "in 40 days")
    await stage.press(minutes_button(stage, "15"))
    today = words(stage).split("Next")[0]
    assert re.search(r"You have done about \d+ minutes today, so nothing more is needed\.", today)
    assert "To get ahead:" in today
    assert stage.user.chat.newest.labels[0] not in (say.CALENDAR, say.CHANGE_DATE)


async def test_the_day_itself_asks_for_nothing(stage: Stage) -> None:
    await planned(stage, "tomorrow")
    assert "read your day card once, then rest" in words(stage).lower()
    stage.clock.advance(days=1)
    (today,) = await stage.say("/plan")
    assert "Today is the day" in today.plain
    assert today.labels[0] == DAY_CARD


async def test_after_the_day_it_asks_once_how_it_went(stage: Stage) -> None:
    await planned(stage, "tomorrow")
    stage.clock.advance(days=3)
    (asked,) = await stage.say("/plan")
    assert asked.plain.startswith("Your interview was on Tue 3 March. How did it go?")
    (kind,) = await stage.press(say.WENT_BADLY)
    assert say.GAP_DRILL in kind.labels
    assert say.WRITE_DOWN in kind.labels
    (again,) = await stage.say("/plan")
    assert "When is your interview?" in again.plain


async def test_a_dropped_plan_is_gone(stage: Stage) -> None:
    await planned(stage)
    await stage.press(say.DROP)
    (asked,) = await stage.say("/plan")
    assert "When is your interview?" in asked.plain


async def test_forged_presses_change_nothing(stage: Stage) -> None:
    await planned(stage)
    before = words(stage)
    newest = stage.user.chat.newest
    for data in (
        f"{InterviewOn.code}:nonsense",
        f"{InterviewInWeeks.code}:99",
        f"{MinutesADay.code}:100000",
        f"{TickTask.code}:write",
    ):
        await stage.do(lambda data=data: stage.user.press_data(data, newest.message_id))
    await stage.say("/plan")
    assert words(stage) == before


async def test_a_restart_in_the_question_for_the_date_goes_on(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/plan")
    stage.clock.advance(days=1)
    said, _ = await stage.say("in two weeks")
    assert "in 14 days" in said.plain


async def test_a_forgotten_question_for_the_date_does_not_stop_the_daily_question(stage: Stage) -> None:
    await stage.opened("/plan")
    stage.clock.go_to(datetime(2026, 3, 2, 17, 30, tzinfo=UTC))
    assert len(await stage.tick()) == 2


async def asked_for_the_date(stage: Stage) -> None:
    """The question for the date, with no question of practice open."""
    await stage.opened("/plan")


@pytest.mark.parametrize(
    ("typed", "said", "days"),
    [
        ("in 3-4 weeks", "more than one day", ["Mon 23 March 2026", "Mon 30 March 2026"]),
        ("between 3 and 5 April", "more than one day", ["Fri 3 April 2026", "Sun 5 April 2026"]),
        ("3/4", "two ways", ["Fri 3 April 2026", "Wed 4 March 2026"]),
        ("not Friday", "“not”", ["Fri 6 March 2026"]),
        ("before Friday", "leave it open", ["Fri 6 March 2026"]),
        ("15-Dec", "a long way off", ["Tue 15 December 2026"]),
    ],
)
async def test_a_doubtful_date_is_said_back_and_asked(stage: Stage, typed: str, said: str, days: list[str]) -> None:
    await asked_for_the_date(stage)
    (asked,) = await stage.say(typed)
    assert said in asked.plain
    assert asked.labels == [*days, say.OTHER_DATE]
    (confirmed, _) = await stage.press(days[-1])
    assert f"Interview: {days[-1]}" in confirmed.plain


@pytest.mark.parametrize("typed", ["last Friday", "3 days ago", "yesterday", "27 Feb 2026"])
async def test_a_past_date_is_said_to_be_past_and_asked_again(stage: Stage, typed: str) -> None:
    await asked_for_the_date(stage)
    (refused,) = await stage.say(typed)
    assert "2026 is behind us. When is the next one?" in refused.plain
    (confirmed, _) = await stage.say("12-Mar-2026")
    assert "Interview: Thu 12 March 2026, in 10 days" in confirmed.plain


async def test_stories_that_were_imported_are_no_minutes_of_today(stage: Stage) -> None:
    await stage.opened()
    text = f"# My story: The canary\n\n- Archetype: mentoring\n\n{STORY}\n"
    await stage.do(lambda: stage.user.document("stories.md", text.encode()))
    await stage.press("Import")
    await stage.say("/plan", "in 40 days")
    await stage.press(minutes_button(stage, "30"))
    assert "You have done" not in words(stage)

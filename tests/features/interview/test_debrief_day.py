"""The day of the interview: its debrief comes in the place of the question, once, at its time."""

from datetime import UTC, date, datetime, timedelta

from bot.conversation.texts import daily
from bot.features.answering.texts import asking
from bot.features.interview.texts import debrief_day as say
from bot.features.interview.texts import debrief_steps as steps
from bot.features.plan.texts import plan as plan_say
from bot.features.settings.texts import settings as settings_say
from storage.records import AskedQuestion, Interview
from tests.end_to_end.stage import STORY, Stage

# The stage begins on Monday 2 March 2026 at 13:00 in Berlin; the daily time is 18:30 there.
DUE = datetime(2026, 3, 3, 17, 30, tzinfo=UTC)
QUESTION = "Tell me about a time you disagreed with a decision"


async def planned(stage: Stage, when: str = "tomorrow") -> None:
    """An interview on that day, 3 March by default, and no question open. The message of 2 March has come."""
    await stage.set_up()
    await stage.press("Skip")
    await stage.say("/plan", when)
    await stage.say("/cancel")
    stage.clock.go_to(DUE - timedelta(days=1))
    await stage.tick()
    await stage.say("/cancel")


async def interviews(stage: Stage) -> list[tuple[Interview, list[AskedQuestion]]]:
    async with stage.bot.database.read() as uow:
        found = await uow.interviews.of_user(stage.user.person.id)
        return [(each, [*await uow.interviews.questions(each.id)]) for each in found]


async def on_the_day(stage: Stage) -> str:
    """Let the day's message come, and return it."""
    stage.clock.go_to(DUE)
    (said,) = await stage.tick()
    return said.plain


async def test_the_debrief_takes_the_place_of_the_question(stage: Stage) -> None:
    await planned(stage)
    stage.clock.go_to(DUE - timedelta(seconds=1))
    assert await stage.tick() == []
    assert "Your interview was today. How did it go?" in await on_the_day(stage)
    assert await stage.tick() == []


async def test_it_comes_at_18_where_the_daily_time_is_earlier(stage: Stage) -> None:
    await planned(stage)
    await stage.say("/settings")
    await stage.press(settings_say.CHANGE_TIME)
    await stage.say("8:30")
    stage.clock.go_to(datetime(2026, 3, 3, 16, 59, 59, tzinfo=UTC))
    assert await stage.tick() == []
    stage.clock.go_to(datetime(2026, 3, 3, 17, 0, tzinfo=UTC))
    (said,) = await stage.tick()
    assert "How did it go?" in said.plain
    stage.clock.go_to(datetime(2026, 3, 4, 7, 30, tzinfo=UTC))
    question, _ = await stage.tick()
    assert daily.DAILY_HEADING in question.plain


async def test_it_comes_to_a_user_who_has_practised_that_day(stage: Stage) -> None:
    await planned(stage)
    stage.clock.go_to(DUE - timedelta(hours=10))
    await stage.say("/practice")
    await stage.answered()
    assert "How did it go?" in await on_the_day(stage)


async def test_a_date_that_is_changed_moves_it(stage: Stage) -> None:
    await planned(stage, "12 March")
    stage.clock.go_to(DUE - timedelta(hours=4))
    await stage.say("/plan")
    await stage.press(plan_say.CHANGE_DATE)
    await stage.say("today")
    assert "How did it go?" in await on_the_day(stage)


async def test_nothing_more_comes_on_a_day_that_had_its_question(stage: Stage) -> None:
    await stage.set_up()
    await stage.press("Skip")
    stage.clock.go_to(DUE)
    await stage.tick()
    await stage.say("/plan", "today")
    stage.clock.advance(hours=3)
    assert await stage.tick() == []


async def test_it_does_not_come_on_a_day_off(stage: Stage) -> None:
    await planned(stage)
    await stage.say("/settings")
    await stage.press(settings_say.CHANGE_DAYS)
    await stage.press(next(label for label in stage.user.chat.newest.labels if "Tue" in label))
    stage.clock.go_to(DUE)
    assert await stage.tick() == []


async def test_a_text_after_it_is_the_first_question(stage: Stage) -> None:
    await planned(stage)
    await on_the_day(stage)
    await stage.say(QUESTION)
    ((interview, (asked,)),) = await interviews(stage)
    assert (interview.held_on, asked.text) == (date(2026, 3, 3), QUESTION)


async def test_a_text_a_day_later_is_none(stage: Stage) -> None:
    await planned(stage)
    await on_the_day(stage)
    await stage.do(lambda: stage.clock.advance(hours=25))
    await stage.say(QUESTION)
    assert await interviews(stage) == []


async def test_begun_by_the_button_the_day_is_not_asked(stage: Stage) -> None:
    await planned(stage)
    await on_the_day(stage)
    await stage.press(say.BEGIN)
    (what,) = await stage.say("Cisco, second round")
    assert "What did they ask?" in what.plain


async def test_it_can_be_snoozed_for_an_hour(stage: Stage) -> None:
    await planned(stage)
    await on_the_day(stage)
    await stage.press(say.IN_AN_HOUR)
    stage.clock.advance(minutes=59)
    assert await stage.tick() == []
    stage.clock.advance(minutes=1)
    (again,) = await stage.tick()
    assert "How did it go?" in again.plain


async def test_it_is_left_by_one_tap_and_a_text_is_none_then(stage: Stage) -> None:
    await planned(stage)
    await on_the_day(stage)
    (said,) = await stage.press(say.NOT_TODAY)
    assert said.plain == say.LATER
    await stage.say(QUESTION)
    assert await interviews(stage) == []


async def test_a_draft_goes_on_being_typed(stage: Stage) -> None:
    await planned(stage)
    stage.clock.go_to(DUE - timedelta(hours=2))
    await stage.say("/practice", "We had to choose")
    assert "What you have open is kept." in await on_the_day(stage)
    await stage.say("between two databases")
    assert await interviews(stage) == []


async def test_a_question_without_a_word_gives_way(stage: Stage) -> None:
    await planned(stage)
    stage.clock.go_to(DUE - timedelta(hours=2))
    await stage.say("/practice")
    await on_the_day(stage)
    await stage.say(QUESTION)
    assert len(await interviews(stage)) == 1


async def test_what_is_written_already_is_not_asked_for(stage: Stage) -> None:
    await planned(stage)
    stage.clock.go_to(DUE - timedelta(hours=3))
    await stage.say("/interview Cisco, second round")
    await stage.press(steps.TODAY)
    await stage.say(QUESTION)
    await stage.press(steps.ALL_ASKED, steps.NOT_HERE, "Strong", steps.NOWHERE)
    stage.clock.go_to(DUE)
    assert await stage.tick() == []


async def test_one_that_was_begun_without_a_word_is_asked_for(stage: Stage) -> None:
    await planned(stage)
    stage.clock.go_to(DUE - timedelta(hours=3))
    await stage.say("/interview")
    assert "How did it go?" in await on_the_day(stage)
    assert say.BEGIN in stage.user.chat.newest.labels


async def test_one_that_was_left_is_named_once_at_the_daily_time(stage: Stage) -> None:
    await stage.set_up()
    await stage.press("Skip")
    await stage.say("/interview Cisco, second round")
    await stage.press(steps.TODAY)
    await stage.say(QUESTION)
    await stage.say("/cancel")
    stage.clock.go_to(DUE - timedelta(days=1))
    (named,) = await stage.tick()
    assert "You began to write down Cisco, second round: 1 question so far." in named.plain
    stage.clock.go_to(DUE)
    question, _ = await stage.tick()
    assert daily.DAILY_HEADING in question.plain


async def test_nothing_comes_while_it_is_being_written(stage: Stage) -> None:
    await planned(stage)
    stage.clock.go_to(DUE - timedelta(minutes=10))
    await stage.say("/interview Cisco, second round")
    stage.clock.go_to(DUE)
    assert await stage.tick() == []


async def test_the_plan_of_a_day_that_is_over_leads_here(stage: Stage) -> None:
    await planned(stage)
    stage.clock.go_to(DUE + timedelta(days=2))
    (asked,) = await stage.say("/plan")
    assert "Your interview was on Tue 3 March. How did it go?" in asked.plain
    (note,) = await stage.say(QUESTION)
    assert QUESTION in note.plain
    ((interview, _),) = await interviews(stage)
    assert interview.held_on == date(2026, 3, 3)
    await stage.press(steps.ALL_ASKED, steps.NOT_HERE, "Strong", steps.NOWHERE)
    (done,) = await stage.say("/plan")
    assert done.plain == plan_say.written_text(date(2026, 3, 3), date(2026, 3, 4))


async def test_after_how_it_went_a_text_is_the_first_question_of_that_day(stage: Stage) -> None:
    await planned(stage)
    stage.clock.go_to(DUE + timedelta(days=2))
    await stage.say("/plan")
    await stage.press(plan_say.WENT_BADLY)
    await stage.say(QUESTION)
    ((interview, _),) = await interviews(stage)
    assert interview.held_on == date(2026, 3, 3)


async def test_the_plan_leads_here_beside_a_draft_and_the_draft_goes_on(stage: Stage) -> None:
    await planned(stage)
    stage.clock.go_to(DUE + timedelta(days=2))
    await stage.say("/practice", STORY)
    await stage.say("/plan")
    (kept,) = await stage.say(QUESTION)
    assert "Noted as question 1 of your interview." in kept.plain
    await stage.say("And more of it.")
    ((_, (asked,)),) = await interviews(stage)
    assert asked.text == QUESTION
    assert asking.DONE in [label for text in stage.user.chat.messages.values() for label in text.labels]


async def test_a_question_typed_after_another_command_is_still_the_first_that_was_asked(stage: Stage) -> None:
    await planned(stage)
    await on_the_day(stage)
    await stage.say("/plan", "/coverage", QUESTION, "What did you learn from it?")
    ((interview, asked),) = await interviews(stage)
    assert interview.held_on == date(2026, 3, 3)
    assert [each.text for each in asked] == [QUESTION, "What did you learn from it?"]


async def test_a_text_that_does_not_sound_asked_is_no_question_of_it(stage: Stage) -> None:
    await planned(stage)
    await on_the_day(stage)
    await stage.say("/coverage", "thank you for today")
    assert await interviews(stage) == []


async def test_a_question_typed_two_days_later_is_none_of_it(stage: Stage) -> None:
    await planned(stage)
    await on_the_day(stage)
    await stage.say("/coverage")
    stage.clock.go_to(DUE + timedelta(days=2, hours=-1))
    await stage.say(QUESTION)
    assert await interviews(stage) == []

"""The day card as its user meets it: asked for, on the eve in place of the question, and from the stories alone."""

from datetime import UTC, datetime, timedelta

from bot.conversation.texts import daily, what_next
from bot.conversation.texts.daily import STOP_DAILY
from bot.conversation.texts.interview_hour import DAY_CARD, SET_HOUR
from bot.conversation.texts.names import ARCHETYPE_LABELS
from bot.features.day_card.texts import day_card as say
from bot.features.plan.texts import plan as plan_say
from question_bank.models import ArchetypeId
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import STORY, Stage
from tests.features.progress.test_coverage import with_stories

# The stage begins on Monday 2 March 2026 at 13:00 in Berlin; the daily time is 18:30 there.
EVE = datetime(2026, 3, 5, 17, 30, tzinfo=UTC)
NUMBER = "Number: “Failed queries fell from 3 percent to 0.2 percent in two weeks”"


@beginning
async def with_a_story(stage: Stage) -> None:
    """One story in the bank."""
    await stage.set_up()
    await stage.answered()
    await stage.press("Save to the story bank")


async def planned(stage: Stage, when: str = "Friday") -> None:
    """A plan for an interview."""
    await stage.say("/plan", when)
    await stage.press("30 ✓")


async def days_until(stage: Stage, at: datetime) -> None:
    """Let the questions of the days before come, unanswered, and then the clock stand at that time."""
    while stage.clock.now() < at:
        await stage.tick()
        stage.clock.go_to(min(at, stage.clock.now() + timedelta(hours=6)))


async def test_it_shows_the_users_own_words_under_a_picture(stage: Stage) -> None:
    await with_a_story(stage)
    await planned(stage)
    (card,) = await stage.press(DAY_CARD)
    assert card.picture is not None
    assert card.picture.startswith(b"\x89PNG")
    assert card.plain.startswith("Your day card for Fri 6 March")
    assert NUMBER in card.plain
    assert (
        "Looking back: “Next time I would ask the launch lead for the abort rule before the first demo.”" in card.plain
    )
    assert "No source of the number yet." in card.plain
    assert "No story: " in card.plain


async def test_what_lacks_something_and_every_next_step_is_one_tap_away(stage: Stage) -> None:
    await with_a_story(stage)
    await planned(stage)
    (card,) = await stage.press(DAY_CARD)
    assert [label for label in card.labels if not label.startswith("Fill in: ")] == [
        SET_HOUR,
        say.STORIES,
        say.PLAN,
        say.CARDS,
    ]
    (story,) = await stage.press(next(label for label in card.labels if label.startswith("Fill in: ")))
    assert "canary" in story.plain


async def test_on_the_eve_it_comes_in_place_of_the_question(stage: Stage) -> None:
    await with_a_story(stage)
    await planned(stage)
    await days_until(stage, EVE)
    (card,) = await stage.tick()
    assert card.plain.startswith("Your interview is tomorrow: Fri 6 March")
    assert say.READ_ONCE in card.plain
    assert NUMBER in card.plain
    assert STOP_DAILY in card.labels
    assert daily.DAILY_HEADING not in card.plain
    assert await stage.tick() == []


async def test_each_of_several_pictures_says_which_stories_it_has(stage: Stage) -> None:
    await with_stories(stage, *list(ArchetypeId)[:6])
    await planned(stage, "tomorrow")
    stage.clock.go_to(EVE - timedelta(days=3))
    first, second, *_ = await stage.tick()
    labels = [ARCHETYPE_LABELS[each] for each in list(ArchetypeId)[:6]]
    assert first.plain == f"Your stories, 1 of 2, to keep on the phone: {' · '.join(labels[:4])}."
    assert second.plain == f"Your stories, 2 of 2, to keep on the phone: {' · '.join(labels[4:])}. The words follow."


async def test_on_the_eve_it_comes_also_to_who_has_practised_that_day(stage: Stage) -> None:
    await with_a_story(stage)
    await planned(stage, "tomorrow")
    stage.clock.go_to(EVE - timedelta(days=3))
    (card,) = await stage.tick()
    assert card.plain.startswith("Your interview is tomorrow: Tue 3 March")


async def test_on_the_eve_of_an_empty_bank_it_says_what_to_do(stage: Stage) -> None:
    await stage.opened()
    await planned(stage)
    await days_until(stage, EVE)
    card = (await stage.tick())[-1]
    assert say.NO_STORY_YET in card.plain
    assert card.picture is None
    assert say.WRITE_ONE in card.labels


async def test_on_other_days_the_question_comes(stage: Stage) -> None:
    await with_a_story(stage)
    await planned(stage)
    await days_until(stage, EVE - timedelta(days=1))
    question, _ = await stage.tick()
    assert daily.DAILY_HEADING in question.plain


async def test_on_an_eve_without_daily_questions_nothing_comes(stage: Stage) -> None:
    await with_a_story(stage)
    await planned(stage)
    await stage.say("/settings")
    await stage.press("Pause")
    await stage.press("A week")
    stage.clock.go_to(EVE)
    assert await stage.tick() == []


async def test_without_a_plan_an_old_button_still_shows_it(stage: Stage) -> None:
    await with_a_story(stage)
    await stage.do(lambda: stage.user.press_data("Pf", stage.user.chat.newest.message_id))
    assert stage.texts[-1].startswith("Your day card\n")
    assert SET_HOUR not in stage.user.chat.newest.labels


async def test_after_the_interview_it_names_no_day(stage: Stage) -> None:
    await with_a_story(stage)
    await planned(stage, "tomorrow")
    stage.clock.advance(days=3)
    (asked,) = await stage.say("/plan")
    assert plan_say.WENT_WELL in asked.labels
    await stage.do(lambda: stage.user.press_data("Pf", asked.message_id))
    assert stage.texts[-1].startswith("Your day card\n")


async def test_long_stories_are_judged_before_the_transaction_and_shown_whole(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered(f"{STORY} {'I asked each of the leads what they feared most about it. ' * 60}")
    await stage.press("Save to the story bank")
    await planned(stage)
    shown = await stage.press(DAY_CARD)
    assert any(NUMBER in message.plain for message in shown)


async def test_on_the_eve_an_answer_that_was_left_is_named_below_the_card(stage: Stage) -> None:
    await with_a_story(stage)
    await planned(stage, "tomorrow")
    await stage.say("/practice", "I counted the failed jobs", "/cancel")
    stage.clock.go_to(EVE - timedelta(days=3))
    said = await stage.tick()
    assert said[0].plain.startswith("Your interview is tomorrow")
    assert "5 words" in said[-1].plain
    assert what_next.GO_ON in said[-1].labels

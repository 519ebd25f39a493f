"""No perfect example: said in words or by the button, it is a good move, and the nearest story is offered to adapt."""

from bot.conversation.texts import what_next
from bot.features.mock.texts import mock as say
from storage.records import AnswerState, TellingHow
from tests.end_to_end.stage import STORY, Stage
from tests.features.mock.in_a_mock import BANK, answer_now, begin, keep_story, question_now

OWNED_UP = "I don't have a perfect example, the closest is the pager."


async def press_no_story(stage: Stage) -> None:
    """The button under the question."""
    answer = await answer_now(stage)
    await stage.do(lambda: stage.user.press_data(f"ns:{answer.id}", 1))


async def test_the_button_offers_the_nearest_story_with_the_reason(stage: Stage) -> None:
    await begin(stage)
    archetype = (await question_now(stage)).archetypes[0]
    await keep_story(stage, archetype)
    await press_no_story(stage)
    offer = stage.user.chat.newest
    assert "good move" in offer.plain
    assert f"“The loud pager”: kept for {BANK.archetypes[archetype].name}" in offer.plain
    assert offer.labels == ["Adapt “The loud pager”", say.NONE_OF_THESE]


async def test_an_adapted_story_shows_its_outline_is_noted_and_credited(stage: Stage) -> None:
    await begin(stage)
    answer = await answer_now(stage)
    story = await keep_story(stage, (await question_now(stage)).archetypes[0])
    await press_no_story(stage)
    (outline,) = await stage.press("Adapt “The loud pager”")
    assert "Trade-off: “Either I kept the alerts loud" in outline.plain
    async with stage.bot.database.read() as uow:
        (telling,) = await uow.stories.tellings(stage.user.person.id)
    assert (telling.answer_id, telling.story_id, telling.how) == (answer.id, story, TellingHow.ADAPTED)
    await stage.say(STORY)
    await stage.press("Done", "Skip")
    await stage.say("/mock")
    await stage.press(what_next.END_MOCK)
    assert "no perfect fit: a good move" in stage.user.chat.newest.plain


async def test_pressing_the_button_again_declines(stage: Stage) -> None:
    await begin(stage)
    answer = await answer_now(stage)
    await keep_story(stage, (await question_now(stage)).archetypes[0])
    await press_no_story(stage)
    stage.clock.advance(seconds=1)
    await press_no_story(stage)
    async with stage.bot.database.read() as uow:
        declined = await uow.answers.get(answer.id, stage.user.person.id)
    assert declined is not None
    assert declined.state is AnswerState.NO_STORY
    assert any("Question 2 of 3" in text for text in stage.texts)


async def test_so_does_the_button_under_the_offer(stage: Stage) -> None:
    await begin(stage)
    await keep_story(stage, (await question_now(stage)).archetypes[0])
    await press_no_story(stage)
    messages = await stage.press(say.NONE_OF_THESE)
    assert any("Question 2 of 3" in message.plain for message in messages)


async def test_an_empty_bank_has_nothing_to_offer(stage: Stage) -> None:
    await begin(stage)
    await press_no_story(stage)
    assert any("Question 2 of 3" in text for text in stage.texts)


async def test_said_in_the_first_message_it_is_credited_and_the_clock_runs_on(stage: Stage) -> None:
    await begin(stage)
    await keep_story(stage, (await question_now(stage)).archetypes[0])
    stage.clock.advance(minutes=2)
    status, offer = await stage.say(OWNED_UP)
    assert say.GOOD_MOVE in offer.plain
    assert "Adapt “The loud pager”" in offer.labels
    stage.clock.advance(minutes=1)
    assert len(await stage.tick()) == 1
    assert await stage.say(OWNED_UP) == []
    assert "3 min since the question" in status.plain


async def test_a_story_told_in_the_same_breath_is_not_interrupted(stage: Stage) -> None:
    await begin(stage)
    await keep_story(stage, (await question_now(stage)).archetypes[0])
    assert len(await stage.say(f"{OWNED_UP} {STORY}")) == 1
    await stage.press("Done", "Skip")
    await stage.say("/mock")
    await stage.press(what_next.END_MOCK)
    assert "a good move" in stage.user.chat.newest.plain


async def test_practice_offers_it_too(stage: Stage) -> None:
    await stage.set_up()
    await keep_story(stage, (await question_now(stage)).archetypes[0])
    await press_no_story(stage)
    await stage.press("Adapt “The loud pager”")
    feedback = await stage.answered()
    assert "Every rule" in feedback.labels


async def test_a_story_taken_after_a_break_opens_the_question_again(stage: Stage) -> None:
    await begin(stage)
    await keep_story(stage, (await question_now(stage)).archetypes[0])
    await press_no_story(stage)
    adapt = stage.user.chat.newest.buttons[0][0][1]
    await stage.say("/cancel")
    messages = await stage.do(lambda: stage.user.press_data(adapt, 1))
    assert any("Question 1 of 3" in message.plain for message in messages)
    (status,) = await stage.say(STORY)
    assert "since the question" in status.plain

"""The words of the keyboard, however they are typed: the key where it belongs, kindly refused elsewhere, never content."""

import pytest

from bot.conversation.logic.typed.typed_key import Key
from bot.conversation.texts import refusals
from bot.features.answering.texts import asking
from bot.features.drill.texts import drill as drill_say
from bot.features.rehearsal.texts import pushback as pushback_say
from bot.features.settings.texts import settings as settings_say
from bot.features.stories.texts import stories as stories_say
from bot.features.stories.texts import story_tags as tags_say
from tests.end_to_end.stage import STORY, Stage, feedback_in
from tests.features.rehearsal.telling import PARTS
from tests.features.rehearsal.telling import begin as begin_story
from tests.features.rehearsal.telling import ready as with_stories_open


async def told(stage: Stage) -> list[str]:
    """The texts of the person's stories."""
    async with stage.bot.database.read() as uow:
        return [kept.version.told.text for kept in await uow.stories.kept(stage.user.person.id)]


async def parts_of_answers(stage: Stage) -> list[str]:
    """All messages of the person's answers."""
    async with stage.bot.database.read() as uow:
        return [part.text for part in await uow.answers.all_parts(stage.user.person.id)]


@pytest.mark.parametrize("typed", ["Done.", "done!", "DONE ✅", "Done\u00a0…"])
async def test_done_with_signs_judges_the_answer(stage: Stage, typed: str) -> None:
    await stage.set_up()
    await stage.say(STORY)
    assert "Every rule" in feedback_in(await stage.say(typed)).labels
    assert await parts_of_answers(stage) == [STORY]


@pytest.mark.parametrize(("typed", "said"), [("start over 🔄", asking.CLEARED), ("Skip.", asking.SKIPPED)])
async def test_the_other_keys_work_with_signs_too(stage: Stage, typed: str, said: str) -> None:
    await stage.set_up()
    await stage.say("half a story")
    assert said in [message.plain for message in await stage.say(typed)]


async def test_a_key_that_is_not_there_is_refused_and_left_out_of_the_answer(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("half a story")
    (said,) = await stage.say("Next")
    assert "There is no Next here" in said.plain
    assert await parts_of_answers(stage) == ["half a story"]


async def test_after_a_verdict_the_keys_are_no_answer_to_its_follow_up(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered()
    for typed in ("Skip", "Start over"):
        (said,) = await stage.say(typed)
        assert said.plain == asking.NO_OPEN_QUESTION
    (question, _) = await stage.say("Next.")
    assert question.plain.startswith("❓")
    assert await parts_of_answers(stage) == [STORY]


async def test_next_skip_and_done_go_on_to_the_next_letter_of_a_story(stage: Stage) -> None:
    await with_stories_open(stage)
    await begin_story(stage)
    await stage.say(PARTS[0])
    for typed, letter in (("Next", "Trade-off"), ("skip.", "Action"), ("Done!", "Result")):
        (prompt,) = await stage.say(typed)
        assert letter in prompt.plain
    assert await told(stage) == [PARTS[0]]


async def test_after_the_last_letter_done_asks_for_its_tags(stage: Stage) -> None:
    await with_stories_open(stage)
    await begin_story(stage)
    await stage.say(PARTS[0])
    for _ in range(5):
        await stage.say("Next")
        stage.clock.advance(seconds=1)
    (asked,) = await stage.say("Done")
    assert asked.html == tags_say.ASK[tags_say.Field.PROJECT]


async def test_start_over_writes_the_letter_again(stage: Stage) -> None:
    await with_stories_open(stage)
    await begin_story(stage)
    await stage.say("It was hard.", "Start over", PARTS[0])
    assert await told(stage) == [PARTS[0]]


async def test_a_key_keeps_the_tag_that_is_asked_for(stage: Stage) -> None:
    await with_stories_open(stage)
    await begin_story(stage)
    await stage.say(PARTS[0])
    await stage.say("Next")
    await stage.say("/stories")
    async with stage.bot.database.read() as uow:
        (before,) = await uow.stories.kept(stage.user.person.id)
    await stage.do(lambda: stage.user.press_data(f"So:{before.story.id}", 1))
    await stage.press(stories_say.TAGS)
    await stage.press(tags_say.BUTTONS[tags_say.Field.TITLE])
    await stage.say("Done")
    async with stage.bot.database.read() as uow:
        (after,) = await uow.stories.kept(stage.user.person.id)
    assert after.story.title == before.story.title


async def test_next_and_done_go_on_to_the_next_letter_of_a_drill(stage: Stage) -> None:
    await stage.opened("/drill", drill_say.START)
    (said,) = await stage.say("Done")
    assert said.plain == drill_say.TAP_A_BUTTON
    await stage.say("Search canary, 2023", PARTS[0])
    (prompt,) = await stage.say("Done")
    assert "Trade-off" in prompt.plain
    (refused,) = await stage.say("Start over")
    assert "There is no Start over here" in refused.plain
    assert await told(stage) == [PARTS[0]]


async def test_a_hard_question_can_be_answered_anew_and_takes_no_key_for_an_answer(stage: Stage) -> None:
    await with_stories_open(stage)
    await begin_story(stage)
    await stage.say(PARTS[0])
    async with stage.bot.database.read() as uow:
        (kept,) = await uow.stories.kept(stage.user.person.id)
    await stage.do(lambda: stage.user.press_data(f"Rp:{kept.story.id}", 1))
    await stage.say("From the billing export.")
    (refused,) = await stage.say("Next")
    assert "There is no Next here" in refused.plain
    (cleared,) = await stage.say("Start over.")
    assert cleared.plain == pushback_say.CLEARED
    (nothing,) = await stage.say("Done.")
    assert "There is no answer yet" in nothing.plain
    passed, *_ = await stage.say("i could not answer that…")
    assert "Not answered" in passed.plain


@pytest.mark.parametrize("key", Key)
async def test_no_key_is_read_as_a_time(stage: Stage, key: Key) -> None:
    await stage.opened("/settings", settings_say.CHANGE_TIME)
    stage.clock.advance(seconds=1)
    (said,) = await stage.say(key)
    assert said.html == refusals.key_not_here_text(key)

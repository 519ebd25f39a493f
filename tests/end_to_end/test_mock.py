"""The mock interview: questions, at most one follow-up each, leaving and resuming, the debrief."""

from bot.messages import mock as say
from tests.end_to_end.stage import STORY, Stage

POOR = "I moved the backup job to Sunday. " * 12


async def begin(stage: Stage, size: str = "3") -> None:
    await stage.set_up()
    await stage.press("Skip")
    await stage.say("/mock")
    await stage.press(size)


async def test_progress_is_shown(stage: Stage) -> None:
    await begin(stage, "5")
    assert any("Question 1 of 5" in text for text in stage.texts)


async def test_the_interviewer_asks_one_follow_up_and_goes_on(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR)
    (follow_up,) = await stage.press("Done")
    assert "💬" in follow_up.plain
    await stage.say("It went from nine a month to one.")
    messages = await stage.press("Done")
    assert any("Question 2 of 3" in message.plain for message in messages)
    assert not any("💬" in message.plain for message in messages)


async def test_no_verdict_is_given_away_before_the_debrief(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR)
    messages = await stage.press("Done")
    assert not any("Every rule" in message.labels for message in messages)


async def test_the_debrief_ends_it(stage: Stage) -> None:
    await begin(stage)
    for _ in range(3):
        await stage.say(STORY)
        await stage.press("Done")
        if "💬" in stage.texts[-1]:
            await stage.press("Skip")
    assert stage.user.chat.newest.labels == [say.AGAIN, "Ask me a question"]
    assert len(stage.user.chat.newest.plain) > 200


async def test_leaving_and_resuming_keeps_the_place_and_the_words(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR)
    await stage.press("Done", "Skip")
    await stage.say("half an answer")
    await stage.say("/cancel")
    assert any("1 of 3" in text for text in stage.texts[-2:])
    await stage.say("/mock")
    messages = await stage.press(say.RESUME)
    assert any("Question 2 of 3" in message.plain for message in messages)
    assert any("3 words" in message.plain for message in messages)


async def test_ending_early_debriefs_what_was_answered(stage: Stage) -> None:
    await begin(stage)
    await stage.say(POOR)
    await stage.press("Done", "Skip")
    await stage.say("/mock")
    messages = await stage.press(say.END)
    assert say.AGAIN in messages[-1].labels


async def test_a_mock_without_an_answer_says_so(stage: Stage) -> None:
    await begin(stage)
    await stage.press("Skip", "Skip", "Skip")
    assert say.NOTHING_TO_DEBRIEF in stage.texts


async def test_another_mock_does_not_begin_beside_an_open_one(stage: Stage) -> None:
    await begin(stage)
    (offer,) = await stage.say("/mock")
    assert say.RESUME in offer.labels
    messages = await stage.press(say.NEW)
    assert "How many questions?" in messages[-1].plain


async def test_practice_in_the_middle_of_a_mock_offers_to_go_on(stage: Stage) -> None:
    await begin(stage)
    (offer,) = await stage.say("/practice")
    assert "left an answer open" in offer.plain

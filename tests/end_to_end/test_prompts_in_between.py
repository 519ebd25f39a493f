"""What is typed belongs to the answer that is open, whatever was asked in between and left."""

from bot.features.answering.texts import asking
from bot.features.settings.texts import settings as settings_say
from tests.end_to_end.stage import STORY, Stage


async def half_an_answer(stage: Stage) -> None:
    """Set up, and three words of an answer."""
    await stage.set_up()
    await stage.say("one two three")


async def test_a_command_ends_the_question_for_a_day(stage: Stage) -> None:
    await half_an_answer(stage)
    await stage.say("/plan", "/mock")
    await stage.say(STORY)
    await stage.say(asking.DONE)
    assert any("Failed queries fell" in text for text in stage.texts)


async def test_a_command_ends_the_question_for_a_place(stage: Stage) -> None:
    await half_an_answer(stage)
    await stage.say("/settings")
    await stage.press(settings_say.CHANGE_ZONE)
    await stage.say("/practice")
    await stage.say("the second part of it")
    await stage.say(asking.DONE)
    assert any("8 words" in text for text in stage.texts)


async def test_an_unknown_command_ends_nothing(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("/plan", "/plna", "12 March")
    assert any("12 March" in text for text in stage.texts)


async def test_cancel_leaves_the_question_and_not_the_answer(stage: Stage) -> None:
    await half_an_answer(stage)
    await stage.say("/plan", "/cancel")
    await stage.say("and four more words")
    await stage.say(asking.DONE)
    assert any("7 words" in text for text in stage.texts)


async def test_an_answer_typed_in_the_middle_of_set_up_is_kept(stage: Stage) -> None:
    await stage.say("/start", "/practice", "one two three", "/start")
    await stage.press("Yes")
    await stage.say("and four more words")
    await stage.say("/practice")
    assert "7 words" in stage.texts[-1]

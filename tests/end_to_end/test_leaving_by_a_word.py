"""A message that only says “stop” leaves what is open, as /cancel does, and is no part of it."""

import pytest

from bot.features.account.texts.cancel import NOTHING_TO_CANCEL
from bot.features.stories.texts import story_writing
from tests.end_to_end.stage import Stage
from tests.features.rehearsal.telling import PARTS, begin, ready


@pytest.mark.parametrize("word", ["stop", "Cancel.", "QUIT 🙏", "exit!", "/stop", "/quit"])
async def test_an_answer_is_left_with_its_words(stage: Stage, word: str) -> None:
    await stage.opened("/practice")
    await stage.say("We were eight.")
    (left, _) = await stage.say(word)
    assert "Your 3 words are kept" in left.plain


async def test_one_word_is_kept_in_good_english(stage: Stage) -> None:
    await stage.opened("/practice")
    await stage.say("Kafka")
    (left, _) = await stage.say("stop")
    assert "Your 1 word is kept" in left.plain


async def test_a_story_is_left_without_the_word(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await stage.say(PARTS[0], "stop")
    await stage.press("Go on: Situation")
    (shown,) = await stage.press(story_writing.LATER)
    assert PARTS[0][:20] in shown.plain
    assert "stop" not in shown.plain.lower()


async def test_a_mock_is_left_and_goes_on_later(stage: Stage) -> None:
    await stage.opened("/mock", "3")
    await stage.say("stop")
    assert any("/mock goes on with it" in text for text in stage.texts[-3:])


async def test_where_nothing_is_open_it_says_how_the_daily_question_is_stopped(stage: Stage) -> None:
    await stage.opened()
    await stage.say("/cancel")
    (said,) = await stage.say("stop")
    assert said.plain == NOTHING_TO_CANCEL
    assert "/settings" in said.plain


async def test_a_sentence_with_the_word_is_part_of_the_answer(stage: Stage) -> None:
    await stage.opened("/practice")
    await stage.say("Stop the launch, I said.")
    assert any(text.startswith("5 words") for text in stage.texts)

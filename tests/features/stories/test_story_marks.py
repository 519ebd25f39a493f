"""A story is read with its letters, and a letter is set on a sentence or taken away by a tap; the text stays as told."""

import pytest

from bot.features.stories.texts import stories, story_writing
from bot.features.stories.texts import story_marks as say
from storage.records import KeptStory
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import STORY, Stage
from tests.features.rehearsal.telling import PARTS, begin, named, ready, saved, write


async def kept(stage: Stage) -> KeptStory:
    """The newest story of the bank."""
    async with stage.bot.database.read() as uow:
        return (await uow.stories.kept(stage.user.person.id))[-1]


@beginning
async def to_sentences(stage: Stage) -> None:
    """A saved answer, and the list of its sentences."""
    await saved(stage)
    await stage.press(stories.WHOLE, say.CHANGE)


async def test_the_whole_text_is_as_it_was_told_with_its_letters_in_brackets(stage: Stage) -> None:
    await saved(stage)
    (whole,) = await stage.press(stories.WHOLE)
    assert f"[S] {PARTS[0]} [T] {PARTS[1]} [A] {PARTS[2]}" in whole.plain


async def test_a_sentence_is_chosen_and_gets_another_letter_too(stage: Stage) -> None:
    await to_sentences(stage)
    assert await stage.press("3") == []
    assert "It tells: Action." in stage.user.chat.newest.plain
    await stage.press("Result")
    assert "It tells: Action and Result." in stage.user.chat.newest.plain
    await stage.press(f"✓ {'Action'}")
    assert "It tells: Result." in stage.user.chat.newest.plain
    assert (await kept(stage)).version.told.text == STORY
    (page,) = await stage.press(stories.OPEN)
    assert "A under another letter" not in page.plain
    assert "R “I wrote the canary" in page.plain


async def test_a_tap_that_arrives_twice_sets_a_letter_once(stage: Stage) -> None:
    await to_sentences(stage)
    await stage.press("3")
    shown = stage.user.chat.newest
    (press,) = [data for row in shown.buttons for label, data in row if label == "Result"]
    for _ in range(2):
        await stage.do(lambda: stage.user.press_data(press, shown.message_id))
    assert "It tells: Action and Result." in stage.user.chat.newest.plain


async def test_long_stories_are_turned_by_the_page_and_by_the_sentence(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await stage.say(" ".join(f"We had the {n} th of many days." for n in range(1, 16)))
    await stage.press(story_writing.LATER, stories.WHOLE, say.CHANGE)
    assert "1 to 6 of 15" in stage.user.chat.newest.plain
    await stage.press(say.LATER)
    assert "7 to 12 of 15" in stage.user.chat.newest.plain
    await stage.press("7", say.LATER)
    assert "Sentence 8 of 15" in stage.user.chat.newest.plain
    await stage.press(say.SENTENCES)
    assert "7 to 12 of 15" in stage.user.chat.newest.plain


async def test_a_sentence_of_a_text_that_has_changed_since_is_not_marked(stage: Stage) -> None:
    await to_sentences(stage)
    shown = stage.user.chat.newest
    await stage.press("3")
    letter = stage.user.chat.newest
    (press,) = [data for row in letter.buttons for label, data in row if label == "Result"]
    await stage.do(lambda: stage.user.press_data("Sg:1:E", shown.message_id))
    await stage.say("I would ask sooner.")
    before = await kept(stage)
    await stage.do(lambda: stage.user.press_data(press, letter.message_id))
    assert say.TEXT_HAS_CHANGED in stage.user.chat.messages[letter.message_id].plain
    assert await kept(stage) == before


async def test_a_story_written_by_letters_is_put_in_the_other_order_as_a_new_version(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await write(stage, *PARTS)
    await named(stage, "The canary", "")
    await stage.press(stories.WHOLE)
    (whole,) = await stage.press(say.TRADE_OFF_FIRST)
    assert f"[T] {PARTS[1]}\n\n[S] {PARTS[0]}\n\n[A] {PARTS[2]}" in whole.plain
    (whole,) = await stage.press(say.SITUATION_FIRST)
    assert f"[S] {PARTS[0]}\n\n[T] {PARTS[1]}" in whole.plain
    assert (await kept(stage)).version.n == 3


async def test_an_answer_is_never_put_in_another_order(stage: Stage) -> None:
    await saved(stage)
    (whole,) = await stage.press(stories.WHOLE)
    assert say.TRADE_OFF_FIRST not in whole.labels
    (whole,) = await stage.do(lambda: stage.user.press_data("SD:1:1", whole.message_id))
    assert (await kept(stage)).version.told.text == STORY


@pytest.mark.parametrize("data", ["SB:1:0:99", "SC:1:0:99:S:1", "SA:1:99"])
async def test_what_is_out_of_range_shows_the_sentences(stage: Stage, data: str) -> None:
    await saved(stage)
    (said,) = await stage.do(lambda: stage.user.press_data(data, 1))
    assert "Which sentence?" in said.plain

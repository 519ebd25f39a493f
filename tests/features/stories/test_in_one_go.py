"""Several letters typed in one go are not left in the first: each passage is offered its letter, and all may stay."""

from bot.features.stories.texts import in_one_go as say
from bot.features.stories.texts import stories, story_writing
from bot.terminal.chat import Shown
from question_bank.models import Move
from storage.records import KeptStory
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import STORY, Stage
from tests.features.rehearsal.telling import PARTS, begin, ready

KEEP = say.KEEP.format(move="Situation")
NAMES = ("Situation", "Trade-off", "Action", "Result", "Driver of impact", "Reflection")
VAGUE = [f"This is paragraph number {n} of a day at work." for n in range(1, 7)]


@beginning
async def typed(stage: Stage, *texts: str) -> Shown:
    """These messages into the first letter, without a tap; what the bot said last."""
    await ready(stage)
    await begin(stage)
    return (await stage.say(*texts))[-1]


async def kept(stage: Stage) -> KeptStory:
    """The story that is being written."""
    async with stage.bot.database.read() as uow:
        return (await uow.stories.kept(stage.user.person.id))[-1]


def words_of(story: KeptStory) -> dict[str, str]:
    told = story.version.told
    return {mark.letter: told.text[mark.start : mark.end] for mark in told.marks}


async def test_six_paragraphs_in_one_message_are_offered_a_letter_each(stage: Stage) -> None:
    offer = await typed(stage, "\n\n".join(PARTS))
    assert offer.labels == [say.SPLIT, KEEP]
    for name, part in zip(NAMES, PARTS, strict=True):
        assert f"{name}: “{part[:40]}" in offer.plain


async def test_a_split_gives_each_passage_its_letter_and_moves_no_word(stage: Stage) -> None:
    text = "\n\n".join(PARTS)
    await typed(stage, text)
    (page,) = await stage.press(say.SPLIT)
    assert page.plain.startswith(say.SPLIT_DONE)
    story = await kept(stage)
    assert story.version.told.text == text
    assert words_of(story) == dict(zip("STARDE", PARTS, strict=True))


async def test_six_messages_without_next_are_offered_a_letter_each(stage: Stage) -> None:
    offer = await typed(stage, *PARTS)
    assert offer.labels == [say.SPLIT, KEEP]
    await stage.press(say.SPLIT)
    assert words_of(await kept(stage)) == dict(zip("STARDE", PARTS, strict=True))


async def test_one_paragraph_that_tells_a_whole_story_is_offered_a_letter_each(stage: Stage) -> None:
    await typed(stage, STORY)
    await stage.press(say.SPLIT)
    assert words_of(await kept(stage)) == dict(zip("STARDE", PARTS, strict=True))


async def test_labels_decide_even_for_two_letters(stage: Stage) -> None:
    await typed(stage, "Situation: We were four.\nAction: It was a plan on paper.")
    await stage.press(say.SPLIT)
    assert words_of(await kept(stage)) == {"S": "Situation: We were four.", "A": "Action: It was a plan on paper."}


async def test_six_paragraphs_that_tell_nothing_are_the_six_letters_in_their_order(stage: Stage) -> None:
    await typed(stage, "\n\n".join(VAGUE))
    await stage.press(say.SPLIT)
    assert words_of(await kept(stage)) == dict(zip("STARDE", VAGUE, strict=True))


async def test_after_a_split_the_first_letter_without_words_is_next(stage: Stage) -> None:
    await typed(stage, *PARTS[:3])
    (page,) = await stage.press(say.SPLIT)
    assert "Go on: Result" in page.labels
    await stage.say(PARTS[3])
    assert words_of(await kept(stage))["R"] == PARTS[3]


async def test_after_a_split_into_all_six_the_title_is_next_and_a_text_adds_to_no_letter(stage: Stage) -> None:
    await typed(stage, *PARTS)
    (page,) = await stage.press(say.SPLIT)
    assert page.labels[0] == stories.NAME_IT
    before = await kept(stage)
    await stage.say("thanks")
    assert await kept(stage) == before


async def test_all_may_stay_in_the_letter_and_is_not_asked_again(stage: Stage) -> None:
    await typed(stage, "\n\n".join(PARTS))
    (verdict,) = await stage.press(KEEP)
    assert verdict.plain.startswith("● Situation")
    (verdict,) = await stage.say("And more.")
    assert say.SPLIT not in verdict.labels
    assert set(words_of(await kept(stage))) == {Move.SITUATION.value}


async def test_a_situation_of_some_lines_is_left_alone(stage: Stage) -> None:
    verdict = await typed(stage, "We were four.\nThe launch was near.\nTwelve million users were at risk.")
    assert say.SPLIT not in verdict.labels


async def test_a_split_that_is_pressed_twice_is_made_once(stage: Stage) -> None:
    offer = await typed(stage, *PARTS)
    await stage.press(say.SPLIT)
    before = await kept(stage)
    stage.clock.advance(seconds=1)
    (page,) = await stage.do(lambda: stage.user.press_data("SE:1:S", offer.message_id))
    assert page.plain.startswith(say.SPLIT_DONE)
    assert await kept(stage) == before


async def test_a_story_may_be_written_from_its_trade_off_on(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    (prompt,) = await stage.press(story_writing.TRADE_OFF_FIRST)
    assert "T: Trade-off (1 of 6)" in prompt.plain
    await stage.say(PARTS[1])
    (prompt,) = await stage.press("Next: Situation")
    assert "S: Situation (2 of 6)" in prompt.plain
    await stage.say(PARTS[0])
    await stage.press("Next: Action")
    await stage.say(PARTS[2])
    assert (await kept(stage)).version.told.text == "\n\n".join((PARTS[1], PARTS[0], PARTS[2]))


async def test_a_story_of_a_word_is_begun_and_no_story(stage: Stage) -> None:
    await typed(stage, "x")
    (bank,) = await stage.say("/stories")
    assert "0 of 8 archetypes have a story, 1 more is begun." in bank.plain
    assert "◐ 2. Killed my own project\n    “Killed my own project” · begun, 1 word" in bank.plain
    (choice,) = await stage.press(stories.ADD)
    assert "◐ Killed my own project" in choice.labels

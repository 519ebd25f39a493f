"""A message of a story that is being written: edited, it changes the story; sent twice, it is told once."""

from bot.features.answering.texts import loose_text
from bot.features.stories.texts import story_writing as say
from tests.end_to_end.stage import STORY, Stage
from tests.features.rehearsal.telling import PARTS, begin, ready, write

OTHER = "Our search team of nine served fourteen million users, and the spring launch was at risk."


async def texts(stage: Stage) -> list[str]:
    """The texts of all versions of the person's stories, oldest first."""
    async with stage.bot.database.read() as uow:
        return [version.told.text for version in await uow.stories.all_versions(1)]


async def test_an_edit_changes_the_letter_and_keeps_the_text_before_among_the_versions(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await stage.say(PARTS[0])
    (verdict,) = await stage.do(lambda: stage.user.edit(OTHER))
    assert "fourteen million" in verdict.plain
    assert await texts(stage) == [PARTS[0], OTHER]


async def test_an_edit_of_one_of_several_messages_changes_its_words_alone(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await stage.say("We had 40 people.", "It was hard.")
    await stage.do(lambda: stage.user.edit("The launch was at risk."))
    (page,) = await stage.press(say.LATER)
    assert "S “We had 40 people. The launch was at risk.”" in page.plain


async def test_an_edit_still_counts_after_the_next_letter_was_asked_for(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await write(stage, PARTS[0])
    await stage.press("Next: Trade-off")
    await stage.do(lambda: stage.user.edit(OTHER))
    await stage.say(PARTS[1])
    assert (await texts(stage))[-1] == f"{OTHER}\n\n{PARTS[1]}"


async def test_an_edit_to_the_same_text_changes_nothing(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await stage.say(PARTS[0])
    assert await stage.do(lambda: stage.user.edit(PARTS[0])) == []
    assert await texts(stage) == [PARTS[0]]


async def test_an_edit_of_an_earlier_message_is_kept_and_offered(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await write(stage, PARTS[0], PARTS[1])
    earlier = stage.user.chat.memory.texts[-2]
    (offer,) = await stage.do(lambda: stage.user.edit(STORY, earlier))
    assert loose_text.DISCARD in offer.labels
    assert await texts(stage) == [f"{PARTS[0]}\n\n{PARTS[1]}"]


async def test_a_message_that_is_sent_twice_at_once_is_told_once_and_gets_one_reply(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    assert len(await stage.say(PARTS[0], PARTS[0])) == 1
    assert await texts(stage) == [PARTS[0]]


async def test_a_message_that_is_sent_again_later_is_told_once_and_answered_again(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await stage.say(PARTS[0])
    stage.clock.advance(seconds=5)
    assert len(await stage.say(PARTS[0])) == 1
    assert await texts(stage) == [PARTS[0]]


async def test_a_few_words_may_well_be_meant_twice(stage: Stage) -> None:
    await ready(stage)
    await begin(stage)
    await stage.say("Again.", "Again.")
    assert await texts(stage) == ["Again.\nAgain."]

"""A whole story is typed again on the phone: the new text takes its place, the old one stays among the versions."""

from bot.features.account.texts.cancel import NOTHING_TO_CANCEL
from bot.features.stories.texts import stories as page_say
from bot.features.stories.texts import story_marks, story_versions
from bot.features.stories.texts import story_retyping as say
from bot.terminal.chat import Shown
from storage.records import KeptStory
from tests.end_to_end.beginnings import beginning
from tests.end_to_end.stage import STORY, Stage
from tests.features.rehearsal.telling import PARTS, saved

NEW = (
    "Our search team of nine served fourteen million users, and a silent ranking bug would have cost the spring launch. "
    "I wrote the canary myself. Failed queries fell from 3 percent to 0.2 percent in two weeks."
)
MORE = "Since then every team runs that canary as a release gate."


@beginning
async def asked(stage: Stage) -> Shown:
    """Somebody who has a story and is asked to type it again; the prompt."""
    await saved(stage)
    await stage.press(page_say.WHOLE)
    (prompt,) = await stage.press(story_marks.TYPE_AGAIN)
    return prompt


async def story(stage: Stage) -> KeptStory:
    async with stage.bot.database.read() as uow:
        (kept,) = await uow.stories.kept(1)
    return kept


async def versions(stage: Stage) -> list[str]:
    """The texts of all versions, oldest first."""
    async with stage.bot.database.read() as uow:
        return [version.told.text for version in await uow.stories.all_versions(1)]


async def test_the_prompt_says_where_the_old_text_stays(stage: Stage) -> None:
    prompt = await asked(stage)
    assert "stays under Versions" in prompt.plain
    assert await versions(stage) == [STORY]


async def test_the_new_text_takes_the_place_of_the_old_one_which_stays_a_version(stage: Stage) -> None:
    await asked(stage)
    (taken,) = await stage.say(NEW)
    assert "37 words" in taken.plain
    assert await versions(stage) == [STORY, NEW]
    (page,) = await stage.press(say.THAT_IS_ALL)
    assert "fourteen million" in page.plain


async def test_several_messages_are_one_text_and_one_version(stage: Stage) -> None:
    await asked(stage)
    await stage.say(NEW, MORE, MORE)
    assert await versions(stage) == [STORY, f"{NEW}\n\n{MORE}"]
    (page,) = await stage.say("Done.")
    assert page_say.VERSIONS in page.labels
    await stage.say("hello there")
    assert await versions(stage) == [STORY, f"{NEW}\n\n{MORE}"]


async def test_a_text_that_begins_as_the_old_one_is_a_version_of_its_own_too(stage: Stage) -> None:
    await asked(stage)
    await stage.say(NEW)
    await stage.press(say.THAT_IS_ALL)
    await stage.press(page_say.WHOLE, story_marks.TYPE_AGAIN)
    await stage.say(f"{NEW} {MORE}")
    assert await versions(stage) == [STORY, NEW, f"{NEW} {MORE}"]


async def test_the_letters_are_proposed_for_the_new_text(stage: Stage) -> None:
    await asked(stage)
    await stage.say(NEW)
    told = (await story(stage)).version.told
    assert {mark.letter for mark in told.marks} >= {"S", "A", "R"}


async def test_an_edit_changes_the_words_of_the_message(stage: Stage) -> None:
    await asked(stage)
    await stage.say(NEW, PARTS[3])
    await stage.do(lambda: stage.user.edit(MORE))
    assert (await story(stage)).version.told.text == f"{NEW}\n\n{MORE}"


async def test_start_over_takes_the_typed_text_back_and_asks_again(stage: Stage) -> None:
    await asked(stage)
    await stage.say(NEW)
    (prompt,) = await stage.say("Start over")
    assert "stays under Versions" in prompt.plain
    assert (await story(stage)).version.told.text == STORY
    await stage.say(MORE)
    assert (await versions(stage))[-1] == MORE


async def test_the_old_text_is_taken_back_by_a_tap(stage: Stage) -> None:
    await asked(stage)
    await stage.say(NEW)
    (page,) = await stage.press(say.TAKE_BACK)
    assert page.plain.startswith(story_versions.restored_text(1))
    await stage.say("hello there")
    assert (await versions(stage)) == [STORY, NEW, STORY]


async def test_cancel_before_a_word_leaves_the_story_as_it_was(stage: Stage) -> None:
    await asked(stage)
    (page,) = await stage.say("/cancel")
    assert page.plain.startswith(say.UNCHANGED)
    assert await versions(stage) == [STORY]
    (nothing,) = await stage.say("/cancel")
    assert nothing.plain == NOTHING_TO_CANCEL


async def test_what_is_typed_before_a_cancel_is_kept(stage: Stage) -> None:
    await asked(stage)
    await stage.say(NEW, "/cancel")
    assert await versions(stage) == [STORY, NEW]
    await stage.say(MORE)
    assert await versions(stage) == [STORY, NEW]


async def test_a_question_that_is_open_is_put_aside_and_not_filled_by_it(stage: Stage) -> None:
    page = await saved(stage)
    await stage.say("/practice", "half an answer")
    whole = next(data for row in page.buttons for label, data in row if label == page_say.WHOLE)
    await stage.do(lambda: stage.user.press_data(whole, page.message_id))
    aside, _ = await stage.press(story_marks.TYPE_AGAIN)
    assert "Your open answer is kept" in aside.plain
    await stage.say(NEW, "/cancel")
    assert await versions(stage) == [STORY, NEW]
    async with stage.bot.database.read() as uow:
        assert [part.text for part in await uow.answers.all_parts(1)] == [STORY, "half an answer"]

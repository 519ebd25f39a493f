"""An answer just judged becomes a story, and a later telling of it a new version."""

from bot.features.answering.texts import asking, feedback
from bot.features.stories.texts import stories as say
from storage.records import TellingHow
from tests.end_to_end.stage import STORY, Stage, feedback_in
from tests.features.rehearsal.telling import saved

WEAKER = STORY.replace("Next time I would ask the launch lead for the abort rule before the first demo.", "")


async def test_a_whole_story_is_offered_to_the_bank(stage: Stage) -> None:
    await stage.set_up()
    assert say.SAVE in (await stage.answered()).labels


async def test_what_is_no_whole_story_is_not_offered(stage: Stage) -> None:
    await stage.set_up()
    assert say.SAVE not in (await stage.answered("I wrote a test and errors fell by half.")).labels


async def test_saving_puts_each_sentence_where_it_belongs(stage: Stage) -> None:
    page = await saved(stage)
    assert page.plain.startswith(say.SAVED)
    for start in ("● S “Our search", "● T “Either", "● A “I wrote", "● R “Failed", "● D “Since", "● E “Next time"):
        assert start in page.plain
    assert say.NAME_IT in page.labels


async def test_the_answer_is_known_to_tell_the_story(stage: Stage) -> None:
    await saved(stage)
    async with stage.bot.database.read() as uow:
        (telling,) = await uow.stories.tellings(stage.user.person.id)
    assert telling.how is TellingHow.KEPT


async def test_a_saved_answer_is_saved_once(stage: Stage) -> None:
    await stage.set_up()
    shown = await stage.answered()
    await stage.press(say.SAVE)
    await stage.do(lambda: stage.user.press_data("Ss:1", shown.message_id))
    (bank,) = await stage.say("/stories")
    assert bank.plain.count("Staff") == 1


async def test_a_follow_up_on_a_saved_answer_updates_the_story(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered(WEAKER)
    await stage.press(say.SAVE)
    (brief,) = [message for message in stage.user.chat.messages.values() if feedback.FOLLOW_UP in message.labels]
    await stage.do(lambda: stage.user.press_data("fu:1", brief.message_id))
    await stage.say("Next time I would ask the launch lead for the abort rule before the first demo.")
    again = feedback_in(await stage.press(asking.DONE))
    assert say.UPDATE in again.labels
    (page,) = await stage.press(say.UPDATE)
    assert page.plain.startswith(say.UPDATED)
    (versions,) = await stage.press(say.VERSIONS)
    assert "2 versions" in versions.plain


async def test_a_rewrite_of_a_saved_answer_updates_the_same_story(stage: Stage) -> None:
    await stage.set_up()
    shown = await stage.answered(WEAKER)
    await stage.press(say.SAVE)
    await stage.do(lambda: stage.user.press_data("rw:1", shown.message_id))
    assert say.UPDATE in (await stage.answered()).labels
    await stage.press(say.UPDATE)
    (bank,) = await stage.say("/stories")
    assert bank.plain.count("“Our search team") == 1

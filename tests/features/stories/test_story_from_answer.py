"""An answer just judged becomes a story, and a later telling of it a new version."""

from bot.conversation.logic.stories.story_text import letter_text
from bot.features.answering.texts import asking, feedback
from bot.features.stories.texts import stories as say
from bot.features.stories.texts import story_marks
from question_bank.loader import load_bank
from question_bank.models import ArchetypeId, Level, Move
from storage.records import KeptStory, TellingHow
from tests.end_to_end.stage import STORY, Stage, feedback_in
from tests.features.rehearsal.telling import SAVED_TITLE, saved

WEAKER = STORY.replace("Next time I would ask the launch lead for the abort rule before the first demo.", "")
KILLED = load_bank().example(ArchetypeId.KILLED_PROJECT, Level.STAFF).text


async def kept(stage: Stage) -> KeptStory:
    """The newest story of the bank."""
    async with stage.bot.database.read() as uow:
        return (await uow.stories.kept(stage.user.person.id))[-1]


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
    assert bank.plain.count(f"“{SAVED_TITLE}”") == 1


async def test_an_answer_is_kept_byte_for_byte_with_a_blank_line_between_its_messages(stage: Stage) -> None:
    await stage.set_up()
    messages = [f"  {STORY}", "I led it:\n- by day &\n- by <night>  ", "😀 And that was that."]
    await stage.say(*messages)
    await stage.press(asking.DONE)
    await stage.press(say.SAVE)
    assert (await kept(stage)).version.told.text == "\n\n".join(messages)


async def test_a_story_has_the_newest_edit_of_each_message_and_the_follow_up_as_a_paragraph(stage: Stage) -> None:
    await stage.set_up()
    first, second = f"{WEAKER.partition('. ')[0]}.", WEAKER.partition(". ")[2].strip()
    await stage.say("Our search team was somewhere.")
    edited = stage.user.chat.memory.last_said
    await stage.say(second)
    shown = feedback_in(await stage.press(asking.DONE))
    await stage.do(lambda: stage.user.edit(first, edited))
    await stage.do(lambda: stage.user.press_data("fu:1", shown.message_id))
    await stage.say("Next time I would ask the launch lead first.")
    await stage.press(asking.DONE, say.SAVE)
    told = (await kept(stage)).version.told.text
    assert told == f"{first}\n\n{second}\n\nNext time I would ask the launch lead first."


async def test_no_sentence_of_an_answer_changes_its_place(stage: Stage) -> None:
    await stage.set_up()
    sentences = [f"{sentence}." for sentence in STORY.rstrip(".").split(". ")]
    backwards = " ".join([sentences[3], sentences[0], *sentences[4:], sentences[1], sentences[2]])
    await stage.answered(backwards)
    await stage.press(say.SAVE)
    assert (await kept(stage)).version.told.text == backwards


async def test_an_answer_of_today_is_offered_where_its_archetype_is_begun(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered(KILLED)
    await stage.say("/stories")
    (prompt,) = await stage.press("2. Write: Killed my own project")
    (take,) = [label for label in prompt.labels if label.startswith("Take your answer")]
    assert take == "Take your answer of today (Staff)"
    page, *_ = await stage.press(take)
    assert page.plain.startswith(say.SAVED)
    story = await kept(stage)
    assert (story.version.told.text, story.story.title) == (KILLED, "Killed my own project")
    (idle,) = await stage.say("/stories")
    assert "1 of 8 archetypes has a story" in idle.plain


async def test_an_answer_that_tells_a_story_already_is_not_offered(stage: Stage) -> None:
    await stage.set_up()
    await stage.answered(KILLED)
    await stage.press(say.SAVE)
    await stage.say("/stories")
    prompt = (await stage.press(say.ADD, "● Killed my own project"))[-1]
    assert not any(label.startswith("Take") for label in prompt.labels)


async def test_an_update_keeps_the_letters_of_the_words_that_stay(stage: Stage) -> None:
    await stage.set_up()
    shown = await stage.answered(WEAKER)
    await stage.press(say.SAVE, say.WHOLE, story_marks.CHANGE, "3", "Result")
    await stage.do(lambda: stage.user.press_data("rw:1", shown.message_id))
    await stage.answered()
    await stage.press(say.UPDATE)
    told = (await kept(stage)).version.told
    assert told.text == STORY
    assert letter_text(told, Move.RESULT).startswith("I wrote the canary")
    assert letter_text(told, Move.REFLECTION).startswith("Next time I would")

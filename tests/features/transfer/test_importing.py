"""Stories back from a file that somebody sends: shown first, and imported when told to."""

from bot.conversation.logic.stories.letter_paragraphs import joined_letters
from bot.conversation.logic.stories.story_text import letter_text
from bot.features.transfer.texts import transfer as say
from question_bank.models import Move
from storage.records import StoryCause
from tests.end_to_end.stage import STORY, Stage
from tests.features.transfer.sent_files import CLASSIC, FORM, exported, imported, press_on, send, stories


async def test_a_file_is_shown_before_anything_is_imported(stage: Stage) -> None:
    await stage.set_up()
    (preview,) = await send(stage, "stories.md", FORM)
    assert "1 story in this file" in preview.plain
    assert "The silent index: new" in preview.plain
    assert preview.labels == [say.IMPORT, say.NOT_NOW]
    assert await stories(stage) == []


async def test_a_file_is_imported_when_told_to_and_what_is_missing_is_said(stage: Stage) -> None:
    await stage.set_up()
    done, offered = await imported(stage)
    assert offered.labels == ["Reflection: The silent index"]
    assert "trade-off, result, driver of impact and reflection" in done.plain
    assert done.labels == ["Write on: The silent index", say.STORIES]
    (page,) = await press_on(stage, done, "Write on: The silent index")
    assert "The silent index" in page.plain
    (kept,) = await stories(stage)
    assert (kept.story.project, kept.story.year, kept.story.core, kept.story.category) == ("Search", 2024, 2, "Crisis")
    assert kept.story.archetypes == ("quality-incident",)
    assert letter_text(kept.version.told, Move.ACTION) == "I rolled it back & wrote <the> check."
    assert kept.version.cause is StoryCause.IMPORTED


async def test_the_usual_template_keeps_its_place_and_leaves_the_trade_off_to_be_written(stage: Stage) -> None:
    await stage.set_up()
    await imported(stage, CLASSIC, "Leadership stories.txt")
    (kept,) = await stories(stage)
    assert (kept.story.core, kept.story.category) == (1, "Team Building")
    assert kept.version.told == joined_letters({"S": "We were two.\n\nI was asked for fifteen.", "A": "I hired them."})


async def test_the_same_file_twice_changes_nothing(stage: Stage) -> None:
    await stage.set_up()
    await imported(stage)
    before = await stories(stage)
    (preview,) = await send(stage, "stories.md", FORM)
    assert preview.labels == [say.STORIES]
    assert await stories(stage) == before


async def test_a_changed_story_gets_a_new_version_and_keeps_what_the_file_leaves_open(stage: Stage) -> None:
    await stage.set_up()
    await imported(stage)
    shorter = FORM.replace("I rolled it back", "I wrote the rollback").split("## Key")[0].replace("- Year: 2024\n", "")
    (preview,) = await send(stage, "stories.md", shorter.replace("Our index of twelve million users was empty.", ""))
    assert "it gets a new version" in preview.plain
    await stage.press(say.IMPORT)
    (kept,) = await stories(stage)
    assert kept.version.n == 2
    assert letter_text(kept.version.told, Move.SITUATION) == "Our index of twelve million users was empty."
    assert letter_text(kept.version.told, Move.ACTION).startswith("I wrote the rollback")
    assert kept.story.year == 2024


async def test_a_form_without_projects_finds_its_story_by_its_place(stage: Stage) -> None:
    await stage.set_up()
    await imported(stage, CLASSIC)
    (kept,) = await stories(stage)
    async with stage.bot.database.begin() as uow:
        await uow.stories.change(kept.story.id, project="Growth")
        await uow.commit()
    await imported(stage, CLASSIC.replace("I hired them.", "I hired twelve."))
    (kept,) = await stories(stage)
    assert (kept.version.n, kept.story.project) == (2, "Growth")


async def test_an_open_answer_is_not_disturbed(stage: Stage) -> None:
    await stage.set_up()
    await stage.say("one two three")
    await imported(stage)
    await stage.say("four")
    assert any(text.startswith("4 words") for text in stage.texts)


async def test_a_plain_text_is_offered_as_one_story_with_its_letters_proposed(stage: Stage) -> None:
    await stage.set_up()
    (offer,) = await send(stage, "The ranking.txt", STORY)
    assert "I can take all of it as one story: The ranking" in offer.plain
    assert await stories(stage) == []
    await stage.press(say.TAKE_AS_ONE)
    (kept,) = await stories(stage)
    assert (kept.story.title, kept.version.told.text) == ("The ranking", STORY)
    assert {mark.letter for mark in kept.version.told.marks} >= {"S", "A", "R"}
    (again,) = await send(stage, "The ranking.txt", STORY)
    assert "word for word" in again.plain
    assert again.labels == [say.STORIES]


async def test_an_edited_export_keeps_its_marks_where_the_bank_has_them(stage: Stage) -> None:
    await stage.set_up()
    await imported(stage)
    file = (await exported(stage))["stardrill.md"].decode()
    (preview,) = await send(stage, "stardrill.md", file.replace("I rolled it back", "I rolled all of it back", 1))
    assert "the words marked as action were changed" in preview.plain
    await stage.press(say.IMPORT)
    (kept,) = await stories(stage)
    assert letter_text(kept.version.told, Move.ACTION).endswith("I rolled all of it back & wrote <the> check.")
    assert letter_text(kept.version.told, Move.SITUATION) == "Our index of twelve million users was empty."


OWN_WORDS = "Our index was empty. Nobody saw it for a day."
BEFORE = f"# My story: My story (2)\n\n## Situation\n{OWN_WORDS}\n"


async def test_a_story_without_a_title_in_an_older_file_is_called_by_its_first_words(stage: Stage) -> None:
    await stage.set_up()
    (preview,) = await send(stage, "stories.md", BEFORE)
    assert "Our index was empty: new" in preview.plain
    await stage.press(say.IMPORT)
    (kept,) = await stories(stage)
    assert kept.story.title == "Our index was empty"


async def test_a_story_without_a_title_in_an_older_file_finds_its_story(stage: Stage) -> None:
    await stage.set_up()
    await imported(stage, BEFORE)
    (preview,) = await send(stage, "stories.md", BEFORE)
    assert preview.labels == [say.STORIES]
    await imported(stage, BEFORE.replace("a day", "two days"))
    (kept,) = await stories(stage)
    assert (kept.version.n, kept.story.title) == (2, "Our index was empty")


async def test_stories_without_a_title_that_begin_alike_are_not_mixed_up(stage: Stage) -> None:
    await stage.set_up()
    both = BEFORE + "\n" + BEFORE.replace("(2)", "(3)").replace("a day", "a week")
    await imported(stage, both)
    before = await stories(stage)
    assert [kept.story.title for kept in before] == ["Our index was empty", "Our index was empty (2)"]
    await send(stage, "stories.md", both)
    assert await stories(stage) == before
    await imported(stage, BEFORE.replace("a day", "a year"))
    assert (await stories(stage))[:2] == before
